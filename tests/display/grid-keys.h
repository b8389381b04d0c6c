/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid.h"

#include "grid-model.h"

/* What the tests of TdGrid share. */

/** grid_show: (transfer none): a grid in a window of 900 × 500, with the keyboard. */
TdGrid *grid_show (TestGridModel *model);

/** grid_press: presses a key where the keyboard is: on the text that is edited first, then on the
 * grid. Returns: whether it was taken */
bool grid_press (TdGrid *grid, guint key, GdkModifierType state);

/** grid_type: types into the cell at the cursor, as keys do after the first one. */
void grid_type (TdGrid *grid, const char *text);

/** grid_get_text: (transfer none): the field that is typed into. */
GtkWidget *grid_get_text (TdGrid *grid);

/** grid_get_cell: (transfer none) (nullable): the widget of a cell in sight by its place; -1: the
 * name */
GtkWidget *grid_get_cell (TdGrid *grid, guint row, int column);

/** grid_get_adjustment: (transfer none) */
GtkAdjustment *grid_get_adjustment (TdGrid *grid, GtkOrientation orientation);

#define grid_assert_cursor(grid, row, column)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint grid_row;                                                                                \
    int grid_column;                                                                               \
    g_assert_true (td_grid_get_cursor (grid, &grid_row, &grid_column));                            \
    g_assert_cmpuint (grid_row, ==, row);                                                          \
    g_assert_cmpint (grid_column, ==, column);                                                     \
  }                                                                                                \
  G_STMT_END

#define grid_assert_range(grid, first, from, last, to)                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    TdGridRange grid_range;                                                                        \
    g_assert_true (td_grid_get_selection (grid, &grid_range));                                     \
    g_assert_cmpuint (grid_range.row, ==, first);                                                  \
    g_assert_cmpuint (grid_range.column, ==, from);                                                \
    g_assert_cmpuint (grid_range.last_row, ==, last);                                              \
    g_assert_cmpuint (grid_range.last_column, ==, to);                                             \
  }                                                                                                \
  G_STMT_END
