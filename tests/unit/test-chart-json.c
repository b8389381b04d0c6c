/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <locale.h>

#include "charts/td-chart-build.h"
#include "charts/td-chart-export.h"
#include "charts/td-chart-json.h"
#include "chart-cases.h"
#include "model/td-day.h"
#include "td-test-book.h"

/* A chart that was kept as JSON is the same chart, to the byte of its picture. */

static GBytes *
encode (TdChart *chart, TdChartStyleKind kind, TdChartFormat format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = td_chart_encode (chart, td_chart_style_get (kind), 700, 400, 1, format, &error);

  g_assert_no_error (error);
  return bytes;
}

static TdChart *
reread (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = td_json_parse (text, 1000000, &error);

  g_assert_no_error (error);
  TdChart *chart = td_chart_from_json (object, &error);
  g_assert_no_error (error);
  return chart;
}

static char *
print (TdChart *chart)
{
  g_autoptr (JsonObject) object = td_chart_to_json (chart);

  return td_json_print (object);
}

static void
check (TdChart *chart)
{
  static const struct
  {
    TdChartStyleKind style;
    TdChartFormat format;
  } pictures[] = { { TD_CHART_STYLE_LIGHT, TD_CHART_FORMAT_PNG },
                   { TD_CHART_STYLE_PRINT, TD_CHART_FORMAT_PDF } };
  g_autofree char *text = print (chart);
  g_autoptr (TdChart) read = reread (text);
  g_autofree char *again = print (read);

  g_assert_cmpstr (again, ==, text);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GBytes) before = encode (chart, pictures[i].style, pictures[i].format);
      g_autoptr (GBytes) after = encode (read, pictures[i].style, pictures[i].format);
      g_assert_true (g_bytes_equal (before, after));
    }
}

static void
test_made_up (void)
{
  g_autoptr (TdChart) province = case_province ();
  g_autoptr (TdChart) units = case_units (9, "Khu vực");
  g_autoptr (TdChart) ranking = case_ranking (7, "Khu vực", true);

  check (province);
  check (units);
  check (ranking);
  for (guint i = 0; i < TD_N_CHART_KINDS; i++)
    {
      g_autoptr (TdChart) chart = case_kind ((TdChartKind)i);
      g_autoptr (TdChart) empty = td_chart_builder_end (td_chart_builder_new ((TdChartKind)i));
      check (chart);
      check (empty);
    }
}

static void
test_samples (void)
{
  static const struct
  {
    const char *name;
    int year, month, day;
  } samples[] = { { "thai-nguyen-2025", 2025, 9, 12 },
                  { "ben-tre-2021", 2021, 6, 30 },
                  { "bac-kan-2019", 2019, 3, 31 } };
  TdChartFlags flags[] = { TD_CHART_WITH_TARGET | TD_CHART_WITH_LAST_YEAR | TD_CHART_FOR_PAPER,
                           TD_CHART_WITH_TARGET | TD_CHART_WITH_FORECAST | TD_CHART_WITH_QUOTA
                               | TD_CHART_CUMULATIVE | TD_CHART_IN_UNIT_ORDER };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (TdBook) book = td_test_book_sample (samples[i].name);
      TdDay day = td_day_new (samples[i].year, samples[i].month, samples[i].day);
      g_autoptr (TdProgress) progress
          = td_progress_new (book, td_book_find_cut (book, day), day, TD_SUBJECT_NONE, true);
      for (guint j = 0; j < TD_N_CHART_TOPICS * G_N_ELEMENTS (flags); j++)
        {
          g_autoptr (TdChart) chart
              = td_chart_new (progress,
                              (TdChartTopic)(j % TD_N_CHART_TOPICS),
                              NULL,
                              0,
                              i % 2 == 0 ? TD_MEASURE_CASES : TD_MEASURE_MONEY,
                              flags[j / TD_N_CHART_TOPICS]);
          check (chart);
        }
    }
}

static void
test_hostile (void)
{
  static const char *const texts[] = {
    "{}",
    "{\"kind\":3}",
    "{\"kind\":\"pie\",\"first\":0,\"last\":0}",
    "{\"kind\":\"trend\"}",
    "{\"kind\":\"trend\",\"first\":9,\"last\":3}",
    "{\"kind\":\"trend\",\"first\":0,\"last\":99999999999}",
    "{\"kind\":\"trend\",\"first\":0.5,\"last\":3}",
    "{\"kind\":\"trend\",\"first\":0,\"last\":9,\"ticks\":[{\"day\":3,\"short\":\"a\"},{\"day\":3,"
    "\"short\":\"b\"}]}",
    "{\"kind\":\"trend\",\"first\":0,\"last\":9,\"ticks\":[{\"day\":3}]}",
    "{\"kind\":\"trend\",\"first\":0,\"last\":9,\"ticks\":{}}",
    "{\"kind\":\"trend\",\"first\":0,\"last\":9,\"series\":[7]}",
    "{\"kind\":\"trend\",\"first\":0,\"last\":9,\"series\":[{\"id\":\"a\",\"name\":\"a\",\"role\":"
    "\"forecast\",\"continues\":0}]}",
    "{\"kind\":\"trend\",\"first\":0,\"last\":9,\"series\":[{\"id\":\"a\",\"name\":\"a\",\"role\":"
    "\"unit\",\"points\":[{\"day\":1,\"value\":1,\"when\":\"x\"}]}]}",
    "{\"kind\":\"trend\",\"first\":0,\"last\":9,\"series\":[{\"id\":\"a\",\"name\":\"a\",\"role\":"
    "\"unit\",\"points\":[{\"day\":1,\"value\":100000000000000001,\"text\":\"x\",\"when\":\"x\"}]}]"
    "}",
    "{\"kind\":\"trend\",\"first\":0,\"last\":9,\"targets\":[{\"from\":1},{\"from\":1}]}",
    "{\"kind\":\"ranking\",\"first\":0,\"last\":0,\"rows\":[{\"id\":\"a\",\"name\":\"a\","
    "\"status\":\"good\"}]}",
    "{\"kind\":\"heatmap\",\"first\":0,\"last\":0,\"columns\":[\"a\",\"b\"],\"rows\":[{\"id\":"
    "\"a\",\"name\":\"a\",\"status\":\"none\",\"cells\":[{}]}]}",
    "{\"kind\":\"heatmap\",\"first\":0,\"last\":0,\"columns\":[\"a\",null]}",
    "{\"kind\":\"trend\",\"first\":0,\"last\":0,\"keys\":[{\"sample\":\"line\"}]}",
    "{\"kind\":\"trend\",\"first\":0,\"last\":0,\"keys\":[{\"sample\":\"line\",\"colour\":-1,"
    "\"text\":\"a\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) object = td_json_parse (texts[i], 1000000, &error);
      g_assert_no_error (error);
      TdChart *chart = td_chart_from_json (object, &error);
      if (chart != NULL)
        g_test_message ("%s", texts[i]);
      g_assert_null (chart);
      g_assert_error (error, TD_ERROR, TD_ERROR_VALUE);
    }
}

int
main (int argc, char **argv)
{
  (void)setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-json/made-up", test_made_up);
  g_test_add_func ("/chart-json/samples", test_samples);
  g_test_add_func ("/chart-json/hostile", test_hostile);
  return g_test_run ();
}
