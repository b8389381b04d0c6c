/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-sample.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "exchange/td-csv.h"
#include "store/td-workspace.h"

#define SAMPLE "thai-nguyen-2025"
#define SAMPLE_URI "resource:///org/tiendo/TienDo/samples/" SAMPLE

char *
td_sample_get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "tiendo", "samples", SAMPLE ".tiendo", NULL);
}

bool
td_sample_is (const char *path)
{
  g_autofree char *sample = td_sample_get_path ();
  g_autoptr (GFile) a = g_file_new_for_path (path);
  g_autoptr (GFile) b = g_file_new_for_path (sample);

  return g_file_equal (a, b);
}

static bool
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int saved;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return true;
  saved = errno;
  g_set_error (error, TD_ERROR, TD_ERROR_IO, "%s: %s", folder, g_strerror (saved));
  return false;
}

static bool
fill (TdWorkspace *workspace, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  g_autoptr (TdChanges) changes = td_csv_read (
      SAMPLE_URI, td_workspace_get_book (workspace), NULL, NULL, NULL, faults, error);
  TdAction action = { .kind = "new", .as_of = TD_DAY_NONE, .detail = SAMPLE };

  return changes != NULL
         && td_workspace_apply (workspace, changes, &action, false, NULL, NULL, error);
}

char *
td_sample_ensure (GError **error)
{
  g_autofree char *path = td_sample_get_path ();
  g_autoptr (TdWorkspace) workspace = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  if (!make_folder (path, error))
    return NULL;
  workspace = td_workspace_create (path, error);
  if (workspace == NULL)
    return NULL;
  if (!fill (workspace, error))
    {
      /* Half a sample would be taken for the whole next time. */
      td_workspace_close (workspace);
      (void)g_unlink (path);
      return NULL;
    }
  td_workspace_close (workspace);
  return g_steal_pointer (&path);
}
