/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <sqlite3.h>

#include "model/td-types.h"

G_BEGIN_DECLS

/* "TDO1", in the header of each workspace. */
#define TD_APPLICATION_ID 0x54444F31

/**
 * TdDatabaseMode: what a connection may do.
 * @TD_DATABASE_IMMUTABLE: reads without a lock what nobody can be writing
 * @TD_DATABASE_READ: reads
 * @TD_DATABASE_FOLLOW: reads, but may complete what a crash left half done, which a plain reader
 * cannot
 * @TD_DATABASE_WRITE: reads and writes
 * @TD_DATABASE_CREATE: makes a file that is not there
 * @TD_DATABASE_MEMORY: a database without a file
 */
typedef enum
{
  TD_DATABASE_IMMUTABLE,
  TD_DATABASE_READ,
  TD_DATABASE_FOLLOW,
  TD_DATABASE_WRITE,
  TD_DATABASE_CREATE,
  TD_DATABASE_MEMORY,
} TdDatabaseMode;

/** TdDatabase: one connection with its prepared statements. */
typedef struct _TdDatabase TdDatabase;

/**
 * _td_database_open: opens a connection whose every setting was read back.
 * @remote: whether the file lies on a remote file system, where it is kept locked
 *
 * Returns: (transfer full): NULL with #TD_ERROR_NOT_WORKSPACE, CORRUPT, LOCKED, IO.
 */
TdDatabase *_td_database_open (const char *path, TdDatabaseMode mode, bool remote, GError **error);
void _td_database_close (TdDatabase *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDatabase, _td_database_close)

sqlite3 *_td_database_get_sqlite (TdDatabase *database);

/** _td_database_exec: runs statements that return nothing of interest. */
bool _td_database_exec (TdDatabase *database, const char *sql, GError **error);

/** _td_database_get_int: the one integer that a statement returns. */
bool _td_database_get_int (TdDatabase *database, const char *sql, int64_t *value, GError **error);

/** _td_database_rollback: ends a transaction, if there is one, as if it had not begun. */
void _td_database_rollback (TdDatabase *database);

/**
 * _td_database_set_wal: asks for a write-ahead log, or for a rollback journal.
 *
 * Returns: whether it is so now; another connection can prevent it.
 */
bool _td_database_set_wal (TdDatabase *database, bool wal);

/** _td_database_get_journal_mode: (transfer full) (nullable): "wal", "delete", … */
char *_td_database_get_journal_mode (TdDatabase *database);

/**
 * _td_database_checkpoint: brings the WAL into the file and empties it, without waiting for anyone.
 *
 * Returns: false when somebody is still reading from it.
 */
bool _td_database_checkpoint (TdDatabase *database);

/** _td_database_copy: makes @target, in memory, the same as @source. */
bool _td_database_copy (TdDatabase *source, TdDatabase *target, GError **error);

/** _td_database_set_error: says what @rc means for the user's file. */
void _td_database_set_error (TdDatabase *database, int rc, GError **error);

/** _td_database_quick_check: #TD_ERROR_CORRUPT when the file does not hold together. */
bool _td_database_quick_check (TdDatabase *database, GError **error);

/* The journal's place in this connection: the group that is being written. */
typedef struct
{
  const void *pending; /* borrowed: the TdAction of a group that has changed nothing yet */
  int64_t of;
  int64_t group; /* 0: none, and nothing may be written */
} TdJournalState;
TdJournalState *_td_database_get_journal (TdDatabase *database);

/** _td_database_get_statements: prepared statements; td-statement.c fills it. */
GHashTable *_td_database_get_statements (TdDatabase *database);

/* Sentences that several files need. */
void _td_error_set_not_found (const char *path, GError **error);
void _td_error_set_not_workspace (const char *path, GError **error);
void _td_error_set_read_only (const char *path, GError **error);
void _td_error_set_exists (const char *path, GError **error);

/** _td_error_set_system: @saved_errno of an operation on @path; no space left is #TD_ERROR_FULL. */
void _td_error_set_system (const char *path, int saved_errno, GError **error);

G_END_DECLS
