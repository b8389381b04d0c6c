/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-settings.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-amount.h"
#include "td-data.h"
#include "td-day.h"
#include "td-milestones.h"

#define CALENDAR_PATH "/org/tiendo/TienDo/calendar/holidays.csv"

/* Thresholds in hundredths: first those of the check, as TdCheckThreshold. */
static const struct
{
  const char *key;
  int64_t hundredths;
} thresholds[] = {
  { TD_SETTING_CHECK_ELIGIBLE_FALL, 500 },
  { TD_SETTING_CHECK_ENTRUSTING, 300 },
  { TD_SETTING_CHECK_ENTRUSTING_SHARE, 100 },
  { TD_SETTING_CHECK_LEFT, 1000 },
  { TD_SETTING_CHECK_STOPPED, 1000 },
  { TD_SETTING_CHECK_SURGE, 400 },
  { TD_SETTING_CHECK_SURGE_SHARE, 500 },
  { TD_SETTING_CHECK_MONEY, 100 },
  { TD_SETTING_CHECK_RATE, 50 },
  { TD_SETTING_CHECK_RECLASSIFIED, 200 },
  { TD_SETTING_NEAR, 300 },
  { TD_SETTING_VERY_LOW, 900 },
};

static const char *const standing_names[] = { "met", "near", "low", "very_low" };

const char *
td_standing_name (TdStanding standing)
{
  return standing_names[standing];
}

const char *
td_check_threshold_key (TdCheckThreshold threshold)
{
  return thresholds[threshold].key;
}

/* The place of a threshold in the table, or its length. */
static guint
find_threshold (const char *key)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (thresholds) && !g_str_equal (thresholds[i].key, key))
    i++;
  return i;
}

int64_t
td_book_get_threshold (const TdBook *book, const char *key)
{
  const char *text = td_book_get_setting (book, key);
  guint i = find_threshold (key);
  int64_t hundredths;

  if (text != NULL && td_rate_parse_ascii (text, &hundredths))
    return hundredths;
  g_return_val_if_fail (i < G_N_ELEMENTS (thresholds), 0);
  return thresholds[i].hundredths;
}

static bool
parse_deadline (const char *text, int *days)
{
  int64_t number;

  if (!td_amount_parse_ascii (text, &number) || number > TD_DEADLINE_MAX)
    return false;
  *days = (int)number;
  return true;
}

static bool
is_deadline (const char *key)
{
  return g_str_equal (key, TD_SETTING_DEADLINE_OFFICERS)
         || g_str_equal (key, TD_SETTING_DEADLINE_UNITS)
         || g_str_equal (key, TD_SETTING_DEADLINE_PROVINCE);
}

int
td_book_get_deadline (const TdBook *book, const char *key)
{
  const char *text = td_book_get_setting (book, key);
  int days;

  if (text != NULL && parse_deadline (text, &days))
    return days;
  if (g_str_equal (key, TD_SETTING_DEADLINE_OFFICERS))
    return 1;
  return g_str_equal (key, TD_SETTING_DEADLINE_UNITS) ? 2 : 4;
}

/* Days in a text, separated by spaces, as a set; NULL when one of them is no day. */
static GHashTable *
parse_days (const char *text)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      TdDay day;
      if (*words[i] == '\0')
        continue;
      if (!td_day_parse_iso (words[i], &day))
        return NULL;
      g_hash_table_add (days, GINT_TO_POINTER (day));
    }
  return g_steal_pointer (&days);
}

/* An own form is a sound one, under the key of its id. */
static bool
check_form (const char *key, const char *value, GError **error)
{
  g_autoptr (TdForm) form = td_form_parse (value, -1, error);

  if (form == NULL)
    return false;
  if (g_str_equal (form->id, key + strlen (TD_SETTING_FORM_PREFIX)))
    return true;
  g_set_error (
      error, TD_ERROR, TD_ERROR_VALUE, _ ("The form “%s” cannot stand under this key."), form->id);
  return false;
}

bool
td_setting_check (const char *key, const char *value, GError **error)
{
  int64_t hundredths;
  int days_after;

  if (g_str_has_prefix (key, TD_SETTING_FORM_PREFIX))
    return check_form (key, value, error);
  if (find_threshold (key) < G_N_ELEMENTS (thresholds)
      && !td_rate_parse_ascii (value, &hundredths))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_VALUE, _ ("“%s” is not a threshold."), value);
      return false;
    }
  if (is_deadline (key) && !parse_deadline (value, &days_after))
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("“%s” is not a number of working days from 0 to %d."),
                   value,
                   TD_DEADLINE_MAX);
      return false;
    }
  if (g_str_equal (key, TD_SETTING_HOLIDAYS) || g_str_equal (key, TD_SETTING_WORKED_DAYS))
    {
      g_autoptr (GHashTable) days = parse_days (value);
      if (days == NULL)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_VALUE, _ ("“%s” is not a list of days."), value);
          return false;
        }
    }
  if (g_str_equal (key, TD_SETTING_MILESTONES))
    {
      TdMilestones milestones;
      return td_milestones_parse (value, &milestones, error);
    }
  return true;
}

char *
td_calendar_default_days (bool worked)
{
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (td_data_get_resource (), CALENDAR_PATH, 0, NULL);
  GString *days = g_string_new (NULL);

  if (bytes == NULL)
    return g_string_free (days, FALSE);

  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  /* date,kind,name */
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", 3);
      if (g_strv_length (cells) >= 2 && g_str_equal (cells[1], worked ? "workday" : "holiday"))
        g_string_append_printf (days, "%s%s", days->len > 0 ? " " : "", cells[0]);
    }
  return g_string_free (days, FALSE);
}

/* Read once: every calculation asks for them. */
static GHashTable *
get_built_in_days (bool worked)
{
  static GHashTable *days[2];

  if (g_once_init_enter (&days[worked]))
    {
      g_autofree char *text = td_calendar_default_days (worked);
      g_once_init_leave (&days[worked], parse_days (text));
    }
  return g_hash_table_ref (days[worked]);
}

/* The days of a setting, or of the built-in table where it was never set. */
static GHashTable *
get_days (const TdBook *book, const char *key)
{
  const char *text = td_book_get_setting (book, key);
  GHashTable *days = text != NULL ? parse_days (text) : NULL;

  return days != NULL ? days : get_built_in_days (g_str_equal (key, TD_SETTING_WORKED_DAYS));
}

static bool
is_working_day (GHashTable *holidays, GHashTable *worked, TdDay day)
{
  if (td_day_weekday (day) >= 6)
    return g_hash_table_contains (worked, GINT_TO_POINTER (day));
  return !g_hash_table_contains (holidays, GINT_TO_POINTER (day));
}

bool
td_book_is_working_day (const TdBook *book, TdDay day)
{
  g_autoptr (GHashTable) holidays = get_days (book, TD_SETTING_HOLIDAYS);
  g_autoptr (GHashTable) worked = get_days (book, TD_SETTING_WORKED_DAYS);
  return is_working_day (holidays, worked, day);
}

int
td_book_count_working_days (const TdBook *book, TdDay from, TdDay to)
{
  g_autoptr (GHashTable) holidays = get_days (book, TD_SETTING_HOLIDAYS);
  g_autoptr (GHashTable) worked = get_days (book, TD_SETTING_WORKED_DAYS);
  int n = 0;

  for (TdDay day = from + 1; day <= to; day++)
    if (is_working_day (holidays, worked, day))
      n++;
  return n;
}

TdDay
td_book_add_working_days (const TdBook *book, TdDay day, int n)
{
  g_autoptr (GHashTable) holidays = get_days (book, TD_SETTING_HOLIDAYS);
  g_autoptr (GHashTable) worked = get_days (book, TD_SETTING_WORKED_DAYS);

  /* A table cannot be without an end, but a list of holidays could hold a year of Mondays. */
  for (TdDay last = day + 10 * 366; n > 0 && day < last;)
    if (is_working_day (holidays, worked, ++day))
      n--;
  return day;
}

int
td_book_working_days_left (const TdBook *book, TdDay on, int work_year)
{
  return td_book_count_working_days (book, on, td_work_year_last (work_year));
}
