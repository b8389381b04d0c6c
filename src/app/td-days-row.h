/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * TdDaysRow: a list of days, one a line, in every form in which days are typed.
 *
 * Signal ::commit (TdDaysRow *): the focus left a list that differs and in which every line is a
 * day. The handler accepts it by leaving the row without an error.
 */
#define TD_TYPE_DAYS_ROW (td_days_row_get_type ())
G_DECLARE_FINAL_TYPE (TdDaysRow, td_days_row, TD, DAYS_ROW, AdwPreferencesRow)

/** td_days_row_set_days: @days: ISO days, separated by spaces, as they are stored. */
void td_days_row_set_days (TdDaysRow *row, const char *days);

/** td_days_row_get_days: (transfer none): the accepted days, as they are stored. */
const char *td_days_row_get_days (TdDaysRow *row);

/** td_days_row_set_error: @error: (nullable): a sentence about the list. */
void td_days_row_set_error (TdDaysRow *row, const char *error);
const char *td_days_row_get_error (TdDaysRow *row);

/** td_days_row_get_buffer: (transfer none): what is being typed. */
GtkTextBuffer *td_days_row_get_buffer (TdDaysRow *row);

/** td_days_row_finish: looks at the list as the focus leaving it would. */
void td_days_row_finish (TdDaysRow *row);

/**
 * td_days_parse: reads a list of days, one a line; empty lines do not matter. Days come out in
 * order, once each.
 * @work_year: the work year for days without a year
 *
 * Returns: (transfer full): ISO days, separated by spaces; NULL with the line's number in the
 * sentence
 */
char *td_days_parse (const char *text, int work_year, GError **error);

G_END_DECLS
