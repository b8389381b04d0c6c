/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-scale.h"

#include "td-chart.h"

#define ONE_PERCENT 100

static int64_t
floor_to (int64_t value, int64_t step)
{
  int64_t rest = value % step;
  return rest < 0 ? value - rest - step : value - rest;
}

static int64_t
ceil_to (int64_t value, int64_t step)
{
  return -floor_to (-value, step);
}

/* The bound above @high. With more than two fifths of a step to waste it is no tick, but leaves
 * a fifth of a step of air. */
static int64_t
upper_bound (int64_t high, int64_t step, bool is_trimmed)
{
  int64_t tick = ceil_to (high, step);
  if (is_trimmed && tick - high > step * 2 / 5)
    return high + step / 5;
  return tick;
}

static TdChartScale
with_step (int64_t low, int64_t high, int64_t step, bool is_trimmed)
{
  TdChartScale scale = { .step = step };
  scale.max = upper_bound (high, step, is_trimmed);
  scale.min = -upper_bound (-low, step, is_trimmed);
  scale.first = ceil_to (scale.min, step) / step;
  scale.n_ticks = (guint)MAX (floor_to (scale.max, step) / step - scale.first + 1, 0);
  return scale;
}

TdChartScale
td_chart_scale_fit (int64_t low, int64_t high, guint max_ticks)
{
  low = CLAMP (low, -TD_CHART_VALUE_LIMIT, TD_CHART_VALUE_LIMIT);
  high = CLAMP (high, -TD_CHART_VALUE_LIMIT, TD_CHART_VALUE_LIMIT);
  if (low > high)
    return td_chart_scale_fit (high, low, max_ticks);
  if (low == 0 && high == 0)
    high = ONE_PERCENT;
  if (low > 0 && (low <= high - low || low == high))
    low = 0;
  if (high < 0 && (-high <= high - low || low == high))
    high = 0;
  max_ticks = MAX (max_ticks, 2);

  /* The first step that gives few enough ticks is the finest. Beyond the largest value there is
   * one tick at zero or, untrimmed, one on either side: the search ends. */
  static const int64_t mantissas[] = { 1, 2, 5 };
  for (int64_t power = 1;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
      {
        TdChartScale scale = with_step (low, high, mantissas[i] * power, true);
        if (scale.n_ticks == 0)
          scale = with_step (low, high, mantissas[i] * power, false);
        if (scale.n_ticks <= max_ticks)
          return scale;
      }
}

int64_t
td_chart_scale_tick (const TdChartScale *scale, guint i)
{
  return (scale->first + (int64_t)i) * scale->step;
}

double
td_chart_scale_place (const TdChartScale *scale, int64_t value)
{
  return (double)(value - scale->min) / (double)(scale->max - scale->min);
}

char *
td_chart_scale_tick_text (const TdChartScale *scale, guint i)
{
  int64_t tick = td_chart_scale_tick (scale, i);
  int64_t whole = ABS (tick) / ONE_PERCENT;
  int64_t rest = ABS (tick) % ONE_PERCENT;

  g_autoptr (GString) text = g_string_new (NULL);
  g_string_printf (text, "%" G_GINT64_FORMAT, whole);
  for (gssize at = (gssize)text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, '.');
  if (scale->step % 10 != 0)
    g_string_append_printf (text, ",%02d", (int)rest);
  else if (scale->step % ONE_PERCENT != 0)
    g_string_append_printf (text, ",%d", (int)rest / 10);
  if (tick < 0)
    g_string_prepend (text, "\u2212");
  return g_string_free (g_steal_pointer (&text), FALSE);
}
