/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "chart-cases.h"
#include "charts/td-chart-hit.h"
#include "charts/td-chart-table.h"

static TdChartLayout *
lay_out (TdChart *chart, double width, double height)
{
  return td_chart_layout_new (chart, width, height, td_chart_style_get (TD_CHART_STYLE_LIGHT));
}

static TdChartBuilder *
begin (TdChartKind kind)
{
  static const char *const headings[] = { "việc", NULL };
  TdChartBuilder *builder = td_chart_builder_new (kind);

  td_chart_builder_set_text (builder, TD_CHART_TEXT_TITLE, "Đóng góp");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_EMPTY, "Chưa có số liệu");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_ABSENT, "–");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_FIRST_HEADING, "Đơn vị");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_VALUE_HEADING, "việc");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_MARK_HEADING, "năm 2024");
  td_chart_builder_set_text (builder, TD_CHART_TEXT_TARGET_HEADING, "còn phải làm");
  td_chart_builder_set_detail_headings (builder, headings);
  return builder;
}

static void
add (TdChartBuilder *builder, const char *name, TdChartValue value, bool is_total)
{
  g_autofree char *text = value.is_set ? case_text (value.hundredths) : NULL;
  const char *details[] = { text != NULL ? text : "–", NULL };
  TdChartRow row = { .id = name,
                     .name = name,
                     .value = value,
                     .value_text = text,
                     .is_total = is_total,
                     .details = details };

  td_chart_builder_add_row (builder, &row);
}

/* 100 − 30 − 90 = −20. */
static TdChart *
waterfall (void)
{
  TdChartBuilder *builder = begin (TD_CHART_CONTRIBUTION);

  add (builder, "KV2", td_chart_value (10000), false);
  add (builder, "KV1", td_chart_value (-3000), false);
  add (builder, "KV4", td_chart_value (-9000), false);
  add (builder, "Toàn tỉnh", td_chart_value (-2000), true);
  return td_chart_builder_end (builder);
}

/* Each column begins where the one before it ended, and the total at zero. */
static void
test_waterfall (void)
{
  g_autoptr (TdChart) chart = waterfall ();
  g_autoptr (TdChartLayout) layout = lay_out (chart, 700, 400);
  /* The first bar stands on zero and is 100 high. */
  const TdChartMark *first = case_get (layout->marks, TD_CHART_PART_BAR, TD_CHART_MARK_RECT, NULL);
  double zero = first->area.y + first->area.height;
  double per_hundredth = first->area.height / 10000;
  static const struct
  {
    int row;
    TdChartMarkType type;
    TdChartInk ink;
    int64_t top;
    int64_t bottom;
  } expected[] = {
    { 0, TD_CHART_MARK_RECT, TD_CHART_INK_DONE, 10000, 0 },
    { 1, TD_CHART_MARK_HATCH, TD_CHART_INK_MISSING, 10000, 7000 },
    { 2, TD_CHART_MARK_HATCH, TD_CHART_INK_MISSING, 7000, -2000 },
    { 3, TD_CHART_MARK_RECT, TD_CHART_INK_TARGET, 0, -2000 },
  };
  guint n;
  const TdChartMark *marks = td_chart_marks_get (layout->marks, &n);
  guint found = 0;

  for (guint i = 0; i < n; i++)
    {
      if (marks[i].part != TD_CHART_PART_BAR && marks[i].part != TD_CHART_PART_SHORTFALL)
        continue;
      g_assert_cmpuint (found, <, G_N_ELEMENTS (expected));
      g_assert_cmpint (marks[i].series, ==, expected[found].row);
      g_assert_cmpint (marks[i].type, ==, expected[found].type);
      g_assert_cmpint (marks[i].ink, ==, expected[found].ink);
      g_assert_cmpfloat_with_epsilon (
          marks[i].area.y, zero - per_hundredth * (double)expected[found].top, 1e-6);
      g_assert_cmpfloat_with_epsilon (marks[i].area.y + marks[i].area.height,
                                      zero - per_hundredth * (double)expected[found].bottom,
                                      1e-6);
      found++;
    }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (case_count (layout->marks, TD_CHART_PART_VALUE, TD_CHART_MARK_TEXT), ==, 4);
}

/* Months: last year is a line across, what is missing hatched on top, an open month hatched; a
 * month without a figure leaves no ink. */
static void
test_increments (void)
{
  g_autoptr (TdChartBuilder) builder = begin (TD_CHART_INCREMENTS);
  TdChartRow done = { .name = "T8",
                      .value = td_chart_value (103800),
                      .value_text = "1.038",
                      .mark = td_chart_value (100000),
                      .mark_text = "1.000" };
  TdChartRow open = { .name = "T9",
                      .note = "đến 12/9",
                      .value = td_chart_value (84200),
                      .value_text = "842",
                      .target = td_chart_value (138400),
                      .target_text = "542",
                      .is_open = true };

  td_chart_builder_add_row (builder, &(TdChartRow){ .name = "T7" });
  td_chart_builder_add_row (builder, &done);
  td_chart_builder_add_row (builder, &open);
  g_autoptr (TdChart) chart = td_chart_builder_end (g_steal_pointer (&builder));
  g_autoptr (TdChartLayout) layout = lay_out (chart, 640, 400);

  const TdChartMark *bar = case_get (layout->marks, TD_CHART_PART_BAR, TD_CHART_MARK_RECT, NULL);
  const TdChartMark *hatched
      = case_get (layout->marks, TD_CHART_PART_BAR, TD_CHART_MARK_HATCH, NULL);
  const TdChartMark *missing
      = case_get (layout->marks, TD_CHART_PART_SHORTFALL, TD_CHART_MARK_HATCH, NULL);
  const TdChartMark *line
      = case_get (layout->marks, TD_CHART_PART_TARGET, TD_CHART_MARK_PATH, NULL);
  double zero = bar->area.y + bar->area.height;
  double per_hundredth = bar->area.height / 103800;

  g_assert_cmpint (bar->series, ==, 1);
  g_assert_cmpint (hatched->series, ==, 2);
  g_assert_cmpint (hatched->ink, ==, TD_CHART_INK_DONE);
  g_assert_cmpfloat_with_epsilon (hatched->area.height, per_hundredth * 84200, 1e-6);
  g_assert_cmpfloat_with_epsilon (missing->area.height, per_hundredth * 54200, 1e-6);
  g_assert_cmpfloat_with_epsilon (missing->area.y + missing->area.height, hatched->area.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (line->area.y, zero - per_hundredth * 100000, 1e-6);
  g_assert_cmpuint (case_count (layout->marks, TD_CHART_PART_BAR, TD_CHART_MARK_RECT), ==, 1);
  g_assert_true (case_says (layout->marks, TD_CHART_PART_X_TICK, "đến 12/9"));
  g_assert_true (case_says (layout->marks, TD_CHART_PART_X_TICK, "T7"));

  g_autoptr (TdChartTable) table = td_chart_to_table (chart);
  g_assert_cmpuint (table->headings->len, ==, 4);
  g_assert_cmpstr (td_chart_table_get (table, 0, 1), ==, "–");
  g_assert_cmpstr (td_chart_table_get (table, 1, 2), ==, "1.000");
  g_assert_cmpstr (td_chart_table_get (table, 2, 3), ==, "542");
}

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (case_counts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (case_names); j++)
      {
        g_autoptr (TdChartBuilder) builder
            = begin (i % 2 == 0 ? TD_CHART_CONTRIBUTION : TD_CHART_INCREMENTS);
        int64_t sum = 0;

        for (guint k = 0; k < case_counts[i]; k++)
          {
            g_autofree char *name = g_strdup_printf ("%s %u", case_names[j], k + 1);
            int64_t value = (int64_t)((k * 7919 + 13) % 20011) - (i % 2 == 0 ? 10000 : 0);
            add (builder, name, td_chart_value (value), false);
            sum += value;
          }
        if (i % 2 == 0)
          add (builder, "Toàn tỉnh", td_chart_value (sum), true);
        g_autoptr (TdChart) chart = td_chart_builder_end (g_steal_pointer (&builder));
        for (guint k = 0; k < G_N_ELEMENTS (case_widths); k++)
          {
            g_autoptr (TdChartLayout) layout = lay_out (
                chart, case_widths[k], case_heights[(i + k) % G_N_ELEMENTS (case_heights)]);
            case_check_texts (layout);
            g_assert_cmpuint (
                case_count (layout->marks, TD_CHART_PART_Y_TICK, TD_CHART_MARK_TEXT), >=, 1);
          }
      }
}

/* The pointer over a column finds it; keys go from one to the next and stay at the ends. */
static void
test_reading (void)
{
  g_autoptr (TdChart) chart = waterfall ();
  g_autoptr (TdChartLayout) layout = lay_out (chart, 700, 400);

  for (int i = 0; i < 4; i++)
    {
      const TdChartSpot *spot = td_chart_layout_find (layout, (TdChartHit){ 0, i });
      if (spot == NULL)
        case_fail ("no spot %d", i);
      TdChartHit hit = td_chart_hit_test (layout, spot->at.x, spot->at.y);
      g_assert_cmpint (hit.point, ==, i);
    }
  TdChartHit at = td_chart_hit_step (chart, TD_CHART_HIT_NONE, TD_CHART_STEP_RIGHT);
  g_assert_cmpint (at.point, ==, 0);
  at = td_chart_hit_step (chart, at, TD_CHART_STEP_RIGHT);
  g_assert_cmpint (at.point, ==, 1);
  at = td_chart_hit_step (chart, at, TD_CHART_STEP_LAST);
  g_assert_cmpint (at.point, ==, 3);
  at = td_chart_hit_step (chart, at, TD_CHART_STEP_RIGHT);
  g_assert_cmpint (at.point, ==, 3);
  g_autofree char *words = td_chart_hit_describe (chart, (TdChartHit){ 0, 1 });
  g_assert_cmpstr (words, ==, "KV1, −30,00 việc, việc −30,00");
}

/* Nothing known says so. */
static void
test_empty (void)
{
  g_autoptr (TdChartBuilder) builder = begin (TD_CHART_CONTRIBUTION);
  g_autoptr (TdChart) nothing = td_chart_builder_end (g_steal_pointer (&builder));
  g_autoptr (TdChartLayout) layout = lay_out (nothing, 500, 300);

  g_assert_true (case_says (layout->marks, TD_CHART_PART_EMPTY, "Chưa có số liệu"));
  g_assert_cmpint (
      td_chart_hit_step (nothing, TD_CHART_HIT_NONE, TD_CHART_STEP_RIGHT).point, ==, -1);

  builder = begin (TD_CHART_INCREMENTS);
  add (builder, "T10", TD_CHART_ABSENT, false);
  add (builder, "T11", td_chart_value (0), false);
  g_autoptr (TdChart) zero = td_chart_builder_end (g_steal_pointer (&builder));
  g_autoptr (TdChartLayout) flat = lay_out (zero, 500, 300);
  g_assert_null (case_find (flat->marks, TD_CHART_PART_EMPTY, TD_CHART_MARK_TEXT, NULL));
  g_assert_cmpuint (case_count (flat->marks, TD_CHART_PART_BAR, TD_CHART_MARK_RECT), ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-columns/waterfall", test_waterfall);
  g_test_add_func ("/chart-columns/increments", test_increments);
  g_test_add_func ("/chart-columns/texts", test_texts);
  g_test_add_func ("/chart-columns/reading", test_reading);
  g_test_add_func ("/chart-columns/empty", test_empty);
  return g_test_run ();
}
