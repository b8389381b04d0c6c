/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-check.h"

#include <locale.h>

#include "model/td-day.h"
#include "td-test-book.h"

/* "V3 to_enforce=91 found 90" */
static char *
format_problem (const TdProblem *problem)
{
  return g_strdup_printf ("%s %s%c%" G_GINT64_FORMAT " found %" G_GINT64_FORMAT,
                          problem->code,
                          td_item_name (problem->item),
                          problem->sign,
                          problem->expected,
                          problem->found);
}

static char *
join_problems (const GArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *problem = format_problem (&g_array_index (problems, TdProblem, i));
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", problem);
    }
  return g_string_free (text, FALSE);
}

/* The findings of one record by itself. */
static void
assert_record (const char *form, TdMeasure measure, const char *figures, const char *expected)
{
  g_autoptr (GArray) problems = g_array_new (FALSE, FALSE, sizeof (TdProblem));
  TdFigures entered = td_test_figures (figures);

  g_assert_nonnull (td_form_find (form));
  td_check_record (&entered, td_form_find (form), measure, problems);
  g_autofree char *found = join_problems (problems);
  if (!g_str_equal (found, expected))
    g_test_message ("%s", figures);
  g_assert_cmpstr (found, ==, expected);
  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (problems, TdProblem, i);
      g_assert_cmpint (problem->severity, ==, TD_SEVERITY_ERROR);
      g_assert_cmpint (problem->measure, ==, measure);
    }
}

static void
assert_cases (const char *figures, const char *expected)
{
  assert_record ("05-2024", TD_MEASURE_CASES, figures, expected);
}

/* A full record in which all identities hold, and the same with some items otherwise. */
static const char full_record[]
    = "carried_in=60 newly_accepted=40 entrusted=3 withdrawn=2 taken_up=5 executed=30 terminated=4 "
      "in_progress=20 postponed_by_agreement=1 other=2 not_eligible=25 postponed=5 suspended=3 "
      "separately_tracked=9 total=100 to_enforce=90 eligible=57 completed=34";

static void
assert_full_but (const char *changed, const char *expected)
{
  TdFigures figures = td_test_figures (full_record);
  TdFigures other = td_test_figures (changed);
  g_autoptr (GArray) problems = g_array_new (FALSE, FALSE, sizeof (TdProblem));

  for (guint i = 0; i < TD_N_ITEMS; i++)
    if (td_figures_has (&other, (TdItem)i))
      td_figures_set (&figures, (TdItem)i, other.value[i]);
  td_check_record (&figures, td_form_find ("05-2024"), TD_MEASURE_CASES, problems);
  g_autofree char *found = join_problems (problems);
  if (!g_str_equal (found, expected))
    g_test_message ("%s", changed);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_full (void)
{
  assert_full_but ("", "");
  /* A total that does not fit its parts shows at the total alone: its parts decide. */
  assert_full_but ("total=101", "V1 total=100 found 101");
  assert_full_but ("to_enforce=91", "V2 to_enforce=90 found 91");
  assert_full_but ("eligible=58", "V4 eligible=57 found 58");
  assert_full_but ("completed=33", "V5 completed=34 found 33");
  /* One that lies in one identity only. */
  assert_full_but ("not_eligible=26", "V3 to_enforce=91 found 90");
  assert_full_but ("postponed=4", "V3 to_enforce=89 found 90");
  assert_full_but ("suspended=0", "V3 to_enforce=87 found 90");
  assert_full_but ("separately_tracked=77", "");
  /* A part shows wherever it counts. */
  assert_full_but ("newly_accepted=41",
                   "V1 total=101 found 100; V2 to_enforce=91 found 90; V3 to_enforce=90 found 91");
  assert_full_but ("entrusted=4", "V2 to_enforce=89 found 90; V3 to_enforce=90 found 89");
  assert_full_but ("in_progress=21", "V3 to_enforce=91 found 90; V4 eligible=58 found 57");
  assert_full_but ("executed=31",
                   "V3 to_enforce=91 found 90; V4 eligible=58 found 57; V5 completed=35 found 34");
}

static void
test_v1 (void)
{
  assert_cases ("carried_in=60 newly_accepted=40 total=100", "");
  assert_cases ("carried_in=60 newly_accepted=40 total=99", "V1 total=100 found 99");
  /* Without all parts only the bound: what is known must not exceed the whole. */
  assert_cases ("carried_in=60 total=60", "");
  assert_cases ("carried_in=61 total=60", "V1 total>61 found 60");
  assert_cases ("newly_accepted=61 total=60", "V1 total>61 found 60");
  assert_cases ("total=60", "");
  assert_cases ("carried_in=60", "");
}

static void
test_v2 (void)
{
  assert_cases ("total=100 entrusted=3 withdrawn=2 taken_up=5 to_enforce=90", "");
  assert_cases ("total=100 entrusted=3 withdrawn=2 taken_up=5 to_enforce=91",
                "V2 to_enforce=90 found 91");
  /* Known deductions only: no more than is left of the total. */
  assert_cases ("total=100 entrusted=3 to_enforce=97", "");
  assert_cases ("total=100 entrusted=3 to_enforce=98", "V2 to_enforce<97 found 98");
  assert_cases ("total=100 entrusted=3 to_enforce=0", "");
  assert_cases ("entrusted=3 withdrawn=2 taken_up=5 to_enforce=91", "");
  assert_cases ("total=10 entrusted=9 withdrawn=2", "V2 to_enforce>0 found -1");
  assert_cases ("total=10 entrusted=9 withdrawn=2 taken_up=0", "V2 to_enforce>0 found -1");
  assert_cases ("total=10 entrusted=9 withdrawn=1", "");
  /* The one-tier form has no "taken up". */
  assert_record ("05-2024-one-tier",
                 TD_MEASURE_CASES,
                 "total=100 entrusted=3 withdrawn=2 to_enforce=94",
                 "V2 to_enforce=95 found 94");
  assert_cases ("total=100 entrusted=3 withdrawn=2 to_enforce=94", "");
}

static void
test_v3 (void)
{
  assert_cases ("to_enforce=90 e=57 not_eligible=25 postponed=5 suspended=3", "");
  assert_cases ("to_enforce=90 e=57 not_eligible=25 postponed=5 suspended=4",
                "V3 to_enforce=91 found 90");
  assert_cases ("to_enforce=90 e=57 not_eligible=25 postponed=8", "");
  assert_cases ("to_enforce=90 e=57 not_eligible=25 postponed=9", "V3 to_enforce>91 found 90");
  assert_cases ("to_enforce=90 not_eligible=91", "V3 to_enforce>91 found 90");
  assert_cases ("e=57 not_eligible=25 postponed=5 suspended=4", "");
  /* What is to be enforced may follow from its parts. */
  assert_cases ("total=100 entrusted=3 withdrawn=2 taken_up=5 e=57 not_eligible=25 postponed=5 "
                "suspended=4",
                "V3 to_enforce=91 found 90");
}

/* Two classes to 2019: postponed and suspended lie inside "not eligible". */
static void
test_v3_two_classes (void)
{
  assert_record ("08-2015",
                 TD_MEASURE_CASES,
                 "to_enforce=78593 e=54681 not_eligible=23912 postponed=100 suspended=50",
                 "");
  assert_record ("08-2015",
                 TD_MEASURE_CASES,
                 "to_enforce=78593 e=54681 not_eligible=23911",
                 "V3 to_enforce=78592 found 78593");
  assert_record ("08-2015",
                 TD_MEASURE_CASES,
                 "to_enforce=78593 not_eligible=78594",
                 "V3 to_enforce>78594 found 78593");
  /* With three classes the same would not do. */
  assert_record ("06-2019",
                 TD_MEASURE_CASES,
                 "to_enforce=78593 e=54681 not_eligible=23912 postponed=100 suspended=50",
                 "V3 to_enforce=78743 found 78593");
}

static void
test_v4 (void)
{
  assert_cases ("e=57 c=34 in_progress=20 postponed_by_agreement=1 other=2", "");
  assert_cases ("e=56 c=34 in_progress=20 postponed_by_agreement=1 other=2",
                "V4 eligible=57 found 56");
  assert_cases ("e=54 c=34 in_progress=20", "");
  assert_cases ("e=53 c=34 in_progress=20", "V4 eligible>54 found 53");
  assert_cases ("e=53 in_progress=54", "V4 eligible>54 found 53");
  assert_cases ("e=53", "");
}

static void
test_v5 (void)
{
  assert_cases ("executed=30 terminated=4 c=34", "");
  assert_cases ("executed=30 terminated=4 c=35", "V5 completed=34 found 35");
  assert_cases ("executed=30 c=30", "");
  assert_cases ("executed=30 c=29", "V5 completed>30 found 29");
  /* By money what was reduced counts as well, and is missed. */
  assert_record ("05-2024", TD_MEASURE_MONEY, "executed=30 terminated=4 reduced=1 c=35", "");
  assert_record ("05-2024", TD_MEASURE_MONEY, "executed=30 terminated=4 c=35", "");
  assert_record (
      "05-2024", TD_MEASURE_MONEY, "executed=30 terminated=4 c=33", "V5 completed>34 found 33");
  assert_record ("05-2024",
                 TD_MEASURE_MONEY,
                 "executed=30 terminated=4 reduced=2 c=35",
                 "V5 completed=36 found 35");
}

/* A figure in an item that the form does not have; zero says nothing. */
static void
test_not_in_form (void)
{
  assert_cases ("executed=30 terminated=4 reduced=0 c=34", "");
  assert_cases ("executed=30 terminated=4 reduced=3 c=34", "V5 reduced<0 found 3");
  assert_cases ("reduced=3", "V5 reduced<0 found 3");
  assert_cases ("executed=30 terminated=4 reduced=3 c=37",
                "V5 reduced<0 found 3; V5 completed=34 found 37");
  assert_record ("05-2024-one-tier",
                 TD_MEASURE_MONEY,
                 "total=100 entrusted=3 withdrawn=2 taken_up=5 to_enforce=95 reduced=1",
                 "V2 taken_up<0 found 5");
  assert_record ("05-2024-one-tier", TD_MEASURE_MONEY, "taken_up=0 reduced=1", "");
}

static void
test_v7 (void)
{
  assert_cases ("c=34 e=34 to_enforce=34 total=34", "");
  assert_cases ("c=35 e=34", "V4 eligible>35 found 34; V7 completed<34 found 35");
  assert_cases ("e=91 to_enforce=90", "V3 to_enforce>91 found 90; V7 eligible<90 found 91");
  assert_cases ("to_enforce=101 total=100",
                "V2 to_enforce<100 found 101; V7 to_enforce<100 found 101");
  /* Over what is not there. */
  assert_cases ("c=91 to_enforce=90", "V7 completed<90 found 91");
  assert_cases ("c=101 total=100", "V7 completed<100 found 101");
  assert_cases ("e=101 total=100", "V7 eligible<100 found 101");
  assert_cases ("c=9 total=10", "");
  /* In the order of the items. */
  assert_cases ("c=4 e=3 to_enforce=2 total=1",
                "V2 to_enforce<1 found 2; V3 to_enforce>3 found 2; V4 eligible>4 found 3; "
                "V7 to_enforce<1 found 2; V7 eligible<2 found 3; V7 completed<3 found 4");
  /* With what follows from the parts. */
  assert_cases ("executed=30 terminated=5 e=34",
                "V4 eligible>35 found 34; V7 completed<34 found 35");
}

/* A form that breaks nothing down has no identity but the order of its totals. */
static void
test_totals_form (void)
{
  static const char text[] = "[form]\nid=t\nname=t\ncircular=t\nfirst=2020-01-01\nscheme=three\n"
                             "[1]\nitem=total\nheading=a\n"
                             "[2]\nitem=eligible\nheading=b\n"
                             "[3]\nitem=completed\nheading=c\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (TdForm) form = td_form_parse (text, -1, &error);
  g_autoptr (GArray) problems = g_array_new (FALSE, FALSE, sizeof (TdProblem));
  TdFigures entered = td_test_figures ("total=10 e=7 c=8");

  g_assert_no_error (error);
  td_check_record (&entered, form, TD_MEASURE_CASES, problems);
  g_autofree char *found = join_problems (problems);
  g_assert_cmpstr (found, ==, "V7 completed<7 found 8");
}

/* The items at which a finding is marked. */
static void
assert_items (const char *form, const char *figures, guint index, const char *expected)
{
  g_autoptr (GArray) problems = g_array_new (FALSE, FALSE, sizeof (TdProblem));
  g_autoptr (GString) names = g_string_new (NULL);
  TdFigures entered = td_test_figures (figures);

  td_check_record (&entered, td_form_find (form), TD_MEASURE_CASES, problems);
  g_assert_cmpuint (index, <, problems->len);
  uint32_t items = td_problem_items (&g_array_index (problems, TdProblem, index));
  for (guint i = 0; i < 32; i++)
    if ((items >> i) & 1u)
      g_string_append_printf (names,
                              "%s%s",
                              names->len > 0 ? " " : "",
                              i < TD_N_ITEMS ? td_item_name ((TdItem)i) : "?");
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_items (void)
{
  assert_items (
      "05-2024", "carried_in=1 newly_accepted=1 total=1", 0, "carried_in newly_accepted total");
  assert_items (
      "05-2024", "total=10 entrusted=11", 0, "entrusted withdrawn taken_up total to_enforce");
  assert_items ("05-2024",
                "to_enforce=1 not_eligible=2",
                0,
                "not_eligible postponed suspended to_enforce eligible");
  assert_items ("08-2015", "to_enforce=1 not_eligible=2", 0, "not_eligible to_enforce eligible");
  assert_items ("05-2024",
                "e=1 in_progress=2",
                0,
                "in_progress postponed_by_agreement other eligible completed");
  assert_items ("05-2024", "c=1 executed=2", 0, "executed terminated completed");
  assert_items ("05-2024", "reduced=2", 0, "reduced");
  /* V7 concerns the two that were compared. */
  assert_items ("05-2024", "c=2 e=1", 1, "eligible completed");
  assert_items ("05-2024", "c=2 total=1", 0, "total completed");
}

/* "DAY UNIT[/OFFICER] MEASURE" and the finding: (transfer full) */
static char *
format_place (const TdBook *book, const TdProblem *problem)
{
  bool is_officer = td_book_is_officer (book, problem->subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, problem->subject) : problem->subject;
  g_autofree char *day = td_day_format_iso (td_book_get_cut (book, problem->cut)->as_of);
  g_autofree char *what = format_problem (problem);

  return g_strdup_printf ("%s %s%s%s %s %s",
                          day,
                          td_book_get_unit (book, unit)->code,
                          is_officer ? "/" : "",
                          is_officer ? td_book_get_officer (book, problem->subject)->code : "",
                          td_measure_name (problem->measure),
                          what);
}

/* The errors of all cuts or one; test-check-warnings.c looks at the warnings. */
static void
assert_found (const TdBook *book, int cut, const char *const *expected)
{
  g_autoptr (GArray) problems = td_check (book, cut);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (problems, TdProblem, i);
      g_autofree char *found = format_place (book, problem);

      if (problem->severity != TD_SEVERITY_ERROR)
        continue;
      g_assert_cmpstr (found, ==, expected[n++]);
      g_assert_cmpint (problem->sure, ==, TD_SURE_CERTAIN);
    }
  g_assert_null (expected[n]);
  g_assert_cmpuint (td_problems_count (problems, TD_SEVERITY_ERROR), ==, n);
}

#define LINES(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define NO_LINES ((const char *const[]){ NULL })

/* By day, tree, the unit before its officers, cases before money, code. */
static void
test_order (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nunit B R - - 1\nunit A R - - 2\nunit B1 B\n"
                          "officer O B\nofficer N B\n"
                          "record 2025-02-28 B1 cases carried_in=5 total=1\n"
                          "record 2025-01-31 A cases carried_in=3 total=1\n"
                          "record 2025-01-31 B1 cases carried_in=5 total=4 e=4 c=1\n"
                          "record 2025-01-31 B money carried_in=5 total=1\n"
                          "record 2025-01-31 B cases e=2 in_progress=3 executed=9 c=8\n"
                          "record 2025-01-31 B/O cases carried_in=6 total=1\n"
                          "record 2025-01-31 B/N cases carried_in=7 total=1\n"
                          "record 2025-01-31 R cases to_enforce=2 total=1\n");

  assert_found (book,
                -1,
                LINES ("2025-01-31 R cases V2 to_enforce<1 found 2",
                       "2025-01-31 R cases V7 to_enforce<1 found 2",
                       "2025-01-31 R cases V8 total=5 found 1",
                       "2025-01-31 B cases V4 eligible>11 found 2",
                       "2025-01-31 B cases V5 completed>9 found 8",
                       "2025-01-31 B cases V7 completed<2 found 8",
                       "2025-01-31 B cases V8 eligible=4 found 2",
                       "2025-01-31 B cases V8 completed=1 found 8",
                       "2025-01-31 B money V1 total>5 found 1",
                       "2025-01-31 B/N cases V1 total>7 found 1",
                       "2025-01-31 B/O cases V1 total>6 found 1",
                       "2025-01-31 B1 cases V1 total>5 found 4",
                       "2025-01-31 A cases V1 total>3 found 1",
                       "2025-02-28 B1 cases V1 total>5 found 1"));
  /* One cut by itself. */
  assert_found (book, 1, LINES ("2025-02-28 B1 cases V1 total>5 found 1"));
}

#define GROUP "unit R -\nunit A R - - 1\nunit B R - - 2\n"

static void
test_v8 (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      GROUP "record 2025-01-31 R cases total=31 e=30 c=12 other=4\n"
            "record 2025-01-31 A cases total=10 e=10 c=5 other=1\n"
            "record 2025-01-31 B cases total=20 e=20 c=6\n"
            /* one has not reported: nothing to compare */
            "record 2025-02-28 R cases e=30\n"
            "record 2025-02-28 A cases e=10\n"
            /* the sum without an own record */
            "record 2025-03-31 A cases e=10 c=9\nrecord 2025-03-31 B cases e=1 c=1\n"
            /* equal */
            "record 2025-04-30 R cases e=11 c=10\n"
            "record 2025-04-30 A cases e=10 c=9\nrecord 2025-04-30 B cases e=1 c=1\n");

  assert_found (book,
                -1,
                LINES ("2025-01-31 R cases V8 total=30 found 31",
                       "2025-01-31 R cases V8 completed=11 found 12"));
}

/* A derived item is compared only where its parts are not. */
static void
test_v8_derived (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      GROUP
      /* The parts can be compared: they alone. */
      "record 2025-01-31 R cases executed=5 terminated=2\n"
      "record 2025-01-31 A cases executed=1 terminated=1\n"
      "record 2025-01-31 B cases executed=2 terminated=1\n"
      /* The units have totals only: what follows from the own parts. */
      "record 2025-02-28 R cases executed=5 terminated=2\n"
      "record 2025-02-28 A cases c=2\nrecord 2025-02-28 B cases c=3\n"
      /* Entered and calculated: both are compared. */
      "record 2025-03-31 R cases executed=5 terminated=1 c=6\n"
      "record 2025-03-31 A cases executed=1 terminated=0\n"
      "record 2025-03-31 B cases executed=2 terminated=1\n"
      /* The units' parts, the own total. */
      "record 2025-04-30 R cases c=6\n"
      "record 2025-04-30 A cases executed=1 terminated=0\n"
      "record 2025-04-30 B cases executed=2 terminated=1\n"
      /* Completed stands in for its parts, so eligible need not be compared. */
      "record 2025-05-31 R cases executed=5 terminated=2 in_progress=0 postponed_by_agreement=0 "
      "other=0\n"
      "record 2025-05-31 A cases c=2 in_progress=0 postponed_by_agreement=0 other=0\n"
      "record 2025-05-31 B cases c=3 in_progress=0 postponed_by_agreement=0 other=0\n");

  assert_found (book,
                -1,
                LINES ("2025-01-31 R cases V8 executed=3 found 5",
                       "2025-02-28 R cases V8 completed=5 found 7",
                       "2025-03-31 R cases V8 executed=3 found 5",
                       "2025-03-31 R cases V8 completed=4 found 6",
                       "2025-04-30 R cases V8 completed=4 found 6",
                       "2025-05-31 R cases V8 completed=5 found 7"));
}

/* Officers make up a unit that has no units below it; a group of groups shows its units' sums. */
static void
test_v8_levels (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nunit G R\nunit A G\n"
                          "officer O A\nofficer Q A\nofficer L A - 2025-01-30\nofficer X G\n"
                          "record 2025-01-31 A cases e=99\n"
                          "record 2025-01-31 A/O cases e=60\nrecord 2025-01-31 A/Q cases e=40\n"
                          "record 2025-01-31 G cases e=98\n"
                          "record 2025-01-31 G/X cases e=1\n"
                          "record 2025-01-31 R cases e=100\n");

  assert_found (book,
                -1,
                LINES ("2025-01-31 G cases V8 eligible=100 found 98",
                       "2025-01-31 A cases V8 eligible=100 found 99"));
}

static void
test_v9a (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R -\nunit A R\nunit B R\nunit C R\nofficer O C\n"
      /* two of three */
      "record 2024-10-31 A cases carried_in=60\nrecord 2024-11-30 A cases carried_in=61\n"
      "record 2024-12-31 A cases carried_in=61\n"
      /* as many of each: the earliest; a cut without it says nothing */
      "record 2024-10-31 B money carried_in=5\nrecord 2024-11-30 B money total=9\n"
      "record 2024-12-31 B money carried_in=6\n"
      /* the other measure, another year, another unit */
      "record 2024-10-31 B cases carried_in=7\nrecord 2025-10-31 B cases carried_in=8\n"
      "record 2024-09-30 B cases carried_in=9\n"
      /* zero is a figure */
      "record 2024-10-31 C cases carried_in=0\nrecord 2024-11-30 C cases carried_in=0\n"
      "record 2024-12-31 C cases carried_in=1\n"
      "record 2024-10-31 C/O cases carried_in=0\nrecord 2024-11-30 C/O cases carried_in=4\n"
      "record 2024-12-31 C/O cases carried_in=4\n");
  static const char *const october[] = { "2024-10-31 A cases V9a carried_in=61 found 60",
                                         "2024-10-31 C/O cases V9a carried_in=4 found 0",
                                         NULL };

  assert_found (book,
                -1,
                LINES ("2024-10-31 A cases V9a carried_in=61 found 60",
                       "2024-10-31 C/O cases V9a carried_in=4 found 0",
                       "2024-11-30 C cases V8 carried_in=4 found 0",
                       "2024-12-31 B money V9a carried_in=5 found 6",
                       "2024-12-31 C cases V8 carried_in=4 found 1",
                       "2024-12-31 C cases V9a carried_in=0 found 1"));
  /* One cut is held against all of its year. */
  assert_found (book, td_test_cut (book, "2024-10-31"), october);
}

/* Cuts before a restructuring are not compared with those from it on. */
static void
test_v9a_succession (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit A R 2010-01-01\nunit B R 2010-01-01 2025-01-31\nunit C R "
      "2010-01-01\n"
      "unit A1 A 2010-01-01\n"
      "succession B A1 2025-02-01\n"
      "record 2024-12-31 A cases carried_in=10\nrecord 2025-01-31 A cases carried_in=10\n"
      "record 2025-02-01 A cases carried_in=15\nrecord 2025-02-28 A cases carried_in=15\n"
      "record 2025-03-31 A cases carried_in=16\n"
      "record 2024-12-31 R cases carried_in=1\nrecord 2025-02-28 R cases carried_in=19\n"
      "record 2024-12-31 C cases carried_in=3\nrecord 2025-02-28 C cases carried_in=4\n");

  assert_found (book,
                -1,
                LINES ("2025-02-28 C cases V9a carried_in=3 found 4",
                       "2025-03-31 A cases V9a carried_in=15 found 16"));
}

/* An officer who came back to the unit is the same officer. */
static void
test_v9a_stays (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\n"
                          "officer O R 2024-10-01 2024-11-30\nofficer O R 2025-01-01\n"
                          "record 2024-10-31 R/O cases carried_in=10\n"
                          "record 2024-11-30 R/O cases carried_in=10\n"
                          "record 2025-01-31 R/O cases carried_in=11\n");

  assert_found (book, -1, LINES ("2025-01-31 R/O cases V9a carried_in=10 found 11"));
}

/* The published cases are right, but for what "rules" says. */
static void
test_cases (void)
{
  static const char *const clean[]
      = { "bac-kan-2019", "ben-tre-2021", "binh-thuan-2017", "thai-nguyen-2025" };

  for (guint i = 0; i < G_N_ELEMENTS (clean); i++)
    {
      g_autoptr (TdBook) book = td_test_book_sample (clean[i]);
      g_autoptr (GArray) problems = td_check (book, -1);
      g_assert_cmpuint (problems->len, ==, 0);
    }
  g_autoptr (TdBook) rules = td_test_book_sample ("rules");
  assert_found (rules,
                -1,
                LINES ("2025-04-30 R cases V8 eligible=3401 found 9999",
                       "2025-04-30 R cases V8 completed=2492 found 1",
                       "2025-04-30 A cases V8 completed=80 found 81"));
}

static void
test_empty (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("");
  assert_found (book, -1, NO_LINES);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/check/full", test_full);
  g_test_add_func ("/check/v1", test_v1);
  g_test_add_func ("/check/v2", test_v2);
  g_test_add_func ("/check/v3", test_v3);
  g_test_add_func ("/check/v3-two-classes", test_v3_two_classes);
  g_test_add_func ("/check/v4", test_v4);
  g_test_add_func ("/check/v5", test_v5);
  g_test_add_func ("/check/not-in-form", test_not_in_form);
  g_test_add_func ("/check/v7", test_v7);
  g_test_add_func ("/check/totals-form", test_totals_form);
  g_test_add_func ("/check/items", test_items);
  g_test_add_func ("/check/order", test_order);
  g_test_add_func ("/check/v8", test_v8);
  g_test_add_func ("/check/v8-derived", test_v8_derived);
  g_test_add_func ("/check/v8-levels", test_v8_levels);
  g_test_add_func ("/check/v9a", test_v9a);
  g_test_add_func ("/check/v9a-succession", test_v9a_succession);
  g_test_add_func ("/check/v9a-stays", test_v9a_stays);
  g_test_add_func ("/check/cases", test_cases);
  g_test_add_func ("/check/empty", test_empty);
  return g_test_run ();
}
