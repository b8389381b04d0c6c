/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-field-row.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdTargetsDialog: the targets of a unit or officer in a work year, one below another by their
 * first day; sets and removes them. Each is written at once.
 */
#define TD_TYPE_TARGETS_DIALOG (td_targets_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdTargetsDialog, td_targets_dialog, TD, TARGETS_DIALOG, AdwWindow)

/** td_targets_dialog_new: @parent: (nullable). @measure: the one to begin with */
TdTargetsDialog *
td_targets_dialog_new (GtkWindow *parent, TdSession *session, TdSubject subject, TdMeasure measure);

/** td_targets_dialog_set: writes the target that is typed; false with a sentence at the row. */
bool td_targets_dialog_set (TdTargetsDialog *dialog);

/** td_targets_dialog_set_rule: chooses when the target that is typed is met. */
void td_targets_dialog_set_rule (TdTargetsDialog *dialog, TdRule rule);

/** td_targets_dialog_remove: removes the target of that place in the list. */
bool td_targets_dialog_remove (TdTargetsDialog *dialog, guint index);

/** td_targets_dialog_get_n: how many targets are listed. */
guint td_targets_dialog_get_n (TdTargetsDialog *dialog);

/** td_targets_dialog_get_row: (transfer none): the row "rate", "from" or "document". */
TdFieldRow *td_targets_dialog_get_row (TdTargetsDialog *dialog, const char *column);

G_END_DECLS
