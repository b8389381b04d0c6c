/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "analysis/td-check-private.h"
#include "model/td-ratio.h"

#define WHOLE 10000 /* in hundredths of a percent */

/* The figures that patterns are about, of one cut. */
typedef struct
{
  int64_t eligible;
  int64_t completed;
} Work;

static bool
get_work (const TdFigures *figures, Work *work)
{
  return td_figures_get (figures, TD_ITEM_ELIGIBLE, &work->eligible)
         && td_figures_get (figures, TD_ITEM_COMPLETED, &work->completed);
}

bool
_td_is_more_than (int64_t part, int64_t whole, int64_t hundredths)
{
  return (td_wide)part * WHOLE > (td_wide)whole * hundredths;
}

/* What would be added between the earlier cut and the one being checked at the pace from 1 October
 * to the earlier one, times @hundredths / 100, rounded down. */
static int64_t
count_at_pace (const TdChecking *checking,
               const TdEarlierCut *earlier,
               int64_t then,
               int64_t hundredths)
{
  td_wide days_then = earlier->as_of - checking->first_day + 1;
  td_wide days = checking->as_of - earlier->as_of;
  td_wide more = (td_wide)then * days * hundredths / (days_then * 100);

  return (int64_t)MIN (more, (td_wide)INT64_MAX - then);
}

/* One figure in an earlier cut and now. */
static bool
get_earlier_item (
    TdChecking *checking, const TdEarlierCut *earlier, TdItem item, int64_t *then, int64_t *now)
{
  TdFigures figures;

  if (earlier->cut < 0
      || !td_figures_get (_td_checking_get_shown (checking, checking->measure), item, now))
    return false;
  td_earlier_get (earlier->figures, checking->subject, checking->measure, &figures);
  return td_figures_get (&figures, item, then);
}

/* Both figures of work now and in an earlier cut. */
static bool
get_earlier_work (
    TdChecking *checking, const TdEarlierCut *earlier, TdMeasure measure, Work *then, Work *now)
{
  TdFigures figures;

  if (earlier->cut < 0 || !get_work (_td_checking_get_shown (checking, measure), now))
    return false;
  td_earlier_get (earlier->figures, checking->subject, measure, &figures);
  return get_work (&figures, then);
}

/* entrusting-surge: in September more was entrusted than so many times the pace before it. */
static void
find_entrusting_surge (TdChecking *checking)
{
  const TdEarlierCut *earlier = &checking->august;
  int64_t then, now, total;

  if (!get_earlier_item (checking, earlier, TD_ITEM_ENTRUSTED, &then, &now)
      || !td_figures_get (
          _td_checking_get_shown (checking, checking->measure), TD_ITEM_TOTAL, &total))
    return;
  int64_t bound
      = then + count_at_pace (checking, earlier, then, checking->threshold[TD_CHECK_ENTRUSTING]);
  /* A case or two are no surge. */
  if (now <= bound
      || !_td_is_more_than (now - then, total, checking->threshold[TD_CHECK_ENTRUSTING_SHARE]))
    return;
  _td_checking_add (checking,
                    (TdProblem){ .code = "entrusting-surge",
                                 .item = TD_ITEM_ENTRUSTED,
                                 .sign = '<',
                                 .expected = bound,
                                 .found = now,
                                 .sure = TD_SURE_POSSIBLE,
                                 .basis = TD_BASIS_PACE,
                                 .basis_cut = earlier->cut,
                                 .then = then });
}

static bool
is_met (const TdChecking *checking, TdDay day, const Work *work)
{
  const TdTarget *target
      = td_book_get_target_in_force (checking->book, checking->subject, checking->measure, day);

  return target != NULL && work->eligible > 0
         && td_ratio_missing (work->completed, work->eligible, target->rate, target->rule) == 0;
}

/* hoarding: the target was met, is met, and since then hardly anything was completed, while
 * eligible cases are left. */
static void
find_hoarding (TdChecking *checking)
{
  const TdEarlierCut *earlier = &checking->before;
  Work then, now;

  if (checking->measure != TD_MEASURE_CASES
      || !get_earlier_work (checking, earlier, TD_MEASURE_CASES, &then, &now)
      || !is_met (checking, earlier->as_of, &then) || !is_met (checking, checking->as_of, &now)
      || !_td_is_more_than (
          now.eligible - now.completed, now.eligible, checking->threshold[TD_CHECK_LEFT]))
    return;

  int64_t pace = count_at_pace (checking, earlier, then.completed, 100);
  if (pace < 1
      || _td_is_more_than (
          now.completed - then.completed, pace, checking->threshold[TD_CHECK_STOPPED]))
    return;
  _td_checking_add (
      checking,
      (TdProblem){ .code = "hoarding",
                   .item = TD_ITEM_COMPLETED,
                   .sign = '>',
                   .expected = then.completed + MIN (pace, now.eligible - then.completed),
                   .found = now.completed,
                   .items = 1u << TD_ITEM_ELIGIBLE,
                   .sure = TD_SURE_POSSIBLE,
                   .basis = TD_BASIS_PACE,
                   .basis_cut = earlier->cut,
                   .then = then.completed,
                   .beside_then = then.eligible - then.completed,
                   .beside_now = now.eligible - now.completed });
}

/* late-surge: in September more was completed since the cut before than so many times the pace. */
static void
find_late_surge (TdChecking *checking)
{
  const TdEarlierCut *earlier = &checking->before;
  Work then, now;

  if (!checking->is_last_month
      || !get_earlier_work (checking, earlier, checking->measure, &then, &now))
    return;
  int64_t bound
      = then.completed
        + count_at_pace (checking, earlier, then.completed, checking->threshold[TD_CHECK_SURGE]);
  if (now.completed <= bound
      || !_td_is_more_than (
          now.completed - then.completed, now.eligible, checking->threshold[TD_CHECK_SURGE_SHARE]))
    return;
  _td_checking_add (checking,
                    (TdProblem){ .code = "late-surge",
                                 .item = TD_ITEM_COMPLETED,
                                 .sign = '<',
                                 .expected = bound,
                                 .found = now.completed,
                                 .sure = TD_SURE_POSSIBLE,
                                 .basis = TD_BASIS_PACE,
                                 .basis_cut = earlier->cut,
                                 .then = then.completed });
}

/* money-without-cases: money was completed within the month, but not one case. */
static void
find_money_without_cases (TdChecking *checking)
{
  const TdEarlierCut *earlier = &checking->month;
  Work then, now, cases_then, cases_now;

  if (checking->measure != TD_MEASURE_MONEY
      || !get_earlier_work (checking, earlier, TD_MEASURE_MONEY, &then, &now)
      || !get_earlier_work (checking, earlier, TD_MEASURE_CASES, &cases_then, &cases_now)
      || cases_now.completed > cases_then.completed
      || !_td_is_more_than (
          now.completed - then.completed, now.eligible, checking->threshold[TD_CHECK_MONEY]))
    return;
  _td_checking_add (checking,
                    (TdProblem){ .code = "money-without-cases",
                                 .item = TD_ITEM_COMPLETED,
                                 .sign = '<',
                                 .expected = then.completed,
                                 .found = now.completed,
                                 .sure = TD_SURE_POSSIBLE,
                                 .basis = TD_BASIS_MEASURE,
                                 .basis_cut = earlier->cut,
                                 .then = then.completed,
                                 .beside_then = cases_then.completed,
                                 .beside_now = cases_now.completed });
}

/* rate-without-work: the rate rose since the cut before, though nothing was completed. */
static void
find_rate_without_work (TdChecking *checking)
{
  const TdEarlierCut *earlier = &checking->before;
  Work then, now;
  int64_t rate_then, rate_now;

  if (!get_earlier_work (checking, earlier, checking->measure, &then, &now)
      || now.completed > then.completed
      || !td_ratio_rate (then.completed, then.eligible, &rate_then)
      || !td_ratio_rate (now.completed, now.eligible, &rate_now)
      || rate_now - rate_then <= checking->threshold[TD_CHECK_RATE])
    return;
  _td_checking_add (checking,
                    (TdProblem){ .code = "rate-without-work",
                                 .item = TD_ITEM_ELIGIBLE,
                                 .sign = '>',
                                 .expected = then.eligible,
                                 .found = now.eligible,
                                 .items = 1u << TD_ITEM_COMPLETED,
                                 .sure = TD_SURE_LIKELY,
                                 .basis = TD_BASIS_EARLIER,
                                 .basis_cut = earlier->cut,
                                 .then = then.eligible,
                                 .beside_then = rate_then,
                                 .beside_now = rate_now });
}

/* reclassified: in August or September eligible fell, and not eligible rose by at least half of
 * that. */
static void
find_reclassified (TdChecking *checking)
{
  const TdEarlierCut *earlier = &checking->month;
  int64_t eligible_then, eligible_now, then, now;

  if (!checking->is_late
      || !get_earlier_item (checking, earlier, TD_ITEM_ELIGIBLE, &eligible_then, &eligible_now)
      || !get_earlier_item (checking, earlier, TD_ITEM_NOT_ELIGIBLE, &then, &now)
      || !_td_is_more_than (
          eligible_then - eligible_now, eligible_then, checking->threshold[TD_CHECK_RECLASSIFIED])
      || now - then < eligible_then - eligible_now - (now - then))
    return;
  _td_checking_add (checking,
                    (TdProblem){ .code = "reclassified",
                                 .item = TD_ITEM_NOT_ELIGIBLE,
                                 .sign = '<',
                                 .expected = then,
                                 .found = now,
                                 .items = 1u << TD_ITEM_ELIGIBLE,
                                 .sure = TD_SURE_LIKELY,
                                 .basis = TD_BASIS_EARLIER,
                                 .basis_cut = earlier->cut,
                                 .then = then,
                                 .beside_then = eligible_then,
                                 .beside_now = eligible_now });
}

void
_td_check_patterns (TdChecking *checking)
{
  if (!_td_checking_is_leaf (checking))
    return;
  /* In the order of their names. */
  find_entrusting_surge (checking);
  find_hoarding (checking);
  find_late_surge (checking);
  find_money_without_cases (checking);
  find_rate_without_work (checking);
  find_reclassified (checking);
}
