/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-fields.h"

#include <string.h>

typedef struct
{
  bool is_set;
  union
  {
    char *text;      /* owned; a GRefString */
    int64_t number;  /* a flag too */
    TdFields *scope; /* owned; of a row that is like another both own it */
    GPtrArray *rows; /* owned */
  };
} Value;

struct _TdFields
{
  guint n_owners;
  const TdFieldSpec *spec; /* static */
  char *origin;            /* owned; (nullable); a GRefString */
  guint n_values;
  Value values[];
};

int
td_field_spec_find (const TdFieldSpec *spec, const char *name, gsize length)
{
  for (int i = 0; spec[i].name != NULL; i++)
    if (strncmp (spec[i].name, name, length) == 0 && spec[i].name[length] == '\0')
      return i;
  return -1;
}

TdFields *
td_fields_new (const TdFieldSpec *spec)
{
  guint n = 0;

  while (spec[n].name != NULL)
    n++;

  TdFields *fields = g_malloc0 (sizeof (TdFields) + n * sizeof (Value));
  fields->n_owners = 1;
  fields->spec = spec;
  fields->n_values = n;
  for (guint i = 0; i < n; i++)
    if (spec[i].type == TD_FIELD_SCOPE)
      fields->values[i].scope = td_fields_new (spec[i].fields);
    else if (spec[i].type == TD_FIELD_LIST)
      fields->values[i].rows = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fields_free);
  return fields;
}

static void
set_string (char **text, char *string)
{
  g_clear_pointer (text, g_ref_string_release);
  *text = string;
}

void
td_fields_free (TdFields *fields)
{
  if (--fields->n_owners > 0)
    return;
  for (guint i = 0; i < fields->n_values; i++)
    if (fields->spec[i].type == TD_FIELD_TEXT)
      set_string (&fields->values[i].text, NULL);
    else if (fields->spec[i].type == TD_FIELD_SCOPE)
      td_fields_free (fields->values[i].scope);
    else if (fields->spec[i].type == TD_FIELD_LIST)
      g_ptr_array_unref (fields->values[i].rows);
  set_string (&fields->origin, NULL);
  g_free (fields);
}

const TdFieldSpec *
td_fields_get_spec (const TdFields *fields)
{
  return fields->spec;
}

/* The value of a field that the spec has. */
static Value *
get_value (TdFields *fields, const char *name, TdFieldType *type)
{
  int index = td_field_spec_find (fields->spec, name, strlen (name));

  g_return_val_if_fail (index >= 0, NULL);
  *type = fields->spec[index].type;
  return &fields->values[index];
}

void
td_fields_set_text (TdFields *fields, const char *name, const char *text)
{
  TdFieldType type = TD_FIELD_FLAG;
  Value *value = get_value (fields, name, &type);

  g_return_if_fail (value != NULL && type == TD_FIELD_TEXT);
  set_string (&value->text, text != NULL ? g_ref_string_new (text) : NULL);
  value->is_set = text != NULL;
}

void
td_fields_set_flag (TdFields *fields, const char *name, bool flag)
{
  TdFieldType type = TD_FIELD_TEXT;
  Value *value = get_value (fields, name, &type);

  g_return_if_fail (value != NULL && type == TD_FIELD_FLAG);
  value->number = flag;
  value->is_set = true;
}

void
td_fields_set_number (TdFields *fields, const char *name, int64_t number)
{
  TdFieldType type = TD_FIELD_TEXT;
  Value *value = get_value (fields, name, &type);

  g_return_if_fail (value != NULL && type >= TD_FIELD_COUNT && type <= TD_FIELD_DAY);
  value->number = number;
  value->is_set = true;
}

void
td_fields_set_origin (TdFields *fields, const char *origin)
{
  set_string (&fields->origin, origin != NULL ? g_ref_string_new (origin) : NULL);
}

const char *
td_fields_get_origin (const TdFields *fields)
{
  return fields->origin;
}

TdFields *
td_fields_get_scope (TdFields *fields, const char *name)
{
  TdFieldType type = TD_FIELD_TEXT;
  Value *value = get_value (fields, name, &type);

  g_return_val_if_fail (value != NULL && type == TD_FIELD_SCOPE, NULL);
  return value->scope;
}

TdFields *
td_fields_add_row (TdFields *fields, const char *name)
{
  int index = td_field_spec_find (fields->spec, name, strlen (name));

  g_return_val_if_fail (index >= 0 && fields->spec[index].type == TD_FIELD_LIST, NULL);
  TdFields *row = td_fields_new (fields->spec[index].fields);
  g_ptr_array_add (fields->values[index].rows, row);
  return row;
}

TdFields *
td_fields_add_row_like (TdFields *fields, const char *name, const TdFields *row)
{
  int index = td_field_spec_find (fields->spec, name, strlen (name));
  gsize size = sizeof (TdFields) + row->n_values * sizeof (Value);

  g_return_val_if_fail (index >= 0 && fields->spec[index].fields == row->spec, NULL);
  TdFields *added = g_malloc (size);
  memcpy (added, row, size);
  added->n_owners = 1;
  if (added->origin != NULL)
    added->origin = g_ref_string_acquire (added->origin);
  for (guint i = 0; i < row->n_values; i++)
    {
      Value *value = &added->values[i];
      /* Rows of a list have no lists of their own. */
      g_return_val_if_fail (row->spec[i].type != TD_FIELD_LIST, NULL);
      if (row->spec[i].type == TD_FIELD_TEXT && value->text != NULL)
        value->text = g_ref_string_acquire (value->text);
      else if (row->spec[i].type == TD_FIELD_SCOPE)
        value->scope->n_owners++;
    }
  g_ptr_array_add (fields->values[index].rows, added);
  return added;
}

const char *
td_fields_text_at (const TdFields *fields, guint index)
{
  return fields->values[index].text;
}

bool
td_fields_flag_at (const TdFields *fields, guint index)
{
  return fields->values[index].number != 0;
}

bool
td_fields_number_at (const TdFields *fields, guint index, int64_t *value)
{
  *value = fields->values[index].number;
  return fields->values[index].is_set;
}

const TdFields *
td_fields_scope_at (const TdFields *fields, guint index)
{
  return fields->values[index].scope;
}

const GPtrArray *
td_fields_rows_at (const TdFields *fields, guint index)
{
  return fields->values[index].rows;
}
