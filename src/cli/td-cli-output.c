/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "td-cli-output.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "model/td-day.h"

#define GAP 2 /* between the columns of a table */

struct _TdCliTable
{
  char *alignment; /* owned */
  guint n_columns;
  GPtrArray *cells; /* char * */
};

/* stdio writes bytes as they are; g_print() would turn letters into "?" in the C locale. */
static void
write_text (FILE *file, const char *text)
{
  (void)fputs (text, file); /* what went wrong with stdout is asked once, at the end */
}

void
td_cli_print (const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  write_text (stdout, text);
}

static void
write_line (const char *prefix, const char *text)
{
  g_autofree char *line = g_strconcat (prefix, text, "\n", NULL);
  (void)fflush (stdout);
  write_text (stderr, line);
}

TdCliExit
td_cli_fail (const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  write_line (TD_CLI_NAME ": ", text);
  return TD_CLI_FAILED;
}

TdCliExit
td_cli_fail_error (const GError *error)
{
  return td_cli_fail ("%s", error->message);
}

TdCliExit
td_cli_misuse (const TdCliCommand *command, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *prefix = command != NULL
                                ? g_strconcat (TD_CLI_NAME " ", command->name, ": ", NULL)
                                : g_strdup (TD_CLI_NAME ": ");
  write_line (prefix, text);
  return TD_CLI_USAGE;
}

void
td_cli_note (const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  write_line ("", text);
}

/* The columns that @text takes on a terminal. */
static guint
text_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);
      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }
  return width;
}

TdCliTable *
td_cli_table_new (const char *alignment)
{
  TdCliTable *table = g_new0 (TdCliTable, 1);

  table->alignment = g_strdup (alignment);
  table->n_columns = (guint)strlen (alignment);
  table->cells = g_ptr_array_new_with_free_func (g_free);
  return table;
}

void
td_cli_table_free (TdCliTable *table)
{
  g_free (table->alignment);
  g_ptr_array_unref (table->cells);
  g_free (table);
}

void
td_cli_table_add (TdCliTable *table, char *text)
{
  g_ptr_array_add (table->cells, text);
}

static void
append_spaces (GString *line, guint n)
{
  for (; n > 0; n--)
    g_string_append_c (line, ' ');
}

void
td_cli_table_print (const TdCliTable *table, guint indent)
{
  g_autofree guint *widths = g_new0 (guint, table->n_columns);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < table->cells->len; i++)
    {
      guint width = text_width (g_ptr_array_index (table->cells, i));
      widths[i % table->n_columns] = MAX (widths[i % table->n_columns], width);
    }
  for (guint i = 0; i < table->cells->len; i++)
    {
      guint column = i % table->n_columns;
      const char *cell = g_ptr_array_index (table->cells, i);
      guint padding = widths[column] - text_width (cell);
      bool is_right = table->alignment[column] == 'r';

      append_spaces (line, column == 0 ? indent : GAP);
      append_spaces (line, is_right ? padding : 0);
      g_string_append (line, cell);
      append_spaces (line, is_right ? 0 : padding);
      if (column + 1 < table->n_columns)
        continue;
      g_string_truncate (line, strlen (g_strchomp (line->str)));
      td_cli_print ("%s\n", line->str);
      g_string_truncate (line, 0);
    }
}

void
td_cli_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
td_cli_json_add_number (JsonBuilder *builder, const char *name, int64_t number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

void
td_cli_json_add_flag (JsonBuilder *builder, const char *name, bool flag)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, flag);
}

void
td_cli_json_add_day (JsonBuilder *builder, const char *name, TdDay day)
{
  g_autofree char *text = day != TD_DAY_NONE ? td_day_format_iso (day) : NULL;
  td_cli_json_add_text (builder, name, text);
}

void
td_cli_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  json_generator_set_root (generator, root);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  write_text (stdout, text);
  write_text (stdout, "\n");
}
