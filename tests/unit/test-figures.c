/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-figures.h"

#include <locale.h>

#include "model/td-amount.h"
#include "model/td-form.h"
#include "td-test-book.h"

/* DESIGN 2, in the order of records.csv. */
static const char *const names[TD_N_CORE_ITEMS] = {
  "carried_in",
  "newly_accepted",
  "entrusted",
  "withdrawn",
  "taken_up",
  "executed",
  "terminated",
  "reduced",
  "in_progress",
  "postponed_by_agreement",
  "other",
  "not_eligible",
  "postponed",
  "suspended",
  "separately_tracked",
  "total",
  "to_enforce",
  "eligible",
  "completed",
  "carried_over",
  "carried_over_eligible",
};

static void
test_items (void)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  TdItem item;

  for (guint i = 0; i < TD_N_CORE_ITEMS; i++)
    {
      g_assert_cmpstr (td_item_name ((TdItem)i), ==, names[i]);
      g_assert_true (td_item_from_name (names[i], &item));
      g_assert_cmpuint (item, ==, i);
      g_assert_true (g_hash_table_add (labels, (gpointer)td_item_label ((TdItem)i)));
      g_assert_true (td_item_is_derived ((TdItem)i) == (i >= 15));
    }
  item = TD_ITEM_OTHER;
  g_assert_false (td_item_from_name ("rate", &item));
  g_assert_false (td_item_from_name ("", &item));
  g_assert_false (td_item_from_name ("Total", &item));
  g_assert_cmpuint (item, ==, TD_ITEM_OTHER);
}

/* "+total -entrusted" for the terms of an item. */
static void
assert_terms (TdItem item, const char *expected)
{
  GString *text = g_string_new (NULL);
  guint n = 77;
  const TdTerm *terms = td_item_terms (item, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s%c%s",
                            i > 0 ? " " : "",
                            terms[i].sign > 0 ? '+' : '-',
                            td_item_name (terms[i].item));
  g_assert_cmpstr (text->str, ==, expected);
  g_string_free (text, TRUE);
}

static void
test_terms (void)
{
  guint n = 77;

  assert_terms (TD_ITEM_TOTAL, "+carried_in +newly_accepted");
  assert_terms (TD_ITEM_TO_ENFORCE, "+total -entrusted -withdrawn -taken_up");
  assert_terms (TD_ITEM_COMPLETED, "+executed +terminated +reduced");
  assert_terms (TD_ITEM_ELIGIBLE, "+completed +in_progress +postponed_by_agreement +other");
  assert_terms (TD_ITEM_CARRIED_OVER, "+to_enforce -completed");
  assert_terms (TD_ITEM_CARRIED_OVER_ELIGIBLE, "+eligible -completed");
  for (guint i = 0; i < TD_N_PART_ITEMS; i++)
    {
      g_assert_null (td_item_terms ((TdItem)i, &n));
      g_assert_cmpuint (n, ==, 0);
    }
}

static void
test_access (void)
{
  TdFigures figures = { 0 };
  int64_t value = 77;

  g_assert_false (td_figures_has (&figures, TD_ITEM_ELIGIBLE));
  g_assert_false (td_figures_get (&figures, TD_ITEM_ELIGIBLE, &value));
  g_assert_cmpint (value, ==, 77);

  /* Zero is a figure. */
  td_figures_set (&figures, TD_ITEM_ELIGIBLE, 0);
  g_assert_true (td_figures_has (&figures, TD_ITEM_ELIGIBLE));
  g_assert_true (td_figures_get (&figures, TD_ITEM_ELIGIBLE, &value));
  g_assert_cmpint (value, ==, 0);
  td_figures_set (&figures, TD_ITEM_CARRIED_OVER_ELIGIBLE, TD_AMOUNT_MAX);
  g_assert_true (td_figures_get (&figures, TD_ITEM_CARRIED_OVER_ELIGIBLE, &value));
  g_assert_cmpint (value, ==, TD_AMOUNT_MAX);

  td_figures_clear (&figures, TD_ITEM_ELIGIBLE);
  g_assert_false (td_figures_has (&figures, TD_ITEM_ELIGIBLE));
  g_assert_true (td_figures_has (&figures, TD_ITEM_CARRIED_OVER_ELIGIBLE));
  td_figures_clear (&figures, TD_ITEM_CARRIED_IN);
  g_assert_false (td_figures_has (&figures, TD_ITEM_CARRIED_IN));
}

static void
test_equal (void)
{
  TdFigures a = td_test_figures ("eligible=100 completed=0");
  TdFigures b = td_test_figures ("completed=0 eligible=100");

  g_assert_true (td_figures_equal (&a, &b));
  td_figures_set (&b, TD_ITEM_COMPLETED, 1);
  g_assert_false (td_figures_equal (&a, &b));
  /* Absent is not zero. */
  td_figures_clear (&b, TD_ITEM_COMPLETED);
  g_assert_false (td_figures_equal (&a, &b));
  td_figures_clear (&a, TD_ITEM_COMPLETED);
  g_assert_true (td_figures_equal (&a, &b));
  /* What stands where an item is absent does not count. */
  a.value[TD_ITEM_OTHER] = 5;
  g_assert_true (td_figures_equal (&a, &b));
}

static void
assert_derived (const char *form, TdMeasure measure, const char *entered, const char *added)
{
  TdFigures figures = td_test_figures (entered);
  g_autofree char *expected = g_strconcat (entered, " ", added, NULL);
  TdFigures derived;

  g_assert_nonnull (td_form_find (form));
  td_figures_derive (&figures, td_form_find (form), measure, &derived);
  td_test_assert_figures (&derived, expected);
  /* The result may stand where the figures stood, and gives the same again. */
  td_figures_derive (&figures, td_form_find (form), measure, &figures);
  g_assert_true (td_figures_equal (&figures, &derived));
  td_figures_derive (&figures, td_form_find (form), measure, &figures);
  g_assert_true (td_figures_equal (&figures, &derived));
}

#define ALL_CASES                                                                                  \
  "carried_in=60 newly_accepted=40 entrusted=3 withdrawn=2 taken_up=5 executed=30 terminated=4 "   \
  "in_progress=20 postponed_by_agreement=1 other=2 not_eligible=25 postponed=5 suspended=3"

static void
test_derive_all (void)
{
  /* The columns of the core form, worked out by hand. */
  assert_derived ("05-2024",
                  TD_MEASURE_CASES,
                  ALL_CASES,
                  "total=100 to_enforce=90 completed=34 eligible=57 carried_over=56 "
                  "carried_over_eligible=23");
  assert_derived ("08-2015",
                  TD_MEASURE_CASES,
                  ALL_CASES,
                  "total=100 to_enforce=90 completed=34 eligible=57 carried_over=56 "
                  "carried_over_eligible=23");
  /* One tier takes nothing up: what stands there does not count. */
  assert_derived ("05-2024-one-tier",
                  TD_MEASURE_CASES,
                  ALL_CASES,
                  "total=100 to_enforce=95 completed=34 eligible=57 carried_over=61 "
                  "carried_over_eligible=23");
  /* Reduced counts by money only. */
  assert_derived ("05-2024",
                  TD_MEASURE_MONEY,
                  ALL_CASES " reduced=7",
                  "total=100 to_enforce=90 completed=41 eligible=64 carried_over=49 "
                  "carried_over_eligible=23");
  assert_derived ("05-2024",
                  TD_MEASURE_CASES,
                  ALL_CASES " reduced=7",
                  "total=100 to_enforce=90 completed=34 eligible=57 carried_over=56 "
                  "carried_over_eligible=23");
}

static void
test_derive_absent (void)
{
  assert_derived ("05-2024", TD_MEASURE_CASES, "", "");
  /* By money the form has "reduced": without it nothing can be completed … */
  assert_derived ("05-2024", TD_MEASURE_MONEY, "executed=30 terminated=4", "");
  assert_derived ("05-2024", TD_MEASURE_CASES, "executed=30 terminated=4", "completed=34");
  /* … but zero is a figure. */
  assert_derived (
      "05-2024", TD_MEASURE_MONEY, "executed=30 terminated=4 reduced=0", "completed=34");
  /* With two tiers "taken up" is missing, with one tier the form has none. */
  assert_derived ("05-2024",
                  TD_MEASURE_CASES,
                  "carried_in=60 newly_accepted=40 entrusted=3 withdrawn=2",
                  "total=100");
  assert_derived ("05-2024-one-tier",
                  TD_MEASURE_CASES,
                  "carried_in=60 newly_accepted=40 entrusted=3 withdrawn=2",
                  "total=100 to_enforce=95");
  /* Parts of an item are no item. */
  assert_derived ("05-2024", TD_MEASURE_CASES, "carried_in=60", "");
  assert_derived ("05-2024", TD_MEASURE_CASES, "in_progress=1 other=2", "");
}

static void
test_derive_entered (void)
{
  /* A quick cut has totals only; what follows from them is calculated. */
  assert_derived ("05-2024",
                  TD_MEASURE_CASES,
                  "total=14216 eligible=10880 completed=8603",
                  "carried_over_eligible=2277");
  assert_derived ("05-2024",
                  TD_MEASURE_CASES,
                  "to_enforce=90 eligible=57 completed=34",
                  "carried_over=56 carried_over_eligible=23");
  /* An entered total serves as a part. */
  assert_derived (
      "05-2024-one-tier", TD_MEASURE_CASES, "total=100 entrusted=3 withdrawn=2", "to_enforce=95");
  assert_derived ("05-2024",
                  TD_MEASURE_CASES,
                  "completed=34 in_progress=20 postponed_by_agreement=1 other=2",
                  "eligible=57 carried_over_eligible=23");

  /* Where the parts are there they decide over what was entered; the check reports it. */
  TdFigures figures = td_test_figures ("executed=30 terminated=4 completed=99");
  td_figures_derive (&figures, td_form_find ("05-2024"), TD_MEASURE_CASES, &figures);
  td_test_assert_figures (&figures, "executed=30 terminated=4 completed=34");
  figures = td_test_figures ("carried_in=1 newly_accepted=2 total=99 eligible=5");
  td_figures_derive (&figures, td_form_find ("05-2024"), TD_MEASURE_CASES, &figures);
  td_test_assert_figures (&figures, "carried_in=1 newly_accepted=2 total=3 eligible=5");
}

/* The largest figures of the country add up. */
static void
test_derive_large (void)
{
  assert_derived ("05-2024",
                  TD_MEASURE_MONEY,
                  "executed=10000000000000000 terminated=10000000000000000 "
                  "reduced=10000000000000000 in_progress=10000000000000000 "
                  "postponed_by_agreement=0 other=0",
                  "completed=30000000000000000 eligible=40000000000000000 "
                  "carried_over_eligible=10000000000000000");
}

/* A form that has an item but none of its parts says nothing about it: what was entered counts. */
static void
test_derive_totals_form (void)
{
  static const char text[] = "[form]\nid=t\nname=t\ncircular=t\nfirst=2020-01-01\nscheme=three\n"
                             "[1]\nitem=total\nheading=a\n"
                             "[2]\nitem=eligible\nheading=b\n"
                             "[3]\nitem=completed\nheading=c\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (TdForm) form = td_form_parse (text, -1, &error);
  TdFigures figures = td_test_figures ("total=50 eligible=40 completed=30");

  g_assert_no_error (error);
  td_figures_derive (&figures, form, TD_MEASURE_CASES, &figures);
  g_assert_cmpint (figures.value[TD_ITEM_TOTAL], ==, 50);
  g_assert_cmpint (figures.value[TD_ITEM_COMPLETED], ==, 30);
  g_assert_cmpint (figures.value[TD_ITEM_CARRIED_OVER_ELIGIBLE], ==, 10);

  figures = (TdFigures){ 0 };
  td_figures_derive (&figures, form, TD_MEASURE_CASES, &figures);
  g_assert_cmpuint (figures.has, ==, 0);
}

static void
assert_parts (
    const char *form, TdMeasure measure, TdItem item, const char *entered, bool there, int64_t sum)
{
  TdFigures figures = td_test_figures (entered);
  int64_t found = 77;

  g_assert_true (td_figures_sum_parts (&figures, td_form_find (form), measure, item, &found)
                 == there);
  if (there)
    g_assert_cmpint (found, ==, sum);
}

static void
test_sum_parts (void)
{
  assert_parts ("05-2024", TD_MEASURE_CASES, TD_ITEM_TOTAL, "carried_in=3", false, 0);
  assert_parts (
      "05-2024", TD_MEASURE_CASES, TD_ITEM_TOTAL, "carried_in=3 newly_accepted=0", true, 3);
  assert_parts ("05-2024", TD_MEASURE_CASES, TD_ITEM_COMPLETED, "executed=3 terminated=1", true, 4);
  assert_parts (
      "05-2024", TD_MEASURE_MONEY, TD_ITEM_COMPLETED, "executed=3 terminated=1", false, 0);
  assert_parts ("05-2024",
                TD_MEASURE_CASES,
                TD_ITEM_TO_ENFORCE,
                "total=3 entrusted=1 withdrawn=1 taken_up=4",
                true,
                -3);
  assert_parts (
      "05-2024", TD_MEASURE_CASES, TD_ITEM_CARRIED_OVER, "to_enforce=9 completed=4", true, 5);
  /* An entered item has no parts. */
  assert_parts ("05-2024", TD_MEASURE_CASES, TD_ITEM_EXECUTED, "executed=3", false, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/figures/items", test_items);
  g_test_add_func ("/figures/terms", test_terms);
  g_test_add_func ("/figures/access", test_access);
  g_test_add_func ("/figures/equal", test_equal);
  g_test_add_func ("/figures/derive-all", test_derive_all);
  g_test_add_func ("/figures/derive-absent", test_derive_absent);
  g_test_add_func ("/figures/derive-entered", test_derive_entered);
  g_test_add_func ("/figures/derive-large", test_derive_large);
  g_test_add_func ("/figures/sum-parts", test_sum_parts);
  g_test_add_func ("/figures/derive-totals-form", test_derive_totals_form);
  return g_test_run ();
}
