/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-types.h"

G_BEGIN_DECLS

/** td_day_is_real: whether @day lies in the years 1900 to 9999, as each day that td_day_new()
 * makes. */
bool td_day_is_real (TdDay day);

/** td_day_new: the day of a year, month (1–12) and day of month; #TD_DAY_NONE if there is none. */
TdDay td_day_new (int year, int month, int day);

/** td_day_get_ymd: splits @day; each of @year, @month, @day_of_month may be NULL. */
void td_day_get_ymd (TdDay day, int *year, int *month, int *day_of_month);

/** td_day_today: today in the local time zone. */
TdDay td_day_today (void);

/** td_day_weekday: 1 is Monday, 7 is Sunday. */
int td_day_weekday (TdDay day);

/** td_day_month_end: the last day of the month of @day. */
TdDay td_day_month_end (TdDay day);

/** td_day_is_month_end: whether @day is the last of its month. */
bool td_day_is_month_end (TdDay day);

/**
 * td_day_year_before: the day that answers to @day a year earlier: a month's last day answers to
 * that month's last day (28/2/2025 to 29/2/2024). #TD_DAY_NONE before 1900.
 */
TdDay td_day_year_before (TdDay day);

/** td_day_work_year: the work year of @day, 1 October to 30 September, by the year it ends in. */
int td_day_work_year (TdDay day);

/** td_work_year_first: 1 October with which @work_year begins. */
TdDay td_work_year_first (int work_year);

/** td_work_year_last: 30 September with which @work_year ends. */
TdDay td_work_year_last (int work_year);

/** td_day_work_month: the month within the work year: October is 1, September 12. */
int td_day_work_month (TdDay day);

/** td_days_left: days from @on (not counted) to 30/9 of @work_year (counted), at least 0. */
int td_days_left (TdDay on, int work_year);

/** td_day_format_iso: (transfer full): "2025-09-12", the form of files and the command line. */
char *td_day_format_iso (TdDay day);

/** td_day_format: (transfer full): "12/9/2025" for people; "2025-09-12" in the C locale. */
char *td_day_format (TdDay day);

/** td_day_format_short: (transfer full): "12/9", where the year is clear; "09-12" in the C locale.
 */
char *td_day_format_short (TdDay day);

/**
 * td_day_parse_iso: reads exactly "YYYY-MM-DD".
 *
 * Returns: false, leaving @day alone, when @text is anything else or no such day exists.
 */
bool td_day_parse_iso (const char *text, TdDay *day);

/**
 * td_day_parse: reads what people type: 15/9/2025, 15/9/25, 15/9 (in @work_year), 15-09-2025,
 * 2025-09-15. Spaces around it do not matter.
 * @work_year: the work year for a day without year
 *
 * Returns: false with #TD_ERROR_VALUE when it is not wholly a day.
 */
bool td_day_parse (const char *text, int work_year, TdDay *day, GError **error);

G_END_DECLS
