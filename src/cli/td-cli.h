/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** TD_CLI_NAME: what the program calls itself. */
#define TD_CLI_NAME "tiendo-cli"

/**
 * TdCliExit: what the shell is told.
 * @TD_CLI_DONE: done
 * @TD_CLI_FAILED: failed; one line on stderr says why
 * @TD_CLI_USAGE: wrong usage, seen without opening a file
 * @TD_CLI_PROBLEMS: the check found errors
 */
typedef enum
{
  TD_CLI_DONE = 0,
  TD_CLI_FAILED = 1,
  TD_CLI_USAGE = 2,
  TD_CLI_PROBLEMS = 3,
} TdCliExit;

typedef struct _TdCliCommand TdCliCommand;

/** TdCliRun: runs a command; @arguments: (array zero-terminated=1): what follows its name. */
typedef TdCliExit (*TdCliRun) (const TdCliCommand *command, char **arguments);

/**
 * TdCliCommand: a command.
 * @name: the word that calls it
 * @synopsis: its arguments and options, as in the manual
 * @summary: untranslated sentence for the help
 */
struct _TdCliCommand
{
  const char *name;
  const char *synopsis;
  const char *summary;
  TdCliRun run;
};

TdCliExit td_cli_new (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_sample (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_import (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_export (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_set (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_form (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_target (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_plan (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_plans (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_close (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_reopen (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_undo (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_redo (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_status (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_analysis (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_officers (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_reporting (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_check (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_explain (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_chart (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_document (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_papers (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_journal (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_revert (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_backups (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_backup (const TdCliCommand *command, char **arguments);
TdCliExit td_cli_restore (const TdCliCommand *command, char **arguments);

G_END_DECLS
