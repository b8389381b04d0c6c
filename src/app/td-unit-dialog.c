/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-unit-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/td-dialog-fields.h"
#include "app/td-new-workspace.h"
#include "model/td-amount.h"
#include "model/td-day.h"

struct _TdUnitDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  char *code;            /* (nullable): of the unit that is edited */
  GPtrArray *parents;    /* codes (nullable), as listed */
  char *suggested;       /* (nullable): the code that was suggested last */
  char *suggested_short; /* (nullable) */

  /* template children */
  TdFieldRow *name_row;
  TdFieldRow *short_name_row;
  TdFieldRow *code_row;
  AdwComboRow *kind_row;
  AdwComboRow *parent_row;
  TdFieldRow *valid_from_row;
  TdFieldRow *valid_to_row;
  TdFieldRow *position_row;
  GtkButton *save_button;
  GtkLabel *error_label;
};

static guint saved_signal;

G_DEFINE_FINAL_TYPE (TdUnitDialog, td_unit_dialog, ADW_TYPE_WINDOW)

static TdDay
get_day (TdUnitDialog *dialog)
{
  TdDay as_of = td_session_get_as_of (dialog->session);

  return as_of != TD_DAY_NONE ? as_of : td_day_today ();
}

static bool
read_position (TdUnitDialog *dialog, int64_t *position)
{
  g_autofree char *text = td_dialog_dup_text (dialog->position_row);
  g_autoptr (GError) error = NULL;

  *position = 0;
  if (text == NULL || td_amount_parse (text, position, &error))
    return true;
  td_field_row_set_error (dialog->position_row, error->message);
  return false;
}

static void
check_day_cb (TdUnitDialog *dialog, TdFieldRow *row)
{
  td_dialog_tidy_day (row, td_dialog_get_work_year (dialog->session));
}

static void
check_name_cb (TdUnitDialog *dialog, TdFieldRow *row)
{
  g_autofree char *name = NULL;

  (void)td_dialog_read_name (row, row != dialog->short_name_row, &name);
}

static void
check_position_cb (TdUnitDialog *dialog)
{
  int64_t position;

  (void)read_position (dialog, &position);
}

/* Suggestions, for as long as nothing else was typed */

static void
suggest (TdFieldRow *row, char **before, char *text)
{
  g_autofree char *present = td_dialog_dup_text (row);

  if (present == NULL || g_strcmp0 (present, *before) == 0)
    td_field_row_set_text (row, text != NULL ? text : "");
  g_free (*before);
  *before = text;
}

static void
suggest_code (TdUnitDialog *dialog)
{
  TdBook *book = td_session_get_book (dialog->session);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = td_dialog_dup_text (dialog->short_name_row);

  if (name == NULL)
    name = td_dialog_dup_text (dialog->name_row);
  if (dialog->code != NULL || name == NULL)
    return;
  for (TdSubject unit = 0; unit < td_book_get_n_units (book); unit++)
    g_hash_table_add (taken, g_strdup (td_book_get_unit (book, unit)->code));
  suggest (dialog->code_row, &dialog->suggested, td_new_code (name, taken));
}

static void
name_commit_cb (TdUnitDialog *dialog)
{
  g_autofree char *name = NULL;

  if (!td_dialog_read_name (dialog->name_row, true, &name))
    return;
  if (dialog->code == NULL)
    suggest (dialog->short_name_row, &dialog->suggested_short, td_new_short_name (name));
  suggest_code (dialog);
}

static void
short_name_commit_cb (TdUnitDialog *dialog)
{
  check_name_cb (dialog, dialog->short_name_row);
  suggest_code (dialog);
}

/* Filling */

static void
list_parents (TdUnitDialog *dialog, TdSubject unit, TdSubject chosen)
{
  TdBook *book = td_session_get_book (dialog->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, C_ ("parent unit", "None: the unit stands at the top"));
  g_ptr_array_add (dialog->parents, NULL);
  for (TdSubject i = 0; i < td_book_get_n_units (book); i++)
    {
      if ((unit != TD_SUBJECT_NONE && td_book_is_below (book, i, unit))
          || (!td_book_is_valid (book, i, get_day (dialog)) && i != chosen))
        continue;
      if (i == chosen)
        selected = dialog->parents->len;
      gtk_string_list_append (names, td_book_get_short_name (book, i));
      g_ptr_array_add (dialog->parents, g_strdup (td_book_get_unit (book, i)->code));
    }
  adw_combo_row_set_model (dialog->parent_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (dialog->parent_row, selected);
}

static void
set_position (TdUnitDialog *dialog, int64_t position)
{
  g_autofree char *text = td_amount_format (position);

  td_field_row_set_text (dialog->position_row, text);
}

static void
fill_from_unit (TdUnitDialog *dialog, TdSubject subject)
{
  TdBook *book = td_session_get_book (dialog->session);
  const TdUnit *unit = td_book_get_unit (book, subject);

  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Edit Unit"));
  dialog->code = g_strdup (unit->code);
  td_field_row_set_text (dialog->name_row, unit->name);
  td_field_row_set_text (dialog->short_name_row, unit->short_name);
  td_field_row_set_text (dialog->code_row, unit->code);
  /* Files and targets speak of the unit by its code. */
  gtk_widget_set_sensitive (GTK_WIDGET (dialog->code_row), FALSE);
  adw_combo_row_set_selected (dialog->kind_row, unit->kind);
  td_dialog_set_day (dialog->valid_from_row, unit->valid_from);
  td_dialog_set_day (dialog->valid_to_row, unit->valid_to);
  set_position (dialog, unit->position);
  list_parents (dialog, subject, td_book_get_parent (book, subject));
}

/* A new unit counts from the month of the figures on; in earlier cuts it would be missing. */
static TdDay
default_first_day (TdUnitDialog *dialog)
{
  TdDay as_of = td_session_get_as_of (dialog->session);
  int year;
  int month;

  if (as_of == TD_DAY_NONE)
    return TD_DAY_NONE;
  td_day_get_ymd (as_of, &year, &month, NULL);
  return td_day_new (year, month, 1);
}

static void
fill_for_new (TdUnitDialog *dialog, TdSubject above)
{
  TdBook *book = td_session_get_book (dialog->session);
  guint n = 0;
  const TdSubject *siblings
      = above != TD_SUBJECT_NONE ? td_book_get_children (book, above, &n) : NULL;
  int64_t position = 0;

  for (guint i = 0; i < n; i++)
    {
      if (td_book_is_valid (book, siblings[i], get_day (dialog)))
        position = MAX (position, td_book_get_unit (book, siblings[i])->position);
    }
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Add Unit"));
  adw_combo_row_set_selected (dialog->kind_row,
                              above != TD_SUBJECT_NONE ? TD_UNIT_REGIONAL : TD_UNIT_AGENCY);
  if (above != TD_SUBJECT_NONE)
    td_dialog_set_day (dialog->valid_from_row, default_first_day (dialog));
  set_position (dialog, above != TD_SUBJECT_NONE ? position + 1 : 0);
  list_parents (dialog, TD_SUBJECT_NONE, above);
}

/* Saving */

#define N_PLACES 6

static void
list_places (TdUnitDialog *dialog, TdFaultPlace places[N_PLACES])
{
  const TdFaultPlace all[N_PLACES] = {
    { "name", dialog->name_row },         { "short_name", dialog->short_name_row },
    { "code", dialog->code_row },         { "valid_from", dialog->valid_from_row },
    { "valid_to", dialog->valid_to_row }, { "position", dialog->position_row },
  };

  memcpy (places, all, sizeof all);
}

static bool
is_free (TdUnitDialog *dialog, const char *code)
{
  TdBook *book = td_session_get_book (dialog->session);

  if (dialog->code != NULL || td_book_find_unit (book, code) == TD_SUBJECT_NONE)
    return true;
  td_field_row_set_error (dialog->code_row, _ ("Another unit has this code."));
  (void)gtk_widget_grab_focus (GTK_WIDGET (dialog->code_row));
  return false;
}

static void
clear_errors (TdUnitDialog *dialog)
{
  td_field_row_finish (dialog->name_row);
  td_field_row_finish (dialog->short_name_row);
  td_field_row_finish (dialog->code_row);
  td_field_row_finish (dialog->valid_from_row);
  td_field_row_finish (dialog->valid_to_row);
  td_field_row_finish (dialog->position_row);
  gtk_widget_set_visible (GTK_WIDGET (dialog->error_label), FALSE);
}

static bool
apply (TdUnitDialog *dialog, const TdUnit *unit)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdFaultPlace places[N_PLACES];
  TdAction action = {
    .kind = dialog->code != NULL ? "unit-edit" : "unit-add",
    .unit = unit->code,
    .as_of = TD_DAY_NONE,
  };

  td_changes_put_unit (changes, unit);
  list_places (dialog, places);
  return td_dialog_apply (dialog->session, changes, &action, places, N_PLACES, dialog->error_label);
}

static void
save_clicked_cb (TdUnitDialog *dialog)
{
  if (td_unit_dialog_save (dialog))
    gtk_window_close (GTK_WINDOW (dialog));
}

static void
td_unit_dialog_dispose (GObject *object)
{
  TdUnitDialog *dialog = TD_UNIT_DIALOG (object);

  g_clear_object (&dialog->session);

  G_OBJECT_CLASS (td_unit_dialog_parent_class)->dispose (object);
}

static void
td_unit_dialog_finalize (GObject *object)
{
  TdUnitDialog *dialog = TD_UNIT_DIALOG (object);

  g_free (dialog->code);
  g_free (dialog->suggested);
  g_free (dialog->suggested_short);
  g_ptr_array_unref (dialog->parents);

  G_OBJECT_CLASS (td_unit_dialog_parent_class)->finalize (object);
}

static void
td_unit_dialog_class_init (TdUnitDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_unit_dialog_dispose;
  object_class->finalize = td_unit_dialog_finalize;

  saved_signal = g_signal_new ("saved",
                               G_TYPE_FROM_CLASS (klass),
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               1,
                               G_TYPE_STRING);

  g_type_ensure (TD_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-unit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdUnitDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TdUnitDialog, short_name_row);
  gtk_widget_class_bind_template_child (widget_class, TdUnitDialog, code_row);
  gtk_widget_class_bind_template_child (widget_class, TdUnitDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TdUnitDialog, parent_row);
  gtk_widget_class_bind_template_child (widget_class, TdUnitDialog, valid_from_row);
  gtk_widget_class_bind_template_child (widget_class, TdUnitDialog, valid_to_row);
  gtk_widget_class_bind_template_child (widget_class, TdUnitDialog, position_row);
  gtk_widget_class_bind_template_child (widget_class, TdUnitDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TdUnitDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, name_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, short_name_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_day_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_position_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_unit_dialog_init (TdUnitDialog *dialog)
{
  dialog->parents = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (dialog));
  gtk_window_set_focus (GTK_WINDOW (dialog),
                        GTK_WIDGET (td_field_row_get_entry (dialog->name_row)));
}

TdUnitDialog *
td_unit_dialog_new (GtkWindow *parent, TdSession *session, TdSubject unit, TdSubject above)
{
  TdUnitDialog *dialog = g_object_new (TD_TYPE_UNIT_DIALOG, "transient-for", parent, NULL);

  dialog->session = g_object_ref (session);
  if (unit != TD_SUBJECT_NONE)
    fill_from_unit (dialog, unit);
  else
    fill_for_new (dialog, above);
  return dialog;
}

bool
td_unit_dialog_save (TdUnitDialog *dialog)
{
  guint parent = adw_combo_row_get_selected (dialog->parent_row);
  g_autofree char *name = NULL;
  g_autofree char *short_name = NULL;
  g_autofree char *code = NULL;
  int work_year = td_dialog_get_work_year (dialog->session);
  TdUnit unit = { 0 };
  bool good;

  clear_errors (dialog);
  good = td_dialog_read_name (dialog->name_row, true, &name);
  good &= td_dialog_read_name (dialog->short_name_row, false, &short_name);
  good &= td_dialog_read_name (dialog->code_row, true, &code);
  good &= td_dialog_read_day (dialog->valid_from_row, work_year, &unit.valid_from);
  good &= td_dialog_read_day (dialog->valid_to_row, work_year, &unit.valid_to);
  good &= read_position (dialog, &unit.position);
  if (!good || !is_free (dialog, code))
    return false;
  unit.name = name;
  unit.short_name = short_name;
  unit.code = code;
  unit.kind = adw_combo_row_get_selected (dialog->kind_row);
  unit.parent = parent < dialog->parents->len ? g_ptr_array_index (dialog->parents, parent) : NULL;
  if (!apply (dialog, &unit))
    return false;
  g_signal_emit (dialog, saved_signal, 0, code);
  return true;
}

TdFieldRow *
td_unit_dialog_get_row (TdUnitDialog *dialog, const char *column)
{
  TdFaultPlace places[N_PLACES];

  list_places (dialog, places);
  for (guint i = 0; i < N_PLACES; i++)
    {
      if (g_str_equal (places[i].column, column))
        return places[i].row;
    }
  return NULL;
}
