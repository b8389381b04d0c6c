/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-officer-rank.h"

#include <locale.h>

#include "model/td-amount.h"
#include "td-test-book.h"

/*
 * 31/8/2025, by cases: a1 8/10 = 0,8; a2 4/5 = 0,8; b1 1/3 = 0,3333…; m, in B since 1/7,
 * 3333/10000 = 0,3333: as a rounded rate the same as b1. b2 has nothing eligible, b3 no record,
 * b4 ended, o sits in a unit that ended.
 */
#define BOOK                                                                                       \
  "unit R -\nunit A R - - 1\nunit B R - - 2\nunit O R - 2025-06-30 3\n"                            \
  "officer a1 A\nofficer a2 A\nofficer m A - 2025-06-30\nofficer m B 2025-07-01\n"                 \
  "officer b1 B\nofficer b2 B\nofficer b3 B\nofficer b4 B - 2025-07-31\nofficer o O\n"             \
  "record 2025-06-30 A/m cases e=10 c=9\nrecord 2025-06-30 B/b4 cases e=4 c=1\n"                   \
  "record 2025-06-30 O/o cases e=2 c=1\nrecord 2025-06-30 B/b1 cases e=4 c=1\n"                    \
  "record 2025-08-31 A/a1 cases e=10 c=8\nrecord 2025-08-31 A/a2 cases e=5 c=4\n"                  \
  "record 2025-08-31 B/b1 cases e=3 c=1\nrecord 2025-08-31 B/m cases e=10000 c=3333\n"             \
  "record 2025-08-31 B/b2 cases e=0 c=0\nrecord 2025-08-31 A/a2 money e=100 c=7\n"

static TdOfficerRanks *
ranks_of (const TdBook *book, const char *day, TdMeasure measure)
{
  return td_officer_ranks_new (book, td_test_cut (book, day), measure);
}

static char *
describe (const TdBook *book, const TdOfficerRank *rank)
{
  const TdOfficer *officer = td_book_get_officer (book, rank->officer);

  return g_strdup_printf ("%s/%s %d", officer->unit, officer->code, rank->rank);
}

static char *
list_best_first (const TdBook *book, const TdOfficerRanks *ranks)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ranks->best_first->len; i++)
    g_ptr_array_add (words, describe (book, &g_array_index (ranks->best_first, TdOfficerRank, i)));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **)words->pdata);
}

static char *
list_lowest (const TdBook *book, const TdOfficerRanks *ranks, guint n)
{
  g_autoptr (GPtrArray) lowest = td_officer_ranks_list_lowest (ranks, n);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lowest->len; i++)
    g_ptr_array_add (words, describe (book, g_ptr_array_index (lowest, i)));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **)words->pdata);
}

#define assert_text(text, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = (text);                                                               \
    g_assert_cmpstr (found, ==, (expected));                                                       \
  }                                                                                                \
  G_STMT_END

static void
test_rank (void)
{
  g_autoptr (TdBook) book = td_test_book_new (BOOK);
  g_autoptr (TdOfficerRanks) august = ranks_of (book, "2025-08-31", TD_MEASURE_CASES);
  g_autoptr (TdOfficerRanks) money = ranks_of (book, "2025-08-31", TD_MEASURE_MONEY);
  g_autoptr (TdOfficerRanks) june = ranks_of (book, "2025-06-30", TD_MEASURE_CASES);

  /* Equal ratios share a rank and the next is skipped; 1/3 is more than 0,3333. */
  assert_text (list_best_first (book, august), "A/a1 1, A/a2 1, B/b1 3, B/m 4");
  assert_text (list_best_first (book, money), "A/a2 1");
  /* In June m counts in A, and the officers and units that ended later are there: 9/10, 1/2, and
   * 1/4 twice. */
  assert_text (list_best_first (book, june), "A/m 1, O/o 2, B/b1 3, B/b4 3");
}

static void
test_find (void)
{
  g_autoptr (TdBook) book = td_test_book_new (BOOK);
  g_autoptr (TdOfficerRanks) ranks = ranks_of (book, "2025-08-31", TD_MEASURE_CASES);
  TdDay day = td_test_day ("2025-08-31");
  TdSubject b = td_test_unit (book, "B");
  const TdOfficerRank *rank
      = td_officer_ranks_find (ranks, td_book_find_officer (book, "b1", b, day));

  g_assert_nonnull (rank);
  g_assert_cmpint (rank->rank, ==, 3);
  g_assert_cmpint (rank->eligible, ==, 3);
  g_assert_cmpint (rank->completed, ==, 1);
  g_assert_null (td_officer_ranks_find (ranks, td_book_find_officer (book, "b2", b, day)));
  g_assert_null (td_officer_ranks_find (ranks, td_book_find_officer (book, "b3", b, day)));
  g_assert_null (td_officer_ranks_find (ranks, b));
}

static void
test_lowest (void)
{
  g_autoptr (TdBook) book = td_test_book_new (BOOK);
  g_autoptr (TdOfficerRanks) ranks = ranks_of (book, "2025-08-31", TD_MEASURE_CASES);

  assert_text (list_lowest (book, ranks, 0), "");
  assert_text (list_lowest (book, ranks, 1), "B/m 4");
  assert_text (list_lowest (book, ranks, 2), "B/m 4, B/b1 3");
  /* The third shares its rate with the fourth. */
  assert_text (list_lowest (book, ranks, 3), "B/m 4, B/b1 3, A/a1 1, A/a2 1");
  assert_text (list_lowest (book, ranks, 20), "B/m 4, B/b1 3, A/a1 1, A/a2 1");
}

static void
test_nobody (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\ncut 2025-08-31\n");
  g_autoptr (TdOfficerRanks) ranks = ranks_of (book, "2025-08-31", TD_MEASURE_CASES);

  assert_text (list_best_first (book, ranks), "");
  assert_text (list_lowest (book, ranks, 20), "");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  td_locale_set_from_environment ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/officer-rank/rank", test_rank);
  g_test_add_func ("/officer-rank/find", test_find);
  g_test_add_func ("/officer-rank/lowest", test_lowest);
  g_test_add_func ("/officer-rank/nobody", test_nobody);
  return g_test_run ();
}
