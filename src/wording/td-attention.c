/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-wording.h"

#include "analysis/td-pace.h"
#include "analysis/td-reporting.h"
#include "model/td-amount.h"
#include "model/td-ratio.h"
#include "wording/td-facts.h"
#include "wording/td-money.h"
#include "wording/td-wording-analysis.h"

#include <glib/gi18n-lib.h>

static void
free_attention (gpointer data)
{
  TdAttention *attention = data;

  g_free (attention->title);
  g_free (attention->detail);
  g_free (attention);
}

/* @title and @detail: (transfer full) */
static void
add (GPtrArray *lines,
     char *title,
     char *detail,
     const char *page,
     TdSubject subject,
     TdMeasure measure)
{
  TdAttention *attention = g_new0 (TdAttention, 1);

  attention->title = title;
  attention->detail = detail;
  attention->page = page;
  attention->subject = subject;
  attention->measure = measure;
  g_ptr_array_add (lines, attention);
}

static char *
join_names (const TdBook *book, const GPtrArray *rows)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      g_ptr_array_add (names, (char *)td_book_get_short_name (book, row->subject));
    }
  return td_wording_names (names);
}

static TdSubject
get_first (const GPtrArray *rows)
{
  return ((const TdProgressRow *)g_ptr_array_index (rows, 0))->subject;
}

static bool
has_same_units (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return false;
  for (guint i = 0; i < a->len; i++)
    if (((const TdProgressRow *)g_ptr_array_index (a, i))->subject
        != ((const TdProgressRow *)g_ptr_array_index (b, i))->subject)
      return false;
  return true;
}

/* Whether it is worth saying that units have not reported: not where only the group itself reports.
 */
static bool
has_gaps_in_reports (const TdFacts *facts)
{
  return facts->unreported->len > 0
         && (facts->unreported->len < facts->units->len || !td_row_has_reported (facts->group));
}

static char *
word_unreported (const TdProgress *progress, const GPtrArray *rows)
{
  g_autofree char *names = join_names (progress->book, rows);
  g_autoptr (TdReporting) reporting
      = td_reporting_new (progress->book, progress->cut, progress->on);
  int late = reporting->deadlines[TD_REPORT_UNITS].days_late;

  if (late == 0)
    /* TRANSLATORS: names of units */
    return g_strdup_printf (_ ("Not yet: %s"), names);
  return g_strdup_printf (
      /* TRANSLATORS: for how many working days, and names of units */
      ngettext ("%d working day late: %s", "%d working days late: %s", late),
      late,
      names);
}

static void
add_unreported (GPtrArray *lines, const TdProgress *progress, const TdFacts *facts, bool both)
{
  int expected = (int)facts->units->len;
  int reported = expected - (int)facts->unreported->len;
  char *title;

  if (both)
    /* TRANSLATORS: how many of the units, and how many units there are */
    title = g_strdup_printf (_ ("%d of %d units have reported"), reported, expected);
  else if (facts->measure == TD_MEASURE_CASES)
    title = g_strdup_printf (_ ("%d of %d units have reported by cases"), reported, expected);
  else
    title = g_strdup_printf (_ ("%d of %d units have reported by money"), reported, expected);
  add (lines,
       title,
       word_unreported (progress, facts->unreported),
       "units",
       get_first (facts->unreported),
       facts->measure);
}

static void
add_no_target (GPtrArray *lines, const TdBook *book, const TdFacts *facts)
{
  TdMeasure measure = facts->measure;
  guint n = facts->no_target->len;
  char *title;

  if (!facts->group->has_target)
    {
      title = g_strdup (measure == TD_MEASURE_CASES ? _ ("No target by cases is assigned")
                                                    : _ ("No target by money is assigned"));
      add (lines,
           title,
           g_strdup (td_book_get_short_name (book, facts->group->subject)),
           "units",
           facts->group->subject,
           measure);
      return;
    }
  if (n == 0)
    return;
  if (measure == TD_MEASURE_CASES)
    title = g_strdup_printf (
        ngettext ("%u unit has no target by cases", "%u units have no target by cases", n), n);
  else
    title = g_strdup_printf (
        ngettext ("%u unit has no target by money", "%u units have no target by money", n), n);
  add (lines,
       title,
       join_names (book, facts->no_target),
       "units",
       get_first (facts->no_target),
       measure);
}

static void
add_biggest (GPtrArray *lines, const TdBook *book, const TdFacts *facts)
{
  const TdProgressRow *row = facts->biggest;
  const TdProgressRow *group = facts->group;

  if (row == NULL)
    return;

  TdLocale locale = td_locale_get ();
  const char *name = td_book_get_short_name (book, row->subject);
  g_autofree char *share = td_number_format ((facts->biggest_share + 5) / 10, 1, false, locale);
  bool comparable = !facts->has_helpers && td_row_is_short (row) && row->target == group->target
                    && row->rule == group->rule && row->missing <= group->missing;
  char *title;

  if (comparable)
    {
      g_autofree char *all = td_wording_amount_short (facts->measure, group->missing);
      g_autofree char *part = facts->measure == TD_MEASURE_CASES
                                  ? td_number_format (row->missing, 0, false, locale)
                                  : td_wording_money_short (row->missing);
      /* TRANSLATORS: a unit, its missing cases or money, all that the group is missing: "Khu vực 1
       * giữ 209 trong 542 việc còn thiếu" */
      title = g_strdup_printf (_ ("%s owes %s of the %s missing"), name, part, all);
    }
  else if (facts->measure == TD_MEASURE_CASES)
    title = g_strdup_printf (_ ("%s lacks most by cases"), name);
  else
    title = g_strdup_printf (_ ("%s lacks most by money"), name);

  add (lines,
       title,
       /* TRANSLATORS: a share in percent */
       facts->has_helpers
           ? g_strdup_printf (_ ("%s %% of what the units below the target lack"), share)
           : g_strdup_printf (_ ("%s %% of all that is missing"), share),
       "units",
       row->subject,
       facts->measure);
}

static const TdProgressRow *
find_row (const GPtrArray *rows, TdSubject subject)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      if (row->subject == subject)
        return row;
    }
  return NULL;
}

static void
add_short_of_both (GPtrArray *lines, const TdBook *book, const TdFacts *cases, const TdFacts *money)
{
  g_autoptr (GPtrArray) rows = td_facts_short_of_both (cases, money);

  if (rows->len == 1)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, 0);
      const TdProgressRow *other = find_row (money->units, row->subject);
      g_autofree char *cases_gap = td_wording_gap (row);
      g_autofree char *money_gap = td_wording_gap (other);
      add (lines,
           g_strdup_printf (_ ("%s is short of both targets"),
                            td_book_get_short_name (book, row->subject)),
           /* TRANSLATORS: two gaps, "thiếu 4,98 điểm" */
           g_strdup_printf (_ ("By cases %s, by money %s"), cases_gap, money_gap),
           "units",
           row->subject,
           TD_MEASURE_CASES);
    }
  else if (rows->len > 1)
    add (lines,
         g_strdup_printf (ngettext ("%u unit is short of both targets",
                                    "%u units are short of both targets",
                                    rows->len),
                          rows->len),
         join_names (book, rows),
         "units",
         get_first (rows),
         TD_MEASURE_CASES);
}

static void
add_carrier (GPtrArray *lines, const TdBook *book, const TdFacts *facts)
{
  if (facts->carrier == NULL)
    return;

  const char *name = td_book_get_short_name (book, facts->carrier->subject);
  g_autofree char *rate = td_number_format (facts->rest_rate, 2, false, td_locale_get ());
  guint n = facts->rest->len;

  add (lines,
       facts->measure == TD_MEASURE_CASES
           ? g_strdup_printf (_ ("The target by cases is met thanks to %s"), name)
           : g_strdup_printf (_ ("The target by money is met thanks to %s"), name),
       g_strdup_printf (ngettext ("The other %u unit reaches %s %%",
                                  "The other %u units together reach %s %%",
                                  n),
                        n,
                        rate),
       "charts",
       facts->carrier->subject,
       facts->measure);
}

/* A forecast that does not come to the target. */
static void
add_forecast (GPtrArray *lines, const TdFacts *facts, const TdForecast *forecast)
{
  const TdProgressRow *group = facts->group;

  if (!forecast->known || !group->has_target
      || td_ratio_missing (
             forecast->completed.value, forecast->eligible.value, group->target, group->rule)
             == 0)
    return;

  TdLocale locale = td_locale_get ();
  int64_t gap = group->target - forecast->rate.value;
  g_autofree char *rate = td_number_format (forecast->rate.value, 2, false, locale);
  g_autofree char *points = td_number_format (MAX (gap, 0), 2, false, locale);
  g_autofree char *basis = td_wording_basis (forecast);
  char *detail;

  if (gap > 0)
    /* TRANSLATORS: points, and what a forecast rests on: "Vẫn thiếu 1,05 điểm, theo diễn biến của 2
     * năm trước" */
    detail = g_strdup_printf (_ ("Still %s points short, %s"), points, basis);
  else
    detail = g_strdup_printf (_ ("Still less than 0.01 points short, %s"), basis);
  add (lines,
       /* TRANSLATORS: a rate: "Dự báo đến 30/9 về việc: 83,00 %" */
       facts->measure == TD_MEASURE_CASES
           ? g_strdup_printf (_ ("Forecast for 30/9 by cases: %s %%"), rate)
           : g_strdup_printf (_ ("Forecast for 30/9 by money: %s %%"), rate),
       detail,
       "charts",
       group->subject,
       facts->measure);
}

static void
add_behind (GPtrArray *lines,
            const TdProgress *progress,
            const TdFacts *facts,
            const TdMilestones *milestones,
            const TdForecast *forecast)
{
  TdPace pace = td_pace (progress, facts->group, milestones, forecast);

  if (!pace.has_ahead || pace.behind == 0)
    return;

  TdLocale locale = td_locale_get ();
  g_autofree char *amount = td_wording_amount_short (facts->measure, pace.behind);
  g_autofree char *points = td_number_format (MAX (-pace.ahead, 0), 2, false, locale);
  g_autofree char *quota = td_number_format (pace.quota, 2, false, locale);
  char *detail;

  if (pace.ahead < 0)
    /* TRANSLATORS: points, an amount, a rate: "Chậm 4,98 điểm, 542 việc so với mức 72,50 %" */
    detail
        = g_strdup_printf (_ ("%s points, %s behind the %s %% due by now"), points, amount, quota);
  else
    detail = g_strdup_printf (_ ("%s behind the %s %% due by now"), amount, quota);
  add (lines,
       g_strdup (facts->measure == TD_MEASURE_CASES ? _ ("Behind the quota by cases")
                                                    : _ ("Behind the quota by money")),
       detail,
       "analysis",
       facts->group->subject,
       facts->measure);
}

static void
add_fallen (GPtrArray *lines, const TdBook *book, const TdFacts *facts)
{
  guint n = facts->fallen->len;

  if (n == 0)
    return;

  const TdProgressRow *worst = g_ptr_array_index (facts->fallen, 0);
  for (guint i = 1; i < n; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (facts->fallen, i);
      if (row->change_month.points < worst->change_month.points)
        worst = row;
    }
  if (n == 1)
    {
      g_autofree char *points
          = td_number_format (-worst->change_month.points, 2, false, td_locale_get ());
      g_autofree char *gap = td_wording_gap (worst);
      const char *name = td_book_get_short_name (book, worst->subject);
      add (lines,
           facts->measure == TD_MEASURE_CASES
               /* TRANSLATORS: a unit and points: "Khu vực 2 giảm 0,35 điểm về việc" */
               ? g_strdup_printf (_ ("%s fell by %s points by cases"), name, points)
               : g_strdup_printf (_ ("%s fell by %s points by money"), name, points),
           /* TRANSLATORS: how far a unit is from its target: "Nay thiếu 2,10 điểm" */
           g_strdup_printf (_ ("Now %s"), gap),
           "units",
           worst->subject,
           facts->measure);
      return;
    }
  add (lines,
       facts->measure == TD_MEASURE_CASES
           ? g_strdup_printf (ngettext ("%u unit fell by cases", "%u units fell by cases", n), n)
           : g_strdup_printf (ngettext ("%u unit fell by money", "%u units fell by money", n), n),
       join_names (book, facts->fallen),
       "units",
       worst->subject,
       facts->measure);
}

GPtrArray *
td_wording_attention (const TdProgress *progress, const TdForecast *forecasts)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_attention);

  if (progress->root == TD_SUBJECT_NONE)
    return lines;

  g_autoptr (TdFacts) cases = td_facts_new (progress, TD_MEASURE_CASES);
  g_autoptr (TdFacts) money = td_facts_new (progress, TD_MEASURE_MONEY);
  const TdFacts *both[] = { cases, money };
  const TdBook *book = progress->book;
  TdElapsed elapsed = td_elapsed (progress->as_of);
  bool runs = elapsed.part < elapsed.whole; /* on 30/9 nothing is due later */
  TdMilestones milestones;

  td_book_get_milestones (book, &milestones);
  if (has_gaps_in_reports (cases) && has_gaps_in_reports (money)
      && has_same_units (cases->unreported, money->unreported))
    add_unreported (lines, progress, cases, true);
  else
    for (guint i = 0; i < G_N_ELEMENTS (both); i++)
      if (has_gaps_in_reports (both[i]))
        add_unreported (lines, progress, both[i], false);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    add_no_target (lines, book, both[i]);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    add_biggest (lines, book, both[i]);
  for (guint i = 0; runs && i < G_N_ELEMENTS (both); i++)
    add_forecast (lines, both[i], &forecasts[i]);
  add_short_of_both (lines, book, cases, money);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    add_fallen (lines, book, both[i]);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    add_carrier (lines, book, both[i]);
  for (guint i = 0; runs && i < G_N_ELEMENTS (both); i++)
    add_behind (lines, progress, both[i], &milestones, &forecasts[i]);
  return lines;
}
