/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-years.h"

G_BEGIN_DECLS

/**
 * TdIncrement: what a stretch of the work year brought.
 * @from: the day before it: that of the cut before, or 30/9
 * @to: the day of its cut, the newest of its month
 * @months: how many months it lies over; more than one where a month has no cut
 * @completed: so much more, below 0 where the figures fell
 * @has_eligible: so much more became eligible; not known of the first stretch
 */
typedef struct
{
  TdDay from;
  TdDay to;
  int months;
  int64_t completed;
  bool has_eligible;
  int64_t eligible;
} TdIncrement;

/**
 * td_year_increments: what each month of one of td_years() brought: the difference of two
 * cumulative figures. A month without figures is part of the next stretch.
 *
 * Returns: (transfer full) (element-type TdIncrement)
 */
GArray *td_year_increments (const TdYear *year);

G_END_DECLS
