/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-journal.h"

#include <json-glib/json-glib.h>

#include "td-journal-papers.h"
#include "td-schema.h"
#include "td-statement.h"

#include "model/td-day.h"
#include "model/td-own.h"
#include "model/td-settings.h"

/*
 * Rows that were added or removed are listed figure by figure, unless a group has more of them than
 * anyone reads: then a line a row.
 */
#define MAX_SPELLED_OUT 1000

/* What the triggers write is nested no deeper. */
#define MAX_DEPTH 2

typedef struct
{
  TdDatabase *database; /* borrowed */
  GHashTable *codes;    /* owned: "table number/id" -> code of a unit or officer */
  GPtrArray *lines;     /* borrowed */
  bool spell_out;
} Listing;

static void
entry_clear (TdJournalEntry *entry)
{
  g_free (entry->data);
}

void
_td_texts_clear (TdTexts *texts)
{
  for (guint i = 0; i < TD_MAX_COLUMNS; i++)
    g_clear_pointer (&(*texts)[i], g_free);
}

void
td_journal_line_free (TdJournalLine *line)
{
  g_free (line->unit);
  g_free (line->officer);
  g_free (line->measure);
  g_free (line->paper);
  g_free (line->item);
  g_free (line->before);
  g_free (line->after);
  g_free (line);
}

/* A value of the journal as text; NULL where it is absent. */
static char *
node_to_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return json_node_dup_string (node);
}

bool
_td_journal_is_shallow (const char *data, int max_depth)
{
  bool in_string = false;
  int depth = 0;

  for (; *data != '\0' && depth <= max_depth; data++)
    if (in_string && *data == '\\' && data[1] != '\0')
      data++;
    else if (*data == '"')
      in_string = !in_string;
    else if (!in_string && (*data == '{' || *data == '['))
      depth++;
    else if (!in_string && (*data == '}' || *data == ']'))
      depth--;
  return depth <= max_depth;
}

JsonObject *
_td_journal_parse_data (const char *data)
{
  g_autoptr (JsonNode) node = data != NULL && _td_journal_is_shallow (data, MAX_DEPTH)
                                  ? json_from_string (data, NULL)
                                  : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return json_object_new ();
  return json_object_ref (json_node_get_object (node));
}

/* The member @index of what changed in a column: 0 before, 1 after. */
static char *
changed_text (JsonObject *data, const char *column, guint index)
{
  JsonNode *node = json_object_get_member (data, column);
  JsonArray *pair
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  return pair != NULL && json_array_get_length (pair) == 2
             ? node_to_text (json_array_get_element (pair, index))
             : NULL;
}

bool
_td_journal_get_row (TdDatabase *database,
                     TdRowKind kind,
                     int64_t row_id,
                     int64_t after,
                     char **texts,
                     GError **error)
{
  const TdTable *table = _td_table_get (kind);
  g_autoptr (GError) local_error = NULL;
  bool known[TD_MAX_COLUMNS] = { false };
  bool complete = false;
  TdStatement *later = _td_statement_get (
      database,
      "SELECT op, data FROM journal_rows"
      " WHERE table_number = ?1 AND row_id = ?2 AND op <> 'i' AND id > ?3 ORDER BY id");
  enum
  {
    OP,
    DATA,
  };

  _td_statement_bind_int (later, 1, table->number);
  _td_statement_bind_int (later, 2, row_id);
  _td_statement_bind_int (later, 3, after);
  while (!complete && _td_statement_step (later, &local_error))
    {
      g_autoptr (JsonObject) data = _td_journal_parse_data (_td_statement_get_text (later, DATA));
      complete = *_td_statement_get_text (later, OP) == 'd';
      for (guint i = 0; i < table->n_columns; i++)
        if (!known[i] && (complete || json_object_has_member (data, table->columns[i])))
          {
            texts[i] = complete ? node_to_text (json_object_get_member (data, table->columns[i]))
                                : changed_text (data, table->columns[i], 0);
            known[i] = true;
          }
    }
  _td_statement_reset (later);

  if (local_error == NULL && !complete)
    {
      TdStatement *now = _td_statement_get (database, _td_table_get_sql (kind, TD_SQL_GET));
      _td_statement_bind_int (now, 1, row_id);
      if (_td_statement_step (now, &local_error))
        for (guint i = 0; i < table->n_columns; i++)
          if (!known[i])
            texts[i] = _td_statement_dup_text (now, (int)i);
      _td_statement_reset (now);
    }
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

const char *
_td_texts_get (TdRowKind kind, char **texts, const char *column)
{
  const TdTable *table = _td_table_get (kind);

  for (guint i = 0; i < table->n_columns; i++)
    if (g_str_equal (table->columns[i], column))
      return texts[i];
  return NULL;
}

/* The code of a unit, or of an officer's stay, that was there at some time. */
static const char *
look_up_code (Listing *listing, TdRowKind kind, const char *id, GError **error)
{
  g_autofree char *key = NULL;
  char *code;

  if (id == NULL)
    return NULL;
  key = g_strdup_printf ("%d/%s", _td_table_get (kind)->number, id);
  code = g_hash_table_lookup (listing->codes, key);
  if (code == NULL)
    {
      g_auto (TdTexts) texts = { NULL };
      /* Codes never change: any place of the journal will do. */
      if (!_td_journal_get_row (
              listing->database, kind, g_ascii_strtoll (id, NULL, 10), 0, texts, error))
        return NULL;
      code = g_strdup (_td_texts_get (kind, texts, "code"));
      if (code != NULL)
        g_hash_table_insert (listing->codes, g_steal_pointer (&key), code);
    }
  return code;
}

static TdDay
text_to_day (const char *text)
{
  TdDay day = text != NULL ? (TdDay)g_ascii_strtoll (text, NULL, 10) : TD_DAY_NONE;
  return td_day_is_real (day) ? day : TD_DAY_NONE;
}

static char *
dup_sound (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/* Says in @line which paper is meant, by its header @texts. */
static void
set_paper (TdJournalLine *line, char **texts)
{
  line->paper = dup_sound (_td_texts_get (TD_ROW_PAPER, texts, "title"));
  line->unit = dup_sound (_td_texts_get (TD_ROW_PAPER, texts, "unit"));
  line->as_of = text_to_day (_td_texts_get (TD_ROW_PAPER, texts, "as_of"));
}

/* The same for a line about one of its blocks, by the header as it was then. */
static bool
set_paper_of_block (Listing *listing,
                    const TdJournalEntry *entry,
                    char **texts,
                    TdJournalLine *line,
                    GError **error)
{
  const char *id = _td_texts_get (TD_ROW_PAPER_BLOCK, texts, "paper");
  g_auto (TdTexts) header = { NULL };

  if (id == NULL)
    return true;
  if (!_td_journal_get_row (listing->database,
                            TD_ROW_PAPER,
                            g_ascii_strtoll (id, NULL, 10),
                            entry->op == 'd' ? entry->id - 1 : entry->id,
                            header,
                            error))
    return false;
  set_paper (line, header);
  return true;
}

/* A line that says which row is meant, from its key. */
static TdJournalLine *
line_new (Listing *listing, const TdJournalEntry *entry, char **texts, GError **error)
{
  TdRowKind kind = entry->kind;
  g_autoptr (GError) local_error = NULL;
  TdJournalLine *line = g_new0 (TdJournalLine, 1);
  const char *unit_column = kind == TD_ROW_SUCCESSION ? "predecessor" : "unit";
  const char *measure = _td_texts_get (kind, texts, "measure");
  const char *as_of = _td_texts_get (kind, texts, "as_of");

  line->group = entry->group;
  line->row = entry->id;
  line->table = td_row_kind_name (kind);
  line->op = entry->op;
  line->as_of = text_to_day (as_of);
  if (measure != NULL)
    line->measure = g_strdup (
        td_measure_name (g_str_equal (measure, "0") ? TD_MEASURE_CASES : TD_MEASURE_MONEY));
  if (kind == TD_ROW_UNIT)
    line->unit = g_strdup (_td_texts_get (kind, texts, "code"));
  else if (kind == TD_ROW_PAPER)
    set_paper (line, texts);
  else if (kind == TD_ROW_PAPER_BLOCK)
    (void)set_paper_of_block (listing, entry, texts, line, &local_error); /* looked at below */
  else
    line->unit = g_strdup (look_up_code (
        listing, TD_ROW_UNIT, _td_texts_get (kind, texts, unit_column), &local_error));
  if (kind == TD_ROW_OFFICER)
    line->officer = g_strdup (_td_texts_get (kind, texts, "code"));
  else if (kind == TD_ROW_TARGET)
    {
      const char *from = _td_texts_get (kind, texts, "valid_from");
      const char *year = _td_texts_get (kind, texts, "work_year");
      line->officer = g_strdup (_td_texts_get (kind, texts, "officer"));
      line->as_of = from != NULL   ? text_to_day (from)
                    : year != NULL ? td_work_year_first ((int)g_ascii_strtoll (year, NULL, 10))
                                   : TD_DAY_NONE;
    }
  else if (kind == TD_ROW_PLAN)
    {
      line->officer = g_strdup (_td_texts_get (kind, texts, "officer"));
      line->as_of = text_to_day (_td_texts_get (kind, texts, "month"));
    }
  else if (kind == TD_ROW_EXPLANATION)
    line->officer = g_strdup (_td_texts_get (kind, texts, "officer"));
  else if (kind == TD_ROW_RECORD && local_error == NULL)
    line->officer = g_strdup (look_up_code (
        listing, TD_ROW_OFFICER, _td_texts_get (kind, texts, "officer"), &local_error));
  if (local_error == NULL)
    return line;
  td_journal_line_free (line);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* What a column says to people who know codes: the unit it refers to, or a day. */
static char *
present_text (Listing *listing, const char *column, const char *text, GError **error)
{
  static const char *const unit_columns[] = { "parent", "successor", NULL };
  static const char *const day_columns[]
      = { "valid_from", "valid_to", "date", "as_of", "issued", NULL };

  if (text == NULL)
    return NULL;
  if (g_strv_contains (unit_columns, column))
    return g_strdup (look_up_code (listing, TD_ROW_UNIT, text, error));
  if (g_strv_contains (day_columns, column) && text_to_day (text) != TD_DAY_NONE)
    return td_day_format_iso (text_to_day (text));
  return g_utf8_make_valid (text, -1);
}

/* The name of a form instead of its whole text. */
static char *
present_form (const char *text)
{
  g_autoptr (TdForm) form = text != NULL ? td_form_parse (text, -1, NULL) : NULL;

  return form != NULL ? g_strdup (form->name) : NULL;
}

/* Adds a line for one column, unless there is nothing to say. */
static bool
add_cell (Listing *listing,
          const TdJournalEntry *entry,
          char **texts,
          const char *column,
          const char *before,
          const char *after,
          GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdJournalLine *line;

  if (before == NULL && after == NULL)
    return true;
  line = line_new (listing, entry, texts, error);
  if (line == NULL)
    return false;
  g_ptr_array_add (listing->lines, line);
  /* A setting is known by its key. */
  line->item = g_strdup (entry->kind == TD_ROW_SETTING ? _td_texts_get (entry->kind, texts, "key")
                                                       : column);
  if (entry->kind == TD_ROW_SETTING && g_str_has_prefix (line->item, TD_SETTING_FORM_PREFIX))
    {
      line->before = present_form (before);
      line->after = present_form (after);
      return true;
    }
  line->before = present_text (listing, column, before, &local_error);
  if (local_error == NULL)
    line->after = present_text (listing, column, after, &local_error);
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

static bool
add_own_cell (Listing *listing,
              const TdJournalEntry *entry,
              char **texts,
              const char *name,
              const char *before,
              const char *after,
              GError **error)
{
  g_autofree char *then = NULL;
  g_autofree char *now = NULL;
  int64_t value;

  if (td_own_figures_get (before, name, &value))
    then = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  if (td_own_figures_get (after, name, &value))
    now = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  return g_strcmp0 (then, now) == 0 || add_cell (listing, entry, texts, name, then, now, error);
}

/* Adds a line for each item that a form declares and that differs. */
static bool
add_own_cells (Listing *listing,
               const TdJournalEntry *entry,
               char **texts,
               const char *before,
               const char *after,
               GError **error)
{
  g_autoptr (GArray) then = td_own_figures_parse (before);
  g_autoptr (GArray) now = td_own_figures_parse (after);

  /* Another program can have left anything. */
  if (then == NULL || now == NULL)
    return add_cell (listing, entry, texts, "own", before, after, error);
  for (guint i = 0; i < then->len; i++)
    if (!add_own_cell (
            listing, entry, texts, g_array_index (then, TdOwnFigure, i).name, before, after, error))
      return false;
  for (guint i = 0; i < now->len; i++)
    {
      const char *name = g_array_index (now, TdOwnFigure, i).name;
      int64_t value;
      if (!td_own_figures_get (before, name, &value)
          && !add_own_cell (listing, entry, texts, name, before, after, error))
        return false;
    }
  return true;
}

/* Adds a line for each text of a block that differs. */
static bool
add_block_cells (Listing *listing,
                 const TdJournalEntry *entry,
                 char **texts,
                 const char *before,
                 const char *after,
                 GError **error)
{
  g_autoptr (GPtrArray) changes = _td_journal_compare_blocks (before, after);

  for (guint i = 0; i < changes->len; i++)
    {
      const TdTextChange *change = g_ptr_array_index (changes, i);
      if (!add_cell (listing, entry, texts, "content", change->before, change->after, error))
        return false;
    }
  if (changes->len > 0 || entry->op != 'u')
    return true;
  /* A table or a chart: that it changed is all that a line can say. */
  TdJournalLine *line = line_new (listing, entry, texts, error);
  if (line == NULL)
    return false;
  line->item = g_strdup ("content");
  g_ptr_array_add (listing->lines, line);
  return true;
}

static bool
is_own_column (const TdJournalEntry *entry, const char *column)
{
  return entry->kind == TD_ROW_RECORD && g_str_equal (column, "own");
}

/* Adds the lines of one column. */
static bool
add_column (Listing *listing,
            const TdJournalEntry *entry,
            char **texts,
            const char *column,
            const char *before,
            const char *after,
            GError **error)
{
  if (entry->kind == TD_ROW_PAPER_BLOCK)
    return add_block_cells (listing, entry, texts, before, after, error);
  return is_own_column (entry, column)
             ? add_own_cells (listing, entry, texts, before, after, error)
             : add_cell (listing, entry, texts, column, before, after, error);
}

/* Whether a column says something to the program only. */
static bool
is_hidden (TdRowKind kind, const char *column)
{
  return kind == TD_ROW_PAPER && g_str_equal (column, "last_group");
}

/* Whether a line says by itself what stands in that column. */
static bool
is_in_line (TdRowKind kind, const char *column)
{
  static const char *const always[]
      = { "as_of", "unit", "officer", "measure", "predecessor", "code", "key", NULL };
  /* Of a finding that is explained, the code is no name of the row. */
  return (g_strv_contains (always, column)
          && !(kind == TD_ROW_EXPLANATION && g_str_equal (column, "code")))
         || (kind == TD_ROW_PLAN && g_str_equal (column, "month"))
         || (kind == TD_ROW_PAPER && (g_str_equal (column, "id") || g_str_equal (column, "title")))
         || kind == TD_ROW_PAPER_BLOCK
         || (kind == TD_ROW_TARGET
             && (g_str_equal (column, "work_year") || g_str_equal (column, "valid_from")));
}

static bool
list_entry (Listing *listing, const TdJournalEntry *entry, GError **error)
{
  const TdTable *table = _td_table_get (entry->kind);
  g_autoptr (JsonObject) data = _td_journal_parse_data (entry->data);
  g_auto (TdTexts) texts = { NULL };
  TdJournalLine *line;

  /* A removed row is known as it was before; the place before this one shows it. */
  if (!_td_journal_get_row (listing->database,
                            entry->kind,
                            entry->row_id,
                            entry->op == 'd' ? entry->id - 1 : entry->id,
                            texts,
                            error))
    return false;
  if (entry->op == 'u')
    {
      for (guint i = table->n_keys; i < table->n_columns; i++)
        {
          g_autofree char *before = NULL, *after = NULL;
          if (!json_object_has_member (data, table->columns[i])
              || is_hidden (entry->kind, table->columns[i]))
            continue;
          before = changed_text (data, table->columns[i], 0);
          after = changed_text (data, table->columns[i], 1);
          if (!add_column (listing, entry, texts, table->columns[i], before, after, error))
            return false;
        }
      return true;
    }

  if (entry->kind == TD_ROW_PAPER_BLOCK && listing->spell_out)
    {
      guint n_before = listing->lines->len;
      const char *content = _td_texts_get (entry->kind, texts, "content");
      if (!add_block_cells (listing,
                            entry,
                            texts,
                            entry->op == 'd' ? content : NULL,
                            entry->op == 'i' ? content : NULL,
                            error))
        return false;
      /* What it says tells of the row too. */
      if (listing->lines->len > n_before)
        return true;
    }
  line = line_new (listing, entry, texts, error);
  if (line == NULL)
    return false;
  g_ptr_array_add (listing->lines, line);
  for (guint i = 0; listing->spell_out && i < table->n_columns; i++)
    if (!is_in_line (entry->kind, table->columns[i]) && !is_hidden (entry->kind, table->columns[i])
        && !add_column (listing,
                        entry,
                        texts,
                        table->columns[i],
                        entry->op == 'd' ? texts[i] : NULL,
                        entry->op == 'i' ? texts[i] : NULL,
                        error))
      return false;
  return true;
}

/* All rows of a group, read at once, since listing them asks the journal again. */
GArray *
_td_journal_read_entries (TdDatabase *database, int64_t group, guint *n_whole, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (TdJournalEntry));
  TdStatement *statement = _td_statement_get (
      database,
      "SELECT journal_rows.id, table_number, op, row_id, data FROM journal_groups"
      " JOIN journal_rows ON journal_rows.id BETWEEN first_row AND last_row"
      " WHERE journal_groups.id = ?1 ORDER BY journal_rows.id");
  enum
  {
    ID,
    TABLE_NUMBER,
    OP,
    ROW_ID,
    DATA,
  };

  g_array_set_clear_func (entries, (GDestroyNotify)entry_clear);
  *n_whole = 0;
  _td_statement_bind_int (statement, 1, group);
  while (_td_statement_step (statement, &local_error))
    {
      const char *op = _td_statement_get_text (statement, OP);
      TdJournalEntry entry = {
        .group = group,
        .id = _td_statement_get_int (statement, ID),
        .op = op != NULL ? *op : '\0',
        .row_id = _td_statement_get_int (statement, ROW_ID),
      };
      if (!_td_table_find (_td_statement_get_int (statement, TABLE_NUMBER), &entry.kind)
          || (entry.op != 'i' && entry.op != 'u' && entry.op != 'd'))
        continue;
      if (entry.op != 'u')
        (*n_whole)++;
      entry.data = _td_statement_dup_text (statement, DATA);
      g_array_append_val (entries, entry);
    }
  if (local_error == NULL)
    return g_steal_pointer (&entries);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

GPtrArray *
_td_journal_list_lines (TdDatabase *database, int64_t group, GError **error)
{
  g_autoptr (GPtrArray) lines
      = g_ptr_array_new_with_free_func ((GDestroyNotify)td_journal_line_free);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Listing listing = { .database = database, .codes = codes, .lines = lines };
  g_autoptr (GArray) entries = NULL;
  guint n_whole;

  entries = _td_journal_read_entries (database, group, &n_whole, error);
  if (entries == NULL)
    return NULL;
  listing.spell_out = n_whole <= MAX_SPELLED_OUT;
  for (guint i = 0; i < entries->len; i++)
    if (!list_entry (&listing, &g_array_index (entries, TdJournalEntry, i), error))
      return NULL;
  return g_steal_pointer (&lines);
}
