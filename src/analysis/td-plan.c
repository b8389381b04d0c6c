/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-plan.h"

#include "analysis/td-table.h"
#include "model/td-day.h"

TdDay
td_plan_month_end (int work_year, int month)
{
  int calendar_month = month <= 3 ? month + 9 : month - 3;

  return td_day_month_end (td_day_new (month <= 3 ? work_year - 1 : work_year, calendar_month, 1));
}

/* Planned */

static bool get_planned (const TdBook *book,
                         TdSubject subject,
                         TdMeasure measure,
                         TdDay month_end,
                         int64_t *planned,
                         bool *is_sum);

static bool
add_planned (
    const TdBook *book, TdSubject unit, TdMeasure measure, TdDay month_end, int64_t *planned)
{
  g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (TdSubject));

  *planned = 0;
  td_children_on (book, unit, month_end, below);
  for (guint i = 0; i < below->len; i++)
    {
      int64_t part;
      bool is_sum;

      if (!get_planned (
              book, g_array_index (below, TdSubject, i), measure, month_end, &part, &is_sum)
          || __builtin_add_overflow (*planned, part, planned))
        return false;
    }
  return below->len > 0;
}

static bool
get_planned (const TdBook *book,
             TdSubject subject,
             TdMeasure measure,
             TdDay month_end,
             int64_t *planned,
             bool *is_sum)
{
  *is_sum = false;
  if (td_book_get_planned (book, subject, measure, month_end, planned))
    return true;
  *is_sum = !td_book_is_officer (book, subject)
            && add_planned (book, subject, measure, month_end, planned);
  return *is_sum;
}

/* Done */

/* The newest cut of the month, or -1. */
static int
find_cut (const TdBook *book, TdDay month_end)
{
  for (int cut = td_book_get_n_cuts (book) - 1; cut >= 0; cut--)
    {
      TdDay as_of = td_book_get_cut (book, cut)->as_of;

      if (as_of <= month_end)
        return td_day_month_end (as_of) == month_end ? cut : -1;
    }
  return -1;
}

/* An officer's stays in a unit share their plans: the one that is valid then has the figures. */
static TdSubject
find_subject_on (const TdBook *book, TdSubject subject, TdDay day)
{
  if (!td_book_is_officer (book, subject))
    return subject;
  return td_book_find_officer (
      book, td_book_get_officer (book, subject)->code, td_book_get_parent (book, subject), day);
}

static bool
get_done (
    const TdBook *book, TdSubject subject, TdMeasure measure, TdDay month_end, TdPlanMonth *month)
{
  int cut = find_cut (book, month_end);
  TdSubject then;

  if (cut < 0)
    return false;
  month->done_on = td_book_get_cut (book, cut)->as_of;
  then = find_subject_on (book, subject, month->done_on);
  return then != TD_SUBJECT_NONE
         && td_figures_get (&td_table_get_shown (td_table_get (book, cut), then, measure)->figures,
                            TD_ITEM_COMPLETED,
                            &month->done);
}

/* A month is over when its last day has a cut, or a later one has. */
static bool
is_over (const TdBook *book, const TdPlanMonth *month)
{
  int n_cuts = td_book_get_n_cuts (book);

  return month->done_on == month->month
         || (n_cuts > 0 && td_book_get_cut (book, n_cuts - 1)->as_of > month->month);
}

void
td_plan_get_month (
    const TdBook *book, TdSubject subject, TdMeasure measure, TdDay month_end, TdPlanMonth *month)
{
  *month = (TdPlanMonth){ .month = month_end, .done_on = TD_DAY_NONE };
  month->has_planned
      = get_planned (book, subject, measure, month_end, &month->planned, &month->is_sum);
  month->has_done = get_done (book, subject, measure, month_end, month);
  if (!month->has_planned)
    {
      month->planned = 0; /* what a part of those below has is nobody's */
      return;
    }
  month->state = TD_PLAN_OPEN;
  if (!month->has_done)
    return;
  month->difference = month->done - month->planned;
  if (month->difference >= 0)
    month->state = TD_PLAN_KEPT;
  else if (is_over (book, month))
    month->state = TD_PLAN_BROKEN;
}

void
td_plan_get_year (
    const TdBook *book, TdSubject subject, TdMeasure measure, int work_year, TdPlanYear *year)
{
  *year = (TdPlanYear){ .subject = subject, .measure = measure, .work_year = work_year };
  for (int i = 0; i < TD_PLAN_MONTHS; i++)
    {
      TdPlanMonth *month = &year->months[i];

      td_plan_get_month (book, subject, measure, td_plan_month_end (work_year, i + 1), month);
      year->n_kept += month->state == TD_PLAN_KEPT;
      year->n_broken += month->state == TD_PLAN_BROKEN;
      year->n_open += month->state == TD_PLAN_OPEN;
    }
}

/* Who has undertaken something */

static TdSubject
find_subject (const TdBook *book, const TdPlan *plan)
{
  TdSubject unit = td_book_find_unit (book, plan->unit);
  TdSubject stay = TD_SUBJECT_NONE;
  guint n;

  if (unit == TD_SUBJECT_NONE || plan->officer == NULL)
    return unit;
  const TdSubject *stays = td_book_get_officers (book, unit, &n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (td_book_get_officer (book, stays[i])->code, plan->officer))
      stay = stays[i];
  return stay;
}

static int
compare_worst_first (gconstpointer a, gconstpointer b)
{
  const TdPlanYear *left = a;
  const TdPlanYear *right = b;
  guint n_left = left->n_kept + left->n_broken;
  guint n_right = right->n_kept + right->n_broken;
  int order;

  if ((n_left == 0) != (n_right == 0))
    return n_left == 0 ? 1 : -1;
  /* Kept parts of two numbers of months, multiplied out. */
  order = (int)(left->n_kept * n_right) - (int)(right->n_kept * n_left);
  if (order == 0)
    order = (int)right->n_broken - (int)left->n_broken;
  return order != 0 ? order : left->subject - right->subject;
}

GArray *
td_plan_list_years (const TdBook *book, TdMeasure measure, int work_year)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (TdPlanYear));
  TdSubject last = TD_SUBJECT_NONE;

  /* The plans of one stand together. */
  for (guint i = 0; i < td_book_get_n_plans (book); i++)
    {
      const TdPlan *plan = td_book_get_plan (book, i);
      TdSubject subject;
      TdPlanYear year;

      if (plan->measure != measure || td_day_work_year (plan->month) != work_year)
        continue;
      subject = find_subject (book, plan);
      if (subject == TD_SUBJECT_NONE || subject == last)
        continue;
      td_plan_get_year (book, subject, measure, work_year, &year);
      g_array_append_val (years, year);
      last = subject;
    }
  g_array_sort (years, compare_worst_first);
  return years;
}
