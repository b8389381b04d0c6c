/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "exchange/td-csv.h"
#include "model/td-day.h"

#include <glib/gi18n.h>

/* The book with the figures of one cut alone. */
static TdBook *
keep_cut (TdBook *book, int kept)
{
  TdBookBuilder *builder = td_book_builder_new (book);

  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    if (cut != kept)
      td_book_builder_remove_cut (builder, td_book_get_cut (book, cut)->as_of);
  return td_book_builder_finish (builder);
}

/* Other formats go by their suffix: a folder of such a name is a mistake. */
static bool
is_folder_name (const char *path)
{
  static const char *const suffixes[] = { ".xlsx", ".xls", ".ods", ".csv", ".tiendo", ".pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (path, suffixes[i]))
      return false;
  return true;
}

TdCliExit
td_cli_export (const TdCliCommand *command, char **arguments)
{
  g_autofree char *as_of = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION (
        "as-of", &as_of, N_ ("only the figures of this cut; all if left out"), "DATE"),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  TdDay day = TD_DAY_NONE;
  TdCliExit code;
  int cut;

  if (!td_cli_parse (command, entries, arguments, 2, 2, &code))
    return code;
  if (!td_cli_read_day (command, "as-of", as_of, &day))
    return TD_CLI_USAGE;
  if (!is_folder_name (arguments[1]))
    return td_cli_misuse (
        command,
        _ ("“%s” is not the name of a folder; CSV files are written into a folder."),
        arguments[1]);
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  g_autoptr (TdBook) book = td_book_ref (td_workspace_get_book (workspace));
  if (day != TD_DAY_NONE)
    {
      if (!td_cli_find_cut (book, day, &cut))
        return TD_CLI_FAILED;
      TdBook *whole = g_steal_pointer (&book);
      book = keep_cut (whole, cut);
      td_book_unref (whole);
    }
  if (!td_csv_write (book, arguments[1], &error))
    return td_cli_fail_error (error);
  td_cli_print (_ ("Exported: %s\n"), arguments[1]);
  return TD_CLI_DONE;
}
