/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-hit.h"

#include "td-chart-kind.h"

TdChartHit
td_chart_hit_test (const TdChartLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, TD_CHART_HIT_NONE);
  return _td_chart_kind_of (layout->chart)->hit (layout, x, y);
}

TdChartHit
td_chart_hit_step (const TdChart *chart, TdChartHit hit, TdChartStep step)
{
  g_return_val_if_fail (chart != NULL, TD_CHART_HIT_NONE);
  return _td_chart_kind_of (chart)->step (chart, hit, step);
}

bool
td_chart_hit_is (TdChartHit a, TdChartHit b)
{
  return a.series == b.series && a.point == b.point;
}

char *
td_chart_hit_describe (const TdChart *chart, TdChartHit hit)
{
  g_return_val_if_fail (chart != NULL, NULL);
  if (hit.series < 0 || hit.point < 0)
    return NULL;
  return _td_chart_kind_of (chart)->describe (chart, hit);
}
