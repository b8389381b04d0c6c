/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart-hit.h"
#include "charts/td-chart-layout.h"
#include "charts/td-chart-table.h"

G_BEGIN_DECLS

/* td-chart-ranking-reading.c: pointer, keys, words */
void
_td_chart_ranking_hover (const TdChartLayout *layout, const TdChartSpot *spot, TdChartMarks *marks);
TdChartHit _td_chart_ranking_hit (const TdChartLayout *layout, double x, double y);
TdChartHit _td_chart_ranking_step (const TdChart *chart, TdChartHit from, TdChartStep which);
/** _td_chart_ranking_describe: (transfer full) (nullable) */
char *_td_chart_ranking_describe (const TdChart *chart, TdChartHit hit);
void _td_chart_ranking_tabulate (const TdChart *chart, TdChartTable *table);

G_END_DECLS
