/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/td-backups-dialog.h"
#include "app/td-journal-cell.h"
#include "app/td-journal-choice.h"
#include "app/td-journal-days.h"
#include "app/td-journal-model.h"
#include "app/td-journal-page.h"
#include "app/td-window-private.h"

/* A page in a window, and what it tells. */
typedef struct
{
  TdWorkspace *workspace;
  TdSession *session;
  GtkWindow *window;
  GtkWidget *page;
  char *page_name; /* of the last navigation */
  int subject;
  int measure;
  int item;
  char *message;
} Scene;

static void
navigate_cb (TdSession *session, const char *page, int subject, int measure, int item, Scene *scene)
{
  g_free (scene->page_name);
  scene->page_name = g_strdup (page);
  scene->subject = subject;
  scene->measure = measure;
  scene->item = item;
}

static void
message_cb (TdSession *session, const char *text, const char *action, Scene *scene)
{
  g_free (scene->message);
  scene->message = g_strdup (text);
}

static GtkListView *
get_view (Scene *scene)
{
  return GTK_LIST_VIEW (gtk_widget_get_template_child (scene->page, TD_TYPE_JOURNAL_PAGE, "view"));
}

static GListModel *
get_model (Scene *scene)
{
  return G_LIST_MODEL (gtk_list_view_get_model (get_view (scene)));
}

static guint
n_rows (Scene *scene)
{
  return g_list_model_get_n_items (get_model (scene));
}

static TdJournalRow *
get_row (Scene *scene, guint position)
{
  g_autoptr (TdJournalRow) row = g_list_model_get_item (get_model (scene), position);
  return row; /* the model keeps it */
}

static void
scene_init (Scene *scene, const char *name)
{
  *scene = (Scene){ .workspace = display_workspace (name), .session = td_session_new () };
  td_session_set_workspace (scene->session, scene->workspace);
  g_signal_connect (scene->session, "navigate", G_CALLBACK (navigate_cb), scene);
  g_signal_connect (scene->session, "message", G_CALLBACK (message_cb), scene);
  scene->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (scene->window, 1000, 600);
  scene->page = td_journal_page_new (scene->session);
  gtk_window_set_child (scene->window, scene->page);
  gtk_window_present (scene->window);
}

static void
scene_clear (Scene *scene)
{
  gtk_window_destroy (scene->window);
  display_settle ();
  g_object_unref (scene->session);
  td_workspace_close (scene->workspace);
  g_object_unref (scene->workspace);
  g_free (scene->page_name);
  g_free (scene->message);
}

static void
edit (Scene *scene, const char *unit, int64_t completed)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdDay as_of = td_day_new (2025, 9, 12);
  TdRecord record = { .as_of = as_of, .unit = (char *)unit, .measure = TD_MEASURE_CASES };
  TdAction action = { .kind = "set", .unit = unit, .as_of = as_of };

  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, 1000);
  td_figures_set (&record.figures, TD_ITEM_COMPLETED, completed);
  td_changes_put_record (changes, &record);
  td_session_apply (scene->session, changes, &action, NULL, &error);
  g_assert_no_error (error);
}

static int64_t
completed (Scene *scene, const char *unit)
{
  TdBook *book = td_session_get_book (scene->session);
  const TdFigures *figures = td_book_get_entered (book,
                                                  td_book_find_cut (book, td_day_new (2025, 9, 12)),
                                                  td_book_find_unit (book, unit),
                                                  TD_MEASURE_CASES);
  int64_t value = -1;

  td_figures_get (figures, TD_ITEM_COMPLETED, &value);
  return value;
}

static void
activate (Scene *scene, guint position)
{
  g_signal_emit_by_name (get_view (scene), "activate", position);
}

/* The button that reverts a row which shows. */
static GtkWidget *
revert_button (Scene *scene, const char *title)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (get_view (scene))); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *cell = gtk_widget_get_first_child (item);
      TdJournalRow *row
          = TD_IS_JOURNAL_CELL (cell) ? td_journal_cell_get_row (TD_JOURNAL_CELL (cell)) : NULL;

      if (row != NULL && gtk_widget_get_mapped (item)
          && strstr (row->change != NULL ? row->change : row->title, title) != NULL)
        return GTK_WIDGET (
            gtk_widget_get_template_child (cell, TD_TYPE_JOURNAL_CELL, "revert_button"));
    }
  return NULL;
}

/* Groups newest first; lines when one opens; a line leads to its cell. */
static void
test_list (void)
{
  Scene scene;
  guint before;

  scene_init (&scene, "journal.tiendo");
  display_until (n_rows (&scene) > 0);
  before = n_rows (&scene);
  edit (&scene, "A", 500);
  display_until (n_rows (&scene) == before + 1);
  edit (&scene, "B", 600);
  display_until (n_rows (&scene) == before + 2);
  g_assert_cmpstr (get_row (&scene, 0)->unit, ==, NULL);
  g_assert_true (td_journal_row_is_group (get_row (&scene, 0)));
  g_assert_cmpint (get_row (&scene, 0)->group, >, get_row (&scene, 1)->group);

  activate (&scene, 1);
  display_until (n_rows (&scene) > before + 2);
  for (guint i = 2; i < n_rows (&scene) && !td_journal_row_is_group (get_row (&scene, i)); i++)
    if (g_strcmp0 (get_row (&scene, i)->item, "completed") == 0)
      activate (&scene, i);
  g_assert_cmpstr (scene.page_name, ==, "figures");
  g_assert_cmpint (scene.subject, ==, td_book_find_unit (td_session_get_book (scene.session), "A"));
  g_assert_cmpint (scene.measure, ==, TD_MEASURE_CASES);
  g_assert_cmpint (scene.item, ==, TD_ITEM_COMPLETED);

  /* What is open stays open while others write; a second press closes it. */
  edit (&scene, "B", 601);
  display_until (td_journal_row_is_group (get_row (&scene, 2)) && get_row (&scene, 2)->expanded);
  activate (&scene, 2);
  display_until (n_rows (&scene) == before + 3);
  scene_clear (&scene);
}

/* One figure, typed over. */
static void
edit_one (Scene *scene, const char *unit, int64_t completed)
{
  edit (scene, unit, completed - 1);
  edit (scene, unit, completed);
}

/* A group of one line says what it is, and leads there. */
static void
test_only_line (void)
{
  Scene scene;
  guint before;

  scene_init (&scene, "only-line.tiendo");
  display_until (n_rows (&scene) > 0);
  before = n_rows (&scene);
  edit_one (&scene, "A", 601);
  display_until (n_rows (&scene) == before + 2);
  g_assert_true (td_journal_row_is_group (get_row (&scene, 0)));
  g_assert_false (td_journal_row_can_unfold (get_row (&scene, 0)));
  g_assert_true (g_str_has_suffix (get_row (&scene, 0)->change, ": 600 → 601"));
  g_assert_cmpstr (get_row (&scene, 0)->item, ==, "completed");
  /* The other one changed more. */
  g_assert_true (td_journal_row_can_unfold (get_row (&scene, 1)));
  g_assert_null (get_row (&scene, 1)->change);

  activate (&scene, 0);
  g_assert_cmpint (n_rows (&scene), ==, before + 2);
  g_assert_cmpstr (scene.page_name, ==, "figures");
  g_assert_cmpint (scene.subject, ==, td_book_find_unit (td_session_get_book (scene.session), "A"));
  g_assert_cmpint (scene.item, ==, TD_ITEM_COMPLETED);
  scene_clear (&scene);
}

/* Coming to a row never puts the keyboard on its button: Enter there would revert it. */
static void
test_focus (void)
{
  Scene scene;
  GtkWidget *cell;

  scene_init (&scene, "focus.tiendo");
  edit (&scene, "A", 500);
  display_until (n_rows (&scene) > 1);
  display_settle ();
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (get_view (&scene)), GTK_DIR_DOWN));
  cell = gtk_root_get_focus (GTK_ROOT (scene.window));
  g_assert_true (TD_IS_JOURNAL_CELL (cell));
  g_assert_true (gtk_widget_child_focus (cell, GTK_DIR_TAB_FORWARD));
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (GTK_ROOT (scene.window))));
  g_assert_true (gtk_widget_child_focus (cell, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (scene.window)) == cell);
  scene_clear (&scene);
}

static void
test_undone (void)
{
  Scene scene;
  g_autoptr (GError) error = NULL;
  guint before;

  scene_init (&scene, "undone.tiendo");
  edit (&scene, "A", 500);
  display_until (n_rows (&scene) > 1);
  before = n_rows (&scene);
  g_assert_false (get_row (&scene, 0)->undone);
  g_assert_true (td_workspace_undo (scene.workspace, &error));
  display_until (n_rows (&scene) == before + 1);
  g_assert_true (get_row (&scene, 1)->undone);
  g_assert_false (get_row (&scene, 1)->can_revert);
  scene_clear (&scene);
}

static void
test_revert (void)
{
  Scene scene;
  int64_t before;
  guint n;

  scene_init (&scene, "revert.tiendo");
  display_until (n_rows (&scene) > 0);
  before = completed (&scene, "A");
  edit (&scene, "A", 500);
  n = n_rows (&scene);
  display_until (n_rows (&scene) > n || get_row (&scene, 0)->group > 1);
  activate (&scene, 0);
  display_until (n_rows (&scene) > 2 && !td_journal_row_is_group (get_row (&scene, 1)));
  display_settle ();
  display_until (revert_button (&scene, "→ 500") != NULL);
  display_press (revert_button (&scene, "→ 500"));
  display_until (completed (&scene, "A") == before);
  display_until (scene.message != NULL);

  /* A second time it is refused with a sentence. */
  g_clear_pointer (&scene.message, g_free);
  display_settle ();
  display_press (revert_button (&scene, "→ 500"));
  display_until (scene.message != NULL);
  g_assert_cmpint (completed (&scene, "A"), ==, before);
  scene_clear (&scene);
}

/* A window that follows sees what the other writes, and cannot revert until it takes over. */
static void
test_follower (void)
{
  Scene scene;
  g_autoptr (TdWorkspace) writer = display_workspace ("follower.tiendo");
  g_autoptr (TdWorkspace) follower = NULL;
  g_autoptr (GError) error = NULL;
  Scene other = { .session = td_session_new () };
  guint before;

  scene = (Scene){ .session = td_session_new () };
  follower = td_workspace_open (td_workspace_get_path (writer), TD_ACCESS_WRITE_IF_FREE, &error);
  g_assert_no_error (error);
  g_assert_true (td_workspace_is_read_only (follower));
  td_session_set_workspace (scene.session, follower);
  td_session_set_workspace (other.session, writer);
  scene.window = GTK_WINDOW (gtk_window_new ());
  scene.page = td_journal_page_new (scene.session);
  gtk_window_set_child (scene.window, scene.page);
  gtk_window_present (scene.window);
  display_until (n_rows (&scene) > 0);
  before = n_rows (&scene);
  edit (&other, "A", 500);
  display_until (n_rows (&scene) == before + 1);
  display_settle ();
  g_assert_false (gtk_widget_get_sensitive (revert_button (&scene, get_row (&scene, 0)->title)));

  td_workspace_close (writer);
  g_assert_true (td_workspace_try_take_over (follower, &error));
  g_assert_no_error (error);
  display_until (revert_button (&scene, get_row (&scene, 0)->title) != NULL
                 && gtk_widget_get_sensitive (revert_button (&scene, get_row (&scene, 0)->title)));
  gtk_window_destroy (scene.window);
  display_settle ();
  g_object_unref (scene.session);
  g_object_unref (other.session);
  td_workspace_close (follower);
}

static void
test_filters (void)
{
  Scene scene;
  TdJournalChoice *units, *kinds;
  TdJournalDays *days;
  GtkEditable *search;
  guint all;

  scene_init (&scene, "filters.tiendo");
  edit (&scene, "A", 500);
  edit (&scene, "B", 600);
  display_until (n_rows (&scene) >= 3);
  all = n_rows (&scene);
  units = TD_JOURNAL_CHOICE (
      gtk_widget_get_template_child (scene.page, TD_TYPE_JOURNAL_PAGE, "unit_choice"));
  kinds = TD_JOURNAL_CHOICE (
      gtk_widget_get_template_child (scene.page, TD_TYPE_JOURNAL_PAGE, "kind_choice"));
  days = TD_JOURNAL_DAYS (
      gtk_widget_get_template_child (scene.page, TD_TYPE_JOURNAL_PAGE, "days_choice"));
  search = GTK_EDITABLE (
      gtk_widget_get_template_child (scene.page, TD_TYPE_JOURNAL_PAGE, "search_entry"));

  td_journal_choice_set (kinds, "set");
  g_signal_emit_by_name (kinds, "changed");
  display_until (n_rows (&scene) == 2);
  td_journal_choice_set (units, "A");
  g_signal_emit_by_name (units, "changed");
  display_until (n_rows (&scene) == 1);

  td_journal_days_set (days, td_day_new (2001, 1, 1), td_day_new (2001, 1, 2));
  g_signal_emit_by_name (days, "changed");
  display_until (n_rows (&scene) == 0);
  display_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (
                       gtk_widget_get_template_child (scene.page, TD_TYPE_JOURNAL_PAGE, "stack"))),
                   ==,
                   "none");
  gtk_widget_activate_action (scene.page, "journal.show-all", NULL);
  display_until (n_rows (&scene) == all);

  /* Words are found without their tones, whoever made the change. */
  g_assert_true (td_page_focus_search (TD_PAGE (scene.page)));
  gtk_editable_set_text (search, g_get_user_name ());
  display_until (!td_journal_model_is_loading (
      TD_JOURNAL_MODEL (gtk_no_selection_get_model (GTK_NO_SELECTION (get_model (&scene))))));
  gtk_editable_set_text (search, "không có từ này");
  display_until (n_rows (&scene) == 0);
  gtk_editable_set_text (search, "");
  display_until (n_rows (&scene) == all);
  scene_clear (&scene);
}

static void
test_export (void)
{
  Scene scene;
  g_autofree char *folder = g_dir_make_tmp ("td-journal-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "nhật ký.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = "settings", .as_of = TD_DAY_NONE, .note = "=1+1, \"a\"" };

  scene_init (&scene, "export.tiendo");
  td_changes_put_setting (changes, "place", "+84 Thái Nguyên");
  g_assert_true (td_session_apply (scene.session, changes, &action, NULL, &error));
  td_journal_page_export (TD_JOURNAL_PAGE (scene.page), path);
  display_until (scene.message != NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfgroup,made_at,who,kind,action,"));
  g_assert_nonnull (strstr (text, ",'+84 Thái Nguyên\n"));
  g_assert_nonnull (strstr (text, "(=1+1, \"\"a\"\")\"")); /* within words it is no formula */
  scene_clear (&scene);
}

/* Without a workspace there is nothing, and it says what to do. */
static void
test_empty (void)
{
  g_autoptr (TdSession) session = td_session_new ();
  GtkWidget *page = g_object_ref_sink (td_journal_page_new (session));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (
                       gtk_widget_get_template_child (page, TD_TYPE_JOURNAL_PAGE, "stack"))),
                   ==,
                   "empty");
  g_assert_finalize_object (page);
}

/* A journal of many groups is read as one scrolls, not at once. */
static void
test_pages (void)
{
  Scene scene;
  gint64 start;

  scene_init (&scene, "pages.tiendo");
  for (int i = 0; i < 500; i++)
    edit (&scene, "A", 100 + i % 7 + 1);
  gtk_window_destroy (scene.window);
  start = g_get_monotonic_time ();
  scene.window = GTK_WINDOW (gtk_window_new ());
  scene.page = td_journal_page_new (scene.session);
  gtk_window_set_child (scene.window, scene.page);
  gtk_window_set_default_size (scene.window, 1000, 600);
  gtk_window_present (scene.window);
  display_until (n_rows (&scene) > 0);
  g_test_message ("first page after %" G_GINT64_FORMAT " us", g_get_monotonic_time () - start);
  display_settle ();
  g_assert_cmpuint (n_rows (&scene), <, 500);
  while (n_rows (&scene) < 500)
    {
      guint before = n_rows (&scene);
      g_autoptr (GObject) last = g_list_model_get_item (get_model (&scene), before - 1);
      display_until (n_rows (&scene) > before);
    }
  scene_clear (&scene);
}

static void
set_path_cb (TdBackupsDialog *dialog, const char *path, char **told)
{
  g_free (*told);
  *told = g_strdup (path);
}

static void
test_backups (void)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("backups.tiendo");
  g_autoptr (GError) error = NULL;
  g_autofree char *file = td_workspace_backup_dated (workspace, "import", &error);
  g_autofree char *told = NULL;
  TdBackupsDialog *dialog;
  GtkWidget *make;

  g_assert_no_error (error);
  dialog = td_backups_dialog_new (NULL, td_workspace_get_path (workspace), workspace);
  g_signal_connect (dialog, "restore", G_CALLBACK (set_path_cb), &told);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_cmpuint (td_backups_dialog_get_n_backups (dialog), ==, 1);
  display_until (!td_backups_dialog_is_checking (dialog));
  display_settle ();

  make = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), TD_TYPE_BACKUPS_DIALOG, "make_button"));
  display_press (make);
  display_until (td_backups_dialog_get_n_backups (dialog) == 2
                 && !td_backups_dialog_is_checking (dialog));
  g_signal_emit_by_name (dialog, "restore", file);
  g_assert_cmpstr (told, ==, file);
  gtk_window_close (GTK_WINDOW (dialog));
  display_settle ();

  /* Closing ends the work that is left. */
  dialog = td_backups_dialog_new (NULL, td_workspace_get_path (workspace), workspace);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  display_settle ();

  /* A damaged one says so. */
  g_autoptr (TdBackupReport) good = NULL;
  g_autoptr (TdBackupReport) bad = NULL;
  g_autoptr (GPtrArray) backups = td_workspace_list_backups (td_workspace_get_path (workspace));
  good = td_backup_report_new (
      g_ptr_array_index (backups, 0), td_workspace_get_path (workspace), NULL);
  g_assert_nonnull (good->content);
  g_assert_true (good->has_since);
  g_assert_cmpuint (good->since, ==, 0);
  g_assert_true (g_file_set_contents (file, "hỏng", -1, NULL));
  bad = td_backup_report_new (
      g_ptr_array_index (backups, 1), td_workspace_get_path (workspace), NULL);
  g_assert_null (bad->content);
  g_assert_nonnull (bad->error);
  td_workspace_close (workspace);
  display_close_all ();
}

/* What the whole window does with a backup. */

static TdApplication *application;

static int64_t
window_completed (TdWindow *window)
{
  TdBook *book = td_session_get_book (td_window_get_session (window));
  const TdFigures *figures;
  int64_t value = -1;

  if (book == NULL)
    return -1;
  figures = td_book_get_entered (book,
                                 td_book_find_cut (book, td_day_new (2025, 9, 12)),
                                 td_book_find_unit (book, "A"),
                                 TD_MEASURE_CASES);
  td_figures_get (figures, TD_ITEM_COMPLETED, &value);
  return value;
}

static void
window_edit (TdWindow *window, int64_t completed)
{
  Scene scene = { .session = td_window_get_session (window) };

  edit (&scene, "A", completed);
}

/* In place: the window lets the file go, and opens what stands there then. */
static void
test_restore_in_place (void)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("in-place.tiendo");
  g_autofree char *path = g_strdup (td_workspace_get_path (workspace));
  g_autofree char *backup = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  TdWindow *window = td_window_new (GTK_APPLICATION (application), NULL);
  TdBackupsDialog *dialog;
  GtkWindow *question;
  bool was_kept = false;

  td_workspace_close (workspace);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (td_window_open (window, path));
  window_edit (window, 500);
  backup = td_workspace_backup_dated (
      td_session_get_workspace (td_window_get_session (window)), "manual", &error);
  g_assert_no_error (error);
  window_edit (window, 501);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.backups", NULL);
  dialog = TD_BACKUPS_DIALOG (display_top_window (TD_TYPE_BACKUPS_DIALOG));
  display_until (!td_backups_dialog_is_checking (dialog));
  g_signal_emit_by_name (dialog, "restore", backup);
  question = display_top_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  g_assert_cmpint (window_completed (window), ==, 501);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "restore");
  gtk_window_destroy (question);
  display_until (window_completed (window) == 500);

  /* The workspace as it was is among the backups now. */
  backups = td_workspace_list_backups (path);
  for (guint i = 0; i < backups->len; i++)
    was_kept |= g_strcmp0 (((TdBackup *)g_ptr_array_index (backups, i))->why, "restore") == 0;
  g_assert_true (was_kept);
  gtk_window_destroy (GTK_WINDOW (window));
  display_settle ();
}

/* While another program writes, the file stays what it is, and the window shows it again. */
static void
test_restore_locked (void)
{
  g_autoptr (TdWorkspace) writer = display_workspace ("locked.tiendo");
  g_autofree char *path = g_strdup (td_workspace_get_path (writer));
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = td_workspace_backup_dated (writer, "manual", &error);
  TdWindow *window = td_window_new (GTK_APPLICATION (application), NULL);
  TdBackupsDialog *dialog;

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (td_window_open (window, path));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.backups", NULL);
  dialog = TD_BACKUPS_DIALOG (display_top_window (TD_TYPE_BACKUPS_DIALOG));
  g_signal_emit_by_name (dialog, "restore", backup);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (display_top_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "restore");
  gtk_window_destroy (display_top_window (ADW_TYPE_MESSAGE_DIALOG));
  display_until (display_top_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  display_until (window_completed (window) == 72);
  gtk_window_destroy (display_top_window (ADW_TYPE_MESSAGE_DIALOG));
  td_workspace_close (writer);
  gtk_window_destroy (GTK_WINDOW (window));
  display_settle ();
}

static void
test_save_copy (void)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("copy.tiendo");
  g_autofree char *path = g_strdup (td_workspace_get_path (workspace));
  g_autofree char *copy = g_strconcat (path, " sao.tiendo", NULL);
  TdWindow *window = td_window_new (GTK_APPLICATION (application), NULL);
  Scene scene = { NULL };

  td_workspace_close (workspace);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (td_window_open (window, path));
  g_signal_connect (td_window_get_session (window), "message", G_CALLBACK (message_cb), &scene);
  _td_window_save_copy (window, copy);
  display_until (scene.message != NULL);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (
      td_workspace_get_path (td_session_get_workspace (td_window_get_session (window))), ==, path);
  /* Over itself it is refused. */
  _td_window_save_copy (window, path);
  display_until (display_top_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  gtk_window_destroy (display_top_window (ADW_TYPE_MESSAGE_DIALOG));
  gtk_window_destroy (GTK_WINDOW (window));
  display_settle ();
  g_free (scene.message);
}

int
main (int argc, char **argv)
{
  int status;

  display_init (&argc, &argv);
  g_test_add_func ("/journal-page/list", test_list);
  g_test_add_func ("/journal-page/only-line", test_only_line);
  g_test_add_func ("/journal-page/focus", test_focus);
  g_test_add_func ("/journal-page/undone", test_undone);
  g_test_add_func ("/journal-page/revert", test_revert);
  g_test_add_func ("/journal-page/follower", test_follower);
  g_test_add_func ("/journal-page/filters", test_filters);
  g_test_add_func ("/journal-page/export", test_export);
  g_test_add_func ("/journal-page/empty", test_empty);
  g_test_add_func ("/journal-page/pages", test_pages);
  g_test_add_func ("/backups/dialog", test_backups);
  g_test_add_func ("/backups/restore-in-place", test_restore_in_place);
  g_test_add_func ("/backups/restore-locked", test_restore_locked);
  g_test_add_func ("/backups/save-copy", test_save_copy);
  application = display_application ();
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
