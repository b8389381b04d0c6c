/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

#include <glib/gi18n.h>

/* A group with more lines, such as an import, says only how many; JSON has them all. */
#define MOST_LINES 20

/* "TN KV4 2025-09-12 cases completed" */
static char *
describe_place (const TdJournalLine *line)
{
  g_autofree char *day = line->as_of != TD_DAY_NONE ? td_day_format_iso (line->as_of) : NULL;
  const char *const parts[] = { line->unit, line->officer, day, line->measure, line->item };
  GString *place = g_string_new (line->table);

  if (line->paper != NULL)
    g_string_append_printf (place, " “%s”", line->paper);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (place, " %s", parts[i]);
  return g_string_free (place, FALSE);
}

static char *
describe_change (const TdJournalLine *line)
{
  const char *before = line->before != NULL ? line->before : "–";
  const char *after = line->after != NULL ? line->after : "–";

  if (line->op == 'i')
    return g_strdup (line->after != NULL ? line->after : C_ ("journal", "added"));
  if (line->op == 'd')
    return g_strdup (line->before != NULL ? line->before : C_ ("journal", "removed"));
  if (line->before == NULL && line->after == NULL)
    return g_strdup (C_ ("journal", "changed"));
  return g_strdup_printf ("%s → %s", before, after);
}

static void
print_lines (const GPtrArray *lines)
{
  g_autoptr (TdCliTable) table = td_cli_table_new ("ll");

  if (lines->len > MOST_LINES)
    {
      g_autofree char *count
          = g_strdup_printf (ngettext ("%u change", "%u changes", lines->len), lines->len);
      td_cli_print ("    %s\n", count);
      return;
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const TdJournalLine *line = g_ptr_array_index (lines, i);
      td_cli_table_add (table, describe_place (line));
      td_cli_table_add (table, describe_change (line));
    }
  td_cli_table_print (table, 4);
}

static void
print_group (const TdBook *book, const TdGroup *group)
{
  g_autofree char *words = td_wording_group (
      book, group->kind, group->unit, group->officer, group->as_of, group->detail, group->note);

  td_cli_print ("%" G_GINT64_FORMAT "  %s  %s  %s", group->id, group->when, group->who, words);
  if (group->undone)
    td_cli_print ("  (%s)", C_ ("journal", "undone"));
  td_cli_print ("\n");
}

static void
add_group (JsonBuilder *builder, const TdGroup *group, const GPtrArray *lines)
{
  json_builder_begin_object (builder);
  td_cli_json_add_number (builder, "id", group->id);
  td_cli_json_add_text (builder, "when", group->when);
  td_cli_json_add_text (builder, "who", group->who);
  td_cli_json_add_text (builder, "kind", group->kind);
  td_cli_json_add_text (builder, "unit", group->unit);
  td_cli_json_add_text (builder, "officer", group->officer);
  td_cli_json_add_day (builder, "as_of", group->as_of);
  td_cli_json_add_text (builder, "detail", group->detail);
  td_cli_json_add_text (builder, "note", group->note);
  td_cli_json_add_flag (builder, "undone", group->undone);
  json_builder_set_member_name (builder, "of");
  if (group->of != 0)
    json_builder_add_int_value (builder, group->of);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    {
      const TdJournalLine *line = g_ptr_array_index (lines, i);
      const char op[] = { line->op, '\0' };
      json_builder_begin_object (builder);
      td_cli_json_add_text (builder, "table", line->table);
      td_cli_json_add_text (builder, "op", op);
      td_cli_json_add_text (builder, "unit", line->unit);
      td_cli_json_add_text (builder, "officer", line->officer);
      td_cli_json_add_day (builder, "as_of", line->as_of);
      td_cli_json_add_text (builder, "measure", line->measure);
      if (line->paper != NULL)
        td_cli_json_add_text (builder, "paper", line->paper);
      td_cli_json_add_text (builder, "item", line->item);
      td_cli_json_add_text (builder, "before", line->before);
      td_cli_json_add_text (builder, "after", line->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* A number from 1 on. A value that was not given leaves the default. */
static bool
read_number (const TdCliCommand *command, const char *option, const char *text, guint *number)
{
  guint64 value;

  if (text == NULL)
    return true;
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &value, NULL))
    {
      td_cli_misuse (command, _ ("--%s: “%s” is no number from 1 on."), option, text);
      return false;
    }
  *number = (guint)value;
  return true;
}

static void
begin_groups (JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
}

static TdCliExit
print_groups (TdWorkspace *workspace, const TdJournalFilter *filter, guint limit, bool is_json)
{
  g_autoptr (GError) error = NULL;
  gint64 next;
  g_autoptr (GPtrArray) groups
      = td_workspace_query_groups (workspace, filter, 0, limit, NULL, &next, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (groups == NULL)
    return td_cli_fail_error (error);
  begin_groups (builder);
  for (guint i = 0; i < groups->len; i++)
    {
      const TdGroup *group = g_ptr_array_index (groups, i);
      g_autoptr (GPtrArray) lines = td_workspace_list_lines (workspace, group->id, &error);
      if (lines == NULL)
        return td_cli_fail_error (error);
      if (is_json)
        add_group (builder, group, lines);
      else
        {
          print_group (td_workspace_get_book (workspace), group);
          print_lines (lines);
        }
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (is_json)
    td_cli_json_print (builder);
  return TD_CLI_DONE;
}

TdCliExit
td_cli_journal (const TdCliCommand *command, char **arguments)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL, *unit = NULL, *from = NULL, *to = NULL, *item = NULL,
                  *kind = NULL, *limit_text = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("unit", &unit, N_ ("only changes about the unit of this code"), "CODE"),
    TD_CLI_TEXT_OPTION ("from", &from, N_ ("only changes made on this day or later"), "DATE"),
    TD_CLI_TEXT_OPTION ("to", &to, N_ ("only changes made on this day or earlier"), "DATE"),
    TD_CLI_TEXT_OPTION ("item", &item, N_ ("only changes of this item, such as completed"), "ITEM"),
    TD_CLI_TEXT_OPTION ("kind", &kind, N_ ("only changes of this kind, such as set"), "KIND"),
    TD_CLI_TEXT_OPTION ("limit", &limit_text, N_ ("only so many, the newest"), "N"),
    TD_CLI_TEXT_OPTION ("format", &format, N_ ("how it is printed; text if left out"), "text|json"),
    G_OPTION_ENTRY_NULL,
  };
  TdJournalFilter filter = TD_JOURNAL_FILTER_NONE;
  guint format_index = 0, limit = G_MAXUINT;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_read_word (command, "format", format, formats, &format_index)
      || !td_cli_read_day (command, "from", from, &filter.from)
      || !td_cli_read_day (command, "to", to, &filter.to)
      || !read_number (command, "limit", limit_text, &limit))
    return TD_CLI_USAGE;
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  filter.unit = unit;
  filter.item = item;
  filter.kind = kind;
  return print_groups (workspace, &filter, limit, format_index == 1);
}

TdCliExit
td_cli_revert (const TdCliCommand *command, char **arguments)
{
  g_autofree char *group_text = NULL, *line_text = NULL, *note = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("group", &group_text, N_ ("number of the change in the journal"), "ID"),
    TD_CLI_TEXT_OPTION ("line",
                        &line_text,
                        N_ ("only this one of its lines, counted from 1 as journal lists them"),
                        "N"),
    TD_CLI_TEXT_OPTION ("note", &note, TD_CLI_HELP_NOTE, "TEXT"),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  guint group = 0, line = 0;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_require (command, "group", group_text)
      || !read_number (command, "group", group_text, &group)
      || !read_number (command, "line", line_text, &line))
    return TD_CLI_USAGE;
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_WRITE);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  if (!td_workspace_revert (workspace, group, (int)line - 1, note, &error))
    return td_cli_fail_error (error);
  g_autoptr (TdGroup) made = td_workspace_get_undo (workspace);
  if (made != NULL)
    {
      g_autofree char *words = td_wording_group (td_workspace_get_book (workspace),
                                                 made->kind,
                                                 made->unit,
                                                 made->officer,
                                                 made->as_of,
                                                 made->detail,
                                                 made->note);
      td_cli_print ("%s\n", words);
    }
  return TD_CLI_DONE;
}
