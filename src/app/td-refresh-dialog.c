/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-refresh-dialog.h"

#include <glib/gi18n.h>

#include "app/td-journal-row.h"
#include "documents/td-trace.h"
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
};

G_DEFINE_FINAL_TYPE (TdRefreshDialog, td_refresh_dialog, ADW_TYPE_WINDOW)

/* What happens to a text, above the words. */
static const char *
describe_type (TdDifferenceType type)
{
  switch (type)
    {
    case TD_DIFFERENCE_WORDING:
      return _ ("Other words");
    case TD_DIFFERENCE_ADDED:
      return C_ ("difference", "Added");
    case TD_DIFFERENCE_REMOVED:
      return C_ ("difference", "Removed");
    case TD_DIFFERENCE_EDITED:
      return _ ("Your words stay; the template would now say");
    case TD_DIFFERENCE_GONE:
      return _ ("No longer in the figures; it stays as plain text");
    case TD_DIFFERENCE_TABLE:
      return _ ("New figures");
    case TD_DIFFERENCE_FIGURE:
    default:
      return NULL;
    }
}

/* "Khu vực 4: 73,45 → 74,49"; a figure of the whole without a name. */
static char *
describe_figure (const TdDifference *difference, TdBook *book)
{
  g_autoptr (TdTrace) trace
      = difference->path != NULL ? td_trace_new (book, difference->path, NULL) : NULL;
  /* Translators: what stood there, and what will stand there. */
  g_autofree char *words = g_strdup_printf (_ ("%s → %s"), difference->before, difference->after);

  if (trace == NULL || td_book_get_parent (book, trace->subject) == TD_SUBJECT_NONE)
    return g_steal_pointer (&words);
  /* Translators: a unit, and what changes in a figure of it. */
  return g_strdup_printf (_ ("%s: %s"), td_book_get_short_name (book, trace->subject), words);
}

static char *
describe_change (const TdDifference *difference, TdBook *book)
{
  const char *type = describe_type (difference->type);
  g_autofree char *words = NULL;

  if (difference->before != NULL && difference->after != NULL
      && difference->type != TD_DIFFERENCE_EDITED)
    words = describe_figure (difference, book);
  else
    words = g_strdup (difference->after != NULL ? difference->after : difference->before);
  if (type == NULL)
    return g_steal_pointer (&words);
  return words != NULL ? g_strdup_printf ("%s: %s", type, words) : g_strdup (type);
}

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
      g_autofree char *one = describe_change (first, book);

      g_string_append (text, one != NULL ? one : "");
      for (; i + 1 < differences->len
             && belong_together (first, g_ptr_array_index (differences, i + 1));
           i++)
        {
          g_autofree char *next = describe_change (g_ptr_array_index (differences, i + 1), book);

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
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_refresh_dialog_init (TdRefreshDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
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
