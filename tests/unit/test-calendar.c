/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-settings.h"

#include <locale.h>

#include "model/td-day.h"
#include "td-test-book.h"

/*
 * The first day of Tết and 10/3 of the lunar calendar in Viet Nam, as PyEphem 4.1.4 finds them from
 * new moons and solstices at UTC+7, by other formulas than the rule with which the
 * table was made. 2/2/2030 is a day before the Chinese new year.
 */
static const struct
{
  const char *tet;
  const char *kings;
} lunar[] = {
  { "2016-02-08", "2016-04-16" }, { "2017-01-28", "2017-04-06" }, { "2018-02-16", "2018-04-25" },
  { "2019-02-05", "2019-04-14" }, { "2020-01-25", "2020-04-02" }, { "2021-02-12", "2021-04-21" },
  { "2022-02-01", "2022-04-10" }, { "2023-01-22", "2023-04-29" }, { "2024-02-10", "2024-04-18" },
  { "2025-01-29", "2025-04-07" }, { "2026-02-17", "2026-04-26" }, { "2027-02-06", "2027-04-16" },
  { "2028-01-26", "2028-04-04" }, { "2029-02-13", "2029-04-23" }, { "2030-02-02", "2030-04-12" },
  { "2031-01-23", "2031-04-01" }, { "2032-02-11", "2032-04-19" }, { "2033-01-31", "2033-04-09" },
  { "2034-02-19", "2034-04-28" }, { "2035-02-08", "2035-04-17" }, { "2036-01-28", "2036-04-06" },
  { "2037-02-15", "2037-04-24" }, { "2038-02-04", "2038-04-13" }, { "2039-01-24", "2039-04-03" },
  { "2040-02-12", "2040-04-20" },
};
#define FIRST_YEAR 2016

static bool
is_free (const TdBook *book, TdDay day)
{
  return !td_book_is_working_day (book, day);
}

/* Nobody works from the eve of Tết to its third day, on the day of the kings, nor on fixed days. */
static void
test_free_days (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\n");

  for (guint i = 0; i < G_N_ELEMENTS (lunar); i++)
    {
      int year = FIRST_YEAR + (int)i;
      TdDay tet = td_test_day (lunar[i].tet);
      for (TdDay day = tet - 1; day <= tet + 2; day++)
        g_assert_true (is_free (book, day));
      g_assert_true (is_free (book, td_test_day (lunar[i].kings)));
      g_assert_true (is_free (book, td_day_new (year, 1, 1)));
      g_assert_true (is_free (book, td_day_new (year, 4, 30)));
      g_assert_true (is_free (book, td_day_new (year, 5, 1)));
      g_assert_true (is_free (book, td_day_new (year, 9, 2)));
    }
}

/*
 * Labour code, article 112: eleven days a year since 2021, ten before, none of which a weekend
 * swallows: that many weekdays are free, more only where a weekday was exchanged for a Saturday.
 */
static void
test_number (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\n");

  for (int year = FIRST_YEAR; year < FIRST_YEAR + (int)G_N_ELEMENTS (lunar); year++)
    {
      int n = 0;
      for (TdDay day = td_day_new (year, 1, 1); day <= td_day_new (year, 12, 31); day++)
        {
          bool is_weekend = td_day_weekday (day) >= 6;
          n += !is_weekend && is_free (book, day);
          n -= is_weekend && !is_free (book, day);
        }
      /* 31/12/2018 was exchanged for a Saturday of the next year. */
      int exchanged = year == 2018 ? 1 : year == 2019 ? -1 : 0;
      g_assert_cmpint (n, ==, (year >= 2021 ? 11 : 10) + exchanged);
    }
}

/* Days left in a year that is still far: September 2040 has 20 weekdays, 3/9 and 4/9 are free. */
static void
test_days_left (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\n");

  g_assert_cmpint (td_book_working_days_left (book, td_test_day ("2040-08-31"), 2040), ==, 18);
  /* Tết 2030 takes five weekdays of 30 between 20/1 and 3/3. */
  g_assert_cmpint (td_book_working_days_left (book, td_test_day ("2030-01-20"), 2030)
                       - td_book_working_days_left (book, td_test_day ("2030-03-03"), 2030),
                   ==,
                   25);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/calendar/free-days", test_free_days);
  g_test_add_func ("/calendar/number", test_number);
  g_test_add_func ("/calendar/days-left", test_days_left);
  return g_test_run ();
}
