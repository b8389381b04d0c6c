/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <string.h>

#include "documents/td-draft-private.h"
#include "wording/td-pattern.h"

TdDraftText *
_td_draft_text_new (const char *key, const char *text)
{
  TdDraftText *added = g_new0 (TdDraftText, 1);

  added->key = g_strdup (key);
  added->text = g_strdup (text);
  return added;
}

TdDraftText *
_td_draft_text_copy (const TdDraftText *text)
{
  TdDraftText *copy = _td_draft_text_new (text->key, text->text);

  copy->base = g_strdup (text->base);
  copy->is_added = text->is_added;
  return copy;
}

void
_td_draft_text_free (TdDraftText *text)
{
  g_free (text->key);
  g_free (text->text);
  g_free (text->base);
  g_free (text);
}

bool
_td_draft_text_is_own (const TdDraftText *text)
{
  return g_str_has_prefix (text->key, TD_DRAFT_OWN_KEY);
}

const char *
_td_draft_text_get_base (const TdDraftText *text)
{
  if (_td_draft_text_is_own (text))
    return NULL;
  return text->base != NULL ? text->base : text->text;
}

bool
_td_draft_text_is_edited (const TdDraftText *text)
{
  return text->base != NULL || _td_draft_text_is_own (text);
}

int
_td_draft_text_find (const GPtrArray *texts, const char *key)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const TdDraftText *text = g_ptr_array_index (texts, i);
      if (g_str_equal (text->key, key))
        return (int)i;
    }
  return -1;
}

char *
_td_draft_text_choose_key (const TdDraftBlock *block, const char *key)
{
  g_autofree char *chosen = g_strdup (key);

  for (guint n = 2; _td_draft_text_find (block->texts, chosen) >= 0
                    || _td_draft_text_find (block->removed, chosen) >= 0;
       n++)
    {
      g_free (chosen);
      chosen = g_strdup_printf ("%s#%u", key, n);
    }
  return g_steal_pointer (&chosen);
}

/* --- what a text can hold --- */

static bool
is_path (const char *path, gsize length)
{
  guint n_slashes = 0;

  for (gsize i = 0; i < length; i++)
    {
      if ((guchar)path[i] < 0x20)
        return false;
      n_slashes += path[i] == '/';
    }
  return n_slashes >= 2 && g_utf8_strlen (path, (gssize)length) <= 200;
}

/* The end of a traced field that begins at @text, after its last mark; NULL when it is none. */
static const char *
find_field_end (const char *text)
{
  const char *path = text + strlen (TD_MARK_FIELD);
  const char *next = strstr (path, TD_MARK_FIELD);
  /* Not further, so that a text of marks alone is read once. */
  gssize room = next != NULL ? next - path : (gssize)strlen (path);
  const char *shown = g_strstr_len (path, room, TD_MARK_FIELD_TEXT);
  const char *end
      = shown != NULL ? g_strstr_len (shown, room - (shown - path), TD_MARK_FIELD_END) : NULL;

  if (end == NULL || !is_path (path, (gsize)(shown - path)))
    return NULL;
  for (const char *c = shown + strlen (TD_MARK_FIELD_TEXT); c < end; c++)
    if ((guchar)*c < 0x20)
      return NULL;
  return end + strlen (TD_MARK_FIELD_END);
}

/* Marks of figures, notes and keys are control characters and letters of the private use area. */
static bool
is_dropped (gunichar letter)
{
  return (letter >= 0xe000 && letter <= 0xe004) || g_unichar_iscntrl (letter)
         || (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069)
         || letter == 0xfeff || letter == 0x2028 || letter == 0x2029;
}

char *
_td_draft_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  const char *last_end = strrchr (valid, TD_MARK_NOTE_END);
  bool in_note = false;

  for (const char *c = valid; *c != '\0';)
    {
      const char *next = g_utf8_next_char (c);
      const char *end = g_str_has_prefix (c, TD_MARK_FIELD) ? find_field_end (c) : NULL;
      if (end != NULL)
        {
          g_string_append_len (clean, c, end - c);
          next = end;
        }
      else if (*c == TD_MARK_NOTE || *c == TD_MARK_NOTE_END)
        {
          /* A note has an end, and no note in it. */
          bool is_begun = !in_note && *c == TD_MARK_NOTE && c < last_end;
          if (is_begun || (in_note && *c == TD_MARK_NOTE_END))
            {
              g_string_append_c (clean, *c);
              in_note = is_begun;
            }
        }
      else if (*c >= TD_MARK_BOLD && *c <= TD_MARK_ITALIC_END)
        g_string_append_c (clean, *c);
      else if (*c == '\n' || *c == '\t' || *c == '\r')
        g_string_append_c (clean, ' ');
      else if (!is_dropped (g_utf8_get_char (c)))
        g_string_append_len (clean, c, next - c);
      c = next;
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}
