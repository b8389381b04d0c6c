/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-progress.h"

#include "model/td-day.h"

/* What is needed while the rows are calculated. */
typedef struct
{
  TdProgress *progress;
  const TdTable *table;
  TdEarlier *month; /* (nullable): no base */
  TdEarlier *year;  /* likewise */
} Calculation;

static bool
get_eligible_and_completed (const TdFigures *figures, int64_t *eligible, int64_t *completed)
{
  return td_figures_get (figures, TD_ITEM_ELIGIBLE, eligible)
         && td_figures_get (figures, TD_ITEM_COMPLETED, completed);
}

static bool
get_rate (const TdFigures *figures, int64_t *rate)
{
  int64_t eligible, completed;
  return get_eligible_and_completed (figures, &eligible, &completed)
         && td_ratio_rate (completed, eligible, rate);
}

TdStanding
td_standing_of (const TdBook *book, int64_t gap, int64_t missing)
{
  if (missing == 0)
    return TD_STANDING_MET;
  if (-gap <= td_book_get_threshold (book, TD_SETTING_NEAR))
    return TD_STANDING_NEAR;
  return -gap <= td_book_get_threshold (book, TD_SETTING_VERY_LOW) ? TD_STANDING_LOW
                                                                   : TD_STANDING_VERY_LOW;
}

/* The change against the earlier figures at @base (nullable), which are left in @earlier. */
static TdPoints
get_change (const TdProgressRow *row, TdEarlier *base, TdFigures *earlier)
{
  TdPoints change = { 0 };
  int64_t rate;

  *earlier = (TdFigures){ 0 };
  if (base == NULL)
    return change;
  td_earlier_get (base, row->subject, row->measure, earlier);
  if (row->has_rate && get_rate (earlier, &rate))
    change = (TdPoints){ .known = true, .points = row->rate - rate };
  return change;
}

static void
fill_changes (const Calculation *calculation, TdProgressRow *row)
{
  const TdProgress *progress = calculation->progress;
  TdFigures earlier;
  int64_t eligible, completed;

  row->change_year = get_change (row, calculation->year, &earlier);
  row->change_month = get_change (row, calculation->month, &earlier);
  if (progress->month_base < 0 || !get_eligible_and_completed (&earlier, &eligible, &completed)
      || eligible <= 0)
    return;
  const TdTarget *target
      = td_book_get_target_in_force (progress->book,
                                     row->subject,
                                     row->measure,
                                     td_book_get_cut (progress->book, progress->month_base)->as_of);
  if (target == NULL)
    return;
  row->has_missing_then = true;
  row->missing_then = td_ratio_missing (completed, eligible, target->rate, target->rule);
}

static void
fill_target (const TdProgress *progress, TdProgressRow *row)
{
  const TdBook *book = progress->book;
  const TdTarget *target
      = td_book_get_target_in_force (book, row->subject, row->measure, progress->as_of);
  int64_t eligible, completed;

  if (target != NULL)
    {
      row->has_target = true;
      row->target = target->rate;
      row->rule = target->rule;
    }
  if (!get_eligible_and_completed (&row->shown->figures, &eligible, &completed))
    return;

  if (row->has_rate && row->has_target)
    {
      row->has_gap = true;
      row->gap = row->rate - row->target;
      row->missing = td_ratio_missing (completed, eligible, row->target, row->rule);
      row->standing = td_standing_of (book, row->gap, row->missing);
    }

  TdSubject parent = td_book_get_parent (book, row->subject);
  const TdTarget *of_parent
      = parent == TD_SUBJECT_NONE
            ? target
            : td_book_get_target_in_force (book, parent, row->measure, progress->as_of);
  if (of_parent != NULL)
    {
      row->has_contribution = true;
      row->contribution = td_ratio_contribution (completed, eligible, of_parent->rate);
    }
}

/* Rank among the siblings valid on the date that have a rate: 1, 2, 2, 4. */
static void
fill_rank (const TdProgress *progress, const TdTable *table, TdProgressRow *row)
{
  const TdBook *book = progress->book;
  TdSubject parent = td_book_get_parent (book, row->subject);
  int64_t eligible, completed, other_eligible, other_completed;
  guint n;

  if (parent == TD_SUBJECT_NONE || !row->has_rate
      || !get_eligible_and_completed (&row->shown->figures, &eligible, &completed))
    return;

  const TdSubject *siblings = td_book_is_officer (book, row->subject)
                                  ? td_book_get_officers (book, parent, &n)
                                  : td_book_get_children (book, parent, &n);
  row->rank = 1;
  for (guint i = 0; i < n; i++)
    {
      const TdFigures *other = &td_table_get_shown (table, siblings[i], row->measure)->figures;
      if (!td_book_is_valid (book, siblings[i], progress->as_of)
          || !get_eligible_and_completed (other, &other_eligible, &other_completed)
          || other_eligible <= 0)
        continue;
      row->n_ranked++;
      if (td_ratio_compare (other_completed, other_eligible, completed, eligible) > 0)
        row->rank++;
    }
}

static void
add_rows (const Calculation *calculation, TdSubject subject, guint depth)
{
  TdProgress *progress = calculation->progress;
  const TdTable *table = calculation->table;

  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      TdProgressRow row = {
        .subject = subject,
        .depth = depth,
        .measure = (TdMeasure)measure,
        .shown = td_table_get_shown (table, subject, (TdMeasure)measure),
      };
      row.has_rate = get_rate (&row.shown->figures, &row.rate);
      fill_target (progress, &row);
      fill_rank (progress, table, &row);
      fill_changes (calculation, &row);
      g_array_append_val (progress->rows, row);
    }
}

static void
add_tree (const Calculation *calculation, TdSubject unit, guint depth, bool officers)
{
  const TdProgress *progress = calculation->progress;
  const TdBook *book = progress->book;
  guint n;

  add_rows (calculation, unit, depth);
  const TdSubject *stays = td_book_get_officers (book, unit, &n);
  for (guint i = 0; officers && i < n; i++)
    if (td_book_is_valid (book, stays[i], progress->as_of))
      add_rows (calculation, stays[i], depth + 1);

  const TdSubject *children = td_book_get_children (book, unit, &n);
  for (guint i = 0; i < n; i++)
    if (td_book_is_valid (book, children[i], progress->as_of))
      add_tree (calculation, children[i], depth + 1, officers);
}

static TdEarlier *
earlier_at (const TdProgress *progress, int base)
{
  return base < 0 ? NULL : td_earlier_new (progress->book, base, progress->as_of);
}

static void
add_all_rows (TdProgress *progress, bool officers)
{
  g_autoptr (TdEarlier) month = earlier_at (progress, progress->month_base);
  g_autoptr (TdEarlier) year = earlier_at (progress, progress->year_base);
  Calculation calculation = {
    .progress = progress,
    .table = td_table_get (progress->book, progress->cut),
    .month = month,
    .year = year,
  };

  add_tree (&calculation, progress->root, 0, officers);
}

static void
count_row (TdSummary *summary, const TdProgressRow *row)
{
  summary->units++;
  if (!row->has_target)
    summary->no_target++;
  else if (!row->has_rate)
    summary->no_rate++;
  else if (row->missing == 0)
    summary->met++;
  else
    {
      if (summary->not_met++ == 0)
        summary->lowest_gap = summary->highest_gap = row->gap;
      summary->lowest_gap = MIN (summary->lowest_gap, row->gap);
      summary->highest_gap = MAX (summary->highest_gap, row->gap);
    }
}

static void
add_summaries (TdProgress *progress)
{
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      g_autoptr (GPtrArray) rows = td_progress_get_children (progress, (TdMeasure)measure);
      TdSummary all = { .measure = (TdMeasure)measure, .all = true };
      TdSummary by_kind[TD_N_UNIT_KINDS] = { 0 };

      for (guint i = 0; i < rows->len; i++)
        {
          const TdProgressRow *row = g_ptr_array_index (rows, i);
          count_row (&all, row);
          count_row (&by_kind[td_book_get_unit (progress->book, row->subject)->kind], row);
        }
      g_array_append_val (progress->summaries, all);
      for (int kind = 0; kind < TD_N_UNIT_KINDS; kind++)
        {
          by_kind[kind].measure = (TdMeasure)measure;
          by_kind[kind].kind = (TdUnitKind)kind;
          if (by_kind[kind].units > 0)
            g_array_append_val (progress->summaries, by_kind[kind]);
        }
    }
}

TdProgress *
td_progress_new (TdBook *book, int cut, TdDay on, TdSubject root, bool officers)
{
  TdProgress *progress = g_new0 (TdProgress, 1);

  progress->book = td_book_ref (book);
  progress->cut = cut;
  progress->as_of = td_book_get_cut (book, cut)->as_of;
  progress->on = on;
  progress->work_year = td_day_work_year (progress->as_of);
  progress->days_left = td_days_left (on, progress->work_year);
  progress->working_days_left = td_book_working_days_left (book, on, progress->work_year);
  progress->month_base = td_book_find_month_base (book, progress->as_of);
  progress->year_base = td_book_find_year_base (book, progress->as_of);
  progress->root = root != TD_SUBJECT_NONE ? root : td_book_get_root (book, progress->as_of);
  progress->rows = g_array_sized_new (
      FALSE, FALSE, sizeof (TdProgressRow), (guint)td_book_get_n_units (book) * TD_N_MEASURES);
  progress->summaries = g_array_new (FALSE, FALSE, sizeof (TdSummary));
  if (progress->root != TD_SUBJECT_NONE)
    add_all_rows (progress, officers);
  add_summaries (progress);
  return progress;
}

void
td_progress_free (TdProgress *progress)
{
  td_book_unref (progress->book);
  g_array_unref (progress->rows);
  g_array_unref (progress->summaries);
  g_free (progress);
}

const TdProgressRow *
td_progress_find (const TdProgress *progress, TdSubject subject, TdMeasure measure)
{
  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      if (row->subject == subject && row->measure == measure)
        return row;
    }
  return NULL;
}

GPtrArray *
td_progress_get_children (const TdProgress *progress, TdMeasure measure)
{
  GPtrArray *children = g_ptr_array_new ();

  for (guint i = 0; i < progress->rows->len; i++)
    {
      TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      if (row->depth == 1 && row->measure == measure
          && !td_book_is_officer (progress->book, row->subject))
        g_ptr_array_add (children, row);
    }
  return children;
}

static int
compare_worst_first (gconstpointer a, gconstpointer b)
{
  const TdProgressRow *left = *(const TdProgressRow *const *)a;
  const TdProgressRow *right = *(const TdProgressRow *const *)b;
  int64_t left_eligible, left_completed, right_eligible, right_completed;
  int order = 0;

  if (left->has_rate != right->has_rate)
    return left->has_rate ? -1 : 1;
  if (left->has_rate
      && get_eligible_and_completed (&left->shown->figures, &left_eligible, &left_completed)
      && get_eligible_and_completed (&right->shown->figures, &right_eligible, &right_completed))
    order = td_ratio_compare (left_completed, left_eligible, right_completed, right_eligible);
  return order != 0 ? order : left->subject - right->subject;
}

void
td_rows_sort_worst_first (GPtrArray *rows)
{
  g_ptr_array_sort (rows, compare_worst_first);
}

bool
td_needed_per_day (int64_t missing, int working_days, int64_t *per_day)
{
  if (working_days <= 0)
    return false;
  *per_day = (missing + working_days - 1) / working_days;
  return true;
}
