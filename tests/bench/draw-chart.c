/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/*
 * draw-chart OUTPUT.png|.pdf WIDTH HEIGHT LINES POINTS: one trend to a file.
 * draw-chart redraw WIDTH HEIGHT LINES POINTS N: what the window does N times: lay out and draw
 * anew, and then follow the pointer; one line of JSON, microseconds of processor time. The rates
 * are invented.
 */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "charts/td-chart-draw.h"
#include "charts/td-chart-export.h"
#include "charts/td-chart-hit.h"

static gint64
now (void)
{
  struct timespec time;

  (void)clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static TdChart *
make_chart (int n_lines, int n_points)
{
  TdChartBuilder *builder = td_chart_builder_new (TD_CHART_TREND);
  int last = MAX (n_points - 1, 1) * 30;

  td_chart_builder_set_text (builder, TD_CHART_TEXT_TITLE, "Tỷ lệ thi hành xong về việc");
  td_chart_builder_set_days (builder, 0, last);
  for (int i = 0; i < 12 && i < n_points; i++)
    {
      g_autofree char *text = g_strdup_printf ("T%d", i + 1);
      TdChartTick tick = { .day = i * last / 12, .short_text = text, .long_text = text };
      td_chart_builder_add_tick (builder, &tick);
    }
  for (int line = 0; line < n_lines; line++)
    {
      g_autofree char *name = g_strdup_printf ("Khu vực %d", line + 1);
      TdChartSeries series = {
        .id = name,
        .name = name,
        .role = TD_CHART_ROLE_UNIT,
        .colour = (guint)line,
        .continues = -1,
        .label = name,
      };
      guint index = td_chart_builder_add_series (builder, &series);
      for (int i = 0; i < n_points; i++)
        {
          double rate = 10 + 70.0 * i / n_points + 8 * sin (line * 1.7 + i * 0.9);
          g_autofree char *text = g_strdup_printf ("%.2f", rate);
          TdChartPoint point = {
            .day = i * 30,
            .value = td_chart_value ((int64_t)(rate * 100)),
            .when = "30/9/2025",
            .text = text,
          };
          td_chart_builder_add_point (builder, index, &point);
        }
    }
  td_chart_builder_add_target (builder,
                               &(TdChartTarget){ .value = td_chart_value (8405),
                                                 .label = "chỉ tiêu 84,05",
                                                 .text = "84,05" });
  return td_chart_builder_end (builder);
}

static void
measure (TdChart *chart, int width, int height, int n)
{
  const TdChartStyle *style = td_chart_style_get (TD_CHART_STYLE_LIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  for (int i = 0; i < n; i++)
    {
      gint64 begun = now ();
      g_autoptr (TdChartLayout) layout = td_chart_layout_new (chart, width, height, style);
      cairo_t *cr = cairo_create (surface);
      td_chart_draw_layout (cr, layout);
      cairo_surface_flush (surface);
      gint64 drawn = now ();
      /* Every move of the pointer is somewhere else. */
      double x = layout->plot.x + layout->plot.width * (i % 97) / 97;
      double y = layout->plot.y + layout->plot.height * (i % 89) / 89;
      TdChartHit hit = td_chart_hit_test (layout, x, y);
      td_chart_draw_layout_hover (cr, layout, hit);
      cairo_surface_flush (surface);
      gint64 hovered = now ();
      cairo_destroy (cr);
      printf ("%s[%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT "]",
              i == 0 ? "{\"times\": [" : ", ",
              drawn - begun,
              hovered - drawn);
    }
  printf ("]}\n");
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  bool is_redraw = argc == 7 && g_str_equal (argv[1], "redraw");

  if (argc != 6 && !is_redraw)
    {
      g_printerr ("usage: draw-chart OUTPUT.png|.pdf|redraw WIDTH HEIGHT LINES POINTS [N]\n");
      return 2;
    }
  int width = (int)strtol (argv[2], NULL, 10);
  int height = (int)strtol (argv[3], NULL, 10);
  td_chart_prepare ();
  g_autoptr (TdChart) chart
      = make_chart ((int)strtol (argv[4], NULL, 10), (int)strtol (argv[5], NULL, 10));
  g_autoptr (GError) error = NULL;

  if (is_redraw)
    measure (chart, width, height, (int)strtol (argv[6], NULL, 10));
  else if (!td_chart_save (
               chart, td_chart_style_get (TD_CHART_STYLE_LIGHT), width, height, 1, argv[1], &error))
    {
      g_printerr ("draw-chart: %s\n", error->message);
      return 1;
    }
  return 0;
}
