/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "td-dump.h"
#include "td-schema.h"
#include "td-statement.h"
#include "td-workspace-private.h"
#include "td-write.h"

#include "model/td-day.h"

/* From so many changes on a list into an empty workspace is written without WAL, which writes
 * twice. */
#define MANY_CHANGES 1000

/* Writes one kind of edit within its transaction; @data is its own. */
typedef bool (*EditFunc) (TdWorkspace *self, TdTouched *touched, gpointer data, GError **error);

/* What a backup before an edit is for. */
typedef enum
{
  BACKUP_NONE,
  BACKUP_DAILY, /* beside the work */
  BACKUP_FIRST, /* the edit waits for it */
} BackupNeed;

bool
_td_workspace_check_writable (TdWorkspace *self, GError **error)
{
  if (self->opened.lock != NULL)
    return true;
  g_set_error_literal (error,
                       TD_ERROR,
                       TD_ERROR_READ_ONLY,
                       self->read_only_reason != NULL ? self->read_only_reason
                                                      : _ ("The workspace is closed."));
  return false;
}

/* Whether the newest group before @group was made today. */
static bool
was_edited_today (TdWorkspace *self, int64_t group, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *today = td_day_format_iso (td_day_today ());
  TdStatement *statement = _td_statement_get (self->opened.database,
                                              "SELECT 1 FROM journal_groups WHERE id = (SELECT"
                                              " MAX (id) FROM journal_groups WHERE id < ?1)"
                                              " AND SUBSTR (made_at, 1, 10) = ?2");
  bool edited;

  _td_statement_bind_int (statement, 1, group);
  _td_statement_bind_text (statement, 2, today);
  edited = _td_statement_step (statement, &local_error);
  _td_statement_reset (statement);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return edited;
}

static bool
get_backup_need (
    TdWorkspace *self, const TdAction *action, int64_t group, BackupNeed *need, GError **error)
{
  static const char *const first[] = { "import", "unit-delete", "cut-delete", NULL };
  g_autoptr (GError) local_error = NULL;

  *need = BACKUP_NONE;
  if (self->opened.last_group == 0)
    return true; /* there is nothing to lose */
  if (g_strv_contains (first, action->kind))
    *need = BACKUP_FIRST;
  else if (!was_edited_today (self, group, &local_error) && local_error == NULL)
    *need = BACKUP_DAILY;
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

static bool
back_up_first (TdWorkspace *self, const TdAction *action, GError **error)
{
  if (_td_workspace_backup_before (self, action->kind, error))
    return true;
  g_prefix_error (error, "%s ", _ ("No backup could be made, so nothing was changed."));
  return false;
}

/* Without WAL nobody sees the state before once the edit has begun: the backup comes first. */
static bool
back_up_without_wal (TdWorkspace *self, const TdAction *action, GError **error)
{
  BackupNeed need;

  if (self->opened.wal)
    return true;
  if (!get_backup_need (self, action, INT64_MAX, &need, error))
    return false;
  return need == BACKUP_NONE || back_up_first (self, action, error);
}

/*
 * With WAL other connections see the state before until the commit, so only an edit that changes
 * something is backed up. The daily backup goes on beside the work, from what it holds on to.
 */
static bool
back_up_with_wal (TdWorkspace *self, const TdAction *action, TdDatabase **snapshot, GError **error)
{
  BackupNeed need;

  if (!self->opened.wal)
    return true;
  if (!get_backup_need (
          self, action, _td_database_get_journal (self->opened.database)->group, &need, error))
    return false;
  if (need == BACKUP_FIRST)
    return back_up_first (self, action, error);
  if (need == BACKUP_DAILY)
    *snapshot = _td_workspace_snapshot (self);
  return true;
}

/* The parts of an edit between its begin and its commit. */
static bool
fill_transaction (TdWorkspace *self,
                  const TdAction *action,
                  EditFunc func,
                  gpointer data,
                  TdBook **book,
                  TdIds **ids,
                  TdDatabase **snapshot,
                  GError **error)
{
  TdDatabase *database = self->opened.database;
  g_auto (TdTouched) touched;

  _td_touched_init (&touched);
  if (!func (self, &touched, data, error))
    return false;
  if (_td_database_get_journal (database)->group == 0)
    return true;
  if (!_td_journal_check (database, error))
    return false;
  *ids = g_atomic_rc_box_acquire (self->opened.ids);
  *book = _td_load_book (database, self->opened.book, &touched, ids, error);
  return *book != NULL && back_up_with_wal (self, action, snapshot, error);
}

/* Takes the new book over when the transaction lasts. */
static void
adopt (TdWorkspace *self, TdBook *book, TdIds *ids, int64_t group)
{
  TdOpened *opened = &self->opened;

  td_book_unref (opened->book);
  opened->book = book;
  _td_ids_unref (opened->ids);
  opened->ids = ids;
  opened->last_group = group;
}

/*
 * The one way by which anything is written: a group of the journal in a transaction, with the book
 * that follows from it read before the commit. @func may find that there is nothing to change.
 */
static bool
edit (TdWorkspace *self,
      const TdAction *action,
      int64_t of,
      EditFunc func,
      gpointer data,
      GError **error)
{
  TdDatabase *database = self->opened.database;
  g_autoptr (TdBook) book = NULL;
  g_autoptr (TdIds) ids = NULL;
  g_autoptr (TdDatabase) snapshot = NULL;
  int64_t group;

  if (!back_up_without_wal (self, action, error)
      || !_td_journal_begin (database, action, of, error))
    return false;
  if (!fill_transaction (self, action, func, data, &book, &ids, &snapshot, error))
    {
      _td_database_rollback (database);
      return false;
    }
  group = _td_database_get_journal (database)->group;
  if (group == 0)
    {
      _td_database_rollback (database);
      return true;
    }
  if (!_td_journal_commit (database, error))
    return false;
  adopt (self, g_steal_pointer (&book), g_steal_pointer (&ids), group);
  if (snapshot != NULL)
    _td_workspace_backup_snapshot (self, g_steal_pointer (&snapshot));
  _td_workspace_schedule_checkpoint (self);
  _td_workspace_publish (self);
  return true;
}

/* Before an edit: this is the writer, knows what is in the file, and writes through the WAL. */
static bool
prepare (TdWorkspace *self, bool in_bulk, GError **error)
{
  TdOpened *opened = &self->opened;
  bool changed;

  if (!_td_workspace_check_writable (self, error) || !_td_workspace_refresh (self, &changed, error))
    return false;
  if (changed)
    _td_workspace_publish (self);
  if (opened->wal || opened->remote || in_bulk)
    return true;
  opened->wal = _td_database_set_wal (opened->database, true);
  /* It counts as a change of the file. */
  return _td_database_get_int (
      opened->database, "PRAGMA data_version", &opened->data_version, error);
}

/* The first fault as an error; one in a closed cut is of another kind. */
static void
set_fault_error (TdWorkspace *self,
                 const TdChanges *changes,
                 const GPtrArray *faults,
                 guint first,
                 GError **error)
{
  const TdFault *fault = g_ptr_array_index (faults, first);
  const TdChange *change = td_changes_get (changes, fault->change);
  TdDay as_of = change->kind == TD_ROW_RECORD ? change->record.as_of
                : change->kind == TD_ROW_CUT  ? change->cut.as_of
                                              : TD_DAY_NONE;
  int cut = as_of != TD_DAY_NONE ? td_book_find_cut (self->opened.book, as_of) : -1;
  bool is_closed = cut >= 0 && td_book_get_cut (self->opened.book, cut)->closed;

  g_set_error_literal (
      error, TD_ERROR, is_closed ? TD_ERROR_CLOSED : TD_ERROR_RULE, fault->message);
}

static bool
check_changes (TdWorkspace *self, const TdChanges *changes, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) own = NULL;
  guint n_before;

  if (faults == NULL)
    faults = own = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  n_before = faults->len;
  if (td_changes_check (self->opened.book, changes, faults))
    return true;
  set_fault_error (self, changes, faults, n_before, error);
  return false;
}

/* Counts what would be done in a copy in memory: needs no lock and touches nothing. */
static bool
try_changes (TdWorkspace *self, const TdChanges *changes, TdApplyResult *result, GError **error)
{
  g_autoptr (TdDatabase) copy = _td_database_open (self->path, TD_DATABASE_MEMORY, false, error);
  g_auto (TdTouched) touched;

  _td_touched_init (&touched);
  return copy != NULL && _td_database_copy (self->opened.database, copy, error)
         && _td_database_exec (copy, "BEGIN", error)
         && _td_database_exec (copy, "PRAGMA defer_foreign_keys = ON", error)
         && _td_write_changes (copy, changes, false, &touched, result, error)
         && _td_journal_check (copy, error);
}

typedef struct
{
  const TdChanges *changes; /* borrowed */
  TdApplyResult result;
} ApplyData;

static bool
apply_edit (TdWorkspace *self, TdTouched *touched, gpointer data, GError **error)
{
  ApplyData *apply = data;
  return _td_write_changes (
      self->opened.database, apply->changes, true, touched, &apply->result, error);
}

bool
td_workspace_apply (TdWorkspace *self,
                    const TdChanges *changes,
                    const TdAction *action,
                    bool dry_run,
                    GPtrArray *faults,
                    TdApplyResult *result,
                    GError **error)
{
  g_autoptr (GRecMutexLocker) locker = NULL;
  ApplyData apply = { .changes = changes };
  bool in_bulk;
  bool done;

  g_return_val_if_fail (TD_IS_WORKSPACE (self), false);
  g_return_val_if_fail (self->opened.database != NULL, false);
  g_return_val_if_fail (action != NULL && action->kind != NULL, false);

  locker = g_rec_mutex_locker_new (&self->mutex);
  in_bulk = self->opened.last_group == 0 && td_changes_get_n (changes) >= MANY_CHANGES;
  if (result != NULL)
    *result = (TdApplyResult){ 0 };
  if ((!dry_run && !prepare (self, in_bulk, error))
      || !check_changes (self, changes, faults, error))
    return false;
  if (dry_run)
    done = try_changes (self, changes, &apply.result, error);
  else
    done = edit (self, action, 0, apply_edit, &apply, error);
  if (done && result != NULL)
    *result = apply.result;
  return done;
}

GPtrArray *
td_workspace_load_blocks (TdWorkspace *self, int64_t paper, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = NULL;

  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  locker = g_rec_mutex_locker_new (&self->mutex);
  if (self->opened.database == NULL)
    {
      /* A worker asked, and the window has closed it meanwhile. */
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CANCELLED, _ ("Cancelled."));
      return NULL;
    }
  if (td_book_find_paper (self->opened.book, paper) == NULL)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no such paper."));
      return NULL;
    }
  return _td_load_blocks (self->opened.database, paper, error);
}

typedef struct
{
  TdDay as_of;
  bool close;
  const char *note; /* (nullable): borrowed */
} CloseData;

static bool
close_edit (TdWorkspace *self, TdTouched *touched, gpointer data, GError **error)
{
  CloseData *close = data;
  TdStatement *statement;

  if (!_td_journal_need_group (self->opened.database, error))
    return false;
  /* The reason of reopening is the journal's; the cut keeps the note with which it was closed last.
   */
  statement = _td_statement_get (
      self->opened.database,
      close->close ? "UPDATE cuts SET closed = 1, revision = revision + 1, note = IFNULL (?2, note)"
                     " WHERE as_of = ?1"
                   : "UPDATE cuts SET closed = 0 WHERE as_of = ?1");
  _td_statement_bind_day (statement, 1, close->as_of);
  if (close->close)
    _td_statement_bind_text (statement, 2, close->note);
  _td_touched_add (touched, TD_ROW_CUT, close->as_of);
  return _td_statement_run (statement, error);
}

static bool
set_closed (TdWorkspace *self, CloseData *close, GError **error)
{
  TdAction action
      = { .kind = close->close ? "close" : "reopen", .as_of = close->as_of, .note = close->note };
  g_autoptr (GRecMutexLocker) locker = NULL;
  g_autofree char *day = td_day_format (close->as_of);
  int cut;

  g_return_val_if_fail (TD_IS_WORKSPACE (self), false);
  g_return_val_if_fail (self->opened.database != NULL, false);
  locker = g_rec_mutex_locker_new (&self->mutex);
  if (!prepare (self, false, error))
    return false;
  cut = td_book_find_cut (self->opened.book, close->as_of);
  if (cut < 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There are no figures of %s."), day);
      return false;
    }
  if (td_book_get_cut (self->opened.book, cut)->closed == close->close)
    {
      g_set_error (error,
                   TD_ERROR,
                   close->close ? TD_ERROR_CLOSED : TD_ERROR_RULE,
                   close->close ? _ ("The figures of %s are closed already.")
                                : _ ("The figures of %s are not closed."),
                   day);
      return false;
    }
  return edit (self, &action, 0, close_edit, close, error);
}

bool
td_workspace_close_cut (TdWorkspace *self, TdDay as_of, const char *note, GError **error)
{
  CloseData close = { as_of, true, note };
  return set_closed (self, &close, error);
}

bool
td_workspace_reopen_cut (TdWorkspace *self, TdDay as_of, const char *note, GError **error)
{
  CloseData close = { as_of, false, note };

  if (note == NULL || *note == '\0')
    {
      g_set_error_literal (error,
                           TD_ERROR,
                           TD_ERROR_RULE,
                           _ ("Say why the figures are reopened; the journal keeps the reason."));
      return false;
    }
  return set_closed (self, &close, error);
}

typedef struct
{
  const TdGroup *group; /* borrowed */
  bool redo;
} StepData;

static bool
step_edit (TdWorkspace *self, TdTouched *touched, gpointer data, GError **error)
{
  StepData *step = data;
  return _td_journal_reverse (self->opened.database, step->group, step->redo, touched, error);
}

static bool
step (TdWorkspace *self, bool redo, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TdGroup) group = NULL;
  g_autofree char *detail = NULL;
  StepData data = { .redo = redo };

  g_return_val_if_fail (TD_IS_WORKSPACE (self), false);
  g_return_val_if_fail (self->opened.database != NULL, false);
  locker = g_rec_mutex_locker_new (&self->mutex);
  if (!prepare (self, false, error))
    return false;
  group = redo ? _td_journal_find_redo (self->opened.database, &local_error)
               : _td_journal_find_undo (self->opened.database, &local_error);
  if (group == NULL)
    {
      if (local_error == NULL)
        g_set_error_literal (&local_error,
                             TD_ERROR,
                             TD_ERROR_NOTHING,
                             redo ? _ ("There is nothing to redo.")
                                  : _ ("There is nothing to undo."));
      g_propagate_error (error, g_steal_pointer (&local_error));
      return false;
    }
  data.group = group;
  detail = group->detail != NULL ? g_strdup_printf ("%s %s", group->kind, group->detail)
                                 : g_strdup (group->kind);
  TdAction action = { .kind = redo ? "redo" : "undo",
                      .unit = group->unit,
                      .officer = group->officer,
                      .as_of = group->as_of,
                      .detail = detail };
  return edit (self, &action, group->id, step_edit, &data, error);
}

bool
td_workspace_undo (TdWorkspace *self, GError **error)
{
  return step (self, false, error);
}

bool
td_workspace_redo (TdWorkspace *self, GError **error)
{
  return step (self, true, error);
}

/* What undo or redo would do; a failure to read offers nothing. */
static TdGroup *
get_step (TdWorkspace *self, TdGroup *(*find) (TdDatabase *, GError **))
{
  g_autoptr (GRecMutexLocker) locker = NULL;
  g_autoptr (GError) local_error = NULL;
  TdGroup *group;

  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  locker = g_rec_mutex_locker_new (&self->mutex);
  if (self->opened.lock == NULL)
    return NULL;
  group = find (self->opened.database, &local_error);
  if (local_error != NULL)
    g_debug ("undo and redo are not known: %s", local_error->message);
  return group;
}

TdGroup *
td_workspace_get_undo (TdWorkspace *self)
{
  return get_step (self, _td_journal_find_undo);
}

TdGroup *
td_workspace_get_redo (TdWorkspace *self)
{
  return get_step (self, _td_journal_find_redo);
}

GPtrArray *
td_workspace_list_groups (TdWorkspace *self, guint limit, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = NULL;

  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (self->opened.database != NULL, NULL);
  locker = g_rec_mutex_locker_new (&self->mutex);
  return _td_journal_list_groups (self->opened.database, limit, error);
}

GPtrArray *
td_workspace_list_lines (TdWorkspace *self, gint64 group, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = NULL;

  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  locker = g_rec_mutex_locker_new (&self->mutex);
  if (self->opened.database == NULL)
    {
      /* A worker asked, and the window has closed it meanwhile. */
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CANCELLED, _ ("Cancelled."));
      return NULL;
    }
  return _td_journal_list_lines (self->opened.database, group, error);
}

char *
td_workspace_dump (TdWorkspace *self)
{
  g_autoptr (GRecMutexLocker) locker = NULL;
  g_autoptr (GError) local_error = NULL;
  char *text;

  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (self->opened.database != NULL, NULL);
  locker = g_rec_mutex_locker_new (&self->mutex);
  text = _td_dump (self->opened.database, &local_error);
  if (text == NULL)
    g_warning ("the workspace cannot be dumped: %s", local_error->message);
  return text;
}
