/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-draft-view.h"
#include "app/td-paper-desk.h"

G_BEGIN_DECLS

/*
 * TdDraftPartRow: a part of a paper: its label, its text to be edited or what it is, a menu, and
 * what is to be said of it. Actions "part.insert", "part.directive", "part.remove", "part.restore",
 * "part.up" and "part.down".
 *
 * Signal ::focus-part (TdDraftPartRow *, guint block, const char *key): that part, which is new or
 *   has moved, is to have the focus.
 * Signal ::pick-directive (TdDraftPartRow *): instructions are to be put after it.
 */
#define TD_TYPE_DRAFT_PART_ROW (td_draft_part_row_get_type ())
G_DECLARE_FINAL_TYPE (TdDraftPartRow, td_draft_part_row, TD, DRAFT_PART_ROW, GtkWidget)

GtkWidget *td_draft_part_row_new (TdPaperDesk *desk);

/** td_draft_part_row_show: shows a part; a text that is being typed and is the same stays as it is.
 */
void td_draft_part_row_show (TdDraftPartRow *row, const TdDraftPart *part, bool can_edit);

/** td_draft_part_row_is: whether it shows that part. */
bool td_draft_part_row_is (TdDraftPartRow *row, guint block, const char *key);
guint td_draft_part_row_get_block (TdDraftPartRow *row);
const char *td_draft_part_row_get_key (TdDraftPartRow *row);

/** td_draft_part_row_get_text: (transfer none): where it is edited. */
TdDraftView *td_draft_part_row_get_text (TdDraftPartRow *row);

/**
 * td_draft_part_row_set_remarks: says below the text what is wrong with it.
 * @remarks: (nullable) (element-type TdRemark): of the whole paper
 * @roundings: whether also what is rounded
 */
void td_draft_part_row_set_remarks (TdDraftPartRow *row, const GPtrArray *remarks, bool roundings);

/** td_draft_part_row_note_saved: what was typed is on disk. */
void td_draft_part_row_note_saved (TdDraftPartRow *row);

G_END_DECLS
