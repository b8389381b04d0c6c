/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-paper-desk.h"
#include "app/td-paper-preview.h"

G_BEGIN_DECLS

/*
 * TdDraftEditor: the paper that lies on the desk: its parts one below the other, to be edited in
 * place, and beside them how it will be printed. What is to be known of it as a whole stands above.
 */
#define TD_TYPE_DRAFT_EDITOR (td_draft_editor_get_type ())
G_DECLARE_FINAL_TYPE (TdDraftEditor, td_draft_editor, TD, DRAFT_EDITOR, AdwBin)

/** td_draft_editor_set_desk: @desk: (transfer none); called once. */
void td_draft_editor_set_desk (TdDraftEditor *editor, TdPaperDesk *desk);

/** td_draft_editor_get_preview: (transfer none) */
TdPaperPreview *td_draft_editor_get_preview (TdDraftEditor *editor);

/** td_draft_editor_get_flap: (transfer none): the preview can be folded away. */
AdwFlap *td_draft_editor_get_flap (TdDraftEditor *editor);

/** td_draft_editor_get_parts: (transfer none): the box with the rows, for tests. */
GtkWidget *td_draft_editor_get_parts (TdDraftEditor *editor);

/** td_draft_editor_set_roundings: whether what is rounded is told below the texts. */
void td_draft_editor_set_roundings (TdDraftEditor *editor, bool shown);

/** td_draft_editor_describe_figures: (transfer none): what is said of the figures. */
const char *td_draft_editor_describe_figures (TdDraftEditor *editor);

G_END_DECLS
