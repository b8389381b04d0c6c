/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"

#include "config.h"

#include "td-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/td-types.h"

/* What we write is nested no deeper; the parser follows any depth. */
#define MAX_DEPTH 16

bool
td_json_fail (const char *name, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_VALUE, _ ("“%s” of a stored paper cannot be read."), name);
  return false;
}

static bool
is_shallow (const char *text)
{
  bool is_quoted = false;
  int depth = 0;

  for (; *text != '\0' && depth <= MAX_DEPTH; text++)
    if (is_quoted && *text == '\\' && text[1] != '\0')
      text++;
    else if (*text == '"')
      is_quoted = !is_quoted;
    else if (!is_quoted && (*text == '{' || *text == '['))
      depth++;
    else if (!is_quoted && (*text == '}' || *text == ']'))
      depth--;
  return depth <= MAX_DEPTH;
}

JsonObject *
td_json_parse (const char *text, gsize most, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) local_error = NULL;

  if (strlen (text) > most || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error,
                           TD_ERROR,
                           TD_ERROR_VALUE,
                           _ ("A block of a stored paper is too long, or no text."));
      return NULL;
    }
  if (!is_shallow (text))
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_VALUE, _ ("A block of a stored paper is nested too deep."));
      return NULL;
    }
  node = json_from_string (text, &local_error);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      /* It cites a few bytes, which may be a part of a letter. */
      g_autofree char *reason
          = g_utf8_make_valid (local_error != NULL ? local_error->message : "", -1);
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("A block of a stored paper is no JSON object: %s"),
                   reason);
      return NULL;
    }
  return json_object_ref (json_node_get_object (node));
}

char *
td_json_print (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

/* (nullable): what is null is as if it were not there. */
static JsonNode *
find (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static bool
is_of_type (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

bool
td_json_read_text (JsonObject *object, const char *name, const char **value, GError **error)
{
  JsonNode *node = find (object, name);

  if (node == NULL)
    return true;
  if (!is_of_type (node, G_TYPE_STRING))
    return td_json_fail (name, error);
  *value = json_node_get_string (node);
  return g_utf8_validate (*value, -1, NULL) || td_json_fail (name, error);
}

bool
td_json_read_flag (JsonObject *object, const char *name, bool *value, GError **error)
{
  JsonNode *node = find (object, name);

  if (node == NULL)
    return true;
  if (!is_of_type (node, G_TYPE_BOOLEAN))
    return td_json_fail (name, error);
  *value = json_node_get_boolean (node);
  return true;
}

bool
td_json_read_number (JsonObject *object,
                     const char *name,
                     int64_t least,
                     int64_t most,
                     int64_t *value,
                     GError **error)
{
  JsonNode *node = find (object, name);

  if (node == NULL)
    return true;
  if (!is_of_type (node, G_TYPE_INT64))
    return td_json_fail (name, error);
  *value = json_node_get_int (node);
  return (*value >= least && *value <= most) || td_json_fail (name, error);
}

bool
td_json_read_array (JsonObject *object, const char *name, JsonArray **value, GError **error)
{
  JsonNode *node = find (object, name);

  if (node == NULL)
    return true;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return td_json_fail (name, error);
  *value = json_node_get_array (node);
  return true;
}

JsonObject *
td_json_get_object (JsonArray *array, guint index, const char *name, GError **error)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  (void)td_json_fail (name, error);
  return NULL;
}

bool
td_json_get_text (
    JsonArray *array, guint index, const char *name, const char **value, GError **error)
{
  JsonNode *node = json_array_get_element (array, index);

  *value = NULL;
  if (JSON_NODE_HOLDS_NULL (node))
    return true;
  if (!is_of_type (node, G_TYPE_STRING))
    return td_json_fail (name, error);
  *value = json_node_get_string (node);
  return g_utf8_validate (*value, -1, NULL) || td_json_fail (name, error);
}

bool
td_json_read_texts (JsonObject *object, const char *name, char ***value, GError **error)
{
  JsonArray *array = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (!td_json_read_array (object, name, &array, error))
    return false;
  if (array == NULL)
    return true;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text;
      if (!td_json_get_text (array, i, name, &text, error))
        return false;
      if (text == NULL)
        return td_json_fail (name, error);
      g_ptr_array_add (texts, g_strdup (text));
    }
  g_ptr_array_add (texts, NULL);
  g_strfreev (*value);
  *value = (char **)g_ptr_array_steal (texts, NULL);
  return true;
}

void
td_json_add_text (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

void
td_json_add_flag (JsonObject *object, const char *name, bool value)
{
  if (value)
    json_object_set_boolean_member (object, name, TRUE);
}

void
td_json_add_number (JsonObject *object, const char *name, int64_t value)
{
  if (value != 0)
    json_object_set_int_member (object, name, value);
}

void
td_json_add_texts (JsonObject *object, const char *name, const char *const *texts)
{
  if (texts == NULL || texts[0] == NULL)
    return;
  JsonArray *array = td_json_add_array (object, name);
  for (; *texts != NULL; texts++)
    json_array_add_string_element (array, *texts);
}

JsonArray *
td_json_add_array (JsonObject *object, const char *name)
{
  JsonArray *array = json_array_new ();

  json_object_set_array_member (object, name, array);
  return array;
}

JsonObject *
td_json_add_object (JsonArray *array)
{
  JsonObject *object = json_object_new ();

  json_array_add_object_element (array, object);
  return object;
}

void
td_json_append_text (JsonArray *array, const char *value)
{
  if (value != NULL)
    json_array_add_string_element (array, value);
  else
    json_array_add_null_element (array);
}
