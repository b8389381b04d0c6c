/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-kind.h"

const TdChartKindClass *
_td_chart_kind_of (const TdChart *chart)
{
  static const TdChartKindClass *const kinds[TD_N_CHART_KINDS] = {
    [TD_CHART_TREND] = &_td_chart_trend,          [TD_CHART_RANKING] = &_td_chart_ranking,
    [TD_CHART_CONTRIBUTION] = &_td_chart_columns, [TD_CHART_INCREMENTS] = &_td_chart_columns,
    [TD_CHART_HEATMAP] = &_td_chart_heatmap,      [TD_CHART_COMPOSITION] = &_td_chart_composition,
  };
  return kinds[td_chart_get_kind (chart)];
}
