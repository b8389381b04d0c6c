/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "td-backup.h"
#include "td-workspace-private.h"

/*
 * The connection from which a copy is made: one of its own, so that a worker can copy while edits
 * go on; but a remote file is locked by the workspace's own connection.
 */
static TdDatabase *
open_source (TdWorkspace *self, GError **error)
{
  return _td_database_open (self->path,
                            self->opened.immutable ? TD_DATABASE_IMMUTABLE : TD_DATABASE_READ,
                            self->opened.remote,
                            error);
}

static bool
uses_own_connection (TdWorkspace *self)
{
  return self->opened.remote && self->opened.lock != NULL;
}

bool
_td_workspace_backup_before (TdWorkspace *self, const char *why, GError **error)
{
  g_autofree char *file = td_workspace_backup_dated (self, why, error);
  return file != NULL;
}

TdDatabase *
_td_workspace_snapshot (TdWorkspace *self)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TdDatabase) snapshot = open_source (self, &local_error);
  int64_t group;

  /* A transaction that has read sees the file as it is now until it ends. */
  if (snapshot != NULL && _td_database_exec (snapshot, "BEGIN", &local_error)
      && _td_database_get_int (snapshot, "SELECT COUNT (*) FROM cuts", &group, &local_error))
    return g_steal_pointer (&snapshot);
  g_message ("The daily backup could not be made: %s", local_error->message);
  return NULL;
}

typedef struct
{
  TdDatabase *snapshot; /* owned */
  char *path;           /* owned */
} BackupData;

static gpointer
backup_thread (gpointer data)
{
  BackupData *backup = data;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *file
      = _td_backup_make_dated (backup->snapshot, backup->path, "daily", &local_error);

  if (file == NULL)
    g_message ("The daily backup could not be made: %s", local_error->message);
  _td_database_close (backup->snapshot);
  g_free (backup->path);
  g_free (backup);
  return NULL;
}

void
_td_workspace_backup_snapshot (TdWorkspace *self, TdDatabase *snapshot)
{
  BackupData *backup = g_new (BackupData, 1);

  backup->snapshot = snapshot;
  backup->path = g_strdup (self->path);
  _td_workspace_join_backup (self);
  self->backup_thread = g_thread_new ("td-backup", backup_thread, backup);
}

static bool
copy_to (
    TdWorkspace *self, const char *path, bool replace, const TdCopyWatch *watch, GError **error)
{
  g_autoptr (TdDatabase) source = NULL;
  g_autoptr (GRecMutexLocker) locker = NULL;

  if (uses_own_connection (self))
    {
      locker = g_rec_mutex_locker_new (&self->mutex);
      return _td_backup_copy (self->opened.database, path, replace, watch, error);
    }
  source = open_source (self, error);
  return source != NULL && _td_backup_copy (source, path, replace, watch, error);
}

bool
td_workspace_backup (TdWorkspace *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  g_return_val_if_fail (TD_IS_WORKSPACE (self), false);
  g_return_val_if_fail (self->opened.database != NULL, false);
  return copy_to (self, absolute, false, &(TdCopyWatch){ .cancellable = cancellable }, error);
}

bool
td_workspace_save_copy (TdWorkspace *self,
                        const char *path,
                        TdPermilleFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *real = _td_path_get_real (path);
  TdCopyWatch watch = { .cancellable = cancellable, .func = progress, .data = progress_data };

  g_return_val_if_fail (TD_IS_WORKSPACE (self), false);
  if (self->opened.database == NULL)
    {
      /* A worker saves it, and the window has closed it meanwhile. */
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CANCELLED, _ ("Cancelled."));
      return false;
    }
  if (g_str_equal (real, self->path))
    {
      g_set_error_literal (error,
                           TD_ERROR,
                           TD_ERROR_EXISTS,
                           _ ("That is the workspace itself. Choose another name."));
      return false;
    }
  return copy_to (self, real, true, &watch, error);
}

char *
td_workspace_backup_dated (TdWorkspace *self, const char *why, GError **error)
{
  g_autoptr (TdDatabase) source = NULL;
  g_autoptr (GRecMutexLocker) locker = NULL;

  g_return_val_if_fail (TD_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (self->opened.database != NULL, NULL);
  if (uses_own_connection (self))
    {
      locker = g_rec_mutex_locker_new (&self->mutex);
      return _td_backup_make_dated (self->opened.database, self->path, why, error);
    }
  source = open_source (self, error);
  return source != NULL ? _td_backup_make_dated (source, self->path, why, error) : NULL;
}

/* Moves a file that is no sound workspace, with what belongs to it, into its backup folder. */
static bool
set_aside (const char *path, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-journal", "-shm" };
  g_autofree char *folder = _td_backup_get_folder (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("%s-%08x.damaged", time, g_random_int ());
  g_autofree char *target = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      _td_error_set_system (folder, errno, error);
      return false;
    }
  for (guint i = 0; i <= G_N_ELEMENTS (suffixes); i++)
    {
      const char *suffix = i == 0 ? "" : suffixes[i - 1];
      g_autofree char *from = g_strconcat (path, suffix, NULL);
      g_autofree char *to = g_strconcat (target, suffix, NULL);
      g_autoptr (GFile) source = g_file_new_for_path (from);
      g_autoptr (GFile) copy = g_file_new_for_path (to);

      if (!g_file_test (from, G_FILE_TEST_EXISTS))
        continue;
      if (!g_file_copy (source, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
        return false;
      /* The file itself is replaced in one step later; what would be taken for its log goes now. */
      if (i > 0 && g_unlink (from) != 0)
        {
          _td_error_set_system (from, errno, error);
          return false;
        }
    }
  return true;
}

/* Makes a backup of the workspace at @path through a connection that can change nothing. */
static bool
back_up_present (const char *path, GError **error)
{
  g_autofree char *backup = NULL;
  g_autoptr (TdDatabase) database = NULL;

  /* The header alone first: a log beside what is no database would be thrown away. */
  database = _td_database_open (path, TD_DATABASE_IMMUTABLE, false, error);
  if (database == NULL)
    return false;
  g_clear_pointer (&database, _td_database_close);
  database = _td_database_open (path, TD_DATABASE_READ, _td_path_is_remote (path), error);
  if (database == NULL)
    return false;
  backup = _td_backup_make_dated (database, path, "restore", error);
  return backup != NULL;
}

/* Keeps what is at @path now, whatever it is, before it is replaced. */
static bool
keep_present (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TdDatabase) database = NULL;
  g_autofree char *name = NULL;

  if (!back_up_present (path, &local_error))
    {
      if (!g_error_matches (local_error, TD_ERROR, TD_ERROR_FULL))
        return set_aside (path, error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return false;
    }
  /* All of it into the file itself: a log that stays would be taken for the new file's. */
  database = _td_database_open (path, TD_DATABASE_WRITE, _td_path_is_remote (path), error);
  if (database == NULL)
    return false;
  if (_td_database_set_wal (database, false))
    return true;
  /* A window that follows would read the new file through the log of the old one. */
  name = g_filename_display_name (path);
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_LOCKED,
               _ ("“%s” is open in another window. Close it there and try again."),
               name);
  return false;
}

bool
td_workspace_restore (const char *backup, const char *path, bool replace, GError **error)
{
  g_autofree char *from = g_canonicalize_filename (backup, NULL);
  g_autofree char *to = _td_path_get_real (path);
  g_autoptr (TdLock) lock = NULL;
  g_autoptr (TdDatabase) source = NULL;

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    {
      _td_error_set_not_found (from, error);
      return false;
    }
  if (!_td_backup_verify (from, error))
    return false;
  if (!replace && g_file_test (to, G_FILE_TEST_EXISTS))
    {
      _td_error_set_exists (to, error);
      return false;
    }
  lock = _td_lock_acquire (to, error);
  if (lock == NULL)
    return false;
  if (g_file_test (to, G_FILE_TEST_EXISTS) && !keep_present (to, error))
    return false;
  source = _td_database_open (from, TD_DATABASE_IMMUTABLE, false, error);
  return source != NULL && _td_backup_copy (source, to, replace, NULL, error);
}

char *
td_workspace_find_backup (const char *path)
{
  g_autofree char *real = _td_path_get_real (path);
  return _td_backup_find (real);
}

bool
td_workspace_verify (const char *path, GError **error)
{
  g_autoptr (TdDatabase) database = NULL;
  g_autoptr (GError) local_error = NULL;
  bool writable = _td_path_is_writable (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      _td_error_set_not_found (path, error);
      return false;
    }
  database = _td_database_open (path,
                                writable ? TD_DATABASE_FOLLOW : TD_DATABASE_READ,
                                _td_path_is_remote (path),
                                &local_error);
  /* On a read-only medium a closed workspace opens only like this. */
  if (database == NULL && !writable)
    {
      g_clear_error (&local_error);
      database = _td_database_open (path, TD_DATABASE_IMMUTABLE, false, &local_error);
    }
  if (database != NULL)
    return _td_database_quick_check (database, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}
