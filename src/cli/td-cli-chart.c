/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "charts/td-chart-build.h"
#include "charts/td-chart-export.h"
#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "model/td-amount.h"

#include <glib/gi18n.h>

static const char *const styles[] = { "light", "dark", "contrast", "print", NULL };
static const TdChartStyleKind style_kinds[] = {
  TD_CHART_STYLE_LIGHT,
  TD_CHART_STYLE_DARK,
  TD_CHART_STYLE_HIGH_CONTRAST,
  TD_CHART_STYLE_PRINT,
};

typedef struct
{
  TdChartTopic topic;
  TdDay as_of;
  char **units; /* (nullable) */
  TdMeasure measure;
  int64_t width;
  int64_t height;
  TdChartStyleKind style;
  const char *output;
} Order;

static bool
read_size (const TdCliCommand *command, const char *text, Order *order)
{
  if (text == NULL)
    return true;
  g_auto (GStrv) sides = g_strsplit (text, "x", 3);
  if (g_strv_length (sides) == 2 && td_amount_parse_ascii (sides[0], &order->width)
      && td_amount_parse_ascii (sides[1], &order->height) && order->width > 0 && order->height > 0
      && order->width <= 100000 && order->height <= 100000)
    return true;
  td_cli_misuse (
      command, _ ("--size: A width and a height such as 1600x900 were expected, not “%s”."), text);
  return false;
}

/* Topics about the units of one group take that group, the others the units themselves. */
static bool
is_of_group (TdChartTopic topic)
{
  return !td_chart_topic_takes (topic, 1);
}

/* (transfer full) (nullable) */
static TdChart *
build (TdBook *book, int cut, const Order *order)
{
  TdDay day = td_book_get_cut (book, cut)->as_of;
  g_autoptr (GArray) subjects = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  TdSubject root = TD_SUBJECT_NONE;

  for (guint i = 0; order->units != NULL && order->units[i] != NULL; i++)
    {
      TdSubject unit;
      if (!td_cli_find_unit (book, order->units[i], day, &unit))
        return NULL;
      if (is_of_group (order->topic))
        root = unit;
      else
        g_array_append_val (subjects, unit);
    }
  g_autoptr (TdProgress) progress = td_progress_new (book, cut, day, root, true);
  return td_chart_new (progress,
                       order->topic,
                       (const TdSubject *)(gconstpointer)subjects->data,
                       subjects->len,
                       order->measure,
                       TD_CHART_WITH_TARGET | TD_CHART_WITH_LAST_YEAR | TD_CHART_WITH_FORECAST);
}

static TdCliExit
draw (TdBook *book, const Order *order)
{
  g_autoptr (GError) error = NULL;
  int cut;

  if (!td_cli_find_cut (book, order->as_of, &cut))
    return TD_CLI_FAILED;
  g_autoptr (TdChart) chart = build (book, cut, order);
  if (chart == NULL)
    return TD_CLI_FAILED;
  if (!td_chart_save (chart,
                      td_chart_style_get (order->style),
                      (double)order->width,
                      (double)order->height,
                      1.0,
                      order->output,
                      &error))
    return td_cli_fail_error (error);
  td_cli_print (_ ("Chart written: %s\n"), order->output);
  return TD_CLI_DONE;
}

static bool
check_output (const TdCliCommand *command, const char *output)
{
  TdChartFormat format;

  if (td_chart_format_of (output, &format))
    return true;
  td_cli_misuse (command,
                 _ ("--output: A name that ends in .png, .svg or .pdf was expected, not “%s”."),
                 output);
  return false;
}

TdCliExit
td_cli_chart (const TdCliCommand *command, char **arguments)
{
  g_autofree char *kind = NULL, *as_of = NULL, *measure = NULL, *size = NULL, *style = NULL,
                  *output = NULL;
  g_auto (GStrv) units = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("kind",
                        &kind,
                        N_ ("trend, ranking, contribution, increments, heatmap, years or "
                            "composition"),
                        "KIND"),
    TD_CLI_TEXT_OPTION ("as-of", &as_of, TD_CLI_HELP_AS_OF, "DATE"),
    { "unit",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &units,
      N_ ("code of the unit, of a trend or heatmap several; the root if left out"),
      "CODE" },
    TD_CLI_TEXT_OPTION ("measure", &measure, N_ ("cases (if left out) or money"), "M"),
    TD_CLI_TEXT_OPTION ("size",
                        &size,
                        N_ ("width and height in pixels, of PDF in points; 1600x900 if left out"),
                        "WxH"),
    TD_CLI_TEXT_OPTION ("style", &style, N_ ("light (if left out), dark, contrast or print"), "S"),
    TD_CLI_TEXT_OPTION (
        "output", &output, N_ ("the file to be written: .png, .svg or .pdf"), "FILE"),
    G_OPTION_ENTRY_NULL,
  };
  Order order = { .as_of = TD_DAY_NONE, .measure = TD_MEASURE_CASES, .width = 1600, .height = 900 };
  guint kind_index = 0, style_index = 0;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_require (command, "kind", kind) || !td_cli_require (command, "output", output)
      || !td_cli_read_word (command, "kind", kind, td_chart_topic_names (), &kind_index)
      || !td_cli_read_day (command, "as-of", as_of, &order.as_of)
      || !td_cli_read_measure (command, measure, &order.measure)
      || !read_size (command, size, &order)
      || !td_cli_read_word (command, "style", style, styles, &style_index)
      || !check_output (command, output))
    return TD_CLI_USAGE;
  order.topic = (TdChartTopic)kind_index;
  if (units != NULL && g_strv_length (units) > 1 && !td_chart_topic_takes (order.topic, 2))
    return td_cli_misuse (
        command,
        /* TRANSLATORS: %s is the word after --kind */
        _ ("A chart “%s” is that of one unit; --unit stands here more than once."),
        kind);
  order.units = units;
  order.style = style_kinds[style_index];
  order.output = output;

  td_chart_prepare ();
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  return draw (td_workspace_get_book (workspace), &order);
}
