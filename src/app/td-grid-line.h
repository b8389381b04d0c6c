/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid-columns.h"
#include "app/td-grid-name.h"
#include "app/td-grid-slot.h"

G_BEGIN_DECLS

/** TdGridView: what a grid's lines show and where; the grid's own, for its lines to read. */
typedef struct
{
  TdGridModel *model; /* borrowed (nullable) */
  guint n_rows;
  guint n_columns;
  TdGridFonts fonts;
  TdGridColumn *columns; /* as many as n_columns */
  int name_width;
  int scroll;          /* how far the columns of figures are scrolled */
  guint first_column;  /* in sight */
  guint end_column;    /* the first one that is not */
  guint64 arrangement; /* another one when columns are elsewhere or others in sight */
  bool is_too_narrow;  /* a line found a figure wider than its column */

  bool has_cursor;
  guint cursor_row;
  int cursor_column; /* -1: on the name */
  guint anchor_row;  /* where the selected range begins */
  int anchor_column;
} TdGridView;

/** td_grid_view_has_range: whether more than the cursor's cell is selected. */
bool td_grid_view_has_range (const TdGridView *view);

/** td_grid_view_is_selected: whether a cell is in the selected range, if there is one. */
bool td_grid_view_is_selected (const TdGridView *view, guint row, guint column);

/* TdGridLine: the widget of one row of a TdGrid that is in sight: its name and its cells. */
#define TD_TYPE_GRID_LINE (td_grid_line_get_type ())
G_DECLARE_FINAL_TYPE (TdGridLine, td_grid_line, TD, GRID_LINE, GtkWidget)

/** td_grid_line_new: @view: (transfer none): must live as long as the line */
GtkWidget *td_grid_line_new (TdGridView *view);

/** td_grid_line_bind: shows a row, or what is new about it. */
void td_grid_line_bind (TdGridLine *line, guint row);

/** td_grid_line_mark: shows the cursor and what is selected. */
void td_grid_line_mark (TdGridLine *line);

/** td_grid_line_say: tells those who listen what its cells show. */
void td_grid_line_say (TdGridLine *line);

/** td_grid_line_arrange: places its cells again if the view's arrangement is another one. */
void td_grid_line_arrange (TdGridLine *line);

guint td_grid_line_get_row (TdGridLine *line);

/** td_grid_line_get_cell: (transfer none) (nullable): the widget of a column, -1 for the name; NULL
 * when it is not in sight. */
GtkWidget *td_grid_line_get_cell (TdGridLine *line, int column);

/** td_grid_rotate: moves @shift widgets from the beginning of an array to its end, or from the end
 * to the beginning if it is negative, among the children of @parent as well. @before: (nullable):
 * the sibling in front of them */
void td_grid_rotate (GtkWidget *parent, GtkWidget *before, GPtrArray *widgets, int shift);

G_END_DECLS
