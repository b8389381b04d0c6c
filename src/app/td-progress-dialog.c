/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-progress-dialog.h"

#define SHOW_AFTER_MS 300
#define LOOK_EVERY_MS 50

struct _TdProgressDialog
{
  AdwWindow parent_instance;

  /* owned */
  GCancellable *cancellable;
  guint show_source;
  guint look_source;

  int permille; /* atomic: the worker writes it */

  /* template children */
  GtkLabel *label;
  GtkProgressBar *bar;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (TdProgressDialog, td_progress_dialog, ADW_TYPE_WINDOW)

static gboolean
look_cb (gpointer data)
{
  TdProgressDialog *dialog = data;

  if (dialog->cancellable == NULL)
    gtk_progress_bar_pulse (dialog->bar);
  else
    gtk_progress_bar_set_fraction (dialog->bar, g_atomic_int_get (&dialog->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  TdProgressDialog *dialog = data;

  dialog->show_source = 0;
  gtk_window_present (GTK_WINDOW (dialog));
  return G_SOURCE_REMOVE;
}

/* The window stays until the job has noticed that it is cancelled. */
static gboolean
td_progress_dialog_close_request (GtkWindow *window)
{
  TdProgressDialog *dialog = TD_PROGRESS_DIALOG (window);

  if (dialog->cancellable != NULL)
    g_cancellable_cancel (dialog->cancellable);
  gtk_widget_set_sensitive (dialog->cancel_button, FALSE);
  return TRUE;
}

static void
td_progress_dialog_dispose (GObject *object)
{
  TdProgressDialog *dialog = TD_PROGRESS_DIALOG (object);

  g_clear_handle_id (&dialog->show_source, g_source_remove);
  g_clear_handle_id (&dialog->look_source, g_source_remove);
  g_clear_object (&dialog->cancellable);

  G_OBJECT_CLASS (td_progress_dialog_parent_class)->dispose (object);
}

static void
td_progress_dialog_class_init (TdProgressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_progress_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = td_progress_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdProgressDialog, label);
  gtk_widget_class_bind_template_child (widget_class, TdProgressDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, TdProgressDialog, cancel_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_progress_dialog_init (TdProgressDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
  dialog->show_source = g_timeout_add (SHOW_AFTER_MS, show_cb, dialog);
  dialog->look_source = g_timeout_add (LOOK_EVERY_MS, look_cb, dialog);
}

TdProgressDialog *
td_progress_dialog_new (GtkWindow *parent, const char *title, GCancellable *cancellable)
{
  TdProgressDialog *dialog
      = g_object_new (TD_TYPE_PROGRESS_DIALOG, "transient-for", parent, "title", title, NULL);

  if (cancellable != NULL)
    dialog->cancellable = g_object_ref (cancellable);
  gtk_widget_set_visible (dialog->cancel_button, cancellable != NULL);
  return dialog;
}

void
td_progress_dialog_told_permille (guint permille, gpointer dialog)
{
  g_atomic_int_set (&TD_PROGRESS_DIALOG (dialog)->permille, (int)permille);
}

void
td_progress_dialog_done (TdProgressDialog *dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
}
