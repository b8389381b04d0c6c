/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-trend.h"

G_BEGIN_DECLS

#define TD_YEAR_MONTHS 12

/**
 * TdYearMonth: one month of a work year: its newest cut.
 * @has_cut: there is one
 * @is_end: it is that of the month's last day
 */
typedef struct
{
  bool has_cut;
  bool is_end;
  TdTrendPoint point;
} TdYearMonth;

/** TdYear: a work year beside others; months[0] is October. */
typedef struct
{
  int work_year;
  TdYearMonth months[TD_YEAR_MONTHS];
} TdYear;

/**
 * td_years: the work years that have cuts, side by side by month, as the units of @now (successions
 * followed), the newest first: that of @now, up to @now, and at most @n_years − 1 before it. A
 * year without any cut is left out.
 *
 * Returns: (transfer full) (element-type TdYear)
 */
GArray *
td_years (const TdBook *book, TdSubject subject, TdMeasure measure, TdDay now, guint n_years);

G_END_DECLS
