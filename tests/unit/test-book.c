/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-book.h"

#include <locale.h>
#include <string.h>

#include "td-test-book.h"

/* The codes of all units in the order of the book. */
static void
assert_order (const TdBook *book, const char *expected)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (int i = 0; i < td_book_get_n_units (book); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", td_book_get_unit (book, i)->code);
  g_assert_cmpstr (codes->str, ==, expected);
  for (int i = 0; i < td_book_get_n_units (book); i++)
    g_assert_cmpint (td_book_find_unit (book, td_book_get_unit (book, i)->code), ==, i);
}

static void
assert_children (const TdBook *book, const char *code, const char *expected)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  guint n = 77;
  const TdSubject *children = td_book_get_children (book, td_test_unit (book, code), &n);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (
          codes, "%s%s", i > 0 ? " " : "", td_book_get_unit (book, children[i])->code);
      g_assert_cmpint (td_book_get_parent (book, children[i]), ==, td_test_unit (book, code));
    }
  g_assert_cmpstr (codes->str, ==, expected);
}

/* Depth first, siblings by position, then code; whatever the order of the rows. */
static void
test_tree (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit B2 B - - 1\n"
                                              "unit B R - - 2\n"
                                              "unit A1 A - - 9\n"
                                              "unit C R - - 2\n"
                                              "unit B1 B - - 1\n"
                                              "unit A0 A - - 10\n"
                                              "unit B11 B1\n"
                                              "unit A R - - 3\n"
                                              "unit R - 2010-01-01\n"
                                              "unit Đ R - - -1\n");

  assert_order (book, "R Đ B B1 B11 B2 C A A1 A0");
  assert_children (book, "R", "Đ B C A");
  assert_children (book, "B", "B1 B2");
  assert_children (book, "A", "A1 A0");
  assert_children (book, "C", "");
  g_assert_cmpint (td_book_get_parent (book, td_test_unit (book, "R")), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (td_book_find_unit (book, "X"), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (td_book_find_unit (book, ""), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (td_book_find_unit (book, "b"), ==, TD_SUBJECT_NONE);
}

static void
test_below (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("unit R -\nunit A R\nunit A1 A\nunit B R\nofficer O A1");
  TdSubject root = td_test_unit (book, "R");
  TdSubject a = td_test_unit (book, "A");
  TdSubject a1 = td_test_unit (book, "A1");
  TdSubject b = td_test_unit (book, "B");
  TdSubject officer = td_book_get_n_units (book);

  g_assert_true (td_book_is_below (book, a, a));
  g_assert_true (td_book_is_below (book, a1, a));
  g_assert_true (td_book_is_below (book, a1, root));
  g_assert_true (td_book_is_below (book, officer, a1));
  g_assert_true (td_book_is_below (book, officer, root));
  g_assert_false (td_book_is_below (book, officer, b));
  g_assert_false (td_book_is_below (book, a, a1));
  g_assert_false (td_book_is_below (book, a1, b));
  g_assert_false (td_book_is_below (book, TD_SUBJECT_NONE, root));
}

/* What no workspace can hold does not hang or crash: an unknown parent, circles. */
static void
test_broken_tree (void)
{
  g_autoptr (TdChanges) changes = td_test_changes_new ("unit A nobody\n"
                                                       "unit B C\n"
                                                       "unit C B\n"
                                                       "unit D D\n"
                                                       "unit E C\n"
                                                       "officer O nobody\n"
                                                       "succession A nobody 2025-01-01\n"
                                                       "target nobody 2025 cases 50\n"
                                                       "record 2025-01-31 nobody cases e=1\n"
                                                       "record 2025-01-31 A/nobody cases e=1\n"
                                                       "record 2025-01-31 A cases e=2\n");
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  TdSubject a = td_test_unit (book, "A");

  g_assert_cmpint (td_book_get_n_units (book), ==, 5);
  g_assert_cmpint (td_book_get_n_subjects (book), ==, 5);
  g_assert_cmpint (td_book_get_parent (book, a), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (td_book_get_parent (book, td_test_unit (book, "D")), ==, TD_SUBJECT_NONE);
  for (int i = 0; i < 5; i++)
    g_assert_cmpint (td_book_get_parent (book, i), <, i);
  g_assert_cmpuint (td_book_get_n_successions (book), ==, 0);
  g_assert_cmpuint (td_book_get_n_targets (book), ==, 0);
  td_test_assert_figures (td_book_get_entered (book, 0, a, TD_MEASURE_CASES), "eligible=2");
}

/* A chain that no tree of agencies has is taken apart, so that walking down it stays shallow. */
static void
test_deep_tree (void)
{
  const int n_units = 200000;
  g_autoptr (TdChanges) changes = td_changes_new ();

  for (int i = 0; i < n_units; i++)
    {
      g_autofree char *code = g_strdup_printf ("U%06d", i);
      g_autofree char *parent = i > 0 ? g_strdup_printf ("U%06d", i - 1) : NULL;
      td_changes_put_unit (changes, &(TdUnit){ .code = code, .name = code, .parent = parent });
    }
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);

  g_assert_cmpint (td_book_get_n_units (book), ==, n_units);
  for (int i = 0; i < n_units; i++)
    {
      int depth = 0;
      for (TdSubject above = i; above != TD_SUBJECT_NONE; above = td_book_get_parent (book, above))
        depth++;
      g_assert_cmpint (depth, <=, TD_DEPTH_MAX + 1);
    }
  /* The first of them hang together as they should. */
  g_assert_cmpint (td_book_get_parent (book, td_test_unit (book, "U000032")),
                   ==,
                   td_test_unit (book, "U000031"));
  g_assert_cmpint (td_book_get_parent (book, td_test_unit (book, "U000033")), ==, TD_SUBJECT_NONE);
}

static void
test_empty (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("");

  g_assert_cmpint (td_book_get_n_units (book), ==, 0);
  g_assert_cmpint (td_book_get_n_subjects (book), ==, 0);
  g_assert_cmpint (td_book_get_n_cuts (book), ==, 0);
  g_assert_cmpuint (td_book_get_n_successions (book), ==, 0);
  g_assert_cmpuint (td_book_get_n_targets (book), ==, 0);
  g_assert_cmpuint (td_book_get_n_settings (book), ==, 0);
  g_assert_cmpint (td_book_get_root (book, 0), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (td_book_find_cut (book, 0), ==, -1);
  g_assert_cmpint (td_book_find_month_base (book, 0), ==, -1);
  g_assert_cmpint (td_book_find_year_base (book, 0), ==, -1);
}

static void
test_validity (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\n"
                                              "unit A R 2020-01-01 2025-06-30\n"
                                              "unit B R - 2025-06-30\n"
                                              "unit C R 2025-07-01\n"
                                              "officer O A 2024-02-01 2024-02-29\n");
  TdSubject a = td_test_unit (book, "A");
  TdSubject officer = td_book_get_n_units (book);

  /* Both ends inclusive. */
  g_assert_false (td_book_is_valid (book, a, td_test_day ("2019-12-31")));
  g_assert_true (td_book_is_valid (book, a, td_test_day ("2020-01-01")));
  g_assert_true (td_book_is_valid (book, a, td_test_day ("2025-06-30")));
  g_assert_false (td_book_is_valid (book, a, td_test_day ("2025-07-01")));
  g_assert_true (td_book_is_valid (book, td_test_unit (book, "B"), td_test_day ("1950-01-01")));
  g_assert_false (td_book_is_valid (book, td_test_unit (book, "B"), td_test_day ("2025-07-01")));
  g_assert_false (td_book_is_valid (book, td_test_unit (book, "C"), td_test_day ("2025-06-30")));
  g_assert_true (td_book_is_valid (book, td_test_unit (book, "C"), td_test_day ("2050-01-01")));
  g_assert_true (td_book_is_valid (book, td_test_unit (book, "R"), td_test_day ("1950-01-01")));
  g_assert_false (td_book_is_valid (book, officer, td_test_day ("2024-01-31")));
  g_assert_true (td_book_is_valid (book, officer, td_test_day ("2024-02-01")));
  g_assert_true (td_book_is_valid (book, officer, td_test_day ("2024-02-29")));
  g_assert_false (td_book_is_valid (book, officer, td_test_day ("2024-03-01")));
}

static void
test_root (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit CŨ - 2010-01-01 2025-06-30\n"
                                              "unit MỚI - 2025-07-01\n"
                                              "unit A MỚI\n");

  g_assert_cmpint (td_book_get_root (book, td_test_day ("2009-12-31")), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (
      td_book_get_root (book, td_test_day ("2025-06-30")), ==, td_test_unit (book, "CŨ"));
  g_assert_cmpint (
      td_book_get_root (book, td_test_day ("2025-07-01")), ==, td_test_unit (book, "MỚI"));
}

static void
test_names (void)
{
  g_autoptr (TdChanges) changes = td_test_changes_new ("unit R -\nofficer O R");
  TdUnit unit = { .code = (char *)"A",
                  .name = (char *)"Phòng A",
                  .short_name = (char *)"KV A",
                  .parent = (char *)"R",
                  .valid_from = TD_DAY_NONE,
                  .valid_to = TD_DAY_NONE };

  td_changes_put_unit (changes, &unit);
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  TdSubject a = td_test_unit (book, "A");
  TdSubject officer = td_book_get_n_units (book);
  g_assert_cmpstr (td_book_get_name (book, a), ==, "Phòng A");
  g_assert_cmpstr (td_book_get_short_name (book, a), ==, "KV A");
  g_assert_cmpstr (td_book_get_name (book, td_test_unit (book, "R")), ==, "Tên R");
  g_assert_cmpstr (td_book_get_short_name (book, td_test_unit (book, "R")), ==, "Tên R");
  g_assert_cmpstr (td_book_get_name (book, officer), ==, "Tên O");
  g_assert_cmpstr (td_book_get_short_name (book, officer), ==, "Tên O");
}

static void
test_officers (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\n"
                                              "unit B R - - 2\n"
                                              "unit A R - - 1\n"
                                              "officer O2 B\n"
                                              "officer O1 A 2025-03-01\n"
                                              "officer O0 A\n"
                                              "officer O1 A 2024-01-01 2024-12-31\n"
                                              "officer O1 B 2025-01-01 2025-02-28\n");
  TdSubject a = td_test_unit (book, "A");
  TdSubject b = td_test_unit (book, "B");
  guint n;
  const TdSubject *stays = td_book_get_officers (book, a, &n);

  g_assert_cmpint (td_book_get_n_units (book), ==, 3);
  g_assert_cmpint (td_book_get_n_subjects (book), ==, 8);
  /* By unit in tree order, then code, then first day. */
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (stays[0], ==, 3);
  g_assert_cmpstr (td_book_get_officer (book, stays[0])->code, ==, "O0");
  g_assert_cmpstr (td_book_get_officer (book, stays[1])->code, ==, "O1");
  g_assert_cmpint (
      td_book_get_officer (book, stays[1])->valid_from, ==, td_test_day ("2024-01-01"));
  g_assert_cmpint (
      td_book_get_officer (book, stays[2])->valid_from, ==, td_test_day ("2025-03-01"));
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (td_book_is_officer (book, stays[i]));
      g_assert_cmpint (td_book_get_parent (book, stays[i]), ==, a);
    }
  g_assert_false (td_book_is_officer (book, a));
  (void)td_book_get_officers (book, td_test_unit (book, "R"), &n);
  g_assert_cmpuint (n, ==, 0);
  stays = td_book_get_officers (book, b, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (stays[0], ==, 6);

  g_assert_cmpint (td_book_find_officer (book, "O1", a, td_test_day ("2024-06-30")), ==, 4);
  g_assert_cmpint (td_book_find_officer (book, "O1", a, td_test_day ("2024-12-31")), ==, 4);
  g_assert_cmpint (
      td_book_find_officer (book, "O1", a, td_test_day ("2025-01-01")), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (td_book_find_officer (book, "O1", a, td_test_day ("2025-03-01")), ==, 5);
  g_assert_cmpint (td_book_find_officer (book, "O1", b, td_test_day ("2025-01-01")), ==, 6);
  g_assert_cmpint (td_book_find_officer (book, "O2", b, td_test_day ("1999-01-01")), ==, 7);
  g_assert_cmpint (
      td_book_find_officer (book, "O2", a, td_test_day ("2025-01-01")), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (
      td_book_find_officer (book, "X", a, td_test_day ("2025-01-01")), ==, TD_SUBJECT_NONE);
}

/* By date, then predecessor, then successor in tree order. */
static void
test_successions (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R - 2010-01-01\n"
                                              "unit Z R 2010-01-01 - 1\n"
                                              "unit Y R 2010-01-01 - 2\n"
                                              "unit P R 2010-01-01 2025-04-30 3\n"
                                              "unit Q R 2010-01-01 2025-04-30 4\n"
                                              "succession Q Y 2025-05-01\n"
                                              "succession P Y 2025-05-01 40 25.5\n"
                                              "succession P Z 2025-05-01 60 74.5\n"
                                              "succession Z Y 2025-04-01 10\n");
  static const char *const expected[][2]
      = { { "Z", "Y" }, { "P", "Z" }, { "P", "Y" }, { "Q", "Y" } };

  g_assert_cmpuint (td_book_get_n_successions (book), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TdSuccession *succession = td_book_get_succession (book, i);
      g_assert_cmpstr (succession->predecessor, ==, expected[i][0]);
      g_assert_cmpstr (succession->successor, ==, expected[i][1]);
      g_assert_cmpint (td_book_get_predecessor (book, i), ==, td_test_unit (book, expected[i][0]));
      g_assert_cmpint (td_book_get_successor (book, i), ==, td_test_unit (book, expected[i][1]));
    }
  g_assert_cmpint (td_book_get_succession (book, 1)->share[TD_MEASURE_CASES], ==, 600000);
  g_assert_cmpint (td_book_get_succession (book, 1)->share[TD_MEASURE_MONEY], ==, 745000);
  g_assert_cmpint (td_book_get_succession (book, 3)->share[TD_MEASURE_MONEY], ==, TD_SHARE_WHOLE);
}

static void
test_targets (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\nunit B R\nunit A R\n"
                                              "officer O A\n"
                                              "target B 2025 cases 1\n"
                                              "target A 2025 money 7\n"
                                              "target A/O 2025 cases 8\n"
                                              "target A 2025 cases 4 ge 2025-04-01\n"
                                              "target A 2025 cases 3\n"
                                              "target A 2024 cases 2\n"
                                              "target R 2025 cases 9 gt\n");
  static const int64_t rates[] = { 900, 200, 300, 400, 700, 800, 100 };

  g_assert_cmpuint (td_book_get_n_targets (book), ==, G_N_ELEMENTS (rates));
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    g_assert_cmpint (td_book_get_target (book, i)->rate, ==, rates[i]);
}

static void
assert_in_force (
    const TdBook *book, TdSubject subject, TdMeasure measure, const char *day, int64_t expected)
{
  const TdTarget *target = td_book_get_target_in_force (book, subject, measure, td_test_day (day));
  g_assert_cmpint (target != NULL ? target->rate : -1, ==, expected);
}

static void
test_target_in_force (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\nunit A R\nunit B R\nunit A1 A\n"
                                              "officer O A\n"
                                              "target R 2025 cases 70\n"
                                              "target A 2025 cases 80\n"
                                              "target A 2025 cases 82 gt 2025-04-01\n"
                                              "target A 2024 cases 60\n"
                                              "target A 2025 money 50\n"
                                              "target A/O 2025 cases 90 ge 2025-01-01\n"
                                              "target B 2025 cases 30 ge 2024-12-01\n");
  TdSubject a = td_test_unit (book, "A");
  TdSubject b = td_test_unit (book, "B");
  TdSubject officer = td_book_get_n_units (book);

  /* Without a day: from 1 October on. */
  assert_in_force (book, a, TD_MEASURE_CASES, "2024-10-01", 8000);
  assert_in_force (book, a, TD_MEASURE_CASES, "2024-09-30", 6000);
  assert_in_force (book, a, TD_MEASURE_CASES, "2023-09-30", -1);
  assert_in_force (book, a, TD_MEASURE_CASES, "2025-03-31", 8000);
  assert_in_force (book, a, TD_MEASURE_CASES, "2025-04-01", 8200);
  assert_in_force (book, a, TD_MEASURE_CASES, "2025-09-30", 8200);
  assert_in_force (book, a, TD_MEASURE_CASES, "2025-10-01", -1);
  assert_in_force (book, a, TD_MEASURE_MONEY, "2025-05-01", 5000);
  g_assert_cmpint (
      td_book_get_target_in_force (book, a, TD_MEASURE_CASES, td_test_day ("2025-04-01"))->rule,
      ==,
      TD_RULE_GT);
  /* Nothing is inherited, neither from above nor by an officer. */
  assert_in_force (book, td_test_unit (book, "A1"), TD_MEASURE_CASES, "2025-05-01", -1);
  assert_in_force (book, td_test_unit (book, "R"), TD_MEASURE_MONEY, "2025-05-01", -1);
  assert_in_force (book, officer, TD_MEASURE_CASES, "2024-12-31", -1);
  assert_in_force (book, officer, TD_MEASURE_CASES, "2025-01-01", 9000);
  assert_in_force (book, officer, TD_MEASURE_MONEY, "2025-01-01", -1);
  /* Before its first day there is none. */
  assert_in_force (book, b, TD_MEASURE_CASES, "2024-11-30", -1);
  assert_in_force (book, b, TD_MEASURE_CASES, "2024-12-01", 3000);
}

/* An empty day is 1 October, so it comes after a day before the work year. */
static void
test_target_before_year (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\nunit A R\n"
                                              "target R 2025 cases 71 ge 2024-09-15\n"
                                              "target R 2025 cases 70\n"
                                              "target A 2025 cases 81 ge 2024-09-15\n");
  TdSubject root = td_test_unit (book, "R");

  assert_in_force (book, root, TD_MEASURE_CASES, "2024-10-01", 7000);
  assert_in_force (book, td_test_unit (book, "A"), TD_MEASURE_CASES, "2024-10-01", 8100);
  /* It belongs to its work year only. */
  assert_in_force (book, td_test_unit (book, "A"), TD_MEASURE_CASES, "2024-09-20", -1);
  g_assert_cmpint (td_book_get_target (book, 0)->rate, ==, 7100);
  g_assert_cmpint (td_book_get_target (book, 1)->rate, ==, 7000);
}

static void
test_settings (void)
{
  g_autoptr (TdBook) book
      = td_test_book_new ("setting place Thái Nguyên\nsetting agency Cục \"Mẫu\"\nsetting symbol ");

  g_assert_cmpuint (td_book_get_n_settings (book), ==, 3);
  g_assert_cmpstr (td_book_get_setting_at (book, 0)->key, ==, "agency");
  g_assert_cmpstr (td_book_get_setting_at (book, 0)->value, ==, "Cục \"Mẫu\"");
  g_assert_cmpstr (td_book_get_setting_at (book, 1)->key, ==, "place");
  g_assert_cmpstr (td_book_get_setting (book, "place"), ==, "Thái Nguyên");
  g_assert_cmpstr (td_book_get_setting (book, "symbol"), ==, "");
  g_assert_null (td_book_get_setting (book, "signer_name"));
}

static void
test_cuts (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\n"
                                              "cut 2025-09-12 open\n"
                                              "cut 2025-08-31 closed 2\n"
                                              "cut 2019-12-31 closed 1\n"
                                              "record 2025-09-12 R cases e=10 c=8\n"
                                              "record 2024-10-31 R money e=5\n");
  TdSubject root = td_test_unit (book, "R");

  g_assert_cmpint (td_book_get_n_cuts (book), ==, 4);
  g_assert_cmpint (td_book_get_cut (book, 0)->as_of, ==, td_test_day ("2019-12-31"));
  g_assert_cmpint (td_book_get_cut (book, 1)->as_of, ==, td_test_day ("2024-10-31"));
  g_assert_cmpint (td_book_get_cut (book, 3)->as_of, ==, td_test_day ("2025-09-12"));
  g_assert_true (td_book_get_cut (book, 2)->closed);
  g_assert_cmpint (td_book_get_cut (book, 2)->revision, ==, 2);
  g_assert_false (td_book_get_cut (book, 1)->closed);
  g_assert_cmpint (td_book_find_cut (book, td_test_day ("2025-08-31")), ==, 2);
  g_assert_cmpint (td_book_find_cut (book, td_test_day ("2025-09-01")), ==, -1);
  g_assert_cmpint (td_book_find_cut (book, td_test_day ("2030-09-01")), ==, -1);

  g_assert_cmpstr (td_book_get_form (book, 0)->id, ==, "08-2015");
  g_assert_cmpstr (td_book_get_form (book, 1)->id, ==, "05-2024");
  g_assert_cmpstr (td_book_get_form (book, 3)->id, ==, "05-2024-one-tier");

  td_test_assert_figures (td_book_get_entered (book, 3, root, TD_MEASURE_CASES),
                          "eligible=10 completed=8");
  g_assert_null (td_book_get_entered (book, 3, root, TD_MEASURE_MONEY));
  g_assert_null (td_book_get_entered (book, 2, root, TD_MEASURE_CASES));
  td_test_assert_figures (td_book_get_entered (book, 1, root, TD_MEASURE_MONEY), "eligible=5");
}

static void
test_has_records (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\nunit A R\nunit B R\n"
                                              "officer O B\n"
                                              "record 2025-01-31 A money total=0\n"
                                              "record 2025-02-28 B/O cases\n");

  g_assert_false (td_book_has_records (book, td_test_unit (book, "R")));
  g_assert_true (td_book_has_records (book, td_test_unit (book, "A")));
  g_assert_false (td_book_has_records (book, td_test_unit (book, "B")));
  /* A record without a figure is a record. */
  g_assert_true (td_book_has_records (book, td_book_get_n_units (book)));
}

static void
assert_base (const TdBook *book,
             int (*find) (const TdBook *, TdDay),
             const char *day,
             const char *expected)
{
  int base = find (book, td_test_day (day));

  if (expected == NULL)
    g_assert_cmpint (base, ==, -1);
  else
    g_assert_cmpint (base, ==, td_test_cut (book, expected));
}

static void
test_month_base (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\n"
                                              "cut 2024-09-30\ncut 2024-10-15\ncut 2024-10-31\n"
                                              "cut 2024-11-10\ncut 2024-11-20\n"
                                              "cut 2025-01-31\ncut 2025-03-15\ncut 2025-08-31\n"
                                              "cut 2025-09-05\ncut 2025-09-12\ncut 2025-10-31\n");

  assert_base (book, td_book_find_month_base, "2025-09-12", "2025-08-31");
  assert_base (book, td_book_find_month_base, "2025-09-05", "2025-08-31");
  assert_base (book, td_book_find_month_base, "2025-09-30", "2025-08-31");
  /* October has none, though September has figures. */
  assert_base (book, td_book_find_month_base, "2024-10-15", NULL);
  assert_base (book, td_book_find_month_base, "2024-10-31", NULL);
  assert_base (book, td_book_find_month_base, "2025-10-31", NULL);
  /* The newest of the month before, not the month's end. */
  assert_base (book, td_book_find_month_base, "2024-11-10", "2024-10-31");
  assert_base (book, td_book_find_month_base, "2024-12-31", "2024-11-20");
  /* Over the turn of the calendar year; none in December: nothing older instead. */
  assert_base (book, td_book_find_month_base, "2025-01-31", NULL);
  assert_base (book, td_book_find_month_base, "2025-02-28", "2025-01-31");
  assert_base (book, td_book_find_month_base, "2025-03-15", NULL);
  assert_base (book, td_book_find_month_base, "2025-04-01", "2025-03-15");
  /* Also for a day that is no cut. */
  assert_base (book, td_book_find_month_base, "2025-09-01", "2025-08-31");
}

static void
test_year_base (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("unit R -\n"
                                              "cut 2022-02-28\ncut 2023-02-28\ncut 2024-02-28\n"
                                              "cut 2024-02-29\ncut 2024-09-12\ncut 2025-02-28\n"
                                              "cut 2025-09-12\ncut 2025-09-30\n");

  assert_base (book, td_book_find_year_base, "2025-09-12", "2024-09-12");
  assert_base (book, td_book_find_year_base, "2025-09-30", NULL);
  assert_base (book, td_book_find_year_base, "2025-02-28", "2024-02-29");
  assert_base (book, td_book_find_year_base, "2024-02-29", "2023-02-28");
  assert_base (book, td_book_find_year_base, "2024-02-28", "2023-02-28");
  assert_base (book, td_book_find_year_base, "2023-02-28", "2022-02-28");
  assert_base (book, td_book_find_year_base, "2022-02-28", NULL);
}

/* Builder and shared parts */

static int n_freed;

static void
count_free (gpointer data)
{
  g_assert_nonnull (data);
  n_freed++;
}

static gpointer *
get_cache (const TdBook *book, int cut)
{
  return td_book_get_cut_cache (book, cut, count_free);
}

#define TWO_CUTS                                                                                   \
  "unit R -\nunit A R\nofficer O A\n"                                                              \
  "target R 2025 cases 70\n"                                                                       \
  "setting place Huế\n"                                                                          \
  "record 2025-01-31 A cases e=10 c=1\n"                                                           \
  "record 2025-02-28 A cases e=20 c=2\n"

static void
test_share_cuts (void)
{
  TdBook *book = td_test_book_new (TWO_CUTS);
  int mark;

  n_freed = 0;
  g_assert_null (*get_cache (book, 0));
  *get_cache (book, 0) = &mark;
  *get_cache (book, 1) = &mark;

  /* One cut anew: the other keeps what was calculated from it. */
  TdBookBuilder *builder = td_book_builder_new (book);
  td_book_builder_set_cut (builder, &(TdCut){ .as_of = td_test_day ("2025-02-28") });
  TdFigures figures = td_test_figures ("eligible=30 completed=3");
  td_book_builder_add_record (builder, td_test_unit (book, "A"), TD_MEASURE_CASES, &figures, NULL);
  TdBook *next = td_book_builder_finish (builder);
  g_assert_true (*get_cache (next, 0) == &mark);
  g_assert_null (*get_cache (next, 1));
  g_assert_true (*get_cache (book, 1) == &mark);
  g_assert_true (td_book_get_entered (next, 0, 1, TD_MEASURE_CASES)
                 == td_book_get_entered (book, 0, 1, TD_MEASURE_CASES));
  td_test_assert_figures (td_book_get_entered (next, 1, 1, TD_MEASURE_CASES),
                          "eligible=30 completed=3");
  td_test_assert_figures (td_book_get_entered (book, 1, 1, TD_MEASURE_CASES),
                          "eligible=20 completed=2");

  /* What was calculated goes with the last book that has the cut. */
  td_book_unref (book);
  g_assert_cmpint (n_freed, ==, 1);
  g_assert_true (*get_cache (next, 0) == &mark);
  g_assert_cmpstr (td_book_get_name (next, 1), ==, "Tên A");
  td_book_unref (td_book_ref (next));
  g_assert_cmpint (n_freed, ==, 1);
  td_book_unref (next);
  g_assert_cmpint (n_freed, ==, 2);
}

static void
test_replace_terms (void)
{
  g_autoptr (TdBook) book = td_test_book_new (TWO_CUTS);
  int mark;

  n_freed = 0;
  *get_cache (book, 0) = &mark;
  TdBookBuilder *builder = td_book_builder_new (book);
  td_book_builder_clear_targets_and_settings (builder);
  TdTarget target
      = { (char *)"A", (char *)"O", 2025, TD_MEASURE_MONEY, 5000, TD_RULE_GE, TD_DAY_NONE, NULL };
  td_book_builder_add_target (builder, &target);
  td_book_builder_add_setting (builder, "symbol", "THADS");
  g_autoptr (TdBook) next = td_book_builder_finish (builder);

  g_assert_true (*get_cache (next, 0) == &mark);
  g_assert_cmpuint (td_book_get_n_targets (next), ==, 1);
  g_assert_cmpstr (td_book_get_target (next, 0)->officer, ==, "O");
  g_assert_null (td_book_get_setting (next, "place"));
  g_assert_cmpstr (td_book_get_setting (next, "symbol"), ==, "THADS");
  g_assert_cmpint (td_book_get_n_units (next), ==, 2);
  g_assert_cmpint (td_book_get_n_cuts (next), ==, 2);
  /* The older book is as it was. */
  g_assert_cmpint (td_book_get_target (book, 0)->rate, ==, 7000);
  g_assert_cmpstr (td_book_get_setting (book, "place"), ==, "Huế");
}

static void
test_replace_registry (void)
{
  g_autoptr (TdBook) book = td_test_book_new (TWO_CUTS);
  TdBookBuilder *builder = td_book_builder_new (book);
  TdUnit unit = {
    .code = (char *)"X", .name = (char *)"X", .valid_from = TD_DAY_NONE, .valid_to = TD_DAY_NONE
  };

  /* Cuts speak of units, targets too. */
  td_book_builder_clear_registry (builder);
  td_book_builder_add_unit (builder, &unit);
  TdOfficer officer = { (char *)"O", (char *)"X", (char *)"Tên", TD_DAY_NONE, TD_DAY_NONE };
  td_book_builder_add_officer (builder, &officer);
  TdSuccession succession = { (char *)"X", (char *)"X", 77, { 1, 2 } };
  td_book_builder_add_succession (builder, &succession);
  g_autoptr (TdBook) next = td_book_builder_finish (builder);
  g_assert_cmpint (td_book_get_n_units (next), ==, 1);
  g_assert_cmpint (td_book_get_n_subjects (next), ==, 2);
  g_assert_cmpstr (td_book_get_officer (next, 1)->code, ==, "O");
  g_assert_cmpuint (td_book_get_n_successions (next), ==, 1);
  g_assert_cmpint (td_book_get_succession (next, 0)->share[TD_MEASURE_MONEY], ==, 2);
  g_assert_cmpint (td_book_get_n_cuts (next), ==, 0);
  g_assert_cmpuint (td_book_get_n_targets (next), ==, 0);
  g_assert_cmpuint (td_book_get_n_settings (next), ==, 0);
  g_assert_cmpint (td_book_get_n_units (book), ==, 2);
  g_assert_cmpint (td_book_get_n_cuts (book), ==, 2);
}

static void
test_builder (void)
{
  g_autoptr (TdBook) book = td_test_book_new (TWO_CUTS);
  TdBookBuilder *builder = td_book_builder_new (book);
  TdDay january = td_test_day ("2025-01-31");
  TdFigures figures = td_test_figures ("eligible=7");

  g_assert_cmpint (td_book_builder_find (builder, "A", NULL, january), ==, 1);
  g_assert_cmpint (td_book_builder_find (builder, "A", "O", january), ==, 2);
  g_assert_cmpint (td_book_builder_find (builder, "A", "X", january), ==, TD_SUBJECT_NONE);
  g_assert_cmpint (td_book_builder_find (builder, "X", NULL, january), ==, TD_SUBJECT_NONE);

  td_book_builder_remove_cut (builder, january);
  td_book_builder_remove_cut (builder, td_test_day ("2025-01-30"));
  TdCut december = { td_test_day ("2024-12-31"), true, 1, (char *)"chốt" };
  td_book_builder_set_cut (builder, &december);
  td_book_builder_add_record (builder, 2, TD_MEASURE_MONEY, &figures, NULL);
  /* A record of the same subject and measure takes the place of the first. */
  td_figures_set (&figures, TD_ITEM_ELIGIBLE, 8);
  td_book_builder_add_record (builder, 2, TD_MEASURE_MONEY, &figures, NULL);
  g_autoptr (TdBook) next = td_book_builder_finish (builder);

  g_assert_cmpint (td_book_get_n_cuts (next), ==, 2);
  g_assert_cmpint (td_book_find_cut (next, january), ==, -1);
  g_assert_true (td_book_get_cut (next, 0)->closed);
  g_assert_cmpstr (td_book_get_cut (next, 0)->note, ==, "chốt");
  td_test_assert_figures (td_book_get_entered (next, 0, 2, TD_MEASURE_MONEY), "eligible=8");
  td_test_assert_figures (td_book_get_entered (next, 1, 1, TD_MEASURE_CASES),
                          "eligible=20 completed=2");

  /* One that is given up leaves the book alone. */
  td_book_builder_free (td_book_builder_new (book));
  td_book_builder_free (td_book_builder_new (NULL));
  g_assert_cmpint (td_book_get_n_cuts (book), ==, 2);
}

/* A book of puts in any order. */
static void
test_from_changes (void)
{
  g_autoptr (TdBook) book = td_test_book_new ("record 2025-02-28 A cases e=20\n"
                                              "record 2025-01-31 A/O cases e=5\n"
                                              "cut 2025-01-31 closed 3\n"
                                              "record 2025-02-28 A money e=9\n"
                                              "target A 2025 cases 70\n"
                                              "officer O A\n"
                                              "record 2025-01-31 A cases e=10\n"
                                              "succession A R 2025-01-31 10\n"
                                              "unit A R\n"
                                              "unit R - \n");
  TdSubject a = td_test_unit (book, "A");

  g_assert_cmpint (td_book_get_n_cuts (book), ==, 2);
  g_assert_true (td_book_get_cut (book, 0)->closed);
  g_assert_cmpint (td_book_get_cut (book, 0)->revision, ==, 3);
  td_test_assert_figures (td_book_get_entered (book, 0, a, TD_MEASURE_CASES), "eligible=10");
  td_test_assert_figures (td_book_get_entered (book, 0, 2, TD_MEASURE_CASES), "eligible=5");
  td_test_assert_figures (td_book_get_entered (book, 1, a, TD_MEASURE_CASES), "eligible=20");
  td_test_assert_figures (td_book_get_entered (book, 1, a, TD_MEASURE_MONEY), "eligible=9");
  g_assert_cmpuint (td_book_get_n_targets (book), ==, 1);
  g_assert_cmpuint (td_book_get_n_successions (book), ==, 1);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/book/tree", test_tree);
  g_test_add_func ("/book/below", test_below);
  g_test_add_func ("/book/broken-tree", test_broken_tree);
  g_test_add_func ("/book/deep-tree", test_deep_tree);
  g_test_add_func ("/book/empty", test_empty);
  g_test_add_func ("/book/validity", test_validity);
  g_test_add_func ("/book/root", test_root);
  g_test_add_func ("/book/names", test_names);
  g_test_add_func ("/book/officers", test_officers);
  g_test_add_func ("/book/successions", test_successions);
  g_test_add_func ("/book/targets", test_targets);
  g_test_add_func ("/book/target-in-force", test_target_in_force);
  g_test_add_func ("/book/target-before-year", test_target_before_year);
  g_test_add_func ("/book/settings", test_settings);
  g_test_add_func ("/book/cuts", test_cuts);
  g_test_add_func ("/book/has-records", test_has_records);
  g_test_add_func ("/book/month-base", test_month_base);
  g_test_add_func ("/book/year-base", test_year_base);
  g_test_add_func ("/book/share-cuts", test_share_cuts);
  g_test_add_func ("/book/replace-terms", test_replace_terms);
  g_test_add_func ("/book/replace-registry", test_replace_registry);
  g_test_add_func ("/book/builder", test_builder);
  g_test_add_func ("/book/from-changes", test_from_changes);
  return g_test_run ();
}
