/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart-hit.h"
#include "charts/td-chart-layout.h"
#include "charts/td-chart-place.h"
#include "charts/td-chart-table.h"

G_BEGIN_DECLS

/* Distances in 1/96 inch at 11 pt. */
#define TD_TREND_TICK_GAP 8.0
#define TD_TREND_LABEL_GAP 12.0
#define TD_TREND_LABEL_ABOVE 3.0
#define TD_TREND_END_RADIUS 4.0

/* More lines than this are drawn as threads, and no label keeps clear of them. */
#define TD_TREND_MANY_SERIES 12

/* The label at the end of a line. */
typedef struct
{
  guint series;
  TdChartDot from;   /* where the leader starts */
  PangoLayout *name; /* owned, as the texts below */
  PangoLayout *value;
  PangoLayout *note;
  PangoLayout *note_value;
  double height;
} TdChartEndLabel;

/* What is known while a trend is laid out. All pointers are borrowed. */
typedef struct
{
  TdChartLayout *layout;
  const TdChart *chart;
  TdChartMarks *marks;
  double unit;
  int first_day;
  int last_day;
  const TdChartSeries *series;
  guint n_series;
  guint n_units;
  bool has_values;
  GArray *labels; /* element-type TdChartEndLabel */
  double gutter;
  TdChartRoom *room;
} TdChartTrend;

/* td-chart-trend.c */
bool _td_chart_trend_is_unit (const TdChartSeries *series);
TdChartInk _td_chart_trend_ink (const TdChartSeries *series);
double _td_chart_trend_x (const TdChartLayout *layout, int day);
double _td_chart_trend_y (const TdChartLayout *layout, int64_t value);
TdChartDot _td_chart_trend_dot (const TdChartLayout *layout, const TdChartPoint *point);
/* The last point in the shown days with a value. */
const TdChartPoint *_td_chart_trend_newest (const TdChartTrend *trend, guint series);
/* The day on which the target that follows @target takes over, or the last one. */
int _td_chart_trend_target_end (const TdChartTrend *trend, const TdChartTarget *target);

/* td-chart-trend-ends.c: labels at the ends of the lines */
/** _td_chart_trend_new_labels: (transfer full) */
GArray *_td_chart_trend_new_labels (void);
void _td_chart_trend_reserve_gutter (TdChartTrend *trend);
void _td_chart_trend_add_end_labels (TdChartTrend *trend);

/* td-chart-trend-labels.c: labels inside the plot, the most important first */
void _td_chart_trend_add_empty (TdChartTrend *trend);
void _td_chart_trend_add_newest_value (TdChartTrend *trend);
void _td_chart_trend_add_target_labels (TdChartTrend *trend);
void _td_chart_trend_add_note_labels (TdChartTrend *trend);

/* td-chart-trend-reading.c: pointer, keys, words */
void
_td_chart_trend_hover (const TdChartLayout *layout, const TdChartSpot *spot, TdChartMarks *marks);
TdChartHit _td_chart_trend_hit (const TdChartLayout *layout, double x, double y);
TdChartHit _td_chart_trend_step (const TdChart *chart, TdChartHit from, TdChartStep which);
/** _td_chart_trend_describe: (transfer full) (nullable) */
char *_td_chart_trend_describe (const TdChart *chart, TdChartHit hit);
void _td_chart_trend_tabulate (const TdChart *chart, TdChartTable *table);

G_END_DECLS
