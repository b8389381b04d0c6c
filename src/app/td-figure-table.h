/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "charts/td-chart-table.h"

G_BEGIN_DECLS

/* TdFigureTable: the figures of a chart as a table, for those who would rather read than look. */
#define TD_TYPE_FIGURE_TABLE (td_figure_table_get_type ())
G_DECLARE_FINAL_TYPE (TdFigureTable, td_figure_table, TD, FIGURE_TABLE, GtkWidget)

/** td_figure_table_set_chart: shows the figures of @chart. */
void td_figure_table_set_chart (TdFigureTable *table, TdChart *chart);

G_END_DECLS
