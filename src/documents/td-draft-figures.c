/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <string.h>

#include "documents/td-draft-private.h"
#include "wording/td-pattern.h"

/* The figures that stand in a text, and its words without them. */

/* The next field from @text on; false when there is none. */
bool
_td_draft_field_find (const char *text, TdDraftField *field)
{
  field->start = strstr (text, TD_MARK_FIELD);
  if (field->start == NULL)
    return false;
  field->path = field->start + strlen (TD_MARK_FIELD);
  const char *shown = strstr (field->path, TD_MARK_FIELD_TEXT);
  const char *end = shown != NULL ? strstr (shown, TD_MARK_FIELD_END) : NULL;
  if (end == NULL)
    return false;
  field->path_length = (gsize)(shown - field->path);
  field->shown = shown + strlen (TD_MARK_FIELD_TEXT);
  field->shown_length = (gsize)(end - field->shown);
  field->end = end + strlen (TD_MARK_FIELD_END);
  return true;
}

/* A text without what its figures say and the day that they are of. */
static char *
make_skeleton (const char *text)
{
  g_autoptr (GString) skeleton = g_string_new (NULL);
  TdDraftField field;

  while (_td_draft_field_find (text, &field))
    {
      const char *slash = memchr (field.path, '/', field.path_length);
      const char *rest = slash != NULL ? slash : field.path;
      g_string_append_len (skeleton, text, field.start - text);
      g_string_append (skeleton, TD_MARK_FIELD);
      g_string_append_len (skeleton, rest, field.path + field.path_length - rest);
      g_string_append (skeleton, TD_MARK_FIELD_END);
      text = field.end;
    }
  g_string_append (skeleton, text);
  return g_string_free (g_steal_pointer (&skeleton), FALSE);
}

bool
_td_draft_text_is_same (const char *one, const char *other)
{
  g_autofree char *a = make_skeleton (one);
  g_autofree char *b = make_skeleton (other);

  return g_str_equal (a, b);
}

/* At the start of a sentence "gần 40 tỷ" is "Gần 40 tỷ". @text: (transfer full) */
char *
_td_draft_text_keep_capital (char *text, const char *shown)
{
  g_autofree char *owned = text;
  gunichar first = g_utf8_get_char (text);

  if (!g_unichar_isupper (g_utf8_get_char (shown)) || !g_unichar_islower (first))
    return g_steal_pointer (&owned);
  char letter[7] = { 0 };
  (void)g_unichar_to_utf8 (g_unichar_totitle (first), letter);
  return g_strconcat (letter, g_utf8_next_char (text), NULL);
}
