/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-database.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-lock.h"
#include "td-statement.h"

/* How long to wait for another connection, which holds its locks for milliseconds only. */
#define BUSY_MS 1000
#define MODE_BUSY_MS 50

/* Pages kept in memory while writing, in KiB: a whole national import without spilling. */
#define CACHE_KIB 65536

/*
 * Pages in the log before a commit brings them into the file by itself: that should wait for a
 * quiet moment, or the edit that meets it takes ten times as long as the others.
 */
#define LOG_PAGES 16384

struct _TdDatabase
{
  sqlite3 *db; /* owned */
  char *path;  /* owned */
  TdDatabaseMode mode;
  GHashTable *statements; /* owned: address of the text -> TdStatement */
  TdJournalState journal;
};

void
_td_error_set_not_found (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  /* TRANSLATORS: %s is a file name with its folder. */
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no file “%s”."), name);
}

void
_td_error_set_not_workspace (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_NOT_WORKSPACE,
               _ ("“%s” is not a workspace. Choose a file that this program made; its name ends in "
                  ".tiendo."),
               name);
}

void
_td_error_set_read_only (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_READ_ONLY,
               _ ("“%s” cannot be changed: the file or its folder is write-protected. Copy it to a "
                  "folder of your own and open the copy."),
               name);
}

void
_td_error_set_exists (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_EXISTS,
               _ ("“%s” is there already and was left as it is. Choose another name."),
               name);
}

static void
set_full (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_FULL,
               _ ("There is no space left to write “%s”; nothing was changed. Free some space and "
                  "try again."),
               name);
}

static void
set_io (const char *path, const char *detail, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  /* TRANSLATORS: the second %s is what the system says, such as "Input/output error". */
  g_set_error (error,
               TD_ERROR,
               TD_ERROR_IO,
               _ ("“%s” could not be read or written: %s. Check the disk or the connection to it."),
               name,
               detail);
}

static bool
means_full (int saved_errno)
{
  return saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG;
}

void
_td_error_set_system (const char *path, int saved_errno, GError **error)
{
  if (means_full (saved_errno))
    set_full (path, error);
  else if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    {
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *name = g_filename_display_name (folder);
      if (g_file_test (folder, G_FILE_TEST_IS_DIR))
        _td_error_set_not_found (path, error);
      else
        g_set_error (error,
                     TD_ERROR,
                     TD_ERROR_NOT_FOUND,
                     _ ("There is no folder “%s”. Make it first or choose another one."),
                     name);
    }
  else if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    _td_error_set_read_only (path, error);
  else
    set_io (path, g_strerror (saved_errno), error);
}

void
_td_database_set_error (TdDatabase *database, int rc, GError **error)
{
  /* SQLite forgets to ask for it when a COMMIT fails; then nothing came after it. */
  int last_errno = errno;
  int saved_errno = sqlite3_system_errno (database->db);
  bool is_full = means_full (saved_errno != 0 ? saved_errno : last_errno);
  g_autofree char *name = g_filename_display_name (database->path);
  const char *detail = sqlite3_errmsg (database->db);

  g_debug ("%s: result %d, errno %d: %s", name, rc, saved_errno, detail);
  switch (rc & 0xff)
    {
    case SQLITE_NOTADB:
      _td_error_set_not_workspace (database->path, error);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_MISMATCH:
      g_set_error (
          error, TD_ERROR, TD_ERROR_CORRUPT, _ ("“%s” is damaged; it was left as it is."), name);
      break;
    case SQLITE_FULL:
      set_full (database->path, error);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      _td_error_set_read_only (database->path, error);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      _td_lock_set_error (database->path, error);
      break;
    case SQLITE_CONSTRAINT:
      /* td_changes_check() says this better; here is what slipped through it. */
      g_set_error (
          error,
          TD_ERROR,
          TD_ERROR_RULE,
          _ ("This does not fit the other data of the workspace, so nothing was changed (%s)."),
          detail);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CANCELLED, _ ("Cancelled."));
      break;
    case SQLITE_IOERR:
      if (rc == SQLITE_IOERR_SHORT_READ || rc == SQLITE_IOERR_CORRUPTFS)
        g_set_error (
            error, TD_ERROR, TD_ERROR_CORRUPT, _ ("“%s” is damaged; it was left as it is."), name);
      else if (is_full)
        set_full (database->path, error);
      else
        set_io (database->path, saved_errno != 0 ? g_strerror (saved_errno) : detail, error);
      break;
    case SQLITE_CANTOPEN:
      if (saved_errno == ENOENT || saved_errno == EACCES || saved_errno == EROFS || is_full)
        _td_error_set_system (database->path, saved_errno, error);
      else
        set_io (database->path, saved_errno != 0 ? g_strerror (saved_errno) : detail, error);
      break;
    default:
      set_io (database->path, detail, error);
      break;
    }
}

/* With this SQL function the triggers of the journal refuse what no change group stands for. */
static void
journaled_cb (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const TdJournalState *journal = sqlite3_user_data (context);

  if (journal->group == 0)
    sqlite3_result_error (context, "written without a change group", -1);
  else
    sqlite3_result_value (context, arguments[0]);
}

static bool
set_config (TdDatabase *database, int option, int value, GError **error)
{
  int now = -1;
  int rc = sqlite3_db_config (database->db, option, value, &now);

  if (rc == SQLITE_OK && now == value)
    return true;
  set_io (database->path, "sqlite3_db_config", error);
  return false;
}

static bool
set_pragma (TdDatabase *database, const char *set, const char *get, int64_t value, GError **error)
{
  int64_t now;

  if (!_td_database_exec (database, set, error)
      || !_td_database_get_int (database, get, &now, error))
    return false;
  if (now == value)
    return true;
  set_io (database->path, set, error);
  return false;
}

static bool
check_application (TdDatabase *database, GError **error)
{
  int64_t application;

  if (!_td_database_get_int (database, "PRAGMA application_id", &application, error))
    return false;
  if (application == TD_APPLICATION_ID)
    return true;
  _td_error_set_not_workspace (database->path, error);
  return false;
}

static bool
configure (TdDatabase *database, bool remote, GError **error)
{
  bool is_new = database->mode == TD_DATABASE_CREATE || database->mode == TD_DATABASE_MEMORY;
  bool writes = database->mode == TD_DATABASE_WRITE || database->mode == TD_DATABASE_CREATE;
  int rc;

  /* Before the first read: a remote file is locked from then on, and needs no shared memory. */
  if (remote && writes && !_td_database_exec (database, "PRAGMA locking_mode = EXCLUSIVE", error))
    return false;
  if (!is_new && !check_application (database, error))
    return false;
  if (!set_config (database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, error)
      || !set_config (database, SQLITE_DBCONFIG_DEFENSIVE, 1, error)
      || !set_config (database, SQLITE_DBCONFIG_ENABLE_FKEY, 1, error)
      /* The file has none of its own: what it brings along is a stranger's. TEMP ones go on. */
      || !set_config (database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, error)
      || !set_config (database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, error)
      || !set_pragma (database, "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1, error)
      || !set_pragma (database, "PRAGMA synchronous = FULL", "PRAGMA synchronous", 2, error)
      || !set_pragma (database, "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2, error))
    return false;
  if (database->mode == TD_DATABASE_FOLLOW
      && !set_pragma (database, "PRAGMA query_only = ON", "PRAGMA query_only", 1, error))
    return false;
  if (writes)
    {
      g_autofree char *cache = g_strdup_printf ("PRAGMA cache_size = -%d", CACHE_KIB);
      g_autofree char *log = g_strdup_printf ("PRAGMA wal_autocheckpoint = %d", LOG_PAGES);
      if (!set_pragma (database, cache, "PRAGMA cache_size", -CACHE_KIB, error)
          || !set_pragma (database, log, "PRAGMA wal_autocheckpoint", LOG_PAGES, error))
        return false;
    }
  rc = sqlite3_create_function_v2 (database->db,
                                   "td_journaled",
                                   1,
                                   SQLITE_UTF8,
                                   &database->journal,
                                   journaled_cb,
                                   NULL,
                                   NULL,
                                   NULL);
  if (rc == SQLITE_OK)
    return true;
  _td_database_set_error (database, rc, error);
  return false;
}

TdDatabase *
_td_database_open (const char *path, TdDatabaseMode mode, bool remote, GError **error)
{
  static const struct
  {
    int flags;
    const char *query;
  } modes[] = {
    [TD_DATABASE_IMMUTABLE] = { SQLITE_OPEN_READONLY, "?immutable=1" },
    [TD_DATABASE_READ] = { SQLITE_OPEN_READONLY, "" },
    [TD_DATABASE_FOLLOW] = { SQLITE_OPEN_READWRITE, "" },
    [TD_DATABASE_WRITE] = { SQLITE_OPEN_READWRITE, "" },
    [TD_DATABASE_CREATE] = { SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "" },
    [TD_DATABASE_MEMORY] = { SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, "" },
  };
  g_autoptr (TdDatabase) database = g_new0 (TdDatabase, 1);
  g_autofree char *base = g_filename_to_uri (path, NULL, error);
  g_autofree char *uri = NULL;
  int rc;

  database->path = g_strdup (path);
  database->mode = mode;
  /* By the address of their text: hashing long texts would show when many rows are written. */
  database->statements
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)_td_statement_free);
  if (base == NULL)
    return NULL;
  uri = g_strconcat (base, modes[mode].query, NULL);
  rc = sqlite3_open_v2 (mode == TD_DATABASE_MEMORY ? ":memory:" : uri,
                        &database->db,
                        modes[mode].flags | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE
                            | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE,
                        NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_busy_timeout (database->db, BUSY_MS);
  if (rc != SQLITE_OK)
    {
      _td_database_set_error (database, rc, error);
      return NULL;
    }
  if (!configure (database, remote, error))
    return NULL;
  return g_steal_pointer (&database);
}

void
_td_database_close (TdDatabase *database)
{
  g_hash_table_unref (database->statements);
  /* Its statements are finalized, so it cannot be busy. */
  (void)sqlite3_close (database->db);
  g_free (database->path);
  g_free (database);
}

sqlite3 *
_td_database_get_sqlite (TdDatabase *database)
{
  return database->db;
}

TdJournalState *
_td_database_get_journal (TdDatabase *database)
{
  return &database->journal;
}

GHashTable *
_td_database_get_statements (TdDatabase *database)
{
  return database->statements;
}

bool
_td_database_exec (TdDatabase *database, const char *sql, GError **error)
{
  int rc = sqlite3_exec (database->db, sql, NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return true;
  _td_database_set_error (database, rc, error);
  return false;
}

bool
_td_database_get_int (TdDatabase *database, const char *sql, int64_t *value, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement = _td_statement_get (database, sql);

  if (_td_statement_step (statement, &local_error))
    {
      *value = _td_statement_get_int (statement, 0);
      _td_statement_reset (statement);
      return true;
    }
  if (local_error == NULL)
    set_io (database->path, sql, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

void
_td_database_rollback (TdDatabase *database)
{
  database->journal = (TdJournalState){ 0 };
  if (sqlite3_get_autocommit (database->db))
    return;
  /* It fails only where SQLite has rolled back by itself already. */
  (void)sqlite3_exec (database->db, "ROLLBACK", NULL, NULL, NULL);
}

bool
_td_database_set_wal (TdDatabase *database, bool wal)
{
  g_autoptr (GError) local_error = NULL;
  const char *mode = wal ? "wal" : "delete";
  TdStatement *statement = _td_statement_get (
      database, wal ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE");
  bool done = false;

  /* Who follows a workspace keeps it in WAL for as long as it follows: not worth a wait. */
  (void)sqlite3_busy_timeout (database->db, MODE_BUSY_MS); /* always succeeds */
  /* It can be refused without an error: what counts is the row it returns. */
  if (_td_statement_step (statement, &local_error))
    done = g_strcmp0 (_td_statement_get_text (statement, 0), mode) == 0;
  _td_statement_reset (statement);
  (void)sqlite3_busy_timeout (database->db, BUSY_MS); /* always succeeds */
  if (!done)
    g_debug ("journal mode %s refused: %s", mode, local_error != NULL ? local_error->message : "");
  return done;
}

char *
_td_database_get_journal_mode (TdDatabase *database)
{
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement = _td_statement_get (database, "PRAGMA journal_mode");
  char *mode = NULL;

  if (_td_statement_step (statement, &local_error))
    mode = _td_statement_dup_text (statement, 0);
  else if (local_error != NULL)
    g_debug ("journal mode unknown: %s", local_error->message);
  _td_statement_reset (statement);
  return mode;
}

bool
_td_database_checkpoint (TdDatabase *database)
{
  int rc;

  (void)sqlite3_busy_timeout (database->db, 0); /* always succeeds */
  rc = sqlite3_wal_checkpoint_v2 (database->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  (void)sqlite3_busy_timeout (database->db, BUSY_MS); /* always succeeds */
  return rc == SQLITE_OK;
}

bool
_td_database_copy (TdDatabase *source, TdDatabase *target, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->db, "main", source->db, "main");
  int rc = backup != NULL ? sqlite3_backup_step (backup, -1) : SQLITE_NOMEM;

  (void)sqlite3_backup_finish (backup); /* repeats the error of the last step */
  if (rc == SQLITE_DONE)
    return true;
  _td_database_set_error (source, rc, error);
  return false;
}

bool
_td_database_quick_check (TdDatabase *database, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement = _td_statement_get (database, "PRAGMA quick_check (1)");
  bool sound = false;

  if (_td_statement_step (statement, &local_error))
    {
      const char *text = _td_statement_get_text (statement, 0);
      sound = g_strcmp0 (text, "ok") == 0;
      if (!sound)
        {
          g_debug ("quick_check: %s", text);
          _td_database_set_error (database, SQLITE_CORRUPT, &local_error);
        }
      _td_statement_reset (statement);
    }
  else if (local_error == NULL)
    _td_database_set_error (database, SQLITE_CORRUPT, &local_error);
  if (!sound)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return sound;
}
