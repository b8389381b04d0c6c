/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-field-row.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/**
 * TdOfficerTask: what is done with an officer.
 * @TD_OFFICER_ADD: a first stay in a unit
 * @TD_OFFICER_EDIT: name and days of a stay
 * @TD_OFFICER_MOVE: the stay ends, another one begins in another unit the day after; figures stay
 *   with the stay in which they were entered
 * @TD_OFFICER_END: the stay ends
 */
typedef enum
{
  TD_OFFICER_ADD,
  TD_OFFICER_EDIT,
  TD_OFFICER_MOVE,
  TD_OFFICER_END,
} TdOfficerTask;

/*
 * TdOfficerDialog: adds an officer, or changes, moves or ends a stay.
 *
 * Signal ::saved (TdOfficerDialog *, const char *unit, const char *code): it was written.
 */
#define TD_TYPE_OFFICER_DIALOG (td_officer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdOfficerDialog, td_officer_dialog, TD, OFFICER_DIALOG, AdwWindow)

/** td_officer_dialog_new: @subject: the unit when one is added, else the stay */
TdOfficerDialog *td_officer_dialog_new (GtkWindow *parent,
                                        TdSession *session,
                                        TdOfficerTask task,
                                        TdSubject subject);

/** td_officer_dialog_save: writes what is filled in; false with a sentence where it is wrong. */
bool td_officer_dialog_save (TdOfficerDialog *dialog);

/** td_officer_dialog_set_unit: chooses the unit of a new or moved officer. */
void td_officer_dialog_set_unit (TdOfficerDialog *dialog, TdSubject unit);

/** td_officer_dialog_get_row: (transfer none) (nullable): the row of "name", "code", "valid_from"
 * or "valid_to". */
TdFieldRow *td_officer_dialog_get_row (TdOfficerDialog *dialog, const char *column);

/** td_officer_dialog_get_error: (nullable): the sentence that belongs to no row. */
const char *td_officer_dialog_get_error (TdOfficerDialog *dialog);

/** td_officer_delete: deletes a stay with the figures and targets in it, and says so in a toast
 * with undo; a dialog says why it could not be. */
bool td_officer_delete (GtkWindow *parent, TdSession *session, TdSubject officer);

G_END_DECLS
