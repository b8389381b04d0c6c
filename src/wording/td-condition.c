/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-pattern-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/td-amount.h"
#include "model/td-day.h"

/* --- paths --- */

void
_td_path_clear (TdPath *path)
{
  g_clear_pointer (&path->variable, g_free);
}

static bool
set_unknown (const char *text, guint line, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_VALUE, _ ("line %u: there is no field “%s”"), line, text);
  return false;
}

bool
_td_path_parse (
    const char *text, guint line, const TdPatternScope *scope, TdPath *path, GError **error)
{
  g_auto (GStrv) steps = g_strsplit (text, ".", -1);
  const TdFieldSpec *spec = NULL;
  guint first = 0;

  *path = (TdPath){ 0 };
  for (const TdPatternScope *it = scope; it != NULL && spec == NULL; it = it->up)
    if (it->name == NULL)
      spec = it->spec;
    else if (steps[0] != NULL && g_str_equal (it->name, steps[0]))
      {
        spec = it->spec;
        path->variable = g_strdup (it->name);
        first = 1;
      }

  for (guint i = first; spec != NULL && steps[i] != NULL && path->n_steps < TD_MAX_PATH; i++)
    {
      int index = td_field_spec_find (spec, steps[i], strlen (steps[i]));
      if (index < 0)
        break;
      path->steps[path->n_steps++] = (guint)index;
      path->type = spec[index].type;
      path->fields = spec[index].fields;
      spec = path->type == TD_FIELD_SCOPE ? spec[index].fields : NULL;
      if (steps[i + 1] == NULL)
        return true;
    }
  _td_path_clear (path);
  return set_unknown (text, line, error);
}

/* --- conditions --- */

typedef struct
{
  GPtrArray *words; /* a string literal keeps its opening quote */
  guint next;
  guint line;
  const TdPatternScope *scope;
} Reader;

void
_td_condition_free (TdCondition *condition)
{
  if (condition == NULL)
    return;
  _td_path_clear (&condition->path);
  g_free (condition->text);
  _td_condition_free (condition->left);
  _td_condition_free (condition->right);
  g_free (condition);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCondition, _td_condition_free)

static bool
is_operator (char c)
{
  return strchr ("=!<>", c) != NULL;
}

/* Splits into words, operators, parentheses and strings. */
static GPtrArray *
split (const char *text, guint line, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0')
    {
      gsize length = 1;
      if (g_ascii_isspace (*text))
        {
          text++;
          continue;
        }
      if (*text == '"')
        {
          const char *end = strchr (text + 1, '"');
          if (end == NULL)
            {
              g_set_error (error,
                           TD_ERROR,
                           TD_ERROR_VALUE,
                           _ ("line %u: a quotation mark is missing"),
                           line);
              return NULL;
            }
          g_ptr_array_add (words, g_strndup (text, (gsize)(end - text)));
          text = end + 1;
          continue;
        }
      if (is_operator (*text))
        length = text[1] == '=' ? 2 : 1;
      else if (*text != '(' && *text != ')')
        while (text[length] != '\0' && !g_ascii_isspace (text[length])
               && !is_operator (text[length]) && strchr ("()\"", text[length]) == NULL)
          length++;
      g_ptr_array_add (words, g_strndup (text, length));
      text += length;
    }
  return g_steal_pointer (&words);
}

static const char *
peek (const Reader *reader)
{
  return reader->next < reader->words->len ? g_ptr_array_index (reader->words, reader->next) : NULL;
}

static bool
take (Reader *reader, const char *word)
{
  if (g_strcmp0 (peek (reader), word) != 0)
    return false;
  reader->next++;
  return true;
}

static TdCondition *
set_misread (const Reader *reader, GError **error)
{
  const char *word = peek (reader);

  if (word != NULL)
    g_set_error (error,
                 TD_ERROR,
                 TD_ERROR_VALUE,
                 _ ("line %u: “%s” is out of place in the condition"),
                 reader->line,
                 word);
  else
    g_set_error (error,
                 TD_ERROR,
                 TD_ERROR_VALUE,
                 _ ("line %u: the condition is not complete"),
                 reader->line);
  return NULL;
}

static bool
read_number (TdFieldType type, const char *word, int64_t *number)
{
  TdDay day;
  bool is_negative = *word == '-';

  if (type == TD_FIELD_DAY)
    {
      if (!td_day_parse_iso (word, &day))
        return false;
      *number = day;
      return true;
    }
  if (is_negative)
    word++;
  if (type == TD_FIELD_RATE || type == TD_FIELD_POINTS)
    {
      if (!td_rate_parse_ascii (word, number))
        return false;
    }
  else if (!td_amount_parse_ascii (word, number))
    return false;
  if (is_negative)
    *number = -*number;
  return true;
}

static guint
get_wanted (const char *word)
{
  static const struct
  {
    const char *word;
    guint wanted;
  } operators[] = {
    { "=", TD_EQUAL },   { "!=", TD_LESS | TD_GREATER },
    { "<", TD_LESS },    { "<=", TD_LESS | TD_EQUAL },
    { ">", TD_GREATER }, { ">=", TD_GREATER | TD_EQUAL },
  };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (operators); i++)
    if (g_str_equal (word, operators[i].word))
      return operators[i].wanted;
  return 0;
}

/* "path", "path = 3", "path contains "…"", "path all flag" */
static TdCondition *
read_comparison (Reader *reader, GError **error)
{
  g_autoptr (TdCondition) condition = g_new0 (TdCondition, 1);
  const char *word = peek (reader);

  if (word == NULL || !g_ascii_isalpha (*word))
    return set_misread (reader, error);
  if (!_td_path_parse (word, reader->line, reader->scope, &condition->path, error))
    return NULL;
  reader->next++;

  TdFieldType type = condition->path.type;
  condition->wanted = get_wanted (peek (reader));
  if (condition->wanted != 0)
    {
      bool is_number = type >= TD_FIELD_COUNT && type != TD_FIELD_SCOPE;
      condition->type = TD_CONDITION_COMPARES;
      if (!is_number)
        return set_misread (reader, error);
      reader->next++;
      word = peek (reader);
      if (word == NULL || !read_number (type, word, &condition->number))
        return set_misread (reader, error);
      reader->next++;
    }
  else if (type == TD_FIELD_TEXT && take (reader, "contains"))
    {
      condition->type = TD_CONDITION_CONTAINS;
      word = peek (reader);
      if (word == NULL || *word != '"')
        return set_misread (reader, error);
      condition->text = g_utf8_casefold (word + 1, -1);
      reader->next++;
    }
  else if (type == TD_FIELD_LIST && take (reader, "all"))
    {
      condition->type = TD_CONDITION_ALL;
      word = peek (reader);
      int flag
          = word != NULL ? td_field_spec_find (condition->path.fields, word, strlen (word)) : -1;
      if (flag < 0 || condition->path.fields[flag].type != TD_FIELD_FLAG)
        return set_misread (reader, error);
      condition->flag = (guint)flag;
      reader->next++;
    }
  else if (type == TD_FIELD_SCOPE)
    {
      reader->next--;
      return set_misread (reader, error);
    }
  return g_steal_pointer (&condition);
}

static TdCondition *read_or (Reader *reader, guint depth, GError **error);

#define MAX_DEPTH 20

static TdCondition *
read_not (Reader *reader, guint depth, GError **error)
{
  if (depth > MAX_DEPTH)
    return set_misread (reader, error);
  if (take (reader, "not"))
    {
      g_autoptr (TdCondition) condition = g_new0 (TdCondition, 1);
      condition->type = TD_CONDITION_NOT;
      condition->left = read_not (reader, depth + 1, error);
      return condition->left != NULL ? g_steal_pointer (&condition) : NULL;
    }
  if (take (reader, "("))
    {
      g_autoptr (TdCondition) condition = read_or (reader, depth + 1, error);
      if (condition == NULL)
        return NULL;
      return take (reader, ")") ? g_steal_pointer (&condition) : set_misread (reader, error);
    }
  return read_comparison (reader, error);
}

/* Conditions joined by one word. */
static TdCondition *
read_joined (Reader *reader, guint depth, bool is_or, GError **error)
{
  g_autoptr (TdCondition) left
      = is_or ? read_joined (reader, depth, false, error) : read_not (reader, depth, error);

  while (left != NULL && take (reader, is_or ? "or" : "and"))
    {
      TdCondition *joined = g_new0 (TdCondition, 1);
      joined->type = is_or ? TD_CONDITION_OR : TD_CONDITION_AND;
      joined->left = g_steal_pointer (&left);
      left = joined;
      joined->right
          = is_or ? read_joined (reader, depth, false, error) : read_not (reader, depth, error);
      if (joined->right == NULL)
        return NULL;
    }
  return g_steal_pointer (&left);
}

static TdCondition *
read_or (Reader *reader, guint depth, GError **error)
{
  return read_joined (reader, depth, true, error);
}

TdCondition *
_td_condition_parse (const char *text, guint line, const TdPatternScope *scope, GError **error)
{
  g_autoptr (GPtrArray) words = split (text, line, error);

  if (words == NULL)
    return NULL;

  Reader reader = { .words = words, .line = line, .scope = scope };
  g_autoptr (TdCondition) condition = read_or (&reader, 0, error);
  if (condition == NULL)
    return NULL;
  return peek (&reader) == NULL ? g_steal_pointer (&condition) : set_misread (&reader, error);
}
