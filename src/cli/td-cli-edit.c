/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "analysis/td-targets.h"
#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-own.h"
#include "wording/td-wording.h"

#include <glib/gi18n.h>
#include <string.h>

/* One ITEM=VALUE; only the workspace knows the items that its forms declare. */
typedef struct
{
  char *name; /* owned */
  bool is_set;
  int64_t value;
} Assignment;

static void
assignment_clear (Assignment *assignment)
{
  g_free (assignment->name);
}

static bool
read_assignment (const TdCliCommand *command, const char *text, Assignment *assignment)
{
  const char *sign = strchr (text, '=');
  g_autofree char *name = sign != NULL ? g_strndup (text, (gsize)(sign - text)) : NULL;
  g_autoptr (GError) error = NULL;
  TdItem item;

  if (name == NULL)
    {
      td_cli_misuse (
          command, _ ("ITEM=VALUE was expected, such as completed=722, not “%s”."), text);
      return false;
    }
  bool is_core = td_item_from_name (name, &item);
  if (!is_core && !td_own_name_check (name, NULL))
    {
      td_cli_misuse (command, _ ("There is no item “%s”."), name);
      return false;
    }
  if (is_core && !td_item_is_stored (item))
    {
      td_cli_misuse (command, _ ("“%s” is calculated from other items and cannot be set."), name);
      return false;
    }
  assignment->is_set = sign[1] != '\0';
  if (assignment->is_set && !td_amount_parse (sign + 1, &assignment->value, &error))
    {
      td_cli_misuse (command, "%s: %s", name, error->message);
      return false;
    }
  assignment->name = g_steal_pointer (&name);
  return true;
}

static GArray *
read_assignments (const TdCliCommand *command, char **texts)
{
  g_autoptr (GArray) assignments = g_array_new (FALSE, FALSE, sizeof (Assignment));

  g_array_set_clear_func (assignments, (GDestroyNotify)assignment_clear);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      Assignment assignment = { 0 };
      if (!read_assignment (command, texts[i], &assignment))
        return NULL;
      g_array_append_val (assignments, assignment);
    }
  return g_steal_pointer (&assignments);
}

/* Makes the assignments in the figures of a record. */
static bool
assign (const TdBook *book, const GArray *assignments, TdFigures *figures)
{
  for (guint i = 0; i < assignments->len; i++)
    {
      const Assignment *assignment = &g_array_index (assignments, Assignment, i);
      TdItem item;

      if (!td_book_find_item (book, assignment->name, &item))
        {
          td_cli_fail (_ ("No form of this workspace has an item “%s”."), assignment->name);
          return false;
        }
      if (assignment->is_set)
        td_figures_set (figures, item, assignment->value);
      else
        td_figures_clear (figures, item);
    }
  return true;
}

/* Puts the record with the assignments made in it, or removes it when nothing is left. */
static bool
put_record (TdChanges *changes, const TdBook *book, TdRecord *record, const GArray *assignments)
{
  int cut = td_book_find_cut (book, record->as_of);
  TdSubject subject = td_book_find_unit (book, record->unit);

  if (subject != TD_SUBJECT_NONE && record->officer != NULL)
    subject = td_book_find_officer (book, record->officer, subject, record->as_of);
  const TdFigures *entered = cut >= 0 && subject != TD_SUBJECT_NONE
                                 ? td_book_get_entered (book, cut, subject, record->measure)
                                 : NULL;
  TdFigures figures = entered != NULL ? *entered : (TdFigures){ 0 };
  if (!assign (book, assignments, &figures))
    return false;
  if (cut < 0 && figures.has != 0)
    td_changes_put_cut (changes, &(TdCut){ .as_of = record->as_of });
  if (subject != TD_SUBJECT_NONE)
    td_changes_put_figures (changes, book, record->as_of, subject, record->measure, &figures);
  else if (figures.has != 0)
    {
      /* Nobody of that code: the check of the changes says so. */
      record->figures = figures;
      record->figures.has &= TD_CORE_STORED_BITS;
      td_changes_put_record (changes, record);
    }
  return true;
}

static TdCliExit
apply_record (TdWorkspace *workspace, TdRecord *record, const GArray *assignments, const char *note)
{
  const TdBook *book = td_workspace_get_book (workspace);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  bool is_new_cut = td_book_find_cut (book, record->as_of) < 0;
  TdAction action = {
    .kind = "set",
    .unit = record->unit,
    .officer = record->officer,
    .as_of = record->as_of,
    .detail = td_measure_name (record->measure),
    .note = note,
  };
  TdApplyResult result;

  if (!put_record (changes, book, record, assignments))
    return TD_CLI_FAILED;
  if (!td_workspace_apply (workspace, changes, &action, false, NULL, &result, &error))
    return td_cli_fail_error (error);
  if (result.added + result.changed + result.removed == 0)
    td_cli_print (_ ("Nothing changed: these figures are there already.\n"));
  else if (is_new_cut)
    {
      g_autofree char *day = td_day_format (record->as_of);
      td_cli_print (_ ("Figures set; the cut of %s is new.\n"), day);
      if (record->as_of > td_day_today ())
        td_cli_print (_ ("%s is still to come. Undo it if that is not meant.\n"), day);
    }
  else
    td_cli_print (_ ("Figures set.\n"));
  return TD_CLI_DONE;
}

TdCliExit
td_cli_set (const TdCliCommand *command, char **arguments)
{
  g_autofree char *as_of = NULL, *unit = NULL, *officer = NULL, *measure = NULL, *note = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION (
        "as-of", &as_of, N_ ("the cut, as YYYY-MM-DD; a new one if there is none"), "DATE"),
    TD_CLI_TEXT_OPTION ("unit", &unit, TD_CLI_HELP_UNIT, "CODE"),
    TD_CLI_TEXT_OPTION ("officer", &officer, TD_CLI_HELP_OFFICER, "CODE"),
    TD_CLI_TEXT_OPTION ("measure", &measure, TD_CLI_HELP_MEASURE, "M"),
    TD_CLI_TEXT_OPTION ("note", &note, TD_CLI_HELP_NOTE, "TEXT"),
    G_OPTION_ENTRY_NULL,
  };
  TdRecord record = { .as_of = TD_DAY_NONE };
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 2, TD_CLI_MANY, &code))
    return code;
  g_autoptr (GArray) assignments = read_assignments (command, arguments + 1);
  if (assignments == NULL || !td_cli_require (command, "as-of", as_of)
      || !td_cli_require (command, "unit", unit) || !td_cli_require (command, "measure", measure)
      || !td_cli_read_day (command, "as-of", as_of, &record.as_of)
      || !td_cli_read_measure (command, measure, &record.measure))
    return TD_CLI_USAGE;

  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_WRITE);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  record.unit = unit;
  record.officer = officer;
  return apply_record (workspace, &record, assignments, note);
}

static TdCliExit
apply_target (TdWorkspace *workspace, TdTarget *target)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = {
    .kind = "target",
    .unit = target->unit,
    .officer = target->officer,
    .as_of = TD_DAY_NONE,
    .detail = td_measure_name (target->measure),
  };
  TdApplyResult result;

  td_targets_adopt_first_day (td_workspace_get_book (workspace), target);
  td_changes_put_target (changes, target);
  if (!td_workspace_apply (workspace, changes, &action, false, NULL, &result, &error))
    return td_cli_fail_error (error);
  td_cli_print ("%s",
                result.added + result.changed > 0
                    ? _ ("Target assigned.\n")
                    : _ ("Nothing changed: this target is there already.\n"));
  return TD_CLI_DONE;
}

static bool
read_year (const TdCliCommand *command, const char *text, int *year)
{
  int64_t number;

  if (strlen (text) == 4 && td_amount_parse_ascii (text, &number))
    {
      *year = (int)number;
      return true;
    }
  td_cli_misuse (command, _ ("--year: A year such as 2025 was expected, not “%s”."), text);
  return false;
}

static bool
read_rate (const TdCliCommand *command, const char *text, int64_t *rate)
{
  g_autoptr (GError) error = NULL;

  if (td_rate_parse (text, rate, &error))
    return true;
  td_cli_misuse (command, "--rate: %s", error->message);
  return false;
}

TdCliExit
td_cli_target (const TdCliCommand *command, char **arguments)
{
  static const char *const rules[] = { "ge", "gt", NULL };
  g_autofree char *unit = NULL, *officer = NULL, *year = NULL, *measure = NULL, *rate = NULL;
  g_autofree char *rule = NULL, *from = NULL, *document = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("unit", &unit, TD_CLI_HELP_UNIT, "CODE"),
    TD_CLI_TEXT_OPTION ("officer", &officer, TD_CLI_HELP_OFFICER, "CODE"),
    TD_CLI_TEXT_OPTION ("year", &year, N_ ("the work year, by the year in which it ends"), "Y"),
    TD_CLI_TEXT_OPTION ("measure", &measure, TD_CLI_HELP_MEASURE, "M"),
    TD_CLI_TEXT_OPTION ("rate", &rate, N_ ("the rate in percent, such as 84.05"), "R"),
    TD_CLI_TEXT_OPTION (
        "rule", &rule, N_ ("ge: at least the rate (if left out); gt: above it"), "ge|gt"),
    TD_CLI_TEXT_OPTION (
        "from", &from, N_ ("from when on, as YYYY-MM-DD; 1 October if left out"), "DATE"),
    TD_CLI_TEXT_OPTION ("document", &document, N_ ("the document that assigned it"), "TEXT"),
    G_OPTION_ENTRY_NULL,
  };
  TdTarget target = { .from = TD_DAY_NONE };
  guint rule_index = TD_RULE_GE;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_require (command, "unit", unit) || !td_cli_require (command, "year", year)
      || !td_cli_require (command, "measure", measure) || !td_cli_require (command, "rate", rate)
      || !read_year (command, year, &target.work_year)
      || !td_cli_read_measure (command, measure, &target.measure)
      || !read_rate (command, rate, &target.rate)
      || !td_cli_read_word (command, "rule", rule, rules, &rule_index)
      || !td_cli_read_day (command, "from", from, &target.from))
    return TD_CLI_USAGE;

  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_WRITE);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  target.unit = unit;
  target.officer = officer;
  target.rule = (TdRule)rule_index;
  target.document = document != NULL && *document != '\0' ? document : NULL;
  return apply_target (workspace, &target);
}

static TdCliExit
change_cut (const TdCliCommand *command, char **arguments, bool closes)
{
  g_autofree char *as_of = NULL, *note = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("as-of", &as_of, N_ ("the cut, as YYYY-MM-DD"), "DATE"),
    TD_CLI_TEXT_OPTION ("note", &note, TD_CLI_HELP_NOTE, "TEXT"),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  TdDay day = TD_DAY_NONE;
  TdCliExit code;
  int cut;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_require (command, "as-of", as_of) || !td_cli_read_day (command, "as-of", as_of, &day))
    return TD_CLI_USAGE;
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_WRITE);
  if (workspace == NULL || !td_cli_find_cut (td_workspace_get_book (workspace), day, &cut))
    return TD_CLI_FAILED;
  bool is_done = closes ? td_workspace_close_cut (workspace, day, note, &error)
                        : td_workspace_reopen_cut (workspace, day, note, &error);
  if (!is_done)
    return td_cli_fail_error (error);
  g_autofree char *spoken = td_day_format (day);
  td_cli_print (closes ? _ ("The figures of %s are closed.\n")
                       : _ ("The figures of %s are open again.\n"),
                spoken);
  return TD_CLI_DONE;
}

TdCliExit
td_cli_close (const TdCliCommand *command, char **arguments)
{
  return change_cut (command, arguments, true);
}

TdCliExit
td_cli_reopen (const TdCliCommand *command, char **arguments)
{
  return change_cut (command, arguments, false);
}

static TdCliExit
step (const TdCliCommand *command, char **arguments, bool undoes)
{
  static const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_WRITE);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  /* What is undone is named by the book as it was before. */
  g_autoptr (TdBook) book = td_book_ref (td_workspace_get_book (workspace));
  g_autoptr (TdGroup) group
      = undoes ? td_workspace_get_undo (workspace) : td_workspace_get_redo (workspace);
  if (!(undoes ? td_workspace_undo (workspace, &error) : td_workspace_redo (workspace, &error)))
    return td_cli_fail_error (error);
  if (group == NULL)
    return TD_CLI_DONE;
  g_autofree char *words = td_wording_group (
      book, group->kind, group->unit, group->officer, group->as_of, group->detail, group->note);
  td_cli_print (undoes ? _ ("Undone: %s\n") : _ ("Done again: %s\n"), words);
  return TD_CLI_DONE;
}

TdCliExit
td_cli_undo (const TdCliCommand *command, char **arguments)
{
  return step (command, arguments, true);
}

TdCliExit
td_cli_redo (const TdCliCommand *command, char **arguments)
{
  return step (command, arguments, false);
}
