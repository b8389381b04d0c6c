/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/*
 * analyse WORKSPACE N: opens a workspace and, N times, analyses its newest cut anew for every unit
 * and both measures. One line of JSON for each, in microseconds:
 *
 *   scan      each stored figure of all cuts read once and added up
 *   sums      the sums of every unit in every cut that the analysis needs (once: they are kept)
 *   progress  rates, gaps, changes, ranks
 *   forecast  forecast and pace of every unit
 *   parts     movement since both bases, composition
 *   groups    contributions, ranks then, groups and least sets of every group
 *   years     five work years of every unit side by side
 */

#include "analysis/td-composition.h"
#include "analysis/td-contribution.h"
#include "analysis/td-groups.h"
#include "analysis/td-movement.h"
#include "analysis/td-pace.h"
#include "analysis/td-rank.h"
#include "analysis/td-whatif.h"
#include "analysis/td-years.h"
#include "store/td-workspace.h"

#include <stdio.h>

#define N_STEPS 7

static int64_t
scan (const TdBook *book)
{
  uint64_t sum = 0;

  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    for (TdSubject subject = 0; subject < td_book_get_n_subjects (book); subject++)
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        {
          const TdFigures *figures = td_book_get_entered (book, cut, subject, (TdMeasure)measure);
          for (guint item = 0; figures != NULL && item < TD_N_STORED_ITEMS; item++)
            sum += (uint64_t)figures->value[item];
        }
  return (int64_t)sum;
}

static void
forecast_all (const TdProgress *progress)
{
  g_autoptr (TdForecaster) forecaster = td_forecaster_new (progress->book, progress->cut);
  TdMilestones milestones;

  td_book_get_milestones (progress->book, &milestones);
  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      TdForecast forecast = td_forecaster_get (forecaster, row->subject, row->measure);
      (void)td_pace (progress, row, &milestones, &forecast);
    }
}

static void
move (const TdProgressRow *row, TdEarlier *earlier)
{
  const TdFigures *now = &row->shown->figures;
  TdFigures then;

  if (earlier == NULL)
    return;
  td_earlier_get (earlier, row->subject, row->measure, &then);
  (void)td_movement (then.value[TD_ITEM_COMPLETED],
                     then.value[TD_ITEM_ELIGIBLE],
                     now->value[TD_ITEM_COMPLETED],
                     now->value[TD_ITEM_ELIGIBLE]);
}

static void
take_apart (const TdProgress *progress)
{
  TdBook *book = progress->book;
  TdDay as_of = progress->as_of;
  g_autoptr (TdEarlier) month
      = progress->month_base >= 0 ? td_earlier_new (book, progress->month_base, as_of) : NULL;
  g_autoptr (TdEarlier) year
      = progress->year_base >= 0 ? td_earlier_new (book, progress->year_base, as_of) : NULL;
  const TdForm *form = td_book_get_form (book, progress->cut);

  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      move (row, month);
      move (row, year);
      (void)td_composition (&row->shown->figures, form);
    }
}

static void
group_all (const TdProgress *progress)
{
  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      guint n;
      (void)td_book_get_children (progress->book, row->subject, &n);
      if (n == 0)
        continue;
      g_autoptr (TdContributions) contributions
          = td_contributions_new (progress, row->subject, row->measure);
      g_autoptr (GArray) ranks = td_rank_changes (progress, row->subject, row->measure);
    }
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      g_autoptr (TdPlanToTarget) plan
          = td_plan_to_target (progress, (TdMeasure)measure, TD_LIMIT_ROOM, 0);
      (void)td_unit_group (progress, (TdMeasure)measure, (TdUnitGroupFilter){ .all = true });
    }
}

static void
line_up (const TdProgress *progress)
{
  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      g_autoptr (GArray) years
          = td_years (progress->book, row->subject, row->measure, progress->as_of, 5);
    }
}

int
main (int argc, char *argv[])
{
  static const char *const names[N_STEPS]
      = { "scan", "sums", "progress", "forecast", "parts", "groups", "years" };
  gint64 n = 0;

  if (argc != 3 || !g_ascii_string_to_signed (argv[2], 10, 1, 1000000, &n, NULL))
    {
      g_printerr ("usage: analyse WORKSPACE N\n");
      return 2;
    }
  for (gint64 i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdWorkspace) workspace = td_workspace_open (argv[1], TD_ACCESS_READ, &error);
      gint64 times[N_STEPS + 1];
      int step = 0;

      if (workspace == NULL)
        {
          g_printerr ("analyse: %s\n", error->message);
          return 1;
        }
      TdBook *book = td_workspace_get_book (workspace);
      int newest = td_book_get_n_cuts (book) - 1;
      times[step++] = g_get_monotonic_time ();
      volatile int64_t sum = scan (book);
      (void)sum;
      times[step++] = g_get_monotonic_time ();
      for (int cut = 0; cut <= newest; cut++)
        (void)td_table_get (book, cut);
      times[step++] = g_get_monotonic_time ();
      g_autoptr (TdProgress) progress = td_progress_new (
          book, newest, td_book_get_cut (book, newest)->as_of, TD_SUBJECT_NONE, false);
      times[step++] = g_get_monotonic_time ();
      forecast_all (progress);
      times[step++] = g_get_monotonic_time ();
      take_apart (progress);
      times[step++] = g_get_monotonic_time ();
      group_all (progress);
      times[step++] = g_get_monotonic_time ();
      line_up (progress);
      times[step++] = g_get_monotonic_time ();

      printf ("{");
      for (step = 0; step < N_STEPS; step++)
        printf ("\"%s\": %" G_GINT64_FORMAT ", ", names[step], times[step + 1] - times[step]);
      printf ("\"rows\": %u, \"cuts\": %d}\n", progress->rows->len, newest + 1);
    }
  return 0;
}
