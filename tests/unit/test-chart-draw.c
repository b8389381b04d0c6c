/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>
#include <math.h>

#include "charts/td-chart-draw.h"
#include "charts/td-chart-threads.h"
#include "chart-cases.h"

/* A picture of @width × @height pixels on the background of the style. */
typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  int width;
  int height;
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->cr, cairo_destroy);
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static void
begin (Picture *picture, int width, int height, const TdChartStyle *style)
{
  picture->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  picture->cr = cairo_create (picture->surface);
  picture->width = width;
  picture->height = height;
  cairo_set_source_rgb (picture->cr,
                        (style->background >> 16) / 255.0,
                        (style->background >> 8 & 0xff) / 255.0,
                        (style->background & 0xff) / 255.0);
  cairo_paint (picture->cr);
}

static uint32_t
pixel_at (const Picture *picture, int x, int y)
{
  const unsigned char *data = cairo_image_surface_get_data (picture->surface);
  int stride = cairo_image_surface_get_stride (picture->surface);
  const uint32_t *row = (const uint32_t *)(gconstpointer)(data + (ptrdiff_t)y * stride);
  return row[x] & 0xffffff;
}

static bool
is_near (uint32_t pixel, TdChartColour colour)
{
  int red = (int)(pixel >> 16) - (int)(colour >> 16);
  int green = (int)(pixel >> 8 & 0xff) - (int)(colour >> 8 & 0xff);
  int blue = (int)(pixel & 0xff) - (int)(colour & 0xff);
  return abs (red) + abs (green) + abs (blue) < 60;
}

/* How many pixels of an area have nearly a colour. */
static guint
count_colour (const Picture *picture, const TdChartRect *area, TdChartColour colour)
{
  guint n = 0;
  cairo_surface_flush (picture->surface);
  for (int y = MAX ((int)area->y, 0); y < MIN ((int)(area->y + area->height), picture->height); y++)
    for (int x = MAX ((int)area->x, 0); x < MIN ((int)(area->x + area->width), picture->width); x++)
      if (is_near (pixel_at (picture, x, y), colour))
        n++;
  return n;
}

static guint
count_ink (const Picture *picture, const TdChartRect *area, const TdChartStyle *style)
{
  guint n_all = (guint)area->width * (guint)area->height;
  return n_all - MIN (count_colour (picture, area, style->background), n_all);
}

/* A month without a value leaves no ink between its neighbours, and one with a value does. */
static void
test_absent_month (void)
{
  for (TdChartStyleKind kind = 0; kind < TD_N_CHART_STYLES; kind++)
    for (int has_gap = 0; has_gap < 2; has_gap++)
      {
        TdChartBuilder *builder = case_begin_trend ();
        td_chart_builder_add_series (
            builder, &(TdChartSeries){ .role = TD_CHART_ROLE_UNIT, .continues = -1 });
        for (guint i = 0; i < 12; i++)
          case_add_point (builder,
                          0,
                          case_days[i],
                          has_gap && i == 5 ? TD_CHART_ABSENT : td_chart_value (case_rates[1][i]));
        g_autoptr (TdChart) chart = td_chart_builder_end (builder);
        TdChartStyle style = *td_chart_style_get (kind);
        g_auto (Picture) picture = { 0 };
        begin (&picture, 800, 420, &style);
        g_autoptr (TdChartLayout) layout = td_chart_layout_new (chart, 800, 420, &style);
        td_chart_draw_layout (picture.cr, layout);

        const TdChartSpot *before = td_chart_layout_find (layout, (TdChartHit){ 0, 4 });
        const TdChartSpot *after = td_chart_layout_find (layout, (TdChartHit){ 0, 6 });
        g_assert_nonnull (before);
        g_assert_nonnull (after);
        TdChartRect between = {
          before->at.x + 8, after->at.y, after->at.x - before->at.x - 16, before->at.y - after->at.y
        };
        guint ink = count_colour (&picture, &between, style.units[0]);
        if (has_gap)
          g_assert_cmpuint (ink, ==, 0);
        else
          g_assert_cmpuint (ink, >, 40);
      }
}

/* A row without a value has no bar and no hatching; one without a target no hatching and no tick.
 */
static void
test_absent_row (void)
{
  for (TdChartStyleKind kind = 0; kind < TD_N_CHART_STYLES; kind++)
    {
      const TdChartStyle *style = td_chart_style_get (kind);
      TdChartBuilder *builder = case_begin_ranking ();
      case_add_row (builder, "đủ", td_chart_value (6000), td_chart_value (8700), false);
      case_add_row (builder, "chưa báo cáo", TD_CHART_ABSENT, td_chart_value (8700), false);
      case_add_row (builder, "chưa giao", td_chart_value (6000), TD_CHART_ABSENT, false);
      g_autoptr (TdChart) chart = td_chart_builder_end (builder);
      g_auto (Picture) picture = { 0 };
      begin (&picture, 700, 330, style);
      g_autoptr (TdChartLayout) layout = td_chart_layout_new (chart, 700, 330, style);
      td_chart_draw_layout (picture.cr, layout);
      const TdChartRect *plot = &layout->plot;

      for (int row = 0; row < 3; row++)
        {
          const TdChartSpot *spot = td_chart_layout_find (layout, (TdChartHit){ 0, row });
          g_assert_nonnull (spot);
          /* Between the numbers at the start of the axis and the bar's end, then to the target. */
          TdChartRect done = { plot->x + plot->width * 0.3, spot->at.y - 4, plot->width * 0.12, 8 };
          TdChartRect missing
              = { plot->x + plot->width * 0.81, spot->at.y - 4, plot->width * 0.05, 8 };
          TdChartRect tick = { plot->x + plot->width * 0.87 - 3, spot->at.y - 4, 6, 8 };
          bool has_value = row != 1;
          bool has_target = row != 2;
          g_assert_true ((count_colour (&picture, &done, style->done) > 40) == has_value);
          g_assert_true ((count_ink (&picture, &missing, style) > 20) == (has_value && has_target));
          g_assert_true ((count_ink (&picture, &tick, style) > 4) == has_target);
          if (!has_value || !has_target)
            g_assert_cmpuint (count_ink (&picture, &missing, style), ==, 0);
        }
    }
}

/* All ink stays inside, from a small card to a large screen. */
static void
test_extents (void)
{
  g_autoptr (TdChart) province = case_province ();
  g_autoptr (TdChart) units = case_units (4, "Phòng Nghiệp vụ và tổ chức thi hành án dân sự");
  g_autoptr (TdChart) ranking = case_ranking (8, "Phòng thi hành án dân sự khu vực", true);
  TdChart *charts[] = { province, units, ranking };
  static const double sizes[][2] = { { 200, 120 }, { 355, 200 }, { 480, 200 },  { 780, 360 },
                                     { 453, 340 }, { 700, 330 }, { 1600, 900 }, { 3840, 2160 } };
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      for (TdChartStyleKind kind = 0; kind < TD_N_CHART_STYLES; kind++)
        {
          cairo_surface_t *surface
              = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
          cairo_t *cr = cairo_create (surface);
          td_chart_draw (cr, sizes[j][0], sizes[j][1], charts[i], td_chart_style_get (kind));
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          double x, y, width, height;
          cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
          g_assert_cmpfloat (width, >, sizes[j][0] / 2);
          g_assert_cmpfloat (x, >=, 0);
          g_assert_cmpfloat (y, >=, 0);
          g_assert_cmpfloat (x + width, <=, sizes[j][0]);
          g_assert_cmpfloat (y + height, <=, sizes[j][1]);
          cairo_destroy (cr);
          cairo_surface_destroy (surface);
        }
}

/* How many pixels of an area differ clearly. */
static guint
count_different (const Picture *a, const Picture *b, const TdChartRect *area)
{
  guint n = 0;
  for (int y = (int)area->y; y < (int)(area->y + area->height); y++)
    for (int x = (int)area->x; x < (int)(area->x + area->width); x++)
      if (!is_near (pixel_at (a, x, y), pixel_at (b, x, y)))
        n++;
  return n;
}

/* On paper nothing has a colour, and any two units still look different. */
static void
test_print (void)
{
  const TdChartStyle *style = td_chart_style_get (TD_CHART_STYLE_PRINT);
  static const int sizes[][2] = { { 340, 170 }, { 700, 420 } };
  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      Picture pictures[TD_CHART_N_COLOURS] = { 0 };
      TdChartRect between = { 0 };
      for (guint i = 0; i < TD_CHART_N_COLOURS; i++)
        {
          TdChartBuilder *builder = case_begin_trend ();
          td_chart_builder_add_series (
              builder,
              &(TdChartSeries){ .role = TD_CHART_ROLE_UNIT, .colour = i, .continues = -1 });
          for (guint j = 0; j < 12; j++)
            case_add_point (builder, 0, case_days[j], td_chart_value (case_rates[1][j]));
          g_autoptr (TdChart) chart = td_chart_builder_end (builder);
          g_autoptr (TdChartLayout) layout
              = td_chart_layout_new (chart, sizes[size][0], sizes[size][1], style);
          const TdChartSpot *before = td_chart_layout_find (layout, (TdChartHit){ 0, 8 });
          const TdChartSpot *after = td_chart_layout_find (layout, (TdChartHit){ 0, 9 });
          g_assert_nonnull (before);
          g_assert_nonnull (after);
          between = (TdChartRect){ before->at.x + 5,
                                   after->at.y,
                                   after->at.x - before->at.x - 10,
                                   before->at.y - after->at.y };
          begin (&pictures[i], sizes[size][0], sizes[size][1], style);
          td_chart_draw_layout (pictures[i].cr, layout);
          cairo_surface_flush (pictures[i].surface);
          for (int y = 0; y < sizes[size][1]; y++)
            for (int x = 0; x < sizes[size][0]; x++)
              {
                uint32_t pixel = pixel_at (&pictures[i], x, y);
                g_assert_cmpuint (pixel >> 16, ==, pixel & 0xff);
                g_assert_cmpuint (pixel >> 8 & 0xff, ==, pixel & 0xff);
              }
        }
      for (guint i = 0; i < TD_CHART_N_COLOURS; i++)
        for (guint j = i + 1; j < TD_CHART_N_COLOURS; j++)
          {
            TdChartRect all = { 0, 0, sizes[size][0], sizes[size][1] };
            g_assert_cmpuint (count_different (&pictures[i], &pictures[j], &all), >, 12);
            /* There are four manners of lines; those of the fifth and sixth differ by their
             * markers. */
            if (i % 4 != j % 4)
              g_assert_cmpuint (count_different (&pictures[i], &pictures[j], &between), >, 8);
          }
      for (guint i = 0; i < TD_CHART_N_COLOURS; i++)
        picture_clear (&pictures[i]);
    }
}

/* Twice the scale: the same picture in twice the pixels. */
static void
test_scale (void)
{
  const TdChartStyle *style = td_chart_style_get (TD_CHART_STYLE_LIGHT);
  g_autoptr (TdChart) chart = case_ranking (8, "Khu vực", true);
  g_autoptr (TdChartLayout) layout = td_chart_layout_new (chart, 700, 330, style);
  g_auto (Picture) once = { 0 };
  g_auto (Picture) twice = { 0 };
  begin (&once, 700, 330, style);
  begin (&twice, 1400, 660, style);
  cairo_surface_set_device_scale (twice.surface, 2, 2);
  td_chart_draw_layout (once.cr, layout);
  td_chart_draw_layout (twice.cr, layout);
  for (int row = 0; row < 9; row++)
    {
      const TdChartSpot *spot = td_chart_layout_find (layout, (TdChartHit){ 0, row });
      g_assert_nonnull (spot);
      TdChartRect bar = { layout->plot.x, spot->at.y - 5, layout->plot.width, 10 };
      TdChartRect bar2 = { bar.x * 2, bar.y * 2, bar.width * 2, bar.height * 2 };
      double n = count_colour (&once, &bar, style->done);
      double n2 = count_colour (&twice, &bar2, style->done);
      g_assert_cmpfloat (n, >, 400);
      g_assert_cmpfloat (fabs (n2 / n - 4), <, 0.4);
    }
}

/* A bullet bar in a cell: what is done, what is missing, the tick; nothing outside. */
static void
test_bullet (void)
{
  const TdChartStyle *style = td_chart_style_get (TD_CHART_STYLE_LIGHT);
  g_auto (Picture) picture = { 0 };
  begin (&picture, 300, 120, style);
  cairo_t *cr = picture.cr;
  td_chart_draw_bullet (
      cr, 50, 10, 200, 18, td_chart_value (4000), td_chart_value (8000), 10000, style);
  td_chart_draw_bullet (
      cr, 50, 40, 200, 18, td_chart_value (12000), td_chart_value (8000), 10000, style);
  td_chart_draw_bullet (cr, 50, 70, 200, 18, TD_CHART_ABSENT, td_chart_value (8000), 10000, style);
  td_chart_draw_bullet (cr, 50, 100, 200, 18, td_chart_value (4000), TD_CHART_ABSENT, 10000, style);

  g_assert_cmpuint (
      count_colour (&picture, &(TdChartRect){ 50, 13, 80, 12 }, style->done), ==, 80 * 12);
  g_assert_cmpuint (count_colour (&picture, &(TdChartRect){ 131, 13, 75, 12 }, style->done), ==, 0);
  g_assert_cmpuint (
      count_colour (&picture, &(TdChartRect){ 131, 13, 75, 12 }, style->missing), >, 150);
  g_assert_cmpuint (
      count_colour (&picture, &(TdChartRect){ 214, 13, 30, 12 }, style->track), ==, 30 * 12);
  g_assert_cmpuint (
      count_colour (&picture, &(TdChartRect){ 208, 10, 4, 18 }, style->target), >=, 15);
  /* Above the maximum it is full. */
  g_assert_cmpuint (
      count_colour (&picture, &(TdChartRect){ 220, 43, 30, 12 }, style->done), ==, 30 * 12);
  /* No value: neither done nor missing. No target: no tick, nothing missing. */
  g_assert_cmpuint (count_colour (&picture, &(TdChartRect){ 50, 70, 200, 18 }, style->done), ==, 0);
  g_assert_cmpuint (
      count_colour (&picture, &(TdChartRect){ 50, 70, 200, 18 }, style->missing), ==, 0);
  g_assert_cmpuint (
      count_colour (&picture, &(TdChartRect){ 208, 70, 4, 18 }, style->target), >=, 15);
  g_assert_cmpuint (
      count_colour (&picture, &(TdChartRect){ 50, 100, 200, 18 }, style->missing), ==, 0);
  g_assert_cmpuint (
      count_colour (&picture, &(TdChartRect){ 50, 100, 200, 18 }, style->target), ==, 0);
  for (int y = 0; y < 120; y++)
    for (int x = 0; x < 300; x++)
      if (x < 50 || x >= 250 || y < 10 || y >= 118 || (y >= 28 && y < 40))
        g_assert_cmphex (pixel_at (&picture, x, y), ==, style->background);
}

/* ▲ is wide at the bottom, ▼ at the top: the shape tells without the colour. */
static void
test_status (void)
{
  const TdChartStyle *style = td_chart_style_get (TD_CHART_STYLE_LIGHT);
  g_auto (Picture) picture = { 0 };
  begin (&picture, 90, 30, style);
  td_chart_draw_status_mark (picture.cr, 0, 0, 30, TD_CHART_STATUS_MET, style);
  td_chart_draw_status_mark (picture.cr, 30, 0, 30, TD_CHART_STATUS_SHORT, style);
  td_chart_draw_status_mark (picture.cr, 60, 0, 30, TD_CHART_STATUS_NONE, style);
  TdChartRect upper = { 0, 0, 30, 15 };
  TdChartRect lower = { 0, 15, 30, 15 };
  g_assert_cmpuint (count_colour (&picture, &lower, style->done),
                    >,
                    2 * count_colour (&picture, &upper, style->done));
  upper.x = lower.x = 30;
  g_assert_cmpuint (count_colour (&picture, &upper, style->missing),
                    >,
                    2 * count_colour (&picture, &lower, style->missing));
  upper.x = 60;
  upper.height = 30;
  g_assert_cmpuint (count_colour (&picture, &upper, style->background), ==, 900);
}

static double
sum_of (const Picture *picture)
{
  double sum = 0;
  cairo_surface_flush (picture->surface);
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      sum += 255 - (pixel_at (picture, x, y) & 0xff);
  return sum;
}

/* Threads put as much ink as cairo's own strokes, in the same places. */
static void
test_threads (void)
{
  const TdChartStyle *style = td_chart_style_get (TD_CHART_STYLE_LIGHT);
  static const TdChartDot lines[][2] = {
    { { 20, 30 }, { 180, 40 } },        { { 20, 100 }, { 40, 20 } },
    { { 10, 10 }, { 190, 10 } },        { { 60, 20 }, { 60, 110 } },
    { { 20.3, 30.7 }, { 90.1, 99.9 } }, { { 190, 20 }, { 15, 111 } },
    { { 50.5, 60 }, { 51.2, 61 } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (double width = 0.75; width < 4; width *= 1.7)
      for (int scale = 1; scale <= 2; scale++)
        {
          g_autoptr (TdChartMarks) marks = td_chart_marks_new (style);
          td_chart_marks_begin_path (
              marks, TD_CHART_PART_SERIES, TD_CHART_INK_OTHER, TD_CHART_STROKE_THREAD);
          td_chart_marks_add_dot (marks, lines[i][0].x, lines[i][0].y);
          td_chart_marks_add_dot (marks, lines[i][1].x, lines[i][1].y);
          guint n;
          const TdChartMark *path = td_chart_marks_get (marks, &n);

          g_auto (Picture) ours = { 0 };
          g_auto (Picture) theirs = { 0 };
          begin (&ours, 200 * scale, 120 * scale, style);
          begin (&theirs, 200 * scale, 120 * scale, style);
          cairo_surface_set_device_scale (ours.surface, scale, scale);
          cairo_surface_set_device_scale (theirs.surface, scale, scale);
          cairo_set_source_rgb (ours.cr, 0, 0, 0);
          _td_chart_draw_threads (ours.cr, marks, path, n, width);
          cairo_set_source_rgb (theirs.cr, 0, 0, 0);
          cairo_set_line_width (theirs.cr, width);
          cairo_move_to (theirs.cr, lines[i][0].x, lines[i][0].y);
          cairo_line_to (theirs.cr, lines[i][1].x, lines[i][1].y);
          cairo_stroke (theirs.cr);

          double expected = sum_of (&theirs);
          g_assert_cmpfloat (fabs (sum_of (&ours) - expected), <, expected * 0.06 + 255);
          /* Dark where cairo is dark, but for the ends. */
          for (int y = 0; y < ours.height; y++)
            for (int x = 0; x < ours.width; x++)
              {
                bool is_end = false;
                for (int end = 0; end < 2; end++)
                  is_end = is_end
                           || hypot (x - lines[i][end].x * scale, y - lines[i][end].y * scale)
                                  < width * scale + 2;
                int a = (int)(pixel_at (&ours, x, y) & 0xff);
                int b = (int)(pixel_at (&theirs, x, y) & 0xff);
                if (!is_end)
                  g_assert_cmpint (abs (a - b), <, 70);
              }
        }
}

/* More lines than can be told apart: all are drawn, on pictures and in files. */
static void
test_many (void)
{
  const TdChartStyle *style = td_chart_style_get (TD_CHART_STYLE_LIGHT);
  g_autoptr (TdChart) chart = case_units (60, "Đơn vị");
  g_autoptr (TdChartLayout) layout = td_chart_layout_new (chart, 1000, 600, style);
  g_auto (Picture) picture = { 0 };
  begin (&picture, 1000, 600, style);
  td_chart_draw_layout (picture.cr, layout);
  guint n_found = 0;
  for (int series = 6; series < 60; series++)
    {
      const TdChartSpot *spot = td_chart_layout_find (layout, (TdChartHit){ series, 8 });
      g_assert_nonnull (spot);
      TdChartRect around = { spot->at.x - 3, spot->at.y - 3, 6, 6 };
      if (count_colour (&picture, &around, style->other) > 0)
        n_found++;
    }
  /* Some lie under the six coloured ones. */
  g_assert_cmpuint (n_found, >, 40);
}

/* Hovering adds ink at the point and changes nothing far from it. */
static void
test_hover (void)
{
  g_autoptr (TdChart) trend = case_units (3, "Khu vực");
  g_autoptr (TdChart) ranking = case_ranking (8, "Khu vực", true);
  TdChart *charts[] = { trend, ranking };
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    for (TdChartStyleKind kind = 0; kind < TD_N_CHART_STYLES; kind++)
      {
        const TdChartStyle *style = td_chart_style_get (kind);
        cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
        cairo_t *cr = cairo_create (surface);
        td_chart_draw_hover (cr, 900, 500, charts[i], style, (TdChartHit){ 0, 3 });
        double x, y, width, height;
        cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
        g_assert_cmpfloat (width, >, 20);
        g_assert_cmpfloat (x, >=, 0);
        g_assert_cmpfloat (x + width, <=, 900);
        g_assert_cmpfloat (y + height, <=, 500);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);

        surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
        cr = cairo_create (surface);
        td_chart_draw_hover (cr, 900, 500, charts[i], style, TD_CHART_HIT_NONE);
        cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
        g_assert_cmpfloat (width, <=, 0);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

/* The new kinds: a row that is absent leaves no ink where the others have theirs. */
static void
test_absent_kinds (void)
{
  static const TdChartKind kinds[]
      = { TD_CHART_CONTRIBUTION, TD_CHART_INCREMENTS, TD_CHART_HEATMAP, TD_CHART_COMPOSITION };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (TdChartStyleKind kind = 0; kind < TD_N_CHART_STYLES; kind++)
      {
        const TdChartStyle *style = td_chart_style_get (kind);
        g_autoptr (TdChart) chart = case_kind (kinds[k]);
        g_autoptr (TdChartLayout) layout = td_chart_layout_new (chart, 800, 420, style);
        bool has_columns = kinds[k] == TD_CHART_CONTRIBUTION || kinds[k] == TD_CHART_INCREMENTS;
        g_auto (Picture) picture = { 0 };
        guint found = 0;
        guint n;
        const TdChartMark *marks = td_chart_marks_get (layout->marks, &n);

        begin (&picture, 800, 420, style);
        td_chart_draw_layout (picture.cr, layout);
        for (int row = 0; row < 4; row++)
          {
            const TdChartSpot *spot = td_chart_layout_find (
                layout, has_columns ? (TdChartHit){ 0, row } : (TdChartHit){ row, 0 });
            g_assert_nonnull (spot);
            /* The bar's width of the column, or the whole row. */
            TdChartRect area = has_columns ? (TdChartRect){ spot->area.x + spot->area.width * 0.3,
                                                            layout->plot.y,
                                                            spot->area.width * 0.4,
                                                            layout->plot.height }
                                           : (TdChartRect){ layout->plot.x,
                                                            spot->area.y + 2,
                                                            layout->plot.width,
                                                            spot->area.height - 6 };
            guint ink = count_ink (&picture, &area, style);
            /* Grid lines and the bridge to the next column go through it. */
            if (row == 1)
              g_assert_cmpuint (ink, <, has_columns ? (guint)area.width * 10 : 1);
            else
              g_assert_cmpuint (ink, >, (guint)area.width * 10);
            for (guint i = 0; i < n; i++)
              if (marks[i].series == row
                  && (marks[i].part == TD_CHART_PART_BAR || marks[i].part == TD_CHART_PART_SHORTFALL
                      || marks[i].part == TD_CHART_PART_VALUE))
                {
                  g_assert_cmpint (row, !=, 1);
                  found++;
                }
          }
        g_assert_cmpuint (found, >=, 6);
      }
}

/* How bright an area is on average, 0 to 255. */
static double
brightness (const Picture *picture, const TdChartRect *area)
{
  double sum = 0;
  guint n = 0;

  cairo_surface_flush (picture->surface);
  for (int y = (int)area->y + 2; y < (int)(area->y + area->height) - 2; y++)
    for (int x = (int)area->x + 2; x < (int)(area->x + area->width) - 2; x++)
      {
        uint32_t pixel = pixel_at (picture, x, y);
        sum += 0.2126 * (pixel >> 16) + 0.7152 * (pixel >> 8 & 0xff) + 0.0722 * (pixel & 0xff);
        n++;
      }
  return sum / MAX (n, 1);
}

/* On black-and-white paper the parts of a whole differ by their greys, the last one by hatching; a
 * heat map gets darker with its values; losses are hatched and gains are full. */
static void
test_black_and_white (void)
{
  const TdChartStyle *style = td_chart_style_get (TD_CHART_STYLE_PRINT);
  static const TdChartKind kinds[]
      = { TD_CHART_COMPOSITION, TD_CHART_HEATMAP, TD_CHART_CONTRIBUTION };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (TdChart) chart = case_kind (kinds[k]);
      g_autoptr (TdChartLayout) layout = td_chart_layout_new (chart, 900, 420, style);
      g_auto (Picture) picture = { 0 };
      double seen[4] = { 0 };
      guint n_seen = 0;
      guint n;

      begin (&picture, 900, 420, style);
      td_chart_draw_layout (picture.cr, layout);
      const TdChartMark *marks = td_chart_marks_get (layout->marks, &n);
      for (guint i = 0; i < n && n_seen < 4; i++)
        if ((marks[i].part == TD_CHART_PART_BAR || marks[i].part == TD_CHART_PART_SHORTFALL)
            && (kinds[k] == TD_CHART_CONTRIBUTION || marks[i].series == 0))
          seen[n_seen++] = brightness (&picture, &marks[i].area);
      if (kinds[k] == TD_CHART_CONTRIBUTION)
        {
          g_assert_cmpuint (n_seen, ==, 3);
          g_assert_cmpfloat (seen[0], <, 30);
          g_assert_cmpfloat (seen[1], >, 90);
          continue;
        }
      g_assert_cmpuint (n_seen, ==, 4);
      for (guint i = 0; i < 4; i++)
        for (guint j = i + 1; j < 4; j++)
          {
            if (kinds[k] == TD_CHART_HEATMAP)
              g_assert_cmpfloat (seen[i], >, seen[j] + 20);
            else
              g_assert_cmpfloat (fabs (seen[i] - seen[j]), >, 20);
          }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-draw/absent-month", test_absent_month);
  g_test_add_func ("/chart-draw/absent-row", test_absent_row);
  g_test_add_func ("/chart-draw/extents", test_extents);
  g_test_add_func ("/chart-draw/print", test_print);
  g_test_add_func ("/chart-draw/scale", test_scale);
  g_test_add_func ("/chart-draw/bullet", test_bullet);
  g_test_add_func ("/chart-draw/status", test_status);
  g_test_add_func ("/chart-draw/threads", test_threads);
  g_test_add_func ("/chart-draw/many", test_many);
  g_test_add_func ("/chart-draw/hover", test_hover);
  g_test_add_func ("/chart-draw/absent-kinds", test_absent_kinds);
  g_test_add_func ("/chart-draw/black-and-white", test_black_and_white);
  return g_test_run ();
}
