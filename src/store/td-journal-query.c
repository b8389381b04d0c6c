/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "td-journal.h"
#include "td-workspace-private.h"

#include "model/td-day.h"
#include "model/td-own.h"

/* So many groups are read at once. */
#define GROUPS_A_STEP 100

/* After so long the lock is given to whoever waits for it: an edit in the window, mostly. */
#define BREATH_US 4000

/* One search through the journal. */
typedef struct
{
  TdWorkspace *workspace;        /* borrowed */
  const TdJournalFilter *filter; /* borrowed */
  GCancellable *cancellable;     /* (nullable): borrowed */
  GHashTable *places;            /* owned: a row of a table -> whether its place fits */
  GHashTable *units;             /* owned: id -> code */
  gint64 since;                  /* when the lock was taken */
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->places, g_hash_table_unref);
  g_clear_pointer (&search->units, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static bool
set_cancelled (GError **error)
{
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CANCELLED, _ ("Cancelled."));
  return false;
}

/* Between two steps: lets others have the file, and stops when nobody waits for the answer. */
static bool
breathe (Search *search, GError **error)
{
  if (g_get_monotonic_time () - search->since > BREATH_US)
    {
      g_rec_mutex_unlock (&search->workspace->mutex);
      g_usleep (200); /* the lock is not fair */
      g_rec_mutex_lock (&search->workspace->mutex);
      search->since = g_get_monotonic_time ();
    }
  if (g_cancellable_is_cancelled (search->cancellable)
      || search->workspace->opened.database == NULL)
    return set_cancelled (error);
  return true;
}

static TdDatabase *
get_database (Search *search)
{
  return search->workspace->opened.database;
}

/* Whether the unit of that id, there or not any more, is the one that is asked for. */
static bool
unit_fits (Search *search, const char *id, bool *fits, GError **error)
{
  const char *code;

  *fits = false;
  if (id == NULL)
    return true;
  code = g_hash_table_lookup (search->units, id);
  if (code == NULL)
    {
      g_auto (TdTexts) texts = { NULL };
      /* Codes never change: any place of the journal will do. */
      if (!_td_journal_get_row (
              get_database (search), TD_ROW_UNIT, g_ascii_strtoll (id, NULL, 10), 0, texts, error))
        return false;
      code = _td_texts_get (TD_ROW_UNIT, texts, "code");
      g_hash_table_insert (search->units, g_strdup (id), g_strdup (code != NULL ? code : ""));
      code = g_hash_table_lookup (search->units, id);
    }
  *fits = g_str_equal (code, search->filter->unit);
  return true;
}

/* Whether a row is about the unit that is asked for. */
static bool
row_is_about (Search *search, TdRowKind kind, char **texts, bool *fits, GError **error)
{
  static const char *const columns[] = { "unit", "predecessor", "successor" };

  *fits = false;
  if (kind == TD_ROW_UNIT)
    {
      *fits = g_strcmp0 (_td_texts_get (kind, texts, "code"), search->filter->unit) == 0;
      return true;
    }
  if (kind == TD_ROW_PAPER)
    {
      *fits = g_strcmp0 (_td_texts_get (kind, texts, "unit"), search->filter->unit) == 0;
      return true;
    }
  for (guint i = 0; !*fits && i < G_N_ELEMENTS (columns); i++)
    if (!unit_fits (search, _td_texts_get (kind, texts, columns[i]), fits, error))
      return false;
  return true;
}

/* Whether the key of the row of @entry fits; it never changes, so it is asked once. What a paper is
 * about is no part of its key. */
static bool
place_fits (Search *search, const TdJournalEntry *entry, bool *fits, GError **error)
{
  const TdJournalFilter *filter = search->filter;
  gint64 key = entry->row_id * TD_N_ROW_KINDS + (gint64)entry->kind;
  gpointer known = g_hash_table_lookup (search->places, &key);
  g_auto (TdTexts) texts = { NULL };

  *fits = true;
  if (filter->unit == NULL && filter->as_of == TD_DAY_NONE)
    return true;
  if (known != NULL)
    {
      *fits = GPOINTER_TO_INT (known) == 1;
      return true;
    }
  if (!_td_journal_get_row (get_database (search),
                            entry->kind,
                            entry->row_id,
                            entry->op == 'd' ? entry->id - 1 : entry->id,
                            texts,
                            error))
    return false;
  if (filter->unit != NULL && !row_is_about (search, entry->kind, texts, fits, error))
    return false;
  if (*fits && filter->as_of != TD_DAY_NONE)
    {
      const char *as_of = _td_texts_get (entry->kind, texts, "as_of");
      *fits = as_of != NULL && g_ascii_strtoll (as_of, NULL, 10) == filter->as_of;
    }
  if (entry->kind != TD_ROW_PAPER)
    g_hash_table_insert (
        search->places, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (*fits ? 1 : 2));
  return true;
}

/* The text of own figures before (0) or after (1) an update, or of a whole row. */
static const char *
get_own (JsonObject *data, guint index)
{
  JsonNode *node = json_object_get_member (data, "own");

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node)
      && json_array_get_length (json_node_get_array (node)) == 2)
    node = json_array_get_element (json_node_get_array (node), index);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* Whether an update or a removal changed the own figure of that name. */
static bool
own_fits (const TdJournalEntry *entry, JsonObject *data, const char *item)
{
  int64_t before = 0, after = 0;
  bool had = td_own_figures_get (get_own (data, 0), item, &before);
  bool has = entry->op == 'u' && td_own_figures_get (get_own (data, 1), item, &after);

  return had != has || (had && before != after);
}

/* Whether @entry changed the item that is asked for: a column, or a setting by its key. */
static bool
item_fits (Search *search, const TdJournalEntry *entry, bool *fits, GError **error)
{
  const char *item = search->filter->item;
  g_autoptr (JsonObject) data = NULL;
  g_auto (TdTexts) texts = { NULL };

  *fits = true;
  if (item == NULL)
    return true;
  data = _td_journal_parse_data (entry->data);
  *fits = json_object_has_member (data, item)
          || (entry->kind == TD_ROW_RECORD && entry->op != 'i' && own_fits (entry, data, item));
  if (*fits || (entry->op != 'i' && entry->kind != TD_ROW_SETTING))
    return true;
  if (!_td_journal_get_row (get_database (search),
                            entry->kind,
                            entry->row_id,
                            entry->op == 'd' ? entry->id - 1 : entry->id,
                            texts,
                            error))
    return false;
  if (entry->kind == TD_ROW_SETTING)
    *fits = g_strcmp0 (_td_texts_get (entry->kind, texts, "key"), item) == 0;
  else if (entry->op == 'i')
    {
      int64_t value;
      *fits = _td_texts_get (entry->kind, texts, item) != NULL
              || (entry->kind == TD_ROW_RECORD
                  && td_own_figures_get (_td_texts_get (entry->kind, texts, "own"), item, &value));
    }
  return true;
}

/* Whether one row of the group fits in all that is asked for. */
static bool
lines_fit (Search *search, const TdGroup *group, bool *fits, GError **error)
{
  const TdJournalFilter *filter = search->filter;
  g_autoptr (GArray) entries = NULL;
  guint n_whole;

  *fits = filter->unit == NULL && filter->as_of == TD_DAY_NONE && filter->item == NULL;
  if (*fits)
    return true;
  /* What a group is about stands in it, so most need no look at their rows. */
  if (filter->item == NULL && (filter->unit == NULL || g_strcmp0 (filter->unit, group->unit) == 0)
      && (filter->as_of == TD_DAY_NONE || filter->as_of == group->as_of))
    {
      *fits = true;
      return true;
    }
  entries = _td_journal_read_entries (get_database (search), group->id, &n_whole, error);
  if (entries == NULL)
    return false;
  for (guint i = 0; !*fits && i < entries->len; i++)
    {
      const TdJournalEntry *entry = &g_array_index (entries, TdJournalEntry, i);
      if (!breathe (search, error) || !place_fits (search, entry, fits, error)
          || (*fits && !item_fits (search, entry, fits, error)))
        return false;
    }
  return true;
}

/* The next groups before @before that fit by what stands in the group itself. */
static GPtrArray *
read_step (Search *search, gint64 before, GError **error)
{
  const TdJournalFilter *filter = search->filter;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify)td_group_free);
  g_autofree char *from
      = filter->from != TD_DAY_NONE ? td_day_format_iso (filter->from) : g_strdup ("");
  g_autofree char *to
      = filter->to != TD_DAY_NONE ? td_day_format_iso (filter->to) : g_strdup ("9999-12-31");
  TdStatement *statement
      = _td_statement_get (get_database (search),
                           "SELECT " TD_GROUP_COLUMNS " FROM journal_groups WHERE id < ?1"
                           " AND SUBSTR (made_at, 1, 10) BETWEEN ?2 AND ?3"
                           " AND (?4 IS NULL OR who = ?4) AND (?5 IS NULL OR kind = ?5)"
                           " ORDER BY id DESC LIMIT ?6");

  _td_statement_bind_int (statement, 1, before);
  _td_statement_bind_text (statement, 2, from);
  _td_statement_bind_text (statement, 3, to);
  _td_statement_bind_text (statement, 4, filter->who);
  _td_statement_bind_text (statement, 5, filter->kind);
  _td_statement_bind_int (statement, 6, GROUPS_A_STEP);
  while (_td_statement_step (statement, &local_error))
    g_ptr_array_add (groups, _td_journal_read_group (statement));
  if (local_error == NULL)
    return g_steal_pointer (&groups);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static bool
group_fits (Search *search, const TdGroup *group, bool *fits, GError **error)
{
  const TdJournalFilter *filter = search->filter;

  *fits = filter->accept == NULL || filter->accept (group, filter->accept_data);
  return !*fits || lines_fit (search, group, fits, error);
}

static GPtrArray *
run_search (Search *search, gint64 before, guint limit, gint64 *next, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)td_group_free);
  gint64 at = before > 0 ? before : G_MAXINT64;

  *next = 0;
  for (;;)
    {
      g_autoptr (GPtrArray) step = NULL;
      bool is_last;

      if (!breathe (search, error))
        return NULL;
      step = read_step (search, at, error);
      if (step == NULL)
        return NULL;
      is_last = step->len < GROUPS_A_STEP;
      while (step->len > 0)
        {
          g_autoptr (TdGroup) group = g_ptr_array_steal_index (step, 0);
          bool fits;

          at = group->id;
          if (!group_fits (search, group, &fits, error))
            return NULL;
          if (!fits)
            continue;
          g_ptr_array_add (found, g_steal_pointer (&group));
          if (found->len == limit)
            {
              *next = at;
              return g_steal_pointer (&found);
            }
        }
      if (is_last)
        return g_steal_pointer (&found);
    }
}

GPtrArray *
td_workspace_query_groups (TdWorkspace *self,
                           const TdJournalFilter *filter,
                           gint64 before,
                           guint limit,
                           GCancellable *cancellable,
                           gint64 *next,
                           GError **error)
{
  g_autoptr (GRecMutexLocker) locker = NULL;
  g_auto (Search) search
      = { .workspace = self,
          .filter = filter,
          .cancellable = cancellable,
          .places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
          .units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };

  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (limit > 0, NULL);
  locker = g_rec_mutex_locker_new (&self->mutex);
  search.since = g_get_monotonic_time ();
  return run_search (&search, before, limit, next, error);
}

/* The texts that a statement returns. */
static GStrv
list_texts (TdWorkspace *self, const char *sql, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->mutex);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  TdStatement *statement;

  if (self->opened.database == NULL)
    {
      set_cancelled (error);
      return NULL;
    }
  statement = _td_statement_get (self->opened.database, sql);
  while (_td_statement_step (statement, &local_error))
    {
      const char *text = _td_statement_get_text (statement, 0);
      g_autofree char *sound = g_utf8_make_valid (text != NULL ? text : "", -1);
      g_strv_builder_add (texts, sound);
    }
  if (local_error == NULL)
    return g_strv_builder_end (texts);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

GStrv
td_workspace_list_people (TdWorkspace *self, GError **error)
{
  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  return list_texts (self, "SELECT DISTINCT who FROM journal_groups ORDER BY who", error);
}

GStrv
td_workspace_list_kinds (TdWorkspace *self, GError **error)
{
  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  return list_texts (self, "SELECT DISTINCT kind FROM journal_groups ORDER BY kind", error);
}

bool
td_workspace_get_last_group (TdWorkspace *self, gint64 *group, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = NULL;
  int64_t last = 0;

  g_return_val_if_fail (TD_IS_WORKSPACE (self), false);
  locker = g_rec_mutex_locker_new (&self->mutex);
  if (self->opened.database == NULL)
    return set_cancelled (error);
  if (!_td_journal_get_last (self->opened.database, &last, error))
    return false;
  *group = last;
  return true;
}
