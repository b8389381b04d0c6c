/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-office-layout.h"
#include "td-office.h"

G_BEGIN_DECLS

/* The walk over the blocks of a document: what the files that do it share. */

/** TdOfficeWriter: */
typedef struct
{
  TdDocument *document; /* borrowed, as the next three */
  const TdOfficeClass *class_;
  gpointer target;
  TdOfficeLayout *layout;
  GArray *tables; /* borrowed; TdOfficeTable: those that are open */
  TdOfficeStyle styles[TD_N_OFFICE_STYLES];
  int width;        /* of the text */
  int cell_size;    /* of the letters of the table */
  bool begins_page; /* what comes next */
  GError **error;   /* borrowed */
  bool has_failed;
} TdOfficeWriter;

G_GNUC_INTERNAL void _td_office_add_paragraph (TdOfficeWriter *writer,
                                               const TdOfficeParagraph *paragraph);

/** _td_office_add_text: @text: (nullable): then nothing is added */
G_GNUC_INTERNAL void
_td_office_add_text (TdOfficeWriter *writer, TdOfficeStyleId style, const char *text);

/** _td_office_add_centred: a text in lines of like length; @text: (nullable) */
G_GNUC_INTERNAL void
_td_office_add_centred (TdOfficeWriter *writer, TdOfficeStyleId id, const char *text, int width);
G_GNUC_INTERNAL void _td_office_add_rule (TdOfficeWriter *writer, int length, int width);

/** _td_office_add_space: above a table, which keeps it apart from another one. */
G_GNUC_INTERNAL void _td_office_add_space (TdOfficeWriter *writer, int height);

/** _td_office_add_list: the texts of @block from @first on. */
G_GNUC_INTERNAL void _td_office_add_list (TdOfficeWriter *writer,
                                          const TdBlock *block,
                                          TdOfficeStyleId style,
                                          guint first);

/** _td_office_begin_table: @table: its widths are borrowed until it ends */
G_GNUC_INTERNAL void _td_office_begin_table (TdOfficeWriter *writer, const TdOfficeTable *table);
G_GNUC_INTERNAL void _td_office_begin_cell (TdOfficeWriter *writer, const TdOfficeCell *cell);
G_GNUC_INTERNAL void _td_office_end_table (TdOfficeWriter *writer);

/** _td_office_begin_columns: a table without grid, of one row. */
G_GNUC_INTERNAL void _td_office_begin_columns (TdOfficeWriter *writer, const int *widths, guint n);
G_GNUC_INTERNAL void
_td_office_begin_column (TdOfficeWriter *writer, guint column, guint n, bool is_ruled);
G_GNUC_INTERNAL void _td_office_end_column (TdOfficeWriter *writer);
G_GNUC_INTERNAL void _td_office_next_row (TdOfficeWriter *writer);
G_GNUC_INTERNAL void _td_office_end_columns (TdOfficeWriter *writer);

/* Blocks. */
G_GNUC_INTERNAL void _td_office_add_letterhead (TdOfficeWriter *writer,
                                                const TdLetterhead *letterhead);
G_GNUC_INTERNAL void _td_office_add_addressees (TdOfficeWriter *writer, const TdBlock *block);
G_GNUC_INTERNAL void _td_office_add_figures (TdOfficeWriter *writer, const TdBlock *block);
G_GNUC_INTERNAL void _td_office_add_charts (TdOfficeWriter *writer, const TdBlock *block);
G_GNUC_INTERNAL void _td_office_add_table (TdOfficeWriter *writer, const TdBlock *block);

/** _td_office_add_foot: @recipients, @signature: (nullable) */
G_GNUC_INTERNAL void
_td_office_add_foot (TdOfficeWriter *writer, const TdBlock *recipients, const TdBlock *signature);

G_END_DECLS
