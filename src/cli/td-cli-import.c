/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "exchange/td-csv.h"
#include "model/td-amount.h"
#include "model/td-day.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MOST_FAULTS 50
#define PATIENCE (G_USEC_PER_SEC / 2) /* before progress is shown */

/* Progress on a terminal. */
typedef struct
{
  gint64 start;
  bool is_shown;
} Meter;

static void
progress_cb (guint permille, gpointer data)
{
  Meter *meter = data;

  if (!meter->is_shown
      && (g_get_monotonic_time () - meter->start < PATIENCE || !isatty (STDERR_FILENO)))
    return;
  meter->is_shown = true;
  /* Translators: shown while a long file is being read; the number is a percentage */
  g_autofree char *text = g_strdup_printf (_ ("Reading: %u %%"), permille / 10);
  (void)fprintf (stderr, "\r%s", text);
}

static void
meter_end (const Meter *meter)
{
  if (meter->is_shown)
    (void)fputs ("\r\033[K", stderr);
}

/* One line a fault; of very many the first. */
static TdCliExit
fail_faults (const GPtrArray *faults)
{
  guint n_shown = MIN (faults->len, MOST_FAULTS);
  guint n_more = faults->len - n_shown;

  for (guint i = 0; i < n_shown; i++)
    {
      g_autofree char *line = td_csv_format_fault (g_ptr_array_index (faults, i));
      td_cli_note ("%s", line);
    }
  if (n_more > 0)
    td_cli_note (ngettext ("… and %u more.", "… and %u more.", n_more), n_more);
  return td_cli_fail (
      ngettext ("%u fault; nothing was imported.", "%u faults; nothing was imported.", faults->len),
      faults->len);
}

static void
print_json (const GArray *counts, const GArray *new_cuts, bool is_dry)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_add_flag (builder, "dry_run", is_dry);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < counts->len; i++)
    {
      const TdCsvCount *count = &g_array_index (counts, TdCsvCount, i);
      json_builder_begin_object (builder);
      td_cli_json_add_text (builder, "file", count->file);
      td_cli_json_add_number (builder, "added", count->added);
      td_cli_json_add_number (builder, "changed", count->changed);
      td_cli_json_add_number (builder, "equal", count->equal);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "new_cuts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < new_cuts->len; i++)
    {
      g_autofree char *day = td_day_format_iso (g_array_index (new_cuts, TdDay, i));
      json_builder_add_string_value (builder, day);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_json_print (builder);
}

static void
print_text (const GArray *counts, const GArray *new_cuts, bool is_dry)
{
  g_autoptr (TdCliTable) table = td_cli_table_new ("lrrr");

  td_cli_table_add (table, g_strdup (C_ ("column", "File")));
  td_cli_table_add (table, g_strdup (C_ ("column", "Added")));
  td_cli_table_add (table, g_strdup (C_ ("column", "Changed")));
  td_cli_table_add (table, g_strdup (C_ ("column", "Equal")));
  for (guint i = 0; i < counts->len; i++)
    {
      const TdCsvCount *count = &g_array_index (counts, TdCsvCount, i);
      td_cli_table_add (table, g_strdup (count->file));
      td_cli_table_add (table, td_amount_format (count->added));
      td_cli_table_add (table, td_amount_format (count->changed));
      td_cli_table_add (table, td_amount_format (count->equal));
    }
  td_cli_table_print (table, 0);
  if (new_cuts->len > 0)
    td_cli_print (ngettext ("%u new cut\n", "%u new cuts\n", new_cuts->len), new_cuts->len);
  td_cli_print ("%s", is_dry ? _ ("Dry run: nothing was imported.\n") : _ ("Imported.\n"));
}

/* The names of the paths, for the journal. */
static char *
describe_paths (const char *const *paths)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autofree char *shown = g_filename_display_name (name);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", shown);
    }
  return g_strdup (names->str);
}

static bool
apply (TdWorkspace *workspace,
       const TdChanges *changes,
       const char *const *paths,
       GPtrArray *faults,
       GError **error)
{
  g_autofree char *detail = describe_paths (paths);
  TdAction action = { .kind = "import", .as_of = TD_DAY_NONE, .detail = detail };

  return td_workspace_apply (workspace, changes, &action, false, faults, NULL, error);
}

static TdCliExit
import (TdWorkspace *workspace, const char *const *paths, bool is_dry, bool is_json)
{
  const TdBook *book = td_workspace_get_book (workspace);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  g_autoptr (GArray) new_cuts = g_array_new (FALSE, FALSE, sizeof (TdDay));
  g_autoptr (GError) error = NULL;
  Meter meter = { .start = g_get_monotonic_time () };

  g_autoptr (TdChanges) changes
      = td_csv_read_all (paths, book, progress_cb, &meter, NULL, faults, &error);
  meter_end (&meter);
  if (changes == NULL)
    return faults->len > 0 ? fail_faults (faults) : td_cli_fail_error (error);

  g_autoptr (GArray) counts = td_csv_count (book, changes, new_cuts);
  bool is_right = is_dry ? td_changes_check (book, changes, faults)
                         : apply (workspace, changes, paths, faults, &error);
  if (!is_right)
    return faults->len > 0 ? fail_faults (faults) : td_cli_fail_error (error);
  if (is_json)
    print_json (counts, new_cuts, is_dry);
  else
    print_text (counts, new_cuts, is_dry);
  return TD_CLI_DONE;
}

static void
note_ignored (const char *const *paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) ignored = td_csv_list_ignored (paths[i]);
      for (guint j = 0; j < ignored->len; j++)
        td_cli_note (_ ("%s is no file of a workspace and was not read."),
                     (const char *)g_ptr_array_index (ignored, j));
    }
}

TdCliExit
td_cli_import (const TdCliCommand *command, char **arguments)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL;
  gboolean is_dry = FALSE;
  const GOptionEntry entries[] = {
    TD_CLI_FLAG_OPTION ("dry-run", &is_dry, N_ ("only check and count; write nothing")),
    TD_CLI_TEXT_OPTION (
        "format", &format, N_ ("how the counts are printed; text if left out"), "text|json"),
    G_OPTION_ENTRY_NULL,
  };
  guint format_index = 0;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 2, TD_CLI_MANY, &code))
    return code;
  if (!td_cli_read_word (command, "format", format, formats, &format_index))
    return TD_CLI_USAGE;
  g_autoptr (TdWorkspace) workspace
      = td_cli_open (arguments[0], is_dry ? TD_ACCESS_READ : TD_ACCESS_WRITE);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  const char *const *paths = (const char *const *)arguments + 1;
  note_ignored (paths);
  return import (workspace, paths, is_dry, format_index == 1);
}
