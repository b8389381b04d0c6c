/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-types.h"

G_BEGIN_DECLS

/**
 * TdLocale: how numbers and days are written for people. Files never use it.
 * @TD_LOCALE_VI: 1.234,56 and 15/9/2025
 * @TD_LOCALE_C: 1234.56 and 2025-09-15
 */
typedef enum
{
  TD_LOCALE_C,
  TD_LOCALE_VI,
} TdLocale;

/** td_locale_set: chooses how numbers are written from now on; called once when a program starts.
 */
void td_locale_set (TdLocale locale);

/** td_locale_get: how numbers are written; #TD_LOCALE_VI until told otherwise. */
TdLocale td_locale_get (void);

/** td_locale_set_from_environment: Vietnamese when the messages of the process are. */
void td_locale_set_from_environment (void);

#define TD_MINUS "\u2212"
#define TD_ABSENT "\u2013"

/** TD_AMOUNT_MAX: the largest figure that can be entered, 10^16. */
#define TD_AMOUNT_MAX INT64_C (10000000000000000)

/** td_amount_format: (transfer full): "−1.234.567". */
char *td_amount_format (int64_t amount);

/** td_amount_format_signed: (transfer full): as td_amount_format() with "+" before positive ones.
 */
char *td_amount_format_signed (int64_t amount);

/**
 * td_amount_parse: reads a whole number that a person typed: digits, or groups of three by "."
 * or by spaces. A comma is refused: it is a decimal sign here and a group sign elsewhere.
 *
 * Returns: false with #TD_ERROR_VALUE and a sentence when @text is not wholly such a number,
 *   negative or above #TD_AMOUNT_MAX.
 */
bool td_amount_parse (const char *text, int64_t *amount, GError **error);

/** td_amount_parse_ascii: reads what files hold: digits only, 0 … #TD_AMOUNT_MAX. */
bool td_amount_parse_ascii (const char *text, int64_t *amount);

/** td_hundredths_format: (transfer full): 7907 is "79,07", -498 is "−4,98". */
char *td_hundredths_format (int64_t hundredths);

/** td_hundredths_format_signed: (transfer full): with "+" before positive ones. */
char *td_hundredths_format_signed (int64_t hundredths);

/** td_hundredths_format_ascii: (transfer full): "79.07", "-4.98", never "-0.00"; for files. */
char *td_hundredths_format_ascii (int64_t hundredths);

/** td_wide_format_ascii: (transfer full): @value with @decimals decimals ("541.6400"), for files.
 */
char *td_wide_format_ascii (td_wide value, int decimals);

/**
 * td_rate_parse: reads a rate a person typed, "84,05", "84.05", "84,05 %", "1.234,56", into
 * hundredths of a percent.
 *
 * Returns: false with #TD_ERROR_VALUE for anything else, more than two decimals, or above
 *   10.000,00 %.
 */
bool td_rate_parse (const char *text, int64_t *hundredths, GError **error);

/** td_rate_parse_ascii: reads "84.05", "84.5", "84", the form of files. */
bool td_rate_parse_ascii (const char *text, int64_t *hundredths);

G_END_DECLS
