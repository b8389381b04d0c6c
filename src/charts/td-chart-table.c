/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-table.h"

#include "td-chart-kind.h"

TdChartTable *
td_chart_to_table (const TdChart *chart)
{
  g_return_val_if_fail (chart != NULL, NULL);
  TdChartTable *table = g_new0 (TdChartTable, 1);
  table->headings = g_ptr_array_new_with_free_func (g_free);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  _td_chart_kind_of (chart)->tabulate (chart, table);
  return table;
}

void
td_chart_table_free (TdChartTable *table)
{
  g_return_if_fail (table != NULL);
  g_ptr_array_unref (table->headings);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

const char *
td_chart_table_get (const TdChartTable *table, guint row, guint column)
{
  g_return_val_if_fail (row < table->rows->len && column < table->headings->len, NULL);
  const GPtrArray *cells = g_ptr_array_index (table->rows, row);
  return g_ptr_array_index (cells, column);
}
