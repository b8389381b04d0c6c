/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "app/td-subject-rows.h"

#include <locale.h>

#include "td-test-book.h"

/* Two divisions below the root; A ended in June, C below it lives on. */
#define ROWS                                                                                       \
  "unit R -\nunit A R - 2025-06-30 1\nunit B R - - 2\nunit C A - - 1\n"                            \
  "officer O1 B\nofficer O2 B 2024-10-01 2025-03-31\nofficer O2 B 2025-08-01\nofficer O3 C\n"

/* "R(A(C+)B+)": "+" can be unfolded, "-" is; what is deeper stands in brackets. */
static char *
word_rows (const TdSubjectRows *rows, const TdBook *book)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < td_subject_rows_get_n (rows); i++)
    {
      const TdSubjectRow *row = td_subject_rows_get (rows, i);
      const char *code = td_book_is_officer (book, row->subject)
                             ? td_book_get_officer (book, row->subject)->code
                             : td_book_get_unit (book, row->subject)->code;

      g_string_append_printf (text,
                              "%s%u%s%s",
                              i > 0 ? " " : "",
                              row->depth,
                              code,
                              !row->can_unfold   ? ""
                              : row->is_unfolded ? "-"
                                                 : "+");
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (const TdSubjectRows *rows, const TdBook *book, const char *expected)
{
  g_autofree char *text = word_rows (rows, book);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_fold (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROWS);
  g_autoptr (TdSubjectRows) rows = td_subject_rows_new ();
  TdDay day = td_test_day ("2025-06-30");

  g_assert_cmpuint (td_subject_rows_get_n (rows), ==, 0);
  td_subject_rows_update (rows, book, day, day);
  assert_rows (rows, book, "0R- 1A- 2C+ 1B+");

  g_assert_true (td_subject_rows_unfold (rows, 3, true));
  g_assert_false (td_subject_rows_unfold (rows, 3, true));
  assert_rows (rows, book, "0R- 1A- 2C+ 1B- 2O1");
  g_assert_true (td_subject_rows_unfold (rows, 1, false));
  assert_rows (rows, book, "0R- 1A+ 1B- 2O1");

  /* It outlives the book: codes are kept. */
  g_autoptr (TdBook) fresh = td_test_book_new (ROWS "unit D R - - 0\n");
  td_subject_rows_update (rows, fresh, day, day);
  assert_rows (rows, fresh, "0R- 1D 1A+ 1B- 2O1");

  g_assert_true (td_subject_rows_unfold (rows, 0, false));
  assert_rows (rows, fresh, "0R+");
  TdSubject officer = td_book_find_officer (fresh, "O3", td_test_unit (fresh, "C"), day);
  g_assert_cmpint (td_subject_rows_find (rows, officer), ==, -1);
  g_assert_cmpint (td_subject_rows_reveal (rows, officer), ==, 4);
  assert_rows (rows, fresh, "0R- 1D 1A- 2C- 3O3 1B- 2O1");

  g_assert_true (td_subject_rows_unfold_all (rows, false));
  assert_rows (rows, fresh, "0R- 1D 1A- 2C+ 1B+");
  g_assert_true (td_subject_rows_unfold_all (rows, true));
  assert_rows (rows, fresh, "0R- 1D 1A- 2C- 3O3 1B- 2O1");

  td_subject_rows_update (rows, NULL, day, day);
  g_assert_cmpuint (td_subject_rows_get_n (rows), ==, 0);
  g_assert_cmpint (td_subject_rows_reveal (rows, 0), ==, -1);
}

static void
test_validity (void)
{
  g_autoptr (TdBook) book = td_test_book_new (ROWS);
  g_autoptr (TdSubjectRows) rows = td_subject_rows_new ();
  TdDay july = td_test_day ("2025-07-31");
  TdDay september = td_test_day ("2025-09-30");

  /* A is gone: C stands in its place. O2 is between two stays. */
  td_subject_rows_update (rows, book, july, july);
  td_subject_rows_unfold_all (rows, true);
  assert_rows (rows, book, "0R- 1C- 2O3 1B- 2O1");

  /* In the whole year A was there, and O2 with one row, for the last stay. */
  td_subject_rows_update (rows, book, td_test_day ("2024-10-01"), september);
  assert_rows (rows, book, "0R- 1A- 2C- 3O3 1B- 2O1 2O2");
  g_assert_cmpint (td_subject_rows_get (rows, 6)->subject,
                   ==,
                   td_book_find_officer (book, "O2", td_test_unit (book, "B"), september));
  g_assert_cmpint (td_subject_rows_reveal (rows, td_test_unit (book, "B")), ==, 4);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/subject-rows/fold", test_fold);
  g_test_add_func ("/subject-rows/validity", test_validity);
  return g_test_run ();
}
