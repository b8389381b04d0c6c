/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-journal-papers.h"

#include <json-glib/json-glib.h>

#include "td-journal.h"

/* A block is nested no deeper than this; the parser follows any depth. */
#define MAX_DEPTH 16

/* So many letters of a text stand in a line of the journal, and so many before what differs. */
#define MAX_LETTERS 160
#define LETTERS_BEFORE 30

/* Around a figure of a text: its path, then what it shows. */
#define MARK_PATH 0xe000
#define MARK_SHOWN 0xe001
#define MARK_END 0xe002
#define MARK_NOTE 0x05
#define MARK_NOTE_END 0x06

/** One text of a block; strings owned. */
typedef struct
{
  char *key;
  char *text; /* plain */
} Text;

static void
text_free (Text *text)
{
  g_free (text->key);
  g_free (text->text);
  g_free (text);
}

void
_td_text_change_free (TdTextChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* What a person reads of a text with marks, in one line. */
static char *
make_plain (const char *text)
{
  GString *plain = g_string_new (NULL);
  bool in_path = false;
  bool needs_blank = false;

  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar letter = g_utf8_get_char (cursor);

      if (letter == MARK_PATH || letter == MARK_SHOWN || letter == MARK_END)
        in_path = letter == MARK_PATH;
      else if (in_path || g_unichar_type (letter) == G_UNICODE_PRIVATE_USE
               || (letter >= 0x01 && letter <= 0x04))
        continue;
      else if (letter == MARK_NOTE || letter == MARK_NOTE_END)
        g_string_append (plain, letter == MARK_NOTE ? " (" : ")");
      else if (g_unichar_iscntrl (letter) || g_unichar_isspace (letter))
        needs_blank = plain->len > 0;
      else
        {
          if (needs_blank)
            g_string_append_c (plain, ' ');
          needs_blank = false;
          g_string_append_unichar (plain, letter);
        }
    }
  return g_string_free (plain, FALSE);
}

static void
add_text (GPtrArray *texts, const char *key, const char *text)
{
  Text *added = g_new (Text, 1);

  added->key = g_strdup (key);
  added->text = make_plain (text);
  g_ptr_array_add (texts, added);
}

static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* The texts of a block stand in "texts", each with its key; else its title or text is one. */
static void
collect (JsonObject *block, GPtrArray *texts)
{
  static const char *const names[] = { "title", "text" };
  JsonNode *list = json_object_get_member (block, "texts");

  if (list != NULL && JSON_NODE_HOLDS_ARRAY (list))
    {
      JsonArray *array = json_node_get_array (list);
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);
          JsonObject *object
              = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
          const char *text = object != NULL ? get_string (object, "text") : NULL;
          const char *key = object != NULL ? get_string (object, "key") : NULL;
          if (text != NULL)
            add_text (texts, key != NULL ? key : "", text);
        }
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (get_string (block, names[i]) != NULL)
      add_text (texts, names[i], get_string (block, names[i]));
}

/* What stands in a content that another program can have written. */
static GPtrArray *
read_texts (const char *content)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify)text_free);
  g_autoptr (JsonNode) node = NULL;

  if (content != NULL && g_utf8_validate (content, -1, NULL)
      && _td_journal_is_shallow (content, MAX_DEPTH))
    node = json_from_string (content, NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    collect (json_node_get_object (node), texts);
  return texts;
}

static const Text *
find_text (const GPtrArray *texts, const char *key)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_str_equal (((const Text *)g_ptr_array_index (texts, i))->key, key))
      return g_ptr_array_index (texts, i);
  return NULL;
}

/* A text from the letter @first on, where it begins a word, as long as a line may be. */
static char *
cut_out (const char *text, glong first)
{
  glong n = g_utf8_strlen (text, -1);
  const char *start = g_utf8_offset_to_pointer (text, MIN (first, n));
  const char *end;

  for (int i = 0; i < LETTERS_BEFORE && start > text && start[-1] != ' '; i++)
    start = g_utf8_prev_char (start);
  if (g_utf8_strlen (start, -1) <= MAX_LETTERS)
    return g_strconcat (start > text ? "…" : "", start, NULL);
  end = g_utf8_offset_to_pointer (start, MAX_LETTERS);
  for (const char *cursor = end; cursor > start; cursor--)
    if (*cursor == ' ')
      {
        end = cursor;
        break;
      }
  g_autofree char *part = g_strndup (start, (gsize)(end - start));
  return g_strconcat (start > text ? "…" : "", part, "…", NULL);
}

/* Both texts from a little before the place where they begin to differ. */
static void
add_change (GPtrArray *changes, const char *before, const char *after)
{
  TdTextChange *change = g_new (TdTextChange, 1);
  glong common = 0;

  for (const char *a = before, *b = after;
       a != NULL && b != NULL && *a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b);
       a = g_utf8_next_char (a), b = g_utf8_next_char (b))
    common++;
  glong first = common > 2 * LETTERS_BEFORE ? common - LETTERS_BEFORE : 0;
  change->before = before != NULL ? cut_out (before, first) : NULL;
  change->after = after != NULL ? cut_out (after, first) : NULL;
  g_ptr_array_add (changes, change);
}

static char *
join (const GPtrArray *texts)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      const Text *text = g_ptr_array_index (texts, i);
      if (*text->text != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", text->text);
    }
  return g_string_free (all, FALSE);
}

GPtrArray *
_td_journal_compare_blocks (const char *before, const char *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify)_td_text_change_free);
  g_autoptr (GPtrArray) then = read_texts (before);
  g_autoptr (GPtrArray) now = read_texts (after);

  if (before == NULL || after == NULL)
    {
      g_autofree char *all = join (before != NULL ? then : now);
      if (*all != '\0')
        add_change (changes, before != NULL ? all : NULL, after != NULL ? all : NULL);
      return changes;
    }
  for (guint i = 0; i < then->len; i++)
    {
      const Text *text = g_ptr_array_index (then, i);
      const Text *other = find_text (now, text->key);
      if (other == NULL || !g_str_equal (text->text, other->text))
        add_change (changes, text->text, other != NULL ? other->text : NULL);
    }
  for (guint i = 0; i < now->len; i++)
    {
      const Text *text = g_ptr_array_index (now, i);
      if (find_text (then, text->key) == NULL)
        add_change (changes, NULL, text->text);
    }
  return changes;
}
