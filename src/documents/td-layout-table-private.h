/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-layout.h"

G_BEGIN_DECLS

/* Beside the text of a cell. */
#define TD_TABLE_PADDING 3.5

/** TdTableLayout: what the pieces of a table share. */
typedef struct
{
  gatomicrefcount ref_count;
  const TdBlock *block; /* borrowed from the document */
  guint n_columns;
  double size;         /* of its letters */
  PangoLayout **cells; /* until they have a row: each on one line; NULL where empty */
  double *lefts;       /* owned; n_columns + 1: where each column begins, and the last ends */
  GArray *head_cells;  /* owned */
} TdTableLayout;

G_GNUC_INTERNAL const TdBlockColumn *_td_table_get_column (const TdBlock *block, guint index);
G_GNUC_INTERNAL TdTextStyle _td_table_head_style (const TdTableLayout *table);
G_GNUC_INTERNAL TdTextStyle _td_table_cell_style (const TdTableLayout *table,
                                                  const TdBlockColumn *column,
                                                  bool is_strong);

/** _td_table_find_group_end: the column after the last of the group that begins at @first. */
G_GNUC_INTERNAL guint _td_table_find_group_end (const TdBlock *block, guint first);

G_GNUC_INTERNAL bool _td_table_begins_group (const TdBlock *block, guint index);

/** _td_table_place_columns: finds the width of each column, and the size of the letters. */
G_GNUC_INTERNAL void _td_table_place_columns (TdFlow *flow, TdTableLayout *table);

/** _td_table_drop_cells: frees those that have no row yet. */
G_GNUC_INTERNAL void _td_table_drop_cells (TdTableLayout *table);

G_END_DECLS
