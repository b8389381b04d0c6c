/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-workspace.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "td-backup.h"
#include "td-schema.h"
#include "td-workspace-private.h"

/* After so long without an edit the file is made whole, so that a copy made by hand is too. */
#define CHECKPOINT_SECONDS 2

/* How often a window that follows asks whether something was written. */
#define POLL_SECONDS 1

enum
{
  SIGNAL_CHANGED,
  SIGNAL_STATE_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdWorkspace, td_workspace, G_TYPE_OBJECT)

static void
destroy_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* A timer in the owner's context. */
static GSource *
add_timer (TdWorkspace *self, guint seconds, GSourceFunc callback)
{
  GSource *source = g_timeout_source_new_seconds (seconds);

  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, self->context);
  return source;
}

static void
show_book (TdWorkspace *self, TdBook *book, guint number)
{
  self->shown = number;
  if (self->book != book)
    {
      td_book_unref (self->book);
      self->book = td_book_ref (book);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

typedef struct
{
  TdWorkspace *self; /* owned */
  TdBook *book;      /* owned */
  guint number;
} Publication;

static gboolean
publish_cb (gpointer data)
{
  Publication *publication = data;

  /* Closed meanwhile: nobody looks any more. Or the owner wrote meanwhile, and shows a newer one.
   */
  if (publication->self->opened.database != NULL && publication->number > publication->self->shown)
    show_book (publication->self, publication->book, publication->number);
  return G_SOURCE_REMOVE;
}

static void
publication_free (Publication *publication)
{
  g_object_unref (publication->self);
  td_book_unref (publication->book);
  g_free (publication);
}

void
_td_workspace_publish (TdWorkspace *self)
{
  g_autoptr (GSource) source = NULL;
  Publication *publication;
  guint number = (guint)g_atomic_int_add (&self->n_published, 1) + 1;

  if (g_thread_self () == self->owner)
    {
      show_book (self, self->opened.book, number);
      return;
    }
  publication = g_new (Publication, 1);
  publication->self = g_object_ref (self);
  publication->book = td_book_ref (self->opened.book);
  publication->number = number;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, publish_cb, publication, (GDestroyNotify)publication_free);
  g_source_attach (source, self->context);
}

static gboolean
checkpoint_cb (gpointer data)
{
  TdWorkspace *self = data;
  bool done = true;

  /* A worker is writing: there will be another quiet moment. */
  if (!g_rec_mutex_trylock (&self->mutex))
    return G_SOURCE_CONTINUE;
  if (self->opened.wal)
    done = _td_database_checkpoint (self->opened.database);
  if (done)
    {
      g_clear_pointer (&self->checkpoint, g_source_unref);
      /* An import leaves many pages behind that nobody reads again. */
      (void)sqlite3_db_release_memory (_td_database_get_sqlite (self->opened.database));
    }
  g_rec_mutex_unlock (&self->mutex);
  return done ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void
_td_workspace_schedule_checkpoint (TdWorkspace *self)
{
  destroy_source (&self->checkpoint);
  if (self->opened.wal)
    self->checkpoint = add_timer (self, CHECKPOINT_SECONDS, checkpoint_cb);
}

/* Whether the name leads to another file than the one that is open: it was restored. */
static bool
was_replaced (TdWorkspace *self)
{
  GStatBuf info;
  return g_stat (self->path, &info) == 0
         && (info.st_dev != self->opened.device || info.st_ino != self->opened.inode);
}

static bool
reopen_read (TdWorkspace *self, GError **error)
{
  g_auto (TdOpened) opened = { 0 };

  if (!_td_opened_read (&opened, self->path, error))
    return false;
  _td_opened_clear (&self->opened);
  self->opened = opened;
  opened = (TdOpened){ 0 };
  return true;
}

/* Reads again what the journal says was touched; all of it when it says nothing. */
static bool
reload (TdWorkspace *self, int64_t data_version, GError **error)
{
  TdOpened *opened = &self->opened;
  g_auto (TdTouched) touched;
  TdBook *book;
  int64_t last_group;
  bool all;

  _td_touched_init (&touched);
  if (!_td_journal_get_last (opened->database, &last_group, error)
      || !_td_journal_add_touched (opened->database, opened->last_group, &touched, error))
    return false;
  all = last_group <= opened->last_group;
  book = _td_load_book (
      opened->database, all ? NULL : opened->book, all ? NULL : &touched, &opened->ids, error);
  if (book == NULL)
    return false;
  td_book_unref (opened->book);
  opened->book = book;
  opened->last_group = last_group;
  opened->data_version = data_version;
  return true;
}

bool
_td_workspace_refresh (TdWorkspace *self, bool *changed, GError **error)
{
  TdOpened *opened = &self->opened;
  int64_t data_version;

  *changed = false;
  if (!opened->follows && opened->lock == NULL)
    return true;
  if (opened->lock == NULL && was_replaced (self))
    {
      *changed = true;
      return reopen_read (self, error);
    }
  if (!_td_database_get_int (opened->database, "PRAGMA data_version", &data_version, error))
    return false;
  if (data_version == opened->data_version)
    return true;
  *changed = true;
  return reload (self, data_version, error);
}

static gboolean
poll_cb (gpointer data)
{
  TdWorkspace *self = data;
  g_autoptr (GError) local_error = NULL;
  bool changed = false;
  bool refreshed;

  if (!g_rec_mutex_trylock (&self->mutex))
    return G_SOURCE_CONTINUE;
  refreshed = _td_workspace_refresh (self, &changed, &local_error);
  g_rec_mutex_unlock (&self->mutex);
  if (!refreshed)
    g_debug ("following failed, to be tried again: %s", local_error->message);
  else if (changed)
    {
      g_object_ref (self);
      _td_workspace_publish (self);
      g_object_unref (self);
    }
  return G_SOURCE_CONTINUE;
}

void
_td_workspace_join_backup (TdWorkspace *self)
{
  if (self->backup_thread != NULL)
    (void)g_thread_join (g_steal_pointer (&self->backup_thread)); /* it returns nothing */
}

void
td_workspace_close (TdWorkspace *self)
{
  g_autofree char *mode = NULL;
  g_autoptr (GRecMutexLocker) locker = NULL;
  TdOpened *opened;
  bool leaves_wal = false;

  g_return_if_fail (TD_IS_WORKSPACE (self));
  /* A worker may be reading the journal. */
  locker = g_rec_mutex_locker_new (&self->mutex);
  opened = &self->opened;
  if (opened->database == NULL)
    return;
  destroy_source (&self->checkpoint);
  destroy_source (&self->poll);
  _td_workspace_join_backup (self);
  if (opened->lock == NULL && self->access == TD_ACCESS_WRITE_IF_FREE && opened->follows
      && !was_replaced (self))
    {
      mode = _td_database_get_journal_mode (opened->database);
      leaves_wal = g_strcmp0 (mode, "wal") == 0;
    }
  /* One whole file; where a window follows it stays in WAL, but nothing is left in there. */
  if (opened->wal && !_td_database_set_wal (opened->database, false))
    (void)_td_database_checkpoint (opened->database); /* else the next writer does */
  _td_opened_clear (opened);
  if (leaves_wal)
    _td_opened_finish (self->path);
}

static void
td_workspace_finalize (GObject *object)
{
  TdWorkspace *self = TD_WORKSPACE (object);

  td_workspace_close (self);
  g_clear_pointer (&self->book, td_book_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->read_only_reason, g_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_rec_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (td_workspace_parent_class)->finalize (object);
}

static void
td_workspace_class_init (TdWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_workspace_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", TD_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STATE_CHANGED] = g_signal_new (
      "state-changed", TD_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_workspace_init (TdWorkspace *self)
{
  self->owner = g_thread_self ();
  self->context = g_main_context_ref_thread_default ();
  g_rec_mutex_init (&self->mutex);
}

/* A damaged file is met with what can be done about it. */
static void
offer_backup (const char *path, GError **error)
{
  g_autofree char *backup = NULL;
  g_autofree char *name = NULL;
  g_autofree char *backup_name = NULL;
  bool damaged = g_error_matches (*error, TD_ERROR, TD_ERROR_CORRUPT);

  if (!damaged && !g_error_matches (*error, TD_ERROR, TD_ERROR_NOT_WORKSPACE))
    return;
  backup = _td_backup_find (path);
  if (backup == NULL && !damaged)
    return;
  g_clear_error (error);
  name = g_filename_display_name (path);
  if (backup == NULL)
    {
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_CORRUPT,
                   _ ("“%s” is damaged; it was left as it is. This computer has no good backup of "
                      "it: look for a copy elsewhere."),
                   name);
      return;
    }
  backup_name = g_filename_display_name (backup);
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_CORRUPT,
               _ ("“%s” is damaged; it was left as it is. The newest good backup is “%s”: restore "
                  "it to go on."),
               name,
               backup_name);
}

/* Opens as the access says; sets why it is read-only if it is. */
static bool
open_with_access (TdWorkspace *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->access == TD_ACCESS_READ)
    {
      g_autofree char *name = g_filename_display_name (self->path);
      self->read_only_reason = g_strdup_printf (_ ("“%s” was opened for reading only."), name);
      return _td_opened_read (&self->opened, self->path, error);
    }
  if (_td_opened_write (&self->opened, self->path, &local_error))
    return true;
  _td_opened_clear (&self->opened);
  if (self->access == TD_ACCESS_WRITE_IF_FREE
      && (g_error_matches (local_error, TD_ERROR, TD_ERROR_LOCKED)
          || g_error_matches (local_error, TD_ERROR, TD_ERROR_READ_ONLY)
          || g_error_matches (local_error, TD_ERROR, TD_ERROR_TOO_NEW)))
    {
      self->read_only_reason = g_strdup (local_error->message);
      self->is_held = g_error_matches (local_error, TD_ERROR, TD_ERROR_LOCKED);
      return _td_opened_read (&self->opened, self->path, error);
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

TdWorkspace *
td_workspace_open (const char *path, TdAccess access, GError **error)
{
  g_autoptr (TdWorkspace) self = g_object_new (TD_TYPE_WORKSPACE, NULL);
  g_autoptr (GError) local_error = NULL;

  self->path = _td_path_get_real (path);
  self->access = access;
  if (!open_with_access (self, &local_error))
    {
      _td_opened_clear (&self->opened);
      offer_backup (self->path, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  self->book = td_book_ref (self->opened.book);
  if (self->opened.lock == NULL && self->opened.follows)
    self->poll = add_timer (self, POLL_SECONDS, poll_cb);
  return g_steal_pointer (&self);
}

TdWorkspace *
td_workspace_create (const char *path, GError **error)
{
  g_autoptr (TdDatabase) memory = NULL;
  g_autofree char *real = _td_path_get_real (path);

  /* Made in memory and copied, so that the name appears with the whole file or not at all. */
  memory = _td_database_open (real, TD_DATABASE_MEMORY, false, error);
  if (memory == NULL || !_td_schema_migrate (memory, error)
      || !_td_backup_copy (memory, real, false, NULL, error))
    return NULL;
  return td_workspace_open (real, TD_ACCESS_WRITE, error);
}

const char *
td_workspace_get_path (TdWorkspace *self)
{
  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  return self->path;
}

TdBook *
td_workspace_get_book (TdWorkspace *self)
{
  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  return self->book;
}

bool
td_workspace_is_read_only (TdWorkspace *self)
{
  g_return_val_if_fail (TD_IS_WORKSPACE (self), true);
  return self->opened.lock == NULL;
}

const char *
td_workspace_get_read_only_reason (TdWorkspace *self)
{
  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  return self->read_only_reason;
}

bool
td_workspace_is_held (TdWorkspace *self)
{
  g_return_val_if_fail (TD_IS_WORKSPACE (self), false);
  return self->opened.lock == NULL && self->is_held;
}

bool
td_workspace_try_take_over (TdWorkspace *self, GError **error)
{
  g_auto (TdOpened) opened = { 0 };
  g_autoptr (GRecMutexLocker) locker = NULL;

  g_return_val_if_fail (TD_IS_WORKSPACE (self), false);
  g_return_val_if_fail (self->opened.database != NULL, false);
  if (self->opened.lock != NULL)
    return true;
  locker = g_rec_mutex_locker_new (&self->mutex);
  if (!_td_opened_write (&opened, self->path, error))
    return false;
  destroy_source (&self->poll);
  _td_opened_clear (&self->opened);
  self->opened = opened;
  opened = (TdOpened){ 0 };
  g_clear_pointer (&self->read_only_reason, g_free);
  _td_workspace_publish (self);
  return true;
}

sqlite3 *
_td_workspace_get_sqlite (TdWorkspace *self)
{
  return _td_database_get_sqlite (self->opened.database);
}
