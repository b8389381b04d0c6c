/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-json.h"
#include "documents/td-block.h"
#include "documents/td-draft.h"
#include "wording/td-fields.h"

G_BEGIN_DECLS

/* Before a number: the key of a text that a person has put in. */
#define TD_DRAFT_OWN_KEY "own:"

/**
 * TdDraftText: one text of a block; strings owned.
 * @text: with marks; "" when it is empty; of one that was removed (nullable): what the template
 *   says
 * @base: (nullable): what the template says, where a person has written something else
 * @is_added: an instruction that a person took from the library
 */
typedef struct
{
  char *key;
  char *text;
  char *base;
  bool is_added;
} TdDraftText;

/**
 * TdDraftBlock:
 * @content: owned; all of the block but its texts
 * @texts: owned; (element-type TdDraftText)
 * @removed: owned; (element-type TdDraftText): of the template, taken out by a person
 * @order: owned; (element-type utf8): the keys of the template, in its order
 * @is_left_out: a fixed part that is not shown
 */
typedef struct
{
  TdBlock *content;
  GPtrArray *texts;
  GPtrArray *removed;
  GPtrArray *order;
  bool is_left_out;
} TdDraftBlock;

struct _TdDraft
{
  char *kind;
  char *title;
  TdDay as_of; /* of its figures */
  TdDay issued;
  int body_size;
  int table_size;
  bool is_landscape;
  bool fits_page;
  GPtrArray *blocks; /* TdDraftBlock */
};

/* --- td-draft.c --- */

G_GNUC_INTERNAL TdDraft *_td_draft_new (void);
G_GNUC_INTERNAL TdDraftBlock *_td_draft_block_new (TdBlock *content);
/* Takes the texts of a block that was composed, and the block. */
G_GNUC_INTERNAL TdDraftBlock *_td_draft_block_take (TdBlock *block);
G_GNUC_INTERNAL TdDraftBlock *_td_draft_block_copy (const TdDraftBlock *block);
G_GNUC_INTERNAL void _td_draft_block_free (TdDraftBlock *block);
/* Adds the block of a document that this one is. */
G_GNUC_INTERNAL TdBlock *_td_draft_block_make (const TdDraftBlock *block);
/* (transfer full): the values of all fields. @number: (nullable) */
G_GNUC_INTERNAL TdFields *
_td_draft_fill (const TdProgress *progress, const char *number, GError **error);
G_GNUC_INTERNAL TdDraft *_td_draft_compose (const TdProgress *progress,
                                            const char *kind,
                                            const TdFields *fields,
                                            GError **error);
/* (nullable) */
G_GNUC_INTERNAL TdDraftBlock *_td_draft_get_block (const TdDraft *draft, guint index);

/* --- td-draft-text.c --- */

G_GNUC_INTERNAL TdDraftText *_td_draft_text_new (const char *key, const char *text);
G_GNUC_INTERNAL TdDraftText *_td_draft_text_copy (const TdDraftText *text);
G_GNUC_INTERNAL void _td_draft_text_free (TdDraftText *text);
/* What the template says; of an own text NULL. */
G_GNUC_INTERNAL const char *_td_draft_text_get_base (const TdDraftText *text);
G_GNUC_INTERNAL bool _td_draft_text_is_own (const TdDraftText *text);
/* Whether a person wrote it. */
G_GNUC_INTERNAL bool _td_draft_text_is_edited (const TdDraftText *text);
/* The position of the text of that key, -1. */
G_GNUC_INTERNAL int _td_draft_text_find (const GPtrArray *texts, const char *key);
/* (transfer full): without what a text cannot hold. */
G_GNUC_INTERNAL char *_td_draft_text_clean (const char *text);
/* (transfer full): @key, or "key#2" when one of these texts has it. */
G_GNUC_INTERNAL char *_td_draft_text_choose_key (const TdDraftBlock *block, const char *key);

/* Whether the texts of a block are a row that can grow; @index: of the text in question. */
G_GNUC_INTERNAL bool _td_draft_block_is_row (const TdDraftBlock *block, guint index);
/* Whether a block has no texts, and can be left out as a whole. */
G_GNUC_INTERNAL bool _td_draft_block_is_fixed (const TdDraftBlock *block);
/* The key of a fixed block: "table". */
G_GNUC_INTERNAL const char *_td_draft_block_get_key (const TdDraftBlock *block);
/* (transfer full): what a part is called. @index: of its text */
G_GNUC_INTERNAL char *_td_draft_label (const TdDraft *draft, guint block, const char *key);

/* (transfer full): what an instruction says, "" when its condition does not hold. */
G_GNUC_INTERNAL char *_td_draft_fill_directive (const TdProgress *progress,
                                                const TdFields *fields,
                                                const char *directive,
                                                GError **error);

/* --- td-draft-figures.c --- */

/** One traced field of a text; pointers into it. */
typedef struct
{
  const char *start;
  const char *path; /* up to @shown */
  gsize path_length;
  const char *shown;
  gsize shown_length;
  const char *end; /* after its last mark */
} TdDraftField;

/* The next figure from @text on; false when there is none. */
G_GNUC_INTERNAL bool _td_draft_field_find (const char *text, TdDraftField *field);
/* Whether two texts differ at most in what their figures say. */
G_GNUC_INTERNAL bool _td_draft_text_is_same (const char *one, const char *other);
/* (transfer full): @text with the capital that @shown has. @text: (transfer full) */
G_GNUC_INTERNAL char *_td_draft_text_keep_capital (char *text, const char *shown);

/* --- td-draft-json.c --- */

G_GNUC_INTERNAL char *_td_draft_print_head (const TdDraft *draft);
G_GNUC_INTERNAL char *_td_draft_print_block (const TdDraftBlock *block);

/* --- td-block-json.c, td-block-copy.c --- */

/* All of a block but its texts. */
G_GNUC_INTERNAL void _td_block_write (const TdBlock *block, JsonObject *object);
/* (transfer full) */
G_GNUC_INTERNAL TdBlock *_td_block_read (JsonObject *object, GError **error);
/* A text with marks; one that cannot be shown as it is is an error. @value: (inout) (transfer
 * full) */
G_GNUC_INTERNAL bool
_td_block_read_text (JsonObject *object, const char *name, char **value, GError **error);
/* "paragraph" */
G_GNUC_INTERNAL const char *_td_block_get_type_name (TdBlockType type);
/* (transfer full) */
G_GNUC_INTERNAL TdBlock *_td_block_copy (const TdBlock *block);
/* (nullable): where the text of a line of a block stands: "place", "title" of a signature. */
G_GNUC_INTERNAL char **_td_block_find_slot (TdBlock *block, const char *key);

G_END_DECLS
