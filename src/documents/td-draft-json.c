/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "documents/td-draft-private.h"
#include "wording/td-pattern.h"

/* The blocks of a paper as the workspace keeps them; docs/documents.md describes it. The first one
 * says what holds for the whole paper. */

#define HEAD "document"

/* Tenths of a point. */
#define SMALLEST_SIZE 60
#define LARGEST_SIZE 200
/* Keys are made here, of names of the template. */
#define MAX_KEY 200

/* --- writing --- */

char *
_td_draft_print_head (const TdDraft *draft)
{
  g_autoptr (JsonObject) object = json_object_new ();

  td_json_add_text (object, "type", HEAD);
  td_json_add_text (object, "title", draft->title);
  td_json_add_number (object, "body", draft->body_size);
  td_json_add_number (object, "table", draft->table_size);
  td_json_add_flag (object, "landscape", draft->is_landscape);
  td_json_add_flag (object, "fit", draft->fits_page);
  return td_json_print (object);
}

static void
write_texts (const GPtrArray *texts, const char *name, JsonObject *object)
{
  if (texts->len == 0)
    return;
  JsonArray *array = td_json_add_array (object, name);
  for (guint i = 0; i < texts->len; i++)
    {
      const TdDraftText *text = g_ptr_array_index (texts, i);
      JsonObject *member = td_json_add_object (array);
      td_json_add_text (member, "key", text->key);
      td_json_add_text (member, "text", text->text);
      td_json_add_text (member, "base", text->base);
      td_json_add_flag (member, "added", text->is_added);
    }
}

/* Whether the texts stand as the template has them. */
static bool
is_in_order (const TdDraftBlock *block)
{
  guint n = 0;

  for (guint i = 0; i < block->texts->len; i++)
    {
      const TdDraftText *text = g_ptr_array_index (block->texts, i);
      if (_td_draft_text_is_own (text) || text->is_added)
        continue;
      if (n >= block->order->len || !g_str_equal (text->key, g_ptr_array_index (block->order, n)))
        return false;
      n++;
    }
  return n == block->order->len;
}

char *
_td_draft_print_block (const TdDraftBlock *block)
{
  g_autoptr (JsonObject) object = json_object_new ();

  _td_block_write (block->content, object);
  td_json_add_flag (object, "left_out", block->is_left_out);
  write_texts (block->texts, "texts", object);
  write_texts (block->removed, "removed", object);
  if (!is_in_order (block))
    {
      JsonArray *order = td_json_add_array (object, "order");
      for (guint i = 0; i < block->order->len; i++)
        td_json_append_text (order, g_ptr_array_index (block->order, i));
    }
  return td_json_print (object);
}

/* --- reading --- */

static bool
is_key (const char *key)
{
  return key != NULL && *key != '\0' && strlen (key) <= MAX_KEY
         && strspn (key, TD_KEY_LETTERS "#") == strlen (key);
}

/* @is_removed: the text may be missing, and is no one's */
static bool
read_texts (GPtrArray *texts, const char *name, bool is_removed, JsonObject *object, GError **error)
{
  JsonArray *array = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  if (!td_json_read_array (object, name, &array, error))
    return false;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *member = td_json_get_object (array, i, name, error);
      TdDraftText *text = g_new0 (TdDraftText, 1);
      g_ptr_array_add (texts, text);
      if (member == NULL || !_td_block_read_text (member, "key", &text->key, error)
          || !_td_block_read_text (member, "text", &text->text, error)
          || !_td_block_read_text (member, "base", &text->base, error)
          || !td_json_read_flag (member, "added", &text->is_added, error))
        return false;
      if (!is_key (text->key) || !g_hash_table_add (keys, text->key))
        return td_json_fail ("key", error);
      if (text->text == NULL && !is_removed)
        return td_json_fail ("text", error);
      if (text->base != NULL && (is_removed || _td_draft_text_is_own (text)))
        return td_json_fail ("base", error);
    }
  return true;
}

static bool
read_order (TdDraftBlock *block, JsonObject *object, GError **error)
{
  g_auto (GStrv) order = NULL;

  if (!td_json_read_texts (object, "order", &order, error))
    return false;
  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    {
      if (!is_key (order[i]))
        return td_json_fail ("order", error);
      g_ptr_array_add (block->order, g_strdup (order[i]));
    }
  for (guint i = 0; order == NULL && i < block->texts->len; i++)
    {
      const TdDraftText *text = g_ptr_array_index (block->texts, i);
      if (!_td_draft_text_is_own (text) && !text->is_added)
        g_ptr_array_add (block->order, g_strdup (text->key));
    }
  return true;
}

/* Lines of a letterhead stand in their places; fixed blocks have no texts. */
static bool
check_texts (const TdDraftBlock *block, GError **error)
{
  TdBlockType type = block->content->type;
  bool has_slots = type == TD_BLOCK_LETTERHEAD || type == TD_BLOCK_SIGNATURE;

  if (block->texts->len > 0 && _td_draft_block_is_fixed (block))
    return td_json_fail ("texts", error);
  for (guint i = 0; has_slots && i < block->texts->len; i++)
    {
      const TdDraftText *text = g_ptr_array_index (block->texts, i);
      if (_td_block_find_slot (block->content, text->key) == NULL)
        return td_json_fail ("key", error);
    }
  return true;
}

static TdDraftBlock *
read_block (const char *content, GError **error)
{
  g_autoptr (JsonObject) object = td_json_parse (content, TD_PAPER_CONTENT_MAX, error);
  TdBlock *read = object != NULL ? _td_block_read (object, error) : NULL;

  if (read == NULL)
    return NULL;
  TdDraftBlock *block = _td_draft_block_new (read);
  if (td_json_read_flag (object, "left_out", &block->is_left_out, error)
      && read_texts (block->texts, "texts", false, object, error)
      && read_texts (block->removed, "removed", true, object, error)
      && read_order (block, object, error) && check_texts (block, error))
    return block;
  _td_draft_block_free (block);
  return NULL;
}

static bool
read_head (TdDraft *draft, const char *content, GError **error)
{
  g_autoptr (JsonObject) object = td_json_parse (content, TD_PAPER_CONTENT_MAX, error);
  const char *type = NULL;
  int64_t body = 0;
  int64_t table = 0;

  if (object == NULL || !td_json_read_text (object, "type", &type, error))
    return false;
  if (g_strcmp0 (type, HEAD) != 0)
    return td_json_fail ("type", error);
  if (!_td_block_read_text (object, "title", &draft->title, error)
      || !td_json_read_number (object, "body", SMALLEST_SIZE, LARGEST_SIZE, &body, error)
      || !td_json_read_number (object, "table", SMALLEST_SIZE, LARGEST_SIZE, &table, error)
      || !td_json_read_flag (object, "landscape", &draft->is_landscape, error)
      || !td_json_read_flag (object, "fit", &draft->fits_page, error))
    return false;
  if (draft->title == NULL || body == 0 || table == 0)
    return td_json_fail (HEAD, error);
  draft->body_size = (int)body;
  draft->table_size = (int)table;
  return true;
}

TdDraft *
td_draft_read (const TdPaper *paper, const GPtrArray *contents, GError **error)
{
  g_autoptr (TdDraft) draft = _td_draft_new ();

  draft->kind = g_strdup (paper->kind);
  draft->as_of = paper->as_of;
  draft->issued = paper->issued;
  if (contents->len == 0)
    {
      (void)td_json_fail (HEAD, error);
      return NULL;
    }
  if (!read_head (draft, g_ptr_array_index (contents, 0), error))
    return NULL;
  for (guint i = 1; i < contents->len; i++)
    {
      TdDraftBlock *block = read_block (g_ptr_array_index (contents, i), error);
      if (block == NULL)
        {
          /* Translators: before a sentence on what cannot be read. */
          g_prefix_error (error, _ ("block %u: "), i);
          return NULL;
        }
      g_ptr_array_add (draft->blocks, block);
    }
  return g_steal_pointer (&draft);
}
