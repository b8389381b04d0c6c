/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-dialogs.h"

#include <glib/gi18n.h>

#include "app/td-field-row.h"

GtkWindow *
td_dialogs_load (GtkWindow *parent, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/tiendo/TienDo/%s.ui", name);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (path);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, name));
  GtkLabel *version = GTK_LABEL (gtk_builder_get_object (builder, "version_label"));

  if (version != NULL)
    gtk_label_set_label (version, TD_VERSION);
  gtk_window_set_transient_for (window, parent);
  return window;
}

void
td_dialogs_show_error (GtkWindow *parent, const char *heading, const char *sentence)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  TdPathFunc func;
  gpointer data;
  GDestroyNotify destroy;
  const char *suffix; /* (nullable) */
} PathRequest;

static void
path_request_free (gpointer data, GClosure *closure)
{
  PathRequest *request = data;

  if (request->destroy != NULL)
    request->destroy (request->data);
  g_free (request);
}

static void
path_response_cb (GtkNativeDialog *native, int response, PathRequest *request)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  gtk_native_dialog_hide (native);
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL && request->suffix != NULL && !g_str_has_suffix (path, request->suffix))
    {
      char *whole = g_strconcat (path, request->suffix, NULL);

      g_free (path);
      path = whole;
    }
  if (path != NULL)
    request->func (path, request->data);
  /* The reference of choose_path(); the request goes with the signal. */
  g_object_unref (native);
}

static GtkFileFilter *
filter_new (const char *name, const char *mime_type, const char *suffix)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_mime_type (filter, mime_type);
  gtk_file_filter_add_suffix (filter, suffix);
  return filter;
}

static void
choose_path (GtkFileChooserNative *native, PathRequest request)
{
  g_signal_connect_data (native,
                         "response",
                         G_CALLBACK (path_response_cb),
                         g_memdup2 (&request, sizeof request),
                         path_request_free,
                         0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

void
td_dialogs_open_workspace (GtkWindow *parent,
                           TdPathFunc func,
                           gpointer data,
                           GDestroyNotify destroy)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      _ ("Open Workspace"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter
      = filter_new (_ ("Tiến Độ workspaces"), "application/x-tiendo", "tiendo");

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  choose_path (native, (PathRequest){ func, data, destroy, NULL });
}

void
td_dialogs_save_workspace (GtkWindow *parent,
                           const char *title,
                           const char *name,
                           TdPathFunc func,
                           gpointer data,
                           GDestroyNotify destroy)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter
      = filter_new (_ ("Tiến Độ workspaces"), "application/x-tiendo", "tiendo");

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  choose_path (native, (PathRequest){ func, data, destroy, ".tiendo" });
}

void
td_dialogs_save_pdf (
    GtkWindow *parent, const char *name, TdPathFunc func, gpointer data, GDestroyNotify destroy)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_ ("Save the Handout as PDF"),
                                                              parent,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _ ("_Save"),
                                                              _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = filter_new (_ ("PDF files"), "application/pdf", "pdf");

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  choose_path (native, (PathRequest){ func, data, destroy, ".pdf" });
}

void
td_dialogs_save_document (
    GtkWindow *parent, const char *name, TdPathFunc func, gpointer data, GDestroyNotify destroy)
{
  static const struct
  {
    const char *label;
    const char *type;
    const char *suffix;
  } formats[] = {
    { N_ ("PDF files"), "application/pdf", "pdf" },
    { N_ ("OpenDocument texts"), "application/vnd.oasis.opendocument.text", "odt" },
    { N_ ("Word documents"),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "docx" },
    { N_ ("Plain text"), "text/plain", "txt" },
  };
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      _ ("Save the Paper"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GtkFileFilter) filter
          = filter_new (_ (formats[i].label), formats[i].type, formats[i].suffix);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
    }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  /* The ending that is typed tells the format. */
  choose_path (native, (PathRequest){ func, data, destroy, NULL });
}

void
td_dialogs_save_csv (GtkWindow *parent,
                     const char *title,
                     const char *name,
                     TdPathFunc func,
                     gpointer data,
                     GDestroyNotify destroy)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = filter_new (_ ("CSV files"), "text/csv", "csv");

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  choose_path (native, (PathRequest){ func, data, destroy, ".csv" });
}

void
td_dialogs_open_template (GtkWindow *parent, TdPathFunc func, gpointer data, GDestroyNotify destroy)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      _ ("Read a Template"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter
      = filter_new (_ ("Templates of papers"), "text/plain", "template");

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  choose_path (native, (PathRequest){ func, data, destroy, NULL });
}

void
td_dialogs_save_template (
    GtkWindow *parent, const char *name, TdPathFunc func, gpointer data, GDestroyNotify destroy)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      _ ("Write the Template"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter
      = filter_new (_ ("Templates of papers"), "text/plain", "template");

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  choose_path (native, (PathRequest){ func, data, destroy, ".template" });
}

void
td_dialogs_choose_folder (GtkWindow *parent,
                          const char *title,
                          bool create,
                          TdPathFunc func,
                          gpointer data,
                          GDestroyNotify destroy)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"), _ ("_Cancel"));

  gtk_file_chooser_set_create_folders (GTK_FILE_CHOOSER (native), create);
  choose_path (native, (PathRequest){ func, data, destroy, NULL });
}

typedef struct
{
  TdKeepFunc func;
  gpointer data;
  GDestroyNotify destroy;
} KeepRequest;

static void
keep_request_free (gpointer data, GClosure *closure)
{
  KeepRequest *request = data;

  if (request->destroy != NULL)
    request->destroy (request->data);
  g_free (request);
}

static void
keep_response_cb (AdwMessageDialog *dialog, const char *response, KeepRequest *request)
{
  if (!g_str_equal (response, "cancel"))
    request->func (g_str_equal (response, "save"), request->data);
}

AdwMessageDialog *
td_dialogs_ask_keep (GtkWindow *parent,
                     const char *heading,
                     const char *body,
                     TdKeepFunc func,
                     gpointer data,
                     GDestroyNotify destroy)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  KeepRequest request = { func, data, destroy };

  adw_message_dialog_add_responses (
      dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (keep_response_cb),
                         g_memdup2 (&request, sizeof request),
                         keep_request_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

typedef struct
{
  TdTextFunc func;
  gpointer data;
  GDestroyNotify destroy;
  TdFieldRow *row; /* borrowed: lives in the dialog */
} TextRequest;

static void
text_request_free (gpointer data)
{
  TextRequest *request = data;

  if (request->destroy != NULL)
    request->destroy (request->data);
  g_free (request);
}

/* A message dialog closes at every response: where the text cannot be so, it asks again. */
static void
text_response_cb (AdwMessageDialog *dialog, const char *response, TextRequest *request)
{
  g_autofree char *error = NULL;

  if (!g_str_equal (response, "accept"))
    return;
  td_field_row_finish (request->row);
  error = request->func (td_field_row_get_text (request->row), request->data);
  if (error != NULL)
    {
      AdwMessageDialog *again
          = td_dialogs_ask_text (gtk_window_get_transient_for (GTK_WINDOW (dialog)),
                                 adw_message_dialog_get_heading (dialog),
                                 adw_message_dialog_get_body (dialog),
                                 adw_preferences_row_get_title (ADW_PREFERENCES_ROW (request->row)),
                                 adw_message_dialog_get_response_label (dialog, "accept"),
                                 request->func,
                                 request->data,
                                 request->destroy);
      TextRequest *next = g_object_get_data (G_OBJECT (again), "td-request");

      request->destroy = NULL;
      td_field_row_set_text (next->row, td_field_row_get_text (request->row));
      td_field_row_set_error (next->row, error);
    }
}

AdwMessageDialog *
td_dialogs_ask_text (GtkWindow *parent,
                     const char *heading,
                     const char *body,
                     const char *title,
                     const char *accept,
                     TdTextFunc func,
                     gpointer data,
                     GDestroyNotify destroy)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  TdFieldRow *row = td_field_row_new (title);
  GtkWidget *list = gtk_list_box_new ();
  TextRequest *request = g_new0 (TextRequest, 1);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
  gtk_entry_set_activates_default (td_field_row_get_entry (row), TRUE);
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");

  *request = (TextRequest){ func, data, destroy, row };
  g_object_set_data_full (G_OBJECT (dialog), "td-request", request, text_request_free);
  g_signal_connect (dialog, "response", G_CALLBACK (text_response_cb), request);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return dialog;
}
