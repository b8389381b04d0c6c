/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>
#include <math.h>

#include "charts/td-chart-place.h"

static void
test_slots_known (void)
{
  /* Two at one place go apart by half a height each; the third is far away. */
  TdChartSlot slots[] = { { 50, 10, 0 }, { 50, 10, 0 }, { 90, 10, 0 } };
  td_chart_place_slots (slots, 3, 0, 100);
  g_assert_cmpfloat_with_epsilon (slots[0].top, 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (slots[1].top, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (slots[2].top, 85, 1e-9);

  /* At the edge they are pushed inwards. */
  TdChartSlot edge[] = { { 0, 10, 0 }, { 1, 10, 0 }, { 99, 10, 0 } };
  td_chart_place_slots (edge, 3, 0, 100);
  g_assert_cmpfloat_with_epsilon (edge[0].top, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (edge[1].top, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (edge[2].top, 90, 1e-9);

  td_chart_place_slots (NULL, 0, 0, 100);
}

static double
cost_of (const TdChartSlot *slots, guint n, const double *tops)
{
  double cost = 0;
  for (guint i = 0; i < n; i++)
    {
      double off = (tops != NULL ? tops[i] : slots[i].top) + slots[i].height / 2 - slots[i].wanted;
      cost += off * off;
    }
  return cost;
}

static void
test_slots_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (84);
  for (int round = 0; round < 3000; round++)
    {
      guint n = (guint)g_rand_int_range (random, 1, 12);
      TdChartSlot slots[12];
      double total = 0;
      double wanted = g_rand_double_range (random, -10, 60);
      for (guint i = 0; i < n; i++)
        {
          slots[i] = (TdChartSlot){ wanted, g_rand_double_range (random, 2, 16), -1 };
          total += slots[i].height;
          wanted += i % 3 == 0 ? 0 : g_rand_double_range (random, 0, 20);
        }
      double bottom = total + g_rand_double_range (random, 0, 60);
      td_chart_place_slots (slots, n, 0, bottom);

      g_assert_cmpfloat (slots[0].top, >=, -1e-9);
      g_assert_cmpfloat (slots[n - 1].top + slots[n - 1].height, <=, bottom + 1e-9);
      for (guint i = 1; i < n; i++)
        g_assert_cmpfloat (slots[i].top, >=, slots[i - 1].top + slots[i - 1].height - 1e-9);

      /* No other way to place them is nearer to what they want: try to move runs of them a little.
       */
      double cost = cost_of (slots, n, NULL);
      for (guint first = 0; first < n; first++)
        for (guint last = first; last < n; last++)
          for (double by = -0.5; by <= 0.5; by += 1)
            {
              double tops[12];
              bool is_allowed = true;
              for (guint i = 0; i < n; i++)
                tops[i] = slots[i].top + (i >= first && i <= last ? by : 0);
              for (guint i = 1; i < n; i++)
                is_allowed = is_allowed && tops[i] >= tops[i - 1] + slots[i - 1].height;
              is_allowed
                  = is_allowed && tops[0] >= 0 && tops[n - 1] + slots[n - 1].height <= bottom;
              if (is_allowed)
                g_assert_cmpfloat (cost_of (slots, n, tops), >=, cost - 1e-6);
            }
    }
}

static void
test_room (void)
{
  TdChartRect frame = { 0, 0, 100, 100 };
  g_autoptr (TdChartRoom) room = td_chart_room_new (&frame);
  td_chart_room_add_box (room, &(TdChartRect){ 0, 0, 20, 20 });
  td_chart_room_add_line (room, &(TdChartDot){ 0, 50 }, &(TdChartDot){ 100, 50 });
  td_chart_room_add_line (room, &(TdChartDot){ 50, 0 }, &(TdChartDot){ 50, 100 });
  td_chart_room_add_line (room, &(TdChartDot){ 60, 100 }, &(TdChartDot){ 100, 60 });

  /* Touching is not meeting; beyond the frame is not free. */
  g_assert_true (td_chart_room_is_free (room, &(TdChartRect){ 20, 0, 10, 10 }));
  g_assert_false (td_chart_room_is_free (room, &(TdChartRect){ 19, 0, 10, 10 }));
  g_assert_false (td_chart_room_is_free (room, &(TdChartRect){ 95, 0, 10, 10 }));
  g_assert_false (td_chart_room_is_free (room, &(TdChartRect){ 30, -1, 10, 10 }));

  g_assert_cmpuint (td_chart_room_count_lines (room, &(TdChartRect){ 45, 45, 10, 10 }), ==, 2);
  g_assert_cmpuint (td_chart_room_count_lines (room, &(TdChartRect){ 60, 60, 10, 10 }), ==, 0);
  g_assert_cmpuint (td_chart_room_count_lines (room, &(TdChartRect){ 75, 75, 10, 10 }), ==, 1);
  g_assert_cmpuint (td_chart_room_count_lines (room, &(TdChartRect){ 0, 49, 3, 3 }), ==, 1);

  TdChartRect candidates[] = {
    { 10, 10, 15, 15 }, /* taken */
    { 45, 45, 10, 10 }, /* two lines */
    { 45, 10, 10, 10 }, /* one line */
    { 30, 60, 10, 10 }, /* none */
    { 60, 20, 10, 10 }, /* none, later */
  };
  guint n_lines;
  g_assert_cmpint (td_chart_room_choose (room, candidates, 5, &n_lines), ==, 3);
  g_assert_cmpuint (n_lines, ==, 0);
  g_assert_cmpint (td_chart_room_choose (room, candidates, 3, &n_lines), ==, 2);
  g_assert_cmpuint (n_lines, ==, 1);
  g_assert_cmpint (td_chart_room_choose (room, candidates, 1, &n_lines), ==, -1);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-place/slots-known", test_slots_known);
  g_test_add_func ("/chart-place/slots-random", test_slots_random);
  g_test_add_func ("/chart-place/room", test_room);
  return g_test_run ();
}
