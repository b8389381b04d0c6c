/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <string.h>

#include "documents/td-directives.h"
#include "documents/td-draft-private.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-paper.h"
#include "wording/td-pattern.h"

/*
 * A draft and what its template says by the figures of now are laid side by side: blocks by their
 * sources, texts by their keys. What nobody touched is taken from the template; what a person wrote
 * keeps its words, and each figure in it is printed anew by its path.
 */

typedef struct
{
  const TdDraft *before;
  const TdDraft *fresh;
  TdDraft *draft; /* what is made */
  const TdProgress *progress;
  const TdFields *fields;
  const char *day;
  GPtrArray *differences; /* TdDifference */
  GArray *places;         /* guint: for each of them, where its block stood in @before */
  guint block;            /* of @draft, that is made now */
  guint place;            /* of the same in @before */
} Refresh;

/** What stood there and what the template says now; one of them may be NULL. */
typedef struct
{
  gpointer before;
  gpointer fresh;
} Pair;

static void
free_difference (gpointer data)
{
  TdDifference *difference = data;

  g_free (difference->label);
  g_free (difference->path);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

/* @path, @before, @after: (transfer full) (nullable) */
static void
add_difference (
    Refresh *refresh, TdDifferenceType type, const char *key, char *path, char *before, char *after)
{
  TdDifference *difference = g_new0 (TdDifference, 1);

  difference->type = type;
  difference->block = refresh->block;
  /* It is named when all blocks are there. */
  difference->label = g_strdup (key);
  difference->path = path;
  difference->before = before;
  difference->after = after;
  g_ptr_array_add (refresh->differences, difference);
  g_array_append_val (refresh->places, refresh->place);
}

/* --- figures in texts --- */

static char *
set_day (const Refresh *refresh, const char *path)
{
  const char *slash = strchr (path, '/');

  return g_strconcat (refresh->day, slash != NULL ? slash : "", NULL);
}

/* (transfer full): a text that a person wrote, with the figures of now. */
static char *
print_anew (Refresh *refresh, const char *key, const char *text)
{
  g_autoptr (GString) anew = g_string_new (NULL);
  TdDraftField field;

  while (_td_draft_field_find (text, &field))
    {
      g_autofree char *path = g_strndup (field.path, field.path_length);
      g_autofree char *shown = g_strndup (field.shown, field.shown_length);
      char *printed = td_paper_print (refresh->fields, path, NULL);
      g_string_append_len (anew, text, field.start - text);
      if (printed == NULL)
        {
          /* It stays as it was. What was absent when it was written is no loss. */
          if (!g_str_equal (shown, TD_ABSENT))
            add_difference (refresh,
                            TD_DIFFERENCE_GONE,
                            key,
                            g_steal_pointer (&path),
                            g_steal_pointer (&shown),
                            NULL);
          g_string_append_len (anew, field.start, field.end - field.start);
        }
      else
        {
          g_autofree char *now = _td_draft_text_keep_capital (printed, shown);
          g_autofree char *path_now = set_day (refresh, path);
          g_string_append_printf (
              anew, TD_MARK_FIELD "%s" TD_MARK_FIELD_TEXT "%s" TD_MARK_FIELD_END, path_now, now);
          if (!g_str_equal (now, shown))
            add_difference (refresh,
                            TD_DIFFERENCE_FIGURE,
                            key,
                            g_steal_pointer (&path_now),
                            g_steal_pointer (&shown),
                            g_steal_pointer (&now));
        }
      text = field.end;
    }
  g_string_append (anew, text);
  return g_string_free (g_steal_pointer (&anew), FALSE);
}

/* Texts of the same wording: the figures that are others. */
static void
compare_figures (Refresh *refresh, const char *key, const char *before, const char *after)
{
  TdDraftField old, new;

  while (_td_draft_field_find (before, &old) && _td_draft_field_find (after, &new))
    {
      if (old.shown_length != new.shown_length
          || memcmp (old.shown, new.shown, old.shown_length) != 0)
        add_difference (refresh,
                        TD_DIFFERENCE_FIGURE,
                        key,
                        g_strndup (new.path, new.path_length),
                        g_strndup (old.shown, old.shown_length),
                        g_strndup (new.shown, new.shown_length));
      before = old.end;
      after = new.end;
    }
}

/* Texts that nobody edited. */
static void
compare_texts (Refresh *refresh, const char *key, const char *before, const char *after)
{
  if (_td_draft_text_is_same (before, after))
    {
      compare_figures (refresh, key, before, after);
      return;
    }
  g_autofree char *old = td_pattern_plain (before, " ");
  g_autofree char *new = td_pattern_plain (after, " ");
  if (!g_str_equal (old, new))
    add_difference (
        refresh, TD_DIFFERENCE_WORDING, key, NULL, g_steal_pointer (&old), g_steal_pointer (&new));
}

/* --- pairs --- */

/* Puts what only the template has behind what stands before it there. */
static void
insert_pair (GArray *pairs, gpointer fresh, gpointer previous)
{
  Pair pair = { NULL, fresh };
  guint at = 0;

  for (guint i = 0; previous != NULL && i < pairs->len; i++)
    if (g_array_index (pairs, Pair, i).fresh == previous)
      at = i + 1;
  g_array_insert_val (pairs, at, pair);
}

/* --- texts --- */

static TdDraftText *
find_text (const TdDraftBlock *block, const char *key)
{
  int index = block != NULL ? _td_draft_text_find (block->texts, key) : -1;

  return index >= 0 ? g_ptr_array_index (block->texts, index) : NULL;
}

/* An instruction that a person has added, by the figures of now. */
static TdDraftText *
fill_added (const Refresh *refresh, const TdDraftText *text)
{
  g_autofree char *id = g_strdup (text->key + strlen (TD_DIRECTIVE_KEY));
  const char between[] = { TD_MARK_BREAK, '\0' };

  id[strcspn (id, "#")] = '\0';
  g_autofree char *filled = _td_draft_fill_directive (refresh->progress, refresh->fields, id, NULL);
  if (filled == NULL)
    return NULL;
  g_autofree char *clean = _td_draft_text_clean (g_strdelimit (filled, between, ' '));
  return _td_draft_text_new (text->key, clean);
}

/* (transfer full) (nullable): what becomes of a text; @fresh: (nullable): of the template */
static TdDraftText *
merge_text (Refresh *refresh, const TdDraftText *before, const TdDraftText *fresh)
{
  const char *key = before->key;

  if (before->base == NULL && !_td_draft_text_is_own (before))
    {
      if (fresh != NULL)
        compare_texts (refresh, key, before->text, fresh->text);
      else if (*before->text != '\0')
        add_difference (
            refresh, TD_DIFFERENCE_REMOVED, key, NULL, td_pattern_plain (before->text, " "), NULL);
      return fresh != NULL ? _td_draft_text_new (key, fresh->text) : NULL;
    }

  g_autofree char *anew = print_anew (refresh, key, before->text);
  TdDraftText *text = _td_draft_text_new (key, anew);
  if (_td_draft_text_is_own (before))
    return text;
  const char *base = fresh != NULL ? fresh->text : "";
  if (!_td_draft_text_is_same (before->base, base) && !g_str_equal (anew, base))
    add_difference (refresh,
                    TD_DIFFERENCE_EDITED,
                    key,
                    NULL,
                    td_pattern_plain (anew, " "),
                    td_pattern_plain (base, " "));
  if (!g_str_equal (anew, base))
    text->base = g_strdup (base);
  return text;
}

static TdDraftText *
merge_added (Refresh *refresh, const TdDraftText *before)
{
  TdDraftText *fresh = fill_added (refresh, before);
  TdDraftText *text;

  if (fresh == NULL)
    {
      /* The library has it no more: it is the person's. */
      g_autofree char *anew = print_anew (refresh, before->key, before->text);
      text = _td_draft_text_new (before->key, anew);
      text->base = g_strdup (before->base);
      text->is_added = true;
      return text;
    }
  text = merge_text (refresh, before, *fresh->text != '\0' ? fresh : NULL);
  if (text != NULL)
    text->is_added = true;
  _td_draft_text_free (fresh);
  return text;
}

/* @before, @fresh: (nullable) */
static void
merge_texts (Refresh *refresh,
             TdDraftBlock *merged,
             const TdDraftBlock *before,
             const TdDraftBlock *fresh)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; before != NULL && i < before->texts->len; i++)
    {
      TdDraftText *text = g_ptr_array_index (before->texts, i);
      Pair pair = { text, find_text (fresh, text->key) };
      g_array_append_val (pairs, pair);
    }
  for (guint i = 0; fresh != NULL && i < fresh->texts->len; i++)
    {
      TdDraftText *text = g_ptr_array_index (fresh->texts, i);
      if (find_text (before, text->key) == NULL
          && (before == NULL || _td_draft_text_find (before->removed, text->key) < 0))
        insert_pair (pairs, text, i > 0 ? g_ptr_array_index (fresh->texts, i - 1) : NULL);
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      const TdDraftText *old = pair->before;
      const TdDraftText *now = pair->fresh;
      TdDraftText *text;
      if (old == NULL)
        {
          text = _td_draft_text_copy (now);
          if (*text->text != '\0')
            add_difference (refresh,
                            TD_DIFFERENCE_ADDED,
                            text->key,
                            NULL,
                            NULL,
                            td_pattern_plain (text->text, " "));
        }
      else if (old->is_added && now == NULL)
        text = merge_added (refresh, old);
      else
        text = merge_text (refresh, old, now);
      if (text != NULL)
        g_ptr_array_add (merged->texts, text);
    }
}

/* What was removed stays so; restored it says what the template says now. */
static void
merge_removed (TdDraftBlock *merged, const TdDraftBlock *before, const TdDraftBlock *fresh)
{
  for (guint i = 0; i < before->removed->len; i++)
    {
      const TdDraftText *text = g_ptr_array_index (before->removed, i);
      const TdDraftText *now = find_text (fresh, text->key);
      g_ptr_array_add (merged->removed,
                       _td_draft_text_new (text->key, now != NULL ? now->text : NULL));
    }
}

/* --- blocks --- */

/* Whether the days of its figures apart a fixed block shows the same. */
static bool
is_same_content (const Refresh *refresh, const TdDraftBlock *before, const TdDraftBlock *fresh)
{
  g_autofree char *day = td_day_format_iso (refresh->before->as_of);
  g_autofree char *old_mark = g_strconcat (TD_MARK_FIELD, day, "/", NULL);
  g_autofree char *new_mark = g_strconcat (TD_MARK_FIELD, refresh->day, "/", NULL);
  g_autofree char *old = _td_draft_print_block (before);
  g_autofree char *new = _td_draft_print_block (fresh);
  g_autoptr (GString) text = g_string_new (old);

  g_string_replace (text, old_mark, new_mark, 0);
  return g_str_equal (text->str, new);
}

/* (transfer full) (nullable): what becomes of a block; one of both may be NULL */
static TdDraftBlock *
merge_block (Refresh *refresh, const TdDraftBlock *before, const TdDraftBlock *fresh)
{
  const TdDraftBlock *some = fresh != NULL ? fresh : before;
  bool is_fixed = _td_draft_block_is_fixed (some);
  bool is_left_out = before != NULL && before->is_left_out;

  if (is_fixed && !is_left_out && some->content->type != TD_BLOCK_PAGE_BREAK
      && (before == NULL || fresh == NULL || !is_same_content (refresh, before, fresh)))
    add_difference (refresh, TD_DIFFERENCE_TABLE, _td_draft_block_get_key (some), NULL, NULL, NULL);
  if (is_fixed && fresh == NULL && !is_left_out)
    return NULL;

  TdDraftBlock *merged = _td_draft_block_new (_td_block_copy (some->content));
  merged->is_left_out = is_left_out;
  for (guint i = 0; fresh != NULL && i < fresh->order->len; i++)
    g_ptr_array_add (merged->order, g_strdup (g_ptr_array_index (fresh->order, i)));
  merge_texts (refresh, merged, before, fresh);
  if (before != NULL)
    merge_removed (merged, before, fresh);
  if (merged->texts->len > 0 || merged->removed->len > 0 || is_fixed
      || merged->content->type == TD_BLOCK_APPENDIX)
    return merged;
  _td_draft_block_free (merged);
  return NULL;
}

/* (nullable) */
static TdDraftBlock *
find_block (const TdDraft *draft, const TdDraftBlock *like)
{
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      TdDraftBlock *block = g_ptr_array_index (draft->blocks, i);
      if (like->content->source != NULL && block->content->type == like->content->type
          && g_strcmp0 (block->content->source, like->content->source) == 0)
        return block;
    }
  return NULL;
}

/* A part that is gone has its label from the draft before. */
static void
name_differences (Refresh *refresh)
{
  for (guint i = 0; i < refresh->differences->len; i++)
    {
      TdDifference *difference = g_ptr_array_index (refresh->differences, i);
      g_autofree char *key = g_steal_pointer (&difference->label);
      difference->label = _td_draft_label (refresh->draft, difference->block, key);
      if (*difference->label != '\0')
        continue;
      g_free (difference->label);
      difference->label
          = _td_draft_label (refresh->before, g_array_index (refresh->places, guint, i), key);
    }
}

static void
merge_blocks (Refresh *refresh)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < refresh->before->blocks->len; i++)
    {
      TdDraftBlock *block = g_ptr_array_index (refresh->before->blocks, i);
      Pair pair = { block, find_block (refresh->fresh, block) };
      g_array_append_val (pairs, pair);
    }
  for (guint i = 0; i < refresh->fresh->blocks->len; i++)
    {
      TdDraftBlock *block = g_ptr_array_index (refresh->fresh->blocks, i);
      if (find_block (refresh->before, block) == NULL)
        insert_pair (
            pairs, block, i > 0 ? g_ptr_array_index (refresh->fresh->blocks, i - 1) : NULL);
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      refresh->block = refresh->draft->blocks->len;
      (void)g_ptr_array_find (refresh->before->blocks, pair->before, &refresh->place);
      TdDraftBlock *merged = merge_block (refresh, pair->before, pair->fresh);
      if (merged != NULL)
        g_ptr_array_add (refresh->draft->blocks, merged);
    }
}

TdDraft *
td_draft_refresh (const TdDraft *draft,
                  const TdProgress *progress,
                  const char *number,
                  GPtrArray **differences,
                  GError **error)
{
  g_autoptr (TdFields) fields = _td_draft_fill (progress, number, error);
  g_autoptr (TdDraft) fresh
      = fields != NULL ? _td_draft_compose (progress, draft->kind, fields, error) : NULL;

  if (fresh == NULL)
    return NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_difference);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *day = td_day_format_iso (progress->as_of);
  g_autoptr (TdDraft) refreshed = _td_draft_new ();
  Refresh refresh = {
    .before = draft,
    .fresh = fresh,
    .draft = refreshed,
    .progress = progress,
    .fields = fields,
    .day = day,
    .differences = found,
    .places = places,
  };
  refreshed->kind = g_strdup (draft->kind);
  refreshed->title = g_strdup (fresh->title);
  refreshed->as_of = fresh->as_of;
  refreshed->issued = fresh->issued;
  refreshed->body_size = fresh->body_size;
  refreshed->table_size = fresh->table_size;
  refreshed->is_landscape = fresh->is_landscape;
  refreshed->fits_page = fresh->fits_page;
  merge_blocks (&refresh);
  name_differences (&refresh);
  if (differences != NULL)
    *differences = g_steal_pointer (&found);
  return g_steal_pointer (&refreshed);
}
