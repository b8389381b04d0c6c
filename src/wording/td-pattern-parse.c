/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-pattern-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/td-amount.h"

/* Phrases may use phrases, lists may stand in lists, but not without end. */
#define MAX_DEPTH 20
/* No tag is longer. */
#define MAX_TAG 1000

typedef struct
{
  const char *cursor;
  guint line;
  const TdPatternScope *scope;
  GHashTable *phrases;
  guint depth;
  bool is_elsewhere; /* in a text of the program: what is wrong is wrong where it is used */
} Parser;

static void
free_node (gpointer data)
{
  TdNode *node = data;

  g_free (node->text);
  _td_path_clear (&node->path);
  _td_condition_free (node->condition);
  g_clear_pointer (&node->body, g_ptr_array_unref);
  g_clear_pointer (&node->instead, g_ptr_array_unref);
  g_free (node->between);
  g_free (node->before_last);
  g_free (node);
}

static TdNode *
add_node (GPtrArray *nodes, TdNodeType type)
{
  TdNode *node = g_new0 (TdNode, 1);

  node->type = type;
  g_ptr_array_add (nodes, node);
  return node;
}

static bool
parse_field (Parser *parser, const char *tag, GPtrArray *nodes, GError **error)
{
  const char *colon = strchr (tag, ':');
  g_autofree char *name = colon != NULL ? g_strndup (tag, (gsize)(colon - tag)) : g_strdup (tag);
  TdNode *node = add_node (nodes, TD_NODE_FIELD);

  if (!_td_path_parse (name, parser->line, parser->scope, &node->path, error))
    return false;
  if (node->path.type == TD_FIELD_FLAG || node->path.type == TD_FIELD_SCOPE)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("line %u: “%s” can be asked for, but not printed"),
                   parser->line,
                   name);
      return false;
    }
  if (colon != NULL
      && (!_td_format_find (node->path.type, colon + 1, &node->format)
          || (node->format == TD_FORMAT_NAMES
              && td_field_spec_find (node->path.fields, "short", strlen ("short")) < 0)))
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("line %u: “%s” has no format “%s”"),
                   parser->line,
                   name,
                   colon + 1);
      return false;
    }
  return true;
}

static GPtrArray *parse_nodes (Parser *parser, const char *until, char **stop, GError **error);

/* Whether a tag begins with this word. @rest: (out): what follows it */
static bool
has_word (const char *tag, const char *word, const char **rest)
{
  size_t length = strlen (word);

  if (strncmp (tag, word, length) != 0 || (tag[length] != '\0' && tag[length] != ' '))
    return false;
  *rest = tag + length + strspn (tag + length, " ");
  return true;
}

static bool
parse_if (Parser *parser, const char *condition, GPtrArray *nodes, GError **error)
{
  TdNode *node = add_node (nodes, TD_NODE_IF);
  g_autofree char *stop = NULL;
  const char *rest;

  node->condition = _td_condition_parse (condition, parser->line, parser->scope, error);
  if (node->condition == NULL)
    return false;
  node->body = parse_nodes (parser, "elif else end", &stop, error);
  if (node->body == NULL)
    return false;
  if (has_word (stop, "elif", &rest))
    {
      node->instead = g_ptr_array_new_with_free_func (free_node);
      return parse_if (parser, rest, node->instead, error);
    }
  if (g_str_equal (stop, "else"))
    {
      g_clear_pointer (&stop, g_free);
      node->instead = parse_nodes (parser, "end", &stop, error);
      return node->instead != NULL;
    }
  return true;
}

/* Takes spaces off the ends of the body of a list: what stands between items is said by "sep". */
static void
trim (GPtrArray *nodes)
{
  TdNode *first = nodes->len > 0 ? g_ptr_array_index (nodes, 0) : NULL;
  TdNode *last = nodes->len > 0 ? g_ptr_array_index (nodes, nodes->len - 1) : NULL;

  if (first != NULL && first->type == TD_NODE_TEXT)
    g_strchug (first->text);
  if (last != NULL && last->type == TD_NODE_TEXT)
    g_strchomp (last->text);
}

/* Takes a string in quotes off @text; "\n" in it is a break. */
static char *
take_string (const char **text)
{
  if (**text != '"')
    return NULL;
  const char *end = strchr (*text + 1, '"');
  if (end == NULL)
    return NULL;

  g_autofree char *raw = g_strndup (*text + 1, (gsize)(end - *text - 1));
  g_auto (GStrv) parts = g_strsplit (raw, "\\n", -1);
  const char between[] = { TD_MARK_BREAK, '\0' };
  *text = end + 1 + strspn (end + 1, " ");
  return g_strjoinv (between, parts);
}

static bool
set_misread (const Parser *parser, const char *tag, GError **error)
{
  g_set_error (
      error, TD_ERROR, TD_ERROR_VALUE, _ ("line %u: “{%s}” cannot be read"), parser->line, tag);
  return false;
}

/* "u in cases.short limit 5 sep "; " last " và "" */
static bool
parse_for (Parser *parser, const char *tag, const char *rest, GPtrArray *nodes, GError **error)
{
  TdNode *node = add_node (nodes, TD_NODE_FOR);
  g_auto (GStrv) words = g_strsplit (rest, " ", 4);
  const char *options;
  const char *after;
  g_autofree char *stop = NULL;

  if (g_strv_length (words) < 3 || !g_str_equal (words[1], "in") || !g_ascii_isalpha (words[0][0]))
    return set_misread (parser, tag, error);
  if (!_td_path_parse (words[2], parser->line, parser->scope, &node->path, error))
    return false;
  if (node->path.type != TD_FIELD_LIST)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("line %u: “%s” is not a list"),
                   parser->line,
                   words[2]);
      return false;
    }
  node->text = g_strdup (words[0]);
  options = words[3] != NULL ? words[3] + strspn (words[3], " ") : "";
  while (*options != '\0')
    {
      if (has_word (options, "sep", &after))
        {
          g_free (node->between);
          node->between = take_string (&after);
          if (node->between == NULL)
            return set_misread (parser, tag, error);
        }
      else if (has_word (options, "last", &after))
        {
          g_free (node->before_last);
          node->before_last = take_string (&after);
          if (node->before_last == NULL)
            return set_misread (parser, tag, error);
        }
      else if (has_word (options, "limit", &after))
        {
          guint64 limit = g_ascii_strtoull (after, (char **)&after, 10);
          if (limit == 0 || limit > G_MAXINT)
            return set_misread (parser, tag, error);
          node->limit = (guint)limit;
          after += strspn (after, " ");
        }
      else
        return set_misread (parser, tag, error);
      options = after;
    }
  if (node->between == NULL)
    node->between = g_strdup (", ");

  TdPatternScope scope = { .name = node->text, .spec = node->path.fields, .up = parser->scope };
  parser->scope = &scope;
  node->body = parse_nodes (parser, "end", &stop, error);
  parser->scope = scope.up;
  if (node->body == NULL)
    return false;
  trim (node->body);
  return true;
}

/* "name argument argument": the text of a phrase with "$1", "$2" replaced, parsed here. */
static bool
parse_use (Parser *parser, const char *tag, const char *rest, GPtrArray *nodes, GError **error)
{
  g_auto (GStrv) words = g_strsplit (rest, " ", -1);
  const TdPhrase *phrase
      = parser->phrases != NULL ? g_hash_table_lookup (parser->phrases, words[0]) : NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *stop = NULL;

  if (phrase == NULL)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("line %u: there is no phrase “%s”"),
                   parser->line,
                   words[0]);
      return false;
    }
  text = g_string_new (phrase->text);
  for (guint i = 1; words[i] != NULL && i < 10; i++)
    {
      const char place[] = { '$', (char)('0' + i), '\0' };
      g_string_replace (text, place, words[i], 0);
    }

  Parser inner = { .cursor = text->str,
                   .line = phrase->line != 0 ? phrase->line : parser->line,
                   .scope = parser->scope,
                   .phrases = parser->phrases,
                   .depth = parser->depth,
                   .is_elsewhere = phrase->line == 0 };
  TdNode *node = add_node (nodes, TD_NODE_IF);
  node->body = parse_nodes (&inner, "", &stop, error);
  if (node->body == NULL)
    return false;
  return true;
}

/* The instructions that a library has for a kind of paper, one a paragraph: a phrase of its own. */
static bool
parse_directives (Parser *parser, const char *kind, GPtrArray *nodes, GError **error)
{
  g_autofree char *name = g_strconcat (TD_DIRECTIVES_PHRASE, kind, NULL);

  if (parser->phrases == NULL || !g_hash_table_contains (parser->phrases, name))
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("line %u: no instruction is meant for “%s”"),
                   parser->line,
                   kind);
      return false;
    }
  return parse_use (parser, name, name, nodes, error);
}

static bool
parse_tag (Parser *parser, const char *tag, GPtrArray *nodes, GError **error)
{
  static const struct
  {
    const char *tag;
    char mark;
  } marks[]
      = { { "b", TD_MARK_BOLD },        { "/b", TD_MARK_BOLD_END }, { "i", TD_MARK_ITALIC },
          { "/i", TD_MARK_ITALIC_END }, { "note", TD_MARK_NOTE },   { "/note", TD_MARK_NOTE_END } };
  const char *rest;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (tag, marks[i].tag))
      {
        add_node (nodes, TD_NODE_MARK)->mark = marks[i].mark;
        return true;
      }
  if (g_str_equal (tag, "capital"))
    {
      add_node (nodes, TD_NODE_CAPITAL);
      return true;
    }
  if (has_word (tag, "key", &rest))
    {
      if (*rest == '\0' || strspn (rest, TD_KEY_LETTERS) != strlen (rest))
        return set_misread (parser, tag, error);
      add_node (nodes, TD_NODE_KEY)->text = g_strdup (rest);
      return true;
    }
  if (has_word (tag, "if", &rest))
    return parse_if (parser, rest, nodes, error);
  if (has_word (tag, "for", &rest))
    return parse_for (parser, tag, rest, nodes, error);
  if (has_word (tag, "use", &rest))
    return parse_use (parser, tag, rest, nodes, error);
  if (has_word (tag, "directives", &rest))
    return parse_directives (parser, rest, nodes, error);
  return parse_field (parser, tag, nodes, error);
}

/* Takes the tag that begins at the cursor, without its braces. */
static char *
take_tag (Parser *parser, GError **error)
{
  const char *start = parser->cursor + 1;
  const char *end = start;
  bool is_quoted = false;

  while (*end != '\0' && *end != '\n' && (is_quoted || *end != '}') && end - start < MAX_TAG)
    is_quoted ^= *end++ == '"';
  if (*end != '}')
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("line %u: “{” is not closed on its line"),
                   parser->line);
      return NULL;
    }
  parser->cursor = end + 1;
  return g_strstrip (g_strndup (start, (gsize)(end - start)));
}

static void
add_text (GPtrArray *nodes, GString *text)
{
  if (text->len == 0)
    return;
  g_string_replace (text, TD_MARK_FIELD, " ", 0);
  g_string_replace (text, TD_MARK_FIELD_TEXT, " ", 0);
  g_string_replace (text, TD_MARK_FIELD_END, " ", 0);
  g_string_replace (text, TD_MARK_KEY, " ", 0);
  g_string_replace (text, TD_MARK_KEY_END, " ", 0);
  add_node (nodes, TD_NODE_TEXT)->text = g_strdup (text->str);
  g_string_truncate (text, 0);
}

static bool
is_one_of (const char *tag, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  const char *rest;

  for (guint i = 0; list[i] != NULL; i++)
    if (has_word (tag, list[i], &rest))
      return true;
  return false;
}

/* Reads until one of the tags @until ("" for the end of the text), which is left in @stop. */
static GPtrArray *
parse_nodes (Parser *parser, const char *until, char **stop, GError **error)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (free_node);
  g_autoptr (GString) text = g_string_new (NULL);
  guint first_line = parser->line;

  if (++parser->depth > MAX_DEPTH)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("line %u: conditions, lists and phrases lie too deep in one another"),
                   parser->line);
      return NULL;
    }
  while (*parser->cursor != '\0')
    {
      if (*parser->cursor != '{' || parser->cursor[1] == '{')
        {
          parser->line += *parser->cursor == '\n' && !parser->is_elsewhere;
          if (*parser->cursor == '{')
            parser->cursor++;
          g_string_append_c (text, *parser->cursor++);
          continue;
        }
      g_autofree char *tag = take_tag (parser, error);
      if (tag == NULL)
        return NULL;
      add_text (nodes, text);
      if (is_one_of (tag, "elif else end"))
        {
          if (!is_one_of (tag, until))
            {
              set_misread (parser, tag, error);
              return NULL;
            }
          *stop = g_steal_pointer (&tag);
          parser->depth--;
          return g_steal_pointer (&nodes);
        }
      if (!parse_tag (parser, tag, nodes, error))
        return NULL;
    }
  add_text (nodes, text);
  if (*until != '\0')
    {
      g_set_error (error, TD_ERROR, TD_ERROR_VALUE, _ ("line %u: “{end}” is missing"), first_line);
      return NULL;
    }
  parser->depth--;
  return g_steal_pointer (&nodes);
}

TdPattern *
td_pattern_parse (
    const char *text, guint line, const TdPatternScope *scope, GHashTable *phrases, GError **error)
{
  Parser parser = { .cursor = text, .line = line, .scope = scope, .phrases = phrases };
  g_autofree char *stop = NULL;
  GPtrArray *nodes = parse_nodes (&parser, "", &stop, error);

  if (nodes == NULL)
    return NULL;
  TdPattern *pattern = g_new0 (TdPattern, 1);
  pattern->nodes = nodes;
  return pattern;
}

void
td_pattern_free (TdPattern *pattern)
{
  g_ptr_array_unref (pattern->nodes);
  g_free (pattern);
}

const TdFieldSpec *
td_pattern_find_list (const char *text, guint line, const TdPatternScope *scope, GError **error)
{
  TdPath path;

  if (!_td_path_parse (text, line, scope, &path, error))
    return NULL;
  _td_path_clear (&path);
  if (path.type == TD_FIELD_LIST)
    return path.fields;
  g_set_error (error, TD_ERROR, TD_ERROR_VALUE, _ ("line %u: “%s” is not a list"), line, text);
  return NULL;
}
