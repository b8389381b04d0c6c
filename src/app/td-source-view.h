/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

/*
 * TdSourceView: a text in a language of the program, such as a template: letters of one width,
 * numbers before the lines, and a mark where it is wrong.
 */
#define TD_TYPE_SOURCE_VIEW (td_source_view_get_type ())
G_DECLARE_FINAL_TYPE (TdSourceView, td_source_view, TD, SOURCE_VIEW, GtkWidget)

/** td_source_view_create_buffer: (transfer full): a buffer that can be shown here. */
GtkTextBuffer *td_source_view_create_buffer (TdSourceView *view);

/** td_source_view_set_buffer: shows another text; the mark stays with its own. */
void td_source_view_set_buffer (TdSourceView *view, GtkTextBuffer *buffer);

/** td_source_view_get_text_view: (transfer none): for focus and accessible names. */
GtkTextView *td_source_view_get_text_view (TdSourceView *view);

/**
 * td_source_view_mark: marks a line of the text that is shown as wrong.
 * @line: from 1; 0: nothing is wrong
 * @word: (nullable): what is wrong in it
 */
void td_source_view_mark (TdSourceView *view, guint line, const char *word);

/** td_source_view_jump: goes to the mark; false when there is none. */
bool td_source_view_jump (TdSourceView *view);

/**
 * td_source_view_insert: puts @text in the place of what is selected, and goes on typing there.
 * @cursor: where, in letters from its beginning
 * @on_lines: whether it stands on lines of its own
 */
void td_source_view_insert (TdSourceView *view, const char *text, guint cursor, bool on_lines);

/** td_source_buffer_dup_text: (transfer full) */
char *td_source_buffer_dup_text (GtkTextBuffer *buffer);

/** td_source_buffer_load: shows @text; it cannot be undone by key. */
void td_source_buffer_load (GtkTextBuffer *buffer, const char *text);

G_END_DECLS
