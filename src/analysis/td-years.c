/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-years.h"

#include "model/td-day.h"

static void
fill_point (const TdBook *book,
            TdSubject subject,
            TdMeasure measure,
            int cut,
            TdDay now,
            TdTrendPoint *point)
{
  int64_t eligible, completed;

  point->cut = cut;
  point->day = td_book_get_cut (book, cut)->as_of;
  const TdTarget *target = td_book_get_target_in_force (book, subject, measure, point->day);
  if (target != NULL)
    {
      point->has_target = true;
      point->target = target->rate;
    }
  if (point->day == now)
    point->figures = td_table_get_shown (td_table_get (book, cut), subject, measure)->figures;
  else
    td_earlier_figures (book, subject, measure, cut, now, &point->figures);
  point->has_rate = td_figures_get (&point->figures, TD_ITEM_ELIGIBLE, &eligible)
                    && td_figures_get (&point->figures, TD_ITEM_COMPLETED, &completed)
                    && td_ratio_rate (completed, eligible, &point->rate);
}

GArray *
td_years (const TdBook *book, TdSubject subject, TdMeasure measure, TdDay now, guint n_years)
{
  GArray *years = g_array_new (FALSE, TRUE, sizeof (TdYear));
  TdYear *year = NULL;

  /* Backwards: the newest cut of a month is met first. */
  for (int cut = td_book_get_n_cuts (book) - 1; cut >= 0; cut--)
    {
      TdDay as_of = td_book_get_cut (book, cut)->as_of;
      int work_year = td_day_work_year (as_of);
      if (as_of > now)
        continue;
      if (year == NULL || year->work_year != work_year)
        {
          TdYear next = { .work_year = work_year };
          if (years->len == n_years)
            break;
          g_array_append_val (years, next);
          year = &g_array_index (years, TdYear, years->len - 1);
        }
      TdYearMonth *month = &year->months[td_day_work_month (as_of) - 1];
      if (month->has_cut)
        continue;
      month->has_cut = true;
      month->is_end = td_day_is_month_end (as_of);
      fill_point (book, subject, measure, cut, now, &month->point);
    }
  return years;
}
