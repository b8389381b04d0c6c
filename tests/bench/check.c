/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/*
 * check WORKSPACE N: opens a workspace N times and checks it, each time anew. One line of JSON for
 * each, in microseconds:
 *
 *   newest   the findings of the newest cut, the sums of its units being there
 *   cut      the longest of all cuts, likewise
 *   all      the findings of every cut, sums included
 *   slice    the longest time that a slice of 5 ms took
 */

#include "analysis/td-check.h"
#include "store/td-workspace.h"

#include <stdio.h>

#define SLICE 5000

static gint64
check_cut (const TdBook *book, int cut, guint *n_problems)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GArray) problems = td_check (book, cut);

  *n_problems += problems->len;
  return g_get_monotonic_time () - begun;
}

static gint64
check_in_slices (const TdBook *book)
{
  g_autoptr (TdChecker) checker = td_checker_new (book, 0, td_book_get_n_cuts (book) - 1);
  gint64 longest = 0;
  bool is_done;

  do
    {
      gint64 begun = g_get_monotonic_time ();
      is_done = td_checker_run (checker, begun + SLICE);
      longest = MAX (longest, g_get_monotonic_time () - begun);
    }
  while (!is_done);
  return longest;
}

int
main (int argc, char *argv[])
{
  gint64 n = 0;

  if (argc != 3 || !g_ascii_string_to_signed (argv[2], 10, 1, 1000000, &n, NULL))
    {
      g_printerr ("usage: check WORKSPACE N\n");
      return 2;
    }
  for (gint64 i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdWorkspace) workspace = td_workspace_open (argv[1], TD_ACCESS_READ, &error);
      guint n_problems = 0, n_again = 0;
      gint64 cut_time = 0;

      if (workspace == NULL)
        {
          g_printerr ("check: %s\n", error->message);
          return 1;
        }
      TdBook *book = td_workspace_get_book (workspace);
      int n_cuts = td_book_get_n_cuts (book);

      gint64 all = check_cut (book, -1, &n_problems);
      for (int cut = 0; cut < n_cuts; cut++)
        {
          gint64 time = check_cut (book, cut, &n_again);
          cut_time = MAX (cut_time, time);
        }
      gint64 newest = n_cuts > 0 ? check_cut (book, n_cuts - 1, &n_again) : 0;
      gint64 slice = n_cuts > 0 ? check_in_slices (book) : 0;

      printf ("{\"newest\": %" G_GINT64_FORMAT ", \"cut\": %" G_GINT64_FORMAT
              ", \"all\": %" G_GINT64_FORMAT ", \"slice\": %" G_GINT64_FORMAT
              ", \"problems\": %u}\n",
              newest,
              cut_time,
              all,
              slice,
              n_problems);
    }
  return 0;
}
