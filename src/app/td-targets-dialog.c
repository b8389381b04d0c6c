/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-targets-dialog.h"

#include <glib/gi18n.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-text.h"

struct _TdTargetsDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  char *unit;
  char *officer;   /* (nullable) */
  GArray *years;   /* int, as listed */
  GArray *indices; /* guint: the targets of the book that are listed */

  /* template children */
  AdwComboRow *measure_row;
  AdwComboRow *year_row;
  GtkListBox *list;
  GtkWidget *none_label;
  AdwPreferencesGroup *list_group;
  TdFieldRow *rate_row;
  AdwComboRow *rule_row;
  TdFieldRow *from_row;
  TdFieldRow *document_row;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (TdTargetsDialog, td_targets_dialog, ADW_TYPE_WINDOW)

static TdMeasure
get_measure (TdTargetsDialog *dialog)
{
  return adw_combo_row_get_selected (dialog->measure_row) == 1 ? TD_MEASURE_MONEY
                                                               : TD_MEASURE_CASES;
}

static int
get_year (TdTargetsDialog *dialog)
{
  guint selected = adw_combo_row_get_selected (dialog->year_row);

  return selected < dialog->years->len ? g_array_index (dialog->years, int, selected) : 0;
}

static void
show_error (TdTargetsDialog *dialog, const char *column, const char *sentence)
{
  TdFieldRow *row = column != NULL ? td_targets_dialog_get_row (dialog, column) : NULL;

  if (row != NULL)
    {
      td_field_row_set_error (row, sentence);
      return;
    }
  gtk_label_set_label (dialog->error_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (dialog->error_label), TRUE);
}

static bool
apply (TdTargetsDialog *dialog, const TdChanges *changes, TdMeasure measure)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  g_autoptr (GError) error = NULL;
  TdAction action = {
    .kind = "target",
    .unit = dialog->unit,
    .officer = dialog->officer,
    .as_of = TD_DAY_NONE,
    .detail = td_measure_name (measure),
  };

  gtk_widget_set_visible (GTK_WIDGET (dialog->error_label), FALSE);
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

/* The list */

static char *
word_target (const TdTarget *target)
{
  g_autofree char *rate = td_hundredths_format (target->rate);
  TdDay from = target->from != TD_DAY_NONE ? target->from : td_work_year_first (target->work_year);
  g_autofree char *day = td_day_format (from);

  return target->rule == TD_RULE_GT
             /* Translators: a target that must be exceeded, and its first day. */
             ? g_strdup_printf (_ ("above %s %%, since %s"), rate, day)
             /* Translators: a target that must be reached, and its first day. */
             : g_strdup_printf (_ ("at least %s %%, since %s"), rate, day);
}

static void
remove_clicked_cb (TdTargetsDialog *dialog, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  (void)td_targets_dialog_remove (dialog,
                                  (guint)gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static GtkWidget *
row_new (TdTargetsDialog *dialog, const TdTarget *target)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = word_target (target);
  g_autofree char *subtitle
      = target->document != NULL ? g_markup_escape_text (target->document, -1) : NULL;
  /* Translators: a button that removes a target; %s describes it. */
  g_autofree char *name = g_strdup_printf (_ ("Remove: %s"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove the Target"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (remove_clicked_cb), dialog, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
update_list (TdTargetsDialog *dialog)
{
  TdBook *book = td_session_get_book (dialog->session);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (dialog->list))) != NULL)
    gtk_list_box_remove (dialog->list, child);
  g_array_set_size (dialog->indices, 0);
  for (guint i = 0; book != NULL && i < td_book_get_n_targets (book); i++)
    {
      const TdTarget *target = td_book_get_target (book, i);

      if (g_strcmp0 (target->unit, dialog->unit) != 0
          || g_strcmp0 (target->officer, dialog->officer) != 0
          || target->work_year != get_year (dialog) || target->measure != get_measure (dialog))
        continue;
      g_array_append_val (dialog->indices, i);
      gtk_list_box_append (dialog->list, row_new (dialog, target));
    }
  gtk_widget_set_visible (GTK_WIDGET (dialog->list), dialog->indices->len > 0);
  gtk_widget_set_visible (dialog->none_label, dialog->indices->len == 0);
}

/* The target that is typed */

static bool
read_rate (TdTargetsDialog *dialog, int64_t *rate)
{
  g_autoptr (GError) error = NULL;

  if (td_rate_parse (td_field_row_get_text (dialog->rate_row), rate, &error))
    return true;
  td_field_row_set_error (dialog->rate_row, error->message);
  return false;
}

/* An empty first day is 1 October. */
static bool
read_from (TdTargetsDialog *dialog, TdDay *from)
{
  g_autofree char *text = td_text_normalise (td_field_row_get_text (dialog->from_row));
  g_autoptr (GError) error = NULL;

  *from = TD_DAY_NONE;
  if (text == NULL || *text == '\0' || td_day_parse (text, get_year (dialog), from, &error))
    return true;
  td_field_row_set_error (dialog->from_row, error->message);
  return false;
}

static void
rate_commit_cb (TdTargetsDialog *dialog)
{
  int64_t rate;

  if (*td_field_row_get_text (dialog->rate_row) != '\0' && read_rate (dialog, &rate))
    {
      g_autofree char *text = td_hundredths_format (rate);

      td_field_row_set_text (dialog->rate_row, text);
    }
}

static void
from_commit_cb (TdTargetsDialog *dialog)
{
  TdDay from;

  if (read_from (dialog, &from) && from != TD_DAY_NONE)
    {
      g_autofree char *text = td_day_format (from);

      td_field_row_set_text (dialog->from_row, text);
    }
}

/* The new day that a target without one already has would be another row of the same day. */
static TdDay
find_from (TdTargetsDialog *dialog, TdDay from)
{
  TdBook *book = td_session_get_book (dialog->session);
  TdDay first = td_work_year_first (get_year (dialog));

  for (guint i = 0; i < dialog->indices->len; i++)
    {
      const TdTarget *target = td_book_get_target (book, g_array_index (dialog->indices, guint, i));

      if ((target->from == TD_DAY_NONE || target->from == first)
          && (from == TD_DAY_NONE || from == first))
        return target->from;
    }
  return from;
}

static void
set_clicked_cb (TdTargetsDialog *dialog)
{
  (void)td_targets_dialog_set (dialog);
}

static void
list_years (TdTargetsDialog *dialog)
{
  TdBook *book = td_session_get_book (dialog->session);
  TdDay as_of = td_session_get_as_of (dialog->session);
  int chosen = td_day_work_year (as_of != TD_DAY_NONE ? as_of : td_day_today ());
  int n_cuts = td_book_get_n_cuts (book);
  int first = n_cuts > 0 ? td_day_work_year (td_book_get_cut (book, 0)->as_of) : chosen;
  int last = MAX (chosen, td_day_work_year (td_day_today ())) + 1;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int year = MIN (first, chosen); year <= last; year++)
    {
      g_autofree char *name = g_strdup_printf ("%d", year);

      gtk_string_list_append (names, name);
      g_array_append_val (dialog->years, year);
    }
  adw_combo_row_set_model (dialog->year_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (dialog->year_row, (guint)(chosen - MIN (first, chosen)));
}

static void
td_targets_dialog_dispose (GObject *object)
{
  TdTargetsDialog *dialog = TD_TARGETS_DIALOG (object);

  g_clear_object (&dialog->session);

  G_OBJECT_CLASS (td_targets_dialog_parent_class)->dispose (object);
}

static void
td_targets_dialog_finalize (GObject *object)
{
  TdTargetsDialog *dialog = TD_TARGETS_DIALOG (object);

  g_free (dialog->unit);
  g_free (dialog->officer);
  g_array_unref (dialog->years);
  g_array_unref (dialog->indices);

  G_OBJECT_CLASS (td_targets_dialog_parent_class)->finalize (object);
}

static void
td_targets_dialog_class_init (TdTargetsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_targets_dialog_dispose;
  object_class->finalize = td_targets_dialog_finalize;

  g_type_ensure (TD_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-targets-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, measure_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, list_group);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, none_label);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, rate_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, rule_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, document_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, rate_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_targets_dialog_init (TdTargetsDialog *dialog)
{
  dialog->years = g_array_new (FALSE, FALSE, sizeof (int));
  dialog->indices = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (dialog));
  gtk_window_set_focus (GTK_WINDOW (dialog),
                        GTK_WIDGET (td_field_row_get_entry (dialog->rate_row)));
}

TdTargetsDialog *
td_targets_dialog_new (GtkWindow *parent, TdSession *session, TdSubject subject, TdMeasure measure)
{
  TdTargetsDialog *dialog = g_object_new (TD_TYPE_TARGETS_DIALOG, "transient-for", parent, NULL);
  TdBook *book = td_session_get_book (session);
  bool is_officer = td_book_is_officer (book, subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, subject) : subject;
  /* The heading of a group is markup. */
  g_autofree char *title = g_markup_escape_text (td_book_get_name (book, subject), -1);

  dialog->session = g_object_ref (session);
  dialog->unit = g_strdup (td_book_get_unit (book, unit)->code);
  dialog->officer = is_officer ? g_strdup (td_book_get_officer (book, subject)->code) : NULL;
  adw_preferences_group_set_title (dialog->list_group, title);
  list_years (dialog);
  adw_combo_row_set_selected (dialog->measure_row, measure);
  g_signal_connect_object (
      dialog->measure_row, "notify::selected", G_CALLBACK (update_list), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      dialog->year_row, "notify::selected", G_CALLBACK (update_list), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (update_list), dialog, G_CONNECT_SWAPPED);
  update_list (dialog);
  return dialog;
}

bool
td_targets_dialog_set (TdTargetsDialog *dialog)
{
  g_autofree char *document = td_text_normalise (td_field_row_get_text (dialog->document_row));
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdTarget target = {
    .unit = dialog->unit,
    .officer = dialog->officer,
    .work_year = get_year (dialog),
    .measure = get_measure (dialog),
    .rule = adw_combo_row_get_selected (dialog->rule_row) == 1 ? TD_RULE_GT : TD_RULE_GE,
    .document = document != NULL && *document != '\0' ? document : NULL,
  };

  if (!read_rate (dialog, &target.rate) || !read_from (dialog, &target.from))
    return false;
  target.from = find_from (dialog, target.from);
  td_changes_put_target (changes, &target);
  if (!apply (dialog, changes, target.measure))
    return false;
  td_field_row_set_text (dialog->rate_row, "");
  td_field_row_set_text (dialog->from_row, "");
  td_field_row_set_text (dialog->document_row, "");
  return true;
}

void
td_targets_dialog_set_rule (TdTargetsDialog *dialog, TdRule rule)
{
  adw_combo_row_set_selected (dialog->rule_row, rule == TD_RULE_GT ? 1 : 0);
}

bool
td_targets_dialog_remove (TdTargetsDialog *dialog, guint index)
{
  g_autoptr (TdBook) book = td_book_ref (td_session_get_book (dialog->session));
  g_autoptr (TdChanges) changes = td_changes_new ();
  const TdTarget *target;

  g_return_val_if_fail (index < dialog->indices->len, false);

  target = td_book_get_target (book, g_array_index (dialog->indices, guint, index));
  td_changes_remove_target (changes, target);
  return apply (dialog, changes, target->measure);
}

guint
td_targets_dialog_get_n (TdTargetsDialog *dialog)
{
  return dialog->indices->len;
}

TdFieldRow *
td_targets_dialog_get_row (TdTargetsDialog *dialog, const char *column)
{
  if (g_str_equal (column, "rate"))
    return dialog->rate_row;
  if (g_str_equal (column, "from"))
    return dialog->from_row;
  if (g_str_equal (column, "document"))
    return dialog->document_row;
  return NULL;
}
