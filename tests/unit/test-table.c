/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-table.h"

#include <locale.h>

#include "model/td-amount.h"
#include "td-test-book.h"

/* @subject: "UNIT" or "UNIT/OFFICER" */
static TdSubject
find_subject (const TdBook *book, const char *subject, TdDay day)
{
  g_auto (GStrv) codes = g_strsplit (subject, "/", 2);
  TdSubject unit = td_test_unit (book, codes[0]);

  if (codes[1] == NULL)
    return unit;
  TdSubject officer = td_book_find_officer (book, codes[1], unit, day);
  g_assert_cmpint (officer, !=, TD_SUBJECT_NONE);
  return officer;
}

static const TdShown *
get_shown (const TdBook *book, const char *day, const char *subject, TdMeasure measure)
{
  const TdTable *table = td_table_get (book, td_test_cut (book, day));
  return td_table_get_shown (table, find_subject (book, subject, td_test_day (day)), measure);
}

static void
assert_shown (const TdBook *book, const char *day, const char *subject, const char *figures)
{
  td_test_assert_figures (&get_shown (book, day, subject, TD_MEASURE_CASES)->figures, figures);
}

static void
assert_reported (
    const TdBook *book, const char *day, const char *subject, int reported, int expected)
{
  const TdShown *shown = get_shown (book, day, subject, TD_MEASURE_CASES);
  g_assert_cmpint (shown->expected, ==, expected);
  if (expected >= 0)
    g_assert_cmpint (shown->reported, ==, reported);
}

#define UNITS "unit R -\nunit A R - - 1\nunit B R - - 2\n"

static void
test_own (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new (UNITS "record 2025-07-31 A cases executed=3 terminated=1 "
                                "in_progress=2 postponed_by_agreement=0 other=0\n");

  /* Calculated by the form in force; by money there is nothing. */
  assert_shown (book,
                "2025-07-31",
                "A",
                "executed=3 terminated=1 in_progress=2 postponed_by_agreement=0 other=0 "
                "eligible=6 completed=4 carried_over_eligible=2");
  td_test_assert_figures (&get_shown (book, "2025-07-31", "A", TD_MEASURE_MONEY)->figures, "");
  assert_shown (book, "2025-07-31", "B", "");
  assert_reported (book, "2025-07-31", "A", 0, -1);
  assert_reported (book, "2025-07-31", "B", 0, -1);
}

/* The form of the cut's day decides whether "taken up" is needed. */
static void
test_form (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new (UNITS "record 2025-06-30 A cases total=9 entrusted=1 withdrawn=1\n"
                                "record 2025-07-31 A cases total=9 entrusted=1 withdrawn=1\n");

  assert_shown (book, "2025-06-30", "A", "total=9 entrusted=1 withdrawn=1");
  assert_shown (book, "2025-07-31", "A", "total=9 entrusted=1 withdrawn=1 to_enforce=7");
}

static void
test_group (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new (UNITS "record 2025-01-31 A cases e=100 c=81\n"
                                "record 2025-01-31 B cases e=2000 c=1670 total=3000\n"
                                /* the sum is shown, V8 reports the own record */
                                "record 2025-01-31 R cases e=9999 c=1\n"
                                /* one lacks "completed": the own record fills the gap */
                                "record 2025-02-28 A cases e=100\n"
                                "record 2025-02-28 B cases e=2000 c=1670\n"
                                "record 2025-02-28 R cases e=9999 c=1 other=7\n"
                                /* no own record: absent */
                                "record 2025-03-31 A cases e=100\n"
                                "record 2025-03-31 B cases e=2000 c=1670\n"
                                /* nobody has anything */
                                "record 2025-04-30 A money e=1\n"
                                /* the own record alone, with what follows from it */
                                "record 2025-05-31 R cases e=9 c=3\n");

  assert_shown (book, "2025-01-31", "R", "eligible=2100 completed=1751 carried_over_eligible=349");
  assert_reported (book, "2025-01-31", "R", 2, 2);
  /* Item by item: eligible from the children, the rest from the own record. */
  assert_shown (
      book, "2025-02-28", "R", "other=7 eligible=2100 completed=1 carried_over_eligible=9998");
  assert_reported (book, "2025-02-28", "R", 1, 2);
  assert_shown (book, "2025-03-31", "R", "eligible=2100");
  assert_reported (book, "2025-03-31", "R", 1, 2);
  assert_shown (book, "2025-04-30", "R", "");
  assert_reported (book, "2025-04-30", "R", 0, 2);
  assert_shown (book, "2025-05-31", "R", "eligible=9 completed=3 carried_over_eligible=6");
  assert_reported (book, "2025-05-31", "R", 0, 2);
}

/* The partial sum is over those that have reported eligible and completed, and only over them. */
static void
test_partial (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new (UNITS "unit C R - - 3\nunit D R - - 4\n"
                                "record 2025-01-31 A cases e=100 c=81 total=150\n"
                                "record 2025-01-31 B cases e=2000 total=3000\n"
                                "record 2025-01-31 C cases e=0 c=0\n");
  const TdShown *shown = get_shown (book, "2025-01-31", "R", TD_MEASURE_CASES);

  assert_reported (book, "2025-01-31", "R", 2, 4);
  td_test_assert_figures (&shown->figures, "");
  td_test_assert_figures (shown->partial,
                          "total=150 eligible=100 completed=81 carried_over_eligible=19");
  shown = get_shown (book, "2025-01-31", "R", TD_MEASURE_MONEY);
  g_assert_cmpint (shown->reported, ==, 0);
  g_assert_cmpint (shown->expected, ==, 4);
  td_test_assert_figures (shown->partial, "");
}

/* A group of groups: what a group shows from its own record counts above as well. */
static void
test_levels (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\nunit G R - - 1\nunit H R - - 2\n"
                                              "unit G1 G\nunit G2 G\nunit H1 H\nunit H2 H\n"
                                              "record 2025-01-31 G1 cases e=10 c=5\n"
                                              "record 2025-01-31 G2 cases e=20 c=6\n"
                                              "record 2025-01-31 H1 cases e=7 c=7\n"
                                              "record 2025-01-31 H cases e=40 c=8\n");

  assert_shown (book, "2025-01-31", "G", "eligible=30 completed=11 carried_over_eligible=19");
  assert_reported (book, "2025-01-31", "H", 1, 2);
  assert_shown (book, "2025-01-31", "H", "eligible=40 completed=8 carried_over_eligible=32");
  assert_shown (book, "2025-01-31", "R", "eligible=70 completed=19 carried_over_eligible=51");
  assert_reported (book, "2025-01-31", "R", 2, 2);
}

#define OFFICERS UNITS "officer O1 A 2025-01-01 2025-02-28\nofficer O2 A 2025-01-01\n"

static void
test_officers (void)
{
  g_autoptr (TdBook) book = td_test_book_new (OFFICERS "record 2025-01-31 A cases e=99 c=9\n"
                                                       "record 2025-01-31 A/O1 cases e=60 c=50\n"
                                                       "record 2025-01-31 A/O2 cases e=40 c=30\n"
                                                       "record 2025-02-28 A cases e=99 c=9\n"
                                                       "record 2025-02-28 A/O2 cases e=40 c=30\n"
                                                       "record 2025-03-31 A/O2 cases e=40 c=30\n");

  assert_shown (book, "2025-01-31", "A/O1", "eligible=60 completed=50 carried_over_eligible=10");
  assert_shown (book, "2025-01-31", "A", "eligible=100 completed=80 carried_over_eligible=20");
  assert_reported (book, "2025-01-31", "A", 2, 2);
  assert_reported (book, "2025-01-31", "A/O1", 0, -1);
  /* O1 has not reported: the unit's own record. */
  assert_shown (book, "2025-02-28", "A", "eligible=99 completed=9 carried_over_eligible=90");
  assert_reported (book, "2025-02-28", "A", 1, 2);
  /* O1 has left. */
  assert_shown (book, "2025-03-31", "A", "eligible=40 completed=30 carried_over_eligible=10");
  assert_reported (book, "2025-03-31", "A", 1, 1);
}

/* A unit with child units does not add its own officers. */
static void
test_officers_above (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\nunit A R\nunit B R 2025-02-01\n"
                                              "officer O R\n"
                                              "record 2025-01-31 A cases e=5 c=1\n"
                                              "record 2025-01-31 R/O cases e=100 c=50\n");

  assert_shown (book, "2025-01-31", "R", "eligible=5 completed=1 carried_over_eligible=4");
  assert_reported (book, "2025-01-31", "R", 1, 1);
  assert_shown (book, "2025-01-31", "R/O", "eligible=100 completed=50 carried_over_eligible=50");
}

/* Only who is valid on the day counts, both ends inclusive; who is not shows nothing. */
static void
test_validity (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nunit A R - 2025-01-31\nunit B R 2025-02-28\n"
                          "officer O B 2025-03-01\n"
                          "record 2025-01-31 A cases e=5 c=1\n"
                          "record 2025-02-28 B cases e=7 c=2\n");

  assert_shown (book, "2025-01-31", "R", "eligible=5 completed=1 carried_over_eligible=4");
  assert_reported (book, "2025-01-31", "R", 1, 1);
  assert_shown (book, "2025-02-28", "R", "eligible=7 completed=2 carried_over_eligible=5");
  assert_reported (book, "2025-02-28", "R", 1, 1);
  assert_shown (book, "2025-02-28", "A", "");
  assert_shown (book, "2025-01-31", "B", "");
  assert_reported (book, "2025-02-28", "B", 0, -1);
}

static void
assert_children (const TdBook *book, const char *unit, const char *day, const char *expected)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  g_autoptr (GString) codes = g_string_new (NULL);
  TdSubject before = 77;

  /* What stood there goes. */
  g_array_append_val (children, before);
  td_children_on (book, td_test_unit (book, unit), td_test_day (day), children);
  for (guint i = 0; i < children->len; i++)
    {
      TdSubject child = g_array_index (children, TdSubject, i);
      g_string_append_printf (codes,
                              "%s%s",
                              i > 0 ? " " : "",
                              td_book_is_officer (book, child)
                                  ? td_book_get_officer (book, child)->code
                                  : td_book_get_unit (book, child)->code);
    }
  g_assert_cmpstr (codes->str, ==, expected);
}

static void
test_children (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\n"
                                              "unit B R 2025-01-01 2025-06-30 1\n"
                                              "unit A R 2025-03-01 2025-03-31 2\n"
                                              "officer P R 2025-01-01\n"
                                              "officer O R 2025-01-01 2025-07-31\n");

  assert_children (book, "R", "2024-12-31", "");
  assert_children (book, "R", "2025-01-01", "B");
  assert_children (book, "R", "2025-03-01", "B A");
  assert_children (book, "R", "2025-03-31", "B A");
  assert_children (book, "R", "2025-06-30", "B");
  /* Without child units its officers. */
  assert_children (book, "R", "2025-07-01", "O P");
  assert_children (book, "R", "2025-08-01", "P");
  assert_children (book, "A", "2025-03-31", "");
}

/* One table a cut, kept with the cut, also for a later book that shares it. */
static void
test_cache (void)
{
  TdBook *book = td_test_book_new (UNITS "record 2025-01-31 A cases e=5 c=1\n"
                                         "record 2025-02-28 A cases e=6 c=2\n");
  const TdTable *january = td_table_get (book, 0);
  const TdTable *february = td_table_get (book, 1);

  g_assert_true (td_table_get (book, 0) == january);
  g_assert_true (january != february);

  TdBookBuilder *builder = td_book_builder_new (book);
  TdFigures figures = td_test_figures ("eligible=7 completed=3");
  td_book_builder_set_cut (builder, &(TdCut){ .as_of = td_test_day ("2025-02-28") });
  td_book_builder_add_record (builder, td_test_unit (book, "A"), TD_MEASURE_CASES, &figures, NULL);
  g_autoptr (TdBook) next = td_book_builder_finish (builder);
  td_book_unref (book);

  g_assert_true (td_table_get (next, 0) == january);
  assert_shown (next, "2025-01-31", "A", "eligible=5 completed=1 carried_over_eligible=4");
  assert_shown (next, "2025-02-28", "A", "eligible=7 completed=3 carried_over_eligible=4");
}

/* The money of the whole country in one sum. */
static void
test_large (void)
{
  g_autoptr (TdChanges) changes = td_test_changes_new ("unit R -");

  for (int i = 0; i < 355; i++)
    {
      g_autofree char *row
          = g_strdup_printf ("unit U%d R\nrecord 2025-01-31 U%d money e=10000000000000000 "
                             "c=9999999999999999\n",
                             i,
                             i);
      g_autoptr (TdChanges) unit = td_test_changes_new (row);
      for (guint j = 0; j < td_changes_get_n (unit); j++)
        {
          const TdChange *change = td_changes_get (unit, j);
          if (change->kind == TD_ROW_UNIT)
            td_changes_put_unit (changes, &change->unit);
          else if (change->kind == TD_ROW_RECORD)
            td_changes_put_record (changes, &change->record);
        }
    }
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  TdFigures figures = get_shown (book, "2025-01-31", "R", TD_MEASURE_MONEY)->figures;
  g_assert_cmpint (figures.value[TD_ITEM_ELIGIBLE], ==, INT64_C (3550000000000000000));
  g_assert_cmpint (figures.value[TD_ITEM_COMPLETED], ==, INT64_C (3549999999999999645));
  g_assert_cmpint (figures.value[TD_ITEM_CARRIED_OVER_ELIGIBLE], ==, 355);
}

/* 922 times 10^16 is the most that 64 bits hold: one unit more, and the group says nothing. */
static void
test_largest (void)
{
  for (int n_units = 922; n_units <= 923; n_units++)
    {
      g_autoptr (GString) rows = g_string_new ("unit R -\n");
      for (int i = 0; i < n_units; i++)
        g_string_append_printf (rows,
                                "unit U%d R\nrecord 2025-07-31 U%d cases eligible=%" G_GINT64_FORMAT
                                " completed=1\n",
                                i,
                                i,
                                TD_AMOUNT_MAX);
      g_autoptr (TdBook) book = td_test_book_new (rows->str);
      if (n_units == 922)
        assert_shown (book,
                      "2025-07-31",
                      "R",
                      "eligible=9220000000000000000 completed=922 "
                      "carried_over_eligible=9219999999999999078");
      else
        {
          assert_shown (book, "2025-07-31", "R", "completed=923");
          assert_reported (book, "2025-07-31", "R", 923, 923);
        }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/table/own", test_own);
  g_test_add_func ("/table/form", test_form);
  g_test_add_func ("/table/group", test_group);
  g_test_add_func ("/table/partial", test_partial);
  g_test_add_func ("/table/levels", test_levels);
  g_test_add_func ("/table/officers", test_officers);
  g_test_add_func ("/table/officers-above", test_officers_above);
  g_test_add_func ("/table/validity", test_validity);
  g_test_add_func ("/table/children", test_children);
  g_test_add_func ("/table/cache", test_cache);
  g_test_add_func ("/table/large", test_large);
  g_test_add_func ("/table/largest", test_largest);
  return g_test_run ();
}
