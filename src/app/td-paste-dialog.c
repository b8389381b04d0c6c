/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-paste-dialog.h"

#include <glib/gi18n.h>

#include "app/td-grid.h"
#include "app/td-paste-model.h"

/* More sentences than these are counted. */
#define MAX_SENTENCES 5

struct _TdPasteDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdPasteModel *model;

  TdPasteAnswer answer; /* NULL once answered */
  gpointer data;

  /* template children */
  GtkWidget *cancel_button;
  GtkButton *paste_button;
  GtkLabel *text_label;
  TdGrid *grid;
  GtkLabel *note_label;
};

G_DEFINE_FINAL_TYPE (TdPasteDialog, td_paste_dialog, ADW_TYPE_WINDOW)

/* The plan goes with the answer. */
static void
give_answer (TdPasteDialog *dialog, bool accepted)
{
  TdPasteAnswer answer = dialog->answer;

  dialog->answer = NULL;
  if (answer == NULL)
    return;
  td_grid_set_model (dialog->grid, NULL);
  g_clear_object (&dialog->model);
  answer (accepted, dialog->data);
}

void
td_paste_dialog_answer (TdPasteDialog *dialog, bool accepted)
{
  give_answer (dialog, accepted);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
cancel_clicked_cb (TdPasteDialog *dialog)
{
  td_paste_dialog_answer (dialog, false);
}

static void
paste_clicked_cb (TdPasteDialog *dialog)
{
  td_paste_dialog_answer (dialog, true);
}

static gboolean
td_paste_dialog_close_request (GtkWindow *window)
{
  give_answer (TD_PASTE_DIALOG (window), false);
  return GDK_EVENT_PROPAGATE;
}

static void
cursor_moved_cb (TdPasteDialog *dialog)
{
  g_autofree char *note = NULL;
  guint row;
  int column;

  if (dialog->model != NULL && td_grid_get_cursor (dialog->grid, &row, &column) && column >= 0)
    note = td_grid_model_get_note (TD_GRID_MODEL (dialog->model), row, (guint)column);
  gtk_label_set_label (dialog->note_label, note != NULL ? note : "");
}

static char *
word_plan (const TdPastePlan *plan)
{
  GString *text = g_string_new (NULL);
  guint n_shown = MIN (plan->sentences->len, MAX_SENTENCES);

  if (plan->n_faults > 0)
    g_string_append_printf (text,
                            ngettext ("%u cell cannot be pasted; it is marked below.",
                                      "%u cells cannot be pasted; they are marked below.",
                                      plan->n_faults),
                            plan->n_faults);
  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (text,
                            "%s%s",
                            text->len > 0 ? "\n" : "",
                            (const char *)g_ptr_array_index (plan->sentences, i));
  if (plan->sentences->len > n_shown)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (
          text,
          ngettext ("… and %u more.", "… and %u more.", plan->sentences->len - n_shown),
          plan->sentences->len - n_shown);
    }
  return g_string_free (text, FALSE);
}

/* The first cell that cannot be pasted is where to look. */
static void
go_to_first_fault (TdPasteDialog *dialog, const TdPastePlan *plan)
{
  for (guint row = 0; row < td_paste_plan_get_n_rows (plan); row++)
    {
      for (guint column = 0; column < plan->columns->len; column++)
        {
          if (td_paste_plan_get (plan, row, column)->status != TD_PASTE_FAULT)
            continue;
          td_grid_set_cursor (dialog->grid, row, (int)column);
          return;
        }
    }
}

static void
td_paste_dialog_dispose (GObject *object)
{
  TdPasteDialog *dialog = TD_PASTE_DIALOG (object);

  give_answer (dialog, false);

  G_OBJECT_CLASS (td_paste_dialog_parent_class)->dispose (object);
}

static void
td_paste_dialog_class_init (TdPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_paste_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = td_paste_dialog_close_request;

  g_type_ensure (TD_TYPE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPasteDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TdPasteDialog, paste_button);
  gtk_widget_class_bind_template_child (widget_class, TdPasteDialog, text_label);
  gtk_widget_class_bind_template_child (widget_class, TdPasteDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, TdPasteDialog, note_label);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cursor_moved_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_paste_dialog_init (TdPasteDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

GtkWindow *
td_paste_dialog_new (GtkWindow *parent,
                     const TdPastePlan *plan,
                     TdGridModel *target,
                     TdPasteAnswer answer,
                     gpointer data)
{
  TdPasteDialog *dialog = g_object_new (TD_TYPE_PASTE_DIALOG, "transient-for", parent, NULL);
  g_autofree char *text = word_plan (plan);
  g_autofree char *button = NULL;

  dialog->answer = answer;
  dialog->data = data;
  dialog->model = td_paste_model_new (plan, target);
  gtk_label_set_label (dialog->text_label, text);
  button
      = plan->n_changes > 0 ? g_strdup_printf (
            ngettext ("_Paste the Other %u Figure", "_Paste the Other %u Figures", plan->n_changes),
            plan->n_changes)
                            : g_strdup (_ ("_Paste"));
  gtk_button_set_label (dialog->paste_button, button);
  gtk_widget_set_sensitive (GTK_WIDGET (dialog->paste_button), plan->n_changes > 0);
  td_grid_set_name (dialog->grid, _ ("What would be pasted"));
  td_grid_set_model (dialog->grid, TD_GRID_MODEL (dialog->model));
  go_to_first_fault (dialog, plan);
  (void)gtk_widget_grab_focus (plan->n_changes > 0 ? GTK_WIDGET (dialog->paste_button)
                                                   : dialog->cancel_button);
  return GTK_WINDOW (dialog);
}

const char *
td_paste_dialog_get_text (TdPasteDialog *dialog)
{
  return gtk_label_get_label (dialog->text_label);
}
