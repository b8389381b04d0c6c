/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "case-book.h"
#include "charts/td-chart-build.h"

#define BOTH(english, vietnamese) (td_locale_get () == TD_LOCALE_VI ? (vietnamese) : (english))

/* Rates from expected.csv of the case. */
static void
test_trend (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  TdSubject root = td_book_find_unit (book, "TN");
  int cut = td_book_find_cut (book, td_day_new (2025, 9, 12));
  g_autoptr (TdChart) chart = td_chart_new_trend (
      book, &root, 1, TD_MEASURE_CASES, cut, TD_CHART_WITH_TARGET | TD_CHART_WITH_LAST_YEAR);
  guint n;
  int first, last;

  td_chart_get_days (chart, &first, &last);
  g_assert_cmpint (first, ==, td_day_new (2024, 10, 1));
  g_assert_cmpint (last, ==, td_day_new (2025, 9, 30));

  const TdChartTick *ticks = td_chart_get_ticks (chart, &n);
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpint (ticks[0].day, ==, td_day_new (2024, 10, 31));
  g_assert_cmpstr (ticks[0].short_text, ==, BOTH ("M10", "T10"));
  g_assert_cmpstr (ticks[0].long_text, ==, BOTH ("2024-10-31", "31/10/2024"));
  g_assert_cmpstr (ticks[3].long_text, ==, BOTH ("2025-01-31", "31/1/2025"));
  g_assert_cmpstr (ticks[11].long_text, ==, BOTH ("09-30", "30/9"));

  const TdChartSeries *series = td_chart_get_series (chart, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (series[0].id, ==, "TN");
  g_assert_cmpint (series[0].role, ==, TD_CHART_ROLE_UNIT);
  g_assert_null (series[0].label);
  g_assert_cmpint (series[1].role, ==, TD_CHART_ROLE_LAST_YEAR);
  g_assert_cmpstr (series[1].label, ==, BOTH ("year 2024: 81.28", "năm 2024: 81,28"));

  const TdChartPoint *points = td_chart_get_points (chart, 0, &n);
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpint (points[11].day, ==, td_day_new (2025, 9, 12));
  g_assert_cmpint (points[11].value.hundredths, ==, 7907);
  g_assert_cmpstr (points[11].text, ==, BOTH ("79.07", "79,07"));
  g_assert_cmpstr (points[11].when, ==, BOTH ("2025-09-12", "12/9/2025"));
  g_assert_cmpstr (points[11].details[0], ==, BOTH ("84.05", "84,05"));
  g_assert_cmpstr (points[11].details[1], ==, BOTH (TD_MINUS "4.98", TD_MINUS "4,98"));
  g_assert_cmpstr (points[11].details[2], ==, BOTH ("+4.96", "+4,96"));
  g_assert_cmpint (points[10].value.hundredths, ==, 7411);
  g_assert_cmpint (points[9].value.hundredths, ==, 6680);
  g_assert_cmpstr (points[0].details[2], ==, TD_ABSENT);

  /* 31/8/2024: 74,11 + 1,62 = 75,73, standing on 31/8/2025. */
  points = td_chart_get_points (chart, 1, &n);
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpint (points[10].day, ==, td_day_new (2025, 8, 31));
  g_assert_cmpint (points[10].value.hundredths, ==, 7573);
  g_assert_cmpstr (points[10].when, ==, BOTH ("2024-08-31", "31/8/2024"));

  const TdChartTarget *targets = td_chart_get_targets (chart, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (targets[0].from, ==, first);
  g_assert_cmpint (targets[0].value.hundredths, ==, 8405);
  g_assert_cmpstr (targets[0].label, ==, BOTH ("target 84.05", "chỉ tiêu 84,05"));

  /* The province is the same province after 1/7/2025. */
  td_chart_get_notes (chart, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpstr (td_chart_get_text (chart, TD_CHART_TEXT_TITLE),
                   ==,
                   BOTH ("Completion rate by cases, THADS tỉnh Thái Nguyên",
                         "Tỷ lệ thi hành xong về việc, THADS tỉnh Thái Nguyên"));
  g_assert_cmpstr (
      td_chart_get_text (chart, TD_CHART_TEXT_DESCRIPTION),
      ==,
      BOTH ("Completion rate by cases, THADS tỉnh Thái Nguyên: 79.07 %, 4.98 points short",
            "Tỷ lệ thi hành xong về việc, THADS tỉnh Thái Nguyên: 79,07 %, thiếu 4,98 điểm"));
}

/* Where the cut has no figures, those of the day that has them are described as such. */
static void
test_trend_of_earlier (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdCut cut = { .as_of = td_day_new (2025, 4, 30) };

  case_put_unit (changes, "R", "Phòng 1", NULL, TD_UNIT_AGENCY, NULL, 0);
  case_put_totals (changes, td_day_new (2025, 3, 31), "R", TD_MEASURE_CASES, 1000, 470);
  td_changes_put_cut (changes, &cut);
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  TdSubject root = td_book_find_unit (book, "R");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (TdChart) chart
          = td_chart_new_trend (book, &root, 1, TD_MEASURE_CASES, i, TD_CHART_WITH_TARGET);
      const char *const expected[]
          = { BOTH ("Completion rate by cases, Phòng 1: 47.00 %",
                    "Tỷ lệ thi hành xong về việc, Phòng 1: 47,00 %"),
              BOTH ("Completion rate by cases, Phòng 1, 2025-03-31: 47.00 %",
                    "Tỷ lệ thi hành xong về việc, Phòng 1, 31/3/2025: 47,00 %") };
      g_assert_cmpstr (td_chart_get_text (chart, TD_CHART_TEXT_DESCRIPTION), ==, expected[i]);
    }
}

/* A paper speaks Vietnamese in every locale. */
static void
test_trend_of_units (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  TdSubject subjects[] = { td_book_find_unit (book, "NV"),
                           td_book_find_unit (book, "KV3"),
                           td_book_find_unit (book, "KV1"),
                           td_book_find_unit (book, "KV4") };
  int cut = td_book_find_cut (book, td_day_new (2025, 9, 12));
  g_autoptr (TdChart) chart
      = td_chart_new_trend (book,
                            subjects,
                            G_N_ELEMENTS (subjects),
                            TD_MEASURE_CASES,
                            cut,
                            TD_CHART_WITH_TARGET | TD_CHART_WITH_LAST_YEAR | TD_CHART_FOR_PAPER);
  guint n;
  const TdChartSeries *series = td_chart_get_series (chart, &n);

  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpstr (series[0].label, ==, "Phòng NV&TCTHA");
  g_assert_cmpstr (series[0].note_value, ==, TD_MINUS "1,23 điểm");
  g_assert_cmpuint (series[3].colour, ==, 3);

  /* 31/7/2025 stands in the mock-up with gap and change. */
  const TdChartPoint *points = td_chart_get_points (chart, 2, &n);
  g_assert_cmpstr (points[9].when, ==, "31/7/2025");
  g_assert_cmpstr (points[9].text, ==, "62,07");
  g_assert_cmpstr (points[9].details[1], ==, TD_MINUS "21,98");
  g_assert_cmpstr (points[9].details[2], ==, "+4,59");

  const TdChartNote *notes = td_chart_get_notes (chart, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (notes[0].day, ==, td_day_new (2025, 7, 1));
  g_assert_cmpstr (
      notes[0].text, ==, "1/7/2025 sắp xếp lại đơn vị\ntrước ngày này: cộng các đơn vị cũ");
  td_chart_get_targets (chart, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (
      td_chart_get_text (chart, TD_CHART_TEXT_TITLE), ==, "Tỷ lệ thi hành xong về việc");
  g_assert_cmpstr (td_chart_get_text (chart, TD_CHART_TEXT_SUBTITLE),
                   ==,
                   "Lũy kế từ 1/10/2024, có điều kiện thi hành, đến 12/9/2025, đơn vị tính: %");
  g_assert_null (td_chart_get_text (chart, TD_CHART_TEXT_HINT));
}

static void
test_targets (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdTarget revised = {
    .unit = (char *)"A",
    .work_year = 2025,
    .measure = TD_MEASURE_CASES,
    .rate = 8200,
    .rule = TD_RULE_GT,
    .from = td_day_new (2025, 1, 2),
  };
  TdDay day = td_day_new (2025, 2, 28);
  guint n;

  case_put_unit (changes, "R", "Cơ quan mẫu", NULL, TD_UNIT_AGENCY, NULL, 0);
  case_put_unit (changes, "A", "Phòng A", NULL, TD_UNIT_REGIONAL, "R", 1);
  case_put_unit (changes, "B", "Phòng B", NULL, TD_UNIT_REGIONAL, "R", 2);
  case_put_unit (changes, "C", "Phòng C", NULL, TD_UNIT_REGIONAL, "R", 3);
  case_put_target (changes, "A", TD_MEASURE_CASES, 8000);
  case_put_target (changes, "B", TD_MEASURE_CASES, 7000);
  td_changes_put_target (changes, &revised);
  case_put_totals (changes, td_day_new (2024, 2, 28), "A", TD_MEASURE_CASES, 100, 10);
  case_put_totals (changes, td_day_new (2024, 2, 29), "A", TD_MEASURE_CASES, 100, 20);
  case_put_totals (changes, day, "A", TD_MEASURE_CASES, 100, 30);
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  TdSubject both[] = { td_book_find_unit (book, "A"), td_book_find_unit (book, "B") };
  int cut = td_book_find_cut (book, day);

  /* Steps of a target that was revised; 28/2 of a leap year gives way to the 29th. */
  g_autoptr (TdChart) alone = td_chart_new_trend (
      book, both, 1, TD_MEASURE_CASES, cut, TD_CHART_WITH_TARGET | TD_CHART_WITH_LAST_YEAR);
  const TdChartTarget *targets = td_chart_get_targets (alone, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (targets[1].from, ==, revised.from);
  g_assert_cmpstr (targets[1].label, ==, BOTH ("target above 82.00", "chỉ tiêu trên 82,00"));
  const TdChartPoint *points = td_chart_get_points (alone, 1, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (points[0].day, ==, day);
  g_assert_cmpint (points[0].value.hundredths, ==, 2000);

  /* Units with targets of their own have a track each, with the name. */
  g_autoptr (TdChart) two
      = td_chart_new_trend (book, both, 2, TD_MEASURE_CASES, cut, TD_CHART_WITH_TARGET);
  targets = td_chart_get_targets (two, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (targets[2].track, ==, 1);
  g_assert_cmpstr (targets[2].label, ==, BOTH ("Phòng B: target 70.00", "Phòng B: chỉ tiêu 70,00"));
  /* B has no record: its line has a point without value. */
  points = td_chart_get_points (two, 1, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (points[0].value.is_set);
  g_assert_null (points[0].text);

  TdSubject without = td_book_find_unit (book, "C");
  g_autoptr (TdChart) none
      = td_chart_new_trend (book, &without, 1, TD_MEASURE_MONEY, cut, TD_CHART_WITH_TARGET);
  td_chart_get_targets (none, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpstr (td_chart_get_text (none, TD_CHART_TEXT_NO_TARGET),
                   ==,
                   BOTH ("no target", "chưa giao chỉ tiêu"));
  g_autoptr (TdChart) bare
      = td_chart_new_trend (book, &without, 1, TD_MEASURE_MONEY, cut, TD_CHART_NO_FLAGS);
  g_assert_null (td_chart_get_text (bare, TD_CHART_TEXT_NO_TARGET));
}

static void
test_ranking (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  TdDay day = td_day_new (2025, 9, 12);
  g_autoptr (TdProgress) progress
      = td_progress_new (book, td_book_find_cut (book, day), day, TD_SUBJECT_NONE, true);
  g_autoptr (TdChart) cases = td_chart_new_ranking (progress, TD_MEASURE_CASES, TD_CHART_FOR_PAPER);
  g_autoptr (TdChart) money = td_chart_new_ranking (progress, TD_MEASURE_MONEY, TD_CHART_NO_FLAGS);
  static const char *const order[]
      = { "KV4", "KV1", "KV6", "KV3", "KV7", "KV2", "KV5", "NV", "TN" };
  guint n;
  const TdChartRow *rows = td_chart_get_rows (cases, &n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (rows[i].id, ==, order[i]);
      g_assert_cmpint (rows[i].is_total, ==, i == n - 1);
      g_assert_cmpint (rows[i].status, ==, TD_CHART_STATUS_SHORT);
    }
  g_assert_cmpstr (rows[0].value_text, ==, "73,45");
  g_assert_cmpstr (rows[0].gap_text, ==, "10,60");
  g_assert_cmpstr (rows[0].missing_text, ==, "105");
  g_assert_cmpstr (rows[0].details[0], ==, "+6,11");
  g_assert_cmpstr (rows[8].name, ==, "Toàn tỉnh");
  g_assert_cmpstr (td_chart_get_text (cases, TD_CHART_TEXT_TARGET), ==, "chỉ tiêu 84,05");
  g_assert_cmpstr (td_chart_get_text (cases, TD_CHART_TEXT_MISSING_HEADING), ==, "việc");

  rows = td_chart_get_rows (money, &n);
  g_assert_cmpstr (rows[0].id, ==, "KV1");
  g_assert_cmpstr (rows[0].missing_text, ==, BOTH ("124.0", "124,0"));
  g_assert_cmpstr (rows[7].id, ==, "NV");
  g_assert_cmpint (rows[7].status, ==, TD_CHART_STATUS_MET);
  g_assert_cmpstr (rows[7].missing_text, ==, TD_ABSENT);
  g_assert_cmpstr (rows[7].gap_text, ==, BOTH ("29.03", "29,03"));
  g_assert_cmpstr (rows[8].name, ==, BOTH ("Whole province", "Toàn tỉnh"));

  /* A unit without units stands alone, and is no total. */
  g_autoptr (TdProgress) leaf
      = td_progress_new (book, progress->cut, day, td_book_find_unit (book, "KV4"), false);
  g_autoptr (TdChart) alone = td_chart_new_ranking (leaf, TD_MEASURE_CASES, TD_CHART_NO_FLAGS);
  rows = td_chart_get_rows (alone, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (rows[0].is_total);
  g_assert_cmpstr (rows[0].name, ==, "Khu vực 4");
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
  g_test_add_func ("/chart-build/trend", test_trend);
  g_test_add_func ("/chart-build/trend-of-earlier", test_trend_of_earlier);
  g_test_add_func ("/chart-build/trend-of-units", test_trend_of_units);
  g_test_add_func ("/chart-build/targets", test_targets);
  g_test_add_func ("/chart-build/ranking", test_ranking);
  return g_test_run ();
}
