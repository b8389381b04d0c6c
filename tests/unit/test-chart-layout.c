/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>
#include <math.h>

#include "chart-cases.h"

/* The plot begins a thirty-sixth of the year, ten days, before the first tick. */
#define CASE_FIRST_SHOWN 20
#define CASE_SHOWN (CASE_LAST_DAY - CASE_FIRST_SHOWN)

static TdChartLayout *
lay_out (TdChart *chart, double width, double height)
{
  return td_chart_layout_new (chart, width, height, td_chart_style_get (TD_CHART_STYLE_LIGHT));
}

static const TdChartSpot *
find_spot (const TdChartLayout *layout, int series, int point)
{
  const TdChartSpot *spot = td_chart_layout_find (layout, (TdChartHit){ series, point });
  if (spot == NULL)
    case_fail ("point %d of series %d stands nowhere", point, series);
  return spot;
}

/* Points lie where the day and the value say, and lines and markers on the points. */
static void
check_points (TdChart *chart, double width, double height)
{
  g_autoptr (TdChartLayout) layout = lay_out (chart, width, height);
  const TdChartRect *plot = &layout->plot;
  guint n_spots = 0;
  guint n_series;
  td_chart_get_series (chart, &n_series);
  for (guint i = 0; i < n_series; i++)
    {
      guint n;
      const TdChartPoint *points = td_chart_get_points (chart, i, &n);
      for (guint j = 0; j < n; j++)
        {
          const TdChartSpot *spot = td_chart_layout_find (layout, (TdChartHit){ (int)i, (int)j });
          g_assert_true ((spot != NULL) == points[j].value.is_set);
          if (spot == NULL)
            continue;
          n_spots++;
          double part = (double)(points[j].value.hundredths - layout->scale.min)
                        / (double)(layout->scale.max - layout->scale.min);
          g_assert_cmpfloat_with_epsilon (
              spot->at.x,
              plot->x + plot->width * (points[j].day - CASE_FIRST_SHOWN) / CASE_SHOWN,
              1e-6);
          g_assert_cmpfloat_with_epsilon (
              spot->at.y, plot->y + plot->height - plot->height * part, 1e-6);
        }
    }
  g_assert_cmpuint (n_spots, ==, layout->spots->len);

  const TdChartMark *mark = NULL;
  while ((mark = case_find (layout->marks, TD_CHART_PART_POINT, TD_CHART_MARK_SYMBOL, mark))
         != NULL)
    {
      const TdChartSpot *spot = find_spot (layout, mark->series, mark->point);
      g_assert_cmpfloat_with_epsilon (mark->area.x + mark->area.width / 2, spot->at.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (mark->area.y + mark->area.height / 2, spot->at.y, 1e-6);
    }
  /* Each line goes through the points of its series, in their order. */
  while ((mark = case_find (layout->marks, TD_CHART_PART_SERIES, TD_CHART_MARK_PATH, mark)) != NULL)
    {
      const TdChartSeries *series = td_chart_get_series (chart, &n_series) + mark->series;
      const TdChartDot *dots = td_chart_marks_dots (layout->marks, mark);
      guint first = series->role == TD_CHART_ROLE_FORECAST ? 1 : 0;
      g_assert_cmpuint (mark->n_dots, >, 1);
      for (guint i = first; i < mark->n_dots; i++)
        {
          const TdChartSpot *spot = find_spot (layout, mark->series, (int)(i - first));
          g_assert_cmpfloat_with_epsilon (dots[i].x, spot->at.x, 1e-6);
          g_assert_cmpfloat_with_epsilon (dots[i].y, spot->at.y, 1e-6);
        }
    }
}

static void
test_points (void)
{
  g_autoptr (TdChart) province = case_province ();
  g_autoptr (TdChart) units = case_units (4, "Khu vực");
  static const double sizes[][2]
      = { { 200, 120 }, { 480, 200 }, { 780, 360 }, { 1600, 900 }, { 3840, 2160 } };
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      check_points (province, sizes[i][0], sizes[i][1]);
      check_points (units, sizes[i][0], sizes[i][1]);
    }
}

/* The forecast starts at the newest value of the series that it continues. */
static void
test_forecast (void)
{
  g_autoptr (TdChart) chart = case_province ();
  g_autoptr (TdChartLayout) layout = lay_out (chart, 480, 200);
  const TdChartMark *path = NULL;
  do
    path = case_get (layout->marks, TD_CHART_PART_SERIES, TD_CHART_MARK_PATH, path);
  while (path->series != 2);
  const TdChartDot *dots = td_chart_marks_dots (layout->marks, path);
  const TdChartSpot *newest = find_spot (layout, 0, 11);
  g_assert_cmpuint (path->n_dots, ==, 2);
  g_assert_cmpint (path->stroke, ==, TD_CHART_STROKE_DOTS);
  g_assert_cmpfloat_with_epsilon (dots[0].x, newest->at.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (dots[0].y, newest->at.y, 1e-6);

  const TdChartMark *marker = NULL;
  do
    marker = case_get (layout->marks, TD_CHART_PART_POINT, TD_CHART_MARK_SYMBOL, marker);
  while (marker->series != 2);
  g_assert_cmpint (marker->symbol, ==, TD_CHART_SYMBOL_CIRCLE);
  g_assert_true (marker->flags & TD_CHART_MARK_OPEN);
}

/* Small charts mark the newest point only and thin out their months; the last one stays. */
static void
test_forms (void)
{
  g_autoptr (TdChart) chart = case_province ();
  g_autoptr (TdChartLayout) small = lay_out (chart, 360, 200);
  g_autoptr (TdChartLayout) large = lay_out (chart, 1600, 900);
  g_assert_true (small->is_compact);
  g_assert_false (large->is_compact);
  /* The newest, and the end of the forecast. */
  g_assert_cmpuint (case_count (small->marks, TD_CHART_PART_POINT, TD_CHART_MARK_SYMBOL), ==, 2);
  g_assert_cmpuint (case_count (large->marks, TD_CHART_PART_POINT, TD_CHART_MARK_SYMBOL), ==, 13);
  guint n = case_count (small->marks, TD_CHART_PART_X_TICK, TD_CHART_MARK_TEXT);
  g_assert_cmpuint (n, >=, 3);
  g_assert_cmpuint (n, <, 12);
  g_assert_true (case_says (small->marks, TD_CHART_PART_X_TICK, "T9"));
  g_assert_false (case_says (small->marks, TD_CHART_PART_X_TICK, "T8"));
  g_assert_cmpuint (case_count (large->marks, TD_CHART_PART_X_TICK, TD_CHART_MARK_TEXT), ==, 12);
  g_assert_true (case_says (large->marks, TD_CHART_PART_X_TICK, "31/10/2024"));

  g_assert_true (case_says (small->marks, TD_CHART_PART_VALUE, "79,07"));
  g_assert_true (case_says (small->marks, TD_CHART_PART_TARGET_LABEL, "chỉ tiêu 84,05 %"));
  g_assert_true (case_says (small->marks, TD_CHART_PART_END_LABEL, "dự báo 83,00"));
  g_assert_true (case_says (small->marks, TD_CHART_PART_END_LABEL, "năm 2024: 81,28"));
  g_assert_false (case_says (small->marks, TD_CHART_PART_KEY, "năm 2025"));
  g_assert_true (case_says (large->marks, TD_CHART_PART_KEY, "dự báo theo nhịp từ 30/6"));
  g_assert_true (case_says (large->marks, TD_CHART_PART_NOTE, "1/7/2025\nsắp xếp lại đơn vị"));

  /* A card has a heading of its own. */
  TdChartStyle style = *td_chart_style_get (TD_CHART_STYLE_LIGHT);
  g_assert_true (case_says (large->marks, TD_CHART_PART_TITLE, "Tỷ lệ thi hành xong về việc"));
  style.has_heading = false;
  g_autoptr (TdChartLayout) card = td_chart_layout_new (chart, 480, 200, &style);
  g_assert_cmpuint (case_count (card->marks, TD_CHART_PART_TITLE, TD_CHART_MARK_TEXT), ==, 0);
}

/* Whether two sorts of marks at the same index are one. */
static void
check_same (const TdChartLayout *a, const TdChartLayout *b)
{
  guint n_a, n_b;
  const TdChartMark *marks_a = td_chart_marks_get (a->marks, &n_a);
  const TdChartMark *marks_b = td_chart_marks_get (b->marks, &n_b);
  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_cmpint (marks_a[i].type, ==, marks_b[i].type);
      g_assert_cmpint (marks_a[i].part, ==, marks_b[i].part);
      g_assert_cmpmem (
          &marks_a[i].area, sizeof (TdChartRect), &marks_b[i].area, sizeof (TdChartRect));
      if (marks_a[i].type == TD_CHART_MARK_TEXT)
        g_assert_cmpstr (
            pango_layout_get_text (marks_a[i].text), ==, pango_layout_get_text (marks_b[i].text));
    }
  g_assert_cmpmem (a->marks->dots->data,
                   a->marks->dots->len * sizeof (TdChartDot),
                   b->marks->dots->data,
                   b->marks->dots->len * sizeof (TdChartDot));
  g_assert_cmpmem (a->spots->data,
                   a->spots->len * sizeof (TdChartSpot),
                   b->spots->data,
                   b->spots->len * sizeof (TdChartSpot));
}

/* A figure before the first month end is shown too; never a day before the first one. */
static void
test_days (void)
{
  static const int early[][2] = { { 15, 5 }, { 3, 0 }, { 0, 0 }, { 30, 20 } };
  for (guint i = 0; i < G_N_ELEMENTS (early); i++)
    {
      TdChartBuilder *builder = case_begin_trend ();
      td_chart_builder_add_series (builder,
                                   &(TdChartSeries){ .role = TD_CHART_ROLE_UNIT, .continues = -1 });
      case_add_point (builder, 0, early[i][0], td_chart_value (100));
      g_autoptr (TdChart) chart = td_chart_builder_end (builder);
      g_autoptr (TdChartLayout) layout = lay_out (chart, 480, 200);
      g_assert_cmpint (layout->first_day, ==, early[i][1]);
      g_assert_cmpint (layout->last_day, ==, CASE_LAST_DAY);
      g_assert_cmpuint (layout->spots->len, ==, 1);
    }
}

static void
test_styles (void)
{
  g_autoptr (TdChart) trend = case_units (4, "Khu vực");
  g_autoptr (TdChart) ranking = case_ranking (8, "Khu vực", true);
  g_autoptr (TdChart) contribution = case_kind (TD_CHART_CONTRIBUTION);
  g_autoptr (TdChart) increments = case_kind (TD_CHART_INCREMENTS);
  g_autoptr (TdChart) heatmap = case_kind (TD_CHART_HEATMAP);
  g_autoptr (TdChart) composition = case_kind (TD_CHART_COMPOSITION);
  TdChart *charts[] = { trend, ranking, contribution, increments, heatmap, composition };

  G_STATIC_ASSERT (G_N_ELEMENTS (charts) == TD_N_CHART_KINDS);
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (TdChartLayout) light = lay_out (charts[i], 780, 360);
      for (TdChartStyleKind kind = 0; kind < TD_N_CHART_STYLES; kind++)
        {
          TdChartStyle style = *td_chart_style_get (kind);
          style.font_family = light->style.font_family;
          style.base_size = light->style.base_size;
          style.padding = light->style.padding;
          style.snap_text = light->style.snap_text;
          g_autoptr (TdChartLayout) other = td_chart_layout_new (charts[i], 780, 360, &style);
          check_same (light, other);
        }
    }
}

static void
test_trend_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (case_counts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (case_names); j++)
      {
        g_autoptr (TdChart) chart = case_units (case_counts[i], case_names[j]);
        for (guint k = 0; k < G_N_ELEMENTS (case_widths); k++)
          {
            g_autoptr (TdChartLayout) layout = lay_out (
                chart, case_widths[k], case_heights[(i + k) % G_N_ELEMENTS (case_heights)]);
            case_check_texts (layout);
            g_assert_cmpuint (
                case_count (layout->marks, TD_CHART_PART_Y_TICK, TD_CHART_MARK_TEXT), >=, 2);
            g_assert_cmpuint (
                case_count (layout->marks, TD_CHART_PART_TARGET_LABEL, TD_CHART_MARK_TEXT), ==, 1);
          }
      }
  g_autoptr (TdChart) province = case_province ();
  for (double width = 200; width < 2000; width *= 1.07)
    for (double height = 120; height < 1200; height *= 1.31)
      for (TdChartStyleKind kind = 0; kind < TD_N_CHART_STYLES; kind++)
        {
          g_autoptr (TdChartLayout) layout
              = td_chart_layout_new (province, width, height, td_chart_style_get (kind));
          case_check_texts (layout);
          g_assert_true (case_says (layout->marks, TD_CHART_PART_VALUE, "79,07"));
        }
}

static void
test_ranking_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (case_counts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (case_names); j++)
      {
        g_autoptr (TdChart) chart = case_ranking (case_counts[i], case_names[j], i % 2 == 0);
        for (guint k = 0; k < G_N_ELEMENTS (case_widths); k++)
          {
            double height = case_heights[(i + k) % G_N_ELEMENTS (case_heights)];
            g_autoptr (TdChartLayout) layout = lay_out (chart, case_widths[k], height);
            case_check_texts (layout);
            g_assert_cmpuint (
                case_count (layout->marks, TD_CHART_PART_ROW_NAME, TD_CHART_MARK_TEXT), >=, 1);
            g_assert_true (case_says (layout->marks, TD_CHART_PART_TARGET_LABEL, "chỉ tiêu 84,05"));
            /* Every row keeps its bar, whatever becomes of its name. */
            g_assert_cmpuint (case_count (layout->marks, TD_CHART_PART_BAR, TD_CHART_MARK_RECT),
                              ==,
                              case_counts[i] + (i % 2 == 0));
          }
      }
  g_autoptr (TdChart) chart = case_ranking (8, "Khu vực", true);
  for (double width = 200; width < 2000; width *= 1.07)
    for (double height = 120; height < 1200; height *= 1.31)
      {
        g_autoptr (TdChartLayout) layout
            = td_chart_layout_new (chart, width, height, td_chart_style_get (TD_CHART_STYLE_PRINT));
        case_check_texts (layout);
      }
}

/* Bars are as long as their values; what is missing reaches from their ends to the target. */
static void
test_bars (void)
{
  g_autoptr (TdChartBuilder) builder = case_begin_ranking ();
  case_add_row (builder, "thiếu", td_chart_value (3965), td_chart_value (8405), false);
  case_add_row (builder, "vượt", td_chart_value (9111), td_chart_value (8405), false);
  case_add_row (builder, "chưa giao", td_chart_value (5014), TD_CHART_ABSENT, false);
  case_add_row (builder, "chưa báo cáo", TD_CHART_ABSENT, td_chart_value (8405), false);
  case_add_row (builder, "không", td_chart_value (0), td_chart_value (8405), false);
  g_autoptr (TdChart) chart = td_chart_builder_end (g_steal_pointer (&builder));
  g_autoptr (TdChartLayout) layout = lay_out (chart, 700, 330);
  double per_percent = layout->plot.width / 100;
  g_assert_cmpint (layout->scale.max, ==, 10000);

  static const struct
  {
    int row;
    double bar;
  } bars[] = { { 0, 39.65 }, { 1, 91.11 }, { 2, 50.14 } };
  const TdChartMark *bar = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      bar = case_get (layout->marks, TD_CHART_PART_BAR, TD_CHART_MARK_RECT, bar);
      g_assert_cmpint (bar->series, ==, bars[i].row);
      g_assert_cmpfloat_with_epsilon (bar->area.x, layout->plot.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (bar->area.width, bars[i].bar * per_percent, 1e-6);
    }
  g_assert_null (case_find (layout->marks, TD_CHART_PART_BAR, TD_CHART_MARK_RECT, bar));

  const TdChartMark *missing
      = case_get (layout->marks, TD_CHART_PART_SHORTFALL, TD_CHART_MARK_HATCH, NULL);
  g_assert_cmpint (missing->series, ==, 0);
  g_assert_cmpfloat_with_epsilon (missing->area.x, layout->plot.x + 39.65 * per_percent, 1e-6);
  g_assert_cmpfloat_with_epsilon (missing->area.width, (84.05 - 39.65) * per_percent, 1e-6);
  missing = case_get (layout->marks, TD_CHART_PART_SHORTFALL, TD_CHART_MARK_HATCH, missing);
  g_assert_cmpint (missing->series, ==, 4);
  g_assert_null (case_find (layout->marks, TD_CHART_PART_SHORTFALL, TD_CHART_MARK_HATCH, missing));

  /* A row without a target has no tick and says so. */
  const TdChartMark *tick = NULL;
  guint n_ticks = 0;
  while ((tick = case_find (layout->marks, TD_CHART_PART_TARGET, TD_CHART_MARK_PATH, tick)) != NULL)
    {
      g_assert_cmpint (tick->series, !=, 2);
      g_assert_cmpfloat_with_epsilon (tick->area.x, layout->plot.x + 84.05 * per_percent, 1e-6);
      n_ticks++;
    }
  g_assert_cmpuint (n_ticks, ==, 4);
  g_assert_true (case_says (layout->marks, TD_CHART_PART_TARGET_LABEL, "chưa giao chỉ tiêu"));
  g_assert_true (case_says (layout->marks, TD_CHART_PART_TARGET_LABEL, "chỉ tiêu 84,05"));
  g_assert_true (case_says (layout->marks, TD_CHART_PART_VALUE, "39,65"));
}

/* One line through all rows when they share a target; the axis goes on beyond 100 with the values.
 */
static void
test_common_target (void)
{
  g_autoptr (TdChart) chart = case_ranking (8, "Khu vực", true);
  g_autoptr (TdChartLayout) layout = lay_out (chart, 700, 330);
  const TdChartMark *line
      = case_get (layout->marks, TD_CHART_PART_TARGET, TD_CHART_MARK_PATH, NULL);
  g_assert_cmpfloat_with_epsilon (line->area.height, layout->plot.height, 1e-6);
  g_assert_null (case_find (layout->marks, TD_CHART_PART_TARGET, TD_CHART_MARK_PATH, line));

  g_autoptr (TdChartBuilder) builder = case_begin_ranking ();
  case_add_row (builder, "một", td_chart_value (11240), td_chart_value (8405), false);
  case_add_row (builder, "hai", td_chart_value (5000), td_chart_value (5208), false);
  g_autoptr (TdChart) beyond = td_chart_builder_end (g_steal_pointer (&builder));
  g_autoptr (TdChartLayout) wide = lay_out (beyond, 700, 330);
  g_assert_cmpint (wide->scale.max, >=, 11240);
  /* Targets that differ: a tick and its number in each row, no common label. */
  g_assert_cmpuint (case_count (wide->marks, TD_CHART_PART_TARGET, TD_CHART_MARK_PATH), ==, 2);
  g_assert_false (case_says (wide->marks, TD_CHART_PART_TARGET_LABEL, "chỉ tiêu 84,05"));
  g_assert_true (case_says (wide->marks, TD_CHART_PART_TARGET_LABEL, "52,08"));
}

/* Absent values break the line; a point alone has a marker. */
static void
test_absent (void)
{
  g_autoptr (TdChartBuilder) builder = case_begin_trend ();
  guint series = td_chart_builder_add_series (
      builder, &(TdChartSeries){ .id = "a", .role = TD_CHART_ROLE_UNIT, .continues = -1 });
  for (guint i = 0; i < 12; i++)
    case_add_point (builder,
                    series,
                    case_days[i],
                    i == 3 || i == 5 ? TD_CHART_ABSENT : td_chart_value (case_rates[0][i]));
  g_autoptr (TdChart) chart = td_chart_builder_end (g_steal_pointer (&builder));
  g_autoptr (TdChartLayout) layout = lay_out (chart, 480, 200);
  const TdChartMark *run = case_get (layout->marks, TD_CHART_PART_SERIES, TD_CHART_MARK_PATH, NULL);
  g_assert_cmpuint (run->n_dots, ==, 3);
  run = case_get (layout->marks, TD_CHART_PART_SERIES, TD_CHART_MARK_PATH, run);
  g_assert_cmpuint (run->n_dots, ==, 6);
  g_assert_null (case_find (layout->marks, TD_CHART_PART_SERIES, TD_CHART_MARK_PATH, run));
  const TdChartMark *alone
      = case_get (layout->marks, TD_CHART_PART_POINT, TD_CHART_MARK_SYMBOL, NULL);
  g_assert_cmpint (alone->point, ==, 4);
  /* No target: nothing is drawn, and that is said. */
  g_assert_cmpuint (case_count (layout->marks, TD_CHART_PART_TARGET, TD_CHART_MARK_PATH), ==, 0);
  g_assert_true (case_says (layout->marks, TD_CHART_PART_TARGET_LABEL, "chưa giao chỉ tiêu"));
}

static void
test_empty (void)
{
  g_autoptr (TdChart) trend = td_chart_builder_end (case_begin_trend ());
  g_autoptr (TdChartLayout) trend_layout = lay_out (trend, 480, 200);
  g_assert_true (case_says (trend_layout->marks, TD_CHART_PART_EMPTY, "Chưa có số liệu"));
  g_assert_cmpuint (
      case_count (trend_layout->marks, TD_CHART_PART_X_TICK, TD_CHART_MARK_TEXT), ==, 12);
  case_check_texts (trend_layout);

  g_autoptr (TdChart) ranking = td_chart_builder_end (case_begin_ranking ());
  g_autoptr (TdChartLayout) ranking_layout = lay_out (ranking, 480, 200);
  g_assert_true (case_says (ranking_layout->marks, TD_CHART_PART_EMPTY, "Chưa có số liệu"));

  /* A widget that has no size yet. */
  for (double size = 0; size < 40; size += 3)
    {
      g_autoptr (TdChartLayout) a = lay_out (trend, size, size);
      g_autoptr (TdChartLayout) b = lay_out (ranking, size, size);
      g_assert_cmpuint (a->spots->len + b->spots->len, ==, 0);
    }
}

/* A target is in force from its day to the next one; each step has its number. */
static void
test_target_steps (void)
{
  g_autoptr (TdChartBuilder) builder = case_begin_trend ();
  case_add_units (builder, 1, "Khu vực");
  case_add_target (builder, 0, 8200);
  case_add_target (builder, 200, 8405);
  td_chart_builder_add_target (
      builder, &(TdChartTarget){ .track = 0, .from = 300, .value = TD_CHART_ABSENT });
  g_autoptr (TdChart) chart = td_chart_builder_end (g_steal_pointer (&builder));
  g_autoptr (TdChartLayout) layout = lay_out (chart, 1000, 600);
  const TdChartRect *plot = &layout->plot;

  const TdChartMark *step
      = case_get (layout->marks, TD_CHART_PART_TARGET, TD_CHART_MARK_PATH, NULL);
  g_assert_cmpfloat_with_epsilon (step->area.x, plot->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (
      step->area.width, plot->width * (200 - CASE_FIRST_SHOWN) / CASE_SHOWN, 1e-6);
  step = case_get (layout->marks, TD_CHART_PART_TARGET, TD_CHART_MARK_PATH, step);
  g_assert_cmpuint (step->n_dots, ==, 3);
  g_assert_cmpfloat_with_epsilon (step->area.width, plot->width * 100 / CASE_SHOWN, 1e-6);
  g_assert_null (case_find (layout->marks, TD_CHART_PART_TARGET, TD_CHART_MARK_PATH, step));
  g_assert_true (case_says (layout->marks, TD_CHART_PART_TARGET_LABEL, "chỉ tiêu 82,00 %"));
  g_assert_true (case_says (layout->marks, TD_CHART_PART_TARGET_LABEL, "chỉ tiêu 84,05 %"));
}

/* Far more points than columns: at most two for each column, and no peak is lost. */
static void
test_thinning (void)
{
  enum
  {
    N = 30000
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree int64_t *values = g_new (int64_t, N);
  g_autoptr (TdChartBuilder) builder = td_chart_builder_new (TD_CHART_TREND);
  td_chart_builder_set_days (builder, 0, N - 1);
  td_chart_builder_add_series (
      builder, &(TdChartSeries){ .id = "a", .role = TD_CHART_ROLE_UNIT, .continues = -1 });
  for (int i = 0; i < N; i++)
    {
      values[i] = g_rand_int_range (random, 0, 9000);
      td_chart_builder_add_point (
          builder, 0, &(TdChartPoint){ .day = i, .value = td_chart_value (values[i]) });
    }
  g_autoptr (TdChart) chart = td_chart_builder_end (g_steal_pointer (&builder));
  g_autoptr (TdChartLayout) layout = lay_out (chart, 800, 400);
  const TdChartRect *plot = &layout->plot;
  const TdChartMark *path
      = case_get (layout->marks, TD_CHART_PART_SERIES, TD_CHART_MARK_PATH, NULL);
  guint n_columns = (guint)ceil (plot->width) + 2;
  g_assert_cmpuint (path->n_dots, <=, 2 * n_columns);
  g_assert_cmpuint (path->n_dots, >=, n_columns);

  g_autofree double *highest = g_new (double, n_columns);
  g_autofree double *lowest = g_new (double, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      highest[i] = G_MAXDOUBLE;
      lowest[i] = -G_MAXDOUBLE;
    }
  const TdChartDot *dots = td_chart_marks_dots (layout->marks, path);
  for (guint i = 0; i < path->n_dots; i++)
    {
      guint column = (guint)(floor (dots[i].x) - floor (plot->x));
      highest[column] = MIN (highest[column], dots[i].y);
      lowest[column] = MAX (lowest[column], dots[i].y);
      if (i > 0)
        g_assert_cmpfloat (dots[i].x, >=, dots[i - 1].x);
    }
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const TdChartDot *at = &g_array_index (layout->spots, TdChartSpot, i).at;
      guint column = (guint)(floor (at->x) - floor (plot->x));
      g_assert_cmpfloat (at->y, >=, highest[column] - 1e-9);
      g_assert_cmpfloat (at->y, <=, lowest[column] + 1e-9);
    }
  g_assert_cmpfloat_with_epsilon (dots[0].x, plot->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (dots[path->n_dots - 1].x, plot->x + plot->width, 1e-6);
}

/* Labels at the ends stand in the order of their values. */
static void
test_end_labels (void)
{
  g_autoptr (TdChart) chart = case_units (3, "Khu vực");
  g_autoptr (TdChartLayout) layout = lay_out (chart, 1600, 900);
  static const char *const expected[]
      = { "Khu vực 3", "82,82", "Khu vực 2", "79,07", "Khu vực 1", "73,45" };
  const TdChartMark *label = NULL;
  double above = 0;
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      label = case_get (layout->marks, TD_CHART_PART_END_LABEL, TD_CHART_MARK_TEXT, label);
      g_assert_cmpstr (pango_layout_get_text (label->text), ==, expected[i]);
      g_assert_cmpfloat (label->area.x, >, layout->plot.x + layout->plot.width);
      g_assert_cmpfloat (label->area.y, >=, above - 3);
      above = label->area.y;
    }
}

/* A large chart has a second line under the names; the leader starts at the forecast's end. */
static void
test_notes (void)
{
  TdChartBuilder *builder = case_begin_trend ();
  for (guint i = 0; i < 2; i++)
    {
      td_chart_builder_add_series (builder,
                                   &(TdChartSeries){ .role = TD_CHART_ROLE_UNIT,
                                                     .colour = i,
                                                     .continues = -1,
                                                     .label = i == 0 ? "Khu vực 4" : "Khu vực 3",
                                                     .note = i == 0 ? "dự báo 76,81" : NULL,
                                                     .note_value = "−10,60 điểm" });
      for (guint j = 0; j < 12; j++)
        case_add_point (builder, i, case_days[j], td_chart_value (case_rates[i][j]));
    }
  guint forecast = td_chart_builder_add_series (
      builder, &(TdChartSeries){ .role = TD_CHART_ROLE_FORECAST, .continues = 0 });
  case_add_point (builder, forecast, CASE_LAST_DAY, td_chart_value (7681));
  g_autoptr (TdChart) chart = td_chart_builder_end (builder);

  g_autoptr (TdChartLayout) large = lay_out (chart, 1600, 900);
  case_check_texts (large);
  g_assert_true (case_says (large->marks, TD_CHART_PART_END_LABEL, "dự báo 76,81"));
  g_assert_true (case_says (large->marks, TD_CHART_PART_END_LABEL, "−10,60 điểm"));
  const TdChartSpot *end = find_spot (large, (int)forecast, 0);
  const TdChartMark *leader = NULL;
  bool starts_there = false;
  while ((leader = case_find (large->marks, TD_CHART_PART_OTHER, TD_CHART_MARK_PATH, leader))
         != NULL)
    {
      const TdChartDot *dots = td_chart_marks_dots (large->marks, leader);
      starts_there = starts_there
                     || (leader->n_dots == 3 && dots[0].x > end->at.x && dots[0].x < end->at.x + 12
                         && fabs (dots[0].y - end->at.y) < 1e-6);
    }
  g_assert_true (starts_there);

  g_autoptr (TdChartLayout) small = lay_out (chart, 480, 300);
  g_assert_true (case_says (small->marks, TD_CHART_PART_END_LABEL, "Khu vực 4"));
  g_assert_false (case_says (small->marks, TD_CHART_PART_END_LABEL, "dự báo 76,81"));
  /* Where the second lines do not fit, the names do. */
  g_autoptr (TdChartLayout) low = lay_out (chart, 1600, 390);
  g_assert_true (case_says (low->marks, TD_CHART_PART_END_LABEL, "Khu vực 3"));
}

/* The keys go below the title where they do not fit beside it, and away where they fit nowhere. */
static void
test_keys (void)
{
  TdChartBuilder *builder = case_begin_trend ();
  td_chart_builder_set_text (
      builder,
      TD_CHART_TEXT_TITLE,
      "Tỷ lệ thi hành xong về việc của bốn phòng thi hành án dân sự khu vực");
  static const char *const texts[] = { "năm 2025", "đơn vị khác", "năm 2024", "dự báo" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    td_chart_builder_add_key (builder, &(TdChartKey){ (TdChartSample)i, 0, texts[i] });
  case_add_units (builder, 2, "Khu vực");
  g_autoptr (TdChart) chart = td_chart_builder_end (builder);
  g_autoptr (TdChartLayout) beside = lay_out (chart, 1600, 600);
  g_autoptr (TdChartLayout) below = lay_out (chart, 800, 600);
  const TdChartMark *title = case_get (below->marks, TD_CHART_PART_TITLE, TD_CHART_MARK_TEXT, NULL);
  double title_bottom = title->area.y + title->area.height;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (case_says (beside->marks, TD_CHART_PART_KEY, texts[i]));
      g_assert_true (case_says (below->marks, TD_CHART_PART_KEY, texts[i]));
    }
  g_assert_cmpfloat (case_get (beside->marks, TD_CHART_PART_KEY, TD_CHART_MARK_TEXT, NULL)->area.y,
                     <,
                     title_bottom - 5);
  g_assert_cmpfloat (case_get (below->marks, TD_CHART_PART_KEY, TD_CHART_MARK_TEXT, NULL)->area.y,
                     >=,
                     title_bottom);
  case_check_texts (beside);
  case_check_texts (below);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-layout/points", test_points);
  g_test_add_func ("/chart-layout/forecast", test_forecast);
  g_test_add_func ("/chart-layout/forms", test_forms);
  g_test_add_func ("/chart-layout/days", test_days);
  g_test_add_func ("/chart-layout/styles", test_styles);
  g_test_add_func ("/chart-layout/trend-texts", test_trend_texts);
  g_test_add_func ("/chart-layout/ranking-texts", test_ranking_texts);
  g_test_add_func ("/chart-layout/bars", test_bars);
  g_test_add_func ("/chart-layout/common-target", test_common_target);
  g_test_add_func ("/chart-layout/absent", test_absent);
  g_test_add_func ("/chart-layout/empty", test_empty);
  g_test_add_func ("/chart-layout/target-steps", test_target_steps);
  g_test_add_func ("/chart-layout/thinning", test_thinning);
  g_test_add_func ("/chart-layout/end-labels", test_end_labels);
  g_test_add_func ("/chart-layout/notes", test_notes);
  g_test_add_func ("/chart-layout/keys", test_keys);
  return g_test_run ();
}
