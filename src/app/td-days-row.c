/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-days-row.h"

#include <glib/gi18n.h>

#include "model/td-day.h"
#include "model/td-text.h"

struct _TdDaysRow
{
  AdwPreferencesRow parent_instance;

  /* owned */
  char *days;
  char *error;

  /* template children */
  GtkTextView *view;
  GtkLabel *error_label;
};

static guint commit_signal;

G_DEFINE_FINAL_TYPE (TdDaysRow, td_days_row, ADW_TYPE_PREFERENCES_ROW)

static int
compare_days (gconstpointer a, gconstpointer b)
{
  TdDay first = *(const TdDay *)a;
  TdDay second = *(const TdDay *)b;

  return (first > second) - (first < second);
}

static char *
join_days (GArray *days)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TdDay last = TD_DAY_NONE;

  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      TdDay day = g_array_index (days, TdDay, i);
      g_autofree char *iso = td_day_format_iso (day);

      if (day == last)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, iso);
      last = day;
    }
  return g_strdup (text->str);
}

char *
td_days_parse (const char *text, int work_year, GError **error)
{
  g_autofree char *normal = td_text_normalise (text);
  g_auto (GStrv) lines = g_strsplit (normal != NULL ? normal : "", "\n", -1);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TdDay));

  for (guint i = 0; lines[i] != NULL; i++)
    {
      TdDay day;

      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;
      if (!td_day_parse (lines[i], work_year, &day, error))
        {
          /* Translators: %u is the number of a line; a sentence follows. */
          g_prefix_error (error, _ ("Line %u: "), i + 1);
          return NULL;
        }
      g_array_append_val (days, day);
    }
  return join_days (days);
}

static char *
get_text (TdDaysRow *row)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (row->view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
td_days_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TD_DAYS_ROW (widget)->view));
}

static void
td_days_row_finalize (GObject *object)
{
  TdDaysRow *row = TD_DAYS_ROW (object);

  g_free (row->days);
  g_free (row->error);

  G_OBJECT_CLASS (td_days_row_parent_class)->finalize (object);
}

static void
title_changed_cb (TdDaysRow *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                  -1);
}

static void
td_days_row_class_init (TdDaysRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_days_row_finalize;
  widget_class->grab_focus = td_days_row_grab_focus;

  commit_signal = g_signal_new (
      "commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-days-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDaysRow, view);
  gtk_widget_class_bind_template_child (widget_class, TdDaysRow, error_label);
}

static void
td_days_row_init (TdDaysRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  row->days = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (row));
  g_signal_connect (row, "notify::title", G_CALLBACK (title_changed_cb), NULL);
  g_signal_connect_object (focus, "leave", G_CALLBACK (td_days_row_finish), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row->view), focus);
}

void
td_days_row_set_days (TdDaysRow *row, const char *days)
{
  g_auto (GStrv) words = g_strsplit (days, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *accepted = g_strdup (days);

  td_days_row_set_error (row, NULL);
  g_free (row->days);
  row->days = g_steal_pointer (&accepted);
  /* The newest first: those are the ones that change. */
  for (guint i = g_strv_length (words); i-- > 0;)
    {
      TdDay day;

      if (!td_day_parse_iso (words[i], &day))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_autofree char *shown = td_day_format (day);
      g_string_append (text, shown);
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (row->view), text->str, -1);
}

const char *
td_days_row_get_days (TdDaysRow *row)
{
  return row->days;
}

void
td_days_row_set_error (TdDaysRow *row, const char *error)
{
  g_free (row->error);
  row->error = g_strdup (error);
  gtk_label_set_label (row->error_label, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (row->error_label), error != NULL);
}

const char *
td_days_row_get_error (TdDaysRow *row)
{
  return row->error;
}

GtkTextBuffer *
td_days_row_get_buffer (TdDaysRow *row)
{
  return gtk_text_view_get_buffer (row->view);
}

void
td_days_row_finish (TdDaysRow *row)
{
  g_autofree char *text = get_text (row);
  g_autoptr (GError) error = NULL;
  g_autofree char *days = td_days_parse (text, td_day_work_year (td_day_today ()), &error);
  g_autofree char *before = NULL;

  if (days == NULL)
    {
      td_days_row_set_error (row, error->message);
      return;
    }
  if (g_strcmp0 (days, row->days) == 0)
    {
      td_days_row_set_error (row, NULL);
      return;
    }
  before = g_steal_pointer (&row->days);
  row->days = g_strdup (days);
  td_days_row_set_error (row, NULL);
  g_signal_emit (row, commit_signal, 0);
  if (row->error != NULL)
    {
      g_free (row->days);
      row->days = g_steal_pointer (&before);
    }
}
