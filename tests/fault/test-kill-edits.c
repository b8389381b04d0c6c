/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/workspace-fixture.h"

/*
 * A child edits without end and writes the number of each edit to a pipe when it is done; it is
 * killed at a random moment, two hundred times. Each number that was read must then be in the file,
 * and at most one more; each edit is there whole or not at all, and the file is sound.
 */

#define N_KILLS 200
#define N_UNITS 30
#define MAX_DELAY_US 100000

#define N_BLOCKS 6

static char *
unit_code (int i)
{
  return g_strdup_printf ("U%02d", i);
}

/* So many blocks the paper has after edit @number. */
static int
count_blocks (int64_t number)
{
  return 1 + (int)(number % N_BLOCKS);
}

/* Edit @number puts it into the setting and into the record of each unit. */
static void
edit (TdWorkspace *workspace, int64_t number)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  TdPlan plan = { .unit = (char *)"R",
                  .measure = TD_MEASURE_CASES,
                  .month = td_day_new (2025, 9, 30),
                  .completed = number };
  TdExplanation explanation = { .as_of = td_day_new (2025, 8, 31),
                                .unit = (char *)"R",
                                .measure = TD_MEASURE_CASES,
                                .code = (char *)"V10",
                                .item = (char *)"",
                                .found = number,
                                .note = text };

  TdPaper paper = { .id = 1,
                    .kind = (char *)"dispatch",
                    .title = text,
                    .as_of = td_day_new (2025, 8, 31),
                    .issued = td_day_new (2025, 9, 3),
                    .group = number };

  /* In all tables that one action may touch: a table that is pasted, a restructuring, a paper that
   * grows and shrinks. */
  td_changes_put_paper (changes, &paper);
  for (int i = 0; i < N_BLOCKS; i++)
    if (i < count_blocks (number))
      td_changes_put_paper_block (changes,
                                  &(TdPaperBlock){ .paper = 1, .position = i, .content = text });
    else
      td_changes_remove_paper_block (changes, 1, i);
  td_changes_put_setting (changes, "symbol", text);
  td_changes_put_plan (changes, &plan);
  td_changes_put_explanation (changes, &explanation);
  for (int i = 0; i < N_UNITS; i++)
    {
      g_autofree char *code = unit_code (i);
      fixture_add_record (changes, "2025-08-31", code, NULL, INT64_C (1000000000), number);
    }
  fixture_apply (workspace, changes, "set");
}

static void
make_workspace (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_create (path, &error);
  g_autoptr (TdChanges) changes = td_changes_new ();

  g_assert_no_error (error);
  fixture_add_unit (changes, "R", "Cơ quan mẫu", NULL, NULL, NULL, 0);
  for (int i = 0; i < N_UNITS; i++)
    {
      g_autofree char *code = unit_code (i);
      fixture_add_unit (changes, code, code, "R", NULL, NULL, i);
    }
  fixture_apply (workspace, changes, "new");
  edit (workspace, 0);
}

static void
assert_paper (TdWorkspace *workspace, int64_t number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contents = td_workspace_load_blocks (workspace, 1, &error);
  const TdPaper *paper = td_book_find_paper (td_workspace_get_book (workspace), 1);

  g_assert_no_error (error);
  g_assert_cmpint (paper->group, ==, number);
  g_assert_cmpint (contents->len, ==, count_blocks (number));
  for (guint i = 0; i < contents->len; i++)
    g_assert_cmpstr (g_ptr_array_index (contents, i), ==, paper->title);
}

/* The number in the file; all that belongs to it must say the same. */
static int64_t
read_number (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, TD_ACCESS_READ, &error);
  g_autoptr (GPtrArray) groups = NULL;
  TdBook *book;
  int64_t number;

  g_assert_no_error (error);
  book = td_workspace_get_book (workspace);
  number = g_ascii_strtoll (td_book_get_setting (book, "symbol"), NULL, 10);
  int64_t planned;
  g_assert_true (td_book_get_planned (
      book, td_book_find_unit (book, "R"), TD_MEASURE_CASES, td_day_new (2025, 9, 30), &planned));
  g_assert_cmpint (planned, ==, number);
  g_assert_cmpuint (td_book_get_n_explanations (book), ==, 1);
  g_assert_cmpint (td_book_get_explanation (book, 0)->found, ==, number);
  assert_paper (workspace, number);
  for (int i = 0; i < N_UNITS; i++)
    {
      g_autofree char *code = unit_code (i);
      const TdFigures *figures
          = td_book_get_entered (book, 0, td_book_find_unit (book, code), TD_MEASURE_CASES);
      g_assert_cmpint (figures->value[TD_ITEM_COMPLETED], ==, number);
    }
  /* A group for each edit, the first one and the units. */
  groups = td_workspace_list_groups (workspace, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((TdGroup *)g_ptr_array_index (groups, 0))->id, ==, number + 2);
  return number;
}

/* Edits from @number on; now and then it closes and opens, which has moments of its own. */
static void
edit_without_end (const char *path, int64_t number, int told)
{
  g_autoptr (TdWorkspace) workspace = NULL;

  for (;; number++)
    {
      if (workspace == NULL)
        workspace = td_workspace_open (path, TD_ACCESS_WRITE, NULL);
      g_assert_nonnull (workspace);
      edit (workspace, number);
      if (write (told, &number, sizeof number) != sizeof number)
        _exit (1);
      if (number % 7 == 0)
        g_clear_object (&workspace);
    }
}

/* Lets a child edit for a while. Returns: the last number that it has told, or @number - 1. */
static int64_t
run_and_kill (const char *path, int64_t number, gulong microseconds)
{
  int64_t last = number - 1;
  int64_t told_number;
  int told[2];
  int status;
  pid_t child;

  g_assert_cmpint (pipe (told), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (told[0]);
      edit_without_end (path, number, told[1]);
    }
  close (told[1]);
  g_usleep (microseconds);
  kill (child, SIGKILL);
  while (read (told[0], &told_number, sizeof told_number) == sizeof told_number)
    {
      g_assert_cmpint (told_number, ==, last + 1);
      last = told_number;
    }
  close (told[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  return last;
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int64_t number = 0;
  guint n_with_one_more = 0;

  make_workspace (fixture->path);
  for (int i = 0; i < N_KILLS; i++)
    {
      int64_t told = run_and_kill (
          fixture->path, number + 1, (gulong)g_test_rand_int_range (0, MAX_DELAY_US));
      td_workspace_verify (fixture->path, &error);
      g_assert_no_error (error);
      number = read_number (fixture->path);
      g_assert_cmpint (number, >=, told);
      g_assert_cmpint (number, <=, told + 1);
      n_with_one_more += number > told ? 1 : 0;
    }
  g_test_message ("%d kills, %" G_GINT64_FORMAT " edits, %u of them not told",
                  N_KILLS,
                  number,
                  n_with_one_more);
  /* The kills came in the midst of work. */
  g_assert_cmpint (number, >, N_KILLS / 4);

  /* And it can be worked with: all of it undone. */
  fixture_restart (fixture);
  for (; number > 0; number--)
    {
      td_workspace_undo (fixture->workspace, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpstr (
      td_book_get_setting (td_workspace_get_book (fixture->workspace), "symbol"), ==, "0");
}

/* A first import, long enough to be written without WAL: it is there whole or not at all. */

#define N_IMPORT_KILLS 40
#define N_RECORDS 3000

static void
import (const char *path)
{
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, TD_ACCESS_WRITE, NULL);
  g_autoptr (TdChanges) changes = td_changes_new ();

  fixture_add_unit (changes, "R", "Cơ quan mẫu", NULL, NULL, NULL, 0);
  for (int i = 0; i < N_RECORDS; i++)
    {
      TdRecord record = { .as_of = day ("2017-01-01") + i, .unit = (char *)"R" };
      for (int item = 0; item < TD_N_PART_ITEMS; item++)
        td_figures_set (&record.figures, (TdItem)item, i);
      td_changes_put_record (changes, &record);
    }
  fixture_apply (workspace, changes, "import");
}

/* How long an import takes when it is left alone. */
static gint64
measure_import (const char *path)
{
  g_autoptr (TdWorkspace) workspace = td_workspace_create (path, NULL);
  gint64 start;

  g_clear_object (&workspace);
  start = g_get_monotonic_time ();
  import (path);
  return g_get_monotonic_time () - start;
}

static void
test_kill_import (Fixture *fixture, gconstpointer data)
{
  gint64 longest = measure_import (fixture->path);
  guint n_whole = 0;

  for (int i = 0; i < N_IMPORT_KILLS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strdup_printf ("%d.tiendo", i);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      TdWorkspace *workspace = td_workspace_create (path, &error);
      int status, n_cuts;
      pid_t child;

      g_assert_no_error (error);
      g_clear_object (&workspace);
      child = fork ();
      if (child == 0)
        {
          import (path);
          _exit (0);
        }
      g_usleep ((gulong)g_test_rand_int_range (0, 2 * (gint32)longest));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);

      workspace = td_workspace_open (path, TD_ACCESS_READ, &error);
      g_assert_no_error (error);
      n_cuts = td_book_get_n_cuts (td_workspace_get_book (workspace));
      g_assert_true (n_cuts == 0 || n_cuts == N_RECORDS);
      g_assert_cmpint (
          td_book_get_n_units (td_workspace_get_book (workspace)), ==, n_cuts > 0 ? 1 : 0);
      n_whole += n_cuts > 0 ? 1 : 0;
      g_object_unref (workspace);
      g_assert_true (td_workspace_verify (path, &error));
    }
  g_test_message ("%d kills, %u imports whole", N_IMPORT_KILLS, n_whole);
  g_assert_cmpuint (n_whole, <, N_IMPORT_KILLS);
}

/*
 * Reverts among edits: a child edits the setting and puts it back, again and again. At any moment
 * the file says one of the two, and the journal of it is whole.
 */

#define N_REVERT_KILLS 60

static void
revert_without_end (const char *path)
{
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, TD_ACCESS_WRITE, NULL);

  for (;;)
    {
      g_autoptr (TdChanges) changes = td_changes_new ();
      gint64 last;

      td_changes_put_setting (changes, "symbol", "sửa");
      for (int i = 0; i < N_UNITS; i++)
        {
          g_autofree char *code = unit_code (i);
          fixture_add_record (changes, "2025-08-31", code, NULL, INT64_C (1000000000), 77);
        }
      fixture_apply (workspace, changes, "set");
      g_assert_true (td_workspace_get_last_group (workspace, &last, NULL));
      g_assert_true (td_workspace_revert (workspace, last, -1, NULL, NULL));
    }
}

/* All figures are as they were, or all as they were edited. */
static bool
is_edited (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, TD_ACCESS_READ, &error);
  TdBook *book;
  bool edited;

  g_assert_no_error (error);
  book = td_workspace_get_book (workspace);
  edited = g_str_equal (td_book_get_setting (book, "symbol"), "sửa");
  for (int i = 0; i < N_UNITS; i++)
    {
      g_autofree char *code = unit_code (i);
      const TdFigures *figures
          = td_book_get_entered (book, 0, td_book_find_unit (book, code), TD_MEASURE_CASES);
      g_assert_cmpint (figures->value[TD_ITEM_COMPLETED], ==, edited ? 77 : 0);
    }
  return edited;
}

static void
test_kill_revert (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_edited = 0;

  make_workspace (fixture->path);
  for (int i = 0; i < N_REVERT_KILLS; i++)
    {
      pid_t child = fork ();
      int status;

      if (child == 0)
        revert_without_end (fixture->path);
      g_usleep ((gulong)g_test_rand_int_range (5000, MAX_DELAY_US));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      td_workspace_verify (fixture->path, &error);
      g_assert_no_error (error);
      if (!is_edited (fixture->path))
        continue;
      /* What the kill left out is put back by the next program. */
      n_edited++;
      fixture_restart (fixture);
      g_assert_true (td_workspace_undo (fixture->workspace, &error));
      g_assert_no_error (error);
      g_clear_object (&fixture->workspace);
      g_assert_false (is_edited (fixture->path));
    }
  g_test_message ("%d kills, %u between an edit and its revert", N_REVERT_KILLS, n_edited);
}

/*
 * Restores in place: a child replaces the workspace by one backup or the other, again and again. At
 * any moment there is the old file or the new one, whole.
 */

#define N_RESTORE_KILLS 60

static void
restore_without_end (const char *path, char **backups)
{
  for (guint i = 0;; i++)
    if (!td_workspace_restore (backups[i % 2], path, true, NULL))
      _exit (1);
}

static void
test_kill_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char *backups[2];
  int64_t number;
  guint n_old = 0;

  make_workspace (fixture->path);
  fixture_restart (fixture);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("bản sao %d.tiendo", i);
      backups[i] = g_build_filename (fixture->folder, name, NULL);
      if (i > 0)
        edit (fixture->workspace, i);
      g_assert_true (td_workspace_backup (fixture->workspace, backups[i], NULL, &error));
      g_assert_no_error (error);
    }
  g_clear_object (&fixture->workspace);

  for (int i = 0; i < N_RESTORE_KILLS; i++)
    {
      pid_t child = fork ();
      int status;

      if (child == 0)
        restore_without_end (fixture->path, backups);
      g_usleep ((gulong)g_test_rand_int_range (0, MAX_DELAY_US));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      td_workspace_verify (fixture->path, &error);
      g_assert_no_error (error);
      number = read_number (fixture->path);
      g_assert_true (number == 0 || number == 1);
      n_old += number == 0 ? 1 : 0;
    }
  g_test_message ("%d kills, %u left the older one", N_RESTORE_KILLS, n_old);
  /* And the lock is free. */
  g_assert_true (td_workspace_restore (backups[1], fixture->path, true, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_number (fixture->path), ==, 1);
  for (int i = 0; i < 2; i++)
    g_free (backups[i]);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/kill/edits", fixture_set_up, test_kill);
  fixture_test ("/kill/import", fixture_set_up, test_kill_import);
  fixture_test ("/kill/revert", fixture_set_up, test_kill_revert);
  fixture_test ("/kill/restore", fixture_set_up, test_kill_restore);

  return g_test_run ();
}
