/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "documents/td-draft.h"
#include "documents/td-pdf.h"
#include "papers.h"
#include "wording/td-pattern.h"

/* Drafts of papers, for tests. */

/** A sample, and days of it. */
typedef struct
{
  const char *name;
  const char *as_of;
  const char *issued;
} DraftSample;

static const DraftSample draft_samples[] = {
  { "thai-nguyen-2025", "2025-09-12", "2025-09-15" },
  { "thai-nguyen-2025", "2025-06-30", "2025-07-02" },
  { "ben-tre-2021", "2021-06-30", "2021-07-07" },
  { "binh-thuan-2017", "2017-08-31", "2017-08-31" },
  { "bac-kan-2019", "2019-03-31", "2019-03-31" },
};

static inline TdDraft *
draft_compose (const TdProgress *progress, const char *kind)
{
  g_autoptr (GError) error = NULL;
  TdDraft *draft = td_draft_compose (progress, kind, NULL, &error);

  g_assert_no_error (error);
  return draft;
}

/* What the workspace would keep. */
static inline GPtrArray *
draft_contents (const TdDraft *draft)
{
  GPtrArray *contents = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_draft_put (draft, NULL, 1, changes);
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdChange *change = td_changes_get (changes, i);
      g_assert_cmpint (change->kind, ==, TD_ROW_PAPER_BLOCK);
      g_assert_false (change->remove);
      g_assert_cmpint (change->block.position, ==, i);
      g_ptr_array_add (contents, g_strdup (change->block.content));
    }
  return contents;
}

static inline TdDraft *
draft_reread (const TdDraft *draft, const TdProgress *progress, const char *kind)
{
  g_autoptr (GPtrArray) contents = draft_contents (draft);
  g_autoptr (GError) error = NULL;
  TdPaper paper
      = { .id = 1, .kind = (char *)kind, .as_of = progress->as_of, .issued = progress->on };
  TdDraft *read = td_draft_read (&paper, contents, &error);

  g_assert_no_error (error);
  return read;
}

static inline char *
draft_text (const TdDraft *draft)
{
  g_autoptr (TdDocument) document = td_draft_get_document (draft);

  return td_document_to_text (document);
}

/* The text of a part; NULL when there is none. */
static inline char *
draft_get (const TdDraft *draft, guint block, const char *key)
{
  g_autoptr (GPtrArray) parts = td_draft_list_parts (draft);

  for (guint i = 0; i < parts->len; i++)
    {
      const TdDraftPart *part = g_ptr_array_index (parts, i);
      if (part->block == block && g_str_equal (part->key, key))
        return g_strdup (part->text);
    }
  return NULL;
}

/* The first part whose plain text has @words in it. @key: (out) (transfer full) */
static inline guint
draft_find (const TdDraft *draft, const char *words, char **key)
{
  g_autoptr (GPtrArray) parts = td_draft_list_parts (draft);

  for (guint i = 0; i < parts->len; i++)
    {
      const TdDraftPart *part = g_ptr_array_index (parts, i);
      g_autofree char *plain = td_pattern_plain (part->text, " ");
      if (strstr (plain, words) == NULL)
        continue;
      *key = g_strdup (part->key);
      return part->block;
    }
  g_test_message ("no part has \"%s\"", words);
  g_assert_not_reached ();
}
