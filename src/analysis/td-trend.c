/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-trend.h"

#include "model/td-day.h"

static void
fill_rate (TdTrendPoint *point)
{
  int64_t eligible, completed;
  point->has_rate = td_figures_get (&point->figures, TD_ITEM_ELIGIBLE, &eligible)
                    && td_figures_get (&point->figures, TD_ITEM_COMPLETED, &completed)
                    && td_ratio_rate (completed, eligible, &point->rate);
}

/* The cuts of a work year up to @last, as the units of @now. */
static GArray *
points_of_year (
    const TdBook *book, TdSubject subject, TdMeasure measure, int work_year, TdDay last, TdDay now)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (TdTrendPoint));

  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    {
      TdDay as_of = td_book_get_cut (book, cut)->as_of;
      if (td_day_work_year (as_of) != work_year || as_of > last)
        continue;

      TdTrendPoint point = { .day = as_of, .cut = cut };
      const TdTarget *target = td_book_get_target_in_force (book, subject, measure, as_of);
      if (target != NULL)
        {
          point.has_target = true;
          point.target = target->rate;
        }
      if (as_of == now)
        point.figures = td_table_get_shown (td_table_get (book, cut), subject, measure)->figures;
      else
        td_earlier_figures (book, subject, measure, cut, now, &point.figures);
      fill_rate (&point);
      g_array_append_val (points, point);
    }
  return points;
}

GArray *
td_trend_points (const TdBook *book, TdSubject subject, TdMeasure measure, TdDay now)
{
  return points_of_year (book, subject, measure, td_day_work_year (now), now, now);
}

GArray *
td_trend_last_year (const TdBook *book, TdSubject subject, TdMeasure measure, TdDay now)
{
  int work_year = td_day_work_year (now) - 1;
  return points_of_year (book, subject, measure, work_year, td_work_year_last (work_year), now);
}

GArray *
td_target_steps (const TdBook *book, TdSubject subject, TdMeasure measure, int work_year)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (TdTargetStep));
  TdDay first = td_work_year_first (work_year);
  bool is_officer = td_book_is_officer (book, subject);
  const char *officer = is_officer ? td_book_get_officer (book, subject)->code : NULL;
  TdSubject unit = is_officer ? td_book_get_parent (book, subject) : subject;
  const char *code = td_book_get_unit (book, unit)->code;

  /* The book keeps targets by from-date. */
  for (guint i = 0; i < td_book_get_n_targets (book); i++)
    {
      const TdTarget *target = td_book_get_target (book, i);
      if (target->work_year != work_year || target->measure != measure
          || g_strcmp0 (target->unit, code) != 0 || g_strcmp0 (target->officer, officer) != 0)
        continue;
      TdTargetStep step = { MAX (target->from, first), target->rate, target->rule };
      /* One that is replaced on its first day was never in force. */
      if (steps->len > 0 && g_array_index (steps, TdTargetStep, steps->len - 1).from == step.from)
        g_array_remove_index (steps, steps->len - 1);
      g_array_append_val (steps, step);
    }
  return steps;
}
