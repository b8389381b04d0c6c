/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include <glib/gi18n.h>

#include "app/td-cut-selector.h"
#include "app/td-field-row.h"
#include "app/td-issue-selector.h"
#include "app/td-new-cut-dialog.h"
#include "model/td-amount.h"

static TdDay
day (int year, int month, int day_of_month)
{
  return td_day_new (year, month, day_of_month);
}

static TdSession *
new_session (const char *name)
{
  g_autoptr (TdWorkspace) workspace = display_workspace (name);
  TdSession *session = td_session_new ();

  td_session_set_workspace (session, workspace);
  return session;
}

static char *
list_rows (GtkListBox *list)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      GtkWidget *label = display_find (GTK_WIDGET (row), GTK_TYPE_LABEL, NULL);

      g_string_append_printf (text,
                              "%s%s%s",
                              i > 0 ? " " : "",
                              gtk_label_get_label (GTK_LABEL (label)),
                              gtk_widget_get_next_sibling (label) != NULL ? "*" : "");
    }
  return g_strdup (text->str);
}

static char *
format_days (const char *format, TdDay first, TdDay second)
{
  g_autofree char *a = td_day_format (first);
  g_autofree char *b = td_day_format (second);

  return g_strconcat (a, format, b, NULL);
}

static void
test_cuts (void)
{
  g_autoptr (TdSession) session = new_session ("cuts.tiendo");
  TdCutSelector *selector = g_object_ref_sink (g_object_new (TD_TYPE_CUT_SELECTOR, NULL));
  GtkListBox *list;
  g_autofree char *both = format_days (" ", day (2025, 9, 12), day (2025, 8, 31));
  g_autofree char *closed = format_days ("* ", day (2025, 9, 12), day (2025, 8, 31));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  td_cut_selector_set_session (selector, session);
  list = td_cut_selector_get_list (selector);
  before = list_rows (list);
  g_assert_cmpstr (before, ==, both);
  g_assert_true (gtk_list_box_get_selected_row (list) == gtk_list_box_get_row_at_index (list, 0));

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 1));
  g_assert_cmpint (td_session_get_as_of (session), ==, day (2025, 8, 31));
  list = td_cut_selector_get_list (selector);
  g_assert_true (gtk_list_box_get_selected_row (list) == gtk_list_box_get_row_at_index (list, 1));

  td_workspace_close_cut (td_session_get_workspace (session), day (2025, 9, 12), NULL, &error);
  g_assert_no_error (error);
  after = list_rows (td_cut_selector_get_list (selector));
  g_assert_cmpstr (after, ==, closed);

  g_object_unref (selector);
}

/* Without a cut the button says so, and nothing of a day. */
static void
test_no_cut (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "none.tiendo", NULL);
  g_autoptr (TdSession) session = td_session_new ();
  TdCutSelector *selector = g_object_ref_sink (g_object_new (TD_TYPE_CUT_SELECTOR, NULL));
  GtkWidget *button;
  GtkWidget *caption;
  g_autoptr (TdWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  workspace = td_workspace_create (path, &error);
  g_assert_no_error (error);
  td_session_set_workspace (session, workspace);
  td_cut_selector_set_session (selector, session);
  button = display_find (GTK_WIDGET (selector), GTK_TYPE_MENU_BUTTON, C_ ("cut", "No figures yet"));
  g_assert_nonnull (button);
  caption = display_find (GTK_WIDGET (selector), GTK_TYPE_LABEL, NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (caption)), ==, _ ("Figures as of"));
  g_assert_false (gtk_widget_get_visible (caption));
  g_object_unref (selector);
}

static void
test_issue (void)
{
  g_autoptr (TdSession) session = new_session ("issue.tiendo");
  TdIssueSelector *selector = g_object_ref_sink (g_object_new (TD_TYPE_ISSUE_SELECTOR, NULL));
  static const char *const typed[]
      = { "15/9/2025", "15/9/25", "15/9", "15-09-2025", "2025-09-15", " 15/9/2025 " };
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *calendar;
  g_autoptr (GDateTime) shown = NULL;

  td_issue_selector_set_session (selector, session);
  /* The work year of the cut is over: nobody issues papers about it today. */
  g_assert_cmpint (td_session_get_issued (session), ==, day (2025, 9, 12));

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_assert_true (td_issue_selector_enter (selector, "13/9/2025"));
      g_assert_true (td_issue_selector_enter (selector, typed[i]));
      g_assert_cmpint (td_session_get_issued (session), ==, day (2025, 9, 15));
      g_assert_null (td_issue_selector_get_error (selector));
    }

  g_assert_false (td_issue_selector_enter (selector, "31/9/2025"));
  g_assert_nonnull (td_issue_selector_get_error (selector));
  g_assert_false (td_issue_selector_enter (selector, "11/9/2025"));
  g_assert_nonnull (td_issue_selector_get_error (selector));
  g_assert_cmpint (td_session_get_issued (session), ==, day (2025, 9, 15));

  gtk_window_set_child (window, GTK_WIDGET (selector));
  gtk_window_present (window);
  td_issue_selector_popup (selector);
  display_settle ();
  calendar = display_find (GTK_WIDGET (selector), GTK_TYPE_CALENDAR, NULL);
  shown = gtk_calendar_get_date (GTK_CALENDAR (calendar));
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 15);

  gtk_window_destroy (window);
  g_object_unref (selector);
}

static void
test_new_cut (void)
{
  g_autoptr (TdSession) session = new_session ("new-cut.tiendo");
  TdNewCutDialog *dialog = td_new_cut_dialog_new (NULL, session);
  GtkWidget *row = display_find (GTK_WIDGET (dialog), TD_TYPE_FIELD_ROW, NULL);
  GtkWidget *offers = display_find (GTK_WIDGET (dialog), GTK_TYPE_FLOW_BOX, NULL);
  GtkWidget *offer = display_find (offers, GTK_TYPE_BUTTON, NULL);

  /* The first month end that is offered stands there already, and each is offered by its name. */
  g_assert_cmpstr (td_field_row_get_text (TD_FIELD_ROW (row)),
                   ==,
                   g_object_get_data (G_OBJECT (offer), "td-day"));
  g_assert_nonnull (offer);

  /* Enter makes the cut: the focus is not on the button that closes. */
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), row));

  g_assert_false (td_new_cut_dialog_create (dialog, "12/9/2025"));
  g_assert_nonnull (td_new_cut_dialog_get_error (dialog));
  g_assert_false (td_new_cut_dialog_create (dialog, "32/9/2025"));
  g_assert_nonnull (td_new_cut_dialog_get_error (dialog));
  g_assert_cmpint (td_book_get_n_cuts (td_session_get_book (session)), ==, 2);

  /* A day to come is asked for twice; one before there were units never is a cut. */
  g_assert_false (td_new_cut_dialog_create (dialog, "30/9/2190"));
  g_assert_nonnull (td_new_cut_dialog_get_error (dialog));
  g_assert_cmpint (td_book_get_n_cuts (td_session_get_book (session)), ==, 2);

  g_assert_true (td_new_cut_dialog_create (dialog, "30/9"));
  g_assert_cmpint (td_book_get_n_cuts (td_session_get_book (session)), ==, 3);
  g_assert_cmpint (td_session_get_as_of (session), ==, day (2025, 9, 30));

  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
put_units_from (TdSession *session, TdDay from)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = "unit-edit", .as_of = TD_DAY_NONE };
  TdBook *book = td_session_get_book (session);

  for (TdSubject i = 0; i < td_book_get_n_units (book); i++)
    {
      TdUnit unit = *td_book_get_unit (book, i);

      unit.valid_from = from;
      td_changes_put_unit (changes, &unit);
    }
  g_assert_true (td_session_apply (session, changes, &action, NULL, &error));
  g_assert_no_error (error);
}

static void
test_cut_without_units (void)
{
  g_autoptr (TdSession) session = new_session ("no-units.tiendo");
  TdNewCutDialog *dialog;

  put_units_from (session, day (2025, 7, 1));
  dialog = td_new_cut_dialog_new (NULL, session);
  g_assert_false (td_new_cut_dialog_create (dialog, "30/6/2025"));
  g_assert_nonnull (td_new_cut_dialog_get_error (dialog));
  g_assert_cmpint (td_book_get_n_cuts (td_session_get_book (session)), ==, 2);
  g_assert_true (td_new_cut_dialog_create (dialog, "31/7/2025"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What came in stands in the new cut, in the same step; the journal says that it was copied. */
static void
test_copied_cut (void)
{
  g_autoptr (TdSession) session = new_session ("copied.tiendo");
  TdWorkspace *workspace = td_session_get_workspace (session);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = "set", .as_of = day (2025, 9, 12) };
  TdNewCutDialog *dialog;

  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      TdRecord record = {
        .as_of = day (2025, 9, 12),
        .unit = (char *)"A",
        .measure = (TdMeasure)measure,
      };

      td_figures_set (&record.figures, TD_ITEM_CARRIED_IN, 40 + measure);
      td_figures_set (&record.figures, TD_ITEM_COMPLETED, 7);
      td_changes_put_record (changes, &record);
    }
  g_assert_true (td_session_apply (session, changes, &action, NULL, &error));
  g_assert_no_error (error);

  dialog = td_new_cut_dialog_new (NULL, session);
  g_assert_true (td_new_cut_dialog_create (dialog, "30/9/2025"));
  TdBook *book = td_session_get_book (session);
  int cut = td_book_find_cut (book, day (2025, 9, 30));
  TdSubject a = td_book_find_unit (book, "A");
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      const TdFigures *figures = td_book_get_entered (book, cut, a, (TdMeasure)measure);

      g_assert_nonnull (figures);
      g_assert_cmpuint (figures->has, ==, 1u << TD_ITEM_CARRIED_IN);
      g_assert_cmpint (figures->value[TD_ITEM_CARRIED_IN], ==, 40 + measure);
    }
  g_assert_null (td_book_get_entered (book, cut, td_book_find_unit (book, "B"), TD_MEASURE_CASES));
  g_autoptr (TdGroup) group = td_workspace_get_undo (workspace);
  g_assert_cmpstr (group->kind, ==, "cut-add");
  g_assert_cmpstr (group->detail, ==, "2025-09-12");
  g_assert_true (td_workspace_undo (workspace, &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_book_find_cut (td_session_get_book (session), day (2025, 9, 30)), ==, -1);

  /* It is a choice. */
  td_new_cut_dialog_set_copy (dialog, false);
  g_assert_true (td_new_cut_dialog_create (dialog, "30/9/2025"));
  book = td_session_get_book (session);
  cut = td_book_find_cut (book, day (2025, 9, 30));
  g_assert_null (td_book_get_entered (book, cut, td_book_find_unit (book, "A"), TD_MEASURE_CASES));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/selectors/cuts", test_cuts);
  g_test_add_func ("/selectors/no-cut", test_no_cut);
  g_test_add_func ("/selectors/issue", test_issue);
  g_test_add_func ("/selectors/new-cut", test_new_cut);
  g_test_add_func ("/selectors/cut-without-units", test_cut_without_units);
  g_test_add_func ("/selectors/copied-cut", test_copied_cut);
  return g_test_run ();
}
