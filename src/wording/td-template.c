/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-template.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define TEMPLATES_PATH "/org/tiendo/TienDo/templates/"
#define PHRASE_KIND "phrase"

/* What is known while a template is read; text of a block or line is gathered until it ends. */
typedef struct
{
  const TdTemplateKind *kinds;
  TdPatternScope root;
  GHashTable *phrases;    /* owned; utf8 → TdPhrase */
  GPtrArray *blocks;      /* owned; TdTemplateBlock */
  TdTemplateBlock *block; /* borrowed; NULL before the first, and in a phrase */
  bool is_phrase;
  TdPatternScope rows; /* the variable of the block, once a line has named it */
  GString *text;       /* owned */
  guint text_line;     /* 0: nothing gathered */
  guint n_paragraphs;  /* of the block that were begun */
  const TdTemplateKey *key;
  guint line;
} Reader;

static void
free_line (gpointer data)
{
  TdTemplateLine *line = data;

  g_ptr_array_unref (line->cells);
  g_free (line->variable);
  g_free (line->list);
  g_free (line);
}

static void
free_block (gpointer data)
{
  TdTemplateBlock *block = data;

  g_strfreev (block->options);
  g_clear_pointer (&block->text, td_pattern_free);
  g_ptr_array_unref (block->lines);
  g_free (block);
}

void
td_template_free (TdTemplate *template_)
{
  g_ptr_array_unref (template_->blocks);
  g_free (template_);
}

bool
td_template_block_has (const TdTemplateBlock *block, const char *option)
{
  return g_strv_contains ((const char *const *)block->options, option);
}

static const TdTemplateKind *
find_kind (const Reader *reader, const char *name)
{
  for (guint i = 0; reader->kinds[i].name != NULL; i++)
    if (g_str_equal (reader->kinds[i].name, name))
      return &reader->kinds[i];
  return NULL;
}

/* The words of a line "[kind option option]"; NULL when it is no such line. */
static char **
read_header (const char *line)
{
  gsize length = strlen (line);

  if (length < 2 || line[0] != '[' || line[length - 1] != ']')
    return NULL;
  g_autofree char *inside = g_strndup (line + 1, length - 2);
  return g_strsplit (g_strstrip (inside), " ", -1);
}

/* --- phrases: read first, so that blocks above can use them --- */

static void
gather_phrases (GHashTable *phrases, char **lines)
{
  TdPhrase *phrase = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (lines[i]));
      g_auto (GStrv) words = read_header (line);
      if (words != NULL)
        {
          phrase = NULL;
          if (g_strcmp0 (words[0], PHRASE_KIND) != 0 || words[1] == NULL)
            continue;
          phrase = td_phrase_new ("", i + 2);
          g_hash_table_replace (phrases, g_strdup (words[1]), phrase);
        }
      else if (phrase != NULL)
        {
          g_autofree char *before = phrase->text;
          phrase->text = g_strconcat (before, *line != '#' ? line : "", "\n", NULL);
        }
    }
}

/* --- lines with keys --- */

/* Splits at the "|" outside of braces. */
static GPtrArray *
split_cells (const char *text)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;
  bool is_inside = false;

  for (const char *c = text;; c++)
    {
      if (*c == '{' || *c == '}')
        is_inside = *c == '{';
      if (*c != '\0' && (*c != '|' || is_inside))
        continue;
      g_ptr_array_add (cells, g_strndup (start, (gsize)(c - start)));
      if (*c == '\0')
        return cells;
      start = c + 1;
    }
}

static bool
read_rows (Reader *reader, TdTemplateLine *line, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (reader->text->str));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  if (g_strv_length (words) != 3 || !g_str_equal (words[1], "in"))
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("line %u: “%s” does not read “name in list”"),
                   reader->text_line,
                   text);
      return false;
    }
  const TdFieldSpec *spec
      = td_pattern_find_list (words[2], reader->text_line, &reader->root, error);
  if (spec == NULL)
    return false;
  line->variable = g_strdup (words[0]);
  line->list = g_strdup (words[2]);
  reader->rows = (TdPatternScope){ .name = line->variable, .spec = spec, .up = &reader->root };
  return true;
}

static bool
read_cells (Reader *reader, TdTemplateLine *line, GError **error)
{
  g_autoptr (GPtrArray) cells = split_cells (reader->text->str);
  guint at = reader->text_line;

  if (cells->len > line->key->n_cells)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("line %u: “%s” has more than %u cells"),
                   at,
                   line->key->name,
                   line->key->n_cells);
      return false;
    }
  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);
      bool is_row = reader->rows.spec != NULL && ((line->key->row_cells >> i) & 1u);
      const TdPatternScope *scope = is_row ? &reader->rows : &reader->root;
      TdPattern *pattern = td_pattern_parse (cell, at, scope, reader->phrases, error);
      if (pattern == NULL)
        return false;
      g_ptr_array_add (line->cells, pattern);
      for (; *cell != '\0'; cell++)
        at += *cell == '\n';
    }
  return true;
}

/* --- reading --- */

/* Ends the text that was gathered: that of a block, or of a line with a key. */
static bool
end_text (Reader *reader, GError **error)
{
  bool is_empty = reader->text_line == 0;
  bool is_read = true;

  if (reader->block != NULL && !is_empty && reader->key == NULL)
    {
      reader->block->text = td_pattern_parse (
          reader->text->str, reader->text_line, &reader->root, reader->phrases, error);
      is_read = reader->block->text != NULL;
    }
  else if (reader->block != NULL && !is_empty)
    {
      TdTemplateLine *line = g_new0 (TdTemplateLine, 1);
      line->key = reader->key;
      line->line = reader->text_line;
      line->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)td_pattern_free);
      g_ptr_array_add (reader->block->lines, line);
      is_read
          = line->key->is_rows ? read_rows (reader, line, error) : read_cells (reader, line, error);
    }
  g_string_truncate (reader->text, 0);
  reader->text_line = 0;
  reader->key = NULL;
  return is_read;
}

static bool
begin_block (Reader *reader, char **words, GError **error)
{
  reader->block = NULL;
  reader->rows = (TdPatternScope){ 0 };
  reader->n_paragraphs = 0;
  reader->is_phrase = g_str_equal (words[0], PHRASE_KIND) && words[1] != NULL;
  if (reader->is_phrase)
    return true;

  const TdTemplateKind *kind = find_kind (reader, words[0]);
  if (kind == NULL)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("line %u: there is no block “%s”"),
                   reader->line,
                   words[0]);
      return false;
    }
  for (guint i = 1; words[i] != NULL; i++)
    if (kind->options == NULL || !g_strv_contains (kind->options, words[i]))
      {
        g_set_error (error,
                     TD_ERROR,
                     TD_ERROR_VALUE,
                     _ ("line %u: “%s” cannot be “%s”"),
                     reader->line,
                     words[0],
                     words[i]);
        return false;
      }

  TdTemplateBlock *block = g_new0 (TdTemplateBlock, 1);
  block->kind = kind;
  block->options = g_strdupv (words + 1);
  block->line = reader->line;
  block->lines = g_ptr_array_new_with_free_func (free_line);
  g_ptr_array_add (reader->blocks, block);
  reader->block = block;
  return true;
}

/* "key: cells"; a line that begins with a space goes on with the one above. */
static bool
read_key_line (Reader *reader, const char *raw, const char *line, GError **error)
{
  const char *colon = strchr (line, ':');

  if (g_ascii_isspace (*raw) && reader->key != NULL)
    {
      g_string_append_printf (reader->text, "\n%s", line);
      return true;
    }
  if (!end_text (reader, error))
    return false;
  for (guint i = 0; colon != NULL && reader->block->kind->keys[i].name != NULL; i++)
    {
      const TdTemplateKey *key = &reader->block->kind->keys[i];
      gsize length = strlen (key->name);
      if ((gsize)(colon - line) != length || strncmp (key->name, line, length) != 0)
        continue;
      reader->key = key;
      reader->text_line = reader->line;
      g_string_assign (reader->text, colon + 1);
      return true;
    }
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_VALUE,
               _ ("line %u: “%s” has no line “%s”"),
               reader->line,
               reader->block->kind->name,
               line);
  return false;
}

/* Each paragraph is numbered, so that a text that was made of it can be told again: "p3". */
static void
begin_paragraph (Reader *reader, bool is_reserve)
{
  g_string_append_printf (
      reader->text, "{key " TD_TEMPLATE_PARAGRAPH "%u}", ++reader->n_paragraphs);
  if (is_reserve)
    g_string_append_c (reader->text, TD_MARK_RESERVE);
}

/* A blank line parts paragraphs, "- " begins an item, "+ " one that is held in reserve. */
static void
read_text_line (Reader *reader, const char *line)
{
  bool is_item = g_str_has_prefix (line, "- ") || g_str_has_prefix (line, "+ ");
  bool is_first = reader->text_line == 0;

  if (is_first)
    {
      if (*line == '\0')
        return;
      reader->text_line = reader->line;
    }
  if (is_item || *line == '\0')
    g_string_append_c (reader->text, TD_MARK_BREAK);
  if (is_item || is_first || *line == '\0')
    begin_paragraph (reader, *line == '+' && is_item);
  g_string_append_printf (reader->text, "%s\n", is_item ? line + 2 : line);
}

static bool
read_line (Reader *reader, const char *raw, GError **error)
{
  g_autofree char *line = g_strstrip (g_strdup (raw));
  g_auto (GStrv) words = read_header (line);

  if (words != NULL)
    return end_text (reader, error) && begin_block (reader, words, error);
  if (*line == '#')
    {
      /* Lines are counted in what is gathered. */
      if (reader->text_line != 0)
        g_string_append_c (reader->text, '\n');
      return true;
    }
  if (reader->block == NULL)
    {
      /* Phrases are read already; anything else stands in a block. */
      if (reader->is_phrase || *line == '\0')
        return true;
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_VALUE,
                   _ ("line %u: a template begins with a block, “[title]”"),
                   reader->line);
      return false;
    }
  if (reader->block->kind->keys == NULL)
    {
      read_text_line (reader, line);
      return true;
    }
  return *line == '\0' ? end_text (reader, error) : read_key_line (reader, raw, line, error);
}

static void
copy_phrases (GHashTable *phrases, GHashTable *library)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, library);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const TdPhrase *phrase = value;
      g_hash_table_insert (phrases, g_strdup (name), td_phrase_new (phrase->text, 0));
    }
}

TdTemplate *
td_template_parse (const char *text,
                   const TdTemplateKind *kinds,
                   const TdFieldSpec *fields,
                   GHashTable *library,
                   GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) phrases = td_phrases_new ();
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (free_block);
  g_autoptr (GString) gathered = g_string_new (NULL);
  Reader reader = {
    .kinds = kinds,
    .root = { .spec = fields },
    .phrases = phrases,
    .blocks = blocks,
    .text = gathered,
  };

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_VALUE, _ ("the template is not UTF-8"));
      return NULL;
    }
  if (library != NULL)
    copy_phrases (phrases, library);
  gather_phrases (phrases, lines);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      reader.line = i + 1;
      if (!read_line (&reader, lines[i], error))
        return NULL;
    }
  if (!end_text (&reader, error))
    return NULL;

  TdTemplate *template_ = g_new0 (TdTemplate, 1);
  template_->blocks = g_steal_pointer (&blocks);
  return template_;
}

guint
td_template_find_place (const GError *error, char **word)
{
  const char *digits = strpbrk (error->message, "0123456789");
  char *end = NULL;
  guint64 line = digits != NULL ? g_ascii_strtoull (digits, &end, 10) : 0;
  const char *open = strstr (error->message, "“");
  const char *close = open != NULL ? strstr (open, "”") : NULL;

  *word = NULL;
  /* "line 12: …", in the language of the interface */
  if (end == NULL || *end != ':' || line > G_MAXINT || (open != NULL && open < digits))
    return 0;
  if (close != NULL)
    *word = g_strndup (open + strlen ("“"), (gsize)(close - open) - strlen ("“"));
  return (guint)line;
}

GHashTable *
td_phrases_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)td_phrase_free);
}

void
td_template_add_phrases (GHashTable *phrases, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  gather_phrases (phrases, lines);
}

char *
td_template_load (const char *name)
{
  g_autofree char *path = g_strconcat (TEMPLATES_PATH, name, ".template", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  gsize length;

  if (bytes == NULL)
    return NULL;
  const char *text = g_bytes_get_data (bytes, &length);
  return g_strndup (text, length);
}
