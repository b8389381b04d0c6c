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
#include <string.h>

/* Which finding is meant. */
typedef struct
{
  TdDay as_of;
  char *unit;
  char *officer; /* (nullable) */
  TdMeasure measure;
  char *code;
  char *item; /* (nullable): the only one of that code */
  char *note;
} Wanted;

/* The one finding that is meant; says so when there is none, or several. */
static const TdProblem *
find_problem (const TdBook *book, const GArray *problems, const Wanted *wanted)
{
  const TdProblem *found = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (problems, TdProblem, i);
      if (problem->measure != wanted->measure || strcmp (problem->code, wanted->code) != 0
          || (wanted->item != NULL
              && strcmp (td_book_get_item_name (book, problem->item), wanted->item) != 0))
        continue;
      if (found != NULL)
        {
          td_cli_fail (_ ("%s was found at several items, such as %s and %s: say which with "
                          "--item."),
                       wanted->code,
                       td_book_get_item_name (book, found->item),
                       td_book_get_item_name (book, problem->item));
          return NULL;
        }
      found = problem;
    }
  if (found == NULL)
    td_cli_fail (_ ("The check does not find %s there."), wanted->code);
  return found;
}

static TdCliExit
explain (TdWorkspace *workspace, const Wanted *wanted)
{
  const TdBook *book = td_workspace_get_book (workspace);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = {
    .kind = "explain",
    .unit = wanted->unit,
    .officer = wanted->officer,
    .as_of = wanted->as_of,
    .detail = wanted->code,
    .note = *wanted->note != '\0' ? wanted->note : NULL,
  };
  TdApplyResult result;
  TdSubject subject;
  int cut;

  if (!td_cli_find_cut (book, wanted->as_of, &cut)
      || !td_cli_find_unit (book, wanted->unit, wanted->as_of, &subject))
    return TD_CLI_FAILED;
  if (wanted->officer != NULL)
    subject = td_book_find_officer (book, wanted->officer, subject, wanted->as_of);
  if (subject == TD_SUBJECT_NONE)
    return td_cli_fail (_ ("%s has no officer “%s” on that day."), wanted->unit, wanted->officer);

  g_autoptr (GArray) problems = td_check_subject (book, cut, subject);
  const TdProblem *problem = find_problem (book, problems, wanted);
  if (problem == NULL)
    return TD_CLI_FAILED;
  td_problem_explain (book, problem, wanted->note, changes);
  if (!td_workspace_apply (workspace, changes, &action, false, NULL, &result, &error))
    return td_cli_fail_error (error);
  if (result.removed > 0)
    td_cli_print (_ ("The explanation was taken away.\n"));
  else if (result.added + result.changed > 0)
    td_cli_print (_ ("Explained.\n"));
  else
    td_cli_print (_ ("Nothing changed.\n"));
  return TD_CLI_DONE;
}

TdCliExit
td_cli_explain (const TdCliCommand *command, char **arguments)
{
  g_autofree char *as_of = NULL, *unit = NULL, *officer = NULL, *measure = NULL, *code = NULL;
  g_autofree char *item = NULL, *note = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("as-of", &as_of, N_ ("the cut, as YYYY-MM-DD"), "DATE"),
    TD_CLI_TEXT_OPTION ("unit", &unit, TD_CLI_HELP_UNIT, "CODE"),
    TD_CLI_TEXT_OPTION ("officer", &officer, TD_CLI_HELP_OFFICER, "CODE"),
    TD_CLI_TEXT_OPTION ("measure", &measure, TD_CLI_HELP_MEASURE, "M"),
    TD_CLI_TEXT_OPTION (
        "code", &code, N_ ("what the check calls it, such as V10 or hoarding"), "CODE"),
    TD_CLI_TEXT_OPTION ("item", &item, N_ ("the item, where it was found at several"), "ITEM"),
    TD_CLI_TEXT_OPTION ("note", &note, N_ ("why the figure is right; empty: no longer"), "TEXT"),
    G_OPTION_ENTRY_NULL,
  };
  Wanted wanted = { .as_of = TD_DAY_NONE };
  TdCliExit exit;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &exit))
    return exit;
  if (!td_cli_require (command, "as-of", as_of) || !td_cli_require (command, "unit", unit)
      || !td_cli_require (command, "measure", measure) || !td_cli_require (command, "code", code)
      || !td_cli_require (command, "note", note)
      || !td_cli_read_day (command, "as-of", as_of, &wanted.as_of)
      || !td_cli_read_measure (command, measure, &wanted.measure))
    return TD_CLI_USAGE;
  wanted.unit = unit;
  wanted.officer = officer;
  wanted.code = code;
  wanted.item = item;
  wanted.note = note;

  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_WRITE);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  return explain (workspace, &wanted);
}
