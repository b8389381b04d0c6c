/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include <glib/gstdio.h>

#include "app/td-banner.h"
#include "app/td-dialogs.h"
#include "app/td-faults-dialog.h"
#include "app/td-field-row.h"
#include "app/td-import.h"
#include "app/td-progress-dialog.h"
#include "app/td-start-page.h"

static void
test_banner (void)
{
  TdBanner *banner = g_object_ref_sink (
      g_object_new (TD_TYPE_BANNER, "button-label", "_Nhận", "closable", TRUE, NULL));
  GtkWidget *close = display_find (GTK_WIDGET (banner), GTK_TYPE_BUTTON, "Close");

  td_banner_set_text (banner, "Đang đọc.");
  td_banner_set_revealed (banner, true);
  g_assert_true (td_banner_get_revealed (banner));
  if (close != NULL) /* the label is translated in the other run */
    display_press (close);
  else
    td_banner_set_revealed (banner, false);
  g_assert_false (td_banner_get_revealed (banner));
  g_assert_finalize_object (banner);
}

static void
test_start_page (void)
{
  TdStartPage *page = g_object_ref_sink (g_object_new (TD_TYPE_START_PAGE, NULL));

  g_assert_null (td_start_page_get_failure (page));
  td_start_page_set_failure (page, "Tệp bị hỏng.", "/a.tiendo", false);
  g_assert_cmpstr (td_start_page_get_failure (page), ==, "Tệp bị hỏng.");
  td_start_page_set_failure (page, NULL, NULL, false);
  g_assert_null (td_start_page_get_failure (page));
  g_assert_finalize_object (page);
}

static char *
refuse_empty_cb (const char *text, gpointer data)
{
  char **told = data;

  if (*text == '\0')
    return g_strdup ("Cần lý do.");
  *told = g_strdup (text);
  return NULL;
}

static TdFieldRow *
reason_row (void)
{
  GtkWindow *dialog = display_top_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  return TD_FIELD_ROW (display_find (GTK_WIDGET (dialog), TD_TYPE_FIELD_ROW, NULL));
}

static void
test_ask_text (void)
{
  g_autofree char *told = NULL;
  AdwMessageDialog *dialog = td_dialogs_ask_text (
      NULL, "Mở lại?", "Vì sao?", "Lý do", "_Mở", refuse_empty_cb, &told, NULL);

  display_settle ();
  /* Without a reason it asks again and says why. */
  adw_message_dialog_response (dialog, "accept");
  g_assert_null (told);
  g_assert_cmpstr (td_field_row_get_error (reason_row ()), ==, "Cần lý do.");

  gtk_editable_set_text (GTK_EDITABLE (td_field_row_get_entry (reason_row ())), "nhập sai");
  dialog = ADW_MESSAGE_DIALOG (display_top_window (ADW_TYPE_MESSAGE_DIALOG));
  adw_message_dialog_response (dialog, "accept");
  g_assert_cmpstr (told, ==, "nhập sai");
  display_close_all ();
}

/* As a click on its button would: the dialog goes with the response. */
static void
respond (const char *response)
{
  GtkWindow *dialog = display_top_window (ADW_TYPE_MESSAGE_DIALOG);

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
}

static void
message_cb (TdSession *session, const char *text, const char *action, char **told)
{
  g_free (*told);
  *told = g_strdup (text);
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
}

static char *
new_folder (const char *records)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("td-import-XXXXXX", &error);

  g_assert_no_error (error);
  write_file (folder, "records.csv", records);
  return folder;
}

/* The figure that the import is about. */
static int64_t
completed (TdSession *session)
{
  const TdBook *book = td_session_get_book (session);
  const TdFigures *figures = td_book_get_entered (
      book, td_session_get_cut (session), td_book_find_unit (book, "A"), TD_MEASURE_CASES);
  int64_t value = -1;

  td_figures_get (figures, TD_ITEM_COMPLETED, &value);
  return value;
}

#define HEADER "as_of,unit,measure,total,eligible,completed\n"

static void
test_import (void)
{
  g_autofree char *folder = new_folder (HEADER "2025-09-12,A,cases,120,100,90\n");
  g_autoptr (TdWorkspace) workspace = display_workspace ("import.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  td_session_set_workspace (session, workspace);
  g_signal_connect (session, "message", G_CALLBACK (message_cb), &told);
  gtk_window_present (window);

  td_import_start (window, session, folder);
  display_until (display_top_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_cmpint (completed (session), ==, 72);
  respond ("import");
  display_until (told != NULL);
  g_assert_cmpint (completed (session), ==, 90);

  /* A second time there is nothing left to do, and nothing is asked. */
  display_settle ();
  g_clear_pointer (&told, g_free);
  td_import_start (window, session, folder);
  display_until (told != NULL);
  g_assert_null (display_top_window (ADW_TYPE_MESSAGE_DIALOG));

  g_assert_true (td_workspace_undo (workspace, &error));
  g_assert_cmpint (completed (session), ==, 72);
  display_close_all ();
}

static void
test_import_faults (void)
{
  g_autofree char *folder
      = new_folder (HEADER "2025-09-12,A,cases,120,100,90\n2025-09-12,X,cases,1,1,1\n"
                           "2025-09-12,B,cases,120,-5,1\n");
  g_autoptr (TdWorkspace) workspace = display_workspace ("faults.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWindow *dialog;

  td_session_set_workspace (session, workspace);
  gtk_window_present (window);
  td_import_start (window, session, folder);
  display_until (display_top_window (TD_TYPE_FAULTS_DIALOG) != NULL);
  dialog = display_top_window (TD_TYPE_FAULTS_DIALOG);
  g_assert_cmpuint (td_faults_dialog_get_n_faults (TD_FAULTS_DIALOG (dialog)), >=, 1);
  g_assert_cmpint (completed (session), ==, 72);
  display_settle ();
  display_close_all ();
}

static void
test_import_missing (void)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("missing.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  td_session_set_workspace (session, workspace);
  gtk_window_present (window);
  td_import_start (window, session, "/nowhere/at/all");
  display_until (display_top_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  display_close_all ();
}

static void
test_export (void)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("export.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "out", NULL);
  g_autofree char *records = g_build_filename (folder, "records.csv", NULL);
  g_autofree char *told = NULL;

  td_session_set_workspace (session, workspace);
  g_signal_connect (session, "message", G_CALLBACK (message_cb), &told);
  td_export_start (window, session, folder);
  display_until (told != NULL);
  g_assert_true (g_file_test (records, G_FILE_TEST_EXISTS));
  display_close_all ();
}

static void
test_progress (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TdProgressDialog *dialog = td_progress_dialog_new (NULL, "Đang đọc…", cancellable);

  /* It does not flash up for what is over at once. */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  display_until (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  td_progress_dialog_told_permille (500, dialog);
  display_settle ();
  gtk_test_accessible_assert_role (display_find (GTK_WIDGET (dialog), GTK_TYPE_PROGRESS_BAR, NULL),
                                   GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  td_progress_dialog_done (dialog);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/dialogs/banner", test_banner);
  g_test_add_func ("/dialogs/start-page", test_start_page);
  g_test_add_func ("/dialogs/ask-text", test_ask_text);
  g_test_add_func ("/dialogs/progress", test_progress);
  g_test_add_func ("/import/import", test_import);
  g_test_add_func ("/import/faults", test_import_faults);
  g_test_add_func ("/import/missing", test_import_missing);
  g_test_add_func ("/export/export", test_export);
  return g_test_run ();
}
