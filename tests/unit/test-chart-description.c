/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "charts/td-chart-table.h"
#include "chart-cases.h"

/* Texts are copied; empty ones are none; a chart outlives what it was made of. */
static void
test_copies (void)
{
  char text[] = "năm 2025";
  const char *cells[] = { text, "", NULL };
  TdChartBuilder *builder = td_chart_builder_new (TD_CHART_TREND);
  td_chart_builder_set_text (builder, TD_CHART_TEXT_TITLE, text);
  td_chart_builder_set_text (builder, TD_CHART_TEXT_SUBTITLE, "");
  td_chart_builder_set_detail_headings (builder, cells);
  td_chart_builder_add_series (builder,
                               &(TdChartSeries){ .id = text, .name = text, .continues = 3 });
  td_chart_builder_add_point (
      builder, 0, &(TdChartPoint){ 5, td_chart_value (1), text, text, cells });
  g_autoptr (TdChart) chart = td_chart_builder_end (builder);
  text[0] = 'X';

  TdChart *again = td_chart_ref (chart);
  td_chart_unref (again);
  g_assert_cmpint (td_chart_get_kind (chart), ==, TD_CHART_TREND);
  g_assert_cmpstr (td_chart_get_text (chart, TD_CHART_TEXT_TITLE), ==, "năm 2025");
  g_assert_null (td_chart_get_text (chart, TD_CHART_TEXT_SUBTITLE));
  g_assert_cmpstr (td_chart_get_detail_headings (chart)[0], ==, "năm 2025");
  /* An empty cell keeps its place. */
  g_assert_cmpstr (td_chart_get_detail_headings (chart)[1], ==, "");
  g_assert_null (td_chart_get_detail_headings (chart)[2]);
  guint n;
  g_assert_cmpstr (td_chart_get_series (chart, &n)[0].name, ==, "năm 2025");
  g_assert_cmpint (td_chart_get_series (chart, &n)[0].continues, ==, -1);
  g_assert_cmpstr (td_chart_get_points (chart, 0, &n)[0].details[0], ==, "năm 2025");
  g_assert_cmpuint (n, ==, 1);
}

static void
test_lookups (void)
{
  TdChartBuilder *builder = case_begin_trend ();
  case_add_units (builder, 8, "Khu vực");
  case_add_point (builder, 2, 350, TD_CHART_ABSENT);
  guint bare = td_chart_builder_add_series (builder, &(TdChartSeries){ .name = "trống" });
  case_add_target (builder, 10, 8200);
  case_add_target (builder, 200, 8405);
  g_autoptr (TdChart) chart = td_chart_builder_end (builder);

  g_assert_null (td_chart_get_target_on (chart, 0, 9));
  g_assert_cmpint (td_chart_get_target_on (chart, 0, 10)->value.hundredths, ==, 8200);
  g_assert_cmpint (td_chart_get_target_on (chart, 0, 199)->value.hundredths, ==, 8200);
  g_assert_cmpint (td_chart_get_target_on (chart, 0, 364)->value.hundredths, ==, 8405);
  g_assert_null (td_chart_get_target_on (chart, 1, 364));
  g_assert_cmpint (td_chart_get_newest (chart, 0), ==, 11);
  g_assert_cmpint (td_chart_get_newest (chart, 2), ==, 11);
  g_assert_cmpint (td_chart_get_newest (chart, bare), ==, -1);
  /* Colours tell six units apart. */
  guint n;
  const TdChartSeries *series = td_chart_get_series (chart, &n);
  g_assert_cmpint (series[5].role, ==, TD_CHART_ROLE_UNIT);
  g_assert_cmpint (series[6].role, ==, TD_CHART_ROLE_OTHER);
}

/* What cannot be is refused, and the rest of the chart stays. */
static void
test_refusals (void)
{
  TdChartBuilder *builder = case_begin_trend ();
  case_add_units (builder, 1, "Khu vực");
  g_test_expect_message ("td-charts", G_LOG_LEVEL_CRITICAL, "*day < point->day*");
  case_add_point (builder, 0, 346, td_chart_value (1));
  g_test_expect_message ("td-charts", G_LOG_LEVEL_CRITICAL, "*is_in_limits*");
  case_add_point (builder, 0, 347, (TdChartValue){ true, TD_CHART_VALUE_LIMIT + 1 });
  g_test_expect_message ("td-charts", G_LOG_LEVEL_CRITICAL, "*series < *");
  case_add_point (builder, 1, 347, td_chart_value (1));
  case_add_target (builder, 10, 8200);
  g_test_expect_message ("td-charts", G_LOG_LEVEL_CRITICAL, "*from < target->from*");
  case_add_target (builder, 10, 8300);
  g_test_expect_message ("td-charts", G_LOG_LEVEL_CRITICAL, "*first < last*");
  td_chart_builder_set_days (builder, 5, 5);
  g_test_assert_expected_messages ();
  g_autoptr (TdChart) chart = td_chart_builder_end (builder);
  guint n;
  td_chart_get_points (chart, 0, &n);
  g_assert_cmpuint (n, ==, 12);
  td_chart_get_targets (chart, &n);
  g_assert_cmpuint (n, ==, 1);
}

static char *
line_of (const TdChartTable *table, int row)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < table->headings->len; i++)
    {
      const char *cell = row < 0 ? g_ptr_array_index (table->headings, i)
                                 : td_chart_table_get (table, (guint)row, i);
      g_string_append_printf (line, "%s%s", i > 0 ? "|" : "", cell);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
check_line (const TdChartTable *table, int row, const char *expected)
{
  g_autofree char *line = line_of (table, row);
  g_assert_cmpstr (line, ==, expected);
}

/* A day on which last year alone has a value is called as on the axis, not by its own year. */
static void
test_last_year_table (void)
{
  TdChartBuilder *builder = td_chart_builder_new (TD_CHART_TREND);
  TdChartTick tick = { 364, "T9", "30/9" };
  TdChartSeries now = { "a", "A", TD_CHART_ROLE_UNIT, 0, -1, NULL, NULL, NULL };
  TdChartSeries then = { "b", "Năm 2024", TD_CHART_ROLE_LAST_YEAR, 0, -1, NULL, NULL, NULL };
  TdChartPoint first = { 345, td_chart_value (7500), "11/9/2024", "75,00", NULL };
  TdChartPoint second = { 346, td_chart_value (7907), "12/9/2025", "79,07", NULL };
  TdChartPoint same = { 346, td_chart_value (7600), "12/9/2024", "76,00", NULL };
  TdChartPoint last = { 364, td_chart_value (8128), "30/9/2024", "81,28", NULL };
  g_autoptr (TdChart) chart = NULL;
  g_autoptr (TdChartTable) table = NULL;

  td_chart_builder_set_days (builder, 0, 364);
  td_chart_builder_add_tick (builder, &tick);
  td_chart_builder_add_series (builder, &then);
  td_chart_builder_add_series (builder, &now);
  td_chart_builder_add_point (builder, 0, &first);
  td_chart_builder_add_point (builder, 0, &same);
  td_chart_builder_add_point (builder, 0, &last);
  td_chart_builder_add_point (builder, 1, &second);
  chart = td_chart_builder_end (builder);
  table = td_chart_to_table (chart);
  g_assert_cmpuint (table->rows->len, ==, 3);
  check_line (table, 0, "11/9/2024|75,00|");
  check_line (table, 1, "12/9/2025|76,00|79,07");
  check_line (table, 2, "30/9|81,28|");
}

static void
test_trend_table (void)
{
  g_autoptr (TdChart) chart = case_province ();
  g_autoptr (TdChartTable) table = td_chart_to_table (chart);
  g_assert_cmpuint (table->rows->len, ==, 13);
  check_line (table, -1, "Ngày|Toàn tỉnh|Năm 2024|Dự báo|Chỉ tiêu");
  check_line (table, 0, "ngày 30|5,38|5,98|–|84,05");
  check_line (table, 11, "ngày 346|79,07|–|–|84,05");
  check_line (table, 12, "ngày 364|–|81,28|83,00|84,05");

  TdChartBuilder *builder = case_begin_trend ();
  case_add_units (builder, 1, "Khu vực");
  case_add_point (builder, 0, 350, TD_CHART_ABSENT);
  case_add_target (builder, 60, 8200);
  g_autoptr (TdChart) late = td_chart_builder_end (builder);
  g_autoptr (TdChartTable) late_table = td_chart_to_table (late);
  check_line (late_table, 0, "ngày 30|4,84|–");
  check_line (late_table, 1, "ngày 60|11,89|82,00");
  check_line (late_table, 12, "ngày 350|–|82,00");
}

static void
test_ranking_table (void)
{
  TdChartBuilder *builder = case_begin_ranking ();
  case_add_row (builder, "Khu vực 4", td_chart_value (7345), td_chart_value (8405), false);
  case_add_row (builder, "Khu vực 1", TD_CHART_ABSENT, TD_CHART_ABSENT, false);
  case_add_row (builder, "Khu vực 2", td_chart_value (8405), td_chart_value (8405), false);
  case_add_row (builder, "Khu vực 5", td_chart_value (9000), td_chart_value (8405), false);
  case_add_row (builder, "Toàn tỉnh", td_chart_value (7907), td_chart_value (8405), true);
  g_autoptr (TdChart) chart = td_chart_builder_end (builder);
  g_autoptr (TdChartTable) table = td_chart_to_table (chart);
  g_assert_cmpuint (table->rows->len, ==, 5);
  check_line (table, -1, "Đơn vị|%|Chỉ tiêu|điểm|việc");
  check_line (table, 0, "Khu vực 4|73,45|84,05|−10,60|105");
  check_line (table, 1, "Khu vực 1|–|–|–|105");
  check_line (table, 2, "Khu vực 2|84,05|84,05|0,00|105");
  check_line (table, 3, "Khu vực 5|90,00|84,05|+5,95|105");
  check_line (table, 4, "Toàn tỉnh|79,07|84,05|−4,98|105");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-description/copies", test_copies);
  g_test_add_func ("/chart-description/lookups", test_lookups);
  g_test_add_func ("/chart-description/refusals", test_refusals);
  g_test_add_func ("/chart-description/trend-table", test_trend_table);
  g_test_add_func ("/chart-description/last-year-table", test_last_year_table);
  g_test_add_func ("/chart-description/ranking-table", test_ranking_table);
  return g_test_run ();
}
