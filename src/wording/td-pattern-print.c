/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include <string.h>

#include "model/td-day.h"
#include "td-pattern-private.h"
#include "wording/td-voice.h"
#include "wording/td-wording.h"

/* In hundredths. */
#define POINT 100
#define HALF_POINT 50

/* Each type has its formats. */
static const struct
{
  TdFieldType type;
  const char *name;
  TdFormat format;
} formats[] = {
  { TD_FIELD_TEXT, "upper", TD_FORMAT_UPPER },
  { TD_FIELD_TEXT, "lower", TD_FORMAT_LOWER },
  { TD_FIELD_COUNT, "two", TD_FORMAT_TWO },
  { TD_FIELD_COUNT, "words", TD_FORMAT_WORDS },
  { TD_FIELD_MONEY, "missing", TD_FORMAT_MISSING },
  { TD_FIELD_MONEY, "short", TD_FORMAT_SHORT },
  { TD_FIELD_MONEY, "billions", TD_FORMAT_BILLIONS },
  { TD_FIELD_MONEY, "exact", TD_FORMAT_EXACT },
  { TD_FIELD_POINTS, "signed", TD_FORMAT_SIGNED },
  { TD_FIELD_POINTS, "whole", TD_FORMAT_WHOLE },
  { TD_FIELD_DAY, "short", TD_FORMAT_SHORT },
  { TD_FIELD_DAY, "day", TD_FORMAT_DAY },
  { TD_FIELD_DAY, "month", TD_FORMAT_MONTH },
  { TD_FIELD_DAY, "year", TD_FORMAT_YEAR },
  { TD_FIELD_LIST, "two", TD_FORMAT_TWO },
  { TD_FIELD_LIST, "words", TD_FORMAT_WORDS },
  { TD_FIELD_LIST, "names", TD_FORMAT_NAMES },
};

bool
_td_format_find (TdFieldType type, const char *name, TdFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].type == type && g_str_equal (formats[i].name, name))
      {
        *format = formats[i].format;
        return true;
      }
  return false;
}

const char *
_td_format_name (TdFieldType type, TdFormat format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].type == type && formats[i].format == format)
      return formats[i].name;
  return NULL;
}

static char *
print_names (const GPtrArray *rows)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const TdFields *row = g_ptr_array_index (rows, i);
      int index = td_field_spec_find (td_fields_get_spec (row), "short", strlen ("short"));
      const char *name = td_fields_text_at (row, (guint)index);
      g_ptr_array_add (names, (char *)(name != NULL ? name : TD_ABSENT));
    }
  return td_wording_names (names);
}

static char *
print_count (int64_t count, TdFormat format)
{
  if (format == TD_FORMAT_WORDS)
    {
      const char *words = td_voice_say (TD_VOICE_PAPER, "numbers", "words", NULL);
      g_auto (GStrv) list = g_strsplit (words, ";", -1);
      if (count >= 0 && count < (int64_t)g_strv_length (list))
        return g_strdup (list[count]);
    }
  /* As offices write small numbers of units: 05. */
  if (format == TD_FORMAT_TWO && count >= 0 && count < 10)
    return g_strdup_printf ("0%d", (int)count);
  return td_number_format (count, 0, false, TD_LOCALE_VI);
}

static char *
print_money (int64_t amount, TdFormat format)
{
  if (format == TD_FORMAT_BILLIONS)
    return td_money_format_billions (amount, TD_LOCALE_VI);
  if (format == TD_FORMAT_EXACT)
    return td_number_format (amount, 0, false, TD_LOCALE_VI);
  if (format == TD_FORMAT_MISSING)
    return td_voice_money (TD_VOICE_PAPER, amount, TD_MONEY_MISSING);
  return td_voice_money (
      TD_VOICE_PAPER, amount, format == TD_FORMAT_SHORT ? TD_MONEY_SHORT : TD_MONEY_SENTENCE);
}

/* Decree 30/2020: a 0 before days below 10 and before the months 1 and 2. */
static char *
print_day (TdDay day, TdFormat format)
{
  int year, month, day_of_month;

  td_day_get_ymd (day, &year, &month, &day_of_month);
  if (format == TD_FORMAT_DAY)
    return g_strdup_printf ("%02d", day_of_month);
  if (format == TD_FORMAT_MONTH)
    return g_strdup_printf (month <= 2 ? "%02d" : "%d", month);
  if (format == TD_FORMAT_YEAR)
    return g_strdup_printf ("%d", year);
  return format == TD_FORMAT_SHORT ? td_voice_day_short (TD_VOICE_PAPER, day)
                                   : td_voice_day (TD_VOICE_PAPER, day);
}

char *
td_pattern_clean (const char *text)
{
  char *clean = g_strdup (text);

  /* Marks are control characters and U+E000 to U+E004: none comes from a name or a setting. */
  for (char *c = clean; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) || g_str_has_prefix (c, TD_MARK_FIELD)
        || g_str_has_prefix (c, TD_MARK_FIELD_TEXT) || g_str_has_prefix (c, TD_MARK_FIELD_END)
        || g_str_has_prefix (c, TD_MARK_KEY) || g_str_has_prefix (c, TD_MARK_KEY_END))
      {
        gsize length = (gsize)(g_utf8_next_char (c) - c);
        memset (c, ' ', length);
        c += length - 1;
      }
  return clean;
}

static char *
print_text (const char *text, TdFormat format)
{
  g_autofree char *clean = td_pattern_clean (text);

  if (format == TD_FORMAT_UPPER)
    return g_utf8_strup (clean, -1);
  return format == TD_FORMAT_LOWER ? g_utf8_strdown (clean, -1) : g_steal_pointer (&clean);
}

char *
_td_pattern_print (const TdFields *fields, guint position, TdFormat format)
{
  TdFieldType type = td_fields_get_spec (fields)[position].type;
  int64_t number;

  if (type == TD_FIELD_TEXT)
    {
      const char *text = td_fields_text_at (fields, position);
      return print_text (text != NULL ? text : "", format);
    }
  if (type == TD_FIELD_LIST)
    {
      const GPtrArray *rows = td_fields_rows_at (fields, position);
      return format == TD_FORMAT_NAMES ? print_names (rows) : print_count (rows->len, format);
    }
  if (!td_fields_number_at (fields, position, &number))
    return g_strdup (TD_ABSENT);
  switch (type)
    {
    case TD_FIELD_COUNT:
      return print_count (number, format);
    case TD_FIELD_MONEY:
      return print_money (number, format);
    case TD_FIELD_POINTS:
      /* The words around it say which way: "thiếu 4,98 điểm". */
      if (format == TD_FORMAT_WHOLE && ABS (number) >= HALF_POINT)
        return print_count ((ABS (number) + HALF_POINT) / POINT, TD_FORMAT_PLAIN);
      return td_voice_hundredths (TD_VOICE_PAPER,
                                  format == TD_FORMAT_SIGNED ? number : ABS (number),
                                  format == TD_FORMAT_SIGNED);
    case TD_FIELD_DAY:
      return print_day ((TdDay)number, format);
    case TD_FIELD_RATE:
    case TD_FIELD_TEXT:
    case TD_FIELD_FLAG:
    case TD_FIELD_SCOPE:
    case TD_FIELD_LIST:
    default:
      return td_voice_hundredths (TD_VOICE_PAPER, number, false);
    }
}
