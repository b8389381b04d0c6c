/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include "app/td-print-operation.h"
#include "documents/td-document-page.h"

static TdSession *
new_session (void)
{
  g_autofree char *path = display_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) workspace = td_workspace_open (path, TD_ACCESS_WRITE_IF_FREE, &error);
  TdSession *session = td_session_new ();

  g_assert_no_error (error);
  td_session_set_workspace (session, workspace);
  g_assert_true (td_session_set_issued (session, td_day_new (2025, 9, 15), &error));
  return session;
}

/* The words of a PDF with their places. */
static char *
read_words (const char *path)
{
  const char *argv[] = { "pdftotext", "-bbox", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL,
                (char **)argv,
                NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL,
                NULL,
                &text,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

static const char *
body (const char *words)
{
  const char *start = strstr (words, "<page ");

  g_assert_nonnull (start);
  return start;
}

/* What is printed stands where the PDF has it, to the hundredth of a point. */
static void
test_same_as_pdf (void)
{
  g_autoptr (TdSession) session = new_session ();
  g_autofree char *folder = g_dir_make_tmp ("td-print-XXXXXX", NULL);
  g_autofree char *saved = g_build_filename (folder, "saved.pdf", NULL);
  g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL);
  g_autoptr (GError) error = NULL;
  TdDocument *document = td_document_compose (td_session_get_progress (session), "handout", &error);
  g_autoptr (TdPrintOperation) operation = NULL;
  g_autofree char *saved_words = NULL;
  g_autofree char *printed_words = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (td_document_get_n_pages (document), ==, 1);
  operation = td_print_operation_new (document);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (operation), FALSE);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), printed);
  g_assert_cmpint (
      gtk_print_operation_run (
          GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
      ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (td_print_handout_pdf (session, saved, &error));
  g_assert_no_error (error);

  saved_words = read_words (saved);
  printed_words = read_words (printed);
  g_assert_nonnull (strstr (body (saved_words), ">79,07"));
  g_assert_cmpstr (body (printed_words), ==, body (saved_words));
}

/* Each page of a paper has its own size: the appendices of this one lie across. */
static void
test_turned_pages (void)
{
  g_autoptr (TdSession) session = new_session ();
  g_autofree char *folder = g_dir_make_tmp ("td-print-XXXXXX", NULL);
  g_autofree char *saved = g_build_filename (folder, "saved.pdf", NULL);
  g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL);
  g_autoptr (GError) error = NULL;
  TdDocument *document = td_document_compose (td_session_get_progress (session), "form", &error);
  g_autofree char *saved_words = NULL;
  g_autofree char *printed_words = NULL;

  g_assert_no_error (error);
  g_assert_true (td_document_save (document, saved, &error));
  g_assert_no_error (error);
  g_autoptr (TdPrintOperation) operation = td_print_operation_new (document);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (operation), FALSE);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), printed);
  g_assert_cmpint (
      gtk_print_operation_run (
          GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
      ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  saved_words = read_words (saved);
  printed_words = read_words (printed);
  g_assert_nonnull (strstr (saved_words, "<page width=\"595.27"));
  g_assert_nonnull (strstr (saved_words, "<page width=\"841.88"));
  g_assert_cmpstr (body (printed_words), ==, body (saved_words));
}

static void
test_remembered (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "tiendo", "print.ini", NULL);
  g_autoptr (TdSession) session = new_session ();
  g_autofree char *folder = g_dir_make_tmp ("td-print-XXXXXX", NULL);
  g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPrintOperation) first = td_print_operation_new (
      td_document_compose (td_session_get_progress (session), "handout", &error));
  g_autoptr (TdPrintOperation) second = NULL;

  gtk_print_settings_set_n_copies (settings, 12);
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (first), settings);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (first), FALSE);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (first), printed);
  gtk_print_operation_run (
      GTK_PRINT_OPERATION (first), GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  second = td_print_operation_new (
      td_document_compose (td_session_get_progress (session), "handout", &error));
  g_assert_cmpint (gtk_print_settings_get_n_copies (
                       gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (second))),
                   ==,
                   12);
}

static void
test_nothing (void)
{
  g_autoptr (TdSession) session = td_session_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (td_print_handout (NULL, session, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (td_print_handout_pdf (session, "/nowhere/a.pdf", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_not_writable (void)
{
  g_autoptr (TdSession) session = new_session ();
  g_autoptr (GError) error = NULL;

  g_assert_false (td_print_handout_pdf (session, "/nowhere/at/all/a.pdf", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_IO);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/print/same-as-pdf", test_same_as_pdf);
  g_test_add_func ("/print/turned-pages", test_turned_pages);
  g_test_add_func ("/print/remembered", test_remembered);
  g_test_add_func ("/print/nothing", test_nothing);
  g_test_add_func ("/print/not-writable", test_not_writable);
  return g_test_run ();
}
