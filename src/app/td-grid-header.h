/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid-head.h"
#include "app/td-grid-line.h"

G_BEGIN_DECLS

/* TdGridHeader: the headings of a TdGrid: groups, columns, numbers. */
#define TD_TYPE_GRID_HEADER (td_grid_header_get_type ())
G_DECLARE_FINAL_TYPE (TdGridHeader, td_grid_header, TD, GRID_HEADER, GtkWidget)

/** td_grid_header_new: @view: (transfer none): must live as long as the header */
GtkWidget *td_grid_header_new (TdGridView *view);

/** td_grid_header_load: takes the headings of the view's model, unless they are the same. */
void td_grid_header_load (TdGridHeader *header);

/** td_grid_header_measure: sets what each column's heading needs. Returns: what the heading of the
 * names needs */
int td_grid_header_measure (TdGridHeader *header);

/** td_grid_header_fit: once the columns have their widths. Returns: its height */
int td_grid_header_fit (TdGridHeader *header);

/** td_grid_header_find: (transfer none) (nullable): the heading at a point. */
TdGridHead *td_grid_header_find (TdGridHeader *header, double x, double y);

/** td_grid_get_rule: the colour of the lines between cells. */
void td_grid_get_rule (GtkWidget *widget, GdkRGBA *colour);

G_END_DECLS
