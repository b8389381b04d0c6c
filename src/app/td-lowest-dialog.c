/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-lowest-dialog.h"

#include <glib/gi18n.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording-people.h"
#include "wording/td-wording.h"

#define N_LOWEST 20

struct _TdLowestDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  GPtrArray *rows; /* borrowed widgets of the group */
  GString *text;   /* the same list, as text */

  /* template children */
  AdwWindowTitle *title;
  GtkToggleButton *cases_button;
  GtkToggleButton *money_button;
  GtkStack *stack;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (TdLowestDialog, td_lowest_dialog, ADW_TYPE_WINDOW)

static void
row_activated_cb (TdLowestDialog *dialog, GtkWidget *row)
{
  TdSubject subject = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "td-subject"));
  TdSession *session = g_object_ref (dialog->session);

  gtk_window_close (GTK_WINDOW (dialog));
  td_session_navigate (session, "units", subject, -1, -1);
  g_object_unref (session);
}

static void
add_suffix (GtkWidget *row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
add_officer (TdLowestDialog *dialog,
             const TdProgress *progress,
             const TdOfficerRank *rank,
             guint n_ranked,
             TdMeasure measure)
{
  const TdBook *book = progress->book;
  const TdProgressRow *row = td_progress_find (progress, rank->officer, measure);
  const char *name = td_book_get_name (book, rank->officer);
  const char *unit = td_book_get_short_name (book, td_book_get_parent (book, rank->officer));
  g_autofree char *ranks = td_wording_officer_ranks (row, rank, n_ranked);
  g_autofree char *subtitle = g_strdup_printf ("%s \u00b7 %s", unit, ranks);
  g_autofree char *rate = td_hundredths_format (row->rate);
  g_autofree char *percent = g_strdup_printf ("%s %%", rate);
  g_autofree char *missing = row->has_gap && row->missing > 0
                                 ? td_wording_amount_short (measure, row->missing)
                                 : g_strdup (TD_ABSENT);
  g_autofree char *missing_text = g_strdup_printf (
      /* Translators: %s is an amount: "52 cases". */ _ ("missing %s"), missing);
  GtkWidget *widget = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  if (row->has_gap)
    add_suffix (
        widget, row->missing > 0 ? missing_text : td_wording_standing (row->standing), "td-dim");
  add_suffix (widget, percent, "heading");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_object_set_data (G_OBJECT (widget), "td-subject", GINT_TO_POINTER (rank->officer));
  g_signal_connect_object (
      widget, "activated", G_CALLBACK (row_activated_cb), dialog, G_CONNECT_SWAPPED);
  adw_preferences_group_add (dialog->group, widget);
  g_ptr_array_add (dialog->rows, widget);
  g_string_append_printf (dialog->text, "%s\t%s\t%s\t%s\t%s\n", name, unit, rate, missing, ranks);
}

static void
update (TdLowestDialog *dialog)
{
  const TdProgress *progress = td_session_get_progress (dialog->session);
  TdMeasure measure
      = gtk_toggle_button_get_active (dialog->money_button) ? TD_MEASURE_MONEY : TD_MEASURE_CASES;

  for (guint i = 0; i < dialog->rows->len; i++)
    adw_preferences_group_remove (dialog->group, g_ptr_array_index (dialog->rows, i));
  g_ptr_array_set_size (dialog->rows, 0);
  g_string_truncate (dialog->text, 0);
  if (progress == NULL)
    return;

  g_autoptr (TdOfficerRanks) ranks = td_officer_ranks_new (progress->book, progress->cut, measure);
  g_autoptr (GPtrArray) lowest = td_officer_ranks_list_lowest (ranks, N_LOWEST);
  g_string_append_printf (dialog->text,
                          "%s\t%s\t%s\t%s\t%s\n",
                          C_ ("column", "Officer"),
                          C_ ("column", "Unit"),
                          C_ ("column", "Rate %"),
                          C_ ("column", "Missing"),
                          C_ ("column", "Rank"));
  for (guint i = 0; i < lowest->len; i++)
    add_officer (dialog, progress, g_ptr_array_index (lowest, i), ranks->best_first->len, measure);
  gtk_stack_set_visible_child_name (dialog->stack, lowest->len > 0 ? "list" : "empty");
}

static void
copy_clicked_cb (TdLowestDialog *dialog)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), dialog->text->str);
  td_session_message (dialog->session, _ ("The list is on the clipboard."), NULL);
}

static void
td_lowest_dialog_dispose (GObject *object)
{
  TdLowestDialog *dialog = TD_LOWEST_DIALOG (object);

  g_clear_object (&dialog->session);

  G_OBJECT_CLASS (td_lowest_dialog_parent_class)->dispose (object);
}

static void
td_lowest_dialog_finalize (GObject *object)
{
  TdLowestDialog *dialog = TD_LOWEST_DIALOG (object);

  g_ptr_array_unref (dialog->rows);
  g_string_free (dialog->text, TRUE);

  G_OBJECT_CLASS (td_lowest_dialog_parent_class)->finalize (object);
}

static void
td_lowest_dialog_class_init (TdLowestDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_lowest_dialog_dispose;
  object_class->finalize = td_lowest_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-lowest-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdLowestDialog, title);
  gtk_widget_class_bind_template_child (widget_class, TdLowestDialog, cases_button);
  gtk_widget_class_bind_template_child (widget_class, TdLowestDialog, money_button);
  gtk_widget_class_bind_template_child (widget_class, TdLowestDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TdLowestDialog, group);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_lowest_dialog_init (TdLowestDialog *dialog)
{
  dialog->rows = g_ptr_array_new ();
  dialog->text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

TdLowestDialog *
td_lowest_dialog_new (GtkWindow *parent, TdSession *session)
{
  TdLowestDialog *dialog = g_object_new (TD_TYPE_LOWEST_DIALOG, "transient-for", parent, NULL);
  g_autofree char *day = td_day_format (td_session_get_as_of (session));
  /* Translators: %s is a date. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Figures as of %s"), day);

  dialog->session = g_object_ref (session);
  adw_window_title_set_subtitle (dialog->title, subtitle);
  update (dialog);
  return dialog;
}

void
td_lowest_dialog_set_measure (TdLowestDialog *dialog, TdMeasure measure)
{
  gtk_toggle_button_set_active (
      measure == TD_MEASURE_MONEY ? dialog->money_button : dialog->cases_button, TRUE);
}

char *
td_lowest_dialog_dup_text (TdLowestDialog *dialog)
{
  return g_strdup (dialog->text->str);
}
