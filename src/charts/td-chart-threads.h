/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <cairo.h>

#include "charts/td-chart-marks.h"

G_BEGIN_DECLS

/**
 * _td_chart_draw_threads: draws very many thin lines in the present source. cairo's own strokes
 * take a third of a second for 355 lines of 120 points; on a picture they are set pixel by pixel
 * into one mask instead.
 */
void _td_chart_draw_threads (
    cairo_t *cr, const TdChartMarks *marks, const TdChartMark *paths, guint n, double line_width);

G_END_DECLS
