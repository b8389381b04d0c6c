/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* Where @text begins and ends without the spaces around it, also those that are not in ASCII. */
static const char *
skip_spaces (const char *text, const char **end)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  *end = text + strlen (text);
  while (*end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (*end))))
    *end = g_utf8_prev_char (*end);
  return text;
}

char *
td_text_normalise (const char *text)
{
  const char *end;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  text = skip_spaces (text, &end);
  return g_utf8_normalize (text, end - text, G_NORMALIZE_NFC);
}

char *
td_text_fold (const char *text)
{
  /* Decomposed, the marks are characters of their own; đ does not decompose. */
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  GString *key = g_string_new (NULL);

  for (const char *cursor = decomposed; cursor != NULL && *cursor != '\0';
       cursor = g_utf8_next_char (cursor))
    {
      gunichar character = g_unichar_tolower (g_utf8_get_char (cursor));
      if (g_unichar_ismark (character))
        continue;
      /* đ, and ð, which texts in old fonts have in its place */
      if (character == 0x111 || character == 0xf0)
        character = 'd';
      g_string_append_unichar (key, g_unichar_isspace (character) ? ' ' : character);
    }
  return g_string_free (key, FALSE);
}

bool
td_text_matches (const char *text, const char *search)
{
  g_autofree char *key = td_text_fold (text);
  g_autofree char *folded = td_text_fold (search);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (key, words[i]) == NULL)
      return false;
  return true;
}

static const UCollator *
get_collator (void)
{
  static gsize collator = 0;

  if (g_once_init_enter (&collator))
    {
      UErrorCode status = U_ZERO_ERROR;
      UCollator *opened = ucol_open ("vi", &status);
      if (opened == NULL)
        g_warning ("no Vietnamese collation: %s", u_errorName (status));
      /* 1 stands for "tried and failed". */
      g_once_init_leave (&collator, opened != NULL ? (gsize)opened : 1);
    }
  return collator == 1 ? NULL : (const UCollator *)collator;
}

int
td_text_compare (const char *a, const char *b)
{
  const UCollator *collator = get_collator ();
  UErrorCode status = U_ZERO_ERROR;

  if (collator != NULL)
    {
      UCollationResult order = ucol_strcollUTF8 (collator, a, -1, b, -1, &status);
      if (U_SUCCESS (status) && order != UCOL_EQUAL)
        return order == UCOL_LESS ? -1 : 1;
    }
  return strcmp (a, b);
}

bool
td_text_check_name (const char *text, GError **error)
{
  const char *end;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_VALUE, _ ("The text is damaged (not UTF-8)."));
      return false;
    }
  const char *first = skip_spaces (text, &end);
  if (*first == '\0')
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_VALUE, _ ("It must not be empty."));
      return false;
    }
  if (strchr ("=+-@", *first) != NULL)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("“%s” begins with “%c”, which a spreadsheet takes for a formula. Leave that "
                      "sign out."),
                   text,
                   *first);
      return false;
    }
  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    if (g_unichar_iscntrl (g_utf8_get_char (cursor)))
      {
        g_set_error (error,
                     TD_ERROR,
                     TD_ERROR_VALUE,
                     _ ("“%s” holds a control character. Type it anew."),
                     text);
        return false;
      }
  return true;
}

char *
td_text_capitalise (const char *text)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  if (*text == '\0')
    return g_strdup ("");
  g_string_append_unichar (sentence, g_unichar_totitle (g_utf8_get_char (text)));
  g_string_append (sentence, g_utf8_next_char (text));
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

char *
td_text_excerpt (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *excerpt = g_string_new (NULL);
  const char *cursor = valid;

  for (guint n = 0; *cursor != '\0' && n < 40; cursor = g_utf8_next_char (cursor), n++)
    {
      gunichar character = g_utf8_get_char (cursor);
      g_string_append_unichar (excerpt, g_unichar_isprint (character) ? character : 0xfffd);
    }
  if (*cursor != '\0')
    g_string_append (excerpt, "…");
  return g_string_free (excerpt, FALSE);
}
