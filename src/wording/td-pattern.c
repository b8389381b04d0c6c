/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include <string.h>

#include "model/td-day.h"
#include "td-pattern-private.h"
#include "wording/td-voice.h"
#include "wording/td-wording.h"

/* In hundredths. */
#define POINT 100
#define HALF_POINT 50

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

static char *
print_names (const GPtrArray *rows)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const TdFields *row = g_ptr_array_index (rows, i);
      int index = td_field_spec_find (td_fields_get_spec (row), "short", strlen ("short"));
      const char *name = td_fields_text_at (row, (guint)index);
      g_ptr_array_add (names, (char *)(name != NULL ? name : TD_ABSENT));
    }
  return td_wording_names (names);
}

static char *
print_count (int64_t count, TdFormat format)
{
  if (format == TD_FORMAT_WORDS)
    {
      const char *words = td_voice_say (TD_VOICE_PAPER, "numbers", "words", NULL);
      g_auto (GStrv) list = g_strsplit (words, ";", -1);
      if (count >= 0 && count < (int64_t)g_strv_length (list))
        return g_strdup (list[count]);
    }
  /* As offices write small numbers of units: 05. */
  if (format == TD_FORMAT_TWO && count >= 0 && count < 10)
    return g_strdup_printf ("0%d", (int)count);
  return td_number_format (count, 0, false, TD_LOCALE_VI);
}

static char *
print_money (int64_t amount, TdFormat format)
{
  if (format == TD_FORMAT_BILLIONS)
    return td_money_format_billions (amount, TD_LOCALE_VI);
  if (format == TD_FORMAT_EXACT)
    return td_number_format (amount, 0, false, TD_LOCALE_VI);
  if (format == TD_FORMAT_MISSING)
    return td_voice_money (TD_VOICE_PAPER, amount, TD_MONEY_MISSING);
  return td_voice_money (
      TD_VOICE_PAPER, amount, format == TD_FORMAT_SHORT ? TD_MONEY_SHORT : TD_MONEY_SENTENCE);
}

/* Decree 30/2020: a 0 before days below 10 and before the months 1 and 2. */
static char *
print_day (TdDay day, TdFormat format)
{
  int year, month, day_of_month;

  td_day_get_ymd (day, &year, &month, &day_of_month);
  if (format == TD_FORMAT_DAY)
    return g_strdup_printf ("%02d", day_of_month);
  if (format == TD_FORMAT_MONTH)
    return g_strdup_printf (month <= 2 ? "%02d" : "%d", month);
  if (format == TD_FORMAT_YEAR)
    return g_strdup_printf ("%d", year);
  return format == TD_FORMAT_SHORT ? td_voice_day_short (TD_VOICE_PAPER, day)
                                   : td_voice_day (TD_VOICE_PAPER, day);
}

char *
td_pattern_clean (const char *text)
{
  char *clean = g_strdup (text);

  /* Marks are control characters and U+E000 to U+E002: none comes from a name or a setting. */
  for (char *c = clean; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) || g_str_has_prefix (c, TD_MARK_FIELD)
        || g_str_has_prefix (c, TD_MARK_FIELD_TEXT) || g_str_has_prefix (c, TD_MARK_FIELD_END))
      {
        gsize length = (gsize)(g_utf8_next_char (c) - c);
        memset (c, ' ', length);
        c += length - 1;
      }
  return clean;
}

static char *
print_text (const char *text, TdFormat format)
{
  g_autofree char *clean = td_pattern_clean (text);

  if (format == TD_FORMAT_UPPER)
    return g_utf8_strup (clean, -1);
  return format == TD_FORMAT_LOWER ? g_utf8_strdown (clean, -1) : g_steal_pointer (&clean);
}

static char *
print_field (const TdNode *node, const TdPatternValues *values)
{
  const TdFields *fields = find_fields (&node->path, values);
  guint position = get_position (&node->path);
  int64_t number;

  if (node->path.type == TD_FIELD_TEXT)
    {
      const char *text = td_fields_text_at (fields, position);
      return print_text (text != NULL ? text : "", node->format);
    }
  if (node->path.type == TD_FIELD_LIST)
    {
      const GPtrArray *rows = td_fields_rows_at (fields, position);
      return node->format == TD_FORMAT_NAMES ? print_names (rows)
                                             : print_count (rows->len, node->format);
    }
  if (!td_fields_number_at (fields, position, &number))
    return g_strdup (TD_ABSENT);
  switch (node->path.type)
    {
    case TD_FIELD_COUNT:
      return print_count (number, node->format);
    case TD_FIELD_MONEY:
      return print_money (number, node->format);
    case TD_FIELD_POINTS:
      /* The words around it say which way: "thiếu 4,98 điểm". */
      if (node->format == TD_FORMAT_WHOLE && ABS (number) >= HALF_POINT)
        return print_count ((ABS (number) + HALF_POINT) / POINT, TD_FORMAT_PLAIN);
      return td_voice_hundredths (TD_VOICE_PAPER,
                                  node->format == TD_FORMAT_SIGNED ? number : ABS (number),
                                  node->format == TD_FORMAT_SIGNED);
    case TD_FIELD_DAY:
      return print_day ((TdDay)number, node->format);
    case TD_FIELD_RATE:
    case TD_FIELD_TEXT:
    case TD_FIELD_FLAG:
    case TD_FIELD_SCOPE:
    case TD_FIELD_LIST:
    default:
      return td_voice_hundredths (TD_VOICE_PAPER, number, false);
    }
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
  g_autofree char *value = print_field (node, values);

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
    if (*text != ' ' && !is_mark (*text))
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
