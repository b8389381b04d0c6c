/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-text-bond.h"

#include <string.h>

/* What may not begin a line behind a number. */
static const char *const units[]
    = { "việc", "%", "điểm", "tỷ", "triệu", "nghìn", "đồng", "ngày", NULL };

/* Units of two words. */
static const struct
{
  const char *first;
  const char *second;
} pairs[] = {
  { "điểm", "%" }, { "điểm", "phần" }, { "tỷ", "đồng" }, { "triệu", "đồng" }, { "nghìn", "đồng" },
};

/* Whether @text begins with this word, and not with a longer one. */
static bool
begins_with (const char *text, const char *word)
{
  gsize length = strlen (word);

  return strncmp (text, word, length) == 0
         && (*word == '%' || !g_unichar_isalnum (g_utf8_get_char (text + length)));
}

/* Whether the @length bytes of @text end with this word, and not with a longer one. */
static bool
ends_with (const char *text, gsize length, const char *word)
{
  gsize n = strlen (word);

  if (length < n || strncmp (text + length - n, word, n) != 0)
    return false;
  return length == n || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (text + length - n)));
}

static bool
is_bond (const char *text, gsize space)
{
  const char *after = text + space + 1;

  if (space == 0)
    return false;
  for (guint i = 0; g_ascii_isdigit (text[space - 1]) && units[i] != NULL; i++)
    if (begins_with (after, units[i]))
      return true;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (begins_with (after, pairs[i].second) && ends_with (text, space, pairs[i].first))
      return true;
  return false;
}

bool
td_text_bond_find (const char *text, gsize from, gsize *at)
{
  for (const char *space = strchr (text + from, ' '); space != NULL;
       space = strchr (space + 1, ' '))
    if (is_bond (text, (gsize)(space - text)))
      {
        *at = (gsize)(space - text);
        return true;
      }
  return false;
}
