/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-day.h"

#include <locale.h>
#include <time.h>

#include "model/td-amount.h"
#include "td-test-book.h"

static void
test_new (void)
{
  int year, month, day;

  g_assert_cmpint (td_day_new (1970, 1, 1), ==, 0);
  g_assert_cmpint (td_day_new (1969, 12, 31), ==, -1);
  /* 55 years with the 14 leap days of 1972 … 2024, then January to August and 11 days. */
  g_assert_cmpint (td_day_new (2025, 9, 12), ==, 55 * 365 + 14 + 243 + 11);
  g_assert_cmpint (td_day_new (2024, 2, 29), ==, td_day_new (2024, 3, 1) - 1);
  g_assert_cmpint (td_day_new (2000, 2, 29), !=, TD_DAY_NONE);

  td_day_get_ymd (td_day_new (2024, 2, 29), &year, &month, &day);
  g_assert_cmpint (year, ==, 2024);
  g_assert_cmpint (month, ==, 2);
  g_assert_cmpint (day, ==, 29);
  td_day_get_ymd (-1, &year, NULL, NULL);
  g_assert_cmpint (year, ==, 1969);
  td_day_get_ymd (-1, NULL, &month, NULL);
  g_assert_cmpint (month, ==, 12);
  td_day_get_ymd (-1, NULL, NULL, &day);
  g_assert_cmpint (day, ==, 31);
}

static void
test_real (void)
{
  /* 70 years with 17 leap days lie between 1900 and 1970, as 1900 is none. */
  TdDay first = -(70 * 365 + 17);

  g_assert_true (td_day_is_real (first));
  g_assert_false (td_day_is_real (first - 1));
  g_assert_true (td_day_is_real (0));
  g_assert_true (td_day_is_real (td_day_new (9999, 12, 31)));
  g_assert_false (td_day_is_real (td_day_new (9999, 12, 31) + 1));
  g_assert_false (td_day_is_real (TD_DAY_NONE));
  g_assert_false (td_day_is_real (INT32_MAX));
}

static void
test_new_impossible (void)
{
  static const int days[][3] = {
    { 2025, 2, 29 },  { 2024, 2, 30 },  { 1900, 2, 29 },  { 2025, 4, 31 }, { 2025, 0, 1 },
    { 2025, 13, 1 },  { 2025, 1, 0 },   { 2025, 1, 32 },  { 2025, -1, 1 }, { 2025, 1, -1 },
    { 0, 1, 1 },      { -1, 1, 1 },     { 1899, 12, 31 }, { 10000, 1, 1 }, { 65536 + 2025, 1, 1 },
    { 2025, 258, 1 }, { 2025, 1, 257 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpint (td_day_new (days[i][0], days[i][1], days[i][2]), ==, TD_DAY_NONE);
}

static void
test_today (void)
{
  time_t now = time (NULL);
  struct tm *local = localtime (&now);
  TdDay before = td_day_new (local->tm_year + 1900, local->tm_mon + 1, local->tm_mday);
  TdDay today = td_day_today ();

  /* Midnight may pass in between. */
  g_assert_true (today == before || today == before + 1);
}

static void
test_weekday (void)
{
  g_assert_cmpint (td_day_weekday (td_test_day ("2025-09-15")), ==, 1);
  g_assert_cmpint (td_day_weekday (td_test_day ("2025-09-12")), ==, 5);
  g_assert_cmpint (td_day_weekday (td_test_day ("2025-09-14")), ==, 7);
  g_assert_cmpint (td_day_weekday (0), ==, 4);
}

static void
test_month_end (void)
{
  static const char *const ends[][2] = {
    { "2025-09-12", "2025-09-30" }, { "2025-02-01", "2025-02-28" }, { "2024-02-28", "2024-02-29" },
    { "2024-02-29", "2024-02-29" }, { "2025-12-31", "2025-12-31" }, { "1900-02-10", "1900-02-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      TdDay day = td_test_day (ends[i][0]);
      TdDay end = td_test_day (ends[i][1]);
      g_assert_cmpint (td_day_month_end (day), ==, end);
      g_assert_true (td_day_is_month_end (end));
      g_assert_true (td_day_is_month_end (day) == (day == end));
    }
}

static void
test_year_before (void)
{
  static const char *const days[][2] = {
    { "2025-09-12", "2024-09-12" },
    { "2025-08-31", "2024-08-31" },
    /* A month's last day answers to that month's last day. */
    { "2025-02-28", "2024-02-29" },
    { "2024-02-29", "2023-02-28" },
    { "2024-02-28", "2023-02-28" },
    { "2023-02-28", "2022-02-28" },
    { "2025-02-27", "2024-02-27" },
    { "2025-01-01", "2024-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpint (td_day_year_before (td_test_day (days[i][0])), ==, td_test_day (days[i][1]));
  /* Before the first day that can be written there is none. */
  g_assert_cmpint (td_day_year_before (td_test_day ("1900-01-31")), ==, TD_DAY_NONE);
  g_assert_cmpint (td_day_year_before (td_test_day ("1900-01-15")), ==, TD_DAY_NONE);
}

static void
test_work_year (void)
{
  g_assert_cmpint (td_day_work_year (td_test_day ("2024-10-01")), ==, 2025);
  g_assert_cmpint (td_day_work_year (td_test_day ("2024-09-30")), ==, 2024);
  g_assert_cmpint (td_day_work_year (td_test_day ("2025-09-30")), ==, 2025);
  g_assert_cmpint (td_day_work_year (td_test_day ("2024-12-31")), ==, 2025);
  g_assert_cmpint (td_day_work_year (td_test_day ("2025-01-01")), ==, 2025);
  g_assert_cmpint (td_work_year_first (2025), ==, td_test_day ("2024-10-01"));
  g_assert_cmpint (td_work_year_last (2025), ==, td_test_day ("2025-09-30"));
  for (int month = 1; month <= 12; month++)
    {
      /* DOMAIN: 1 is October, 5 February, 12 September. */
      int expected = month >= 10 ? month - 9 : month + 3;
      g_assert_cmpint (td_day_work_month (td_day_new (2025, month, 15)), ==, expected);
    }
  g_assert_cmpint (td_day_work_month (td_test_day ("2026-02-28")), ==, 5);
}

static void
test_days_left (void)
{
  g_assert_cmpint (td_days_left (td_test_day ("2025-09-15"), 2025), ==, 15);
  g_assert_cmpint (td_days_left (td_test_day ("2025-09-29"), 2025), ==, 1);
  g_assert_cmpint (td_days_left (td_test_day ("2025-09-30"), 2025), ==, 0);
  g_assert_cmpint (td_days_left (td_test_day ("2025-10-08"), 2025), ==, 0);
  g_assert_cmpint (td_days_left (td_test_day ("2024-10-01"), 2025), ==, 364);
  g_assert_cmpint (td_days_left (td_test_day ("2023-10-01"), 2024), ==, 365);
  /* The bulletin of 7/7/2021: "not quite 3 months". */
  g_assert_cmpint (td_days_left (td_test_day ("2021-07-07"), 2021), ==, 85);
}

static void
assert_formats (TdDay day, const char *iso, const char *people, const char *brief)
{
  g_autofree char *in_files = td_day_format_iso (day);
  g_autofree char *for_people = td_day_format (day);
  g_autofree char *without_year = td_day_format_short (day);

  g_assert_cmpstr (in_files, ==, iso);
  g_assert_cmpstr (for_people, ==, people);
  g_assert_cmpstr (without_year, ==, brief);
}

static void
test_format (void)
{
  TdDay day = td_test_day ("2025-09-02");

  td_locale_set (TD_LOCALE_VI);
  assert_formats (day, "2025-09-02", "2/9/2025", "2/9");
  assert_formats (td_test_day ("2025-12-31"), "2025-12-31", "31/12/2025", "31/12");
  td_locale_set (TD_LOCALE_C);
  assert_formats (day, "2025-09-02", "2025-09-02", "09-02");
  td_locale_set (TD_LOCALE_VI);
}

static void
test_parse_iso (void)
{
  static const char *const wrong[] = {
    "",
    "2025-9-12",
    "2025-09-1",
    "25-09-12",
    "2025/09/12",
    "2025-09-12 ",
    " 2025-09-12",
    "2025-09-012",
    "12025-09-12",
    "2025-02-29",
    "2025-13-01",
    "2025-00-10",
    "2025-09-12T00:00",
    "2025-09",
    "0000-01-01",
    "-025-09-12",
    "2025--9-12",
    "２０２５-09-12",
  };
  TdDay day = 77;

  g_assert_true (td_day_parse_iso ("2024-02-29", &day));
  g_assert_cmpint (day, ==, td_day_new (2024, 2, 29));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      day = 77;
      g_assert_false (td_day_parse_iso (wrong[i], &day));
      g_assert_cmpint (day, ==, 77);
    }
  for (TdDay every = td_test_day ("2023-12-01"); every < td_test_day ("2025-03-02"); every++)
    {
      g_autofree char *text = td_day_format_iso (every);
      g_assert_true (td_day_parse_iso (text, &day));
      g_assert_cmpint (day, ==, every);
    }
}

static void
assert_parses (const char *text, int work_year, const char *iso)
{
  g_autoptr (GError) error = NULL;
  TdDay day = TD_DAY_NONE;

  g_assert_true (td_day_parse (text, work_year, &day, &error));
  g_assert_no_error (error);
  g_assert_cmpint (day, ==, td_test_day (iso));
}

static void
assert_parses_in_each_locale (void)
{
  assert_parses ("15/9/2025", 2025, "2025-09-15");
  assert_parses ("15/09/2025", 2025, "2025-09-15");
  assert_parses ("1/1/2025", 2020, "2025-01-01");
  assert_parses ("15-09-2025", 2025, "2025-09-15");
  assert_parses ("15-9-2025", 2025, "2025-09-15");
  assert_parses ("2025-09-15", 2020, "2025-09-15");
  assert_parses ("15/9/25", 2025, "2025-09-15");
  assert_parses ("  15/9/2025\t", 2025, "2025-09-15");
  assert_parses ("\u00a015/9/2025\u00a0", 2025, "2025-09-15");
  /* Without a year: the day within the work year. */
  assert_parses ("15/9", 2025, "2025-09-15");
  assert_parses ("30/9", 2025, "2025-09-30");
  assert_parses ("1/10", 2025, "2024-10-01");
  assert_parses ("31/12", 2025, "2024-12-31");
  assert_parses ("1/1", 2025, "2025-01-01");
  assert_parses ("29/2", 2024, "2024-02-29");
}

static void
test_parse (void)
{
  td_locale_set (TD_LOCALE_C);
  assert_parses_in_each_locale ();
  td_locale_set (TD_LOCALE_VI);
  assert_parses_in_each_locale ();
}

static void
test_parse_wrong (void)
{
  static const char *const wrong[] = {
    "",
    "abc",
    "15",
    "15/",
    "/9",
    "15/9/",
    "15/9/2",
    "15/9/205",
    "15/9/20255",
    "15/9/2025x",
    "15//9",
    "15/9-2025",
    "15-9/2025",
    "32/1/2025",
    "29/2/2025",
    "31/4",
    "0/9",
    "15/0",
    "15/13",
    "9/15/2025",
    "2025/09/15",
    "15.9.2025",
    "15/9/2025 8:00",
    "15 / 9",
    "-15/9",
    "+15/9",
    "１５/9/2025",
    "15/9/1899",
    "150/9",
    "15/009",
    "29/2",
    "15/9/2025/1",
    "15/9 /2025",
    "\xff",
    "2025-02-29",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      TdDay day = 77;
      g_assert_false (td_day_parse (wrong[i], 2025, &day, &error));
      g_assert_cmpint (day, ==, 77);
      td_test_take_error (&error, TD_ERROR_VALUE);
    }
  TdDay day = 77;
  g_assert_false (td_day_parse ("x", 2025, &day, NULL));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/day/new", test_new);
  g_test_add_func ("/day/real", test_real);
  g_test_add_func ("/day/new-impossible", test_new_impossible);
  g_test_add_func ("/day/today", test_today);
  g_test_add_func ("/day/weekday", test_weekday);
  g_test_add_func ("/day/month-end", test_month_end);
  g_test_add_func ("/day/year-before", test_year_before);
  g_test_add_func ("/day/work-year", test_work_year);
  g_test_add_func ("/day/days-left", test_days_left);
  g_test_add_func ("/day/format", test_format);
  g_test_add_func ("/day/parse-iso", test_parse_iso);
  g_test_add_func ("/day/parse", test_parse);
  g_test_add_func ("/day/parse-wrong", test_parse_wrong);
  return g_test_run ();
}
