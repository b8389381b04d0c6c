/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-milestones-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/td-milestones-model.h"
#include "exchange/td-clip.h"
#include "model/td-day.h"
#include "model/td-settings.h"

struct _TdMilestonesDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  TdMilestonesModel *model;

  /* template children */
  TdGrid *grid;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (TdMilestonesDialog, td_milestones_dialog, ADW_TYPE_WINDOW)

static void
say (TdMilestonesDialog *dialog, const char *sentence)
{
  gtk_label_set_label (dialog->status, sentence != NULL ? sentence : "");
}

static void
message_cb (TdMilestonesDialog *dialog, const char *sentence)
{
  say (dialog, sentence);
}

/* (transfer full) (nullable): whose months fall, in the words of the window */
static char *
word_fall (const TdMilestones *milestones)
{
  for (int i = 0; i < TD_N_MEASURES; i++)
    {
      TdMilestones one = { 0 };
      g_autofree char *text = NULL;

      memcpy (one.months[i], milestones->months[i], sizeof one.months[i]);
      text = td_milestones_format (&one);
      if (text != NULL && !td_setting_check (TD_SETTING_MILESTONES, text, NULL))
        return g_strdup (i == TD_MEASURE_CASES
                             ? _ ("By cases a later month asks for less than an earlier one.")
                             : _ ("By money a later month asks for less than an earlier one."));
    }
  return NULL;
}

bool
td_milestones_dialog_save (TdMilestonesDialog *dialog)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdAction action = { .kind = "settings", .as_of = TD_DAY_NONE, .detail = TD_SETTING_MILESTONES };
  const TdBook *book = td_session_get_book (dialog->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *fall = NULL;
  TdMilestones now;

  if (!td_grid_finish (dialog->grid))
    return false;
  td_book_get_milestones (book, &now);
  before = td_milestones_format (&now);
  text = td_milestones_format (td_milestones_model_get (dialog->model));
  if (g_strcmp0 (text, before) == 0)
    return true;
  fall = word_fall (td_milestones_model_get (dialog->model));
  if (fall != NULL)
    {
      say (dialog, fall);
      return false;
    }
  if (text != NULL)
    td_changes_put_setting (changes, TD_SETTING_MILESTONES, text);
  else
    td_changes_remove_setting (changes, TD_SETTING_MILESTONES);
  if (td_session_apply (dialog->session, changes, &action, NULL, &error))
    return true;
  say (dialog, error->message);
  return false;
}

static void
save_clicked_cb (TdMilestonesDialog *dialog)
{
  if (td_milestones_dialog_save (dialog))
    gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Cells of a spreadsheet go in from the cursor on, until one is no milestone. */
static void
paste_cb (TdMilestonesDialog *dialog, const char *text)
{
  TdGridModel *model = TD_GRID_MODEL (dialog->model);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdClip) clip = td_clip_read (text, &error);
  guint n_rows, n_columns;
  guint row;
  int column;

  say (dialog, clip == NULL ? error->message : NULL);
  if (clip == NULL || !td_grid_get_cursor (dialog->grid, &row, &column) || column < 0)
    return;
  td_grid_model_get_size (model, &n_rows, &n_columns);
  for (guint i = 0; i < clip->n_rows && row + i < n_rows; i++)
    for (guint j = 0; j < clip->n_columns && (guint)column + j < n_columns; j++)
      {
        g_autofree char *message = NULL;
        if (td_grid_model_commit (
                model, row + i, (guint)column + j, td_clip_get (clip, i, j)->text, &message))
          continue;
        say (dialog, message);
        return;
      }
}

static void
td_milestones_dialog_dispose (GObject *object)
{
  TdMilestonesDialog *dialog = TD_MILESTONES_DIALOG (object);

  g_clear_object (&dialog->session);
  g_clear_object (&dialog->model);

  G_OBJECT_CLASS (td_milestones_dialog_parent_class)->dispose (object);
}

static void
td_milestones_dialog_class_init (TdMilestonesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_milestones_dialog_dispose;

  g_type_ensure (TD_TYPE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-milestones-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdMilestonesDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, TdMilestonesDialog, status);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_milestones_dialog_init (TdMilestonesDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

TdMilestonesDialog *
td_milestones_dialog_new (GtkWindow *parent, TdSession *session)
{
  TdMilestonesDialog *dialog
      = g_object_new (TD_TYPE_MILESTONES_DIALOG, "transient-for", parent, NULL);
  TdDay as_of = td_session_get_as_of (session);
  TdMilestones milestones;

  dialog->session = g_object_ref (session);
  td_book_get_milestones (td_session_get_book (session), &milestones);
  dialog->model = td_milestones_model_new (
      &milestones, td_day_work_year (as_of != TD_DAY_NONE ? as_of : td_day_today ()));
  td_grid_set_name (dialog->grid, _ ("Milestones"));
  td_grid_set_model (dialog->grid, TD_GRID_MODEL (dialog->model));
  td_grid_set_cursor (dialog->grid, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (dialog->grid));
  return dialog;
}

TdGrid *
td_milestones_dialog_get_grid (TdMilestonesDialog *dialog)
{
  return dialog->grid;
}
