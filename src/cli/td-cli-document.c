/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "analysis/td-progress.h"
#include "charts/td-chart-export.h"
#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "documents/td-document.h"
#include "model/td-day.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *kind;
  TdDay as_of;
  TdDay issued;
  const char *unit;   /* (nullable) */
  const char *output; /* (nullable) */
  gboolean fields;
} Order;

/* The traced numbers of a paper, as JSON. */
static void
print_fields (const TdDocument *document, const char *kind, const TdProgress *progress)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) fields = td_document_list_fields (document);

  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "kind", kind);
  td_cli_json_add_day (builder, "as_of", progress->as_of);
  td_cli_json_add_day (builder, "issued", progress->on);
  td_cli_json_add_text (builder, "unit", td_book_get_unit (progress->book, progress->root)->code);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < fields->len; i++)
    {
      const TdDocumentField *field = g_ptr_array_index (fields, i);
      json_builder_begin_object (builder);
      td_cli_json_add_number (builder, "block", field->block);
      td_cli_json_add_text (builder, "path", field->path);
      td_cli_json_add_text (builder, "text", field->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_json_print (builder);
}

static TdCliExit
write_document (TdBook *book, const Order *order)
{
  TdSubject root = TD_SUBJECT_NONE;
  g_autoptr (GError) error = NULL;
  int cut;

  if (!td_cli_find_cut (book, order->as_of, &cut))
    return TD_CLI_FAILED;
  TdDay as_of = td_book_get_cut (book, cut)->as_of;
  TdDay issued = order->issued != TD_DAY_NONE ? order->issued : as_of;
  if (issued < as_of)
    {
      g_autofree char *day = td_day_format_iso (as_of);
      return td_cli_fail (_ ("--issued lies before the figures of %s."), day);
    }
  if (order->unit != NULL && !td_cli_find_unit (book, order->unit, as_of, &root))
    return TD_CLI_FAILED;

  g_autoptr (TdProgress) progress = td_progress_new (book, cut, issued, root, true);
  g_autoptr (TdDocument) document = td_document_compose_with (
      progress, order->kind, order->fields ? TD_COMPOSE_TRACED : TD_COMPOSE_DEFAULT, &error);
  if (document == NULL)
    return td_cli_fail_error (error);
  if (order->output != NULL && !td_document_save (document, order->output, &error))
    return td_cli_fail_error (error);
  if (order->fields)
    print_fields (document, order->kind, progress);
  else
    td_cli_print (_ ("Document written: %s\n"), order->output);
  return TD_CLI_DONE;
}

static bool
check_output (const TdCliCommand *command, const char *output)
{
  static const char *const ends[] = { ".pdf", ".odt", ".docx", ".txt" };

  if (output == NULL)
    return true;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (output, ends[i]))
      return true;
  td_cli_misuse (
      command,
      _ ("--output: A name that ends in .pdf, .odt, .docx or .txt was expected, not “%s”."),
      output);
  return false;
}

TdCliExit
td_cli_document (const TdCliCommand *command, char **arguments)
{
  g_autofree char *kind = NULL, *as_of = NULL, *issued = NULL, *unit = NULL, *output = NULL;
  Order order = { .as_of = TD_DAY_NONE, .issued = TD_DAY_NONE };
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION (
        "kind", &kind, N_ ("dispatch, notice, report, letter, form or handout"), "KIND"),
    TD_CLI_TEXT_OPTION ("as-of", &as_of, TD_CLI_HELP_AS_OF, "DATE"),
    TD_CLI_TEXT_OPTION (
        "issued", &issued, N_ ("the day of issue; that of the cut if left out"), "DATE"),
    TD_CLI_TEXT_OPTION ("unit", &unit, N_ ("the unit it is about; the root if left out"), "CODE"),
    TD_CLI_TEXT_OPTION (
        "output", &output, N_ ("the file to be written: .pdf, .odt, .docx or .txt"), "FILE"),
    TD_CLI_FLAG_OPTION ("fields",
                        &order.fields,
                        N_ ("print the figures of the paper and where they come from, as JSON")),
    G_OPTION_ENTRY_NULL,
  };
  guint kind_index = 0;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  if (!td_cli_require (command, "kind", kind)
      || (!order.fields && !td_cli_require (command, "output", output))
      || !td_cli_read_word (command, "kind", kind, td_document_get_kinds (), &kind_index)
      || !td_cli_read_day (command, "as-of", as_of, &order.as_of)
      || !td_cli_read_day (command, "issued", issued, &order.issued)
      || !check_output (command, output))
    return TD_CLI_USAGE;
  if (order.as_of != TD_DAY_NONE && order.issued != TD_DAY_NONE && order.issued < order.as_of)
    return td_cli_misuse (command, _ ("--issued lies before --as-of."));
  order.kind = kind;
  order.unit = unit;
  order.output = output;

  td_chart_prepare ();
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  return write_document (td_workspace_get_book (workspace), &order);
}
