/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include <string.h>

#include "td-pattern-private.h"

/* Marks that a letter of a template is not. */
static bool
is_mark (char c)
{
  return (c >= TD_MARK_BOLD && c <= TD_MARK_NOTE_END) || c == TD_MARK_RESERVE;
}

typedef struct
{
  GString *out;
  bool has_text;     /* the paragraph has letters */
  bool has_space;    /* spaces were read, none is written yet */
  bool has_capital;  /* the next letter is a capital */
  const char *trace; /* (nullable): the first part of the paths of fields */
  bool is_keyed;     /* keys of paragraphs are written */
} Filler;

/* --- values --- */

static const TdFields *
find_first (const TdPath *path, const TdPatternValues *values)
{
  while (values->up != NULL && g_strcmp0 (values->name, path->variable) != 0)
    values = values->up;
  return values->fields;
}

static const TdFields *
find_fields (const TdPath *path, const TdPatternValues *values)
{
  const TdFields *fields = find_first (path, values);

  for (guint i = 0; i + 1 < path->n_steps; i++)
    fields = td_fields_scope_at (fields, path->steps[i]);
  return fields;
}

static guint
get_position (const TdPath *path)
{
  return path->steps[path->n_steps - 1];
}

/* --- conditions --- */

static bool
get_number (const TdPath *path, const TdPatternValues *values, int64_t *number)
{
  const TdFields *fields = find_fields (path, values);
  guint position = get_position (path);

  if (path->type == TD_FIELD_LIST)
    {
      *number = td_fields_rows_at (fields, position)->len;
      return true;
    }
  return td_fields_number_at (fields, position, number);
}

/* Whether something is there: a name that is not empty, a flag that is set, a list with rows, a
 * number. */
static bool
is_there (const TdPath *path, const TdPatternValues *values)
{
  const TdFields *fields = find_fields (path, values);
  guint position = get_position (path);
  int64_t number;

  if (path->type == TD_FIELD_TEXT)
    {
      const char *text = td_fields_text_at (fields, position);
      return text != NULL && *text != '\0';
    }
  if (path->type == TD_FIELD_FLAG)
    return td_fields_flag_at (fields, position);
  if (path->type == TD_FIELD_LIST)
    return td_fields_rows_at (fields, position)->len > 0;
  return td_fields_number_at (fields, position, &number);
}

static bool
contains (const TdCondition *condition, const TdPatternValues *values)
{
  const TdFields *fields = find_fields (&condition->path, values);
  const char *text = td_fields_text_at (fields, get_position (&condition->path));
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, condition->text) != NULL;
}

static bool
all_have (const TdCondition *condition, const TdPatternValues *values)
{
  const TdFields *fields = find_fields (&condition->path, values);
  const GPtrArray *rows = td_fields_rows_at (fields, get_position (&condition->path));

  for (guint i = 0; i < rows->len; i++)
    if (!td_fields_flag_at (g_ptr_array_index (rows, i), condition->flag))
      return false;
  return rows->len > 0;
}

static bool
is_true (const TdCondition *condition, const TdPatternValues *values)
{
  int64_t number;
  guint outcome;

  switch (condition->type)
    {
    case TD_CONDITION_COMPARES:
      /* What is absent is neither more nor less nor different. */
      if (!get_number (&condition->path, values, &number))
        return false;
      outcome = TD_EQUAL;
      if (number != condition->number)
        outcome = number < condition->number ? TD_LESS : TD_GREATER;
      return (condition->wanted & outcome) != 0;
    case TD_CONDITION_CONTAINS:
      return contains (condition, values);
    case TD_CONDITION_ALL:
      return all_have (condition, values);
    case TD_CONDITION_NOT:
      return !is_true (condition->left, values);
    case TD_CONDITION_AND:
      return is_true (condition->left, values) && is_true (condition->right, values);
    case TD_CONDITION_OR:
      return is_true (condition->left, values) || is_true (condition->right, values);
    case TD_CONDITION_HOLDS:
    default:
      return is_there (&condition->path, values);
    }
}

/* --- filling --- */

/* Appends text that has no space at its start; what was read before it comes first. */
static void
append (Filler *filler, const char *text, gsize length)
{
  GString *out = filler->out;

  if (length == 0)
    return;
  if (filler->has_space && filler->has_text)
    g_string_append_c (out, ' ');
  filler->has_text = true;
  filler->has_space = false;
  if (filler->has_capital)
    {
      g_string_append_unichar (out, g_unichar_totitle (g_utf8_get_char (text)));
      gsize first = (gsize)(g_utf8_next_char (text) - text);
      filler->has_capital = false;
      text += first;
      length -= first;
    }
  g_string_append_len (out, text, (gssize)length);
}

static void
append_text (Filler *filler, const char *text)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, " \n\t\r\x1d\x1e");
      if (length > 0)
        {
          /* No space stands before these. */
          if (strchr (",.;:!?)", *text) != NULL)
            filler->has_space = false;
          append (filler, text, length);
          text += length;
        }
      else
        {
          filler->has_space = g_ascii_isspace (*text);
          if (!filler->has_space)
            {
              filler->has_text = false;
              g_string_append_c (filler->out, *text);
            }
          text++;
        }
    }
}

/* What a field shows, between marks with its path when they are asked for. Names are not traced. */
static void
append_field (Filler *filler, const TdNode *node, const TdPatternValues *values)
{
  g_autofree char *value = _td_pattern_print (
      find_fields (&node->path, values), get_position (&node->path), node->format);
  const char *format = _td_format_name (node->path.type, node->format);

  if (filler->trace == NULL || node->path.type == TD_FIELD_TEXT || *value == '\0')
    {
      append (filler, value, strlen (value));
      return;
    }

  const TdFields *first = find_first (&node->path, values);
  const TdFieldSpec *spec = td_fields_get_spec (first);
  const char *origin = td_fields_get_origin (first);
  if (filler->has_space && filler->has_text)
    g_string_append_c (filler->out, ' ');
  filler->has_space = false;
  g_string_append_printf (filler->out, "%s%s/", TD_MARK_FIELD, filler->trace);
  for (guint i = 0; i < node->path.n_steps; i++)
    {
      const TdFieldSpec *step = &spec[node->path.steps[i]];
      g_string_append_printf (filler->out, "%s%s", i > 0 ? "." : "", step->name);
      spec = step->fields;
    }
  if (format != NULL)
    g_string_append_printf (filler->out, ":%s", format);
  g_string_append_printf (filler->out, "/%s%s", origin != NULL ? origin : "", TD_MARK_FIELD_TEXT);
  append (filler, value, strlen (value));
  g_string_append (filler->out, TD_MARK_FIELD_END);
}

static void
append_between (Filler *filler, const char *text)
{
  filler->has_space = false;
  filler->has_text = *text == '\0' || !g_str_has_suffix (text, "\x1e");
  g_string_append (filler->out, text);
}

/* Whether a paragraph begins here, but for keys. */
static bool
is_at_start (const GString *out)
{
  return out->len == 0 || out->str[out->len - 1] == TD_MARK_BREAK
         || g_str_has_suffix (out->str, TD_MARK_KEY_END);
}

static void fill_nodes (Filler *filler, const GPtrArray *nodes, const TdPatternValues *values);

static void
fill_rows (Filler *filler, const TdNode *node, const TdPatternValues *values)
{
  const TdFields *fields = find_fields (&node->path, values);
  const GPtrArray *rows = td_fields_rows_at (fields, get_position (&node->path));
  guint n = node->limit > 0 ? MIN (node->limit, rows->len) : rows->len;

  for (guint i = 0; i < n; i++)
    {
      TdPatternValues inner
          = { .name = node->text, .fields = g_ptr_array_index (rows, i), .up = values };
      if (i > 0)
        append_between (
            filler, i == n - 1 && node->before_last != NULL ? node->before_last : node->between);
      fill_nodes (filler, node->body, &inner);
    }
}

static void
fill_nodes (Filler *filler, const GPtrArray *nodes, const TdPatternValues *values)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const TdNode *node = g_ptr_array_index (nodes, i);
      switch (node->type)
        {
        case TD_NODE_TEXT:
          append_text (filler, node->text);
          break;
        case TD_NODE_MARK:
          g_string_append_c (filler->out, node->mark);
          break;
        case TD_NODE_CAPITAL:
          filler->has_capital = true;
          break;
        case TD_NODE_KEY:
          if (filler->is_keyed && is_at_start (filler->out))
            g_string_append_printf (
                filler->out, "%s%s%s", TD_MARK_KEY, node->text, TD_MARK_KEY_END);
          break;
        case TD_NODE_FIELD:
          append_field (filler, node, values);
          break;
        case TD_NODE_IF:
          /* A phrase is a body without condition. */
          if (node->condition == NULL || is_true (node->condition, values))
            fill_nodes (filler, node->body, values);
          else if (node->instead != NULL)
            fill_nodes (filler, node->instead, values);
          break;
        case TD_NODE_FOR:
          fill_rows (filler, node, values);
          break;
        default:
          g_return_if_reached ();
        }
    }
}

/* Whether a paragraph shows anything; a field that is traced always does. */
static bool
has_letters (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_str_has_prefix (text, TD_MARK_KEY))
      text = strstr (text, TD_MARK_KEY_END) + strlen (TD_MARK_KEY_END) - 1;
    else if (*text != ' ' && !is_mark (*text))
      return true;
  return false;
}

char *
td_pattern_fill (const TdPattern *pattern, const TdPatternValues *values)
{
  Filler filler = { .out = g_string_new (NULL) };
  const TdPatternValues *root = values;
  const char between[] = { TD_MARK_BREAK, '\0' };

  while (root->up != NULL)
    root = root->up;
  filler.trace = root->trace;
  filler.is_keyed = root->is_keyed;
  fill_nodes (&filler, pattern->nodes, values);

  g_autofree char *filled = g_string_free (filler.out, FALSE);
  g_auto (GStrv) paragraphs = g_strsplit (filled, between, -1);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (has_letters (paragraphs[i]))
      {
        if (text->len > 0)
          g_string_append_c (text, TD_MARK_BREAK);
        g_string_append (text, paragraphs[i]);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

TdPhrase *
td_phrase_new (const char *text, guint line)
{
  TdPhrase *phrase = g_new0 (TdPhrase, 1);

  phrase->text = g_strdup (text);
  phrase->line = line;
  return phrase;
}

void
td_phrase_free (TdPhrase *phrase)
{
  g_free (phrase->text);
  g_free (phrase);
}

char *
td_pattern_plain (const char *filled, const char *between)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *filled != '\0'; filled++)
    {
      const char *end = NULL;
      if (*filled == TD_MARK_NOTE)
        end = strchr (filled, TD_MARK_NOTE_END);
      else if (g_str_has_prefix (filled, TD_MARK_FIELD))
        end = strstr (filled, TD_MARK_FIELD_TEXT);
      else if (g_str_has_prefix (filled, TD_MARK_FIELD_END))
        end = filled;
      if (end != NULL)
        filled = g_utf8_next_char (end) - 1;
      else if (*filled == TD_MARK_BREAK)
        g_string_append (text, between);
      else if (!is_mark (*filled))
        g_string_append_c (text, *filled);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const GPtrArray *
td_pattern_get_rows (const char *text, const TdPatternValues *values)
{
  TdPatternScope scope = { .spec = td_fields_get_spec (values->fields) };
  TdPath path;

  g_return_val_if_fail (values->up == NULL, NULL);
  if (!_td_path_parse (text, 0, &scope, &path, NULL) || path.type != TD_FIELD_LIST)
    g_return_val_if_reached (NULL);
  return td_fields_rows_at (find_fields (&path, values), get_position (&path));
}
