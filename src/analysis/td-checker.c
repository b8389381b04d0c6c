/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "analysis/td-check-private.h"
#include "model/td-day.h"

#define MONTH_AUGUST 11 /* of the work year */
#define MONTH_SEPTEMBER 12

struct _TdChecker
{
  TdChecking checking;
  int last;
  TdSubject next; /* unit */
};

static const char *const sure_names[] = { "certain", "likely", "possible" };
static const char *const basis_names[]
    = { "record", "below", "year", "earlier", "last-year", "measure", "pace" };

const char *
td_sure_name (TdSure sure)
{
  return sure_names[sure];
}

const char *
td_basis_name (TdBasis basis)
{
  return basis_names[basis];
}

void
_td_checking_add (TdChecking *checking, TdProblem problem)
{
  problem.severity = TD_SEVERITY_WARNING;
  problem.items |= 1u << problem.item;
  g_array_append_val (checking->problems, problem);
}

const TdFigures *
_td_checking_get_shown (const TdChecking *checking, TdMeasure measure)
{
  const TdTable *table = td_table_get (checking->book, checking->cut);

  return &td_table_get_shown (table, checking->subject, measure)->figures;
}

bool
_td_checking_is_leaf (const TdChecking *checking)
{
  const TdBook *book = checking->book;
  const TdTable *table = td_table_get (book, checking->cut);
  guint n;

  if (td_book_is_officer (book, checking->subject)
      || !td_book_is_valid (book, checking->subject, checking->as_of))
    return false;
  /* A unit of which nobody below has reported stands for itself. */
  const TdSubject *children = td_book_get_children (book, checking->subject, &n);
  for (guint i = 0; i < n; i++)
    if (td_book_is_valid (book, children[i], checking->as_of)
        && td_table_get_shown (table, children[i], checking->measure)->figures.has != 0)
      return false;
  return true;
}

static void
clear_earlier (TdEarlierCut *earlier)
{
  g_clear_pointer (&earlier->figures, td_earlier_free);
  earlier->cut = -1;
  earlier->as_of = TD_DAY_NONE;
}

static void
set_earlier (TdChecking *checking, TdEarlierCut *earlier, int cut)
{
  clear_earlier (earlier);
  if (cut < 0)
    return;
  earlier->cut = cut;
  earlier->as_of = td_book_get_cut (checking->book, cut)->as_of;
  earlier->figures = td_earlier_new (checking->book, cut, checking->as_of);
}

/* The newest cut before @day in the work year that is being checked, or -1. */
static int
find_before (const TdChecking *checking, TdDay day)
{
  int cut = checking->cut - 1;

  while (cut >= 0 && td_book_get_cut (checking->book, cut)->as_of >= day)
    cut--;
  if (cut < 0 || td_book_get_cut (checking->book, cut)->as_of < checking->first_day)
    return -1;
  return cut;
}

static void
begin_cut (TdChecking *checking, int cut)
{
  const TdBook *book = checking->book;
  int work_year, month;

  checking->cut = cut;
  checking->as_of = td_book_get_cut (book, cut)->as_of;
  work_year = td_day_work_year (checking->as_of);
  month = td_day_work_month (checking->as_of);
  checking->first_day = td_work_year_first (work_year);
  checking->is_late = month >= MONTH_AUGUST;
  checking->is_last_month = month == MONTH_SEPTEMBER;

  int before = find_before (checking, checking->as_of);
  int month_base = td_book_find_month_base (book, checking->as_of);
  set_earlier (checking, &checking->before, before);
  set_earlier (checking, &checking->month, month_base >= 0 ? month_base : before);
  set_earlier (checking,
               &checking->august,
               checking->is_last_month ? find_before (checking, td_day_new (work_year, 9, 1)) : -1);
  set_earlier (checking, &checking->end, td_book_find_cut (book, checking->first_day - 1));
}

static void
set_explanations (const TdChecking *checking, guint first)
{
  for (guint i = first; i < checking->problems->len; i++)
    {
      TdProblem *problem = &g_array_index (checking->problems, TdProblem, i);

      problem->explained
          = td_book_find_explanation (checking->book,
                                      checking->as_of,
                                      problem->subject,
                                      problem->measure,
                                      problem->code,
                                      td_book_get_item_name (checking->book, problem->item),
                                      problem->expected,
                                      problem->found);
    }
}

static void
check_subject (TdChecking *checking, TdSubject subject)
{
  GArray *problems = checking->problems;
  guint first = problems->len;

  checking->subject = subject;
  for (int i = 0; i < TD_N_MEASURES; i++)
    {
      guint first_of_measure = problems->len;

      checking->measure = (TdMeasure)i;
      checking->entered
          = td_book_get_entered (checking->book, checking->cut, subject, checking->measure);
      _td_check_identities (checking->book, checking->cut, subject, checking->measure, problems);
      _td_check_year (checking);
      _td_check_across (checking);
      _td_check_patterns (checking);
      for (guint j = first_of_measure; j < problems->len; j++)
        {
          TdProblem *problem = &g_array_index (problems, TdProblem, j);
          problem->cut = checking->cut;
          problem->subject = subject;
          problem->measure = checking->measure;
        }
    }
  if (td_book_get_n_explanations (checking->book) > 0)
    set_explanations (checking, first);
}

TdChecker *
td_checker_new (const TdBook *book, int first, int last)
{
  TdChecker *checker = g_new0 (TdChecker, 1);
  TdChecking *checking = &checker->checking;

  checking->book = book;
  checking->problems = g_array_new (FALSE, FALSE, sizeof (TdProblem));
  for (guint i = 0; i < TD_N_CHECK_THRESHOLDS; i++)
    checking->threshold[i] = td_book_get_threshold (book, td_check_threshold_key (i));
  checker->last = last;
  checking->cut = first - 1;
  checker->next = td_book_get_n_units (book); /* so that the first cut begins */
  return checker;
}

void
td_checker_free (TdChecker *checker)
{
  clear_earlier (&checker->checking.before);
  clear_earlier (&checker->checking.month);
  clear_earlier (&checker->checking.august);
  clear_earlier (&checker->checking.end);
  g_array_unref (checker->checking.problems);
  g_free (checker);
}

bool
td_checker_run (TdChecker *checker, int64_t deadline)
{
  TdChecking *checking = &checker->checking;
  const TdBook *book = checking->book;

  do
    {
      guint n;

      if (checker->next >= td_book_get_n_units (book))
        {
          if (checking->cut >= checker->last)
            return true;
          begin_cut (checking, checking->cut + 1);
          checker->next = 0;
          continue; /* also where there are no units */
        }
      const TdSubject *stays = td_book_get_officers (book, checker->next, &n);
      check_subject (checking, checker->next);
      for (guint i = 0; i < n; i++)
        check_subject (checking, stays[i]);
      checker->next++;
    }
  while (deadline == G_MAXINT64 || g_get_monotonic_time () < deadline);
  return checker->next >= td_book_get_n_units (book) && checking->cut >= checker->last;
}

GArray *
td_checker_get_problems (TdChecker *checker)
{
  return checker->checking.problems;
}

GArray *
td_check (const TdBook *book, int cut)
{
  int first = cut >= 0 ? cut : 0;
  int last = cut >= 0 ? cut : td_book_get_n_cuts (book) - 1;
  g_autoptr (TdChecker) checker = td_checker_new (book, first, last);

  (void)td_checker_run (checker, G_MAXINT64);
  return g_array_ref (td_checker_get_problems (checker));
}

GArray *
td_check_subject (const TdBook *book, int cut, TdSubject subject)
{
  g_autoptr (TdChecker) checker = td_checker_new (book, cut, cut);

  begin_cut (&checker->checking, cut);
  check_subject (&checker->checking, subject);
  return g_array_ref (td_checker_get_problems (checker));
}

guint
td_problems_count (const GArray *problems, TdSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (problems, TdProblem, i);
      n += problem->severity == severity
           && (severity == TD_SEVERITY_ERROR || problem->explained == NULL);
    }
  return n;
}

const TdProblem *
td_problems_get_first (const GArray *problems)
{
  const TdProblem *first = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (problems, TdProblem, i);

      if (problem->severity == TD_SEVERITY_ERROR)
        return problem;
      if (first == NULL && problem->explained == NULL)
        first = problem;
    }
  return first;
}
