/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>
#include <math.h>

#include "chart-cases.h"
#include "charts/td-chart-draw.h"
#include "charts/td-chart-hit.h"
#include "charts/td-chart-table.h"

static const char *const months[] = { "T10", "T11", "T12", NULL };
static const char *const parts[] = { "xong", "còn", "chưa", "hoãn", NULL };

static TdChartLayout *
lay_out (TdChart *chart, double width, double height)
{
  return td_chart_layout_new (chart, width, height, td_chart_style_get (TD_CHART_STYLE_LIGHT));
}

static TdChartBuilder *
begin (TdChartKind kind, const char *const *columns)
{
  TdChartBuilder *builder = td_chart_builder_new (kind);

  td_chart_builder_set_text (builder, TD_CHART_TEXT_TITLE, "Cơ cấu");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_EMPTY, "Chưa có số liệu");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_ABSENT, "–");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_FIRST_HEADING, "Đơn vị");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_VALUE_HEADING, "điểm");
  if (kind == TD_CHART_COMPOSITION)
    td_chart_builder_set_text (builder, TD_CHART_TEXT_MISSING_HEADING, "tổng số");
  td_chart_builder_set_columns (builder, columns);
  return builder;
}

/* @values: as many as there are columns; −1 is absent. */
static void
add (TdChartBuilder *builder,
     const char *name,
     const int64_t *values,
     guint n,
     const char *whole,
     bool is_total)
{
  TdChartCell cells[8] = { { TD_CHART_ABSENT, NULL } };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    if (values[i] >= 0)
      {
        g_ptr_array_add (texts, case_text (values[i]));
        cells[i] = (TdChartCell){ td_chart_value (values[i]),
                                  g_ptr_array_index (texts, texts->len - 1) };
      }
  TdChartRow row
      = { .id = name, .name = name, .cells = cells, .missing_text = whole, .is_total = is_total };
  td_chart_builder_add_row (builder, &row);
}

static TdChart *
heatmap (void)
{
  TdChartBuilder *builder = begin (TD_CHART_HEATMAP, months);

  add (builder, "Khu vực 1", (const int64_t[]){ 500, 1500, -1 }, 3, NULL, false);
  add (builder, "Khu vực 2", (const int64_t[]){ 1000, 700, 900 }, 3, NULL, false);
  return td_chart_builder_end (builder);
}

/* The more, the darker; absent has no cell. */
static void
test_heat (void)
{
  g_autoptr (TdChart) chart = heatmap ();
  g_autoptr (TdChartLayout) layout = lay_out (chart, 600, 300);
  static const struct
  {
    int row;
    guint shade; /* hundredths of the way from 500 to 1500 */
  } expected[] = { { 0, 0 }, { 0, 100 }, { 1, 50 }, { 1, 20 }, { 1, 40 } };
  const TdChartMark *mark = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      mark = case_get (layout->marks, TD_CHART_PART_BAR, TD_CHART_MARK_RECT, mark);
      g_assert_cmpint (mark->ink, ==, TD_CHART_INK_HEAT);
      g_assert_cmpint (mark->series, ==, expected[i].row);
      g_assert_cmpuint (mark->colour, ==, expected[i].shade);
    }
  g_assert_null (case_find (layout->marks, TD_CHART_PART_BAR, TD_CHART_MARK_RECT, mark));
  g_assert_true (case_says (layout->marks, TD_CHART_PART_VALUE, "15,00"));
  g_assert_true (case_says (layout->marks, TD_CHART_PART_X_TICK, "T12"));
  /* Absent cells can be walked over all the same. */
  g_assert_nonnull (td_chart_layout_find (layout, (TdChartHit){ 0, 2 }));
}

/* Parts lie side by side, in the shares of the whole; a row that lacks one has no bar. */
static void
test_parts (void)
{
  g_autoptr (TdChartBuilder) builder = begin (TD_CHART_COMPOSITION, parts);
  add (builder, "A", (const int64_t[]){ 500, 250, 200, 50 }, 4, "1.000", false);
  add (builder, "B", (const int64_t[]){ 500, 250, 200, -1 }, 4, NULL, false);
  g_autoptr (TdChart) chart = td_chart_builder_end (g_steal_pointer (&builder));
  g_autoptr (TdChartLayout) layout = lay_out (chart, 600, 200);
  static const double shares[] = { 0.5, 0.25, 0.2, 0.05 };
  double x = layout->plot.x;
  guint n;
  guint found = 0;
  const TdChartMark *marks = td_chart_marks_get (layout->marks, &n);

  for (guint i = 0; i < n; i++)
    {
      if (marks[i].part != TD_CHART_PART_BAR)
        continue;
      g_assert_cmpuint (found, <, 4);
      g_assert_cmpint (marks[i].series, ==, 0);
      g_assert_cmpuint (marks[i].colour, ==, found);
      g_assert_cmpint (marks[i].type, ==, found == 3 ? TD_CHART_MARK_HATCH : TD_CHART_MARK_RECT);
      g_assert_cmpfloat_with_epsilon (marks[i].area.x, x, 1e-6);
      g_assert_cmpfloat_with_epsilon (
          marks[i].area.width, layout->plot.width * shares[found], 1e-6);
      x += marks[i].area.width;
      found++;
    }
  g_assert_cmpuint (found, ==, 4);
  g_assert_true (case_says (layout->marks, TD_CHART_PART_COLUMN, "1.000"));

  g_autoptr (TdChartTable) table = td_chart_to_table (chart);
  g_assert_cmpuint (table->headings->len, ==, 6);
  g_assert_cmpstr (td_chart_table_get (table, 0, 4), ==, "0,50");
  g_assert_cmpstr (td_chart_table_get (table, 0, 5), ==, "1.000");
  g_assert_cmpstr (td_chart_table_get (table, 1, 4), ==, "–");
}

static void
test_texts (void)
{
  static const TdChartKind kinds[] = { TD_CHART_HEATMAP, TD_CHART_COMPOSITION };

  for (guint i = 0; i < G_N_ELEMENTS (case_counts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (case_names); j++)
      {
        TdChartKind kind = kinds[(i + j) % 2];
        bool is_heat = kind == TD_CHART_HEATMAP;
        g_autoptr (TdChartBuilder) builder = begin (kind, is_heat ? months : parts);

        for (guint k = 0; k < case_counts[i]; k++)
          {
            g_autofree char *name = g_strdup_printf ("%s %u", case_names[j], k + 1);
            add (builder,
                 name,
                 (const int64_t[]){ 7000 + k, 1234 + k, 900, 77 },
                 is_heat ? 3 : 4,
                 is_heat ? NULL : "12.345.678",
                 false);
          }
        add (builder,
             "Toàn tỉnh",
             (const int64_t[]){ 9000, 800, 700, 60 },
             is_heat ? 3 : 4,
             is_heat ? NULL : "99.345.678",
             true);
        g_autoptr (TdChart) chart = td_chart_builder_end (g_steal_pointer (&builder));
        for (guint k = 0; k < G_N_ELEMENTS (case_widths); k++)
          {
            g_autoptr (TdChartLayout) layout = lay_out (
                chart, case_widths[k], case_heights[(i + k) % G_N_ELEMENTS (case_heights)]);
            if (is_heat)
              case_check_texts (layout);
            else
              case_check_free (layout);
            g_assert_cmpuint (
                case_count (layout->marks, TD_CHART_PART_ROW_NAME, TD_CHART_MARK_TEXT), >=, 1);
          }
      }
}

static void
test_reading (void)
{
  g_autoptr (TdChart) chart = heatmap ();
  g_autoptr (TdChartLayout) layout = lay_out (chart, 600, 300);
  TdChartHit at = { 0, 0 };

  for (guint i = 0; i < layout->spots->len; i++)
    {
      const TdChartSpot *spot = &g_array_index (layout->spots, TdChartSpot, i);
      g_assert_true (
          td_chart_hit_is (td_chart_hit_test (layout, spot->at.x, spot->at.y), spot->hit));
    }
  at = td_chart_hit_step (chart, at, TD_CHART_STEP_RIGHT);
  g_assert_true (td_chart_hit_is (at, (TdChartHit){ 0, 1 }));
  at = td_chart_hit_step (chart, at, TD_CHART_STEP_DOWN);
  g_assert_true (td_chart_hit_is (at, (TdChartHit){ 1, 1 }));
  at = td_chart_hit_step (chart, at, TD_CHART_STEP_DOWN);
  g_assert_true (td_chart_hit_is (at, (TdChartHit){ 1, 1 }));
  g_autofree char *words = td_chart_hit_describe (chart, at);
  g_assert_cmpstr (words, ==, "Khu vực 2, T11, 7,00 điểm");
  g_autofree char *absent = td_chart_hit_describe (chart, (TdChartHit){ 0, 2 });
  g_assert_cmpstr (absent, ==, "Khu vực 1, T12, – điểm");
  g_assert_null (td_chart_hit_describe (chart, (TdChartHit){ 9, 9 }));
}

static double
channel (guint32 value)
{
  double share = value / 255.0;
  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

/* WCAG 2: relative luminance. */
static double
luminance (guint32 pixel)
{
  return 0.2126 * channel (pixel >> 16 & 0xff) + 0.7152 * channel (pixel >> 8 & 0xff)
         + 0.0722 * channel (pixel & 0xff);
}

/* The contrast of the text in the third cell with the cell, as drawn: of the pixel that differs
 * most from the one in the cell's corner. */
static double
text_contrast (TdChart *chart, TdChartStyleKind kind)
{
  const int width = 900;
  const int height = 200;
  const int scale = 6; /* or thin strokes are nothing but edges */
  g_autoptr (TdChartLayout) layout
      = td_chart_layout_new (chart, width, height, td_chart_style_get (kind));
  const TdChartSpot *spot = td_chart_layout_find (layout, (TdChartHit){ 0, 2 });
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale, height * scale);
  cairo_t *cr = cairo_create (surface);
  double most = 1;

  cairo_scale (cr, scale, scale);
  td_chart_draw_layout (cr, layout);
  cairo_surface_flush (surface);
  const guint32 *pixels = (const guint32 *)(gconstpointer)cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface) / 4;
  int left = ((int)spot->area.x + 4) * scale;
  int top = ((int)spot->area.y + 4) * scale;
  double ground = luminance (pixels[top * stride + left]);
  for (int y = top; y < ((int)(spot->area.y + spot->area.height) - 4) * scale; y++)
    for (int x = left; x < ((int)(spot->area.x + spot->area.width) - 4) * scale; x++)
      {
        double ink = luminance (pixels[y * stride + x]);
        most = MAX (most, (MAX (ink, ground) + 0.05) / (MIN (ink, ground) + 0.05));
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return most;
}

/* Text in a cell can be read on every shade, in every style: black or white, 4,5 to 1 at least. */
static void
test_contrast (void)
{
  for (TdChartStyleKind kind = 0; kind < TD_N_CHART_STYLES; kind++)
    for (int value = 0; value <= 100; value += 10)
      {
        g_autoptr (TdChartBuilder) builder = begin (TD_CHART_HEATMAP, months);
        add (builder, "A", (const int64_t[]){ 0, 100, value }, 3, NULL, false);
        g_autoptr (TdChart) chart = td_chart_builder_end (g_steal_pointer (&builder));
        g_assert_cmpfloat (text_contrast (chart, kind), >=, 4.5);
      }
}

static void
test_empty (void)
{
  static const TdChartKind kinds[] = { TD_CHART_HEATMAP, TD_CHART_COMPOSITION };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TdChartBuilder) builder = begin (kinds[i], i == 0 ? months : parts);
      add (builder, "A", (const int64_t[]){ -1, -1, -1, -1 }, i == 0 ? 3 : 4, NULL, false);
      g_autoptr (TdChart) chart = td_chart_builder_end (g_steal_pointer (&builder));
      g_autoptr (TdChartLayout) layout = lay_out (chart, 500, 300);
      g_assert_true (case_says (layout->marks, TD_CHART_PART_EMPTY, "Chưa có số liệu"));
      g_assert_null (case_find (layout->marks, TD_CHART_PART_BAR, TD_CHART_MARK_RECT, NULL));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-cells/heat", test_heat);
  g_test_add_func ("/chart-cells/parts", test_parts);
  g_test_add_func ("/chart-cells/texts", test_texts);
  g_test_add_func ("/chart-cells/reading", test_reading);
  g_test_add_func ("/chart-cells/contrast", test_contrast);
  g_test_add_func ("/chart-cells/empty", test_empty);
  return g_test_run ();
}
