/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "tests/unit/workspace-fixture.h"

/*
 * Lets the first, second, third … access to a file fail, through a layer of SQLite below the store.
 * Whatever fails, a step is done or not done and says which, nothing is half there, and the file
 * opens afterwards.
 */

typedef enum
{
  FAIL_READ,
  FAIL_WRITE,
  FAIL_FULL,
  FAIL_SYNC,
  FAIL_OPEN,
  N_FAILS,
} Fail;

static struct
{
  bool armed;
  Fail kind;
  bool lasting; /* all later ones fail too */
  int countdown;
  bool happened;
} fault;

static sqlite3_vfs *real_vfs;

typedef struct
{
  sqlite3_file base;
  sqlite3_io_methods methods;
  sqlite3_file *real; /* behind this struct */
} FaultyFile;

static bool
fails (Fail kind)
{
  if (!fault.armed || fault.kind != kind)
    return false;
  if (fault.countdown > 0)
    {
      fault.countdown--;
      return false;
    }
  if (fault.happened && !fault.lasting)
    return false;
  fault.happened = true;
  return true;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultyFile *)file)->real;
}

static int
faulty_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
faulty_read (sqlite3_file *file, void *data, int n, sqlite3_int64 offset)
{
  return fails (FAIL_READ) ? SQLITE_IOERR_READ
                           : real_of (file)->pMethods->xRead (real_of (file), data, n, offset);
}

static int
faulty_write (sqlite3_file *file, const void *data, int n, sqlite3_int64 offset)
{
  if (fails (FAIL_WRITE))
    return SQLITE_IOERR_WRITE;
  if (fails (FAIL_FULL))
    return SQLITE_FULL;
  return real_of (file)->pMethods->xWrite (real_of (file), data, n, offset);
}

static int
faulty_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return fails (FAIL_WRITE) ? SQLITE_IOERR_TRUNCATE
                            : real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
faulty_sync (sqlite3_file *file, int flags)
{
  return fails (FAIL_SYNC) ? SQLITE_IOERR_FSYNC
                           : real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
faulty_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
faulty_lock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
faulty_unlock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
faulty_check_lock (sqlite3_file *file, int *is_locked)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), is_locked);
}

static int
faulty_control (sqlite3_file *file, int operation, void *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), operation, argument);
}

static int
faulty_sector (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
faulty_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
faulty_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), page, size, extend, memory);
}

static int
faulty_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
faulty_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
faulty_shm_unmap (sqlite3_file *file, int delete_it)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), delete_it);
}

static const sqlite3_io_methods faulty_methods = {
  .iVersion = 2,
  .xClose = faulty_close,
  .xRead = faulty_read,
  .xWrite = faulty_write,
  .xTruncate = faulty_truncate,
  .xSync = faulty_sync,
  .xFileSize = faulty_size,
  .xLock = faulty_lock,
  .xUnlock = faulty_unlock,
  .xCheckReservedLock = faulty_check_lock,
  .xFileControl = faulty_control,
  .xSectorSize = faulty_sector,
  .xDeviceCharacteristics = faulty_characteristics,
  .xShmMap = faulty_shm_map,
  .xShmLock = faulty_shm_lock,
  .xShmBarrier = faulty_shm_barrier,
  .xShmUnmap = faulty_shm_unmap,
};

static int
faulty_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultyFile *faulty = (FaultyFile *)file;
  int rc;

  faulty->base.pMethods = NULL;
  if (fails (FAIL_OPEN))
    return SQLITE_CANTOPEN;
  faulty->real = (sqlite3_file *)(faulty + 1);
  rc = real_vfs->xOpen (real_vfs, name, faulty->real, flags, out_flags);
  if (faulty->real->pMethods != NULL)
    faulty->base.pMethods = &faulty_methods;
  return rc;
}

static void
install_faulty_vfs (void)
{
  static sqlite3_vfs faulty;

  real_vfs = sqlite3_vfs_find (NULL);
  faulty = *real_vfs;
  faulty.zName = "faulty";
  faulty.szOsFile = (int)sizeof (FaultyFile) + real_vfs->szOsFile;
  faulty.xOpen = faulty_open;
  g_assert_cmpint (sqlite3_vfs_register (&faulty, 1), ==, SQLITE_OK);
}

/* A working day, step by step; each says whether it was done. */

static bool
apply (TdWorkspace *workspace, TdChanges *changes, const char *kind, GError **error)
{
  TdAction action = { .kind = kind, .as_of = TD_DAY_NONE };
  return td_workspace_apply (workspace, changes, &action, false, NULL, NULL, error);
}

static bool
step_figure (TdWorkspace *workspace, GError **error)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  fixture_add_record (changes, "2025-04-30", "B", NULL, 2000, 1801);
  return apply (workspace, changes, "set", error);
}

static bool
step_import (TdWorkspace *workspace, GError **error)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  for (int i = 0; i < 60; i++)
    {
      TdRecord record = { .as_of = day ("2025-05-01") + i, .unit = (char *)"B" };
      td_figures_set (&record.figures, TD_ITEM_COMPLETED, i);
      td_changes_put_record (changes, &record);
    }
  return apply (workspace, changes, "import", error);
}

static bool
step_delete (TdWorkspace *workspace, GError **error)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  td_changes_remove_unit (changes, "A");
  return apply (workspace, changes, "unit-delete", error);
}

static bool
step_close (TdWorkspace *workspace, GError **error)
{
  return td_workspace_close_cut (workspace, day ("2025-03-31"), NULL, error);
}

static bool (*const steps[]) (TdWorkspace *, GError **)
    = { step_figure, step_import, td_workspace_undo, td_workspace_redo, step_delete, step_close };

static void
assert_expected (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == TD_ERROR);
  g_assert_true (error->code == TD_ERROR_IO || error->code == TD_ERROR_FULL
                 || error->code == TD_ERROR_CORRUPT || error->code == TD_ERROR_READ_ONLY
                 || error->code == TD_ERROR_NOT_WORKSPACE || error->code == TD_ERROR_NOT_FOUND
                 || error->code == TD_ERROR_LOCKED);
}

/* The states that the file goes through when nothing fails. */
static GPtrArray *
states_of_day (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, TD_ACCESS_WRITE, &error);
  GPtrArray *states = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  g_ptr_array_add (states, td_workspace_dump (workspace));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      steps[i](workspace, &error);
      g_assert_no_error (error);
      g_ptr_array_add (states, td_workspace_dump (workspace));
    }
  return states;
}

/* Returns: how many steps were done; the rest is left when one fails. */
static guint
run_day (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, TD_ACCESS_WRITE, &error);

  if (workspace == NULL)
    {
      assert_expected (error);
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!steps[i](workspace, &error))
      {
        assert_expected (error);
        return i;
      }
  return G_N_ELEMENTS (steps);
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  g_autofree char *original = g_build_filename (fixture->folder, "gốc.tiendo", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "thử.tiendo", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GError) error = NULL;
  gconstpointer content;
  gsize length;
  int n_faults = 0;

  td_workspace_backup (fixture->workspace, original, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->workspace);
  bytes = fixture_bytes (original);
  content = g_bytes_get_data (bytes, &length);
  g_assert_true (g_file_set_contents (copy, content, (gssize)length, NULL));
  states = states_of_day (copy);

  fault.kind = (Fail)GPOINTER_TO_INT (data);
  for (int lasting = 0; lasting < 2; lasting++)
    for (int n = 0;; n += lasting ? 7 : n < 60 ? 1 : 3)
      {
        g_autofree char *state = NULL;
        g_autoptr (TdWorkspace) workspace = NULL;
        guint n_done;

        g_assert_true (g_file_set_contents (copy, content, (gssize)length, NULL));
        fault.lasting = lasting;
        fault.countdown = n;
        fault.happened = false;
        fault.armed = true;
        n_done = run_day (copy);
        fault.armed = false;
        if (!fault.happened)
          {
            g_assert_cmpuint (n_done, ==, G_N_ELEMENTS (steps));
            break;
          }
        n_faults++;

        /*
         * What was done is there; the one that failed is not, whatever its error was. Only where
         * nothing could be synced any more, not even to take it back, it can come after all.
         */
        g_assert_true (td_workspace_verify (copy, &error));
        g_assert_no_error (error);
        workspace = td_workspace_open (copy, TD_ACCESS_WRITE, &error);
        g_assert_no_error (error);
        state = td_workspace_dump (workspace);
        if (fault.kind == FAIL_SYNC && lasting && n_done < G_N_ELEMENTS (steps)
            && g_str_equal (state, g_ptr_array_index (states, n_done + 1)))
          continue;
        g_assert_cmpstr (state, ==, g_ptr_array_index (states, n_done));
      }
  g_test_message ("%d faults", n_faults);
  g_assert_cmpint (n_faults, >, 10);
}

int
main (int argc, char **argv)
{
  static const char *const names[N_FAILS] = { "read", "write", "full", "sync", "open" };

  fixture_init (&argc, &argv);
  install_faulty_vfs ();
  for (int i = 0; i < N_FAILS; i++)
    {
      g_autofree char *name = g_strconcat ("/failing-io/", names[i], NULL);
      g_test_add (name,
                  Fixture,
                  GINT_TO_POINTER (i),
                  fixture_set_up_filled,
                  test_faults,
                  fixture_tear_down);
    }
  return g_test_run ();
}
