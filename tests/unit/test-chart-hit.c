/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "charts/td-chart-hit.h"
#include "chart-cases.h"

static void
check_hit (TdChartHit hit, int series, int point)
{
  g_assert_cmpint (hit.series, ==, series);
  g_assert_cmpint (hit.point, ==, point);
}

/* Where a point is drawn, it is hit; near it too. */
static void
check_points (TdChart *chart, double width, double height)
{
  g_autoptr (TdChartLayout) layout
      = td_chart_layout_new (chart, width, height, td_chart_style_get (TD_CHART_STYLE_LIGHT));
  g_assert_cmpuint (layout->spots->len, >, 0);
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const TdChartSpot *spot = &g_array_index (layout->spots, TdChartSpot, i);
      TdChartHit hit = td_chart_hit_test (layout, spot->at.x, spot->at.y);
      check_hit (hit, spot->hit.series, spot->hit.point);
      if (width < 1600)
        continue;
      hit = td_chart_hit_test (layout, spot->at.x + 0.3, spot->at.y - 0.3);
      check_hit (hit, spot->hit.series, spot->hit.point);
    }
}

static void
test_points (void)
{
  g_autoptr (TdChart) province = case_province ();
  g_autoptr (TdChart) units = case_units (3, "Khu vực");
  g_autoptr (TdChart) ranking = case_ranking (8, "Khu vực", true);
  static const double sizes[][2] = { { 200, 120 }, { 480, 200 }, { 1600, 900 }, { 3840, 2160 } };
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      check_points (province, sizes[i][0], sizes[i][1]);
      check_points (units, sizes[i][0], sizes[i][1]);
      check_points (ranking, sizes[i][0], sizes[i][1]);
    }
  g_autoptr (TdChart) many = case_ranking (400, "Khu vực", true);
  check_points (many, 700, 330);
}

static void
test_places (void)
{
  g_autoptr (TdChart) chart = case_units (3, "Khu vực");
  g_autoptr (TdChartLayout) layout
      = td_chart_layout_new (chart, 1600, 900, td_chart_style_get (TD_CHART_STYLE_LIGHT));
  const TdChartRect *plot = &layout->plot;
  /* Far from any line the day decides, then the nearest value. */
  const TdChartSpot *spot = td_chart_layout_find (layout, (TdChartHit){ 2, 4 });
  g_assert_nonnull (spot);
  check_hit (td_chart_hit_test (layout, spot->at.x + 5, plot->y), 2, 4);
  check_hit (td_chart_hit_test (layout, spot->at.x + 5, plot->y + plot->height), 0, 4);
  check_hit (td_chart_hit_test (layout, 3, 3), -1, -1);
  check_hit (td_chart_hit_test (layout, -50, 400), -1, -1);
  /* A label at the end leads to the newest value. */
  const TdChartMark *label
      = case_get (layout->marks, TD_CHART_PART_END_LABEL, TD_CHART_MARK_TEXT, NULL);
  check_hit (td_chart_hit_test (layout, label->area.x + 2, label->area.y + 2), 2, 11);

  g_autoptr (TdChart) ranking = case_ranking (8, "Khu vực", true);
  g_autoptr (TdChartLayout) rows
      = td_chart_layout_new (ranking, 700, 330, td_chart_style_get (TD_CHART_STYLE_LIGHT));
  const TdChartMark *name
      = case_get (rows->marks, TD_CHART_PART_ROW_NAME, TD_CHART_MARK_TEXT, NULL);
  check_hit (td_chart_hit_test (rows, name->area.x + 1, name->area.y + 5), 0, 0);
  check_hit (td_chart_hit_test (rows, 300, 2), -1, -1);

  g_autoptr (TdChart) empty = td_chart_builder_end (case_begin_trend ());
  g_autoptr (TdChartLayout) nothing
      = td_chart_layout_new (empty, 480, 200, td_chart_style_get (TD_CHART_STYLE_LIGHT));
  check_hit (td_chart_hit_test (nothing, 200, 100), -1, -1);
}

static TdChartHit
press (TdChart *chart, TdChartHit from, const char *keys)
{
  for (; *keys != '\0'; keys++)
    {
      static const char order[] = "LRUDFE";
      const char *found = strchr (order, *keys);
      g_assert_nonnull (found);
      from = td_chart_hit_step (chart, from, (TdChartStep)(found - order));
    }
  return from;
}

static void
test_trend_keys (void)
{
  g_autoptr (TdChart) chart = case_province ();
  /* The newest value of the unit comes first. */
  check_hit (press (chart, TD_CHART_HIT_NONE, "L"), 0, 11);
  check_hit (press (chart, TD_CHART_HIT_NONE, "LL"), 0, 10);
  check_hit (press (chart, TD_CHART_HIT_NONE, "LR"), 0, 11);
  check_hit (press (chart, TD_CHART_HIT_NONE, "LF"), 0, 0);
  check_hit (press (chart, TD_CHART_HIT_NONE, "LFL"), 0, 0);
  check_hit (press (chart, TD_CHART_HIT_NONE, "LFE"), 0, 11);
  /* Last year is 0,60 above; on 12/9 it has no value; on 30/9 the forecast is above it. */
  check_hit (press (chart, TD_CHART_HIT_NONE, "LLU"), 1, 10);
  check_hit (press (chart, TD_CHART_HIT_NONE, "LLUU"), 1, 10);
  check_hit (press (chart, TD_CHART_HIT_NONE, "LLUD"), 0, 10);
  check_hit (press (chart, TD_CHART_HIT_NONE, "LU"), 0, 11);
  check_hit (press (chart, TD_CHART_HIT_NONE, "LLUR"), 1, 11);
  check_hit (press (chart, TD_CHART_HIT_NONE, "LLURU"), 2, 0);
  check_hit (press (chart, TD_CHART_HIT_NONE, "LLURUD"), 1, 11);

  /* Absent values are passed over; equal ones are all reached. */
  TdChartBuilder *builder = case_begin_trend ();
  for (guint i = 0; i < 3; i++)
    {
      td_chart_builder_add_series (builder,
                                   &(TdChartSeries){ .role = TD_CHART_ROLE_UNIT, .continues = -1 });
      case_add_point (builder, i, 30, td_chart_value (500));
      case_add_point (builder, i, 60, TD_CHART_ABSENT);
      case_add_point (builder, i, 90, td_chart_value (900));
    }
  g_autoptr (TdChart) equal = td_chart_builder_end (builder);
  check_hit (press (equal, TD_CHART_HIT_NONE, "LL"), 0, 0);
  check_hit (press (equal, TD_CHART_HIT_NONE, "LLR"), 0, 2);
  check_hit (press (equal, TD_CHART_HIT_NONE, "LD"), 1, 2);
  check_hit (press (equal, TD_CHART_HIT_NONE, "LDD"), 2, 2);
  check_hit (press (equal, TD_CHART_HIT_NONE, "LDDD"), 2, 2);
  check_hit (press (equal, TD_CHART_HIT_NONE, "LDDUU"), 0, 2);
  /* A hit of another chart is none. */
  check_hit (press (equal, (TdChartHit){ 7, 90 }, "R"), 0, 2);

  g_autoptr (TdChart) empty = td_chart_builder_end (case_begin_trend ());
  check_hit (press (empty, TD_CHART_HIT_NONE, "LRUDFE"), -1, -1);
}

static void
test_ranking_keys (void)
{
  g_autoptr (TdChart) chart = case_ranking (8, "Khu vực", true);
  check_hit (press (chart, TD_CHART_HIT_NONE, "D"), 0, 0);
  check_hit (press (chart, TD_CHART_HIT_NONE, "U"), 0, 8);
  check_hit (press (chart, TD_CHART_HIT_NONE, "DDD"), 0, 2);
  check_hit (press (chart, TD_CHART_HIT_NONE, "DDDLR"), 0, 2);
  check_hit (press (chart, TD_CHART_HIT_NONE, "DU"), 0, 0);
  check_hit (press (chart, TD_CHART_HIT_NONE, "DE"), 0, 8);
  check_hit (press (chart, TD_CHART_HIT_NONE, "DED"), 0, 8);
  check_hit (press (chart, TD_CHART_HIT_NONE, "DEF"), 0, 0);
  g_autoptr (TdChart) empty = td_chart_builder_end (case_begin_ranking ());
  check_hit (press (empty, TD_CHART_HIT_NONE, "DUFE"), -1, -1);
}

static void
check_words (TdChart *chart, TdChartHit hit, const char *expected)
{
  g_autofree char *words = td_chart_hit_describe (chart, hit);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (TdChart) trend = case_province ();
  check_words (
      trend, (TdChartHit){ 0, 11 }, "ngày 346, Toàn tỉnh, 79,07 %, chênh −1,00, tháng +2,00");
  check_words (trend, TD_CHART_HIT_NONE, NULL);
  check_words (trend, (TdChartHit){ 0, 12 }, NULL);
  g_autoptr (TdChart) ranking = case_ranking (8, "Khu vực", true);
  check_words (ranking, (TdChartHit){ 0, 8 }, "Toàn tỉnh, 79,07 %, chỉ tiêu 84,05, chênh 4,98");
  check_words (ranking, (TdChartHit){ 0, 9 }, NULL);
}

/* The tip says the values of that day in their order, stays inside, and covers no line that it
 * can avoid. */
static void
test_tip (void)
{
  g_autoptr (TdChart) chart = case_units (3, "Khu vực");
  g_autoptr (TdChartLayout) layout
      = td_chart_layout_new (chart, 1600, 900, td_chart_style_get (TD_CHART_STYLE_LIGHT));
  for (int point = 0; point < 12; point++)
    {
      g_autoptr (TdChartMarks) marks = td_chart_layout_hover (layout, (TdChartHit){ 1, point });
      const TdChartMark *box = case_get (marks, TD_CHART_PART_TIP, TD_CHART_MARK_BOX, NULL);
      g_assert_cmpfloat (box->area.x, >=, 0);
      g_assert_cmpfloat (box->area.y, >=, 0);
      g_assert_cmpfloat (box->area.x + box->area.width, <=, 1600);
      g_assert_cmpfloat (box->area.y + box->area.height, <=, 900);
      guint n;
      const TdChartMark *all = td_chart_marks_get (marks, &n);
      for (guint i = 0; i < n; i++)
        if (all[i].part == TD_CHART_PART_TIP && all[i].type == TD_CHART_MARK_TEXT)
          {
            g_assert_cmpfloat (all[i].area.x, >, box->area.x);
            g_assert_cmpfloat (all[i].area.x + all[i].area.width, <, box->area.x + box->area.width);
            g_assert_cmpfloat (
                all[i].area.y + all[i].area.height, <, box->area.y + box->area.height);
          }
      const TdChartMark *line = NULL;
      while ((line = case_find (layout->marks, TD_CHART_PART_SERIES, TD_CHART_MARK_PATH, line))
             != NULL)
        {
          const TdChartDot *dots = td_chart_marks_dots (layout->marks, line);
          for (guint i = 0; i < line->n_dots; i++)
            g_assert_false (
                td_chart_rect_meets (&box->area, &(TdChartRect){ dots[i].x, dots[i].y, 0.1, 0.1 }));
        }
      /* A marker for each of the three lines. */
      g_assert_cmpuint (case_count (marks, TD_CHART_PART_POINT, TD_CHART_MARK_SYMBOL), ==, 3);
    }

  g_autoptr (TdChartMarks) marks = td_chart_layout_hover (layout, (TdChartHit){ 1, 11 });
  static const char *const expected[] = { "82,82", "79,07", "73,45" };
  const TdChartMark *cell = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (expected);)
    {
      cell = case_get (marks, TD_CHART_PART_TIP, TD_CHART_MARK_TEXT, cell);
      if (strcmp (pango_layout_get_text (cell->text), expected[i]) == 0)
        i++;
    }
  g_assert_true (case_says (marks, TD_CHART_PART_TIP, "ngày 346"));
  g_assert_true (case_says (marks, TD_CHART_PART_TIP, "Enter: mở số liệu kỳ này"));

  /* Last year and the forecast on 30/9; more than twelve lines: those around the point. */
  g_autoptr (TdChart) province = case_province ();
  g_autoptr (TdChartLayout) year_end
      = td_chart_layout_new (province, 900, 500, td_chart_style_get (TD_CHART_STYLE_DARK));
  g_autoptr (TdChartMarks) two = td_chart_layout_hover (year_end, (TdChartHit){ 2, 0 });
  g_assert_true (case_says (two, TD_CHART_PART_TIP, "83,00"));
  g_assert_true (case_says (two, TD_CHART_PART_TIP, "81,28"));
  g_autoptr (TdChart) many = case_units (60, "Đơn vị");
  g_autoptr (TdChartLayout) crowd
      = td_chart_layout_new (many, 900, 500, td_chart_style_get (TD_CHART_STYLE_LIGHT));
  g_autoptr (TdChartMarks) around = td_chart_layout_hover (crowd, (TdChartHit){ 40, 11 });
  g_assert_true (case_says (around, TD_CHART_PART_TIP, "Đơn vị 41"));
  g_assert_cmpuint (case_count (around, TD_CHART_PART_TIP, TD_CHART_MARK_SYMBOL), ==, 12);
  /* No room for a tip: crosshair and markers only. */
  g_autoptr (TdChartLayout) tiny
      = td_chart_layout_new (many, 200, 120, td_chart_style_get (TD_CHART_STYLE_LIGHT));
  g_autoptr (TdChartMarks) bare = td_chart_layout_hover (tiny, (TdChartHit){ 40, 11 });
  g_assert_cmpuint (bare->marks->len, >, 0);
  g_assert_cmpuint (case_count (bare, TD_CHART_PART_TIP, TD_CHART_MARK_BOX), ==, 0);

  g_autoptr (TdChartMarks) none = td_chart_layout_hover (layout, TD_CHART_HIT_NONE);
  g_assert_cmpuint (none->marks->len, ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-hit/points", test_points);
  g_test_add_func ("/chart-hit/places", test_places);
  g_test_add_func ("/chart-hit/trend-keys", test_trend_keys);
  g_test_add_func ("/chart-hit/ranking-keys", test_ranking_keys);
  g_test_add_func ("/chart-hit/words", test_words);
  g_test_add_func ("/chart-hit/tip", test_tip);
  return g_test_run ();
}
