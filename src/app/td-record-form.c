/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-record-form-private.h"

#include <glib/gi18n.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

/* A text that was refused, for when its record is shown again. */
typedef struct
{
  char *text;
  char *error;
} Draft;

static guint status_signal;

G_DEFINE_FINAL_TYPE (TdRecordForm, td_record_form, GTK_TYPE_BOX)

static void
draft_free (Draft *draft)
{
  g_free (draft->text);
  g_free (draft->error);
  g_free (draft);
}

static void
row_clear (TdRecordRow *row)
{
  g_free (row->heading);
}

TdRecordRow *
_td_record_form_get_row (TdRecordForm *form, guint index)
{
  return &g_array_index (form->rows, TdRecordRow, index);
}

static bool
find_cell (TdRecordForm *form, TdFigureField *field, guint *index, TdMeasure *measure)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
        {
          if (_td_record_form_get_row (form, i)->cell[m].field == field)
            {
              *index = i;
              *measure = m;
              return true;
            }
        }
    }
  return false;
}

static TdRecordRow *
find_row (TdRecordForm *form, guint item)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      TdRecordRow *row = _td_record_form_get_row (form, i);

      if (row->is_rate ? item == TD_N_ITEMS : row->item == item)
        return row;
    }
  return NULL;
}

/* Texts that were not accepted */

static char *
make_key (const TdBook *book, TdDay as_of, TdSubject subject)
{
  bool is_officer = td_book_is_officer (book, subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, subject) : subject;

  return g_strdup_printf ("%d\n%s\n%s",
                          as_of,
                          td_book_get_unit (book, unit)->code,
                          is_officer ? td_book_get_officer (book, subject)->code : "");
}

static char *
make_draft_key (TdRecordForm *form, const TdRecordRow *row, TdMeasure measure)
{
  return g_strdup_printf ("%s\n%d\n%d", form->key, measure, row->item);
}

static void
store_drafts (TdRecordForm *form)
{
  if (form->key == NULL)
    return;
  for (guint i = 0; i < form->rows->len; i++)
    {
      for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
        {
          TdRecordRow *row = _td_record_form_get_row (form, i);
          TdFigureField *field = row->cell[m].field;
          Draft *draft;

          if (field == NULL || !td_figure_field_get_editable (field)
              || !td_figure_field_is_pending (field))
            continue;
          draft = g_new0 (Draft, 1);
          draft->text = td_figure_field_get_text (field);
          draft->error = g_strdup (td_figure_field_get_error (field));
          g_hash_table_replace (form->drafts, make_draft_key (form, row, m), draft);
        }
    }
}

/* Takes what was stored for the record that is shown now out again. */
static void
restore_drafts (TdRecordForm *form)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
        {
          TdRecordRow *row = _td_record_form_get_row (form, i);
          g_autofree char *key = NULL;
          Draft *draft;

          if (row->cell[m].field == NULL)
            continue;
          key = make_draft_key (form, row, m);
          draft = g_hash_table_lookup (form->drafts, key);
          if (draft == NULL || !td_figure_field_get_editable (row->cell[m].field))
            continue;
          td_figure_field_set_draft (row->cell[m].field, draft->text, draft->error);
          g_hash_table_remove (form->drafts, key);
        }
    }
}

/* What is wrong, for the line at the foot: with the field that has the focus, else with the first
 * one whose text was refused. */
static void
update_status (TdRecordForm *form)
{
  TdFigureField *refused = NULL;
  TdFigureField *focused = NULL;
  const char *text = NULL;
  const char *name = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < form->rows->len; i++)
    {
      for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
        {
          TdFigureField *field = _td_record_form_get_row (form, i)->cell[m].field;

          if (field != NULL && gtk_widget_get_focus_child (GTK_WIDGET (field)) != NULL)
            focused = field;
          if (field != NULL && refused == NULL && td_figure_field_get_error (field) != NULL)
            refused = field;
        }
    }
  if (focused != NULL && td_figure_field_get_error (focused) != NULL)
    refused = focused;
  if (refused != NULL)
    {
      name = td_figure_field_get_name (refused);
      text = td_figure_field_get_error (refused);
    }
  else if (focused != NULL)
    {
      name = td_figure_field_get_name (focused);
      text = td_figure_field_get_note (focused);
    }
  if (text != NULL)
    /* Translators: the name of a field ("Executed, cases") and what is wrong with its text. */
    sentence = g_strdup_printf (_ ("%s: %s"), name, text);
  g_signal_emit (form, status_signal, 0, sentence);
}

/* Editing */

static bool
apply_item (
    TdRecordForm *form, TdMeasure measure, TdItem item, const int64_t *value, GError **error)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdSubject subject = form->state->subject;
  bool is_officer = td_book_is_officer (form->book, subject);
  TdSubject unit = is_officer ? td_book_get_parent (form->book, subject) : subject;
  TdAction action = {
    .kind = "set",
    .unit = td_book_get_unit (form->book, unit)->code,
    .officer = is_officer ? td_book_get_officer (form->book, subject)->code : NULL,
    .as_of = td_book_get_cut (form->book, form->state->cut)->as_of,
    .detail = td_measure_name (measure),
  };
  /* The session takes a new book while the change is made. */
  g_autoptr (TdBook) book = td_book_ref (form->book);

  td_record_put_item (book, form->state->cut, subject, measure, item, value, changes);
  return td_changes_get_n (changes) == 0
         || td_session_apply (form->session, changes, &action, NULL, error);
}

static void
field_commit_cb (TdRecordForm *form, TdFigureField *field)
{
  g_autoptr (TdFigureField) kept = g_object_ref (field);
  g_autofree char *text = td_figure_field_get_text (field);
  g_autofree char *accepted = NULL;
  g_autoptr (GError) error = NULL;
  int64_t value;
  TdMeasure measure;
  guint index;
  TdItem item;

  if (form->session == NULL || form->state == NULL || !find_cell (form, field, &index, &measure))
    return;
  item = _td_record_form_get_row (form, index)->item;
  if ((*text != '\0' && !td_amount_parse (text, &value, &error))
      || !apply_item (form, measure, item, *text != '\0' ? &value : NULL, &error))
    {
      td_figure_field_set_error (field, error->message);
      return;
    }
  /* A contradicted total that was mended shows what its parts make. */
  if (!td_figure_field_get_editable (field))
    return;
  accepted = *text != '\0' ? td_amount_format (value) : g_strdup ("");
  td_figure_field_set_text (field, accepted);
}

static bool
focus_from (TdRecordForm *form, guint from, TdMeasure measure, int step)
{
  int n_rows = (int)form->rows->len;
  int place = (int)measure * n_rows + (int)from;

  for (; place >= 0 && place < n_rows * TD_N_MEASURES; place += step)
    {
      TdFigureField *field
          = _td_record_form_get_row (form, (guint)(place % n_rows))->cell[place / n_rows].field;

      if (field != NULL && td_figure_field_get_editable (field))
        return gtk_widget_grab_focus (GTK_WIDGET (field));
    }
  return false;
}

static void
field_move_cb (TdRecordForm *form, int step, TdFigureField *field)
{
  TdMeasure measure;
  guint index;
  int place;

  if (!find_cell (form, field, &index, &measure))
    return;
  place = (int)measure * (int)form->rows->len + (int)index + step;
  if (place < 0 || place >= (int)form->rows->len * TD_N_MEASURES)
    return;
  (void)focus_from (
      form, (guint)place % form->rows->len, (TdMeasure)((guint)place / form->rows->len), step);
}

/* A field that became a calculated one cannot keep the focus that was just given to it. */
static gboolean
repair_focus_cb (gpointer data)
{
  TdRecordForm *form = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (form));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *field = focus != NULL ? gtk_widget_get_ancestor (focus, TD_TYPE_FIGURE_FIELD) : NULL;
  TdMeasure measure;
  guint index;

  form->repair_focus = 0;
  if (field != NULL && !td_figure_field_get_editable (TD_FIGURE_FIELD (field))
      && find_cell (form, TD_FIGURE_FIELD (field), &index, &measure))
    (void)focus_from (form, index, measure, 1);
  return G_SOURCE_REMOVE;
}

void
_td_record_form_repair_focus (TdRecordForm *form)
{
  if (form->repair_focus == 0)
    form->repair_focus = g_idle_add (repair_focus_cb, form);
}

void
_td_record_form_watch (TdRecordForm *form, TdFigureField *field)
{
  g_signal_connect_object (field, "commit", G_CALLBACK (field_commit_cb), form, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "move", G_CALLBACK (field_move_cb), form, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "attend", G_CALLBACK (update_status), form, G_CONNECT_SWAPPED);
}

static void
problem_activated_cb (TdRecordForm *form, GtkListBoxRow *row)
{
  const TdProblem *problem = g_object_get_data (G_OBJECT (row), TD_RECORD_PROBLEM);
  uint32_t items = td_problem_items (problem);

  for (guint i = 0; i < form->rows->len; i++)
    {
      const TdRecordRow *place = _td_record_form_get_row (form, i);
      TdFigureField *field = place->cell[problem->measure].field;

      if (field != NULL && ((items >> place->item) & 1u) && td_figure_field_get_editable (field))
        {
          (void)gtk_widget_grab_focus (GTK_WIDGET (field));
          return;
        }
    }
}

static void
forget_state (TdRecordForm *form)
{
  g_clear_pointer (&form->state, td_record_state_free);
  g_clear_pointer (&form->book, td_book_unref);
}

static void
fill (TdRecordForm *form)
{
  _td_record_form_build_rows (form, form->state->form);
  _td_record_form_fill_heading (form);
  _td_record_form_fill_rows (form);
  _td_record_form_fill_problems (form);
  _td_record_form_fill_notice (form);
  gtk_widget_set_visible (GTK_WIDGET (form->grid), form->state->lock != TD_RECORD_LOCK_NOT_VALID);
}

static void
td_record_form_dispose (GObject *object)
{
  TdRecordForm *form = TD_RECORD_FORM (object);

  g_clear_handle_id (&form->repair_focus, g_source_remove);
  g_clear_object (&form->session);
  g_clear_object (&form->problem_list);
  forget_state (form);

  G_OBJECT_CLASS (td_record_form_parent_class)->dispose (object);
}

static void
td_record_form_finalize (GObject *object)
{
  TdRecordForm *form = TD_RECORD_FORM (object);

  g_free (form->key);
  g_free (form->built);
  g_array_unref (form->rows);
  g_hash_table_unref (form->drafts);

  G_OBJECT_CLASS (td_record_form_parent_class)->finalize (object);
}

static void
td_record_form_class_init (TdRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_record_form_dispose;
  object_class->finalize = td_record_form_finalize;

  status_signal = g_signal_new ("status",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-record-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRecordForm, notice);
  gtk_widget_class_bind_template_child (widget_class, TdRecordForm, notice_icon);
  gtk_widget_class_bind_template_child (widget_class, TdRecordForm, notice_label);
  gtk_widget_class_bind_template_child (widget_class, TdRecordForm, notice_button);
  gtk_widget_class_bind_template_child (widget_class, TdRecordForm, grid);
  gtk_widget_class_bind_template_callback_full (
      widget_class, "notice_clicked_cb", G_CALLBACK (_td_record_form_notice_clicked_cb));
}

static void
td_record_form_init (TdRecordForm *form)
{
  form->rows = g_array_new (FALSE, FALSE, sizeof (TdRecordRow));
  g_array_set_clear_func (form->rows, (GDestroyNotify)row_clear);
  form->drafts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)draft_free);
  gtk_widget_init_template (GTK_WIDGET (form));
  form->problem_list = g_object_ref_sink (GTK_LIST_BOX (gtk_list_box_new ()));
  gtk_list_box_set_selection_mode (form->problem_list, GTK_SELECTION_NONE);
  gtk_widget_set_visible (GTK_WIDGET (form->problem_list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (form->problem_list), "card");
  gtk_widget_add_css_class (GTK_WIDGET (form->problem_list), "td-problems");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (form->problem_list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Findings"), -1);
  g_signal_connect_object (form->problem_list,
                           "row-activated",
                           G_CALLBACK (problem_activated_cb),
                           form,
                           G_CONNECT_SWAPPED);
}

void
td_record_form_set_session (TdRecordForm *form, TdSession *session)
{
  g_return_if_fail (form->session == NULL);

  form->session = g_object_ref (session);
}

void
td_record_form_show (TdRecordForm *form, TdSubject subject)
{
  TdBook *book = td_session_get_book (form->session);
  int cut = td_session_get_cut (form->session);
  g_autofree char *key = NULL;
  bool same;

  g_return_if_fail (book != NULL && cut >= 0 && subject != TD_SUBJECT_NONE);

  key = make_key (book, td_book_get_cut (book, cut)->as_of, subject);
  same = g_strcmp0 (key, form->key) == 0;
  if (!same)
    {
      store_drafts (form);
      form->view = TD_RECORD_VIEW_AUTO;
      g_free (form->key);
      form->key = g_steal_pointer (&key);
    }
  forget_state (form);
  form->book = td_book_ref (book);
  form->state = td_record_state_new (
      book, cut, subject, form->view, td_session_can_edit (form->session, NULL));
  _td_record_form_build_rows (form, form->state->form);
  if (!same)
    {
      for (guint i = 0; i < form->rows->len; i++)
        {
          for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
            {
              if (_td_record_form_get_row (form, i)->cell[m].field != NULL)
                td_figure_field_set_text (_td_record_form_get_row (form, i)->cell[m].field, "");
            }
        }
    }
  fill (form);
  if (!same)
    restore_drafts (form);
  update_status (form);
}

void
td_record_form_forget (TdRecordForm *form)
{
  g_clear_pointer (&form->key, g_free);
  td_record_form_clear (form);
  g_hash_table_remove_all (form->drafts);
}

void
td_record_form_clear (TdRecordForm *form)
{
  store_drafts (form);
  g_clear_pointer (&form->key, g_free);
  g_clear_pointer (&form->built, g_free);
  _td_record_form_clear_grid (form);
  forget_state (form);
  gtk_widget_set_visible (GTK_WIDGET (form->problem_list), FALSE);
  update_status (form);
}

GtkWidget *
td_record_form_get_findings (TdRecordForm *form)
{
  return GTK_WIDGET (form->problem_list);
}

bool
td_record_form_finish (TdRecordForm *form)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (form));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *field = focus != NULL ? gtk_widget_get_ancestor (focus, TD_TYPE_FIGURE_FIELD) : NULL;

  return field == NULL || !gtk_widget_is_ancestor (field, GTK_WIDGET (form))
         || td_figure_field_finish (TD_FIGURE_FIELD (field));
}

void
td_record_form_set_view (TdRecordForm *form, TdRecordView view)
{
  form->view = view;
  if (form->state != NULL)
    td_record_form_show (form, form->state->subject);
}

const TdRecordState *
td_record_form_get_state (TdRecordForm *form)
{
  return form->state;
}

bool
td_record_form_focus_item (TdRecordForm *form, TdMeasure measure, TdItem item)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      if (!_td_record_form_get_row (form, i)->is_rate
          && _td_record_form_get_row (form, i)->item == item)
        return focus_from (form, i, measure, 1);
    }
  return false;
}

bool
td_record_form_focus_first (TdRecordForm *form)
{
  return form->rows->len > 0 && focus_from (form, 0, TD_MEASURE_CASES, 1);
}

TdFigureField *
td_record_form_get_field (TdRecordForm *form, TdMeasure measure, TdItem item)
{
  TdRecordRow *row = find_row (form, item);

  return row != NULL ? row->cell[measure].field : NULL;
}

const char *
td_record_form_get_text (TdRecordForm *form, TdMeasure measure, guint item)
{
  TdRecordRow *row = find_row (form, item);
  const TdRecordCell *cell = row != NULL ? &row->cell[measure] : NULL;

  if (cell != NULL && cell->field != NULL)
    return td_figure_field_get_shown (cell->field);
  return cell != NULL && cell->label != NULL ? gtk_label_get_label (cell->label) : NULL;
}

bool
td_record_form_is_marked (TdRecordForm *form, TdMeasure measure, TdItem item)
{
  TdRecordRow *row = find_row (form, item);

  return row != NULL && row->cell[measure].mark != NULL
         && gtk_widget_has_css_class (row->cell[measure].mark, "shown");
}

const char *
td_record_form_get_notice (TdRecordForm *form)
{
  return gtk_label_get_label (form->notice_label);
}
