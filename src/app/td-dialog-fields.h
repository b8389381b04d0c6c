/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-field-row.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/* What dialogs that write rows of the workspace share: reading fields, and showing faults where
 * they can be mended. */

/** td_dialog_get_work_year: the work year for days that are typed without one: that of the cut. */
int td_dialog_get_work_year (TdSession *session);

/** td_dialog_dup_text: (transfer full) (nullable): what is typed in a row, normalised; NULL for
 * nothing. */
char *td_dialog_dup_text (TdFieldRow *row);

/** td_dialog_read_day: the day in a row, #TD_DAY_NONE when it is empty; false with a sentence at
 * the row. */
bool td_dialog_read_day (TdFieldRow *row, int work_year, TdDay *day);

/** td_dialog_read_needed_day: the same, where an empty row is wrong too. */
bool td_dialog_read_needed_day (TdFieldRow *row, int work_year, TdDay *day);

/** td_dialog_set_day: shows a day, nothing for #TD_DAY_NONE. */
void td_dialog_set_day (TdFieldRow *row, TdDay day);

/** td_dialog_tidy_day: for ::commit: writes the day that was typed as days are written, or says
 * what is wrong. */
void td_dialog_tidy_day (TdFieldRow *row, int work_year);

/**
 * td_dialog_read_name: the name or code in a row; false with a sentence at the row.
 * @required: whether it may not be empty
 * @name: (out) (transfer full) (nullable)
 */
bool td_dialog_read_name (TdFieldRow *row, bool required, char **name);

/** TdFaultPlace: the row of a dialog where a fault in a column shows. */
typedef struct
{
  const char *column;
  TdFieldRow *row;
} TdFaultPlace;

/**
 * td_dialog_show_faults: shows each fault at the row of its column, all others one below the other
 * in @label; the focus goes to the first row.
 * @faults: (element-type TdFault)
 * @error: (nullable): shown where there are no faults
 */
void td_dialog_show_faults (const GPtrArray *faults,
                            const GError *error,
                            const TdFaultPlace *places,
                            guint n_places,
                            GtkLabel *label);

/** td_dialog_show_sentence: shows one sentence at the row of @column, in @label when it has none.
 */
void td_dialog_show_sentence (const char *column,
                              const char *sentence,
                              const TdFaultPlace *places,
                              guint n_places,
                              GtkLabel *label);

/** td_dialog_apply: makes changes as td_session_apply(), and shows what is wrong as
 * td_dialog_show_faults(). */
bool td_dialog_apply (TdSession *session,
                      const TdChanges *changes,
                      const TdAction *action,
                      const TdFaultPlace *places,
                      guint n_places,
                      GtkLabel *label);

G_END_DECLS
