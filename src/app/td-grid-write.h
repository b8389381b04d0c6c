/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid.h"
#include "app/td-session.h"
#include "exchange/td-clip.h"

G_BEGIN_DECLS

/* What grids share that a table can be typed and pasted into. */

/** TdGridTextFunc: (nullable): the text for a cell; NULL leaves it. */
typedef const char *(*TdGridTextFunc) (guint row, guint column, gpointer data);

/** TdGridPaste: a copied table whose first cell goes to @row, @column. */
typedef struct
{
  TdClip *clip; /* owned */
  guint row;
  guint column;
} TdGridPaste;

/**
 * td_grid_paste_read: reads a copied table.
 * @n_rows, @n_columns: how large the grid is
 * @range: (out): where it goes
 * @message: (out): what is wrong with it
 */
bool td_grid_paste_read (TdGridPaste *paste,
                         const char *text,
                         guint n_rows,
                         guint n_columns,
                         TdGridRange *range,
                         char **message);
void td_grid_paste_clear (TdGridPaste *paste);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdGridPaste, td_grid_paste_clear)

/** td_grid_paste_get: a #TdGridTextFunc for a #TdGridPaste. */
const char *td_grid_paste_get (guint row, guint column, gpointer paste);

/** td_grid_say: the status line of a grid says @sentence (nullable). */
void td_grid_say (GtkLabel *status, const char *sentence, bool is_error);

/** td_grid_say_note: it says what is to be said of the cell at the cursor, else why nothing can be
 * edited. */
void td_grid_say_note (GtkLabel *status, TdGrid *grid, TdSession *session);

G_END_DECLS
