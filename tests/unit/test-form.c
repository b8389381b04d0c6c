/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-form.h"

#include <locale.h>
#include <string.h>

#include "td-test-book.h"

static void
test_for_day (void)
{
  static const struct
  {
    const char *day;
    const char *id;
  } cases[] = {
    /* Before the first form the first. */
    { "1993-10-31", "08-2015" },          { "2015-06-30", "08-2015" },
    { "2015-07-01", "08-2015" },          { "2020-01-04", "08-2015" },
    { "2020-01-05", "06-2019" },          { "2024-07-25", "06-2019" },
    { "2024-07-26", "05-2024" },          { "2025-06-30", "05-2024" },
    { "2025-07-01", "05-2024-one-tier" }, { "2025-09-12", "05-2024-one-tier" },
    { "2026-06-30", "05-2024-one-tier" }, { "2026-07-01", "05-2026" },
    { "2040-09-30", "05-2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (td_form_for_day (td_test_day (cases[i].day))->id, ==, cases[i].id);
}

static void
test_find (void)
{
  g_assert_true (td_form_find ("05-2024") == td_form_for_day (td_test_day ("2024-12-31")));
  g_assert_null (td_form_find ("04-2024"));
  g_assert_null (td_form_find (""));
}

/* Two classes to the end of circular 08/2015, three from circular 06/2019 on. */
static void
test_scheme (void)
{
  g_assert_cmpint (td_form_find ("08-2015")->scheme, ==, TD_SCHEME_TWO);
  g_assert_cmpint (td_form_find ("06-2019")->scheme, ==, TD_SCHEME_THREE);
  g_assert_cmpint (td_form_find ("05-2024")->scheme, ==, TD_SCHEME_THREE);
  g_assert_cmpint (td_form_find ("05-2024-one-tier")->scheme, ==, TD_SCHEME_THREE);
  g_assert_cmpint (td_form_find ("05-2026")->scheme, ==, TD_SCHEME_THREE);
}

static void
test_items (void)
{
  static const char *const ids[]
      = { "08-2015", "06-2019", "05-2024", "05-2024-one-tier", "05-2026" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const TdForm *form = td_form_find (ids[i]);
      bool two_tiers = i < 3;

      g_assert_nonnull (form);
      for (guint item = 0; item < TD_N_CORE_ITEMS; item++)
        {
          bool in_cases = item != TD_ITEM_REDUCED && (item != TD_ITEM_TAKEN_UP || two_tiers);
          bool in_money = item != TD_ITEM_TAKEN_UP || two_tiers;
          g_assert_true (td_form_has (form, TD_MEASURE_CASES, (TdItem)item) == in_cases);
          g_assert_true (td_form_has (form, TD_MEASURE_MONEY, (TdItem)item) == in_money);
        }
    }
}

/* The forms follow on each other without a gap, and are not said to be compared with the gazette.
 */
static void
test_built_in (void)
{
  const TdForm *form = td_form_for_day (td_test_day ("2015-07-01"));

  while (form->last != TD_DAY_NONE)
    {
      const TdForm *next = td_form_for_day (form->last + 1);
      g_assert_true (next != form);
      g_assert_cmpint (next->first, ==, form->last + 1);
      g_assert_true (td_form_for_day (form->last) == form);
      g_assert_true (td_form_for_day (form->first) == form);
      g_assert_cmpuint (form->columns->len, >, 0);
      g_assert_false (form->confirmed);
      form = next;
    }
  g_assert_cmpstr (form->id, ==, "05-2026");
}

static const char form_text[] = "[form]\n"
                                "id=mẫu\n"
                                "name=Biểu mẫu\n"
                                "circular=Thông tư 1/2030/TT-BTP\n"
                                "first=2030-01-01\n"
                                "last=2030-12-31\n"
                                "scheme=two\n"
                                "confirmed=true\n"
                                "[1]\n"
                                "item=total\n"
                                "heading=Tổng số\n"
                                "[2b]\n"
                                "item=reduced\n"
                                "heading=Giảm nghĩa vụ\n"
                                "group=Có điều kiện\n"
                                "level=2\n"
                                "measures=money\n"
                                "[3]\n"
                                "item=rate\n"
                                "heading=Tỷ lệ\n"
                                "[4]\n"
                                "item=other\n"
                                "heading=Khác\n"
                                "measures=cases;money\n";

static const TdFormColumn *
get_column (const TdForm *form, guint index)
{
  g_assert_cmpuint (index, <, form->columns->len);
  return g_ptr_array_index (form->columns, index);
}

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdForm) form = td_form_parse (form_text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (form->id, ==, "mẫu");
  g_assert_cmpstr (form->name, ==, "Biểu mẫu");
  g_assert_cmpstr (form->circular, ==, "Thông tư 1/2030/TT-BTP");
  g_assert_cmpint (form->first, ==, td_test_day ("2030-01-01"));
  g_assert_cmpint (form->last, ==, td_test_day ("2030-12-31"));
  g_assert_cmpint (form->scheme, ==, TD_SCHEME_TWO);
  g_assert_true (form->confirmed);

  g_assert_cmpuint (form->columns->len, ==, 4);
  g_assert_cmpstr (get_column (form, 0)->number, ==, "1");
  g_assert_cmpstr (get_column (form, 0)->heading, ==, "Tổng số");
  g_assert_null (get_column (form, 0)->group);
  g_assert_cmpuint (get_column (form, 0)->level, ==, 0);
  g_assert_cmpint (get_column (form, 0)->item, ==, TD_ITEM_TOTAL);
  g_assert_true (get_column (form, 0)->in_measure[TD_MEASURE_CASES]);
  g_assert_true (get_column (form, 0)->in_measure[TD_MEASURE_MONEY]);
  g_assert_cmpstr (get_column (form, 1)->number, ==, "2b");
  g_assert_cmpstr (get_column (form, 1)->group, ==, "Có điều kiện");
  g_assert_cmpuint (get_column (form, 1)->level, ==, 2);
  g_assert_false (get_column (form, 1)->in_measure[TD_MEASURE_CASES]);
  g_assert_true (get_column (form, 1)->in_measure[TD_MEASURE_MONEY]);
  g_assert_true (get_column (form, 2)->is_rate);
  g_assert_false (get_column (form, 3)->is_rate);

  /* The rate is no item. */
  g_assert_cmpuint (
      form->items[TD_MEASURE_CASES], ==, (1u << TD_ITEM_TOTAL) | (1u << TD_ITEM_OTHER));
  g_assert_cmpuint (form->items[TD_MEASURE_MONEY],
                    ==,
                    (1u << TD_ITEM_TOTAL) | (1u << TD_ITEM_OTHER) | (1u << TD_ITEM_REDUCED));
}

/* Only so many bytes are read as were given. */
static void
test_parse_length (void)
{
  const char *second = strstr (form_text, "[2b]");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdForm) form = td_form_parse (form_text, second - form_text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (form->columns->len, ==, 1);
}

static void
test_parse_defaults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdForm) form = td_form_parse (
      "[form]\nid=a\nname=b\ncircular=c\nfirst=2030-01-01\nscheme=three\n", -1, &error);

  g_assert_no_error (error);
  g_assert_cmpint (form->last, ==, TD_DAY_NONE);
  g_assert_false (form->confirmed);
  g_assert_cmpuint (form->columns->len, ==, 0);
  g_assert_cmpuint (form->items[TD_MEASURE_CASES], ==, 0);
}

/* The form with one line replaced by another is refused, and the error names @place. */
static void
assert_refused (const char *line, const char *instead, const char *place)
{
  g_auto (GStrv) parts = g_strsplit (form_text, line, 2);
  g_autofree char *text = g_strconcat (parts[0], instead, parts[1], NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdForm) form = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  form = td_form_parse (text, -1, &error);
  g_assert_null (form);
  if (place != NULL)
    g_assert_nonnull (strstr (error->message, place));
  td_test_take_error (&error, TD_ERROR_VALUE);
}

static void
test_parse_wrong (void)
{
  static const char *const needed[] = { "id=mẫu\n",
                                        "name=Biểu mẫu\n",
                                        "circular=Thông tư 1/2030/TT-BTP\n",
                                        "scheme=two\n",
                                        "first=2030-01-01\n" };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_auto (GStrv) sides = g_strsplit (needed[i], "=", 2);
      g_autofree char *place = g_strdup_printf ("[form] %s", sides[0]);
      assert_refused (needed[i], "", place);
    }
  assert_refused ("[form]\n", "[other]\n", "[form]");
  assert_refused ("first=2030-01-01", "first=1/1/2030", "[form] first");
  assert_refused ("last=2030-12-31", "last=2030-12-32", "[form] last");
  assert_refused ("last=2030-12-31", "last=2029-12-31", "[form] last");
  assert_refused ("scheme=two", "scheme=four", "[form] scheme");
  assert_refused ("confirmed=true", "confirmed=maybe", "[form] confirmed");
  assert_refused ("item=total\n", "", "[1] item");
  assert_refused ("item=total", "item=sum", "[1] item");
  assert_refused ("heading=Tổng số\n", "", "[1] heading");
  assert_refused ("level=2", "level=two", "[2b] level");
  assert_refused ("level=2", "level=-1", "[2b] level");
  assert_refused ("measures=money", "measures=money;time", "[2b] measures");
  /* A text that is no key file at all. */
  assert_refused ("[form]", "form", NULL);
  assert_refused ("[form]", "[form", NULL);
  assert_refused ("Tổng số", "T\xffng", "[1] heading");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/form/for-day", test_for_day);
  g_test_add_func ("/form/find", test_find);
  g_test_add_func ("/form/scheme", test_scheme);
  g_test_add_func ("/form/items", test_items);
  g_test_add_func ("/form/built-in", test_built_in);
  g_test_add_func ("/form/parse", test_parse);
  g_test_add_func ("/form/parse-length", test_parse_length);
  g_test_add_func ("/form/parse-defaults", test_parse_defaults);
  g_test_add_func ("/form/parse-wrong", test_parse_wrong);
  return g_test_run ();
}
