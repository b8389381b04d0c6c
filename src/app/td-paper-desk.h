/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-session.h"
#include "documents/td-draft.h"
#include "documents/td-proof.h"

G_BEGIN_DECLS

/*
 * TdPaperDesk: the paper of the workspace that lies open: its draft in memory, what of it is on
 * disk, and what the figures of now would make of it. All that changes papers goes by here.
 *
 * Signal ::replaced (TdPaperDesk *): another paper, or another draft of it, also after undo.
 * Signal ::edited (TdPaperDesk *): a text changed in memory.
 * Signal ::state-changed (TdPaperDesk *): what is on disk, whether it can be edited, its header.
 * Signal ::examined (TdPaperDesk *): differences and remarks are new.
 */
#define TD_TYPE_PAPER_DESK (td_paper_desk_get_type ())
G_DECLARE_FINAL_TYPE (TdPaperDesk, td_paper_desk, TD, PAPER_DESK, GObject)

TdPaperDesk *td_paper_desk_new (TdSession *session);
TdSession *td_paper_desk_get_session (TdPaperDesk *desk);

/** td_paper_desk_open: writes what is open, then opens the paper @id; 0 for none. false with a
 * sentence told when what was typed could not be written: it stays open. */
bool td_paper_desk_open (TdPaperDesk *desk, int64_t id);
int64_t td_paper_desk_get_id (TdPaperDesk *desk);

/** td_paper_desk_follow: takes up a new book. */
void td_paper_desk_follow (TdPaperDesk *desk);

/** td_paper_desk_get_paper: (transfer none) (nullable): its header, valid until the next book. */
const TdPaper *td_paper_desk_get_paper (TdPaperDesk *desk);

/** td_paper_desk_get_draft: (transfer none) (nullable): NULL also when it cannot be read. */
const TdDraft *td_paper_desk_get_draft (TdPaperDesk *desk);

/** td_paper_desk_get_failure: (nullable): a sentence: why it cannot be read. */
const char *td_paper_desk_get_failure (TdPaperDesk *desk);

/** td_paper_desk_get_progress: (transfer none) (nullable): the figures of now that it is about;
 * NULL when its cut or its unit is gone. */
const TdProgress *td_paper_desk_get_progress (TdPaperDesk *desk);

/** td_paper_desk_can_edit: @why: (out) (optional) (transfer full): a sentence. */
bool td_paper_desk_can_edit (TdPaperDesk *desk, char **why);

/** td_paper_desk_describe_state: (transfer full): "Draft, saved at 9:40". */
char *td_paper_desk_describe_state (TdPaperDesk *desk);

/** td_paper_desk_set_text: an edit in memory; it is written a little later. */
void td_paper_desk_set_text (TdPaperDesk *desk, guint block, const char *key, const char *text);
bool td_paper_desk_is_unsaved (TdPaperDesk *desk);

/** td_paper_desk_save: writes edits now; false with a sentence told when they could not be. */
bool td_paper_desk_save (TdPaperDesk *desk);

/* Edits that are written at once, each a step of undo; what was typed before is a step of its own.
 */

/** td_paper_desk_insert: (transfer full) (nullable): the key of the new text. */
char *td_paper_desk_insert (TdPaperDesk *desk, guint block, const char *key, const char *text);

/**
 * td_paper_desk_split: puts @rest, which was taken from the end of the text @key, after it.
 * @text: what is left of it
 *
 * Returns: (transfer full) (nullable): the key of the new text
 */
char *td_paper_desk_split (
    TdPaperDesk *desk, guint block, const char *key, const char *text, const char *rest);
bool td_paper_desk_remove (TdPaperDesk *desk, guint block, const char *key);
bool td_paper_desk_move (TdPaperDesk *desk, guint block, const char *key, int by);
bool td_paper_desk_restore (TdPaperDesk *desk, guint block, const char *key);

/** td_paper_desk_add_directives: instructions of the library, by id, one after the other. */
bool td_paper_desk_add_directives (TdPaperDesk *desk,
                                   guint block,
                                   const char *key,
                                   const char *const *directives);

/** td_paper_desk_get_differences: (transfer none) (nullable) (element-type TdDifference): NULL
 * before they are looked for, and when they cannot be known. */
const GPtrArray *td_paper_desk_get_differences (TdPaperDesk *desk);

/** td_paper_desk_get_remarks: (transfer none) (nullable) (element-type TdRemark) */
const GPtrArray *td_paper_desk_get_remarks (TdPaperDesk *desk);

/** td_paper_desk_examine: looks for differences and remarks now. */
void td_paper_desk_examine (TdPaperDesk *desk);

/** td_paper_desk_refresh: takes the figures of now. */
bool td_paper_desk_refresh (TdPaperDesk *desk);

/**
 * td_paper_desk_preview_issue: (transfer full) (nullable) (element-type TdDifference): what else
 * would change with this day of issue.
 */
GPtrArray *td_paper_desk_preview_issue (TdPaperDesk *desk, const char *number, TdDay issued);

/**
 * td_paper_desk_issue: gives it number and day, and locks it.
 * @refresh: also takes the figures of now
 */
bool td_paper_desk_issue (
    TdPaperDesk *desk, const char *number, TdDay issued, bool refresh, GError **error);

/* Papers as a whole. */

/**
 * td_paper_desk_create: a new draft in the workspace, opened.
 * @unit: (nullable): its code; NULL: the whole
 */
bool td_paper_desk_create (TdPaperDesk *desk,
                           const char *kind,
                           TdDay as_of,
                           const char *unit,
                           TdDay issued,
                           GError **error);

/** td_paper_desk_duplicate: a draft with the same texts, opened. */
bool td_paper_desk_duplicate (TdPaperDesk *desk, GError **error);

/** td_paper_desk_delete: removes it; it can be undone. */
bool td_paper_desk_delete (TdPaperDesk *desk, GError **error);

G_END_DECLS
