/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-targets-dialog.h"

#include <glib/gi18n.h>

#include "app/td-target-draft.h"
#include "app/td-targets-history.h"
#include "model/td-amount.h"
#include "model/td-day.h"

/* Whom the target is for. */
typedef enum
{
  FOR_ONE,
  FOR_OFFICERS, /* those of the unit */
  FOR_BELOW,    /* the units directly below */
  FOR_KIND,     /* all units of a kind */
  FOR_ALL,      /* all units */
} ChoiceKind;

typedef struct
{
  ChoiceKind kind;
  TdUnitKind unit_kind;
} Choice;

struct _TdTargetsDialog
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  char *unit;
  char *officer;   /* (nullable) */
  GArray *years;   /* int, as listed */
  GArray *choices; /* Choice, as listed */

  /* template children */
  AdwComboRow *who_row;
  AdwComboRow *year_row;
  TdFieldRow *cases_row;
  TdFieldRow *money_row;
  AdwComboRow *rule_row;
  TdFieldRow *from_row;
  TdFieldRow *document_row;
  GtkWidget *history_scroller;
  TdTargetsHistory *history;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (TdTargetsDialog, td_targets_dialog, ADW_TYPE_WINDOW)

static int
get_year (TdTargetsDialog *dialog)
{
  guint selected = adw_combo_row_get_selected (dialog->year_row);

  return selected < dialog->years->len ? g_array_index (dialog->years, int, selected) : 0;
}

/* The day on which a unit must be valid to be given a target of that year. */
static TdDay
get_day (TdTargetsDialog *dialog)
{
  TdDay as_of = td_session_get_as_of (dialog->session);

  return td_targets_reference_day (
      get_year (dialog), as_of != TD_DAY_NONE ? as_of : td_session_get_issued (dialog->session));
}

/* The one the dialog was opened for, in the book as it is now. */
static TdSubject
find_subject (TdTargetsDialog *dialog)
{
  const TdBook *book = td_session_get_book (dialog->session);
  TdSubject unit = book != NULL ? td_book_find_unit (book, dialog->unit) : TD_SUBJECT_NONE;
  guint n;

  if (unit == TD_SUBJECT_NONE || dialog->officer == NULL)
    return unit;
  const TdSubject *officers = td_book_get_officers (book, unit, &n);
  for (guint i = n; i > 0; i--)
    if (g_str_equal (td_book_get_officer (book, officers[i - 1])->code, dialog->officer))
      return officers[i - 1];
  return TD_SUBJECT_NONE;
}

/* Whom the target is for */

static bool
is_chosen (const TdBook *book, const Choice *choice, TdSubject subject, TdSubject unit)
{
  bool is_officer = td_book_is_officer (book, subject);

  switch (choice->kind)
    {
    case FOR_OFFICERS:
      return is_officer && td_book_get_parent (book, subject) == unit;
    case FOR_BELOW:
      return !is_officer && td_book_get_parent (book, subject) == unit;
    case FOR_KIND:
      return !is_officer && td_book_get_unit (book, subject)->kind == choice->unit_kind;
    case FOR_ALL:
      return !is_officer;
    case FOR_ONE:
    default:
      return subject == unit;
    }
}

static GArray *
list_subjects (TdTargetsDialog *dialog, const Choice *choice)
{
  const TdBook *book = td_session_get_book (dialog->session);
  GArray *subjects = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  TdSubject one = find_subject (dialog);

  if (choice->kind == FOR_ONE && one != TD_SUBJECT_NONE)
    g_array_append_val (subjects, one);
  for (TdSubject i = 0; choice->kind != FOR_ONE && i < td_book_get_n_subjects (book); i++)
    if (is_chosen (book, choice, i, one) && td_book_is_valid (book, i, get_day (dialog)))
      g_array_append_val (subjects, i);
  return subjects;
}

static char *
word_choice (TdTargetsDialog *dialog, const Choice *choice, guint n)
{
  const TdBook *book = td_session_get_book (dialog->session);
  const char *name = td_book_get_short_name (book, find_subject (dialog));

  switch (choice->kind)
    {
    case FOR_OFFICERS:
      /* Translators: the officers of a unit */
      return g_strdup_printf (ngettext ("%u officer of %s", "The %u officers of %s", n), n, name);
    case FOR_BELOW:
      return g_strdup_printf (
          ngettext ("%u unit directly below %s", "The %u units directly below %s", n), n, name);
    case FOR_KIND:
      if (choice->unit_kind == TD_UNIT_AGENCY)
        return g_strdup_printf (ngettext ("%u agency", "All %u agencies", n), n);
      if (choice->unit_kind == TD_UNIT_DEPARTMENT)
        return g_strdup_printf (ngettext ("%u department", "All %u departments", n), n);
      return g_strdup_printf (ngettext ("%u regional division", "All %u regional divisions", n), n);
    case FOR_ALL:
      return g_strdup_printf (ngettext ("%u unit in all", "All %u units", n), n);
    case FOR_ONE:
    default:
      return g_strdup (name);
    }
}

static void
add_choice (TdTargetsDialog *dialog, GtkStringList *names, ChoiceKind kind, TdUnitKind unit_kind)
{
  Choice choice = { kind, unit_kind };
  g_autoptr (GArray) subjects = list_subjects (dialog, &choice);
  g_autofree char *name = NULL;

  if (subjects->len == 0)
    return;
  name = word_choice (dialog, &choice, subjects->len);
  gtk_string_list_append (names, name);
  g_array_append_val (dialog->choices, choice);
}

/* Whom the unit no longer knows is nobody. */
static Choice
get_choice (TdTargetsDialog *dialog)
{
  guint selected = adw_combo_row_get_selected (dialog->who_row);

  return selected < dialog->choices->len ? g_array_index (dialog->choices, Choice, selected)
                                         : (Choice){ FOR_ONE, TD_UNIT_AGENCY };
}

/* The list is another one in a work year in which other units are valid; the kind stays chosen. */
static void
list_choices (TdTargetsDialog *dialog)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  Choice before = get_choice (dialog);

  g_array_set_size (dialog->choices, 0);
  if (find_subject (dialog) != TD_SUBJECT_NONE)
    {
      add_choice (dialog, names, FOR_ONE, TD_UNIT_AGENCY);
      add_choice (dialog, names, FOR_OFFICERS, TD_UNIT_AGENCY);
      add_choice (dialog, names, FOR_BELOW, TD_UNIT_AGENCY);
      for (TdUnitKind kind = TD_UNIT_AGENCY; kind <= TD_UNIT_REGIONAL; kind++)
        add_choice (dialog, names, FOR_KIND, kind);
      add_choice (dialog, names, FOR_ALL, TD_UNIT_AGENCY);
    }
  adw_combo_row_set_model (dialog->who_row, G_LIST_MODEL (names));
  for (guint i = 0; i < dialog->choices->len; i++)
    {
      const Choice *choice = &g_array_index (dialog->choices, Choice, i);

      if (choice->kind == before.kind && choice->unit_kind == before.unit_kind)
        adw_combo_row_set_selected (dialog->who_row, i);
    }
}

/* What was assigned before is shown of one only. */
static void
show_history (TdTargetsDialog *dialog)
{
  gtk_widget_set_visible (dialog->history_scroller, get_choice (dialog).kind == FOR_ONE);
}

static void
update (TdTargetsDialog *dialog)
{
  if (td_session_get_book (dialog->session) == NULL)
    return;
  list_choices (dialog);
  show_history (dialog);
  td_targets_history_show (
      dialog->history, dialog->session, find_subject (dialog), get_year (dialog));
}

/* The target that is typed */

static void
show_error (TdTargetsDialog *dialog, const char *sentence)
{
  gtk_label_set_label (dialog->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (dialog->error_label), sentence != NULL);
}

/* Reads a field into a draft, with what is wrong with it at its row. */
static bool
read_row (TdTargetsDialog *dialog, TdTargetDraft *draft, TdTargetField field, TdFieldRow *row)
{
  g_autoptr (GError) error = NULL;

  if (td_target_draft_set (draft, field, td_field_row_get_text (row), &error))
    return true;
  td_field_row_set_error (row, error->message);
  return false;
}

static TdFieldRow *
get_rate_row (TdTargetsDialog *dialog, TdMeasure measure)
{
  return measure == TD_MEASURE_MONEY ? dialog->money_row : dialog->cases_row;
}

/* Each row is read, so that all that is wrong shows at once. */
static TdTargetDraft *
read_draft (TdTargetsDialog *dialog, TdSubject subject, TdMeasure measure)
{
  g_autoptr (TdTargetDraft) draft = td_target_draft_new (
      td_session_get_book (dialog->session), subject, get_year (dialog), measure);
  TdRule rule = adw_combo_row_get_selected (dialog->rule_row) == 1 ? TD_RULE_GT : TD_RULE_GE;
  bool is_read = read_row (dialog, draft, TD_TARGET_RATE, get_rate_row (dialog, measure));

  is_read &= td_target_draft_set (draft, TD_TARGET_RULE, td_rule_name (rule), NULL);
  is_read &= read_row (dialog, draft, TD_TARGET_FROM, dialog->from_row);
  is_read &= read_row (dialog, draft, TD_TARGET_DOCUMENT, dialog->document_row);
  return is_read ? g_steal_pointer (&draft) : NULL;
}

static bool
add_changes (TdTargetsDialog *dialog, const GArray *subjects, TdMeasure measure, TdChanges *changes)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < subjects->len; i++)
    {
      g_autoptr (TdTargetDraft) draft
          = read_draft (dialog, g_array_index (subjects, TdSubject, i), measure);

      if (draft == NULL)
        return false;
      if (!td_target_draft_finish (draft, changes, &error))
        {
          show_error (dialog, error->message);
          return false;
        }
    }
  return true;
}

static bool
has_rate (TdTargetsDialog *dialog, TdMeasure measure)
{
  return *td_field_row_get_text (get_rate_row (dialog, measure)) != '\0';
}

static bool
apply (TdTargetsDialog *dialog, const TdChanges *changes)
{
  bool is_one = get_choice (dialog).kind == FOR_ONE;
  bool is_both = has_rate (dialog, TD_MEASURE_CASES) && has_rate (dialog, TD_MEASURE_MONEY);
  TdMeasure measure = has_rate (dialog, TD_MEASURE_CASES) ? TD_MEASURE_CASES : TD_MEASURE_MONEY;
  g_autoptr (GError) error = NULL;
  TdAction action = {
    .kind = "target",
    .unit = is_one ? dialog->unit : NULL,
    .officer = is_one ? dialog->officer : NULL,
    .as_of = TD_DAY_NONE,
    .detail = is_both ? NULL : td_measure_name (measure),
  };

  if (td_session_apply (dialog->session, changes, &action, NULL, &error))
    return true;
  show_error (dialog, error->message);
  return false;
}

static void
rate_commit_cb (TdTargetsDialog *dialog, TdFieldRow *row)
{
  TdSubject subject = find_subject (dialog);
  g_autoptr (TdTargetDraft) draft = NULL;
  int64_t rate;

  if (subject == TD_SUBJECT_NONE || *td_field_row_get_text (row) == '\0')
    return;
  draft = td_target_draft_new (
      td_session_get_book (dialog->session), subject, get_year (dialog), TD_MEASURE_CASES);
  if (read_row (dialog, draft, TD_TARGET_RATE, row)
      && td_rate_parse (td_field_row_get_text (row), &rate, NULL))
    {
      g_autofree char *text = td_hundredths_format (rate);

      td_field_row_set_text (row, text);
    }
}

static void
from_commit_cb (TdTargetsDialog *dialog, TdFieldRow *row)
{
  TdSubject subject = find_subject (dialog);
  g_autoptr (TdTargetDraft) draft = NULL;
  TdDay from;

  if (subject == TD_SUBJECT_NONE || *td_field_row_get_text (row) == '\0')
    return;
  draft = td_target_draft_new (
      td_session_get_book (dialog->session), subject, get_year (dialog), TD_MEASURE_CASES);
  if (read_row (dialog, draft, TD_TARGET_FROM, row)
      && td_day_parse (td_field_row_get_text (row), get_year (dialog), &from, NULL))
    {
      g_autofree char *text = td_day_format (from);

      td_field_row_set_text (row, text);
    }
}

static void
set_clicked_cb (TdTargetsDialog *dialog)
{
  (void)td_targets_dialog_set (dialog);
}

static void
list_years (TdTargetsDialog *dialog, int chosen)
{
  TdBook *book = td_session_get_book (dialog->session);
  int n_cuts = td_book_get_n_cuts (book);
  int first = n_cuts > 0 ? td_day_work_year (td_book_get_cut (book, 0)->as_of) : chosen;
  int last = MAX (chosen, td_day_work_year (td_day_today ())) + 1;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  first = MIN (first, chosen);
  for (int year = first; year <= last; year++)
    {
      g_autofree char *name = g_strdup_printf ("%d", year);

      gtk_string_list_append (names, name);
      g_array_append_val (dialog->years, year);
    }
  adw_combo_row_set_model (dialog->year_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (dialog->year_row, (guint)(chosen - first));
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
  g_array_unref (dialog->choices);

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
  g_type_ensure (TD_TYPE_TARGETS_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-targets-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, who_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, cases_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, money_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, rule_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, document_row);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, history_scroller);
  gtk_widget_class_bind_template_child (widget_class, TdTargetsDialog, history);
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
  dialog->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

TdTargetsDialog *
td_targets_dialog_new (GtkWindow *parent, TdSession *session, TdSubject subject, TdMeasure measure)
{
  TdTargetsDialog *dialog = g_object_new (TD_TYPE_TARGETS_DIALOG, "transient-for", parent, NULL);
  TdDay as_of = td_session_get_as_of (session);
  int year = td_day_work_year (as_of != TD_DAY_NONE ? as_of : td_day_today ());
  TdTarget target;

  td_targets_init (td_session_get_book (session), subject, year, measure, &target);
  dialog->session = g_object_ref (session);
  dialog->unit = g_strdup (target.unit);
  dialog->officer = g_strdup (target.officer);
  list_years (dialog, year);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      dialog->who_row, "notify::selected", G_CALLBACK (show_history), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      dialog->year_row, "notify::selected", G_CALLBACK (update), dialog, G_CONNECT_SWAPPED);
  update (dialog);
  gtk_window_set_focus (GTK_WINDOW (dialog),
                        GTK_WIDGET (td_field_row_get_entry (get_rate_row (dialog, measure))));
  return dialog;
}

void
td_targets_dialog_set_year (TdTargetsDialog *dialog, int work_year)
{
  for (guint i = 0; i < dialog->years->len; i++)
    if (g_array_index (dialog->years, int, i) == work_year)
      adw_combo_row_set_selected (dialog->year_row, i);
}

bool
td_targets_dialog_set (TdTargetsDialog *dialog)
{
  Choice choice = get_choice (dialog);
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GArray) subjects = NULL;
  bool is_read = true;

  show_error (dialog, NULL);
  if (!has_rate (dialog, TD_MEASURE_CASES) && !has_rate (dialog, TD_MEASURE_MONEY))
    {
      td_field_row_set_error (dialog->cases_row, _ ("Enter a rate, by cases, by money or both."));
      return false;
    }
  subjects = list_subjects (dialog, &choice);
  for (TdMeasure measure = TD_MEASURE_CASES; measure <= TD_MEASURE_MONEY; measure++)
    if (has_rate (dialog, measure))
      is_read &= add_changes (dialog, subjects, measure, changes);
  if (!is_read || td_changes_get_n (changes) == 0 || !apply (dialog, changes))
    return false;
  td_field_row_set_text (dialog->cases_row, "");
  td_field_row_set_text (dialog->money_row, "");
  td_field_row_set_text (dialog->from_row, "");
  td_field_row_set_text (dialog->document_row, "");
  return true;
}

void
td_targets_dialog_set_rule (TdTargetsDialog *dialog, TdRule rule)
{
  adw_combo_row_set_selected (dialog->rule_row, rule == TD_RULE_GT ? 1 : 0);
}

void
td_targets_dialog_choose (TdTargetsDialog *dialog, guint index)
{
  adw_combo_row_set_selected (dialog->who_row, index);
}

TdTargetsHistory *
td_targets_dialog_get_history (TdTargetsDialog *dialog)
{
  return dialog->history;
}

TdFieldRow *
td_targets_dialog_get_row (TdTargetsDialog *dialog, const char *name)
{
  if (g_str_equal (name, "cases"))
    return dialog->cases_row;
  if (g_str_equal (name, "money"))
    return dialog->money_row;
  if (g_str_equal (name, "from"))
    return dialog->from_row;
  if (g_str_equal (name, "document"))
    return dialog->document_row;
  return NULL;
}
