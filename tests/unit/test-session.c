/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "app/td-session.h"
#include "model/td-day.h"

static TdDay
day (int year, int month, int day_of_month)
{
  return td_day_new (year, month, day_of_month);
}

static void
apply (TdWorkspace *workspace, TdChanges *changes, const char *kind)
{
  TdAction action = { .kind = kind, .as_of = TD_DAY_NONE };
  g_autoptr (GError) error = NULL;

  td_workspace_apply (workspace, changes, &action, false, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
put_cut (TdChanges *changes, TdDay as_of)
{
  TdCut cut = { .as_of = as_of };

  td_changes_put_cut (changes, &cut);
}

/* One unit, cuts 30/9/2024, 31/8/2025 and 12/9/2025. */
static TdWorkspace *
new_workspace (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdWorkspace *workspace;
  char code[] = "R";
  char unit_name[] = "Cơ quan";
  TdUnit unit
      = { .code = code, .name = unit_name, .valid_from = TD_DAY_NONE, .valid_to = TD_DAY_NONE };

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  workspace = td_workspace_create (path, &error);
  g_assert_no_error (error);
  td_changes_put_unit (changes, &unit);
  put_cut (changes, day (2024, 9, 30));
  put_cut (changes, day (2025, 8, 31));
  put_cut (changes, day (2025, 9, 12));
  apply (workspace, changes, "new");
  return workspace;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_empty (void)
{
  TdSession *session = td_session_new ();
  g_autofree char *why = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdAction action = { .kind = "set", .as_of = TD_DAY_NONE };
  g_autoptr (GError) error = NULL;

  g_assert_null (td_session_get_book (session));
  g_assert_null (td_session_get_progress (session));
  g_assert_cmpint (td_session_get_cut (session), ==, -1);
  g_assert_cmpint (td_session_get_as_of (session), ==, TD_DAY_NONE);
  g_assert_false (td_session_can_edit (session, &why));
  g_assert_nonnull (why);
  g_assert_false (td_session_apply (session, changes, &action, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
  g_assert_finalize_object (session);
}

static void
test_cuts (void)
{
  g_autoptr (TdWorkspace) workspace = new_workspace ("cuts.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  g_autoptr (TdChanges) gone = td_changes_new ();
  g_autoptr (TdChanges) first = td_changes_new ();
  g_autoptr (GError) error = NULL;
  guint changes = 0;

  g_signal_connect_swapped (session, "changed", G_CALLBACK (count_cb), &changes);
  td_session_set_workspace (session, workspace);
  g_assert_cmpuint (changes, ==, 1);
  td_session_set_workspace (session, workspace);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpint (td_session_get_cut (session), ==, 2);

  td_session_set_as_of (session, day (2025, 8, 31));
  g_assert_cmpuint (changes, ==, 2);
  td_session_set_as_of (session, day (2025, 8, 31));
  g_assert_cmpuint (changes, ==, 2);
  td_session_set_as_of (session, day (2025, 8, 30)); /* there is none */
  g_assert_cmpuint (changes, ==, 2);
  g_assert_cmpint (td_session_get_cut (session), ==, 1);

  /* An edit leaves the choice alone; when the cut goes, the one before takes its place. */
  put_cut (first, day (2025, 7, 31));
  apply (workspace, first, "cut-add");
  g_assert_cmpint (td_session_get_as_of (session), ==, day (2025, 8, 31));
  td_changes_remove_cut (gone, day (2025, 8, 31));
  apply (workspace, gone, "cut-delete");
  g_assert_cmpint (td_session_get_as_of (session), ==, day (2025, 7, 31));
  g_assert_true (td_workspace_undo (workspace, &error));
  g_assert_cmpint (td_session_get_as_of (session), ==, day (2025, 7, 31));

  td_session_set_workspace (session, NULL);
  g_assert_null (td_session_get_book (session));
  g_assert_cmpint (td_session_get_as_of (session), ==, TD_DAY_NONE);
}

static void
test_issued (void)
{
  g_autoptr (TdWorkspace) workspace = new_workspace ("issued.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  g_autoptr (GError) error = NULL;

  td_session_set_workspace (session, workspace);
  /* These work years are over: the day of issue goes with the cut. */
  g_assert_cmpint (td_session_get_issued (session), ==, day (2025, 9, 12));
  td_session_set_as_of (session, day (2025, 8, 31));
  g_assert_cmpint (td_session_get_issued (session), ==, day (2025, 8, 31));

  /* Once chosen it stays, but never before the cut. */
  g_assert_true (td_session_set_issued (session, day (2025, 9, 5), &error));
  td_session_set_as_of (session, day (2024, 9, 30));
  g_assert_cmpint (td_session_get_issued (session), ==, day (2025, 9, 5));
  td_session_set_as_of (session, day (2025, 9, 12));
  g_assert_cmpint (td_session_get_issued (session), ==, day (2025, 9, 12));

  g_assert_false (td_session_set_issued (session, day (2025, 9, 11), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_RULE);
  g_assert_cmpint (td_session_get_issued (session), ==, day (2025, 9, 12));
  g_clear_error (&error);

  g_assert_true (td_session_set_issued (session, day (2025, 9, 15), &error));
  g_assert_cmpint (td_session_get_progress (session)->days_left, ==, 15);
  g_assert_cmpint (td_session_get_progress (session)->working_days_left, ==, 11);
}

/* Today is the day of issue while the work year of the cut runs. */
static void
test_issued_today (void)
{
  g_autoptr (TdWorkspace) workspace = new_workspace ("today.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdDay today = td_day_today ();

  put_cut (changes, td_work_year_first (td_day_work_year (today)));
  apply (workspace, changes, "cut-add");
  td_session_set_workspace (session, workspace);
  g_assert_cmpint (td_session_get_issued (session), ==, today);
}

static void
test_read_only (void)
{
  g_autoptr (TdWorkspace) writer = new_workspace ("read-only.tiendo");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) reader
      = td_workspace_open (td_workspace_get_path (writer), TD_ACCESS_WRITE_IF_FREE, &error);
  g_autoptr (TdSession) session = td_session_new ();
  g_autofree char *why = NULL;
  guint changes = 0;
  guint states = 0;

  g_assert_no_error (error);
  td_session_set_workspace (session, reader);
  g_assert_false (td_session_can_edit (session, &why));
  g_assert_nonnull (why);

  g_signal_connect_swapped (session, "changed", G_CALLBACK (count_cb), &changes);
  g_signal_connect_swapped (session, "state-changed", G_CALLBACK (count_cb), &states);
  td_workspace_close (writer);
  g_assert_true (td_workspace_try_take_over (reader, &error));
  g_assert_true (td_session_can_edit (session, NULL));
  /* Pages follow ::changed alone, so they hear of it there too. */
  g_assert_cmpuint (changes, >=, 1);
  g_assert_cmpuint (states, >=, 1);
}

static void
navigate_cb (TdSession *session, const char *page, int subject, int measure, int item, char **told)
{
  *told = g_strdup_printf ("%s %d %d %d", page, subject, measure, item);
}

static void
message_cb (TdSession *session, const char *text, const char *action, char **told)
{
  *told = g_strdup_printf ("%s %s", text, action != NULL ? action : "-");
}

static void
test_signals (void)
{
  TdSession *session = td_session_new ();
  g_autofree char *place = NULL;
  g_autofree char *message = NULL;

  g_signal_connect (session, "navigate", G_CALLBACK (navigate_cb), &place);
  g_signal_connect (session, "message", G_CALLBACK (message_cb), &message);
  td_session_navigate (session, "units", 3, TD_MEASURE_MONEY, TD_ITEM_TOTAL);
  g_assert_cmpstr (place, ==, "units 3 1 15");
  td_session_message (session, "Đã xóa", "win.undo");
  g_assert_cmpstr (message, ==, "Đã xóa win.undo");
  g_assert_finalize_object (session);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/empty", test_empty);
  g_test_add_func ("/session/cuts", test_cuts);
  g_test_add_func ("/session/issued", test_issued);
  g_test_add_func ("/session/issued-today", test_issued_today);
  g_test_add_func ("/session/read-only", test_read_only);
  g_test_add_func ("/session/signals", test_signals);
  return g_test_run ();
}
