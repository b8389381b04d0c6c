/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-officer-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/td-dialog-fields.h"
#include "app/td-dialogs.h"
#include "app/td-new-workspace.h"
#include "model/td-day.h"

struct _TdOfficerDialog
{
  AdwWindow parent_instance;

  TdOfficerTask task;

  /* owned */
  TdSession *session;
  char *unit;       /* code of the stay's unit; NULL for a new officer */
  char *code;       /* (nullable) likewise */
  TdDay from;       /* first day of the stay */
  GPtrArray *units; /* codes, as listed */
  char *suggested;  /* (nullable): the code that was suggested last */

  /* template children */
  AdwPreferencesGroup *group;
  TdFieldRow *name_row;
  TdFieldRow *code_row;
  AdwComboRow *unit_row;
  TdFieldRow *from_row;
  TdFieldRow *to_row;
  GtkButton *save_button;
  GtkLabel *error_label;
};

static guint saved_signal;

G_DEFINE_FINAL_TYPE (TdOfficerDialog, td_officer_dialog, ADW_TYPE_WINDOW)

#define N_PLACES 4

/* A moved officer's first stay ends where the second begins. */
static void
list_places (TdOfficerDialog *dialog, TdFaultPlace places[N_PLACES])
{
  const TdFaultPlace all[N_PLACES] = {
    { "name", dialog->name_row },
    { "code", dialog->code_row },
    { "valid_from", dialog->from_row },
    { "valid_to", dialog->task == TD_OFFICER_MOVE ? dialog->from_row : dialog->to_row },
  };

  memcpy (places, all, sizeof all);
}

static TdDay
get_day (TdOfficerDialog *dialog)
{
  TdDay as_of = td_session_get_as_of (dialog->session);

  return as_of != TD_DAY_NONE ? as_of : td_day_today ();
}

static TdDay
first_of_month (TdDay day)
{
  int year;
  int month;

  td_day_get_ymd (day, &year, &month, NULL);
  return td_day_new (year, month, 1);
}

/* The stay in the present book; it may have gone while the dialog is open. */
static TdSubject
find_stay (TdOfficerDialog *dialog)
{
  TdBook *book = td_session_get_book (dialog->session);
  TdSubject unit = book != NULL && dialog->unit != NULL ? td_book_find_unit (book, dialog->unit)
                                                        : TD_SUBJECT_NONE;
  guint n = 0;
  const TdSubject *stays = unit != TD_SUBJECT_NONE ? td_book_get_officers (book, unit, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      const TdOfficer *officer = td_book_get_officer (book, stays[i]);

      if (officer->valid_from == dialog->from && g_str_equal (officer->code, dialog->code))
        return stays[i];
    }
  return TD_SUBJECT_NONE;
}

static void
day_commit_cb (TdOfficerDialog *dialog, TdFieldRow *row)
{
  td_dialog_tidy_day (row, td_dialog_get_work_year (dialog->session));
}

static void
code_commit_cb (TdOfficerDialog *dialog)
{
  g_autofree char *code = NULL;

  (void)td_dialog_read_name (dialog->code_row, true, &code);
}

/* A code follows the name until something else is typed there. */
static void
suggest_code (TdOfficerDialog *dialog, const char *name)
{
  TdBook *book = td_session_get_book (dialog->session);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *present = td_dialog_dup_text (dialog->code_row);

  if (dialog->task != TD_OFFICER_ADD
      || (present != NULL && g_strcmp0 (present, dialog->suggested) != 0))
    return;
  for (TdSubject i = td_book_get_n_units (book); i < td_book_get_n_subjects (book); i++)
    g_hash_table_add (taken, g_strdup (td_book_get_officer (book, i)->code));
  g_free (dialog->suggested);
  dialog->suggested = td_new_code (name, taken);
  td_field_row_set_text (dialog->code_row, dialog->suggested);
}

static void
name_commit_cb (TdOfficerDialog *dialog)
{
  g_autofree char *name = NULL;

  if (td_dialog_read_name (dialog->name_row, true, &name))
    suggest_code (dialog, name);
}

/* Filling */

static void
list_units (TdOfficerDialog *dialog, TdSubject chosen, TdSubject left_out)
{
  TdBook *book = td_session_get_book (dialog->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (TdSubject i = 0; i < td_book_get_n_units (book); i++)
    {
      if (i == left_out || (!td_book_is_valid (book, i, get_day (dialog)) && i != chosen))
        continue;
      if (i == chosen)
        selected = dialog->units->len;
      gtk_string_list_append (names, td_book_get_short_name (book, i));
      g_ptr_array_add (dialog->units, g_strdup (td_book_get_unit (book, i)->code));
    }
  adw_combo_row_set_model (dialog->unit_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (dialog->unit_row, selected);
}

static void
hide (gpointer row)
{
  gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
}

static void
fill_for_new (TdOfficerDialog *dialog, TdSubject unit)
{
  TdDay as_of = td_session_get_as_of (dialog->session);

  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Add Officer"));
  list_units (dialog, unit, TD_SUBJECT_NONE);
  /* In earlier cuts the officer would be missing. */
  if (as_of != TD_DAY_NONE)
    td_dialog_set_day (dialog->from_row, first_of_month (as_of));
}

static void
fill_for_edit (TdOfficerDialog *dialog, const TdOfficer *officer)
{
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Edit Officer"));
  hide (dialog->unit_row);
  td_dialog_set_day (dialog->from_row, officer->valid_from);
  td_dialog_set_day (dialog->to_row, officer->valid_to);
}

/* The first other unit beside that of the stay: who moves seldom goes to the top. */
static TdSubject
find_sibling (TdOfficerDialog *dialog, TdSubject stay)
{
  TdBook *book = td_session_get_book (dialog->session);
  TdSubject unit = td_book_get_parent (book, stay);
  TdSubject parent = td_book_get_parent (book, unit);
  guint n = 0;
  const TdSubject *siblings
      = parent != TD_SUBJECT_NONE ? td_book_get_children (book, parent, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      if (siblings[i] != unit && td_book_is_valid (book, siblings[i], get_day (dialog)))
        return siblings[i];
    }
  return TD_SUBJECT_NONE;
}

static void
fill_for_move (TdOfficerDialog *dialog, TdSubject stay)
{
  TdBook *book = td_session_get_book (dialog->session);
  int n_cuts = td_book_get_n_cuts (book);

  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Move Officer"));
  gtk_button_set_label (dialog->save_button, _ ("_Move"));
  hide (dialog->name_row);
  hide (dialog->code_row);
  hide (dialog->to_row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (dialog->unit_row), _ ("_To the unit"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (dialog->from_row), _ ("_First day there"));
  adw_preferences_group_set_description (
      dialog->group,
      _ ("The stay ends the day before. Figures that were entered stay with the unit in which they "
         "were entered; the targets there do too."));
  list_units (dialog, find_sibling (dialog, stay), td_book_get_parent (book, stay));
  /* Figures of later days would be left outside. */
  td_dialog_set_day (dialog->from_row,
                     n_cuts > 0 ? td_book_get_cut (book, n_cuts - 1)->as_of + 1 : td_day_today ());
}

static void
fill_for_end (TdOfficerDialog *dialog)
{
  TdDay as_of = td_session_get_as_of (dialog->session);

  gtk_window_set_title (GTK_WINDOW (dialog), _ ("End Stay"));
  gtk_button_set_label (dialog->save_button, _ ("_End"));
  hide (dialog->name_row);
  hide (dialog->code_row);
  hide (dialog->unit_row);
  hide (dialog->from_row);
  adw_preferences_group_set_description (
      dialog->group, _ ("The officer keeps the figures up to the last day in the unit."));
  td_dialog_set_day (dialog->to_row, as_of);
}

static void
fill_from_stay (TdOfficerDialog *dialog, TdSubject stay)
{
  TdBook *book = td_session_get_book (dialog->session);
  const TdOfficer *officer = td_book_get_officer (book, stay);
  /* Translators: an officer and the unit. */
  g_autofree char *heading = g_strdup_printf (
      _ ("%s, %s"), officer->name, td_book_get_short_name (book, td_book_get_parent (book, stay)));
  /* The heading of a group is markup. */
  g_autofree char *title = g_markup_escape_text (heading, -1);

  dialog->unit = g_strdup (officer->unit);
  dialog->code = g_strdup (officer->code);
  dialog->from = officer->valid_from;
  adw_preferences_group_set_title (dialog->group, title);
  td_field_row_set_text (dialog->name_row, officer->name);
  td_field_row_set_text (dialog->code_row, officer->code);
  /* Files and targets speak of the officer by it. */
  gtk_widget_set_sensitive (GTK_WIDGET (dialog->code_row), FALSE);
  if (dialog->task == TD_OFFICER_EDIT)
    fill_for_edit (dialog, officer);
  else if (dialog->task == TD_OFFICER_MOVE)
    fill_for_move (dialog, stay);
  else
    fill_for_end (dialog);
}

/* Saving */

/* The same person may have stays in several units under one code. */
static bool
is_free (TdOfficerDialog *dialog, const char *code, const char *name)
{
  TdBook *book = td_session_get_book (dialog->session);

  for (TdSubject i = td_book_get_n_units (book); i < td_book_get_n_subjects (book); i++)
    {
      const TdOfficer *other = td_book_get_officer (book, i);

      if (!g_str_equal (other->code, code) || g_str_equal (other->name, name))
        continue;
      /* Translators: %s is the name of an officer. */
      g_autofree char *sentence
          = g_strdup_printf (_ ("This is the code of %s. Choose another one."), other->name);
      td_field_row_set_error (dialog->code_row, sentence);
      (void)gtk_widget_grab_focus (GTK_WIDGET (dialog->code_row));
      return false;
    }
  return true;
}

/* Records, targets and plans go with the stay when its first day, and with it its key, is another
 * one. */
static void
put_again (TdChanges *changes, TdBook *book, TdSubject stay, const TdOfficer *officer)
{
  const TdOfficer *before = td_book_get_officer (book, stay);

  if (before->valid_from == officer->valid_from)
    {
      td_changes_put_officer (changes, officer);
      return;
    }
  td_changes_remove_officer (changes, before);
  td_changes_put_officer (changes, officer);
  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    for (int measure = 0; measure < TD_N_MEASURES; measure++)
      {
        const TdFigures *figures = td_book_get_entered (book, cut, stay, (TdMeasure)measure);

        if (figures != NULL)
          td_changes_put_figures (
              changes, book, td_book_get_cut (book, cut)->as_of, stay, (TdMeasure)measure, figures);
      }
  for (guint i = 0; i < td_book_get_n_targets (book); i++)
    {
      const TdTarget *target = td_book_get_target (book, i);

      if (g_strcmp0 (target->officer, before->code) == 0
          && g_str_equal (target->unit, before->unit))
        td_changes_put_target (changes, target);
    }
  for (guint i = 0; i < td_book_get_n_plans (book); i++)
    {
      const TdPlan *plan = td_book_get_plan (book, i);

      if (g_strcmp0 (plan->officer, before->code) == 0 && g_str_equal (plan->unit, before->unit))
        td_changes_put_plan (changes, plan);
    }
}

static const char *
get_chosen_unit (TdOfficerDialog *dialog)
{
  guint selected = adw_combo_row_get_selected (dialog->unit_row);

  return selected < dialog->units->len ? g_ptr_array_index (dialog->units, selected) : NULL;
}

static bool
put_new (TdOfficerDialog *dialog, TdChanges *changes)
{
  int work_year = td_dialog_get_work_year (dialog->session);
  g_autofree char *name = NULL;
  g_autofree char *code = NULL;
  TdOfficer officer = { .unit = (char *)get_chosen_unit (dialog) };
  bool good;

  /* The code may only now follow the name. */
  td_field_row_finish (dialog->name_row);
  good = td_dialog_read_name (dialog->name_row, true, &name);
  good &= td_dialog_read_name (dialog->code_row, true, &code);
  good &= td_dialog_read_day (dialog->from_row, work_year, &officer.valid_from);
  good &= td_dialog_read_day (dialog->to_row, work_year, &officer.valid_to);
  if (!good || !is_free (dialog, code, name))
    return false;
  officer.name = name;
  officer.code = code;
  td_changes_put_officer (changes, &officer);
  return true;
}

static bool
put_edited (TdOfficerDialog *dialog, TdSubject stay, TdChanges *changes)
{
  TdBook *book = td_session_get_book (dialog->session);
  int work_year = td_dialog_get_work_year (dialog->session);
  TdOfficer officer = *td_book_get_officer (book, stay);
  g_autofree char *name = NULL;
  bool good;

  good = td_dialog_read_name (dialog->name_row, true, &name);
  good &= td_dialog_read_day (dialog->from_row, work_year, &officer.valid_from);
  good &= td_dialog_read_day (dialog->to_row, work_year, &officer.valid_to);
  if (!good)
    return false;
  officer.name = name;
  put_again (changes, book, stay, &officer);
  /* One person, one name. */
  for (TdSubject i = td_book_get_n_units (book); i < td_book_get_n_subjects (book); i++)
    {
      TdOfficer other = *td_book_get_officer (book, i);

      if (i == stay || !g_str_equal (other.code, officer.code))
        continue;
      other.name = name;
      td_changes_put_officer (changes, &other);
    }
  return true;
}

static bool
put_moved (TdOfficerDialog *dialog, TdSubject stay, TdChanges *changes)
{
  TdBook *book = td_session_get_book (dialog->session);
  TdOfficer before = *td_book_get_officer (book, stay);
  TdOfficer after = before;

  if (!td_dialog_read_needed_day (
          dialog->from_row, td_dialog_get_work_year (dialog->session), &after.valid_from))
    return false;
  after.unit = (char *)get_chosen_unit (dialog);
  if (after.unit == NULL)
    {
      td_dialog_show_sentence (
          "unit", _ ("There is no other unit on this day."), NULL, 0, dialog->error_label);
      return false;
    }
  before.valid_to = after.valid_from - 1;
  td_changes_put_officer (changes, &before);
  td_changes_put_officer (changes, &after);
  return true;
}

static bool
put_ended (TdOfficerDialog *dialog, TdSubject stay, TdChanges *changes)
{
  TdOfficer officer = *td_book_get_officer (td_session_get_book (dialog->session), stay);

  if (!td_dialog_read_needed_day (
          dialog->to_row, td_dialog_get_work_year (dialog->session), &officer.valid_to))
    return false;
  td_changes_put_officer (changes, &officer);
  return true;
}

static bool
put_changes (TdOfficerDialog *dialog, TdSubject stay, TdChanges *changes)
{
  switch (dialog->task)
    {
    case TD_OFFICER_ADD:
      return put_new (dialog, changes);
    case TD_OFFICER_EDIT:
      return put_edited (dialog, stay, changes);
    case TD_OFFICER_MOVE:
      return put_moved (dialog, stay, changes);
    case TD_OFFICER_END:
    default:
      return put_ended (dialog, stay, changes);
    }
}

static const char *
name_task (TdOfficerTask task)
{
  static const char *const names[] = { "add", "edit", "move", "end" };

  return names[task];
}

static void
save_clicked_cb (TdOfficerDialog *dialog)
{
  if (td_officer_dialog_save (dialog))
    gtk_window_close (GTK_WINDOW (dialog));
}

static void
td_officer_dialog_dispose (GObject *object)
{
  TdOfficerDialog *dialog = TD_OFFICER_DIALOG (object);

  g_clear_object (&dialog->session);

  G_OBJECT_CLASS (td_officer_dialog_parent_class)->dispose (object);
}

static void
td_officer_dialog_finalize (GObject *object)
{
  TdOfficerDialog *dialog = TD_OFFICER_DIALOG (object);

  g_free (dialog->unit);
  g_free (dialog->code);
  g_free (dialog->suggested);
  g_ptr_array_unref (dialog->units);

  G_OBJECT_CLASS (td_officer_dialog_parent_class)->finalize (object);
}

static void
td_officer_dialog_class_init (TdOfficerDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_officer_dialog_dispose;
  object_class->finalize = td_officer_dialog_finalize;

  saved_signal = g_signal_new ("saved",
                               G_TYPE_FROM_CLASS (klass),
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               2,
                               G_TYPE_STRING,
                               G_TYPE_STRING);

  g_type_ensure (TD_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-officer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdOfficerDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TdOfficerDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TdOfficerDialog, code_row);
  gtk_widget_class_bind_template_child (widget_class, TdOfficerDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, TdOfficerDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, TdOfficerDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, TdOfficerDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TdOfficerDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, name_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_officer_dialog_init (TdOfficerDialog *dialog)
{
  dialog->units = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

static void
focus_first (TdOfficerDialog *dialog)
{
  TdFieldRow *const rows[] = { dialog->name_row, dialog->from_row, dialog->to_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (!gtk_widget_get_visible (GTK_WIDGET (rows[i])))
        continue;
      gtk_window_set_focus (GTK_WINDOW (dialog), GTK_WIDGET (td_field_row_get_entry (rows[i])));
      return;
    }
}

TdOfficerDialog *
td_officer_dialog_new (GtkWindow *parent, TdSession *session, TdOfficerTask task, TdSubject subject)
{
  TdOfficerDialog *dialog = g_object_new (TD_TYPE_OFFICER_DIALOG, "transient-for", parent, NULL);

  dialog->session = g_object_ref (session);
  dialog->task = task;
  if (task == TD_OFFICER_ADD)
    fill_for_new (dialog, subject);
  else
    fill_from_stay (dialog, subject);
  focus_first (dialog);
  return dialog;
}

bool
td_officer_dialog_save (TdOfficerDialog *dialog)
{
  g_autoptr (TdBook) book = td_book_ref (td_session_get_book (dialog->session));
  TdSubject stay = find_stay (dialog);
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdAction action = { .kind = "officer", .as_of = TD_DAY_NONE };
  TdFaultPlace places[N_PLACES];

  list_places (dialog, places);
  gtk_widget_set_visible (GTK_WIDGET (dialog->error_label), FALSE);
  for (guint i = 0; i < N_PLACES; i++)
    td_field_row_set_error (places[i].row, NULL);
  if (dialog->task != TD_OFFICER_ADD && stay == TD_SUBJECT_NONE)
    {
      td_dialog_show_sentence (
          NULL, _ ("The officer is no longer there."), NULL, 0, dialog->error_label);
      return false;
    }
  if (!put_changes (dialog, stay, changes))
    return false;

  /* What is written last is where the officer is now. */
  const TdOfficer *last = NULL;
  for (guint i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdChange *change = td_changes_get (changes, i);

      if (change->kind == TD_ROW_OFFICER && !change->remove
          && (last == NULL || dialog->task == TD_OFFICER_MOVE))
        last = &change->officer;
    }
  action.unit = last->unit;
  action.officer = last->code;
  action.detail = name_task (dialog->task);
  if (!td_dialog_apply (dialog->session, changes, &action, places, N_PLACES, dialog->error_label))
    return false;
  g_signal_emit (dialog, saved_signal, 0, last->unit, last->code);
  return true;
}

void
td_officer_dialog_set_unit (TdOfficerDialog *dialog, TdSubject unit)
{
  TdBook *book = td_session_get_book (dialog->session);

  for (guint i = 0; i < dialog->units->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (dialog->units, i), td_book_get_unit (book, unit)->code))
        adw_combo_row_set_selected (dialog->unit_row, i);
    }
}

TdFieldRow *
td_officer_dialog_get_row (TdOfficerDialog *dialog, const char *column)
{
  if (g_str_equal (column, "valid_to"))
    return dialog->to_row;
  if (g_str_equal (column, "valid_from"))
    return dialog->from_row;
  if (g_str_equal (column, "code"))
    return dialog->code_row;
  return g_str_equal (column, "name") ? dialog->name_row : NULL;
}

const char *
td_officer_dialog_get_error (TdOfficerDialog *dialog)
{
  return gtk_widget_get_visible (GTK_WIDGET (dialog->error_label))
             ? gtk_label_get_label (dialog->error_label)
             : NULL;
}

bool
td_officer_delete (GtkWindow *parent, TdSession *session, TdSubject officer)
{
  g_autoptr (TdBook) book = td_book_ref (td_session_get_book (session));
  const TdOfficer *stay = td_book_get_officer (book, officer);
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdAction action = {
    .kind = "officer",
    .unit = stay->unit,
    .officer = stay->code,
    .as_of = TD_DAY_NONE,
    .detail = "delete",
  };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  td_changes_remove_officer (changes, stay);
  if (!td_session_apply (session, changes, &action, NULL, &error))
    {
      /* Translators: heading of a dialog; %s is an officer. */
      text = g_strdup_printf (_ ("%s Was Not Deleted"), stay->name);
      td_dialogs_show_error (parent, text, error->message);
      return false;
    }
  /* Translators: a toast; %s is an officer. */
  text = g_strdup_printf (_ ("Deleted %s"), stay->name);
  td_session_message (session, text, "win.undo");
  return true;
}
