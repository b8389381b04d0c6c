/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-reporting.h"

#include <locale.h>

#include "model/td-amount.h"
#include "td-test-book.h"

/* A has reported all, B half of the money, C nothing, D by its officers; E ended before. */
#define UNITS                                                                                      \
  "unit R -\nunit A R - - 1\nunit B R - - 2\nunit C R - - 3\nunit D R - - 4\n"                     \
  "unit E R - 2025-07-31 5\n"                                                                      \
  "officer a1 A\nofficer d1 D\nofficer d2 D\nofficer d3 D - 2025-08-30\n"
#define AUGUST                                                                                     \
  "record 2025-08-31 A cases e=10 c=5\nrecord 2025-08-31 A money e=100 c=50\n"                     \
  "record 2025-08-31 B cases e=10 c=5\nrecord 2025-08-31 B money e=100\n"                          \
  "record 2025-08-31 D/d1 cases e=4 c=1\nrecord 2025-08-31 D/d1 money e=40 c=10\n"                 \
  "record 2025-08-31 D/d2 cases e=4 c=1\n"

static const TdReportRow *
find_row (const TdBook *book, const GArray *rows, const char *code)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TdReportRow *row = &g_array_index (rows, TdReportRow, i);
      const char *name = td_book_is_officer (book, row->subject)
                             ? td_book_get_officer (book, row->subject)->code
                             : td_book_get_unit (book, row->subject)->code;
      if (g_str_equal (name, code))
        return row;
    }
  return NULL;
}

static void
assert_row (const TdBook *book,
            const GArray *rows,
            const char *code,
            TdReportState cases,
            TdReportState money,
            bool has_reported)
{
  const TdReportRow *row = find_row (book, rows, code);

  g_assert_nonnull (row);
  g_assert_cmpstr (
      td_report_state_name (row->state[TD_MEASURE_CASES]), ==, td_report_state_name (cases));
  g_assert_cmpstr (
      td_report_state_name (row->state[TD_MEASURE_MONEY]), ==, td_report_state_name (money));
  g_assert_true (row->has_reported == has_reported);
}

static TdReporting *
reporting_of (const TdBook *book, const char *as_of, const char *on)
{
  return td_reporting_new (book, td_test_cut (book, as_of), td_test_day (on));
}

static void
test_units (void)
{
  g_autoptr (TdBook) book = td_test_book_new (UNITS AUGUST);
  g_autoptr (TdReporting) reporting = reporting_of (book, "2025-08-31", "2025-08-31");
  g_autoptr (GPtrArray) missing = td_reporting_list_missing (reporting->units);

  g_assert_cmpuint (reporting->units->len, ==, 4);
  g_assert_cmpuint (reporting->n_reported, ==, 1);
  g_assert_true (reporting->due[TD_MEASURE_CASES] && reporting->due[TD_MEASURE_MONEY]);
  assert_row (book, reporting->units, "A", TD_REPORT_FULL, TD_REPORT_FULL, true);
  assert_row (book, reporting->units, "B", TD_REPORT_FULL, TD_REPORT_PARTIAL, false);
  assert_row (book, reporting->units, "C", TD_REPORT_NONE, TD_REPORT_NONE, false);
  assert_row (book, reporting->units, "D", TD_REPORT_FULL, TD_REPORT_PARTIAL, false);
  g_assert_cmpuint (missing->len, ==, 3);
  g_assert_true (g_ptr_array_index (missing, 0) == find_row (book, reporting->units, "B"));
}

static void
test_officers (void)
{
  g_autoptr (TdBook) book = td_test_book_new (UNITS AUGUST);
  g_autoptr (TdReporting) reporting = reporting_of (book, "2025-08-31", "2025-08-31");
  g_autoptr (GPtrArray) missing = td_reporting_list_missing (reporting->officers);

  /* A reports as a whole; d3 had gone. */
  g_assert_cmpuint (reporting->officers->len, ==, 2);
  assert_row (book, reporting->officers, "d1", TD_REPORT_FULL, TD_REPORT_FULL, true);
  assert_row (book, reporting->officers, "d2", TD_REPORT_FULL, TD_REPORT_NONE, false);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpint (find_row (book, reporting->units, "A")->officers_expected, ==, -1);
  g_assert_cmpint (find_row (book, reporting->units, "D")->officers_expected, ==, 2);
  g_assert_cmpint (find_row (book, reporting->units, "D")->officers_reported, ==, 1);
}

/* What was copied into a new cut is no report; that it stands at the officers says who reports. */
static void
test_copied (void)
{
  g_autoptr (TdBook) book = td_test_book_new (UNITS "record 2025-08-31 A cases carried_in=3\n"
                                                    "record 2025-08-31 D/d1 cases carried_in=4\n");
  g_autoptr (TdReporting) reporting = reporting_of (book, "2025-08-31", "2025-08-31");

  g_assert_cmpuint (reporting->n_reported, ==, 0);
  assert_row (book, reporting->units, "A", TD_REPORT_NONE, TD_REPORT_NONE, false);
  g_assert_cmpint (find_row (book, reporting->units, "A")->officers_expected, ==, -1);
  g_assert_cmpint (find_row (book, reporting->units, "D")->officers_expected, ==, 2);
}

/* On a day that is no month's end only what somebody has reported is due. */
static void
test_due (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new (UNITS "record 2025-09-12 A cases e=10 c=5\ncut 2025-09-15\n"
                                "cut 2025-09-30\n");
  g_autoptr (TdReporting) quick = reporting_of (book, "2025-09-12", "2025-09-12");
  g_autoptr (TdReporting) empty = reporting_of (book, "2025-09-15", "2025-09-15");
  g_autoptr (TdReporting) month = reporting_of (book, "2025-09-30", "2025-09-30");

  g_assert_true (quick->due[TD_MEASURE_CASES]);
  g_assert_false (quick->due[TD_MEASURE_MONEY]);
  g_assert_cmpuint (quick->n_reported, ==, 1);
  g_assert_true (empty->due[TD_MEASURE_CASES] && empty->due[TD_MEASURE_MONEY]);
  g_assert_true (month->due[TD_MEASURE_CASES] && month->due[TD_MEASURE_MONEY]);
  g_assert_cmpuint (empty->n_reported, ==, 0);
}

static void
assert_deadline (const TdReporting *reporting,
                 TdReportLevel level,
                 const char *day,
                 int days_late,
                 int days_left)
{
  const TdReportDeadline *deadline = &reporting->deadlines[level];

  g_assert_cmpint (deadline->day, ==, td_test_day (day));
  g_assert_cmpint (deadline->days_late, ==, days_late);
  g_assert_cmpint (deadline->days_left, ==, days_left);
}

/*
 * 31/8/2025 is a Sunday, 1/9 and 2/9 are holidays. The working days after it: Wednesday 3/9 (1),
 * Thursday 4/9 (2), Friday 5/9 (3), Monday 8/9 (4), Tuesday 9/9 (5).
 */
static void
test_deadlines (void)
{
  g_autoptr (TdBook) book = td_test_book_new (UNITS AUGUST);
  g_autoptr (TdBook) own = td_test_book_new (
      UNITS AUGUST "setting deadline_units 0\nsetting deadline_province 3\nsetting holidays ");
  g_autoptr (TdReporting) at_once = reporting_of (book, "2025-08-31", "2025-08-31");
  g_autoptr (TdReporting) late = reporting_of (book, "2025-08-31", "2025-09-06");
  g_autoptr (TdReporting) later = reporting_of (book, "2025-08-31", "2025-09-09");
  g_autoptr (TdReporting) other = reporting_of (own, "2025-08-31", "2025-09-02");

  assert_deadline (at_once, TD_REPORT_OFFICERS, "2025-09-03", 0, 1);
  assert_deadline (at_once, TD_REPORT_UNITS, "2025-09-04", 0, 2);
  assert_deadline (at_once, TD_REPORT_PROVINCE, "2025-09-08", 0, 4);
  /* Seen on Saturday 6/9: Thursday and Friday have passed for officers, Friday for units. */
  assert_deadline (late, TD_REPORT_OFFICERS, "2025-09-03", 2, 0);
  assert_deadline (late, TD_REPORT_UNITS, "2025-09-04", 1, 0);
  assert_deadline (late, TD_REPORT_PROVINCE, "2025-09-08", 0, 1);
  assert_deadline (later, TD_REPORT_PROVINCE, "2025-09-08", 1, 0);
  /* Without holidays Monday 1/9, Tuesday 2/9, Wednesday 3/9 count; units have no day at all. */
  assert_deadline (other, TD_REPORT_OFFICERS, "2025-09-01", 1, 0);
  assert_deadline (other, TD_REPORT_UNITS, "2025-08-31", 2, 0);
  assert_deadline (other, TD_REPORT_PROVINCE, "2025-09-03", 0, 1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  td_locale_set_from_environment ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reporting/units", test_units);
  g_test_add_func ("/reporting/officers", test_officers);
  g_test_add_func ("/reporting/copied", test_copied);
  g_test_add_func ("/reporting/due", test_due);
  g_test_add_func ("/reporting/deadlines", test_deadlines);
  return g_test_run ();
}
