/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "charts/td-chart-scale.h"
#include "charts/td-chart.h"

static bool
is_one_two_five (int64_t step)
{
  while (step % 10 == 0)
    step /= 10;
  return step == 1 || step == 2 || step == 5;
}

/* What holds for any two values. */
static void
check (int64_t low, int64_t high, guint max_ticks)
{
  TdChartScale scale = td_chart_scale_fit (low, high, max_ticks);
  TdChartScale swapped = td_chart_scale_fit (high, low, max_ticks);
  int64_t least = MIN (low, high);
  int64_t most = MAX (low, high);

  g_assert_cmpint (scale.min, <, scale.max);
  g_assert_cmpint (scale.min, <=, least);
  g_assert_cmpint (scale.max, >=, most);
  g_assert_true (is_one_two_five (scale.step));
  g_assert_cmpuint (scale.n_ticks, >=, 1);
  g_assert_cmpuint (scale.n_ticks, <=, MAX (max_ticks, 2));
  g_assert_cmpint (scale.min, ==, swapped.min);
  g_assert_cmpint (scale.max, ==, swapped.max);
  g_assert_cmpint (scale.step, ==, swapped.step);
  for (guint i = 0; i < scale.n_ticks; i++)
    {
      int64_t tick = td_chart_scale_tick (&scale, i);
      g_assert_cmpint (tick % scale.step, ==, 0);
      g_assert_cmpint (tick, >=, scale.min);
      g_assert_cmpint (tick, <=, scale.max);
      if (i > 0)
        g_assert_cmpint (tick - td_chart_scale_tick (&scale, i - 1), ==, scale.step);
    }
  /* No tick is left out at either end. */
  g_assert_cmpint (td_chart_scale_tick (&scale, 0) - scale.step, <, scale.min);
  g_assert_cmpint (td_chart_scale_tick (&scale, scale.n_ticks), >, scale.max);
  /* The other side of zero only when there are values. */
  if (least >= 0)
    g_assert_cmpint (scale.min, >=, 0);
  if (most <= 0 && least < 0)
    g_assert_cmpint (scale.max, <=, 0);

  double place = td_chart_scale_place (&scale, least);
  g_assert_cmpfloat (place, >=, 0);
  g_assert_cmpfloat (td_chart_scale_place (&scale, most), <=, 1);
  if (least < most)
    g_assert_cmpfloat (place, <, td_chart_scale_place (&scale, most));

  /* Mirrored values have the mirrored scale. */
  if (least == 0 && most == 0)
    return;
  TdChartScale mirror = td_chart_scale_fit (-low, -high, max_ticks);
  g_assert_cmpint (mirror.min, ==, -scale.max);
  g_assert_cmpint (mirror.max, ==, -scale.min);
  g_assert_cmpint (mirror.step, ==, scale.step);
  g_assert_cmpuint (mirror.n_ticks, ==, scale.n_ticks);
}

static int64_t
random_value (GRand *random)
{
  static const int64_t sizes[]
      = { 10, 1000, 10000, 1000000, INT64_C (10000000000), TD_CHART_VALUE_LIMIT };
  int64_t size = sizes[g_rand_int_range (random, 0, G_N_ELEMENTS (sizes))];
  return (int64_t)(g_rand_double_range (random, -1, 1) * (double)size);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250912);
  for (int i = 0; i < 20000; i++)
    {
      int64_t low = random_value (random);
      int64_t high = i % 7 == 0   ? low
                     : i % 5 == 0 ? low + g_rand_int_range (random, 0, 500)
                                  : random_value (random);
      check (low,
             CLAMP (high, -TD_CHART_VALUE_LIMIT, TD_CHART_VALUE_LIMIT),
             (guint)g_rand_int_range (random, 0, 20));
    }
}

static void
test_ends (void)
{
  static const int64_t values[]
      = { 0, 1, -1, 99, 100, 101, 8405, 10000, 10001, TD_CHART_VALUE_LIMIT, -TD_CHART_VALUE_LIMIT };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      for (guint ticks = 0; ticks < 12; ticks++)
        check (values[i], values[j], ticks);
  /* Beyond the limits of values nothing overflows. */
  TdChartScale scale = td_chart_scale_fit (INT64_MIN, INT64_MAX, 5);
  g_assert_cmpint (scale.min, <=, -TD_CHART_VALUE_LIMIT);
  g_assert_cmpint (scale.max, >=, TD_CHART_VALUE_LIMIT);
}

static void
check_ticks (
    int64_t low, int64_t high, guint max_ticks, const char *expected, int64_t min, int64_t max)
{
  TdChartScale scale = td_chart_scale_fit (low, high, max_ticks);
  g_autoptr (GString) ticks = g_string_new (NULL);
  for (guint i = 0; i < scale.n_ticks; i++)
    {
      g_autofree char *text = td_chart_scale_tick_text (&scale, i);
      g_string_append_printf (ticks, "%s%s", i > 0 ? " " : "", text);
    }
  g_assert_cmpstr (ticks->str, ==, expected);
  g_assert_cmpint (scale.min, ==, min);
  g_assert_cmpint (scale.max, ==, max);
}

/* By hand. */
static void
test_known (void)
{
  /* 100 would waste 16 of a step of 20: the axis ends a fifth of a step above the target. */
  check_ticks (0, 8405, 6, "0 20 40 60 80", 0, 8805);
  /* 90 is near enough to be the end. */
  check_ticks (0, 8701, 10, "0 10 20 30 40 50 60 70 80 90", 0, 9000);
  check_ticks (0, 5506, 4, "0 20 40 60", 0, 6000);
  /* 66,5 to 80 is far from zero, 30 to 80 is not. */
  check_ticks (6650, 7990, 5, "65 70 75 80", 6500, 8000);
  check_ticks (3000, 8000, 5, "0 20 40 60 80", 0, 8000);
  check_ticks (-7990, -6650, 5, "\u221280 \u221275 \u221270 \u221265", -8000, -6500);
  check_ticks (-420, 380, 8, "\u22124 \u22122 0 2 4", -460, 400);
  /* One value, no value. */
  check_ticks (7907, 7907, 5, "0 20 40 60 80", 0, 8000);
  check_ticks (0, 0, 6, "0,0 0,2 0,4 0,6 0,8 1,0", 0, 100);
  check_ticks (0, 12, 7, "0,00 0,02 0,04 0,06 0,08 0,10 0,12", 0, 12);
  check_ticks (0, 123456700, 4, "0 500.000 1.000.000", 0, 133456700);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-scale/random", test_random);
  g_test_add_func ("/chart-scale/ends", test_ends);
  g_test_add_func ("/chart-scale/known", test_known);
  return g_test_run ();
}
