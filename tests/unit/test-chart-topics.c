/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "case-book.h"
#include "charts/td-chart-build.h"

#define BOTH(english, vietnamese) (td_locale_get () == TD_LOCALE_VI ? (vietnamese) : (english))

static TdProgress *
open_case (int day)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  TdDay as_of = td_day_new (2025, day == 31 ? 8 : 9, day);

  return td_progress_new (book, td_book_find_cut (book, as_of), as_of, TD_SUBJECT_NONE, true);
}

/* t·eligible − completed by hand from records.csv, in tỷ đồng; they add up to the province's. */
static void
test_contribution (void)
{
  static const struct
  {
    const char *id;
    int64_t hundredths;
  } expected[] = {
    { "NV", 17990 },  { "KV2", 1680 },  { "KV4", 290 },    { "KV6", -1250 }, { "KV7", -1680 },
    { "KV5", -1790 }, { "KV3", -2000 }, { "KV1", -12400 }, { NULL, 840 },
  };
  g_autoptr (TdProgress) progress = open_case (12);
  g_autoptr (TdChart) chart = td_chart_new (
      progress, TD_TOPIC_CONTRIBUTION, NULL, 0, TD_MEASURE_MONEY, TD_CHART_NO_FLAGS);
  guint n;
  const TdChartRow *rows = td_chart_get_rows (chart, &n);
  int64_t sum = 0;

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n; i++)
    {
      if (expected[i].id != NULL)
        g_assert_cmpstr (rows[i].id, ==, expected[i].id);
      g_assert_cmpint (rows[i].value.hundredths, ==, expected[i].hundredths);
      if (!rows[i].is_total)
        sum += rows[i].value.hundredths;
    }
  g_assert_true (rows[n - 1].is_total);
  g_assert_cmpint (sum, ==, rows[n - 1].value.hundredths);
  g_assert_cmpstr (rows[0].value_text, ==, BOTH ("+179.9", "+179,9"));
  g_assert_cmpstr (rows[n - 1].value_text, ==, BOTH ("+8.4", "+8,4"));
}

/* What each month brought: 344 … 1.038 cases, and 842 until 12/9; 542 are still needed in
 * September, the only month that is left. */
static void
test_increments (void)
{
  static const int64_t expected[] = { 344, 518, 599, 425, 441, 950, 773, 842, 937, 894, 1038, 842 };
  g_autoptr (TdProgress) progress = open_case (12);
  g_autoptr (TdChart) chart = td_chart_new (
      progress, TD_TOPIC_INCREMENTS, NULL, 0, TD_MEASURE_CASES, TD_CHART_WITH_LAST_YEAR);
  guint n;
  const TdChartRow *rows = td_chart_get_rows (chart, &n);

  g_assert_cmpuint (n, ==, 12);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (rows[i].value.hundredths, ==, expected[i] * 100);
      g_assert_true (rows[i].is_open == (i == 11));
      g_assert_true (rows[i].target.is_set == (i == 11));
    }
  g_assert_cmpint (rows[11].target.hundredths, ==, (842 + 542) * 100);
  g_assert_cmpstr (rows[11].target_text, ==, "542");
  g_assert_cmpstr (rows[10].value_text, ==, BOTH ("1038", "1.038"));
  g_assert_cmpstr (rows[11].note, ==, BOTH ("to 09-12", "đến 12/9"));
  /* Last year's October to September are all there. */
  for (guint i = 0; i < n; i++)
    g_assert_true (rows[i].mark.is_set);
}

/* Points by month: each is the difference of two printed rates. */
static void
test_heatmap (void)
{
  static const int64_t expected[] = { 538, 730, 759, 450, 423, 986, 695, 708, 748, 643, 731, 496 };
  g_autoptr (TdProgress) progress = open_case (12);
  g_autoptr (TdChart) chart
      = td_chart_new (progress, TD_TOPIC_HEATMAP, NULL, 0, TD_MEASURE_CASES, TD_CHART_NO_FLAGS);
  guint n, n_columns;
  const TdChartRow *rows = td_chart_get_rows (chart, &n);
  const char *const *headings = td_chart_get_columns (chart, &n_columns);

  g_assert_cmpuint (n, ==, 9);
  g_assert_cmpuint (n_columns, ==, 12);
  g_assert_cmpstr (headings[0], ==, BOTH ("M10", "T10"));
  g_assert_true (rows[8].is_total);
  for (guint i = 0; i < 12; i++)
    g_assert_cmpint (rows[8].cells[i].value.hundredths, ==, expected[i]);

  g_autoptr (TdChart) cumulative
      = td_chart_new (progress, TD_TOPIC_HEATMAP, NULL, 0, TD_MEASURE_CASES, TD_CHART_CUMULATIVE);
  rows = td_chart_get_rows (cumulative, &n);
  g_assert_cmpint (rows[8].cells[11].value.hundredths, ==, 7907);
}

/* 8.603 done, 2.277 open, 2.859 not eligible, 319 postponed or suspended: 14.058. */
static void
test_composition (void)
{
  static const char *const expected_vi[] = { "8.603", "2.277", "2.859", "319" };
  static const char *const expected_en[] = { "8603", "2277", "2859", "319" };
  g_autoptr (TdProgress) progress = open_case (12);
  g_autoptr (TdChart) chart
      = td_chart_new (progress, TD_TOPIC_COMPOSITION, NULL, 0, TD_MEASURE_CASES, TD_CHART_NO_FLAGS);
  guint n, n_columns;
  const TdChartRow *rows = td_chart_get_rows (chart, &n);

  td_chart_get_columns (chart, &n_columns);
  g_assert_cmpuint (n, ==, 9);
  g_assert_cmpuint (n_columns, ==, 4);
  for (guint i = 0; i < n_columns; i++)
    g_assert_cmpstr (rows[8].cells[i].text, ==, BOTH (expected_en[i], expected_vi[i]));
  g_assert_cmpstr (rows[8].missing_text, ==, BOTH ("14058", "14.058"));
}

/* This year and the one before, on the days of this one. */
static void
test_years (void)
{
  g_autoptr (TdProgress) progress = open_case (12);
  g_autoptr (TdChart) chart
      = td_chart_new (progress, TD_TOPIC_YEARS, NULL, 0, TD_MEASURE_CASES, TD_CHART_NO_FLAGS);
  guint n;
  const TdChartSeries *series = td_chart_get_series (chart, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (series[0].id, ==, "2025");
  g_assert_cmpstr (series[1].id, ==, "2024");
  const TdChartPoint *points = td_chart_get_points (chart, 1, &n);
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpint (points[11].day, ==, td_day_new (2025, 9, 30));
  g_assert_cmpint (points[11].value.hundredths, ==, 8128);
}

/* Half of the target after half of the year; the forecast stands at the end, in its range. */
static void
test_forecast (void)
{
  g_autoptr (TdProgress) progress = open_case (12);
  g_autoptr (TdChart) chart = td_chart_new (progress,
                                            TD_TOPIC_TREND,
                                            NULL,
                                            0,
                                            TD_MEASURE_CASES,
                                            TD_CHART_WITH_FORECAST | TD_CHART_WITH_QUOTA);
  guint n;
  const TdChartSeries *series = td_chart_get_series (chart, &n);

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (series[1].role, ==, TD_CHART_ROLE_QUOTA);
  g_assert_cmpint (series[2].role, ==, TD_CHART_ROLE_FORECAST);
  const TdChartPoint *points = td_chart_get_points (chart, 1, &n);
  g_assert_cmpuint (n, ==, 12);
  /* 84,05 / 2 = 42,025 */
  g_assert_cmpint (points[5].value.hundredths, ==, 4203);
  g_assert_cmpint (points[11].value.hundredths, ==, 8405);
  points = td_chart_get_points (chart, 2, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (points[0].day, ==, td_day_new (2025, 9, 30));
  g_assert_true (points[0].low.is_set && points[0].high.is_set);
  g_assert_cmpint (points[0].low.hundredths, <=, points[0].value.hundredths);
  g_assert_cmpint (points[0].value.hundredths, <=, points[0].high.hundredths);
  g_assert_cmpint (points[0].value.hundredths, >=, 7907);
}

/* Each topic says something true where there is nothing to compare with. */
static void
test_bare (void)
{
  g_autoptr (TdBook) book = case_book ("bac-kan-2019");
  g_autoptr (TdProgress) progress = td_progress_new (
      book, td_book_get_n_cuts (book) - 1, td_day_new (2019, 5, 23), TD_SUBJECT_NONE, true);

  for (guint topic = 0; topic < TD_N_CHART_TOPICS; topic++)
    for (int measure = 0; measure < TD_N_MEASURES; measure++)
      {
        g_autoptr (TdChart) chart
            = td_chart_new (progress,
                            (TdChartTopic)topic,
                            NULL,
                            0,
                            (TdMeasure)measure,
                            TD_CHART_WITH_TARGET | TD_CHART_WITH_FORECAST | TD_CHART_WITH_QUOTA
                                | TD_CHART_WITH_LAST_YEAR);
        g_assert_nonnull (td_chart_get_text (chart, TD_CHART_TEXT_TITLE));
        g_assert_nonnull (td_chart_get_text (chart, TD_CHART_TEXT_DESCRIPTION));
      }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TD_BUILD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  td_locale_set_from_environment ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-topics/contribution", test_contribution);
  g_test_add_func ("/chart-topics/increments", test_increments);
  g_test_add_func ("/chart-topics/heatmap", test_heatmap);
  g_test_add_func ("/chart-topics/composition", test_composition);
  g_test_add_func ("/chart-topics/years", test_years);
  g_test_add_func ("/chart-topics/forecast", test_forecast);
  g_test_add_func ("/chart-topics/bare", test_bare);
  return g_test_run ();
}
