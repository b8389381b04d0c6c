/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-pace.h"

#include <locale.h>

#include "model/td-day.h"
#include "model/td-settings.h"
#include "td-test-book.h"

static const TdMilestones none;

static void
assert_elapsed (const char *day, int part, int whole)
{
  TdElapsed elapsed = td_elapsed (td_test_day (day));
  g_assert_cmpint (elapsed.part, ==, part);
  g_assert_cmpint (elapsed.whole, ==, whole);
}

/* Month n of the year, d of its L days: (n − 1)·L + d of 12·L. */
static void
test_elapsed (void)
{
  assert_elapsed ("2024-10-01", 1, 372);
  assert_elapsed ("2024-10-31", 31, 372);
  assert_elapsed ("2025-02-14", 4 * 28 + 14, 336);
  assert_elapsed ("2024-02-29", 5 * 29, 348);
  assert_elapsed ("2025-09-12", 11 * 30 + 12, 360);
  assert_elapsed ("2025-09-30", 360, 360);
}

static int64_t
quota (const TdMilestones *milestones, const char *day, int64_t target)
{
  int64_t value = 0;
  g_assert_true (td_quota (milestones, TD_MEASURE_CASES, td_test_day (day), true, target, &value));
  return value;
}

/* Hà Nội, six months of 73 %: 36,50; Thái Nguyên, 12/9/2025: 84,05 · 342/360 = 79,8475. */
static void
test_pro_rata (void)
{
  int64_t value;

  g_assert_cmpint (quota (&none, "2019-03-31", 7300), ==, 3650);
  g_assert_cmpint (quota (&none, "2025-09-12", 8405), ==, 7985);
  g_assert_cmpint (quota (&none, "2025-09-30", 8405), ==, 8405);
  g_assert_cmpint (quota (&none, "2024-10-31", 8405), ==, 700);  /* 7,0042 */
  g_assert_cmpint (quota (&none, "2025-06-30", 8150), ==, 6113); /* 61,125 up */
  g_assert_false (td_quota (&none, TD_MEASURE_CASES, td_test_day ("2025-06-30"), false, 0, &value));
}

static TdMilestones
milestones_of (const char *text)
{
  TdMilestones milestones;
  g_autoptr (GError) error = NULL;

  g_assert_true (td_milestones_parse (text, &milestones, &error));
  g_assert_no_error (error);
  return milestones;
}

/* An office's own table: on its days its rates, between them the straight line. */
static void
test_milestones (void)
{
  TdMilestones milestones = milestones_of ("cases 3=25.00 6=50 9=70\nmoney 6=40%");
  int64_t value = 0;

  g_assert_true (milestones.has[TD_MEASURE_CASES]);
  g_assert_cmpint (quota (&milestones, "2024-12-31", 8405), ==, 2500);
  g_assert_cmpint (quota (&milestones, "2025-03-31", 8405), ==, 5000);
  g_assert_cmpint (quota (&milestones, "2025-01-31", 8405), ==, 3333); /* 25 + 25/3 */
  g_assert_cmpint (quota (&milestones, "2024-10-31", 8405), ==, 833);  /* 25/3 */
  g_assert_cmpint (quota (&milestones, "2025-06-15", 8405), ==, 6667); /* 50 + 20 · 2,5/3 */
  g_assert_cmpint (quota (&milestones, "2025-08-31", 8405), ==, 7937); /* 70 + 14,05 · 2/3 */
  g_assert_cmpint (quota (&milestones, "2025-09-30", 8405), ==, 8405);
  /* Without a target: as far as the table goes. */
  g_assert_true (
      td_quota (&milestones, TD_MEASURE_CASES, td_test_day ("2025-06-30"), false, 0, &value));
  g_assert_cmpint (value, ==, 7000);
  g_assert_false (
      td_quota (&milestones, TD_MEASURE_CASES, td_test_day ("2025-07-01"), false, 0, &value));
  /* A share of the target: 40 % of 52,08. */
  g_assert_true (
      td_quota (&milestones, TD_MEASURE_MONEY, td_test_day ("2025-03-31"), true, 5208, &value));
  g_assert_cmpint (value, ==, 2083);
  g_assert_false (
      td_quota (&milestones, TD_MEASURE_MONEY, td_test_day ("2025-03-31"), false, 0, &value));
  /* As it is stored: measures and months in order, all with two decimals; nothing is nothing. */
  g_autofree char *text = td_milestones_format (&milestones);
  g_assert_cmpstr (text, ==, "cases 3=25.00 6=50.00 9=70.00 money 6=40.00%");
  milestones = milestones_of ("money 6=40% 5=7");
  g_autofree char *one = td_milestones_format (&milestones);
  g_assert_cmpstr (one, ==, "money 5=7.00 6=40.00%");
  milestones = milestones_of ("");
  g_assert_null (td_milestones_format (&milestones));
  /* Its month 12 goes before the target; above the target it does not fall towards it. */
  milestones = milestones_of ("cases 12=90");
  g_assert_cmpint (quota (&milestones, "2025-03-31", 8405), ==, 4500);
  milestones = milestones_of ("cases 6=95");
  g_assert_cmpint (quota (&milestones, "2025-06-30", 8405), ==, 9500);
}

/* The line of a year: each month's end by the target in force on it. */
static void
test_quota_points (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\ntarget R 2025 cases 60 ge 2024-12-15\n"
                          "target R 2025 cases 72 ge 2025-07-31\nsetting milestones money 6=30\n");
  g_autoptr (GArray) cases = td_quota_points (book, 0, TD_MEASURE_CASES, 2025);
  g_autoptr (GArray) money = td_quota_points (book, 0, TD_MEASURE_MONEY, 2025);

  g_assert_cmpuint (cases->len, ==, 10); /* December to September */
  const TdQuotaPoint *points = (const TdQuotaPoint *)(gconstpointer)cases->data;
  g_assert_cmpint (points[0].day, ==, td_test_day ("2024-12-31"));
  g_assert_cmpint (points[0].quota, ==, 1500);
  g_assert_cmpint (points[6].quota, ==, 4500); /* June */
  g_assert_cmpint (points[7].quota, ==, 6000); /* July, of 72 */
  g_assert_cmpint (points[9].day, ==, td_test_day ("2025-09-30"));
  g_assert_cmpint (points[9].quota, ==, 7200);
  /* Milestones alone lead to the last of them. */
  g_assert_cmpuint (money->len, ==, 6);
  g_assert_cmpint (g_array_index (money, TdQuotaPoint, 0).quota, ==, 500);
  g_assert_cmpint (g_array_index (money, TdQuotaPoint, 5).quota, ==, 3000);
}

static void
assert_bad (const char *text)
{
  TdMilestones milestones;
  g_autoptr (GError) error = NULL;

  g_assert_false (td_milestones_parse (text, &milestones, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  g_assert_false (td_setting_check (TD_SETTING_MILESTONES, text, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
}

static void
test_milestones_text (void)
{
  static const char *const bad[] = {
    "3=25",        "cases 0=1",        "cases 13=1",    "cases 3",         "cases 3=",
    "cases 3=x",   "cases 3=25,5",     "cases 3=1 3=2", "cases 6=50 9=40", "việc 3=25",
    "cases 3==25", "cases 6=50% 9=4%", "cases 3=-1",    "cases 3=%",
  };
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nsetting milestones cases 6=50 money 9=70%");
  g_autoptr (TdBookBuilder) builder = td_book_builder_new (NULL);
  TdMilestones milestones;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_bad (bad[i]);
  g_assert_true (td_setting_check (TD_SETTING_MILESTONES, "", NULL));
  g_assert_true (td_setting_check (TD_SETTING_MILESTONES, "cases 6=50% 9=40", NULL));
  td_book_get_milestones (book, &milestones);
  g_assert_true (milestones.months[TD_MEASURE_CASES][6].known);
  g_assert_cmpint (milestones.months[TD_MEASURE_CASES][6].rate, ==, 5000);
  g_assert_false (milestones.months[TD_MEASURE_CASES][9].known);
  g_assert_true (milestones.months[TD_MEASURE_MONEY][9].of_target);
  /* What an older version could have let in. */
  td_book_builder_add_setting (builder, TD_SETTING_MILESTONES, "cases 6");
  g_autoptr (TdBook) faulty = td_book_builder_finish (g_steal_pointer (&builder));
  td_book_get_milestones (faulty, &milestones);
  g_assert_false (milestones.has[TD_MEASURE_CASES]);
}

static void
assert_need (const TdNeed *need, int64_t missing, int64_t per_day, int64_t per_week)
{
  g_assert_cmpint (need->missing, ==, missing);
  g_assert_true (need->has_pace);
  g_assert_cmpint (need->per_day, ==, per_day);
  g_assert_cmpint (need->per_week, ==, per_week);
}

/* By hand: 542/11 = 49,3, five days 246,4; two days left are no whole week. */
static void
test_need (void)
{
  TdNeed need = td_need (8603, 10880, 8405, TD_RULE_GE, 11);
  assert_need (&need, 542, 50, 247);
  need = td_need (8603, 10880, 8405, TD_RULE_GE, 2);
  assert_need (&need, 542, 271, 542);
  need = td_need (8603, 10880, 8405, TD_RULE_GE, 0);
  g_assert_false (need.has_pace);
  g_assert_cmpint (need.missing, ==, 542);
  need = td_need (50, 100, 5000, TD_RULE_GT, 10);
  assert_need (&need, 1, 1, 1);
  need = td_need (50, 100, 5000, TD_RULE_GE, 10);
  assert_need (&need, 0, 0, 0);
}

/* Thái Nguyên, 12/9/2025, issued 15/9: the province needs 542 cases, 50 a working day. With k more
 * eligible ceil(0,8405 · (10880 + k)) − 8603. */
static void
test_thai_nguyen (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("thai-nguyen-2025");
  int cut = td_test_cut (book, "2025-09-12");
  g_autoptr (TdProgress) progress
      = td_progress_new (book, cut, td_test_day ("2025-09-15"), TD_SUBJECT_NONE, false);
  const TdProgressRow *row = td_progress_find (progress, progress->root, TD_MEASURE_CASES);
  TdForecast forecast = { .known = true };

  forecast.eligible.value = 11000;
  TdPace pace = td_pace (progress, row, &none, &forecast);
  g_assert_true (pace.has_quota);
  g_assert_false (pace.by_milestones);
  g_assert_cmpint (pace.quota, ==, 7985);
  g_assert_cmpint (pace.ahead, ==, 7907 - 7985);
  g_assert_cmpint (pace.behind, ==, 85); /* 0,7985 · 10880 = 8687,68 */
  assert_need (&pace.now, 542, 50, 247);
  g_assert_cmpint (pace.new_eligible, ==, 120);
  assert_need (&pace.expected, 643, 59, 293); /* 9245,5 → 9246 */

  row = td_progress_find (progress, td_test_unit (book, "KV4"), TD_MEASURE_CASES);
  pace = td_pace (progress, row, &none, NULL);
  assert_need (&pace.now, 105, 10, 48);
  g_assert_false (pace.has_expected);

  /* Hà Nội's words: 48,49 with a quota of 36,50 is 11,99 ahead. */
  g_autoptr (TdBook) hanoi = td_test_book_new (
      "unit R -\ntarget R 2019 cases 73\nrecord 2019-03-31 R cases e=10000 c=4849\n");
  g_autoptr (TdProgress) march
      = td_progress_new (hanoi, 0, td_test_day ("2019-03-31"), TD_SUBJECT_NONE, false);
  pace = td_pace (march, td_progress_find (march, 0, TD_MEASURE_CASES), &none, NULL);
  g_assert_cmpint (pace.quota, ==, 3650);
  g_assert_cmpint (pace.ahead, ==, 1199);
  g_assert_cmpint (pace.behind, ==, 0);
}

/* No target, no figures, nothing eligible. */
static void
test_nothing (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit A R 2010-01-01\nunit B R 2010-01-01\ntarget A 2025 cases 80\n"
      "record 2025-03-31 A cases e=0 c=0\nrecord 2025-03-31 B cases e=10 c=4\n");
  g_autoptr (TdProgress) progress
      = td_progress_new (book, 0, td_test_day ("2025-03-31"), TD_SUBJECT_NONE, false);
  TdPace pace = td_pace (progress,
                         td_progress_find (progress, td_test_unit (book, "A"), TD_MEASURE_CASES),
                         &none,
                         NULL);

  g_assert_cmpint (pace.quota, ==, 4000);
  g_assert_false (pace.has_ahead);
  g_assert_false (pace.has_now);
  pace = td_pace (progress,
                  td_progress_find (progress, td_test_unit (book, "B"), TD_MEASURE_CASES),
                  &none,
                  NULL);
  g_assert_false (pace.has_quota);
  g_assert_false (pace.has_now);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pace/elapsed", test_elapsed);
  g_test_add_func ("/pace/pro-rata", test_pro_rata);
  g_test_add_func ("/pace/milestones", test_milestones);
  g_test_add_func ("/pace/quota-points", test_quota_points);
  g_test_add_func ("/pace/milestones-text", test_milestones_text);
  g_test_add_func ("/pace/need", test_need);
  g_test_add_func ("/pace/thai-nguyen", test_thai_nguyen);
  g_test_add_func ("/pace/nothing", test_nothing);
  return g_test_run ();
}
