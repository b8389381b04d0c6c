/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-field-list.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "wording/td-paper.h"
#include "wording/td-wording.h"

#define FIELDS_PATH "/org/tiendo/TienDo/templates/fields.ini"

static const struct
{
  const char *label;
  const char *formats;
  /* What the groups of the file call it; an amount is a count of cases, or money. */
  const char *names[2];
} types[] = {
  [TD_FIELD_TEXT] = { NC_ ("field", "name"), "upper, lower", { "text", NULL } },
  [TD_FIELD_FLAG] = { NC_ ("field", "yes or no"), "", { "flag", NULL } },
  [TD_FIELD_COUNT] = { NC_ ("field", "number"), "two, words", { "count", "amount" } },
  [TD_FIELD_MONEY]
  = { NC_ ("field", "money"), "missing, short, billions, exact", { "amount", NULL } },
  [TD_FIELD_RATE] = { NC_ ("field", "rate"), "", { "rate", NULL } },
  [TD_FIELD_POINTS] = { NC_ ("field", "points"), "signed, whole", { "points", NULL } },
  [TD_FIELD_DAY] = { NC_ ("field", "day"), "short, day, month, year", { "day", NULL } },
  [TD_FIELD_SCOPE] = { NC_ ("field", "group"), "", { "scope", NULL } },
  [TD_FIELD_LIST] = { NC_ ("field", "list"), "two, words, names", { "list", NULL } },
};

const char *
td_field_type_label (TdFieldType type)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "field", types[type].label);
}

const char *
td_field_type_get_formats (TdFieldType type)
{
  return types[type].formats;
}

static void
free_entry (gpointer data)
{
  TdFieldEntry *entry = data;

  g_free (entry->path);
  g_free (entry->meaning);
  g_free (entry);
}

static GKeyFile *
load (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data (FIELDS_PATH, 0, NULL);

  g_return_val_if_fail (bytes != NULL, NULL);
  if (!g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    g_return_val_if_reached (NULL);
  return g_steal_pointer (&file);
}

/* @places: groups without their types, separated by spaces */
static char *
find_meaning (GKeyFile *file, const char *places, const TdFieldSpec *field)
{
  g_auto (GStrv) list = g_strsplit (places, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (types[0].names); j++)
      {
        const char *type = types[field->type].names[j];
        if (type == NULL)
          continue;
        g_autofree char *group = g_strconcat (list[i], " ", type, NULL);
        char *meaning = g_key_file_get_locale_string (file, group, field->name, NULL, NULL);
        if (meaning != NULL)
          return meaning;
      }
  return g_strdup ("");
}

static TdFieldEntry *
add (GPtrArray *list, GKeyFile *file, const char *places, const TdFieldSpec *field)
{
  TdFieldEntry *entry = g_new0 (TdFieldEntry, 1);

  entry->type = field->type;
  entry->meaning = find_meaning (file, places, field);
  g_ptr_array_add (list, entry);
  return entry;
}

/* The fields of "cases" or "money", which stand behind @prefix. */
static void
add_measure (
    GPtrArray *list, GKeyFile *file, const char *places, const TdFieldSpec *scope, bool is_row)
{
  TdMeasure measure = g_str_equal (scope->name, "cases") ? TD_MEASURE_CASES : TD_MEASURE_MONEY;

  for (guint i = 0; scope->fields[i].name != NULL; i++)
    {
      TdFieldEntry *entry = add (list, file, places, &scope->fields[i]);
      g_autofree char *meaning = entry->meaning;
      entry->is_row = is_row;
      entry->path = g_strconcat (
          is_row ? TD_FIELD_ROW "." : "", scope->name, ".", scope->fields[i].name, NULL);
      /* TRANSLATORS: "by cases" or "by money", and what a field of a template means */
      entry->meaning = g_strdup_printf (_ ("%s: %s"), td_wording_measure (measure), meaning);
    }
}

static void
add_fields (GPtrArray *list, GKeyFile *file, const TdFieldSpec *fields, bool is_row)
{
  for (guint i = 0; fields[i].name != NULL; i++)
    if (fields[i].type == TD_FIELD_SCOPE)
      add_measure (list, file, is_row ? "measure" : "measure whole", &fields[i], is_row);
    else
      {
        TdFieldEntry *entry = add (list, file, is_row ? "row" : "paper", &fields[i]);
        entry->is_row = is_row;
        entry->path = g_strconcat (is_row ? TD_FIELD_ROW "." : "", fields[i].name, NULL);
      }
}

GPtrArray *
td_field_list_new (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_entry);
  const TdFieldSpec *spec = td_paper_get_spec ();
  int units = td_field_spec_find (spec, "units", strlen ("units"));
  g_autoptr (GKeyFile) file = load ();

  g_return_val_if_fail (file != NULL && units >= 0, list);
  add_fields (list, file, spec, false);
  add_fields (list, file, spec[units].fields, true);
  return list;
}

char *
td_field_list_get_block (const char *kind)
{
  g_autoptr (GKeyFile) file = load ();

  g_return_val_if_fail (file != NULL, NULL);
  return g_key_file_get_locale_string (file, "block", kind, NULL, NULL);
}

char *
td_field_entry_write (const TdFieldEntry *entry, guint *cursor)
{
  char *text;

  if (entry->type == TD_FIELD_FLAG)
    {
      text = g_strdup_printf ("{if %s}{end}", entry->path);
      *cursor = (guint)(strlen (text) - strlen ("{end}"));
      return text;
    }
  text = g_strdup_printf (entry->type == TD_FIELD_LIST ? "{%s:names}" : "{%s}", entry->path);
  *cursor = (guint)strlen (text);
  return text;
}
