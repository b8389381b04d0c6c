/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "documents/td-compose.h"
#include "documents/td-document.h"
#include "model/td-amount.h"
#include "wording/td-field-list.h"
#include "wording/td-paper.h"

#define BOTH(english, vietnamese) (td_locale_get () == TD_LOCALE_VI ? (vietnamese) : (english))

static const char *const type_names[]
    = { "text", "flag", "count", "money", "rate", "points", "day", "scope", "list" };

static GKeyFile *
load (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data ("/org/tiendo/TienDo/templates/fields.ini", 0, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (bytes);
  g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, &error);
  g_assert_no_error (error);
  return file;
}

/* Adds "place type/name" to what is expected. @other: (nullable): the same field by money */
static void
expect (GHashTable *expected, const char *place, const TdFieldSpec *field, const TdFieldSpec *other)
{
  const char *type = type_names[field->type];

  if (other != NULL && other->type != field->type)
    type = "amount";
  g_hash_table_add (expected, g_strdup_printf ("%s %s/%s", place, type, field->name));
}

static const TdFieldSpec *
get_fields (const TdFieldSpec *spec, const char *name)
{
  int at = td_field_spec_find (spec, name, strlen (name));

  g_assert_cmpint (at, >=, 0);
  return spec[at].fields;
}

/* The file tells of every field that the program has, in both languages, with its type, and of
 * nothing else. */
static void
test_coverage (void)
{
  g_autoptr (GKeyFile) file = load ();
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const TdFieldSpec *paper = td_paper_get_spec ();
  const TdFieldSpec *row = get_fields (paper, "units");
  const TdFieldSpec *cases = get_fields (paper, "cases");
  const TdFieldSpec *money = get_fields (paper, "money");
  const TdFieldSpec *row_cases = get_fields (row, "cases");
  const TdTemplateKind *kinds = td_compose_get_kinds ();
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; paper[i].name != NULL; i++)
    expect (expected, "paper", &paper[i], NULL);
  for (guint i = 0; row[i].name != NULL; i++)
    expect (expected, "row", &row[i], NULL);
  for (guint i = 0; cases[i].name != NULL; i++)
    expect (expected,
            td_field_spec_find (row_cases, cases[i].name, strlen (cases[i].name)) >= 0 ? "measure"
                                                                                       : "whole",
            &cases[i],
            &money[i]);
  for (guint i = 0; kinds[i].name != NULL; i++)
    g_hash_table_add (expected, g_strdup_printf ("block/%s", kinds[i].name));

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);
      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *path = g_strconcat (groups[i], "/", keys[j], NULL);
          if (strchr (keys[j], '[') != NULL)
            continue;
          if (!g_hash_table_remove (expected, path))
            g_test_message ("there is no field “%s”", path);
          g_autofree char *meaning = g_key_file_get_string (file, groups[i], keys[j], NULL);
          g_autofree char *own
              = g_key_file_get_locale_string (file, groups[i], keys[j], "vi", NULL);
          g_assert_cmpstr (meaning, !=, "");
          /* Both are there; some names are the same in both. */
          g_autofree char *translated = g_strconcat (keys[j], "[vi]", NULL);
          g_assert_true (g_key_file_has_key (file, groups[i], translated, NULL));
          g_assert_true (g_utf8_validate (own, -1, NULL));
          g_autofree char *composed = g_utf8_normalize (own, -1, G_NORMALIZE_NFC);
          g_assert_cmpstr (own, ==, composed);
        }
    }
  GHashTableIter iter;
  gpointer path;
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_test_message ("“%s” has no meaning, or another type", (char *)path);
  g_assert_cmpuint (g_hash_table_size (expected), ==, 0);
}

static const TdFieldEntry *
find (const GPtrArray *list, const char *path)
{
  for (guint i = 0; i < list->len; i++)
    {
      const TdFieldEntry *entry = g_ptr_array_index (list, i);
      if (g_str_equal (entry->path, path))
        return entry;
    }
  g_test_message ("“%s” is not in the list", path);
  g_assert_not_reached ();
}

/* Each field of the list has a meaning, and what is written for it is a sound template. */
static void
test_list (void)
{
  g_autoptr (GPtrArray) list = td_field_list_new ();
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const TdFieldEntry *entry = g_ptr_array_index (list, i);
      guint cursor = 0;
      g_autofree char *text = td_field_entry_write (entry, &cursor);
      g_autofree char *template_
          = entry->is_row ? g_strdup_printf ("[paragraph]\n{for u in units}%s{end}", text)
                          : g_strdup_printf ("[paragraph]\n%s", text);

      g_assert_true (g_hash_table_add (paths, entry->path));
      g_assert_cmpstr (entry->meaning, !=, "");
      g_assert_cmpint (entry->type, !=, TD_FIELD_SCOPE);
      g_assert_cmpuint (cursor, <=, g_utf8_strlen (text, -1));
      td_document_check_template ("report", template_, &error);
      g_assert_no_error (error);

      /* So is each format that it is said to have. */
      g_auto (GStrv) formats = g_strsplit (td_field_type_get_formats (entry->type), ", ", -1);
      for (guint j = 0; formats[j] != NULL; j++)
        {
          g_autofree char *formatted = g_strdup_printf (
              entry->is_row ? "[paragraph]\n{for u in units}{%s:%s}{end}" : "[paragraph]\n{%s:%s}",
              entry->path,
              formats[j]);
          td_document_check_template ("report", formatted, &error);
          g_assert_no_error (error);
        }
    }
  g_assert_cmpstr (find (list, "as_of")->meaning, ==, BOTH ("of the figures", "ngày chốt số liệu"));
  g_assert_nonnull (strstr (find (list, "money.rate")->meaning,
                            BOTH ("completed in eligible", "thi hành xong trên số có điều kiện")));
  g_assert_cmpint (find (list, "money.missing")->type, ==, TD_FIELD_MONEY);
  g_assert_true (find (list, "u.cases.rate")->is_row);
  g_assert_false (g_hash_table_contains (paths, "cases"));
  g_assert_false (g_hash_table_contains (paths, "u.cases.forecast"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  td_locale_set_from_environment ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/field-list/coverage", test_coverage);
  g_test_add_func ("/field-list/list", test_list);
  return g_test_run ();
}
