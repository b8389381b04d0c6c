/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-amount.h"

G_BEGIN_DECLS

/**
 * td_number_format: (transfer full): @value with @decimals decimals (0–3), for people.
 * @trim: whether zeros at the end of the decimals are left out
 */
char *td_number_format (td_wide value, guint decimals, bool trim, TdLocale locale);

/**
 * td_words_fill: (transfer full): @pattern with each "%s" ("%2$s") replaced by a text and "%%" by
 * "%".
 * @...: the texts, then NULL
 */
char *td_words_fill (const char *pattern, ...) G_GNUC_NULL_TERMINATED;

/**
 * TdMoneyStyle: how an amount of money is rounded.
 * @TD_MONEY_SENTENCE: half up to the fewest decimals, at most three, within a thousandth of the
 * exact figure; "gần" or "hơn" where it is not exact
 * @TD_MONEY_MISSING: the same, rounded up
 * @TD_MONEY_SHORT: half up to one decimal, no word
 */
typedef enum
{
  TD_MONEY_SENTENCE,
  TD_MONEY_MISSING,
  TD_MONEY_SHORT,
} TdMoneyStyle;

/** TdMoneyWords: patterns with one %s, in the language of the interface or of papers. */
typedef struct
{
  TdLocale locale;
  const char *billion;
  const char *million;
  const char *thousand;
  const char *nothing; /* without %s */
  const char *nearly;
  const char *over;
} TdMoneyWords;

/** td_money_format: (transfer full): an amount of 1.000 đồng with its unit. */
char *td_money_format (int64_t thousand_dong, TdMoneyStyle style, const TdMoneyWords *words);

/** td_money_format_billions: (transfer full): its tỷ with one decimal, half up: "124,0". */
char *td_money_format_billions (int64_t thousand_dong, TdLocale locale);

G_END_DECLS
