/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "store/td-workspace-private.h"

#include "workspace-fixture.h"

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  td_workspace_undo (fixture->workspace, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  td_workspace_redo (fixture->workspace, &error);
  g_assert_no_error (error);
}

static void
assert_undo_fails (Fixture *fixture, TdError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;

  g_assert_false (td_workspace_undo (fixture->workspace, &error));
  g_assert_error (error, TD_ERROR, (int)code);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_redo_fails (Fixture *fixture, TdError code)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (td_workspace_redo (fixture->workspace, &error));
  g_assert_error (error, TD_ERROR, (int)code);
}

/* The groups that undo and redo would take, 0 for none. */
static void
assert_next (Fixture *fixture, gint64 undo_group, gint64 redo_group)
{
  g_autoptr (TdGroup) next_undo = td_workspace_get_undo (fixture->workspace);
  g_autoptr (TdGroup) next_redo = td_workspace_get_redo (fixture->workspace);

  g_assert_cmpint (next_undo != NULL ? next_undo->id : 0, ==, undo_group);
  g_assert_cmpint (next_redo != NULL ? next_redo->id : 0, ==, redo_group);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  fixture_edit (fixture->workspace, "2025-04-30", 1801); /* group 2 */
  fixture_edit (fixture->workspace, "2025-04-30", 1802); /* 3 */
  fixture_edit (fixture->workspace, "2025-03-31", 1601); /* 4 */
  assert_next (fixture, 4, 0);
  assert_redo_fails (fixture, TD_ERROR_NOTHING);

  undo (fixture); /* 5 */
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-03-31"), ==, 1670);
  assert_next (fixture, 3, 4);
  undo (fixture); /* 6 */
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1801);
  assert_next (fixture, 2, 3);
  redo (fixture); /* 7 */
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1802);
  assert_next (fixture, 3, 4);
  undo (fixture); /* 8: of what 7 brought back */
  undo (fixture); /* 9 */
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1700);
  assert_next (fixture, 1, 2);

  fixture_restart (fixture);
  assert_next (fixture, 1, 2);
  redo (fixture);
  redo (fixture);
  redo (fixture);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1802);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-03-31"), ==, 1601);
  assert_next (fixture, 4, 0);
}

static void
test_edit_ends_redo (Fixture *fixture, gconstpointer data)
{
  fixture_edit (fixture->workspace, "2025-04-30", 1801); /* group 2 */
  fixture_edit (fixture->workspace, "2025-04-30", 1802); /* 3 */
  undo (fixture);                                        /* 4 */
  fixture_edit (fixture->workspace, "2025-04-30", 1803); /* 5 */
  assert_next (fixture, 5, 0);
  assert_redo_fails (fixture, TD_ERROR_NOTHING);
  undo (fixture);
  /* What the edit has ended does not come back with it. */
  assert_next (fixture, 2, 5);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1801);
}

/* All of it, with cascades, back to an empty workspace and forth again. */
static void
test_everything (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *full = td_workspace_dump (fixture->workspace);
  g_autofree char *without = NULL, *dump = NULL, *again = NULL, *empty = NULL;

  td_changes_remove_unit (changes, "A");
  fixture_apply (fixture->workspace, changes, "unit-delete");
  without = td_workspace_dump (fixture->workspace);
  undo (fixture);
  dump = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (dump, ==, full);
  redo (fixture);
  again = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (again, ==, without);
  undo (fixture);
  undo (fixture);
  empty = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpint (td_book_get_n_units (td_workspace_get_book (fixture->workspace)), ==, 0);
  assert_undo_fails (fixture, TD_ERROR_NOTHING);
  fixture_restart (fixture);
  redo (fixture);
  redo (fixture);
  g_clear_pointer (&dump, g_free);
  dump = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (dump, ==, without);
}

static void
test_groups_of_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  static const struct
  {
    const char *kind;
    gint64 of;
    bool undone;
  } expected[] = {
    { "redo", 2, false },
    { "undo", 2, false },
    { "set", 0, false },
    { "import", 0, false },
  };

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  undo (fixture);
  redo (fixture);
  groups = td_workspace_list_groups (fixture->workspace, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < groups->len; i++)
    {
      const TdGroup *group = g_ptr_array_index (groups, i);
      g_assert_cmpstr (group->kind, ==, expected[i].kind);
      g_assert_cmpint (group->of, ==, expected[i].of);
      g_assert_cmpint (group->undone, ==, expected[i].undone);
    }
  undo (fixture);
  g_clear_pointer (&groups, g_ptr_array_unref);
  groups = td_workspace_list_groups (fixture->workspace, 4, &error);
  g_assert_cmpuint (groups->len, ==, 4);
  g_assert_true (((TdGroup *)g_ptr_array_index (groups, 3))->undone);
}

/* Closing stands in the way of undo into the cut, and is not undone itself. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_edit (fixture->workspace, "2025-03-31", 1671);
  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  g_assert_true (td_workspace_close_cut (fixture->workspace, day ("2025-04-30"), NULL, &error));
  assert_undo_fails (fixture, TD_ERROR_CLOSED);
  fixture_restart (fixture);
  assert_undo_fails (fixture, TD_ERROR_CLOSED);

  g_assert_true (td_workspace_reopen_cut (fixture->workspace, day ("2025-04-30"), "nhầm", &error));
  undo (fixture);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 1700);
  /* Closing is an edit: there is nothing to redo after it. */
  g_assert_true (td_workspace_close_cut (fixture->workspace, day ("2025-04-30"), NULL, &error));
  assert_redo_fails (fixture, TD_ERROR_NOTHING);
  /* Another cut is another matter. */
  undo (fixture);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-03-31"), ==, 1670);
  g_assert_cmpint (
      td_book_get_cut (td_workspace_get_book (fixture->workspace), 1)->revision, ==, 2);
  /* The import brought the cut, which is closed now. */
  assert_undo_fails (fixture, TD_ERROR_CLOSED);
}

/* An import that brings a closed cut can be taken back, until somebody closes that cut again. */
static void
test_imported_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *before = td_workspace_dump (fixture->workspace);
  g_autofree char *after = NULL;

  td_changes_put_cut (changes,
                      &(TdCut){ .as_of = day ("2025-05-31"), .closed = true, .revision = 3 });
  fixture_add_record (changes, "2025-05-31", "B", NULL, 10, 9);
  fixture_apply (fixture->workspace, changes, "import");
  undo (fixture);
  after = td_workspace_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
  redo (fixture);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-05-31"), ==, 9);

  g_assert_true (td_workspace_reopen_cut (fixture->workspace, day ("2025-05-31"), "nhầm", &error));
  g_assert_true (td_workspace_close_cut (fixture->workspace, day ("2025-05-31"), NULL, &error));
  assert_undo_fails (fixture, TD_ERROR_CLOSED);
}

/* A stranger changed the file: the row is not as the group left it. */
static void
test_not_as_left (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE records SET completed = 5 WHERE completed = 1801",
    "DELETE FROM records WHERE completed = 1801",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      fixture_edit (fixture->workspace, "2025-04-30", 1801);
      g_clear_object (&fixture->workspace);
      fixture_sql (fixture->path, changes[i]);
      fixture_restart (fixture);
      assert_undo_fails (fixture, TD_ERROR_RULE);
      g_clear_object (&fixture->workspace);
      fixture_sql (fixture->path, "UPDATE records SET completed = 1801 WHERE completed = 5");
      fixture_restart (fixture);
      if (i == 0)
        undo (fixture);
    }
}

/* Also while it is open: the book follows, and the edit is made on what is there now. */
static void
test_stranger_meanwhile (Fixture *fixture, gconstpointer data)
{
  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  fixture_sql (fixture->path, "UPDATE records SET completed = 5 WHERE completed = 1801");
  assert_undo_fails (fixture, TD_ERROR_RULE);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 5);
  fixture_edit (fixture->workspace, "2025-04-30", 6);
  undo (fixture);
  g_assert_cmpint (fixture_read (fixture->workspace, "2025-04-30"), ==, 5);
}

/* What was removed cannot come back where a stranger has put something else. */
static void
test_place_is_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();

  td_changes_remove_setting (changes, "place");
  fixture_apply (fixture->workspace, changes, "settings");
  g_clear_object (&fixture->workspace);
  fixture_sql (fixture->path, "INSERT INTO settings (key, value) VALUES ('place', 'x')");
  fixture_restart (fixture);
  assert_undo_fails (fixture, TD_ERROR_RULE);
}

static void
test_signals (Fixture *fixture, gconstpointer data)
{
  bool changed = false, state_changed = false;

  fixture_edit (fixture->workspace, "2025-04-30", 1801);
  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (fixture_set_bool_cb), &changed);
  g_signal_connect (
      fixture->workspace, "state-changed", G_CALLBACK (fixture_set_bool_cb), &state_changed);
  undo (fixture);
  g_assert_true (changed);
  g_assert_true (state_changed);
}

static void
test_reader_offers_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) reader = td_workspace_open (fixture->path, TD_ACCESS_READ, &error);

  g_assert_no_error (error);
  g_assert_null (td_workspace_get_undo (reader));
  g_assert_null (td_workspace_get_redo (reader));
  g_assert_false (td_workspace_undo (reader, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  fixture_test ("/workspace-undo/steps", fixture_set_up_filled, test_steps);
  fixture_test ("/workspace-undo/edit-ends-redo", fixture_set_up_filled, test_edit_ends_redo);
  fixture_test ("/workspace-undo/everything", fixture_set_up_filled, test_everything);
  fixture_test ("/workspace-undo/groups", fixture_set_up_filled, test_groups_of_steps);
  fixture_test ("/workspace-undo/closed", fixture_set_up_filled, test_closed);
  fixture_test ("/workspace-undo/imported-closed", fixture_set_up_filled, test_imported_closed);
  fixture_test ("/workspace-undo/not-as-left", fixture_set_up_filled, test_not_as_left);
  fixture_test ("/workspace-undo/stranger", fixture_set_up_filled, test_stranger_meanwhile);
  fixture_test ("/workspace-undo/place-is-taken", fixture_set_up_filled, test_place_is_taken);
  fixture_test ("/workspace-undo/signals", fixture_set_up_filled, test_signals);
  fixture_test ("/workspace-undo/reader", fixture_set_up_filled, test_reader_offers_nothing);

  return g_test_run ();
}
