/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-wording.h"

#include "analysis/td-reporting.h"
#include "wording/td-facts.h"
#include "wording/td-money.h"

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

GPtrArray *
td_wording_attention (const TdProgress *progress)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_attention);

  if (progress->root == TD_SUBJECT_NONE)
    return lines;

  g_autoptr (TdFacts) cases = td_facts_new (progress, TD_MEASURE_CASES);
  g_autoptr (TdFacts) money = td_facts_new (progress, TD_MEASURE_MONEY);
  const TdFacts *both[] = { cases, money };
  const TdBook *book = progress->book;

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
  add_short_of_both (lines, book, cases, money);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    add_carrier (lines, book, both[i]);
  return lines;
}
