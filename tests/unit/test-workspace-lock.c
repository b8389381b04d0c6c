/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/td-lock.h"

#include "workspace-fixture.h"

/* Another program that holds the workspace open for writing, and says so through a pipe. */
typedef struct
{
  pid_t pid;
  int told;   /* it writes a byte when it has it */
  int orders; /* a byte makes it edit, the end makes it close */
} Holder;

static int
hold (const char *path, int told, int orders)
{
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, TD_ACCESS_WRITE, NULL);
  char byte = 0;

  if (workspace == NULL || write (told, "x", 1) != 1)
    return 1;
  while (read (orders, &byte, 1) == 1)
    {
      fixture_edit (workspace, "2025-04-30", 1800 + byte);
      if (write (told, "x", 1) != 1)
        return 1;
    }
  return 0;
}

static void
wait_for (Holder *holder)
{
  char byte;
  g_assert_cmpint (read (holder->told, &byte, 1), ==, 1);
}

static void
holder_start (Holder *holder, const char *path)
{
  int told[2], orders[2];

  g_assert_cmpint (pipe (told), ==, 0);
  g_assert_cmpint (pipe (orders), ==, 0);
  holder->pid = fork ();
  if (holder->pid == 0)
    {
      close (told[0]);
      close (orders[1]);
      g_set_prgname ("chương trình khác");
      _exit (hold (path, told[1], orders[0]));
    }
  close (told[1]);
  close (orders[0]);
  holder->told = told[0];
  holder->orders = orders[1];
  wait_for (holder);
}

static void
holder_edit (Holder *holder, char number)
{
  g_assert_cmpint (write (holder->orders, &number, 1), ==, 1);
  wait_for (holder);
}

static void
holder_end (Holder *holder, bool kill_it)
{
  int status;

  if (kill_it)
    kill (holder->pid, SIGKILL);
  close (holder->orders);
  g_assert_cmpint (waitpid (holder->pid, &status, 0), ==, holder->pid);
  if (kill_it)
    g_assert_true (WIFSIGNALED (status));
  else
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  close (holder->told);
}

static void
assert_names_holder (const char *message)
{
  g_autofree char *today = td_day_format (td_day_today ());

  g_assert_nonnull (strstr (message, g_get_user_name ()));
  g_assert_nonnull (strstr (message, g_get_host_name ()));
  g_assert_nonnull (strstr (message, "chương trình khác"));
  g_assert_nonnull (strstr (message, today));
}

static void
test_one_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) reader = NULL;
  Holder holder;

  g_clear_object (&fixture->workspace);
  holder_start (&holder, fixture->path);

  g_assert_null (td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_LOCKED);
  assert_names_holder (error->message);
  g_clear_error (&error);

  reader = td_workspace_open (fixture->path, TD_ACCESS_WRITE_IF_FREE, &error);
  g_assert_no_error (error);
  g_assert_true (td_workspace_is_read_only (reader));
  g_assert_true (td_workspace_is_held (reader));
  assert_names_holder (td_workspace_get_read_only_reason (reader));
  g_assert_false (td_workspace_undo (reader, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
  assert_names_holder (error->message);
  g_clear_error (&error);
  g_assert_false (td_workspace_try_take_over (reader, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_LOCKED);
  g_clear_error (&error);
  g_clear_object (&reader);

  /* Reading always works. */
  reader = td_workspace_open (fixture->path, TD_ACCESS_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_read (reader, "2025-04-30"), ==, 1700);

  holder_end (&holder, false);
  fixture->workspace = td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error);
  g_assert_no_error (error);
}

/* The lock decides, not its file: a crash frees it, and what was done is there. */
static void
test_crash_frees (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock = g_strconcat (fixture->path, ".lock", NULL);
  g_autofree char *files = NULL;
  g_autoptr (TdWorkspace) reader = NULL;
  Holder holder;

  g_clear_object (&fixture->workspace);
  holder_start (&holder, fixture->path);
  holder_edit (&holder, 7);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  holder_end (&holder, true);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));

  reader = td_workspace_open (fixture->path, TD_ACCESS_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_read (reader, "2025-04-30"), ==, 1807);
  g_clear_object (&reader);

  fixture->workspace = td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1807);
  g_clear_object (&fixture->workspace);
  files = fixture_list (fixture->folder);
  g_assert_cmpstr (files, ==, "số liệu.tiendo");
}

static void
test_follow_and_take_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) follower = NULL;
  g_autofree char *files = NULL, *mode = NULL;
  bool changed = false, state_changed = false;
  Holder holder;

  g_clear_object (&fixture->workspace);
  holder_start (&holder, fixture->path);
  follower = td_workspace_open (fixture->path, TD_ACCESS_WRITE_IF_FREE, &error);
  g_assert_no_error (error);
  g_signal_connect (follower, "changed", G_CALLBACK (fixture_set_bool_cb), &changed);
  g_signal_connect (follower, "state-changed", G_CALLBACK (fixture_set_bool_cb), &state_changed);

  fixture_iterate (1500, &changed);
  g_assert_false (changed);
  for (char number = 1; number <= 2; number++)
    {
      changed = false;
      holder_edit (&holder, number);
      fixture_iterate (5000, &changed);
      g_assert_true (changed);
      g_assert_cmpint (fixture_read (follower, "2025-04-30"), ==, 1800 + number);
    }
  /* The writer ends while it is followed: nothing is lost, nothing stays in a log. */
  holder_edit (&holder, 3);
  holder_end (&holder, false);

  state_changed = false;
  g_assert_true (td_workspace_try_take_over (follower, &error));
  g_assert_no_error (error);
  g_assert_true (state_changed);
  g_assert_false (td_workspace_is_read_only (follower));
  g_assert_null (td_workspace_get_read_only_reason (follower));
  g_assert_true (td_workspace_try_take_over (follower, &error));
  g_assert_cmpint (fixture_read (follower, "2025-04-30"), ==, 1803);
  fixture_edit (follower, "2025-04-30", 1900);
  g_assert_true (td_workspace_undo (follower, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_read (follower, "2025-04-30"), ==, 1803);
  g_assert_null (td_workspace_open (fixture->path, TD_ACCESS_WRITE, NULL));
  g_clear_object (&follower);

  files = fixture_list (fixture->folder);
  g_assert_cmpstr (files, ==, "số liệu.tiendo");
  mode = fixture_query_file (fixture->path, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "delete\n");
}

/* The follower goes last: it leaves one whole file behind. */
static void
test_follower_goes_last (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) follower = NULL;
  g_autofree char *files = NULL, *mode = NULL;
  Holder holder;

  g_clear_object (&fixture->workspace);
  holder_start (&holder, fixture->path);
  holder_edit (&holder, 1);
  follower = td_workspace_open (fixture->path, TD_ACCESS_WRITE_IF_FREE, &error);
  g_assert_no_error (error);
  holder_edit (&holder, 2);
  holder_end (&holder, false);
  g_clear_object (&follower);
  files = fixture_list (fixture->folder);
  g_assert_cmpstr (files, ==, "số liệu.tiendo");
  mode = fixture_query_file (fixture->path, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "delete\n");
}

/* Units too: everything is read again, also when figures and units change at once. */
static void
test_follow_registry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) follower
      = td_workspace_open (fixture->path, TD_ACCESS_WRITE_IF_FREE, &error);
  g_autoptr (TdChanges) changes = td_changes_new ();
  bool changed = false;

  g_assert_no_error (error);
  g_assert_true (td_workspace_is_read_only (follower));
  g_signal_connect (follower, "changed", G_CALLBACK (fixture_set_bool_cb), &changed);
  fixture_add_unit (changes, "A0", "Phòng A0", "R", NULL, NULL, 0);
  fixture_apply (fixture->workspace, changes, "unit-add");
  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  fixture_edit (fixture->workspace, "2025-03-31", 1671);
  fixture_iterate (5000, &changed);
  g_assert_true (changed);
  g_assert_cmpint (td_book_get_n_units (td_workspace_get_book (follower)), ==, 6);
  g_assert_cmpint (fixture_read (follower, "2025-04-30"), ==, 1700);
  g_assert_cmpint (fixture_read (follower, "2025-03-31"), ==, 1671);
}

/* A restored workspace is another file of the same name. */
static void
test_follow_restored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) follower = NULL;
  g_autofree char *backup = g_build_filename (fixture->folder, "sao.tiendo", NULL);
  bool changed = false;

  g_assert_true (td_workspace_backup (fixture->workspace, backup, NULL, &error));
  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  follower = td_workspace_open (fixture->path, TD_ACCESS_WRITE_IF_FREE, &error);
  g_assert_no_error (error);
  /* The log that both read through stays as long as one of them does. */
  g_clear_object (&fixture->workspace);
  g_assert_false (td_workspace_restore (backup, fixture->path, true, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_cmpint (fixture_read (follower, "2025-04-30"), ==, 1801);
  g_clear_object (&follower);

  /* Without a log it is free to be replaced. */
  fixture_restart (fixture);
  follower = td_workspace_open (fixture->path, TD_ACCESS_WRITE_IF_FREE, &error);
  g_assert_cmpint (fixture_read (follower, "2025-04-30"), ==, 1801);
  g_signal_connect (follower, "changed", G_CALLBACK (fixture_set_bool_cb), &changed);
  g_clear_object (&fixture->workspace);
  g_assert_true (td_workspace_restore (backup, fixture->path, true, &error));
  g_assert_no_error (error);
  fixture_iterate (5000, &changed);
  g_assert_true (changed);
  g_assert_cmpint (fixture_read (follower, "2025-04-30"), ==, 1700);
}

/* A holder who did not name himself still holds. */
static void
test_unnamed_holder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock = g_strconcat (fixture->path, ".lock", NULL);

  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  /* A file alone is nothing. */
  g_clear_object (&fixture->workspace);
  fixture_restart (fixture);
  g_assert_cmpint (truncate (lock, 0), ==, 0);
  g_assert_null (td_workspace_open (fixture->path, TD_ACCESS_WRITE, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, fixture->path));
}

static void
test_lock_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strconcat (fixture->path, ".lock", NULL);
  g_autofree char *text = NULL;
  g_autofree char *missing = g_build_filename (fixture->folder, "không", "a.tiendo", NULL);
  TdLock *lock;

  g_set_prgname ("thử khóa");
  lock = _td_lock_acquire (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "user="));
  g_assert_nonnull (strstr (text, "host="));
  g_assert_nonnull (strstr (text, "program=thử khóa"));
  g_assert_nonnull (strstr (text, "since=20"));
  g_assert_null (_td_lock_acquire (fixture->path, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_LOCKED);
  g_clear_error (&error);
  _td_lock_release (lock);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));

  g_assert_null (_td_lock_acquire (missing, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/workspace-lock/one-writer", fixture_set_up_filled, test_one_writer);
  fixture_test ("/workspace-lock/crash", fixture_set_up_filled, test_crash_frees);
  fixture_test ("/workspace-lock/follow", fixture_set_up_filled, test_follow_and_take_over);
  fixture_test ("/workspace-lock/follower-last", fixture_set_up_filled, test_follower_goes_last);
  fixture_test ("/workspace-lock/follow-registry", fixture_set_up_filled, test_follow_registry);
  fixture_test ("/workspace-lock/follow-restored", fixture_set_up_filled, test_follow_restored);
  fixture_test ("/workspace-lock/unnamed", fixture_set_up_filled, test_unnamed_holder);
  fixture_test ("/workspace-lock/alone", fixture_set_up, test_lock_alone);

  return g_test_run ();
}
