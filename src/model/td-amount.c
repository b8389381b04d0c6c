/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-amount.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "td-text.h"

static TdLocale current_locale = TD_LOCALE_VI;

void
td_locale_set (TdLocale locale)
{
  current_locale = locale;
}

TdLocale
td_locale_get (void)
{
  return current_locale;
}

void
td_locale_set_from_environment (void)
{
  /* LANGUAGE chooses the messages over LC_MESSAGES, except in the C locale. */
  const char *messages = setlocale (LC_MESSAGES, NULL);
  const char *language = g_getenv ("LANGUAGE");

  if (messages == NULL || g_str_equal (messages, "C") || g_str_equal (messages, "POSIX")
      || g_str_has_prefix (messages, "C."))
    current_locale = TD_LOCALE_C;
  else if (language != NULL && *language != '\0')
    current_locale = g_str_has_prefix (language, "vi") ? TD_LOCALE_VI : TD_LOCALE_C;
  else
    current_locale = g_str_has_prefix (messages, "vi") ? TD_LOCALE_VI : TD_LOCALE_C;
}

/* Digits of @value, grouped by threes with @group unless it is empty. */
static char *
format_digits (td_wide value, const char *group)
{
  GString *text = g_string_new (NULL);
  char digits[48];
  guint n_digits = 0;

  do
    {
      digits[n_digits++] = (char)('0' + (int)(value % 10));
      value /= 10;
    }
  while (value > 0);
  while (n_digits > 0)
    {
      g_string_append_c (text, digits[--n_digits]);
      if (n_digits > 0 && n_digits % 3 == 0)
        g_string_append (text, group);
    }
  return g_string_free (text, FALSE);
}

/* @value with @decimals decimals (at most 4). */
static char *
format_fixed (
    td_wide value, int decimals, const char *minus, const char *group, const char *decimal)
{
  static const int power[] = { 1, 10, 100, 1000, 10000 };
  td_wide magnitude = value < 0 ? -value : value;
  int scale = power[decimals];
  g_autofree char *whole = format_digits (magnitude / scale, group);
  const char *sign = value < 0 ? minus : "";

  if (decimals == 0)
    return g_strconcat (sign, whole, NULL);
  return g_strdup_printf ("%s%s%s%0*d", sign, whole, decimal, decimals, (int)(magnitude % scale));
}

static char *
format_for_people (int64_t value, int decimals, bool with_plus)
{
  bool vi = current_locale == TD_LOCALE_VI;
  g_autofree char *text = format_fixed (value, decimals, TD_MINUS, vi ? "." : "", vi ? "," : ".");

  return g_strconcat (with_plus && value > 0 ? "+" : "", text, NULL);
}

char *
td_amount_format (int64_t amount)
{
  return format_for_people (amount, 0, false);
}

char *
td_amount_format_signed (int64_t amount)
{
  return format_for_people (amount, 0, true);
}

char *
td_hundredths_format (int64_t hundredths)
{
  return format_for_people (hundredths, 2, false);
}

char *
td_hundredths_format_signed (int64_t hundredths)
{
  return format_for_people (hundredths, 2, true);
}

char *
td_hundredths_format_ascii (int64_t hundredths)
{
  return format_fixed (hundredths, 2, "-", "", ".");
}

char *
td_wide_format_ascii (td_wide value, int decimals)
{
  g_return_val_if_fail (decimals >= 0 && decimals <= 4, NULL);
  return format_fixed (value, decimals, "-", "", ".");
}

/* As many as TD_AMOUNT_MAX has. */
#define MAX_DIGITS 17

/*
 * Reads a whole number at *@text and moves on: plain digits, or groups of three by "." or by one
 * kind of space. A "." that is not followed by exactly three digits ends it.
 */
static bool
read_whole (const char **text, int64_t *number)
{
  const char *cursor = *text;
  const char *start = cursor;
  int64_t value = 0;
  guint n_digits = 0;

  while (g_ascii_isdigit (*cursor))
    {
      value = value * 10 + (*cursor++ - '0');
      if (++n_digits > MAX_DIGITS)
        return false;
    }
  if (cursor == start)
    return false;

  gunichar separator = 0;
  while (true)
    {
      gunichar next = g_utf8_get_char (cursor);
      bool is_space = next == ' ' || next == 0xa0 || next == 0x202f || next == 0x2009;
      const char *group = g_utf8_next_char (cursor);

      if (next != '.' && !is_space)
        break;
      if (separator != 0 && next != separator)
        break;
      if (!g_ascii_isdigit (group[0]) || !g_ascii_isdigit (group[1]) || !g_ascii_isdigit (group[2])
          || g_ascii_isdigit (group[3]))
        break;
      /* The first group has one to three digits and does not begin with zero. */
      if (separator == 0 && (cursor - start > 3 || *start == '0'))
        return false;
      n_digits += 3;
      if (n_digits > MAX_DIGITS)
        return false;
      separator = next;
      value = value * 1000 + (group[0] - '0') * 100 + (group[1] - '0') * 10 + (group[2] - '0');
      cursor = group + 3;
    }
  *text = cursor;
  *number = value;
  return true;
}

/* @text without the spaces around it; empty when it is no UTF-8. */
static char *
trim (const char *text)
{
  char *trimmed = td_text_normalise (text);
  return trimmed != NULL ? trimmed : g_strdup ("");
}

static bool
is_too_long (const char *text)
{
  const char *cursor = text;
  guint n_digits = 0;
  for (; *cursor != '\0'; cursor++)
    if (g_ascii_isdigit (*cursor))
      n_digits++;
    else if (*cursor != '.' && *cursor != ' ')
      return false;
  return n_digits > 15;
}

bool
td_amount_parse (const char *text, int64_t *amount, GError **error)
{
  g_autofree char *trimmed = trim (text);
  const char *cursor = trimmed;
  int64_t value = 0;

  if (read_whole (&cursor, &value) && *cursor == '\0' && value <= TD_AMOUNT_MAX)
    {
      *amount = value;
      return true;
    }

  if (g_str_has_prefix (trimmed, "-") || g_str_has_prefix (trimmed, TD_MINUS))
    g_set_error (
        error,
        TD_ERROR,
        TD_ERROR_VALUE,
        _ ("“%s” is negative. A figure is zero or more; leave it empty if it is not known."),
        trimmed);
  else if (strchr (trimmed, ',') != NULL)
    g_set_error (
        error,
        TD_ERROR,
        TD_ERROR_VALUE,
        _ ("Is the comma in “%s” a decimal sign? A figure is a whole number: type 1234 or 1.234."),
        trimmed);
  else if (is_too_long (trimmed))
    {
      g_autofree char *largest = td_amount_format (TD_AMOUNT_MAX);
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("“%s” is too large. The largest figure is %s."),
                   trimmed,
                   largest);
    }
  else
    g_set_error (error,
                 TD_ERROR,
                 TD_ERROR_VALUE,
                 _ ("“%s” is not a whole number. Type 1234 or 1.234."),
                 trimmed);
  return false;
}

bool
td_amount_parse_ascii (const char *text, int64_t *amount)
{
  int64_t value = 0;
  gsize n = 0;

  for (; g_ascii_isdigit (text[n]); n++)
    {
      if (n >= MAX_DIGITS)
        return false;
      value = value * 10 + (text[n] - '0');
    }
  if (n == 0 || text[n] != '\0' || value > TD_AMOUNT_MAX)
    return false;
  *amount = value;
  return true;
}

/* One or two decimals after the decimal sign at *@text. */
static bool
read_decimals (const char **text, int64_t *hundredths)
{
  const char *cursor = *text;
  if (!g_ascii_isdigit (cursor[0]))
    return false;
  *hundredths = (cursor[0] - '0') * 10;
  cursor++;
  if (g_ascii_isdigit (cursor[0]))
    *hundredths += *cursor++ - '0';
  *text = cursor;
  return true;
}

/* No rate is so large; but what is typed is read before it is judged. */
#define RATE_MAX 1000000

bool
td_rate_parse (const char *text, int64_t *hundredths, GError **error)
{
  g_autofree char *trimmed = trim (text);
  const char *cursor = trimmed;
  int64_t whole = 0;
  int64_t decimals = 0;
  bool valid = read_whole (&cursor, &whole);
  /* "1.234" could be 1,234 or 1234: with a point alone only decimals are read. */
  bool grouped = valid && memchr (trimmed, '.', (gsize)(cursor - trimmed)) != NULL;

  if (valid && (*cursor == ',' || (*cursor == '.' && !grouped)))
    {
      cursor++;
      valid = read_decimals (&cursor, &decimals);
    }
  else if (grouped)
    valid = false;
  while (valid && g_unichar_isspace (g_utf8_get_char (cursor)))
    cursor = g_utf8_next_char (cursor);
  if (valid && *cursor == '%')
    cursor++;
  if (!valid || *cursor != '\0')
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("“%s” is not a rate. Type it as 84,05, with at most two decimals."),
                   trimmed);
      return false;
    }
  if (whole > RATE_MAX / 100 || whole * 100 + decimals > RATE_MAX)
    {
      g_autofree char *largest = td_hundredths_format (RATE_MAX);
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("“%s” is too large for a rate. The largest is %s %%."),
                   trimmed,
                   largest);
      return false;
    }
  *hundredths = whole * 100 + decimals;
  return true;
}

bool
td_rate_parse_ascii (const char *text, int64_t *hundredths)
{
  int64_t whole = 0;
  int64_t decimals = 0;
  gsize n = 0;

  for (; g_ascii_isdigit (text[n]); n++)
    {
      if (n >= 5)
        return false;
      whole = whole * 10 + (text[n] - '0');
    }
  const char *cursor = text + n;
  if (n == 0)
    return false;
  if (*cursor == '.')
    {
      cursor++;
      if (!read_decimals (&cursor, &decimals))
        return false;
    }
  if (*cursor != '\0' || whole * 100 + decimals > RATE_MAX)
    return false;
  *hundredths = whole * 100 + decimals;
  return true;
}
