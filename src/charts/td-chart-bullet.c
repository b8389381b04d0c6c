/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-bullet.h"

/* How far the tick of a target stands out above and below its bar, in 1/96 inch at 11 pt. */
#define TICK_OVERHANG 2.5

double
td_chart_bullet_end (const TdChartRect *area, const TdChartBullet *bullet, int64_t value)
{
  return area->x + area->width * (double)CLAMP (value, 0, bullet->max) / (double)bullet->max;
}

void
td_chart_bullet_add_bar (TdChartMarks *marks,
                         const TdChartRect *area,
                         const TdChartBullet *bullet,
                         int row)
{
  if (!bullet->value.is_set)
    return;
  double end = td_chart_bullet_end (area, bullet, bullet->value.hundredths);
  if (end > area->x)
    {
      TdChartRect done = { area->x, area->y, end - area->x, area->height };
      TdChartMark *mark = td_chart_marks_add_rect (
          marks, TD_CHART_MARK_RECT, TD_CHART_PART_BAR, TD_CHART_INK_DONE, &done);
      mark->series = row;
    }
  if (!bullet->target.is_set)
    return;
  double target = td_chart_bullet_end (area, bullet, bullet->target.hundredths);
  if (target > end)
    {
      TdChartRect missing = { end, area->y, target - end, area->height };
      TdChartMark *mark = td_chart_marks_add_rect (
          marks, TD_CHART_MARK_HATCH, TD_CHART_PART_SHORTFALL, TD_CHART_INK_MISSING, &missing);
      mark->series = row;
    }
}

void
td_chart_bullet_add_tick (TdChartMarks *marks,
                          const TdChartRect *area,
                          const TdChartBullet *bullet,
                          int row)
{
  if (!bullet->target.is_set)
    return;
  double over = MIN (TICK_OVERHANG * marks->unit, area->height / 4);
  double x = td_chart_bullet_end (area, bullet, bullet->target.hundredths);
  TdChartRect span = { x, area->y - over, 0, area->height + 2 * over };
  TdChartMark *tick = td_chart_marks_add_line (
      marks, TD_CHART_PART_TARGET, TD_CHART_INK_TARGET, TD_CHART_STROKE_TARGET, &span);
  tick->series = row;
  /* On paper bar and tick are both black. */
  tick->flags = TD_CHART_MARK_RING;
}
