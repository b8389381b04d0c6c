/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "store/td-database.h"
#include "store/td-statement.h"

#include "workspace-fixture.h"

static TdDatabase *
open_memory (void)
{
  g_autoptr (GError) error = NULL;
  TdDatabase *database = _td_database_open ("/tmp/x.tiendo", TD_DATABASE_MEMORY, false, &error);

  g_assert_no_error (error);
  g_assert_true (_td_database_exec (database, "CREATE TABLE t (a INTEGER, b TEXT) STRICT", &error));
  return database;
}

static void
test_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) database = open_memory ();
  TdStatement *insert = _td_statement_get (database, "INSERT INTO t (a, b) VALUES (?1, ?2)");
  TdStatement *select;
  g_autofree char *text = NULL;

  _td_statement_bind_int (insert, 1, INT64_MAX);
  _td_statement_bind_text (insert, 2, "Định Hóa");
  g_assert_true (_td_statement_run (insert, &error));
  insert = _td_statement_get (database, "INSERT INTO t (a, b) VALUES (?1, ?2)");
  _td_statement_bind_day (insert, 1, TD_DAY_NONE);
  g_assert_true (_td_statement_run (insert, &error));
  insert = _td_statement_get (database, "INSERT INTO t (a, b) VALUES (?1, ?2)");
  _td_statement_bind_day (insert, 1, -1);
  _td_statement_bind_text (insert, 2, NULL);
  g_assert_true (_td_statement_run (insert, &error));

  select = _td_statement_get (database, "SELECT a, b FROM t ORDER BY rowid");
  g_assert_true (_td_statement_step (select, &error));
  g_assert_cmpint (_td_statement_get_int (select, 0), ==, INT64_MAX);
  g_assert_cmpstr (_td_statement_get_text (select, 1), ==, "Định Hóa");
  text = _td_statement_dup_text (select, 1);
  g_assert_cmpstr (text, ==, "Định Hóa");
  g_assert_true (_td_statement_step (select, &error));
  g_assert_true (_td_statement_is_null (select, 0));
  g_assert_cmpint (_td_statement_get_day (select, 0), ==, TD_DAY_NONE);
  g_assert_null (_td_statement_get_text (select, 1));
  g_assert_true (_td_statement_step (select, &error));
  g_assert_cmpint (_td_statement_get_day (select, 0), ==, -1);
  g_assert_true (_td_statement_is_null (select, 1));
  g_assert_false (_td_statement_step (select, &error));
  g_assert_no_error (error);
}

/* What went wrong before is said by the step, and does not stick to the statement. */
static void
test_mistakes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) database = open_memory ();
  TdStatement *statement = _td_statement_get (database, "INSERT INTO t (a) VALUES (?1)");

  _td_statement_bind_int (statement, 2, 5);
  g_assert_false (_td_statement_run (statement, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_IO);
  g_clear_error (&error);
  statement = _td_statement_get (database, "INSERT INTO t (a) VALUES (?1)");
  _td_statement_bind_text (statement, 1, "no number");
  g_assert_false (_td_statement_run (statement, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  g_clear_error (&error);
  statement = _td_statement_get (database, "INSERT INTO t (a) VALUES (?1)");
  _td_statement_bind_int (statement, 1, 5);
  g_assert_true (_td_statement_run (statement, &error));

  /* Nothing is bound to, or read from, what could not be prepared. */
  statement = _td_statement_get (database, "SELECT what FROM nowhere WHERE x = ?1");
  _td_statement_bind_int (statement, 1, 5);
  g_assert_false (_td_statement_step (statement, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_IO);
  g_clear_error (&error);
  g_assert_true (_td_database_exec (database, "CREATE TABLE nowhere (what, x)", &error));
  statement = _td_statement_get (database, "SELECT what FROM nowhere WHERE x = ?1");
  _td_statement_bind_int (statement, 1, 5);
  g_assert_false (_td_statement_step (statement, &error));
  g_assert_no_error (error);
}

/* One statement for one text; what was bound before is forgotten. */
static void
test_reuse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) database = open_memory ();
  TdStatement *first = _td_statement_get (database, "SELECT ?1");
  TdStatement *second;

  _td_statement_bind_int (first, 1, 5);
  g_assert_true (_td_statement_step (first, &error));
  second = _td_statement_get (database, "SELECT ?1");
  g_assert_true (first == second);
  g_assert_true (_td_statement_step (second, &error));
  g_assert_true (_td_statement_is_null (second, 0));
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/statement/values", test_values);
  g_test_add_func ("/statement/mistakes", test_mistakes);
  g_test_add_func ("/statement/reuse", test_reuse);

  return g_test_run ();
}
