/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-restructure.h"

#include <locale.h>
#include <string.h>

#include "analysis/td-progress.h"
#include "analysis/td-table.h"
#include "analysis/td-trend.h"
#include "model/td-amount.h"
#include "td-test-book.h"

#define PERCENT 10000

/* Two units that stay, two that change, with the figures of 30/6/2025. */
#define BOOK                                                                                       \
  "unit R - 2010-01-01 - 0 agency\n"                                                               \
  "unit A R 2010-01-01 - 1\nunit P R 2010-01-01 - 2\nunit Q R 2010-01-01 - 3\n"                    \
  "unit G R 2010-01-01 - 4\nunit H R 2010-01-01 - 5\n"                                             \
  "officer a1 A\nofficer a2 A - 2025-03-31\nofficer p1 P 2024-10-01\n"                             \
  "record 2025-06-30 A cases e=1001 c=777\nrecord 2025-06-30 A money e=1000 c=100\n"               \
  "record 2025-06-30 P cases e=50 c=20\nrecord 2025-06-30 Q cases e=100 c=40\n"                    \
  "record 2025-06-30 G cases e=200 c=90\nrecord 2025-06-30 H cases e=10 c=5\n"

static TdRestructure *
plan_of (const char *date)
{
  TdRestructure *plan = td_restructure_new ();

  plan->date = date != NULL ? td_test_day (date) : TD_DAY_NONE;
  return plan;
}

static void
add_unit (TdRestructure *plan, const char *code, const char *parent, int64_t position)
{
  g_autofree char *name = g_strconcat ("Tên ", code, NULL);
  TdUnit unit = {
    .code = (char *)code,
    .name = name,
    .parent = (char *)parent,
    .kind = TD_UNIT_REGIONAL,
    .valid_from = TD_DAY_NONE,
    .valid_to = TD_DAY_NONE,
    .position = position,
  };

  td_restructure_add_unit (plan, &unit);
}

/* The changes of a plan that breaks no rule. */
static TdChanges *
make_changes (const TdRestructure *plan, const TdBook *book)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  TdChanges *changes = td_restructure_make_changes (plan, book, faults);

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (faults, i));
  g_assert_nonnull (changes);
  return changes;
}

static TdBook *
preview_of (const TdRestructure *plan, const TdBook *book)
{
  g_autoptr (TdChanges) changes = make_changes (plan, book);

  return td_restructure_make_preview (book, changes, td_test_cut (book, "2025-06-30"));
}

static void
assert_earlier (
    const TdBook *book, const char *unit, TdMeasure measure, int64_t eligible, int64_t completed)
{
  TdFigures figures;

  td_earlier_figures (book,
                      td_test_unit (book, unit),
                      measure,
                      td_test_cut (book, "2025-06-30"),
                      td_test_day ("2025-07-31"),
                      &figures);
  g_assert_true (td_figures_has (&figures, TD_ITEM_ELIGIBLE));
  g_assert_true (td_figures_has (&figures, TD_ITEM_COMPLETED));
  g_assert_cmpint (figures.value[TD_ITEM_ELIGIBLE], ==, eligible);
  g_assert_cmpint (figures.value[TD_ITEM_COMPLETED], ==, completed);
}

/*
 * Cases, 60 and 40 percent: 1.001 is 600,6 and 400,4: 601 and 400; 777 is 466,2 and 310,8: 466 and
 * 311. Money, 33,3333 and 66,6667 percent: 1.000 is 333,333 and 666,667: 333 and 667; 100 is
 * 33,3333 and 66,6667: 33 and 67.
 */
static void
test_divided (void)
{
  g_autoptr (TdBook) book = td_test_book_new (BOOK);
  g_autoptr (TdRestructure) plan = plan_of ("2025-07-01");

  add_unit (plan, "B", "R", 6);
  add_unit (plan, "C", "R", 7);
  td_restructure_end (plan, "A");
  td_restructure_give (plan, "A", "B", 60 * PERCENT, 333333);
  td_restructure_give (plan, "A", "C", 40 * PERCENT, 666667);

  g_autoptr (TdBook) after = preview_of (plan, book);
  assert_earlier (after, "B", TD_MEASURE_CASES, 601, 466);
  assert_earlier (after, "C", TD_MEASURE_CASES, 400, 311);
  assert_earlier (after, "B", TD_MEASURE_MONEY, 333, 33);
  assert_earlier (after, "C", TD_MEASURE_MONEY, 667, 67);
  /* Before, they were not there. */
  assert_earlier (book, "A", TD_MEASURE_CASES, 1001, 777);
}

/* P goes into Q: 100 + 50 and 40 + 20. */
static void
test_absorbing (void)
{
  g_autoptr (TdBook) book = td_test_book_new (BOOK);
  g_autoptr (TdRestructure) plan = plan_of ("2025-07-01");

  td_restructure_end (plan, "P");
  td_restructure_give (plan, "P", "Q", TD_SHARE_WHOLE, TD_SHARE_WHOLE);

  g_autoptr (TdBook) after = preview_of (plan, book);
  assert_earlier (book, "Q", TD_MEASURE_CASES, 100, 40);
  assert_earlier (after, "Q", TD_MEASURE_CASES, 150, 60);
  /* The whole agency is what it was: 1.001 + 50 + 100 + 200 + 10 and 777 + 20 + 40 + 90 + 5. */
  assert_earlier (book, "R", TD_MEASURE_CASES, 1361, 932);
  assert_earlier (after, "R", TD_MEASURE_CASES, 1361, 932);
}

/*
 * G keeps 75 percent and gives 25 to H: of 200 it keeps 150, H gets 50 and has 60; of 90 there are
 * 67,5 and 22,5: equal remainders go to who stands first in the tree, so 68 stay and H gets 22,
 * with its own 5 that is 27.
 */
static void
test_gives_part (void)
{
  g_autoptr (TdBook) book = td_test_book_new (BOOK);
  g_autoptr (TdRestructure) plan = plan_of ("2025-07-01");

  td_restructure_give (plan, "G", "G", 75 * PERCENT, 75 * PERCENT);
  td_restructure_give (plan, "G", "H", 25 * PERCENT, 25 * PERCENT);

  g_autoptr (TdBook) after = preview_of (plan, book);
  assert_earlier (after, "G", TD_MEASURE_CASES, 150, 68);
  assert_earlier (after, "H", TD_MEASURE_CASES, 60, 27);
}

/* Two into one new unit: 50 + 100, 20 + 40; their officers go along, who had gone before does not.
 */
static void
test_many_into_one (void)
{
  g_autoptr (TdBook) book = td_test_book_new (BOOK);
  g_autoptr (TdRestructure) plan = plan_of ("2025-07-01");
  TdDay before = td_test_day ("2025-06-30");
  TdDay day = td_test_day ("2025-07-01");

  add_unit (plan, "N", "R", 6);
  td_restructure_end (plan, "P");
  td_restructure_end (plan, "A");
  td_restructure_give (plan, "P", "N", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  td_restructure_give (plan, "A", "N", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  plan->officers_follow = true;

  g_autoptr (TdChanges) changes = make_changes (plan, book);
  g_autoptr (TdBook) after
      = td_restructure_make_preview (book, changes, td_test_cut (book, "2025-06-30"));
  TdSubject unit = td_test_unit (after, "N");
  assert_earlier (after, "N", TD_MEASURE_CASES, 1051, 797);
  g_assert_cmpint (td_book_get_unit (after, unit)->valid_from, ==, day);
  g_assert_cmpint (td_book_get_unit (after, td_test_unit (after, "P"))->valid_to, ==, before);
  /* p1, a1, and N, A, P with two successions and two ended stays: the new stays are in the changes.
   */
  guint n_stays = 0;
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdChange *change = td_changes_get (changes, i);

      if (change->kind != TD_ROW_OFFICER)
        continue;
      g_assert_cmpstr (change->officer.code, !=, "a2");
      if (g_str_equal (change->officer.unit, "N"))
        {
          g_assert_cmpint (change->officer.valid_from, ==, day);
          g_assert_cmpint (change->officer.valid_to, ==, TD_DAY_NONE);
          n_stays++;
        }
      else
        g_assert_cmpint (change->officer.valid_to, ==, before);
    }
  g_assert_cmpuint (n_stays, ==, 2);
}

static void
assert_share (const char *text, int64_t expected)
{
  g_autoptr (GError) error = NULL;
  int64_t share = -1;

  g_assert_true (td_share_parse (text, &share, &error) == (expected >= 0));
  if (expected >= 0)
    {
      g_assert_no_error (error);
      g_assert_cmpint (share, ==, expected);
    }
  else
    td_test_take_error (&error, TD_ERROR_VALUE);
}

static void
assert_share_format (int64_t share, const char *expected)
{
  g_autofree char *text = td_share_format (share);

  if (td_locale_get () == TD_LOCALE_C)
    g_strdelimit (text, ".", ',');
  g_assert_cmpstr (text, ==, expected);
}

static void
test_share (void)
{
  assert_share ("60", 600000);
  assert_share (" 60,5 % ", 605000);
  assert_share ("33.3333", 333333);
  assert_share ("100", TD_SHARE_WHOLE);
  assert_share ("100,0000", TD_SHARE_WHOLE);
  assert_share ("0", 0);
  assert_share ("100,0001", -1);
  assert_share ("33,33333", -1);
  assert_share ("1,2,3", -1);
  assert_share (",5", -1);
  assert_share ("-5", -1);
  assert_share ("", -1);
  assert_share ("%", -1);
  assert_share ("6o", -1);
  assert_share ("99999999999999999999", -1);
  assert_share_format (600000, "60");
  assert_share_format (333333, "33,3333");
  assert_share_format (5000, "0,5");
  assert_share_format (0, "0");
  assert_share_format (TD_SHARE_WHOLE, "100");
}

/* Each wrong plan is refused with one sentence in which the words stand. */
static void
assert_refused (const TdRestructure *plan, const char *rows, const char *words)
{
  g_autoptr (TdBook) book = td_test_book_new (rows);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_assert_null (td_restructure_make_changes (plan, book, faults));
  g_assert_cmpuint (faults->len, ==, 1);
  const char *sentence = g_ptr_array_index (faults, 0);
  if (strstr (sentence, words) == NULL)
    {
      g_test_message ("“%s” is not in “%s”", words, sentence);
      g_assert_not_reached ();
    }
}

static void
test_shares_refused (void)
{
  g_autoptr (TdRestructure) less = plan_of ("2025-07-01");
  g_autoptr (TdRestructure) more = plan_of ("2025-07-01");
  bool vietnamese = td_locale_get () == TD_LOCALE_VI;

  td_restructure_give (less, "G", "G", 60 * PERCENT, 60 * PERCENT);
  td_restructure_give (less, "G", "H", 399999, 40 * PERCENT);
  assert_refused (less, BOOK, vietnamese ? "99,9999" : "99.9999");

  td_restructure_end (more, "G");
  td_restructure_give (more, "G", "H", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  td_restructure_give (more, "G", "Q", 0, 5000);
  assert_refused (more, BOOK, vietnamese ? "100,5" : "100.5");
}

static void
test_circle_refused (void)
{
  g_autoptr (TdRestructure) circle = plan_of ("2025-07-01");
  g_autoptr (TdRestructure) keeps = plan_of ("2025-07-01");
  g_autoptr (TdRestructure) backward = plan_of ("2025-07-01");

  td_restructure_end (circle, "P");
  td_restructure_end (circle, "Q");
  td_restructure_give (circle, "P", "Q", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  td_restructure_give (circle, "Q", "A", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  assert_refused (circle, BOOK, "Tên Q");

  td_restructure_end (keeps, "G");
  td_restructure_give (keeps, "G", "G", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  assert_refused (keeps, BOOK, "Tên G");

  add_unit (backward, "N", "R", 6);
  td_restructure_give (backward, "N", "A", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  assert_refused (backward, BOOK, "Tên N");
}

static void
test_units_refused (void)
{
  g_autoptr (TdRestructure) later = plan_of ("2025-06-01");
  g_autoptr (TdRestructure) unknown = plan_of ("2025-07-01");
  g_autoptr (TdRestructure) roots = plan_of ("2025-07-01");
  g_autoptr (TdRestructure) taken = plan_of ("2025-07-01");
  g_autoptr (TdRestructure) nobody = plan_of ("2025-07-01");
  g_autoptr (TdRestructure) below = plan_of ("2025-07-01");
  g_autoptr (TdRestructure) dayless = plan_of (NULL);
  g_autoptr (TdRestructure) empty = plan_of ("2025-07-01");

  /* P has figures of 30/6/2025, after the day. */
  td_restructure_end (later, "P");
  td_restructure_give (later, "P", "Q", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  assert_refused (later, BOOK, "Tên P");

  add_unit (unknown, "N", "X", 6);
  td_restructure_end (unknown, "P");
  td_restructure_give (unknown, "P", "N", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  assert_refused (unknown, BOOK, "“X”");

  add_unit (roots, "N", NULL, 6);
  td_restructure_end (roots, "P");
  td_restructure_give (roots, "P", "N", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  assert_refused (roots, BOOK, "“R”");

  add_unit (taken, "A", "R", 6);
  td_restructure_end (taken, "P");
  td_restructure_give (taken, "P", "A", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  assert_refused (taken, BOOK, "“A”");

  td_restructure_end (nobody, "P");
  assert_refused (nobody, BOOK, "Tên P");

  td_restructure_end (below, "P");
  td_restructure_give (below, "P", "Q", TD_SHARE_WHOLE, TD_SHARE_WHOLE);
  assert_refused (below, BOOK "unit P1 P 2010-01-01 - 1\n", "Tên P1");

  td_restructure_give (dayless, "G", "G", 60 * PERCENT, 60 * PERCENT);
  td_restructure_give (dayless, "G", "H", 40 * PERCENT, 40 * PERCENT);
  assert_refused (dayless, BOOK, "");
  assert_refused (empty, BOOK, "");
}

/*
 * The case of Thái Nguyên: khu vực 6 follows Thành phố Bắc Kạn, Bạch Thông, Chợ Mới and Na Rì.
 *
 * Cases, 31/8/2024, from the records of the four: executed + terminated = completed
 *   TPBK 187 + 11 = 198, BT 193 + 5 = 198, CM 191 + 7 = 198, NR 189 + 9 = 198: together 792
 * and with in_progress + postponed_by_agreement + other = eligible
 *   TPBK 198 + 60 + 1 + 0 = 259, BT 198 + 59 + 1 + 1 = 259, CM 198 + 59 + 1 + 0 = 258,
 *   NR 198 + 59 + 1 + 0 = 258: together 1.034; 792 / 1.034 = 76,5957… %, 76,60.
 * 31/8/2025, its own: 763 + 48 = 811; 811 + 259 + 5 + 2 = 1.077; 811 / 1.077 = 75,3017… %, 75,30.
 * The change on year is 75,30 − 76,60 = −1,30 points.
 *
 * Money, 31/8/2024: completed 8.921.431 + 3 × 8.921.430 = 35.685.721; eligible 24.062.501 +
 * 3 × 24.062.500 = 96.250.001; 37,0760… %, 37,08. 31/8/2025: 40.392.001 of 106.944.446 = 37,7691…
 * %, 37,77. The change is +0,69.
 */
static void
test_region_6 (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("thai-nguyen-2025");
  TdSubject unit = td_test_unit (book, "KV6");
  TdDay day = td_test_day ("2025-08-31");
  g_autoptr (TdProgress) progress
      = td_progress_new (book, td_test_cut (book, "2025-08-31"), day, TD_SUBJECT_NONE, false);
  const TdProgressRow *cases = td_progress_find (progress, unit, TD_MEASURE_CASES);
  const TdProgressRow *money = td_progress_find (progress, unit, TD_MEASURE_MONEY);
  TdFigures figures;

  td_earlier_figures (
      book, unit, TD_MEASURE_CASES, td_test_cut (book, "2024-08-31"), day, &figures);
  g_assert_cmpint (figures.value[TD_ITEM_COMPLETED], ==, 792);
  g_assert_cmpint (figures.value[TD_ITEM_ELIGIBLE], ==, 1034);
  td_earlier_figures (
      book, unit, TD_MEASURE_MONEY, td_test_cut (book, "2024-08-31"), day, &figures);
  g_assert_cmpint (figures.value[TD_ITEM_COMPLETED], ==, 35685721);
  g_assert_cmpint (figures.value[TD_ITEM_ELIGIBLE], ==, 96250001);

  g_assert_true (cases->change_year.known);
  g_assert_cmpint (cases->rate, ==, 7530);
  g_assert_cmpint (cases->change_year.points, ==, -130);
  g_assert_true (money->change_year.known);
  g_assert_cmpint (money->rate, ==, 3777);
  g_assert_cmpint (money->change_year.points, ==, 69);

  /* The line of last year in its chart is made of the same four. */
  g_autoptr (GArray) last_year = td_trend_last_year (book, unit, TD_MEASURE_CASES, day);
  bool found = false;
  for (guint i = 0; i < last_year->len; i++)
    {
      const TdTrendPoint *point = &g_array_index (last_year, TdTrendPoint, i);

      if (point->day != td_test_day ("2024-08-31"))
        continue;
      g_assert_true (point->has_rate);
      g_assert_cmpint (point->rate, ==, 7660);
      found = true;
    }
  g_assert_true (found);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  td_locale_set_from_environment ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/restructure/divided", test_divided);
  g_test_add_func ("/restructure/absorbing", test_absorbing);
  g_test_add_func ("/restructure/gives-part", test_gives_part);
  g_test_add_func ("/restructure/many-into-one", test_many_into_one);
  g_test_add_func ("/restructure/share", test_share);
  g_test_add_func ("/restructure/shares-refused", test_shares_refused);
  g_test_add_func ("/restructure/circle-refused", test_circle_refused);
  g_test_add_func ("/restructure/units-refused", test_units_refused);
  g_test_add_func ("/restructure/region-6", test_region_6);
  return g_test_run ();
}
