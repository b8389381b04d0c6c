/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-field-row.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdUnitDialog: adds a unit, or edits one.
 *
 * Signal ::saved (TdUnitDialog *, const char *code): the unit is in the workspace.
 */
#define TD_TYPE_UNIT_DIALOG (td_unit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitDialog, td_unit_dialog, TD, UNIT_DIALOG, AdwWindow)

/**
 * td_unit_dialog_new:
 * @parent: (nullable)
 * @unit: the unit to edit; #TD_SUBJECT_NONE to add one
 * @above: the parent to begin with when one is added, or #TD_SUBJECT_NONE
 */
TdUnitDialog *
td_unit_dialog_new (GtkWindow *parent, TdSession *session, TdSubject unit, TdSubject above);

/** td_unit_dialog_save: writes the unit; false with sentences at the rows. */
bool td_unit_dialog_save (TdUnitDialog *dialog);

/** td_unit_dialog_get_row: (transfer none): the row of a column of units.csv that is typed
 * ("name"); NULL for others. */
TdFieldRow *td_unit_dialog_get_row (TdUnitDialog *dialog, const char *column);

G_END_DECLS
