/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** TdGridColumn: what a column needs, and what it gets; pixels. */
typedef struct
{
  int figure;   /* what its figures should have, with the room around them */
  int least;    /* its widest figure now, likewise; 0: none */
  int word;     /* the longest word of its heading, likewise */
  int ideal;    /* where its heading has few enough lines; at least the others */
  bool is_text; /* words, which take what is left over */
  int x;        /* where it begins, seen from the first column of figures */
  int width;
} TdGridColumn;

/**
 * td_grid_columns_fit: shares @room among the first column and the others. If they only fit with
 * what their figures are now, that is what they get, else none gets less than it should, and the
 * grid is wider than @room and scrolls. What is left over goes to names, to headings of many lines,
 * to narrow figures, to words, to all figures, and stays empty once these would stand too far
 * apart.
 * @name_least, @name_natural: what the first column needs, and where no name is cut off
 * Returns: the width of the first column
 */
int
td_grid_columns_fit (TdGridColumn *columns, guint n, int name_least, int name_natural, int room);

/** td_grid_columns_get_width: of all but the first column. */
int td_grid_columns_get_width (const TdGridColumn *columns, guint n);

/** td_grid_columns_find: the column at @x, the nearest one if there is none; 0 for no columns. */
guint td_grid_columns_find (const TdGridColumn *columns, guint n, int x);

G_END_DECLS
