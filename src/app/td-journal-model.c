/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-journal-model.h"

#include "model/td-text.h"
#include "wording/td-wording.h"

/* So many groups are read at once; a window shows thirty. */
#define GROUPS_A_PAGE 200
/* So many rows before the end the next page is asked for. */
#define ROWS_AHEAD 60

struct _TdJournalModel
{
  GObject parent_instance;

  /* owned */
  TdWorkspace *workspace; /* (nullable) */
  GPtrArray *rows;        /* element-type TdJournalRow */
  TdJournalQuery query;
  GCancellable *cancellable; /* (nullable): of the load that runs */
  GStrv kinds;               /* (nullable) */
  GStrv people;              /* (nullable) */

  guint n_groups;
  gint64 next; /* where the next page begins; 0 when there is none */
  bool loading;
};

enum
{
  SIGNAL_STATE_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void td_journal_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdJournalModel,
                               td_journal_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      td_journal_model_list_init))

void
td_journal_query_clear (TdJournalQuery *query)
{
  g_clear_pointer (&query->who, g_free);
  g_clear_pointer (&query->kind, g_free);
  g_clear_pointer (&query->unit, g_free);
  g_clear_pointer (&query->item, g_free);
  g_clear_pointer (&query->text, g_free);
  query->from = query->to = TD_DAY_NONE;
}

void
td_journal_query_copy (TdJournalQuery *to, const TdJournalQuery *from)
{
  td_journal_query_clear (to);
  to->from = from->from;
  to->to = from->to;
  to->who = g_strdup (from->who);
  to->kind = g_strdup (from->kind);
  to->unit = g_strdup (from->unit);
  to->item = g_strdup (from->item);
  to->text = g_strdup (from->text);
}

bool
td_journal_query_is_empty (const TdJournalQuery *query)
{
  return query->from == TD_DAY_NONE && query->to == TD_DAY_NONE && query->who == NULL
         && query->kind == NULL && query->unit == NULL && query->item == NULL
         && query->text == NULL;
}

static bool
accept_cb (const TdGroup *group, gpointer data)
{
  TdJournalAccept *accept = data;
  g_autofree char *words = td_wording_group (accept->book,
                                             group->kind,
                                             group->unit,
                                             group->officer,
                                             group->as_of,
                                             group->detail,
                                             group->note);
  g_autofree char *all = g_strconcat (words, " ", group->who, NULL);

  return td_text_matches (all, accept->query->text);
}

TdJournalFilter
td_journal_query_to_filter (const TdJournalQuery *query, TdJournalAccept *accept)
{
  return (TdJournalFilter){ .from = query->from,
                            .to = query->to,
                            .who = query->who,
                            .kind = query->kind,
                            .unit = query->unit,
                            .as_of = TD_DAY_NONE,
                            .item = query->item,
                            .accept = query->text != NULL ? accept_cb : NULL,
                            .accept_data = accept };
}

/* One page on its way, or all that was shown before once more. */
typedef struct
{
  TdWorkspace *workspace; /* owned */
  TdBook *book;           /* owned */
  TdJournalQuery query;
  gint64 before;
  guint limit;
  GPtrArray *rows; /* owned: what was read */
  gint64 next;
  GStrv kinds;
  GStrv people;
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->workspace);
  td_book_unref (load->book);
  td_journal_query_clear (&load->query);
  g_clear_pointer (&load->rows, g_ptr_array_unref);
  g_strfreev (load->kinds);
  g_strfreev (load->people);
  g_free (load);
}

/* What one figure was typed over says so without being opened; else there is nothing to add. */
static void
show_only_line (const Load *load, TdJournalRow *row)
{
  g_autoptr (GPtrArray) lines = td_workspace_list_lines (load->workspace, row->group, NULL);

  if (lines != NULL && lines->len == 1)
    td_journal_row_set_only_line (row, load->book, g_ptr_array_index (lines, 0));
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  TdJournalAccept accept = { &load->query, load->book };
  TdJournalFilter filter = td_journal_query_to_filter (&load->query, &accept);
  g_autoptr (GPtrArray) groups = NULL;
  GError *error = NULL;

  groups = td_workspace_query_groups (
      load->workspace, &filter, load->before, load->limit, cancellable, &load->next, &error);
  if (groups != NULL && load->before == 0)
    {
      load->kinds = td_workspace_list_kinds (load->workspace, &error);
      load->people = error == NULL ? td_workspace_list_people (load->workspace, &error) : NULL;
    }
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  load->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < groups->len; i++)
    {
      const TdGroup *group = g_ptr_array_index (groups, i);
      TdJournalRow *row = td_journal_row_new_group (load->book, group);

      g_ptr_array_add (load->rows, row);
      if (group->n_rows == 1)
        show_only_line (load, row);
    }
  g_task_return_boolean (task, TRUE);
}

static void
emit_state_changed (TdJournalModel *model)
{
  g_signal_emit (model, signals[SIGNAL_STATE_CHANGED], 0);
}

static void
splice (TdJournalModel *model, guint position, guint n_removed, GPtrArray *added)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_added = added != NULL ? added->len : 0;

  for (guint i = 0; i < position; i++)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (model->rows, i)));
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (added, i)));
  for (guint i = position + n_removed; i < model->rows->len; i++)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (model->rows, i)));
  g_ptr_array_unref (model->rows);
  model->rows = rows;
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (model), position, n_removed, n_added);
}

/* The place of a group, or -1. */
static int
find_group (TdJournalModel *model, gint64 group)
{
  for (guint i = 0; i < model->rows->len; i++)
    {
      TdJournalRow *row = g_ptr_array_index (model->rows, i);
      if (td_journal_row_is_group (row) && row->group == group)
        return (int)i;
    }
  return -1;
}

static guint
count_lines (TdJournalModel *model, guint position)
{
  guint n = 0;

  while (position + 1 + n < model->rows->len
         && !td_journal_row_is_group (g_ptr_array_index (model->rows, position + 1 + n)))
    n++;
  return n;
}

/* Where @fresh says of the groups that are shown the same as they do, but for a few in front and
 * for being undone: takes that over. @is_whole: there are no groups after them */
static bool
merge (TdJournalModel *model, GPtrArray *fresh, bool is_whole)
{
  g_autoptr (GPtrArray) front = g_ptr_array_new_with_free_func (g_object_unref);
  guint at = 0;
  guint i = 0;

  for (; i < fresh->len
         && find_group (model, ((TdJournalRow *)g_ptr_array_index (fresh, i))->group) < 0;
       i++)
    g_ptr_array_add (front, g_object_ref (g_ptr_array_index (fresh, i)));
  /* The same ones must follow, in the same order. */
  for (guint j = i; j < fresh->len && at < model->rows->len; j++)
    {
      TdJournalRow *row = g_ptr_array_index (model->rows, at);
      if (row->group != ((TdJournalRow *)g_ptr_array_index (fresh, j))->group)
        return false;
      at += 1 + count_lines (model, at);
    }
  if (at < model->rows->len && is_whole)
    return false;
  at = 0;
  for (guint j = i; j < fresh->len && at < model->rows->len; j++)
    {
      TdJournalRow *old = g_ptr_array_index (model->rows, at);
      TdJournalRow *new = g_ptr_array_index (fresh, j);
      guint n_lines = count_lines (model, at);

      if (old->undone != new->undone || !g_str_equal (old->title, new->title))
        {
          g_autoptr (GPtrArray) one = g_ptr_array_new ();
          g_ptr_array_add (one, new);
          /* Its lines say that they are undone too: they are read again when it is opened. */
          splice (model, at, 1 + n_lines, one);
          n_lines = 0;
        }
      at += 1 + n_lines;
    }
  splice (model, 0, 0, front);
  model->n_groups += front->len;
  return true;
}

static void
take_rows (TdJournalModel *model, Load *load)
{
  if (load->before > 0)
    {
      splice (model, model->rows->len, 0, load->rows);
      model->n_groups += load->rows->len;
      model->next = load->next;
      return;
    }
  g_strfreev (model->kinds);
  model->kinds = g_steal_pointer (&load->kinds);
  g_strfreev (model->people);
  model->people = g_steal_pointer (&load->people);
  if (model->n_groups > 0 && merge (model, load->rows, load->rows->len < load->limit))
    return;
  splice (model, 0, model->rows->len, load->rows);
  model->n_groups = load->rows->len;
  model->next = load->next;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdJournalModel *model = TD_JOURNAL_MODEL (source);
  g_autoptr (GError) error = NULL;
  bool loaded = g_task_propagate_boolean (G_TASK (result), &error);

  /* Another load has begun since. */
  if (g_task_get_cancellable (G_TASK (result)) != model->cancellable)
    return;
  g_clear_object (&model->cancellable);
  model->loading = false;
  if (loaded)
    take_rows (model, g_task_get_task_data (G_TASK (result)));
  else
    g_debug ("the journal was not read: %s", error->message);
  emit_state_changed (model);
}

static void
cancel (TdJournalModel *model)
{
  if (model->cancellable != NULL)
    g_cancellable_cancel (model->cancellable);
  g_clear_object (&model->cancellable);
  model->loading = false;
}

static void
load (TdJournalModel *model, gint64 before, guint limit)
{
  g_autoptr (GTask) task = NULL;
  Load *load = g_new0 (Load, 1);

  cancel (model);
  model->cancellable = g_cancellable_new ();
  model->loading = true;
  load->workspace = g_object_ref (model->workspace);
  load->book = td_book_ref (td_workspace_get_book (model->workspace));
  td_journal_query_copy (&load->query, &model->query);
  load->before = before;
  load->limit = limit;
  task = g_task_new (model, model->cancellable, loaded_cb, NULL);
  g_task_set_task_data (task, load, (GDestroyNotify)load_free);
  /* Its own end says that it was cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, load_thread);
  emit_state_changed (model);
}

static GType
get_item_type (GListModel *list)
{
  return TD_TYPE_JOURNAL_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return TD_JOURNAL_MODEL (list)->rows->len;
}

/* Who asks for one of the last rows will want those after them. */
static gpointer
get_item (GListModel *list, guint position)
{
  TdJournalModel *model = TD_JOURNAL_MODEL (list);

  if (model->next > 0 && !model->loading && position + ROWS_AHEAD >= model->rows->len)
    load (model, model->next, GROUPS_A_PAGE);
  return position < model->rows->len ? g_object_ref (g_ptr_array_index (model->rows, position))
                                     : NULL;
}

static void
td_journal_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
td_journal_model_dispose (GObject *object)
{
  TdJournalModel *model = TD_JOURNAL_MODEL (object);

  cancel (model);
  g_clear_object (&model->workspace);

  G_OBJECT_CLASS (td_journal_model_parent_class)->dispose (object);
}

static void
td_journal_model_finalize (GObject *object)
{
  TdJournalModel *model = TD_JOURNAL_MODEL (object);

  g_ptr_array_unref (model->rows);
  td_journal_query_clear (&model->query);
  g_strfreev (model->kinds);
  g_strfreev (model->people);

  G_OBJECT_CLASS (td_journal_model_parent_class)->finalize (object);
}

static void
td_journal_model_class_init (TdJournalModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_journal_model_dispose;
  object_class->finalize = td_journal_model_finalize;

  signals[SIGNAL_STATE_CHANGED] = g_signal_new ("state-changed",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                0);
}

static void
td_journal_model_init (TdJournalModel *model)
{
  model->rows = g_ptr_array_new_with_free_func (g_object_unref);
  td_journal_query_clear (&model->query);
}

TdJournalModel *
td_journal_model_new (void)
{
  return g_object_new (TD_TYPE_JOURNAL_MODEL, NULL);
}

/* Shows nothing, and then what is read. */
static void
begin (TdJournalModel *model)
{
  cancel (model);
  splice (model, 0, model->rows->len, NULL);
  model->n_groups = 0;
  model->next = 0;
  if (model->workspace != NULL)
    load (model, 0, GROUPS_A_PAGE);
  else
    emit_state_changed (model);
}

void
td_journal_model_set_workspace (TdJournalModel *model, TdWorkspace *workspace)
{
  if (g_set_object (&model->workspace, workspace))
    begin (model);
}

void
td_journal_model_set_query (TdJournalModel *model, const TdJournalQuery *query)
{
  td_journal_query_copy (&model->query, query);
  begin (model);
}

void
td_journal_model_refresh (TdJournalModel *model)
{
  if (model->workspace != NULL)
    load (model, 0, MAX (GROUPS_A_PAGE, model->n_groups));
}

/* The lines of a group on their way. */
typedef struct
{
  TdWorkspace *workspace; /* owned */
  TdBook *book;           /* owned */
  TdJournalRow *group;    /* owned */
  GPtrArray *rows;        /* owned */
} Expansion;

static void
expansion_free (Expansion *expansion)
{
  g_object_unref (expansion->workspace);
  td_book_unref (expansion->book);
  g_object_unref (expansion->group);
  g_clear_pointer (&expansion->rows, g_ptr_array_unref);
  g_free (expansion);
}

static void
expand_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Expansion *expansion = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) lines
      = td_workspace_list_lines (expansion->workspace, expansion->group->group, &error);

  if (lines == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  expansion->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (expansion->rows,
                     td_journal_row_new_line (
                         expansion->book, expansion->group, g_ptr_array_index (lines, i), (int)i));
  g_task_return_boolean (task, TRUE);
}

static void
expanded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdJournalModel *model = TD_JOURNAL_MODEL (source);
  Expansion *expansion = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  guint position;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_debug ("the lines were not read: %s", error->message);
      return;
    }
  /* Closed again, or gone. */
  if (!expansion->group->expanded || !g_ptr_array_find (model->rows, expansion->group, &position)
      || count_lines (model, position) > 0)
    return;
  splice (model, position + 1, 0, expansion->rows);
}

void
td_journal_model_toggle (TdJournalModel *model, TdJournalRow *row)
{
  g_autoptr (GTask) task = NULL;
  Expansion *expansion;
  guint position;

  if (!td_journal_row_can_unfold (row) || !g_ptr_array_find (model->rows, row, &position))
    return;
  row->expanded = !row->expanded;
  if (!row->expanded)
    {
      splice (model, position + 1, count_lines (model, position), NULL);
      return;
    }
  expansion = g_new0 (Expansion, 1);
  expansion->workspace = g_object_ref (model->workspace);
  expansion->book = td_book_ref (td_workspace_get_book (model->workspace));
  expansion->group = g_object_ref (row);
  task = g_task_new (model, NULL, expanded_cb, NULL);
  g_task_set_task_data (task, expansion, (GDestroyNotify)expansion_free);
  g_task_run_in_thread (task, expand_thread);
}

TdJournalRow *
td_journal_model_find_group (TdJournalModel *model, TdJournalRow *row)
{
  int position = find_group (model, row->group);

  return position >= 0 ? g_ptr_array_index (model->rows, (guint)position) : NULL;
}

bool
td_journal_model_is_loading (TdJournalModel *model)
{
  return model->loading;
}

bool
td_journal_model_is_complete (TdJournalModel *model)
{
  return model->next == 0 && !model->loading;
}

guint
td_journal_model_get_n_groups (TdJournalModel *model)
{
  return model->n_groups;
}

const char *const *
td_journal_model_get_kinds (TdJournalModel *model)
{
  return (const char *const *)model->kinds;
}

const char *const *
td_journal_model_get_people (TdJournalModel *model)
{
  return (const char *const *)model->people;
}
