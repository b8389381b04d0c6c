/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "analysis/td-progress.h"
#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is said of one backup. */
typedef struct
{
  const TdBackup *backup; /* borrowed */
  TdContent *content;     /* (nullable): owned: NULL for a damaged one */
  GError *error;          /* (nullable): owned: what is wrong with it */
  bool has_since;
  guint since;
  char *rates[TD_N_MEASURES]; /* (nullable): owned: of the province in the newest cut */
} Report;

static void
report_clear (Report *report)
{
  g_clear_pointer (&report->content, td_content_free);
  g_clear_error (&report->error);
  for (guint i = 0; i < TD_N_MEASURES; i++)
    g_clear_pointer (&report->rates[i], g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

static TdDay
get_cut_day (const TdBook *book, bool newest)
{
  int n_cuts = td_book_get_n_cuts (book);

  return n_cuts > 0 ? td_book_get_cut (book, newest ? n_cuts - 1 : 0)->as_of : TD_DAY_NONE;
}

static const char *
get_agency (const TdBook *book)
{
  TdDay day = get_cut_day (book, true);
  TdSubject root = td_book_get_root (book, day != TD_DAY_NONE ? day : td_day_today ());

  return root != TD_SUBJECT_NONE ? td_book_get_name (book, root) : NULL;
}

static void
fill_rates (Report *report)
{
  TdBook *book = report->content->book;
  TdDay day = get_cut_day (book, true);
  TdSubject root = day != TD_DAY_NONE ? td_book_get_root (book, day) : TD_SUBJECT_NONE;
  g_autoptr (TdProgress) progress = NULL;

  if (root == TD_SUBJECT_NONE)
    return;
  progress = td_progress_new (book, td_book_get_n_cuts (book) - 1, day, root, false);
  for (guint i = 0; i < TD_N_MEASURES; i++)
    {
      const TdProgressRow *row = td_progress_find (progress, root, (TdMeasure)i);
      if (row != NULL && row->has_rate)
        report->rates[i] = td_hundredths_format_ascii (row->rate);
    }
}

static void
fill_report (Report *report, const TdBackup *backup, const char *workspace)
{
  g_autoptr (GError) error = NULL;

  report->backup = backup;
  report->content = td_workspace_look_into (backup->path, true, NULL, &report->error);
  if (report->content == NULL)
    return;
  fill_rates (report);
  report->has_since
      = td_workspace_count_since (workspace, report->content->last, &report->since, &error);
}

/* How many officers there are; one who moved has several stays. */
static guint
count_officers (const TdBook *book)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = td_book_get_n_units (book); i < td_book_get_n_subjects (book); i++)
    g_hash_table_add (codes, td_book_get_officer (book, i)->code);
  return g_hash_table_size (codes);
}

static void
add_optional_number (JsonBuilder *builder, const char *name, bool has, int64_t number)
{
  json_builder_set_member_name (builder, name);
  if (has)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_report (JsonBuilder *builder, const Report *report)
{
  const TdContent *content = report->content;
  const TdBook *book = content != NULL ? content->book : NULL;

  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "file", report->backup->path);
  td_cli_json_add_text (builder, "when", report->backup->when);
  td_cli_json_add_text (builder, "why", report->backup->why);
  td_cli_json_add_number (builder, "size", report->backup->size);
  td_cli_json_add_flag (builder, "good", content != NULL);
  td_cli_json_add_flag (builder, "set_aside", report->backup->set_aside);
  td_cli_json_add_text (builder, "error", report->error != NULL ? report->error->message : NULL);
  add_optional_number (builder, "format", content != NULL, content != NULL ? content->format : 0);
  td_cli_json_add_text (builder, "agency", book != NULL ? get_agency (book) : NULL);
  td_cli_json_add_day (
      builder, "first_cut", book != NULL ? get_cut_day (book, false) : TD_DAY_NONE);
  td_cli_json_add_day (builder, "last_cut", book != NULL ? get_cut_day (book, true) : TD_DAY_NONE);
  add_optional_number (
      builder, "units", book != NULL, book != NULL ? td_book_get_n_units (book) : 0);
  add_optional_number (builder, "officers", book != NULL, book != NULL ? count_officers (book) : 0);
  add_optional_number (
      builder, "records", content != NULL, content != NULL ? content->n_records : 0);
  td_cli_json_add_text (builder, "rate_cases", report->rates[TD_MEASURE_CASES]);
  td_cli_json_add_text (builder, "rate_money", report->rates[TD_MEASURE_MONEY]);
  td_cli_json_add_text (builder,
                        "last_change",
                        content != NULL && content->last != NULL ? content->last->when : NULL);
  add_optional_number (builder, "changes_since", report->has_since, report->since);
  json_builder_end_object (builder);
}

/* "2025-09-15T08:30:00" as people write it. */
static char *
format_when (const char *when)
{
  g_autofree char *date = g_strndup (when, strlen ("2025-09-15"));
  g_autofree char *words = NULL;
  TdDay day;

  if (!td_day_parse_iso (date, &day) || strlen (when) < strlen ("2025-09-15T08:30"))
    return g_strdup (when);
  words = td_day_format (day);
  return g_strdup_printf ("%s %.5s", words, when + strlen ("2025-09-15T"));
}

static void
print_report (const Report *report)
{
  const TdContent *content = report->content;
  g_autofree char *when = format_when (report->backup->when);
  g_autofree char *size = g_format_size ((guint64)report->backup->size);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  td_cli_print ("%s  %s  %s\n",
                when,
                report->backup->set_aside ? _ ("Set aside, damaged")
                                          : td_wording_backup_reason (report->backup->why),
                size);
  td_cli_print ("    %s\n", report->backup->path);
  if (content == NULL)
    {
      td_cli_print ("    %s\n", report->error->message);
      return;
    }
  first = td_day_format (get_cut_day (content->book, false));
  last = td_day_format (get_cut_day (content->book, true));
  /* TRANSLATORS: numbers of cuts, units, officers and records in a backup */
  td_cli_print (_ ("    cuts: %d, units: %d, officers: %u, records: %u\n"),
                td_book_get_n_cuts (content->book),
                td_book_get_n_units (content->book),
                count_officers (content->book),
                content->n_records);
  if (td_book_get_n_cuts (content->book) > 0)
    td_cli_print (_ ("    figures of %s to %s\n"), first, last);
  if (report->has_since)
    td_cli_print (ngettext ("    %u change since\n", "    %u changes since\n", report->since),
                  report->since);
}

TdCliExit
td_cli_backups (const TdCliCommand *command, char **arguments)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("format", &format, N_ ("how it is printed; text if left out"), "text|json"),
    G_OPTION_ENTRY_NULL,
  };
  guint format_index = 0;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_read_word (command, "format", format, formats, &format_index))
    return TD_CLI_USAGE;

  g_autoptr (GPtrArray) backups = td_workspace_list_backups (arguments[0]);
  g_autofree char *folder = td_workspace_get_backup_folder (arguments[0]);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "folder", folder);
  json_builder_set_member_name (builder, "backups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < backups->len; i++)
    {
      g_auto (Report) report = { NULL };

      fill_report (&report, g_ptr_array_index (backups, i), arguments[0]);
      if (format_index == 1)
        add_report (builder, &report);
      else
        print_report (&report);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (format_index == 1)
    td_cli_json_print (builder);
  else if (backups->len == 0)
    td_cli_print ("%s\n", _ ("There is no backup of this workspace yet."));
  return TD_CLI_DONE;
}
