/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "analysis/td-check.h"
#include "analysis/td-table.h"
#include "exchange/td-csv.h"
#include "model/td-day.h"
#include "model/td-form-draft.h"
#include "model/td-own.h"
#include "model/td-settings.h"
#include "td-test-book.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* Forms of a workspace: their own items and identities, from the text to the findings. */

#define HEADER(id, first, rest)                                                                    \
  "[form]\nid=" id "\nname=Biểu riêng\ncircular=Thông tư 1/2025/TT-BTP\nfirst=" first "\n" rest    \
  "scheme=three\n"

#define COLUMNS                                                                                    \
  "[1]\nitem=total\nheading=Tổng số\n"                                                         \
  "[2]\nitem=carried_in\nheading=Cũ\n"                                                            \
  "[3]\nitem=newly_accepted\nheading=Mới\n"                                                      \
  "[4]\nitem=eligible\nheading=Có điều kiện\n"                                               \
  "[5]\nitem=completed\nheading=Xong\n"                                                            \
  "[6]\nitem=executed\nheading=Thi hành xong\n"                                                   \
  "[7]\nitem=terminated\nheading=Đình chỉ\n"                                                   \
  "[8]\nitem=in_progress\nheading=Đang thi hành\n"                                               \
  "[9]\nitem=rate\nheading=Tỷ lệ\n"

static const char form_text[] = HEADER ("rieng", "2025-01-01", "last=2025-12-31\n") COLUMNS
    "[item deferred]\nheading=Hoãn theo Luật mới\npart_of=completed\nnumber=7b\n"
    "[item over_one_year]\nheading=Tồn trên một năm\nmeasures=cases\n"
    "[identity A1]\nwhole=over_one_year\nterms=in_progress + "
    "deferred\nrelation=<=\nmeasures=cases\n"
    "[identity B.2]\nwhole=terminated\nterms=completed - executed - deferred\n";

#define UNITS "unit R - 2020-01-01\nunit A R 2020-01-01\nunit B R 2020-01-01\n"

/* A book of rows and forms; the key is made of the id. */
static TdBook *
book_new (const char *rows, const char *const *texts, guint n_texts)
{
  g_autoptr (TdChanges) changes = td_test_changes_new (rows);

  for (guint i = 0; i < n_texts; i++)
    {
      g_autofree char *key = g_strdup_printf ("form.%u", i);
      td_changes_put_setting (changes, key, texts[i]);
    }
  return td_book_new_from_changes (changes);
}

static void
add_record (
    TdChanges *changes, const char *as_of, const char *unit, const char *items, const char *own)
{
  TdRecord record = { .as_of = td_test_day (as_of),
                      .unit = (char *)unit,
                      .figures = td_test_figures (items),
                      .own = (char *)own };
  td_changes_put_record (changes, &record);
}

static void
assert_own (const char *text, const char *canonical)
{
  g_autoptr (GArray) figures = td_own_figures_parse (text);
  g_autofree char *found = figures != NULL ? td_own_figures_format (figures) : g_strdup ("refused");

  g_assert_cmpstr (found, ==, canonical);
}

static void
test_own_text (void)
{
  int64_t value = -1;

  assert_own (NULL, NULL);
  assert_own ("", NULL);
  assert_own ("b=2 a=1", "a=1 b=2");
  assert_own ("x_9=0", "x_9=0");
  assert_own ("a=10000000000000000", "a=10000000000000000");
  assert_own ("a=10000000000000001", "refused");
  assert_own ("a=1 a=2", "refused");
  assert_own ("a", "refused");
  assert_own ("a=", "refused");
  assert_own ("a=-1", "refused");
  assert_own ("A=1", "refused");
  assert_own ("á=1", "refused");
  assert_own (" a=1", "refused");
  assert_own ("a=1  b=1", "refused");
  g_assert_true (td_own_figures_get ("a=1 b=22", "b", &value));
  g_assert_cmpint (value, ==, 22);
  g_assert_false (td_own_figures_get ("a=1 b=22", "c", &value));
  g_assert_false (td_own_figures_get (NULL, "c", &value));
}

static void
test_names (void)
{
  static const char *const bad[] = {
    "",     "total", "rate", "unit", "as_of", "officer", "measure",
    "Tổng", "a b",   "1a",   "_a",   "=a",    "a-b",     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  };

  g_assert_true (td_own_name_check ("a", NULL));
  g_assert_true (td_own_name_check ("over_1_year", NULL));
  g_assert_true (td_own_name_check ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (td_own_name_check (bad[i], &error));
      td_test_take_error (&error, TD_ERROR_VALUE);
    }
}

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdForm) form = td_form_parse (form_text, -1, &error);
  guint n;

  g_assert_no_error (error);
  g_assert_cmpuint (form->own_items->len, ==, 2);
  const TdFormItem *deferred = g_ptr_array_index (form->own_items, 0);
  g_assert_cmpstr (deferred->name, ==, "deferred");
  g_assert_cmpstr (deferred->heading, ==, "Hoãn theo Luật mới");
  g_assert_true (deferred->item == TD_ITEM_OWN (0));
  g_assert_true (deferred->is_part && deferred->whole == TD_ITEM_COMPLETED && deferred->sign == 1);
  g_assert_true (td_form_find_own (form, TD_ITEM_OWN (0)) == deferred);
  g_assert_null (td_form_find_own (form, TD_ITEM_OWN (2)));

  /* completed = executed + terminated + reduced + deferred; the others are those of the core. */
  const TdTerm *terms = td_form_get_terms (form, TD_ITEM_COMPLETED, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_true (terms[3].item == TD_ITEM_OWN (0) && terms[3].sign == 1);
  (void)td_form_get_terms (form, TD_ITEM_TOTAL, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (td_form_get_terms (form, TD_ITEM_OWN (0), &n));

  /* Items without a column of theirs come last. */
  g_assert_cmpuint (form->columns->len, ==, 11);
  const TdFormColumn *column = g_ptr_array_index (form->columns, 9);
  g_assert_true (column->item == TD_ITEM_OWN (0));
  g_assert_cmpstr (column->number, ==, "7b");
  column = g_ptr_array_index (form->columns, 10);
  g_assert_cmpstr (column->number, ==, "");
  g_assert_cmpstr (column->heading, ==, "Tồn trên một năm");
  g_assert_true (column->in_measure[TD_MEASURE_CASES] && !column->in_measure[TD_MEASURE_MONEY]);
  g_assert_true (td_form_has (form, TD_MEASURE_CASES, TD_ITEM_OWN (1)));
  g_assert_false (td_form_has (form, TD_MEASURE_MONEY, TD_ITEM_OWN (1)));

  g_assert_cmpuint (form->identities->len, ==, 2);
  const TdFormIdentity *identity = g_ptr_array_index (form->identities, 0);
  g_assert_cmpstr (identity->code, ==, "A1");
  g_assert_true (identity->at_most && identity->whole == TD_ITEM_OWN (1));
  g_assert_cmpuint (identity->terms->len, ==, 2);
  identity = g_ptr_array_index (form->identities, 1);
  g_assert_cmpint (g_array_index (identity->terms, TdTerm, 1).sign, ==, -1);
  g_assert_false (identity->at_most);
}

static void
assert_refused (const char *section, const char *place)
{
  g_autofree char *text = g_strconcat (HEADER ("x", "2025-01-01", "") COLUMNS, section, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (td_form_parse (text, -1, &error));
  if (strstr (error->message, place) == NULL)
    g_test_fail_printf ("%s: %s", section, error->message);
  td_test_take_error (&error, TD_ERROR_VALUE);
}

static void
test_parse_wrong (void)
{
  assert_refused ("[item total]\nheading=Tổng\n", "total");
  assert_refused ("[item Tồn]\nheading=Tồn\n", "Tồn");
  assert_refused ("[item a]\n", "heading");
  assert_refused ("[item a]\nheading==Tồn\n", "heading");
  assert_refused ("[item a]\nheading=A\nmeasures=việc\n", "measures");
  assert_refused ("[item a]\nheading=A\nmeasures=\n", "measures");
  assert_refused ("[item a]\nheading=A\npart_of=executed\n", "executed");
  assert_refused ("[item a]\nheading=A\npart_of=carried_over\n", "carried_over");
  assert_refused ("[item a]\nheading=A\npart_of=a\n", "part_of");
  assert_refused ("[item a]\nheading=A\npart_of=b\n[item b]\nheading=B\npart_of=a\n", "part_of");
  assert_refused ("[item a]\nheading=A\npart_of=total\nsign=x\n", "sign");
  assert_refused ("[item a]\nheading=A\n[item  a]\nheading=B\n", "a");
  assert_refused ("[item a]\nheading=A\n[item a]\nheading=B\n", "twice");
  assert_refused ("[1]\nitem=other\nheading=Khác\n", "twice");
  assert_refused ("\n \t[1]\nitem=other\nheading=Khác\n", "twice");
  assert_refused ("[10]\nitem=total\nheading=Lại\n", "10");
  assert_refused ("[10]\nitem=other\nheading=Khác\nnumber=1\n", "10");
  assert_refused ("[10]\nitem=nothing\nheading=Khác\n", "item");
  assert_refused ("[10]\nitem=other\nheading=Khác\nlevel=10\n", "level");
  assert_refused ("[identity V3]\nwhole=total\nterms=other\n", "V3");
  assert_refused ("[identity a1]\nwhole=total\nterms=other\n", "a1");
  assert_refused ("[identity A1]\nterms=other\n", "whole");
  assert_refused ("[identity A1]\nwhole=total\n", "terms");
  assert_refused ("[identity A1]\nwhole=total\nterms=\n", "terms");
  assert_refused ("[identity A1]\nwhole=total\nterms=other +\n", "terms");
  assert_refused ("[identity A1]\nwhole=total\nterms=other executed\n", "terms");
  assert_refused ("[identity A1]\nwhole=total\nterms=other + + executed\n", "terms");
  assert_refused ("[identity A1]\nwhole=total\nterms=other + total\n", "terms");
  assert_refused ("[identity A1]\nwhole=total\nterms=a\n", "terms");
  assert_refused ("[identity A1]\nwhole=total\nterms=other\nrelation=>=\n", "relation");
  assert_refused ("what is this", "form");
}

/* What nobody would write, but a file can hold. */
static void
test_parse_hostile (void)
{
  g_autoptr (GString) many = g_string_new (HEADER ("x", "2025-01-01", "") COLUMNS);
  g_autoptr (GString) items = g_string_new (HEADER ("x", "2025-01-01", "") COLUMNS);
  g_autofree char *long_text = g_strnfill (3 * 1024 * 1024, '#');
  g_autoptr (GError) error = NULL;

  g_assert_null (td_form_parse (long_text, -1, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  for (guint i = 0; many->len < TD_FORM_SIZE_MAX - 100; i++)
    g_string_append_printf (many, "[n%u]\nitem=rate\nheading=a\nmeasures=cases\n", i);
  g_assert_null (td_form_parse (many->str, -1, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
  for (guint i = 0; i < TD_N_OWN_ITEMS + 1; i++)
    g_string_append_printf (items, "[item a%u]\nheading=a\n", i);
  g_assert_null (td_form_parse (items->str, -1, &error));
  g_assert_nonnull (strstr (error->message, "a8"));
  td_test_take_error (&error, TD_ERROR_VALUE);
  g_assert_null (td_form_parse ("[form]\nid=\xff", -1, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
}

static void
assert_on (const TdBook *book, const char *iso, const char *id)
{
  g_assert_cmpstr (td_book_get_form_on (book, td_test_day (iso))->id, ==, id);
}

/* Which form applies: an own one in its days, and the built-in one of its id nowhere. */
static void
test_choice (void)
{
  const char *const texts[] = { form_text,
                                HEADER ("05-2026", "2026-07-01", "") COLUMNS,
                                HEADER ("same", "2026-07-01", "") COLUMNS,
                                "not the text of a form" };
  g_autoptr (TdBook) without = book_new (UNITS, texts, 0);
  g_autoptr (TdBook) book = book_new (UNITS "cut 2025-06-30\n", texts, 4);

  assert_on (without, "2025-06-30", "05-2024");
  assert_on (book, "2024-12-31", "05-2024");
  assert_on (book, "2025-01-01", "rieng");
  assert_on (book, "2025-07-01", "05-2024-one-tier"); /* it began later */
  assert_on (book, "2026-06-30", "05-2024-one-tier");
  /* On one first day an own form goes before, of two the one with the later id. */
  assert_on (book, "2026-07-01", "same");
  g_assert_true (td_book_get_form (book, 0)
                 == td_book_get_form_on (book, td_test_day ("2025-06-30")));
  g_assert_cmpuint (td_book_get_n_forms (book), ==, td_book_get_n_forms (without) + 2);
  g_assert_true (td_book_find_form (book, "05-2026")->is_own);
  g_assert_false (td_book_find_form (without, "05-2026")->is_own);
  g_assert_cmpuint (td_book_get_n_settings (book), ==, 4);
}

/* After the last day of an own form the built-in one holds again. */
static void
test_last_day (void)
{
  const char *const texts[] = { HEADER ("y", "2024-11-01", "last=2024-11-30\n") COLUMNS };
  g_autoptr (TdBook) book = book_new (UNITS, texts, 1);

  assert_on (book, "2024-10-31", "05-2024");
  assert_on (book, "2024-11-30", "y");
  assert_on (book, "2024-12-01", "05-2024");
}

static void
test_items (void)
{
  const char *const texts[] = { form_text };
  g_autoptr (TdBook) book = book_new (UNITS, texts, 1);
  TdItem item;

  g_assert_cmpuint (td_book_get_n_items (book), ==, TD_N_CORE_ITEMS + 2);
  g_assert_cmpstr (td_book_get_item_name (book, TD_ITEM_OWN (0)), ==, "deferred");
  g_assert_cmpstr (td_book_get_item_name (book, TD_ITEM_OWN (1)), ==, "over_one_year");
  g_assert_null (td_book_get_item_name (book, TD_ITEM_OWN (2)));
  g_assert_cmpstr (td_book_get_item_name (book, TD_ITEM_TOTAL), ==, "total");
  g_assert_cmpstr (td_book_get_item_label (book, NULL, TD_ITEM_OWN (1)), ==, "Tồn trên một năm");
  g_assert_cmpstr (td_book_get_item_label (book, td_form_find ("05-2024"), TD_ITEM_OWN (0)),
                   ==,
                   "Hoãn theo Luật mới");
  g_assert_true (td_book_find_item (book, "over_one_year", &item) && item == TD_ITEM_OWN (1));
  g_assert_true (td_book_find_item (book, "total", &item) && item == TD_ITEM_TOTAL);
  g_assert_false (td_book_find_item (book, "nothing", &item));
}

/* What the editor writes is the same form, but for what was edited. */
static void
test_draft (void)
{
  const char *const texts[] = { form_text };
  g_autoptr (TdBook) book = book_new (UNITS, texts, 1);
  const TdForms *forms = td_book_get_forms (book);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < td_book_get_n_forms (book); i++)
    {
      const TdForm *form = td_book_get_form_at (book, i);
      g_autoptr (TdFormDraft) draft = td_form_draft_new (forms, form);
      g_autofree char *text = td_form_draft_format (draft, &error);
      g_assert_no_error (error);
      g_autoptr (TdForm) again = td_form_parse (text, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (again->columns->len, ==, form->columns->len);
      g_assert_cmpuint (again->own_items->len, ==, form->own_items->len);
      g_assert_cmpuint (again->identities->len, ==, form->identities->len);
      g_assert_cmpint (again->first, ==, form->first);
      for (guint j = 0; j < form->columns->len; j++)
        {
          const TdFormColumn *before = g_ptr_array_index (form->columns, j);
          const TdFormColumn *after = g_ptr_array_index (again->columns, j);
          g_assert_cmpstr (after->number, ==, before->number);
          g_assert_cmpstr (after->heading, ==, before->heading);
          g_assert_cmpstr (after->group, ==, before->group);
          g_assert_cmpuint (after->level, ==, before->level);
          g_assert_true (after->is_rate == before->is_rate && after->item == before->item);
          g_assert_true (memcmp (after->in_measure, before->in_measure, sizeof after->in_measure)
                         == 0);
        }
    }

  g_autoptr (TdFormDraft) draft = td_form_draft_new (forms, td_book_find_form (book, "05-2024"));
  TdFormDraftRow *row = g_ptr_array_index (draft->rows, 0);
  g_free (row->heading);
  row->heading = g_strdup ("Tổng số thụ lý");
  g_free (row->number);
  row->number = g_strdup ("1a");
  row = g_ptr_array_index (draft->rows, draft->rows->len - 1);
  row->used = false;
  row = td_form_draft_add (draft, "over_one_year", "Tồn trên một năm", "eligible");
  row->in_measure[TD_MEASURE_MONEY] = false;
  g_autofree char *text = td_form_draft_format (draft, &error);
  g_assert_no_error (error);
  g_autoptr (TdForm) form = td_form_parse (text, -1, &error);
  g_assert_no_error (error);
  const TdFormColumn *column = g_ptr_array_index (form->columns, 0);
  g_assert_cmpstr (column->heading, ==, "Tổng số thụ lý");
  g_assert_cmpstr (column->number, ==, "1a");
  column = g_ptr_array_index (form->columns, form->columns->len - 1);
  g_assert_true (column->item == TD_ITEM_OWN (0));
  g_assert_false (td_form_has (form, TD_MEASURE_MONEY, TD_ITEM_OWN (0)));
  g_assert_false (td_form_has (form, TD_MEASURE_CASES, TD_ITEM_SEPARATELY_TRACKED));
  g_assert_true (td_form_find_own (form, TD_ITEM_OWN (0))->is_part);

  td_form_draft_add (draft, "total", "Lại", NULL);
  g_assert_null (td_form_draft_format (draft, &error));
  td_test_take_error (&error, TD_ERROR_VALUE);
}

static TdBook *
filled_book (void)
{
  g_autoptr (TdChanges) changes = td_test_changes_new (UNITS);

  td_changes_put_setting (changes, "form.rieng", form_text);
  add_record (changes,
              "2025-06-30",
              "A",
              "executed=10 terminated=4 in_progress=6",
              "deferred=3 over_one_year=9 unknown=5");
  add_record (changes, "2025-06-30", "B", "executed=1 terminated=1 in_progress=2", "deferred=0");
  return td_book_new_from_changes (changes);
}

/* completed = 10 + 4 + 3; the sum of the group has what all have. */
static void
test_figures (void)
{
  g_autoptr (TdBook) book = filled_book ();
  const TdTable *table = td_table_get (book, 0);
  const TdFigures *shown
      = &td_table_get_shown (table, td_test_unit (book, "A"), TD_MEASURE_CASES)->figures;
  g_autofree char *own = td_book_format_own (book, 0, td_test_unit (book, "A"), TD_MEASURE_CASES);

  g_assert_cmpint (shown->value[TD_ITEM_COMPLETED], ==, 17);
  g_assert_cmpint (shown->value[TD_ITEM_OWN (0)], ==, 3);
  shown = &td_table_get_shown (table, td_test_unit (book, "R"), TD_MEASURE_CASES)->figures;
  g_assert_cmpint (shown->value[TD_ITEM_COMPLETED], ==, 19);
  g_assert_cmpint (shown->value[TD_ITEM_OWN (0)], ==, 3);
  g_assert_false (td_figures_has (shown, TD_ITEM_OWN (1)));
  g_assert_cmpstr (own, ==, "deferred=3 over_one_year=9 unknown=5");
  g_assert_cmpstr (
      td_book_get_rest (book, 0, td_test_unit (book, "A"), TD_MEASURE_CASES), ==, "unknown=5");
  g_assert_null (td_book_get_rest (book, 0, td_test_unit (book, "B"), TD_MEASURE_CASES));
}

static char *
describe_problems (const TdBook *book)
{
  g_autoptr (GArray) problems = td_check (book, -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (problems, TdProblem, i);
      if (problem->severity == TD_SEVERITY_ERROR)
        g_string_append_printf (text,
                                "%s %s %s%c %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                                problem->code,
                                td_book_get_unit (book, problem->subject)->code,
                                td_book_get_item_name (book, problem->item),
                                problem->sign,
                                problem->expected,
                                problem->found);
    }
  return g_string_free (text, FALSE);
}

/* The identities of the form, and V5 with the part that the form adds. */
static void
test_check (void)
{
  g_autoptr (TdChanges) changes = td_test_changes_new (UNITS);
  g_autoptr (TdBook) right = filled_book ();
  g_autofree char *none = describe_problems (right);
  g_autofree char *found = NULL;

  g_assert_cmpstr (none, ==, "");
  td_changes_put_setting (changes, "form.rieng", form_text);
  add_record (changes,
              "2025-06-30",
              "A",
              "executed=10 terminated=4 in_progress=5 completed=16",
              "deferred=3 over_one_year=9");
  add_record (changes, "2025-06-30", "B", "executed=1 terminated=1 completed=5", "over_one_year=9");
  g_autoptr (TdBook) wrong = td_book_new_from_changes (changes);
  found = describe_problems (wrong);
  g_assert_cmpstr (found,
                   ==,
                   "V5 A completed= 17 16\n"
                   "A1 A over_one_year< 8 9\n");
}

/* What "to enforce" falls into, with a class of the form's own (V3). */
static void
test_class (void)
{
  const char *const texts[]
      = { HEADER ("x", "2025-01-01", "") COLUMNS "[10]\nitem=to_enforce\nheading=Phải thi hành\n"
                                                 "[11]\nitem=not_eligible\nheading=Chưa\n"
                                                 "[12]\nitem=postponed\nheading=Hoãn\n"
                                                 "[13]\nitem=suspended\nheading=Tạm đình chỉ\n"
                                                 "[item waiting]\nheading=Chờ\npart_of=classes\n" };
  g_autoptr (TdChanges) changes = td_test_changes_new (UNITS);
  g_autofree char *found = NULL;

  td_changes_put_setting (changes, "form.x", texts[0]);
  add_record (changes,
              "2025-06-30",
              "A",
              "to_enforce=100 eligible=60 not_eligible=20 postponed=5 suspended=5",
              "waiting=10");
  add_record (changes,
              "2025-06-30",
              "B",
              "to_enforce=100 eligible=60 not_eligible=20 postponed=5 suspended=5",
              "waiting=11");
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  found = describe_problems (book);
  g_assert_cmpstr (found, ==, "V3 B to_enforce= 101 100\n");
}

/* A book made from another keeps its cuts; under other forms the slots are others. */
static void
test_translate (void)
{
  static const char other[] = HEADER ("khac", "2025-01-01", "") COLUMNS
      "[item zero]\nheading=Z\n[item unknown]\nheading=U\n[item deferred]\nheading=D\n";
  g_autoptr (TdBook) before = filled_book ();
  TdBookBuilder *builder = td_book_builder_new (before);
  g_autoptr (TdBook) after = NULL;
  TdSubject unit = td_test_unit (before, "A");

  td_book_builder_clear_targets_and_settings (builder);
  td_book_builder_add_setting (builder, "form.khac", other);
  after = td_book_builder_finish (builder);

  const TdFigures *entered = td_book_get_entered (after, 0, unit, TD_MEASURE_CASES);
  g_assert_cmpstr (td_book_get_form (after, 0)->id, ==, "khac");
  g_assert_false (td_figures_has (entered, TD_ITEM_OWN (0)));
  g_assert_cmpint (entered->value[TD_ITEM_OWN (1)], ==, 5); /* unknown */
  g_assert_cmpint (entered->value[TD_ITEM_OWN (2)], ==, 3); /* deferred */
  g_assert_cmpint (entered->value[TD_ITEM_EXECUTED], ==, 10);
  g_assert_cmpstr (td_book_get_rest (after, 0, unit, TD_MEASURE_CASES), ==, "over_one_year=9");

  /* The book before is what it was; without a change of forms the cuts are shared. */
  g_assert_cmpint (
      td_book_get_entered (before, 0, unit, TD_MEASURE_CASES)->value[TD_ITEM_OWN (0)], ==, 3);
  builder = td_book_builder_new (before);
  td_book_builder_clear_targets_and_settings (builder);
  td_book_builder_add_setting (builder, "form.rieng", form_text);
  td_book_builder_add_setting (builder, "place", "Huế");
  g_autoptr (TdBook) same = td_book_builder_finish (builder);
  g_assert_true (td_book_get_entered (same, 0, unit, TD_MEASURE_CASES)
                 == td_book_get_entered (before, 0, unit, TD_MEASURE_CASES));
}

static void
test_put_figures (void)
{
  g_autoptr (TdBook) book = filled_book ();
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdSubject unit = td_test_unit (book, "A");
  TdFigures figures = *td_book_get_entered (book, 0, unit, TD_MEASURE_CASES);
  TdDay day = td_test_day ("2025-06-30");

  td_figures_set (&figures, TD_ITEM_OWN (0), 8);
  td_figures_clear (&figures, TD_ITEM_OWN (1));
  td_changes_put_figures (changes, book, day, unit, TD_MEASURE_CASES, &figures);
  const TdChange *change = td_changes_get (changes, 0);
  g_assert_cmpstr (change->record.own, ==, "deferred=8 unknown=5");
  td_test_assert_figures (&change->record.figures, "executed=10 terminated=4 in_progress=6");

  /* What no form knows is a figure too: the record is not empty without the others. */
  figures = (TdFigures){ 0 };
  td_changes_put_figures (changes, book, day, unit, TD_MEASURE_CASES, &figures);
  change = td_changes_get (changes, 1);
  g_assert_false (change->remove);
  g_assert_cmpstr (change->record.own, ==, "unknown=5");
  td_changes_put_figures (changes, book, day, td_test_unit (book, "B"), TD_MEASURE_CASES, &figures);
  g_assert_true (td_changes_get (changes, 2)->remove);
  td_changes_put_figures (changes, book, day, td_test_unit (book, "B"), TD_MEASURE_MONEY, &figures);
  g_assert_cmpuint (td_changes_get_n (changes), ==, 3);
}

static char *
find_faults (const TdBook *book, const TdChanges *changes)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  GString *text = g_string_new (NULL);

  (void)td_changes_check (book, changes, faults);
  for (guint i = 0; i < faults->len; i++)
    {
      const TdFault *fault = g_ptr_array_index (faults, i);
      g_string_append_printf (text,
                              "%s%u:%s",
                              i > 0 ? " " : "",
                              fault->change,
                              fault->column != NULL ? fault->column : "-");
      g_assert_true (fault->message != NULL && *fault->message != '\0');
    }
  return g_string_free (text, FALSE);
}

#define assert_faults(book, changes, expected)                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = find_faults (book, changes);                                         \
    g_assert_cmpstr (found_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

/* No item with figures loses its form, and no form finds no room. */
static void
test_rules_of_forms (void)
{
  g_autoptr (TdBook) book = filled_book ();
  g_autoptr (TdChanges) removal = td_changes_new ();
  g_autoptr (TdChanges) more = td_changes_new ();
  g_autoptr (TdChanges) less = td_changes_new ();
  g_autoptr (TdChanges) other = td_changes_new ();
  g_autoptr (TdChanges) figures = td_changes_new ();
  g_autoptr (GString) text = g_string_new (HEADER ("more", "2025-01-01", "") COLUMNS);

  td_changes_remove_setting (removal, "form.rieng");
  assert_faults (book, removal, "0:value 0:value");
  td_changes_remove_record (
      removal, &(TdRecord){ .as_of = td_test_day ("2025-06-30"), .unit = (char *)"A" });
  td_changes_remove_record (
      removal, &(TdRecord){ .as_of = td_test_day ("2025-06-30"), .unit = (char *)"B" });
  assert_faults (book, removal, "");

  td_changes_put_setting (less,
                          "form.rieng",
                          HEADER ("rieng", "2025-01-01", "") COLUMNS
                          "[item deferred]\nheading=D\n");
  assert_faults (book, less, "0:value"); /* over_one_year of A */

  for (guint i = 0; i < TD_N_OWN_ITEMS - 1; i++)
    g_string_append_printf (text, "[item a%u]\nheading=a\n", i);
  td_changes_put_setting (more, "form.more", text->str);
  assert_faults (book, more, "0:value"); /* two and seven */
  td_changes_put_setting (other, "form.other", form_text);
  assert_faults (book, other, "0:value"); /* its id is another */

  add_record (figures, "2025-06-30", "B", "executed=1", "deferred=1");
  add_record (figures, "2025-06-30", "B", "executed=1", "unknown=1");
  add_record (figures, "2025-06-30", "A", "executed=1", "unknown=6");
  add_record (figures, "2025-06-30", "A", "executed=1", "nonsense");
  assert_faults (book, figures, "1:unknown 3:-");
}

static void
test_plans (void)
{
  g_autoptr (TdBook) book = td_test_book_new (UNITS "officer O A 2020-01-01\n"
                                                    "plan B money 2025-10-31 7\n"
                                                    "plan A/O cases 2025-09-30 3\n"
                                                    "plan A cases 2025-09-30 5\n"
                                                    "plan A cases 2025-08-31 4\n");
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdSubject unit = td_test_unit (book, "A");
  TdSubject officer = td_book_find_officer (book, "O", unit, td_test_day ("2025-01-01"));
  int64_t completed = 0;

  g_assert_cmpuint (td_book_get_n_plans (book), ==, 4);
  g_assert_cmpint (td_book_get_plan (book, 0)->completed, ==, 4);
  g_assert_cmpint (td_book_get_plan (book, 1)->completed, ==, 5);
  g_assert_cmpint (td_book_get_plan (book, 2)->completed, ==, 3);
  g_assert_cmpint (td_book_get_plan (book, 3)->completed, ==, 7);
  g_assert_true (td_book_get_planned (
      book, officer, TD_MEASURE_CASES, td_test_day ("2025-09-30"), &completed));
  g_assert_cmpint (completed, ==, 3);
  g_assert_false (
      td_book_get_planned (book, unit, TD_MEASURE_MONEY, td_test_day ("2025-09-30"), &completed));
  g_assert_false (
      td_book_get_planned (book, unit, TD_MEASURE_CASES, td_test_day ("2025-07-31"), &completed));

  td_changes_put_plan (
      changes,
      &(TdPlan){ .unit = (char *)"A", .month = td_test_day ("2025-09-29"), .completed = 1 });
  td_changes_put_plan (changes,
                       &(TdPlan){ .unit = (char *)"A",
                                  .officer = (char *)"X",
                                  .month = td_test_day ("2025-09-30"),
                                  .completed = 1 });
  td_changes_put_plan (
      changes,
      &(TdPlan){ .unit = (char *)"C", .month = td_test_day ("2025-09-30"), .completed = -1 });
  assert_faults (book, changes, "0:month 1:officer 2:unit 2:completed");
}

static const char *
explain (const TdBook *book, const char *code, const char *item, int64_t expected, int64_t found)
{
  return td_book_find_explanation (book,
                                   td_test_day ("2025-06-30"),
                                   td_test_unit (book, "A"),
                                   TD_MEASURE_CASES,
                                   code,
                                   item,
                                   expected,
                                   found);
}

static void
test_explanations (void)
{
  g_autoptr (TdChanges) changes = td_test_changes_new (UNITS "cut 2025-06-30\n");
  g_autoptr (TdChanges) wrong = td_changes_new ();
  TdExplanation row = { .as_of = td_test_day ("2025-06-30"),
                        .unit = (char *)"A",
                        .code = (char *)"V8",
                        .item = (char *)"total",
                        .expected = 5,
                        .found = -3,
                        .note = (char *)"Đã đối chiếu" };

  td_changes_put_explanation (changes, &row);
  row.item = (char *)"";
  row.code = (char *)"hoarding";
  td_changes_put_explanation (changes, &row);
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);

  g_assert_cmpuint (td_book_get_n_explanations (book), ==, 2);
  g_assert_cmpstr (explain (book, "V8", "total", 5, -3), ==, "Đã đối chiếu");
  g_assert_null (explain (book, "V8", "total", 6, -3));
  g_assert_null (explain (book, "V8", "total", 5, -4));
  g_assert_null (explain (book, "V8", "other", 5, -3));
  g_assert_null (explain (book, "V5", "total", 5, -3));
  g_assert_nonnull (explain (book, "hoarding", "", 5, -3));

  row.as_of = td_test_day ("2025-05-31");
  row.note = (char *)"";
  td_changes_put_explanation (wrong, &row);
  assert_faults (book, wrong, "0:as_of 0:note");
}

/* Through CSV and back: the same bytes and the same book. */
static void
test_csv (void)
{
  g_autoptr (TdChanges) changes = td_test_changes_new (
      UNITS "officer O A 2020-01-01\nplan A/O cases 2025-09-30 3\nplan A money 2024-10-31 4\n");
  g_autofree char *first = g_build_filename (g_get_user_data_dir (), "first", NULL);
  g_autofree char *second = g_build_filename (g_get_user_data_dir (), "second", NULL);
  g_autofree char *records = NULL, *plans = NULL, *explanations = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  static const char *const files[]
      = { "units.csv", "settings.csv", "plans.csv", "explanations.csv", "records.csv" };

  td_changes_put_setting (changes, "form.rieng", form_text);
  add_record (changes, "2025-06-30", "A", "executed=10", "deferred=3 over_one_year=9");
  add_record (changes, "2025-06-30", "B", "executed=1", NULL);
  add_record (changes, "2025-06-30", "R", "", "deferred=0");
  td_changes_put_explanation (changes,
                              &(TdExplanation){ .as_of = td_test_day ("2025-06-30"),
                                                .unit = (char *)"A",
                                                .code = (char *)"V8",
                                                .item = (char *)"",
                                                .expected = -5,
                                                .found = 7,
                                                .note = (char *)"=một, \"hai\"\nba" });
  g_autoptr (TdBook) book = td_book_new_from_changes (changes);
  g_autoptr (TdChanges) nothing = td_changes_new ();
  g_autoptr (TdBook) empty = td_book_new_from_changes (nothing);
  g_assert_true (td_csv_write (book, first, &error));
  g_autoptr (TdChanges) read = td_csv_read (first, empty, NULL, NULL, NULL, faults, &error);
  g_assert_no_error (error);
  g_assert_true (td_changes_check (empty, read, faults));
  g_autoptr (TdBook) copy = td_book_new_from_changes (read);
  g_assert_true (td_csv_write (copy, second, &error));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *left = g_build_filename (first, files[i], NULL);
      g_autofree char *right = g_build_filename (second, files[i], NULL);
      g_autofree char *left_text = NULL, *right_text = NULL;
      g_assert_true (g_file_get_contents (left, &left_text, NULL, NULL));
      g_assert_true (g_file_get_contents (right, &right_text, NULL, NULL));
      g_assert_cmpstr (left_text, ==, right_text);
    }
  path = g_build_filename (first, "records.csv", NULL);
  g_assert_true (g_file_get_contents (path, &records, NULL, NULL));
  g_assert_nonnull (strstr (records, "completed,deferred,over_one_year\n"));
  g_assert_nonnull (strstr (records, "2025-06-30,A,,cases,,,,,,10,,,,,,,,,,,,,,3,9\n"));
  g_assert_nonnull (strstr (records, "2025-06-30,R,,cases,,,,,,,,,,,,,,,,,,,,0,\n"));
  g_clear_pointer (&path, g_free);
  path = g_build_filename (first, "plans.csv", NULL);
  g_assert_true (g_file_get_contents (path, &plans, NULL, NULL));
  g_assert_cmpstr (plans,
                   ==,
                   "unit,officer,measure,month,completed\n"
                   "A,,money,2024-10,4\nA,O,cases,2025-09,3\n");
  g_clear_pointer (&path, g_free);
  path = g_build_filename (first, "explanations.csv", NULL);
  g_assert_true (g_file_get_contents (path, &explanations, NULL, NULL));
  g_assert_cmpstr (explanations,
                   ==,
                   "as_of,unit,officer,measure,code,item,expected,found,note\n"
                   "2025-06-30,A,,cases,V8,,-5,7,\"=một, \"\"hai\"\"\nba\"\n");

  /* Read anew, all is there already. */
  g_autoptr (TdChanges) twice = td_csv_read (first, copy, NULL, NULL, NULL, faults, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) counts = td_csv_count (copy, twice, NULL);
  for (guint i = 0; i < counts->len; i++)
    g_assert_cmpuint (g_array_index (counts, TdCsvCount, i).added
                          + g_array_index (counts, TdCsvCount, i).changed,
                      ==,
                      0);
}

/* One file of these lines is refused, with a sentence that names the place. */
static void
assert_csv_refused (const char *name, const char *text, const char *place)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "wrong", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (TdBook) book = filled_book ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0755));
  (void)g_unlink (path);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_autoptr (TdChanges) changes = td_csv_read (path, book, NULL, NULL, NULL, faults, &error);
  if (changes != NULL)
    (void)td_changes_check (book, changes, faults);
  g_assert_cmpuint (faults->len, ==, 1);
  g_autofree char *sentence = td_csv_format_fault (g_ptr_array_index (faults, 0));
  if (!g_str_has_prefix (sentence, place))
    g_test_fail_printf ("%s: %s", text, sentence);
}

static void
test_csv_wrong (void)
{
  assert_csv_refused ("plans.csv",
                      "unit,measure,month,completed\nA,cases,2025-13,1\n",
                      "plans.csv, line 2, column month");
  assert_csv_refused ("plans.csv",
                      "unit,measure,month,completed\nA,cases,2025-09-30,1\n",
                      "plans.csv, line 2, column month");
  assert_csv_refused ("plans.csv",
                      "unit,measure,month,completed\nA,cases,2025-09,\n",
                      "plans.csv, line 2, column completed");
  assert_csv_refused ("plans.csv",
                      "unit,measure,month,completed\nA,cases,2025-09,1\nA,cases,2025-09,1\n",
                      "plans.csv, line 3");
  assert_csv_refused ("plans.csv",
                      "unit,measure,month,completed\nX,cases,2025-09,1\n",
                      "plans.csv, line 2, column unit");
  assert_csv_refused ("explanations.csv",
                      "as_of,unit,measure,code,expected,found,note\n"
                      "2025-06-30,A,cases,V8,1,1.5,x\n",
                      "explanations.csv, line 2, column found");
  assert_csv_refused ("explanations.csv",
                      "as_of,unit,measure,code,expected,found,note\n2025-06-30,A,cases,V8,1,2,\n",
                      "explanations.csv, line 2, column note");
  assert_csv_refused ("explanations.csv",
                      "as_of,unit,measure,code,expected,found,note\n2025-05-31,A,cases,V8,1,2,x\n",
                      "explanations.csv, line 2, column as_of");
  assert_csv_refused ("records.csv",
                      "as_of,unit,measure,deferred,deferred\n2025-06-30,A,cases,1,1\n",
                      "records.csv, line 1, column deferred");
  assert_csv_refused ("records.csv",
                      "as_of,unit,measure,unknown\n2025-06-30,A,cases,1\n",
                      "records.csv, line 1, column unknown");
  assert_csv_refused ("records.csv",
                      "as_of,unit,measure,deferred\n2025-06-30,A,cases,-1\n",
                      "records.csv, line 2, column deferred");
  assert_csv_refused ("settings.csv",
                      "key,value\nform.rieng,\"[form]\nid=rieng\n\"\n",
                      "settings.csv, line 2, column value");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/forms/own-text", test_own_text);
  g_test_add_func ("/forms/names", test_names);
  g_test_add_func ("/forms/parse", test_parse);
  g_test_add_func ("/forms/parse-wrong", test_parse_wrong);
  g_test_add_func ("/forms/parse-hostile", test_parse_hostile);
  g_test_add_func ("/forms/choice", test_choice);
  g_test_add_func ("/forms/last-day", test_last_day);
  g_test_add_func ("/forms/items", test_items);
  g_test_add_func ("/forms/draft", test_draft);
  g_test_add_func ("/forms/figures", test_figures);
  g_test_add_func ("/forms/check", test_check);
  g_test_add_func ("/forms/class", test_class);
  g_test_add_func ("/forms/translate", test_translate);
  g_test_add_func ("/forms/put-figures", test_put_figures);
  g_test_add_func ("/forms/rules", test_rules_of_forms);
  g_test_add_func ("/forms/plans", test_plans);
  g_test_add_func ("/forms/explanations", test_explanations);
  g_test_add_func ("/forms/csv", test_csv);
  g_test_add_func ("/forms/csv-wrong", test_csv_wrong);

  return g_test_run ();
}
