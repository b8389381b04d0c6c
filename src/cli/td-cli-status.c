/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "td-cli-status.h"

#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "cli/td-cli-scope.h"
#include "exchange/td-csv.h"
#include "model/td-amount.h"
#include "model/td-day.h"

#include <glib/gi18n.h>

/* The fields of a row, in the order of JSON and CSV. */
enum
{
  FIELD_UNIT,
  FIELD_OFFICER,
  FIELD_NAME,
  FIELD_DEPTH,
  FIELD_MEASURE,
  FIELD_REPORTED,
  FIELD_EXPECTED,
  FIELD_TOTAL,
  FIELD_ELIGIBLE,
  FIELD_COMPLETED,
  FIELD_RATE,
  FIELD_TARGET,
  FIELD_RULE,
  FIELD_GAP_POINTS,
  FIELD_MISSING,
  FIELD_MET,
  FIELD_STANDING,
  FIELD_CHANGE_MONTH,
  FIELD_CHANGE_YEAR,
  FIELD_CONTRIBUTION,
  FIELD_RANK,
  N_FIELDS,
};
static const char *const field_names[N_FIELDS] = {
  "unit",    "officer",  "name",      "depth",        "measure",     "reported",     "expected",
  "total",   "eligible", "completed", "rate",         "target",      "rule",         "gap_points",
  "missing", "met",      "standing",  "change_month", "change_year", "contribution", "rank",
};

typedef enum
{
  VALUE_NULL,
  VALUE_NUMBER,
  VALUE_FLAG,
  VALUE_WORD, /* borrowed */
  VALUE_TEXT, /* owned */
} ValueKind;

typedef struct
{
  ValueKind kind;
  int64_t number;
  const char *word;
  char *text;
} Value;

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_CSV,
} Format;

typedef struct
{
  TdCliScope scope;
  bool has_measure;
  TdMeasure measure;
  bool officers;
  Format format;
} Order;

static void
set_number (Value *value, int64_t number)
{
  *value = (Value){ .kind = VALUE_NUMBER, .number = number };
}

static void
set_word (Value *value, const char *word)
{
  *value = (Value){ .kind = word != NULL ? VALUE_WORD : VALUE_NULL, .word = word };
}

static void
set_text (Value *value, char *text)
{
  *value = (Value){ .kind = VALUE_TEXT, .text = text };
}

static void
set_item (Value *value, const TdFigures *figures, TdItem item)
{
  int64_t amount;
  if (td_figures_get (figures, item, &amount))
    set_number (value, amount);
}

static void
set_points (Value *value, const TdPoints *points)
{
  if (points->known)
    set_text (value, td_hundredths_format_ascii (points->points));
}

static void
fill_subject (const TdBook *book, const TdProgressRow *row, Value values[N_FIELDS])
{
  bool is_officer = td_book_is_officer (book, row->subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, row->subject) : row->subject;

  set_word (&values[FIELD_UNIT], td_book_get_unit (book, unit)->code);
  if (is_officer)
    set_word (&values[FIELD_OFFICER], td_book_get_officer (book, row->subject)->code);
  set_word (&values[FIELD_NAME], td_book_get_name (book, row->subject));
  set_number (&values[FIELD_DEPTH], row->depth);
  set_word (&values[FIELD_MEASURE], td_measure_name (row->measure));
}

static void
fill_values (const TdBook *book, const TdProgressRow *row, Value values[N_FIELDS])
{
  const TdFigures *figures = &row->shown->figures;

  fill_subject (book, row, values);
  if (row->shown->expected >= 0)
    {
      set_number (&values[FIELD_REPORTED], row->shown->reported);
      set_number (&values[FIELD_EXPECTED], row->shown->expected);
    }
  set_item (&values[FIELD_TOTAL], figures, TD_ITEM_TOTAL);
  set_item (&values[FIELD_ELIGIBLE], figures, TD_ITEM_ELIGIBLE);
  set_item (&values[FIELD_COMPLETED], figures, TD_ITEM_COMPLETED);
  if (row->has_rate)
    set_text (&values[FIELD_RATE], td_hundredths_format_ascii (row->rate));
  if (row->has_target)
    {
      set_text (&values[FIELD_TARGET], td_hundredths_format_ascii (row->target));
      set_word (&values[FIELD_RULE], td_rule_name (row->rule));
    }
  if (row->has_gap)
    {
      set_text (&values[FIELD_GAP_POINTS], td_hundredths_format_ascii (row->gap));
      set_number (&values[FIELD_MISSING], row->missing);
      values[FIELD_MET] = (Value){ .kind = VALUE_FLAG, .number = row->missing == 0 };
      set_word (&values[FIELD_STANDING], td_standing_name (row->standing));
    }
  set_points (&values[FIELD_CHANGE_MONTH], &row->change_month);
  set_points (&values[FIELD_CHANGE_YEAR], &row->change_year);
  if (row->has_contribution)
    set_text (&values[FIELD_CONTRIBUTION], td_wide_format_ascii (row->contribution, 4));
  if (row->rank > 0)
    set_number (&values[FIELD_RANK], row->rank);
}

static void
clear_values (Value values[N_FIELDS])
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (values[i].text);
}

static bool
is_shown (const TdCliStatus *status, TdMeasure measure)
{
  return !status->has_measure || status->measure == measure;
}

static void
add_value (JsonBuilder *builder, const char *name, const Value *value)
{
  switch (value->kind)
    {
    case VALUE_NUMBER:
      td_cli_json_add_number (builder, name, value->number);
      break;
    case VALUE_FLAG:
      td_cli_json_add_flag (builder, name, value->number != 0);
      break;
    case VALUE_WORD:
      td_cli_json_add_text (builder, name, value->word);
      break;
    case VALUE_TEXT:
      td_cli_json_add_text (builder, name, value->text);
      break;
    case VALUE_NULL:
    default:
      td_cli_json_add_text (builder, name, NULL);
      break;
    }
}

static void
add_rows (JsonBuilder *builder, const TdCliStatus *status)
{
  const GArray *rows = status->progress->rows;

  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (rows, TdProgressRow, i);
      Value values[N_FIELDS] = { 0 };
      if (!is_shown (status, row->measure))
        continue;
      fill_values (status->book, row, values);
      json_builder_begin_object (builder);
      for (guint field = 0; field < N_FIELDS; field++)
        add_value (builder, field_names[field], &values[field]);
      json_builder_end_object (builder);
      clear_values (values);
    }
  json_builder_end_array (builder);
}

static void
add_summary (JsonBuilder *builder, const TdSummary *summary)
{
  bool has_gaps = summary->not_met > 0;
  g_autofree char *lowest = has_gaps ? td_hundredths_format_ascii (summary->lowest_gap) : NULL;
  g_autofree char *highest = has_gaps ? td_hundredths_format_ascii (summary->highest_gap) : NULL;

  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "measure", td_measure_name (summary->measure));
  td_cli_json_add_text (builder, "kind", summary->all ? "all" : td_unit_kind_name (summary->kind));
  td_cli_json_add_number (builder, "units", summary->units);
  td_cli_json_add_number (builder, "met", summary->met);
  td_cli_json_add_number (builder, "not_met", summary->not_met);
  td_cli_json_add_number (builder, "no_target", summary->no_target);
  td_cli_json_add_number (builder, "no_rate", summary->no_rate);
  td_cli_json_add_text (builder, "lowest_gap", lowest);
  td_cli_json_add_text (builder, "highest_gap", highest);
  json_builder_end_object (builder);
}

static TdDay
get_base_day (const TdBook *book, int cut)
{
  return cut >= 0 ? td_book_get_cut (book, cut)->as_of : TD_DAY_NONE;
}

static void
print_json (const TdCliStatus *status)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const TdProgress *progress = status->progress;
  const TdCut *cut = td_book_get_cut (status->book, progress->cut);

  json_builder_begin_object (builder);
  td_cli_json_add_day (builder, "as_of", progress->as_of);
  td_cli_json_add_day (builder, "on", progress->on);
  td_cli_json_add_number (builder, "work_year", progress->work_year);
  td_cli_json_add_number (builder, "days_left", progress->days_left);
  td_cli_json_add_number (builder, "working_days_left", progress->working_days_left);
  td_cli_json_add_flag (builder, "closed", cut->closed);
  td_cli_json_add_number (builder, "revision", cut->revision);
  td_cli_json_add_day (builder, "month_base", get_base_day (status->book, progress->month_base));
  td_cli_json_add_day (builder, "year_base", get_base_day (status->book, progress->year_base));
  td_cli_json_add_text (builder, "root", td_book_get_unit (status->book, progress->root)->code);
  add_rows (builder, status);
  json_builder_set_member_name (builder, "summary");
  json_builder_begin_array (builder);
  for (guint i = 0; i < progress->summaries->len; i++)
    {
      const TdSummary *summary = &g_array_index (progress->summaries, TdSummary, i);
      if (is_shown (status, summary->measure))
        add_summary (builder, summary);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_json_print (builder);
}

static void
append_value (GString *line, const Value *value)
{
  switch (value->kind)
    {
    case VALUE_NUMBER:
      g_string_append_printf (line, "%" G_GINT64_FORMAT, value->number);
      break;
    case VALUE_FLAG:
      g_string_append (line, value->number != 0 ? "true" : "false");
      break;
    case VALUE_WORD:
      td_csv_append (line, value->word);
      break;
    case VALUE_TEXT:
      td_csv_append (line, value->text);
      break;
    case VALUE_NULL:
    default:
      break;
    }
}

static void
print_csv (const TdCliStatus *status)
{
  const GArray *rows = status->progress->rows;
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint field = 0; field < N_FIELDS; field++)
    g_string_append_printf (line, "%s%s", field > 0 ? "," : "", field_names[field]);
  td_cli_print ("%s\n", line->str);
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (rows, TdProgressRow, i);
      Value values[N_FIELDS] = { 0 };
      if (!is_shown (status, row->measure))
        continue;
      fill_values (status->book, row, values);
      g_string_truncate (line, 0);
      for (guint field = 0; field < N_FIELDS; field++)
        {
          g_string_append (line, field > 0 ? "," : "");
          append_value (line, &values[field]);
        }
      td_cli_print ("%s\n", line->str);
      clear_values (values);
    }
}

static TdCliExit
print_status (TdBook *book, const Order *order)
{
  g_autoptr (TdProgress) progress = td_cli_scope_calculate (&order->scope, book, order->officers);

  if (progress == NULL)
    return TD_CLI_FAILED;
  TdCliStatus status = {
    .book = book, .progress = progress, .has_measure = order->has_measure, .measure = order->measure
  };
  if (order->format == FORMAT_JSON)
    print_json (&status);
  else if (order->format == FORMAT_CSV)
    print_csv (&status);
  else
    td_cli_status_print_text (&status);
  return TD_CLI_DONE;
}

TdCliExit
td_cli_status (const TdCliCommand *command, char **arguments)
{
  static const char *const formats[] = { "text", "json", "csv", NULL };
  g_autofree char *as_of = NULL, *on = NULL, *unit = NULL, *measure = NULL, *format = NULL;
  gboolean officers = FALSE;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("as-of", &as_of, TD_CLI_HELP_AS_OF, "DATE"),
    TD_CLI_TEXT_OPTION ("on", &on, TD_CLI_HELP_ON, "DATE"),
    TD_CLI_TEXT_OPTION ("unit", &unit, TD_CLI_HELP_BELOW, "CODE"),
    TD_CLI_TEXT_OPTION ("measure", &measure, N_ ("only cases or only money"), "M"),
    TD_CLI_FLAG_OPTION ("officers", &officers, N_ ("a row for each officer too")),
    TD_CLI_TEXT_OPTION (
        "format", &format, N_ ("how it is printed; text if left out"), "text|json|csv"),
    G_OPTION_ENTRY_NULL,
  };
  Order order = { 0 };
  guint format_index = FORMAT_TEXT;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_scope_read (&order.scope, command, "on", as_of, on, unit)
      || !td_cli_read_measure (command, measure, &order.measure)
      || !td_cli_read_word (command, "format", format, formats, &format_index))
    return TD_CLI_USAGE;
  order.has_measure = measure != NULL;
  order.officers = officers;
  order.format = (Format)format_index;

  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  return print_status (td_workspace_get_book (workspace), &order);
}
