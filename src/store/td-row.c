/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-row.h"

#include <string.h>

#include "td-statement.h"

static void
bind_value (TdStatement *statement, guint parameter, const TdValue *value)
{
  switch (value->type)
    {
    case TD_VALUE_INT:
      _td_statement_bind_int (statement, (int)parameter, value->number);
      break;
    case TD_VALUE_TEXT:
      _td_statement_bind_text (statement, (int)parameter, value->text);
      break;
    case TD_VALUE_NULL: /* as a parameter that nothing is bound to */
    default:
      break;
    }
}

static bool
column_equals (TdStatement *statement, guint column, const TdValue *value)
{
  if (_td_statement_is_null (statement, (int)column))
    return value->type == TD_VALUE_NULL;
  if (value->type == TD_VALUE_INT)
    return _td_statement_get_int (statement, (int)column) == value->number;
  return value->type == TD_VALUE_TEXT
         && strcmp (_td_statement_get_text (statement, (int)column), value->text) == 0;
}

bool
_td_row_find (TdDatabase *database,
              TdRowKind kind,
              const TdValue *row,
              TdFound *found,
              int64_t *id,
              GError **error)
{
  const TdTable *table = _td_table_get (kind);
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement = _td_statement_get (database, _td_table_get_sql (kind, TD_SQL_FIND));

  *found = TD_FOUND_NONE;
  for (guint i = 0; i < table->n_keys; i++)
    bind_value (statement, i + 1, &row[i]);
  if (_td_statement_step (statement, &local_error))
    {
      *found = TD_FOUND_EQUAL;
      *id = _td_statement_get_int (statement, 0);
      for (guint i = table->n_keys; *found == TD_FOUND_EQUAL && i < table->n_columns; i++)
        if (!column_equals (statement, i + 1, &row[i]))
          *found = TD_FOUND_DIFFERENT;
      _td_statement_reset (statement);
    }
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

bool
_td_row_insert (TdDatabase *database, TdRowKind kind, const TdValue *row, GError **error)
{
  const TdTable *table = _td_table_get (kind);
  TdStatement *statement = _td_statement_get (database, _td_table_get_sql (kind, TD_SQL_INSERT));

  for (guint i = 0; i < table->n_columns; i++)
    bind_value (statement, i + 1, &row[i]);
  return _td_statement_run (statement, error);
}

bool
_td_row_insert_batch (TdDatabase *database, TdRowKind kind, const TdRow *rows, GError **error)
{
  const TdTable *table = _td_table_get (kind);
  TdStatement *statement
      = _td_statement_get (database, _td_table_get_sql (kind, TD_SQL_INSERT_BATCH));

  for (guint row = 0; row < TD_BATCH; row++)
    for (guint i = 0; i < table->n_columns; i++)
      bind_value (statement, row * table->n_columns + i + 1, &rows[row][i]);
  return _td_statement_run (statement, error);
}

bool
_td_row_update (
    TdDatabase *database, TdRowKind kind, const TdValue *row, int64_t id, GError **error)
{
  const TdTable *table = _td_table_get (kind);
  TdStatement *statement = _td_statement_get (database, _td_table_get_sql (kind, TD_SQL_UPDATE));

  for (guint i = table->n_keys; i < table->n_columns; i++)
    bind_value (statement, i - table->n_keys + 1, &row[i]);
  _td_statement_bind_int (statement, (int)(table->n_columns - table->n_keys) + 1, id);
  return _td_statement_run (statement, error);
}
