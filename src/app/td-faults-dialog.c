/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-faults-dialog.h"

#include <glib/gi18n.h>

#include "exchange/td-csv.h"

/* One line of the list. */
#define TD_TYPE_FAULT_ITEM (td_fault_item_get_type ())
G_DECLARE_FINAL_TYPE (TdFaultItem, td_fault_item, TD, FAULT_ITEM, GObject)

struct _TdFaultItem
{
  GObject parent_instance;

  /* owned */
  char *texts[4]; /* file, line, column, message */
  char *whole;    /* all of it as one line */
};

G_DEFINE_FINAL_TYPE (TdFaultItem, td_fault_item, G_TYPE_OBJECT)

static void
td_fault_item_finalize (GObject *object)
{
  TdFaultItem *item = TD_FAULT_ITEM (object);

  for (guint i = 0; i < G_N_ELEMENTS (item->texts); i++)
    g_free (item->texts[i]);
  g_free (item->whole);

  G_OBJECT_CLASS (td_fault_item_parent_class)->finalize (object);
}

static void
td_fault_item_class_init (TdFaultItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_fault_item_finalize;
}

static void
td_fault_item_init (TdFaultItem *item)
{
}

static TdFaultItem *
td_fault_item_new (const TdFault *fault)
{
  TdFaultItem *item = g_object_new (TD_TYPE_FAULT_ITEM, NULL);

  item->texts[0] = g_strdup (fault->file != NULL ? fault->file : "");
  item->texts[1] = fault->line > 0 ? g_strdup_printf ("%u", fault->line) : g_strdup ("");
  item->texts[2] = g_strdup (fault->column != NULL ? fault->column : "");
  item->texts[3] = g_strdup (fault->message);
  item->whole = td_csv_format_fault (fault);
  return item;
}

struct _TdFaultsDialog
{
  AdwWindow parent_instance;

  /* owned */
  GListStore *store;

  /* template children */
  GtkLabel *summary_label;
  GtkColumnView *view;
  GtkColumnViewColumn *file_column;
  GtkColumnViewColumn *line_column;
  GtkColumnViewColumn *column_column;
  GtkColumnViewColumn *message_column;
};

G_DEFINE_FINAL_TYPE (TdFaultsDialog, td_faults_dialog, ADW_TYPE_WINDOW)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);
  bool is_message = GPOINTER_TO_UINT (data) == 3;

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (data) == 1 ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), is_message);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  TdFaultItem *item = gtk_list_item_get_item (list_item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)),
                       item->texts[GPOINTER_TO_UINT (data)]);
}

static void
copy_clicked_cb (TdFaultsDialog *dialog)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < td_faults_dialog_get_n_faults (dialog); i++)
    {
      g_autoptr (TdFaultItem) item = g_list_model_get_item (G_LIST_MODEL (dialog->store), i);

      g_string_append_printf (text, "%s\n", item->whole);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), text->str);
}

static void
td_faults_dialog_dispose (GObject *object)
{
  TdFaultsDialog *dialog = TD_FAULTS_DIALOG (object);

  g_clear_object (&dialog->store);

  G_OBJECT_CLASS (td_faults_dialog_parent_class)->dispose (object);
}

static void
td_faults_dialog_class_init (TdFaultsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_faults_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-faults-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFaultsDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TdFaultsDialog, view);
  gtk_widget_class_bind_template_child (widget_class, TdFaultsDialog, file_column);
  gtk_widget_class_bind_template_child (widget_class, TdFaultsDialog, line_column);
  gtk_widget_class_bind_template_child (widget_class, TdFaultsDialog, column_column);
  gtk_widget_class_bind_template_child (widget_class, TdFaultsDialog, message_column);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_faults_dialog_init (TdFaultsDialog *dialog)
{
  GtkColumnViewColumn *columns[4];

  gtk_widget_init_template (GTK_WIDGET (dialog));
  dialog->store = g_list_store_new (TD_TYPE_FAULT_ITEM);
  columns[0] = dialog->file_column;
  columns[1] = dialog->line_column;
  columns[2] = dialog->column_column;
  columns[3] = dialog->message_column;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_factory (columns[i], factory);
    }
}

TdFaultsDialog *
td_faults_dialog_new (GtkWindow *parent, const GPtrArray *faults)
{
  TdFaultsDialog *dialog = g_object_new (TD_TYPE_FAULTS_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkSelectionModel) model = NULL;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < faults->len; i++)
    {
      g_autoptr (TdFaultItem) item = td_fault_item_new (g_ptr_array_index (faults, i));

      g_list_store_append (dialog->store, item);
    }
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (dialog->store))));
  gtk_column_view_set_model (dialog->view, model);
  summary = g_strdup_printf (ngettext ("%u fault was found. The workspace is as it was.",
                                       "%u faults were found. The workspace is as it was.",
                                       faults->len),
                             faults->len);
  gtk_label_set_label (dialog->summary_label, summary);
  return dialog;
}

guint
td_faults_dialog_get_n_faults (TdFaultsDialog *dialog)
{
  return g_list_model_get_n_items (G_LIST_MODEL (dialog->store));
}
