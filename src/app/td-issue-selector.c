/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-issue-selector.h"

#include <glib/gi18n.h>

#include "model/td-day.h"

struct _TdIssueSelector
{
  AdwBin parent_instance;

  /* owned */
  TdSession *session;
  bool updating;

  /* template children */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkLabel *day_label;
  GtkEntry *entry;
  GtkLabel *error_label;
  GtkBox *box;

  /* borrowed from the box: NULL until it is first shown */
  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (TdIssueSelector, td_issue_selector, ADW_TYPE_BIN)

static void
show_error (TdIssueSelector *selector, const char *error)
{
  gtk_label_set_label (selector->error_label, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (selector->error_label), error != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (selector->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (selector->entry), "error");
}

static void
show_day (TdIssueSelector *selector, TdDay day)
{
  g_autofree char *text = td_day_format (day);
  g_autoptr (GDateTime) date = NULL;
  int year;
  int month;
  int day_of_month;

  td_day_get_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  selector->updating = true;
  gtk_editable_set_text (GTK_EDITABLE (selector->entry), text);
  if (selector->calendar != NULL)
    gtk_calendar_select_day (selector->calendar, date);
  selector->updating = false;
  show_error (selector, NULL);
}

static void
update (TdIssueSelector *selector)
{
  TdDay issued = td_session_get_issued (selector->session);
  g_autofree char *text = td_day_format (issued);
  g_autofree char *name = NULL;

  gtk_label_set_label (selector->day_label, text);
  /* Translators: the button with which the day of issue is chosen, as it is spoken; %s is a date.
   */
  name = g_strdup_printf (_ ("Issued on %s"), text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (selector->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  show_day (selector, issued);
}

static bool
choose (TdIssueSelector *selector, TdDay day)
{
  g_autoptr (GError) error = NULL;

  if (!td_session_set_issued (selector->session, day, &error))
    {
      show_error (selector, error->message);
      return false;
    }
  show_error (selector, NULL);
  return true;
}

static void
entry_activated_cb (TdIssueSelector *selector)
{
  if (td_issue_selector_enter (selector, gtk_editable_get_text (GTK_EDITABLE (selector->entry))))
    gtk_popover_popdown (selector->popover);
}

static void
day_selected_cb (TdIssueSelector *selector)
{
  g_autoptr (GDateTime) date = NULL;

  if (selector->updating)
    return;
  date = gtk_calendar_get_date (selector->calendar);
  choose (selector,
          td_day_new (g_date_time_get_year (date),
                      g_date_time_get_month (date),
                      g_date_time_get_day_of_month (date)));
}

/* A calendar takes long to make, and the window does not show it before the popover does. */
static void
popover_shown_cb (TdIssueSelector *selector)
{
  if (selector->calendar == NULL)
    {
      selector->calendar = GTK_CALENDAR (gtk_calendar_new ());
      g_signal_connect_object (selector->calendar,
                               "day-selected",
                               G_CALLBACK (day_selected_cb),
                               selector,
                               G_CONNECT_SWAPPED);
      gtk_box_append (selector->box, GTK_WIDGET (selector->calendar));
    }
  show_day (selector, td_session_get_issued (selector->session));
  gtk_widget_grab_focus (GTK_WIDGET (selector->entry));
}

static void
td_issue_selector_dispose (GObject *object)
{
  TdIssueSelector *selector = TD_ISSUE_SELECTOR (object);

  g_clear_object (&selector->session);

  G_OBJECT_CLASS (td_issue_selector_parent_class)->dispose (object);
}

static void
td_issue_selector_class_init (TdIssueSelectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_issue_selector_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-issue-selector.ui");
  gtk_widget_class_bind_template_child (widget_class, TdIssueSelector, button);
  gtk_widget_class_bind_template_child (widget_class, TdIssueSelector, popover);
  gtk_widget_class_bind_template_child (widget_class, TdIssueSelector, day_label);
  gtk_widget_class_bind_template_child (widget_class, TdIssueSelector, entry);
  gtk_widget_class_bind_template_child (widget_class, TdIssueSelector, error_label);
  gtk_widget_class_bind_template_child (widget_class, TdIssueSelector, box);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
}

static void
td_issue_selector_init (TdIssueSelector *selector)
{
  gtk_widget_init_template (GTK_WIDGET (selector));
}

void
td_issue_selector_set_session (TdIssueSelector *selector, TdSession *session)
{
  g_return_if_fail (selector->session == NULL);

  selector->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), selector, G_CONNECT_SWAPPED);
  update (selector);
}

void
td_issue_selector_popup (TdIssueSelector *selector)
{
  gtk_menu_button_popup (selector->button);
}

bool
td_issue_selector_enter (TdIssueSelector *selector, const char *text)
{
  TdDay as_of = td_session_get_as_of (selector->session);
  int work_year = td_day_work_year (as_of != TD_DAY_NONE ? as_of : td_day_today ());
  g_autoptr (GError) error = NULL;
  TdDay day;

  if (!td_day_parse (text, work_year, &day, &error))
    {
      show_error (selector, error->message);
      return false;
    }
  return choose (selector, day);
}

const char *
td_issue_selector_get_error (TdIssueSelector *selector)
{
  const char *error = gtk_label_get_label (selector->error_label);

  return *error != '\0' ? error : NULL;
}
