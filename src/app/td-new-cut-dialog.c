/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-new-cut-dialog.h"

#include <glib/gi18n.h>

#include "app/td-field-row.h"
#include "model/td-day.h"

#define MAX_OFFERED 12

struct _TdNewCutDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;

  /* template children */
  TdFieldRow *day_row;
  GtkFlowBox *month_ends;
};

G_DEFINE_FINAL_TYPE (TdNewCutDialog, td_new_cut_dialog, ADW_TYPE_WINDOW)

static void
offer_year (const TdBook *book, int work_year, TdDay last, GArray *days)
{
  TdDay day = td_work_year_last (work_year);

  while (td_day_work_year (day) == work_year)
    {
      int year;
      int month;

      if (day <= last && td_book_find_cut (book, day) < 0 && days->len < MAX_OFFERED)
        g_array_append_val (days, day);
      td_day_get_ymd (day, &year, &month, NULL);
      day = td_day_new (year, month, 1) - 1;
    }
}

GArray *
td_free_month_ends (const TdBook *book, TdDay today)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (TdDay));
  int n_cuts = td_book_get_n_cuts (book);
  int this_year = td_day_work_year (today);

  offer_year (book, this_year, today, days);
  if (n_cuts > 0)
    {
      TdDay newest = td_book_get_cut (book, n_cuts - 1)->as_of;

      if (td_day_work_year (newest) != this_year)
        offer_year (book, td_day_work_year (newest), today, days);
      if (days->len == 0)
        {
          TdDay next = td_day_month_end (td_day_is_month_end (newest) ? newest + 1 : newest);

          g_array_append_val (days, next);
        }
    }
  else if (days->len == 0)
    {
      TdDay next = td_day_month_end (today);

      g_array_append_val (days, next);
    }
  return days;
}

static void
month_end_clicked_cb (TdNewCutDialog *dialog, GtkButton *button)
{
  td_field_row_set_text (dialog->day_row, gtk_button_get_label (button));
}

static void
offer_month_ends (TdNewCutDialog *dialog)
{
  g_autoptr (GArray) days
      = td_free_month_ends (td_session_get_book (dialog->session), td_day_today ());

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *text = td_day_format (g_array_index (days, TdDay, i));
      GtkWidget *button = gtk_button_new_with_label (text);
      GtkWidget *child = gtk_flow_box_child_new ();

      g_signal_connect_object (
          button, "clicked", G_CALLBACK (month_end_clicked_cb), dialog, G_CONNECT_SWAPPED);
      gtk_widget_add_css_class (button, "numeric");
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
      gtk_flow_box_append (dialog->month_ends, child);
      if (i == 0)
        td_field_row_set_text (dialog->day_row, text);
    }
}

static void
create_clicked_cb (TdNewCutDialog *dialog)
{
  if (td_new_cut_dialog_create (dialog, td_field_row_get_text (dialog->day_row)))
    gtk_window_close (GTK_WINDOW (dialog));
}

static void
td_new_cut_dialog_dispose (GObject *object)
{
  TdNewCutDialog *dialog = TD_NEW_CUT_DIALOG (object);

  g_clear_object (&dialog->session);

  G_OBJECT_CLASS (td_new_cut_dialog_parent_class)->dispose (object);
}

static void
td_new_cut_dialog_class_init (TdNewCutDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_new_cut_dialog_dispose;

  g_type_ensure (TD_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-new-cut-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdNewCutDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TdNewCutDialog, month_ends);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_new_cut_dialog_init (TdNewCutDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
  gtk_entry_set_activates_default (td_field_row_get_entry (dialog->day_row), TRUE);
  gtk_window_set_focus (GTK_WINDOW (dialog), GTK_WIDGET (td_field_row_get_entry (dialog->day_row)));
}

TdNewCutDialog *
td_new_cut_dialog_new (GtkWindow *parent, TdSession *session)
{
  TdNewCutDialog *dialog = g_object_new (TD_TYPE_NEW_CUT_DIALOG, "transient-for", parent, NULL);

  dialog->session = g_object_ref (session);
  offer_month_ends (dialog);
  return dialog;
}

bool
td_new_cut_dialog_create (TdNewCutDialog *dialog, const char *text)
{
  TdBook *book = td_session_get_book (dialog->session);
  TdDay as_of = td_session_get_as_of (dialog->session);
  int work_year = td_day_work_year (as_of != TD_DAY_NONE ? as_of : td_day_today ());
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdCut cut = { 0 };
  TdAction action = { .kind = "cut-add" };

  if (!td_day_parse (text, work_year, &cut.as_of, &error))
    {
      td_field_row_set_error (dialog->day_row, error->message);
      return false;
    }
  if (book != NULL && td_book_find_cut (book, cut.as_of) >= 0)
    {
      td_field_row_set_error (dialog->day_row, _ ("There is a cut of this day already."));
      return false;
    }
  action.as_of = cut.as_of;
  td_changes_put_cut (changes, &cut);
  if (!td_session_apply (dialog->session, changes, &action, NULL, &error))
    {
      td_field_row_set_error (dialog->day_row, error->message);
      return false;
    }
  td_session_set_as_of (dialog->session, cut.as_of);
  return true;
}

const char *
td_new_cut_dialog_get_error (TdNewCutDialog *dialog)
{
  return td_field_row_get_error (dialog->day_row);
}
