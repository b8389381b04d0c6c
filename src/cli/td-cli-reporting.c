/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "analysis/td-reporting.h"
#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "cli/td-cli-scope.h"
#include "model/td-day.h"
#include "wording/td-wording-people.h"

#include <glib/gi18n.h>

static void
add_states (JsonBuilder *builder, const TdReportRow *row)
{
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    td_cli_json_add_text (
        builder, td_measure_name ((TdMeasure)measure), td_report_state_name (row->state[measure]));
  td_cli_json_add_flag (builder, "reported", row->has_reported);
}

static void
add_count (JsonBuilder *builder, const char *name, bool known, int count)
{
  if (known)
    td_cli_json_add_number (builder, name, count);
  else
    td_cli_json_add_text (builder, name, NULL);
}

static void
add_unit (JsonBuilder *builder, const TdBook *book, const TdReportRow *row)
{
  bool one_by_one = row->officers_expected >= 0;

  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "unit", td_book_get_unit (book, row->subject)->code);
  td_cli_json_add_text (builder, "name", td_book_get_name (book, row->subject));
  add_states (builder, row);
  add_count (builder, "officers_reported", one_by_one, row->officers_reported);
  add_count (builder, "officers_expected", one_by_one, row->officers_expected);
  json_builder_end_object (builder);
}

static void
add_officer (JsonBuilder *builder, const TdBook *book, const TdReportRow *row)
{
  const TdOfficer *officer = td_book_get_officer (book, row->subject);

  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "unit", officer->unit);
  td_cli_json_add_text (builder, "officer", officer->code);
  td_cli_json_add_text (builder, "name", officer->name);
  add_states (builder, row);
  json_builder_end_object (builder);
}

static void
add_deadlines (JsonBuilder *builder, const TdReporting *reporting)
{
  json_builder_set_member_name (builder, "deadlines");
  json_builder_begin_array (builder);
  for (int level = 0; level < TD_N_REPORT_LEVELS; level++)
    {
      const TdReportDeadline *deadline = &reporting->deadlines[level];

      json_builder_begin_object (builder);
      td_cli_json_add_text (builder, "level", td_report_level_name ((TdReportLevel)level));
      td_cli_json_add_day (builder, "day", deadline->day);
      td_cli_json_add_number (builder, "days_left", deadline->days_left);
      td_cli_json_add_number (builder, "days_late", deadline->days_late);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const TdBook *book, const TdReporting *reporting)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_add_day (builder, "as_of", reporting->as_of);
  td_cli_json_add_day (builder, "on", reporting->on);
  json_builder_set_member_name (builder, "due");
  json_builder_begin_array (builder);
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    if (reporting->due[measure])
      json_builder_add_string_value (builder, td_measure_name ((TdMeasure)measure));
  json_builder_end_array (builder);
  td_cli_json_add_number (builder, "reported", reporting->n_reported);
  td_cli_json_add_number (builder, "expected", reporting->units->len);
  add_deadlines (builder, reporting);
  json_builder_set_member_name (builder, "units");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reporting->units->len; i++)
    add_unit (builder, book, &g_array_index (reporting->units, TdReportRow, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "officers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reporting->officers->len; i++)
    add_officer (builder, book, &g_array_index (reporting->officers, TdReportRow, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_json_print (builder);
}

static void
print_missing (const TdBook *book, const TdReporting *reporting, const GArray *rows)
{
  g_autoptr (GPtrArray) missing = td_reporting_list_missing (rows);
  g_autoptr (TdCliTable) table = td_cli_table_new ("ll");

  for (guint i = 0; i < missing->len; i++)
    {
      const TdReportRow *row = g_ptr_array_index (missing, i);
      bool is_officer = td_book_is_officer (book, row->subject);
      const char *unit = td_book_get_short_name (
          book, is_officer ? td_book_get_parent (book, row->subject) : row->subject);

      td_cli_table_add (
          table,
          is_officer ? g_strdup_printf ("%s (%s)", td_book_get_name (book, row->subject), unit)
                     : g_strdup (unit));
      td_cli_table_add (table, td_wording_report_gaps (reporting, row));
    }
  td_cli_table_print (table, 2);
}

static void
print_text (const TdBook *book, const TdReporting *reporting)
{
  g_autofree char *day = td_day_format (reporting->as_of);
  g_autofree char *sentence = td_wording_reporting (book, reporting);
  g_autoptr (TdCliTable) deadlines = td_cli_table_new ("ll");

  td_cli_print (_ ("Figures as of %s\n"), day);
  td_cli_print ("%s\n\n", sentence);
  for (int level = 0; level < TD_N_REPORT_LEVELS; level++)
    {
      td_cli_table_add (deadlines, g_strdup (td_wording_report_level ((TdReportLevel)level)));
      td_cli_table_add (deadlines, td_wording_deadline (&reporting->deadlines[level]));
    }
  td_cli_print ("%s\n", _ ("Deadlines"));
  td_cli_table_print (deadlines, 2);
  if (reporting->n_reported < reporting->units->len)
    {
      td_cli_print ("\n%s\n", _ ("Not reported"));
      print_missing (book, reporting, reporting->units);
      print_missing (book, reporting, reporting->officers);
    }
}

TdCliExit
td_cli_reporting (const TdCliCommand *command, char **arguments)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *as_of = NULL, *on = NULL, *format = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("as-of", &as_of, TD_CLI_HELP_AS_OF, "DATE"),
    TD_CLI_TEXT_OPTION ("on",
                        &on,
                        N_ ("the day from which deadlines are seen; that of the cut if left out"),
                        "DATE"),
    TD_CLI_TEXT_OPTION ("format", &format, N_ ("how it is printed; text if left out"), "text|json"),
    G_OPTION_ENTRY_NULL,
  };
  TdCliScope scope;
  TdDay seen_on;
  guint format_index = 0;
  int cut;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_scope_read (&scope, command, "on", as_of, on, NULL)
      || !td_cli_read_word (command, "format", format, formats, &format_index))
    return TD_CLI_USAGE;
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  const TdBook *book = td_workspace_get_book (workspace);
  if (!td_cli_scope_find_cut (&scope, book, &cut, &seen_on))
    return TD_CLI_FAILED;
  g_autoptr (TdReporting) reporting = td_reporting_new (book, cut, seen_on);
  if (format_index == 1)
    print_json (book, reporting);
  else
    print_text (book, reporting);
  return TD_CLI_DONE;
}
