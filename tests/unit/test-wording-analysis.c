/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "case-book.h"
#include "wording/td-wording-analysis.h"

/* The text of the locale that the test runs in. */
#define BOTH(english, vietnamese) (td_locale_get () == TD_LOCALE_VI ? (vietnamese) : (english))

/* @text: (transfer full) */
static void
assert_text (char *text, const char *english, const char *vietnamese)
{
  g_assert_cmpstr (text, ==, BOTH (english, vietnamese));
  g_free (text);
}

static TdProgress *
new_progress (TdBook *book)
{
  int cut = td_book_get_n_cuts (book) - 1;
  return td_progress_new (book, cut, td_book_get_cut (book, cut)->as_of, TD_SUBJECT_NONE, false);
}

static const TdProgressRow *
find_row (const TdProgress *progress, const char *unit, TdMeasure measure)
{
  return td_progress_find (progress, td_book_find_unit (progress->book, unit), measure);
}

/* Thái Nguyên: the sentence of the issue, of its province, and of its money. */
static void
test_sample (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress = new_progress (book);

  assert_text (td_wording_row (book, find_row (progress, "KV4", TD_MEASURE_CASES)),
               "Khu vực 4 rose by 6.11 points, still 10.60 points short, 105 cases",
               "Khu vực 4 tăng 6,11 điểm, còn thiếu 10,60 điểm, 105 việc");
  assert_text (td_wording_row (book, find_row (progress, "TN", TD_MEASURE_MONEY)),
               "THADS tỉnh Thái Nguyên rose by 2.95 points, 0.42 points above",
               "THADS tỉnh Thái Nguyên tăng 2,95 điểm, vượt 0,42 điểm");

  g_autoptr (TdPlanToTarget) plan
      = td_plan_to_target (progress, TD_MEASURE_CASES, TD_LIMIT_ROOM, 0);
  assert_text (td_wording_plan_to_target (progress, TD_MEASURE_CASES, plan),
               "Khu vực 1 needs 542 cases more: Whole province meets the target",
               "Khu vực 1 cần thêm 542 việc: Toàn tỉnh đạt chỉ tiêu");
  g_autoptr (TdPlanToTarget) met = td_plan_to_target (progress, TD_MEASURE_MONEY, TD_LIMIT_ROOM, 0);
  assert_text (td_wording_plan_to_target (progress, TD_MEASURE_MONEY, met),
               "nothing missing",
               "không còn thiếu");
  g_autoptr (TdPlanToTarget) more
      = td_plan_to_target (progress, TD_MEASURE_CASES, TD_LIMIT_ROOM, 120);
  assert_text (
      td_wording_plan_to_target (progress, TD_MEASURE_CASES, more),
      "Khu vực 1 needs 394 cases more, Khu vực 2 249 cases: Whole province meets the target",
      "Khu vực 1 cần thêm 394 việc, Khu vực 2 thêm 249 việc: Toàn tỉnh đạt chỉ tiêu");
}

/* Every direction of the change with every side of the target. */
static void
test_row (void)
{
  static const struct
  {
    int change; /* hundredths; 9999: none is known */
    int64_t gap;
    int64_t missing;
    const char *english;
    const char *vietnamese;
  } cases[] = {
    { 611,
      -1060,
      105,
      "A rose by 6.11 points, still 10.60 points short, 105 cases",
      "A tăng 6,11 điểm, còn thiếu 10,60 điểm, 105 việc" },
    { -5,
      -1060,
      1,
      "A fell by 0.05 points, still 10.60 points short, 1 case",
      "A giảm 0,05 điểm, còn thiếu 10,60 điểm, 1 việc" },
    { 0,
      0,
      1,
      "A did not change, still less than 0.01 points short, 1 case",
      "A không đổi, còn thiếu chưa đến 0,01 điểm, 1 việc" },
    { 0, 0, 0, "A did not change, exactly on target", "A không đổi, vừa đủ chỉ tiêu" },
    { 100, 42, 0, "A rose by 1.00 points, 0.42 points above", "A tăng 1,00 điểm, vượt 0,42 điểm" },
    { 9999, -42, 3, "A: still 0.42 points short, 3 cases", "A: còn thiếu 0,42 điểm, 3 việc" },
  };
  g_autoptr (TdChanges) changes = td_changes_new ();
  case_put_unit (changes, "A", "A", NULL, TD_UNIT_AGENCY, NULL, 1);
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdProgressRow row = {
        .has_target = true,
        .has_rate = true,
        .has_gap = true,
        .gap = cases[i].gap,
        .missing = cases[i].missing,
        .change_month = { cases[i].change != 9999, cases[i].change },
      };
      assert_text (td_wording_row (book, &row), cases[i].english, cases[i].vietnamese);
    }
  TdProgressRow row = { .has_rate = true };
  assert_text (td_wording_row (book, &row), "A: no target", "A: chưa giao chỉ tiêu");
  row.has_target = true;
  row.change_month = (TdPoints){ true, -200 };
  assert_text (td_wording_row (book, &row),
               "A fell by 2.00 points, no rate",
               "A giảm 2,00 điểm, chưa có tỷ lệ");
}

static void
test_quota (void)
{
  const TdProgressRow row = { .measure = TD_MEASURE_CASES };
  TdPace pace = { .has_ahead = true, .ahead = 1199 };

  assert_text (
      td_wording_quota (&row, &pace), "11.99 points ahead of the quota", "vượt tiến độ 11,99 điểm");
  pace = (TdPace){ .has_ahead = true, .ahead = -78, .behind = 85 };
  assert_text (td_wording_quota (&row, &pace),
               "0.78 points behind the quota, 85 cases",
               "chậm tiến độ 0,78 điểm, 85 việc");
  pace = (TdPace){ .has_ahead = true, .behind = 1 };
  assert_text (td_wording_quota (&row, &pace),
               "less than 0.01 points behind the quota, 1 case",
               "chậm tiến độ chưa đến 0,01 điểm, 1 việc");
  pace = (TdPace){ .has_ahead = true };
  assert_text (td_wording_quota (&row, &pace), "exactly on the quota", "đúng tiến độ");
  pace = (TdPace){ 0 };
  assert_text (td_wording_quota (&row, &pace), "no quota to compare with", "chưa có tiến độ để so");
}

static void
test_need (void)
{
  TdNeed need = td_need (8603, 10880, 8405, TD_RULE_GE, 11);
  TdPace pace = { .has_expected = true, .new_eligible = 120 };

  assert_text (td_wording_need (TD_MEASURE_CASES, &need),
               "542 cases missing: 50 cases a working day, 247 cases a week",
               "còn thiếu 542 việc: mỗi ngày làm việc 50 việc, mỗi tuần 247 việc");
  need = td_need (8603, 10880, 8405, TD_RULE_GE, 0);
  assert_text (td_wording_need (TD_MEASURE_CASES, &need),
               "542 cases missing, no working day left",
               "còn thiếu 542 việc, đã hết ngày làm việc");
  need = td_need (100, 100, 8405, TD_RULE_GE, 0);
  assert_text (td_wording_need (TD_MEASURE_CASES, &need), "nothing missing", "không còn thiếu");

  pace.expected = td_need (8603, 11000, 8405, TD_RULE_GE, 11);
  assert_text (td_wording_need_expected (TD_MEASURE_CASES, &pace),
               "if 120 cases more become eligible: 643 cases missing: 59 cases a working day, 293 "
               "cases a week",
               "nếu thêm 120 việc có điều kiện: còn thiếu 643 việc: mỗi ngày làm việc 59 việc, mỗi "
               "tuần 293 việc");
  pace.new_eligible = -7;
  pace.expected = td_need (100, 100, 8405, TD_RULE_GE, 11);
  assert_text (td_wording_need_expected (TD_MEASURE_CASES, &pace),
               "if 7 cases are no longer eligible: nothing missing",
               "nếu bớt 7 việc có điều kiện: không còn thiếu");
  pace.new_eligible = 0;
  assert_text (td_wording_need_expected (TD_MEASURE_CASES, &pace),
               "if nothing more becomes eligible: nothing missing",
               "nếu số có điều kiện không đổi: không còn thiếu");
  pace.has_expected = false;
  g_assert_null (td_wording_need_expected (TD_MEASURE_CASES, &pace));
}

/* Wherever a forecast stands its basis is named. */
static void
test_forecast (void)
{
  TdForecast forecast = {
    .known = true,
    .basis = TD_FORECAST_SEASON,
    .years = 2,
    .rate = { 8412, true, 8150, 8670 },
  };

  assert_text (td_wording_forecast (&forecast),
               "forecast for 30/9: 84.12 %, from 81.50 % to 86.70 %, by the course of 2 earlier "
               "years",
               "dự báo đến 30/9 đạt 84,12 %, từ 81,50 % đến 86,70 %, theo diễn biến của 2 năm "
               "trước");
  forecast.years = 1;
  forecast.rate.has_range = false;
  assert_text (td_wording_forecast (&forecast),
               "forecast for 30/9: 84.12 %, by the course of 1 earlier year",
               "dự báo đến 30/9 đạt 84,12 %, theo diễn biến của 1 năm trước");
  forecast.basis = TD_FORECAST_RUN_RATE;
  assert_text (td_wording_forecast (&forecast),
               "forecast for 30/9: 84.12 %, at the rate of this year so far, with no earlier year "
               "to compare",
               "dự báo đến 30/9 đạt 84,12 %, theo tốc độ từ đầu năm, chưa có năm trước để so");
  forecast.known = false;
  assert_text (td_wording_forecast (&forecast), "no forecast yet", "chưa dự báo được");
}

static void
test_contribution (void)
{
  assert_text (td_wording_contribution (TD_MEASURE_CASES, 2087130),
               "drags by 208.71 cases",
               "kéo giảm 208,71 việc");
  assert_text (
      td_wording_contribution (TD_MEASURE_CASES, -40000), "makes up 4.00 cases", "bù 4,00 việc");
  assert_text (td_wording_contribution (TD_MEASURE_CASES, 0),
               "neither drags nor makes up",
               "không kéo giảm, không bù");
  assert_text (td_wording_contribution (TD_MEASURE_MONEY, (td_wide)2000000 * 10000),
               "drags by 2 billion dong",
               "kéo giảm 2 tỷ đồng");
}

static void
test_movement (void)
{
  TdMovement movement = td_movement (7761, 10472, 8603, 10880);

  assert_text (td_wording_movement (&movement),
               "rose by 4.96 points: +8.04 by what was completed, " TD_MINUS
               "3.08 by what became eligible",
               "tăng 4,96 điểm: +8,04 do số đã xong, " TD_MINUS "3,08 do số có điều kiện");
  movement = td_movement (40, 100, 30, 100);
  assert_text (td_wording_movement (&movement),
               "fell by 10.00 points: " TD_MINUS
               "10.00 by what was completed, 0.00 by what became eligible",
               "giảm 10,00 điểm: " TD_MINUS "10,00 do số đã xong, 0,00 do số có điều kiện");
  movement = td_movement (40, 100, 40, 100);
  assert_text (td_wording_movement (&movement),
               "did not change: 0.00 by what was completed, 0.00 by what became eligible",
               "không đổi: 0,00 do số đã xong, 0,00 do số có điều kiện");
  movement = (TdMovement){ 0 };
  assert_text (
      td_wording_movement (&movement), "no figures to compare with", "chưa có số liệu để so");
}

static void
test_rank (void)
{
  TdRankChange rank = { .rank = 3, .known = true, .change = 2 };

  assert_text (td_wording_rank (&rank, 8), "place 3 of 8, up 2", "thứ 3/8, lên 2 bậc");
  rank.change = -1;
  assert_text (td_wording_rank (&rank, 8), "place 3 of 8, down 1", "thứ 3/8, xuống 1 bậc");
  rank.change = 0;
  assert_text (td_wording_rank (&rank, 8), "place 3 of 8, as before", "thứ 3/8, giữ nguyên");
  rank.known = false;
  assert_text (td_wording_rank (&rank, 8), "place 3 of 8", "thứ 3/8");
  rank.rank = 0;
  assert_text (td_wording_rank (&rank, 8), "no rank", "chưa xếp thứ");
}

static void
test_units (void)
{
  g_autoptr (TdBook) book = case_book ("ben-tre-2021");
  g_autoptr (TdProgress) progress = new_progress (book);
  TdUnitGroupFilter regional = { .kind = TD_UNIT_REGIONAL };
  TdUnitGroup group = td_unit_group (progress, TD_MEASURE_CASES, regional);

  assert_text (td_wording_units (&group),
               "9 of 9 units have not met it, 16.00 to 26.00 points short",
               "9/9 đơn vị chưa đạt, thiếu từ 16,00 đến 26,00 điểm");
  group = td_unit_group (progress, TD_MEASURE_MONEY, regional);
  assert_text (td_wording_units (&group),
               "3 of 9 units have met it, 6 of 9 have not, 3.00 to 9.00 points short",
               "3/9 đơn vị đạt, 6/9 chưa đạt, thiếu từ 3,00 đến 9,00 điểm");
  group = (TdUnitGroup){ .units = 4, .met = 4 };
  assert_text (td_wording_units (&group), "4 of 4 units have met it", "4/4 đơn vị đạt");
  group = (TdUnitGroup){ .units = 4, .met = 3, .not_met = 1, .lowest = -5, .highest = -5 };
  assert_text (td_wording_units (&group),
               "3 of 4 units have met it, 1 of 4 have not, 0.05 points short",
               "3/4 đơn vị đạt, 1/4 chưa đạt, thiếu 0,05 điểm");
  group = (TdUnitGroup){ .units = 1, .not_met = 1 };
  assert_text (td_wording_units (&group),
               "1 of 1 units have not met it, short by less than 0.01 points",
               "1/1 đơn vị chưa đạt, thiếu chưa đến 0,01 điểm");
  group = (TdUnitGroup){ .units = 4, .no_rate = 4 };
  assert_text (td_wording_units (&group),
               "no unit has both a target and a rate",
               "chưa đơn vị nào có cả chỉ tiêu và tỷ lệ");
  group = (TdUnitGroup){ 0 };
  assert_text (td_wording_units (&group), "no units", "không có đơn vị nào");
}

static void
test_plan (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdDay day = td_day_new (2025, 2, 28);
  case_put_unit (changes, "R", "Tỉnh R", NULL, TD_UNIT_AGENCY, NULL, 1);
  case_put_unit (changes, "A", "A", NULL, TD_UNIT_REGIONAL, "R", 1);
  case_put_totals (changes, day, "A", TD_MEASURE_CASES, 100, 50);
  case_put_target (changes, "R", TD_MEASURE_CASES, 9000);
  case_put_target (changes, "A", TD_MEASURE_CASES, 6000);
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (TdProgress) progress = new_progress (book);
  g_autoptr (TdPlanToTarget) short_of
      = td_plan_to_target (progress, TD_MEASURE_CASES, TD_LIMIT_OWN_TARGET, 0);
  g_autoptr (TdPlanToTarget) unknown
      = td_plan_to_target (progress, TD_MEASURE_MONEY, TD_LIMIT_ROOM, 0);

  assert_text (td_wording_plan_to_target (progress, TD_MEASURE_CASES, short_of),
               "with 10 cases more from all units 30 cases stay missing",
               "các đơn vị làm thêm 10 việc vẫn còn thiếu 30 việc");
  g_array_set_size (short_of->shares, 0);
  assert_text (td_wording_plan_to_target (progress, TD_MEASURE_CASES, short_of),
               "no unit can do more; 40 cases stay missing",
               "không đơn vị nào làm thêm được; vẫn còn thiếu 40 việc");
  assert_text (td_wording_plan_to_target (progress, TD_MEASURE_MONEY, unknown),
               "no target or no figures",
               "chưa có chỉ tiêu hoặc số liệu");
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

  g_test_add_func ("/wording-analysis/sample", test_sample);
  g_test_add_func ("/wording-analysis/row", test_row);
  g_test_add_func ("/wording-analysis/quota", test_quota);
  g_test_add_func ("/wording-analysis/need", test_need);
  g_test_add_func ("/wording-analysis/forecast", test_forecast);
  g_test_add_func ("/wording-analysis/contribution", test_contribution);
  g_test_add_func ("/wording-analysis/movement", test_movement);
  g_test_add_func ("/wording-analysis/rank", test_rank);
  g_test_add_func ("/wording-analysis/units", test_units);
  g_test_add_func ("/wording-analysis/plan", test_plan);
  return g_test_run ();
}
