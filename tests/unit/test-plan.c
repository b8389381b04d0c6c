/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-plan.h"

#include <locale.h>

#include "model/td-day.h"
#include "td-test-book.h"

/* Month ends of October and November; within December and February only; nothing in January. */
#define ROWS                                                                                       \
  "unit R -\nunit A R - - 1\nunit B R - - 2\nunit C R - - 3\nunit D R - - 4\n"                     \
  "officer O1 C 2024-10-01 2024-12-05\nofficer O1 C 2024-12-10\n"                                  \
  "record 2024-10-31 A cases e=100 c=10\nrecord 2024-11-30 A cases e=100 c=29\n"                   \
  "record 2024-12-12 A cases e=100 c=60\nrecord 2024-12-12 B cases e=100 c=40\n"                   \
  "record 2024-12-12 C/O1 cases e=9 c=6\nrecord 2024-12-12 D cases e=9 c=0\n"                      \
  "record 2025-02-12 A cases e=100 c=90\n"                                                         \
  "plan A cases 2024-10-31 10\nplan A cases 2024-11-30 30\nplan A cases 2024-12-31 60\n"           \
  "plan A cases 2025-01-31 80\nplan A cases 2025-02-28 100\nplan A money 2024-10-31 5\n"           \
  "plan B cases 2024-12-31 50\nplan C/O1 cases 2024-12-31 5\nplan D cases 2025-09-30 7\n"          \
  "plan D cases 2024-12-31 0\n"

static void
assert_month (const TdBook *book,
              TdSubject subject,
              const char *month_end,
              TdPlanState state,
              int64_t planned,
              int64_t difference)
{
  TdPlanMonth month;

  td_plan_get_month (book, subject, TD_MEASURE_CASES, td_test_day (month_end), &month);
  g_assert_cmpint (month.state, ==, state);
  g_assert_cmpint (month.planned, ==, planned);
  g_assert_cmpint (month.difference, ==, difference);
}

static void
test_months (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROWS);
  TdSubject a = td_test_unit (book, "A");
  TdPlanMonth month;

  assert_month (book, a, "2024-10-31", TD_PLAN_KEPT, 10, 0);
  assert_month (book, a, "2024-11-30", TD_PLAN_BROKEN, 30, -1);
  /* Done before the month was over. */
  assert_month (book, a, "2024-12-31", TD_PLAN_KEPT, 60, 0);
  /* Nothing is known of January; February is not over. */
  assert_month (book, a, "2025-01-31", TD_PLAN_OPEN, 80, 0);
  assert_month (book, a, "2025-02-28", TD_PLAN_OPEN, 100, -10);
  assert_month (book, a, "2025-03-31", TD_PLAN_NONE, 0, 0);
  /* Short in the newest cut of December, and December is over. */
  assert_month (book, td_test_unit (book, "B"), "2024-12-31", TD_PLAN_BROKEN, 50, -10);

  td_plan_get_month (book, a, TD_MEASURE_CASES, td_test_day ("2025-02-28"), &month);
  g_assert_true (month.has_done);
  g_assert_cmpint (month.done, ==, 90);
  g_assert_cmpint (month.done_on, ==, td_test_day ("2025-02-12"));
  td_plan_get_month (book, a, TD_MEASURE_CASES, td_test_day ("2025-01-31"), &month);
  g_assert_false (month.has_done);
  /* Nothing was undertaken, but done is known. */
  td_plan_get_month (book, a, TD_MEASURE_MONEY, td_test_day ("2024-10-31"), &month);
  g_assert_false (month.has_done);
  g_assert_cmpint (month.state, ==, TD_PLAN_OPEN);
}

static void
test_officer (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROWS);
  TdSubject c = td_test_unit (book, "C");
  TdSubject first = td_book_find_officer (book, "O1", c, td_test_day ("2024-11-30"));

  /* The figures are those of the second stay: 6 of 5. */
  assert_month (book, first, "2024-12-31", TD_PLAN_KEPT, 5, 1);
}

static void
test_sum (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROWS);
  TdSubject root = td_test_unit (book, "R");
  TdPlanMonth month;

  /* 60 + 50 + 5 (by the officer of C) + 0, with 60 + 40 + 6 + 0 done. */
  assert_month (book, root, "2024-12-31", TD_PLAN_BROKEN, 115, -9);
  td_plan_get_month (book, root, TD_MEASURE_CASES, td_test_day ("2024-12-31"), &month);
  g_assert_true (month.is_sum);
  /* Of the others none is known. */
  assert_month (book, root, "2024-11-30", TD_PLAN_NONE, 0, 0);
  td_plan_get_month (
      book, td_test_unit (book, "A"), TD_MEASURE_CASES, td_test_day ("2024-12-31"), &month);
  g_assert_false (month.is_sum);
}

static void
test_year (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROWS);
  TdPlanYear year;

  td_plan_get_year (book, td_test_unit (book, "A"), TD_MEASURE_CASES, 2025, &year);
  g_assert_cmpuint (year.n_kept, ==, 2);
  g_assert_cmpuint (year.n_broken, ==, 1);
  g_assert_cmpuint (year.n_open, ==, 2);
  g_assert_cmpint (year.months[0].month, ==, td_test_day ("2024-10-31"));
  g_assert_cmpint (year.months[2].month, ==, td_test_day ("2024-12-31"));
  g_assert_cmpint (year.months[3].month, ==, td_test_day ("2025-01-31"));
  g_assert_cmpint (year.months[4].month, ==, td_test_day ("2025-02-28"));
  g_assert_cmpint (year.months[11].month, ==, td_test_day ("2025-09-30"));
  g_assert_cmpint (td_plan_month_end (2024, 5), ==, td_test_day ("2024-02-29"));
}

/* B kept 0 of 1, A 2 of 3, O1 and D all; of E nothing is decided. */
static void
test_worst_first (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROWS "unit E R - - 0\nplan E cases 2025-09-30 9\n");
  g_autoptr (GArray) years = td_plan_list_years (book, TD_MEASURE_CASES, 2025);
  static const char *const expected[] = { "Tên B", "Tên A", "Tên D", "Tên O1", "Tên E" };

  g_assert_cmpuint (years->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < years->len; i++)
    g_assert_cmpstr (
        td_book_get_name (book, g_array_index (years, TdPlanYear, i).subject), ==, expected[i]);
  g_autoptr (GArray) others = td_plan_list_years (book, TD_MEASURE_CASES, 2026);
  g_assert_cmpuint (others->len, ==, 0);
  g_autoptr (GArray) money = td_plan_list_years (book, TD_MEASURE_MONEY, 2025);
  g_assert_cmpuint (money->len, ==, 1);
}

/* Khu vực 4 had 722 cases done on 12/9/2025; the province, 8.603, as published. */
static void
test_sample (void)
{
  g_autoptr (TdBook) sample = td_test_book_sample ("thai-nguyen-2025");
  g_autoptr (TdBookBuilder) builder = td_book_builder_new (sample);
  char unit[] = "KV4";
  char root[] = "TN";
  TdDay september = td_test_day ("2025-09-30");
  TdPlan plan = { .unit = unit, .measure = TD_MEASURE_CASES, .month = september, .completed = 827 };

  td_book_builder_clear_plans (builder);
  td_book_builder_add_plan (builder, &plan);
  plan.unit = root;
  plan.completed = 8603;
  td_book_builder_add_plan (builder, &plan);
  g_autoptr (TdBook) book = td_book_builder_finish (g_steal_pointer (&builder));
  assert_month (book, td_test_unit (book, "KV4"), "2025-09-30", TD_PLAN_OPEN, 827, 722 - 827);
  assert_month (book, td_test_unit (book, "TN"), "2025-09-30", TD_PLAN_KEPT, 8603, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/plan/months", test_months);
  g_test_add_func ("/plan/officer", test_officer);
  g_test_add_func ("/plan/sum", test_sum);
  g_test_add_func ("/plan/year", test_year);
  g_test_add_func ("/plan/worst-first", test_worst_first);
  g_test_add_func ("/plan/sample", test_sample);
  return g_test_run ();
}
