/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart-hit.h"
#include "charts/td-chart-layout.h"
#include "charts/td-chart-table.h"

G_BEGIN_DECLS

/*
 * TdChartKindClass: what a kind of chart knows and the rest does not. A new kind is a new file
 * with one of these, named in td-chart-kind.c.
 */
typedef struct
{
  /* Adds marks and spots; the heading is done, body is what is left. */
  void (*lay_out) (TdChartLayout *layout);
  /* Adds the marks of crosshair, markers and tip for a spot. */
  void (*hover) (const TdChartLayout *layout, const TdChartSpot *spot, TdChartMarks *marks);
  TdChartHit (*hit) (const TdChartLayout *layout, double x, double y);
  TdChartHit (*step) (const TdChart *chart, TdChartHit hit, TdChartStep step);
  char *(*describe) (const TdChart *chart, TdChartHit hit);
  void (*tabulate) (const TdChart *chart, TdChartTable *table);
} TdChartKindClass;

extern const TdChartKindClass _td_chart_trend;
extern const TdChartKindClass _td_chart_ranking;
extern const TdChartKindClass _td_chart_columns;
extern const TdChartKindClass _td_chart_heatmap;
extern const TdChartKindClass _td_chart_composition;

const TdChartKindClass *_td_chart_kind_of (const TdChart *chart);

G_END_DECLS
