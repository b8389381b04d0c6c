/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-money.h"

#include <stdarg.h>
#include <string.h>

/* In 1.000 đồng. */
#define MILLION INT64_C (1000)
#define BILLION INT64_C (1000000)
#define MAX_DECIMALS 3
/* A sentence may be off by one part in this many. */
#define TOLERANCE 1000

static const int64_t powers[MAX_DECIMALS + 1] = { 1, 10, 100, 1000 };

char *
td_number_format (td_wide value, guint decimals, bool trim, TdLocale locale)
{
  g_return_val_if_fail (decimals <= MAX_DECIMALS, NULL);

  g_autoptr (GString) text = g_string_new (value < 0 ? TD_MINUS : NULL);
  td_wide magnitude = value < 0 ? -value : value;
  td_wide whole = magnitude / powers[decimals];
  int fraction = (int)(magnitude % powers[decimals]);
  g_autofree char *digits = td_wide_format_ascii (whole, 0);
  size_t length = strlen (digits);

  for (size_t i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0 && locale == TD_LOCALE_VI)
        g_string_append_c (text, '.');
      g_string_append_c (text, digits[i]);
    }
  while (trim && decimals > 0 && fraction % 10 == 0)
    {
      fraction /= 10;
      decimals--;
    }
  if (decimals > 0)
    g_string_append_printf (
        text, "%c%0*d", locale == TD_LOCALE_VI ? ',' : '.', (int)decimals, fraction);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
td_words_fill (const char *pattern, ...)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GString) filled = g_string_new (NULL);
  guint next = 0;
  va_list arguments;

  va_start (arguments, pattern);
  for (char *text = va_arg (arguments, char *); text != NULL; text = va_arg (arguments, char *))
    g_ptr_array_add (texts, text);
  va_end (arguments);

  for (const char *c = pattern; *c != '\0'; c++)
    {
      if (c[0] != '%' || c[1] == '\0')
        g_string_append_c (filled, *c);
      else if (c[1] == '%')
        g_string_append_c (filled, *++c);
      else
        {
          guint which = next;
          if (g_ascii_isdigit (c[1]) && c[2] == '$')
            {
              which = (guint)(c[1] - '1');
              c += 2;
            }
          g_return_val_if_fail (c[1] == 's' && which < texts->len, NULL);
          g_string_append (filled, g_ptr_array_index (texts, which));
          next = which + 1;
          c++;
        }
    }
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/* @amount in units of @unit with @decimals decimals, rounded half up or up. */
static td_wide
round_amount (int64_t amount, int64_t unit, guint decimals, bool up)
{
  td_wide scaled = (td_wide)amount * powers[decimals];

  return (scaled + (up ? unit - 1 : unit / 2)) / unit;
}

/* How many decimals @amount needs in units of @unit. */
static guint
find_decimals (int64_t amount, int64_t unit, bool up)
{
  for (guint decimals = 0; decimals < MAX_DECIMALS; decimals++)
    {
      td_wide shown = round_amount (amount, unit, decimals, up) * unit;
      td_wide exact = (td_wide)amount * powers[decimals];
      td_wide off = shown > exact ? shown - exact : exact - shown;

      if (off * TOLERANCE <= exact)
        return decimals;
    }
  return MAX_DECIMALS;
}

/* @amount is positive. */
static char *
format_in (int64_t amount,
           int64_t unit,
           const char *pattern,
           TdMoneyStyle style,
           const TdMoneyWords *words)
{
  bool up = style == TD_MONEY_MISSING;
  guint decimals = style == TD_MONEY_SHORT ? 1 : find_decimals (amount, unit, up);
  td_wide shown = round_amount (amount, unit, decimals, up);
  td_wide exact = (td_wide)amount * powers[decimals];
  g_autofree char *number = td_number_format (shown, decimals, true, words->locale);
  g_autofree char *text = td_words_fill (pattern, number, NULL);

  if (style == TD_MONEY_SHORT || shown * unit == exact)
    return g_steal_pointer (&text);
  return td_words_fill (shown * unit > exact ? words->nearly : words->over, text, NULL);
}

char *
td_money_format (int64_t thousand_dong, TdMoneyStyle style, const TdMoneyWords *words)
{
  int64_t amount = thousand_dong < 0 ? -thousand_dong : thousand_dong;
  g_autofree char *text = NULL;

  if (amount == 0)
    return g_strdup (words->nothing);

  bool up = style == TD_MONEY_MISSING;
  guint decimals = style == TD_MONEY_SHORT ? 1 : find_decimals (amount, MILLION, up);
  /* 999,99 triệu is shown as a tỷ when it rounds to one. */
  bool billions = round_amount (amount, MILLION, decimals, up) >= 1000 * powers[decimals];

  if (billions)
    text = format_in (amount, BILLION, words->billion, style, words);
  else if (amount >= MILLION)
    text = format_in (amount, MILLION, words->million, style, words);
  else
    text = format_in (amount, 1, words->thousand, style, words);
  return thousand_dong < 0 ? g_strconcat (TD_MINUS, text, NULL) : g_steal_pointer (&text);
}

char *
td_money_format_billions (int64_t thousand_dong, TdLocale locale)
{
  int64_t amount = thousand_dong < 0 ? -thousand_dong : thousand_dong;
  td_wide shown = round_amount (amount, BILLION, 1, false);

  return td_number_format (thousand_dong < 0 ? -shown : shown, 1, false, locale);
}
