/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "charts/td-chart-export.h"
#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "cli/td-cli-papers.h"
#include "cli/td-cli-scope.h"

#include <glib/gi18n.h>

typedef struct
{
  TdCliScope scope;
  const char *kind;
  const char *number; /* (nullable) */
  int64_t id;         /* of a paper of the workspace; 0: a new one */
  const char *output; /* (nullable) */
  gboolean fields;
} Order;

/* What the figures of a paper are about. */
typedef struct
{
  const char *kind;
  TdDay as_of;
  TdDay issued;
  const char *unit; /* (nullable) */
} Head;

/* The traced numbers of a paper, as JSON. */
static void
print_fields (const TdDocument *document, const Head *head)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) fields = td_document_list_fields (document);

  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "kind", head->kind);
  td_cli_json_add_day (builder, "as_of", head->as_of);
  td_cli_json_add_day (builder, "issued", head->issued);
  td_cli_json_add_text (builder, "unit", head->unit);
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

/* A new paper, which is not kept. */
static TdDocument *
compose (TdBook *book, const Order *order, Head *head)
{
  g_autoptr (TdProgress) progress = td_cli_scope_calculate (&order->scope, book, true);
  g_autoptr (GError) error = NULL;

  if (progress == NULL)
    return NULL;
  g_autoptr (TdDraft) draft = td_draft_compose (progress, order->kind, order->number, &error);
  if (draft == NULL)
    {
      td_cli_fail_error (error);
      return NULL;
    }
  *head = (Head){ .kind = order->kind,
                  .as_of = progress->as_of,
                  .issued = progress->on,
                  .unit = td_book_get_unit (book, progress->root)->code };
  return td_draft_get_document (draft);
}

/* A paper of the workspace, as it stands. */
static TdDocument *
read_stored (TdWorkspace *workspace, int64_t id, Head *head)
{
  const TdBook *book = td_workspace_get_book (workspace);
  const TdPaper *paper = td_cli_find_paper (book, id);
  g_autoptr (TdDraft) draft = paper != NULL ? td_cli_load_draft (workspace, paper) : NULL;

  if (draft == NULL)
    return NULL;
  TdSubject root = td_book_get_root (book, paper->as_of);
  *head = (Head){
    .kind = paper->kind, .as_of = paper->as_of, .issued = paper->issued, .unit = paper->unit
  };
  if (head->unit == NULL && root != TD_SUBJECT_NONE)
    head->unit = td_book_get_unit (book, root)->code;
  return td_draft_get_document (draft);
}

static TdCliExit
write_document (TdWorkspace *workspace, const Order *order)
{
  g_autoptr (GError) error = NULL;
  Head head;
  g_autoptr (TdDocument) document = order->id != 0
                                        ? read_stored (workspace, order->id, &head)
                                        : compose (td_workspace_get_book (workspace), order, &head);

  if (document == NULL)
    return TD_CLI_FAILED;
  if (order->output != NULL && !td_document_save (document, order->output, &error))
    return td_cli_fail_error (error);
  if (order->fields)
    print_fields (document, &head);
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

/* A paper is new, by its kind, or one of the workspace, by its id: then nothing else can be asked.
 */
static bool
read_which (const TdCliCommand *command,
            const char *kind,
            const char *id,
            const char *const *of_new,
            Order *order)
{
  static const char *const names[] = { "kind", "as-of", "issued", "unit", "number" };
  guint kind_index = 0;

  if (id == NULL)
    return td_cli_require (command, "kind", kind)
           && td_cli_read_word (command, "kind", kind, td_document_get_kinds (), &kind_index);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (of_new[i] != NULL)
      {
        /* TRANSLATORS: the name of an option */
        td_cli_misuse (command, _ ("--%s does not go with --id."), names[i]);
        return false;
      }
  return td_cli_read_id (command, id, &order->id);
}

TdCliExit
td_cli_document (const TdCliCommand *command, char **arguments)
{
  g_autofree char *kind = NULL, *as_of = NULL, *issued = NULL, *unit = NULL, *output = NULL;
  g_autofree char *id = NULL, *number = NULL;
  Order order = { 0 };
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION (
        "kind", &kind, N_ ("dispatch, notice, report, letter, form or handout"), "KIND"),
    TD_CLI_TEXT_OPTION ("as-of", &as_of, TD_CLI_HELP_AS_OF, "DATE"),
    TD_CLI_TEXT_OPTION ("issued", &issued, TD_CLI_HELP_ISSUED, "DATE"),
    TD_CLI_TEXT_OPTION ("unit", &unit, TD_CLI_HELP_ABOUT, "CODE"),
    TD_CLI_TEXT_OPTION ("number", &number, TD_CLI_HELP_NUMBER, "NUMBER"),
    TD_CLI_TEXT_OPTION (
        "id", &id, N_ ("a paper of the workspace as it stands, not a new one"), "ID"),
    TD_CLI_TEXT_OPTION (
        "output", &output, N_ ("the file to be written: .pdf, .odt, .docx or .txt"), "FILE"),
    TD_CLI_FLAG_OPTION ("fields",
                        &order.fields,
                        N_ ("print the figures of the paper and where they come from, as JSON")),
    G_OPTION_ENTRY_NULL,
  };
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 1, &code))
    return code;
  const char *const of_new[] = { kind, as_of, issued, unit, number };
  if (!read_which (command, kind, id, of_new, &order)
      || (!order.fields && !td_cli_require (command, "output", output))
      || !td_cli_scope_read (&order.scope, command, "issued", as_of, issued, unit)
      || !check_output (command, output))
    return TD_CLI_USAGE;
  order.kind = kind;
  order.number = number;
  order.output = output;

  td_chart_prepare ();
  g_autoptr (TdWorkspace) workspace = td_cli_open (arguments[0], TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  return write_document (workspace, &order);
}
