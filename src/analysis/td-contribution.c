/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-contribution.h"

/* What is needed while the parts are calculated: an earlier cut and the target then. */
typedef struct
{
  TdEarlier *earlier; /* owned; (nullable): no base, or no target then */
  int64_t target;
} Base;

typedef struct
{
  const TdProgress *progress;
  TdSubject parent;
  TdMeasure measure;
  int64_t target;
  Base month;
  Base year;
} Question;

static bool
get_contribution (const TdFigures *figures, int64_t target, td_wide *value)
{
  int64_t eligible, completed;

  if (!td_figures_get (figures, TD_ITEM_ELIGIBLE, &eligible)
      || !td_figures_get (figures, TD_ITEM_COMPLETED, &completed))
    return false;
  *value = td_ratio_contribution (completed, eligible, target);
  return true;
}

static TdContributionChange
get_change (const Question *question, const Base *base, TdSubject subject, td_wide now)
{
  TdContributionChange change = { 0 };
  TdFigures figures;
  td_wide then;

  if (base->earlier == NULL)
    return change;
  td_earlier_get (base->earlier, subject, question->measure, &figures);
  change.known = get_contribution (&figures, base->target, &then);
  if (change.known)
    change.value = now - then;
  return change;
}

static TdContribution
contribute (const Question *question, TdSubject subject)
{
  const TdTable *table = td_table_get (question->progress->book, question->progress->cut);
  const TdFigures *figures = &td_table_get_shown (table, subject, question->measure)->figures;
  TdContribution part = { .subject = subject };

  part.known = get_contribution (figures, question->target, &part.value);
  if (part.known)
    {
      part.month = get_change (question, &question->month, subject, part.value);
      part.year = get_change (question, &question->year, subject, part.value);
    }
  return part;
}

static void
open_base (const Question *question, int cut, Base *base)
{
  const TdBook *book = question->progress->book;

  if (cut < 0)
    return;
  const TdTarget *target = td_book_get_target_in_force (
      book, question->parent, question->measure, td_book_get_cut (book, cut)->as_of);
  if (target == NULL)
    return;
  base->target = target->rate;
  base->earlier = td_earlier_new (book, cut, question->progress->as_of);
}

static void
subtract_change (TdContributionChange *rest, const TdContributionChange *part)
{
  if (part->known)
    rest->value -= part->value;
}

/* What the parts leave of the whole. */
static void
find_rest (TdContributions *contributions)
{
  TdContribution rest = contributions->whole;
  bool all_known = contributions->whole.known;

  rest.subject = TD_SUBJECT_NONE;
  for (guint i = 0; i < contributions->parts->len; i++)
    {
      const TdContribution *part = &g_array_index (contributions->parts, TdContribution, i);
      all_known = all_known && part->known;
      if (part->known)
        rest.value -= part->value;
      subtract_change (&rest.month, &part->month);
      subtract_change (&rest.year, &part->year);
    }
  contributions->has_rest
      = rest.known
        && (!all_known || rest.value != 0 || (rest.month.known && rest.month.value != 0)
            || (rest.year.known && rest.year.value != 0));
  contributions->rest = rest;
}

TdContributions *
td_contributions_new (const TdProgress *progress, TdSubject parent, TdMeasure measure)
{
  TdContributions *contributions = g_new0 (TdContributions, 1);
  const TdTarget *target
      = td_book_get_target_in_force (progress->book, parent, measure, progress->as_of);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (TdSubject));

  contributions->whole.subject = parent;
  contributions->rest.subject = TD_SUBJECT_NONE;
  contributions->parts = g_array_new (FALSE, TRUE, sizeof (TdContribution));
  if (target == NULL || td_book_is_officer (progress->book, parent))
    return contributions;

  Question question = {
    .progress = progress,
    .parent = parent,
    .measure = measure,
    .target = target->rate,
  };
  open_base (&question, progress->month_base, &question.month);
  open_base (&question, progress->year_base, &question.year);
  contributions->target = target->rate;
  contributions->has_target_then_month = question.month.earlier != NULL;
  contributions->has_target_then_year = question.year.earlier != NULL;
  contributions->whole = contribute (&question, parent);

  td_children_on (progress->book, parent, progress->as_of, children);
  for (guint i = 0; i < children->len; i++)
    {
      TdContribution part = contribute (&question, g_array_index (children, TdSubject, i));
      g_array_append_val (contributions->parts, part);
    }
  if (contributions->parts->len > 0)
    find_rest (contributions);
  g_clear_pointer (&question.month.earlier, td_earlier_free);
  g_clear_pointer (&question.year.earlier, td_earlier_free);
  return contributions;
}

void
td_contributions_free (TdContributions *contributions)
{
  g_array_unref (contributions->parts);
  g_free (contributions);
}

static int
compare_dragging (gconstpointer a, gconstpointer b)
{
  const TdContribution *left = *(const TdContribution *const *)a;
  const TdContribution *right = *(const TdContribution *const *)b;

  if (left->value != right->value)
    return left->value > right->value ? -1 : 1;
  return left->subject - right->subject;
}

GPtrArray *
td_contributions_sort (const TdContributions *contributions)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < contributions->parts->len; i++)
    {
      TdContribution *part = &g_array_index (contributions->parts, TdContribution, i);
      if (part->known)
        g_ptr_array_add (sorted, part);
    }
  g_ptr_array_sort (sorted, compare_dragging);
  return sorted;
}
