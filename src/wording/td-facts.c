/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-facts.h"

/* Hundredths of a percent in a whole. */
#define WHOLE 10000

bool
td_row_has_reported (const TdProgressRow *row)
{
  const TdFigures *figures = &row->shown->figures;

  return td_figures_has (figures, TD_ITEM_ELIGIBLE) && td_figures_has (figures, TD_ITEM_COMPLETED);
}

int64_t
td_row_get_surplus (const TdProgressRow *row)
{
  const TdFigures *figures = &row->shown->figures;
  int64_t eligible = 0;
  int64_t completed = 0;

  if (!td_row_is_met (row) || !td_figures_get (figures, TD_ITEM_ELIGIBLE, &eligible)
      || !td_figures_get (figures, TD_ITEM_COMPLETED, &completed))
    return 0;
  /* What would be missing from nothing is what the target asks for. */
  return completed - td_ratio_missing (0, eligible, row->target, row->rule);
}

/* Adds the figures of @rows, all of which have reported. */
static void
add_up (const GPtrArray *rows, const TdProgressRow *except, int64_t *eligible, int64_t *completed)
{
  *eligible = 0;
  *completed = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      if (row == except)
        continue;
      *eligible += row->shown->figures.value[TD_ITEM_ELIGIBLE];
      *completed += row->shown->figures.value[TD_ITEM_COMPLETED];
    }
}

static int
compare_by_contribution (gconstpointer a, gconstpointer b)
{
  const TdProgressRow *row_a = *(const TdProgressRow *const *)a;
  const TdProgressRow *row_b = *(const TdProgressRow *const *)b;

  if (row_a->contribution != row_b->contribution)
    return row_a->contribution > row_b->contribution ? -1 : 1;
  /* Rows of one progress lie in tree order. */
  return row_a < row_b ? -1 : row_a > row_b;
}

static int64_t
share_of (td_wide part, td_wide whole)
{
  return (int64_t)((2 * part * WHOLE + whole) / (2 * whole));
}

/* Who holds the shortfall of a group that has not met its target. */
static void
find_holders (TdFacts *facts)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  td_wide whole = 0;
  td_wide part = 0;
  guint n_units = facts->units->len;
  guint n_holders = 0;

  for (guint i = 0; i < n_units; i++)
    {
      TdProgressRow *row = g_ptr_array_index (facts->units, i);
      if (!row->has_contribution)
        continue;
      if (row->contribution < 0)
        facts->has_helpers = true;
      if (row->contribution <= 0)
        continue;
      g_ptr_array_add (rows, row);
      whole += row->contribution;
    }
  /* Of two units one always holds half or more: nothing to say. */
  if (n_units < 3 || whole == 0)
    return;

  g_ptr_array_sort (rows, compare_by_contribution);
  while (2 * part <= whole)
    part += ((const TdProgressRow *)g_ptr_array_index (rows, n_holders++))->contribution;
  if (n_holders * 3 <= n_units)
    {
      for (guint i = 0; i < n_holders; i++)
        g_ptr_array_add (facts->holders, g_ptr_array_index (rows, i));
      td_rows_sort_worst_first (facts->holders);
      facts->holders_share = share_of (part, whole);
    }

  const TdProgressRow *first = g_ptr_array_index (rows, 0);
  if (first->contribution * 2 > whole || first->contribution * n_units >= 2 * whole)
    {
      facts->biggest = first;
      facts->biggest_share = share_of (first->contribution, whole);
    }
}

/* Whom a group that has met its target owes it to. */
static void
find_carrier (TdFacts *facts)
{
  const TdProgressRow *group = facts->group;
  const TdProgressRow *best = NULL;
  td_wide help = 0;
  int64_t eligible, completed, rest_rate;

  if (facts->unreported->len > 0 || facts->units->len < 2)
    return;
  for (guint i = 0; i < facts->units->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (facts->units, i);
      if (!row->has_contribution || row->contribution >= 0)
        continue;
      help += row->contribution;
      if (best == NULL || row->contribution < best->contribution)
        best = row;
    }
  if (best == NULL || 2 * best->contribution >= help)
    return;

  add_up (facts->units, best, &eligible, &completed);
  if (!td_ratio_rate (completed, eligible, &rest_rate)
      || td_ratio_missing (completed, eligible, group->target, group->rule) == 0)
    return;

  facts->carrier = best;
  facts->rest_rate = rest_rate;
  for (guint i = 0; i < facts->units->len; i++)
    if (g_ptr_array_index (facts->units, i) != best)
      g_ptr_array_add (facts->rest, g_ptr_array_index (facts->units, i));
}

/* Stands in for the root of a day on which no unit is valid. */
static const TdShown nothing_shown = { .expected = -1 };
static const TdProgressRow no_row = { .subject = TD_SUBJECT_NONE, .shown = &nothing_shown };

TdFacts *
td_facts_new (const TdProgress *progress, TdMeasure measure)
{
  TdFacts *facts = g_new0 (TdFacts, 1);
  const TdProgressRow *group = td_progress_find (progress, progress->root, measure);

  facts->measure = measure;
  facts->group = group != NULL ? group : &no_row;
  group = facts->group;
  facts->units = td_progress_get_children (progress, measure);
  facts->ranked = g_ptr_array_new ();
  facts->met = g_ptr_array_new ();
  facts->not_met = g_ptr_array_new ();
  facts->no_target = g_ptr_array_new ();
  facts->unreported = g_ptr_array_new ();
  facts->fallen = g_ptr_array_new ();
  facts->holders = g_ptr_array_new ();
  facts->rest = g_ptr_array_new ();
  facts->same_target = group->has_target;

  g_ptr_array_extend (facts->ranked, facts->units, NULL, NULL);
  td_rows_sort_worst_first (facts->ranked);
  for (guint i = 0; i < facts->ranked->len; i++)
    {
      TdProgressRow *row = g_ptr_array_index (facts->ranked, i);
      if (!row->has_target || row->target != group->target || row->rule != group->rule)
        facts->same_target = false;
      if (td_row_is_met (row))
        g_ptr_array_add (facts->met, row);
      else if (td_row_is_short (row))
        g_ptr_array_add (facts->not_met, row);
      if (row->change_month.known && row->change_month.points < 0)
        g_ptr_array_add (facts->fallen, row);
    }
  for (guint i = 0; i < facts->units->len; i++)
    {
      TdProgressRow *row = g_ptr_array_index (facts->units, i);
      if (!row->has_target)
        g_ptr_array_add (facts->no_target, row);
      if (!td_row_has_reported (row))
        g_ptr_array_add (facts->unreported, row);
    }

  if (td_row_is_short (group))
    find_holders (facts);
  else if (td_row_is_met (group))
    find_carrier (facts);
  return facts;
}

void
td_facts_free (TdFacts *facts)
{
  g_ptr_array_unref (facts->units);
  g_ptr_array_unref (facts->ranked);
  g_ptr_array_unref (facts->met);
  g_ptr_array_unref (facts->not_met);
  g_ptr_array_unref (facts->no_target);
  g_ptr_array_unref (facts->unreported);
  g_ptr_array_unref (facts->fallen);
  g_ptr_array_unref (facts->holders);
  g_ptr_array_unref (facts->rest);
  g_free (facts);
}

GPtrArray *
td_facts_short_of_both (const TdFacts *cases, const TdFacts *money)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < cases->units->len; i++)
    {
      TdProgressRow *row = g_ptr_array_index (cases->units, i);
      const TdProgressRow *other = g_ptr_array_index (money->units, i);
      if (td_row_is_short (row) && td_row_is_short (other))
        g_ptr_array_add (rows, row);
    }
  return rows;
}
