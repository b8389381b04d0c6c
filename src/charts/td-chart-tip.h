/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart-layout.h"
#include "charts/td-chart-place.h"

G_BEGIN_DECLS

/** TdChartTipRow: a row of a tip: a sample of the line, a name, cells under the headings. */
typedef struct
{
  const TdChartSeries *series; /* (nullable) */
  const char *name;
  const char *value;          /* bold; (nullable) */
  const char *const *details; /* (nullable) (array zero-terminated=1) */
  bool is_hit;
} TdChartTipRow;

/** TdChartTip: what a tip says. */
typedef struct
{
  const char *title;
  const char *value_heading;   /* (nullable) */
  const char *const *headings; /* (array zero-terminated=1): of the details */
  const TdChartTipRow *rows;
  guint n_rows;
  const char *hint; /* (nullable) */
} TdChartTip;

/**
 * td_chart_tip_add: adds the marks of a tip beside @at, where it covers the fewest lines of @room;
 * none when the chart is too small to hold it.
 */
void td_chart_tip_add (TdChartMarks *marks,
                       const TdChartLayout *layout,
                       const TdChartRoom *room,
                       const TdChartDot *at,
                       const TdChartTip *tip);

G_END_DECLS
