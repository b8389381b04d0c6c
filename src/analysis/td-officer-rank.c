/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-officer-rank.h"

#include "model/td-ratio.h"

static int
compare_ratios (const TdOfficerRank *a, const TdOfficerRank *b)
{
  return td_ratio_compare (a->completed, a->eligible, b->completed, b->eligible);
}

static int
compare_best_first (gconstpointer a, gconstpointer b)
{
  const TdOfficerRank *left = a;
  const TdOfficerRank *right = b;
  int order = compare_ratios (right, left);

  return order != 0 ? order : left->officer - right->officer;
}

static int
compare_lowest_first (gconstpointer a, gconstpointer b)
{
  const TdOfficerRank *left = *(const TdOfficerRank *const *)a;
  const TdOfficerRank *right = *(const TdOfficerRank *const *)b;
  int order = compare_ratios (left, right);

  return order != 0 ? order : left->officer - right->officer;
}

/* Whether the unit and all that stands above it are valid on @day. */
static bool
is_in_tree (const TdBook *book, TdSubject unit, TdDay day)
{
  for (; unit != TD_SUBJECT_NONE; unit = td_book_get_parent (book, unit))
    if (!td_book_is_valid (book, unit, day))
      return false;
  return true;
}

static void
add_officers (TdOfficerRanks *ranks, const TdBook *book, int cut, TdMeasure measure)
{
  const TdTable *table = td_table_get (book, cut);
  TdDay as_of = td_book_get_cut (book, cut)->as_of;

  for (TdSubject unit = 0; unit < td_book_get_n_units (book); unit++)
    {
      guint n;
      const TdSubject *stays = td_book_get_officers (book, unit, &n);

      if (n == 0 || !is_in_tree (book, unit, as_of))
        continue;
      for (guint i = 0; i < n; i++)
        {
          const TdFigures *figures = &td_table_get_shown (table, stays[i], measure)->figures;
          TdOfficerRank rank = { .officer = stays[i] };

          if (td_book_is_valid (book, stays[i], as_of)
              && td_figures_get (figures, TD_ITEM_ELIGIBLE, &rank.eligible) && rank.eligible > 0
              && td_figures_get (figures, TD_ITEM_COMPLETED, &rank.completed)
              && rank.completed >= 0)
            g_array_append_val (ranks->best_first, rank);
        }
    }
}

TdOfficerRanks *
td_officer_ranks_new (const TdBook *book, int cut, TdMeasure measure)
{
  TdOfficerRanks *ranks = g_new (TdOfficerRanks, 1);

  ranks->best_first = g_array_new (FALSE, FALSE, sizeof (TdOfficerRank));
  ranks->places = g_hash_table_new (NULL, NULL);
  add_officers (ranks, book, cut, measure);
  g_array_sort (ranks->best_first, compare_best_first);
  for (guint i = 0; i < ranks->best_first->len; i++)
    {
      TdOfficerRank *rank = &g_array_index (ranks->best_first, TdOfficerRank, i);

      rank->rank = (int)i + 1;
      if (i > 0 && compare_ratios (rank, rank - 1) == 0)
        rank->rank = (rank - 1)->rank;
      g_hash_table_insert (
          ranks->places, GINT_TO_POINTER (rank->officer), GUINT_TO_POINTER (i + 1));
    }
  return ranks;
}

void
td_officer_ranks_free (TdOfficerRanks *ranks)
{
  g_array_unref (ranks->best_first);
  g_hash_table_unref (ranks->places);
  g_free (ranks);
}

const TdOfficerRank *
td_officer_ranks_find (const TdOfficerRanks *ranks, TdSubject officer)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (ranks->places, GINT_TO_POINTER (officer)));

  return place > 0 ? &g_array_index (ranks->best_first, TdOfficerRank, place - 1) : NULL;
}

GPtrArray *
td_officer_ranks_list_lowest (const TdOfficerRanks *ranks, guint n)
{
  GPtrArray *lowest = g_ptr_array_new ();

  for (guint i = ranks->best_first->len; i-- > 0;)
    {
      TdOfficerRank *rank = &g_array_index (ranks->best_first, TdOfficerRank, i);

      if (lowest->len >= n
          && (n == 0 || compare_ratios (rank, g_ptr_array_index (lowest, lowest->len - 1)) != 0))
        break;
      g_ptr_array_add (lowest, rank);
    }
  g_ptr_array_sort (lowest, compare_lowest_first);
  return lowest;
}
