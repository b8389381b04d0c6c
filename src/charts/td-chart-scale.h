/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/**
 * TdChartScale: the values that an axis spans and its ticks, in hundredths, all whole numbers.
 * Tick i stands at (first + i) × step: nothing adds up, so nothing drifts.
 */
typedef struct
{
  int64_t min;
  int64_t max; /* above min */
  int64_t step;
  int64_t first;
  guint n_ticks;
} TdChartScale;

/**
 * td_chart_scale_fit: an axis for values from @low to @high, with at least one tick and at most
 * @max_ticks (2 are always allowed). Steps are 1, 2 or 5 times a power of ten. Zero is pulled in
 * when it is no further from the values than they are from one another; the other side of zero
 * is never shown in vain. Where the next tick is far beyond the values, the axis ends before it.
 */
TdChartScale td_chart_scale_fit (int64_t low, int64_t high, guint max_ticks);

/** td_chart_scale_tick: the value of tick @i, in hundredths. */
int64_t td_chart_scale_tick (const TdChartScale *scale, guint i);

/** td_chart_scale_place: where @value stands, 0 at the lower bound and 1 at the upper. */
double td_chart_scale_place (const TdChartScale *scale, int64_t value);

/**
 * td_chart_scale_tick_text: tick @i in figures, with as many decimals as the step needs: decimal
 * comma, dots between thousands, a true minus, whatever the locale.
 * Returns: (transfer full)
 */
char *td_chart_scale_tick_text (const TdChartScale *scale, guint i);

G_END_DECLS
