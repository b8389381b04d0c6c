/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-draft.h"

#include <string.h>

#include "documents/td-compose.h"
#include "documents/td-document-private.h"
#include "documents/td-draft-private.h"
#include "wording/td-paper.h"

/* --- blocks --- */

TdDraftBlock *
_td_draft_block_new (TdBlock *content)
{
  TdDraftBlock *block = g_new0 (TdDraftBlock, 1);

  block->content = content;
  block->texts = g_ptr_array_new_with_free_func ((GDestroyNotify)_td_draft_text_free);
  block->removed = g_ptr_array_new_with_free_func ((GDestroyNotify)_td_draft_text_free);
  block->order = g_ptr_array_new_with_free_func (g_free);
  return block;
}

void
_td_draft_block_free (TdDraftBlock *block)
{
  td_block_free (block->content);
  g_ptr_array_unref (block->texts);
  g_ptr_array_unref (block->removed);
  g_ptr_array_unref (block->order);
  g_free (block);
}

TdDraftBlock *
_td_draft_block_copy (const TdDraftBlock *block)
{
  TdDraftBlock *copy = _td_draft_block_new (_td_block_copy (block->content));

  for (guint i = 0; i < block->texts->len; i++)
    g_ptr_array_add (copy->texts, _td_draft_text_copy (g_ptr_array_index (block->texts, i)));
  for (guint i = 0; i < block->removed->len; i++)
    g_ptr_array_add (copy->removed, _td_draft_text_copy (g_ptr_array_index (block->removed, i)));
  for (guint i = 0; i < block->order->len; i++)
    g_ptr_array_add (copy->order, g_strdup (g_ptr_array_index (block->order, i)));
  copy->is_left_out = block->is_left_out;
  return copy;
}

/* @text: (nullable) */
static void
take_text (TdDraftBlock *block, const char *key, const char *text)
{
  g_autofree char *clean = _td_draft_text_clean (text != NULL ? text : "");

  g_ptr_array_add (block->texts, _td_draft_text_new (key, clean));
  g_ptr_array_add (block->order, g_strdup (key));
}

static void
take_slot (TdDraftBlock *block, const char *key)
{
  char **slot = _td_block_find_slot (block->content, key);

  take_text (block, key, *slot);
  g_clear_pointer (slot, g_free);
}

static void
take_texts (TdDraftBlock *block)
{
  TdBlock *content = block->content;

  for (guint i = 0; i < content->texts->len; i++)
    take_text (block, g_ptr_array_index (content->keys, i), g_ptr_array_index (content->texts, i));
}

TdDraftBlock *
_td_draft_block_take (TdBlock *content)
{
  TdDraftBlock *block = _td_draft_block_new (content);

  if (content->type == TD_BLOCK_LETTERHEAD || content->type == TD_BLOCK_SIGNATURE)
    {
      for (guint i = 0; i < content->keys->len; i++)
        {
          const char *key = g_ptr_array_index (content->keys, i);
          if (_td_block_find_slot (content, key) != NULL)
            take_slot (block, key);
        }
    }
  else
    {
      /* In the order in which they are read. */
      if (content->heading != NULL)
        take_slot (block, "heading");
      if (content->number != NULL)
        take_slot (block, "number");
      take_texts (block);
      if (content->note != NULL)
        take_slot (block, "note");
    }
  g_ptr_array_set_size (content->texts, 0);
  g_ptr_array_set_size (content->keys, 0);
  return block;
}

TdBlock *
_td_draft_block_make (const TdDraftBlock *block)
{
  TdBlock *made;
  bool has_text = false;

  /* Nothing, but counted. */
  if (block->is_left_out)
    return td_block_new (TD_BLOCK_PARAGRAPH);
  made = _td_block_copy (block->content);
  for (guint i = 0; i < block->texts->len; i++)
    {
      const TdDraftText *text = g_ptr_array_index (block->texts, i);
      char **slot = _td_block_find_slot (made, text->key);
      if (*text->text == '\0')
        continue;
      has_text = true;
      if (slot != NULL)
        {
          g_free (*slot);
          *slot = g_strdup (text->text);
          continue;
        }
      g_ptr_array_add (made->texts, g_strdup (text->text));
      g_ptr_array_add (made->keys, g_strdup (text->key));
    }
  /* A section begins also without words. */
  if (has_text || _td_draft_block_is_fixed (block) || made->type == TD_BLOCK_APPENDIX)
    return made;
  td_block_free (made);
  return td_block_new (TD_BLOCK_PARAGRAPH);
}

/* --- drafts --- */

TdDraft *
_td_draft_new (void)
{
  TdDraft *draft = g_new0 (TdDraft, 1);

  draft->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)_td_draft_block_free);
  return draft;
}

void
td_draft_free (TdDraft *draft)
{
  g_free (draft->kind);
  g_free (draft->title);
  g_ptr_array_unref (draft->blocks);
  g_free (draft);
}

TdDraft *
td_draft_copy (const TdDraft *draft)
{
  TdDraft *copy = _td_draft_new ();
  GPtrArray *blocks = copy->blocks;

  *copy = *draft;
  copy->kind = g_strdup (draft->kind);
  copy->title = g_strdup (draft->title);
  copy->blocks = blocks;
  for (guint i = 0; i < draft->blocks->len; i++)
    g_ptr_array_add (blocks, _td_draft_block_copy (g_ptr_array_index (draft->blocks, i)));
  return copy;
}

TdDraftBlock *
_td_draft_get_block (const TdDraft *draft, guint index)
{
  return index < draft->blocks->len ? g_ptr_array_index (draft->blocks, index) : NULL;
}

/* By Decree 30/2020: a 0 before numbers below 10. */
static void
set_number (TdFields *fields, const char *number)
{
  g_autofree char *text = number != NULL ? g_strstrip (g_strdup (number)) : NULL;

  if (text == NULL || *text == '\0')
    return;
  g_autofree char *padded = g_strconcat ("0", text, NULL);
  td_fields_set_text (
      fields, "number", g_ascii_isdigit (text[0]) && text[1] == '\0' ? padded : text);
}

TdFields *
_td_draft_fill (const TdProgress *progress, const char *number, GError **error)
{
  TdFields *fields = _td_document_fill (progress, error);

  if (fields != NULL)
    set_number (fields, number);
  return fields;
}

TdDraft *
_td_draft_compose (const TdProgress *progress,
                   const char *kind,
                   const TdFields *fields,
                   GError **error)
{
  g_autoptr (TdTemplate) template_ = _td_document_read_template (progress->book, kind, error);

  if (template_ == NULL)
    return NULL;
  g_autoptr (TdDocument) document
      = td_compose_fields (template_, progress, fields, TD_COMPOSE_TRACED);
  TdDraft *draft = _td_draft_new ();
  draft->kind = g_strdup (kind);
  draft->title = _td_draft_text_clean (document->title);
  draft->as_of = progress->as_of;
  draft->issued = document->issued;
  draft->body_size = document->body_size;
  draft->table_size = document->table_size;
  draft->is_landscape = document->is_landscape;
  draft->fits_page = document->fits_page;
  g_ptr_array_set_free_func (document->blocks, NULL);
  for (guint i = 0; i < document->blocks->len; i++)
    g_ptr_array_add (draft->blocks, _td_draft_block_take (g_ptr_array_index (document->blocks, i)));
  return draft;
}

TdDraft *
td_draft_compose (const TdProgress *progress, const char *kind, const char *number, GError **error)
{
  g_autoptr (TdFields) fields = _td_draft_fill (progress, number, error);

  return fields != NULL ? _td_draft_compose (progress, kind, fields, error) : NULL;
}

TdDocument *
td_draft_get_document (const TdDraft *draft)
{
  TdDocument *document = g_new0 (TdDocument, 1);

  g_atomic_ref_count_init (&document->ref_count);
  document->title = g_strdup (draft->title);
  document->issued = draft->issued;
  document->body_size = draft->body_size;
  document->table_size = draft->table_size;
  document->is_landscape = draft->is_landscape;
  document->fits_page = draft->fits_page;
  document->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)td_block_free);
  for (guint i = 0; i < draft->blocks->len; i++)
    g_ptr_array_add (document->blocks, _td_draft_block_make (g_ptr_array_index (draft->blocks, i)));
  return document;
}

/* --- the workspace --- */

/* @stored: (nullable) */
static void
put_content (
    TdChanges *changes, int64_t paper, int64_t position, const char *content, const char *stored)
{
  TdPaperBlock block
      = { .paper = paper, .position = position, .content = (char *)(gpointer)content };

  if (g_strcmp0 (content, stored) != 0)
    td_changes_put_paper_block (changes, &block);
}

void
td_draft_put (const TdDraft *draft, const TdDraft *stored, int64_t paper, TdChanges *changes)
{
  g_autofree char *head = _td_draft_print_head (draft);
  g_autofree char *stored_head = stored != NULL ? _td_draft_print_head (stored) : NULL;
  guint n_stored = stored != NULL ? stored->blocks->len : 0;

  put_content (changes, paper, 0, head, stored_head);
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      g_autofree char *content = _td_draft_print_block (g_ptr_array_index (draft->blocks, i));
      g_autofree char *before
          = i < n_stored ? _td_draft_print_block (g_ptr_array_index (stored->blocks, i)) : NULL;
      put_content (changes, paper, i + 1, content, before);
    }
  /* From the end, so that positions never have a gap. */
  for (guint i = n_stored; i > draft->blocks->len; i--)
    td_changes_remove_paper_block (changes, paper, i);
}
