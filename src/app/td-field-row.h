/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * TdFieldRow: a line of text to be filled in, with what is wrong with it in a sentence below. The
 * text is looked at when it is finished (activated, or the focus leaves), never per key: input
 * methods compose there. Properties: title, use-underline (of AdwPreferencesRow), text,
 * placeholder, width-chars.
 *
 * Signal ::commit (TdFieldRow *): a finished text that differs from the last accepted one, in NFC
 * and without spaces around it. The handler accepts it by leaving the row without an error, or sets
 * one.
 */
#define TD_TYPE_FIELD_ROW (td_field_row_get_type ())
G_DECLARE_FINAL_TYPE (TdFieldRow, td_field_row, TD, FIELD_ROW, AdwPreferencesRow)

TdFieldRow *td_field_row_new (const char *title);

const char *td_field_row_get_text (TdFieldRow *row);

/** td_field_row_set_text: shows @text as accepted; takes an error away. */
void td_field_row_set_text (TdFieldRow *row, const char *text);

/** td_field_row_set_error: @error: (nullable): a sentence about the text. */
void td_field_row_set_error (TdFieldRow *row, const char *error);
const char *td_field_row_get_error (TdFieldRow *row);

/** td_field_row_finish: finishes the text as the focus leaving it would. */
void td_field_row_finish (TdFieldRow *row);

/** td_field_row_get_entry: (transfer none): the entry, for its width and focus. */
GtkEntry *td_field_row_get_entry (TdFieldRow *row);

/** td_field_row_add_prefix: puts a widget before the entry. */
void td_field_row_add_prefix (TdFieldRow *row, GtkWidget *prefix);

G_END_DECLS
