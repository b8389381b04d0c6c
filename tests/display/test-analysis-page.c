/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"
#include "grid-keys.h"

#include <glib/gi18n.h>

#include "analysis/td-forecast.h"
#include "app/td-analysis-page.h"
#include "app/td-chart-view.h"
#include "app/td-what-if-model.h"
#include "model/td-amount.h"
#include "model/td-text.h"
#include "wording/td-wording-analysis.h"
#include "wording/td-wording.h"

/* The page on the sample of Thái Nguyên at 12/9/2025: by cases 8603 of 10880 completed, 542 are
 * missing to 84,05 %. Rows: 0 the province, 1 the department, 2–8 khu vực 1–7. */
#define PROVINCE 0
#define KV1 2
#define KV4 5

typedef struct
{
  TdSession *session;
  TdWorkspace *workspace;
  TdAnalysisPage *page;
  TdGrid *grid;
  TdGridModel *model;
  char *went_to;
} Fixture;

static GtkLabel *
get_label (Fixture *fixture, const char *name)
{
  return GTK_LABEL (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->page), TD_TYPE_ANALYSIS_PAGE, name));
}

static GtkListBox *
get_findings (Fixture *fixture)
{
  return GTK_LIST_BOX (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->page), TD_TYPE_ANALYSIS_PAGE, "findings"));
}

static void
navigate_cb (Fixture *fixture, const char *page, int subject, int measure, int item)
{
  g_free (fixture->went_to);
  fixture->went_to = g_strdup_printf ("%s %d %d", page, subject, measure);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = display_sample ();
  g_autoptr (GError) error = NULL;
  GtkWidget *window = gtk_window_new ();

  fixture->workspace = td_workspace_open (path, TD_ACCESS_READ, &error);
  g_assert_no_error (error);
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, fixture->workspace);
  td_session_set_as_of (fixture->session, td_day_new (2025, 9, 12));
  g_assert_true (td_session_set_issued (fixture->session, td_day_new (2025, 9, 15), &error));
  g_signal_connect_swapped (fixture->session, "navigate", G_CALLBACK (navigate_cb), fixture);
  fixture->page = TD_ANALYSIS_PAGE (td_analysis_page_new (fixture->session));
  fixture->grid = TD_GRID (display_find (GTK_WIDGET (fixture->page), TD_TYPE_GRID, NULL));
  fixture->model = td_grid_get_model (fixture->grid);
  gtk_window_set_default_size (GTK_WINDOW (window), 1076, 754);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (window));
  display_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  display_close_all ();
  display_settle ();
  g_assert_finalize_object (fixture->session);
  td_workspace_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
  g_free (fixture->went_to);
}

/* Types into a cell as a person does, and leaves it by Enter. */
static void
type (Fixture *fixture, guint row, TdWhatIfColumn column, const char *text)
{
  td_grid_set_cursor (fixture->grid, row, (int)column);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  grid_type (fixture->grid, text);
  g_assert_true (grid_press (fixture->grid, GDK_KEY_Return, 0));
}

static void
assert_cell (Fixture *fixture, guint row, TdWhatIfColumn column, const char *text)
{
  g_autofree char *found = td_grid_model_get_text (fixture->model, row, column);

  g_assert_cmpstr (found, ==, text);
}

static void
run (Fixture *fixture, const char *action, const char *parameter)
{
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (fixture->page), action, parameter != NULL ? "s" : NULL, parameter));
}

static bool
says (GtkLabel *label, const char *text)
{
  return strstr (gtk_label_get_label (label), text) != NULL;
}

static void
test_findings (Fixture *fixture, gconstpointer data)
{
  const TdProgress *progress = td_session_get_progress (fixture->session);
  GtkListBox *findings = get_findings (fixture);
  g_autoptr (TdForecaster) forecaster = td_forecaster_new (progress->book, progress->cut);
  TdForecast forecast = td_forecaster_get (forecaster, progress->root, TD_MEASURE_CASES);
  g_autofree char *outlook = td_wording_forecast (&forecast);
  g_autofree char *sentence = td_text_capitalise (outlook);
  TdSubject kv1 = td_book_find_unit (progress->book, "KV1");
  g_autofree char *place = g_strdup_printf ("charts %d %d", kv1, TD_MEASURE_CASES);
  bool has_outlook = false;
  int leads = -1;
  int n = 0;

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (findings, n)) != NULL; n++)
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
      const char *text = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

      g_assert_cmpstr (title, !=, "");
      g_assert_cmpstr (text, !=, "");
      has_outlook = has_outlook || g_str_equal (text, sentence);
      if (g_str_equal (title, td_book_get_short_name (progress->book, kv1)))
        leads = n;
    }
  /* Standing, units, quota, need, outlook, last month, and five who make the gap. */
  g_assert_cmpint (n, ==, 11);
  g_assert_true (has_outlook);
  /* Khu vực 1 drags most, and is the first of the five. */
  g_assert_cmpint (leads, ==, 6);
  g_signal_emit_by_name (
      findings, "row-activated", gtk_list_box_get_row_at_index (findings, leads));
  g_assert_cmpstr (fixture->went_to, ==, place);
}

/* By keys alone: what is typed counts up to the province; Escape and Delete take it back. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  GtkLabel *outcome = get_label (fixture, "outcome");

  g_assert_cmpstr (gtk_label_get_label (outcome), ==, "");
  grid_assert_cursor (fixture->grid, PROVINCE, TD_WHAT_IF_MORE_COMPLETED);
  type (fixture, KV1, TD_WHAT_IF_MORE_COMPLETED, "209");
  grid_assert_cursor (fixture->grid, KV1 + 1, TD_WHAT_IF_MORE_COMPLETED);
  assert_cell (fixture, KV1, TD_WHAT_IF_NEW_MISSING, "0");
  assert_cell (fixture, PROVINCE, TD_WHAT_IF_NEW_MISSING, "333");
  g_assert_true (says (outcome, "333"));

  td_grid_set_cursor (fixture->grid, KV4, TD_WHAT_IF_MORE_COMPLETED);
  grid_type (fixture->grid, "105");
  g_assert_true (grid_press (fixture->grid, GDK_KEY_Escape, 0));
  assert_cell (fixture, PROVINCE, TD_WHAT_IF_NEW_MISSING, "333");

  td_grid_set_cursor (fixture->grid, KV1, TD_WHAT_IF_MORE_COMPLETED);
  g_assert_true (grid_press (fixture->grid, GDK_KEY_Delete, 0));
  assert_cell (fixture, PROVINCE, TD_WHAT_IF_NEW_MISSING, "542");
  g_assert_cmpstr (gtk_label_get_label (outcome), ==, "");

  /* What is no number stays in its cell, and is said. */
  td_grid_set_cursor (fixture->grid, KV1, TD_WHAT_IF_MORE_COMPLETED);
  grid_type (fixture->grid, "hai");
  g_assert_true (grid_press (fixture->grid, GDK_KEY_Return, 0));
  g_assert_true (td_grid_is_editing (fixture->grid));
  g_assert_cmpstr (gtk_label_get_label (get_label (fixture, "status")), !=, "");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_label (fixture, "status"))));
  g_assert_true (grid_press (fixture->grid, GDK_KEY_Escape, 0));

  /* Less than nothing cannot be: said in the note, and in the look of the cell. */
  type (fixture, KV4, TD_WHAT_IF_MORE_COMPLETED, "-800");
  TdGridCell cell;
  td_grid_model_get_cell (fixture->model, KV4, TD_WHAT_IF_NEW_RATE, &cell);
  g_assert_cmpint (cell.flags & TD_GRID_DOUBTFUL, !=, 0);
}

/* 120 more eligible in all the province: 9245,5 are asked for, 643 more. At 80 %: 8704, 101 more.
 */
static void
test_group (Fixture *fixture, gconstpointer data)
{
  type (fixture, PROVINCE, TD_WHAT_IF_MORE_ELIGIBLE, "120");
  assert_cell (fixture, PROVINCE, TD_WHAT_IF_NEW_MISSING, "643");
  run (fixture, "analysis.fill", "room");
  assert_cell (fixture, PROVINCE, TD_WHAT_IF_NEW_MISSING, "0");
  assert_cell (fixture, PROVINCE, TD_WHAT_IF_MORE_ELIGIBLE, "120");
  g_assert_true (says (get_label (fixture, "status"), "Khu vực 1"));

  run (fixture, "analysis.clear", NULL);
  assert_cell (fixture, PROVINCE, TD_WHAT_IF_MORE_ELIGIBLE, "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_label (fixture, "status"))));
  type (fixture, PROVINCE, TD_WHAT_IF_TARGET, "80");
  assert_cell (fixture, PROVINCE, TD_WHAT_IF_NEW_MISSING, "101");
  run (fixture, "analysis.fill", "room");
  assert_cell (fixture, KV1, TD_WHAT_IF_MORE_COMPLETED, "101");
}

static void
test_least_set (Fixture *fixture, gconstpointer data)
{
  g_autofree char *amount = td_wording_amount (TD_MEASURE_CASES, 542, true);

  /* What was typed before gives way. */
  type (fixture, KV4, TD_WHAT_IF_MORE_COMPLETED, "7");
  run (fixture, "analysis.fill", "room");
  assert_cell (fixture, KV1, TD_WHAT_IF_MORE_COMPLETED, "542");
  assert_cell (fixture, KV4, TD_WHAT_IF_MORE_COMPLETED, "");
  g_assert_true (says (get_label (fixture, "status"), amount));
  /* Nobody beyond its own target: all must help. */
  run (fixture, "analysis.fill", "own-target");
  assert_cell (fixture, KV1, TD_WHAT_IF_MORE_COMPLETED, "209");
  assert_cell (fixture, PROVINCE, TD_WHAT_IF_NEW_MISSING, "0");
}

/* What is typed is kept by unit and measure as long as the workspace is open. */
static void
test_survives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdWorkspace) other = display_workspace ("other.tiendo");

  type (fixture, KV1, TD_WHAT_IF_MORE_COMPLETED, "10");
  run (fixture, "analysis.fill", "room");
  g_assert_cmpstr (gtk_label_get_label (get_label (fixture, "status")), !=, "");
  type (fixture, KV1, TD_WHAT_IF_MORE_COMPLETED, "10");
  run (fixture, "analysis.measure", "money");
  assert_cell (fixture, KV1, TD_WHAT_IF_MORE_COMPLETED, "");
  /* What was said about cases is gone; money shows in billions, 147.091.556 of a thousand. */
  g_assert_cmpstr (gtk_label_get_label (get_label (fixture, "status")), ==, "");
  TdGridCell cell;
  g_autofree char *billions = td_wording_billions (147091556);
  td_grid_model_get_cell (fixture->model, KV1, TD_WHAT_IF_COMPLETED, &cell);
  g_assert_cmpstr (cell.text, ==, billions);
  run (fixture, "analysis.measure", "cases");
  assert_cell (fixture, KV1, TD_WHAT_IF_MORE_COMPLETED, "10");
  td_session_set_as_of (fixture->session, td_day_new (2025, 8, 31));
  assert_cell (fixture, KV1, TD_WHAT_IF_MORE_COMPLETED, "10");
  g_assert_cmpstr (gtk_label_get_label (get_label (fixture, "outcome")), !=, "");

  td_session_set_workspace (fixture->session, other);
  display_settle ();
  assert_cell (fixture, 0, TD_WHAT_IF_COMPLETED, "154");
  g_assert_cmpstr (gtk_label_get_label (get_label (fixture, "outcome")), ==, "");
  td_session_set_workspace (fixture->session, fixture->workspace);
  display_settle ();
  assert_cell (fixture, KV1, TD_WHAT_IF_MORE_COMPLETED, "");

  td_session_set_workspace (fixture->session, NULL);
  display_settle ();
  td_workspace_close (other);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chart = display_find (GTK_WIDGET (fixture->page), TD_TYPE_CHART_VIEW, NULL);
  g_autofree char *name = NULL;

  g_assert_nonnull (chart);
  g_assert_cmpint (
      gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (chart)), ==, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (fixture->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What if, by cases"));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (get_findings (fixture)), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Findings"));
  gtk_test_accessible_assert_role (get_label (fixture, "outcome"), GTK_ACCESSIBLE_ROLE_STATUS);
  name = td_grid_model_get_name (fixture->model, KV1, TD_WHAT_IF_COMPLETED);
  g_assert_true (g_str_has_prefix (name, "Khu vực 1, "));
  /* It leads to a unit's row. */
  td_page_show_place (TD_PAGE (fixture->page),
                      td_book_find_unit (td_session_get_book (fixture->session), "KV4"),
                      TD_MEASURE_MONEY,
                      -1);
  grid_assert_cursor (fixture->grid, KV4, TD_WHAT_IF_MORE_COMPLETED);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (fixture->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What if, by money"));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/analysis-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("findings", test_findings);
  ADD ("typing", test_typing);
  ADD ("group", test_group);
  ADD ("least-set", test_least_set);
  ADD ("survives", test_survives);
  ADD ("accessible", test_accessible);
  return g_test_run ();
}
