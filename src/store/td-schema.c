/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-schema.h"

/* The items of a record, in the order of TdItem. */
#define ITEMS                                                                                      \
  "carried_in", "newly_accepted", "entrusted", "withdrawn", "taken_up", "executed", "terminated",  \
      "reduced", "in_progress", "postponed_by_agreement", "other", "not_eligible", "postponed",    \
      "suspended", "separately_tracked", "total", "to_enforce", "eligible", "completed"

static const TdTable tables[TD_N_ROW_KINDS] = {
  [TD_ROW_UNIT] = {
    .number = 1,
    .name = "units",
    .id = "id",
    .key = "code = ?1",
    .n_keys = 1,
    .n_columns = 8,
    .columns = { "code", "name", "short_name", "kind", "parent", "valid_from", "valid_to",
                 "position" },
  },
  [TD_ROW_SUCCESSION] = {
    .number = 2,
    .name = "successions",
    .id = "id",
    .key = "predecessor = ?1 AND successor = ?2 AND date = ?3",
    .n_keys = 3,
    .n_columns = 5,
    .columns = { "predecessor", "successor", "date", "share_cases", "share_money" },
  },
  [TD_ROW_OFFICER] = {
    .number = 3,
    .name = "officers",
    .id = "id",
    .key = "unit = ?1 AND code = ?2 AND IFNULL (valid_from, '') = IFNULL (?3, '')",
    .n_keys = 3,
    .n_columns = 5,
    .columns = { "unit", "code", "valid_from", "name", "valid_to" },
  },
  [TD_ROW_TARGET] = {
    .number = 4,
    .name = "targets",
    .id = "id",
    .key = "unit = ?1 AND IFNULL (officer, '') = IFNULL (?2, '') AND work_year = ?3"
           " AND measure = ?4 AND IFNULL (valid_from, '') = IFNULL (?5, '')",
    .n_keys = 5,
    .n_columns = 8,
    .columns = { "unit", "officer", "work_year", "measure", "valid_from", "rate", "rule",
                 "document" },
  },
  [TD_ROW_CUT] = {
    .number = 5,
    .name = "cuts",
    .id = "as_of",
    .key = "as_of = ?1",
    .has_cut = true,
    .n_keys = 1,
    .n_columns = 4,
    .columns = { "as_of", "closed", "revision", "note" },
  },
  [TD_ROW_SETTING] = {
    .number = 6,
    .name = "settings",
    .id = "id",
    .key = "key = ?1",
    .n_keys = 1,
    .n_columns = 2,
    .columns = { "key", "value" },
  },
  [TD_ROW_RECORD] = {
    .number = 7,
    .name = "records",
    .id = "id",
    .key = "as_of = ?1 AND unit = ?2 AND IFNULL (officer, 0) = IFNULL (?3, 0) AND measure = ?4",
    .has_cut = true,
    .n_keys = 4,
    .n_columns = 4 + TD_N_STORED_ITEMS + 1,
    .columns = { "as_of", "unit", "officer", "measure", ITEMS, "own" },
  },
  [TD_ROW_PLAN] = {
    .number = 8,
    .name = "plans",
    .id = "id",
    .key = "unit = ?1 AND IFNULL (officer, '') = IFNULL (?2, '') AND measure = ?3 AND month = ?4",
    .n_keys = 4,
    .n_columns = 5,
    .columns = { "unit", "officer", "measure", "month", "completed" },
  },
  [TD_ROW_EXPLANATION] = {
    .number = 9,
    .name = "explanations",
    .id = "id",
    /* No part of the cut: a finding is explained in a closed one too. */
    .key = "as_of = ?1 AND unit = ?2 AND IFNULL (officer, '') = IFNULL (?3, '') AND measure = ?4"
           " AND code = ?5 AND item = ?6",
    .n_keys = 6,
    .n_columns = 9,
    .columns = { "as_of", "unit", "officer", "measure", "code", "item", "expected", "found",
                 "note" },
  },
  [TD_ROW_PAPER] = {
    .number = 10,
    .name = "papers",
    .id = "id",
    /* No part of the cut either: a paper stays when the figures it took are closed or gone. */
    .key = "id = ?1",
    .n_keys = 1,
    .n_columns = 10,
    .columns = { "id", "kind", "title", "as_of", "unit", "issued", "number", "state", "revision",
                 "last_group" },
  },
  [TD_ROW_PAPER_BLOCK] = {
    .number = 11,
    .name = "paper_blocks",
    .id = "id",
    .key = "paper = ?1 AND position = ?2",
    .n_keys = 2,
    .n_columns = 3,
    .columns = { "paper", "position", "content" },
  },
};

/*
 * Steps that were released never change. The key of a target or stay without a first day has ''
 * there, since NULLs never equal one another in an index.
 */
static const TdMigration steps[] = {
  { 1,
    "CREATE TABLE units ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  code TEXT NOT NULL UNIQUE,"
    "  name TEXT NOT NULL,"
    "  short_name TEXT,"
    "  kind TEXT NOT NULL CHECK (kind IN ('agency', 'department', 'regional')),"
    "  parent INTEGER REFERENCES units (id),"
    "  valid_from INTEGER,"
    "  valid_to INTEGER,"
    "  position INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX units_parent ON units (parent);"

    "CREATE TABLE successions ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  predecessor INTEGER NOT NULL REFERENCES units (id),"
    "  successor INTEGER NOT NULL REFERENCES units (id),"
    "  date INTEGER NOT NULL,"
    "  share_cases INTEGER NOT NULL CHECK (share_cases BETWEEN 0 AND 1000000),"
    "  share_money INTEGER NOT NULL CHECK (share_money BETWEEN 0 AND 1000000),"
    "  UNIQUE (predecessor, successor, date)"
    ") STRICT;"
    "CREATE INDEX successions_successor ON successions (successor);"

    "CREATE TABLE officers ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  unit INTEGER NOT NULL REFERENCES units (id),"
    "  code TEXT NOT NULL,"
    "  valid_from INTEGER,"
    "  name TEXT NOT NULL,"
    "  valid_to INTEGER"
    ") STRICT;"
    "CREATE UNIQUE INDEX officers_key ON officers (unit, code, IFNULL (valid_from, ''));"

    "CREATE TABLE targets ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  unit INTEGER NOT NULL REFERENCES units (id),"
    "  officer TEXT,"
    "  work_year INTEGER NOT NULL,"
    "  measure INTEGER NOT NULL CHECK (measure IN (0, 1)),"
    "  valid_from INTEGER,"
    "  rate INTEGER NOT NULL CHECK (rate >= 0),"
    "  rule TEXT NOT NULL CHECK (rule IN ('ge', 'gt')),"
    "  document TEXT"
    ") STRICT;"
    "CREATE UNIQUE INDEX targets_key"
    "  ON targets (unit, IFNULL (officer, ''), work_year, measure, IFNULL (valid_from, ''));"

    "CREATE TABLE cuts ("
    "  as_of INTEGER PRIMARY KEY,"
    "  closed INTEGER NOT NULL CHECK (closed IN (0, 1)),"
    "  revision INTEGER NOT NULL CHECK (revision >= 0),"
    "  note TEXT"
    ") STRICT;"

    "CREATE TABLE settings ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  key TEXT NOT NULL UNIQUE,"
    "  value TEXT NOT NULL"
    ") STRICT;"

    "CREATE TABLE records ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  as_of INTEGER NOT NULL REFERENCES cuts (as_of),"
    "  unit INTEGER NOT NULL REFERENCES units (id),"
    "  officer INTEGER REFERENCES officers (id),"
    "  measure INTEGER NOT NULL CHECK (measure IN (0, 1)),"
    "  carried_in INTEGER,"
    "  newly_accepted INTEGER,"
    "  entrusted INTEGER,"
    "  withdrawn INTEGER,"
    "  taken_up INTEGER,"
    "  executed INTEGER,"
    "  terminated INTEGER,"
    "  reduced INTEGER,"
    "  in_progress INTEGER,"
    "  postponed_by_agreement INTEGER,"
    "  other INTEGER,"
    "  not_eligible INTEGER,"
    "  postponed INTEGER,"
    "  suspended INTEGER,"
    "  separately_tracked INTEGER,"
    "  total INTEGER,"
    "  to_enforce INTEGER,"
    "  eligible INTEGER,"
    "  completed INTEGER"
    ") STRICT;"
    "CREATE UNIQUE INDEX records_key ON records (as_of, unit, IFNULL (officer, 0), measure);"

    "CREATE TABLE journal_groups ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  made_at TEXT NOT NULL,"
    "  who TEXT NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  unit TEXT,"
    "  officer TEXT,"
    "  as_of INTEGER,"
    "  detail TEXT,"
    "  note TEXT,"
    "  of_group INTEGER REFERENCES journal_groups (id),"
    "  first_row INTEGER NOT NULL,"
    "  last_row INTEGER NOT NULL,"
    "  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1, 2)),"
    "  schema_version INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX journal_groups_of ON journal_groups (of_group) WHERE of_group IS NOT NULL;"
    "CREATE INDEX journal_groups_undone ON journal_groups (id) WHERE undone = 1;"

    "CREATE TABLE journal_rows ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  table_number INTEGER NOT NULL,"
    "  op TEXT NOT NULL,"
    "  row_id INTEGER NOT NULL,"
    "  as_of INTEGER,"
    "  data TEXT"
    ") STRICT;"
    "CREATE INDEX journal_rows_row ON journal_rows (table_number, row_id) WHERE op <> 'i';" },

  { 2,
    "ALTER TABLE records ADD COLUMN own TEXT;"

    "CREATE TABLE plans ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  unit INTEGER NOT NULL REFERENCES units (id),"
    "  officer TEXT,"
    "  measure INTEGER NOT NULL CHECK (measure IN (0, 1)),"
    "  month INTEGER NOT NULL,"
    "  completed INTEGER NOT NULL CHECK (completed >= 0)"
    ") STRICT;"
    "CREATE UNIQUE INDEX plans_key ON plans (unit, IFNULL (officer, ''), measure, month);"

    "CREATE TABLE explanations ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  as_of INTEGER NOT NULL REFERENCES cuts (as_of),"
    "  unit INTEGER NOT NULL REFERENCES units (id),"
    "  officer TEXT,"
    "  measure INTEGER NOT NULL CHECK (measure IN (0, 1)),"
    "  code TEXT NOT NULL,"
    "  item TEXT NOT NULL,"
    "  expected INTEGER NOT NULL,"
    "  found INTEGER NOT NULL,"
    "  note TEXT NOT NULL"
    ") STRICT;"
    "CREATE UNIQUE INDEX explanations_key"
    "  ON explanations (as_of, unit, IFNULL (officer, ''), measure, code, item);"
    "CREATE INDEX explanations_unit ON explanations (unit);" },

  { 3,
    "CREATE TABLE papers ("
    "  id INTEGER PRIMARY KEY CHECK (id >= 1),"
    "  kind TEXT NOT NULL,"
    "  title TEXT NOT NULL,"
    "  as_of INTEGER NOT NULL,"
    "  unit TEXT,"
    "  issued INTEGER NOT NULL,"
    "  number TEXT,"
    "  state TEXT NOT NULL CHECK (state IN ('draft', 'issued')),"
    "  revision INTEGER NOT NULL CHECK (revision >= 0),"
    "  last_group INTEGER NOT NULL CHECK (last_group >= 0)"
    ") STRICT;"

    "CREATE TABLE paper_blocks ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  paper INTEGER NOT NULL REFERENCES papers (id),"
    "  position INTEGER NOT NULL CHECK (position >= 0),"
    "  content TEXT NOT NULL,"
    "  UNIQUE (paper, position)"
    ") STRICT;" },
};

static const TdMigration *test_steps;
static guint n_test_steps;

const TdTable *
_td_table_get (TdRowKind kind)
{
  return &tables[kind];
}

bool
_td_table_find (int64_t number, TdRowKind *kind)
{
  for (guint i = 0; i < TD_N_ROW_KINDS; i++)
    if (tables[i].number == number)
      {
        *kind = (TdRowKind)i;
        return true;
      }
  return false;
}

/* Appends a piece for each column from @first on, with separators; %s in it is the column. */
static void
append_columns (
    GString *sql, const TdTable *table, guint first, const char *piece, const char *separator)
{
  for (guint i = first; i < table->n_columns; i++)
    {
      g_auto (GStrv) parts = g_strsplit (piece, "@", -1);
      g_autofree char *text = g_strjoinv (table->columns[i], parts);
      g_string_append_printf (sql, "%s%s", i > first ? separator : "", text);
    }
}

static void
append_insert (GString *sql, const TdTable *table, guint n_rows)
{
  g_string_append_printf (sql, "INSERT INTO %s (", table->name);
  append_columns (sql, table, 0, "@", ", ");
  g_string_append (sql, ") VALUES ");
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append (sql, row > 0 ? ", (" : "(");
      for (guint i = 0; i < table->n_columns; i++)
        g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", row * table->n_columns + i + 1);
      g_string_append_c (sql, ')');
    }
}

static void
append_trigger (
    GString *sql, const TdTable *table, const char *event, const char *op, const char *row)
{
  g_autofree char *as_of = table->has_cut ? g_strconcat (row, ".as_of", NULL) : g_strdup ("NULL");

  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER journal_%s_%s AFTER %s ON main.%s BEGIN"
                          " INSERT INTO journal_rows"
                          " (table_number, op, row_id, as_of, data)"
                          " VALUES (td_journaled (%d), '%s', %s.%s, %s, ",
                          table->name,
                          op,
                          event,
                          table->name,
                          table->number,
                          op,
                          row,
                          table->id,
                          as_of);
}

/*
 * TEMP, since stored ones may not use JSON functions with trusted_schema off. The JSON is put
 * together from text: only what changed, or is there, may stand in it.
 */
static void
append_triggers (GString *sql, const TdTable *table)
{
  append_trigger (sql, table, "INSERT", "i", "NEW");
  g_string_append (sql, "NULL); END;");

  append_trigger (sql, table, "UPDATE", "u", "NEW");
  g_string_append (sql, "'{' || SUBSTR (");
  append_columns (sql,
                  table,
                  table->n_keys,
                  "IIF (OLD.@ IS NEW.@, '', ',\"@\":' || JSON_ARRAY (OLD.@, NEW.@))",
                  " || ");
  g_string_append (sql, ", 2) || '}'); END;");

  append_trigger (sql, table, "DELETE", "d", "OLD");
  g_string_append (sql, "'{' || SUBSTR (");
  append_columns (
      sql, table, 0, "IIF (OLD.@ IS NULL, '', ',\"@\":' || JSON_QUOTE (OLD.@))", " || ");
  g_string_append (sql, ", 2) || '}'); END;");
}

static char *
make_sql (const TdTable *table, TdTableSql which)
{
  GString *sql = g_string_new (NULL);

  switch (which)
    {
    case TD_SQL_FIND:
      g_string_append_printf (sql, "SELECT %s, ", table->id);
      append_columns (sql, table, 0, "@", ", ");
      g_string_append_printf (sql, " FROM %s WHERE %s", table->name, table->key);
      break;
    case TD_SQL_GET:
      g_string_append (sql, "SELECT ");
      append_columns (sql, table, 0, "@", ", ");
      g_string_append_printf (sql, " FROM %s WHERE %s = ?1", table->name, table->id);
      break;
    case TD_SQL_INSERT:
      append_insert (sql, table, 1);
      break;
    case TD_SQL_INSERT_BATCH:
      append_insert (sql, table, TD_BATCH);
      break;
    case TD_SQL_UPDATE:
      g_string_append_printf (sql, "UPDATE %s SET ", table->name);
      for (guint i = table->n_keys; i < table->n_columns; i++)
        g_string_append_printf (sql,
                                "%s%s = ?%u",
                                i > table->n_keys ? ", " : "",
                                table->columns[i],
                                i - table->n_keys + 1);
      g_string_append_printf (
          sql, " WHERE %s = ?%u", table->id, table->n_columns - table->n_keys + 1);
      break;
    case TD_SQL_DELETE:
      g_string_append_printf (sql, "DELETE FROM %s WHERE %s = ?1", table->name, table->id);
      break;
    case TD_SQL_RESTORE:
      /* Where the id is one of the columns, it stands in the JSON too. */
      g_string_append_printf (sql, "INSERT INTO %s (", table->name);
      if (!g_str_equal (table->id, table->columns[0]))
        g_string_append_printf (sql, "%s, ", table->id);
      append_columns (sql, table, 0, "@", ", ");
      g_string_append (sql, ") VALUES (");
      if (!g_str_equal (table->id, table->columns[0]))
        g_string_append (sql, "?1, ");
      append_columns (sql, table, 0, "JSON_EXTRACT (?2, '$.@')", ", ");
      g_string_append_c (sql, ')');
      break;
    case TD_SQL_REVERT:
      g_string_append_printf (sql, "UPDATE %s SET ", table->name);
      append_columns (sql,
                      table,
                      table->n_keys,
                      "@ = IIF (JSON_TYPE (?2, '$.@') IS NULL, @, JSON_EXTRACT (?2, '$.@[0]'))",
                      ", ");
      g_string_append_printf (sql, " WHERE %s = ?1 AND ", table->id);
      append_columns (sql,
                      table,
                      table->n_keys,
                      "(JSON_TYPE (?2, '$.@') IS NULL OR @ IS JSON_EXTRACT (?2, '$.@[1]'))",
                      " AND ");
      break;
    case TD_SQL_TRIGGERS:
      append_triggers (sql, table);
      break;
    default:
      break;
    }
  return g_string_free (sql, FALSE);
}

const char *
_td_table_get_sql (TdRowKind kind, TdTableSql sql)
{
  static char *made[TD_N_ROW_KINDS][TD_N_TABLE_SQL];

  if (g_once_init_enter (&made[kind][sql]))
    g_once_init_leave (&made[kind][sql], make_sql (&tables[kind], sql));
  return made[kind][sql];
}

static const TdMigration *
get_steps (guint *n_steps)
{
  *n_steps = test_steps != NULL ? n_test_steps : G_N_ELEMENTS (steps);
  return test_steps != NULL ? test_steps : steps;
}

bool
_td_schema_get_version (TdDatabase *database, int *version, GError **error)
{
  int64_t value;

  if (!_td_database_get_int (database, "PRAGMA user_version", &value, error))
    return false;
  *version = (int)value;
  return true;
}

int
_td_schema_get_newest (void)
{
  guint n_steps;
  const TdMigration *all = get_steps (&n_steps);
  return all[n_steps - 1].version;
}

static bool
run_step (TdDatabase *database, const TdMigration *step, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", step->version);
  g_autofree char *application = g_strdup_printf ("PRAGMA application_id = %d", TD_APPLICATION_ID);

  return _td_database_exec (database, "BEGIN IMMEDIATE", error)
         && _td_database_exec (database, step->sql, error)
         && _td_database_exec (database, application, error)
         && _td_database_exec (database, version, error)
         && _td_database_exec (database, "COMMIT", error);
}

bool
_td_schema_migrate (TdDatabase *database, GError **error)
{
  guint n_steps;
  const TdMigration *all = get_steps (&n_steps);
  int version;

  if (!_td_schema_get_version (database, &version, error))
    return false;
  for (guint i = 0; i < n_steps; i++)
    if (all[i].version > version && !run_step (database, &all[i], error))
      {
        _td_database_rollback (database);
        return false;
      }
  return true;
}

void
_td_schema_set_steps_for_tests (const TdMigration *all, guint n_steps)
{
  test_steps = all;
  n_test_steps = n_steps;
}
