/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "model/td-types.h"

#include <locale.h>

#include "model/td-ratio.h"
#include "model/td-settings.h"

static void
test_measure (void)
{
  static const char *const wrong[] = { "", "Cases", "case", "cases ", "việc", "tiền", "0" };
  TdMeasure measure = TD_MEASURE_CASES;

  g_assert_cmpstr (td_measure_name (TD_MEASURE_CASES), ==, "cases");
  g_assert_cmpstr (td_measure_name (TD_MEASURE_MONEY), ==, "money");
  g_assert_true (td_measure_from_name ("money", &measure));
  g_assert_cmpint (measure, ==, TD_MEASURE_MONEY);
  g_assert_true (td_measure_from_name ("cases", &measure));
  g_assert_cmpint (measure, ==, TD_MEASURE_CASES);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (td_measure_from_name (wrong[i], &measure));
}

static void
test_rule (void)
{
  TdRule rule = TD_RULE_GE;

  g_assert_cmpstr (td_rule_name (TD_RULE_GE), ==, "ge");
  g_assert_cmpstr (td_rule_name (TD_RULE_GT), ==, "gt");
  g_assert_true (td_rule_from_name ("gt", &rule));
  g_assert_cmpint (rule, ==, TD_RULE_GT);
  g_assert_true (td_rule_from_name ("ge", &rule));
  g_assert_cmpint (rule, ==, TD_RULE_GE);
  g_assert_false (td_rule_from_name (">", &rule));
  g_assert_false (td_rule_from_name ("", &rule));
  g_assert_false (td_rule_from_name ("GE", &rule));
}

static void
test_unit_kind (void)
{
  static const char *const names[] = { "agency", "department", "regional" };
  TdUnitKind kind = TD_UNIT_AGENCY;

  for (guint i = 0; i < TD_N_UNIT_KINDS; i++)
    {
      g_assert_cmpstr (td_unit_kind_name ((TdUnitKind)i), ==, names[i]);
      g_assert_true (td_unit_kind_from_name (names[i], &kind));
      g_assert_cmpint (kind, ==, (int)i);
    }
  g_assert_false (td_unit_kind_from_name ("region", &kind));
  g_assert_false (td_unit_kind_from_name ("", &kind));
}

static void
test_row_kind (void)
{
  /* The names of the files of DESIGN 9. */
  g_assert_cmpstr (td_row_kind_name (TD_ROW_UNIT), ==, "units");
  g_assert_cmpstr (td_row_kind_name (TD_ROW_SUCCESSION), ==, "successions");
  g_assert_cmpstr (td_row_kind_name (TD_ROW_OFFICER), ==, "officers");
  g_assert_cmpstr (td_row_kind_name (TD_ROW_TARGET), ==, "targets");
  g_assert_cmpstr (td_row_kind_name (TD_ROW_CUT), ==, "cuts");
  g_assert_cmpstr (td_row_kind_name (TD_ROW_SETTING), ==, "settings");
  g_assert_cmpstr (td_row_kind_name (TD_ROW_RECORD), ==, "records");
}

static void
test_standing (void)
{
  g_assert_cmpstr (td_standing_name (TD_STANDING_MET), ==, "met");
  g_assert_cmpstr (td_standing_name (TD_STANDING_NEAR), ==, "near");
  g_assert_cmpstr (td_standing_name (TD_STANDING_LOW), ==, "low");
  g_assert_cmpstr (td_standing_name (TD_STANDING_VERY_LOW), ==, "very_low");
}

static void
test_error (void)
{
  g_assert_cmpstr (g_quark_to_string (TD_ERROR), ==, "td-error-quark");
  g_assert_cmpuint (td_error_quark (), ==, TD_ERROR);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/types/measure", test_measure);
  g_test_add_func ("/types/rule", test_rule);
  g_test_add_func ("/types/unit-kind", test_unit_kind);
  g_test_add_func ("/types/row-kind", test_row_kind);
  g_test_add_func ("/types/standing", test_standing);
  g_test_add_func ("/types/error", test_error);
  return g_test_run ();
}
