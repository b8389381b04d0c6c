/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-dialog-fields.h"

#include <glib/gi18n.h>

#include "model/td-day.h"
#include "model/td-text.h"

int
td_dialog_get_work_year (TdSession *session)
{
  TdDay as_of = td_session_get_as_of (session);

  return td_day_work_year (as_of != TD_DAY_NONE ? as_of : td_day_today ());
}

char *
td_dialog_dup_text (TdFieldRow *row)
{
  char *text = td_text_normalise (td_field_row_get_text (row));

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

bool
td_dialog_read_day (TdFieldRow *row, int work_year, TdDay *day)
{
  g_autofree char *text = td_dialog_dup_text (row);
  g_autoptr (GError) error = NULL;

  *day = TD_DAY_NONE;
  if (text == NULL || td_day_parse (text, work_year, day, &error))
    return true;
  td_field_row_set_error (row, error->message);
  return false;
}

bool
td_dialog_read_needed_day (TdFieldRow *row, int work_year, TdDay *day)
{
  if (!td_dialog_read_day (row, work_year, day))
    return false;
  if (*day == TD_DAY_NONE)
    td_field_row_set_error (row, _ ("The day is missing."));
  return *day != TD_DAY_NONE;
}

void
td_dialog_set_day (TdFieldRow *row, TdDay day)
{
  g_autofree char *text = day != TD_DAY_NONE ? td_day_format (day) : g_strdup ("");

  td_field_row_set_text (row, text);
}

void
td_dialog_tidy_day (TdFieldRow *row, int work_year)
{
  TdDay day;

  if (td_dialog_read_day (row, work_year, &day) && day != TD_DAY_NONE)
    td_dialog_set_day (row, day);
}

bool
td_dialog_read_name (TdFieldRow *row, bool required, char **name)
{
  g_autoptr (GError) error = NULL;

  *name = td_dialog_dup_text (row);
  if ((*name == NULL && !required) || td_text_check_name (*name != NULL ? *name : "", &error))
    return true;
  td_field_row_set_error (row, error->message);
  return false;
}

static TdFieldRow *
find_row (const char *column, const TdFaultPlace *places, guint n_places)
{
  for (guint i = 0; i < n_places; i++)
    {
      if (g_strcmp0 (places[i].column, column) == 0)
        return places[i].row;
    }
  return NULL;
}

/* Adds a line to the label, which is empty while it is hidden. */
static void
append_sentence (GtkLabel *label, const char *sentence)
{
  const char *before
      = gtk_widget_get_visible (GTK_WIDGET (label)) ? gtk_label_get_label (label) : "";
  g_autofree char *text = g_strconcat (before, *before != '\0' ? "\n" : "", sentence, NULL);

  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
}

void
td_dialog_show_sentence (const char *column,
                         const char *sentence,
                         const TdFaultPlace *places,
                         guint n_places,
                         GtkLabel *label)
{
  TdFieldRow *row = find_row (column, places, n_places);

  if (row == NULL || !gtk_widget_get_visible (GTK_WIDGET (row)))
    {
      append_sentence (label, sentence);
      return;
    }
  if (td_field_row_get_error (row) == NULL)
    td_field_row_set_error (row, sentence);
}

void
td_dialog_show_faults (const GPtrArray *faults,
                       const GError *error,
                       const TdFaultPlace *places,
                       guint n_places,
                       GtkLabel *label)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const TdFault *fault = g_ptr_array_index (faults, i);

      td_dialog_show_sentence (fault->column, fault->message, places, n_places, label);
    }
  if (faults->len == 0 && error != NULL)
    append_sentence (label, error->message);
  for (guint i = 0; i < n_places; i++)
    {
      if (td_field_row_get_error (places[i].row) != NULL)
        {
          (void)gtk_widget_grab_focus (GTK_WIDGET (places[i].row));
          return;
        }
    }
}

bool
td_dialog_apply (TdSession *session,
                 const TdChanges *changes,
                 const TdAction *action,
                 const TdFaultPlace *places,
                 guint n_places,
                 GtkLabel *label)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  g_autoptr (GError) error = NULL;

  gtk_widget_set_visible (GTK_WIDGET (label), FALSE);
  for (guint i = 0; i < n_places; i++)
    td_field_row_set_error (places[i].row, NULL);
  if (td_session_apply (session, changes, action, faults, &error))
    return true;
  td_dialog_show_faults (faults, error, places, n_places, label);
  return false;
}
