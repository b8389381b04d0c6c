/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

/*
 * TdFigureField: one figure of the record form: an entry while it can be edited, else a label. What
 * is typed is looked at when it is finished (activated, up or down, the focus leaves), never per
 * key. A text that was refused stays, with its sentence, until it is mended or Escape (or undo)
 * brings back the accepted one.
 *
 * Signal ::commit (TdFigureField *): a finished text that differs from the accepted one. The
 * handler accepts it with td_figure_field_set_text(), or calls td_figure_field_set_error(). Signal
 * ::move (TdFigureField *, int step): go on to the next (1) or previous (-1) field of the column.
 * Signal ::attend (TdFigureField *): it took the focus, or its error changed.
 */
#define TD_TYPE_FIGURE_FIELD (td_figure_field_get_type ())
G_DECLARE_FINAL_TYPE (TdFigureField, td_figure_field, TD, FIGURE_FIELD, GtkBox)

/** td_figure_field_new: @name: what it is called for those who hear it ("Executed, cases"). */
GtkWidget *td_figure_field_new (const char *name);
const char *td_figure_field_get_name (TdFigureField *field);

/**
 * td_figure_field_set_accepted: the text that stands in the record. It is shown unless another one
 * is being typed.
 */
void td_figure_field_set_accepted (TdFigureField *field, const char *text);

/** td_figure_field_set_text: shows @text as accepted, whatever was typed, and takes an error away.
 */
void td_figure_field_set_text (TdFigureField *field, const char *text);

/** td_figure_field_set_draft: shows a text that was typed before and not accepted. @error:
 * (nullable) */
void td_figure_field_set_draft (TdFigureField *field, const char *text, const char *error);

/** td_figure_field_get_text: what is typed, without spaces around it. (transfer full) */
char *td_figure_field_get_text (TdFigureField *field);

/** td_figure_field_get_shown: what stands in it, typed or accepted. */
const char *td_figure_field_get_shown (TdFigureField *field);

/** td_figure_field_is_pending: whether what is typed is not accepted. */
bool td_figure_field_is_pending (TdFigureField *field);

void td_figure_field_set_editable (TdFigureField *field, bool editable);
bool td_figure_field_get_editable (TdFigureField *field);

/** td_figure_field_set_error: @error: (nullable): a sentence about the text. */
void td_figure_field_set_error (TdFigureField *field, const char *error);
const char *td_figure_field_get_error (TdFigureField *field);

/** td_figure_field_set_note: @note: (nullable): what there is to say about an accepted figure. */
void td_figure_field_set_note (TdFigureField *field, const char *note);
const char *td_figure_field_get_note (TdFigureField *field);

void td_figure_field_set_width_chars (TdFigureField *field, int width_chars);

/** td_figure_field_finish: finishes the text as the focus leaving it would. Returns: false when it
 * was refused. */
bool td_figure_field_finish (TdFigureField *field);

/** td_figure_field_get_entry: (transfer none) */
GtkEntry *td_figure_field_get_entry (TdFigureField *field);

G_END_DECLS
