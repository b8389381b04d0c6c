/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "documents/td-directives.h"
#include "documents/td-document-private.h"
#include "documents/td-draft-private.h"
#include "model/td-day.h"

/* (nullable): the text of a part. @index: (out) (optional): its place in the block */
static TdDraftText *
find_text (TdDraft *draft, guint block, const char *key, int *index)
{
  TdDraftBlock *found = _td_draft_get_block (draft, block);
  int at = found != NULL ? _td_draft_text_find (found->texts, key) : -1;

  if (index != NULL)
    *index = at;
  return at >= 0 ? g_ptr_array_index (found->texts, at) : NULL;
}

bool
td_draft_set_text (TdDraft *draft, guint block, const char *key, const char *text)
{
  TdDraftText *found = find_text (draft, block, key, NULL);

  if (found == NULL)
    return false;
  g_autofree char *clean = _td_draft_text_clean (text);
  if (!_td_draft_text_is_own (found))
    {
      if (found->base == NULL)
        found->base = g_steal_pointer (&found->text);
      if (g_str_equal (found->base, clean))
        g_clear_pointer (&found->base, g_free);
    }
  g_free (found->text);
  found->text = g_steal_pointer (&clean);
  return true;
}

/* Where a text after @key goes, -1 when none can go there. */
static int
find_place (const TdDraftBlock *block, const char *key)
{
  int at = key != NULL ? _td_draft_text_find (block->texts, key) : -1;

  if (key != NULL && at < 0)
    return -1;
  /* Not before what heads the others. */
  while (++at < (int)block->texts->len && !_td_draft_block_is_row (block, (guint)at))
    if (key != NULL)
      return -1;
  return _td_draft_block_is_row (block, (guint)at) ? at : -1;
}

static char *
choose_own_key (const TdDraftBlock *block)
{
  guint64 highest = 0;

  for (guint i = 0; i < block->texts->len; i++)
    {
      const TdDraftText *text = g_ptr_array_index (block->texts, i);
      if (_td_draft_text_is_own (text))
        highest = MAX (highest, g_ascii_strtoull (text->key + strlen (TD_DRAFT_OWN_KEY), NULL, 10));
    }
  return g_strdup_printf (TD_DRAFT_OWN_KEY "%" G_GUINT64_FORMAT, highest + 1);
}

char *
td_draft_insert (TdDraft *draft, guint block, const char *key, const char *text)
{
  TdDraftBlock *found = _td_draft_get_block (draft, block);
  int place = found != NULL ? find_place (found, key) : -1;

  if (place < 0)
    return NULL;
  g_autofree char *clean = _td_draft_text_clean (text);
  char *own = choose_own_key (found);
  g_ptr_array_insert (found->texts, place, _td_draft_text_new (own, clean));
  return own;
}

/* A text of the template is remembered, with what the template says. */
static void
take_out (TdDraftBlock *block, guint index)
{
  const TdDraftText *text = g_ptr_array_index (block->texts, index);

  if (!_td_draft_text_is_own (text) && !text->is_added)
    g_ptr_array_add (block->removed,
                     _td_draft_text_new (text->key, _td_draft_text_get_base (text)));
  g_ptr_array_remove_index (block->texts, index);
}

bool
td_draft_remove (TdDraft *draft, guint block, const char *key)
{
  TdDraftBlock *found = _td_draft_get_block (draft, block);
  int index;

  if (found != NULL && _td_draft_block_is_fixed (found)
      && g_str_equal (key, _td_draft_block_get_key (found)))
    {
      found->is_left_out = true;
      return true;
    }
  if (find_text (draft, block, key, &index) == NULL)
    return false;
  if (!_td_draft_block_is_row (found, (guint)index) && found->content->type != TD_BLOCK_HEADING)
    return false;
  take_out (found, (guint)index);
  return true;
}

bool
td_draft_move (TdDraft *draft, guint block, const char *key, int by)
{
  int from;
  TdDraftText *text = find_text (draft, block, key, &from);

  if (text == NULL || (by != 1 && by != -1))
    return false;
  TdDraftBlock *found = _td_draft_get_block (draft, block);
  int to = from + by;
  if (to < 0 || to >= (int)found->texts->len || !_td_draft_block_is_row (found, (guint)from)
      || !_td_draft_block_is_row (found, (guint)to))
    return false;
  found->texts->pdata[from] = found->texts->pdata[to];
  found->texts->pdata[to] = text;
  return true;
}

/* --- back to the template --- */

static void
restore_text (TdDraftText *text)
{
  if (text->base == NULL)
    return;
  g_free (text->text);
  text->text = g_steal_pointer (&text->base);
}

/* All that the template says, in its order; what a person has put in is taken out. */
static void
restore_block (TdDraftBlock *block)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify)_td_draft_text_free);

  for (guint i = 0; i < block->order->len; i++)
    {
      const char *key = g_ptr_array_index (block->order, i);
      int index = _td_draft_text_find (block->texts, key);
      const TdDraftText *text = NULL;
      if (index >= 0)
        text = g_ptr_array_index (block->texts, index);
      else if ((index = _td_draft_text_find (block->removed, key)) >= 0)
        text = g_ptr_array_index (block->removed, index);
      if (text != NULL && _td_draft_text_get_base (text) != NULL)
        g_ptr_array_add (texts, _td_draft_text_new (key, _td_draft_text_get_base (text)));
    }
  g_ptr_array_unref (block->texts);
  block->texts = texts;
  g_ptr_array_set_size (block->removed, 0);
  block->is_left_out = false;
}

bool
td_draft_restore (TdDraft *draft, guint block, const char *key)
{
  TdDraftBlock *found = _td_draft_get_block (draft, block);

  if (found == NULL)
    return false;
  if (key == NULL)
    {
      restore_block (found);
      return true;
    }
  if (_td_draft_block_is_fixed (found) && g_str_equal (key, _td_draft_block_get_key (found)))
    {
      found->is_left_out = false;
      return true;
    }
  TdDraftText *text = find_text (draft, block, key, NULL);
  if (text == NULL || _td_draft_text_is_own (text))
    return false;
  restore_text (text);
  return true;
}

/* --- the library of instructions --- */

char *
_td_draft_fill_directive (const TdProgress *progress,
                          const TdFields *fields,
                          const char *directive,
                          GError **error)
{
  g_autofree char *trace = td_day_format_iso (progress->as_of);
  const TdPatternValues values = { .fields = fields, .trace = trace };

  return _td_document_fill_directive (progress->book, directive, &values, error);
}

char *
td_draft_add_directive (TdDraft *draft,
                        guint block,
                        const char *key,
                        const char *directive,
                        const TdProgress *progress,
                        GError **error)
{
  TdDraftBlock *found = _td_draft_get_block (draft, block);
  int place = found != NULL ? find_place (found, key) : -1;
  const char between[] = { TD_MARK_BREAK, '\0' };

  if (place < 0)
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_VALUE, _ ("No instruction can stand at this place."));
      return NULL;
    }
  g_autoptr (TdFields) fields = _td_document_fill (progress, error);
  g_autofree char *filled
      = fields != NULL ? _td_draft_fill_directive (progress, fields, directive, error) : NULL;
  if (filled == NULL)
    return NULL;
  if (*filled == '\0')
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_VALUE, _ ("By these figures the instruction does not apply."));
      return NULL;
    }
  /* One instruction is one text here. */
  g_autofree char *text = _td_draft_text_clean (g_strdelimit (filled, between, ' '));
  g_autofree char *name = g_strconcat (TD_DIRECTIVE_KEY, directive, NULL);
  char *chosen = _td_draft_text_choose_key (found, name);
  TdDraftText *added = _td_draft_text_new (chosen, text);
  added->is_added = true;
  g_ptr_array_insert (found->texts, place, added);
  return chosen;
}

char *
td_draft_preview_directive (const char *directive, const TdProgress *progress, GError **error)
{
  g_autoptr (TdFields) fields = _td_document_fill (progress, error);
  g_autofree char *filled
      = fields != NULL ? _td_draft_fill_directive (progress, fields, directive, error) : NULL;

  return filled != NULL ? td_pattern_plain (filled, " ") : NULL;
}
