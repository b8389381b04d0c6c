/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-new-cut-dialog.h"

#include <glib/gi18n.h>

#include "analysis/td-carry-in.h"
#include "app/td-dialog-fields.h"
#include "model/td-day.h"

#define MAX_OFFERED 12

struct _TdNewCutDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  TdDay
      warned; /* a day of which was said that it lies in the future; asked for again it is meant */

  /* template children */
  TdFieldRow *day_row;
  AdwActionRow *copy_row;
  GtkSwitch *copy_switch;
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

/* "Month 11", and the periods of which more is asked for: "6 months". */
static char *
name_month_end (TdDay day)
{
  int month = td_day_work_month (day);

  if (month == 3 || month == 6 || month == 9 || month == 10)
    /* Translators: a period of the work year from 1 October on: "Kỳ 6 tháng". */
    return g_strdup_printf (_ ("%d months"), month);
  if (month == 12)
    /* Translators: the period of the whole work year: "Kỳ 12 tháng (cả năm)". */
    return g_strdup (_ ("12 months, the year"));
  /* Translators: a month of the work year, counted from October: "Tháng thứ 11". */
  return g_strdup_printf (_ ("Month %d"), month);
}

static TdDay
read_day (TdNewCutDialog *dialog)
{
  TdDay day = TD_DAY_NONE;

  (void)td_day_parse (td_field_row_get_text (dialog->day_row),
                      td_dialog_get_work_year (dialog->session),
                      &day,
                      NULL);
  return day;
}

/* What can be copied depends on the day. */
static void
show_copy (TdNewCutDialog *dialog)
{
  TdBook *book = td_session_get_book (dialog->session);
  TdDay day = read_day (dialog);
  g_autoptr (TdCarryIn) carry_in = day != TD_DAY_NONE ? td_carry_in_new (book, day) : NULL;
  bool can_copy = carry_in != NULL && carry_in->n_subjects > 0;
  g_autofree char *from = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (dialog->copy_row), can_copy);
  if (!can_copy)
    return;
  from = td_day_format (td_book_get_cut (book, carry_in->source)->as_of);
  text
      = carry_in->new_year
            /* Translators: how many units and officers, and the day of the cut they are copied
             * from, the end of the work year before. */
            ? g_strdup_printf (ngettext ("For %u unit or officer, from what was carried over on %s",
                                         "For %u units and officers, from what was carried over "
                                         "on %s",
                                         carry_in->n_subjects),
                               carry_in->n_subjects,
                               from)
            /* Translators: how many units and officers, and the day of the cut they are copied
             * from. */
            : g_strdup_printf (ngettext ("For %u unit or officer, from the figures of %s",
                                         "For %u units and officers, from the figures of %s",
                                         carry_in->n_subjects),
                               carry_in->n_subjects,
                               from);
  adw_action_row_set_subtitle (dialog->copy_row, text);
}

static void
month_end_clicked_cb (TdNewCutDialog *dialog, GtkButton *button)
{
  td_field_row_set_text (dialog->day_row, g_object_get_data (G_OBJECT (button), "td-day"));
  show_copy (dialog);
  (void)gtk_widget_grab_focus (GTK_WIDGET (dialog->day_row));
}

static void
day_commit_cb (TdNewCutDialog *dialog)
{
  td_dialog_tidy_day (dialog->day_row, td_dialog_get_work_year (dialog->session));
  show_copy (dialog);
}

static GtkWidget *
offer_new (TdDay day)
{
  g_autofree char *text = td_day_format (day);
  g_autofree char *name = name_month_end (day);
  /* Translators: a period of the work year and its last day, as the button is spoken. */
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s"), name, text);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *subtitle = gtk_label_new (text);

  gtk_widget_add_css_class (subtitle, "numeric");
  gtk_widget_add_css_class (subtitle, "td-offer-day");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "td-day", g_steal_pointer (&text), g_free);
  return button;
}

static void
offer_month_ends (TdNewCutDialog *dialog)
{
  g_autoptr (GArray) days
      = td_free_month_ends (td_session_get_book (dialog->session), td_day_today ());

  for (guint i = 0; i < days->len; i++)
    {
      GtkWidget *button = offer_new (g_array_index (days, TdDay, i));
      GtkWidget *child = gtk_flow_box_child_new ();

      g_signal_connect_object (
          button, "clicked", G_CALLBACK (month_end_clicked_cb), dialog, G_CONNECT_SWAPPED);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
      gtk_flow_box_append (dialog->month_ends, child);
      if (i == 0)
        td_dialog_set_day (dialog->day_row, g_array_index (days, TdDay, i));
    }
}

/* A cut of a day to come is said once; asked for again it is meant. */
static bool
warn_of_future (TdNewCutDialog *dialog, TdDay day)
{
  TdDay today = td_day_today ();
  g_autofree char *text = NULL;
  g_autofree char *now = NULL;
  g_autofree char *sentence = NULL;

  if (day <= today || dialog->warned == day)
    return false;
  dialog->warned = day;
  text = td_day_format (day);
  now = td_day_format (today);
  /* Translators: the day of a cut, and today. */
  sentence = g_strdup_printf (
      _ ("%s is still to come; today is %s. Create it once more if that is meant."), text, now);
  td_field_row_set_error (dialog->day_row, sentence);
  return true;
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
  gtk_widget_class_bind_template_child (widget_class, TdNewCutDialog, copy_row);
  gtk_widget_class_bind_template_child (widget_class, TdNewCutDialog, copy_switch);
  gtk_widget_class_bind_template_child (widget_class, TdNewCutDialog, month_ends);
  gtk_widget_class_bind_template_callback (widget_class, day_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_new_cut_dialog_init (TdNewCutDialog *dialog)
{
  dialog->warned = TD_DAY_NONE;
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
  show_copy (dialog);
  return dialog;
}

bool
td_new_cut_dialog_create (TdNewCutDialog *dialog, const char *text)
{
  g_autoptr (TdBook) book = td_book_ref (td_session_get_book (dialog->session));
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (TdCarryIn) carry_in = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *source = NULL;
  TdCut cut = { 0 };
  TdAction action = { .kind = "cut-add" };

  if (!td_day_parse (text, td_dialog_get_work_year (dialog->session), &cut.as_of, &error))
    {
      td_field_row_set_error (dialog->day_row, error->message);
      return false;
    }
  if (td_book_find_cut (book, cut.as_of) >= 0)
    {
      td_field_row_set_error (dialog->day_row, _ ("There is a cut of this day already."));
      return false;
    }
  if (warn_of_future (dialog, cut.as_of))
    return false;
  action.as_of = cut.as_of;
  td_changes_put_cut (changes, &cut);
  carry_in = td_carry_in_new (book, cut.as_of);
  if (gtk_switch_get_active (dialog->copy_switch) && carry_in->n_subjects > 0)
    {
      /* The journal says from where the figures were copied. */
      source = td_day_format_iso (td_book_get_cut (book, carry_in->source)->as_of);
      action.detail = source;
      td_carry_in_put (carry_in, changes);
    }
  if (!td_session_apply (dialog->session, changes, &action, NULL, &error))
    {
      td_field_row_set_error (dialog->day_row, error->message);
      return false;
    }
  td_session_set_as_of (dialog->session, cut.as_of);
  return true;
}

void
td_new_cut_dialog_set_copy (TdNewCutDialog *dialog, bool copy)
{
  gtk_switch_set_active (dialog->copy_switch, copy);
}

const char *
td_new_cut_dialog_get_error (TdNewCutDialog *dialog)
{
  return td_field_row_get_error (dialog->day_row);
}
