/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-refresh-dialog.h"

#include <glib/gi18n.h>

#include "app/td-journal-row.h"
#include "documents/td-paper-work.h"
#include "wording/td-wording.h"

/* More than anybody reads; the journal has them all. */
#define MAX_CAUSES 20

struct _TdRefreshDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdPaperDesk *desk;
  guint n_differences;
  guint n_causes;

  /* template children */
  AdwPreferencesGroup *differences_group;
  AdwPreferencesGroup *causes_group;
  GtkWidget *accept_button;
};

G_DEFINE_FINAL_TYPE (TdRefreshDialog, td_refresh_dialog, ADW_TYPE_WINDOW)

static bool
belong_together (const TdDifference *a, const TdDifference *b)
{
  return a->type == TD_DIFFERENCE_FIGURE && b->type == a->type && b->block == a->block
         && g_str_equal (a->label, b->label);
}

static GtkWidget *
row_new (const char *label, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

GPtrArray *
td_difference_rows_new (const GPtrArray *differences, TdBook *book)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const TdDifference *first = g_ptr_array_index (differences, i);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *one = td_difference_describe (first, book);

      g_string_append (text, one);
      for (; i + 1 < differences->len
             && belong_together (first, g_ptr_array_index (differences, i + 1));
           i++)
        {
          g_autofree char *next
              = td_difference_describe (g_ptr_array_index (differences, i + 1), book);

          g_string_append_printf (text, "; %s", next);
        }
      g_ptr_array_add (rows, row_new (first->label, text->str));
    }
  return rows;
}

static void
add_cause (TdRefreshDialog *dialog, const TdBook *book, const TdGroup *group)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = td_wording_group (
      book, group->kind, group->unit, group->officer, group->as_of, group->detail, group->note);
  g_autofree char *when = td_journal_row_format_when (group->when);
  /* Translators: who made a change, and when. */
  g_autofree char *who = g_strdup_printf (_ ("%s, %s"), group->who, when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), who);
  adw_preferences_group_add (dialog->causes_group, row);
  dialog->n_causes++;
}

/* The paper's own edits are no cause. */
static bool
is_no_paper (const TdGroup *group, gpointer data)
{
  return !g_str_has_prefix (group->kind, "paper-");
}

static void
list_causes (TdRefreshDialog *dialog, const TdPaper *paper)
{
  TdSession *session = td_paper_desk_get_session (dialog->desk);
  TdJournalFilter filter = TD_JOURNAL_FILTER_NONE;
  g_autoptr (GPtrArray) groups = NULL;
  gint64 next = 0;

  filter.as_of = paper->as_of;
  filter.accept = is_no_paper;
  groups = td_workspace_query_groups (
      td_session_get_workspace (session), &filter, 0, MAX_CAUSES, NULL, &next, NULL);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const TdGroup *group = g_ptr_array_index (groups, i);

      if (group->id > paper->group && !group->undone)
        add_cause (dialog, td_session_get_book (session), group);
    }
  gtk_widget_set_visible (GTK_WIDGET (dialog->causes_group), dialog->n_causes > 0);
}

static void
accept_clicked_cb (TdRefreshDialog *dialog)
{
  if (td_refresh_dialog_accept (dialog))
    gtk_window_close (GTK_WINDOW (dialog));
}

static void
td_refresh_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_REFRESH_DIALOG (object)->desk);
  G_OBJECT_CLASS (td_refresh_dialog_parent_class)->dispose (object);
}

static void
td_refresh_dialog_class_init (TdRefreshDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_refresh_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-refresh-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRefreshDialog, differences_group);
  gtk_widget_class_bind_template_child (widget_class, TdRefreshDialog, causes_group);
  gtk_widget_class_bind_template_child (widget_class, TdRefreshDialog, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_refresh_dialog_init (TdRefreshDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
  gtk_window_set_focus (GTK_WINDOW (dialog), dialog->accept_button);
}

TdRefreshDialog *
td_refresh_dialog_new (GtkWindow *parent, TdPaperDesk *desk)
{
  TdRefreshDialog *dialog = g_object_new (TD_TYPE_REFRESH_DIALOG, "transient-for", parent, NULL);
  const GPtrArray *differences = td_paper_desk_get_differences (desk);
  g_autoptr (GPtrArray) rows = NULL;

  dialog->desk = g_object_ref (desk);
  rows = td_difference_rows_new (differences,
                                 td_session_get_book (td_paper_desk_get_session (desk)));
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (dialog->differences_group, g_ptr_array_index (rows, i));
  dialog->n_differences = differences != NULL ? differences->len : 0;
  list_causes (dialog, td_paper_desk_get_paper (desk));
  return dialog;
}

bool
td_refresh_dialog_accept (TdRefreshDialog *dialog)
{
  TdSession *session = td_paper_desk_get_session (dialog->desk);

  if (!td_paper_desk_refresh (dialog->desk))
    return false;
  td_session_message (session, _ ("The paper has the figures of now"), "win.undo");
  return true;
}

void
td_refresh_dialog_get_n (TdRefreshDialog *dialog, guint *differences, guint *causes)
{
  *differences = dialog->n_differences;
  *causes = dialog->n_causes;
}
