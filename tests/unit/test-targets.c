/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-secured.h"
#include "analysis/td-targets.h"

#include <locale.h>

#include "model/td-day.h"
#include "td-test-book.h"

#define UNITS "unit R -\nunit A R - - 1\nunit B R - - 2\nofficer O1 A\nofficer O1 B\n"

/* "70.00/2025-04-01 80.00/-": rates and first days. */
static void
assert_targets (
    const TdBook *book, TdSubject subject, int year, TdMeasure measure, const char *expected)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  td_targets_list (book, subject, year, measure, targets);
  for (guint i = 0; i < targets->len; i++)
    {
      const TdTarget *target = g_ptr_array_index (targets, i);
      g_autofree char *from
          = target->from != TD_DAY_NONE ? td_day_format_iso (target->from) : g_strdup ("-");

      g_string_append_printf (text, "%s%d/%s", i > 0 ? " " : "", (int)target->rate, from);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_list (void)
{
  g_autoptr (TdBook) book = td_test_book_new (UNITS "target A 2025 cases 82.00 ge 2025-04-01\n"
                                                    "target A 2025 cases 80.00 ge -\n"
                                                    "target A 2025 money 50.00 ge -\n"
                                                    "target A 2026 cases 84.00 gt -\n"
                                                    "target A/O1 2025 cases 85.00 ge -\n"
                                                    "target B 2025 cases 60.00 ge 2025-01-01\n"
                                                    "target R 2025 cases 70.00 ge -\n");
  TdSubject a = td_test_unit (book, "A");
  TdSubject b = td_test_unit (book, "B");
  TdDay march = td_test_day ("2025-03-31");
  TdSubject officer = td_book_find_officer (book, "O1", a, march);

  assert_targets (book, td_test_unit (book, "R"), 2025, TD_MEASURE_CASES, "7000/-");
  assert_targets (book, a, 2025, TD_MEASURE_CASES, "8000/- 8200/2025-04-01");
  assert_targets (book, a, 2025, TD_MEASURE_MONEY, "5000/-");
  assert_targets (book, a, 2026, TD_MEASURE_CASES, "8400/-");
  assert_targets (book, a, 2024, TD_MEASURE_CASES, "");
  assert_targets (book, officer, 2025, TD_MEASURE_CASES, "8500/-");
  assert_targets (book, b, 2025, TD_MEASURE_CASES, "6000/2025-01-01");
  assert_targets (book, td_book_find_officer (book, "O1", b, march), 2025, TD_MEASURE_CASES, "");

  /* The one that holds on the day; the first one while none does. */
  g_assert_cmpint (td_targets_find (book, a, 2025, TD_MEASURE_CASES, march)->rate, ==, 8000);
  g_assert_cmpint (td_targets_find (book, a, 2025, TD_MEASURE_CASES, march + 1)->rate, ==, 8200);
  g_assert_cmpint (
      td_targets_find (book, b, 2025, TD_MEASURE_CASES, td_work_year_first (2025))->rate, ==, 6000);
  g_assert_null (td_targets_find (book, b, 2025, TD_MEASURE_MONEY, march));

  g_assert_cmpint (td_targets_reference_day (2025, march), ==, march);
  g_assert_cmpint (td_targets_reference_day (2024, march), ==, td_test_day ("2024-09-30"));
  g_assert_cmpint (td_targets_reference_day (2026, march), ==, td_test_day ("2025-10-01"));
}

static void
test_adopt (void)
{
  g_autoptr (TdBook) book = td_test_book_new (UNITS "target A 2025 cases 80.00 ge -\n"
                                                    "target B 2025 cases 80.00 ge 2024-10-01\n");
  TdTarget target;

  td_targets_init (book, td_test_unit (book, "A"), 2025, TD_MEASURE_CASES, &target);
  g_assert_cmpint (target.from, ==, TD_DAY_NONE);
  target.from = td_test_day ("2024-10-01");
  td_targets_adopt_first_day (book, &target);
  g_assert_cmpint (target.from, ==, TD_DAY_NONE);

  td_targets_init (book, td_test_unit (book, "B"), 2025, TD_MEASURE_CASES, &target);
  td_targets_adopt_first_day (book, &target);
  g_assert_cmpint (target.from, ==, td_test_day ("2024-10-01"));
  target.from = td_test_day ("2025-01-01");
  td_targets_adopt_first_day (book, &target);
  g_assert_cmpint (target.from, ==, td_test_day ("2025-01-01"));
  target.measure = TD_MEASURE_MONEY;
  target.from = TD_DAY_NONE;
  td_targets_adopt_first_day (book, &target);
  g_assert_cmpint (target.from, ==, TD_DAY_NONE);
}

/* The target at the end of the year goes over, once for an officer with two stays; what is there
 * stays, and who is gone gets none. */
static void
test_copy (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nunit A R - - 1\nunit B R - - 2\nunit C R - 2025-06-30 3\n"
                          "officer O1 A 2024-10-01 2025-12-31\nofficer O1 A 2026-02-01\n"
                          "target R 2025 cases 70.00 gt -\n"
                          "target A 2025 cases 80.00 ge -\n"
                          "target A 2025 cases 82.00 ge 2025-04-01\n"
                          "target A 2025 money 50.00 ge -\n"
                          "target A 2026 money 51.00 ge 2025-11-01\n"
                          "target A/O1 2025 cases 85.00 ge -\n"
                          "target C 2025 cases 60.00 ge -\n");
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (td_targets_copy_year (book, 2026, changes), ==, 3);
  g_assert_cmpuint (td_changes_get_n (changes), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const TdTarget *target = &td_changes_get (changes, i)->target;

      g_assert_cmpint (target->from, ==, TD_DAY_NONE);
      g_assert_cmpint (target->work_year, ==, 2026);
      g_string_append_printf (text,
                              "%s%s%s=%d%s ",
                              target->unit,
                              target->officer != NULL ? "/" : "",
                              target->officer != NULL ? target->officer : "",
                              (int)target->rate,
                              td_rule_name (target->rule));
    }
  g_assert_cmpstr (text->str, ==, "R=7000gt A=8200ge A/O1=8500ge ");
}

static TdSecured
secure (const TdBook *book, const char *day, const char *unit, TdMeasure measure)
{
  TdSecured secured;

  td_secured_get (book, td_test_cut (book, day), td_test_unit (book, unit), measure, &secured);
  return secured;
}

/* One target for all secures exactly itself; KV1, with 2.146 of 10.880 eligible cases, at 80,00
 * instead of 84,05 leaves 4,05 % of 2.146 = 86,913 cases open:
 * (84,05 × 10.880 − 4,05 × 2.146) / 10.880 = 83,2511… */
static void
test_secured_sample (void)
{
  g_autoptr (TdBook) sample = td_test_book_sample ("thai-nguyen-2025");
  TdSecured secured = secure (sample, "2025-09-12", "TN", TD_MEASURE_CASES);

  g_assert_cmpuint (secured.n_below, ==, 8);
  g_assert_cmpuint (secured.n_counted, ==, 8);
  g_assert_true (secured.is_known);
  g_assert_true (secured.is_secured);
  g_assert_cmpint (secured.rate, ==, 8405);
  g_assert_cmpint (secured.gap, ==, 0);
  g_assert_cmpint (secured.short_by, ==, 0);

  g_autoptr (TdBookBuilder) builder = td_book_builder_new (sample);
  td_book_builder_clear_targets_and_settings (builder);
  for (guint i = 0; i < td_book_get_n_targets (sample); i++)
    {
      TdTarget target = *td_book_get_target (sample, i);

      if (g_str_equal (target.unit, "KV1") && target.measure == TD_MEASURE_CASES)
        target.rate = 8000;
      td_book_builder_add_target (builder, &target);
    }
  g_autoptr (TdBook) book = td_book_builder_finish (g_steal_pointer (&builder));
  secured = secure (book, "2025-09-12", "TN", TD_MEASURE_CASES);
  g_assert_true (secured.is_known);
  g_assert_false (secured.is_secured);
  g_assert_cmpint (secured.rate, ==, 8325);
  g_assert_cmpint (secured.gap, ==, -80);
  g_assert_cmpint (secured.short_by, ==, 87);
  secured = secure (book, "2025-09-12", "TN", TD_MEASURE_MONEY);
  g_assert_true (secured.is_secured);
  g_assert_cmpint (secured.rate, ==, 5208);
}

#define CUT "record 2025-07-31 A cases e=100000 c=1\nrecord 2025-07-31 B cases e=1 c=0\n"

static void
test_secured_exact (void)
{
  /* Rounded it looks like enough; 0,0001 cases are open, so one. */
  g_autoptr (TdBook) near = td_test_book_new (UNITS CUT "target R 2025 cases 84.05 ge\n"
                                                        "target A 2025 cases 84.05 ge\n"
                                                        "target B 2025 cases 84.04 gt\n");
  TdSecured secured = secure (near, "2025-07-31", "R", TD_MEASURE_CASES);

  g_assert_false (secured.is_secured);
  g_assert_cmpint (secured.rate, ==, 8405);
  g_assert_cmpint (secured.gap, ==, 0);
  g_assert_cmpint (secured.short_by, ==, 1);

  /* "Above" is secured when one of them must be above too, and not when all may be equal. */
  g_autoptr (TdBook) above = td_test_book_new (UNITS CUT "target R 2025 cases 80.00 gt\n"
                                                         "target A 2025 cases 80.00 ge\n"
                                                         "target B 2025 cases 80.00 gt\n");
  g_assert_true (secure (above, "2025-07-31", "R", TD_MEASURE_CASES).is_secured);
  g_autoptr (TdBook) equal = td_test_book_new (UNITS CUT "target R 2025 cases 80.00 gt\n"
                                                         "target A 2025 cases 80.00 ge\n"
                                                         "target B 2025 cases 80.00 ge\n");
  secured = secure (equal, "2025-07-31", "R", TD_MEASURE_CASES);
  g_assert_false (secured.is_secured);
  g_assert_cmpint (secured.short_by, ==, 1);
}

static void
test_secured_unknown (void)
{
  g_autoptr (TdBook) book = td_test_book_new (
      UNITS "record 2025-07-31 A cases e=10 c=1\nrecord 2025-07-31 B cases c=0\n"
            "target R 2025 cases 80.00 ge\ntarget A 2025 cases 90.00 ge\n"
            "target B 2025 cases 90.00 ge\ntarget A 2025 money 50.00 ge\n");
  TdSecured secured = secure (book, "2025-07-31", "R", TD_MEASURE_CASES);
  g_autoptr (GArray) uncounted
      = td_secured_list_uncounted (book, td_test_cut (book, "2025-07-31"), &secured);

  /* What is eligible in B is not known. */
  g_assert_true (secured.has_rate);
  g_assert_cmpint (secured.rate, ==, 9000);
  g_assert_false (secured.is_known);
  g_assert_cmpuint (secured.n_counted, ==, 1);
  g_assert_cmpuint (uncounted->len, ==, 1);
  g_assert_cmpint (g_array_index (uncounted, TdSubject, 0), ==, td_test_unit (book, "B"));

  secured = secure (book, "2025-07-31", "R", TD_MEASURE_MONEY);
  g_assert_false (secured.has_rate);
  g_assert_false (secured.has_target);
  g_assert_false (secured.is_known);
  g_assert_cmpuint (secure (book, "2025-07-31", "A", TD_MEASURE_CASES).n_below, ==, 1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/targets/list", test_list);
  g_test_add_func ("/targets/adopt", test_adopt);
  g_test_add_func ("/targets/copy", test_copy);
  g_test_add_func ("/targets/secured/sample", test_secured_sample);
  g_test_add_func ("/targets/secured/exact", test_secured_exact);
  g_test_add_func ("/targets/secured/unknown", test_secured_unknown);
  return g_test_run ();
}
