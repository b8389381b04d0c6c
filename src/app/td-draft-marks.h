/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* The marks of wording/td-pattern.h as tags of a text buffer, and back. */

#define TD_DRAFT_TAG_BOLD "bold"
#define TD_DRAFT_TAG_ITALIC "italic"
#define TD_DRAFT_TAG_NOTE "note"
#define TD_DRAFT_TAG_FIGURE "figure" /* the look; each figure has a tag of its own too */

void td_draft_marks_add_tags (GtkTextBuffer *buffer);

/** td_draft_marks_load: puts a text with marks in place of what is there. */
void td_draft_marks_load (GtkTextBuffer *buffer, const char *text);

/** td_draft_marks_save: (transfer full): the text with marks, in NFC. */
char *td_draft_marks_save (GtkTextBuffer *buffer);
char *td_draft_marks_save_range (const GtkTextIter *start, const GtkTextIter *end);

/** td_draft_marks_list_attributes: (transfer full): the styles of the whole text, for Pango. */
PangoAttrList *td_draft_marks_list_attributes (GtkTextBuffer *buffer);

/** td_draft_marks_clean: (transfer full): what a person brings in, as one line without anything
 * that could be taken for a mark or turns the direction. @length: -1 for all */
char *td_draft_marks_clean (const char *text, int length);

/** td_draft_marks_get_figure: (transfer none) (nullable): the path of the figure at a place, also
 * right before or after it; @start, @end: (out) (optional). */
const char *
td_draft_marks_get_figure (const GtkTextIter *place, GtkTextIter *start, GtkTextIter *end);

/** td_draft_marks_is_inside: whether a place has letters of one figure on both sides. */
bool td_draft_marks_is_inside (const GtkTextIter *place, GtkTextIter *start, GtkTextIter *end);

/** td_draft_marks_remove_figure: what stands there is no figure any more. */
void td_draft_marks_remove_figure (const GtkTextIter *start, const GtkTextIter *end);

G_END_DECLS
