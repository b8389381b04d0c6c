/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-trend.h"

#include <locale.h>

#include "model/td-day.h"
#include "td-test-book.h"

/* "DAY RATE TARGET" of each point, "-" where there is none. */
static void
assert_points (const TdBook *book, GArray *points, const char *const *expected)
{
  guint i = 0;

  for (; i < points->len && expected[i] != NULL; i++)
    {
      const TdTrendPoint *point = &g_array_index (points, TdTrendPoint, i);
      g_autofree char *day = td_day_format_iso (point->day);
      g_autofree char *rate
          = point->has_rate ? g_strdup_printf ("%d", (int)point->rate) : g_strdup ("-");
      g_autofree char *target
          = point->has_target ? g_strdup_printf ("%d", (int)point->target) : g_strdup ("-");
      g_autofree char *found = g_strjoin (" ", day, rate, target, NULL);

      g_assert_cmpstr (found, ==, expected[i]);
      g_assert_cmpint (point->cut, ==, td_book_find_cut (book, point->day));
    }
  g_assert_cmpuint (points->len, ==, i);
  g_assert_null (expected[i]);
}

static void
assert_trend (const TdBook *book, const char *unit, const char *now, const char *const *expected)
{
  g_autoptr (GArray) points
      = td_trend_points (book, td_test_unit (book, unit), TD_MEASURE_CASES, td_test_day (now));
  assert_points (book, points, expected);
}

static void
assert_last_year (const TdBook *book,
                  const char *unit,
                  const char *now,
                  const char *const *expected)
{
  g_autoptr (GArray) points
      = td_trend_last_year (book, td_test_unit (book, unit), TD_MEASURE_CASES, td_test_day (now));
  assert_points (book, points, expected);
}

#define LINES(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define NO_LINES ((const char *const[]){ NULL })

#define YEARS                                                                                      \
  "unit R - 2010-01-01\nunit A R 2010-01-01\n"                                                     \
  "target A 2025 cases 80\ntarget A 2025 cases 82 ge 2025-01-15\ntarget A 2024 cases 70\n"         \
  "record 2023-09-30 A cases e=1 c=1\n"                                                            \
  "record 2023-10-31 A cases e=10 c=1\n"                                                           \
  "record 2024-09-30 A cases e=10 c=9\n"                                                           \
  "record 2024-10-31 A cases e=100 c=10\n"                                                         \
  "record 2024-11-30 A cases e=0 c=0\n"                                                            \
  "record 2024-12-31 A cases e=100\n"                                                              \
  "record 2025-01-15 A cases e=3 c=1\n"                                                            \
  "record 2025-01-31 A cases e=3 c=2\n"                                                            \
  "record 2025-02-28 A cases e=4 c=4\n"                                                            \
  "record 2025-10-31 A cases e=5 c=1\n"

/* The cuts of the work year up to the day, each with the target in force on it. */
static void
test_points (void)
{
  g_autoptr (TdBook) book = td_test_book_new (YEARS);

  assert_trend (book,
                "A",
                "2025-01-31",
                LINES ("2024-10-31 1000 8000",
                       "2024-11-30 - 8000",
                       "2024-12-31 - 8000",
                       "2025-01-15 3333 8200",
                       "2025-01-31 6667 8200"));
  assert_trend (book, "A", "2024-10-31", LINES ("2024-10-31 1000 8000"));
  /* The day need not be a cut. */
  assert_trend (book, "A", "2024-11-29", LINES ("2024-10-31 1000 8000"));
  assert_trend (book, "A", "2024-10-30", NO_LINES);
  assert_trend (book, "A", "2025-11-01", LINES ("2025-10-31 2000 -"));
  /* A group is the sum of its units, without a target of its own. */
  assert_trend (
      book,
      "R",
      "2025-01-15",
      LINES ("2024-10-31 1000 -", "2024-11-30 - -", "2024-12-31 - -", "2025-01-15 3333 -"));
}

/* The whole year before, to its end. */
static void
test_last_year (void)
{
  g_autoptr (TdBook) book = td_test_book_new (YEARS);

  assert_last_year (
      book, "A", "2025-01-31", LINES ("2023-10-31 1000 7000", "2024-09-30 9000 7000"));
  assert_last_year (
      book, "A", "2024-10-01", LINES ("2023-10-31 1000 7000", "2024-09-30 9000 7000"));
  assert_last_year (book, "A", "2024-09-30", LINES ("2023-09-30 10000 -"));
  assert_last_year (book, "A", "2023-09-30", NO_LINES);
}

/* Earlier points are those of the present units. */
static void
test_successions (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit P R 2010-01-01 2025-04-30\nunit D R 2010-01-01\n"
      "succession P D 2025-05-01\n"
      "record 2024-03-31 D cases e=10 c=5\nrecord 2024-03-31 P cases e=10 c=1\n"
      "record 2025-03-31 D cases e=10 c=6\nrecord 2025-03-31 P cases e=10 c=2\n"
      "record 2025-05-31 D cases e=20 c=9\n");
  g_autoptr (GArray) points = NULL;

  assert_trend (book, "D", "2025-05-31", LINES ("2025-03-31 4000 -", "2025-05-31 4500 -"));
  assert_last_year (book, "D", "2025-05-31", LINES ("2024-03-31 3000 -"));
  /* Before that day each goes by itself. */
  assert_trend (book, "D", "2025-04-30", LINES ("2025-03-31 6000 -"));
  assert_trend (book, "P", "2025-04-30", LINES ("2025-03-31 2000 -"));
  points = td_trend_points (
      book, td_test_unit (book, "D"), TD_MEASURE_CASES, td_test_day ("2025-05-31"));
  td_test_assert_figures (&g_array_index (points, TdTrendPoint, 0).figures,
                          "eligible=20 completed=8 carried_over_eligible=12");
  td_test_assert_figures (&g_array_index (points, TdTrendPoint, 1).figures,
                          "eligible=20 completed=9 carried_over_eligible=11");
}

static void
test_officer (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nofficer O R 2024-10-01 2024-12-31\nofficer O R 2025-02-01\n"
                          "target R/O 2025 cases 60\ntarget R 2025 cases 70\n"
                          "record 2024-12-31 R/O cases e=10 c=5\n"
                          "record 2025-02-28 R/O cases e=10 c=6\n");
  TdSubject officer
      = td_book_find_officer (book, "O", td_test_unit (book, "R"), td_test_day ("2025-02-28"));
  g_autoptr (GArray) points
      = td_trend_points (book, officer, TD_MEASURE_CASES, td_test_day ("2025-02-28"));

  assert_points (book, points, LINES ("2024-12-31 5000 6000", "2025-02-28 6000 6000"));
}

static void
assert_steps (
    const TdBook *book, TdSubject subject, TdMeasure measure, int work_year, const char *expected)
{
  g_autoptr (GArray) steps = td_target_steps (book, subject, measure, work_year);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const TdTargetStep *step = &g_array_index (steps, TdTargetStep, i);
      g_autofree char *from = td_day_format_iso (step->from);
      g_string_append_printf (
          text, "%s%s %d %s", i > 0 ? ", " : "", from, (int)step->rate, td_rule_name (step->rule));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_steps (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nunit A R\nunit B R\nunit C R\nofficer O A\n"
                          "target A 2025 cases 82 gt 2025-04-01\n"
                          "target A 2025 cases 80\n"
                          "target A 2025 cases 81 ge 2025-02-01\n"
                          "target A 2024 cases 70\n"
                          "target A 2025 money 50 ge 2025-01-01\n"
                          "target A/O 2025 cases 90\n"
                          /* decided before the year, and replaced on its first day */
                          "target B 2025 cases 60 ge 2024-09-15\n"
                          "target C 2025 cases 60 ge 2024-09-15\n"
                          "target C 2025 cases 61\n"
                          "target C 2025 cases 62 ge 2024-10-01\n");
  TdSubject a = td_test_unit (book, "A");

  assert_steps (book,
                a,
                TD_MEASURE_CASES,
                2025,
                "2024-10-01 8000 ge, 2025-02-01 8100 ge, 2025-04-01 8200 gt");
  assert_steps (book, a, TD_MEASURE_CASES, 2024, "2023-10-01 7000 ge");
  assert_steps (book, a, TD_MEASURE_CASES, 2026, "");
  assert_steps (book, a, TD_MEASURE_MONEY, 2025, "2025-01-01 5000 ge");
  assert_steps (book, td_test_unit (book, "R"), TD_MEASURE_CASES, 2025, "");
  assert_steps (book, td_book_get_n_units (book), TD_MEASURE_CASES, 2025, "2024-10-01 9000 ge");
  assert_steps (book, td_test_unit (book, "B"), TD_MEASURE_CASES, 2025, "2024-10-01 6000 ge");
  assert_steps (book, td_test_unit (book, "C"), TD_MEASURE_CASES, 2025, "2024-10-01 6200 ge");
}

/* Each step says what is in force from its day to the next. */
static void
test_steps_in_force (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit C -\n"
                                              "target C 2025 cases 60 ge 2024-09-15\n"
                                              "target C 2025 cases 61\n"
                                              "target C 2025 cases 63 ge 2025-03-01\n");
  g_autoptr (GArray) steps = td_target_steps (book, 0, TD_MEASURE_CASES, 2025);

  g_assert_cmpuint (steps->len, ==, 2);
  for (TdDay day = td_work_year_first (2025); day <= td_work_year_last (2025); day++)
    {
      const TdTarget *target = td_book_get_target_in_force (book, 0, TD_MEASURE_CASES, day);
      guint step = g_array_index (steps, TdTargetStep, 1).from <= day ? 1 : 0;
      g_assert_cmpint (target->rate, ==, g_array_index (steps, TdTargetStep, step).rate);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/trend/points", test_points);
  g_test_add_func ("/trend/last-year", test_last_year);
  g_test_add_func ("/trend/successions", test_successions);
  g_test_add_func ("/trend/officer", test_officer);
  g_test_add_func ("/trend/steps", test_steps);
  g_test_add_func ("/trend/steps-in-force", test_steps_in_force);
  return g_test_run ();
}
