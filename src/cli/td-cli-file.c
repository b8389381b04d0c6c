/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"

#include <glib/gi18n.h>

TdCliExit
td_cli_new (const TdCliCommand *command, char **arguments)
{
  static const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  g_autoptr (TdWorkspace) workspace = td_workspace_create (arguments[0], &error);
  if (workspace == NULL)
    return td_cli_fail_error (error);
  td_workspace_close (workspace);
  td_cli_print (_ ("New workspace: %s\n"), arguments[0]);
  return TD_CLI_DONE;
}

TdCliExit
td_cli_backup (const TdCliCommand *command, char **arguments)
{
  static const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 2, 2, &code))
    return code;
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  if (!td_workspace_backup (workspace, arguments[1], NULL, &error))
    return td_cli_fail_error (error);
  td_cli_print (_ ("Backup written and verified: %s\n"), arguments[1]);
  return TD_CLI_DONE;
}

TdCliExit
td_cli_restore (const TdCliCommand *command, char **arguments)
{
  gboolean replace = FALSE;
  const GOptionEntry entries[] = {
    TD_CLI_FLAG_OPTION (
        "replace", &replace, N_ ("replace the workspace that is there; it is backed up first")),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 2, 2, &code))
    return code;
  if (!td_workspace_restore (arguments[0], arguments[1], replace, &error))
    return td_cli_fail_error (error);
  td_cli_print (_ ("Workspace restored: %s\n"), arguments[1]);
  return TD_CLI_DONE;
}
