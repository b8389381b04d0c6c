/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "wording/td-wording-plan.h"

#include <libintl.h>
#include <locale.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "td-test-book.h"

/* The text of the locale that the test runs in. */
#define BOTH(english, vietnamese) (td_locale_get () == TD_LOCALE_VI ? (vietnamese) : (english))

/* The sample with another rate for a unit by cases; a rate below 0 takes the target away. */
static TdBook *
book_with (const char *unit, int64_t rate)
{
  g_autoptr (TdBook) sample = td_test_book_sample ("thai-nguyen-2025");
  g_autoptr (TdBookBuilder) builder = td_book_builder_new (sample);

  td_book_builder_clear_targets_and_settings (builder);
  for (guint i = 0; i < td_book_get_n_targets (sample); i++)
    {
      TdTarget target = *td_book_get_target (sample, i);

      if (g_str_equal (target.unit, unit) && target.measure == TD_MEASURE_CASES)
        target.rate = rate;
      if (target.rate >= 0)
        td_book_builder_add_target (builder, &target);
    }
  return td_book_builder_finish (g_steal_pointer (&builder));
}

static void
assert_secured (const char *unit, int64_t rate, const char *of, const char *expected)
{
  g_autoptr (TdBook) book = book_with (unit, rate);
  int cut = td_test_cut (book, "2025-09-12");
  g_autofree char *sentence = NULL;
  TdSecured secured;

  td_secured_get (book, cut, td_test_unit (book, of), TD_MEASURE_CASES, &secured);
  sentence = td_wording_secured (book, cut, &secured);
  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_secured (void)
{
  /* Hand calculations in test-targets. */
  assert_secured ("KV1",
                  8000,
                  "TN",
                  BOTH ("Together the targets by cases secure only 83.25 %: 0.80 points (87 cases) "
                        "short of the 84.05 % of THADS tỉnh Thái Nguyên.",
                        "Tổng theo giao về việc: chỉ bảo đảm 83,25 %, thiếu 0,80 điểm (87 việc) so "
                        "với chỉ tiêu 84,05 % của THADS tỉnh Thái Nguyên."));
  assert_secured ("KV1",
                  8405,
                  "TN",
                  BOTH ("Together the targets by cases secure 84.05 %: enough for the 84.05 % of "
                        "THADS tỉnh Thái Nguyên.",
                        "Tổng theo giao về việc: bảo đảm 84,05 %, đủ so với chỉ tiêu 84,05 % của "
                        "THADS tỉnh Thái Nguyên."));
  /* 0,01 % of 1.250 of 10.880: 0,001 points, which rounding hides; 0,125 cases are one. */
  assert_secured ("KV7",
                  8404,
                  "TN",
                  BOTH ("Together the targets by cases secure 84.05 % by rounding only: 1 case "
                        "short of the 84.05 % of THADS tỉnh Thái Nguyên.",
                        "Tổng theo giao về việc: chỉ làm tròn mới được 84,05 %, còn thiếu 1 việc "
                        "so với chỉ tiêu 84,05 % của THADS tỉnh Thái Nguyên."));
  assert_secured ("TN",
                  -1,
                  "TN",
                  BOTH ("Together the targets by cases secure 84.05 %; THADS tỉnh Thái Nguyên has "
                        "no target of its own.",
                        "Tổng theo giao về việc: bảo đảm 84,05 %; THADS tỉnh Thái Nguyên chưa được "
                        "giao chỉ tiêu."));
  assert_secured ("KV3",
                  -1,
                  "TN",
                  BOTH ("What the targets by cases secure together is open: no target or no figure "
                        "yet for Khu vực 3.",
                        "Tổng theo giao về việc chưa tính được: chưa có chỉ tiêu hoặc số liệu của "
                        "Khu vực 3."));
  assert_secured ("KV3", 8405, "KV3", NULL);
}

static void
test_months (void)
{
  TdDay end = td_day_new (2025, 9, 30);
  TdDay on = td_day_new (2025, 9, 12);
  const struct
  {
    TdPlanMonth month;
    const char *english;
    const char *vietnamese;
  } cases[] = {
    { { .month = end }, NULL, NULL },
    { { .month = end, .has_done = true, .done = 722, .done_on = on },
      "Nothing was undertaken; 722 cases done by 2025-09-12.",
      "Chưa đăng ký kế hoạch; đã xong 722 việc đến 12/9/2025." },
    { { .month = end, .state = TD_PLAN_OPEN, .has_planned = true, .planned = 827 },
      "Undertaken to 2025-09-30: 827 cases; no figures of that month yet.",
      "Kế hoạch đến 30/9/2025: 827 việc; tháng đó chưa có số liệu." },
    { { end, TD_PLAN_OPEN, true, false, true, 827, 722, -105, on },
      "Undertaken to 2025-09-30: 827 cases; 722 cases done by 2025-09-12, 105 cases to go.",
      "Kế hoạch đến 30/9/2025: 827 việc; đã xong 722 việc đến 12/9/2025, còn 105 việc nữa." },
    { { end, TD_PLAN_BROKEN, true, true, true, 827, 722, -105, on },
      "Undertaken by all below it to 2025-09-30: 827 cases; 722 cases done by 2025-09-12: not "
      "kept, 105 cases less.",
      "Cộng kế hoạch bên dưới đến 30/9/2025: 827 việc; đã xong 722 việc đến 12/9/2025: không giữ "
      "được, hụt 105 việc." },
    { { end, TD_PLAN_KEPT, true, false, true, 722, 722, 0, on },
      "Undertaken to 2025-09-30: 722 cases; 722 cases done by 2025-09-12: kept.",
      "Kế hoạch đến 30/9/2025: 722 việc; đã xong 722 việc đến 12/9/2025: giữ đúng." },
    { { end, TD_PLAN_KEPT, true, false, true, 721, 722, 1, on },
      "Undertaken to 2025-09-30: 721 cases; 722 cases done by 2025-09-12: kept, 1 case more.",
      "Kế hoạch đến 30/9/2025: 721 việc; đã xong 722 việc đến 12/9/2025: giữ đúng, vượt 1 việc." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = td_wording_plan_month (TD_MEASURE_CASES, &cases[i].month);

      g_assert_cmpstr (sentence, ==, BOTH (cases[i].english, cases[i].vietnamese));
    }
}

static void
test_years (void)
{
  const struct
  {
    TdPlanYear year;
    const char *english;
    const char *vietnamese;
  } cases[] = {
    { { .n_kept = 0 }, NULL, NULL },
    { { .n_open = 2 },
      "2 months undertaken, none decided yet",
      "đăng ký 2 tháng, chưa có kết quả" },
    { { .n_kept = 7, .n_broken = 2 }, "kept 7 of 9 months", "giữ 7/9 tháng" },
    { { .n_kept = 1, .n_open = 3 }, "kept 1 of 1 month, 3 open", "giữ 1/1 tháng, 3 chưa rõ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = td_wording_plan_year (&cases[i].year);

      g_assert_cmpstr (sentence, ==, BOTH (cases[i].english, cases[i].vietnamese));
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
  g_test_add_func ("/wording-plan/secured", test_secured);
  g_test_add_func ("/wording-plan/months", test_months);
  g_test_add_func ("/wording-plan/years", test_years);
  return g_test_run ();
}
