/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/*
 * calculate WORKSPACE N: opens a workspace N times and calculates, each time anew. One line of JSON
 * for each, in microseconds:
 *
 *   open     the workspace opened, all of it in memory
 *   newest   the standing of every unit at the newest cut: sums, rates, gaps, both changes, ranks
 *   totals   the sums of every unit in every cut
 *   all      the standing of every unit at every cut, the sums being there
 */

#include "analysis/td-progress.h"
#include "store/td-workspace.h"

#include <stdio.h>

static guint
calculate_cut (TdBook *book, int cut)
{
  TdDay as_of = td_book_get_cut (book, cut)->as_of;
  g_autoptr (TdProgress) progress = td_progress_new (book, cut, as_of, TD_SUBJECT_NONE, false);

  return progress->rows->len;
}

int
main (int argc, char *argv[])
{
  gint64 n = 0;

  if (argc != 3 || !g_ascii_string_to_signed (argv[2], 10, 1, 1000000, &n, NULL))
    {
      g_printerr ("usage: calculate WORKSPACE N\n");
      return 2;
    }
  for (gint64 i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      guint rows = 0;

      gint64 begun = g_get_monotonic_time ();
      g_autoptr (TdWorkspace) workspace = td_workspace_open (argv[1], TD_ACCESS_READ, &error);
      if (workspace == NULL)
        {
          g_printerr ("calculate: %s\n", error->message);
          return 1;
        }
      gint64 opened = g_get_monotonic_time ();

      TdBook *book = td_workspace_get_book (workspace);
      int n_cuts = td_book_get_n_cuts (book);
      rows += calculate_cut (book, n_cuts - 1);
      gint64 newest = g_get_monotonic_time ();

      for (int cut = 0; cut < n_cuts; cut++)
        rows += td_table_get (book, cut) != NULL;
      gint64 totals = g_get_monotonic_time ();

      for (int cut = 0; cut < n_cuts; cut++)
        rows += calculate_cut (book, cut);
      gint64 all = g_get_monotonic_time ();

      printf ("{\"open\": %" G_GINT64_FORMAT ", \"newest\": %" G_GINT64_FORMAT
              ", \"totals\": %" G_GINT64_FORMAT ", \"all\": %" G_GINT64_FORMAT ", \"rows\": %u}\n",
              opened - begun,
              newest - opened,
              totals - newest,
              all - totals,
              rows);
    }
  return 0;
}
