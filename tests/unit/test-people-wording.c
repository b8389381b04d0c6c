/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "wording/td-wording-people.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "model/td-amount.h"
#include "td-test-book.h"

#define UNITS                                                                                      \
  "unit R -\nunit A R - - 1\nunit B R - - 2\nunit C R - - 3\nofficer a1 A\nofficer a2 A\n"
#define SOME                                                                                       \
  "record 2025-08-31 A cases e=10 c=5\nrecord 2025-08-31 A money e=100 c=50\n"                     \
  "record 2025-08-31 B cases e=10 c=5\nrecord 2025-08-31 B money e=100\n"

static TdReporting *
reporting_of (const TdBook *book, const char *on)
{
  return td_reporting_new (book, td_test_cut (book, "2025-08-31"), td_test_day (on));
}

static void
assert_has (char *text, const char *part)
{
  g_autofree char *owned = text;

  if (strstr (owned, part) == NULL)
    {
      g_test_message ("“%s” is not in “%s”", part, owned);
      g_assert_not_reached ();
    }
}

static char *
day_text (const char *vietnamese, const char *iso)
{
  return g_strdup (td_locale_get () == TD_LOCALE_VI ? vietnamese : iso);
}

/* Thursday 4/9 is the last day for units: 1/9 and 2/9/2025 are holidays. */
static void
test_reporting (void)
{
  g_autoptr (TdBook) book = td_test_book_new (UNITS SOME);
  g_autoptr (TdReporting) early = reporting_of (book, "2025-09-03");
  g_autoptr (TdReporting) late = reporting_of (book, "2025-09-08");
  g_autofree char *due = day_text ("4/9/2025", "2025-09-04");

  assert_has (td_wording_reporting (book, early), "B");
  assert_has (td_wording_reporting (book, early), "C");
  assert_has (td_wording_reporting (book, early), due);
  assert_has (td_wording_reporting (book, early), "1");
  /* Friday and Monday have passed. */
  assert_has (td_wording_reporting (book, late), "2");
  g_assert_null (strstr (td_wording_report_level (TD_REPORT_UNITS), "%"));
  assert_has (td_wording_deadline (&late->deadlines[TD_REPORT_UNITS]), due);
}

static void
test_gaps (void)
{
  g_autoptr (TdBook) book = td_test_book_new (UNITS SOME);
  g_autoptr (TdReporting) reporting = reporting_of (book, "2025-08-31");
  const TdReportRow *b = &g_array_index (reporting->units, TdReportRow, 1);
  const TdReportRow *c = &g_array_index (reporting->units, TdReportRow, 2);
  g_autofree char *half = td_wording_report_gaps (reporting, b);
  g_autofree char *nothing = td_wording_report_gaps (reporting, c);

  g_assert_cmpstr (half, !=, nothing);
  g_assert_null (strchr (nothing, ','));
  g_assert_nonnull (strstr (half, dgettext (GETTEXT_PACKAGE, "by money")));
}

static void
test_ranks (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      UNITS "officer b1 B\nrecord 2025-08-31 A/a1 cases e=10 c=5\n"
            "record 2025-08-31 A/a2 cases e=10 c=9\nrecord 2025-08-31 B/b1 cases e=10 c=7\n");
  int cut = td_test_cut (book, "2025-08-31");
  TdDay day = td_test_day ("2025-08-31");
  g_autoptr (TdProgress) progress = td_progress_new (book, cut, day, TD_SUBJECT_NONE, true);
  g_autoptr (TdOfficerRanks) ranks = td_officer_ranks_new (book, cut, TD_MEASURE_CASES);
  TdSubject a1 = td_book_find_officer (book, "a1", td_test_unit (book, "A"), day);
  const TdProgressRow *row = td_progress_find (progress, a1, TD_MEASURE_CASES);

  /* 9/10, 7/10, 5/10: the second of two in A, the third of three. */
  assert_has (td_wording_officer_ranks_short (row, td_officer_ranks_find (ranks, a1), 3), "2/2");
  assert_has (td_wording_officer_ranks_short (row, td_officer_ranks_find (ranks, a1), 3), "3/3");
  g_assert_null (td_wording_officer_ranks (row, NULL, 3));
}

/* Nothing is said where nothing speaks against it; errors are counted, and three of them listed. */
static void
test_closing (void)
{
  g_autoptr (TdBook) good
      = td_test_book_new ("unit R -\nunit A R - - 1\nrecord 2025-08-31 A cases e=10 c=5\n"
                          "record 2025-08-31 A money e=10 c=5\n");
  g_autoptr (TdBook) bad = td_test_book_new (
      "unit R -\nunit A R - - 1\nunit B R - - 2\nrecord 2025-08-31 A cases e=10 c=11\n"
      "record 2025-08-31 A money e=10 c=12\nrecord 2025-08-31 B cases e=10 c=13\n"
      "record 2025-08-31 B money e=10 c=14\n");
  g_autoptr (TdBook) missing = td_test_book_new (UNITS SOME);
  TdDay day = td_test_day ("2025-08-31");
  g_autofree char *nothing = td_wording_closing (good, td_test_cut (good, "2025-08-31"), day);
  g_autofree char *errors = td_wording_closing (bad, td_test_cut (bad, "2025-08-31"), day);
  g_autofree char *gaps = td_wording_closing (missing, td_test_cut (missing, "2025-08-31"), day);
  g_auto (GStrv) lines = g_strsplit (errors, "\n", -1);

  g_assert_cmpstr (nothing, ==, NULL);
  /* The count, three findings, and that there are more. */
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  /* More completed than eligible breaks the sum of what is eligible, and the order of the two. */
  assert_has (g_strdup (lines[0]), "8");
  assert_has (g_strdup (lines[1]), "11");
  assert_has (g_strdup (gaps), "C");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  td_locale_set_from_environment ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/people-wording/reporting", test_reporting);
  g_test_add_func ("/people-wording/gaps", test_gaps);
  g_test_add_func ("/people-wording/ranks", test_ranks);
  g_test_add_func ("/people-wording/closing", test_closing);
  return g_test_run ();
}
