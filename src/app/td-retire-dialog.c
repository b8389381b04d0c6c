/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-retire-dialog.h"

#include <glib/gi18n.h>

#include "model/td-day.h"

struct _TdRetireDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  char *code;
  GPtrArray *successors; /* codes (nullable), as listed */

  /* template children */
  AdwPreferencesGroup *group;
  TdFieldRow *day_row;
  AdwComboRow *successor_row;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (TdRetireDialog, td_retire_dialog, ADW_TYPE_WINDOW)

static bool
read_day (TdRetireDialog *dialog, TdDay *day)
{
  TdDay as_of = td_session_get_as_of (dialog->session);
  int work_year = td_day_work_year (as_of != TD_DAY_NONE ? as_of : td_day_today ());
  g_autoptr (GError) error = NULL;

  if (td_day_parse (td_field_row_get_text (dialog->day_row), work_year, day, &error))
    return true;
  td_field_row_set_error (dialog->day_row, error->message);
  return false;
}

static void
day_commit_cb (TdRetireDialog *dialog)
{
  TdDay day;

  if (read_day (dialog, &day))
    {
      g_autofree char *text = td_day_format (day);

      td_field_row_set_text (dialog->day_row, text);
    }
}

static void
list_successors (TdRetireDialog *dialog, TdSubject unit)
{
  TdBook *book = td_session_get_book (dialog->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_ ("successor", "None"));
  g_ptr_array_add (dialog->successors, NULL);
  for (TdSubject i = 0; i < td_book_get_n_units (book); i++)
    {
      const TdUnit *other = td_book_get_unit (book, i);

      if (i == unit || other->valid_to != TD_DAY_NONE)
        continue;
      gtk_string_list_append (names, td_book_get_short_name (book, i));
      g_ptr_array_add (dialog->successors, g_strdup (other->code));
    }
  adw_combo_row_set_model (dialog->successor_row, G_LIST_MODEL (names));
}

static void
show_error (TdRetireDialog *dialog, const char *column, const char *sentence)
{
  if (g_strcmp0 (column, "valid_to") == 0 || g_strcmp0 (column, "valid_from") == 0
      || g_strcmp0 (column, "date") == 0)
    {
      td_field_row_set_error (dialog->day_row, sentence);
      return;
    }
  gtk_label_set_label (dialog->error_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (dialog->error_label), TRUE);
}

static void
put_changes (TdRetireDialog *dialog, const TdUnit *unit, TdDay last, TdChanges *changes)
{
  guint selected = adw_combo_row_get_selected (dialog->successor_row);
  TdUnit ended = *unit;

  ended.valid_to = last;
  td_changes_put_unit (changes, &ended);
  if (selected > 0 && selected < dialog->successors->len)
    {
      TdSuccession succession = {
        .predecessor = unit->code,
        .successor = g_ptr_array_index (dialog->successors, selected),
        .date = last + 1,
        .share = { TD_SHARE_WHOLE, TD_SHARE_WHOLE },
      };

      td_changes_put_succession (changes, &succession);
    }
}

static void
save_clicked_cb (TdRetireDialog *dialog)
{
  if (td_retire_dialog_save (dialog))
    gtk_window_close (GTK_WINDOW (dialog));
}

static void
td_retire_dialog_dispose (GObject *object)
{
  TdRetireDialog *dialog = TD_RETIRE_DIALOG (object);

  g_clear_object (&dialog->session);

  G_OBJECT_CLASS (td_retire_dialog_parent_class)->dispose (object);
}

static void
td_retire_dialog_finalize (GObject *object)
{
  TdRetireDialog *dialog = TD_RETIRE_DIALOG (object);

  g_free (dialog->code);
  g_ptr_array_unref (dialog->successors);

  G_OBJECT_CLASS (td_retire_dialog_parent_class)->finalize (object);
}

static void
td_retire_dialog_class_init (TdRetireDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_retire_dialog_dispose;
  object_class->finalize = td_retire_dialog_finalize;

  g_type_ensure (TD_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-retire-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRetireDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TdRetireDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TdRetireDialog, successor_row);
  gtk_widget_class_bind_template_child (widget_class, TdRetireDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, day_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_retire_dialog_init (TdRetireDialog *dialog)
{
  dialog->successors = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (dialog));
  gtk_window_set_focus (GTK_WINDOW (dialog), GTK_WIDGET (td_field_row_get_entry (dialog->day_row)));
}

TdRetireDialog *
td_retire_dialog_new (GtkWindow *parent, TdSession *session, TdSubject unit)
{
  TdRetireDialog *dialog = g_object_new (TD_TYPE_RETIRE_DIALOG, "transient-for", parent, NULL);
  TdBook *book = td_session_get_book (session);
  TdDay as_of = td_session_get_as_of (session);
  const TdUnit *row = td_book_get_unit (book, unit);
  TdDay last = row->valid_to != TD_DAY_NONE ? row->valid_to : as_of;
  /* The heading of a group is markup. */
  g_autofree char *title = g_markup_escape_text (td_book_get_name (book, unit), -1);

  dialog->session = g_object_ref (session);
  dialog->code = g_strdup (row->code);
  adw_preferences_group_set_title (dialog->group, title);
  if (last != TD_DAY_NONE)
    {
      g_autofree char *text = td_day_format (last);

      td_field_row_set_text (dialog->day_row, text);
    }
  list_successors (dialog, unit);
  return dialog;
}

void
td_retire_dialog_set_successor (TdRetireDialog *dialog, TdSubject unit)
{
  TdBook *book = td_session_get_book (dialog->session);
  const char *code = unit != TD_SUBJECT_NONE ? td_book_get_unit (book, unit)->code : NULL;

  for (guint i = 0; i < dialog->successors->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (dialog->successors, i), code) == 0)
        adw_combo_row_set_selected (dialog->successor_row, i);
    }
}

bool
td_retire_dialog_save (TdRetireDialog *dialog)
{
  g_autoptr (TdBook) book = td_book_ref (td_session_get_book (dialog->session));
  TdSubject unit = td_book_find_unit (book, dialog->code);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = "unit-retire", .unit = dialog->code };
  TdDay last;

  gtk_widget_set_visible (GTK_WIDGET (dialog->error_label), FALSE);
  td_field_row_set_error (dialog->day_row, NULL);
  if (unit == TD_SUBJECT_NONE || !read_day (dialog, &last))
    return false;
  action.as_of = TD_DAY_NONE;
  put_changes (dialog, td_book_get_unit (book, unit), last, changes);
  if (td_session_apply (dialog->session, changes, &action, faults, &error))
    return true;
  for (guint i = 0; i < faults->len; i++)
    {
      const TdFault *fault = g_ptr_array_index (faults, i);

      show_error (dialog, fault->column, fault->message);
    }
  if (faults->len == 0)
    show_error (dialog, NULL, error->message);
  return false;
}

TdFieldRow *
td_retire_dialog_get_day_row (TdRetireDialog *dialog)
{
  return dialog->day_row;
}
