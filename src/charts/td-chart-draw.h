/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <cairo.h>

#include "charts/td-chart-layout.h"

G_BEGIN_DECLS

/**
 * td_chart_draw: all of a chart that does not move, from 0, 0 to @width, @height. The background
 * is left as it is; it should have the colour of the style.
 */
void
td_chart_draw (cairo_t *cr, double width, double height, TdChart *chart, const TdChartStyle *style);

/** td_chart_draw_hover: what goes over it for the datum under the pointer: crosshair, markers, tip.
 */
void td_chart_draw_hover (cairo_t *cr,
                          double width,
                          double height,
                          TdChart *chart,
                          const TdChartStyle *style,
                          TdChartHit hit);

/** td_chart_draw_layout: the same as td_chart_draw() for one who keeps the layout. */
void td_chart_draw_layout (cairo_t *cr, const TdChartLayout *layout);

/** td_chart_draw_layout_hover: the same as td_chart_draw_hover() for one who keeps the layout. */
void td_chart_draw_layout_hover (cairo_t *cr, const TdChartLayout *layout, TdChartHit hit);

/**
 * td_chart_draw_bullet: one bullet bar for the cell of a table: the track to @max, the bar, what is
 * missing hatched, the tick of the target. An absent value leaves the track and the tick; an absent
 * target draws none.
 */
void td_chart_draw_bullet (cairo_t *cr,
                           double x,
                           double y,
                           double width,
                           double height,
                           TdChartValue value,
                           TdChartValue target,
                           int64_t max,
                           const TdChartStyle *style);

/** td_chart_draw_status_mark: ▲ for met, ▼ for short, nothing for none, in a square of @size. */
void td_chart_draw_status_mark (
    cairo_t *cr, double x, double y, double size, TdChartStatus status, const TdChartStyle *style);

G_END_DECLS
