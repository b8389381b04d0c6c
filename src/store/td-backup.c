/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX ".tiendo"

/* Of the newest backups so many are kept; of older ones the newest of each month. */
#define KEEP_NEWEST 10

/* Pages copied between two looks at the cancellable; a national workspace has some thousands. */
#define PAGES_A_STEP 1024

/* What a crashed backup left behind is taken away when it is older than a day. */
#define STALE_SECONDS (24 * 60 * 60)

/* One that no other process takes, nor one that was killed has left behind. */
static char *
temporary_name (const char *path)
{
  char *name = NULL;

  do
    {
      g_free (name);
      name = g_strdup_printf ("%s.%x-%08x.part", path, (guint)getpid (), g_random_int ());
    }
  while (g_file_test (name, G_FILE_TEST_EXISTS));
  return name;
}

static void
remove_temporary (const char *temporary)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (temporary, suffixes[i], NULL);
      (void)g_unlink (file); /* most are not there */
    }
}

/* So that the new name outlives a power cut; a file system without it has done what it can. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));
  (void)close (fd); /* nothing was written through it */
}

bool
_td_backup_publish (const char *temporary, const char *path, bool replace, GError **error)
{
  int rc = replace ? g_rename (temporary, path)
                   : renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE);

  /* Some file systems cannot promise it; there the name is looked at first. */
  if (rc != 0 && !replace && errno == EINVAL)
    {
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          _td_error_set_exists (path, error);
          return false;
        }
      rc = g_rename (temporary, path);
    }
  if (rc != 0)
    {
      int saved_errno = errno;
      if (saved_errno == EEXIST)
        _td_error_set_exists (path, error);
      else
        _td_error_set_system (path, saved_errno, error);
      return false;
    }
  sync_folder (path);
  return true;
}

bool
_td_backup_verify (const char *path, GError **error)
{
  g_autoptr (TdDatabase) database = _td_database_open (path, TD_DATABASE_IMMUTABLE, false, error);
  return database != NULL && _td_database_quick_check (database, error);
}

/* Makes the file at @path empty and ours, with a sentence of its own where that fails. */
static bool
make_file (const char *path, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);

  if (fd < 0)
    {
      _td_error_set_system (path, errno, error);
      return false;
    }
  (void)close (fd); /* nothing was written */
  return true;
}

static void
tell_watch (const TdCopyWatch *watch, int remaining, int pages)
{
  if (watch != NULL && watch->func != NULL && pages > 0)
    watch->func ((guint)(INT64_C (1000) * (pages - remaining) / pages), watch->data);
}

static bool
copy_pages (TdDatabase *source, TdDatabase *target, const TdCopyWatch *watch, GError **error)
{
  sqlite3 *to = _td_database_get_sqlite (target);
  sqlite3_backup *backup
      = sqlite3_backup_init (to, "main", _td_database_get_sqlite (source), "main");
  int rc = SQLITE_OK;

  if (backup == NULL)
    {
      _td_database_set_error (target, sqlite3_extended_errcode (to), error);
      return false;
    }
  while (rc == SQLITE_OK && !(watch != NULL && g_cancellable_is_cancelled (watch->cancellable)))
    {
      rc = sqlite3_backup_step (backup, PAGES_A_STEP);
      tell_watch (watch, sqlite3_backup_remaining (backup), sqlite3_backup_pagecount (backup));
    }
  (void)sqlite3_backup_finish (backup); /* repeats the error of the last step */
  if (rc == SQLITE_DONE)
    return true;
  if (rc == SQLITE_OK)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_CANCELLED, _ ("Cancelled."));
  else if ((rc & 0xff) == SQLITE_BUSY || (rc & 0xff) == SQLITE_CORRUPT)
    _td_database_set_error (source, rc, error);
  else
    _td_database_set_error (target, rc, error);
  return false;
}

static bool
write_temporary (TdDatabase *source,
                 const char *temporary,
                 const TdCopyWatch *watch,
                 GError **error)
{
  g_autoptr (TdDatabase) target = NULL;

  if (!make_file (temporary, error))
    return false;
  target = _td_database_open (temporary, TD_DATABASE_CREATE, false, error);
  if (target == NULL || !copy_pages (source, target, watch, error))
    return false;
  /* The header is copied too, and with it WAL: a copy must be one file, readable anywhere. */
  if (_td_database_set_wal (target, false))
    return true;
  _td_database_set_error (target, SQLITE_IOERR, error);
  return false;
}

/* Errors while the temporary file is written speak of the file that was asked for. */
static void
rename_in_message (GError *error, const char *temporary, const char *path)
{
  g_autofree char *from = g_filename_display_name (temporary);
  g_autofree char *to = g_filename_display_name (path);
  g_auto (GStrv) parts = g_strsplit (error->message, from, -1);

  g_free (error->message);
  error->message = g_strjoinv (to, parts);
}

bool
_td_backup_copy (
    TdDatabase *source, const char *path, bool replace, const TdCopyWatch *watch, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *temporary = temporary_name (path);

  if (!replace && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      _td_error_set_exists (path, error);
      return false;
    }
  if (write_temporary (source, temporary, watch, &local_error)
      && _td_backup_verify (temporary, &local_error)
      && _td_backup_publish (temporary, path, replace, &local_error))
    return true;
  remove_temporary (temporary);
  rename_in_message (local_error, temporary, path);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

char *
_td_backup_get_folder (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *name = g_path_get_basename (absolute);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *folder = NULL;

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  /* The path tells apart workspaces of one name. */
  folder = g_strdup_printf ("%s-%.8s", name, hash);
  return g_build_filename (g_get_user_data_dir (), "tiendo", "backups", folder, NULL);
}

/* Their names begin with the time. */
static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return -strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The backups in @folder, newest first. */
static GPtrArray *
list_backups (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL); /* NULL: no backup yet */
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_newest_first);
  return names;
}

static void
remove_stale (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL); /* NULL: no backup yet */
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      GStatBuf info;
      if (g_str_has_suffix (name, ".part") && g_stat (file, &info) == 0
          && info.st_mtime < g_get_real_time () / G_USEC_PER_SEC - STALE_SECONDS)
        remove_temporary (file);
    }
}

void
_td_backup_rotate (const char *folder)
{
  g_autoptr (GPtrArray) names = list_backups (folder);
  g_autofree char *month = g_strdup ("");

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *its_month = g_strndup (name, strlen ("2025-09"));
      bool newest_of_month = !g_str_equal (its_month, month);

      g_free (month);
      month = g_steal_pointer (&its_month);
      if (i >= KEEP_NEWEST && !newest_of_month && g_unlink (file) != 0)
        g_debug ("%s: %s", file, g_strerror (errno));
    }
  remove_stale (folder);
}

/* A name that is not there yet: two backups can fall into one second. */
static char *
dated_file (const char *folder, const char *why)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  char *file = NULL;

  for (int i = 1; file == NULL || g_file_test (file, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("%s-%s" SUFFIX, time, why)
                                     : g_strdup_printf ("%s.%03d-%s" SUFFIX, time, i, why);
      g_free (file);
      file = g_build_filename (folder, name, NULL);
    }
  return file;
}

char *
_td_backup_make_dated (TdDatabase *source, const char *path, const char *why, GError **error)
{
  g_autofree char *folder = _td_backup_get_folder (path);
  g_autofree char *file = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      _td_error_set_system (folder, errno, error);
      return NULL;
    }
  file = dated_file (folder, why);
  if (!_td_backup_copy (source, file, false, NULL, error))
    return NULL;
  _td_backup_rotate (folder);
  return g_steal_pointer (&file);
}

char *
_td_backup_find (const char *path)
{
  g_autofree char *folder = _td_backup_get_folder (path);
  g_autoptr (GPtrArray) names = list_backups (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autoptr (GError) local_error = NULL;
      if (_td_backup_verify (file, &local_error))
        return g_steal_pointer (&file);
      g_debug ("%s: %s", file, local_error->message);
    }
  return NULL;
}
