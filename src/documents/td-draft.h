/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "documents/td-document.h"
#include "model/td-changes.h"

G_BEGIN_DECLS

/*
 * TdDraft: the blocks of a paper of the workspace (TdPaper), with what a person has changed in
 * them. A block remembers which block of the template it came from, and each of its texts which
 * paragraph, so that a refresh takes anew what nobody touched, and only the figures in what
 * somebody did. Texts carry the marks of wording/td-pattern.h; figures stand in them as traced
 * fields.
 */
typedef struct _TdDraft TdDraft;

/**
 * TdDraftPartType: what a part of a draft is.
 * @TD_DRAFT_TEXT: a text that can be edited in place
 * @TD_DRAFT_FIXED: figures, a chart, a table, a form: made from the records, not edited; it can be
 *   left out
 */
typedef enum
{
  TD_DRAFT_TEXT,
  TD_DRAFT_FIXED,
} TdDraftPartType;

/**
 * TdDraftPart: what the editor shows in one row.
 * @block: the index of its block
 * @key: names it in the block, for ever: "title", "place", "p3", "directive:pace", "own:1"
 * @label: what it is, in the language of the interface: "Subject", "Instruction 2"
 * @text: with marks; of a fixed part a description
 * @is_edited: whether a person wrote it
 * @is_paragraph: one of a row of paragraphs or items: it can be removed, moved, and others can be
 *   put after it
 * @is_item: of a numbered list of instructions
 * @is_left_out: a fixed part that was removed; it is listed, so that it can be restored
 */
typedef struct
{
  TdDraftPartType type;
  guint block;
  const char *key;
  const char *label;
  const char *text;
  bool is_edited;
  bool is_paragraph;
  bool is_item;
  bool is_left_out;
} TdDraftPart;

/**
 * td_draft_compose: a new draft: the template of @kind filled with the figures of @progress.
 * @number: (nullable): of the paper
 *
 * Returns: (transfer full): NULL as td_document_compose()
 */
TdDraft *
td_draft_compose (const TdProgress *progress, const char *kind, const char *number, GError **error);

/**
 * td_draft_read: the draft that stands in the workspace.
 * @contents: (element-type utf8): of its blocks, as td_workspace_load_blocks() gives them
 *
 * Returns: (transfer full): NULL with #TD_ERROR_VALUE when a block cannot be read
 */
TdDraft *td_draft_read (const TdPaper *paper, const GPtrArray *contents, GError **error);

TdDraft *td_draft_copy (const TdDraft *draft);
void td_draft_free (TdDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDraft, td_draft_free)

/**
 * td_draft_put: adds to @changes what makes the blocks of @paper in the workspace say what @draft
 * says: only the blocks that differ.
 * @stored: (nullable): what stands there; NULL: nothing yet
 */
void td_draft_put (const TdDraft *draft, const TdDraft *stored, int64_t paper, TdChanges *changes);

/** td_draft_get_document: (transfer full): for preview, print, files and proofreading; its blocks
 * are numbered as those of the parts. */
TdDocument *td_draft_get_document (const TdDraft *draft);

/** td_draft_list_parts: (transfer full) (element-type TdDraftPart): in the order of the paper;
 * valid until the draft is changed. */
GPtrArray *td_draft_list_parts (const TdDraft *draft);

/** td_draft_set_text: gives a part another text, with marks; the text that the template gave it
 * makes it unedited again. Control characters are dropped. false: there is no such part */
bool td_draft_set_text (TdDraft *draft, guint block, const char *key, const char *text);

/** td_draft_insert: puts an own text after the part @key (NULL: first). Returns: (transfer full)
 * (nullable): its key; NULL where none can stand */
char *td_draft_insert (TdDraft *draft, guint block, const char *key, const char *text);

/** td_draft_remove: removes a text, or leaves a fixed part out; a refresh does not bring it back.
 */
bool td_draft_remove (TdDraft *draft, guint block, const char *key);

/** td_draft_move: moves a text up (-1) or down (+1) among those of its block. */
bool td_draft_move (TdDraft *draft, guint block, const char *key, int by);

/** td_draft_restore: the text that the template gives; @key NULL: the whole block: what was removed
 * or moved is back at its place, what a person has put in is gone. */
bool td_draft_restore (TdDraft *draft, guint block, const char *key);

/**
 * td_draft_add_directive: puts an instruction of the library after the part @key, with the units
 * that it is about filled in.
 * Returns: (transfer full): its key; NULL with #TD_ERROR_NOT_FOUND, #TD_ERROR_VALUE
 */
char *td_draft_add_directive (TdDraft *draft,
                              guint block,
                              const char *key,
                              const char *directive,
                              const TdProgress *progress,
                              GError **error);

/** td_draft_preview_directive: (transfer full): the plain text that an instruction has with these
 * figures; "" when its condition does not hold. */
char *
td_draft_preview_directive (const char *directive, const TdProgress *progress, GError **error);

/**
 * TdDifferenceType: what a refresh found.
 * @TD_DIFFERENCE_FIGURE: a figure: @path, @before, @after
 * @TD_DIFFERENCE_WORDING: a text that nobody edited says something else: whole texts, plain
 * @TD_DIFFERENCE_ADDED: a text that was not there; @before NULL
 * @TD_DIFFERENCE_REMOVED: a text that is no more there; @after NULL
 * @TD_DIFFERENCE_EDITED: the template would now say something else where a person wrote; the
 *   person's text stays, with new figures; @after: what the template says
 * @TD_DIFFERENCE_GONE: a figure of an edited text that is not there any more; it stays as it was
 * @TD_DIFFERENCE_TABLE: a table, form, chart or block of figures
 */
typedef enum
{
  TD_DIFFERENCE_FIGURE,
  TD_DIFFERENCE_WORDING,
  TD_DIFFERENCE_ADDED,
  TD_DIFFERENCE_REMOVED,
  TD_DIFFERENCE_EDITED,
  TD_DIFFERENCE_GONE,
  TD_DIFFERENCE_TABLE,
} TdDifferenceType;

/** TdDifference: strings owned; @label: of the part; @before, @after: (nullable): plain text. */
typedef struct
{
  TdDifferenceType type;
  guint block; /* of the refreshed draft */
  char *label;
  char *path; /* (nullable) */
  char *before;
  char *after;
} TdDifference;

/**
 * td_draft_refresh: the same draft with the figures of @progress.
 * @differences: (out) (nullable) (transfer full) (element-type TdDifference): empty when nothing is
 *   new
 *
 * Returns: (transfer full): NULL as td_document_compose()
 */
TdDraft *td_draft_refresh (const TdDraft *draft,
                           const TdProgress *progress,
                           const char *number,
                           GPtrArray **differences,
                           GError **error);

G_END_DECLS
