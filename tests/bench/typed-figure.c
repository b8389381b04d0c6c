/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/*
 * typed-figure WORKSPACE N: changes one figure of the newest cut, N times, each time of another
 * record, as the record form does. One line of JSON for each: microseconds until it was on disk,
 * and then until the standing of every unit had been calculated anew. The first is the one that
 * finds nothing calculated yet; it is left out.
 */

#include "analysis/td-progress.h"
#include "store/td-workspace.h"

#include <stdio.h>
#include <stdlib.h>

static void
fail (GError *error)
{
  g_printerr ("typed-figure: %s\n", error->message);
  exit (1);
}

static void
calculate (TdWorkspace *workspace)
{
  TdBook *book = td_workspace_get_book (workspace);
  int cut = td_book_get_n_cuts (book) - 1;
  TdDay as_of = td_book_get_cut (book, cut)->as_of;
  g_autoptr (TdProgress) progress = td_progress_new (book, cut, as_of, TD_SUBJECT_NONE, false);

  if (progress->rows->len == 0)
    g_printerr ("typed-figure: no unit has a row\n");
}

/* The next unit after @unit, round about, that has a record by cases in the cut. */
static TdSubject
find_next (TdBook *book, int cut, TdSubject unit)
{
  int n = td_book_get_n_units (book);

  for (int i = 1; i <= n; i++)
    {
      TdSubject next = (unit + i) % n;
      if (td_book_get_entered (book, cut, next, TD_MEASURE_CASES) != NULL)
        return next;
    }
  return TD_SUBJECT_NONE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int64_t n = 0;

  if (argc != 3 || !g_ascii_string_to_signed (argv[2], 10, 1, 1000000, &n, NULL))
    {
      g_printerr ("usage: typed-figure WORKSPACE N\n");
      return 2;
    }
  g_autoptr (TdWorkspace) workspace = td_workspace_open (argv[1], TD_ACCESS_WRITE, &error);
  if (workspace == NULL)
    fail (error);

  TdSubject unit = TD_SUBJECT_NONE;
  for (int64_t i = 0; i <= n; i++)
    {
      TdBook *book = td_workspace_get_book (workspace);
      int cut = td_book_get_n_cuts (book) - 1;
      unit = find_next (book, cut, MAX (unit, 0));
      if (unit == TD_SUBJECT_NONE)
        {
          g_printerr ("typed-figure: the newest cut has no record by cases\n");
          return 1;
        }
      TdRecord record = {
        .as_of = td_book_get_cut (book, cut)->as_of,
        .unit = td_book_get_unit (book, unit)->code,
        .measure = TD_MEASURE_CASES,
        .figures = *td_book_get_entered (book, cut, unit, TD_MEASURE_CASES),
      };
      TdAction action = { .kind = "set", .unit = record.unit, .as_of = record.as_of };
      g_autoptr (TdChanges) changes = td_changes_new ();
      int64_t executed = 0;
      if (td_figures_has (&record.figures, TD_ITEM_EXECUTED))
        executed = record.figures.value[TD_ITEM_EXECUTED];
      td_figures_set (&record.figures, TD_ITEM_EXECUTED, executed + 1);

      gint64 begun = g_get_monotonic_time ();
      td_changes_put_record (changes, &record);
      if (!td_workspace_apply (workspace, changes, &action, false, NULL, NULL, &error))
        fail (error);
      gint64 on_disk = g_get_monotonic_time ();
      calculate (workspace);
      gint64 calculated = g_get_monotonic_time ();
      if (i > 0)
        printf ("{\"disk\": %" G_GINT64_FORMAT ", \"calculated\": %" G_GINT64_FORMAT "}\n",
                on_disk - begun,
                calculated - begun);
    }
  td_workspace_close (workspace);
  return 0;
}
