/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart.h"

G_BEGIN_DECLS

/** TdChartTable: the figures of a chart as rows of text. */
typedef struct
{
  GPtrArray *headings; /* (element-type utf8) */
  GPtrArray *rows;     /* (element-type GPtrArray(utf8)): as many cells as headings */
} TdChartTable;

/**
 * td_chart_to_table: (transfer full): what the chart shows, as text: of a trend a row for each day
 * and a column for each series, then the targets; of a ranking a row for each unit.
 */
TdChartTable *td_chart_to_table (const TdChart *chart);
void td_chart_table_free (TdChartTable *table);

/** td_chart_table_get: a cell. */
const char *td_chart_table_get (const TdChartTable *table, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChartTable, td_chart_table_free)

G_END_DECLS
