/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "case-book.h"
#include "model/td-milestones.h"
#include "wording/td-facts.h"
#include "wording/td-money.h"
#include "wording/td-wording.h"

/* The text of the locale that the test runs in. */
#define BOTH(english, vietnamese) (td_locale_get () == TD_LOCALE_VI ? (vietnamese) : (english))

static const TdMoneyWords paper = {
  .locale = TD_LOCALE_VI,
  .billion = "%s tỷ đồng",
  .million = "%s triệu đồng",
  .thousand = "%s nghìn đồng",
  .nothing = "0 đồng",
  .nearly = "gần %s",
  .over = "hơn %s",
};

static void
test_numbers (void)
{
  static const struct
  {
    int64_t value;
    guint decimals;
    bool trim;
    const char *expected;
  } cases[] = {
    { 0, 0, false, "0" },          { 999, 0, false, "999" },
    { 1000, 0, false, "1.000" },   { -1234567, 0, false, TD_MINUS "1.234.567" },
    { 7907, 2, false, "79,07" },   { 5, 2, false, "0,05" },
    { 1240, 1, false, "124,0" },   { 1240, 1, true, "124" },
    { 8400, 3, true, "8,4" },      { 12003, 3, true, "12,003" },
    { 1050000, 3, true, "1.050" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = td_number_format (cases[i].value, cases[i].decimals, cases[i].trim, TD_LOCALE_VI);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }

  g_autofree char *c = td_number_format (1234567, 2, false, TD_LOCALE_C);
  g_assert_cmpstr (c, ==, "12345.67");
}

static void
test_money (void)
{
  static const struct
  {
    int64_t amount;
    TdMoneyStyle style;
    const char *expected;
  } cases[] = {
    /* The example of the rule: source 000 says "gần 40 tỷ đồng". */
    { 39994500, TD_MONEY_SENTENCE, "gần 40 tỷ đồng" },
    { 39994500, TD_MONEY_MISSING, "gần 40 tỷ đồng" },
    { 1050000000, TD_MONEY_SENTENCE, "1.050 tỷ đồng" },
    { 8400000, TD_MONEY_SENTENCE, "8,4 tỷ đồng" },
    { 12533333, TD_MONEY_MISSING, "gần 12,54 tỷ đồng" },
    { 12533333, TD_MONEY_SENTENCE, "hơn 12,53 tỷ đồng" },
    { 123981630, TD_MONEY_MISSING, "gần 124 tỷ đồng" },
    { 1001000, TD_MONEY_SENTENCE, "hơn 1 tỷ đồng" },
    { 1001002, TD_MONEY_SENTENCE, "hơn 1,001 tỷ đồng" },
    { 1001002, TD_MONEY_MISSING, "gần 1,002 tỷ đồng" },
    { 474072, TD_MONEY_MISSING, "gần 474,1 triệu đồng" },
    { 999999, TD_MONEY_SENTENCE, "gần 1 tỷ đồng" },
    { 999999, TD_MONEY_SHORT, "1 tỷ đồng" },
    { 1000, TD_MONEY_SENTENCE, "1 triệu đồng" },
    { 999, TD_MONEY_SENTENCE, "999 nghìn đồng" },
    { 1, TD_MONEY_MISSING, "1 nghìn đồng" },
    { 0, TD_MONEY_MISSING, "0 đồng" },
    { -8400000, TD_MONEY_SENTENCE, TD_MINUS "8,4 tỷ đồng" },
    { 953864109, TD_MONEY_SHORT, "953,9 tỷ đồng" },
    { 2000000000, TD_MONEY_SHORT, "2.000 tỷ đồng" },
    { INT64_C (10000000000000000), TD_MONEY_SENTENCE, "10.000.000.000 tỷ đồng" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = td_money_format (cases[i].amount, cases[i].style, &paper);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* What is shown lies within a thousandth of the exact amount, and on the side that the word says.
 */
static void
test_money_property (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      int64_t amount = 1 + g_test_rand_int_range (0, INT32_MAX - 1) % (INT64_C (1) << (1 + i % 31));
      bool up = g_test_rand_bit ();
      g_autofree char *text
          = td_money_format (amount, up ? TD_MONEY_MISSING : TD_MONEY_SENTENCE, &paper);
      const char *digits = strpbrk (text, "0123456789");
      int64_t shown = 0;
      int64_t unit = strstr (text, "tỷ") != NULL      ? 1000000
                     : strstr (text, "triệu") != NULL ? 1000
                                                      : 1;
      int64_t scale = 1;
      bool decimals = false;

      for (const char *c = digits; *c != ' '; c++)
        if (g_ascii_isdigit (*c))
          {
            shown = shown * 10 + (*c - '0');
            scale *= decimals ? 10 : 1;
          }
        else if (*c == ',')
          decimals = true;
      int64_t off = shown * unit - amount * scale;
      g_assert_cmpint (ABS (off) * 1000, <=, amount * scale);
      g_assert_cmpint (g_str_has_prefix (text, "gần"), ==, off > 0);
      g_assert_cmpint (g_str_has_prefix (text, "hơn"), ==, off < 0);
      g_assert_true (!up || off >= 0);
    }
}

static void
test_amounts (void)
{
  g_autofree char *cases = td_wording_amount (TD_MEASURE_CASES, 542, true);
  g_autofree char *one = td_wording_amount (TD_MEASURE_CASES, 1, true);
  g_autofree char *money = td_wording_amount (TD_MEASURE_MONEY, 39994500, true);
  g_autofree char *brief = td_wording_amount_short (TD_MEASURE_MONEY, 19980074);
  g_autofree char *billions = td_wording_billions (123981630);
  g_autofree char *negative = td_wording_billions (-16798025);

  g_assert_cmpstr (cases, ==, BOTH ("542 cases", "542 việc"));
  g_assert_cmpstr (one, ==, BOTH ("1 case", "1 việc"));
  g_assert_cmpstr (money, ==, BOTH ("nearly 40 billion dong", "gần 40 tỷ đồng"));
  g_assert_cmpstr (brief, ==, BOTH ("20 billion dong", "20 tỷ đồng"));
  g_assert_cmpstr (billions, ==, BOTH ("124.0", "124,0"));
  g_assert_cmpstr (negative, ==, BOTH (TD_MINUS "16.8", TD_MINUS "16,8"));
}

static void
test_gap (void)
{
  static const struct
  {
    TdProgressRow row;
    const char *english;
    const char *vietnamese;
  } cases[] = {
    { { .has_target = true, .has_gap = true, .gap = -498, .missing = 542 },
      "4.98 points short",
      "thiếu 4,98 điểm" },
    { { .has_target = true, .has_gap = true, .gap = 42 }, "0.42 points above", "vượt 0,42 điểm" },
    { { .has_target = true, .has_gap = true }, "exactly on target", "vừa đủ chỉ tiêu" },
    { { .has_target = true, .has_gap = true, .missing = 1 },
      "short by less than 0.01 points",
      "thiếu chưa đến 0,01 điểm" },
    { { .has_rate = true }, "no target", "chưa giao chỉ tiêu" },
    { { .has_target = true }, "no rate", "chưa có tỷ lệ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = td_wording_gap (&cases[i].row);
      g_assert_cmpstr (text, ==, BOTH (cases[i].english, cases[i].vietnamese));
    }
  g_assert_cmpstr (td_wording_standing (TD_STANDING_MET), ==, BOTH ("met", "đạt"));
  g_assert_cmpstr (td_wording_standing (TD_STANDING_NEAR), ==, BOTH ("near", "xấp xỉ"));
  g_assert_cmpstr (td_wording_standing (TD_STANDING_LOW), ==, BOTH ("low", "thấp"));
  g_assert_cmpstr (td_wording_standing (TD_STANDING_VERY_LOW), ==, BOTH ("very low", "rất thấp"));
}

static void
test_reported (void)
{
  TdShown shown = { .reported = 7, .expected = 8 };
  TdProgressRow row = { .shown = &shown };
  g_autofree char *some = td_wording_reported (&row);

  g_assert_cmpstr (
      some, ==, BOTH ("sum of 7 of 8 units that have reported", "cộng 7/8 đơn vị đã báo cáo"));
  shown.reported = 8;
  g_assert_null (td_wording_reported (&row));
  shown = (TdShown){ .expected = -1 };
  g_assert_null (td_wording_reported (&row));
}

static void
test_names (void)
{
  static const struct
  {
    const char *names;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "Khu vực 1", "Khu vực 1" },
    { "Khu vực 1|Khu vực 3|Khu vực 12", "Khu vực 1, 3, 12" },
    { "Phòng NV&TCTHA|Khu vực 2|Khu vực 4", "Phòng NV&TCTHA, Khu vực 2, 4" },
    { "Khu vực 1|Phòng 2|Phòng 3|Khu vực 4", "Khu vực 1, Phòng 2, 3, Khu vực 4" },
    { "1|2", "1, 2" },
    { "Thạnh Phú|Giồng Trôm", "Thạnh Phú, Giồng Trôm" },
    { "Đội 1A|Đội 1B", "Đội 1A, Đội 1B" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].names, "|", -1);
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      for (guint j = 0; parts[j] != NULL && *parts[j] != '\0'; j++)
        g_ptr_array_add (names, parts[j]);
      g_autofree char *text = td_wording_names (names);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_problem (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  TdProblem problem = {
    .code = "V3",
    .cut = td_book_find_cut (book, td_day_new (2025, 8, 31)),
    .subject = td_book_find_unit (book, "KV3"),
    .measure = TD_MEASURE_CASES,
    .item = TD_ITEM_TO_ENFORCE,
    .sign = '=',
    .expected = 1688,
    .found = 1678,
  };
  g_autofree char *identity = td_wording_problem (book, &problem);

  if (td_locale_get () == TD_LOCALE_C)
    g_assert_cmpstr (
        identity,
        ==,
        "Khu vực 3, by cases, 2025-08-31: To be enforced is 1678, its parts add up to 1688");
  else
    {
      g_assert_true (g_str_has_prefix (identity, "Khu vực 3, về việc, 31/8/2025: "));
      g_assert_true (g_str_has_suffix (identity, " là 1.678, cộng các phần được 1.688"));
    }

  problem.code = "V7";
  problem.item = TD_ITEM_COMPLETED;
  problem.sign = '<';
  g_autofree char *bound = td_wording_problem_short (book, &problem);
  g_assert_true (g_str_has_suffix (
      bound, BOTH (" is 1678, but can be 1688 at most", " là 1.678, nhiều nhất chỉ được 1.688")));

  problem.code = "V4";
  problem.sign = '>';
  g_autofree char *parts = td_wording_problem_short (book, &problem);
  g_assert_true (g_str_has_suffix (parts,
                                   BOTH (" is 1678, its known parts alone add up to 1688",
                                         " là 1.678, riêng các phần đã có cộng được 1.688")));
  problem.found = -5;
  g_autofree char *negative = td_wording_problem_short (book, &problem);
  g_assert_true (g_str_has_suffix (
      negative,
      BOTH (" would be " TD_MINUS "5, below nothing", " tính ra " TD_MINUS "5, nhỏ hơn 0")));

  problem.code = "V8";
  problem.sign = '=';
  g_autofree char *sum = td_wording_problem_short (book, &problem);
  g_assert_nonnull (strstr (sum, BOTH ("the units below", "cộng các đơn vị trực thuộc")));
  problem.code = "V9a";
  g_autofree char *year = td_wording_problem_short (book, &problem);
  g_assert_nonnull (
      strstr (year, BOTH ("in the other cuts of the year", "ở các kỳ khác trong năm")));

  g_assert_cmpstr (td_wording_identity ("V5"),
                   ==,
                   BOTH ("completed = executed + terminated + reduced",
                         "tổng số thi hành xong = thi hành xong + đình chỉ + giảm nghĩa vụ"));
  g_assert_cmpstr (td_wording_identity ("V99"), ==, "V99");
}

/* Warnings say both figures, with their units. */
static void
test_warning (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  static const struct
  {
    TdProblem problem;
    const char *english;
    const char *vietnamese;
  } cases[] = {
    { { .code = "V9b", .item = TD_ITEM_CARRIED_IN, .sign = '=', .expected = 814, .found = 817 },
      "is 817 cases, the year before carried over 814 cases",
      "là 817 việc, năm trước chuyển sang 814 việc" },
    { { .code = "V10", .item = TD_ITEM_EXECUTED, .sign = '>', .expected = 1391, .found = 1386 },
      "is 1386 cases, but was already 1391 cases on 2025-08-31",
      "là 1.386 việc, nhưng đã là 1.391 việc vào ngày 31/8/2025" },
    { { .code = "V13",
        .measure = TD_MEASURE_MONEY,
        .item = TD_ITEM_COMPLETED,
        .sign = '=',
        .expected = 9000,
        .found = 8000 },
      "every eligible case is done, but only 8000 thousand đồng of 9000 thousand đồng eligible",
      "việc có điều kiện đã xong hết, nhưng tiền mới xong 8.000 nghìn đồng trên 9.000 nghìn đồng "
      "có "
      "điều kiện" },
    { { .code = "hoarding", .then = 990, .found = 990, .beside_now = 350 },
      "the target was met on 2025-08-31; since then nothing was completed, with 350 cases eligible "
      "left",
      "đã đạt chỉ tiêu ngày 31/8/2025, từ đó không thi hành xong thêm, trong khi còn 350 việc có "
      "điều kiện" },
    { { .code = "rate-without-work",
        .then = 2066,
        .found = 2030,
        .beside_then = 7086,
        .beside_now = 7212 },
      "the rate rose from 70.86 % to 72.12 % since 2025-08-31, though nothing was completed: "
      "eligible fell from 2066 cases to 2030 cases",
      "tỷ lệ tăng từ 70,86 % lên 72,12 % kể từ ngày 31/8/2025 tuy không thi hành xong thêm: số có "
      "điều kiện giảm từ 2.066 việc xuống 2.030 việc" },
    { { .code = "reclassified",
        .item = TD_ITEM_NOT_ELIGIBLE,
        .then = 495,
        .found = 665,
        .beside_then = 2066,
        .beside_now = 1996 },
      "since 2025-08-31 eligible fell from 2066 cases to 1996 cases, not eligible rose from 495 "
      "cases to 665 cases",
      "từ ngày 31/8/2025, có điều kiện giảm từ 2.066 việc xuống 1.996 việc, chưa có điều kiện tăng "
      "từ 495 việc lên 665 việc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdProblem problem = cases[i].problem;
      g_autofree char *text = NULL;
      g_autofree char *advice = NULL;

      problem.severity = TD_SEVERITY_WARNING;
      problem.basis_cut = td_book_find_cut (book, td_day_new (2025, 8, 31));
      text = td_wording_problem_short (book, &problem);
      if (!g_str_has_suffix (text, BOTH (cases[i].english, cases[i].vietnamese)))
        g_assert_cmpstr (text, ==, BOTH (cases[i].english, cases[i].vietnamese));
      advice = td_wording_problem_advice (&problem);
      g_assert_cmpuint (strlen (advice), >, 20);
    }
  g_assert_cmpstr (td_wording_problem_name ("V3"), ==, "V3");
  g_assert_cmpstr (td_wording_problem_name ("hoarding"), ==, BOTH ("hoarding", "để dành án"));
}

static void
test_group (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  TdDay day = td_day_new (2025, 9, 12);
  static const struct
  {
    const char *kind;
    const char *detail;
    const char *english;
    const char *vietnamese;
  } cases[] = {
    { "set",
      NULL,
      "Edit the figures of Khu vực 4, 2025-09-12",
      "Sửa số liệu Khu vực 4, 12/9/2025" },
    { "target",
      "money",
      "Edit the target by money of Khu vực 4",
      "Sửa chỉ tiêu về tiền của Khu vực 4" },
    { "target",
      "cases",
      "Edit the target by cases of Khu vực 4",
      "Sửa chỉ tiêu về việc của Khu vực 4" },
    { "target", NULL, "Edit the targets of Khu vực 4", "Sửa chỉ tiêu của Khu vực 4" },
    { "close", NULL, "Close the figures of 2025-09-12", "Chốt số liệu 12/9/2025" },
    { "reopen", NULL, "Reopen the figures of 2025-09-12", "Mở lại số liệu 12/9/2025" },
    { "import", "so-lieu", "Import from so-lieu", "Nhập số liệu từ so-lieu" },
    { "import", NULL, "Import", "Nhập số liệu" },
    { "unit-add", NULL, "Add the unit Khu vực 4", "Thêm đơn vị Khu vực 4" },
    { "unit-edit", NULL, "Edit the unit Khu vực 4", "Sửa đơn vị Khu vực 4" },
    { "unit-retire", NULL, "Retire the unit Khu vực 4", "Kết thúc đơn vị Khu vực 4" },
    { "unit-delete", NULL, "Delete the unit Khu vực 4", "Xóa đơn vị Khu vực 4" },
    { "cut-add", NULL, "Add the cut of 2025-09-12", "Thêm kỳ số liệu 12/9/2025" },
    { "cut-delete", NULL, "Delete the cut of 2025-09-12", "Xóa kỳ số liệu 12/9/2025" },
    { "settings", NULL, "Change the settings", "Sửa thiết lập" },
    { "new", NULL, "Make the workspace", "Tạo tệp số liệu" },
    { "undo", NULL, "Undo", "Hoàn tác" },
    { "undo",
      "set",
      "Undo: Edit the figures of Khu vực 4, 2025-09-12",
      "Hoàn tác: Sửa số liệu Khu vực 4, 12/9/2025" },
    { "redo", "cut-add", "Redo: Add the cut of 2025-09-12", "Làm lại: Thêm kỳ số liệu 12/9/2025" },
    { "redo",
      "target money",
      "Redo: Edit the target by money of Khu vực 4",
      "Làm lại: Sửa chỉ tiêu về tiền của Khu vực 4" },
    { "undo", "cases", "Undo", "Hoàn tác" }, /* as the first version wrote it */
    { "paste", NULL, "Paste figures of Khu vực 4, 2025-09-12", "Dán số liệu Khu vực 4, 12/9/2025" },
    { "fill",
      NULL,
      "Fill in figures of Khu vực 4, 2025-09-12",
      "Điền số liệu Khu vực 4, 12/9/2025" },
    { "clear", NULL, "Clear figures of Khu vực 4, 2025-09-12", "Xóa số liệu Khu vực 4, 12/9/2025" },
    { "plan",
      NULL,
      "Edit the plan of Khu vực 4, 2025-09-12",
      "Sửa kế hoạch của Khu vực 4, 12/9/2025" },
    { "explain",
      NULL,
      "Explain a finding about Khu vực 4, 2025-09-12",
      "Giải trình kết quả kiểm tra của Khu vực 4, 12/9/2025" },
    { "form", "tt06-cases", "Edit the form tt06-cases", "Sửa biểu mẫu tt06-cases" },
    { "form", NULL, "Edit the forms", "Sửa biểu mẫu" },
    { "officer",
      NULL,
      "Edit officers: Khu vực 4, 2025-09-12",
      "Sửa Chấp hành viên: Khu vực 4, 12/9/2025" },
    { "restructure",
      NULL,
      "Restructure Khu vực 4, 2025-09-12",
      "Sắp xếp lại Khu vực 4, 12/9/2025" },
    { "revert",
      "paste",
      "Revert: Paste figures of Khu vực 4, 2025-09-12",
      "Trả lại như trước: Dán số liệu Khu vực 4, 12/9/2025" },
    { "revert", NULL, "Revert", "Trả lại như trước" },
    { "undo",
      "revert import so-lieu 8",
      "Undo: Revert: Import from so-lieu 8",
      "Hoàn tác: Trả lại như trước: Nhập số liệu từ so-lieu 8" },
    { "unheard-of", NULL, "unheard-of", "unheard-of" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = td_wording_group (book, cases[i].kind, "KV4", NULL, day, cases[i].detail, NULL);
      g_assert_cmpstr (text, ==, BOTH (cases[i].english, cases[i].vietnamese));
    }

  g_autofree char *gone
      = td_wording_group (book, "unit-delete", "KV99", NULL, TD_DAY_NONE, NULL, NULL);
  g_assert_cmpstr (gone, ==, BOTH ("Delete the unit KV99", "Xóa đơn vị KV99"));
  g_autofree char *no_book = td_wording_group (NULL, "set", "KV4", "A1", day, NULL, NULL);
  g_assert_cmpstr (
      no_book, ==, BOTH ("Edit the figures of A1, 2025-09-12", "Sửa số liệu A1, 12/9/2025"));
  g_autofree char *noted = td_wording_group (book, "reopen", NULL, NULL, day, NULL, "nhập nhầm");
  g_assert_cmpstr (noted,
                   ==,
                   BOTH ("Reopen the figures of 2025-09-12 (nhập nhầm)",
                         "Mở lại số liệu 12/9/2025 (nhập nhầm)"));
}

/* What was done to papers names the kind of paper, the unit and the day in words. */
static void
test_group_papers (void)
{
  static const char *const kinds[]
      = { "paper-new", "paper-edit", "paper-refresh", "paper-issue", "paper-delete" };
  TdDay day = td_day_new (2025, 9, 12);
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  const char *dispatch = td_wording_paper_kind ("dispatch");
  const char *report = td_wording_paper_kind ("report");
  g_autofree char *shown = td_day_format (day);
  g_autofree char *about = g_strdup_printf (": %s, Khu vực 4, %s", dispatch, shown);
  g_autofree char *bare = g_strdup_printf (": %s, %s", report, shown);

  g_assert_cmpstr (dispatch, !=, report);
  g_assert_cmpstr (td_wording_paper_kind ("unheard-of"), ==, "unheard-of");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *detail = g_strdup_printf ("%s dispatch", kinds[i]);
      g_autofree char *whole
          = td_wording_group (book, kinds[i], "KV4", NULL, day, "dispatch", NULL);
      g_autofree char *all = td_wording_group (book, kinds[i], NULL, NULL, day, "report", NULL);
      g_autofree char *no_kind = td_wording_group (book, kinds[i], NULL, NULL, day, NULL, NULL);
      g_autofree char *alone
          = td_wording_group (book, kinds[i], NULL, NULL, TD_DAY_NONE, NULL, NULL);
      g_autofree char *undone = td_wording_group (book, "undo", "KV4", NULL, day, detail, NULL);

      g_assert_true (g_str_has_suffix (whole, about));
      g_assert_true (g_str_has_suffix (all, bare));
      g_assert_true (g_str_has_suffix (no_kind, shown));
      g_assert_null (strchr (no_kind, ':'));
      g_assert_null (strstr (alone, "paper-"));
      g_assert_cmpuint (strlen (alone), >, 5);
      g_assert_true (g_str_has_suffix (undone, whole));
      g_assert_cmpstr (undone, !=, whole);
      g_assert_cmpstr (td_wording_action (kinds[i]), !=, kinds[i]);
    }

  /* Their rows and columns have words too. */
  g_autofree char *row = td_wording_journal_item (book, "papers", NULL);
  g_autofree char *block = td_wording_journal_item (book, "paper_blocks", NULL);
  g_autofree char *text = td_wording_journal_item (book, "paper_blocks", "content");
  g_autofree char *state = td_wording_journal_value (book, "papers", "state", "issued");
  g_autofree char *kind = td_wording_journal_value (book, "papers", "kind", "dispatch");
  g_autofree char *unit = td_wording_journal_value (book, "papers", "unit", "KV4");
  g_autofree char *issued = td_wording_journal_value (book, "papers", "issued", "2025-09-12");
  g_autofree char *place = td_wording_journal_place (book, "papers", "KV4", NULL, day, NULL);
  g_autofree char *expected = g_strdup_printf ("Khu vực 4, %s", shown);
  g_assert_cmpstr (row, !=, "papers");
  g_assert_cmpstr (block, !=, "paper_blocks");
  g_assert_cmpstr (text, !=, "content");
  g_assert_cmpstr (kind, ==, dispatch);
  g_assert_cmpstr (unit, ==, "Khu vực 4");
  g_assert_cmpstr (issued, ==, shown);
  g_assert_cmpstr (place, ==, expected);
  g_assert_cmpuint (strlen (state), >, 5);
}

/* A kind is worded whatever is known of it. */
static void
test_group_partly (void)
{
  TdDay day = td_day_new (2025, 9, 12);
  static const struct
  {
    const char *kind;
    const char *of_day;
    const char *alone;
    const char *of_day_vi;
    const char *alone_vi;
  } cases[] = {
    { "set",
      "Edit the figures of 2025-09-12",
      "Edit figures",
      "Sửa số liệu 12/9/2025",
      "Sửa số liệu" },
    { "paste",
      "Paste figures of 2025-09-12",
      "Paste figures",
      "Dán số liệu 12/9/2025",
      "Dán số liệu" },
    { "fill",
      "Fill in figures of 2025-09-12",
      "Fill in figures",
      "Điền số liệu 12/9/2025",
      "Điền số liệu" },
    { "clear",
      "Clear figures of 2025-09-12",
      "Clear figures",
      "Xóa số liệu 12/9/2025",
      "Xóa số liệu" },
    { "plan",
      "Edit the plans of 2025-09-12",
      "Edit the plans",
      "Sửa kế hoạch 12/9/2025",
      "Sửa kế hoạch" },
    { "explain",
      "Explain a finding about 2025-09-12",
      "Explain a finding",
      "Giải trình kết quả kiểm tra của 12/9/2025",
      "Giải trình kết quả kiểm tra" },
    { "officer",
      "Edit officers from 2025-09-12",
      "Edit officers",
      "Sửa Chấp hành viên từ 12/9/2025",
      "Sửa Chấp hành viên" },
    { "restructure",
      "Restructure units from 2025-09-12",
      "Restructure units",
      "Sắp xếp lại đơn vị từ 12/9/2025",
      "Sắp xếp lại đơn vị" },
    { "close",
      "Close the figures of 2025-09-12",
      "Close the figures of –",
      "Chốt số liệu 12/9/2025",
      "Chốt số liệu –" },
    { "unit-add", "Add the unit –", "Add the unit –", "Thêm đơn vị –", "Thêm đơn vị –" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *of_day = td_wording_group (NULL, cases[i].kind, NULL, NULL, day, NULL, NULL);
      g_autofree char *alone
          = td_wording_group (NULL, cases[i].kind, NULL, NULL, TD_DAY_NONE, NULL, NULL);

      g_assert_cmpstr (of_day, ==, BOTH (cases[i].of_day, cases[i].of_day_vi));
      g_assert_cmpstr (alone, ==, BOTH (cases[i].alone, cases[i].alone_vi));
    }
}

static void
test_journal (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  TdDay day = td_day_new (2025, 9, 12);
  static const struct
  {
    const char *table;
    const char *item;
    const char *text;
    const char *words;
    const char *words_vi;
    const char *value;
    const char *value_vi;
  } cases[] = {
    { "records", "completed", "1234", "Completed", "Tổng số xong", "1234", "1.234" },
    { "records", NULL, NULL, "Record", "Bản ghi", "–", "–" },
    { "targets", "rate", "8405", "Target", "Chỉ tiêu", "84.05 %", "84,05 %" },
    { "targets", "rule", "gt", "Rule", "Quy tắc", "above", "trên" },
    { "units", "valid_to", "2025-09-12", "Valid to", "Đến ngày", "2025-09-12", "12/9/2025" },
    { "units", "parent", "KV4", "Unit above", "Đơn vị cấp trên", "Khu vực 4", "Khu vực 4" },
    { "successions",
      "share_cases",
      "600000",
      "Share by cases",
      "Tỷ lệ chia về việc",
      "60.00 %",
      "60,00 %" },
    { "cuts", "closed", "1", "Closed", "Đã chốt", "yes", "có" },
    { "settings", "place", "Thái Nguyên", "place", "place", "Thái Nguyên", "Thái Nguyên" },
    { "plans", "completed", "1234", "Planned", "Kế hoạch", "1234", "1.234" },
    { "records", "credit", "1200", "credit", "credit", "1200", "1.200" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = td_wording_journal_item (book, cases[i].table, cases[i].item);
      g_autofree char *value
          = td_wording_journal_value (book, cases[i].table, cases[i].item, cases[i].text);

      g_assert_cmpstr (words, ==, BOTH (cases[i].words, cases[i].words_vi));
      g_assert_cmpstr (value, ==, BOTH (cases[i].value, cases[i].value_vi));
    }

  /* A whole text is told by its length. */
  g_autofree char *lines
      = td_wording_journal_value (book, "settings", "template.notice", "[title]\nA\nB");
  g_assert_nonnull (strstr (lines, "3"));
  g_assert_null (strstr (lines, "title"));

  g_autofree char *place = td_wording_journal_place (book, "records", "KV4", NULL, day, "money");
  g_assert_cmpstr (
      place, ==, BOTH ("Khu vực 4, by money, 2025-09-12", "Khu vực 4, về tiền, 12/9/2025"));
  g_autofree char *gone = td_wording_journal_place (book, "records", "KV99", "X1", day, NULL);
  g_assert_cmpstr (gone, ==, BOTH ("X1, KV99, 2025-09-12", "X1, KV99, 12/9/2025"));
  g_autofree char *setting
      = td_wording_journal_place (book, "settings", NULL, NULL, TD_DAY_NONE, NULL);
  g_assert_cmpstr (setting, ==, BOTH ("Setting", "Thiết lập"));
  g_assert_cmpstr (td_wording_action ("paste"), ==, BOTH ("Figures pasted", "Dán số liệu"));
  g_assert_cmpstr (td_wording_action ("unheard-of"), ==, "unheard-of");
}

static TdProgress *
progress_of (TdBook *book, TdDay as_of)
{
  return td_progress_new (book, td_book_find_cut (book, as_of), as_of, TD_SUBJECT_NONE, true);
}

static GPtrArray *
attention_of (const TdProgress *progress)
{
  g_autoptr (TdForecaster) forecaster = td_forecaster_new (progress->book, progress->cut);
  TdForecast forecasts[TD_N_MEASURES] = { 0 };

  for (int i = 0; progress->root != TD_SUBJECT_NONE && i < TD_N_MEASURES; i++)
    forecasts[i] = td_forecaster_get (forecaster, progress->root, (TdMeasure)i);
  return td_wording_attention (progress, forecasts);
}

static void
assert_line (const GPtrArray *lines, guint index, const char *title, const char *detail)
{
  g_assert_cmpuint (index, <, lines->len);
  const TdAttention *line = g_ptr_array_index (lines, index);
  g_assert_cmpstr (line->title, ==, title);
  g_assert_cmpstr (line->detail, ==, detail);
}

/* Contribution of khu vực 1: 0,8405 · 2146 − 1595 = 208,713 of 541,64: 38,5 %; the seven others by
 * money: (1.050.000.000 − 502.720.667) / (2.000.000.000 − 619.788.107) = 39,65 %. */
static void
test_attention_case (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress = progress_of (book, td_day_new (2025, 9, 12));
  g_autoptr (GPtrArray) lines = attention_of (progress);

  g_assert_cmpuint (lines->len, ==, 5);
  assert_line (lines,
               0,
               BOTH ("Khu vực 1 owes 209 of the 542 cases missing",
                     "Khu vực 1 giữ 209 trong 542 việc còn thiếu"),
               BOTH ("38.5 % of all that is missing", "38,5 % số còn thiếu"));
  assert_line (lines,
               1,
               BOTH ("Forecast for 30/9 by cases: 82.34 %", "Dự báo đến 30/9 về việc: 82,34 %"),
               BOTH ("Still 1.71 points short, by the course of 1 earlier year",
                     "Vẫn thiếu 1,71 điểm, theo diễn biến của 1 năm trước"));
  assert_line (lines,
               2,
               BOTH ("5 units are short of both targets", "5 đơn vị thiếu cả hai chỉ tiêu"),
               "Khu vực 1, 3, 5, 6, 7");
  assert_line (
      lines,
      3,
      BOTH ("The target by money is met thanks to Phòng NV&TCTHA", "Tiền đạt nhờ Phòng NV&TCTHA"),
      BOTH ("The other 7 units together reach 39.65 %", "Cộng 7 đơn vị còn lại mới đạt 39,65 %"));
  /* 84,05 · (11 · 30 + 12) / 360 = 79,85; 0,7985 · 10880 = 8687,7. */
  assert_line (lines,
               4,
               BOTH ("Behind the quota by cases", "Chậm tiến độ về việc"),
               BOTH ("0.78 points, 85 cases behind the 79.85 % due by now",
                     "Chậm 0,78 điểm, 85 việc so với mức 79,85 % đến nay"));

  const TdAttention *first = g_ptr_array_index (lines, 0);
  g_assert_cmpint (first->subject, ==, td_book_find_unit (book, "KV1"));
  g_assert_cmpint (first->measure, ==, TD_MEASURE_CASES);
  g_assert_cmpstr (first->page, ==, "units");
  const TdAttention *outlook = g_ptr_array_index (lines, 1);
  g_assert_cmpstr (outlook->page, ==, "charts");
  const TdAttention *carrier = g_ptr_array_index (lines, 3);
  g_assert_cmpint (carrier->subject, ==, td_book_find_unit (book, "NV"));
  g_assert_cmpint (carrier->measure, ==, TD_MEASURE_MONEY);
  const TdAttention *behind = g_ptr_array_index (lines, 4);
  g_assert_cmpstr (behind->page, ==, "analysis");
}

/* A root R with three units; @figures: eligible and completed of each by cases, then by money; 0, 0
 * leaves the record out. Targets of 80 % for all, where @targets. */
static TdBook *
make_book (const int64_t figures[2][3][2], bool targets)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  static const char *const codes[] = { "U1", "U2", "U3" };
  static const char *const names[] = { "Khu vực 1", "Khu vực 2", "Khu vực 3" };
  TdDay day = td_day_new (2025, 6, 30);
  TdCut cut = { .as_of = day };

  case_put_unit (changes, "R", "Cơ quan mẫu", NULL, TD_UNIT_AGENCY, NULL, 0);
  td_changes_put_cut (changes, &cut);
  for (guint i = 0; i < 3; i++)
    case_put_unit (changes, codes[i], names[i], NULL, TD_UNIT_REGIONAL, "R", i);
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      if (targets)
        case_put_target (changes, "R", (TdMeasure)measure, 8000);
      for (guint i = 0; i < 3; i++)
        {
          const int64_t *pair = figures[measure][i];
          if (targets)
            case_put_target (changes, codes[i], (TdMeasure)measure, 8000);
          if (pair[0] > 0)
            case_put_totals (changes, day, codes[i], (TdMeasure)measure, pair[0], pair[1]);
        }
    }
  return td_book_new_from_changes (changes);
}

static void
test_attention_variants (void)
{
  TdDay day = td_day_new (2025, 6, 30);

  /* All met, evenly: nothing to say. */
  const int64_t met[2][3][2]
      = { { { 100, 80 }, { 100, 81 }, { 100, 81 } }, { { 100, 80 }, { 100, 81 }, { 100, 81 } } };
  g_autoptr (TdBook) met_book = make_book (met, true);
  g_autoptr (TdProgress) met_progress = progress_of (met_book, day);
  g_autoptr (GPtrArray) nothing = attention_of (met_progress);
  g_assert_cmpuint (nothing->len, ==, 0);

  /* One unit has not reported by either measure. */
  const int64_t gap[2][3][2]
      = { { { 100, 80 }, { 0, 0 }, { 100, 81 } }, { { 100, 80 }, { 0, 0 }, { 100, 81 } } };
  g_autoptr (TdBook) gap_book = make_book (gap, true);
  g_autoptr (TdProgress) gap_progress = progress_of (gap_book, day);
  g_autoptr (GPtrArray) unreported = attention_of (gap_progress);
  g_assert_cmpuint (unreported->len, ==, 1);
  assert_line (unreported,
               0,
               BOTH ("2 of 3 units have reported", "Mới có 2/3 đơn vị báo cáo"),
               BOTH ("Not yet: Khu vực 2", "Chưa báo cáo: Khu vực 2"));

  /* Other units by money than by cases, and none short. */
  const int64_t mixed[2][3][2]
      = { { { 100, 80 }, { 0, 0 }, { 100, 81 } }, { { 0, 0 }, { 0, 0 }, { 100, 81 } } };
  g_autoptr (TdBook) mixed_book = make_book (mixed, true);
  g_autoptr (TdProgress) mixed_progress = progress_of (mixed_book, day);
  g_autoptr (GPtrArray) apart = attention_of (mixed_progress);
  g_assert_cmpuint (apart->len, ==, 2);
  assert_line (apart,
               0,
               BOTH ("2 of 3 units have reported by cases", "Về việc mới có 2/3 đơn vị báo cáo"),
               BOTH ("Not yet: Khu vực 2", "Chưa báo cáo: Khu vực 2"));
  assert_line (apart,
               1,
               BOTH ("1 of 3 units have reported by money", "Về tiền mới có 1/3 đơn vị báo cáo"),
               BOTH ("Not yet: Khu vực 1, 2", "Chưa báo cáo: Khu vực 1, 2"));

  /* No targets: one line a measure, about the root. */
  g_autoptr (TdBook) free_book = make_book (met, false);
  g_autoptr (TdProgress) free_progress = progress_of (free_book, day);
  g_autoptr (GPtrArray) no_target = attention_of (free_progress);
  g_assert_cmpuint (no_target->len, ==, 2);
  assert_line (no_target,
               0,
               BOTH ("No target by cases is assigned", "Chưa giao chỉ tiêu về việc"),
               "Cơ quan mẫu");
  assert_line (no_target,
               1,
               BOTH ("No target by money is assigned", "Chưa giao chỉ tiêu về tiền"),
               "Cơ quan mẫu");

  /* One short of both, helped by the others: R misses 240 − 212 = 28, U1 30 by itself. */
  const int64_t one[2][3][2]
      = { { { 100, 50 }, { 100, 81 }, { 100, 81 } }, { { 100, 79 }, { 100, 81 }, { 100, 81 } } };
  g_autoptr (TdBook) one_book = make_book (one, true);
  g_autoptr (TdProgress) one_progress = progress_of (one_book, day);
  g_autoptr (GPtrArray) single = attention_of (one_progress);
  g_assert_cmpuint (single->len, ==, 2);
  assert_line (single,
               0,
               BOTH ("Khu vực 1 lacks most by cases", "Khu vực 1 thiếu nhiều việc nhất"),
               BOTH ("100.0 % of what the units below the target lack",
                     "100,0 % số thiếu của các đơn vị dưới chỉ tiêu"));
  assert_line (single,
               1,
               BOTH ("Khu vực 1 is short of both targets", "Khu vực 1 thiếu cả hai chỉ tiêu"),
               BOTH ("By cases 30.00 points short, by money 1.00 points short",
                     "Về việc thiếu 30,00 điểm, về tiền thiếu 1,00 điểm"));
}

/* What changed since a cut of May; by money all is well. R has 170 of 300, 240 asked for, 180 due
 * by 30/6; so it comes to 170 / 0,75 = 226 of 300, 75,33 %. */
static void
test_attention_fallen (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  static const char *const codes[] = { "U1", "U2", "U3" };
  static const char *const names[] = { "Khu vực 1", "Khu vực 2", "Khu vực 3" };
  TdCut may = { .as_of = td_day_new (2025, 5, 31) };
  TdCut june = { .as_of = td_day_new (2025, 6, 30) };

  case_put_unit (changes, "R", "Cơ quan mẫu", NULL, TD_UNIT_AGENCY, NULL, 0);
  case_put_target (changes, "R", TD_MEASURE_CASES, 8000);
  case_put_target (changes, "R", TD_MEASURE_MONEY, 8000);
  td_changes_put_cut (changes, &may);
  td_changes_put_cut (changes, &june);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      case_put_unit (changes, codes[i], names[i], NULL, TD_UNIT_REGIONAL, "R", i);
      case_put_target (changes, codes[i], TD_MEASURE_CASES, 8000);
      case_put_target (changes, codes[i], TD_MEASURE_MONEY, 8000);
      case_put_totals (changes, may.as_of, codes[i], TD_MEASURE_CASES, 100, i == 2 ? 55 : 60);
      case_put_totals (changes, june.as_of, codes[i], TD_MEASURE_CASES, 100, i == 0 ? 50 : 60);
      case_put_totals (changes, june.as_of, codes[i], TD_MEASURE_MONEY, 100, 80 + (i > 0));
    }
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (TdProgress) progress = progress_of (book, june.as_of);
  g_autoptr (GPtrArray) lines = attention_of (progress);

  g_assert_cmpuint (lines->len, ==, 3);
  assert_line (lines,
               0,
               BOTH ("Forecast for 30/9 by cases: 75.33 %", "Dự báo đến 30/9 về việc: 75,33 %"),
               BOTH ("Still 4.67 points short, at the rate of this year so far, with no earlier "
                     "year to compare",
                     "Vẫn thiếu 4,67 điểm, theo tốc độ từ đầu năm, chưa có năm trước để so"));
  assert_line (
      lines,
      1,
      BOTH ("Khu vực 1 fell by 10.00 points by cases", "Khu vực 1 giảm 10,00 điểm về việc"),
      BOTH ("Now 30.00 points short", "Nay thiếu 30,00 điểm"));
  assert_line (lines,
               2,
               BOTH ("Behind the quota by cases", "Chậm tiến độ về việc"),
               BOTH ("3.33 points, 10 cases behind the 60.00 % due by now",
                     "Chậm 3,33 điểm, 10 việc so với mức 60,00 % đến nay"));

  /* Two that fell are named together, whoever fell most is where it leads; milestones of the
   * office, lower than the even share, are not missed. */
  case_put_totals (changes, june.as_of, "U3", TD_MEASURE_CASES, 100, 54);
  td_changes_put_setting (changes, TD_SETTING_MILESTONES, "cases 9=50.00");
  g_autoptr (TdBook) lower_book = td_book_new_from_changes (changes);
  g_autoptr (TdProgress) lower = progress_of (lower_book, june.as_of);
  g_autoptr (GPtrArray) more = attention_of (lower);
  g_assert_cmpuint (more->len, ==, 2);
  assert_line (more, 1, BOTH ("2 units fell by cases", "2 đơn vị giảm về việc"), "Khu vực 1, 3");
  const TdAttention *fallen = g_ptr_array_index (more, 1);
  g_assert_cmpint (fallen->subject, ==, td_book_find_unit (lower_book, "U1"));
}

/* On a day before any unit there is no root, and nothing to say. */
static void
test_no_root (void)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdUnit unit = {
    .code = (char *)"R",
    .name = (char *)"Cơ quan mẫu",
    .valid_from = td_day_new (2025, 7, 1),
    .valid_to = TD_DAY_NONE,
  };
  TdCut cut = { .as_of = td_day_new (2025, 6, 30) };

  td_changes_put_unit (changes, &unit);
  td_changes_put_cut (changes, &cut);
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (TdProgress) progress = progress_of (book, cut.as_of);
  g_autoptr (GPtrArray) lines = attention_of (progress);
  g_assert_cmpuint (lines->len, ==, 0);
}

static const TdProgressRow *
row_at (const GPtrArray *rows, guint index)
{
  return g_ptr_array_index (rows, index);
}

/* Khu vực 1 and 4 hold 208,713 + 104,2115 of 541,64: 57,77 %. */
static void
test_facts (void)
{
  g_autoptr (TdBook) book = case_book ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress = progress_of (book, td_day_new (2025, 9, 12));
  g_autoptr (TdFacts) cases = td_facts_new (progress, TD_MEASURE_CASES);
  g_autoptr (TdFacts) money = td_facts_new (progress, TD_MEASURE_MONEY);
  g_autoptr (GPtrArray) both = td_facts_short_of_both (cases, money);

  g_assert_cmpuint (cases->units->len, ==, 8);
  g_assert_cmpuint (cases->not_met->len, ==, 8);
  g_assert_cmpuint (cases->met->len, ==, 0);
  g_assert_cmpint (row_at (cases->ranked, 0)->subject, ==, td_book_find_unit (book, "KV4"));
  g_assert_cmpint (row_at (cases->ranked, 7)->subject, ==, td_book_find_unit (book, "NV"));
  g_assert_true (cases->same_target);
  g_assert_false (cases->has_helpers);
  g_assert_cmpuint (cases->holders->len, ==, 2);
  g_assert_cmpint (row_at (cases->holders, 0)->subject, ==, td_book_find_unit (book, "KV4"));
  g_assert_cmpint (row_at (cases->holders, 1)->subject, ==, td_book_find_unit (book, "KV1"));
  g_assert_cmpint (cases->holders_share, ==, 5777);
  g_assert_null (cases->carrier);
  g_assert_cmpuint (cases->fallen->len, ==, 0);

  g_assert_cmpuint (money->met->len, ==, 3);
  g_assert_cmpuint (money->not_met->len, ==, 5);
  g_assert_cmpuint (money->holders->len, ==, 0);
  g_assert_cmpint (money->carrier->subject, ==, td_book_find_unit (book, "NV"));
  g_assert_cmpint (money->rest_rate, ==, 3965);
  g_assert_cmpuint (money->rest->len, ==, 7);
  g_assert_cmpint (td_row_get_surplus (money->group), ==, 8400000);
  g_assert_cmpint (td_row_get_surplus (cases->group), ==, 0);
  g_assert_cmpuint (both->len, ==, 5);
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
  g_test_add_func ("/wording/numbers", test_numbers);
  g_test_add_func ("/wording/money", test_money);
  g_test_add_func ("/wording/money-property", test_money_property);
  g_test_add_func ("/wording/amounts", test_amounts);
  g_test_add_func ("/wording/gap", test_gap);
  g_test_add_func ("/wording/reported", test_reported);
  g_test_add_func ("/wording/names", test_names);
  g_test_add_func ("/wording/problem", test_problem);
  g_test_add_func ("/wording/warning", test_warning);
  g_test_add_func ("/wording/group", test_group);
  g_test_add_func ("/wording/group-papers", test_group_papers);
  g_test_add_func ("/wording/group-partly", test_group_partly);
  g_test_add_func ("/wording/journal", test_journal);
  g_test_add_func ("/wording/attention", test_attention_case);
  g_test_add_func ("/wording/attention-variants", test_attention_variants);
  g_test_add_func ("/wording/attention-fallen", test_attention_fallen);
  g_test_add_func ("/wording/no-root", test_no_root);
  g_test_add_func ("/wording/facts", test_facts);
  return g_test_run ();
}
