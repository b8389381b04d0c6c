/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-print-operation.h"

#include <glib/gi18n.h>

#include "charts/td-chart-draw.h"
#include "documents/td-document-page.h"
#include "model/td-day.h"
#include "wording/td-money.h"

struct _TdPrintOperation
{
  GtkPrintOperation parent_instance;

  /* owned: one of them */
  TdDocument *document;
  TdChart *chart;
};

/* Around a chart on its page, in points: 15 mm. */
#define CHART_MARGIN 42.5
#define FORMAT_FOR_PRINTER "format-for-printer"

G_DEFINE_FINAL_TYPE (TdPrintOperation, td_print_operation, GTK_TYPE_PRINT_OPERATION)

/* (transfer full): the file where printer and paper are remembered. */
static char *
get_memory_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "tiendo", "print.ini", NULL);
}

static void
recall (TdPrintOperation *operation)
{
  g_autofree char *path = get_memory_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;

  /* Without one, or with one that cannot be read, the dialog begins with what GTK proposes. */
  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    {
      settings = gtk_print_settings_new_from_key_file (file, NULL, NULL);
      setup = gtk_page_setup_new_from_key_file (file, NULL, NULL);
    }
  if (settings != NULL)
    {
      /* GTK 4.8 forgets the printer of the settings once it has met the default one, unless the
       * settings were made for that printer. */
      gtk_print_settings_set (
          settings, FORMAT_FOR_PRINTER, gtk_print_settings_get_printer (settings));
      gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (operation), settings);
    }
  if (setup == NULL)
    {
      g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

      setup = gtk_page_setup_new ();
      gtk_page_setup_set_paper_size_and_default_margins (setup, a4);
    }
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (operation), setup);
}

static void
remember (TdPrintOperation *operation)
{
  g_autofree char *path = get_memory_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  GtkPrintSettings *settings
      = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (operation));
  GtkPageSetup *setup
      = gtk_print_operation_get_default_page_setup (GTK_PRINT_OPERATION (operation));

  if (settings != NULL)
    gtk_print_settings_to_key_file (settings, file, NULL);
  if (setup != NULL)
    gtk_page_setup_to_key_file (setup, file, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_info ("print settings not remembered: %s", error != NULL ? error->message : folder);
}

static void
td_print_operation_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  TdDocument *document = TD_PRINT_OPERATION (operation)->document;

  gtk_print_operation_set_n_pages (operation,
                                   document != NULL ? (int)td_document_get_n_pages (document) : 1);
}

/* A paper may turn some of its pages, whatever the dialog says of the others. */
static void
td_print_operation_request_page_setup (GtkPrintOperation *operation,
                                       GtkPrintContext *context,
                                       int page,
                                       GtkPageSetup *setup)
{
  TdDocument *document = TD_PRINT_OPERATION (operation)->document;
  double width, height;

  if (document == NULL)
    return;
  td_document_get_page_size (document, (guint)page, &width, &height);
  gtk_page_setup_set_orientation (
      setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
td_print_operation_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  TdPrintOperation *self = TD_PRINT_OPERATION (operation);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (self->document != NULL)
    {
      td_document_draw_page (cr, self->document, (guint)page);
      return;
    }
  cairo_translate (cr, CHART_MARGIN, CHART_MARGIN);
  td_chart_draw (cr,
                 gtk_print_context_get_width (context) - 2 * CHART_MARGIN,
                 gtk_print_context_get_height (context) - 2 * CHART_MARGIN,
                 self->chart,
                 td_chart_style_get (TD_CHART_STYLE_PRINT));
}

static void
td_print_operation_done (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  /* The turned page of a chart is not how the next paper is to be printed. */
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && TD_PRINT_OPERATION (operation)->chart == NULL)
    remember (TD_PRINT_OPERATION (operation));
}

static void
td_print_operation_finalize (GObject *object)
{
  g_clear_pointer (&TD_PRINT_OPERATION (object)->document, td_document_unref);
  g_clear_pointer (&TD_PRINT_OPERATION (object)->chart, td_chart_unref);

  G_OBJECT_CLASS (td_print_operation_parent_class)->finalize (object);
}

static void
td_print_operation_class_init (TdPrintOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_print_operation_finalize;
  operation_class->begin_print = td_print_operation_begin_print;
  operation_class->request_page_setup = td_print_operation_request_page_setup;
  operation_class->draw_page = td_print_operation_draw_page;
  operation_class->done = td_print_operation_done;
}

static void
td_print_operation_init (TdPrintOperation *operation)
{
  gtk_print_operation_set_use_full_page (GTK_PRINT_OPERATION (operation), TRUE);
  gtk_print_operation_set_unit (GTK_PRINT_OPERATION (operation), GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (GTK_PRINT_OPERATION (operation), TRUE);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (operation), TRUE);
  recall (operation);
}

TdPrintOperation *
td_print_operation_new (TdDocument *document)
{
  TdPrintOperation *operation = g_object_new (TD_TYPE_PRINT_OPERATION, NULL);

  operation->document = document;
  return operation;
}

static TdDocument *
compose_handout (TdSession *session, GError **error)
{
  const TdProgress *progress = td_session_get_progress (session);

  if (progress == NULL)
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There are no figures to print yet."));
      return NULL;
    }
  return td_document_compose (progress, "handout", error);
}

static void
failed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  td_session_message (data, error->message, NULL);
}

/* What the dialog proposes to call a file. */
static void
propose_name (TdPrintOperation *operation, const char *pattern, TdDay as_of)
{
  GtkPrintSettings *before
      = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (operation));
  g_autoptr (GtkPrintSettings) settings
      = before != NULL ? gtk_print_settings_copy (before) : gtk_print_settings_new ();
  g_autofree char *day = td_day_format_iso (as_of);
  g_autofree char *name = td_words_fill (pattern, day, NULL);

  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (operation), settings);
}

/* @job: its name in the queue; @file: pattern of the name proposed for a file, with a day. */
static bool
run (TdPrintOperation *operation,
     GtkWindow *parent,
     TdSession *session,
     const char *job,
     const char *file,
     GError **error)
{
  propose_name (operation, file, td_session_get_as_of (session));
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (operation), job);
  g_signal_connect_object (operation, "done", G_CALLBACK (failed_cb), session, 0);
  return gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                  GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                  parent,
                                  error)
         != GTK_PRINT_OPERATION_RESULT_ERROR;
}

bool
td_print_document (
    GtkWindow *parent, TdSession *session, TdDocument *document, const char *label, GError **error)
{
  g_autoptr (TdPrintOperation) operation = td_print_operation_new (td_document_ref (document));
  g_autofree char *file = g_strconcat (label, " %s", NULL);

  return run (operation, parent, session, label, file, error);
}

bool
td_print_handout (GtkWindow *parent, TdSession *session, GError **error)
{
  g_autoptr (TdDocument) document = compose_handout (session, error);

  return document != NULL && td_print_document (parent, session, document, _ ("Handout"), error);
}

TdPrintOperation *
td_print_operation_new_chart (TdChart *chart)
{
  TdPrintOperation *operation = g_object_new (TD_TYPE_PRINT_OPERATION, NULL);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_copy (
      gtk_print_operation_get_default_page_setup (GTK_PRINT_OPERATION (operation)));

  operation->chart = td_chart_ref (chart);
  /* A chart is wide; the dialog can turn it. */
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (operation), setup);
  return operation;
}

bool
td_print_chart (GtkWindow *parent, TdSession *session, TdChart *chart, GError **error)
{
  g_autoptr (TdPrintOperation) operation = td_print_operation_new_chart (chart);

  /* Translators: the name proposed for a file, without its ending; %s is a date such as 2025-09-12.
   */
  return run (operation, parent, session, _ ("Chart"), _ ("Chart %s"), error);
}

bool
td_print_handout_pdf (TdSession *session, const char *path, GError **error)
{
  g_autoptr (TdDocument) document = compose_handout (session, error);

  return document != NULL && td_document_save (document, path, error);
}
