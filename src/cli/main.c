/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "cli/td-cli-output.h"
#include "cli/td-cli.h"
#include "model/td-amount.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const TdCliCommand commands[] = {
  { "new", "WORKSPACE", N_ ("Makes a new, empty workspace."), td_cli_new },
  { "sample",
    "[CASE WORKSPACE]",
    N_ ("Lists the samples, or makes a workspace of one."),
    td_cli_sample },
  { "import",
    "WORKSPACE PATH... [--dry-run] [--format text|json]",
    N_ ("Imports CSV folders and files, all or nothing."),
    td_cli_import },
  { "export",
    "WORKSPACE FOLDER [--as-of DATE]",
    N_ ("Writes the workspace as a folder of CSV files."),
    td_cli_export },
  { "set",
    "WORKSPACE --as-of DATE --unit CODE [--officer CODE] --measure M ITEM=VALUE... [--note TEXT]",
    N_ ("Enters figures of a unit or an officer; ITEM= makes a figure absent."),
    td_cli_set },
  { "form",
    "WORKSPACE [list|show ID|add FILE|remove ID] [--format text|json]",
    N_ ("Lists the forms, prints one, adds an own one or removes it."),
    td_cli_form },
  { "target",
    "WORKSPACE --unit CODE [--officer CODE] --year Y --measure M --rate R [--rule ge|gt] [--from "
    "DATE] "
    "[--document TEXT]",
    N_ ("Assigns a target to a unit or an officer."),
    td_cli_target },
  { "plan",
    "WORKSPACE --unit CODE [--officer CODE] --measure M --month YYYY-MM VALUE",
    N_ ("Notes what is to be completed from 1 October to a month's end; an empty VALUE removes "
        "it."),
    td_cli_plan },
  { "plans",
    "WORKSPACE [--year Y] [--format text|json|csv]",
    N_ ("Says who has kept what was undertaken, worst first."),
    td_cli_plans },
  { "close",
    "WORKSPACE --as-of DATE [--note TEXT]",
    N_ ("Closes the figures of a cut."),
    td_cli_close },
  { "reopen",
    "WORKSPACE --as-of DATE --note TEXT",
    N_ ("Opens closed figures again, with a reason."),
    td_cli_reopen },
  { "undo", "WORKSPACE", N_ ("Undoes the last change."), td_cli_undo },
  { "redo", "WORKSPACE", N_ ("Makes the change undone last again."), td_cli_redo },
  { "status",
    "WORKSPACE [--as-of DATE] [--on DATE] [--unit CODE] [--measure M] [--officers] [--format "
    "text|json|csv]",
    N_ ("Says where each unit stands against its target."),
    td_cli_status },
  { "analysis",
    "WORKSPACE [--as-of DATE] [--on DATE] [--unit CODE] [--measure M] [--format text|json]",
    N_ ("Says where it is heading, who makes the gap and what would close it."),
    td_cli_analysis },
  { "officers",
    "WORKSPACE [--as-of DATE] [--measure M] [--lowest N] [--format text|json|csv]",
    N_ ("Ranks the officers in their unit and in the province."),
    td_cli_officers },
  { "reporting",
    "WORKSPACE [--as-of DATE] [--on DATE] [--format text|json]",
    N_ ("Says who has not reported yet, and the deadlines."),
    td_cli_reporting },
  { "check",
    "WORKSPACE [--as-of DATE] [--format text|json]",
    N_ ("Checks the figures; exit code 3 when there are errors."),
    td_cli_check },
  { "explain",
    "WORKSPACE --as-of DATE --unit CODE [--officer CODE] --measure M --code CODE [--item ITEM] "
    "--note TEXT",
    N_ ("Explains a finding of the check; an empty note takes the explanation away."),
    td_cli_explain },
  { "chart",
    "WORKSPACE --kind KIND [--as-of DATE] [--unit CODE]... [--measure M] [--size WxH] "
    "[--style S] "
    "--output FILE.png|.svg|.pdf",
    N_ ("Draws a chart."),
    td_cli_chart },
  { "document",
    "WORKSPACE --kind KIND [--as-of DATE] [--issued DATE] [--unit CODE] [--number NUMBER]|--id ID "
    "[--fields] --output FILE.pdf|.odt|.docx|.txt",
    N_ ("Writes a paper, a new one or one of the workspace."),
    td_cli_document },
  { "papers",
    "WORKSPACE [list|new KIND|refresh ID|issue ID|remove ID] [--as-of DATE] [--issued DATE] "
    "[--unit CODE] [--number NUMBER] [--refresh] [--keep] [--format text|json]",
    N_ ("Lists the papers of the workspace, makes one, takes the figures of now, or issues one."),
    td_cli_papers },
  { "journal",
    "WORKSPACE [--unit CODE] [--from DATE] [--to DATE] [--item ITEM] [--kind KIND] [--limit N] "
    "[--format text|json]",
    N_ ("Lists who changed what from what to what."),
    td_cli_journal },
  { "revert",
    "WORKSPACE --group ID [--line N] [--note TEXT]",
    N_ ("Puts back what stood there before a change in the journal."),
    td_cli_revert },
  { "backups",
    "WORKSPACE [--format text|json]",
    N_ ("Lists the backups of a workspace and what is in them."),
    td_cli_backups },
  { "backup", "WORKSPACE FILE", N_ ("Makes a verified copy of the workspace."), td_cli_backup },
  { "restore",
    "FILE WORKSPACE [--replace]",
    N_ ("Makes a workspace of such a copy."),
    td_cli_restore },
};

/* A program that was not installed finds its translations in its build folder. */
static const char *
find_locale_dir (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *build = g_path_get_dirname (TD_BUILD_LOCALEDIR);
  g_autofree char *prefix = g_strconcat (build, G_DIR_SEPARATOR_S, NULL);

  return program != NULL && g_str_has_prefix (program, prefix) ? TD_BUILD_LOCALEDIR : TD_LOCALEDIR;
}

static void
print_help (void)
{
  g_autoptr (TdCliTable) table = td_cli_table_new ("ll");

  td_cli_print (_ ("Usage: %s\n"), TD_CLI_NAME " COMMAND [ARGUMENT...]");
  td_cli_print (
      "\n%s\n\n",
      _ ("Keeps the figures of civil judgment enforcement and holds them against the targets."));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      td_cli_table_add (table, g_strdup (commands[i].name));
      td_cli_table_add (table, g_strdup (_ (commands[i].summary)));
    }
  td_cli_table_print (table, 2);
  td_cli_print ("\n");
  td_cli_print (
      _ ("“%s COMMAND --help” says more. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the "
         "check found errors.\n"),
      TD_CLI_NAME);
}

static TdCliExit
run (char **arguments)
{
  const char *name = arguments[0];

  if (name == NULL)
    return td_cli_misuse (NULL, _ ("A command is missing. See --help."));
  if (strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0)
    {
      print_help ();
      return TD_CLI_DONE;
    }
  if (strcmp (name, "--version") == 0)
    {
      td_cli_print ("%s %s\n", TD_CLI_NAME, TD_VERSION);
      return TD_CLI_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return commands[i].run (&commands[i], arguments + 1);
  if (!g_utf8_validate (name, -1, NULL))
    return td_cli_misuse (NULL, _ ("The arguments are not UTF-8."));
  return td_cli_misuse (NULL, _ ("“%s” is no command. See --help."), name);
}

int
main (int argc, char *argv[])
{
  (void)setlocale (LC_ALL, ""); /* an unknown locale leaves that of C */
  bindtextdomain (GETTEXT_PACKAGE, find_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  td_locale_set_from_environment ();

  g_autofree char **arguments = g_new0 (char *, (gsize)MAX (argc, 1));
  for (int i = 1; i < argc; i++)
    arguments[i - 1] = argv[i];
  TdCliExit code = run (arguments);
  if (fflush (stdout) != 0 || ferror (stdout))
    return td_cli_fail (_ ("The output could not be written."));
  return code;
}
