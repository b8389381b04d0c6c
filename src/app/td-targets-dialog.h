/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-field-row.h"
#include "app/td-session.h"
#include "app/td-targets-history.h"

G_BEGIN_DECLS

/*
 * TdTargetsDialog: assigns a target in a work year, by cases, by money or both, to a unit or
 * officer, or to many at once: the units below it, its officers, all units of a kind; as one step.
 * For one it lists what was assigned before.
 */
#define TD_TYPE_TARGETS_DIALOG (td_targets_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdTargetsDialog, td_targets_dialog, TD, TARGETS_DIALOG, AdwWindow)

/** td_targets_dialog_new: @parent: (nullable). In the work year of the chosen cut. @measure: whose
 * rate is typed first */
TdTargetsDialog *
td_targets_dialog_new (GtkWindow *parent, TdSession *session, TdSubject subject, TdMeasure measure);

/** td_targets_dialog_set_year: chooses another work year of those that are listed. */
void td_targets_dialog_set_year (TdTargetsDialog *dialog, int work_year);

/** td_targets_dialog_set: writes the target that is typed; false with a sentence at the row. */
bool td_targets_dialog_set (TdTargetsDialog *dialog);

/** td_targets_dialog_set_rule: chooses when the target that is typed is met. */
void td_targets_dialog_set_rule (TdTargetsDialog *dialog, TdRule rule);

/** td_targets_dialog_choose: chooses whom the target is for, by place in the list; 0 is the one the
 * dialog was opened for. */
void td_targets_dialog_choose (TdTargetsDialog *dialog, guint index);

/** td_targets_dialog_get_history: (transfer none): the list of what was assigned before. */
TdTargetsHistory *td_targets_dialog_get_history (TdTargetsDialog *dialog);

/** td_targets_dialog_get_row: (transfer none): the row "cases", "money", "from" or "document". */
TdFieldRow *td_targets_dialog_get_row (TdTargetsDialog *dialog, const char *name);

G_END_DECLS
