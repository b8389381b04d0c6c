/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "analysis/td-check-private.h"
#include "model/td-ratio.h"

/* V10: what can only grow from 1 October on. */
static const TdItem cumulative[] = {
  TD_ITEM_NEWLY_ACCEPTED, TD_ITEM_ENTRUSTED, TD_ITEM_WITHDRAWN, TD_ITEM_TAKEN_UP,  TD_ITEM_EXECUTED,
  TD_ITEM_TERMINATED,     TD_ITEM_REDUCED,   TD_ITEM_TOTAL,     TD_ITEM_COMPLETED,
};

/* V9b: what comes in is what the year before carried over. */
static void
check_carried_in (TdChecking *checking)
{
  TdFigures end;
  int64_t found, expected;

  if (checking->entered == NULL || checking->end.cut < 0
      || !td_figures_get (checking->entered, TD_ITEM_CARRIED_IN, &found))
    return;
  td_earlier_get (checking->end.figures, checking->subject, checking->measure, &end);
  if (td_figures_get (&end, TD_ITEM_CARRIED_OVER, &expected) && found != expected)
    _td_checking_add (checking,
                      (TdProblem){ .code = "V9b",
                                   .item = TD_ITEM_CARRIED_IN,
                                   .sign = '=',
                                   .expected = expected,
                                   .found = found,
                                   .sure = TD_SURE_LIKELY,
                                   .basis = TD_BASIS_LAST_YEAR,
                                   .basis_cut = checking->end.cut,
                                   .then = expected });
}

/* Whether the subject is a unit whose figures are the sum of units below. */
static bool
is_group (const TdChecking *checking)
{
  guint n;

  if (td_book_is_officer (checking->book, checking->subject))
    return false;
  const TdSubject *children = td_book_get_children (checking->book, checking->subject, &n);
  for (guint i = 0; i < n; i++)
    if (td_book_is_valid (checking->book, children[i], checking->as_of))
      return true;
  return false;
}

/*
 * What the record in @cut says as it compares with the one that is being checked: the same
 * subject's own record, or, where it was restructured in between, what its predecessors had. The
 * own record of a group that was restructured cannot be compared.
 */
static bool
get_earlier_record (const TdChecking *checking, int cut, TdFigures *figures)
{
  const TdBook *book = checking->book;
  TdDay as_of = td_book_get_cut (book, cut)->as_of;
  bool is_officer = td_book_is_officer (book, checking->subject);

  if (!is_officer && _td_is_restructured (book, checking->subject, as_of, checking->as_of))
    {
      if (is_group (checking))
        return false;
      if (cut == checking->before.cut)
        td_earlier_get (checking->before.figures, checking->subject, checking->measure, figures);
      else
        td_earlier_figures (
            book, checking->subject, checking->measure, cut, checking->as_of, figures);
      return true;
    }

  TdSubject subject = checking->subject;
  if (is_officer)
    subject = td_book_find_officer (
        book, td_book_get_officer (book, subject)->code, td_book_get_parent (book, subject), as_of);
  const TdFigures *entered = subject != TD_SUBJECT_NONE
                                 ? td_book_get_entered (book, cut, subject, checking->measure)
                                 : NULL;
  if (entered == NULL)
    return false;
  td_figures_derive (entered, td_book_get_form (book, cut), checking->measure, figures);
  return true;
}

/* Whether a fall of a derived item shows already in its parts. */
static bool
is_told_by_parts (const TdChecking *checking, TdItem item)
{
  int64_t sum;

  return td_item_is_derived (item)
         && td_figures_sum_parts (checking->entered,
                                  td_book_get_form (checking->book, checking->cut),
                                  checking->measure,
                                  item,
                                  &sum);
}

static void
add_fall (TdChecking *checking, TdItem item, int cut, int64_t then, int64_t now)
{
  if (now < then)
    _td_checking_add (checking,
                      (TdProblem){ .code = "V10",
                                   .item = item,
                                   .sign = '>',
                                   .expected = then,
                                   .found = now,
                                   .sure = TD_SURE_LIKELY,
                                   .basis = TD_BASIS_EARLIER,
                                   .basis_cut = cut,
                                   .then = then });
}

/* V10: each item against the newest earlier cut of the year that has it. */
static void
check_falls (TdChecking *checking)
{
  const TdBook *book = checking->book;
  uint32_t open = 0;
  int64_t then[TD_N_ITEMS];
  int cut_of[TD_N_ITEMS];

  if (checking->entered == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cumulative); i++)
    if (td_figures_has (checking->entered, cumulative[i])
        && !is_told_by_parts (checking, cumulative[i]))
      open |= 1u << cumulative[i];

  uint32_t wanted = open;
  for (int cut = checking->before.cut;
       cut >= 0 && open != 0 && td_book_get_cut (book, cut)->as_of >= checking->first_day;
       cut--)
    {
      TdFigures figures;
      if (!get_earlier_record (checking, cut, &figures))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (cumulative); i++)
        {
          TdItem item = cumulative[i];
          if (((open >> item) & 1u) && td_figures_get (&figures, item, &then[item]))
            {
              cut_of[item] = cut;
              open &= ~(1u << item);
            }
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (cumulative); i++)
    {
      TdItem item = cumulative[i];
      if ((((wanted & ~open) >> item) & 1u) != 0)
        add_fall (checking, item, cut_of[item], then[item], checking->entered->value[item]);
    }
}

/* V11: eligible fell in August or September by more than a share of what it was. */
static void
check_eligible (TdChecking *checking)
{
  TdFigures earlier;
  int64_t then, now;

  if (!checking->is_late || checking->month.cut < 0 || !_td_checking_is_leaf (checking))
    return;
  td_earlier_get (checking->month.figures, checking->subject, checking->measure, &earlier);
  if (!td_figures_get (&earlier, TD_ITEM_ELIGIBLE, &then)
      || !td_figures_get (
          _td_checking_get_shown (checking, checking->measure), TD_ITEM_ELIGIBLE, &now)
      || !_td_is_more_than (then - now, then, checking->threshold[TD_CHECK_ELIGIBLE_FALL]))
    return;
  _td_checking_add (checking,
                    (TdProblem){ .code = "V11",
                                 .item = TD_ITEM_ELIGIBLE,
                                 .sign = '>',
                                 .expected = then,
                                 .found = now,
                                 .sure = TD_SURE_POSSIBLE,
                                 .basis = TD_BASIS_EARLIER,
                                 .basis_cut = checking->month.cut,
                                 .then = then });
}

void
_td_check_year (TdChecking *checking)
{
  check_carried_in (checking);
  check_falls (checking);
  check_eligible (checking);
}
