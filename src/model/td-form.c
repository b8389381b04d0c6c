/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-form.h"

#include <gio/gio.h>
#include <string.h>

#include "td-data.h"
#include "td-day.h"

#define FORMS_PATH "/org/tiendo/TienDo/forms"

static void
column_free (TdFormColumn *column)
{
  g_free (column->number);
  g_free (column->heading);
  g_free (column->group);
  g_free (column);
}

void
td_form_free (TdForm *form)
{
  g_free (form->id);
  g_free (form->name);
  g_free (form->circular);
  g_ptr_array_unref (form->columns);
  g_free (form);
}

static bool
set_key_error (GError **error, const char *group, const char *key)
{
  g_set_error (error, TD_ERROR, TD_ERROR_VALUE, "[%s] %s: missing or not understood", group, key);
  return false;
}

/* A text that must be there. */
static bool
read_text (GKeyFile *file, const char *group, const char *key, char **text, GError **error)
{
  *text = g_key_file_get_string (file, group, key, NULL);
  return *text != NULL || set_key_error (error, group, key);
}

/* An ISO day; an absent key leaves TD_DAY_NONE. */
static bool
read_day (GKeyFile *file, const char *key, TdDay *day, GError **error)
{
  g_autofree char *text = g_key_file_get_string (file, "form", key, NULL);

  *day = TD_DAY_NONE;
  return (text == NULL && !g_key_file_has_key (file, "form", key, NULL))
         || (text != NULL && td_day_parse_iso (text, day)) || set_key_error (error, "form", key);
}

static bool
read_days (TdForm *form, GKeyFile *file, GError **error)
{
  if (!read_day (file, "first", &form->first, error)
      || !read_day (file, "last", &form->last, error))
    return false;
  if (form->first == TD_DAY_NONE)
    return set_key_error (error, "form", "first");
  return form->last == TD_DAY_NONE || form->last >= form->first
         || set_key_error (error, "form", "last");
}

static bool
read_header (TdForm *form, GKeyFile *file, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *scheme = NULL;

  if (!read_text (file, "form", "id", &form->id, error)
      || !read_text (file, "form", "name", &form->name, error)
      || !read_text (file, "form", "circular", &form->circular, error)
      || !read_text (file, "form", "scheme", &scheme, error) || !read_days (form, file, error))
    return false;
  form->confirmed = g_key_file_get_boolean (file, "form", "confirmed", &local_error);
  if (g_error_matches (local_error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE))
    return set_key_error (error, "form", "confirmed");
  if (!g_str_equal (scheme, "two") && !g_str_equal (scheme, "three"))
    return set_key_error (error, "form", "scheme");
  form->scheme = g_str_equal (scheme, "two") ? TD_SCHEME_TWO : TD_SCHEME_THREE;
  return true;
}

/* An absent "level" is 0. */
static bool
read_level (TdFormColumn *column, GKeyFile *file, const char *number, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  int level = g_key_file_get_integer (file, number, "level", &local_error);

  if (level < 0 || level > 9
      || g_error_matches (local_error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE))
    return set_key_error (error, number, "level");
  column->level = (guint)level;
  return true;
}

/* An absent "measures" means both. */
static bool
read_measures (TdFormColumn *column, GKeyFile *file, const char *number, GError **error)
{
  g_auto (GStrv) words = g_key_file_get_string_list (file, number, "measures", NULL, NULL);

  for (guint i = 0; i < TD_N_MEASURES; i++)
    column->in_measure[i] = words == NULL;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      TdMeasure measure;
      if (!td_measure_from_name (words[i], &measure))
        return set_key_error (error, number, "measures");
      column->in_measure[measure] = true;
    }
  return true;
}

static bool
read_column (TdForm *form, GKeyFile *file, const char *number, GError **error)
{
  TdFormColumn *column = g_new0 (TdFormColumn, 1);
  g_ptr_array_add (form->columns, column);

  column->number = g_strdup (number);
  column->group = g_key_file_get_string (file, number, "group", NULL);
  if (!read_text (file, number, "heading", &column->heading, error)
      || !read_level (column, file, number, error))
    return false;

  g_autofree char *item = g_key_file_get_string (file, number, "item", NULL);
  column->is_rate = g_strcmp0 (item, "rate") == 0;
  if (item == NULL || (!column->is_rate && !td_item_from_name (item, &column->item)))
    return set_key_error (error, number, "item");
  if (!read_measures (column, file, number, error))
    return false;

  for (guint i = 0; i < TD_N_MEASURES; i++)
    if (!column->is_rate && column->in_measure[i])
      form->items[i] |= 1u << column->item;
  return true;
}

TdForm *
td_form_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (TdForm) form = g_new0 (TdForm, 1);
  g_autoptr (GError) local_error = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize)length;

  form->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_free);
  if (!g_key_file_load_from_data (file, text, size, G_KEY_FILE_NONE, &local_error))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_VALUE, local_error->message);
      return NULL;
    }
  if (!read_header (form, file, error))
    return NULL;

  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (!g_str_equal (groups[i], "form") && !read_column (form, file, groups[i], error))
      return NULL;
  return g_steal_pointer (&form);
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  const TdForm *left = *(const TdForm *const *)a;
  const TdForm *right = *(const TdForm *const *)b;
  return (left->first > right->first) - (left->first < right->first);
}

static GPtrArray *
load_forms (void)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func ((GDestroyNotify)td_form_free);
  GResource *resource = td_data_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, FORMS_PATH, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", FORMS_PATH, names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, &error);
      TdForm *form = NULL;

      if (bytes != NULL)
        {
          gsize size;
          const char *text = g_bytes_get_data (bytes, &size);
          form = td_form_parse (text, (gssize)size, &error);
        }
      if (form == NULL)
        g_critical ("form %s: %s", names[i], error->message);
      else
        g_ptr_array_add (forms, form);
    }
  g_ptr_array_sort (forms, compare_forms);
  return forms;
}

/* The built-in forms by their first day; loaded once, never freed. */
static const GPtrArray *
get_forms (void)
{
  static gsize forms = 0;
  if (g_once_init_enter (&forms))
    g_once_init_leave (&forms, (gsize)load_forms ());
  return (const GPtrArray *)forms;
}

const TdForm *
td_form_for_day (TdDay day)
{
  const GPtrArray *forms = get_forms ();
  const TdForm *in_force = g_ptr_array_index (forms, 0);

  for (guint i = 1; i < forms->len; i++)
    {
      const TdForm *form = g_ptr_array_index (forms, i);
      if (form->first <= day)
        in_force = form;
    }
  return in_force;
}

const TdForm *
td_form_find (const char *id)
{
  const GPtrArray *forms = get_forms ();
  for (guint i = 0; i < forms->len; i++)
    {
      const TdForm *form = g_ptr_array_index (forms, i);
      if (g_str_equal (form->id, id))
        return form;
    }
  return NULL;
}
