/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-carry-in.h"

#include <locale.h>

#include "model/td-amount.h"
#include "td-test-book.h"

#define UNITS                                                                                      \
  "unit R -\nunit A R - - 1\nunit B R - - 2\nunit C R - - 3\nunit P R - 2025-07-31 4\n"            \
  "officer c1 C\nofficer c2 C - 2025-08-15\n"

/* "A cases 5, C/c1 money 7": what a new cut of that day would begin with. */
static char *
describe (const TdBook *book, const char *day)
{
  g_autoptr (TdCarryIn) carry_in = td_carry_in_new (book, td_test_day (day));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_carry_in_put (carry_in, changes);
  g_assert_cmpuint (td_changes_get_n (changes), ==, td_changes_get_n (carry_in->changes));
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdRecord *record = &td_changes_get (changes, i)->record;

      g_assert_cmpint (record->as_of, ==, td_test_day (day));
      g_assert_cmpuint (record->figures.has, ==, 1u << TD_ITEM_CARRIED_IN);
      g_ptr_array_add (words,
                       g_strdup_printf ("%s%s%s %s %d",
                                        record->unit,
                                        record->officer != NULL ? "/" : "",
                                        record->officer != NULL ? record->officer : "",
                                        td_measure_name (record->measure),
                                        (int)record->figures.value[TD_ITEM_CARRIED_IN]));
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **)words->pdata);
}

#define assert_begins(book, day, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = describe ((book), (day));                                             \
    g_assert_cmpstr (found, ==, (expected));                                                       \
  }                                                                                                \
  G_STMT_END

/* From the last cut of the year, not an older one; nothing of who has gone, and no sums. */
static void
test_same_year (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new (UNITS "record 2025-06-30 A cases carried_in=4\n"
                                "record 2025-07-31 R cases carried_in=99\n"
                                "record 2025-07-31 A cases carried_in=5 newly_accepted=3 e=4 c=2\n"
                                "record 2025-07-31 B money carried_in=0\n"
                                "record 2025-07-31 P cases carried_in=8\n"
                                "record 2025-07-31 C/c1 money carried_in=7\n"
                                "record 2025-07-31 C/c2 money carried_in=6\n");

  assert_begins (book, "2025-08-31", "A cases 5, B money 0, C/c1 money 7");
  assert_begins (book, "2025-07-15", "A cases 4");
  /* The year before has no end, and the next one none yet. */
  assert_begins (book, "2025-05-31", "");
  assert_begins (book, "2025-10-31", "");
}

/*
 * A year's first cut has what the year before carried over: A 10 + 2 accepted − 3 completed = 9;
 * P ended on 31/7 in favour of B: 20 + 0 − 5 = 15, with B's own 30 + 1 − 11 = 20 that is 35.
 */
static void
test_new_year (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      "unit R -\nunit A R - - 1\nunit B R - - 2\nunit P R - 2025-09-30 3\n"
      "succession P B 2025-10-01 100\n"
      "record 2025-09-30 A cases carried_in=10 newly_accepted=2 entrusted=0 withdrawn=0 c=3\n"
      "record 2025-09-30 B cases carried_in=30 newly_accepted=1 entrusted=0 withdrawn=0 c=11\n"
      "record 2025-09-30 P cases carried_in=20 newly_accepted=0 entrusted=0 withdrawn=0 c=5\n");
  g_autoptr (TdCarryIn) carry_in = td_carry_in_new (book, td_test_day ("2025-10-31"));

  g_assert_true (carry_in->new_year);
  g_assert_cmpuint (carry_in->n_subjects, ==, 2);
  assert_begins (book, "2025-10-31", "A cases 9, B cases 35");
}

/* Restructured in the middle of the year: what came in goes along, 8 + 5 by P's end in A's favour.
 */
static void
test_restructured (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      UNITS "succession P A 2025-08-01 100\nrecord 2025-07-31 A cases carried_in=5\n"
            "record 2025-07-31 P cases carried_in=8\nrecord 2025-07-31 B cases carried_in=3\n");

  assert_begins (book, "2025-08-31", "A cases 13, B cases 3");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  td_locale_set_from_environment ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/carry-in/same-year", test_same_year);
  g_test_add_func ("/carry-in/new-year", test_new_year);
  g_test_add_func ("/carry-in/restructured", test_restructured);
  return g_test_run ();
}
