/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-settings.h"

#include <locale.h>
#include <string.h>

#include "model/td-day.h"
#include "td-test-book.h"

#define ROOT "unit R - 2010-01-01\n"

static void
assert_thresholds (const char *rows, int64_t near, int64_t very_low)
{
  g_autoptr (TdBook) book = td_test_book_new (rows);
  g_assert_cmpint (td_book_get_threshold (book, TD_SETTING_NEAR), ==, near);
  g_assert_cmpint (td_book_get_threshold (book, TD_SETTING_VERY_LOW), ==, very_low);
}

static void
test_threshold (void)
{
  assert_thresholds (ROOT, 300, 900);
  assert_thresholds (
      ROOT "setting threshold_near 2.5\nsetting threshold_very_low 12.25", 250, 1225);
  assert_thresholds (ROOT "setting threshold_near 0", 0, 900);

  /* What no program of ours wrote is as if it were not there. */
  g_autoptr (TdChanges) changes
      = td_test_changes_new (ROOT "setting threshold_near 3,00\nsetting threshold_very_low x");
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_assert_cmpint (td_book_get_threshold (book, TD_SETTING_NEAR), ==, 300);
  g_assert_cmpint (td_book_get_threshold (book, TD_SETTING_VERY_LOW), ==, 900);
}

/* Each threshold of the check has a default and a setting. */
static void
test_check_thresholds (void)
{
  static const int64_t defaults[TD_N_CHECK_THRESHOLDS]
      = { 500, 300, 100, 1000, 1000, 400, 500, 100, 50, 200 };
  g_autoptr (TdBook) book = td_test_book_new (ROOT);

  for (guint i = 0; i < TD_N_CHECK_THRESHOLDS; i++)
    {
      const char *key = td_check_threshold_key ((TdCheckThreshold)i);
      g_autofree char *rows = g_strdup_printf (ROOT "setting %s 7.25", key);
      g_autoptr (TdBook) own = td_test_book_new (rows);

      g_assert_cmpint (td_book_get_threshold (book, key), ==, defaults[i]);
      g_assert_cmpint (td_book_get_threshold (own, key), ==, 725);
      g_assert_true (td_setting_check (key, "3.5", NULL));
      g_assert_false (td_setting_check (key, "nhiều", NULL));
    }
}

static void
test_deadline (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROOT);
  g_autoptr (TdBook) own
      = td_test_book_new (ROOT "setting deadline_officers 0\nsetting deadline_units 5");
  g_autoptr (TdChanges) changes = td_test_changes_new (ROOT "setting deadline_province 4.5");
  g_autoptr (TdBook) broken = td_book_new_from_changes (changes);

  /* Circular 06/2019/TT-BTP, article 9. */
  g_assert_cmpint (td_book_get_deadline (book, TD_SETTING_DEADLINE_OFFICERS), ==, 1);
  g_assert_cmpint (td_book_get_deadline (book, TD_SETTING_DEADLINE_UNITS), ==, 2);
  g_assert_cmpint (td_book_get_deadline (book, TD_SETTING_DEADLINE_PROVINCE), ==, 4);
  g_assert_cmpint (td_book_get_deadline (own, TD_SETTING_DEADLINE_OFFICERS), ==, 0);
  g_assert_cmpint (td_book_get_deadline (own, TD_SETTING_DEADLINE_UNITS), ==, 5);
  g_assert_cmpint (td_book_get_deadline (own, TD_SETTING_DEADLINE_PROVINCE), ==, 4);
  g_assert_cmpint (td_book_get_deadline (broken, TD_SETTING_DEADLINE_PROVINCE), ==, 4);
}

static void
assert_setting (const char *key, const char *value, bool is_right)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (td_setting_check (key, value, &error) == is_right);
  if (is_right)
    g_assert_no_error (error);
  else
    td_test_take_error (&error, TD_ERROR_VALUE);
}

static void
test_check (void)
{
  assert_setting (TD_SETTING_NEAR, "3.00", true);
  assert_setting (TD_SETTING_NEAR, "0", true);
  assert_setting (TD_SETTING_VERY_LOW, "9.5", true);
  assert_setting (TD_SETTING_NEAR, "3,00", false);
  assert_setting (TD_SETTING_NEAR, "", false);
  assert_setting (TD_SETTING_VERY_LOW, "-1", false);
  assert_setting (TD_SETTING_VERY_LOW, "9.555", false);
  assert_setting (TD_SETTING_HOLIDAYS, "2025-09-02 2025-09-01", true);
  assert_setting (TD_SETTING_HOLIDAYS, "", true);
  assert_setting (TD_SETTING_HOLIDAYS, "  2025-09-02\n2025-09-01\t", true);
  assert_setting (TD_SETTING_HOLIDAYS, "2025-09-31", false);
  assert_setting (TD_SETTING_HOLIDAYS, "2/9/2025", false);
  assert_setting (TD_SETTING_HOLIDAYS, "2025-09-02,2025-09-01", false);
  assert_setting (TD_SETTING_WORKED_DAYS, "2025-04-26", true);
  assert_setting (TD_SETTING_WORKED_DAYS, "x", false);
  assert_setting (TD_SETTING_DEADLINE_OFFICERS, "0", true);
  assert_setting (TD_SETTING_DEADLINE_UNITS, "60", true);
  assert_setting (TD_SETTING_DEADLINE_PROVINCE, "61", false);
  assert_setting (TD_SETTING_DEADLINE_PROVINCE, "-1", false);
  assert_setting (TD_SETTING_DEADLINE_PROVINCE, "4,5", false);
  assert_setting (TD_SETTING_DEADLINE_PROVINCE, "", false);
  /* Texts, and keys of later versions, are kept as they are. */
  assert_setting (TD_SETTING_PLACE, "Thái Nguyên", true);
  assert_setting ("key_of_a_later_version", "=1", true);
}

static void
assert_working (const TdBook *book, const char *iso, bool is_working)
{
  g_assert_true (td_book_is_working_day (book, td_test_day (iso)) == is_working);
}

static void
test_working_day (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROOT);

  assert_working (book, "2025-09-15", true);  /* Monday */
  assert_working (book, "2025-09-13", false); /* Saturday */
  assert_working (book, "2025-09-14", false); /* Sunday */
  assert_working (book, "2025-09-01", false); /* Monday, holiday */
  assert_working (book, "2025-09-02", false); /* Tuesday, holiday */
  assert_working (book, "2025-04-26", true);  /* Saturday worked for 2/5 */
  assert_working (book, "2025-05-02", false); /* Friday given for 26/4 */
}

static void
test_working_day_own (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROOT "setting holidays 2025-09-15 1970-01-01\n"
                                                   "setting worked_days 2025-09-13 2025-09-15\n");

  /* An own list replaces the whole table. */
  assert_working (book, "2025-09-02", true);
  assert_working (book, "2025-09-13", true);
  assert_working (book, "2025-04-26", false);
  /* A holiday in the week is one, whatever the list of worked weekends says. */
  assert_working (book, "2025-09-15", false);
  assert_working (book, "1970-01-01", false);
  assert_working (book, "1970-01-02", true);

  /* Each list replaces only its own table. */
  g_autoptr (TdBook) holidays = td_test_book_new (ROOT "setting holidays 2025-09-15");
  assert_working (holidays, "2025-09-02", true);
  assert_working (holidays, "2025-04-26", true);
  g_autoptr (TdBook) none = td_test_book_new (ROOT "setting worked_days ");
  assert_working (none, "2025-04-26", false);
  assert_working (none, "2025-09-02", false);
}

static void
test_add_working_days (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROOT);
  g_autoptr (TdBook) none = td_test_book_new (ROOT "setting holidays ");

  /* 31/8/2025 is a Sunday, 1/9 and 2/9 are holidays: Wednesday, Thursday, Monday of the week
   * after. */
  g_assert_cmpint (td_book_add_working_days (book, td_test_day ("2025-08-31"), 1),
                   ==,
                   td_test_day ("2025-09-03"));
  g_assert_cmpint (td_book_add_working_days (book, td_test_day ("2025-08-31"), 2),
                   ==,
                   td_test_day ("2025-09-04"));
  g_assert_cmpint (td_book_add_working_days (book, td_test_day ("2025-08-31"), 4),
                   ==,
                   td_test_day ("2025-09-08"));
  g_assert_cmpint (td_book_add_working_days (none, td_test_day ("2025-08-31"), 2),
                   ==,
                   td_test_day ("2025-09-02"));
  g_assert_cmpint (td_book_add_working_days (book, td_test_day ("2025-08-31"), 0),
                   ==,
                   td_test_day ("2025-08-31"));

  /* From Thursday 4/9 to Tuesday 9/9: Friday, Monday, Tuesday. */
  g_assert_cmpint (
      td_book_count_working_days (book, td_test_day ("2025-09-04"), td_test_day ("2025-09-09")),
      ==,
      3);
  g_assert_cmpint (
      td_book_count_working_days (book, td_test_day ("2025-09-09"), td_test_day ("2025-09-04")),
      ==,
      0);
}

static void
assert_left (const TdBook *book, const char *on, int work_year, int expected)
{
  g_assert_cmpint (td_book_working_days_left (book, td_test_day (on), work_year), ==, expected);
}

static void
test_working_days_left (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROOT);
  g_autoptr (TdBook) own = td_test_book_new (
      ROOT "setting holidays 2025-09-18 2025-09-20\nsetting worked_days 2025-09-27");

  /* The contract: 15/9/2025, 16 to 19, 22 to 26, 29 and 30 September. */
  assert_left (book, "2025-09-15", 2025, 11);
  assert_left (book, "2025-09-29", 2025, 1);
  assert_left (book, "2025-09-30", 2025, 0);
  assert_left (book, "2025-10-15", 2025, 0);
  /* 29/8 is a Friday; 1/9 and 2/9 are holidays: 3 in the first week, 5, 5, 5 and 2. */
  assert_left (book, "2025-08-29", 2025, 20);
  /* 25/4 is a Friday: Saturday 26/4 is worked, 30/4 to 2/5 are free. */
  g_assert_cmpint (td_book_working_days_left (book, td_test_day ("2025-04-25"), 2025)
                       - td_book_working_days_left (book, td_test_day ("2025-05-04"), 2025),
                   ==,
                   3);
  /* One day less in the week; a holiday on a Saturday changes nothing; one Saturday more. */
  assert_left (own, "2025-09-15", 2025, 11);
  assert_left (own, "2025-09-19", 2025, 8);
}

/* The table, read by hand: 2/9/2025 is a holiday, 26/4/2025 a worked Saturday. */
static void
test_default_days (void)
{
  g_autofree char *holidays = td_calendar_default_days (false);
  g_autofree char *worked = td_calendar_default_days (true);
  g_auto (GStrv) days = g_strsplit (holidays, " ", -1);
  g_auto (GStrv) saturdays = g_strsplit (worked, " ", -1);

  g_assert_true (g_strv_contains ((const char *const *)days, "2025-09-02"));
  g_assert_false (g_strv_contains ((const char *const *)days, "2025-04-26"));
  g_assert_true (g_strv_contains ((const char *const *)saturdays, "2025-04-26"));
  for (guint i = 0; days[i] != NULL; i++)
    {
      TdDay day;
      g_assert_true (td_day_parse_iso (days[i], &day));
      g_assert_cmpint (td_day_weekday (day), <=, 5);
    }
  for (guint i = 0; saturdays[i] != NULL; i++)
    {
      TdDay day;
      g_assert_true (td_day_parse_iso (saturdays[i], &day));
      g_assert_cmpint (td_day_weekday (day), >=, 6);
    }
  assert_setting (TD_SETTING_HOLIDAYS, holidays, true);
  assert_setting (TD_SETTING_WORKED_DAYS, worked, true);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/settings/threshold", test_threshold);
  g_test_add_func ("/settings/check-thresholds", test_check_thresholds);
  g_test_add_func ("/settings/deadline", test_deadline);
  g_test_add_func ("/settings/check", test_check);
  g_test_add_func ("/settings/working-day", test_working_day);
  g_test_add_func ("/settings/working-day-own", test_working_day_own);
  g_test_add_func ("/settings/add-working-days", test_add_working_days);
  g_test_add_func ("/settings/working-days-left", test_working_days_left);
  g_test_add_func ("/settings/default-days", test_default_days);
  return g_test_run ();
}
