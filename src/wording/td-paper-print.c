/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-pattern-private.h"

const TdFields *
td_paper_find_row (const TdFields *fields, const char *code)
{
  const TdFieldSpec *spec = td_paper_get_spec ();
  int index = td_field_spec_find (spec, "units", strlen ("units"));
  const GPtrArray *rows = td_fields_rows_at (fields, (guint)index);

  if (g_strcmp0 (td_fields_get_origin (fields), code) == 0)
    return fields;
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (td_fields_get_origin (g_ptr_array_index (rows, i)), code) == 0)
      return g_ptr_array_index (rows, i);
  return NULL;
}

/* Whether there is something to print. */
static bool
has_value (const TdFields *fields, guint position)
{
  const TdFieldSpec *spec = &td_fields_get_spec (fields)[position];
  int64_t number;

  if (spec->type == TD_FIELD_LIST)
    return true;
  /* The place in a list: which list the path does not say. */
  return spec->type >= TD_FIELD_COUNT && spec->type <= TD_FIELD_DAY
         && !g_str_equal (spec->name, "number") && td_fields_number_at (fields, position, &number);
}

/* (nullable) @text: "cases.missing:two" */
static char *
print (const TdFields *fields, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  g_auto (GStrv) steps = g_strsplit (parts[0] != NULL ? parts[0] : "", ".", -1);
  TdFormat format = TD_FORMAT_PLAIN;

  for (guint i = 0; fields != NULL && steps[i] != NULL; i++)
    {
      const TdFieldSpec *spec = td_fields_get_spec (fields);
      int index = td_field_spec_find (spec, steps[i], strlen (steps[i]));
      if (index < 0)
        return NULL;
      if (steps[i + 1] != NULL)
        {
          fields = spec[index].type == TD_FIELD_SCOPE ? td_fields_scope_at (fields, (guint)index)
                                                      : NULL;
          continue;
        }
      if (!has_value (fields, (guint)index)
          || (parts[1] != NULL && !_td_format_find (spec[index].type, parts[1], &format)))
        return NULL;
      return _td_pattern_print (fields, (guint)index, format);
    }
  return NULL;
}

char *
td_paper_print (const TdFields *fields, const char *path, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 3);
  char *text = NULL;

  if (g_strv_length (parts) == 3)
    {
      const TdFields *row = td_paper_find_row (fields, parts[2]);
      text = row != NULL ? print (row, parts[1]) : NULL;
    }
  if (text == NULL)
    g_set_error (
        error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("“%s” has no figure behind it any more."), path);
  return text;
}
