/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "td-cli-analysis.h"

#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "model/td-day.h"

#include <glib/gi18n.h>

typedef struct
{
  TdDay as_of;
  TdDay on;
  const char *unit; /* (nullable) */
  bool has_measure;
  TdMeasure measure;
  bool is_json;
} Order;

bool
td_cli_analysis_shows (const TdCliAnalysis *analysis, TdMeasure measure)
{
  return !analysis->has_measure || analysis->measure == measure;
}

TdMovement
td_cli_analysis_movement (const TdProgressRow *row, TdEarlier *base)
{
  const TdFigures *now = &row->shown->figures;
  TdFigures then;
  int64_t completed_now, eligible_now, completed_then, eligible_then;

  if (base == NULL)
    return (TdMovement){ 0 };
  td_earlier_get (base, row->subject, row->measure, &then);
  if (!td_figures_get (now, TD_ITEM_COMPLETED, &completed_now)
      || !td_figures_get (now, TD_ITEM_ELIGIBLE, &eligible_now)
      || !td_figures_get (&then, TD_ITEM_COMPLETED, &completed_then)
      || !td_figures_get (&then, TD_ITEM_ELIGIBLE, &eligible_then))
    return (TdMovement){ 0 };
  return td_movement (completed_then, eligible_then, completed_now, eligible_now);
}

bool
td_cli_analysis_new_eligible (const TdCliAnalysis *analysis,
                              TdMeasure measure,
                              int64_t *new_eligible)
{
  const TdProgress *progress = analysis->progress;
  const TdProgressRow *root = td_progress_find (progress, progress->root, measure);
  TdForecast forecast = td_forecaster_get (analysis->forecaster, progress->root, measure);
  TdPace pace = td_pace (progress, root, &analysis->milestones, &forecast);

  *new_eligible = pace.new_eligible;
  return pace.has_expected;
}

static TdCliExit
analyse (TdBook *book, const Order *order)
{
  TdSubject root = TD_SUBJECT_NONE;
  int cut;

  if (!td_cli_find_cut (book, order->as_of, &cut))
    return TD_CLI_FAILED;
  TdDay as_of = td_book_get_cut (book, cut)->as_of;
  TdDay on = order->on != TD_DAY_NONE ? order->on : as_of;
  if (on < as_of)
    {
      g_autofree char *day = td_day_format_iso (as_of);
      return td_cli_fail (_ ("--on lies before the figures of %s."), day);
    }
  if (order->unit != NULL && !td_cli_find_unit (book, order->unit, as_of, &root))
    return TD_CLI_FAILED;

  g_autoptr (TdProgress) progress = td_progress_new (book, cut, on, root, false);
  g_autoptr (TdForecaster) forecaster = td_forecaster_new (book, cut);
  g_autoptr (TdEarlier) month
      = progress->month_base >= 0 ? td_earlier_new (book, progress->month_base, as_of) : NULL;
  g_autoptr (TdEarlier) year
      = progress->year_base >= 0 ? td_earlier_new (book, progress->year_base, as_of) : NULL;
  TdCliAnalysis analysis = {
    .book = book,
    .progress = progress,
    .forecaster = forecaster,
    .month = month,
    .year = year,
    .has_measure = order->has_measure,
    .measure = order->measure,
  };
  td_book_get_milestones (book, &analysis.milestones);
  if (order->is_json)
    td_cli_analysis_print_json (&analysis);
  else
    td_cli_analysis_print_text (&analysis);
  return TD_CLI_DONE;
}

TdCliExit
td_cli_analysis (const TdCliCommand *command, char **arguments)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *as_of = NULL, *on = NULL, *unit = NULL, *measure = NULL, *format = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("as-of", &as_of, TD_CLI_HELP_AS_OF, "DATE"),
    TD_CLI_TEXT_OPTION (
        "on",
        &on,
        N_ ("the day of issue, from which days are counted; that of the cut if left out"),
        "DATE"),
    TD_CLI_TEXT_OPTION ("unit", &unit, N_ ("only this unit and what is below it"), "CODE"),
    TD_CLI_TEXT_OPTION ("measure", &measure, N_ ("only cases or only money"), "M"),
    TD_CLI_TEXT_OPTION ("format", &format, N_ ("how it is printed; text if left out"), "text|json"),
    G_OPTION_ENTRY_NULL,
  };
  Order order = { .as_of = TD_DAY_NONE, .on = TD_DAY_NONE };
  guint format_index = 0;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_read_day (command, "as-of", as_of, &order.as_of)
      || !td_cli_read_day (command, "on", on, &order.on)
      || !td_cli_read_measure (command, measure, &order.measure)
      || !td_cli_read_word (command, "format", format, formats, &format_index))
    return TD_CLI_USAGE;
  if (order.as_of != TD_DAY_NONE && order.on != TD_DAY_NONE && order.on < order.as_of)
    return td_cli_misuse (command, _ ("--on lies before --as-of."));
  order.unit = unit;
  order.has_measure = measure != NULL;
  order.is_json = format_index == 1;

  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  return analyse (td_workspace_get_book (workspace), &order);
}
