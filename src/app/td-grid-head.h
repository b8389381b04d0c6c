/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* TdGridHead: the heading of one column of a TdGrid, with the column's number below it, or the
 * heading of a group of columns. */
#define TD_TYPE_GRID_HEAD (td_grid_head_get_type ())
G_DECLARE_FINAL_TYPE (TdGridHead, td_grid_head, TD, GRID_HEAD, GtkWidget)

typedef enum
{
  TD_GRID_HEAD_COLUMN,
  TD_GRID_HEAD_NAMES, /* of the first column */
  TD_GRID_HEAD_GROUP,
} TdGridHeadKind;

/** td_grid_head_new: @first, @n_columns: the columns it stands over, -1 for the first one */
GtkWidget *td_grid_head_new (
    TdGridHeadKind kind, const char *text, const char *number, int first, guint n_columns);

int td_grid_head_get_first (TdGridHead *head);
guint td_grid_head_get_n_columns (TdGridHead *head);

/** td_grid_head_get_word: the width of its longest word, with the room around it. */
int td_grid_head_get_word (TdGridHead *head);

/** td_grid_head_get_ideal: the least width with few enough lines. */
int td_grid_head_get_ideal (TdGridHead *head);

/** td_grid_head_get_height: of the text alone at a width, with the room around it. */
int td_grid_head_get_height (TdGridHead *head, int width);

/** td_grid_head_get_number_height: of the column's number; 0 if it has none. */
int td_grid_head_get_number_height (TdGridHead *head);

/** td_grid_head_set_number_room: how high the row of numbers is below it. */
void td_grid_head_set_number_room (TdGridHead *head, int height);

/** td_grid_head_get_hidden: (nullable): its text if not all of it is seen. */
const char *td_grid_head_get_hidden (TdGridHead *head);

G_END_DECLS
