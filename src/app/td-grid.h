/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid-model.h"

G_BEGIN_DECLS

/*
 * TdGrid: a grid of figures with headings of up to two rows and a first column that stay in sight,
 * for entering, for heat tables and for previews. It scrolls by itself (GtkScrollable). What is
 * visible is a pool of cells that are reused; one text field moves to the cell being edited. The
 * cell at the cursor has the keyboard.
 *
 * Keys: arrows, Tab and Shift+Tab (next, previous cell that can be edited, on to the next row),
 * Enter and Shift+Enter (down, up; after a run of Tabs back to the column it began in), Home, End,
 * Page Up, Page Down, Ctrl+arrows (to the edge of what is filled), Ctrl+Home, Ctrl+End; with Shift
 * they select a range. Typing replaces, F2 edits, Escape takes the typing back. Ctrl+C, Ctrl+X,
 * Ctrl+V, Delete, Ctrl+D (fill down), Ctrl+A. Left and Right in the first column fold and unfold.
 *
 * What is typed is committed when it is finished, never per key, and never while an input method
 * composes. A text that was refused stays in its cell with its sentence until it is mended or
 * Escape takes it back.
 *
 * Signal ::cursor-moved (TdGrid *)
 * Signal ::paste (TdGrid *, const char *text): Ctrl+V with a text; the cursor or the selection says
 *   where to. The handler changes the model.
 * Signal ::activate (TdGrid *, guint row, int column): Enter or double click on a cell that cannot
 *   be edited, Enter or double click on the first column (column -1).
 * Signal ::message (TdGrid *, const char *sentence): what went wrong with a commit, a fill or a
 *   paste without the text; for a status line.
 */
#define TD_TYPE_GRID (td_grid_get_type ())
G_DECLARE_FINAL_TYPE (TdGrid, td_grid, TD, GRID, GtkWidget)

/** td_grid_new: @name: what the grid is called for those who hear it ("Figures by cases") */
GtkWidget *td_grid_new (const char *name);

/** td_grid_set_name: a new accessible name. */
void td_grid_set_name (TdGrid *grid, const char *name);

/** td_grid_set_model: @model: (nullable) (transfer none) */
void td_grid_set_model (TdGrid *grid, TdGridModel *model);
TdGridModel *td_grid_get_model (TdGrid *grid);

/** TdGridRange: cells from the first to the last row and column, both included. */
typedef struct
{
  guint row;
  guint column;
  guint last_row;
  guint last_column;
} TdGridRange;

/** td_grid_get_cursor: false when the grid is empty. @column is -1 in the first column (names). */
bool td_grid_get_cursor (TdGrid *grid, guint *row, int *column);

/** td_grid_set_cursor: moves there and scrolls it into sight. @column: -1 for the first column */
void td_grid_set_cursor (TdGrid *grid, guint row, int column);

/** td_grid_get_selection: the selected range, at least the cursor's cell; false when the cursor is
 * in no cell. */
bool td_grid_get_selection (TdGrid *grid, TdGridRange *range);
void td_grid_select (TdGrid *grid, const TdGridRange *range);

/** td_grid_edit: begins to edit the cell at the cursor. @text: (nullable): what replaces its text;
 * NULL edits the present one. Returns: false when it is locked. */
bool td_grid_edit (TdGrid *grid, const char *text);

/** td_grid_is_editing: whether a cell is being typed into. */
bool td_grid_is_editing (TdGrid *grid);

/** td_grid_finish: finishes what is typed as leaving the cell would; false when it was refused. */
bool td_grid_finish (TdGrid *grid);

/** td_grid_copy: (transfer full): the selection as lines of cells with tabs between, as
 * spreadsheets take it. */
char *td_grid_copy (TdGrid *grid);

G_END_DECLS
