/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart-layout.h"

G_BEGIN_DECLS

/** TdChartStep: what a key asks for. */
typedef enum
{
  TD_CHART_STEP_LEFT,
  TD_CHART_STEP_RIGHT,
  TD_CHART_STEP_UP,
  TD_CHART_STEP_DOWN,
  TD_CHART_STEP_FIRST,
  TD_CHART_STEP_LAST,
} TdChartStep;

/**
 * td_chart_hit_test: the datum for a pointer at @x, @y: of a trend the point nearest by day, then
 * by value, or the newest one of the series whose label is there; of a ranking the row.
 */
TdChartHit td_chart_hit_test (const TdChartLayout *layout, double x, double y);

/**
 * td_chart_hit_step: the datum to which a key leads from @hit: of a trend left and right along
 * the series, up and down to the next value of the same day; of a ranking up and down the rows.
 * It stays where it is at an end. From none it goes to the newest point of the first unit, or the
 * first row.
 */
TdChartHit td_chart_hit_step (const TdChart *chart, TdChartHit hit, TdChartStep step);

/** td_chart_hit_is: whether two hits name the same datum. */
bool td_chart_hit_is (TdChartHit a, TdChartHit b);

/**
 * td_chart_hit_describe: the datum read out: day, name, value, details, joined with ", ".
 * Returns: (transfer full) (nullable): none for no hit
 */
char *td_chart_hit_describe (const TdChart *chart, TdChartHit hit);

G_END_DECLS
