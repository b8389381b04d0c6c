/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-issue-dialog.h"

#include <glib/gi18n.h>

#include "app/td-dialog-fields.h"
#include "app/td-refresh-dialog.h"
#include "model/td-day.h"

#define MAX_NUMBER 32

struct _TdIssueDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdPaperDesk *desk;
  GPtrArray *shown; /* GtkWidget: borrowed: rows of what would change */
  guint n_warnings;

  /* template children */
  TdFieldRow *number_row;
  TdFieldRow *day_row;
  AdwPreferencesGroup *warnings_group;
  AdwPreferencesGroup *changes_group;
  GtkSwitch *refresh_switch;
  GtkLabel *failure;
};

G_DEFINE_FINAL_TYPE (TdIssueDialog, td_issue_dialog, ADW_TYPE_WINDOW)

static int
get_work_year (TdIssueDialog *dialog)
{
  return td_dialog_get_work_year (td_paper_desk_get_session (dialog->desk));
}

static void
list_warnings (TdIssueDialog *dialog)
{
  const GPtrArray *remarks = td_paper_desk_get_remarks (dialog->desk);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const TdRemark *remark = g_ptr_array_index (remarks, i);
      GtkWidget *row;

      /* Other figures are listed below, where they can be taken. */
      if (!td_remark_is_warning (remark)
          || (remark->type == TD_REMARK_CHANGED && dialog->shown->len > 0))
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), remark->message);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      adw_preferences_group_add (dialog->warnings_group, row);
      dialog->n_warnings++;
    }
  gtk_widget_set_visible (GTK_WIDGET (dialog->warnings_group), dialog->n_warnings > 0);
}

/* What a refresh, with the day that is typed, would change besides number and day. */
static void
show_changes (TdIssueDialog *dialog)
{
  g_autoptr (GPtrArray) differences = NULL;
  TdDay day;

  for (guint i = 0; i < dialog->shown->len; i++)
    adw_preferences_group_remove (dialog->changes_group, g_ptr_array_index (dialog->shown, i));
  if (td_day_parse (td_field_row_get_text (dialog->day_row), get_work_year (dialog), &day, NULL))
    differences = td_paper_desk_preview_issue (
        dialog->desk, td_field_row_get_text (dialog->number_row), day);
  g_clear_pointer (&dialog->shown, g_ptr_array_unref);
  dialog->shown = td_difference_rows_new (
      differences, td_session_get_book (td_paper_desk_get_session (dialog->desk)));
  for (guint i = 0; i < dialog->shown->len; i++)
    adw_preferences_group_add (dialog->changes_group, g_ptr_array_index (dialog->shown, i));
  gtk_widget_set_visible (GTK_WIDGET (dialog->changes_group), dialog->shown->len > 0);
}

static void
day_commit_cb (TdIssueDialog *dialog)
{
  td_dialog_tidy_day (dialog->day_row, get_work_year (dialog));
  show_changes (dialog);
}

static void
issue_clicked_cb (TdIssueDialog *dialog)
{
  if (td_issue_dialog_issue (dialog))
    gtk_window_close (GTK_WINDOW (dialog));
}

static void
td_issue_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_ISSUE_DIALOG (object)->desk);
  G_OBJECT_CLASS (td_issue_dialog_parent_class)->dispose (object);
}

static void
td_issue_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (TD_ISSUE_DIALOG (object)->shown);
  G_OBJECT_CLASS (td_issue_dialog_parent_class)->finalize (object);
}

static void
td_issue_dialog_class_init (TdIssueDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_issue_dialog_dispose;
  object_class->finalize = td_issue_dialog_finalize;

  g_type_ensure (TD_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-issue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdIssueDialog, number_row);
  gtk_widget_class_bind_template_child (widget_class, TdIssueDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TdIssueDialog, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, TdIssueDialog, changes_group);
  gtk_widget_class_bind_template_child (widget_class, TdIssueDialog, refresh_switch);
  gtk_widget_class_bind_template_child (widget_class, TdIssueDialog, failure);
  gtk_widget_class_bind_template_callback (widget_class, day_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, issue_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_issue_dialog_init (TdIssueDialog *dialog)
{
  dialog->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (dialog));
  gtk_entry_set_activates_default (td_field_row_get_entry (dialog->number_row), TRUE);
  gtk_window_set_focus (GTK_WINDOW (dialog),
                        GTK_WIDGET (td_field_row_get_entry (dialog->number_row)));
}

TdIssueDialog *
td_issue_dialog_new (GtkWindow *parent, TdPaperDesk *desk)
{
  TdIssueDialog *dialog = g_object_new (TD_TYPE_ISSUE_DIALOG, "transient-for", parent, NULL);
  const TdPaper *paper = td_paper_desk_get_paper (desk);

  dialog->desk = g_object_ref (desk);
  td_field_row_set_text (dialog->number_row, paper->number != NULL ? paper->number : "");
  td_dialog_set_day (dialog->day_row, paper->issued);
  show_changes (dialog);
  list_warnings (dialog);
  return dialog;
}

bool
td_issue_dialog_issue (TdIssueDialog *dialog)
{
  TdSession *session = td_paper_desk_get_session (dialog->desk);
  const TdPaper *paper = td_paper_desk_get_paper (dialog->desk);
  g_autofree char *number = td_dialog_dup_text (dialog->number_row);
  g_autoptr (GError) error = NULL;
  TdDay day;

  if (number == NULL || g_utf8_strlen (number, -1) > MAX_NUMBER)
    {
      td_field_row_set_error (dialog->number_row,
                              _ ("A paper is issued under a number, such as 05."));
      return false;
    }
  if (!td_dialog_read_needed_day (dialog->day_row, get_work_year (dialog), &day))
    return false;
  if (paper != NULL && day < paper->as_of)
    {
      g_autofree char *as_of = td_day_format (paper->as_of);
      /* Translators: %s is the as-of date of the figures. */
      g_autofree char *text = g_strdup_printf (
          _ ("The day of issue cannot be before %s, the day of the figures."), as_of);

      td_field_row_set_error (dialog->day_row, text);
      return false;
    }
  if (!td_paper_desk_issue (dialog->desk,
                            number,
                            day,
                            dialog->shown->len > 0
                                && gtk_switch_get_active (dialog->refresh_switch),
                            &error))
    {
      gtk_label_set_label (dialog->failure, error->message);
      gtk_widget_set_visible (GTK_WIDGET (dialog->failure), TRUE);
      return false;
    }
  td_session_message (session, _ ("The paper is issued and locked"), "win.undo");
  return true;
}

guint
td_issue_dialog_get_n_warnings (TdIssueDialog *dialog)
{
  return dialog->n_warnings;
}
