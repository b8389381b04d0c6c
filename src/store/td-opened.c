/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "td-backup.h"
#include "td-schema.h"
#include "td-statement.h"
#include "td-workspace-private.h"

void
_td_opened_clear (TdOpened *opened)
{
  g_clear_pointer (&opened->database, _td_database_close);
  g_clear_pointer (&opened->ids, _td_ids_unref);
  g_clear_pointer (&opened->book, td_book_unref);
  /* Last: until here nobody else may write. */
  g_clear_pointer (&opened->lock, _td_lock_release);
  *opened = (TdOpened){ 0 };
}

static void
set_too_new (const char *path, int version, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_TOO_NEW,
               _ ("“%s” was written by a newer version of this program (format %d, this one knows "
                  "%d). Install the newer version to change it."),
               name,
               version,
               _td_schema_get_newest ());
}

static bool
has_wal (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  return g_file_test (wal, G_FILE_TEST_EXISTS);
}

/* Whether the path leads to a file at all. */
static bool
check_file (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      _td_error_set_not_workspace (path, error);
      return false;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return true;
  _td_error_set_system (path, ENOENT, error);
  return false;
}

/*
 * A look at the header that can change nothing: what is no workspace is not touched, not even to
 * complete a transaction of some other program. Damage shows later, when nobody can be writing.
 */
static bool
check_header (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TdDatabase) database
      = _td_database_open (path, TD_DATABASE_IMMUTABLE, false, &local_error);

  if (database != NULL || !g_error_matches (local_error, TD_ERROR, TD_ERROR_NOT_WORKSPACE))
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

static void
remember_file (TdOpened *opened, const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return;
  opened->device = info.st_dev;
  opened->inode = info.st_ino;
}

/* Reads the whole book; the version first, so that a change in between is seen later. */
static bool
load (TdOpened *opened, GError **error)
{
  if (!_td_database_get_int (opened->database, "PRAGMA data_version", &opened->data_version, error)
      || !_td_journal_get_last (opened->database, &opened->last_group, error))
    return false;
  g_clear_pointer (&opened->book, td_book_unref);
  opened->book = _td_load_book (opened->database, NULL, NULL, &opened->ids, error);
  if (opened->book == NULL)
    return false;
  /* The pages are in the book now. */
  (void)sqlite3_db_release_memory (_td_database_get_sqlite (opened->database));
  return true;
}

/* Brings an older workspace that may not be written to the newest version, in memory. */
static bool
migrate_copy (TdOpened *opened, const char *path, GError **error)
{
  g_autoptr (TdDatabase) copy = _td_database_open (path, TD_DATABASE_MEMORY, false, error);

  if (copy == NULL || !_td_database_copy (opened->database, copy, error)
      || !_td_schema_migrate (copy, error))
    return false;
  _td_database_close (opened->database);
  opened->database = g_steal_pointer (&copy);
  opened->follows = false;
  return true;
}

static bool
read_with (TdOpened *opened, const char *path, TdDatabaseMode mode, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  int version;

  opened->remote = _td_path_is_remote (path);
  opened->immutable = mode == TD_DATABASE_IMMUTABLE;
  opened->follows = !opened->immutable;
  remember_file (opened, path);
  opened->database = _td_database_open (path, mode, opened->remote, error);
  if (opened->database == NULL || !_td_schema_get_version (opened->database, &version, error))
    return false;
  if (version < _td_schema_get_newest () && !migrate_copy (opened, path, error))
    return false;
  if (load (opened, &local_error))
    return true;
  /* What a newer version has changed can look like anything. */
  if (version > _td_schema_get_newest ())
    set_too_new (path, version, error);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

bool
_td_opened_read (TdOpened *opened, const char *path, GError **error)
{
  TdDatabaseMode mode = TD_DATABASE_FOLLOW;

  if (!check_file (path, error) || !check_header (path, error))
    return false;
  /* In a folder that cannot be written nobody here can be writing, unless there is a WAL. */
  if (!_td_path_is_writable (path))
    mode = has_wal (path) ? TD_DATABASE_READ : TD_DATABASE_IMMUTABLE;
  return read_with (opened, path, mode, error);
}

static bool
migrate (TdOpened *opened, const char *path, GError **error)
{
  int version;
  g_autofree char *backup = NULL;

  if (!_td_schema_get_version (opened->database, &version, error))
    return false;
  if (version == _td_schema_get_newest ())
    return true;
  if (version > _td_schema_get_newest ())
    {
      set_too_new (path, version, error);
      return false;
    }
  backup = _td_backup_make_dated (opened->database, path, "migration", error);
  return backup != NULL && _td_schema_migrate (opened->database, error);
}

bool
_td_opened_write (TdOpened *opened, const char *path, GError **error)
{
  g_autofree char *mode = NULL;

  if (!check_file (path, error) || !check_header (path, error))
    return false;
  if (!_td_path_is_writable (path))
    {
      _td_error_set_read_only (path, error);
      return false;
    }
  opened->lock = _td_lock_acquire (path, error);
  if (opened->lock == NULL)
    return false;
  opened->remote = _td_path_is_remote (path);
  remember_file (opened, path);
  opened->database = _td_database_open (path, TD_DATABASE_WRITE, opened->remote, error);
  if (opened->database == NULL || !migrate (opened, path, error) || !load (opened, error)
      || !_td_journal_attach (opened->database, error))
    return false;
  /* A crash leaves it in WAL; so does a window that follows. */
  mode = _td_database_get_journal_mode (opened->database);
  opened->wal = g_strcmp0 (mode, "wal") == 0;
  if (opened->wal && opened->remote)
    opened->wal = !_td_database_set_wal (opened->database, false);
  return true;
}

void
_td_opened_finish (const char *path)
{
  g_autoptr (GError) local_error = NULL;
  g_auto (TdOpened) opened = { 0 };

  if (!_td_path_is_writable (path))
    return;
  opened.lock = _td_lock_acquire (path, &local_error);
  if (opened.lock != NULL)
    opened.database
        = _td_database_open (path, TD_DATABASE_WRITE, _td_path_is_remote (path), &local_error);
  if (opened.database == NULL)
    g_debug ("%s is left to its writer: %s", path, local_error->message);
  else if (!_td_database_set_wal (opened.database, false))
    g_debug ("%s is left to those who follow it", path);
}
