/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-journal.h"

#include <glib/gi18n-lib.h>

#include "td-schema.h"
#include "td-statement.h"

#include "model/td-day.h"

/* What a group is to undo and redo, in journal_groups.undone. */
enum
{
  STATE_DONE = 0,
  STATE_UNDONE = 1,   /* redo can bring it back */
  STATE_ABANDONED = 2 /* undone, and a later edit ended redo */
};

/* The columns of TD_GROUP_COLUMNS. */
enum
{
  GROUP_ID,
  GROUP_MADE_AT,
  GROUP_WHO,
  GROUP_KIND,
  GROUP_UNIT,
  GROUP_OFFICER,
  GROUP_AS_OF,
  GROUP_DETAIL,
  GROUP_NOTE,
  GROUP_UNDONE,
  GROUP_OF,
  GROUP_SCHEMA_VERSION,
  GROUP_N_ROWS,
};

void
_td_touched_init (TdTouched *touched)
{
  *touched = (TdTouched){ .cuts = g_hash_table_new (NULL, NULL) };
}

void
_td_touched_clear (TdTouched *touched)
{
  g_clear_pointer (&touched->cuts, g_hash_table_unref);
}

void
_td_touched_add (TdTouched *touched, TdRowKind kind, TdDay as_of)
{
  switch (kind)
    {
    case TD_ROW_UNIT:
    case TD_ROW_SUCCESSION:
    case TD_ROW_OFFICER:
      touched->registry = true;
      break;
    case TD_ROW_TARGET:
    case TD_ROW_SETTING:
      touched->settings = true;
      break;
    case TD_ROW_PLAN:
      touched->plans = true;
      break;
    case TD_ROW_EXPLANATION:
      touched->explanations = true;
      break;
    case TD_ROW_PAPER:
    case TD_ROW_PAPER_BLOCK:
      touched->papers = true;
      break;
    case TD_ROW_CUT:
    case TD_ROW_RECORD:
      g_hash_table_add (touched->cuts, GINT_TO_POINTER (as_of));
      break;
    default:
      g_assert_not_reached ();
    }
}

bool
_td_journal_attach (TdDatabase *database, GError **error)
{
  for (guint i = 0; i < TD_N_ROW_KINDS; i++)
    if (!_td_database_exec (database, _td_table_get_sql ((TdRowKind)i, TD_SQL_TRIGGERS), error))
      return false;
  return true;
}

bool
_td_journal_begin (TdDatabase *database, const TdAction *action, int64_t of, GError **error)
{
  TdJournalState *journal = _td_database_get_journal (database);

  /* Rows may refer to rows that the same group brings later; _td_journal_check() looks at the end.
   */
  if (!_td_database_exec (database, "BEGIN IMMEDIATE", error)
      || !_td_database_exec (database, "PRAGMA defer_foreign_keys = ON", error))
    {
      _td_database_rollback (database);
      return false;
    }
  *journal = (TdJournalState){ .pending = action, .of = of };
  return true;
}

/* A new edit ends redo. */
static bool
abandon_undone (TdDatabase *database, GError **error)
{
  TdStatement *statement
      = _td_statement_get (database, "UPDATE journal_groups SET undone = ?1 WHERE undone = 1");

  _td_statement_bind_int (statement, 1, STATE_ABANDONED);
  return _td_statement_run (statement, error);
}

bool
_td_journal_need_group (TdDatabase *database, GError **error)
{
  TdJournalState *journal = _td_database_get_journal (database);
  const TdAction *action = journal->pending;
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *made_at = NULL;
  TdStatement *statement;

  if (journal->group != 0)
    return true;
  g_return_val_if_fail (action != NULL, false);

  if (journal->of == 0 && !abandon_undone (database, error))
    return false;
  now = g_date_time_new_now_local ();
  made_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  statement = _td_statement_get (database,
                                 "INSERT INTO journal_groups (made_at, who, kind, unit, officer, "
                                 "as_of, detail, note, of_group,"
                                 " schema_version, first_row, last_row)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
                                 " (SELECT IFNULL (MAX (id), 0) + 1 FROM journal_rows), 0)");
  _td_statement_bind_text (statement, 1, made_at);
  _td_statement_bind_text (statement, 2, g_get_user_name ());
  _td_statement_bind_text (statement, 3, action->kind);
  _td_statement_bind_text (statement, 4, action->unit);
  _td_statement_bind_text (statement, 5, action->officer);
  _td_statement_bind_day (statement, 6, action->as_of);
  _td_statement_bind_text (statement, 7, action->detail);
  _td_statement_bind_text (statement, 8, action->note);
  if (journal->of != 0)
    _td_statement_bind_int (statement, 9, journal->of);
  _td_statement_bind_int (statement, 10, _td_schema_get_newest ());
  if (!_td_statement_run (statement, error))
    return false;
  journal->group = sqlite3_last_insert_rowid (_td_database_get_sqlite (database));
  return true;
}

bool
_td_journal_check (TdDatabase *database, GError **error)
{
  int violations = 0, highest = 0;
  int rc = sqlite3_db_status (
      _td_database_get_sqlite (database), SQLITE_DBSTATUS_DEFERRED_FKS, &violations, &highest, 0);

  if (rc == SQLITE_OK && violations == 0)
    return true;
  g_set_error_literal (error,
                       TD_ERROR,
                       TD_ERROR_RULE,
                       _ ("This would leave units, officers or figures without what they belong "
                          "to, so nothing was changed."));
  return false;
}

/* The rows of a group are those that were written between its begin and its end. */
static bool
end_group (TdDatabase *database, int64_t group, GError **error)
{
  TdStatement *statement = _td_statement_get (
      database,
      "UPDATE journal_groups SET last_row = (SELECT IFNULL (MAX (id), 0) FROM journal_rows)"
      " WHERE id = ?1");

  _td_statement_bind_int (statement, 1, group);
  return _td_statement_run (statement, error);
}

bool
_td_journal_commit (TdDatabase *database, GError **error)
{
  TdJournalState *journal = _td_database_get_journal (database);
  bool done = end_group (database, journal->group, error)
              && _td_database_exec (database, "COMMIT", error);

  if (!done)
    _td_database_rollback (database);
  *journal = (TdJournalState){ 0 };
  return done;
}

bool
_td_journal_get_last (TdDatabase *database, int64_t *group, GError **error)
{
  return _td_database_get_int (
      database, "SELECT IFNULL (MAX (id), 0) FROM journal_groups", group, error);
}

bool
_td_journal_add_touched (TdDatabase *database, int64_t group, TdTouched *touched, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement = _td_statement_get (
      database,
      "SELECT DISTINCT table_number, as_of FROM journal_rows"
      " WHERE id > IFNULL ((SELECT last_row FROM journal_groups WHERE id = ?1), 0)");
  enum
  {
    TABLE_NUMBER,
    AS_OF,
  };

  _td_statement_bind_int (statement, 1, group);
  while (_td_statement_step (statement, &local_error))
    {
      TdRowKind kind;
      if (_td_table_find (_td_statement_get_int (statement, TABLE_NUMBER), &kind))
        _td_touched_add (touched, kind, _td_statement_get_day (statement, AS_OF));
    }
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

/* A text that is there in each group; another program can have left anything. */
static char *
dup_sound_text (TdStatement *statement, int column)
{
  const char *text = _td_statement_get_text (statement, column);
  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

static char *
dup_text_or_null (TdStatement *statement, int column)
{
  return _td_statement_is_null (statement, column) ? NULL : dup_sound_text (statement, column);
}

TdGroup *
_td_journal_read_group (TdStatement *statement)
{
  TdGroup *group = g_new0 (TdGroup, 1);

  group->id = _td_statement_get_int (statement, GROUP_ID);
  group->when = dup_sound_text (statement, GROUP_MADE_AT);
  group->who = dup_sound_text (statement, GROUP_WHO);
  group->kind = dup_sound_text (statement, GROUP_KIND);
  group->unit = dup_text_or_null (statement, GROUP_UNIT);
  group->officer = dup_text_or_null (statement, GROUP_OFFICER);
  group->as_of = _td_statement_get_day (statement, GROUP_AS_OF);
  if (!td_day_is_real (group->as_of))
    group->as_of = TD_DAY_NONE;
  group->detail = dup_text_or_null (statement, GROUP_DETAIL);
  group->note = dup_text_or_null (statement, GROUP_NOTE);
  group->undone = _td_statement_get_int (statement, GROUP_UNDONE) != STATE_DONE;
  group->of = _td_statement_get_int (statement, GROUP_OF);
  group->n_rows = _td_statement_get_int (statement, GROUP_N_ROWS);
  return group;
}

/* The group whose rows are the last application of @group: itself, or its last undo or redo. */
static int64_t
find_application (TdDatabase *database, int64_t group, int *schema_version, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement
      = _td_statement_get (database,
                           "SELECT id, schema_version FROM journal_groups"
                           " WHERE id = ?1 OR of_group = ?1 ORDER BY id DESC LIMIT 1");
  int64_t application = 0;

  _td_statement_bind_int (statement, 1, group);
  if (_td_statement_step (statement, &local_error))
    {
      application = _td_statement_get_int (statement, 0);
      *schema_version = (int)_td_statement_get_int (statement, 1);
      _td_statement_reset (statement);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return application;
}

/* The group that @sql finds, unless a migration lies between: its rows may not fit any more. */
static TdGroup *
find_group (TdDatabase *database, const char *sql, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement = _td_statement_get (database, sql);
  g_autoptr (TdGroup) group = NULL;
  int schema_version = 0;

  if (_td_statement_step (statement, &local_error))
    {
      group = _td_journal_read_group (statement);
      _td_statement_reset (statement);
    }
  if (group != NULL)
    (void)find_application (database, group->id, &schema_version, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return schema_version == _td_schema_get_newest () ? g_steal_pointer (&group) : NULL;
}

TdGroup *
_td_journal_find_undo (TdDatabase *database, GError **error)
{
  /* Closing and reopening are not undone but done anew, with a reason. */
  return find_group (database,
                     "SELECT " TD_GROUP_COLUMNS " FROM journal_groups WHERE undone = 0"
                     " AND kind NOT IN ('undo', 'redo', 'close', 'reopen')"
                     " ORDER BY id DESC LIMIT 1",
                     error);
}

TdGroup *
_td_journal_find_redo (TdDatabase *database, GError **error)
{
  return find_group (database,
                     "SELECT " TD_GROUP_COLUMNS " FROM journal_groups WHERE undone = 1"
                     " ORDER BY id LIMIT 1",
                     error);
}

/*
 * Records of a closed cut, and the cut itself, stay as they are. A group that brought the cut
 * closed, as an import can, may take it away as long as nobody has closed it since.
 */
static bool
check_open (TdDatabase *database, int64_t application, int64_t group, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *day = NULL;
  TdStatement *statement = _td_statement_get (
      database,
      "SELECT cuts.as_of FROM journal_groups AS applied"
      " JOIN journal_rows ON journal_rows.id BETWEEN applied.first_row AND applied.last_row"
      " JOIN cuts ON cuts.as_of = journal_rows.as_of"
      " WHERE applied.id = ?1 AND cuts.closed = 1 GROUP BY cuts.as_of"
      " HAVING SUM (journal_rows.table_number = ?3) = 0"
      " OR EXISTS (SELECT 1 FROM journal_groups AS closings WHERE closings.id > ?2"
      "            AND closings.kind = 'close' AND closings.as_of = cuts.as_of)"
      " ORDER BY cuts.as_of LIMIT 1");

  _td_statement_bind_int (statement, 1, application);
  _td_statement_bind_int (statement, 2, group);
  _td_statement_bind_int (statement, 3, _td_table_get (TD_ROW_CUT)->number);
  if (_td_statement_step (statement, &local_error))
    {
      day = td_day_format (_td_statement_get_day (statement, 0));
      _td_statement_reset (statement);
      /* TRANSLATORS: %s is the date of the figures. */
      g_set_error (error,
                   TD_ERROR,
                   TD_ERROR_CLOSED,
                   _ ("The figures of %s are closed, so this step back or forward cannot be made. "
                      "Reopen them first."),
                   day);
      return false;
    }
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

/* Takes one row of the journal back. A row that is not as the journal left it stops everything. */
static bool
reverse_row (
    TdDatabase *database, TdRowKind kind, char op, int64_t row, const char *data, GError **error)
{
  static const struct
  {
    char op;
    TdTableSql sql;
  } reverses[] = { { 'i', TD_SQL_DELETE }, { 'u', TD_SQL_REVERT }, { 'd', TD_SQL_RESTORE } };
  g_autoptr (GError) local_error = NULL;
  TdStatement *statement = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (reverses); i++)
    if (reverses[i].op == op)
      statement = _td_statement_get (database, _td_table_get_sql (kind, reverses[i].sql));
  if (statement == NULL)
    {
      _td_database_set_error (database, SQLITE_CORRUPT, error);
      return false;
    }
  _td_statement_bind_int (statement, 1, row);
  if (data != NULL)
    _td_statement_bind_text (statement, 2, data);
  if (_td_statement_run (statement, &local_error))
    {
      if (sqlite3_changes (_td_database_get_sqlite (database)) == 1)
        return true;
    }
  else if (!g_error_matches (local_error, TD_ERROR, TD_ERROR_RULE))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return false;
    }
  g_set_error_literal (error,
                       TD_ERROR,
                       TD_ERROR_RULE,
                       _ ("The data is not as this step left it, so it cannot be taken back or "
                          "made again. Nothing was changed."));
  return false;
}

/* Marks @group, and with it what undo and redo offer next. */
static bool
set_state (TdDatabase *database, int64_t group, int state, GError **error)
{
  TdStatement *statement
      = _td_statement_get (database, "UPDATE journal_groups SET undone = ?1 WHERE id = ?2");

  _td_statement_bind_int (statement, 1, state);
  _td_statement_bind_int (statement, 2, group);
  return _td_statement_run (statement, error);
}

bool
_td_journal_reverse (
    TdDatabase *database, const TdGroup *group, bool redo, TdTouched *touched, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  int schema_version = 0;
  int64_t application = find_application (database, group->id, &schema_version, &local_error);
  TdStatement *rows;
  enum
  {
    TABLE_NUMBER,
    OP,
    ROW_ID,
    AS_OF,
    DATA,
  };

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return false;
    }
  if (!check_open (database, application, group->id, error)
      || !_td_journal_need_group (database, error)
      || !set_state (database, group->id, redo ? STATE_DONE : STATE_UNDONE, error))
    return false;

  rows = _td_statement_get (
      database,
      "SELECT table_number, op, row_id, journal_rows.as_of, data FROM journal_groups"
      " JOIN journal_rows ON journal_rows.id BETWEEN first_row AND last_row"
      " WHERE journal_groups.id = ?1 ORDER BY journal_rows.id DESC");
  _td_statement_bind_int (rows, 1, application);
  while (local_error == NULL && _td_statement_step (rows, &local_error))
    {
      TdRowKind kind;
      const char *op = _td_statement_get_text (rows, OP);
      if (!_td_table_find (_td_statement_get_int (rows, TABLE_NUMBER), &kind))
        continue;
      _td_touched_add (touched, kind, _td_statement_get_day (rows, AS_OF));
      (void)reverse_row (database,
                         kind,
                         op != NULL ? *op : '\0',
                         _td_statement_get_int (rows, ROW_ID),
                         _td_statement_get_text (rows, DATA),
                         &local_error); /* looked at above */
    }
  _td_statement_reset (rows);
  if (local_error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return false;
}

GPtrArray *
_td_journal_list_groups (TdDatabase *database, guint limit, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify)td_group_free);
  TdStatement *statement = _td_statement_get (
      database, "SELECT " TD_GROUP_COLUMNS " FROM journal_groups ORDER BY id DESC LIMIT ?1");

  _td_statement_bind_int (statement, 1, limit > 0 ? (int64_t)limit : -1);
  while (_td_statement_step (statement, &local_error))
    g_ptr_array_add (groups, _td_journal_read_group (statement));
  if (local_error == NULL)
    return g_steal_pointer (&groups);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

void
td_group_free (TdGroup *group)
{
  g_free (group->when);
  g_free (group->who);
  g_free (group->kind);
  g_free (group->unit);
  g_free (group->officer);
  g_free (group->detail);
  g_free (group->note);
  g_free (group);
}
