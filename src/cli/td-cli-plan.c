/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "analysis/td-plan.h"
#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "exchange/td-csv.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording-plan.h"
#include "wording/td-wording.h"

#include <glib/gi18n.h>
#include <string.h>

/* plan: sets one */

/* "2025-09": the last day of that month. */
static bool
read_month (const TdCliCommand *command, const char *text, TdDay *month)
{
  g_autofree char *first = g_strconcat (text, "-01", NULL);

  if (td_day_parse_iso (first, month))
    {
      *month = td_day_month_end (*month);
      return true;
    }
  td_cli_misuse (command, _ ("--month: A month such as 2025-09 was expected, not “%s”."), text);
  return false;
}

static TdCliExit
apply_plan (TdWorkspace *workspace, TdPlan *plan, bool is_removed)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = {
    .kind = "plan",
    .unit = plan->unit,
    .officer = plan->officer,
    .as_of = plan->month,
    .detail = td_measure_name (plan->measure),
  };
  TdApplyResult result;

  if (is_removed)
    td_changes_remove_plan (changes, plan);
  else
    td_changes_put_plan (changes, plan);
  if (!td_workspace_apply (workspace, changes, &action, false, NULL, &result, &error))
    return td_cli_fail_error (error);
  if (result.added + result.changed + result.removed == 0)
    td_cli_print (_ ("Nothing changed: this plan is there already.\n"));
  else
    td_cli_print ("%s", is_removed ? _ ("Plan removed.\n") : _ ("Plan set.\n"));
  return TD_CLI_DONE;
}

/* A plan that is not there is gone already; a unit that does not exist is a mistake. */
static bool
has_plan (const TdBook *book, const TdPlan *plan)
{
  for (guint i = 0; i < td_book_get_n_plans (book); i++)
    {
      const TdPlan *other = td_book_get_plan (book, i);

      if (g_str_equal (other->unit, plan->unit) && g_strcmp0 (other->officer, plan->officer) == 0
          && other->measure == plan->measure && other->month == plan->month)
        return true;
    }
  return false;
}

TdCliExit
td_cli_plan (const TdCliCommand *command, char **arguments)
{
  g_autofree char *unit = NULL, *officer = NULL, *measure = NULL, *month = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("unit", &unit, TD_CLI_HELP_UNIT, "CODE"),
    TD_CLI_TEXT_OPTION ("officer", &officer, TD_CLI_HELP_OFFICER, "CODE"),
    TD_CLI_TEXT_OPTION ("measure", &measure, TD_CLI_HELP_MEASURE, "M"),
    TD_CLI_TEXT_OPTION ("month", &month, N_ ("the month, as YYYY-MM"), "YYYY-MM"),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  TdPlan plan = { 0 };
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 2, 2, &code))
    return code;
  bool is_removed = *arguments[1] == '\0';
  if (!td_cli_require (command, "unit", unit) || !td_cli_require (command, "measure", measure)
      || !td_cli_require (command, "month", month)
      || !td_cli_read_measure (command, measure, &plan.measure)
      || !read_month (command, month, &plan.month))
    return TD_CLI_USAGE;
  if (!is_removed && !td_amount_parse (arguments[1], &plan.completed, &error))
    return td_cli_misuse (command, "%s", error->message);

  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_WRITE);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  plan.unit = unit;
  plan.officer = officer;
  const TdBook *book = td_workspace_get_book (workspace);
  if (td_book_find_unit (book, unit) == TD_SUBJECT_NONE)
    return td_cli_fail (_ ("There is no unit “%s”."), unit);
  if (is_removed && !has_plan (book, &plan))
    {
      td_cli_print (_ ("Nothing changed: there is no such plan.\n"));
      return TD_CLI_DONE;
    }
  return apply_plan (workspace, &plan, is_removed);
}

/* plans: reports them all */

typedef struct
{
  const TdBook *book;
  int work_year;
  GArray *years[TD_N_MEASURES]; /* TdPlanYear, worst first */
} Report;

/* "2025-09" */
static char *
format_month (TdDay month)
{
  char *text = td_day_format_iso (month);

  text[strlen ("2025-09")] = '\0';
  return text;
}

static const char *
get_unit_code (const Report *report, TdSubject subject)
{
  if (td_book_is_officer (report->book, subject))
    subject = td_book_get_parent (report->book, subject);
  return td_book_get_unit (report->book, subject)->code;
}

static const char *
get_officer_code (const Report *report, TdSubject subject)
{
  return td_book_is_officer (report->book, subject)
             ? td_book_get_officer (report->book, subject)->code
             : NULL;
}

static void
add_known_number (JsonBuilder *builder, const char *name, bool known, int64_t number)
{
  if (known)
    {
      td_cli_json_add_number (builder, name, number);
      return;
    }
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

static void
add_month (JsonBuilder *builder, const TdPlanMonth *month)
{
  g_autofree char *name = format_month (month->month);

  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "month", name);
  td_cli_json_add_number (builder, "planned", month->planned);
  add_known_number (builder, "done", month->has_done, month->done);
  td_cli_json_add_day (builder, "done_on", month->has_done ? month->done_on : TD_DAY_NONE);
  add_known_number (builder, "difference", month->has_done, month->difference);
  if (month->state == TD_PLAN_OPEN)
    {
      json_builder_set_member_name (builder, "kept");
      json_builder_add_null_value (builder);
    }
  else
    td_cli_json_add_flag (builder, "kept", month->state == TD_PLAN_KEPT);
  json_builder_end_object (builder);
}

static void
add_year (const Report *report, JsonBuilder *builder, const TdPlanYear *year)
{
  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "unit", get_unit_code (report, year->subject));
  td_cli_json_add_text (builder, "officer", get_officer_code (report, year->subject));
  td_cli_json_add_text (builder, "name", td_book_get_name (report->book, year->subject));
  td_cli_json_add_text (builder, "measure", td_measure_name (year->measure));
  td_cli_json_add_number (builder, "kept", year->n_kept);
  td_cli_json_add_number (builder, "broken", year->n_broken);
  td_cli_json_add_number (builder, "open", year->n_open);
  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);
  for (guint i = 0; i < TD_PLAN_MONTHS; i++)
    if (year->months[i].state != TD_PLAN_NONE)
      add_month (builder, &year->months[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const Report *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_add_number (builder, "work_year", report->work_year);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    for (guint i = 0; i < report->years[measure]->len; i++)
      add_year (report, builder, &g_array_index (report->years[measure], TdPlanYear, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_json_print (builder);
}

static void
append_number (GString *line, bool known, int64_t number)
{
  if (known)
    g_string_append_printf (line, ",%" G_GINT64_FORMAT, number);
  else
    g_string_append_c (line, ',');
}

static void
print_csv_month (const Report *report, const TdPlanYear *year, const TdPlanMonth *month)
{
  static const char *const kept[] = { "", "", "true", "false" };
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *name = format_month (month->month);
  g_autofree char *done_on = month->has_done ? td_day_format_iso (month->done_on) : g_strdup ("");

  td_csv_append (line, get_unit_code (report, year->subject));
  g_string_append_c (line, ',');
  if (get_officer_code (report, year->subject) != NULL)
    td_csv_append (line, get_officer_code (report, year->subject));
  g_string_append_c (line, ',');
  td_csv_append (line, td_book_get_name (report->book, year->subject));
  g_string_append_printf (line, ",%s,%s", td_measure_name (year->measure), name);
  append_number (line, true, month->planned);
  append_number (line, month->has_done, month->done);
  g_string_append_printf (line, ",%s", done_on);
  append_number (line, month->has_done, month->difference);
  td_cli_print ("%s,%s\n", line->str, kept[month->state]);
}

static void
print_csv (const Report *report)
{
  td_cli_print ("unit,officer,name,measure,month,planned,done,done_on,difference,kept\n");
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    for (guint i = 0; i < report->years[measure]->len; i++)
      {
        const TdPlanYear *year = &g_array_index (report->years[measure], TdPlanYear, i);

        for (guint month = 0; month < TD_PLAN_MONTHS; month++)
          if (year->months[month].state != TD_PLAN_NONE)
            print_csv_month (report, year, &year->months[month]);
      }
}

static void
print_year (const Report *report, const TdPlanYear *year)
{
  g_autofree char *sentence = td_wording_plan_year (year);

  td_cli_print ("%s: %s\n", td_book_get_name (report->book, year->subject), sentence);
  for (guint i = 0; i < TD_PLAN_MONTHS; i++)
    if (year->months[i].state != TD_PLAN_NONE)
      {
        g_autofree char *month = td_wording_plan_month (year->measure, &year->months[i]);

        td_cli_print ("  %s\n", month);
      }
}

static void
print_text (const Report *report)
{
  bool is_empty = true;

  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      const GArray *years = report->years[measure];

      if (years->len == 0)
        continue;
      if (!is_empty)
        td_cli_print ("\n");
      /* Translators: the heading of a list of plans: a work year, "by cases" or "by money" */
      td_cli_print (
          _ ("Plans of %d %s"), report->work_year, td_wording_measure ((TdMeasure)measure));
      td_cli_print ("\n\n");
      is_empty = false;
      for (guint i = 0; i < years->len; i++)
        print_year (report, &g_array_index (years, TdPlanYear, i));
    }
  if (is_empty)
    td_cli_print (_ ("Nothing was undertaken in %d.\n"), report->work_year);
}

/* The work year of the newest cut, else that of the newest plan, else that of today. */
static int
get_default_year (const TdBook *book)
{
  int n_cuts = td_book_get_n_cuts (book);
  TdDay newest = TD_DAY_NONE;

  if (n_cuts > 0)
    return td_day_work_year (td_book_get_cut (book, n_cuts - 1)->as_of);
  for (guint i = 0; i < td_book_get_n_plans (book); i++)
    newest = MAX (newest, td_book_get_plan (book, i)->month);
  return td_day_work_year (newest != TD_DAY_NONE ? newest : td_day_today ());
}

static bool
read_year (const TdCliCommand *command, const char *text, int *year)
{
  int64_t number;

  if (text == NULL)
    return true;
  if (strlen (text) == 4 && td_amount_parse_ascii (text, &number) && number >= 1990)
    {
      *year = (int)number;
      return true;
    }
  td_cli_misuse (command, _ ("--year: A year such as 2025 was expected, not “%s”."), text);
  return false;
}

TdCliExit
td_cli_plans (const TdCliCommand *command, char **arguments)
{
  static const char *const formats[] = { "text", "json", "csv", NULL };
  static void (*const printers[]) (const Report *) = { print_text, print_json, print_csv };
  g_autofree char *year = NULL, *format = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION (
        "year", &year, N_ ("the work year; that of the newest cut if left out"), "Y"),
    TD_CLI_TEXT_OPTION (
        "format", &format, N_ ("how it is printed; text if left out"), "text|json|csv"),
    G_OPTION_ENTRY_NULL,
  };
  Report report = { 0 };
  guint format_index = 0;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!read_year (command, year, &report.work_year)
      || !td_cli_read_word (command, "format", format, formats, &format_index))
    return TD_CLI_USAGE;
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  report.book = td_workspace_get_book (workspace);
  if (year == NULL)
    report.work_year = get_default_year (report.book);
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    report.years[measure] = td_plan_list_years (report.book, (TdMeasure)measure, report.work_year);
  printers[format_index](&report);
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    g_array_unref (report.years[measure]);
  return TD_CLI_DONE;
}
