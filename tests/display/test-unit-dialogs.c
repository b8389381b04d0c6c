/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include "app/td-targets-dialog.h"
#include "app/td-unit-dialog.h"

/* The dialogs about units, on a root "R" with units "A" and "B" and cuts 31/8/2025 and 12/9/2025.
 */
typedef struct
{
  TdSession *session;
  TdWorkspace *workspace;
  char *saved; /* code */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->workspace = display_workspace ("dialogs.tiendo");
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (td_workspace_get_path (fixture->workspace));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  display_close_all ();
  display_settle (); /* the journal may still be asked */
  g_assert_finalize_object (fixture->session);
  td_workspace_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_free (fixture->saved);
}

static TdBook *
get_book (Fixture *fixture)
{
  return td_session_get_book (fixture->session);
}

static const TdUnit *
find_unit (Fixture *fixture, const char *code)
{
  TdSubject unit = td_book_find_unit (get_book (fixture), code);

  g_assert_cmpint (unit, !=, TD_SUBJECT_NONE);
  return td_book_get_unit (get_book (fixture), unit);
}

/* Types into a row and leaves it. */
static void
type_text (TdFieldRow *row, const char *text)
{
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (td_field_row_get_entry (row)), text);
  td_field_row_finish (row);
}

static void
assert_undo (Fixture *fixture, const char *kind, const char *unit)
{
  g_autoptr (TdGroup) group = td_workspace_get_undo (fixture->workspace);

  g_assert_nonnull (group);
  g_assert_cmpstr (group->kind, ==, kind);
  g_assert_cmpstr (group->unit, ==, unit);
}

static void
saved_cb (Fixture *fixture, const char *code)
{
  g_free (fixture->saved);
  fixture->saved = g_strdup (code);
}

/* One types at once: the focus stands in the first field, not on the button that closes. */
static void
check_focus (gpointer dialog, TdFieldRow *row)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (row)));
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  TdSubject root = td_book_find_unit (get_book (fixture), "R");
  TdUnitDialog *dialog = td_unit_dialog_new (NULL, fixture->session, TD_SUBJECT_NONE, root);
  TdFieldRow *name = td_unit_dialog_get_row (dialog, "name");
  TdFieldRow *short_name = td_unit_dialog_get_row (dialog, "short_name");
  TdFieldRow *code = td_unit_dialog_get_row (dialog, "code");
  const TdUnit *unit;

  g_signal_connect_swapped (dialog, "saved", G_CALLBACK (saved_cb), fixture);
  gtk_window_present (GTK_WINDOW (dialog));
  check_focus (dialog, name);

  /* Nothing is written without a name, and the row says why. */
  g_assert_false (td_unit_dialog_save (dialog));
  g_assert_nonnull (td_field_row_get_error (name));

  /* Short name and code follow the name until something else is typed there. */
  type_text (name, "Phòng THADS khu vực 3");
  g_assert_null (td_field_row_get_error (name));
  g_assert_cmpstr (td_field_row_get_text (short_name), ==, "Khu vực 3");
  g_assert_cmpstr (td_field_row_get_text (code), ==, "KV3");
  type_text (name, "Phòng THADS khu vực 12");
  g_assert_cmpstr (td_field_row_get_text (short_name), ==, "Khu vực 12");
  g_assert_cmpstr (td_field_row_get_text (code), ==, "KV12");
  type_text (code, "A");
  type_text (name, "Phòng THADS khu vực 4");
  g_assert_cmpstr (td_field_row_get_text (code), ==, "A");

  /* A code that is taken, a formula, and half a day are refused where they stand. */
  g_assert_false (td_unit_dialog_save (dialog));
  g_assert_nonnull (td_field_row_get_error (code));
  type_text (code, "=KV4");
  g_assert_nonnull (td_field_row_get_error (code));
  type_text (code, "KV4");
  g_assert_null (td_field_row_get_error (code));
  type_text (td_unit_dialog_get_row (dialog, "valid_from"), "31/2");
  g_assert_nonnull (td_field_row_get_error (td_unit_dialog_get_row (dialog, "valid_from")));
  g_assert_false (td_unit_dialog_save (dialog));
  type_text (td_unit_dialog_get_row (dialog, "valid_from"), "1/9");
  type_text (td_unit_dialog_get_row (dialog, "valid_to"), "31/8/2025");
  g_assert_false (td_unit_dialog_save (dialog));
  g_assert_nonnull (td_field_row_get_error (td_unit_dialog_get_row (dialog, "valid_to")));
  type_text (td_unit_dialog_get_row (dialog, "valid_to"), "");
  g_assert_cmpint (td_book_find_unit (get_book (fixture), "KV4"), ==, TD_SUBJECT_NONE);

  g_assert_true (td_unit_dialog_save (dialog));
  g_assert_cmpstr (fixture->saved, ==, "KV4");
  unit = find_unit (fixture, "KV4");
  g_assert_cmpstr (unit->name, ==, "Phòng THADS khu vực 4");
  g_assert_cmpstr (unit->short_name, ==, "Khu vực 4");
  g_assert_cmpstr (unit->parent, ==, "R");
  g_assert_cmpint (unit->kind, ==, TD_UNIT_REGIONAL);
  g_assert_cmpint (unit->valid_from, ==, td_day_new (2025, 9, 1));
  g_assert_cmpint (unit->valid_to, ==, TD_DAY_NONE);
  g_assert_cmpint (unit->position, ==, 3);
  assert_undo (fixture, "unit-add", "KV4");
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  TdUnitDialog *dialog = td_unit_dialog_new (
      NULL, fixture->session, td_book_find_unit (get_book (fixture), "A"), TD_SUBJECT_NONE);

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_cmpstr (td_field_row_get_text (td_unit_dialog_get_row (dialog, "name")), ==, "Đơn vị A");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (td_unit_dialog_get_row (dialog, "code"))));
  type_text (td_unit_dialog_get_row (dialog, "name"), "Phòng A mới");
  g_assert_cmpstr (td_field_row_get_text (td_unit_dialog_get_row (dialog, "code")), ==, "A");
  /* Its figures of 31/8 would be left outside. */
  type_text (td_unit_dialog_get_row (dialog, "valid_from"), "1/9/2025");
  g_assert_false (td_unit_dialog_save (dialog));
  g_assert_nonnull (td_field_row_get_error (td_unit_dialog_get_row (dialog, "valid_from")));
  g_assert_cmpstr (find_unit (fixture, "A")->name, ==, "Đơn vị A");
  type_text (td_unit_dialog_get_row (dialog, "valid_from"), "1/1/2025");
  g_assert_true (td_unit_dialog_save (dialog));
  g_assert_cmpstr (find_unit (fixture, "A")->name, ==, "Phòng A mới");
  g_assert_cmpint (find_unit (fixture, "A")->valid_from, ==, td_day_new (2025, 1, 1));
  assert_undo (fixture, "unit-edit", "A");
}

static const TdTarget *
get_target (Fixture *fixture, TdMeasure measure, TdDay day)
{
  return td_book_get_target_in_force (
      get_book (fixture), td_book_find_unit (get_book (fixture), "A"), measure, day);
}

static void
test_targets (Fixture *fixture, gconstpointer data)
{
  TdDay september = td_day_new (2025, 9, 12);
  TdDay august = td_day_new (2025, 8, 31);
  TdTargetsDialog *dialog = td_targets_dialog_new (
      NULL, fixture->session, td_book_find_unit (get_book (fixture), "A"), TD_MEASURE_CASES);
  TdTargetsHistory *history = td_targets_dialog_get_history (dialog);
  TdFieldRow *rate = td_targets_dialog_get_row (dialog, "cases");

  gtk_window_present (GTK_WINDOW (dialog));
  check_focus (dialog, rate);
  g_assert_cmpuint (td_targets_history_get_n (history), ==, 1);

  /* What is no rate, or no day, is refused where it stands. */
  g_assert_false (td_targets_dialog_set (dialog));
  g_assert_nonnull (td_field_row_get_error (rate));
  type_text (rate, "84,055");
  g_assert_nonnull (td_field_row_get_error (rate));
  type_text (rate, "120");
  g_assert_nonnull (td_field_row_get_error (rate));
  g_assert_false (td_targets_dialog_set (dialog));
  type_text (rate, "84,05 %");
  g_assert_null (td_field_row_get_error (rate));
  type_text (td_targets_dialog_get_row (dialog, "from"), "32/1");
  g_assert_false (td_targets_dialog_set (dialog));
  g_assert_cmpuint (td_targets_history_get_n (history), ==, 1);

  /* A second target from a day on; the first one stays for the days before. */
  type_text (td_targets_dialog_get_row (dialog, "from"), "1/9");
  type_text (td_targets_dialog_get_row (dialog, "document"), "Quyết định 10/QĐ");
  td_targets_dialog_set_rule (dialog, TD_RULE_GT);
  g_assert_true (td_targets_dialog_set (dialog));
  g_assert_cmpuint (td_targets_history_get_n (history), ==, 2);
  assert_undo (fixture, "target", "A");
  g_assert_cmpint (get_target (fixture, TD_MEASURE_CASES, september)->rate, ==, 8405);
  g_assert_cmpint (get_target (fixture, TD_MEASURE_CASES, september)->rule, ==, TD_RULE_GT);
  g_assert_cmpstr (
      get_target (fixture, TD_MEASURE_CASES, september)->document, ==, "Quyết định 10/QĐ");
  g_assert_cmpint (get_target (fixture, TD_MEASURE_CASES, august)->rate, ==, 8000);
  g_assert_cmpstr (td_field_row_get_text (rate), ==, "");

  /* The same first day replaces: 1 October is the day of one without a day. */
  td_targets_dialog_set_rule (dialog, TD_RULE_GE);
  type_text (rate, "81");
  type_text (td_targets_dialog_get_row (dialog, "from"), "1/10/2024");
  g_assert_true (td_targets_dialog_set (dialog));
  g_assert_cmpuint (td_targets_history_get_n (history), ==, 2);
  g_assert_cmpint (get_target (fixture, TD_MEASURE_CASES, august)->rate, ==, 8100);
  g_assert_cmpint (get_target (fixture, TD_MEASURE_CASES, august)->rule, ==, TD_RULE_GE);

  g_assert_true (td_targets_history_remove (history, 1));
  g_assert_cmpuint (td_targets_history_get_n (history), ==, 1);
  g_assert_cmpint (get_target (fixture, TD_MEASURE_CASES, september)->rate, ==, 8100);
  g_assert_null (get_target (fixture, TD_MEASURE_MONEY, september));
}

/* One rate by cases and one by money for all units, in one step. */
static void
test_targets_for_all (Fixture *fixture, gconstpointer data)
{
  TdTargetsDialog *dialog = td_targets_dialog_new (
      NULL, fixture->session, td_book_find_unit (get_book (fixture), "R"), TD_MEASURE_MONEY);
  TdDay september = td_day_new (2025, 9, 12);
  g_autoptr (GError) error = NULL;

  /* R itself; directly below it; agencies; regional divisions; all. */
  gtk_window_present (GTK_WINDOW (dialog));
  check_focus (dialog, td_targets_dialog_get_row (dialog, "money"));
  td_targets_dialog_choose (dialog, 1);
  g_assert_cmpuint (td_targets_history_get_n (td_targets_dialog_get_history (dialog)), ==, 1);
  type_text (td_targets_dialog_get_row (dialog, "cases"), "84.05");
  type_text (td_targets_dialog_get_row (dialog, "money"), "52,08");
  g_assert_true (td_targets_dialog_set (dialog));
  assert_undo (fixture, "target", NULL);
  for (const char *code = "AB"; *code != '\0'; code++)
    {
      const char unit[] = { *code, '\0' };
      TdSubject subject = td_book_find_unit (get_book (fixture), unit);

      g_assert_cmpint (
          td_book_get_target_in_force (get_book (fixture), subject, TD_MEASURE_CASES, september)
              ->rate,
          ==,
          8405);
      g_assert_cmpint (
          td_book_get_target_in_force (get_book (fixture), subject, TD_MEASURE_MONEY, september)
              ->rate,
          ==,
          5208);
    }
  g_assert_null (td_book_get_target_in_force (get_book (fixture),
                                              td_book_find_unit (get_book (fixture), "R"),
                                              TD_MEASURE_MONEY,
                                              september));

  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (td_book_get_n_targets (get_book (fixture)), ==, 3);

  /* Of the year after: nothing of this year is touched. */
  td_targets_dialog_set_year (dialog, 2026);
  td_targets_dialog_choose (dialog, 4);
  type_text (td_targets_dialog_get_row (dialog, "cases"), "85");
  g_assert_true (td_targets_dialog_set (dialog));
  g_assert_cmpuint (td_book_get_n_targets (get_book (fixture)), ==, 6);
}

static bool
shows_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return true;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return true;
  return false;
}

/* A name is no markup: "&" and "<" in it stand in the headings as they were typed. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdUnit unit = *find_unit (fixture, "A");
  TdAction action = { .kind = "unit-edit", .unit = "A", .as_of = TD_DAY_NONE };
  TdSubject subject;
  GtkWidget *dialog;

  unit.name = (char *)"Phòng 1 & 2 <mới>";
  td_changes_put_unit (changes, &unit);
  g_assert_true (td_session_apply (fixture->session, changes, &action, NULL, &error));
  g_assert_no_error (error);
  subject = td_book_find_unit (get_book (fixture), "A");
  dialog = GTK_WIDGET (td_targets_dialog_new (NULL, fixture->session, subject, TD_MEASURE_CASES));
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (shows_text (dialog, unit.name));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add ("/unit-dialogs/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/unit-dialogs/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/unit-dialogs/targets", Fixture, NULL, set_up, test_targets, tear_down);
  g_test_add (
      "/unit-dialogs/targets-for-all", Fixture, NULL, set_up, test_targets_for_all, tear_down);
  g_test_add ("/unit-dialogs/names", Fixture, NULL, set_up, test_names, tear_down);
  return g_test_run ();
}
