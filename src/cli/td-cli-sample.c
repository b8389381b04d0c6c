/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "exchange/td-csv.h"
#include "model/td-day.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define SAMPLES "/org/tiendo/TienDo/samples/"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The names of the samples that are compiled in, sorted. */
static GPtrArray *
list_samples (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) children
      = g_resources_enumerate_children (SAMPLES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; children != NULL && children[i] != NULL; i++)
    if (g_str_has_suffix (children[i], "/"))
      g_ptr_array_add (names, g_strndup (children[i], strlen (children[i]) - 1));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static TdChanges *
read_sample (const char *name, const TdBook *book, GError **error)
{
  g_autofree char *uri = g_strconcat ("resource://" SAMPLES, name, NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);

  return td_csv_read (uri, book, NULL, NULL, NULL, faults, error);
}

static TdCliExit
print_samples (const GPtrArray *names)
{
  g_autoptr (TdChanges) nothing = td_changes_new ();
  g_autoptr (TdBook) empty = td_book_new_from_changes (nothing);
  g_autoptr (TdCliTable) table = td_cli_table_new ("lll");

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdChanges) changes = read_sample (name, empty, &error);
      if (changes == NULL)
        return td_cli_fail_error (error);
      g_autoptr (TdBook) book = td_book_new_from_changes (changes);
      TdDay day = td_book_get_cut (book, td_book_get_n_cuts (book) - 1)->as_of;
      td_cli_table_add (table, g_strdup (name));
      td_cli_table_add (table, td_day_format_iso (day));
      td_cli_table_add (table, g_strdup (td_book_get_name (book, td_book_get_root (book, day))));
    }
  td_cli_table_print (table, 0);
  return TD_CLI_DONE;
}

static bool
fill (TdWorkspace *workspace, const char *name, GError **error)
{
  g_autoptr (TdChanges) changes = read_sample (name, td_workspace_get_book (workspace), error);
  TdAction action = { .kind = "import", .as_of = TD_DAY_NONE, .detail = name };

  return changes != NULL
         && td_workspace_apply (workspace, changes, &action, false, NULL, NULL, error);
}

static TdCliExit
make_sample (const char *name, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_create (path, &error);

  if (workspace == NULL)
    return td_cli_fail_error (error);
  if (!fill (workspace, name, &error))
    {
      td_workspace_close (workspace);
      (void)g_unlink (path); /* it was not there before */
      return td_cli_fail_error (error);
    }
  td_workspace_close (workspace);
  td_cli_print (_ ("New workspace with the sample %s: %s\n"), name, path);
  return TD_CLI_DONE;
}

TdCliExit
td_cli_sample (const TdCliCommand *command, char **arguments)
{
  static const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 0, 2, &code))
    return code;
  g_autoptr (GPtrArray) names = list_samples ();
  if (arguments[0] == NULL)
    return print_samples (names);
  if (arguments[1] == NULL)
    return td_cli_misuse (command, _ ("The name of the new workspace is missing."));
  for (guint i = 0; i < names->len; i++)
    if (strcmp (g_ptr_array_index (names, i), arguments[0]) == 0)
      return make_sample (arguments[0], arguments[1]);
  return td_cli_misuse (
      command, _ ("There is no sample “%s”; “sample” alone lists them."), arguments[0]);
}
