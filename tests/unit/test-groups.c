/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-groups.h"

#include <locale.h>

#include "analysis/td-composition.h"
#include "analysis/td-increments.h"
#include "analysis/td-years.h"
#include "model/td-day.h"
#include "td-test-book.h"

static TdProgress *
new_progress (TdBook *book, const char *day)
{
  return td_progress_new (book, td_test_cut (book, day), td_test_day (day), TD_SUBJECT_NONE, false);
}

/* Bến Tre, 30/6/2021: "9/9 Chi cục hụt từ 16 % đến 26 %", "3/9 đạt, 6/9 hụt từ 3 % đến 9 %". */
static void
test_ben_tre (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("ben-tre-2021");
  g_autoptr (TdProgress) progress = new_progress (book, "2021-06-30");
  TdUnitGroupFilter regional = { .kind = TD_UNIT_REGIONAL };
  TdUnitGroup cases = td_unit_group (progress, TD_MEASURE_CASES, regional);
  TdUnitGroup money = td_unit_group (progress, TD_MEASURE_MONEY, regional);
  TdUnitGroup all = td_unit_group (progress, TD_MEASURE_MONEY, (TdUnitGroupFilter){ .all = true });

  g_assert_cmpint (cases.units, ==, 9);
  g_assert_cmpint (cases.not_met, ==, 9);
  g_assert_cmpint (cases.met, ==, 0);
  g_assert_cmpint (cases.lowest, ==, -2600);
  g_assert_cmpint (cases.highest, ==, -1600);
  g_assert_cmpint (cases.lowest_unit, ==, td_test_unit (book, "TPBT"));
  g_assert_cmpint (cases.highest_unit, ==, td_test_unit (book, "CT"));
  g_assert_cmpint (cases.counts[TD_STANDING_VERY_LOW], ==, 9);

  g_assert_cmpint (money.met, ==, 3);
  g_assert_cmpint (money.not_met, ==, 6);
  g_assert_cmpint (money.lowest, ==, -900);
  g_assert_cmpint (money.highest, ==, -300);
  g_assert_cmpint (money.least_over, ==, 400);
  g_assert_cmpint (money.most_over, ==, 1224);
  g_assert_cmpint (money.most_over_unit, ==, td_test_unit (book, "TP"));
  /* Near to 3,00 points, very low above 9,00: the other five lie between. */
  g_assert_cmpint (money.counts[TD_STANDING_MET], ==, 3);
  g_assert_cmpint (money.counts[TD_STANDING_NEAR], ==, 1);
  g_assert_cmpint (money.counts[TD_STANDING_LOW], ==, 5);

  g_assert_cmpint (all.units, ==, 10);
  g_assert_cmpint (all.met, ==, 4);
}

static void
test_counts (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R - 2010-01-01\nunit A R 2010-01-01\nunit B R 2010-01-01\nunit C R 2010-01-01\n"
      "target A 2025 cases 50\ntarget B 2025 cases 50\n"
      "record 2025-02-28 A cases e=0 c=0\nrecord 2025-02-28 B cases e=10 c=5\n"
      "record 2025-02-28 C cases e=10 c=5\n");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-02-28");
  TdUnitGroup group
      = td_unit_group (progress, TD_MEASURE_CASES, (TdUnitGroupFilter){ .all = true });

  g_assert_cmpint (group.units, ==, 3);
  g_assert_cmpint (group.met, ==, 1);
  g_assert_cmpint (group.not_met, ==, 0);
  g_assert_cmpint (group.no_rate, ==, 1);
  g_assert_cmpint (group.no_target, ==, 1);
  g_assert_cmpint (group.lowest_unit, ==, TD_SUBJECT_NONE);
  g_assert_cmpint (group.most_over, ==, 0);
}

static TdComposition
compose (const char *day, const char *items)
{
  TdFigures entered = td_test_figures (items);
  const TdForm *form = td_form_for_day (td_test_day (day));
  TdFigures figures;

  td_figures_derive (&entered, form, TD_MEASURE_CASES, &figures);
  return td_composition (&figures, form);
}

static void
assert_class (const TdComposition *composition, TdClass class_, int64_t value)
{
  g_assert_cmpint (composition->has[class_], ==, value >= 0);
  g_assert_cmpint (composition->value[class_], ==, MAX (value, 0));
}

/* What is to be enforced falls into classes that add up to it, as the form has them. */
static void
test_composition (void)
{
  TdComposition three
      = compose ("2025-03-31",
                 "to_enforce=100 eligible=60 completed=40 not_eligible=30 postponed=6 suspended=4");
  g_assert_true (three.known);
  g_assert_cmpint (three.to_enforce, ==, 100);
  assert_class (&three, TD_CLASS_COMPLETED, 40);
  assert_class (&three, TD_CLASS_OPEN, 20);
  assert_class (&three, TD_CLASS_NOT_ELIGIBLE, 30);
  assert_class (&three, TD_CLASS_POSTPONED, 6);
  assert_class (&three, TD_CLASS_SUSPENDED, 4);
  assert_class (&three, TD_CLASS_UNKNOWN, -1);

  /* To 2019 those postponed lie inside what is not eligible. */
  TdComposition two
      = compose ("2019-03-31",
                 "to_enforce=100 eligible=60 completed=40 not_eligible=40 postponed=6 suspended=4");
  g_assert_true (two.known);
  assert_class (&two, TD_CLASS_NOT_ELIGIBLE, 40);
  assert_class (&two, TD_CLASS_POSTPONED, -1);
  assert_class (&two, TD_CLASS_UNKNOWN, -1);

  /* A quick cut has totals only. */
  TdComposition totals = compose ("2025-03-31", "to_enforce=100 eligible=60 completed=40");
  g_assert_true (totals.known);
  assert_class (&totals, TD_CLASS_NOT_ELIGIBLE, -1);
  assert_class (&totals, TD_CLASS_UNKNOWN, 40);

  /* Faults are not drawn. */
  g_assert_false (compose ("2025-03-31", "to_enforce=50 eligible=60 completed=40").known);
  g_assert_false (compose ("2025-03-31", "to_enforce=90 eligible=60 completed=70").known);
  g_assert_false (compose ("2025-03-31", "eligible=60 completed=40").known);
  g_assert_cmpstr (td_class_name (TD_CLASS_NOT_ELIGIBLE), ==, "not_eligible");
}

/* In each sample the classes of each unit add up. */
static void
test_composition_sample (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-09-12");

  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      TdComposition composition
          = td_composition (&row->shown->figures, td_book_get_form (book, progress->cut));
      int64_t sum = 0;
      g_assert_true (composition.known);
      g_assert_false (composition.has[TD_CLASS_UNKNOWN]);
      for (guint j = 0; j < TD_N_CLASSES; j++)
        sum += composition.value[j];
      g_assert_cmpint (sum, ==, composition.to_enforce);
    }
}

/* Months of one kind stand below each other; a gap stays one; the newest cut of a month counts. */
static void
test_years (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R -\ntarget R 2025 cases 80\n"
      "record 2021-10-31 R cases e=10 c=1\n"
      "record 2023-10-31 R cases e=10 c=1\nrecord 2024-03-31 R cases e=10 c=5\n"
      "record 2024-10-31 R cases e=10 c=2\nrecord 2025-03-10 R cases e=10 c=3\n"
      "record 2025-03-12 R cases e=10 c=4\nrecord 2025-03-31 R cases e=10 c=9\n");
  g_autoptr (GArray) years = td_years (book, 0, TD_MEASURE_CASES, td_test_day ("2025-03-12"), 5);
  g_autoptr (GArray) two = td_years (book, 0, TD_MEASURE_CASES, td_test_day ("2025-03-31"), 2);

  g_assert_cmpuint (years->len, ==, 3);
  const TdYear *year = &g_array_index (years, TdYear, 0);
  g_assert_cmpint (year->work_year, ==, 2025);
  g_assert_true (year->months[0].has_cut && year->months[0].is_end);
  g_assert_false (year->months[1].has_cut);
  g_assert_true (year->months[5].has_cut);
  g_assert_false (year->months[5].is_end);
  g_assert_cmpint (year->months[5].point.rate, ==, 4000);
  g_assert_cmpint (year->months[5].point.target, ==, 8000);
  g_assert_cmpint (g_array_index (years, TdYear, 1).work_year, ==, 2024);
  g_assert_cmpint (g_array_index (years, TdYear, 1).months[5].point.rate, ==, 5000);
  g_assert_false (g_array_index (years, TdYear, 1).months[5].point.has_target);
  g_assert_cmpint (g_array_index (years, TdYear, 2).work_year, ==, 2022);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpint (g_array_index (two, TdYear, 0).months[5].point.rate, ==, 9000);
}

static void
assert_increment (const GArray *increments,
                  guint index,
                  const char *from,
                  const char *to,
                  int months,
                  int64_t completed,
                  int64_t eligible)
{
  const TdIncrement *increment = &g_array_index (increments, TdIncrement, index);

  g_assert_cmpint (increment->from, ==, td_test_day (from));
  g_assert_cmpint (increment->to, ==, td_test_day (to));
  g_assert_cmpint (increment->months, ==, months);
  g_assert_cmpint (increment->completed, ==, completed);
  g_assert_cmpint (increment->has_eligible, ==, index > 0);
  g_assert_cmpint (increment->eligible, ==, eligible);
}

/* Those of the work year of @now. */
static GArray *
new_increments (const TdBook *book, TdSubject subject, TdMeasure measure, TdDay now)
{
  g_autoptr (GArray) years = td_years (book, subject, measure, now, 1);

  g_assert_cmpuint (years->len, ==, 1);
  return td_year_increments (&g_array_index (years, TdYear, 0));
}

/* Differences of cumulative figures; a month without figures goes with the next; a fall stays one.
 */
static void
test_increments (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R -\nrecord 2024-09-30 R cases e=90 c=80\n"
      "record 2024-10-31 R cases e=10 c=1\nrecord 2024-11-30 R cases e=12\n"
      "record 2024-12-31 R cases e=15 c=6\nrecord 2025-01-10 R cases e=16 c=7\n"
      "record 2025-01-31 R cases e=14 c=5\nrecord 2025-02-28 R cases e=14 c=9\n");
  g_autoptr (GArray) increments
      = new_increments (book, 0, TD_MEASURE_CASES, td_test_day ("2025-01-31"));

  g_assert_cmpuint (increments->len, ==, 3);
  assert_increment (increments, 0, "2024-09-30", "2024-10-31", 1, 1, 0);
  assert_increment (increments, 1, "2024-10-31", "2024-12-31", 2, 5, 5);
  assert_increment (increments, 2, "2024-12-31", "2025-01-31", 1, -1, -1);
}

/* In a whole year the increments add up to what is completed at its end. */
static void
test_increments_sample (void)
{
  g_autoptr (TdBook) book = td_test_book_sample ("thai-nguyen-2025");
  g_autoptr (TdProgress) progress = new_progress (book, "2025-09-12");

  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      g_autoptr (GArray) increments
          = new_increments (book, row->subject, row->measure, progress->as_of);
      int64_t sum = 0;
      g_assert_cmpuint (increments->len, ==, 12);
      for (guint j = 0; j < increments->len; j++)
        sum += g_array_index (increments, TdIncrement, j).completed;
      g_assert_cmpint (sum, ==, row->shown->figures.value[TD_ITEM_COMPLETED]);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/groups/ben-tre", test_ben_tre);
  g_test_add_func ("/groups/counts", test_counts);
  g_test_add_func ("/composition/classes", test_composition);
  g_test_add_func ("/composition/sample", test_composition_sample);
  g_test_add_func ("/years/months", test_years);
  g_test_add_func ("/increments/months", test_increments);
  g_test_add_func ("/increments/sample", test_increments_sample);
  return g_test_run ();
}
