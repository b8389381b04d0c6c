/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-types.h"

G_BEGIN_DECLS

/**
 * td_text_normalise: (transfer full) (nullable): NFC, without the spaces around it, also those that
 * are not in ASCII; NULL when @text is no UTF-8.
 */
char *td_text_normalise (const char *text);

/**
 * td_text_fold: (transfer full): a key for searching that ignores case, tone and vowel marks:
 * "Định Hóa", "dinh hoa" and "Định Hoá" have one key.
 */
char *td_text_fold (const char *text);

/** td_text_matches: whether each word of @search occurs in @text, both folded. */
bool td_text_matches (const char *text, const char *search);

/** td_text_compare: the order of Vietnamese dictionaries (ICU "vi"), whatever the locale. */
int td_text_compare (const char *a, const char *b);

/**
 * td_text_check_name: codes and names are not empty, hold no control characters and do not begin
 * with = + - @, which a spreadsheet would take for a formula.
 *
 * Returns: false with #TD_ERROR_VALUE.
 */
bool td_text_check_name (const char *text, GError **error);

/** td_text_capitalise: (transfer full): the same beginning as sentences do. */
char *td_text_capitalise (const char *text);

/** td_text_excerpt: (transfer full): the first 40 characters, for a sentence about a text that can
 * be anything; what cannot be printed is replaced. */
char *td_text_excerpt (const char *text);

G_END_DECLS
