/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-journal-days.h"

#include <glib/gi18n.h>

#include "app/td-field-row.h"
#include "model/td-day.h"

struct _TdJournalDays
{
  AdwBin parent_instance;

  TdDay from;
  TdDay to;

  /* template children */
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  TdFieldRow *from_row;
  TdFieldRow *to_row;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdJournalDays, td_journal_days, ADW_TYPE_BIN)

static char *
word_range (TdJournalDays *days)
{
  g_autofree char *from = td_day_format (days->from != TD_DAY_NONE ? days->from : 0);
  g_autofree char *to = td_day_format (days->to != TD_DAY_NONE ? days->to : 0);

  if (days->from == TD_DAY_NONE && days->to == TD_DAY_NONE)
    return g_strdup (C_ ("journal", "Day"));
  if (days->from == days->to)
    return g_strdup (from);
  if (days->to == TD_DAY_NONE)
    /* Translators: %s is the first day of a range that has no end. */
    return g_strdup_printf (C_ ("journal", "from %s"), from);
  if (days->from == TD_DAY_NONE)
    /* Translators: %s is the last day of a range that has no beginning. */
    return g_strdup_printf (C_ ("journal", "until %s"), to);
  return g_strdup_printf ("%s–%s", from, to);
}

static void
update_label (TdJournalDays *days)
{
  g_autofree char *words = word_range (days);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", C_ ("journal", "Day"), words);

  gtk_label_set_label (days->label, words);
  if (days->from == TD_DAY_NONE && days->to == TD_DAY_NONE)
    gtk_widget_remove_css_class (GTK_WIDGET (days->button), "td-chosen");
  else
    gtk_widget_add_css_class (GTK_WIDGET (days->button), "td-chosen");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (days->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_day (TdFieldRow *row, TdDay day)
{
  g_autofree char *text = day != TD_DAY_NONE ? td_day_format (day) : g_strdup ("");

  td_field_row_set_text (row, text);
}

static void
show_days (TdJournalDays *days)
{
  show_day (days->from_row, days->from);
  show_day (days->to_row, days->to);
}

static void
choose (TdJournalDays *days, TdDay from, TdDay to)
{
  if (from == days->from && to == days->to)
    return;
  td_journal_days_set (days, from, to);
  g_signal_emit (days, signals[SIGNAL_CHANGED], 0);
}

/* Reads one end; says what is wrong beside it. */
static bool
read_day (TdFieldRow *row, TdDay *day)
{
  const char *text = td_field_row_get_text (row);
  g_autoptr (GError) error = NULL;

  *day = TD_DAY_NONE;
  if (*text == '\0' || td_day_parse (text, td_day_work_year (td_day_today ()), day, &error))
    return true;
  td_field_row_set_error (row, error->message);
  return false;
}

static void
committed_cb (TdJournalDays *days)
{
  TdDay from;
  TdDay to;

  if (!read_day (days->from_row, &from) || !read_day (days->to_row, &to))
    return;
  if (from != TD_DAY_NONE && to != TD_DAY_NONE && to < from)
    {
      td_field_row_set_error (days->to_row, _ ("The last day is before the first."));
      return;
    }
  choose (days, from, to);
}

static void
preset (TdJournalDays *days, TdDay from, TdDay to)
{
  choose (days, from, to);
  gtk_popover_popdown (days->popover);
}

static void
all_clicked_cb (TdJournalDays *days)
{
  preset (days, TD_DAY_NONE, TD_DAY_NONE);
}

static void
today_clicked_cb (TdJournalDays *days)
{
  preset (days, td_day_today (), td_day_today ());
}

static void
week_clicked_cb (TdJournalDays *days)
{
  preset (days, td_day_today () - 6, td_day_today ());
}

static void
month_clicked_cb (TdJournalDays *days)
{
  int year, month;

  td_day_get_ymd (td_day_today (), &year, &month, NULL);
  preset (days, td_day_new (year, month, 1), td_day_today ());
}

static void
td_journal_days_class_init (TdJournalDaysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_FIELD_ROW);
  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-journal-days.ui");
  gtk_widget_class_bind_template_child (widget_class, TdJournalDays, button);
  gtk_widget_class_bind_template_child (widget_class, TdJournalDays, label);
  gtk_widget_class_bind_template_child (widget_class, TdJournalDays, popover);
  gtk_widget_class_bind_template_child (widget_class, TdJournalDays, from_row);
  gtk_widget_class_bind_template_child (widget_class, TdJournalDays, to_row);
  gtk_widget_class_bind_template_callback (widget_class, show_days);
  gtk_widget_class_bind_template_callback (widget_class, committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, week_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_clicked_cb);
}

static void
td_journal_days_init (TdJournalDays *days)
{
  days->from = days->to = TD_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (days));
  update_label (days);
}

void
td_journal_days_get (TdJournalDays *days, TdDay *from, TdDay *to)
{
  *from = days->from;
  *to = days->to;
}

void
td_journal_days_set (TdJournalDays *days, TdDay from, TdDay to)
{
  days->from = from;
  days->to = to;
  show_days (days);
  update_label (days);
}
