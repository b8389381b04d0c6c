/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-record-form-private.h"

#include <glib/gi18n.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

char *
_td_record_format_item (const TdRecordSide *side, TdItem item)
{
  int64_t value;

  return td_figures_get (&side->figures, item, &value) ? td_amount_format (value) : g_strdup ("");
}
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
fill_field (TdRecordForm *form, const TdRecordRow *row, TdMeasure measure, const TdRecordSide *side)
{
  const TdRecordCell *cell = &row->cell[measure];
  g_autofree char *problems = list_problems (form, measure, row->item);
  g_autofree char *figure = _td_record_format_item (side, row->item);
  bool editable = (side->editable >> row->item) & 1u;
  bool partial = (side->partial >> row->item) & 1u;
  const char *note = problems;

  if (note == NULL && partial)
    note = _ ("The sum of those that have reported; some are missing.");
  else if (note == NULL && !editable && td_item_is_derived (row->item)
           && form->state->lock == TD_RECORD_LOCK_NONE)
    note = _ ("Calculated from the figures of the form.");
  if (td_figure_field_get_editable (cell->field) && !editable)
    _td_record_form_repair_focus (form);
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
fill_label (TdRecordForm *form, const TdRecordRow *row, TdMeasure measure, const TdRecordSide *side)
{
  const TdRecordCell *cell = &row->cell[measure];
  g_autofree char *text = NULL;

  if (row->is_rate)
    text = side->has_rate ? td_hundredths_format (side->rate) : g_strdup (TD_ABSENT);
  else
    text = td_figures_has (&side->figures, row->item) ? _td_record_format_item (side, row->item)
                                                      : g_strdup (TD_ABSENT);
  gtk_label_set_label (cell->label, text);
  set_css_class (
      GTK_WIDGET (cell->label), "partial", !row->is_rate && ((side->partial >> row->item) & 1u));
}

static char *
format_change (const TdRecordRow *row, const TdRecordSide *side)
{
  int64_t change;

  if (row->is_rate && side->rate_change.known)
    return td_hundredths_format_signed (side->rate_change.points);
  if (!row->is_rate && td_figures_get (&side->change, row->item, &change))
    return td_amount_format_signed (change);
  return g_strdup ("");
}

void
_td_record_form_fill_rows (TdRecordForm *form)
{
  glong width[TD_N_MEASURES] = { 5, 11 };

  for (guint i = 0; i < form->rows->len; i++)
    {
      const TdRecordRow *row = _td_record_form_get_row (form, i);

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
              g_autofree char *figure = _td_record_format_item (side, row->item);

              width[m] = MAX (width[m], g_utf8_strlen (figure, -1));
            }
        }
    }
  for (guint i = 0; i < form->rows->len; i++)
    {
      for (TdMeasure m = 0; m < TD_N_MEASURES; m++)
        {
          if (_td_record_form_get_row (form, i)->cell[m].field != NULL)
            td_figure_field_set_width_chars (_td_record_form_get_row (form, i)->cell[m].field,
                                             (int)width[m]);
        }
    }
}

void
_td_record_form_fill_heading (TdRecordForm *form)
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
  GtkWidget *label = _td_record_label_new (text, 0, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (mark, "mark");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, td_wording_identity (problem->code));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (
      G_OBJECT (row), TD_RECORD_PROBLEM, g_memdup2 (problem, sizeof *problem), g_free);
  return row;
}

void
_td_record_form_fill_problems (TdRecordForm *form)
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
