/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include <glib/gi18n.h>

#include "app/td-targets-page.h"
#include "model/td-amount.h"

/* The page of targets and plans, on a root "R" with units "A" and "B", an officer "O1" of A,
 * targets of 80 % by cases and cuts 31/8/2025 (A 60, B 70 of 100) and 12/9/2025 (A 72, B 82 of
 * 100). */
typedef struct
{
  TdSession *session;
  TdWorkspace *workspace;
  GtkWidget *window;
  TdTargetsPage *page;
  char *message; /* the last toast */
} Fixture;

static void
apply (TdSession *session, TdChanges *changes)
{
  TdAction action = { .kind = "new", .as_of = TD_DAY_NONE };
  g_autoptr (GError) error = NULL;

  g_assert_true (td_session_apply (session, changes, &action, NULL, &error));
  g_assert_no_error (error);
}

static void
message_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
}

static void
show_page (Fixture *fixture)
{
  fixture->page = TD_TARGETS_PAGE (td_targets_page_new (fixture->session));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1076, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  display_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->page)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdOfficer officer = { .code = (char *)"O1",
                        .unit = (char *)"A",
                        .name = (char *)"Nguyễn Văn A",
                        .valid_from = TD_DAY_NONE,
                        .valid_to = TD_DAY_NONE };

  fixture->workspace = display_workspace ("targets.tiendo");
  fixture->session = td_session_new ();
  td_session_set_workspace (fixture->session, fixture->workspace);
  td_changes_put_officer (changes, &officer);
  apply (fixture->session, changes);
  g_signal_connect_swapped (fixture->session, "message", G_CALLBACK (message_cb), fixture);
  show_page (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (td_workspace_get_path (fixture->workspace));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  display_close_all ();
  display_settle ();
  g_assert_finalize_object (fixture->session);
  td_workspace_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_free (fixture->message);
}

static TdBook *
get_book (Fixture *fixture)
{
  return td_session_get_book (fixture->session);
}

static TdSubject
find (Fixture *fixture, const char *code)
{
  return td_book_find_unit (get_book (fixture), code);
}

static TdTargetsView *
get_targets (Fixture *fixture)
{
  return td_targets_page_get_targets (fixture->page);
}

static guint
find_row (Fixture *fixture, TdSubject subject)
{
  int row = td_targets_model_reveal (td_targets_view_get_model (get_targets (fixture)), subject);

  g_assert_cmpint (row, >=, 0);
  return (guint)row;
}

/* Types into the cell of a unit as a person does, and leaves it. Returns: whether it was taken. */
static bool
type_target (
    Fixture *fixture, TdSubject subject, TdMeasure measure, TdTargetField field, const char *text)
{
  TdGrid *grid = td_targets_view_get_grid (get_targets (fixture));

  td_grid_set_cursor (grid,
                      find_row (fixture, subject),
                      (int)td_targets_model_find_column (
                          td_targets_view_get_model (get_targets (fixture)), measure, field));
  g_assert_true (td_grid_edit (grid, text));
  if (td_grid_finish (grid))
    return true;
  return false;
}

/* Writes another text over one that was refused. */
static void
mend (TdGrid *grid, const char *text)
{
  GtkWidget *entry = display_find (GTK_WIDGET (grid), GTK_TYPE_TEXT, NULL);

  g_assert_true (td_grid_is_editing (grid));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_assert_true (td_grid_finish (grid));
}

static char *
get_cell (Fixture *fixture, TdSubject subject, guint column)
{
  TdGridCell cell;

  td_grid_model_get_cell (TD_GRID_MODEL (td_targets_view_get_model (get_targets (fixture))),
                          find_row (fixture, subject),
                          column,
                          &cell);
  return g_strdup (cell.text);
}

static const TdTarget *
get_target (Fixture *fixture, TdSubject subject, TdMeasure measure)
{
  return td_book_get_target_in_force (
      get_book (fixture), subject, measure, td_day_new (2025, 9, 12));
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
}

static void
set_state (Fixture *fixture, const char *action, const char *state)
{
  g_autofree char *name = g_strdup_printf ("targets.%s", action);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), name, "s", state));
}

static void
test_rates (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    int64_t rate;
  } good[] = { { "84,05", 8405 }, { "84.05", 8405 },  { "84,05 %", 8405 }, { "84", 8400 },
               { "84,5", 8450 },  { " 100 ", 10000 }, { "0", 0 } };
  static const char *const bad[] = { "100,01", "120", "-5", "tám", "84,,05", "84.0.5", "84,055" };
  TdSubject a = find (fixture, "A");

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (type_target (fixture, a, TD_MEASURE_CASES, TD_TARGET_RATE, good[i].text));
      g_assert_cmpint (get_target (fixture, a, TD_MEASURE_CASES)->rate, ==, good[i].rate);
    }
  /* Refused with a sentence, and nothing is changed or lost. */
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      TdGrid *grid = td_targets_view_get_grid (get_targets (fixture));
      char *message = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (type_target (fixture, a, TD_MEASURE_CASES, TD_TARGET_RATE, bad[i]));
      g_assert_cmpint (get_target (fixture, a, TD_MEASURE_CASES)->rate, ==, 0);
      g_assert_cmpint (strlen (td_targets_view_get_sentence (get_targets (fixture))), >, 20);
      g_assert_false (td_grid_model_commit (td_grid_get_model (grid), 1, 0, bad[i], &message));
      g_assert_nonnull (message);
      g_free (message);
      /* The refused text is mended. */
      mend (grid, "0");
    }
  undo (fixture);
  g_assert_cmpint (get_target (fixture, a, TD_MEASURE_CASES)->rate, ==, 10000);

  /* There was none by money; emptied it is gone again. */
  g_assert_true (type_target (fixture, a, TD_MEASURE_MONEY, TD_TARGET_RATE, "52,08"));
  g_assert_cmpint (get_target (fixture, a, TD_MEASURE_MONEY)->rate, ==, 5208);
  g_assert_true (td_grid_edit (td_targets_view_get_grid (get_targets (fixture)), NULL));
  mend (td_targets_view_get_grid (get_targets (fixture)), "");
  g_assert_null (get_target (fixture, a, TD_MEASURE_MONEY));
}

static void
test_other_fields (Fixture *fixture, gconstpointer data)
{
  TdSubject a = find (fixture, "A");
  TdTargetsModel *model = td_targets_view_get_model (get_targets (fixture));
  TdTargetsHistory *history = td_targets_view_get_history (get_targets (fixture));
  guint rule = td_targets_model_find_column (
      td_targets_view_get_model (get_targets (fixture)), TD_MEASURE_CASES, TD_TARGET_RULE);
  char *message = NULL;

  g_assert_true (type_target (fixture, a, TD_MEASURE_CASES, TD_TARGET_RULE, "trên"));
  g_assert_cmpint (get_target (fixture, a, TD_MEASURE_CASES)->rule, ==, TD_RULE_GT);
  g_assert_true (td_targets_model_turn_rule (model, find_row (fixture, a), rule, &message));
  g_assert_cmpint (get_target (fixture, a, TD_MEASURE_CASES)->rule, ==, TD_RULE_GE);
  g_assert_false (type_target (fixture, a, TD_MEASURE_CASES, TD_TARGET_RULE, "bằng"));
  mend (td_targets_view_get_grid (get_targets (fixture)), ">=");

  g_assert_true (type_target (fixture, a, TD_MEASURE_CASES, TD_TARGET_DOCUMENT, "QĐ 10/QĐ-THADS"));
  g_assert_cmpstr (get_target (fixture, a, TD_MEASURE_CASES)->document, ==, "QĐ 10/QĐ-THADS");
  g_assert_true (type_target (fixture, a, TD_MEASURE_CASES, TD_TARGET_FROM, "31/7/2025"));
  g_assert_cmpint (get_target (fixture, a, TD_MEASURE_CASES)->from, ==, td_day_new (2025, 7, 31));
  g_assert_cmpuint (td_targets_history_get_n (history), ==, 1);

  /* A day of another work year is refused; where there is no target, so is anything but a rate. */
  g_assert_false (type_target (fixture, a, TD_MEASURE_CASES, TD_TARGET_FROM, "30/9/2024"));
  mend (td_targets_view_get_grid (get_targets (fixture)), "31/7");
  g_assert_false (type_target (fixture, a, TD_MEASURE_MONEY, TD_TARGET_DOCUMENT, "QĐ"));
  mend (td_targets_view_get_grid (get_targets (fixture)), "");
  g_assert_null (get_target (fixture, a, TD_MEASURE_MONEY));
}

/* Presses a key on the grid before its own keys see it. Returns: whether it was taken. */
static bool
press (TdGrid *grid, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (grid));
  gboolean is_taken = FALSE;

  for (guint i = 0; !is_taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_taken);
    }
  return is_taken;
}

/* Space turns a rule; in other cells it is typed. */
static void
test_space (Fixture *fixture, gconstpointer data)
{
  TdSubject a = find (fixture, "A");
  TdGrid *grid = td_targets_view_get_grid (get_targets (fixture));
  int rule = (int)td_targets_model_find_column (
      td_targets_view_get_model (get_targets (fixture)), TD_MEASURE_CASES, TD_TARGET_RULE);

  td_grid_set_cursor (grid, find_row (fixture, a), rule);
  g_assert_true (press (grid, GDK_KEY_space));
  g_assert_cmpint (get_target (fixture, a, TD_MEASURE_CASES)->rule, ==, TD_RULE_GT);
  g_assert_true (press (grid, GDK_KEY_space));
  g_assert_cmpint (get_target (fixture, a, TD_MEASURE_CASES)->rule, ==, TD_RULE_GE);
  g_assert_false (press (grid, GDK_KEY_a));
  td_grid_set_cursor (grid, find_row (fixture, a), rule + 2);
  g_assert_false (press (grid, GDK_KEY_space));

  /* Where there is no target, a sentence. */
  td_grid_set_cursor (
      grid,
      find_row (fixture, a),
      (int)td_targets_model_find_column (
          td_targets_view_get_model (get_targets (fixture)), TD_MEASURE_MONEY, TD_TARGET_RULE));
  g_assert_true (press (grid, GDK_KEY_space));
  g_assert_cmpint (strlen (td_targets_view_get_sentence (get_targets (fixture))), >, 20);
  g_assert_null (get_target (fixture, a, TD_MEASURE_MONEY));
}

static bool
shows_setter (GtkWidget *widget)
{
  g_autofree char *day = td_day_format (td_day_today ());

  if (ADW_IS_ACTION_ROW (widget))
    {
      const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (widget));

      return strstr (subtitle, g_get_real_name ()) != NULL
                     || strstr (subtitle, g_get_user_name ()) != NULL
                 ? strstr (subtitle, day) != NULL
                 : false;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_setter (child))
      return true;
  return false;
}

/* A revised target leaves the earlier one; the list at the side has both, and removes with undo. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  TdSubject b = find (fixture, "B");
  TdTargetsHistory *history = td_targets_view_get_history (get_targets (fixture));
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autofree char *shown = NULL;
  TdTarget target = { .unit = (char *)"B",
                      .work_year = 2025,
                      .measure = TD_MEASURE_CASES,
                      .rate = 8500,
                      .from = td_day_new (2025, 9, 1) };

  td_changes_put_target (changes, &target);
  apply (fixture->session, changes);
  td_grid_set_cursor (td_targets_view_get_grid (get_targets (fixture)), find_row (fixture, b), 0);
  g_assert_cmpuint (td_targets_history_get_n (history), ==, 2);
  g_assert_cmpint (get_target (fixture, b, TD_MEASURE_CASES)->rate, ==, 8500);
  /* The journal knows who set them. */
  display_until (shows_setter (GTK_WIDGET (history)));

  /* At the cut of August the earlier one holds, and is the one that is edited. */
  td_session_set_as_of (fixture->session, td_day_new (2025, 8, 31));
  shown = get_cell (fixture, b, 0);
  g_assert_true (g_str_has_prefix (shown, "80"));
  g_assert_true (type_target (fixture, b, TD_MEASURE_CASES, TD_TARGET_RATE, "81"));
  g_assert_cmpint (get_target (fixture, b, TD_MEASURE_CASES)->rate, ==, 8500);
  /* Two of one day would be one too many. */
  g_assert_false (type_target (fixture, b, TD_MEASURE_CASES, TD_TARGET_FROM, "1/9"));
  mend (td_targets_view_get_grid (get_targets (fixture)), "");

  g_assert_true (td_targets_history_remove (history, 1));
  g_assert_nonnull (fixture->message);
  g_assert_cmpuint (td_targets_history_get_n (history), ==, 1);
  g_assert_cmpint (get_target (fixture, b, TD_MEASURE_CASES)->rate, ==, 8100);
  undo (fixture);
  g_assert_cmpuint (td_targets_history_get_n (history), ==, 2);
}

static void
test_officer (Fixture *fixture, gconstpointer data)
{
  TdSubject a = find (fixture, "A");
  TdDay day = td_day_new (2025, 9, 12);
  TdSubject officer = td_book_find_officer (get_book (fixture), "O1", a, day);

  g_assert_true (type_target (fixture, officer, TD_MEASURE_CASES, TD_TARGET_RATE, "90"));
  g_assert_cmpint (get_target (fixture, officer, TD_MEASURE_CASES)->rate, ==, 9000);
  g_assert_cmpint (get_target (fixture, a, TD_MEASURE_CASES)->rate, ==, 8000);
  g_assert_cmpstr (get_target (fixture, officer, TD_MEASURE_CASES)->officer, ==, "O1");
}

/* A block from a spreadsheet, a fill and an erased range are one step each. */
static void
test_blocks (Fixture *fixture, gconstpointer data)
{
  TdTargetsModel *model = td_targets_view_get_model (get_targets (fixture));
  guint a = find_row (fixture, find (fixture, "A"));
  guint money = td_targets_model_find_column (
      td_targets_view_get_model (get_targets (fixture)), TD_MEASURE_MONEY, TD_TARGET_RATE);
  char *message = NULL;

  g_assert_true (td_targets_model_paste (model, a, 0, "84,05\ttrên\n85\n", &message));
  g_assert_cmpint (
      get_target (fixture, find (fixture, "A"), TD_MEASURE_CASES)->rule, ==, TD_RULE_GT);
  g_assert_cmpint (get_target (fixture, find (fixture, "B"), TD_MEASURE_CASES)->rate, ==, 8500);
  undo (fixture);
  g_assert_cmpint (get_target (fixture, find (fixture, "A"), TD_MEASURE_CASES)->rate, ==, 8000);
  g_assert_cmpint (get_target (fixture, find (fixture, "B"), TD_MEASURE_CASES)->rate, ==, 8000);

  /* One bad cell, or too many rows, and none is written. */
  g_assert_false (td_targets_model_paste (model, a, 0, "84,05\n850\n", &message));
  g_assert_nonnull (strstr (message, "B"));
  g_clear_pointer (&message, g_free);
  g_assert_false (td_targets_model_paste (model, a, 0, "1\n2\n3\n4\n", &message));
  g_clear_pointer (&message, g_free);
  g_assert_cmpint (get_target (fixture, find (fixture, "A"), TD_MEASURE_CASES)->rate, ==, 8000);

  g_assert_true (
      type_target (fixture, find (fixture, "R"), TD_MEASURE_MONEY, TD_TARGET_RATE, "52,08"));
  g_assert_true (
      td_grid_model_fill_down (TD_GRID_MODEL (model), 0, money, a + 1, money + 3, &message));
  g_assert_cmpint (get_target (fixture, find (fixture, "B"), TD_MEASURE_MONEY)->rate, ==, 5208);
  g_assert_true (td_grid_model_clear (TD_GRID_MODEL (model), 0, 0, a + 1, money + 3, &message));
  g_assert_cmpuint (td_book_get_n_targets (get_book (fixture)), ==, 0);
  undo (fixture);
  g_assert_cmpuint (td_book_get_n_targets (get_book (fixture)), ==, 6);
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_visible (root)
      && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* 100 eligible cases each: 80 and 70 secure 75,00 of the 80,00 of R. */
static void
test_secured (Fixture *fixture, gconstpointer data)
{
  const char *rate = td_locale_get () == TD_LOCALE_VI ? "75,00" : "75.00";
  GtkWidget *root = GTK_WIDGET (fixture->page);

  g_assert_null (find_label (root, rate));
  g_assert_true (
      type_target (fixture, find (fixture, "B"), TD_MEASURE_CASES, TD_TARGET_RATE, "70"));
  g_assert_nonnull (find_label (root, rate));
  g_assert_true (gtk_widget_has_css_class (find_label (root, rate), "td-missing"));
  undo (fixture);
  g_assert_null (find_label (root, rate));
}

/* Another page leads to the target of an officer, in the year of the cut. */
static void
test_show_place (Fixture *fixture, gconstpointer data)
{
  TdSubject officer = td_book_find_officer (
      get_book (fixture), "O1", find (fixture, "A"), td_day_new (2025, 9, 12));

  set_state (fixture, "view", "plans");
  td_targets_page_set_year (fixture->page, 2026);
  td_page_show_place (TD_PAGE (fixture->page), officer, TD_MEASURE_MONEY, -1);
  g_assert_cmpint (td_targets_page_get_year (fixture->page), ==, 2025);
  g_assert_cmpint (td_targets_view_get_subject (get_targets (fixture)), ==, officer);
  g_assert_cmpint (td_targets_view_get_measure (get_targets (fixture)), ==, TD_MEASURE_MONEY);
}

static guint
count_columns (TdTargetsModel *model)
{
  guint n_rows;
  guint n_columns;

  td_grid_model_get_size (TD_GRID_MODEL (model), &n_rows, &n_columns);
  return n_columns;
}

/* One measure alone is entered like both; what is led to shows both again. */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  TdTargetsModel *model = td_targets_view_get_model (get_targets (fixture));
  TdSubject unit = find (fixture, "A");
  TdGridHeading heading;

  g_assert_cmpuint (count_columns (model), ==, 14);
  set_state (fixture, "columns", "money");
  g_assert_cmpuint (count_columns (model), ==, 7);
  g_assert_cmpuint (td_targets_model_find_column (model, TD_MEASURE_MONEY, TD_TARGET_RATE), ==, 0);
  td_grid_model_get_heading (TD_GRID_MODEL (model), 0, &heading);
  g_assert_cmpstr (heading.group, ==, g_dpgettext2 (NULL, "target", "By money"));
  g_assert_true (type_target (fixture, unit, TD_MEASURE_MONEY, TD_TARGET_RATE, "61"));
  g_assert_cmpint (get_target (fixture, unit, TD_MEASURE_MONEY)->rate, ==, 6100);
  g_assert_cmpint (td_targets_view_get_measure (get_targets (fixture)), ==, TD_MEASURE_MONEY);

  td_page_show_place (TD_PAGE (fixture->page), unit, TD_MEASURE_CASES, -1);
  g_assert_cmpuint (count_columns (model), ==, 14);
  g_assert_cmpint (td_targets_view_get_measure (get_targets (fixture)), ==, TD_MEASURE_CASES);
}

/* Who was ended earlier in the year has no row until it is asked for. */
static void
test_retired (Fixture *fixture, gconstpointer data)
{
  TdTargetsModel *model = td_targets_view_get_model (get_targets (fixture));
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdUnit old = { .code = (char *)"OLD",
                 .name = (char *)"Chi cục cũ",
                 .short_name = (char *)"Cũ",
                 .kind = TD_UNIT_REGIONAL,
                 .parent = td_book_get_unit (get_book (fixture), 0)->code,
                 .valid_from = td_day_new (2010, 1, 1),
                 .valid_to = td_day_new (2025, 6, 30),
                 .position = 90 };

  g_assert_false (td_targets_model_has_retired (model));
  td_changes_put_unit (changes, &old);
  apply (fixture->session, changes);
  td_page_refresh (TD_PAGE (fixture->page));
  g_assert_true (td_targets_model_has_retired (model));
  g_assert_cmpint (td_targets_model_reveal (model, find (fixture, "OLD")), ==, -1);
  td_page_show_place (TD_PAGE (fixture->page), find (fixture, "OLD"), TD_MEASURE_CASES, -1);
  g_assert_cmpint (td_targets_view_get_subject (get_targets (fixture)), ==, find (fixture, "OLD"));
}

static void
test_years (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (td_targets_page_get_year (fixture->page), ==, 2025);
  td_targets_page_set_year (fixture->page, 2026);
  g_assert_cmpint (td_targets_page_get_year (fixture->page), ==, 2026);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->page), "targets.copy-year", NULL));
  g_assert_cmpuint (td_book_get_n_targets (get_book (fixture)), ==, 6);
  g_assert_nonnull (strstr (fixture->message, "2025"));
  g_assert_cmpint (td_targets_page_get_year (fixture->page), ==, 2026);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->page), "targets.copy-year", NULL));
  g_assert_cmpuint (td_book_get_n_targets (get_book (fixture)), ==, 6);
  undo (fixture);
  g_assert_cmpuint (td_book_get_n_targets (get_book (fixture)), ==, 3);

  g_assert_true (
      type_target (fixture, find (fixture, "A"), TD_MEASURE_CASES, TD_TARGET_RATE, "86"));
  g_assert_cmpint (
      td_book_get_target_in_force (
          get_book (fixture), find (fixture, "A"), TD_MEASURE_CASES, td_day_new (2026, 1, 1))
          ->rate,
      ==,
      8600);
  g_assert_cmpint (get_target (fixture, find (fixture, "A"), TD_MEASURE_CASES)->rate, ==, 8000);
}

static char *
get_plan (TdGridModel *model, guint row, guint column)
{
  TdGridCell cell;

  td_grid_model_get_cell (model, row, column, &cell);
  return g_strdup_printf ("%s%s%s",
                          cell.text,
                          cell.flags & TD_GRID_DOUBTFUL ? "!" : "",
                          cell.flags & TD_GRID_LOCKED ? "#" : "");
}

static void
assert_plan (Fixture *fixture, guint row, guint column, const char *expected)
{
  TdPlansView *plans = td_targets_page_get_plans (fixture->page);
  g_autofree char *text = get_plan (TD_GRID_MODEL (td_plans_view_get_model (plans)), row, column);

  g_assert_cmpstr (text, ==, expected);
}

static bool
type_plan (Fixture *fixture, guint row, int column, const char *text)
{
  TdGrid *grid = td_plans_view_get_grid (td_targets_page_get_plans (fixture->page));

  td_grid_set_cursor (grid, row, column);
  g_assert_true (td_grid_edit (grid, text));
  return td_grid_finish (grid);
}

/* The name of a cell ends with @words, and has no mark in it. */
static void
assert_heard (TdGrid *grid, guint row, guint column, const char *words)
{
  g_autofree char *name = td_grid_model_get_name (td_grid_get_model (grid), row, column);
  g_autofree char *end = g_strconcat (", ", words, NULL);

  g_assert_true (g_str_has_suffix (name, end));
  g_assert_null (strstr (name, "\u2713"));
}

/* Rows: R, A, B; August is the 11th column, September the 12th, then how many were kept. */
static void
test_plans (Fixture *fixture, gconstpointer data)
{
  TdPlansView *plans = td_targets_page_get_plans (fixture->page);
  TdGrid *grid;
  GtkWidget *row;
  char *message = NULL;

  set_state (fixture, "view", "plans");
  grid = td_plans_view_get_grid (plans);
  g_assert_true (type_plan (fixture, 1, 10, "61"));
  g_assert_true (type_plan (fixture, 2, 10, "70"));
  g_assert_true (type_plan (fixture, 1, 11, "1.000"));
  g_assert_false (type_plan (fixture, 2, 11, "1,5"));
  g_assert_cmpint (strlen (td_plans_view_get_sentence (plans)), >, 20);
  mend (grid, "80");

  /* A: 60 of 61, which August shows as broken; B: 70 of 70 and 82 of 80. */
  assert_plan (fixture, 0, 10, "131!");
  assert_plan (fixture, 1, 10, "61!");
  assert_plan (fixture, 2, 10, "\u2713\u202f70");
  assert_plan (fixture, 1, 12, "0/1#");
  assert_plan (fixture, 2, 12, "2/2#");
  assert_heard (grid, 2, 10, C_ ("undertaking", "kept"));
  assert_heard (grid, 1, 10, C_ ("undertaking", "not kept"));
  assert_heard (grid, 2, 9, "");
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (td_plans_view_get_list (plans), 0));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Đơn vị A");
  g_assert_nonnull (gtk_list_box_get_row_at_index (td_plans_view_get_list (plans), 1));
  g_assert_null (gtk_list_box_get_row_at_index (td_plans_view_get_list (plans), 2));

  set_state (fixture, "show", "done");
  assert_plan (fixture, 1, 10, "60!#");
  assert_plan (fixture, 1, 11, "72#");
  set_state (fixture, "show", "difference");
  assert_plan (fixture, 1, 10, "\u22121!#");
  assert_plan (fixture, 2, 11, "\u2713\u202f+2#");
  g_assert_false (td_grid_model_commit (td_grid_get_model (grid), 1, 10, "5", &message));
  g_clear_pointer (&message, g_free);
  set_state (fixture, "show", "planned");

  g_assert_true (
      td_plans_model_paste (td_plans_view_get_model (plans), 1, 0, "5\t10\n\t20\n", &message));
  assert_plan (fixture, 1, 0, "5");
  assert_plan (fixture, 2, 0, "");
  assert_plan (fixture, 2, 1, "20");
  assert_plan (fixture, 0, 1, "30");
  undo (fixture);
  assert_plan (fixture, 1, 1, "");
  g_assert_false (
      td_plans_model_paste (td_plans_view_get_model (plans), 1, 0, "5\tx\n6\t7\n", &message));
  g_assert_nonnull (strstr (message, "Đơn vị A"));
  g_clear_pointer (&message, g_free);
  assert_plan (fixture, 1, 0, "");
  assert_plan (fixture, 2, 0, "");

  g_assert_true (td_grid_model_clear (td_grid_get_model (grid), 0, 0, 2, 12, &message));
  g_assert_cmpuint (td_book_get_n_plans (get_book (fixture)), ==, 0);
  undo (fixture);
  g_assert_cmpuint (td_book_get_n_plans (get_book (fixture)), ==, 4);
}

/* A closed cut locks its figures, neither targets nor plans. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      td_workspace_close_cut (fixture->workspace, td_day_new (2025, 9, 12), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (
      type_target (fixture, find (fixture, "A"), TD_MEASURE_CASES, TD_TARGET_RATE, "85"));
  set_state (fixture, "view", "plans");
  g_assert_true (type_plan (fixture, 1, 11, "90"));
  assert_plan (fixture, 1, 11, "90");
}

static GtkWidget *
find_button (GtkWidget *root, const char *action)
{
  if (GTK_IS_BUTTON (root)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) second
      = td_workspace_open (td_workspace_get_path (fixture->workspace), TD_ACCESS_READ, &error);
  TdGridModel *model;
  char *message = NULL;

  g_assert_no_error (error);
  td_session_set_workspace (fixture->session, second);
  model = TD_GRID_MODEL (td_targets_view_get_model (get_targets (fixture)));
  g_assert_false (td_grid_model_commit (model, 1, 0, "90", &message));
  g_assert_nonnull (message);
  g_clear_pointer (&message, g_free);
  g_assert_false (td_grid_edit (td_targets_view_get_grid (get_targets (fixture)), "90"));
  g_assert_cmpint (strlen (td_targets_view_get_sentence (get_targets (fixture))), >, 0);
  g_assert_false (
      gtk_widget_get_sensitive (find_button (GTK_WIDGET (fixture->page), "targets.assign")));
  td_session_set_workspace (fixture->session, fixture->workspace);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  set_state (fixture, "view", "plans");
  td_session_set_workspace (fixture->session, NULL);
  g_assert_true (td_page_finish (TD_PAGE (fixture->page)));
  td_session_set_workspace (fixture->session, fixture->workspace);
  g_assert_cmpint (td_targets_page_get_year (fixture->page), ==, 2025);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add ("/targets-page/rates", Fixture, NULL, set_up, test_rates, tear_down);
  g_test_add ("/targets-page/other-fields", Fixture, NULL, set_up, test_other_fields, tear_down);
  g_test_add ("/targets-page/space", Fixture, NULL, set_up, test_space, tear_down);
  g_test_add ("/targets-page/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/targets-page/officer", Fixture, NULL, set_up, test_officer, tear_down);
  g_test_add ("/targets-page/blocks", Fixture, NULL, set_up, test_blocks, tear_down);
  g_test_add ("/targets-page/secured", Fixture, NULL, set_up, test_secured, tear_down);
  g_test_add ("/targets-page/show-place", Fixture, NULL, set_up, test_show_place, tear_down);
  g_test_add ("/targets-page/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add ("/targets-page/retired", Fixture, NULL, set_up, test_retired, tear_down);
  g_test_add ("/targets-page/years", Fixture, NULL, set_up, test_years, tear_down);
  g_test_add ("/targets-page/plans", Fixture, NULL, set_up, test_plans, tear_down);
  g_test_add ("/targets-page/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/targets-page/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/targets-page/empty", Fixture, NULL, set_up, test_empty, tear_down);
  return g_test_run ();
}
