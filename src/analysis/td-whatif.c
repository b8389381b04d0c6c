/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-whatif.h"

#include "analysis/td-least-set.h"

#include <string.h>

static const char *const limit_names[] = { "room", "own-target" };

const char *
td_limit_name (TdLimit limit)
{
  return limit_names[limit];
}

static bool
get_both (const TdFigures *figures, int64_t *eligible, int64_t *completed)
{
  return td_figures_get (figures, TD_ITEM_ELIGIBLE, eligible)
         && td_figures_get (figures, TD_ITEM_COMPLETED, completed);
}

static TdOutcome
begin_outcome (const TdProgressRow *row)
{
  TdOutcome outcome = {
    .subject = row->subject,
    .depth = row->depth,
    .measure = row->measure,
    .is_possible = true,
    .has_target = row->has_target,
    .target = row->target,
    .rule = row->rule,
  };

  outcome.has_figures = get_both (&row->shown->figures, &outcome.eligible, &outcome.completed);
  return outcome;
}

/* Adds to a figure; what goes beyond 64 bits or below 0 is no figure any more. */
static void
add_to (TdOutcome *outcome, int64_t *figure, int64_t amount)
{
  if (__builtin_add_overflow (*figure, amount, figure) || *figure < 0)
    {
      outcome->is_possible = false;
      *figure = 0;
    }
}

/* Σ of the assumptions about a subject and all below it. */
static void
lay_over (TdOutcome *outcome, const TdBook *book, const TdAssumption *assumptions, guint n)
{
  int64_t completed = 0, eligible = 0;

  for (guint i = 0; i < n; i++)
    {
      const TdAssumption *assumption = &assumptions[i];
      if (assumption->measure != outcome->measure
          || !td_book_is_below (book, assumption->subject, outcome->subject))
        continue;
      if (__builtin_add_overflow (completed, assumption->completed, &completed)
          || __builtin_add_overflow (eligible, assumption->eligible, &eligible))
        outcome->is_possible = false;
      if (assumption->has_target && assumption->subject == outcome->subject)
        {
          outcome->has_target = true;
          outcome->target = assumption->target;
          outcome->rule = assumption->rule;
        }
    }
  if (!outcome->has_figures)
    return;
  add_to (outcome, &outcome->completed, completed);
  add_to (outcome, &outcome->eligible, eligible);
  if (outcome->completed > outcome->eligible && (completed > 0 || eligible < 0))
    outcome->is_possible = false;
}

static void
judge (const TdBook *book, TdOutcome *outcome)
{
  outcome->has_rate = outcome->has_figures
                      && td_ratio_rate (outcome->completed, outcome->eligible, &outcome->rate);
  outcome->has_gap = outcome->has_rate && outcome->has_target;
  if (!outcome->has_gap)
    return;
  outcome->gap = outcome->rate - outcome->target;
  outcome->missing
      = td_ratio_missing (outcome->completed, outcome->eligible, outcome->target, outcome->rule);
  outcome->standing = td_standing_of (book, outcome->gap, outcome->missing);
}

/* Ranks among the rows that there are: the root of a part of the tree keeps none. */
static void
rank (const TdWhatIf *what_if, TdOutcome *outcome)
{
  const TdBook *book = what_if->progress->book;
  guint n;

  if (outcome->depth == 0 || !outcome->has_rate)
    return;
  TdSubject parent = td_book_get_parent (book, outcome->subject);
  const TdSubject *siblings = td_book_is_officer (book, outcome->subject)
                                  ? td_book_get_officers (book, parent, &n)
                                  : td_book_get_children (book, parent, &n);
  outcome->rank = 1;
  for (guint i = 0; i < n; i++)
    {
      const TdOutcome *other = td_what_if_find (what_if, siblings[i], outcome->measure);
      if (other == NULL || !other->has_rate)
        continue;
      outcome->n_ranked++;
      if (td_ratio_compare (
              other->completed, other->eligible, outcome->completed, outcome->eligible)
          > 0)
        outcome->rank++;
    }
}

static void
contribute (const TdWhatIf *what_if, TdOutcome *outcome)
{
  const TdProgress *progress = what_if->progress;
  TdSubject parent = td_book_get_parent (progress->book, outcome->subject);
  const TdOutcome *above
      = parent == TD_SUBJECT_NONE ? outcome : td_what_if_find (what_if, parent, outcome->measure);
  const TdTarget *target = above == NULL ? td_book_get_target_in_force (
                               progress->book, parent, outcome->measure, progress->as_of)
                                         : NULL;

  if (!outcome->has_figures || (above == NULL ? target == NULL : !above->has_target))
    return;
  outcome->has_contribution = true;
  outcome->contribution = td_ratio_contribution (
      outcome->completed, outcome->eligible, above == NULL ? target->rate : above->target);
}

TdWhatIf *
td_what_if_new (const TdProgress *progress, const TdAssumption *assumptions, guint n)
{
  TdWhatIf *what_if = g_new0 (TdWhatIf, 1);
  GArray *outcomes = g_array_sized_new (FALSE, TRUE, sizeof (TdOutcome), progress->rows->len);

  what_if->progress = progress;
  what_if->outcomes = outcomes;
  gsize n_places = (gsize)td_book_get_n_subjects (progress->book) * TD_N_MEASURES;
  what_if->places = g_new (int, n_places + 1);
  memset (what_if->places, 0xff, n_places * sizeof (int));
  for (guint i = 0; i < progress->rows->len; i++)
    {
      TdOutcome outcome = begin_outcome (&g_array_index (progress->rows, TdProgressRow, i));
      what_if->places[outcome.subject * TD_N_MEASURES + (int)outcome.measure] = (int)i;
      lay_over (&outcome, progress->book, assumptions, n);
      judge (progress->book, &outcome);
      g_array_append_val (outcomes, outcome);
    }
  for (guint i = 0; i < outcomes->len; i++)
    {
      rank (what_if, &g_array_index (outcomes, TdOutcome, i));
      contribute (what_if, &g_array_index (outcomes, TdOutcome, i));
    }
  return what_if;
}

void
td_what_if_free (TdWhatIf *what_if)
{
  g_array_unref (what_if->outcomes);
  g_free (what_if->places);
  g_free (what_if);
}

const TdOutcome *
td_what_if_find (const TdWhatIf *what_if, TdSubject subject, TdMeasure measure)
{
  int place = what_if->places[subject * TD_N_MEASURES + (int)measure];
  return place >= 0 ? &g_array_index (what_if->outcomes, TdOutcome, place) : NULL;
}

static int64_t
get_limit (const TdProgressRow *row, TdLimit limit)
{
  int64_t eligible, completed;

  if (limit == TD_LIMIT_OWN_TARGET)
    return row->has_gap ? row->missing : 0;
  return get_both (&row->shown->figures, &eligible, &completed) ? MAX (eligible - completed, 0) : 0;
}

static int
compare_most_first (gconstpointer a, gconstpointer b)
{
  const TdShare *left = a;
  const TdShare *right = b;

  if (left->amount != right->amount)
    return left->amount > right->amount ? -1 : 1;
  return left->subject - right->subject;
}

/* What the root needs; false without figures or target. */
static bool
get_need (const TdProgress *progress, TdMeasure measure, int64_t new_eligible, int64_t *need)
{
  const TdProgressRow *root = td_progress_find (progress, progress->root, measure);
  int64_t eligible, completed;

  if (root == NULL || !root->has_target || !get_both (&root->shown->figures, &eligible, &completed)
      || __builtin_add_overflow (eligible, new_eligible, &eligible) || eligible <= 0)
    return false;
  *need = td_ratio_missing (completed, eligible, root->target, root->rule);
  return true;
}

static TdPlanToTarget *
begin_plan (void)
{
  TdPlanToTarget *plan = g_new0 (TdPlanToTarget, 1);

  plan->shares = g_array_new (FALSE, TRUE, sizeof (TdShare));
  return plan;
}

/* Divides what is needed among the units of @rows by what each can do. */
static void
divide (TdPlanToTarget *plan, const GPtrArray *rows, const int64_t *rooms)
{
  g_autofree int64_t *amounts = g_new0 (int64_t, rows->len + 1);

  plan->is_reachable = td_least_set (rooms, rows->len, plan->need, amounts);
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      TdShare share = { row->subject, plan->is_reachable ? amounts[i] : rooms[i], rooms[i] };
      if (share.amount > 0)
        g_array_append_val (plan->shares, share);
    }
  g_array_sort (plan->shares, compare_most_first);
}

TdPlanToTarget *
td_plan_to_target (const TdProgress *progress,
                   TdMeasure measure,
                   TdLimit limit,
                   int64_t new_eligible)
{
  TdPlanToTarget *plan = begin_plan ();
  g_autoptr (GPtrArray) rows = td_progress_get_children (progress, measure);
  g_autofree int64_t *rooms = g_new0 (int64_t, rows->len + 1);

  plan->known = get_need (progress, measure, new_eligible, &plan->need);
  if (!plan->known)
    return plan;
  for (guint i = 0; i < rows->len; i++)
    rooms[i] = get_limit (g_ptr_array_index (rows, i), limit);
  divide (plan, rows, rooms);
  return plan;
}

TdPlanToTarget *
td_what_if_plan (const TdWhatIf *what_if, TdMeasure measure, TdLimit limit)
{
  TdPlanToTarget *plan = begin_plan ();
  const TdProgress *progress = what_if->progress;
  const TdOutcome *root = td_what_if_find (what_if, progress->root, measure);
  g_autoptr (GPtrArray) rows = td_progress_get_children (progress, measure);
  g_autofree int64_t *rooms = g_new0 (int64_t, rows->len + 1);

  plan->known = root != NULL && root->has_gap;
  if (!plan->known)
    return plan;
  plan->need = root->missing;
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      const TdOutcome *outcome = td_what_if_find (what_if, row->subject, measure);
      if (limit == TD_LIMIT_OWN_TARGET)
        rooms[i] = outcome->has_gap ? outcome->missing : 0;
      else
        rooms[i] = outcome->has_figures ? MAX (outcome->eligible - outcome->completed, 0) : 0;
    }
  divide (plan, rows, rooms);
  return plan;
}

void
td_plan_to_target_free (TdPlanToTarget *plan)
{
  g_array_unref (plan->shares);
  g_free (plan);
}
