/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-check.h"

#include <locale.h>

#include "exchange/td-csv.h"
#include "model/td-day.h"
#include "model/td-settings.h"
#include "td-test-book.h"

/*
 * Identities are broken and warnings injected in clean cases. For the warnings the records are
 * changed so that every identity still holds. The findings must be those and no others. The numbers
 * are those of data/samples/thai-nguyen-2025, the expected ones worked out by hand.
 */

#define LINES(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define NO_LINES ((const char *const[]){ NULL })

/* "DAY UNIT[/OFFICER] MEASURE CODE ITEM SIGN EXPECTED found FOUND": (transfer full) */
static char *
format_problem (const TdBook *book, const TdProblem *problem)
{
  bool is_officer = td_book_is_officer (book, problem->subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, problem->subject) : problem->subject;
  g_autofree char *day = td_day_format_iso (td_book_get_cut (book, problem->cut)->as_of);

  return g_strdup_printf ("%s %s%s%s %s %s %s%c%" G_GINT64_FORMAT " found %" G_GINT64_FORMAT,
                          day,
                          td_book_get_unit (book, unit)->code,
                          is_officer ? "/" : "",
                          is_officer ? td_book_get_officer (book, problem->subject)->code : "",
                          td_measure_name (problem->measure),
                          problem->code,
                          td_item_name (problem->item),
                          problem->sign,
                          problem->expected,
                          problem->found);
}

/* All findings, errors too. */
static void
assert_found (const TdBook *book, const char *const *expected)
{
  g_autoptr (GArray) problems = td_check (book, -1);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *found = format_problem (book, &g_array_index (problems, TdProblem, i));

      g_assert_cmpstr (found, ==, expected[i]);
    }
  g_assert_null (expected[problems->len]);
}

static TdChanges *
read_sample (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("TD_TEST_SAMPLES"), name, NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  g_autoptr (TdChanges) nothing = td_changes_new ();
  g_autoptr (TdBook) empty = td_book_new_from_changes (nothing);
  g_autoptr (GError) error = NULL;
  TdChanges *changes = td_csv_read (path, empty, NULL, NULL, NULL, faults, &error);

  g_assert_no_error (error);
  return changes;
}

static TdRecord *
find_record (TdChanges *changes, const char *iso, const char *unit, TdMeasure measure)
{
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      TdChange *change = (TdChange *)td_changes_get (changes, i);

      if (change->kind == TD_ROW_RECORD && change->record.as_of == td_test_day (iso)
          && change->record.measure == measure && g_str_equal (change->record.unit, unit))
        return &change->record;
    }
  g_assert_not_reached ();
}

/* Adds "ITEM=AMOUNT ITEM=AMOUNT" to the figures of a record, which has them. */
static void
add (TdChanges *changes, const char *iso, const char *unit, TdMeasure measure, const char *amounts)
{
  TdRecord *record = find_record (changes, iso, unit, measure);
  TdFigures more = td_test_figures (amounts);

  for (guint i = 0; i < TD_N_STORED_ITEMS; i++)
    if (td_figures_has (&more, (TdItem)i))
      {
        g_assert_true (td_figures_has (&record->figures, (TdItem)i));
        record->figures.value[i] += more.value[i];
      }
}

static void
add_cases (TdChanges *changes, const char *iso, const char *unit, const char *amounts)
{
  add (changes, iso, unit, TD_MEASURE_CASES, amounts);
}

static void
set_target (TdChanges *changes, const char *unit, TdMeasure measure, int64_t rate)
{
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      TdChange *change = (TdChange *)td_changes_get (changes, i);

      if (change->kind == TD_ROW_TARGET && change->target.measure == measure
          && g_str_equal (change->target.unit, unit))
        change->target.rate = rate;
    }
}

static void
assert_changes_found (TdChanges *changes, const char *const *expected)
{
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);

  assert_found (book, expected);
}

static TdProblem
get_first (TdChanges *changes)
{
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (GArray) problems = td_check (book, -1);

  g_assert_cmpuint (problems->len, >, 0);
  return g_array_index (problems, TdProblem, 0);
}

/* Each identity, broken in one record of a clean case. */
static void
assert_broken (const char *name,
               const char *iso,
               const char *unit,
               const char *amounts,
               const char *const *expected)
{
  g_autoptr (TdChanges) changes = read_sample (name);

  add_cases (changes, iso, unit, amounts);
  assert_changes_found (changes, expected);
}

static void
test_identities (void)
{
  static const char thai_nguyen[] = "thai-nguyen-2025";

  assert_broken (thai_nguyen,
                 "2025-08-31",
                 "KV1",
                 "total=7",
                 LINES ("2025-08-31 KV1 cases V1 total=2650 found 2657"));
  assert_broken (thai_nguyen,
                 "2025-08-31",
                 "KV1",
                 "to_enforce=7",
                 LINES ("2025-08-31 KV1 cases V2 to_enforce=2622 found 2629"));
  assert_broken (thai_nguyen,
                 "2025-08-31",
                 "KV1",
                 "not_eligible=7",
                 LINES ("2025-08-31 KV1 cases V3 to_enforce=2629 found 2622"));
  assert_broken (thai_nguyen,
                 "2025-08-31",
                 "KV1",
                 "eligible=7",
                 LINES ("2025-08-31 KV1 cases V4 eligible=2066 found 2073"));
  assert_broken (thai_nguyen,
                 "2025-08-31",
                 "KV1",
                 "completed=7",
                 LINES ("2025-08-31 KV1 cases V5 completed=1464 found 1471"));
  assert_broken ("bac-kan-2019",
                 "2019-03-31",
                 "BKN",
                 "eligible=1287",
                 LINES ("2019-03-31 BKN cases V7 eligible<4555 found 4600"));
  /* The year before carried 1041 over, too. */
  assert_broken (thai_nguyen,
                 "2025-08-31",
                 "KV1",
                 "carried_in=7 newly_accepted=-7",
                 LINES ("2025-08-31 KV1 cases V9a carried_in=1041 found 1048",
                        "2025-08-31 KV1 cases V9b carried_in=1041 found 1048"));
}

/* The units have completed 8603 cases. */
static void
test_v8 (void)
{
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");
  TdRecord record = {
    .as_of = td_test_day ("2025-09-12"),
    .unit = (char *)"TN",
    .measure = TD_MEASURE_CASES,
    .figures = td_test_figures ("e=10880 c=8604"),
  };

  td_changes_put_record (changes, &record);
  assert_changes_found (changes, LINES ("2025-09-12 TN cases V8 completed=8603 found 8604"));
}

/* Last year TPTN carried 1041 over; each cut of this year says 1046. */
static void
test_v9b (void)
{
  static const char *const days[]
      = { "2024-10-31", "2024-11-30", "2024-12-31", "2025-01-31", "2025-02-28",
          "2025-03-31", "2025-04-30", "2025-05-31", "2025-06-30" };
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      add_cases (changes, days[i], "TPTN", "carried_in=5 newly_accepted=-5");
      g_ptr_array_add (lines,
                       g_strdup_printf ("%s TPTN cases V9b carried_in=1041 found 1046", days[i]));
    }
  g_ptr_array_add (lines, NULL);
  assert_changes_found (changes, (const char *const *)lines->pdata);

  TdProblem problem = get_first (changes);
  g_assert_cmpint (problem.severity, ==, TD_SEVERITY_WARNING);
  g_assert_cmpint (problem.sure, ==, TD_SURE_LIKELY);
  g_assert_cmpint (problem.basis, ==, TD_BASIS_LAST_YEAR);
}

/* Khu vực 2 came of three: 265 + 271 + 278 = 814 were carried over. */
static void
test_v9b_succession (void)
{
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");

  add_cases (changes, "2025-07-31", "KV2", "carried_in=3 newly_accepted=-3");
  add_cases (changes, "2025-08-31", "KV2", "carried_in=3 newly_accepted=-3");
  add_cases (changes, "2025-09-12", "KV2", "carried_in=3 newly_accepted=-3");
  assert_changes_found (changes,
                        LINES ("2025-07-31 KV2 cases V9b carried_in=814 found 817",
                               "2025-08-31 KV2 cases V9b carried_in=814 found 817",
                               "2025-09-12 KV2 cases V9b carried_in=814 found 817"));
}

static void
test_v10 (void)
{
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");

  /* Executed was 1391 on 31/8. */
  add_cases (changes, "2025-09-12", "KV1", "executed=-130 terminated=130");
  assert_changes_found (changes, LINES ("2025-09-12 KV1 cases V10 executed>1391 found 1386"));

  TdProblem problem = get_first (changes);
  g_assert_cmpint (problem.basis, ==, TD_BASIS_EARLIER);
  g_assert_cmpint (problem.then, ==, 1391);
}

/* The four before khu vực 6 had newly accepted 195 + 195 + 196 + 196 = 782 on 30/6. */
static void
test_v10_succession (void)
{
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");

  add_cases (changes,
             "2025-07-31",
             "KV6",
             "newly_accepted=-94 total=-94 to_enforce=-94 eligible=-94 in_progress=-94");
  assert_changes_found (changes, LINES ("2025-07-31 KV6 cases V10 newly_accepted>782 found 780"));
}

/* A cut with totals only stands in between; each item is held against the last cut that has it. */
static void
test_v10_quick_cut (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R -\nofficer O R 2020-01-01 2025-01-15\nofficer O R 2025-02-01\n"
      "record 2025-01-31 R cases total=30 executed=9 terminated=1 withdrawn=2\n"
      "record 2025-02-12 R cases total=29 c=9\n"
      "record 2025-02-28 R cases total=30 executed=8 terminated=1 withdrawn=1\n"
      "record 2024-12-31 R/O cases entrusted=3\nrecord 2025-02-28 R/O cases entrusted=2\n"
      /* a new work year begins at nothing */
      "record 2025-10-31 R cases total=10 executed=0\n"
      "record 2025-10-31 R money newly_accepted=7 reduced=5 taken_up=0\n"
      "record 2025-11-30 R money newly_accepted=6 reduced=4\n");

  assert_found (book,
                LINES ("2025-02-12 R cases V10 total>30 found 29",
                       "2025-02-12 R cases V10 completed>10 found 9",
                       "2025-02-28 R cases V10 withdrawn>2 found 1",
                       "2025-02-28 R cases V10 executed>9 found 8",
                       "2025-02-28 R/O cases V10 entrusted>3 found 2",
                       "2025-11-30 R money V10 newly_accepted>7 found 6",
                       "2025-11-30 R money V10 reduced>5 found 4"));
}

/* Eligible was 2066 on 31/8; 2146 − 200 = 1946 are 5,8 percent fewer. */
static void
test_v11 (void)
{
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");

  add_cases (changes, "2025-09-12", "KV1", "in_progress=-200 eligible=-200 postponed=200");
  assert_changes_found (changes, LINES ("2025-09-12 KV1 cases V11 eligible>2066 found 1946"));
}

static void
test_v13 (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R -\nunit A R\nunit B R\nunit C R\nunit D R\n"
      "record 2025-01-31 A cases e=10 c=10\nrecord 2025-01-31 A money e=90 c=80\n"
      "record 2025-01-31 B cases e=10 c=9\nrecord 2025-01-31 B money e=90 c=80\n"
      "record 2025-01-31 C cases e=10 c=10\nrecord 2025-01-31 C money e=90 c=90\n"
      "record 2025-01-31 D cases e=0 c=0\nrecord 2025-01-31 D money e=90 c=0\n");

  assert_found (book, LINES ("2025-01-31 A money V13 completed=90 found 80"));
}

static void
test_v16 (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\nunit A R\nunit B R\n"
                                              "record 2025-01-31 R cases entrusted=7\n"
                                              "record 2025-01-31 A cases entrusted=5\n"
                                              "record 2025-01-31 B cases total=9\n"
                                              "record 2025-02-28 R cases entrusted=9\n"
                                              "record 2025-02-28 A cases entrusted=5\n"
                                              "record 2025-02-28 B cases entrusted=5\n"
                                              "record 2025-03-31 R cases entrusted=11\n"
                                              "record 2025-03-31 A cases entrusted=6\n");

  assert_found (book,
                LINES ("2025-02-28 R cases V8 entrusted=10 found 9",
                       "2025-02-28 R cases V16 entrusted>10 found 9"));
}

/* From 1/10 to 31/8 are 335 days: 23 entrusted, three times that in 12 days are 2; 23 + 2. */
static void
test_entrusting_surge (void)
{
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");

  add_cases (
      changes, "2025-09-12", "KV2", "entrusted=60 to_enforce=-60 eligible=-60 in_progress=-60");
  assert_changes_found (changes,
                        LINES ("2025-09-12 KV2 cases entrusting-surge entrusted<25 found 84"));
}

/* The target, 70 percent here, was met on 31/8 with 1367 of 1811, and nothing was completed since.
 * At the pace till then it would be 1367 × 12 / 335 = 48 more. */
static void
test_hoarding (void)
{
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");

  set_target (changes, "KV2", TD_MEASURE_CASES, 7000);
  add_cases (
      changes, "2025-09-12", "KV2", "executed=-157 terminated=-10 completed=-167 in_progress=167");
  assert_changes_found (
      changes,
      LINES ("2025-09-12 KV2 cases hoarding completed>1415 found 1367",
             "2025-09-12 KV2 money money-without-cases completed<114823464 found 126318442"));

  TdProblem problem = get_first (changes);
  g_assert_cmpint (problem.basis, ==, TD_BASIS_PACE);
  g_assert_cmpint (problem.sure, ==, TD_SURE_POSSIBLE);
  g_assert_cmpint (problem.beside_now, ==, 515);

  /* Not where the target is no longer met, nor where work went on. */
  set_target (changes, "KV2", TD_MEASURE_CASES, 7500);
  assert_changes_found (
      changes,
      LINES ("2025-09-12 KV2 money money-without-cases completed<114823464 found 126318442"));
  set_target (changes, "KV2", TD_MEASURE_CASES, 7000);
  add_cases (changes, "2025-09-12", "KV2", "executed=5 completed=5 in_progress=-5");
  assert_changes_found (changes, NO_LINES);
}

/* 637 in 335 days; four times that in 12 days are 91. */
static void
test_late_surge (void)
{
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");

  add_cases (changes, "2025-09-12", "KV4", "executed=6 completed=6 in_progress=-6");
  assert_changes_found (changes, NO_LINES);
  add_cases (changes, "2025-09-12", "KV4", "executed=34 completed=34 in_progress=-34");
  assert_changes_found (changes, LINES ("2025-09-12 KV4 cases late-surge completed<728 found 762"));
}

static void
test_money_without_cases (void)
{
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");

  add_cases (
      changes, "2025-09-12", "KV3", "executed=-93 terminated=-3 completed=-96 in_progress=96");
  assert_changes_found (
      changes,
      LINES ("2025-09-12 KV3 money money-without-cases completed<56213128 found 63733705"));
}

/* 1464 of 2066 are 70,86 percent, of 2030 72,12. */
static void
test_rate_without_work (void)
{
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");

  add_cases (changes,
             "2025-09-12",
             "KV1",
             "executed=-125 terminated=-6 completed=-131 in_progress=15 eligible=-116 "
             "suspended=116");
  assert_changes_found (
      changes,
      LINES ("2025-09-12 KV1 cases rate-without-work eligible>2066 found 2030",
             "2025-09-12 KV1 money money-without-cases completed<131058576 found 147091556"));

  TdProblem problem = get_first (changes);
  g_assert_cmpint (problem.beside_then, ==, 7086);
  g_assert_cmpint (problem.beside_now, ==, 7212);
}

/* Eligible 2066 → 1996, not eligible 495 → 665. */
static void
test_reclassified (void)
{
  g_autoptr (TdChanges) changes = read_sample ("thai-nguyen-2025");

  add_cases (changes, "2025-09-12", "KV1", "in_progress=-150 eligible=-150 not_eligible=150");
  assert_changes_found (changes,
                        LINES ("2025-09-12 KV1 cases reclassified not_eligible<495 found 665"));

  TdProblem problem = get_first (changes);
  g_assert_cmpint (problem.sure, ==, TD_SURE_LIKELY);
  g_assert_cmpint (problem.beside_then, ==, 2066);
  g_assert_cmpint (problem.beside_now, ==, 1996);
  g_assert_cmphex (
      td_problem_items (&problem), ==, 1u << TD_ITEM_ELIGIBLE | 1u << TD_ITEM_NOT_ELIGIBLE);
}

/* A threshold of the workspace holds: eligible fell by 70 / 2066 = 3,388 percent. */
static void
test_threshold (void)
{
  g_autoptr (TdChanges) below = read_sample ("thai-nguyen-2025");
  g_autoptr (TdChanges) above = read_sample ("thai-nguyen-2025");

  add_cases (below, "2025-09-12", "KV1", "in_progress=-150 eligible=-150 not_eligible=150");
  add_cases (above, "2025-09-12", "KV1", "in_progress=-150 eligible=-150 not_eligible=150");
  td_changes_put_setting (below, TD_SETTING_CHECK_RECLASSIFIED, "3.38");
  td_changes_put_setting (above, TD_SETTING_CHECK_RECLASSIFIED, "3.39");
  assert_changes_found (below,
                        LINES ("2025-09-12 KV1 cases reclassified not_eligible<495 found 665"));
  assert_changes_found (above, NO_LINES);
}

/* Patterns are looked for where the work is done: not in a group that is the sum of its units. */
static void
test_groups (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R -\nunit A R\n"
      "record 2025-07-31 R cases e=100 c=50\nrecord 2025-07-31 A cases e=100 c=50\n"
      "record 2025-08-31 R cases e=80 c=51\nrecord 2025-08-31 A cases e=80 c=51\n"
      "record 2025-09-30 R cases e=70 c=52\n");

  /* On 30/9 the unit below has not reported: the group stands for itself. */
  assert_found (book,
                LINES ("2025-08-31 A cases V11 eligible>100 found 80",
                       "2025-09-30 R cases V11 eligible>80 found 70"));
}

/* At most three warnings of patterns on any case; none on the published ones. */
static void
test_cases (void)
{
  static const char *const clean[]
      = { "bac-kan-2019", "ben-tre-2021", "binh-thuan-2017", "thai-nguyen-2025" };

  for (guint i = 0; i < G_N_ELEMENTS (clean); i++)
    {
      g_autoptr (TdBook) book = td_test_book_sample (clean[i]);
      assert_found (book, NO_LINES);
    }

  /* 162 × 30 / 182 days = 26, 50 × 30 / 182 = 8, 240 × 61 / 243 = 60. */
  g_autoptr (TdBook) rules = td_test_book_sample ("rules");
  assert_found (rules,
                LINES ("2025-04-30 R cases V8 eligible=3401 found 9999",
                       "2025-04-30 R cases V8 completed=2492 found 1",
                       "2025-04-30 A cases V8 completed=80 found 81",
                       "2025-04-30 D cases hoarding completed>188 found 162",
                       "2025-04-30 E cases hoarding completed>58 found 50",
                       "2025-07-31 D cases hoarding completed>300 found 240"));
}

static void
test_explained (void)
{
  g_autoptr (TdChanges) changes = read_sample ("rules");
  g_autoptr (TdBook) before = td_book_new_from_changes (changes);
  g_autoptr (GArray) found = td_check (before, -1);
  const TdProblem *problem = &g_array_index (found, TdProblem, 3);

  td_problem_explain (before, problem, " chờ bán đấu giá ", changes);
  /* An error stays one. */
  td_problem_explain (before, &g_array_index (found, TdProblem, 0), "cộng lại", changes);
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (GArray) explained = td_check (book, -1);

  g_assert_cmpuint (explained->len, ==, 6);
  g_assert_cmpstr (g_array_index (explained, TdProblem, 3).explained, ==, "chờ bán đấu giá");
  g_assert_cmpstr (g_array_index (explained, TdProblem, 0).explained, ==, "cộng lại");
  g_assert_null (g_array_index (explained, TdProblem, 4).explained);
  g_assert_cmpuint (td_problems_count (explained, TD_SEVERITY_ERROR), ==, 3);
  g_assert_cmpuint (td_problems_count (explained, TD_SEVERITY_WARNING), ==, 2);

  /* Other figures are another finding. */
  add_cases (changes, "2025-04-30", "D", "completed=-1");
  g_autoptr (TdBook) other = td_book_new_from_changes (changes);
  g_autoptr (GArray) again = td_check (other, -1);
  g_assert_cmpuint (td_problems_count (again, TD_SEVERITY_WARNING), ==, 4);

  /* An empty note takes it away. */
  g_autoptr (TdChanges) removal = td_changes_new ();
  td_problem_explain (book, problem, " ", removal);
  g_assert_cmpuint (td_changes_get_n (removal), ==, 1);
  g_assert_true (td_changes_get (removal, 0)->remove);
  g_autoptr (TdChanges) nothing = td_changes_new ();
  td_problem_explain (before, problem, "", nothing);
  g_assert_cmpuint (td_changes_get_n (nothing), ==, 0);
}

/* In slices, and about one subject, the same is found. */
static void
test_slices (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("rules");
  g_autoptr (TdChecker) checker = td_checker_new (book, 0, td_book_get_n_cuts (book) - 1);
  guint n_slices = 1;

  while (!td_checker_run (checker, 0))
    n_slices++;
  /* 9 units in 4 cuts, and the beginning of each. */
  g_assert_cmpuint (n_slices, ==, 40);
  g_assert_cmpuint (td_checker_get_problems (checker)->len, ==, 6);

  g_autoptr (GArray) subject
      = td_check_subject (book, td_test_cut (book, "2025-04-30"), td_test_unit (book, "D"));
  g_assert_cmpuint (subject->len, ==, 1);
  g_assert_cmpstr (g_array_index (subject, TdProblem, 0).code, ==, "hoarding");
  g_assert_cmpstr (td_problems_get_first (subject)->code, ==, "hoarding");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/check-warnings/identities", test_identities);
  g_test_add_func ("/check-warnings/v8", test_v8);
  g_test_add_func ("/check-warnings/v9b", test_v9b);
  g_test_add_func ("/check-warnings/v9b-succession", test_v9b_succession);
  g_test_add_func ("/check-warnings/v10", test_v10);
  g_test_add_func ("/check-warnings/v10-succession", test_v10_succession);
  g_test_add_func ("/check-warnings/v10-quick-cut", test_v10_quick_cut);
  g_test_add_func ("/check-warnings/v11", test_v11);
  g_test_add_func ("/check-warnings/v13", test_v13);
  g_test_add_func ("/check-warnings/v16", test_v16);
  g_test_add_func ("/check-warnings/entrusting-surge", test_entrusting_surge);
  g_test_add_func ("/check-warnings/hoarding", test_hoarding);
  g_test_add_func ("/check-warnings/late-surge", test_late_surge);
  g_test_add_func ("/check-warnings/money-without-cases", test_money_without_cases);
  g_test_add_func ("/check-warnings/rate-without-work", test_rate_without_work);
  g_test_add_func ("/check-warnings/reclassified", test_reclassified);
  g_test_add_func ("/check-warnings/threshold", test_threshold);
  g_test_add_func ("/check-warnings/groups", test_groups);
  g_test_add_func ("/check-warnings/cases", test_cases);
  g_test_add_func ("/check-warnings/explained", test_explained);
  g_test_add_func ("/check-warnings/slices", test_slices);
  return g_test_run ();
}
