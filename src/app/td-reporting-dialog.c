/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-reporting-dialog.h"

#include <glib/gi18n.h>

#include "model/td-day.h"
#include "wording/td-wording-people.h"
#include "wording/td-wording.h"

/* More than anybody reads; the command line lists them all. */
#define MAX_ROWS 200

struct _TdReportingDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  GPtrArray *names; /* of those who are listed */
  char *sentence;

  /* template children */
  AdwWindowTitle *title;
  GtkLabel *sentence_label;
  AdwPreferencesGroup *deadline_group;
  AdwPreferencesGroup *missing_group;
};

G_DEFINE_FINAL_TYPE (TdReportingDialog, td_reporting_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
  return row;
}

static void
row_activated_cb (TdReportingDialog *dialog, GtkWidget *row)
{
  TdSubject subject = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "td-subject"));
  TdSession *session = g_object_ref (dialog->session);

  gtk_window_close (GTK_WINDOW (dialog));
  td_session_navigate (session, "units", subject, -1, -1);
  g_object_unref (session);
}

static void
list_missing (TdReportingDialog *dialog, const TdReporting *reporting, const GArray *rows)
{
  TdBook *book = td_session_get_book (dialog->session);
  g_autoptr (GPtrArray) missing = td_reporting_list_missing (rows);

  for (guint i = 0; i < missing->len && dialog->names->len < MAX_ROWS; i++)
    {
      const TdReportRow *state = g_ptr_array_index (missing, i);
      bool is_officer = td_book_is_officer (book, state->subject);
      TdSubject unit = is_officer ? td_book_get_parent (book, state->subject) : state->subject;
      g_autofree char *gaps = td_wording_report_gaps (reporting, state);
      /* Translators: an officer and the unit. */
      g_autofree char *name = is_officer ? g_strdup_printf (_ ("%s, %s"),
                                                            td_book_get_name (book, state->subject),
                                                            td_book_get_short_name (book, unit))
                                         : g_strdup (td_book_get_short_name (book, unit));
      g_autofree char *text
          = state->officers_expected < 0
                ? g_strdup (gaps)
                /* Translators: what is missing, and how many of the officers have reported. */
                : g_strdup_printf (_ ("%s; %d of %d officers have reported"),
                                   gaps,
                                   state->officers_reported,
                                   state->officers_expected);
      GtkWidget *row = add_row (dialog->missing_group, name, text);

      g_object_set_data (G_OBJECT (row), "td-subject", GINT_TO_POINTER (state->subject));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect_object (
          row, "activated", G_CALLBACK (row_activated_cb), dialog, G_CONNECT_SWAPPED);
      g_ptr_array_add (dialog->names, g_steal_pointer (&name));
    }
}

static void
copy_clicked_cb (TdReportingDialog *dialog)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), dialog->sentence);
  td_session_message (dialog->session, _ ("The sentence is on the clipboard."), NULL);
}

static void
td_reporting_dialog_dispose (GObject *object)
{
  TdReportingDialog *dialog = TD_REPORTING_DIALOG (object);

  g_clear_object (&dialog->session);

  G_OBJECT_CLASS (td_reporting_dialog_parent_class)->dispose (object);
}

static void
td_reporting_dialog_finalize (GObject *object)
{
  TdReportingDialog *dialog = TD_REPORTING_DIALOG (object);

  g_ptr_array_unref (dialog->names);
  g_free (dialog->sentence);

  G_OBJECT_CLASS (td_reporting_dialog_parent_class)->finalize (object);
}

static void
td_reporting_dialog_class_init (TdReportingDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_reporting_dialog_dispose;
  object_class->finalize = td_reporting_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-reporting-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdReportingDialog, title);
  gtk_widget_class_bind_template_child (widget_class, TdReportingDialog, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, TdReportingDialog, deadline_group);
  gtk_widget_class_bind_template_child (widget_class, TdReportingDialog, missing_group);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_reporting_dialog_init (TdReportingDialog *dialog)
{
  dialog->names = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

TdReportingDialog *
td_reporting_dialog_new (GtkWindow *parent, TdSession *session)
{
  TdReportingDialog *dialog
      = g_object_new (TD_TYPE_REPORTING_DIALOG, "transient-for", parent, NULL);
  TdBook *book = td_session_get_book (session);
  g_autoptr (TdReporting) reporting
      = td_reporting_new (book, td_session_get_cut (session), td_session_get_issued (session));
  g_autofree char *day = td_day_format (reporting->as_of);
  /* Translators: %s is a date. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Figures as of %s"), day);

  dialog->session = g_object_ref (session);
  dialog->sentence = td_wording_reporting (book, reporting);
  adw_window_title_set_subtitle (dialog->title, subtitle);
  gtk_label_set_label (dialog->sentence_label, dialog->sentence);
  for (int level = 0; level < TD_N_REPORT_LEVELS; level++)
    {
      g_autofree char *deadline = td_wording_deadline (&reporting->deadlines[level]);

      (void)add_row (
          dialog->deadline_group, td_wording_report_level ((TdReportLevel)level), deadline);
    }
  list_missing (dialog, reporting, reporting->units);
  list_missing (dialog, reporting, reporting->officers);
  gtk_widget_set_visible (GTK_WIDGET (dialog->missing_group), dialog->names->len > 0);
  return dialog;
}

GPtrArray *
td_reporting_dialog_list (TdReportingDialog *dialog)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < dialog->names->len; i++)
    g_ptr_array_add (names, g_strdup (g_ptr_array_index (dialog->names, i)));
  return names;
}
