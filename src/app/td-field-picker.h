/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * TdFieldPicker: all fields that templates can use, with type and meaning, and the kinds of
 * blocks; to search, and to put into a text.
 *
 * Property blocks (construct only): whether it has blocks, and fields of the rows of a list.
 * Signal ::insert (TdFieldPicker *, const char *text, guint cursor, gboolean on_lines): what was
 * chosen, for td_source_view_insert().
 */
#define TD_TYPE_FIELD_PICKER (td_field_picker_get_type ())
G_DECLARE_FINAL_TYPE (TdFieldPicker, td_field_picker, TD, FIELD_PICKER, GtkWidget)

/** td_field_picker_search: looks for words; the focus goes there. @words: (nullable): those that
 * stand there already */
void td_field_picker_search (TdFieldPicker *picker, const char *words);

/** td_field_picker_get_rows: (transfer none): what is found. */
GListModel *td_field_picker_get_rows (TdFieldPicker *picker);

/** td_field_picker_activate: chooses the row at @position. */
void td_field_picker_activate (TdFieldPicker *picker, guint position);

G_END_DECLS
