/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-amount.h"
#include "td-text.h"

/* GDate counts from 1/1/1 as 1; 1/1/1970 is 719163 there. */
#define EPOCH_JULIAN 719163

static void
day_to_gdate (TdDay day, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32)(day + EPOCH_JULIAN));
}

TdDay
td_day_new (int year, int month, int day)
{
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return TD_DAY_NONE;
  if (!g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return TD_DAY_NONE;

  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return (TdDay)g_date_get_julian (&date) - EPOCH_JULIAN;
}

bool
td_day_is_real (TdDay day)
{
  return day >= td_day_new (1900, 1, 1) && day <= td_day_new (9999, 12, 31);
}

void
td_day_get_ymd (TdDay day, int *year, int *month, int *day_of_month)
{
  GDate date;
  day_to_gdate (day, &date);
  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = (int)g_date_get_month (&date);
  if (day_of_month != NULL)
    *day_of_month = g_date_get_day (&date);
}

TdDay
td_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return td_day_new (
      g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

int
td_day_weekday (TdDay day)
{
  GDate date;
  day_to_gdate (day, &date);
  return (int)g_date_get_weekday (&date);
}

TdDay
td_day_month_end (TdDay day)
{
  int year, month;
  td_day_get_ymd (day, &year, &month, NULL);
  return td_day_new (year, month, g_date_get_days_in_month ((GDateMonth)month, (GDateYear)year));
}

bool
td_day_is_month_end (TdDay day)
{
  return day == td_day_month_end (day);
}

TdDay
td_day_year_before (TdDay day)
{
  int year, month, day_of_month;
  td_day_get_ymd (day, &year, &month, &day_of_month);
  TdDay first_of_month = td_day_new (year - 1, month, 1);
  if (first_of_month == TD_DAY_NONE)
    return TD_DAY_NONE;
  return td_day_is_month_end (day) ? td_day_month_end (first_of_month)
                                   : first_of_month + day_of_month - 1;
}

int
td_day_work_year (TdDay day)
{
  int year, month;
  td_day_get_ymd (day, &year, &month, NULL);
  return month >= 10 ? year + 1 : year;
}

TdDay
td_work_year_first (int work_year)
{
  return td_day_new (work_year - 1, 10, 1);
}

TdDay
td_work_year_last (int work_year)
{
  return td_day_new (work_year, 9, 30);
}

int
td_day_work_month (TdDay day)
{
  int month;
  td_day_get_ymd (day, NULL, &month, NULL);
  return (month + 2) % 12 + 1;
}

int
td_days_left (TdDay on, int work_year)
{
  return MAX (td_work_year_last (work_year) - on, 0);
}

char *
td_day_format_iso (TdDay day)
{
  int year, month, day_of_month;
  td_day_get_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

char *
td_day_format (TdDay day)
{
  if (td_locale_get () == TD_LOCALE_C)
    return td_day_format_iso (day);

  int year, month, day_of_month;
  td_day_get_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%d/%d/%d", day_of_month, month, year);
}

char *
td_day_format_short (TdDay day)
{
  int month, day_of_month;
  td_day_get_ymd (day, NULL, &month, &day_of_month);
  return td_locale_get () == TD_LOCALE_C ? g_strdup_printf ("%02d-%02d", month, day_of_month)
                                         : g_strdup_printf ("%d/%d", day_of_month, month);
}

/* Reads 1 to @max_digits digits at *@text and moves on. */
static bool
read_digits (const char **text, guint max_digits, guint *n_digits, int *number)
{
  *number = 0;
  for (*n_digits = 0; g_ascii_isdigit (**text); (*text)++)
    {
      if (++*n_digits > max_digits)
        return false;
      *number = *number * 10 + (**text - '0');
    }
  return *n_digits > 0;
}

bool
td_day_parse_iso (const char *text, TdDay *day)
{
  int part[3];
  const guint width[3] = { 4, 2, 2 };

  for (guint i = 0; i < 3; i++)
    {
      guint n_digits;
      if (i > 0 && *text++ != '-')
        return false;
      if (!read_digits (&text, width[i], &n_digits, &part[i]) || n_digits != width[i])
        return false;
    }
  if (*text != '\0')
    return false;

  TdDay parsed = td_day_new (part[0], part[1], part[2]);
  if (parsed == TD_DAY_NONE)
    return false;
  *day = parsed;
  return true;
}

/* Day, month and perhaps year between "/" or "-"; a year of two digits is of this century. */
static TdDay
parse_typed (const char *text, int work_year)
{
  int part[3] = { 0, 0, 0 };
  guint n_digits = 0;
  char separator = '\0';
  guint n_parts = 0;

  while (n_parts < 3)
    {
      if (!read_digits (&text, n_parts == 2 ? 4 : 2, &n_digits, &part[n_parts]))
        return TD_DAY_NONE;
      n_parts++;
      if (*text == '\0')
        break;
      if ((*text != '/' && *text != '-') || (separator != '\0' && *text != separator))
        return TD_DAY_NONE;
      separator = *text++;
    }
  if (*text != '\0' || n_parts < 2)
    return TD_DAY_NONE;

  if (n_parts == 3)
    {
      if (n_digits != 2 && n_digits != 4)
        return TD_DAY_NONE;
      return td_day_new (n_digits == 2 ? 2000 + part[2] : part[2], part[1], part[0]);
    }
  return td_day_new (part[1] >= 10 ? work_year - 1 : work_year, part[1], part[0]);
}

bool
td_day_parse (const char *text, int work_year, TdDay *day, GError **error)
{
  g_autofree char *trimmed = td_text_normalise (text);
  TdDay parsed = TD_DAY_NONE;

  if (trimmed != NULL && !td_day_parse_iso (trimmed, &parsed))
    parsed = parse_typed (trimmed, work_year);
  if (parsed == TD_DAY_NONE)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("“%s” is not a day. Type it as 15/9/2025."),
                   trimmed != NULL ? trimmed : "");
      return false;
    }
  *day = parsed;
  return true;
}
