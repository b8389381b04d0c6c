/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "charts/td-chart-hit.h"

G_BEGIN_DECLS

/*
 * TdChartView: shows a chart and lets people walk over its points by pointer and keys. What does
 * not move is kept as a texture per size, scale and style, so hovering stays within a frame.
 *
 * Signal ::activated (TdChartView *, int series, int point): a click on, or Enter at, a datum.
 * Signal ::range-selected (TdChartView *, int first, int last): days of a trend to look at closer:
 *   the pointer was drawn across them, or + and − were pressed; first > last: all (0 was pressed).
 */
#define TD_TYPE_CHART_VIEW (td_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (TdChartView, td_chart_view, TD, CHART_VIEW, GtkWidget)

/** td_chart_view_set_chart: @chart: (nullable) (transfer none) */
void td_chart_view_set_chart (TdChartView *view, TdChart *chart);

/** td_chart_view_set_heading: whether the chart draws its own title and subtitle. */
void td_chart_view_set_heading (TdChartView *view, bool has_heading);

/** td_chart_view_set_magnification: texts and lines so many times larger, for a presentation. */
void td_chart_view_set_magnification (TdChartView *view, double magnification);

/** td_chart_view_get_hit: the datum under the pointer or reached by keys. */
TdChartHit td_chart_view_get_hit (TdChartView *view);

/** td_chart_view_get_layout: (transfer none) (nullable): where everything stands at the present
 * size; until the next change. */
const TdChartLayout *td_chart_view_get_layout (TdChartView *view);

/** td_chart_view_to_texture: (transfer full): the chart as a picture at @scale, in the light style,
 * for the clipboard. */
GdkTexture *td_chart_view_to_texture (TdChartView *view, double scale);

/** td_chart_style_of_window: (transfer none): the chart style that goes with the present colour
 * scheme. */
const TdChartStyle *td_chart_style_of_window (void);

G_END_DECLS
