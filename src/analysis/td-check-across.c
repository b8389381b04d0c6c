/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "analysis/td-check-private.h"

/* V13: where each eligible case is done, no eligible money is left. */
static void
check_done (TdChecking *checking)
{
  const TdFigures *cases, *money;
  int64_t eligible, completed, owed, paid;

  if (checking->measure != TD_MEASURE_MONEY || !_td_checking_is_leaf (checking))
    return;
  cases = _td_checking_get_shown (checking, TD_MEASURE_CASES);
  money = _td_checking_get_shown (checking, TD_MEASURE_MONEY);
  if (!td_figures_get (cases, TD_ITEM_ELIGIBLE, &eligible)
      || !td_figures_get (cases, TD_ITEM_COMPLETED, &completed)
      || !td_figures_get (money, TD_ITEM_ELIGIBLE, &owed)
      || !td_figures_get (money, TD_ITEM_COMPLETED, &paid) || eligible <= 0 || completed < eligible
      || paid >= owed)
    return;
  _td_checking_add (checking,
                    (TdProblem){ .code = "V13",
                                 .item = TD_ITEM_COMPLETED,
                                 .sign = '=',
                                 .expected = owed,
                                 .found = paid,
                                 .items = 1u << TD_ITEM_ELIGIBLE,
                                 .sure = TD_SURE_LIKELY,
                                 .basis = TD_BASIS_MEASURE,
                                 .basis_cut = -1,
                                 .beside_then = eligible,
                                 .beside_now = completed });
}

/* V16: what one unit entrusted to another is no entrusting of the group. */
static void
check_entrusted (TdChecking *checking)
{
  const TdBook *book = checking->book;
  const TdTable *table = td_table_get (book, checking->cut);
  int64_t found, sum = 0;
  guint n;

  if (checking->entered == NULL || td_book_is_officer (book, checking->subject)
      || !td_figures_get (checking->entered, TD_ITEM_ENTRUSTED, &found))
    return;
  const TdSubject *children = td_book_get_children (book, checking->subject, &n);
  for (guint i = 0; i < n; i++)
    {
      int64_t value;
      if (td_book_is_valid (book, children[i], checking->as_of)
          && td_figures_get (&td_table_get_shown (table, children[i], checking->measure)->figures,
                             TD_ITEM_ENTRUSTED,
                             &value)
          && __builtin_add_overflow (sum, value, &sum))
        return;
    }
  if (sum > found)
    _td_checking_add (checking,
                      (TdProblem){ .code = "V16",
                                   .item = TD_ITEM_ENTRUSTED,
                                   .sign = '>',
                                   .expected = sum,
                                   .found = found,
                                   .sure = TD_SURE_POSSIBLE,
                                   .basis = TD_BASIS_BELOW,
                                   .basis_cut = -1 });
}

void
_td_check_across (TdChecking *checking)
{
  check_done (checking);
  check_entrusted (checking);
}
