/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-field-row.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/* TdRetireDialog: ends a unit with a last day, and says which unit goes on with its work. */
#define TD_TYPE_RETIRE_DIALOG (td_retire_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdRetireDialog, td_retire_dialog, TD, RETIRE_DIALOG, AdwWindow)

/** td_retire_dialog_new: @parent: (nullable) */
TdRetireDialog *td_retire_dialog_new (GtkWindow *parent, TdSession *session, TdSubject unit);

/** td_retire_dialog_set_successor: chooses the unit that goes on; #TD_SUBJECT_NONE for none. */
void td_retire_dialog_set_successor (TdRetireDialog *dialog, TdSubject unit);

/** td_retire_dialog_save: ends the unit; false with a sentence in the dialog. */
bool td_retire_dialog_save (TdRetireDialog *dialog);

/** td_retire_dialog_get_day_row: (transfer none): the row of the last day. */
TdFieldRow *td_retire_dialog_get_day_row (TdRetireDialog *dialog);

G_END_DECLS
