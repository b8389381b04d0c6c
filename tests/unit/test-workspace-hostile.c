/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "store/td-workspace-private.h"

#include "workspace-fixture.h"

/*
 * Files that SQLite reads without complaint, but that no program of ours wrote: sent by a stranger,
 * or damaged in a way that keeps the form. They are refused or read as nothing; they crash nothing,
 * and run nothing.
 */

static void
test_values (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    /* Not UTF-8, cut off within a letter. */
    "UPDATE units SET name = CAST (x'50c3' AS TEXT) WHERE code = 'A'",
    "UPDATE units SET short_name = CAST (x'ff' AS TEXT) WHERE code = 'A'",
    "UPDATE units SET code = CAST (x'41e1bb' AS TEXT) WHERE code = 'A'",
    "UPDATE officers SET name = CAST (x'ff' AS TEXT)",
    "UPDATE officers SET code = CAST (x'ff' AS TEXT)",
    "UPDATE targets SET document = CAST (x'ff' AS TEXT)",
    "UPDATE targets SET officer = CAST (x'ff' AS TEXT) WHERE officer IS NOT NULL",
    "UPDATE cuts SET note = CAST (x'ff' AS TEXT)",
    "UPDATE settings SET value = CAST (x'ff' AS TEXT)",
    "UPDATE settings SET key = CAST (x'ff' AS TEXT)",
    /* Figures that sums run over with, or that are below nothing. */
    "UPDATE records SET eligible = 9223372036854775807",
    "UPDATE records SET total = 10000000000000001",
    "UPDATE records SET completed = -1",
    "UPDATE targets SET rate = 10001",
    "UPDATE targets SET work_year = 2147483647",
    /* Days that no calendar has. */
    "UPDATE units SET valid_from = 2147483647 WHERE code = 'A'",
    "UPDATE units SET valid_to = -719163 WHERE code = 'A'",
    "UPDATE officers SET valid_from = 99999999",
    "UPDATE successions SET date = 99999999",
    "UPDATE targets SET valid_from = -2147483647 WHERE valid_from IS NOT NULL",
    "UPDATE cuts SET as_of = 2147483647 WHERE as_of = (SELECT MAX (as_of) FROM cuts);"
    "UPDATE records SET as_of = 2147483647 WHERE as_of = (SELECT MAX (as_of) FROM records)",
    /* Ids that an array cannot have. */
    "UPDATE units SET id = 4611686018427387904 WHERE code = 'B'",
    "UPDATE units SET id = -1 WHERE code = 'B'",
    "UPDATE officers SET id = 4611686018427387904",
    /* Other tables under the same names. */
    "DROP TABLE settings; CREATE TABLE settings (id, key, value);"
    "INSERT INTO settings VALUES (1, NULL, NULL)",
    "DROP TABLE cuts; CREATE TABLE cuts (as_of, closed, revision, note);"
    "INSERT INTO cuts VALUES (NULL, NULL, NULL, NULL)",
    "DROP TABLE successions; CREATE TABLE successions"
    "  (id, predecessor, successor, date, share_cases, share_money);"
    "INSERT INTO successions SELECT 1, 1, 2, NULL, 0, 0",
    "DROP TABLE successions; CREATE TABLE successions"
    "  (id, predecessor, successor, date, share_cases, share_money);"
    "INSERT INTO successions SELECT 1, 1, 2, 20000, 1000001, 0",
  };
  g_autoptr (GBytes) sound = NULL;

  g_clear_object (&fixture->workspace);
  sound = fixture_bytes (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdWorkspace) workspace = NULL;

      g_test_message ("%s", changes[i]);
      g_file_set_contents (
          fixture->path, g_bytes_get_data (sound, NULL), (gssize)g_bytes_get_size (sound), &error);
      g_assert_no_error (error);
      fixture_sql (fixture->path, changes[i]);
      workspace = td_workspace_open (fixture->path, TD_ACCESS_READ, &error);
      g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
      g_assert_null (workspace);
    }
}

/* The journal is listed and stepped through without trust in what stands in it. */
static void
test_journal (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE journal_rows SET op = ''",
    "UPDATE journal_rows SET op = 'x'",
    "UPDATE journal_rows SET data = '{\"completed\":1}'",
    "UPDATE journal_rows SET data = '{\"completed\":[{},[]]}'",
    "UPDATE journal_rows SET data = '[1]'",
    "UPDATE journal_rows SET data = '{'",
    "UPDATE journal_rows SET data = REPLACE (HEX (ZEROBLOB (2000000)), '0', '[')",
    "UPDATE journal_rows SET data = CAST (x'7b22ff' AS TEXT)",
    "ALTER TABLE journal_rows RENAME TO old; CREATE TABLE journal_rows"
    "  (id INTEGER PRIMARY KEY, table_number, op, row_id, as_of, data);"
    "INSERT INTO journal_rows SELECT id, table_number, NULL, NULL, NULL, NULL FROM old",
    "ALTER TABLE journal_groups RENAME TO old; CREATE TABLE journal_groups"
    "  (id INTEGER PRIMARY KEY, made_at, who, kind, unit, officer, as_of, detail, note, of_group,"
    "   first_row, last_row, undone, schema_version);"
    "INSERT INTO journal_groups SELECT id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
    "  first_row, last_row, undone, schema_version FROM old",
    "UPDATE journal_rows SET table_number = 1, op = 'u', data = '{\"valid_from\":[99999999,7]}'",
    "UPDATE journal_rows SET table_number = 4, op = 'd', data = '{\"work_year\":99999}'",
    "UPDATE journal_rows SET table_number = 5, op = 'd', data = '{\"as_of\":-99999999}'",
    "UPDATE journal_groups SET as_of = 2147483647",
    "UPDATE journal_groups SET made_at = CAST (x'ff' AS TEXT), who = CAST (x'ff' AS TEXT),"
    "  note = CAST (x'ff' AS TEXT)",
  };
  g_autoptr (GBytes) sound = NULL;

  fixture_edit (fixture->workspace, "2025-04-30", 1800);
  g_clear_object (&fixture->workspace);
  sound = fixture_bytes (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) groups = NULL;
      g_autoptr (GPtrArray) lines = NULL;

      g_test_message ("%s", changes[i]);
      g_file_set_contents (
          fixture->path, g_bytes_get_data (sound, NULL), (gssize)g_bytes_get_size (sound), &error);
      g_assert_no_error (error);
      fixture_sql (fixture->path, changes[i]);
      fixture_restart (fixture);
      groups = td_workspace_list_groups (fixture->workspace, 0, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < groups->len; j++)
        {
          const TdGroup *group = g_ptr_array_index (groups, j);
          g_assert_true (g_utf8_validate (group->when, -1, NULL));
          g_assert_true (g_utf8_validate (group->who, -1, NULL));
          g_assert_true (g_utf8_validate (group->kind, -1, NULL));
          g_assert_true (group->as_of == TD_DAY_NONE || td_day_is_real (group->as_of));
          g_assert_true (group->note == NULL || g_utf8_validate (group->note, -1, NULL));
        }
      lines = td_workspace_list_lines (fixture->workspace, 2, &error);
      g_assert_no_error (error);
      g_assert_nonnull (lines);
      for (guint j = 0; j < lines->len; j++)
        {
          const TdJournalLine *line = g_ptr_array_index (lines, j);
          g_assert_true (line->as_of == TD_DAY_NONE || td_day_is_real (line->as_of));
          g_assert_true (line->before == NULL || g_utf8_validate (line->before, -1, NULL));
        }
      /* Undone or refused, but not half. */
      if (!td_workspace_undo (fixture->workspace, &error))
        {
          g_assert_nonnull (error);
          g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1800);
        }
      g_clear_object (&fixture->workspace);
    }
}

/* What a file brings along to be run by whoever opens it is not run. */
static void
test_triggers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *settings = NULL;

  g_clear_object (&fixture->workspace);
  fixture_sql (fixture->path,
               "CREATE TRIGGER stranger AFTER UPDATE ON records BEGIN"
               " DELETE FROM settings; DELETE FROM journal_rows; END");
  fixture_restart (fixture);
  fixture_edit (fixture->workspace, "2025-04-30", 1800);
  g_clear_object (&fixture->workspace);
  settings = fixture_query_file (fixture->path, "SELECT value FROM settings");
  g_assert_cmpstr (settings, ==, "Thái Nguyên\n");
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->workspace);
  fixture_sql (fixture->path,
               "ALTER TABLE settings RENAME TO old;"
               "CREATE VIEW settings AS SELECT id, key, value FROM old");
  g_assert_null (td_workspace_open (fixture->path, TD_ACCESS_READ, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  fixture_test ("/workspace/hostile/values", fixture_set_up_filled, test_values);
  fixture_test ("/workspace/hostile/journal", fixture_set_up_filled, test_journal);
  fixture_test ("/workspace/hostile/triggers", fixture_set_up_filled, test_triggers);
  fixture_test ("/workspace/hostile/views", fixture_set_up_filled, test_views);
  return g_test_run ();
}
