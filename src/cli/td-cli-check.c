/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "analysis/td-check.h"
#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

#include <glib/gi18n.h>

static const char *
severity_name (TdSeverity severity)
{
  return severity == TD_SEVERITY_ERROR ? "error" : "warning";
}

/* Warnings that are explained stand apart; errors stay where they are. */
static bool
is_settled (const TdProblem *problem)
{
  return problem->severity == TD_SEVERITY_WARNING && problem->explained != NULL;
}

static void
print_json (const TdBook *book, const GArray *problems)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (problems, TdProblem, i);
      bool is_officer = td_book_is_officer (book, problem->subject);
      TdSubject unit = is_officer ? td_book_get_parent (book, problem->subject) : problem->subject;
      g_autofree char *message = td_wording_problem (book, problem);

      json_builder_begin_object (builder);
      td_cli_json_add_text (builder, "code", problem->code);
      td_cli_json_add_text (builder, "severity", severity_name (problem->severity));
      td_cli_json_add_text (builder, "unit", td_book_get_unit (book, unit)->code);
      td_cli_json_add_text (builder,
                            "officer",
                            is_officer ? td_book_get_officer (book, problem->subject)->code : NULL);
      td_cli_json_add_text (builder, "measure", td_measure_name (problem->measure));
      td_cli_json_add_day (builder, "as_of", td_book_get_cut (book, problem->cut)->as_of);
      td_cli_json_add_text (builder, "item", td_book_get_item_name (book, problem->item));
      td_cli_json_add_text (builder, "message", message);
      td_cli_json_add_number (builder, "expected", problem->expected);
      td_cli_json_add_number (builder, "found", problem->found);
      td_cli_json_add_text (builder, "sure", td_sure_name (problem->sure));
      td_cli_json_add_text (builder, "basis", td_basis_name (problem->basis));
      td_cli_json_add_day (builder,
                           "basis_as_of",
                           problem->basis_cut >= 0
                               ? td_book_get_cut (book, problem->basis_cut)->as_of
                               : TD_DAY_NONE);
      td_cli_json_add_text (builder, "explained", problem->explained);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_json_print (builder);
}

static void
add_line (const TdBook *book, TdCliTable *table, const TdProblem *problem)
{
  td_cli_table_add (table, g_strdup (td_wording_severity (problem->severity)));
  td_cli_table_add (table, g_strdup (td_wording_sure (problem->sure)));
  td_cli_table_add (table, g_strdup (problem->code));
  td_cli_table_add (table, td_wording_problem (book, problem));
  if (problem->explained == NULL)
    return;
  for (guint i = 0; i < 3; i++)
    td_cli_table_add (table, g_strdup (""));
  /* TRANSLATORS: %s is what a person wrote about a finding */
  td_cli_table_add (table, g_strdup_printf (_ ("explained: %s"), problem->explained));
}

/* The problems that are settled or not, cut by cut. Returns: how many */
static guint
print_problems (const TdBook *book, const GArray *problems, bool settled)
{
  guint n = 0;

  for (guint i = 0; i < problems->len;)
    {
      g_autoptr (TdCliTable) table = td_cli_table_new ("llll");
      int cut = g_array_index (problems, TdProblem, i).cut;
      guint n_before = n;

      for (; i < problems->len && g_array_index (problems, TdProblem, i).cut == cut; i++)
        {
          const TdProblem *problem = &g_array_index (problems, TdProblem, i);
          if (is_settled (problem) != settled)
            continue;
          add_line (book, table, problem);
          n++;
        }
      if (n == n_before)
        continue;
      g_autofree char *day = td_day_format (td_book_get_cut (book, cut)->as_of);
      td_cli_print (settled ? _ ("Explained, figures as of %s\n") : _ ("Figures as of %s\n"), day);
      td_cli_table_print (table, 2);
      td_cli_print ("\n");
    }
  return n;
}

static void
print_text (const TdBook *book, const GArray *problems)
{
  guint n_errors = td_problems_count (problems, TD_SEVERITY_ERROR);
  guint n_warnings = td_problems_count (problems, TD_SEVERITY_WARNING);
  guint n_settled;

  (void)print_problems (book, problems, false);
  n_settled = print_problems (book, problems, true);
  if (problems->len == 0)
    {
      td_cli_print (_ ("The check found nothing.\n"));
      return;
    }
  g_autofree char *errors
      = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  g_autofree char *warnings
      = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
  g_autofree char *explained
      = g_strdup_printf (ngettext ("%u explained", "%u explained", n_settled), n_settled);
  if (n_settled > 0)
    td_cli_print ("%s, %s, %s\n", errors, warnings, explained);
  else
    td_cli_print ("%s, %s\n", errors, warnings);
}

TdCliExit
td_cli_check (const TdCliCommand *command, char **arguments)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *as_of = NULL, *format = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION (
        "as-of", &as_of, N_ ("the cut, as YYYY-MM-DD; all cuts if left out"), "DATE"),
    TD_CLI_TEXT_OPTION ("format", &format, N_ ("how it is printed; text if left out"), "text|json"),
    G_OPTION_ENTRY_NULL,
  };
  TdDay day = TD_DAY_NONE;
  guint format_index = 0;
  int cut = -1;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_read_day (command, "as-of", as_of, &day)
      || !td_cli_read_word (command, "format", format, formats, &format_index))
    return TD_CLI_USAGE;
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  const TdBook *book = td_workspace_get_book (workspace);
  if (day != TD_DAY_NONE && !td_cli_find_cut (book, day, &cut))
    return TD_CLI_FAILED;

  g_autoptr (GArray) problems = td_check (book, cut);
  if (format_index == 1)
    print_json (book, problems);
  else
    print_text (book, problems);
  return td_problems_count (problems, TD_SEVERITY_ERROR) > 0 ? TD_CLI_PROBLEMS : TD_CLI_DONE;
}
