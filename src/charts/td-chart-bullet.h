/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart-marks.h"

G_BEGIN_DECLS

/** TdChartBullet: a value against its target on a bar that ends at @max. */
typedef struct
{
  TdChartValue value;
  TdChartValue target;
  int64_t max; /* above 0 */
} TdChartBullet;

/** td_chart_bullet_end: how far along @area the bar reaches for @value. */
double td_chart_bullet_end (const TdChartRect *area, const TdChartBullet *bullet, int64_t value);

/** td_chart_bullet_add_bar: the bar from zero, and hatched what is missing to the target. */
void td_chart_bullet_add_bar (TdChartMarks *marks,
                              const TdChartRect *area,
                              const TdChartBullet *bullet,
                              int row);

/** td_chart_bullet_add_tick: the tick of the target, higher than the bar. */
void td_chart_bullet_add_tick (TdChartMarks *marks,
                               const TdChartRect *area,
                               const TdChartBullet *bullet,
                               int row);

G_END_DECLS
