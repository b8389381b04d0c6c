/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "td-backup.h"
#include "td-schema.h"
#include "td-statement.h"
#include "td-workspace-private.h"

#define SUFFIX ".tiendo"
#define SET_ASIDE_SUFFIX ".damaged"

/* So many steps of SQLite's machine between two looks at the cancellable. */
#define STEPS_A_LOOK 10000

void
td_backup_free (TdBackup *backup)
{
  g_free (backup->path);
  g_free (backup->when);
  g_free (backup->why);
  g_free (backup);
}

void
td_content_free (TdContent *content)
{
  g_clear_pointer (&content->book, td_book_unref);
  g_clear_pointer (&content->last, td_group_free);
  g_free (content);
}

char *
td_workspace_get_backup_folder (const char *path)
{
  g_autofree char *real = _td_path_get_real (path);
  return _td_backup_get_folder (real);
}

/* "2025-09-15-083000.002-import.tiendo" says when and why; another name only when it was written.
 */
static void
read_name (TdBackup *backup, const char *name, gint64 written)
{
  int year, month, day, hour, minute, second, length = 0;
  const char *why;

  if (sscanf (
          name, "%4d-%2d-%2d-%2d%2d%2d%n", &year, &month, &day, &hour, &minute, &second, &length)
          == 6
      && length == (int)strlen ("2025-09-15-083000"))
    {
      backup->when = g_strdup_printf (
          "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, hour, minute, second);
      why = strchr (name + length, '-');
      if (why != NULL && !backup->set_aside)
        backup->why = g_strndup (why + 1, strlen (why + 1) - strlen (SUFFIX));
    }
  else
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (written);
      backup->when = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
    }
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const TdBackup *left = *(const TdBackup *const *)a;
  const TdBackup *right = *(const TdBackup *const *)b;
  int order = -strcmp (left->when, right->when);
  return order != 0 ? order : (left->written < right->written) - (left->written > right->written);
}

GPtrArray *
td_workspace_list_backups (const char *path)
{
  g_autofree char *folder = td_workspace_get_backup_folder (path);
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify)td_backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL); /* NULL: no backup yet */
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      bool set_aside = g_str_has_suffix (name, SET_ASIDE_SUFFIX);
      TdBackup *backup;
      GStatBuf info;

      if ((!set_aside && !g_str_has_suffix (name, SUFFIX)) || g_stat (file, &info) != 0)
        continue;
      backup = g_new0 (TdBackup, 1);
      backup->path = g_steal_pointer (&file);
      backup->size = info.st_size;
      backup->written = info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
      backup->set_aside = set_aside;
      read_name (backup, name, info.st_mtime);
      g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

static int
is_cancelled_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable) ? 1 : 0;
}

/* The check of a large file takes seconds; it ends when nobody waits for it. */
static bool
verify (TdDatabase *database, GCancellable *cancellable, GError **error)
{
  sqlite3 *db = _td_database_get_sqlite (database);
  g_autoptr (GError) local_error = NULL;
  bool sound;

  sqlite3_progress_handler (db, STEPS_A_LOOK, is_cancelled_cb, cancellable);
  sound = _td_database_quick_check (database, &local_error);
  sqlite3_progress_handler (db, 0, NULL, NULL);
  if (g_cancellable_is_cancelled (cancellable))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CANCELLED, _ ("Cancelled."));
      return false;
    }
  if (!sound)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return sound;
}

/* The format the file has itself: opening an older one has brought a copy of it up to date. */
static bool
read_format (const char *path, int *format, GError **error)
{
  g_autoptr (TdDatabase) database = _td_database_open (path, TD_DATABASE_IMMUTABLE, false, error);
  return database != NULL && _td_schema_get_version (database, format, error);
}

TdContent *
td_workspace_look_into (const char *path, bool check, GCancellable *cancellable, GError **error)
{
  g_autofree char *real = _td_path_get_real (path);
  g_auto (TdOpened) opened = { 0 };
  g_autoptr (TdContent) content = g_new0 (TdContent, 1);
  g_autoptr (GPtrArray) groups = NULL;
  int64_t n_records;

  if (!_td_opened_read (&opened, real, error)
      || (check && !verify (opened.database, cancellable, error))
      || !read_format (real, &content->format, error)
      || !_td_database_get_int (
          opened.database, "SELECT COUNT (*) FROM records", &n_records, error))
    return NULL;
  groups = _td_journal_list_groups (opened.database, 1, error);
  if (groups == NULL)
    return NULL;
  if (groups->len > 0)
    content->last = g_ptr_array_steal_index (groups, 0);
  content->n_records = (guint)n_records;
  content->book = td_book_ref (opened.book);
  return g_steal_pointer (&content);
}

/* Whether the journal has that very group. */
static bool
has_group (TdDatabase *database, const TdGroup *group, bool *has, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement = _td_statement_get (
      database, "SELECT 1 FROM journal_groups WHERE id = ?1 AND made_at = ?2 AND kind = ?3");

  _td_statement_bind_int (statement, 1, group->id);
  _td_statement_bind_text (statement, 2, group->when);
  _td_statement_bind_text (statement, 3, group->kind);
  *has = _td_statement_step (statement, &local_error);
  _td_statement_reset (statement);
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

bool
td_workspace_count_since (const char *path, const TdGroup *last, guint *n, GError **error)
{
  g_autofree char *real = _td_path_get_real (path);
  bool writable = _td_path_is_writable (real);
  g_autoptr (TdDatabase) database = NULL;
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement;
  bool has = true;

  database = _td_database_open (real,
                                writable ? TD_DATABASE_FOLLOW : TD_DATABASE_IMMUTABLE,
                                _td_path_is_remote (real),
                                error);
  if (database == NULL || (last != NULL && !has_group (database, last, &has, error)))
    return false;
  if (!has)
    {
      g_set_error_literal (error,
                           TD_ERROR,
                           TD_ERROR_NOT_FOUND,
                           _ ("This backup is not of the past of the workspace."));
      return false;
    }
  statement = _td_statement_get (database, "SELECT COUNT (*) FROM journal_groups WHERE id > ?1");
  _td_statement_bind_int (statement, 1, last != NULL ? last->id : 0);
  *n = 0;
  if (_td_statement_step (statement, &local_error))
    *n = (guint)_td_statement_get_int (statement, 0);
  _td_statement_reset (statement);
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}
