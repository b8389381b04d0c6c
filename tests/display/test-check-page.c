/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include <string.h>

#include "app/td-check-line.h"
#include "app/td-check-page.h"
#include "app/td-field-row.h"
#include "app/td-findings.h"

/* The page on the sample of Thái Nguyên, which is clean; khu vực 1 by cases on 12/9/2025 has in
 * progress 529, eligible 2146, not eligible 515. */
typedef struct
{
  TdSession *session;
  TdWorkspace *workspace;
  TdCheckPage *page;
  GtkWindow *window;
  /* where it was last led to */
  char *place;
} Fixture;

static void
navigate_cb (Fixture *fixture, const char *page, int subject, int measure, int item)
{
  const TdBook *book = td_session_get_book (fixture->session);

  g_free (fixture->place);
  fixture->place = g_strdup_printf ("%s %s %d %d",
                                    page,
                                    subject >= 0 ? td_book_get_unit (book, subject)->code : "-",
                                    measure,
                                    item);
}

/* Until what is wanted is checked. */
static void
settle (Fixture *fixture)
{
  TdFindings *findings = td_findings_get (fixture->session);

  display_until (td_findings_get_cut (findings, td_session_get_cut (fixture->session)) != NULL);
  display_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "check.tiendo", NULL);
  g_autofree char *sample = display_sample ();
  g_autoptr (GFile) from = g_file_new_for_path (sample);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->workspace = td_workspace_open (path, TD_ACCESS_WRITE, &error);
  g_assert_no_error (error);
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, fixture->workspace);
  g_signal_connect_swapped (fixture->session, "navigate", G_CALLBACK (navigate_cb), fixture);
  fixture->page = TD_CHECK_PAGE (td_check_page_new (fixture->session));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1076, 754);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  TdCheckPage *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *)&page);
  display_close_all ();
  g_assert_null (page);
  g_assert_finalize_object (fixture->session);
  td_workspace_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
  g_free (fixture->place);
}

static const char *
get_shown (Fixture *fixture)
{
  /* The drop-down has a stack of its own. */
  GtkWidget *child = display_find (GTK_WIDGET (fixture->page), ADW_TYPE_STATUS_PAGE, NULL);
  GtkWidget *stack = gtk_widget_get_ancestor (child, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

/* Changes the figures of a unit by cases on 12/9/2025. */
static void
set_figures (
    Fixture *fixture, const char *unit, int64_t in_progress, int64_t eligible, int64_t not )
{
  const TdBook *book = td_session_get_book (fixture->session);
  TdDay as_of = td_day_new (2025, 9, 12);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = "set", .as_of = as_of };
  TdRecord record = { .as_of = as_of, .unit = (char *)unit, .measure = TD_MEASURE_CASES };

  record.figures = *td_book_get_entered (
      book, td_book_find_cut (book, as_of), td_book_find_unit (book, unit), TD_MEASURE_CASES);
  td_figures_set (&record.figures, TD_ITEM_IN_PROGRESS, in_progress);
  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, eligible);
  td_figures_set (&record.figures, TD_ITEM_NOT_ELIGIBLE, not );
  td_changes_put_record (changes, &record);
  g_assert_true (td_session_apply (fixture->session, changes, &action, NULL, &error));
  settle (fixture);
}

/* Reclassified in khu vực 1, and V3 in khu vực 3, whose columns 14 should be 340. */
static void
inject (Fixture *fixture)
{
  set_figures (fixture, "KV1", 379, 1996, 665);
  set_figures (fixture, "KV3", 253, 1310, 350);
}

/* The n-th line of what is shown, headings too. */
static guint
count_lines (Fixture *fixture)
{
  g_autofree char *text = td_check_page_get_text (fixture->page);
  guint n = 0;

  for (const char *c = text; *c != '\0'; c++)
    n += *c == '\n';
  return n;
}

static TdCheckLine *
find_line (GtkWidget *root, const char *code)
{
  if (TD_IS_CHECK_LINE (root))
    {
      TdCheckRow *row = td_check_line_get_row (TD_CHECK_LINE (root));
      const TdProblem *problem = row != NULL ? td_check_row_get_problem (row) : NULL;

      return problem != NULL && g_str_equal (problem->code, code) ? TD_CHECK_LINE (root) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TdCheckLine *found = find_line (child, code);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether a label below @root has @text in it. */
static bool
has_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), text) != NULL)
    return true;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return true;
  return false;
}

/* The list of findings; the drop-down has one as well. */
static GtkWidget *
find_list (Fixture *fixture)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (find_line (GTK_WIDGET (fixture->page), "V3")),
                                  GTK_TYPE_LIST_VIEW);
}

static void
test_clean (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = display_find (GTK_WIDGET (fixture->page), ADW_TYPE_STATUS_PAGE, NULL);

  g_assert_nonnull (page);
  g_assert_cmpstr (get_shown (fixture), ==, "clean");
  g_assert_cmpuint (count_lines (fixture), ==, 0);
}

/* By unit, those with errors first. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  inject (fixture);
  g_assert_cmpstr (get_shown (fixture), ==, "list");
  g_assert_cmpuint (count_lines (fixture), ==, 4);
  text = td_check_page_get_text (fixture->page);
  const char *error = strstr (text, "khu vực 3");
  const char *warning = strstr (text, "khu vực 1");
  g_assert_nonnull (error);
  g_assert_nonnull (warning);
  g_assert_true (error < warning);
  g_assert_nonnull (find_line (GTK_WIDGET (fixture->page), "V3"));
  g_assert_nonnull (find_line (GTK_WIDGET (fixture->page), "reclassified"));

  /* It follows undo. */
  g_assert_true (td_workspace_undo (fixture->workspace, NULL));
  settle (fixture);
  g_assert_null (find_line (GTK_WIDGET (fixture->page), "V3"));
}

/* A line leads to its cell, a heading to its unit; another cut is chosen first. */
static void
test_activate (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;
  g_autofree char *cell = g_strdup_printf ("figures KV3 0 %d", TD_ITEM_TO_ENFORCE);
  GtkWidget *year;

  inject (fixture);
  list = find_list (fixture);
  g_signal_emit_by_name (list, "activate", 1);
  g_assert_cmpstr (fixture->place, ==, cell);
  g_signal_emit_by_name (list, "activate", 2);
  g_assert_cmpstr (fixture->place, ==, "units KV1 -1 -1");

  td_session_set_as_of (fixture->session, td_day_new (2025, 8, 31));
  settle (fixture);
  g_assert_cmpstr (get_shown (fixture), ==, "clean");
  year = gtk_widget_get_next_sibling (
      display_find (GTK_WIDGET (fixture->page), GTK_TYPE_TOGGLE_BUTTON, NULL));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (year), TRUE);
  display_until (count_lines (fixture) == 4);
  g_signal_emit_by_name (list, "activate", 1);
  g_assert_cmpint (td_session_get_as_of (fixture->session), ==, td_day_new (2025, 9, 12));
  g_assert_cmpstr (fixture->place, ==, cell);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *severity = display_find (GTK_WIDGET (fixture->page), GTK_TYPE_DROP_DOWN, NULL);
  GtkWidget *search;

  inject (fixture);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (severity), 1);
  g_assert_cmpuint (count_lines (fixture), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (severity), 2);
  g_assert_cmpuint (count_lines (fixture), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (severity), 0);

  g_assert_true (td_page_focus_search (TD_PAGE (fixture->page)));
  search = gtk_widget_get_ancestor (gtk_window_get_focus (fixture->window), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "khu vuc 3");
  display_until (count_lines (fixture) == 2);
  gtk_editable_set_text (GTK_EDITABLE (search), "khu vuc 7");
  display_until (count_lines (fixture) == 0);
  g_assert_cmpstr (get_shown (fixture), ==, "none");
}

/* Answers the dialog about a finding. */
static void
explain (Fixture *fixture, const char *code, const char *note)
{
  TdCheckLine *line = find_line (GTK_WIDGET (fixture->page), code);
  GtkWindow *dialog;
  TdFieldRow *row;

  g_assert_nonnull (line);
  g_signal_emit_by_name (line, "explain");
  display_settle ();
  dialog = display_top_window (ADW_TYPE_MESSAGE_DIALOG);
  row = TD_FIELD_ROW (display_find (GTK_WIDGET (dialog), TD_TYPE_FIELD_ROW, NULL));
  gtk_editable_set_text (GTK_EDITABLE (td_field_row_get_entry (row)), note);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gtk_window_destroy (dialog);
  settle (fixture);
}

/* An explained warning folds away, an error stays; undo brings the warning back. */
static void
test_explain (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;
  const TdBook *book;
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree char *text = NULL;

  inject (fixture);
  explain (fixture, "reclassified", "đã xác minh lại");
  g_assert_null (find_line (GTK_WIDGET (fixture->page), "reclassified"));
  g_assert_cmpuint (count_lines (fixture), ==, 3);
  book = td_session_get_book (fixture->session);
  g_assert_cmpuint (td_book_get_n_explanations (book), ==, 1);
  g_assert_cmpstr (td_book_get_explanation (book, 0)->note, ==, "đã xác minh lại");

  list = find_list (fixture);
  /* Unfolded, with who and when out of the journal. */
  g_signal_emit_by_name (list, "activate", 2);
  display_settle ();
  g_assert_cmpuint (count_lines (fixture), ==, 4);
  text = td_check_page_get_text (fixture->page);
  g_assert_nonnull (strstr (text, "đã xác minh lại"));
  groups = td_workspace_list_groups (fixture->workspace, 1, NULL);
  display_until (has_text (list, ((const TdGroup *)g_ptr_array_index (groups, 0))->who));

  explain (fixture, "V3", "chờ sửa");
  g_assert_nonnull (find_line (GTK_WIDGET (fixture->page), "V3"));
  g_assert_cmpuint (td_book_get_n_explanations (td_session_get_book (fixture->session)), ==, 2);

  g_assert_true (td_workspace_undo (fixture->workspace, NULL));
  g_assert_true (td_workspace_undo (fixture->workspace, NULL));
  settle (fixture);
  g_assert_cmpuint (td_book_get_n_explanations (td_session_get_book (fixture->session)), ==, 0);
  g_assert_cmpuint (count_lines (fixture), ==, 4);
}

/* The number of what was found stands in the sidebar. */
static void
test_badge (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "badge.tiendo", NULL);
  g_autofree char *sample = display_sample ();
  g_autoptr (GFile) from = g_file_new_for_path (sample);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (TdApplication) application = display_application ();
  TdWindow *window = td_window_new (GTK_APPLICATION (application), NULL);
  GtkWidget *badge = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (window), TD_TYPE_WINDOW, "check_badge"));
  Fixture fixture = { .session = td_window_get_session (window) };

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (td_window_open (window, path));
  settle (&fixture);
  g_assert_false (gtk_widget_get_visible (badge));

  inject (&fixture);
  display_until (gtk_widget_get_visible (badge));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (badge)), ==, "2");
  td_session_set_as_of (fixture.session, td_day_new (2025, 8, 31));
  display_until (!gtk_widget_get_visible (badge));
  display_close_all ();
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/check-page/clean", test_clean);
  ADD ("/check-page/list", test_list);
  ADD ("/check-page/activate", test_activate);
  ADD ("/check-page/filter", test_filter);
  ADD ("/check-page/explain", test_explain);
  g_test_add_func ("/check-page/badge", test_badge);
  return g_test_run ();
}
