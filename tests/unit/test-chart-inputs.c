/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "analysis/td-progress.h"
#include "chart-cases.h"
#include "charts/td-chart-build.h"
#include "charts/td-chart-hit.h"
#include "charts/td-chart-table.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "td-test-book.h"

/*
 * Charts of workspaces that lack something or have too much of it: each says something true, and
 * nothing is cut off or covered.
 */

#define BOTH(english, vietnamese) (td_locale_get () == TD_LOCALE_VI ? (vietnamese) : (english))
#define ALL_FLAGS                                                                                  \
  (TD_CHART_WITH_TARGET | TD_CHART_WITH_LAST_YEAR | TD_CHART_WITH_FORECAST | TD_CHART_WITH_QUOTA)

#define UNITS "unit R -\nunit A R\nunit B R\n"

static TdProgress *
make (const char *rows, const char *day)
{
  g_autoptr (TdBook) book = td_test_book_new (rows);

  return td_progress_new (book, td_test_cut (book, day), td_test_day (day), TD_SUBJECT_NONE, true);
}

static TdChart *
draw (const TdProgress *progress, TdChartTopic topic)
{
  return td_chart_new (progress, topic, NULL, 0, TD_MEASURE_CASES, ALL_FLAGS);
}

static TdChartLayout *
lay_out (TdChart *chart, double width, double height)
{
  return td_chart_layout_new (chart, width, height, td_chart_style_get (TD_CHART_STYLE_LIGHT));
}

/* What holds of every chart: words for those who cannot see it, no text cut off or covered, and
 * either a figure or the reason why there is none; the table has the same. */
static void
check_chart (TdChart *chart)
{
  static const double sizes[][2] = { { 400, 300 }, { 1020, 640 }, { 1600, 900 }, { 3840, 2160 } };
  g_autoptr (TdChartTable) table = td_chart_to_table (chart);
  const char *absent = td_chart_get_text (chart, TD_CHART_TEXT_ABSENT);
  bool has_figure = false;

  g_assert_nonnull (td_chart_get_text (chart, TD_CHART_TEXT_TITLE));
  g_assert_nonnull (td_chart_get_text (chart, TD_CHART_TEXT_DESCRIPTION));
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *cells = g_ptr_array_index (table->rows, i);
      g_assert_cmpuint (cells->len, ==, table->headings->len);
      for (guint j = 1; j < cells->len; j++)
        has_figure = has_figure || g_strcmp0 (g_ptr_array_index (cells, j), absent) != 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TdChartLayout) layout = lay_out (chart, sizes[i][0], sizes[i][1]);
      case_check_free (layout);
      if (!has_figure)
        g_assert_cmpuint (
            case_count (layout->marks, TD_CHART_PART_EMPTY, TD_CHART_MARK_TEXT), ==, 1);
      for (guint j = 0; j < layout->spots->len; j++)
        {
          const TdChartSpot *spot = &g_array_index (layout->spots, TdChartSpot, j);
          g_autofree char *words = td_chart_hit_describe (chart, spot->hit);
          g_assert_nonnull (words);
        }
    }
}

static void
check_all (const TdProgress *progress)
{
  for (guint topic = 0; topic < TD_N_CHART_TOPICS; topic++)
    for (int measure = 0; measure < TD_N_MEASURES; measure++)
      {
        g_autoptr (TdChart) chart
            = td_chart_new (progress, (TdChartTopic)topic, NULL, 0, (TdMeasure)measure, ALL_FLAGS);
        g_autoptr (TdChart) bare = td_chart_new (
            progress, (TdChartTopic)topic, NULL, 0, (TdMeasure)measure, TD_CHART_CUMULATIVE);
        check_chart (chart);
        check_chart (bare);
      }
}

static const TdChartRow *
find_row (const TdChart *chart, const char *id)
{
  guint n;
  const TdChartRow *rows = td_chart_get_rows (chart, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (rows[i].id, id) == 0)
      return &rows[i];
  g_assert_not_reached ();
}

static bool
has_series (const TdChart *chart, TdChartRole role)
{
  guint n;
  const TdChartSeries *series = td_chart_get_series (chart, &n);

  for (guint i = 0; i < n; i++)
    if (series[i].role == role)
      return true;
  return false;
}

/* One cut, no target, no last year: a point with its figure, no target anywhere, no gap to divide,
 * no forecast from nothing. */
static void
test_one_cut (void)
{
  g_autoptr (TdProgress) progress = make (UNITS "record 2025-03-31 A cases e=100 c=40\n"
                                                "record 2025-03-31 B cases e=100 c=60\n",
                                          "2025-03-31");
  g_autoptr (TdChart) trend = draw (progress, TD_TOPIC_TREND);
  g_autoptr (TdChart) ranking = draw (progress, TD_TOPIC_RANKING);
  g_autoptr (TdChart) contribution = draw (progress, TD_TOPIC_CONTRIBUTION);
  g_autoptr (TdChart) increments = draw (progress, TD_TOPIC_INCREMENTS);
  g_autoptr (TdChartLayout) layout = lay_out (trend, 1020, 640);
  guint n;

  check_all (progress);
  g_assert_false (has_series (trend, TD_CHART_ROLE_LAST_YEAR));
  g_assert_false (has_series (trend, TD_CHART_ROLE_QUOTA));
  td_chart_get_targets (trend, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_nonnull (case_find (layout->marks, TD_CHART_PART_POINT, TD_CHART_MARK_SYMBOL, NULL));
  g_assert_true (case_says (layout->marks, TD_CHART_PART_VALUE, BOTH ("50.00", "50,00")));
  g_assert_true (case_says (
      layout->marks, TD_CHART_PART_TARGET_LABEL, BOTH ("no target", "chưa giao chỉ tiêu")));
  g_assert_false (find_row (ranking, "A")->target.is_set);
  g_assert_cmpint (find_row (ranking, "A")->status, ==, TD_CHART_STATUS_NONE);
  td_chart_get_rows (contribution, &n);
  g_assert_cmpuint (n, ==, 0);
  /* The figures of March are those of all six months until then. */
  const TdChartRow *rows = td_chart_get_rows (increments, &n);
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpint (rows[5].value.hundredths, ==, 10000);
  g_assert_cmpstr (rows[5].note, ==, BOTH ("6 months", "của 6 tháng"));
  for (guint i = 0; i < n; i++)
    g_assert_true (rows[i].value.is_set == (i == 5) && !rows[i].target.is_set
                   && !rows[i].mark.is_set);
}

/* Nothing completed of something is zero; nothing eligible has no rate. */
static void
test_zero (void)
{
  g_autoptr (TdProgress) progress
      = make (UNITS "target R 2025 cases 80 ge\ntarget A 2025 cases 80 ge\n"
                    "target B 2025 cases 80 ge\n"
                    "record 2025-02-28 A cases e=100 c=0\nrecord 2025-02-28 B cases e=0 c=0\n"
                    "record 2025-03-31 A cases e=100 c=0\nrecord 2025-03-31 B cases e=0 c=0\n",
              "2025-03-31");
  g_autoptr (TdProgress) nothing = make (
      UNITS "record 2025-03-31 A cases e=0 c=0\nrecord 2025-03-31 B cases e=0 c=0\n", "2025-03-31");
  g_autoptr (TdChart) ranking = draw (progress, TD_TOPIC_RANKING);
  g_autoptr (TdChart) trend = draw (progress, TD_TOPIC_TREND);
  g_autoptr (TdChart) heatmap = draw (progress, TD_TOPIC_HEATMAP);
  g_autoptr (TdChart) none = draw (nothing, TD_TOPIC_TREND);
  guint n;

  check_all (progress);
  check_all (nothing);
  g_assert_true (find_row (ranking, "A")->value.is_set);
  g_assert_cmpint (find_row (ranking, "A")->value.hundredths, ==, 0);
  g_assert_false (find_row (ranking, "B")->value.is_set);
  g_assert_cmpint (find_row (ranking, "B")->status, ==, TD_CHART_STATUS_NONE);
  const TdChartPoint *points = td_chart_get_points (trend, 0, &n);
  g_assert_cmpint (points[n - 1].value.hundredths, ==, 0);
  g_assert_false (find_row (heatmap, "B")->cells[5].value.is_set);
  g_assert_true (find_row (heatmap, "A")->cells[5].value.is_set);
  points = td_chart_get_points (none, 0, &n);
  g_assert_false (points[n - 1].value.is_set);
  g_autoptr (TdChartLayout) layout = lay_out (none, 800, 500);
  g_assert_true (
      case_says (layout->marks, TD_CHART_PART_EMPTY, BOTH ("no figures yet", "chưa có số liệu")));
}

/* More than was eligible: the axis goes on beyond 100, and bars do not stop there. */
static void
test_over_hundred (void)
{
  g_autoptr (TdProgress) progress
      = make (UNITS "target R 2025 cases 80 ge\ntarget A 2025 cases 80 ge\n"
                    "target B 2025 cases 80 ge\nrecord 2025-08-31 A cases e=100 c=150\n"
                    "record 2025-08-31 B cases e=100 c=90\n",
              "2025-08-31");
  g_autoptr (TdChart) ranking = draw (progress, TD_TOPIC_RANKING);
  g_autoptr (TdChart) trend = draw (progress, TD_TOPIC_TREND);
  g_autoptr (TdChartLayout) layout = lay_out (ranking, 1020, 640);
  guint n;

  check_all (progress);
  g_assert_cmpint (find_row (ranking, "A")->value.hundredths, ==, 15000);
  g_assert_cmpint (find_row (ranking, "A")->status, ==, TD_CHART_STATUS_MET);
  for (guint i = 0; i < layout->spots->len; i++)
    g_assert_cmpfloat (g_array_index (layout->spots, TdChartSpot, i).at.x, <=, layout->width);
  const TdChartPoint *points = td_chart_get_points (trend, 0, &n);
  g_assert_cmpint (points[n - 1].value.hundredths, ==, 12000);
  g_autoptr (TdChartLayout) lines = lay_out (trend, 1020, 640);
  const TdChartSpot *spot = td_chart_layout_find (lines, (TdChartHit){ 0, (int)n - 1 });
  g_assert_cmpfloat (spot->at.y, >=, lines->plot.y - 1e-6);
}

/* A month that is missing belongs to the next one, and says so; last year is cut alike. */
static void
test_gap_in_months (void)
{
  static const struct
  {
    int64_t value; /* −1: absent */
    int64_t mark;
  } expected[] = {
    { 10, 7 }, { -1, -1 }, { 25, 22 }, { 5, -1 }, { -1, -1 }, { -1, -1 },
  };
  g_autoptr (TdProgress) progress
      = make ("unit R -\n"
              "record 2023-10-31 R cases e=100 c=7\nrecord 2023-11-30 R cases e=100 c=17\n"
              "record 2023-12-31 R cases e=100 c=29\nrecord 2024-02-29 R cases e=100 c=50\n"
              "record 2024-10-31 R cases e=100 c=10\nrecord 2024-12-31 R cases e=100 c=35\n"
              "record 2025-01-31 R cases e=100 c=40\n",
              "2025-01-31");
  g_autoptr (TdChart) increments = draw (progress, TD_TOPIC_INCREMENTS);
  g_autoptr (TdChart) heatmap = draw (progress, TD_TOPIC_HEATMAP);
  guint n;
  const TdChartRow *rows = td_chart_get_rows (increments, &n);

  check_all (progress);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (rows[i].value.is_set == (expected[i].value >= 0));
      g_assert_true (rows[i].mark.is_set == (expected[i].mark >= 0));
      if (rows[i].value.is_set)
        g_assert_cmpint (rows[i].value.hundredths, ==, expected[i].value * 100);
      if (rows[i].mark.is_set)
        g_assert_cmpint (rows[i].mark.hundredths, ==, expected[i].mark * 100);
    }
  g_assert_cmpstr (rows[2].note, ==, BOTH ("2 months", "của 2 tháng"));
  g_assert_null (rows[0].note);
  /* A gain in one month cannot be told where the month before is missing. */
  rows = td_chart_get_rows (heatmap, &n);
  g_assert_true (rows[0].cells[0].value.is_set);
  g_assert_false (rows[0].cells[1].value.is_set);
  g_assert_false (rows[0].cells[2].value.is_set);
  g_assert_cmpint (rows[0].cells[3].value.hundredths, ==, 500);
}

/* As many units as the country has, with names as long as they get. */
static void
test_many (void)
{
  static const guint counts[] = { 1, 34, 400 };
  static const char long_name[] = "Phòng-thi-hành-án-dân-sự-khu-vực-của-thành-phố-trực-thuộc-";

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GString) rows = g_string_new ("unit R -\ntarget R 2025 cases 80 ge\n");
      for (guint j = 0; j < counts[i]; j++)
        {
          g_string_append_printf (rows, "unit %s%u R\n", long_name, j);
          for (int month = 1; month <= 3; month++)
            g_string_append_printf (rows,
                                    "record %s %s%u cases e=%u c=%u\n",
                                    month == 1   ? "2025-01-31"
                                    : month == 2 ? "2025-02-28"
                                                 : "2025-03-31",
                                    long_name,
                                    j,
                                    500 + j,
                                    (100 + j) * (guint)month / 2);
        }
      g_autoptr (TdProgress) progress = make (rows->str, "2025-03-31");
      check_all (progress);
      for (guint topic = 0; topic < TD_N_CHART_TOPICS; topic++)
        {
          g_autoptr (TdChart) chart = draw (progress, (TdChartTopic)topic);
          g_autoptr (TdChartLayout) layout = lay_out (chart, 1020, 640);
          g_assert_cmpuint (
              case_count (layout->marks, TD_CHART_PART_X_TICK, TD_CHART_MARK_TEXT)
                  + case_count (layout->marks, TD_CHART_PART_ROW_NAME, TD_CHART_MARK_TEXT),
              >=,
              1);
        }
    }
}

/* The targets of many units are said, not drawn: they would cover the lines. */
static void
test_many_targets (void)
{
  g_autoptr (GString) rows = g_string_new ("unit R -\n");
  TdSubject subjects[7];
  guint n;

  for (guint i = 0; i < 7; i++)
    g_string_append_printf (rows,
                            "unit U%u R\ntarget U%u 2025 cases %u ge\n"
                            "record 2025-01-31 U%u cases e=100 c=%u\n",
                            i,
                            i,
                            80 - i,
                            i,
                            30 + i);
  g_autoptr (TdProgress) progress = make (rows->str, "2025-01-31");
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *code = g_strdup_printf ("U%u", i);
      subjects[i] = td_test_unit (progress->book, code);
    }
  g_autoptr (TdChart) many
      = td_chart_new (progress, TD_TOPIC_TREND, subjects, 7, TD_MEASURE_CASES, ALL_FLAGS);
  g_autoptr (TdChart) few
      = td_chart_new (progress, TD_TOPIC_TREND, subjects, 6, TD_MEASURE_CASES, ALL_FLAGS);
  g_autoptr (TdChartLayout) layout = lay_out (many, 1020, 640);

  check_chart (many);
  check_chart (few);
  td_chart_get_targets (many, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (case_says (layout->marks,
                            TD_CHART_PART_TARGET_LABEL,
                            BOTH ("targets from 74.00 to 80.00", "chỉ tiêu từ 74,00 đến 80,00")));
  td_chart_get_targets (few, &n);
  g_assert_cmpuint (n, ==, 6);
  /* A hidden line takes its target along; the others keep theirs, and their colours. */
  g_autoptr (GHashTable) hidden = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (hidden, (gpointer) "U1");
  g_autoptr (TdChart) fewer = td_chart_without (few, hidden);
  const TdChartTarget *targets = td_chart_get_targets (fewer, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpstr (targets[1].id, ==, "U2");
  g_assert_cmpuint (targets[1].track, ==, 1);
  const TdChartSeries *series = td_chart_get_series (fewer, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpstr (series[1].id, ==, "U2");
  g_assert_cmpuint (series[1].colour, ==, 2);
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
  g_test_add_func ("/chart-inputs/one-cut", test_one_cut);
  g_test_add_func ("/chart-inputs/zero", test_zero);
  g_test_add_func ("/chart-inputs/over-hundred", test_over_hundred);
  g_test_add_func ("/chart-inputs/gap-in-months", test_gap_in_months);
  g_test_add_func ("/chart-inputs/many", test_many);
  g_test_add_func ("/chart-inputs/many-targets", test_many_targets);
  return g_test_run ();
}
