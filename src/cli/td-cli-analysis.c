/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "td-cli-analysis.h"

#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "cli/td-cli-scope.h"

#include <glib/gi18n.h>

typedef struct
{
  TdCliScope scope;
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
  g_autoptr (TdProgress) progress = td_cli_scope_calculate (&order->scope, book, false);

  if (progress == NULL)
    return TD_CLI_FAILED;
  TdDay as_of = progress->as_of;
  g_autoptr (TdForecaster) forecaster = td_forecaster_new (book, progress->cut);
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
    TD_CLI_TEXT_OPTION ("on", &on, TD_CLI_HELP_ON, "DATE"),
    TD_CLI_TEXT_OPTION ("unit", &unit, TD_CLI_HELP_BELOW, "CODE"),
    TD_CLI_TEXT_OPTION ("measure", &measure, N_ ("only cases or only money"), "M"),
    TD_CLI_TEXT_OPTION ("format", &format, N_ ("how it is printed; text if left out"), "text|json"),
    G_OPTION_ENTRY_NULL,
  };
  Order order = { 0 };
  guint format_index = 0;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_scope_read (&order.scope, command, "on", as_of, on, unit)
      || !td_cli_read_measure (command, measure, &order.measure)
      || !td_cli_read_word (command, "format", format, formats, &format_index))
    return TD_CLI_USAGE;
  order.has_measure = measure != NULL;
  order.is_json = format_index == 1;

  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  return analyse (td_workspace_get_book (workspace), &order);
}
