/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include <glib/gstdio.h>

#include "app/td-banner.h"
#include "app/td-draft-view.h"
#include "app/td-chart-view.h"
#include "app/td-dialogs.h"
#include "app/td-sample.h"
#include "app/td-start-page.h"
#include "app/td-units-page.h"
#include "app/td-setup.h"

static TdApplication *application;

static TdWindow *
new_window (void)
{
  g_autoptr (GSettings) settings = td_setup_settings ();

  return td_window_new (GTK_APPLICATION (application), settings);
}

static GtkWidget *
find (TdWindow *window, const char *child)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), TD_TYPE_WINDOW, child));
}

/* Whether a button with the action could be pressed. */
static bool
enabled (TdWindow *window, const char *action)
{
  GtkStack *stack = GTK_STACK (find (window, "page_stack"));
  GtkWidget *button = gtk_button_new ();
  bool is_enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_stack_add_child (stack, button);
  is_enabled = gtk_widget_get_sensitive (button);
  gtk_stack_remove (stack, button);
  return is_enabled;
}

static void
activate (TdWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static const char *
shown (TdWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (window, "root_stack")));
}

/* Destroys the window and sees that nothing holds it. */
static void
close_window (TdWindow *window)
{
  display_settle ();
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_destroy (GTK_WINDOW (window));
  display_until (window == NULL);
}

static TdWindow *
open_fixture (const char *name)
{
  g_autoptr (TdWorkspace) workspace = display_workspace (name);
  g_autofree char *path = g_strdup (td_workspace_get_path (workspace));
  TdWindow *window = new_window ();

  td_workspace_close (workspace);
  g_assert_true (td_window_open (window, path));
  return window;
}

static TdSubject
unit (TdWindow *window, const char *code)
{
  return td_book_find_unit (td_session_get_book (td_window_get_session (window)), code);
}

static int64_t
completed (TdWindow *window)
{
  TdSession *session = td_window_get_session (window);
  int64_t value = -1;

  td_figures_get (td_book_get_entered (td_session_get_book (session),
                                       td_session_get_cut (session),
                                       unit (window, "A"),
                                       TD_MEASURE_CASES),
                  TD_ITEM_COMPLETED,
                  &value);
  return value;
}

static void
set_completed (TdWindow *window, int64_t value)
{
  TdSession *session = td_window_get_session (window);
  g_autoptr (TdChanges) changes = td_changes_new ();
  char code[] = "A";
  TdRecord record
      = { .as_of = td_session_get_as_of (session), .unit = code, .measure = TD_MEASURE_CASES };
  TdAction action = { .kind = "set", .unit = "A", .as_of = record.as_of, .detail = "cases" };
  g_autoptr (GError) error = NULL;

  record.figures = *td_book_get_entered (td_session_get_book (session),
                                         td_session_get_cut (session),
                                         unit (window, "A"),
                                         TD_MEASURE_CASES);
  td_figures_set (&record.figures, TD_ITEM_COMPLETED, value);
  td_changes_put_record (changes, &record);
  td_session_apply (session, changes, &action, NULL, &error);
  g_assert_no_error (error);
}

static void
test_start (void)
{
  static const char *const off[]
      = { "win.print",  "win.export-pdf", "win.undo",       "win.redo",
          "win.export", "win.save-copy",  "win.settings",   "win.new-cut",
          "win.search", "win.back",       "win.delete-cut", "win.take-over" };
  static const char *const on[] = { "win.new", "win.open", "win.open-sample", "win.import" };
  TdWindow *window = new_window ();

  gtk_window_present (GTK_WINDOW (window));
  display_settle ();
  g_assert_cmpstr (shown (window), ==, "start");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Tiến Độ");
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    {
      g_test_message ("%s", off[i]);
      g_assert_false (enabled (window, off[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (on); i++)
    g_assert_true (enabled (window, on[i]));
  close_window (window);
}

static void
test_sample (void)
{
  TdWindow *window = new_window ();
  TdSession *session = td_window_get_session (window);
  g_autoptr (GSettings) settings = td_setup_settings ();
  g_autofree char *path = td_sample_get_path ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *last = NULL;
  AdwWindowTitle *title = ADW_WINDOW_TITLE (find (window, "title"));
  const TdProgressRow *row;

  gtk_window_present (GTK_WINDOW (window));
  activate (window, "win.open-sample");
  display_settle ();
  g_assert_cmpstr (shown (window), ==, "workspace");
  g_assert_cmpstr (td_window_get_page (window), ==, "overview");
  g_assert_true (td_banner_get_revealed (TD_BANNER (find (window, "sample_banner"))));
  g_assert_false (td_banner_get_revealed (TD_BANNER (find (window, "read_only_banner"))));
  g_assert_cmpstr (adw_window_title_get_subtitle (title), ==, "THADS tỉnh Thái Nguyên");
  last = g_settings_get_string (settings, "last-file");
  g_assert_cmpstr (last, ==, uri);

  g_assert_cmpint (td_session_get_as_of (session), ==, td_day_new (2025, 9, 12));
  row = td_progress_find (td_session_get_progress (session), unit (window, "TN"), TD_MEASURE_CASES);
  g_assert_cmpint (row->rate, ==, 7907);
  g_assert_cmpint (row->gap, ==, -498);
  g_assert_cmpint (row->missing, ==, 542);

  /* Each page draws with it. */
  for (guint i = 0; i < 3; i++)
    {
      static const char *const pages[] = { "overview", "charts", "units" };

      g_assert_true (td_window_show_page (window, pages[i]));
      display_settle ();
      g_assert_cmpstr (td_window_get_page (window), ==, pages[i]);
    }
  g_assert_false (td_window_show_page (window, "none"));
  close_window (window);

  /* The copy is there now and is opened again, with what was changed in it. */
  window = new_window ();
  td_window_open_last (window);
  g_assert_cmpstr (shown (window), ==, "workspace");
  close_window (window);
}

static void
test_undo (void)
{
  TdWindow *window = open_fixture ("undo.tiendo");
  GtkWidget *undo = find (window, "undo_button");
  GtkWidget *redo = find (window, "redo_button");

  gtk_window_present (GTK_WINDOW (window));
  set_completed (window, 75);
  g_assert_true (gtk_widget_get_sensitive (undo));
  g_assert_false (gtk_widget_get_sensitive (redo));
  /* The tooltip names the edit. */
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (undo), "Đơn vị A"));

  display_press (undo);
  display_settle ();
  g_assert_cmpint (completed (window), ==, 72);
  g_assert_true (gtk_widget_get_sensitive (redo));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (redo), "Đơn vị A"));
  display_press (redo);
  display_settle ();
  g_assert_cmpint (completed (window), ==, 75);
  activate (window, "win.undo");
  g_assert_cmpint (completed (window), ==, 72);
  close_window (window);
}

/* Whether a button below has the action. */
static bool
offers (GtkWidget *root, const char *action)
{
  if (GTK_IS_BUTTON (root)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return true;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (offers (child, action))
        return true;
    }
  return false;
}

/* Whether a toast offers it; the window's own content lies in the overlay too. */
static bool
toast_offers (TdWindow *window, const char *action)
{
  GtkWidget *overlay = find (window, "toasts");
  GtkWidget *content = adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (overlay));

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (child != content && offers (child, action))
        return true;
    }
  return false;
}

/* The button of a toast undoes what the toast tells of, or it is gone: well before its five
 * seconds.
 */
static void
test_toasts (void)
{
  TdWindow *window = open_fixture ("toasts.tiendo");
  gint64 start;

  gtk_window_present (GTK_WINDOW (window));
  activate (window, "win.delete-cut");
  display_until (toast_offers (window, "win.undo"));
  start = g_get_monotonic_time ();
  activate (window, "win.undo");
  display_until (toast_offers (window, "win.redo") && !toast_offers (window, "win.undo"));
  set_completed (window, 75);
  display_until (!toast_offers (window, "win.redo"));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 4 * G_TIME_SPAN_SECOND);
  close_window (window);
}

static void
test_cuts (void)
{
  TdWindow *window = open_fixture ("cuts.tiendo");
  TdSession *session = td_window_get_session (window);
  TdDay september = td_day_new (2025, 9, 12);
  TdDay august = td_day_new (2025, 8, 31);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpint (td_session_get_as_of (session), ==, september);
  activate (window, "win.delete-cut");
  g_assert_cmpint (td_session_get_as_of (session), ==, august);
  g_assert_cmpint (td_book_get_n_cuts (td_session_get_book (session)), ==, 1);
  activate (window, "win.undo");
  g_assert_cmpint (td_book_get_n_cuts (td_session_get_book (session)), ==, 2);
  td_session_set_as_of (session, september);
  g_assert_cmpint (completed (window), ==, 72);

  /* Closing asks for a note, reopening for a reason. */
  activate (window, "win.close-cut");
  display_settle ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (display_top_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "accept");
  gtk_window_destroy (display_top_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (td_book_get_cut (td_session_get_book (session), 1)->closed);
  g_assert_false (enabled (window, "win.close-cut"));
  g_assert_false (enabled (window, "win.delete-cut"));
  g_assert_true (enabled (window, "win.reopen-cut"));
  close_window (window);
}

static void
test_back (void)
{
  TdWindow *window = open_fixture ("back.tiendo");
  TdSession *session = td_window_get_session (window);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (enabled (window, "win.back"));
  td_session_navigate (session, "charts", unit (window, "A"), TD_MEASURE_MONEY, -1);
  td_session_navigate (session, "units", unit (window, "A"), TD_MEASURE_MONEY, -1);
  td_session_navigate (session, "nowhere", -1, -1, -1);
  g_assert_cmpstr (td_window_get_page (window), ==, "units");
  g_assert_true (enabled (window, "win.back"));
  activate (window, "win.back");
  g_assert_cmpstr (td_window_get_page (window), ==, "charts");
  activate (window, "win.back");
  g_assert_cmpstr (td_window_get_page (window), ==, "overview");
  g_assert_false (enabled (window, "win.back"));

  /* Who chooses a page by the list is where he wants to be. */
  td_session_navigate (session, "units", unit (window, "A"), -1, -1);
  td_window_show_page (window, "charts");
  g_assert_false (enabled (window, "win.back"));
  close_window (window);
}

static void
test_read_only (void)
{
  g_autoptr (TdWorkspace) writer = display_workspace ("read-only.tiendo");
  TdWindow *window = new_window ();
  GtkWidget *banner = find (window, "read_only_banner");

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (td_window_open (window, td_workspace_get_path (writer)));
  g_assert_true (td_banner_get_revealed (TD_BANNER (banner)));
  g_assert_false (enabled (window, "win.new-cut"));
  g_assert_false (enabled (window, "win.import"));
  g_assert_true (enabled (window, "win.print"));

  /* While the other one writes it cannot be taken over. */
  activate (window, "win.take-over");
  g_assert_true (td_banner_get_revealed (TD_BANNER (banner)));
  td_workspace_close (writer);
  activate (window, "win.take-over");
  g_assert_false (td_banner_get_revealed (TD_BANNER (banner)));
  g_assert_true (enabled (window, "win.new-cut"));
  close_window (window);
}

static void
remember_last (const char *path)
{
  g_autoptr (GSettings) settings = td_setup_settings ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_settings_set_string (settings, "last-file", uri);
}

static const char *
failure (TdWindow *window)
{
  return td_start_page_get_failure (
      TD_START_PAGE (display_find (GTK_WIDGET (window), TD_TYPE_START_PAGE, NULL)));
}

static void
test_failures (void)
{
  g_autofree char *folder = g_dir_make_tmp ("td-window-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.tiendo", NULL);
  g_autofree char *other = g_build_filename (folder, "other.tiendo", NULL);
  TdWindow *window = new_window ();

  gtk_window_present (GTK_WINDOW (window));
  remember_last (missing);
  td_window_open_last (window);
  g_assert_cmpstr (shown (window), ==, "start");
  g_assert_nonnull (failure (window));

  g_assert_true (g_file_set_contents (other, "Đây không phải tệp số liệu.", -1, NULL));
  remember_last (other);
  td_window_open_last (window);
  g_assert_cmpstr (shown (window), ==, "start");
  g_assert_nonnull (failure (window));

  /* What stands in the way of one workspace is forgotten when another opens. */
  activate (window, "win.open-sample");
  g_assert_cmpstr (shown (window), ==, "workspace");
  g_assert_null (failure (window));

  /* With a workspace open it stays open. */
  g_assert_false (td_window_open (window, other));
  g_assert_cmpstr (shown (window), ==, "workspace");
  g_assert_nonnull (display_top_window (ADW_TYPE_MESSAGE_DIALOG));
  gtk_window_destroy (display_top_window (ADW_TYPE_MESSAGE_DIALOG));
  close_window (window);
}

/* A damaged workspace offers its newest backup. */
static void
test_restore (void)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("restore.tiendo");
  g_autofree char *path = g_strdup (td_workspace_get_path (workspace));
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = td_workspace_backup_dated (workspace, "test", &error);
  g_autofree char *contents = NULL;
  gsize length;
  TdWindow *window = new_window ();
  GtkWidget *page;
  GtkWidget *backups;
  GtkWindow *dialog;

  g_assert_no_error (error);
  td_workspace_close (workspace);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + 4096, 'x', length - 4096);
  g_assert_true (g_file_set_contents (path, contents, (gssize)length, NULL));

  gtk_window_present (GTK_WINDOW (window));
  remember_last (path);
  td_window_open_last (window);
  g_assert_cmpstr (shown (window), ==, "start");
  g_assert_nonnull (failure (window));
  page = display_find (GTK_WIDGET (window), TD_TYPE_START_PAGE, NULL);
  backups = GTK_WIDGET (gtk_widget_get_template_child (page, TD_TYPE_START_PAGE, "backups_button"));
  g_assert_true (gtk_widget_get_visible (backups));

  /* A dialog comes by itself and offers the newest good one. */
  display_until (display_top_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = display_top_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "restore"));
  g_assert_true (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "look"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "restore");
  gtk_window_destroy (dialog);
  display_until (g_str_equal (shown (window), "workspace"));
  g_assert_cmpstr (shown (window), ==, "workspace");
  g_assert_cmpint (completed (window), ==, 72);
  close_window (window);
}

/* Of a damaged file without any backup there is nothing to look at. */
static void
test_damaged_alone (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "alone.tiendo", NULL);
  g_autoptr (TdWorkspace) workspace = display_workspace ("alone.tiendo");
  g_autofree char *contents = NULL;
  gsize length;
  TdWindow *window = new_window ();
  GtkWindow *dialog;

  td_workspace_close (workspace);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + 4096, 'x', length - 4096);
  g_assert_true (g_file_set_contents (path, contents, (gssize)length, NULL));
  gtk_window_present (GTK_WINDOW (window));
  remember_last (path);
  td_window_open_last (window);
  display_until ((dialog = display_top_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_false (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "look"));
  g_assert_true (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "close"));
  gtk_window_destroy (dialog);
  close_window (window);
}

static bool
in_progress (TdWindow *window, int64_t *value)
{
  TdSession *session = td_window_get_session (window);

  return td_figures_get (td_book_get_entered (td_session_get_book (session),
                                              td_session_get_cut (session),
                                              unit (window, "A"),
                                              TD_MEASURE_CASES),
                         TD_ITEM_IN_PROGRESS,
                         value);
}

/* What is being typed when a key undoes, prints or closes is finished first. */
static void
test_finish_entry (void)
{
  TdWindow *window = open_fixture ("finish.tiendo");
  g_autofree char *path = g_strdup (
      td_workspace_get_path (td_session_get_workspace (td_window_get_session (window))));
  TdUnitsPage *page;
  TdFigureField *field;
  GtkEditable *entry;
  int64_t value;

  gtk_window_present (GTK_WINDOW (window));
  td_session_navigate (td_window_get_session (window),
                       "units",
                       unit (window, "A"),
                       TD_MEASURE_CASES,
                       TD_ITEM_IN_PROGRESS);
  display_settle ();
  page = TD_UNITS_PAGE (display_find (find (window, "page_stack"), TD_TYPE_UNITS_PAGE, NULL));
  field = td_record_form_get_field (
      td_units_page_get_form (page), TD_MEASURE_CASES, TD_ITEM_IN_PROGRESS);
  entry = GTK_EDITABLE (td_figure_field_get_entry (field));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, "28");
  g_assert_false (in_progress (window, &value));

  /* The key undoes what was just typed, and it can be redone. */
  activate (window, "win.undo");
  g_assert_false (in_progress (window, &value));
  activate (window, "win.redo");
  g_assert_true (in_progress (window, &value));
  g_assert_cmpint (value, ==, 28);

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, "27");
  gtk_window_close (GTK_WINDOW (window));
  display_settle ();
  window = new_window ();
  g_assert_true (td_window_open (window, path));
  g_assert_true (in_progress (window, &value));
  g_assert_cmpint (value, ==, 27);
  close_window (window);
}

static void
check_names (GtkWidget *widget)
{
  /* GTK names its own. */
  if (GTK_IS_CALENDAR (widget) || GTK_IS_WINDOW_CONTROLS (widget))
    return;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL
      && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    {
      g_test_message ("%s", gtk_button_get_icon_name (GTK_BUTTON (widget)));
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL));
      g_assert_nonnull (gtk_widget_get_tooltip_text (widget));
    }
  if (GTK_IS_MENU_BUTTON (widget)
      && gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)) != NULL)
    g_assert_true (
        gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static void
test_accessible (void)
{
  TdWindow *window = open_fixture ("accessible.tiendo");

  gtk_window_present (GTK_WINDOW (window));
  display_settle ();
  check_names (find (window, "flap"));
  gtk_test_accessible_assert_role (find (window, "page_list"), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (find (window, "undo_button"), GTK_ACCESSIBLE_ROLE_BUTTON);
  close_window (window);
}

/* The accelerators that the shortcuts window tells. */
static void
collect_accelerators (GtkWidget *widget, GHashTable *accelerators)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *accelerator = NULL;

      g_object_get (widget, "accelerator", &accelerator, NULL);
      g_hash_table_add (accelerators, g_steal_pointer (&accelerator));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_accelerators (child, accelerators);
}

static void
test_keys (void)
{
  TdWindow *window = new_window ();
  GtkWindow *shortcuts = td_dialogs_load (GTK_WINDOW (window), "shortcuts");
  GtkWindow *about = td_dialogs_load (GTK_WINDOW (window), "about");
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_keys;
  const TdKey *keys = td_window_get_keys (&n_keys);
  const TdDraftKey *draft_keys;

  g_assert_nonnull (about);
  g_assert_nonnull (shortcuts);
  collect_accelerators (GTK_WIDGET (shortcuts), told);
  /* F10 is the menu button's own. */
  g_assert_true (g_hash_table_remove (told, "F10"));
  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *name = gtk_accelerator_name (keys[i].key, keys[i].modifiers);

      g_test_message ("%s", name);
      g_assert_true (g_hash_table_remove (told, name));
    }
  /* Some keys of the text of a paper are the window's too. */
  draft_keys = td_draft_view_get_keys (&n_keys);
  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *name = gtk_accelerator_name (draft_keys[i].key, draft_keys[i].modifiers);

      (void)g_hash_table_remove (told, name);
    }
  g_assert_cmpuint (g_hash_table_size (told), ==, 0);
  gtk_window_destroy (shortcuts);
  gtk_window_destroy (about);
  close_window (window);
}

static void
test_size (void)
{
  TdWindow *window = new_window ();
  g_autoptr (GSettings) settings = td_setup_settings ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  gtk_window_present (GTK_WINDOW (window));
  display_settle ();
  gtk_window_close (GTK_WINDOW (window));
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 1100);
  g_assert_cmpint (g_settings_get_int (settings, "window-height"), ==, 720);
  display_settle ();
  g_settings_reset (settings, "window-width");
  g_settings_reset (settings, "window-height");
}

/* Nothing is cut off at 1024 × 700, and the pages stay at the side. */
static void
test_small (void)
{
  static const char *const pages[] = { "overview", "charts", "units" };
  TdWindow *window = new_window ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  activate (window, "win.open-sample");
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      int width;
      int height;

      td_window_show_page (window, pages[i]);
      display_settle ();
      gtk_widget_measure (
          GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (
          GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, 1024, &height, NULL, NULL, NULL);
      g_test_message ("%s %d×%d", pages[i], width, height);
      g_assert_cmpint (height, <=, 700);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 1024);
      g_assert_false (adw_flap_get_folded (ADW_FLAP (find (window, "flap"))));
    }
  close_window (window);
}

/* A ranking is as high as its rows need, however many, and scrolls; a trend fills what there is. */
static void
test_ranking (void)
{
  TdWindow *window = new_window ();
  GtkWidget *page;
  GtkWidget *view;
  int height;

  activate (window, "win.open-sample");
  td_window_show_page (window, "charts");
  page = gtk_stack_get_visible_child (GTK_STACK (find (window, "page_stack")));
  view = display_find (page, TD_TYPE_CHART_VIEW, NULL);
  g_assert_true (gtk_widget_activate_action (view, "charts.kind", "s", "ranking"));
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  /* Nine rows of a line of text each. */
  g_assert_cmpint (height, >=, 9 * 20);
  g_assert_nonnull (gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW));
  g_assert_true (gtk_widget_activate_action (view, "charts.kind", "s", "trend"));
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <, 9 * 20);
  close_window (window);
}

int
main (int argc, char **argv)
{
  int status;

  display_init (&argc, &argv);
  application = display_application ();
  g_test_add_func ("/window/start", test_start);
  g_test_add_func ("/window/sample", test_sample);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/toasts", test_toasts);
  g_test_add_func ("/window/ranking", test_ranking);
  g_test_add_func ("/window/cuts", test_cuts);
  g_test_add_func ("/window/back", test_back);
  g_test_add_func ("/window/read-only", test_read_only);
  g_test_add_func ("/window/failures", test_failures);
  g_test_add_func ("/window/restore", test_restore);
  g_test_add_func ("/window/damaged-alone", test_damaged_alone);
  g_test_add_func ("/window/finish-entry", test_finish_entry);
  g_test_add_func ("/window/accessible", test_accessible);
  g_test_add_func ("/window/keys", test_keys);
  g_test_add_func ("/window/size", test_size);
  g_test_add_func ("/window/small", test_small);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
