/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <sys/wait.h>
#include <unistd.h>

#include "store/td-lock.h"
#include "store/td-workspace-private.h"

#include "workspace-fixture.h"

/* Opens what cannot be opened; the file and its folder stay as they are, to the byte. */
static void
assert_refused (const char *path, TdAccess access, TdError code, const char *in_message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *files_before = fixture_list (folder);
  g_autoptr (GBytes) before = fixture_bytes (path);
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, access, &error);
  g_autofree char *files_after = fixture_list (folder);
  g_autoptr (GBytes) after = fixture_bytes (path);

  g_assert_null (workspace);
  g_assert_error (error, TD_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, in_message));
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpstr (files_before, ==, files_after);
}

static void
assert_all_refuse (const char *path, TdError code, const char *in_message)
{
  assert_refused (path, TD_ACCESS_READ, code, in_message);
  assert_refused (path, TD_ACCESS_WRITE, code, in_message);
  assert_refused (path, TD_ACCESS_WRITE_IF_FREE, code, in_message);
}

static void
write_file (const char *path, gconstpointer data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_file_set_contents (path, data, (gssize)length, &error);
  g_assert_no_error (error);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) second = NULL;
  g_autofree char *files = NULL;

  fixture->workspace = td_workspace_create (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_false (td_workspace_is_read_only (fixture->workspace));
  g_assert_null (td_workspace_get_read_only_reason (fixture->workspace));
  g_assert_cmpint (td_book_get_n_units (td_workspace_get_book (fixture->workspace)), ==, 0);
  g_assert_cmpint (td_book_get_n_cuts (td_workspace_get_book (fixture->workspace)), ==, 0);
  g_assert_cmpstr (td_workspace_get_path (fixture->workspace), ==, fixture->path);
  g_assert_null (td_workspace_get_undo (fixture->workspace));

  second = td_workspace_create (fixture->path, &error);
  g_assert_null (second);
  g_assert_error (error, TD_ERROR, TD_ERROR_EXISTS);

  td_workspace_close (fixture->workspace);
  files = fixture_list (fixture->folder);
  g_assert_cmpstr (files, ==, "số liệu.tiendo");
}

static void
test_create_without_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "thiếu", NULL);
  g_autofree char *path = g_build_filename (folder, "a.tiendo", NULL);

  g_assert_null (td_workspace_create (path, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, folder));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "không có.tiendo", NULL);

  g_assert_null (td_workspace_open (path, TD_ACCESS_WRITE, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_folder_is_no_workspace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (td_workspace_open (fixture->folder, TD_ACCESS_READ, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_WORKSPACE);
}

static void
test_no_workspace (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (5000, 'x');

  write_file (fixture->path, "", 0);
  assert_all_refuse (fixture->path, TD_ERROR_NOT_WORKSPACE, ".tiendo");
  write_file (fixture->path, "Số liệu\n", strlen ("Số liệu\n"));
  assert_all_refuse (fixture->path, TD_ERROR_NOT_WORKSPACE, ".tiendo");
  write_file (fixture->path, text, 5000);
  assert_all_refuse (fixture->path, TD_ERROR_NOT_WORKSPACE, ".tiendo");
}

/* A database of another program, also one that has crashed: its journal is its own affair. */
static void
test_foreign_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  fixture_sql (fixture->path,
               "CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA application_id = 7");
  assert_all_refuse (fixture->path, TD_ERROR_NOT_WORKSPACE, ".tiendo");
  write_file (journal, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
  assert_all_refuse (fixture->path, TD_ERROR_NOT_WORKSPACE, ".tiendo");
  fixture_sql (fixture->path, "PRAGMA journal_mode = WAL");
  assert_all_refuse (fixture->path, TD_ERROR_NOT_WORKSPACE, ".tiendo");
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  gsize length;
  gconstpointer bytes;

  g_clear_object (&fixture->workspace);
  whole = fixture_bytes (fixture->path);
  bytes = g_bytes_get_data (whole, &length);
  g_assert_cmpuint (length, >, 20000);

  write_file (fixture->path, bytes, length - 4096);
  assert_all_refuse (fixture->path, TD_ERROR_CORRUPT, "");
  write_file (fixture->path, bytes, length / 2 + 7);
  assert_all_refuse (fixture->path, TD_ERROR_CORRUPT, "");
  write_file (fixture->path, bytes, 4096);
  assert_all_refuse (fixture->path, TD_ERROR_CORRUPT, "");
}

/* A page of every table is overwritten in turn; what is read must say so. */
static void
test_corrupt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *roots = NULL;
  g_auto (GStrv) pages = NULL;
  gsize length;
  gconstpointer whole_bytes;

  g_clear_object (&fixture->workspace);
  whole = fixture_bytes (fixture->path);
  whole_bytes = g_bytes_get_data (whole, &length);
  roots = fixture_query_file (fixture->path,
                              "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name IN"
                              " ('units', 'officers', 'targets', 'cuts', 'settings', 'records')");
  pages = g_strsplit (g_strstrip (roots), "\n", -1);
  g_assert_cmpuint (g_strv_length (pages), ==, 6);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      gsize offset = ((gsize)g_ascii_strtoull (pages[i], NULL, 10) - 1) * 4096;
      g_autofree guint8 *bytes = g_memdup2 (whole_bytes, length);
      memset (bytes + offset, 0xa5, 4096);
      write_file (fixture->path, bytes, length);
      assert_all_refuse (fixture->path, TD_ERROR_CORRUPT, "");
    }
}

static void
test_corrupt_names_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *good = NULL, *bad = NULL, *found = NULL;
  guint8 zeros[8192] = { 0 };

  good = td_workspace_backup_dated (fixture->workspace, "test", &error);
  g_assert_no_error (error);
  bad = td_workspace_backup_dated (fixture->workspace, "test", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (good, !=, bad);
  g_clear_object (&fixture->workspace);
  write_file (bad, zeros, sizeof zeros);
  found = td_workspace_find_backup (fixture->path);
  g_assert_cmpstr (found, ==, good);

  write_file (fixture->path, zeros, sizeof zeros);
  assert_all_refuse (fixture->path, TD_ERROR_CORRUPT, good);
}

static void
test_too_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) reader = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();

  g_clear_object (&fixture->workspace);
  fixture_sql (fixture->path, "PRAGMA user_version = 4; ALTER TABLE units ADD COLUMN more TEXT");
  assert_refused (fixture->path, TD_ACCESS_WRITE, TD_ERROR_TOO_NEW, "3");

  for (int i = 0; i < 2; i++)
    {
      TdAccess access = i == 0 ? TD_ACCESS_READ : TD_ACCESS_WRITE_IF_FREE;
      reader = td_workspace_open (fixture->path, access, &error);
      g_assert_no_error (error);
      g_assert_true (td_workspace_is_read_only (reader));
      g_assert_false (td_workspace_is_held (reader));
      g_assert_nonnull (td_workspace_get_read_only_reason (reader));
      g_assert_cmpint (fixture_read (reader, "2025-04-30"), ==, 1700);
      g_assert_false (td_workspace_apply (reader, changes, &any_action, false, NULL, NULL, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
      g_clear_error (&error);
      g_clear_object (&reader);
    }

  /* One that cannot be understood any more is refused, not misread. */
  fixture_sql (fixture->path, "ALTER TABLE units DROP COLUMN position");
  assert_all_refuse (fixture->path, TD_ERROR_TOO_NEW, "3");
}

static void
test_settings_of_connection (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *value;
  } settings[] = {
    { "PRAGMA application_id", "1413762865\n" }, /* 0x54444F31 */
    { "PRAGMA user_version", "3\n" },
    { "PRAGMA foreign_keys", "1\n" },
    { "PRAGMA trusted_schema", "0\n" },
    { "PRAGMA synchronous", "2\n" },
    { "PRAGMA cell_size_check", "1\n" },
    { "PRAGMA wal_autocheckpoint", "16384\n" },
    { "PRAGMA foreign_key_check", "" },
    { "SELECT COUNT (*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      " AND sql NOT LIKE '%STRICT%'",
      "0\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *value
          = fixture_query (_td_workspace_get_sqlite (fixture->workspace), settings[i].sql);
      g_assert_cmpstr (value, ==, settings[i].value);
    }
}

/* What is written by any other way than a change group is refused by the journal itself. */
static void
test_write_without_group (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db = _td_workspace_get_sqlite (fixture->workspace);

  g_assert_cmpint (
      sqlite3_exec (db, "UPDATE records SET completed = 1", NULL, NULL, NULL), !=, SQLITE_OK);
  g_assert_cmpstr (sqlite3_errmsg (db), ==, "written without a change group");
}

/* While it is open and written to there is a WAL; after two quiet seconds it is empty, closed it is
 * gone. */
static void
test_one_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "bản sao.tiendo", NULL);
  g_autofree char *files = NULL, *mode = NULL, *completed = NULL;
  GStatBuf info;

  fixture_edit (fixture->workspace, "2025-04-30", 1800);
  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 0);
  fixture_iterate (3500, NULL);
  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 0);

  /* A copy made in the file manager now has everything. */
  {
    g_autoptr (GBytes) bytes = fixture_bytes (fixture->path);
    write_file (copy, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  }
  completed = fixture_query_file (copy, "SELECT completed FROM records WHERE completed = 1800");
  g_assert_cmpstr (completed, ==, "1800\n");
  g_unlink (copy);
  {
    g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);
    g_autofree char *copy_shm = g_strconcat (copy, "-shm", NULL);
    g_unlink (copy_wal);
    g_unlink (copy_shm);
  }

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  td_workspace_close (fixture->workspace);
  files = fixture_list (fixture->folder);
  g_assert_cmpstr (files, ==, "số liệu.tiendo");
  mode = fixture_query_file (fixture->path, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "delete\n");
}

static void
test_reading_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autofree char *files = NULL;
  g_autoptr (TdWorkspace) reader = NULL;

  g_clear_object (&fixture->workspace);
  /* Also where an interrupted program has left the mark of the WAL in it. */
  if (data != NULL)
    fixture_sql (fixture->path, "PRAGMA journal_mode = WAL");
  before = fixture_bytes (fixture->path);
  reader = td_workspace_open (fixture->path, TD_ACCESS_READ, &error);
  g_assert_no_error (error);
  g_assert_true (td_workspace_is_read_only (reader));
  g_assert_cmpint (fixture_read (reader, "2025-04-30"), ==, 1700);
  g_clear_object (&reader);
  g_assert_true (td_workspace_verify (fixture->path, &error));
  files = fixture_list (fixture->folder);
  g_assert_cmpstr (files, ==, "số liệu.tiendo");
  if (data != NULL)
    {
      after = fixture_bytes (fixture->path);
      g_assert_true (g_bytes_equal (before, after));
      return;
    }

  /* Opening for writing alone does not either. */
  fixture->workspace = td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->workspace);
  after = fixture_bytes (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

/* In a child without rights to the folder: what a read-only medium is to a user. */
static int
open_without_rights (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = NULL;

  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 1;
  workspace = td_workspace_open (path, TD_ACCESS_WRITE, &error);
  if (workspace != NULL || !g_error_matches (error, TD_ERROR, TD_ERROR_READ_ONLY)
      || strstr (error->message, path) == NULL)
    return 2;
  g_clear_error (&error);
  workspace = td_workspace_open (path, TD_ACCESS_WRITE_IF_FREE, &error);
  if (workspace == NULL || !td_workspace_is_read_only (workspace)
      || td_workspace_get_read_only_reason (workspace) == NULL)
    return 3;
  if (fixture_read (workspace, "2025-04-30") != 1700)
    return 4;
  g_clear_object (&workspace);
  workspace = td_workspace_open (path, TD_ACCESS_READ, &error);
  if (workspace == NULL || fixture_read (workspace, "2025-04-30") != 1700)
    return 5;
  g_clear_object (&workspace);
  return td_workspace_verify (path, &error) ? 0 : 6;
}

static void
test_read_only_medium (Fixture *fixture, gconstpointer data)
{
  g_autofree char *files_before = NULL, *files_after = NULL;
  int status;
  pid_t child;

  g_clear_object (&fixture->workspace);
  /* Closed, but left in WAL, as an older copy can be: only an immutable connection opens that. */
  if (data != NULL)
    fixture_sql (fixture->path, "PRAGMA journal_mode = WAL");
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  files_before = fixture_list (fixture->folder);
  child = fork ();
  if (child == 0)
    _exit (open_without_rights (fixture->path));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  files_after = fixture_list (fixture->folder);
  g_assert_cmpstr (files_before, ==, files_after);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
}

/* On a file system of the network: no WAL, and the file is kept locked from the first read on. */
static void
test_remote (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mode = NULL, *locking = NULL, *files = NULL, *backup = NULL;
  g_autoptr (TdWorkspace) reader = NULL;

  g_clear_object (&fixture->workspace);
  _td_path_set_remote_for_tests (true);
  fixture->workspace = td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error);
  g_assert_no_error (error);
  fixture_edit (fixture->workspace, "2025-04-30", 1800);
  mode = fixture_query (_td_workspace_get_sqlite (fixture->workspace), "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "delete\n");
  locking = fixture_query (_td_workspace_get_sqlite (fixture->workspace), "PRAGMA locking_mode");
  g_assert_cmpstr (locking, ==, "exclusive\n");
  files = fixture_list (fixture->folder);
  g_assert_null (strstr (files, "-wal"));
  g_assert_null (strstr (files, "-shm"));

  /* A reader learns who has it. */
  reader = td_workspace_open (fixture->path, TD_ACCESS_READ, &error);
  g_assert_null (reader);
  g_assert_error (error, TD_ERROR, TD_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, g_get_user_name ()));
  g_clear_error (&error);

  backup = td_workspace_backup_dated (fixture->workspace, "test", &error);
  g_assert_no_error (error);
  fixture_restart (fixture);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1800);
  g_clear_object (&fixture->workspace);
  _td_path_set_remote_for_tests (false);
}

/* A path by way of a symbolic link is the same workspace, and the same lock. */
static void
test_symbolic_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = g_build_filename (fixture->folder, "lối tắt.tiendo", NULL);
  g_autofree char *backup = NULL, *found = NULL;

  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_null (td_workspace_open (link, TD_ACCESS_WRITE, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_LOCKED);
  g_clear_error (&error);

  /* Its backups are found, and what is restored is the file, not the link. */
  backup = td_workspace_backup_dated (fixture->workspace, "test", &error);
  g_assert_no_error (error);
  found = td_workspace_find_backup (link);
  g_assert_cmpstr (found, ==, backup);
  g_clear_object (&fixture->workspace);
  g_assert_true (td_workspace_restore (backup, link, true, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
}

static void
test_closed_workspace (Fixture *fixture, gconstpointer data)
{
  td_workspace_close (fixture->workspace);
  td_workspace_close (fixture->workspace);
  /* Whoever still shows the book can go on showing it. */
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1700);
  g_assert_true (td_workspace_is_read_only (fixture->workspace));
  g_assert_null (td_workspace_get_undo (fixture->workspace));
  g_assert_finalize_object (g_steal_pointer (&fixture->workspace));
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/workspace/create", fixture_set_up, test_create);
  fixture_test ("/workspace/create-without-folder", fixture_set_up, test_create_without_folder);
  fixture_test ("/workspace/missing", fixture_set_up, test_missing);
  fixture_test ("/workspace/folder", fixture_set_up, test_folder_is_no_workspace);
  fixture_test ("/workspace/no-workspace", fixture_set_up, test_no_workspace);
  fixture_test ("/workspace/foreign-database", fixture_set_up, test_foreign_database);
  fixture_test ("/workspace/truncated", fixture_set_up_filled, test_truncated);
  fixture_test ("/workspace/corrupt", fixture_set_up_filled, test_corrupt);
  fixture_test (
      "/workspace/corrupt-names-backup", fixture_set_up_filled, test_corrupt_names_backup);
  fixture_test ("/workspace/too-new", fixture_set_up_filled, test_too_new);
  fixture_test ("/workspace/settings", fixture_set_up_filled, test_settings_of_connection);
  fixture_test ("/workspace/write-without-group", fixture_set_up_filled, test_write_without_group);
  fixture_test ("/workspace/one-file", fixture_set_up_filled, test_one_file);
  fixture_test ("/workspace/reading", fixture_set_up_filled, test_reading_changes_nothing);
  g_test_add ("/workspace/reading-wal",
              Fixture,
              "wal",
              fixture_set_up_filled,
              test_reading_changes_nothing,
              fixture_tear_down);
  fixture_test ("/workspace/read-only-medium", fixture_set_up_filled, test_read_only_medium);
  g_test_add ("/workspace/read-only-medium-wal",
              Fixture,
              "wal",
              fixture_set_up_filled,
              test_read_only_medium,
              fixture_tear_down);
  fixture_test ("/workspace/remote", fixture_set_up_filled, test_remote);
  fixture_test ("/workspace/symbolic-link", fixture_set_up_filled, test_symbolic_link);
  fixture_test ("/workspace/closed", fixture_set_up_filled, test_closed_workspace);

  return g_test_run ();
}
