/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-statement.h"

struct _TdStatement
{
  TdDatabase *database; /* borrowed: it owns the statement */
  sqlite3_stmt *stmt;   /* owned */
  int prepared;         /* result of preparing */
  int rc;               /* first failure since the last reset */
};

static void
keep (TdStatement *statement, int rc)
{
  if (rc != SQLITE_OK && statement->rc == SQLITE_OK)
    statement->rc = rc;
}

TdStatement *
_td_statement_get (TdDatabase *database, const char *sql)
{
  GHashTable *statements = _td_database_get_statements (database);
  TdStatement *statement = g_hash_table_lookup (statements, sql);

  if (statement == NULL)
    {
      statement = g_new0 (TdStatement, 1);
      statement->database = database;
      statement->prepared = sqlite3_prepare_v3 (_td_database_get_sqlite (database),
                                                sql,
                                                -1,
                                                SQLITE_PREPARE_PERSISTENT,
                                                &statement->stmt,
                                                NULL);
      statement->rc = statement->prepared;
      g_hash_table_insert (statements, (gpointer)sql, statement);
      if (statement->prepared != SQLITE_OK)
        g_debug ("%s: %s", sqlite3_errmsg (_td_database_get_sqlite (database)), sql);
    }
  else if (statement->prepared != SQLITE_OK)
    {
      /* The reason can have passed, as when the file was locked. */
      (void)sqlite3_finalize (statement->stmt); /* NULL: preparing failed */
      statement->prepared = sqlite3_prepare_v3 (_td_database_get_sqlite (database),
                                                sql,
                                                -1,
                                                SQLITE_PREPARE_PERSISTENT,
                                                &statement->stmt,
                                                NULL);
      statement->rc = statement->prepared;
    }
  else
    {
      _td_statement_reset (statement);
      (void)sqlite3_clear_bindings (statement->stmt); /* always succeeds */
    }
  return statement;
}

void
_td_statement_free (TdStatement *statement)
{
  (void)sqlite3_finalize (statement->stmt); /* repeats the error of the last step */
  g_free (statement);
}

void
_td_statement_bind_int (TdStatement *statement, int parameter, int64_t value)
{
  if (statement->prepared == SQLITE_OK)
    keep (statement, sqlite3_bind_int64 (statement->stmt, parameter, value));
}

void
_td_statement_bind_null (TdStatement *statement, int parameter)
{
  if (statement->prepared == SQLITE_OK)
    keep (statement, sqlite3_bind_null (statement->stmt, parameter));
}

void
_td_statement_bind_text (TdStatement *statement, int parameter, const char *text)
{
  if (statement->prepared == SQLITE_OK)
    keep (statement, sqlite3_bind_text (statement->stmt, parameter, text, -1, SQLITE_TRANSIENT));
}

void
_td_statement_bind_day (TdStatement *statement, int parameter, TdDay day)
{
  if (day == TD_DAY_NONE)
    _td_statement_bind_null (statement, parameter);
  else
    _td_statement_bind_int (statement, parameter, day);
}

bool
_td_statement_step (TdStatement *statement, GError **error)
{
  if (statement->rc == SQLITE_OK)
    {
      int rc = sqlite3_step (statement->stmt);
      if (rc == SQLITE_ROW)
        return true;
      if (rc == SQLITE_DONE)
        {
          _td_statement_reset (statement);
          return false;
        }
      keep (statement, rc);
    }
  _td_database_set_error (statement->database, statement->rc, error);
  _td_statement_reset (statement);
  return false;
}

bool
_td_statement_run (TdStatement *statement, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (_td_statement_step (statement, &local_error))
    continue;
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

void
_td_statement_reset (TdStatement *statement)
{
  if (statement->prepared != SQLITE_OK)
    return;
  (void)sqlite3_reset (statement->stmt); /* repeats the error of the last step */
  statement->rc = SQLITE_OK;
}

bool
_td_statement_is_null (TdStatement *statement, int column)
{
  return sqlite3_column_type (statement->stmt, column) == SQLITE_NULL;
}

int64_t
_td_statement_get_int (TdStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->stmt, column);
}

bool
_td_statement_read_int (TdStatement *statement, int column, int64_t *value)
{
  sqlite3_value *field = sqlite3_column_value (statement->stmt, column);

  if (sqlite3_value_type (field) == SQLITE_NULL)
    return false;
  *value = sqlite3_value_int64 (field);
  return true;
}

const char *
_td_statement_get_text (TdStatement *statement, int column)
{
  return (const char *)sqlite3_column_text (statement->stmt, column);
}

char *
_td_statement_dup_text (TdStatement *statement, int column)
{
  return g_strdup (_td_statement_get_text (statement, column));
}

TdDay
_td_statement_get_day (TdStatement *statement, int column)
{
  return _td_statement_is_null (statement, column)
             ? TD_DAY_NONE
             : (TdDay)sqlite3_column_int (statement->stmt, column);
}
