/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "app/td-record-state.h"
#include "model/td-day.h"

/* A root "R" with units "A" and "B"; "A" has officers "A1" and "A2" since April 2025. Cuts 31/3 and
 * 30/4/2025. */

static void
put_unit (TdChanges *changes, const char *code, const char *parent, int position)
{
  TdUnit unit = {
    .code = (char *)code,
    .name = (char *)code,
    .kind = TD_UNIT_REGIONAL,
    .parent = (char *)parent,
    .valid_from = TD_DAY_NONE,
    .valid_to = TD_DAY_NONE,
    .position = position,
  };

  td_changes_put_unit (changes, &unit);
}

static void
put_officer (TdChanges *changes, const char *code)
{
  TdOfficer officer = {
    .code = (char *)code,
    .unit = (char *)"A",
    .name = (char *)code,
    .valid_from = td_day_new (2025, 4, 1),
    .valid_to = TD_DAY_NONE,
  };

  td_changes_put_officer (changes, &officer);
}

static void
put_totals (TdChanges *changes,
            TdDay as_of,
            const char *unit,
            const char *officer,
            int64_t eligible,
            int64_t completed)
{
  TdRecord record = {
    .as_of = as_of,
    .unit = (char *)unit,
    .officer = (char *)officer,
    .measure = TD_MEASURE_CASES,
  };

  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, eligible);
  td_figures_set (&record.figures, TD_ITEM_COMPLETED, completed);
  td_changes_put_record (changes, &record);
}

static TdChanges *
make_registry (void)
{
  TdChanges *changes = td_changes_new ();
  TdCut march = { .as_of = td_day_new (2025, 3, 31) };
  TdCut april = { .as_of = td_day_new (2025, 4, 30) };

  put_unit (changes, "R", NULL, 0);
  put_unit (changes, "A", "R", 1);
  put_unit (changes, "B", "R", 2);
  put_officer (changes, "A1");
  put_officer (changes, "A2");
  td_changes_put_cut (changes, &march);
  td_changes_put_cut (changes, &april);
  return changes;
}

static TdRecordState *
get_state (const TdBook *book, const char *unit, TdRecordView view)
{
  return td_record_state_new (book, 1, td_book_find_unit (book, unit), view, true);
}

static void
assert_figure (const TdRecordState *state, TdItem item, int64_t expected)
{
  int64_t value = -1;

  g_assert_true (td_figures_get (&state->side[TD_MEASURE_CASES].figures, item, &value));
  g_assert_cmpint (value, ==, expected);
}

static void
test_views (void)
{
  g_autoptr (TdChanges) changes = make_registry ();
  g_autoptr (TdBook) book = NULL;
  g_autoptr (TdRecordState) officers = NULL;
  g_autoptr (TdRecordState) own = NULL;
  g_autoptr (TdRecordState) root = NULL;
  g_autoptr (GPtrArray) missing = NULL;

  put_totals (changes, td_day_new (2025, 3, 31), "A", NULL, 90, 45);
  put_totals (changes, td_day_new (2025, 4, 30), "A", NULL, 100, 81);
  put_totals (changes, td_day_new (2025, 4, 30), "A", "A1", 60, 50);
  put_totals (changes, td_day_new (2025, 4, 30), "A", "A2", 40, 30);
  book = td_book_new_from_changes (changes);

  /* Both officers have figures: the unit is their sum, and its own record differs (81, not 80). */
  officers = get_state (book, "A", TD_RECORD_VIEW_AUTO);
  g_assert_false (officers->shows_own);
  g_assert_cmpint (officers->lock, ==, TD_RECORD_LOCK_SUM);
  g_assert_cmpuint (officers->side[TD_MEASURE_CASES].editable, ==, 0);
  assert_figure (officers, TD_ITEM_COMPLETED, 80);
  g_assert_cmpint (officers->side[TD_MEASURE_CASES].rate, ==, 8000);
  g_assert_cmpuint (officers->problems->len, ==, 1);
  g_assert_cmpstr (g_array_index (officers->problems, TdProblem, 0).code, ==, "V8");
  /* 50 % in March */
  g_assert_true (officers->side[TD_MEASURE_CASES].rate_change.known);
  g_assert_cmpint (officers->side[TD_MEASURE_CASES].rate_change.points, ==, 3000);

  own = get_state (book, "A", TD_RECORD_VIEW_OWN);
  g_assert_true (own->shows_own);
  g_assert_cmpint (own->lock, ==, TD_RECORD_LOCK_NONE);
  assert_figure (own, TD_ITEM_COMPLETED, 81);
  g_assert_cmpint (own->side[TD_MEASURE_CASES].change.value[TD_ITEM_COMPLETED], ==, 81 - 45);

  /* "B" has not reported: the root shows what there is of the sum, and no rate. */
  root = get_state (book, "R", TD_RECORD_VIEW_AUTO);
  g_assert_false (root->shows_own);
  assert_figure (root, TD_ITEM_COMPLETED, 80);
  g_assert_true ((root->side[TD_MEASURE_CASES].partial >> TD_ITEM_COMPLETED) & 1u);
  g_assert_false (root->side[TD_MEASURE_CASES].has_rate);
  g_assert_false (td_figures_has (&root->side[TD_MEASURE_CASES].change, TD_ITEM_COMPLETED));
  missing = td_record_list_missing (book, root, TD_MEASURE_CASES);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (missing, 0), ==, "B");
}

/* A group of which nobody has reported shows its own record, ready to be entered. */
static void
test_auto (void)
{
  g_autoptr (TdChanges) changes = make_registry ();
  g_autoptr (TdBook) empty = td_book_new_from_changes (changes);
  g_autoptr (TdRecordState) before = get_state (empty, "R", TD_RECORD_VIEW_AUTO);
  g_autoptr (TdRecordState) locked = NULL;
  g_autoptr (TdBook) book = NULL;
  g_autoptr (TdRecordState) partly = NULL;

  g_assert_true (before->shows_own);
  g_assert_cmpint (before->lock, ==, TD_RECORD_LOCK_NONE);
  g_assert_cmpuint (before->side[TD_MEASURE_CASES].figures.has, ==, 0);

  /* Its own record counts as long as one is missing. */
  put_totals (changes, td_day_new (2025, 4, 30), "R", NULL, 200, 150);
  put_totals (changes, td_day_new (2025, 4, 30), "B", NULL, 100, 70);
  book = td_book_new_from_changes (changes);
  partly = get_state (book, "R", TD_RECORD_VIEW_AUTO);
  g_assert_true (partly->shows_own);
  assert_figure (partly, TD_ITEM_COMPLETED, 150);

  locked = td_record_state_new (book, 1, td_book_find_unit (book, "R"), TD_RECORD_VIEW_AUTO, false);
  g_assert_cmpint (locked->lock, ==, TD_RECORD_LOCK_READ_ONLY);
  g_assert_cmpuint (locked->side[TD_MEASURE_CASES].editable, ==, 0);
}

static const TdFigures *
put_item (TdBook *book, TdItem item, const int64_t *value, TdChanges *changes)
{
  const TdChange *change;

  td_record_put_item (
      book, 1, td_book_find_unit (book, "B"), TD_MEASURE_CASES, item, value, changes);
  g_assert_cmpuint (td_changes_get_n (changes), ==, 1);
  change = td_changes_get (changes, 0);
  g_assert_cmpint (change->kind, ==, TD_ROW_RECORD);
  g_assert_cmpstr (change->record.unit, ==, "B");
  g_assert_null (change->record.officer);
  return change->remove ? NULL : &change->record.figures;
}

/* Entered totals go with their parts where they agreed, and only there. */
static void
test_put (void)
{
  g_autoptr (TdChanges) changes = make_registry ();
  g_autoptr (TdChanges) first = td_changes_new ();
  g_autoptr (TdChanges) second = td_changes_new ();
  g_autoptr (TdChanges) third = td_changes_new ();
  g_autoptr (TdBook) book = NULL;
  TdRecord record = {
    .as_of = td_day_new (2025, 4, 30),
    .unit = (char *)"B",
    .measure = TD_MEASURE_CASES,
  };
  const TdFigures *figures;
  int64_t value = 11;

  td_figures_set (&record.figures, TD_ITEM_EXECUTED, 10);
  td_figures_set (&record.figures, TD_ITEM_TERMINATED, 2);
  td_figures_set (&record.figures, TD_ITEM_COMPLETED, 12); /* agrees */
  td_figures_set (&record.figures, TD_ITEM_CARRIED_IN, 5);
  td_figures_set (&record.figures, TD_ITEM_NEWLY_ACCEPTED, 6);
  td_figures_set (&record.figures, TD_ITEM_TOTAL, 99);    /* does not */
  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, 50); /* its parts are not there */
  td_changes_put_record (changes, &record);
  book = td_book_new_from_changes (changes);

  figures = put_item (book, TD_ITEM_EXECUTED, &value, first);
  g_assert_cmpint (figures->value[TD_ITEM_EXECUTED], ==, 11);
  g_assert_cmpint (figures->value[TD_ITEM_COMPLETED], ==, 13);
  g_assert_cmpint (figures->value[TD_ITEM_TOTAL], ==, 99);
  g_assert_cmpint (figures->value[TD_ITEM_ELIGIBLE], ==, 50);
  g_assert_false (td_figures_has (figures, TD_ITEM_TO_ENFORCE));

  /* Without a part the total is the last figure there was. */
  figures = put_item (book, TD_ITEM_TERMINATED, NULL, second);
  g_assert_false (td_figures_has (figures, TD_ITEM_TERMINATED));
  g_assert_cmpint (figures->value[TD_ITEM_COMPLETED], ==, 12);

  value = 7;
  figures = put_item (book, TD_ITEM_NEWLY_ACCEPTED, &value, third);
  g_assert_cmpint (figures->value[TD_ITEM_TOTAL], ==, 99);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record-state/views", test_views);
  g_test_add_func ("/record-state/auto", test_auto);
  g_test_add_func ("/record-state/put", test_put);
  return g_test_run ();
}
