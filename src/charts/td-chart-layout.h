/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart-marks.h"
#include "charts/td-chart-scale.h"

G_BEGIN_DECLS

/**
 * TdChartHit: a datum: series and point of a trend; of a ranking series 0 and the row as point.
 * Both -1: none.
 */
typedef struct
{
  int series;
  int point;
} TdChartHit;

#define TD_CHART_HIT_NONE ((TdChartHit){ -1, -1 })

/** TdChartSpot: where a datum stands, and the area that belongs to it (of a point: none). */
typedef struct
{
  TdChartHit hit;
  TdChartDot at;
  TdChartRect area;
} TdChartSpot;

/**
 * TdChartLayout: where everything of a chart stands in a given size and style. It depends on
 * nothing else: no display, no surface, no locale.
 */
typedef struct
{
  TdChart *chart; /* owned */
  TdChartStyle style;
  double width;
  double height;
  double unit;      /* 1/96 inch at 11 pt */
  bool is_compact;  /* a small chart: short labels, only the newest points marked */
  TdChartRect body; /* inside the padding, below the heading */
  TdChartRect plot; /* where values are drawn */
  TdChartScale scale;
  int first_day; /* of a trend: what the plot spans */
  int last_day;
  TdChartMarks *marks; /* owned */
  GArray *spots; /* owned; element-type TdChartSpot; in the order of series and points, or rows */
} TdChartLayout;

/** td_chart_layout_new: (transfer full): */
TdChartLayout *
td_chart_layout_new (TdChart *chart, double width, double height, const TdChartStyle *style);
void td_chart_layout_free (TdChartLayout *layout);

/** td_chart_layout_find: where @hit stands. Returns: (nullable) (transfer none) */
const TdChartSpot *td_chart_layout_find (const TdChartLayout *layout, TdChartHit hit);

/** td_chart_layout_get_day: the day of a trend that is drawn at @x, within what the plot spans. */
int td_chart_layout_get_day (const TdChartLayout *layout, double x);

/** td_chart_layout_hover: (transfer full): the marks of crosshair, markers and tip for @hit; none
 * when it is nowhere. */
TdChartMarks *td_chart_layout_hover (const TdChartLayout *layout, TdChartHit hit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChartLayout, td_chart_layout_free)

G_END_DECLS
