/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-record-form-private.h"

#include <glib/gi18n.h>

#define LEVEL_INDENT 14

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

GtkWidget *
_td_record_label_new (const char *text, int xalign, const char *css_class)
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
      GtkWidget *title
          = _td_record_label_new (g_dpgettext2 (NULL, "record form", titles[m]), 1, "title");

      form->base_label[m] = GTK_LABEL (_td_record_label_new ("", 1, "change"));
      gtk_grid_attach (form->grid, title, COLUMN_FIGURE + column, 0, 1, 1);
      gtk_grid_attach (
          form->grid, GTK_WIDGET (form->base_label[m]), COLUMN_CHANGE + column, 0, 1, 1);
    }
}

static void
attach_group (TdRecordForm *form, const char *group, int line)
{
  GtkWidget *label = _td_record_label_new (group, 0, "group");

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
    TdRecordForm *form, const TdFormColumn *column, TdMeasure measure, int line, TdRecordCell *cell)
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
      _td_record_form_watch (form, cell->field);
    }
  else
    {
      figure = _td_record_label_new ("", 1, "figure");
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
  cell->change = GTK_LABEL (_td_record_label_new ("", 1, "change"));
  gtk_grid_attach (form->grid, cell->mark, COLUMN_MARK + first, line, 1, 1);
  gtk_grid_attach (form->grid, figure, COLUMN_FIGURE + first, line, 1, 1);
  gtk_grid_attach (form->grid, GTK_WIDGET (cell->change), COLUMN_CHANGE + first, line, 1, 1);
}

static void
attach_row (TdRecordForm *form, const TdFormColumn *column, int line)
{
  bool derived = column->is_rate || td_item_is_derived (column->item);
  GtkWidget *number = _td_record_label_new (column->number, 1, "number");
  GtkWidget *heading = _td_record_label_new (column->heading, 0, derived ? "derived" : NULL);
  TdRecordRow row = {
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

void
_td_record_form_clear_grid (TdRecordForm *form)
{
  GtkWidget *child;

  g_array_set_size (form->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (form->grid))) != NULL)
    gtk_grid_remove (form->grid, child);
}

void
_td_record_form_build_rows (TdRecordForm *form, const TdForm *official)
{
  const char *group = NULL;
  int line = 1;

  if (g_strcmp0 (form->built, official->id) == 0)
    return;
  g_free (form->built);
  form->built = g_strdup (official->id);
  _td_record_form_clear_grid (form);
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
