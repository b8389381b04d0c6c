/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

/*
 * TdDraftBuffer: a text of a paper while it is edited: the marks of wording/td-pattern.h as tags. A
 * figure is one thing: what would change a part of it is refused or takes all of it. It is one
 * paragraph: line ends that are pasted become spaces, one that is typed asks for a new paragraph.
 *
 * Signal ::edited (TdDraftBuffer *): a person changed letters or style.
 * Signal ::split (TdDraftBuffer *): Enter was typed at the cursor.
 */
#define TD_TYPE_DRAFT_BUFFER (td_draft_buffer_get_type ())
G_DECLARE_FINAL_TYPE (TdDraftBuffer, td_draft_buffer, TD, DRAFT_BUFFER, GtkTextBuffer)

/** TdDraftStyle: what a stretch of text can be. */
typedef enum
{
  TD_DRAFT_BOLD,
  TD_DRAFT_ITALIC,
} TdDraftStyle;
#define TD_N_DRAFT_STYLES 2

TdDraftBuffer *td_draft_buffer_new (void);

/** td_draft_buffer_load: shows a text with marks; what was typed before is forgotten. */
void td_draft_buffer_load (TdDraftBuffer *buffer, const char *text);

/** td_draft_buffer_save: (transfer full): the text with marks, in NFC; one that nobody changed
 * comes back to the byte. */
char *td_draft_buffer_save (TdDraftBuffer *buffer);

/** td_draft_buffer_insert_clean: puts pasted text at the cursor, in place of what is selected. */
void td_draft_buffer_insert_clean (TdDraftBuffer *buffer, const char *text);

/** td_draft_buffer_cut_rest: (transfer full): takes what follows the cursor away; with marks. */
char *td_draft_buffer_cut_rest (TdDraftBuffer *buffer);

/**
 * td_draft_buffer_get_figure: the figure at a place, also right before or after it.
 * @start, @end: (out) (optional): where it stands
 *
 * Returns: (transfer none) (nullable): its path
 */
const char *
td_draft_buffer_get_figure (const GtkTextIter *place, GtkTextIter *start, GtkTextIter *end);

/** td_draft_buffer_make_plain: the figure at @place becomes letters like the others. */
void td_draft_buffer_make_plain (TdDraftBuffer *buffer, const GtkTextIter *place);

/** td_draft_buffer_toggle: turns the style of the selection, or of what is typed next. */
void td_draft_buffer_toggle (TdDraftBuffer *buffer, TdDraftStyle style);

/** td_draft_buffer_is_styled: whether what is selected, or typed next, has the style. */
bool td_draft_buffer_is_styled (TdDraftBuffer *buffer, TdDraftStyle style);

/** td_draft_buffer_undo: takes the last typing back; false when there is none since it was written
 * to the workspace. */
bool td_draft_buffer_undo (TdDraftBuffer *buffer);
bool td_draft_buffer_redo (TdDraftBuffer *buffer);

/** td_draft_buffer_forget: what was typed stands in the workspace now, which has its own undo. */
void td_draft_buffer_forget (TdDraftBuffer *buffer);

/** td_draft_buffer_set_colours: of figures and footnotes. */
void td_draft_buffer_set_colours (TdDraftBuffer *buffer,
                                  const GdkRGBA *ground,
                                  const GdkRGBA *line,
                                  const GdkRGBA *quiet);

G_END_DECLS
