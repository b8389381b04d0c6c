/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "model/td-day.h"
#include "model/td-settings.h"

#include <glib/gi18n.h>
#include <string.h>

static void
add_columns (JsonBuilder *builder, const TdBook *book, const TdForm *form)
{
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < form->columns->len; i++)
    {
      const TdFormColumn *column = g_ptr_array_index (form->columns, i);

      json_builder_begin_object (builder);
      td_cli_json_add_text (builder, "number", column->number);
      td_cli_json_add_text (builder, "heading", column->heading);
      td_cli_json_add_text (builder, "group", column->group);
      td_cli_json_add_text (
          builder, "item", column->is_rate ? "rate" : td_book_get_item_name (book, column->item));
      td_cli_json_add_flag (builder, "own", !column->is_rate && td_item_is_own (column->item));
      for (guint measure = 0; measure < TD_N_MEASURES; measure++)
        td_cli_json_add_flag (
            builder, td_measure_name ((TdMeasure)measure), column->in_measure[measure]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_form (JsonBuilder *builder, const TdBook *book, const TdForm *form)
{
  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "id", form->id);
  td_cli_json_add_text (builder, "name", form->name);
  td_cli_json_add_text (builder, "circular", form->circular);
  td_cli_json_add_day (builder, "first", form->first);
  td_cli_json_add_day (builder, "last", form->last);
  td_cli_json_add_flag (builder, "confirmed", form->confirmed);
  td_cli_json_add_flag (builder, "own", form->is_own);
  add_columns (builder, book, form);
  json_builder_end_object (builder);
}

static void
print_json (const TdBook *book)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "forms");
  json_builder_begin_array (builder);
  for (guint i = 0; i < td_book_get_n_forms (book); i++)
    add_form (builder, book, td_book_get_form_at (book, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_json_print (builder);
}

static char *
format_days (const TdForm *form)
{
  g_autofree char *first = td_day_format (form->first);
  g_autofree char *last = form->last != TD_DAY_NONE ? td_day_format (form->last) : NULL;

  return last != NULL ? g_strdup_printf (_ ("%s to %s"), first, last)
                      : g_strdup_printf (_ ("from %s"), first);
}

static void
print_list (const TdBook *book)
{
  g_autoptr (TdCliTable) table = td_cli_table_new ("llll");

  for (guint i = 0; i < td_book_get_n_forms (book); i++)
    {
      const TdForm *form = td_book_get_form_at (book, i);
      td_cli_table_add (table, g_strdup (form->id));
      td_cli_table_add (table, format_days (form));
      /* Translators: of a form: made by the office itself, or part of the program. */
      td_cli_table_add (table,
                        g_strdup (form->is_own ? C_ ("form", "own") : C_ ("form", "built in")));
      td_cli_table_add (table, g_strdup (form->circular));
    }
  td_cli_table_print (table, 0);
}

static TdCliExit
show (const TdBook *book, const char *id)
{
  const TdForm *form = td_book_find_form (book, id);

  if (form == NULL)
    return td_cli_fail (_ ("There is no form “%s”."), id);
  td_cli_print ("%s", form->text);
  return TD_CLI_DONE;
}

static TdCliExit
apply (TdWorkspace *workspace, TdChanges *changes, const char *id, const char *done)
{
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = "form", .as_of = TD_DAY_NONE, .detail = id };
  TdApplyResult result;

  if (!td_workspace_apply (workspace, changes, &action, false, NULL, &result, &error))
    return td_cli_fail_error (error);
  if (result.added + result.changed + result.removed == 0)
    td_cli_print (_ ("Nothing changed: this form is there already.\n"));
  else
    td_cli_print (done, id);
  return TD_CLI_DONE;
}

static TdCliExit
add (TdWorkspace *workspace, const char *path)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *normal = NULL;
  g_autofree char *key = NULL;
  g_autoptr (TdForm) form = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    return td_cli_fail_error (error);
  if (length > TD_FORM_SIZE_MAX || strlen (text) != length
      || !g_utf8_validate (text, (gssize)length, NULL))
    return td_cli_fail (_ ("“%s” is not the text of a form."), path);
  normal = g_utf8_normalize (text, (gssize)length, G_NORMALIZE_NFC);
  form = td_form_parse (normal, -1, &error);
  if (form == NULL)
    return td_cli_fail ("%s: %s", path, error->message);
  key = g_strconcat (TD_SETTING_FORM_PREFIX, form->id, NULL);
  td_changes_put_setting (changes, key, normal);
  return apply (workspace, changes, form->id, _ ("The form %s is part of the workspace.\n"));
}

static TdCliExit
take_away (TdWorkspace *workspace, const char *id)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *key = g_strconcat (TD_SETTING_FORM_PREFIX, id, NULL);

  if (td_book_get_setting (td_workspace_get_book (workspace), key) == NULL)
    return td_cli_fail (_ ("The workspace has no form “%s” of its own."), id);
  td_changes_remove_setting (changes, key);
  return apply (workspace, changes, id, _ ("The form %s is no longer part of the workspace.\n"));
}

TdCliExit
td_cli_form (const TdCliCommand *command, char **arguments)
{
  static const char *const verbs[] = { "list", "show", "add", "remove", NULL };
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    TD_CLI_TEXT_OPTION ("format", &format, N_ ("how to print the list"), "text|json"),
    G_OPTION_ENTRY_NULL,
  };
  guint format_index = 0;
  guint verb = 0;
  TdCliExit code;

  if (!td_cli_parse (command, entries, arguments, 1, 3, &code))
    return code;
  while (arguments[1] != NULL && verbs[verb] != NULL && !g_str_equal (verbs[verb], arguments[1]))
    verb++;
  if (verbs[verb] == NULL)
    return td_cli_misuse (
        command, _ ("list, show, add or remove was expected, not “%s”."), arguments[1]);
  if (verb > 0 && arguments[2] == NULL)
    return td_cli_misuse (command, _ ("“%s” needs one more argument."), arguments[1]);
  if (verb == 0 && arguments[1] != NULL && arguments[2] != NULL)
    return td_cli_misuse (command, _ ("“%s” is one argument too many."), arguments[2]);
  if (!td_cli_read_word (command, "format", format, formats, &format_index))
    return TD_CLI_USAGE;

  g_autoptr (TdWorkspace) workspace
      = td_cli_open (arguments[0], verb >= 2 ? TD_ACCESS_WRITE : TD_ACCESS_READ);
  if (workspace == NULL)
    return TD_CLI_FAILED;
  const TdBook *book = td_workspace_get_book (workspace);
  switch (verb)
    {
    case 1:
      return show (book, arguments[2]);
    case 2:
      return add (workspace, arguments[2]);
    case 3:
      return take_away (workspace, arguments[2]);
    default:
      if (format_index == 1)
        print_json (book);
      else
        print_list (book);
      return TD_CLI_DONE;
    }
}
