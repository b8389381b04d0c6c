/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-increments.h"

#include "model/td-day.h"

GArray *
td_year_increments (const TdYear *year)
{
  GArray *increments = g_array_new (FALSE, TRUE, sizeof (TdIncrement));
  TdDay from = td_work_year_first (year->work_year) - 1;
  int64_t completed_before = 0, eligible_before = 0;
  int month_before = 0;

  for (int month = 0; month < TD_YEAR_MONTHS; month++)
    {
      const TdTrendPoint *point = &year->months[month].point;
      int64_t completed, eligible;
      if (!year->months[month].has_cut
          || !td_figures_get (&point->figures, TD_ITEM_COMPLETED, &completed)
          || !td_figures_get (&point->figures, TD_ITEM_ELIGIBLE, &eligible))
        continue;
      TdIncrement increment = {
        .from = from,
        .to = point->day,
        .months = month + 1 - month_before,
        .completed = completed - completed_before,
        .has_eligible = month_before > 0,
      };
      if (increment.has_eligible)
        increment.eligible = eligible - eligible_before;
      g_array_append_val (increments, increment);
      from = point->day;
      month_before = month + 1;
      completed_before = completed;
      eligible_before = eligible;
    }
  return increments;
}
