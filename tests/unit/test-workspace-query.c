/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "workspace-fixture.h"

/* The numbers of the groups that fit, newest first, read @limit at a time; a bar between pages. */
static char *
query (Fixture *fixture, const TdJournalFilter *filter, guint limit)
{
  GString *text = g_string_new (NULL);
  gint64 before = 0;

  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) groups = td_workspace_query_groups (
          fixture->workspace, filter, before, limit, NULL, &before, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (groups->len, <=, limit);
      for (guint i = 0; i < groups->len; i++)
        g_string_append_printf (text,
                                "%s%" G_GINT64_FORMAT,
                                text->len > 0 ? " " : "",
                                ((TdGroup *)g_ptr_array_index (groups, i))->id);
      if (before > 0)
        g_string_append (text, " |");
    }
  while (before > 0);
  return g_string_free (text, FALSE);
}

/* The last argument sets the fields of "filter". */
#define assert_query(fixture, expected, ...)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    TdJournalFilter filter = TD_JOURNAL_FILTER_NONE;                                               \
    __VA_ARGS__;                                                                                   \
    g_autofree char *query_found = query (fixture, &filter, 100);                                  \
    g_assert_cmpstr (query_found, ==, expected);                                                   \
  }                                                                                                \
  G_STMT_END

/* 1 the import, 2 and 3 figures of B, 4 a target of A, 5 a figure of A1, 6 a setting, 7 unit P. */
static void
fill (Fixture *fixture)
{
  g_autoptr (TdChanges) target = td_changes_new ();
  g_autoptr (TdChanges) officer = td_changes_new ();
  g_autoptr (TdChanges) setting = td_changes_new ();
  g_autoptr (TdChanges) unit = td_changes_new ();

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  fixture_edit (fixture->workspace, "2025-03-31", 1671);
  fixture_add_target (target, "A", NULL, NULL, 8100);
  fixture_apply (fixture->workspace, target, "target");
  fixture_add_record (officer, "2025-04-30", "A", "A1", 61, 50);
  fixture_apply (fixture->workspace, officer, "set");
  td_changes_put_setting (setting, "place", "Bến Tre");
  fixture_apply (fixture->workspace, setting, "settings");
  td_changes_remove_unit (unit, "P");
  fixture_apply (fixture->workspace, unit, "unit-delete");
}

static bool
accept_odd_cb (const TdGroup *group, gpointer data)
{
  return group->id % 2 == 1;
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_query (fixture, "7 6 5 4 3 2 1", filter.unit = NULL);
  assert_query (fixture, "3 2 1", filter.unit = "B");
  assert_query (fixture, "5 4 1", filter.unit = "A");
  assert_query (fixture, "7 1", filter.unit = "P");
  /* It is the successor of P. */
  assert_query (fixture, "7 1", filter.unit = "Q");
  assert_query (fixture, "", filter.unit = "Z");
  assert_query (fixture, "7 3 2 1", filter.item = "completed");
  assert_query (fixture, "7 5 1", filter.item = "eligible");
  assert_query (fixture, "4 1", filter.item = "rate");
  assert_query (fixture, "6 1", filter.item = "place");
  assert_query (fixture, "", filter.item = "executed");
  /* One row fits in all: the figures of A that 2 and 3 do not have. */
  assert_query (fixture, "1", filter.unit = "A", filter.item = "completed");
  assert_query (fixture, "5 1", filter.unit = "A", filter.item = "eligible");
  assert_query (fixture, "3 1", filter.unit = "B", filter.as_of = day ("2025-03-31"));
  assert_query (fixture, "7 3 1", filter.as_of = day ("2025-03-31"), filter.item = "completed");
  assert_query (fixture, "5 3 2", filter.kind = "set");
  assert_query (fixture, "3 2", filter.kind = "set", filter.unit = "B");
  assert_query (fixture, "7 6 5 4 3 2 1", filter.who = g_get_user_name ());
  assert_query (fixture, "", filter.who = "người khác");
  assert_query (fixture, "7 5 3 1", filter.accept = accept_odd_cb);
}

static void
test_days (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  g_clear_object (&fixture->workspace);
  fixture_sql (fixture->path,
               "UPDATE journal_groups SET made_at = printf ('2025-09-%02dT23:59:59+07:00', id)");
  fixture_restart (fixture);
  assert_query (fixture, "7 6 5", filter.from = day ("2025-09-05"));
  assert_query (fixture, "3 2 1", filter.to = day ("2025-09-03"));
  assert_query (fixture, "4", filter.from = day ("2025-09-04"), filter.to = day ("2025-09-04"));
  assert_query (fixture, "", filter.from = day ("2025-09-08"));
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  TdJournalFilter all = TD_JOURNAL_FILTER_NONE;
  TdJournalFilter figures = TD_JOURNAL_FILTER_NONE;

  fill (fixture);
  g_autofree char *by_three = query (fixture, &all, 3);
  g_assert_cmpstr (by_three, ==, "7 6 5 | 4 3 2 | 1");
  figures.kind = "set";
  g_autofree char *by_one = query (fixture, &figures, 1);
  g_assert_cmpstr (by_one, ==, "5 | 3 | 2 |");
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) people = NULL;
  g_auto (GStrv) kinds = NULL;
  g_autofree char *text = NULL;
  gint64 last;

  fill (fixture);
  people = td_workspace_list_people (fixture->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (people), ==, 1);
  g_assert_cmpstr (people[0], ==, g_get_user_name ());
  kinds = td_workspace_list_kinds (fixture->workspace, &error);
  text = g_strjoinv (" ", kinds);
  g_assert_cmpstr (text, ==, "import set settings target unit-delete");
  g_assert_true (td_workspace_get_last_group (fixture->workspace, &last, &error));
  g_assert_cmpint (last, ==, 7);
}

typedef struct
{
  TdWorkspace *workspace;
  GCancellable *cancellable;
  GError *error;
} Worker;

static gpointer
worker_thread (gpointer data)
{
  Worker *worker = data;
  TdJournalFilter filter = TD_JOURNAL_FILTER_NONE;
  gint64 next;
  g_autoptr (GPtrArray) groups = NULL;

  filter.unit = "Z";
  groups = td_workspace_query_groups (
      worker->workspace, &filter, 0, 10, worker->cancellable, &next, &worker->error);
  g_assert_null (groups);
  return NULL;
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Worker worker = { .workspace = fixture->workspace, .cancellable = cancellable };

  fill (fixture);
  g_cancellable_cancel (cancellable);
  g_thread_join (g_thread_new ("query", worker_thread, &worker));
  g_assert_error (worker.error, TD_ERROR, TD_ERROR_CANCELLED);
  g_clear_error (&worker.error);

  /* Nobody waits for the answer of a workspace that was closed. */
  worker.cancellable = NULL;
  td_workspace_close (fixture->workspace);
  g_thread_join (g_thread_new ("query", worker_thread, &worker));
  g_assert_error (worker.error, TD_ERROR, TD_ERROR_CANCELLED);
  g_clear_error (&worker.error);
}

/*
 * 50,000 groups: the first page, the last, and a search that finds nothing take no longer than
 * people wait, and an edit in between waits a few milliseconds only.
 */
#define N_BIG 50000

static gpointer
search_thread (gpointer data)
{
  Worker *worker = data;
  TdJournalFilter filter = TD_JOURNAL_FILTER_NONE;
  gint64 next;
  g_autoptr (GPtrArray) groups = NULL;

  filter.item = "suspended";
  groups
      = td_workspace_query_groups (worker->workspace, &filter, 0, 10, NULL, &next, &worker->error);
  g_assert_cmpuint (groups->len, ==, 0);
  return NULL;
}

/* Asks again and again, until nobody can answer any more. */
static gpointer
ask_thread (gpointer data)
{
  Worker *worker = data;
  TdJournalFilter filter = TD_JOURNAL_FILTER_NONE;

  filter.item = "suspended";
  while (worker->error == NULL)
    {
      gint64 next;
      g_autoptr (GPtrArray) groups = td_workspace_query_groups (
          worker->workspace, &filter, 0, 10, NULL, &next, &worker->error);
      g_autoptr (GPtrArray) lines
          = groups != NULL ? td_workspace_list_lines (worker->workspace, 1, &worker->error) : NULL;
    }
  return NULL;
}

/* A window closes the file while its journal is being searched. */
static void
test_closed_meanwhile (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  for (int i = 0; i < 30; i++)
    {
      Worker worker = { .workspace = fixture->workspace };
      GThread *thread = g_thread_new ("ask", ask_thread, &worker);

      g_usleep ((gulong)g_test_rand_int_range (0, 5000));
      td_workspace_close (fixture->workspace);
      g_thread_join (thread);
      g_assert_error (worker.error, TD_ERROR, TD_ERROR_CANCELLED);
      g_clear_error (&worker.error);
      fixture_restart (fixture);
    }
}

static void
test_big (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sql = NULL;
  TdJournalFilter all = TD_JOURNAL_FILTER_NONE;
  Worker worker = { NULL };
  GThread *thread;
  gint64 next, start, first_page, search, edit;

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  g_clear_object (&fixture->workspace);
  sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
      " INSERT INTO journal_rows (table_number, op, row_id, as_of, data)"
      " SELECT table_number, op, row_id, as_of, data FROM journal_rows, n"
      " WHERE id = (SELECT MAX (id) FROM journal_rows);"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
      " INSERT INTO journal_groups (made_at, who, kind, unit, as_of, first_row, last_row,"
      " schema_version) SELECT made_at, who, kind, 'B', 20208, first_row + i, first_row + i,"
      " schema_version FROM journal_groups, n WHERE id = 2",
      N_BIG,
      N_BIG);
  fixture_sql (fixture->path, sql);
  fixture_restart (fixture);

  start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups
      = td_workspace_query_groups (fixture->workspace, &all, 0, 200, NULL, &next, &error);
  first_page = g_get_monotonic_time () - start;
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 200);
  g_assert_cmpint (next, ==, N_BIG + 2 - 199);

  worker.workspace = fixture->workspace;
  start = g_get_monotonic_time ();
  thread = g_thread_new ("search", search_thread, &worker);
  g_usleep (20000);
  edit = g_get_monotonic_time ();
  g_autoptr (TdGroup) undo = td_workspace_get_undo (fixture->workspace);
  edit = g_get_monotonic_time () - edit;
  g_thread_join (thread);
  search = g_get_monotonic_time () - start;
  g_assert_no_error (worker.error);
  g_assert_cmpint (undo->id, ==, N_BIG + 2);
  g_test_message ("%d groups: first page %" G_GINT64_FORMAT " us, search of all %" G_GINT64_FORMAT
                  " us, wait in between %" G_GINT64_FORMAT " us",
                  N_BIG,
                  first_page,
                  search,
                  edit);
  /* Wide, since machines differ: a page does not read the journal whole. */
  g_assert_cmpint (first_page, <, 100000);
  g_assert_cmpint (edit, <, search);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/workspace-query/filters", fixture_set_up_filled, test_filters);
  fixture_test ("/workspace-query/days", fixture_set_up_filled, test_days);
  fixture_test ("/workspace-query/pages", fixture_set_up_filled, test_pages);
  fixture_test ("/workspace-query/words", fixture_set_up_filled, test_words);
  fixture_test ("/workspace-query/cancelled", fixture_set_up_filled, test_cancelled);
  fixture_test ("/workspace-query/closed-meanwhile", fixture_set_up_filled, test_closed_meanwhile);
  fixture_test ("/workspace-query/big", fixture_set_up_filled, test_big);

  return g_test_run ();
}
