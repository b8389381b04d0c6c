/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/td-backup.h"
#include "store/td-workspace-private.h"

#include "workspace-fixture.h"

static char *
backup_folder (Fixture *fixture)
{
  return _td_backup_get_folder (fixture->path);
}

static guint
count_backups (Fixture *fixture, const char *why)
{
  g_autofree char *folder = backup_folder (fixture);
  g_autofree char *suffix = g_strdup_printf ("-%s.tiendo", why);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      n++;
  return n;
}

/* The completed cases of unit B in the copy at @path. */
static int64_t
read_copy (const char *path, const char *as_of)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) copy = td_workspace_open (path, TD_ACCESS_READ, &error);

  g_assert_no_error (error);
  return fixture_read (copy, as_of);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "bản sao.tiendo", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "không", "b.tiendo", NULL);
  g_autofree char *mode = NULL, *groups = NULL, *files = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  /* With what is in the log only. */
  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  g_assert_true (td_workspace_backup (fixture->workspace, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_copy (path, "2025-04-30"), ==, 1801);
  mode = fixture_query_file (path, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "delete\n");
  groups = fixture_query_file (path, "SELECT COUNT (*) FROM journal_groups");
  g_assert_cmpstr (groups, ==, "2\n");

  fixture_edit (fixture->workspace, "2025-04-30", 1802);
  g_assert_false (td_workspace_backup (fixture->workspace, path, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);
  g_assert_cmpint (read_copy (path, "2025-04-30"), ==, 1801);

  g_assert_false (td_workspace_backup (fixture->workspace, missing, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_unlink (path);
  g_cancellable_cancel (cancellable);
  g_assert_false (td_workspace_backup (fixture->workspace, path, cancellable, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CANCELLED);
  td_workspace_close (fixture->workspace);
  files = fixture_list (fixture->folder);
  g_assert_cmpstr (files, ==, "số liệu.tiendo");
}

static gpointer
copy_thread (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%d.tiendo", fixture->folder, i);
      td_workspace_backup (fixture->workspace, path, NULL, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

/* A worker copies while the window edits. */
static void
test_copy_while_editing (Fixture *fixture, gconstpointer data)
{
  GThread *thread;

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  thread = g_thread_new ("copy", copy_thread, fixture);
  for (int i = 0; i < 50; i++)
    fixture_edit (fixture->workspace, "2025-04-30", 1000 + i);
  g_thread_join (thread);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%d.tiendo", fixture->folder, i);
      int64_t completed = read_copy (path, "2025-04-30");
      g_assert_true (completed == 1801 || (completed >= 1000 && completed < 1050));
    }
}

static void
test_dated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = td_workspace_backup_dated (fixture->workspace, "test", &error);
  g_autofree char *second = td_workspace_backup_dated (fixture->workspace, "test", &error);
  g_autofree char *folder = g_path_get_dirname (first);
  g_autofree char *folder_name = g_path_get_basename (folder);
  g_autofree char *found = NULL;
  g_autofree char *today = td_day_format_iso (td_day_today ());
  g_autofree char *name = g_path_get_basename (first);

  g_assert_no_error (error);
  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_str_has_prefix (first, g_get_user_data_dir ()));
  g_assert_true (g_str_has_prefix (folder_name, "số liệu-"));
  g_assert_cmpint (strlen (folder_name), ==, strlen ("số liệu-01234567"));
  g_assert_true (g_str_has_prefix (name, today));
  g_assert_cmpint (read_copy (second, "2025-04-30"), ==, 1700);
  found = td_workspace_find_backup (fixture->path);
  g_assert_cmpstr (found, ==, second);
}

static void
touch (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

/* Ten newest, and of each month before the newest. */
static void
test_rotate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *files = NULL;

  for (int i = 10; i < 22; i++)
    {
      g_autofree char *name = g_strdup_printf ("2025-09-%d-080000-daily.tiendo", i);
      touch (fixture->folder, name);
    }
  touch (fixture->folder, "2025-08-01-080000-daily.tiendo");
  touch (fixture->folder, "2025-08-31-080000-daily.tiendo");
  touch (fixture->folder, "2025-08-31-080000.002-import.tiendo");
  touch (fixture->folder, "2025-06-05-235959-daily.tiendo");
  touch (fixture->folder, "2024-06-05-000000-daily.tiendo");
  touch (fixture->folder, "2024-06-04-000000-daily.tiendo");
  touch (fixture->folder, "ghi chú.txt");
  _td_backup_rotate (fixture->folder);
  files = fixture_list (fixture->folder);
  g_assert_cmpstr (files,
                   ==,
                   "2024-06-05-000000-daily.tiendo 2025-06-05-235959-daily.tiendo"
                   " 2025-08-31-080000.002-import.tiendo"
                   " 2025-09-12-080000-daily.tiendo 2025-09-13-080000-daily.tiendo"
                   " 2025-09-14-080000-daily.tiendo 2025-09-15-080000-daily.tiendo"
                   " 2025-09-16-080000-daily.tiendo 2025-09-17-080000-daily.tiendo"
                   " 2025-09-18-080000-daily.tiendo 2025-09-19-080000-daily.tiendo"
                   " 2025-09-20-080000-daily.tiendo 2025-09-21-080000-daily.tiendo"
                   " ghi chú.txt");
}

/* The first edit of a day is preceded by a backup of the state before. */
static void
test_daily (Fixture *fixture, gconstpointer data)
{
  g_autofree char *found = NULL;

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  g_clear_object (&fixture->workspace);
  g_assert_cmpuint (count_backups (fixture, "daily"), ==, 0);
  fixture_sql (fixture->path, "UPDATE journal_groups SET made_at = '2025-09-14T17:00:00+07:00'");
  fixture_restart (fixture);
  fixture_edit (fixture->workspace, "2025-04-30", 1802);
  fixture_edit (fixture->workspace, "2025-04-30", 1803);
  g_clear_object (&fixture->workspace);
  g_assert_cmpuint (count_backups (fixture, "daily"), ==, 1);
  found = td_workspace_find_backup (fixture->path);
  g_assert_cmpint (read_copy (found, "2025-04-30"), ==, 1801);
  fixture_restart (fixture);
  fixture_edit (fixture->workspace, "2025-04-30", 1804);
  g_clear_object (&fixture->workspace);
  g_assert_cmpuint (count_backups (fixture, "daily"), ==, 1);
}

/* Before an import into a workspace that has something, and before a unit or cut is deleted. */
static void
test_before_bulk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) base = fixture_base ();
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *found = NULL;

  g_assert_cmpuint (count_backups (fixture, "import"), ==, 0);
  fixture_apply (fixture->workspace, base, "import"); /* nothing new: no backup */
  g_assert_cmpuint (count_backups (fixture, "import"), ==, 0);
  fixture_add_record (changes, "2025-04-30", "B", NULL, 2000, 1801);
  fixture_apply (fixture->workspace, changes, "import");
  g_assert_cmpuint (count_backups (fixture, "import"), ==, 1);
  found = td_workspace_find_backup (fixture->path);
  g_assert_cmpint (read_copy (found, "2025-04-30"), ==, 1700);

  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  td_changes_remove_cut (changes, day ("2025-03-31"));
  fixture_apply (fixture->workspace, changes, "cut-delete");
  g_assert_cmpuint (count_backups (fixture, "cut-delete"), ==, 1);
  g_clear_pointer (&changes, td_changes_free);
  changes = td_changes_new ();
  td_changes_remove_unit (changes, "A");
  fixture_apply (fixture->workspace, changes, "unit-delete");
  g_assert_cmpuint (count_backups (fixture, "unit-delete"), ==, 1);
}

/* Where no backup can be made, what needs one is not done. */
static void
test_no_place_for_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *folder = backup_folder (fixture);
  g_autofree char *parent = g_path_get_dirname (folder);
  TdAction action = { .kind = "cut-delete", .as_of = TD_DAY_NONE };

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  td_changes_remove_cut (changes, day ("2025-04-30"));
  g_assert_false (
      td_workspace_apply (fixture->workspace, changes, &action, false, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1700);
  fixture_edit (fixture->workspace, "2025-04-30", 1801);
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (fixture->folder, "sao.tiendo", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "khác.tiendo", NULL);
  g_autofree char *found = NULL, *files = NULL;
  g_autoptr (GBytes) before = NULL, after = NULL;

  g_assert_true (td_workspace_backup (fixture->workspace, backup, NULL, &error));
  fixture_edit (fixture->workspace, "2025-04-30", 1801);

  g_assert_true (td_workspace_restore (backup, other, false, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_copy (other, "2025-04-30"), ==, 1700);

  g_assert_false (td_workspace_restore (backup, fixture->path, false, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_EXISTS);
  g_clear_error (&error);
  /* While somebody works in it, it stays. */
  g_assert_false (td_workspace_restore (backup, fixture->path, true, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_cmpint (read_copy (fixture->path, "2025-04-30"), ==, 1801);

  g_clear_object (&fixture->workspace);
  g_assert_true (td_workspace_restore (backup, fixture->path, true, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_copy (fixture->path, "2025-04-30"), ==, 1700);
  g_assert_cmpuint (count_backups (fixture, "restore"), ==, 1);
  found = td_workspace_find_backup (fixture->path);
  g_assert_cmpint (read_copy (found, "2025-04-30"), ==, 1801);
  files = fixture_list (fixture->folder);
  g_assert_cmpstr (files, ==, "khác.tiendo sao.tiendo số liệu.tiendo");

  /* Nothing but a good backup is restored. */
  g_assert_true (g_file_set_contents (backup, "no backup", -1, NULL));
  before = fixture_bytes (fixture->path);
  g_assert_false (td_workspace_restore (backup, fixture->path, true, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_WORKSPACE);
  g_clear_error (&error);
  g_unlink (backup);
  g_assert_false (td_workspace_restore (backup, fixture->path, true, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  after = fixture_bytes (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

/* What is damaged is set aside, not lost, with the log that belongs to it. */
static void
test_restore_over_damage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = td_workspace_backup_dated (fixture->workspace, "test", &error);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *folder = backup_folder (fixture);
  g_autofree char *files = NULL, *kept = NULL;

  g_clear_object (&fixture->workspace);
  g_assert_true (g_file_set_contents (fixture->path, "damaged", -1, NULL));
  g_assert_true (g_file_set_contents (wal, "its log", -1, NULL));
  g_assert_true (td_workspace_restore (backup, fixture->path, true, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_copy (fixture->path, "2025-04-30"), ==, 1700);
  files = fixture_list (fixture->folder);
  g_assert_cmpstr (files, ==, "số liệu.tiendo");
  kept = fixture_list (folder);
  g_assert_nonnull (strstr (kept, ".damaged "));
  g_assert_nonnull (strstr (kept, ".damaged-wal"));
}

static void
test_verify (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *root = NULL;
  g_autofree guint8 *bytes = NULL;
  gconstpointer whole_bytes;
  gsize length;

  /* While it is open for writing, as the window does in a worker. */
  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  g_assert_true (td_workspace_verify (fixture->path, &error));
  g_assert_no_error (error);
  fixture_edit (fixture->workspace, "2025-04-30", 1802);
  g_clear_object (&fixture->workspace);
  g_assert_true (td_workspace_verify (fixture->path, &error));

  /* An index that says something else than its table is seen by nobody but the check. */
  root = fixture_query_file (fixture->path,
                             "SELECT rootpage FROM sqlite_schema WHERE name = 'journal_rows_row'");
  whole = fixture_bytes (fixture->path);
  whole_bytes = g_bytes_get_data (whole, &length);
  bytes = g_memdup2 (whole_bytes, length);
  memset (bytes + (g_ascii_strtoull (root, NULL, 10) - 1) * 4096 + 3, 0x7f, 2);
  g_assert_true (g_file_set_contents (fixture->path, (char *)bytes, (gssize)length, NULL));
  g_assert_false (td_workspace_verify (fixture->path, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_clear_error (&error);

  g_unlink (fixture->path);
  g_assert_false (td_workspace_verify (fixture->path, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static TdChanges *
many_records (void)
{
  TdChanges *changes = td_changes_new ();

  for (int i = 0; i < 500; i++)
    {
      TdRecord record = { .as_of = day ("2024-01-01") + i, .unit = (char *)"B" };
      td_figures_set (&record.figures, TD_ITEM_COMPLETED, i);
      td_changes_put_record (changes, &record);
    }
  return changes;
}

/* SQLite finds no room for another page. */
static void
test_full_database (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = many_records ();
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;
  bool changed = false;

  g_free (
      fixture_query (_td_workspace_get_sqlite (fixture->workspace), "PRAGMA max_page_count = 1"));
  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (fixture_set_bool_cb), &changed);
  g_assert_false (
      td_workspace_apply (fixture->workspace, changes, &any_action, false, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, fixture->path));
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (changed);
  g_assert_cmpint (td_book_get_n_cuts (td_workspace_get_book (fixture->workspace)), ==, 2);

  /* With room again it goes on. */
  g_free (fixture_query (_td_workspace_get_sqlite (fixture->workspace),
                         "PRAGMA max_page_count = 100000"));
  fixture_apply (fixture->workspace, changes, "set");
  g_assert_cmpint (td_book_get_n_cuts (td_workspace_get_book (fixture->workspace)), >, 100);
}

/* In a child whose files may not grow: what a full disk or quota is to a program. */
static int
write_without_room (const char *path, const char *folder)
{
  struct rlimit limit = { 90000, 90000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, TD_ACCESS_WRITE, &error);
  g_autoptr (TdChanges) changes = many_records ();
  g_autofree char *copy = g_build_filename (folder, "b.tiendo", NULL);

  if (workspace == NULL)
    return 1;
  fixture_edit (workspace, "2025-04-30", 1801);
  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return 2;
  if (td_workspace_apply (workspace, changes, &any_action, false, NULL, NULL, &error)
      || !g_error_matches (error, TD_ERROR, TD_ERROR_FULL))
    return 3;
  g_clear_error (&error);
  if (td_book_get_n_cuts (td_workspace_get_book (workspace)) != 2)
    return 4;
  limit.rlim_cur = 20000;
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return 5;
  if (td_workspace_backup (workspace, copy, NULL, &error)
      || !g_error_matches (error, TD_ERROR, TD_ERROR_FULL) || strstr (error->message, copy) == NULL)
    return 6;
  /* The last edit stays what it is. */
  return fixture_read (workspace, "2025-04-30") == 1801 ? 0 : 7;
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *files = NULL;
  int status;
  pid_t child;

  g_clear_object (&fixture->workspace);
  child = fork ();
  if (child == 0)
    _exit (write_without_room (fixture->path, fixture->folder));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);

  fixture_restart (fixture);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1801);
  g_assert_cmpint (td_book_get_n_cuts (td_workspace_get_book (fixture->workspace)), ==, 2);
  g_clear_object (&fixture->workspace);
  g_assert_true (td_workspace_verify (fixture->path, NULL));
  files = fixture_list (fixture->folder);
  g_assert_cmpstr (files, ==, "số liệu.tiendo");
}

/* The list names when and why; what is in each is read from it, and compared with the present. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = td_workspace_backup_dated (fixture->workspace, "manual", &error);
  g_autofree char *second = NULL;
  g_autofree char *folder = td_workspace_get_backup_folder (fixture->path);
  g_autofree char *beside = g_path_get_dirname (first);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (TdContent) content = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  const TdBackup *backup;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpstr (folder, ==, beside);
  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  second = td_workspace_backup_dated (fixture->workspace, "cut-delete", &error);
  fixture_edit (fixture->workspace, "2025-04-30", 1802);
  fixture_edit (fixture->workspace, "2025-04-30", 1803);

  backups = td_workspace_list_backups (fixture->path);
  g_assert_cmpuint (backups->len, ==, 2);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (backup->path, ==, second);
  g_assert_cmpstr (backup->why, ==, "cut-delete");
  g_assert_true (g_str_has_prefix (backup->when, today));
  g_assert_cmpuint (strlen (backup->when), ==, strlen ("2025-09-15T08:30:00"));
  g_assert_cmpint (backup->size, >, 4096);
  g_assert_false (backup->set_aside);
  backup = g_ptr_array_index (backups, 1);
  g_assert_cmpstr (backup->why, ==, "manual");

  content = td_workspace_look_into (second, true, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (content->n_records, ==, 6);
  g_assert_cmpint (td_book_get_n_units (content->book), ==, 5);
  g_assert_cmpint (content->last->id, ==, 2);
  g_assert_cmpstr (content->last->kind, ==, "set");
  g_assert_cmpint (content->format, ==, 3);
  g_assert_true (td_workspace_count_since (fixture->path, content->last, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (td_workspace_count_since (fixture->path, NULL, &n, &error));
  g_assert_cmpuint (n, ==, 4);

  /* Another history under the same number is another one. */
  g_free (content->last->when);
  content->last->when = g_strdup ("2001-01-01T00:00:00+07:00");
  g_assert_false (td_workspace_count_since (fixture->path, content->last, &n, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_look_into_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *file = td_workspace_backup_dated (fixture->workspace, "manual", &error);
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_null (td_workspace_look_into (file, true, cancellable, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_cmpint (truncate (file, 20000), ==, 0);
  g_assert_null (td_workspace_look_into (file, true, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
  g_clear_error (&error);

  /* A damaged workspace that a backup took the place of is kept, and listed as what it is. */
  g_clear_object (&fixture->workspace);
  g_assert_true (g_file_set_contents (fixture->path, "không phải cơ sở dữ liệu", -1, &error));
  g_assert_cmpint (g_remove (file), ==, 0);
  g_free (file);
  file = g_build_filename (fixture->folder, "bản sao.tiendo", NULL);
  g_autoptr (TdWorkspace) other = td_workspace_create (file, &error);
  g_assert_no_error (error);
  g_clear_object (&other);
  g_assert_true (td_workspace_restore (file, fixture->path, true, &error));
  g_assert_no_error (error);
  backups = td_workspace_list_backups (fixture->path);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_true (((TdBackup *)g_ptr_array_index (backups, 0))->set_aside);
}

static void
count_cb (guint permille, gpointer data)
{
  guint *last = data;
  g_assert_cmpuint (permille, >=, *last);
  g_assert_cmpuint (permille, <=, 1000);
  *last = permille;
}

static void
test_save_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "bản sao.tiendo", NULL);
  g_autofree char *expected = td_workspace_dump (fixture->workspace);
  g_autofree char *found = NULL;
  guint permille = 0;

  g_assert_true (g_file_set_contents (path, "cũ", -1, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (
      td_workspace_save_copy (fixture->workspace, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CANCELLED);
  g_clear_error (&error);
  g_autoptr (GBytes) old = fixture_bytes (path);
  g_assert_cmpuint (g_bytes_get_size (old), ==, strlen ("cũ"));

  g_assert_true (
      td_workspace_save_copy (fixture->workspace, path, count_cb, &permille, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (permille, ==, 1000);
  g_autoptr (TdWorkspace) copy = td_workspace_open (path, TD_ACCESS_READ, &error);
  g_assert_no_error (error);
  found = td_workspace_dump (copy);
  g_assert_cmpstr (found, ==, expected);
  g_clear_object (&copy);

  g_assert_false (
      td_workspace_save_copy (fixture->workspace, fixture->path, NULL, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_EXISTS);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/workspace-backup/copy", fixture_set_up_filled, test_copy);
  fixture_test ("/workspace-backup/while-editing", fixture_set_up_filled, test_copy_while_editing);
  fixture_test ("/workspace-backup/dated", fixture_set_up_filled, test_dated);
  fixture_test ("/workspace-backup/rotate", fixture_set_up, test_rotate);
  fixture_test ("/workspace-backup/daily", fixture_set_up_filled, test_daily);
  fixture_test ("/workspace-backup/bulk", fixture_set_up_filled, test_before_bulk);
  fixture_test ("/workspace-backup/no-place", fixture_set_up_filled, test_no_place_for_backup);
  fixture_test ("/workspace-backup/restore", fixture_set_up_filled, test_restore);
  fixture_test (
      "/workspace-backup/restore-over-damage", fixture_set_up_filled, test_restore_over_damage);
  fixture_test ("/workspace-backup/verify", fixture_set_up_filled, test_verify);
  fixture_test ("/workspace-backup/full-database", fixture_set_up_filled, test_full_database);
  fixture_test ("/workspace-backup/full-disk", fixture_set_up_filled, test_full_disk);
  fixture_test ("/workspace-backup/list", fixture_set_up_filled, test_list);
  fixture_test (
      "/workspace-backup/look-into-damaged", fixture_set_up_filled, test_look_into_damaged);
  fixture_test ("/workspace-backup/save-copy", fixture_set_up_filled, test_save_copy);

  return g_test_run ();
}
