/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-record-form.h"

#include <glib/gi18n.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

#define LEVEL_INDENT 14
#define PROBLEM "td-problem"

/* Columns of the grid; those of the measures come twice. */
enum
{
  COLUMN_NUMBER,
  COLUMN_HEADING,
  COLUMN_MARK,
  COLUMN_FIGURE,
  COLUMN_CHANGE,
  N_COLUMNS = 8,
};
#define MEASURE_COLUMNS 3

/* One measure of a row; a cell that the measure does not have is all NULL. */
typedef struct
{
  TdFigureField *field; /* NULL where nothing can ever be entered */
  GtkLabel *label;      /* NULL where there is a field */
  GtkWidget *mark;
  GtkLabel *change;
} Cell;

typedef struct
{
  bool is_rate;
  TdItem item; /* unless is_rate */
  char *heading;
  Cell cell[TD_N_MEASURES];
} Row;

/* A text that was refused, for when its record is shown again. */
typedef struct
{
  char *text;
  char *error;
} Draft;

struct _TdRecordForm
{
  GtkBox parent_instance;

  /* owned */
  TdSession *session;
  TdRecordState *state;
  TdBook *book;       /* of the state */
  char *key;          /* whose record is shown: day and codes */
  char *built;        /* id of the form that the rows are made of */
  GArray *rows;       /* Row */
  GHashTable *drafts; /* key, measure and item: Draft */
  TdRecordView view;
  guint repair_focus; /* source */

  /* template children */
  GtkWidget *notice;
  GtkImage *notice_icon;
  GtkLabel *notice_label;
  GtkButton *notice_button;
  GtkGrid *grid;

  /* owned; stands where the page wants it */
  GtkListBox *problem_list;

  /* in the grid's heading; borrowed */
  GtkLabel *base_label[TD_N_MEASURES];
};

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
row_clear (Row *row)
{
  g_free (row->heading);
}

static Row *
get_row (TdRecordForm *form, guint index)
{
  return &g_array_index (form->rows, Row, index);
}

static bool
find_cell (TdRecordForm *form, TdFigureField *field, guint *index, TdMeasure *measure)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
        {
          if (get_row (form, i)->cell[m].field == field)
            {
              *index = i;
              *measure = m;
              return true;
            }
        }
    }
  return false;
}

static Row *
find_row (TdRecordForm *form, guint item)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      Row *row = get_row (form, i);

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
make_draft_key (TdRecordForm *form, const Row *row, TdMeasure measure)
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
          Row *row = get_row (form, i);
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
          Row *row = get_row (form, i);
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
          TdFigureField *field = get_row (form, i)->cell[m].field;

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

static char *
format_item (const TdRecordSide *side, TdItem item)
{
  int64_t value;

  return td_figures_get (&side->figures, item, &value) ? td_amount_format (value) : g_strdup ("");
}

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
  item = get_row (form, index)->item;
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
      TdFigureField *field = get_row (form, (guint)(place % n_rows))->cell[place / n_rows].field;

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

/* Building the rows */

static GtkWidget *
label_new (const char *text, int xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float)xalign);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Lines and shades go over the whole width, under the cells. */
static void
attach_background (TdRecordForm *form, int line, const char *css_class)
{
  GtkWidget *background = g_object_new (GTK_TYPE_BOX,
                                        "css-name",
                                        "row",
                                        "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                        "can-target",
                                        FALSE,
                                        NULL);

  gtk_widget_add_css_class (background, css_class);
  gtk_grid_attach (form->grid, background, 0, line, N_COLUMNS, 1);
}

static void
attach_heading (TdRecordForm *form)
{
  static const char *const titles[TD_N_MEASURES]
      = { NC_ ("record form", "Cases"), NC_ ("record form", "1,000 dong") };

  attach_background (form, 0, "heading");
  for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
    {
      int column = (int)m * MEASURE_COLUMNS;
      GtkWidget *title = label_new (g_dpgettext2 (NULL, "record form", titles[m]), 1, "title");

      form->base_label[m] = GTK_LABEL (label_new ("", 1, "change"));
      gtk_grid_attach (form->grid, title, COLUMN_FIGURE + column, 0, 1, 1);
      gtk_grid_attach (
          form->grid, GTK_WIDGET (form->base_label[m]), COLUMN_CHANGE + column, 0, 1, 1);
    }
}

static void
attach_group (TdRecordForm *form, const char *group, int line)
{
  GtkWidget *label = label_new (group, 0, "group");

  attach_background (form, line, "group");
  gtk_grid_attach (form->grid, label, COLUMN_HEADING, line, N_COLUMNS - COLUMN_HEADING, 1);
}

static char *
name_field (const char *heading, TdMeasure measure)
{
  return measure == TD_MEASURE_CASES
             /* Translators: the name of a field: the heading of a column of the form. */
             ? g_strdup_printf (_ ("%s, cases"), heading)
             /* Translators: the name of a field: the heading of a column of the form. */
             : g_strdup_printf (_ ("%s, money"), heading);
}

static void
attach_cell (
    TdRecordForm *form, const TdFormColumn *column, TdMeasure measure, int line, Cell *cell)
{
  int first = (int)measure * MEASURE_COLUMNS;
  bool stored = !column->is_rate && td_item_is_stored (column->item);
  g_autofree char *name = name_field (column->heading, measure);
  GtkWidget *figure;

  if (!column->in_measure[measure])
    return;
  if (stored)
    {
      figure = td_figure_field_new (name);
      cell->field = TD_FIGURE_FIELD (figure);
      g_signal_connect_object (
          figure, "commit", G_CALLBACK (field_commit_cb), form, G_CONNECT_SWAPPED);
      g_signal_connect_object (figure, "move", G_CALLBACK (field_move_cb), form, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          figure, "attend", G_CALLBACK (update_status), form, G_CONNECT_SWAPPED);
    }
  else
    {
      figure = label_new ("", 1, "figure");
      cell->label = GTK_LABEL (figure);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
    }
  if (column->is_rate || td_item_is_derived (column->item))
    gtk_widget_add_css_class (figure, "derived");
  cell->mark = g_object_new (GTK_TYPE_IMAGE,
                             "icon-name",
                             "dialog-warning-symbolic",
                             "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_widget_add_css_class (cell->mark, "mark");
  cell->change = GTK_LABEL (label_new ("", 1, "change"));
  gtk_grid_attach (form->grid, cell->mark, COLUMN_MARK + first, line, 1, 1);
  gtk_grid_attach (form->grid, figure, COLUMN_FIGURE + first, line, 1, 1);
  gtk_grid_attach (form->grid, GTK_WIDGET (cell->change), COLUMN_CHANGE + first, line, 1, 1);
}

static void
attach_row (TdRecordForm *form, const TdFormColumn *column, int line)
{
  bool derived = column->is_rate || td_item_is_derived (column->item);
  GtkWidget *number = label_new (column->number, 1, "number");
  GtkWidget *heading = label_new (column->heading, 0, derived ? "derived" : NULL);
  Row row = {
    .is_rate = column->is_rate,
    .item = column->item,
    .heading = g_strdup (column->heading),
  };

  attach_background (form, line, derived ? "derived" : "entered");
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_set_margin_start (heading, (int)column->level * LEVEL_INDENT);
  gtk_grid_attach (form->grid, number, COLUMN_NUMBER, line, 1, 1);
  gtk_grid_attach (form->grid, heading, COLUMN_HEADING, line, 1, 1);
  for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
    attach_cell (form, column, m, line, &row.cell[m]);
  g_array_append_val (form->rows, row);
}

static void
clear_grid (TdRecordForm *form)
{
  GtkWidget *child;

  g_array_set_size (form->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (form->grid))) != NULL)
    gtk_grid_remove (form->grid, child);
}

static void
build_rows (TdRecordForm *form, const TdForm *official)
{
  const char *group = NULL;
  int line = 1;

  if (g_strcmp0 (form->built, official->id) == 0)
    return;
  g_free (form->built);
  form->built = g_strdup (official->id);
  clear_grid (form);
  attach_heading (form);
  for (guint i = 0; i < official->columns->len; i++)
    {
      const TdFormColumn *column = g_ptr_array_index (official->columns, i);

      if (column->group != NULL && g_strcmp0 (column->group, group) != 0)
        attach_group (form, column->group, line++);
      group = column->group;
      attach_row (form, column, line++);
    }
}

/* Filling them */

static void
set_css_class (GtkWidget *widget, const char *css_class, bool set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* The findings in which an item takes part, a sentence a line; NULL for none. */
static char *
list_problems (TdRecordForm *form, TdMeasure measure, TdItem item)
{
  g_autoptr (GString) text = NULL;

  for (guint i = 0; i < form->state->problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (form->state->problems, TdProblem, i);
      g_autofree char *sentence = NULL;

      if (problem->measure != measure || !((td_problem_items (problem) >> item) & 1u))
        continue;
      sentence = td_wording_problem_short (form->book, problem);
      if (text == NULL)
        text = g_string_new (sentence);
      else
        g_string_append_printf (text, "\n%s", sentence);
    }
  return text != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
fill_field (TdRecordForm *form, const Row *row, TdMeasure measure, const TdRecordSide *side)
{
  const Cell *cell = &row->cell[measure];
  g_autofree char *problems = list_problems (form, measure, row->item);
  g_autofree char *figure = format_item (side, row->item);
  bool editable = (side->editable >> row->item) & 1u;
  bool partial = (side->partial >> row->item) & 1u;
  const char *note = problems;

  if (note == NULL && partial)
    note = _ ("The sum of those that have reported; some are missing.");
  else if (note == NULL && !editable && td_item_is_derived (row->item)
           && form->state->lock == TD_RECORD_LOCK_NONE)
    note = _ ("Calculated from the figures of the form.");
  if (td_figure_field_get_editable (cell->field) && !editable && form->repair_focus == 0)
    form->repair_focus = g_idle_add (repair_focus_cb, form);
  td_figure_field_set_editable (cell->field, editable);
  /* In a field that is locked now nothing typed waits. */
  if (editable)
    td_figure_field_set_accepted (cell->field, figure);
  else
    td_figure_field_set_text (cell->field, *figure == '\0' ? TD_ABSENT : figure);
  td_figure_field_set_note (cell->field, note);
  set_css_class (GTK_WIDGET (cell->field), "doubtful", problems != NULL);
  set_css_class (GTK_WIDGET (cell->field), "partial", partial);
  /* Its place stays, so that a finding moves nothing. */
  set_css_class (cell->mark, "shown", problems != NULL);
  gtk_widget_set_tooltip_text (cell->mark, problems);
}

static void
fill_label (TdRecordForm *form, const Row *row, TdMeasure measure, const TdRecordSide *side)
{
  const Cell *cell = &row->cell[measure];
  g_autofree char *text = NULL;

  if (row->is_rate)
    text = side->has_rate ? td_hundredths_format (side->rate) : g_strdup (TD_ABSENT);
  else
    text = td_figures_has (&side->figures, row->item) ? format_item (side, row->item)
                                                      : g_strdup (TD_ABSENT);
  gtk_label_set_label (cell->label, text);
  set_css_class (
      GTK_WIDGET (cell->label), "partial", !row->is_rate && ((side->partial >> row->item) & 1u));
}

static char *
format_change (const Row *row, const TdRecordSide *side)
{
  int64_t change;

  if (row->is_rate && side->rate_change.known)
    return td_hundredths_format_signed (side->rate_change.points);
  if (!row->is_rate && td_figures_get (&side->change, row->item, &change))
    return td_amount_format_signed (change);
  return g_strdup ("");
}

static void
fill_rows (TdRecordForm *form)
{
  glong width[TD_N_MEASURES] = { 5, 11 };

  for (guint i = 0; i < form->rows->len; i++)
    {
      const Row *row = get_row (form, i);

      for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
        {
          const TdRecordSide *side = &form->state->side[m];
          g_autofree char *change = NULL;

          if (row->cell[m].change == NULL)
            continue;
          if (row->cell[m].field != NULL)
            fill_field (form, row, m, side);
          else
            fill_label (form, row, m, side);
          change = format_change (row, side);
          gtk_label_set_label (row->cell[m].change, change);
          if (!row->is_rate)
            {
              g_autofree char *figure = format_item (side, row->item);

              width[m] = MAX (width[m], g_utf8_strlen (figure, -1));
            }
        }
    }
  for (guint i = 0; i < form->rows->len; i++)
    {
      for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
        {
          if (get_row (form, i)->cell[m].field != NULL)
            td_figure_field_set_width_chars (get_row (form, i)->cell[m].field, (int)width[m]);
        }
    }
}

static void
fill_heading (TdRecordForm *form)
{
  g_autofree char *text = NULL;

  if (form->state->month_base >= 0)
    {
      g_autofree char *day
          = td_day_format_short (td_book_get_cut (form->book, form->state->month_base)->as_of);

      /* Translators: heading over changes: since that day of the month before ("31/8"); keep it
       * short. */
      text = g_strdup_printf (_ ("vs %s"), day);
    }
  for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
    gtk_label_set_label (form->base_label[m], text != NULL ? text : "");
}

static GtkWidget *
problem_row_new (TdRecordForm *form, const TdProblem *problem)
{
  g_autofree char *sentence = td_wording_problem_short (form->book, problem);
  g_autofree char *text = problem->measure == TD_MEASURE_CASES
                              /* Translators: a finding of the check about the record by cases. */
                              ? g_strdup_printf (_ ("By cases: %s."), sentence)
                              /* Translators: a finding of the check about the record by money. */
                              : g_strdup_printf (_ ("By money: %s."), sentence);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = label_new (text, 0, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (mark, "mark");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, td_wording_identity (problem->code));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), PROBLEM, g_memdup2 (problem, sizeof *problem), g_free);
  return row;
}

static void
fill_problems (TdRecordForm *form)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (form->problem_list))) != NULL)
    gtk_list_box_remove (form->problem_list, child);
  for (guint i = 0; i < form->state->problems->len; i++)
    gtk_list_box_append (
        form->problem_list,
        problem_row_new (form, &g_array_index (form->state->problems, TdProblem, i)));
  gtk_widget_set_visible (GTK_WIDGET (form->problem_list), form->state->problems->len > 0);
}

static void
problem_activated_cb (TdRecordForm *form, GtkListBoxRow *row)
{
  const TdProblem *problem = g_object_get_data (G_OBJECT (row), PROBLEM);
  uint32_t items = td_problem_items (problem);

  for (guint i = 0; i < form->rows->len; i++)
    {
      const Row *place = get_row (form, i);
      TdFigureField *field = place->cell[problem->measure].field;

      if (field != NULL && ((items >> place->item) & 1u) && td_figure_field_get_editable (field))
        {
          (void)gtk_widget_grab_focus (GTK_WIDGET (field));
          return;
        }
    }
}

/* The notice over the form */

static bool
children_are_officers (TdRecordForm *form)
{
  return form->state->children->len > 0
         && td_book_is_officer (form->book, g_array_index (form->state->children, TdSubject, 0));
}

static char *
word_sum (TdRecordForm *form, TdMeasure measure)
{
  g_autoptr (GPtrArray) missing = td_record_list_missing (form->book, form->state, measure);
  int expected = (int)form->state->children->len;
  int reported = expected - (int)missing->len;
  g_autofree char *names = td_wording_names (missing);

  if (children_are_officers (form))
    return missing->len == 0
               /* Translators: how many officers of a unit have figures. */
               ? g_strdup_printf (_ ("sum of %d of %d officers"), reported, expected)
               : g_strdup_printf (
                   /* Translators: how many officers of a unit have figures, and who has none. */
                   _ ("sum of %d of %d officers; missing: %s"),
                   reported,
                   expected,
                   names);
  return missing->len == 0
             /* Translators: how many units below have figures. */
             ? g_strdup_printf (_ ("sum of %d of %d units that have reported"), reported, expected)
             : g_strdup_printf (
                 /* Translators: how many units below have figures, and which have none. */
                 _ ("sum of %d of %d units that have reported; missing: %s"),
                 reported,
                 expected,
                 names);
}

static char *
word_sums (TdRecordForm *form)
{
  g_autofree char *cases = word_sum (form, TD_MEASURE_CASES);
  g_autofree char *money = word_sum (form, TD_MEASURE_MONEY);

  if (g_str_equal (cases, money))
    /* Translators: what the figures of a group are: "sum of 8 of 8 units that have reported". */
    return g_strdup_printf (_ ("Locked: %s."), cases);
  /* Translators: what the figures of a group are, by cases and by money. */
  return g_strdup_printf (_ ("Locked. By cases: %s. By money: %s."), cases, money);
}

/* The newest cut in which the subject was valid, -1 for none. */
static int
find_valid_cut (TdRecordForm *form)
{
  for (int cut = td_book_get_n_cuts (form->book) - 1; cut >= 0; cut--)
    {
      if (td_book_is_valid (
              form->book, form->state->subject, td_book_get_cut (form->book, cut)->as_of))
        return cut;
    }
  return -1;
}

static void
set_notice (TdRecordForm *form, const char *icon_name, const char *text, const char *button)
{
  gtk_image_set_from_icon_name (form->notice_icon, icon_name);
  gtk_label_set_label (form->notice_label, text);
  gtk_widget_set_visible (GTK_WIDGET (form->notice_button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (form->notice_button, button);
  gtk_widget_set_visible (form->notice, *text != '\0');
}

static void
fill_not_valid_notice (TdRecordForm *form)
{
  g_autofree char *day = td_day_format (td_book_get_cut (form->book, form->state->cut)->as_of);
  const char *name = td_book_get_name (form->book, form->state->subject);
  g_autofree char *text = NULL;
  g_autofree char *button = NULL;
  int cut = find_valid_cut (form);

  /* Translators: a unit and the day of the figures. */
  text = g_strdup_printf (_ ("%s is not valid on %s and has no figures of that day."), name, day);
  if (cut >= 0)
    {
      g_autofree char *other = td_day_format (td_book_get_cut (form->book, cut)->as_of);

      /* Translators: a button; %s is the day of a cut. */
      button = g_strdup_printf (_ ("Go to %s"), other);
    }
  set_notice (form, "changes-prevent-symbolic", text, button);
}

static void
fill_notice (TdRecordForm *form)
{
  g_autofree char *day = td_day_format (td_book_get_cut (form->book, form->state->cut)->as_of);
  g_autofree char *text = NULL;

  switch (form->state->lock)
    {
    case TD_RECORD_LOCK_NOT_VALID:
      fill_not_valid_notice (form);
      break;
    case TD_RECORD_LOCK_READ_ONLY:
      (void)td_session_can_edit (form->session, &text);
      set_notice (form, "changes-prevent-symbolic", text != NULL ? text : "", NULL);
      break;
    case TD_RECORD_LOCK_CLOSED:
      /* Translators: %s is the day of a cut. */
      text = g_strdup_printf (_ ("The figures of %s are closed. Reopen them to edit."), day);
      set_notice (form, "changes-prevent-symbolic", text, _ ("Reopen…"));
      break;
    case TD_RECORD_LOCK_SUM:
      text = word_sums (form);
      set_notice (form, "changes-prevent-symbolic", text, _ ("Enter Own Figures"));
      break;
    case TD_RECORD_LOCK_NONE:
    default:
      if (form->state->children->len > 0)
        set_notice (form,
                    "document-edit-symbolic",
                    children_are_officers (form)
                        ? _ ("The unit's own figures. They count where an officer has none.")
                        : _ ("The unit's own figures. They count where a unit below has none."),
                    _ ("Show the Sum"));
      else
        set_notice (form, NULL, "", NULL);
      break;
    }
}

static void
notice_clicked_cb (TdRecordForm *form)
{
  int cut;

  switch (form->state->lock)
    {
    case TD_RECORD_LOCK_NOT_VALID:
      cut = find_valid_cut (form);
      if (cut >= 0)
        td_session_set_as_of (form->session, td_book_get_cut (form->book, cut)->as_of);
      break;
    case TD_RECORD_LOCK_CLOSED:
      (void)gtk_widget_activate_action (GTK_WIDGET (form), "win.reopen-cut", NULL);
      break;
    case TD_RECORD_LOCK_SUM:
      td_record_form_set_view (form, TD_RECORD_VIEW_OWN);
      (void)td_record_form_focus_first (form);
      break;
    case TD_RECORD_LOCK_NONE:
      if (td_record_form_finish (form))
        td_record_form_set_view (form, TD_RECORD_VIEW_SUM);
      break;
    case TD_RECORD_LOCK_READ_ONLY:
    default:
      break;
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
  build_rows (form, form->state->form);
  fill_heading (form);
  fill_rows (form);
  fill_problems (form);
  fill_notice (form);
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
  gtk_widget_class_bind_template_callback (widget_class, notice_clicked_cb);
}

static void
td_record_form_init (TdRecordForm *form)
{
  form->rows = g_array_new (FALSE, FALSE, sizeof (Row));
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
  build_rows (form, form->state->form);
  if (!same)
    {
      for (guint i = 0; i < form->rows->len; i++)
        {
          for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
            {
              if (get_row (form, i)->cell[m].field != NULL)
                td_figure_field_set_text (get_row (form, i)->cell[m].field, "");
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
  clear_grid (form);
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
      if (!get_row (form, i)->is_rate && get_row (form, i)->item == item)
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
  Row *row = find_row (form, item);

  return row != NULL ? row->cell[measure].field : NULL;
}

const char *
td_record_form_get_text (TdRecordForm *form, TdMeasure measure, guint item)
{
  Row *row = find_row (form, item);
  const Cell *cell = row != NULL ? &row->cell[measure] : NULL;

  if (cell != NULL && cell->field != NULL)
    return td_figure_field_get_shown (cell->field);
  return cell != NULL && cell->label != NULL ? gtk_label_get_label (cell->label) : NULL;
}

bool
td_record_form_is_marked (TdRecordForm *form, TdMeasure measure, TdItem item)
{
  Row *row = find_row (form, item);

  return row != NULL && row->cell[measure].mark != NULL
         && gtk_widget_has_css_class (row->cell[measure].mark, "shown");
}

const char *
td_record_form_get_notice (TdRecordForm *form)
{
  return gtk_label_get_label (form->notice_label);
}
