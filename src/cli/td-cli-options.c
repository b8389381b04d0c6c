/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "td-cli-options.h"

#include "cli/td-cli-output.h"
#include "model/td-day.h"

#include <glib/gi18n.h>
#include <string.h>

static void
print_help (const TdCliCommand *command, const GOptionEntry *entries)
{
  g_autoptr (TdCliTable) table = td_cli_table_new ("ll");

  g_autofree char *usage
      = g_strconcat (TD_CLI_NAME " ", command->name, " ", command->synopsis, NULL);
  td_cli_print (_ ("Usage: %s\n"), usage);
  td_cli_print ("\n%s\n\n", _ (command->summary));
  for (; entries->long_name != NULL; entries++)
    {
      bool has_value = entries->arg_description != NULL;
      td_cli_table_add (table,
                        g_strconcat ("--",
                                     entries->long_name,
                                     has_value ? " " : "",
                                     has_value ? entries->arg_description : "",
                                     NULL));
      td_cli_table_add (table, g_strdup (_ (entries->description)));
    }
  td_cli_table_add (table, g_strdup ("--help"));
  td_cli_table_add (table, g_strdup (_ ("this help")));
  td_cli_table_print (table, 2);
}

static const GOptionEntry *
find_entry (const GOptionEntry *entries, const char *argument)
{
  const char *name = argument + 2;
  gsize length = strcspn (name, "=");

  for (; entries->long_name != NULL; entries++)
    if (strlen (entries->long_name) == length && strncmp (entries->long_name, name, length) == 0)
      return entries;
  return NULL;
}

/* GOption speaks from GLib's own catalogue, which may not be there: say it in our words. */
static TdCliExit
misuse_option (const TdCliCommand *command, const GOptionEntry *entries, char **arguments)
{
  for (guint i = 0; arguments[i] != NULL && strcmp (arguments[i], "--") != 0; i++)
    {
      if (arguments[i][0] != '-' || arguments[i][1] == '\0')
        continue;
      const GOptionEntry *entry
          = g_str_has_prefix (arguments[i], "--") ? find_entry (entries, arguments[i]) : NULL;
      if (entry == NULL)
        return td_cli_misuse (command, _ ("“%s” is no option of this command."), arguments[i]);
      bool has_value = entry->arg != G_OPTION_ARG_NONE;
      if (has_value && strchr (arguments[i], '=') == NULL && arguments[++i] == NULL)
        return td_cli_misuse (command, _ ("--%s needs a value."), entry->long_name);
    }
  return td_cli_misuse (command, _ ("The options cannot be read. See --help."));
}

/* Options may stand anywhere; only "--" ends them. */
static bool
asks_for_help (char **arguments)
{
  for (guint i = 0; arguments[i] != NULL && strcmp (arguments[i], "--") != 0; i++)
    if (strcmp (arguments[i], "--help") == 0 || strcmp (arguments[i], "-h") == 0)
      return true;
  return false;
}

static bool
is_utf8 (char **arguments)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      return false;
  return true;
}

bool
td_cli_parse (const TdCliCommand *command,
              const GOptionEntry *entries,
              char **arguments,
              guint least,
              guint most,
              TdCliExit *exit)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  /* GOption takes the first word for the name of the program. */
  g_autofree char **words = g_new0 (char *, g_strv_length (arguments) + 2);
  int n_words = 1 + (int)g_strv_length (arguments);
  char **cursor = words;

  *exit = TD_CLI_DONE;
  if (asks_for_help (arguments))
    {
      print_help (command, entries);
      return false;
    }
  if (!is_utf8 (arguments))
    {
      *exit = td_cli_misuse (command, _ ("The arguments are not UTF-8."));
      return false;
    }
  words[0] = (char *)TD_CLI_NAME;
  for (guint i = 0; arguments[i] != NULL; i++)
    words[i + 1] = arguments[i];
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &n_words, &cursor, NULL))
    {
      *exit = misuse_option (command, entries, arguments);
      return false;
    }

  guint n = 0;
  bool has_ended = false;
  for (int i = 1; i < n_words; i++)
    {
      bool ends = !has_ended && strcmp (words[i], "--") == 0;
      has_ended |= ends;
      if (!ends)
        arguments[n++] = words[i];
    }
  arguments[n] = NULL;
  if (n >= least && n <= most)
    return true;
  if (n < least)
    *exit = td_cli_misuse (command,
                           _ ("Something is missing. Usage: %s %s %s"),
                           TD_CLI_NAME,
                           command->name,
                           command->synopsis);
  else
    *exit = td_cli_misuse (command, _ ("“%s” is one argument too many."), arguments[most]);
  return false;
}

bool
td_cli_read_day (const TdCliCommand *command, const char *option, const char *text, TdDay *day)
{
  if (text == NULL || td_day_parse_iso (text, day))
    return true;
  td_cli_misuse (
      command, _ ("--%s: A day such as 2025-09-12 was expected, not “%s”."), option, text);
  return false;
}

bool
td_cli_read_measure (const TdCliCommand *command, const char *text, TdMeasure *measure)
{
  if (text == NULL || td_measure_from_name (text, measure))
    return true;
  td_cli_misuse (command, _ ("--measure: “cases” or “money” was expected, not “%s”."), text);
  return false;
}

bool
td_cli_read_word (const TdCliCommand *command,
                  const char *option,
                  const char *text,
                  const char *const *words,
                  guint *index)
{
  if (text == NULL)
    return true;
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      {
        *index = i;
        return true;
      }
  g_autofree char *list = g_strjoinv (", ", (char **)words);
  td_cli_misuse (command, _ ("--%s: One of %s was expected, not “%s”."), option, list, text);
  return false;
}

bool
td_cli_require (const TdCliCommand *command, const char *option, const char *text)
{
  if (text != NULL)
    return true;
  td_cli_misuse (command, _ ("--%s is missing."), option);
  return false;
}

TdWorkspace *
td_cli_open (const char *path, TdAccess access)
{
  g_autoptr (GError) error = NULL;
  TdWorkspace *workspace = td_workspace_open (path, access, &error);

  if (workspace == NULL)
    td_cli_fail_error (error);
  return workspace;
}

bool
td_cli_find_cut (const TdBook *book, TdDay as_of, int *cut)
{
  int n_cuts = td_book_get_n_cuts (book);
  TdDay earlier = TD_DAY_NONE, later = TD_DAY_NONE;

  if (n_cuts == 0)
    {
      td_cli_fail (_ ("The workspace has no figures yet."));
      return false;
    }
  *cut = as_of == TD_DAY_NONE ? n_cuts - 1 : td_book_find_cut (book, as_of);
  if (*cut >= 0)
    return true;

  for (int i = 0; i < n_cuts; i++)
    {
      TdDay day = td_book_get_cut (book, i)->as_of;
      if (day < as_of)
        earlier = day;
      else if (later == TD_DAY_NONE)
        later = day;
    }
  g_autofree char *asked = td_day_format_iso (as_of);
  g_autofree char *before = earlier != TD_DAY_NONE ? td_day_format_iso (earlier) : NULL;
  g_autofree char *after = later != TD_DAY_NONE ? td_day_format_iso (later) : NULL;
  if (before != NULL && after != NULL)
    td_cli_fail (_ ("There are no figures as of %s; the nearest are those of %s and of %s."),
                 asked,
                 before,
                 after);
  else if (before != NULL)
    td_cli_fail (_ ("There are no figures as of %s; the nearest earlier ones are those of %s."),
                 asked,
                 before);
  else
    td_cli_fail (
        _ ("There are no figures as of %s; the nearest later ones are those of %s."), asked, after);
  return false;
}

/* "KV4 (2025-07-01), KV5 (2025-07-01)", or NULL. */
static char *
list_successors (const TdBook *book, TdSubject unit)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      TdSubject successor = td_book_get_successor (book, i);
      if (td_book_get_predecessor (book, i) != unit || successor == unit)
        continue;
      g_autofree char *day = td_day_format_iso (td_book_get_succession (book, i)->date);
      g_string_append_printf (list,
                              "%s%s (%s)",
                              list->len > 0 ? ", " : "",
                              td_book_get_unit (book, successor)->code,
                              day);
    }
  return list->len > 0 ? g_strdup (list->str) : NULL;
}

bool
td_cli_find_unit (const TdBook *book, const char *code, TdDay day, TdSubject *unit)
{
  *unit = td_book_find_unit (book, code);
  if (*unit == TD_SUBJECT_NONE)
    {
      td_cli_fail (_ ("There is no unit “%s”."), code);
      return false;
    }
  if (td_book_is_valid (book, *unit, day))
    return true;

  const TdUnit *row = td_book_get_unit (book, *unit);
  g_autofree char *asked = td_day_format_iso (day);
  g_autofree char *first
      = row->valid_from != TD_DAY_NONE ? td_day_format_iso (row->valid_from) : NULL;
  g_autofree char *last = row->valid_to != TD_DAY_NONE ? td_day_format_iso (row->valid_to) : NULL;
  g_autofree char *validity = NULL;
  g_autofree char *successors = list_successors (book, *unit);
  if (first != NULL && last != NULL)
    validity = g_strdup_printf (_ ("from %s to %s"), first, last);
  else if (first != NULL)
    validity = g_strdup_printf (_ ("from %s"), first);
  else
    validity = g_strdup_printf (_ ("until %s"), last);
  if (successors != NULL)
    td_cli_fail (_ ("Unit “%s” (%s) is not valid on %s, only %s. Its successors: %s."),
                 code,
                 row->name,
                 asked,
                 validity,
                 successors);
  else
    td_cli_fail (_ ("Unit “%s” (%s) is not valid on %s, only %s. It has no successors."),
                 code,
                 row->name,
                 asked,
                 validity);
  return false;
}
