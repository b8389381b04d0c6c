/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-rank.h"

#include <stdlib.h>

/* A sibling with a rate. */
typedef struct
{
  int64_t completed;
  int64_t eligible;
  guint place; /* in the answer */
} Runner;

static int
compare_best_first (gconstpointer a, gconstpointer b)
{
  const Runner *left = a;
  const Runner *right = b;
  return -td_ratio_compare (left->completed, left->eligible, right->completed, right->eligible);
}

static void
add_runner (GArray *runners, const TdFigures *figures, guint place)
{
  Runner runner = { .place = place };

  if (td_figures_get (figures, TD_ITEM_ELIGIBLE, &runner.eligible)
      && td_figures_get (figures, TD_ITEM_COMPLETED, &runner.completed) && runner.eligible > 0
      && runner.completed >= 0)
    g_array_append_val (runners, runner);
}

/* Ranks 1, 2, 2, 4 of the sorted runners into @ranks. */
static void
rank_runners (GArray *runners, int *ranks)
{
  g_array_sort (runners, compare_best_first);
  for (guint i = 0; i < runners->len; i++)
    {
      const Runner *runner = &g_array_index (runners, Runner, i);
      const Runner *before = i > 0 ? runner - 1 : NULL;
      ranks[runner->place] = before != NULL && compare_best_first (before, runner) == 0
                                 ? ranks[before->place]
                                 : (int)i + 1;
    }
}

GArray *
td_rank_changes (const TdProgress *progress, TdSubject parent, TdMeasure measure)
{
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (TdRankChange));
  const TdTable *table = td_table_get (progress->book, progress->cut);
  g_autoptr (GArray) siblings = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (Runner));
  g_autoptr (GArray) then = g_array_new (FALSE, FALSE, sizeof (Runner));
  g_autoptr (TdEarlier) earlier
      = progress->month_base >= 0
            ? td_earlier_new (progress->book, progress->month_base, progress->as_of)
            : NULL;

  td_children_on (progress->book, parent, progress->as_of, siblings);
  for (guint i = 0; i < siblings->len; i++)
    {
      TdSubject sibling = g_array_index (siblings, TdSubject, i);
      TdFigures figures;
      add_runner (now, &td_table_get_shown (table, sibling, measure)->figures, i);
      if (earlier == NULL)
        continue;
      td_earlier_get (earlier, sibling, measure, &figures);
      add_runner (then, &figures, i);
    }

  g_autofree int *ranks = g_new0 (int, siblings->len + 1);
  g_autofree int *ranks_then = g_new0 (int, siblings->len + 1);
  rank_runners (now, ranks);
  rank_runners (then, ranks_then);
  for (guint i = 0; i < siblings->len; i++)
    {
      TdRankChange change = {
        .subject = g_array_index (siblings, TdSubject, i),
        .known = ranks[i] > 0 && ranks_then[i] > 0,
        .rank = ranks[i],
        .rank_then = ranks_then[i],
        .n_then = (int)then->len,
      };
      if (change.known)
        change.change = change.rank_then - change.rank;
      g_array_append_val (changes, change);
    }
  return changes;
}
