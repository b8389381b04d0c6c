/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-database.h"

#include "model/td-changes.h"

G_BEGIN_DECLS

/* The format that this program writes, in PRAGMA user_version. */
#define TD_SCHEMA_VERSION 3

#define TD_MAX_COLUMNS 24

/**
 * TdTable: one journaled table, from which its triggers and statements are made.
 * @number: how the journal names it; never changes
 * @id: the column by which the journal knows a row
 * @columns: all columns but an id that says nothing; the key first
 * @key: finds a row by its key: parameter n is column n
 * @has_cut: whether it has a column as_of
 */
typedef struct
{
  int number;
  const char *name;
  const char *id;
  const char *key;
  bool has_cut;
  guint n_keys;
  guint n_columns;
  const char *columns[TD_MAX_COLUMNS];
} TdTable;

/** _td_table_get: (transfer none): the table of rows of that kind. */
const TdTable *_td_table_get (TdRowKind kind);

/** _td_table_find: the kind of rows that the journal calls @number. */
bool _td_table_find (int64_t number, TdRowKind *kind);

/**
 * TdTableSql: the statements made from a table.
 * @TD_SQL_FIND: id and columns by the key
 * @TD_SQL_GET: columns by id
 * @TD_SQL_INSERT: a row: parameter n is column n
 * @TD_SQL_INSERT_BATCH: #TD_BATCH rows one after the other
 * @TD_SQL_UPDATE: the columns that are no key, by id in the last parameter
 * @TD_SQL_DELETE: by id
 * @TD_SQL_RESTORE: undoes a removal: id, the row as JSON
 * @TD_SQL_REVERT: undoes an update where its result still stands: id, the columns as JSON
 * @TD_SQL_TRIGGERS: makes the triggers of the journal
 */
typedef enum
{
  TD_SQL_FIND,
  TD_SQL_GET,
  TD_SQL_INSERT,
  TD_SQL_INSERT_BATCH,
  TD_SQL_UPDATE,
  TD_SQL_DELETE,
  TD_SQL_RESTORE,
  TD_SQL_REVERT,
  TD_SQL_TRIGGERS,
} TdTableSql;
#define TD_N_TABLE_SQL 9

/* Rows a statement inserts at once: with fewer the overhead of a statement shows. */
#define TD_BATCH 20

/** _td_table_get_sql: (transfer none): a statement for the table of @kind. */
const char *_td_table_get_sql (TdRowKind kind, TdTableSql sql);

/** TdMigration: one step of the ladder, from the version before to the @version. */
typedef struct
{
  int version;
  const char *sql;
} TdMigration;

/** _td_schema_get_version: the version of the workspace, and the one this program writes. */
bool _td_schema_get_version (TdDatabase *database, int *version, GError **error);
int _td_schema_get_newest (void);

/**
 * _td_schema_migrate: brings a workspace to the newest version, each step and its version in one
 * transaction. A new file gets everything.
 */
bool _td_schema_migrate (TdDatabase *database, GError **error);

/** _td_schema_set_steps_for_tests: a longer ladder; NULL for the real one. */
void _td_schema_set_steps_for_tests (const TdMigration *steps, guint n_steps);

G_END_DECLS
