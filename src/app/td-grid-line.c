/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-line.h"

struct _TdGridLine
{
  GtkWidget parent_instance;

  TdGridView *view; /* borrowed */
  guint row;
  guint first_column;
  guint64 arrangement; /* of its cells */
  bool is_strong;

  /* children */
  TdGridName *name;
  GPtrArray *slots; /* owned; of the columns in sight, in order */
};

G_DEFINE_FINAL_TYPE (TdGridLine, td_grid_line, GTK_TYPE_WIDGET)

bool
td_grid_view_has_range (const TdGridView *view)
{
  return view->has_cursor && view->cursor_column >= 0 && view->anchor_column >= 0
         && (view->cursor_row != view->anchor_row || view->cursor_column != view->anchor_column);
}

bool
td_grid_view_is_selected (const TdGridView *view, guint row, guint column)
{
  return td_grid_view_has_range (view) && row >= MIN (view->cursor_row, view->anchor_row)
         && row <= MAX (view->cursor_row, view->anchor_row)
         && (int)column >= MIN (view->cursor_column, view->anchor_column)
         && (int)column <= MAX (view->cursor_column, view->anchor_column);
}

void
td_grid_rotate (GtkWidget *parent, GtkWidget *before, GPtrArray *widgets, int shift)
{
  GtkWidget *last = before;

  for (; shift > 0; shift--)
    {
      GtkWidget *widget = g_ptr_array_steal_index (widgets, 0);
      last = g_ptr_array_index (widgets, widgets->len - 1);
      gtk_widget_insert_after (widget, parent, last);
      g_ptr_array_add (widgets, widget);
    }
  for (; shift < 0; shift++)
    {
      GtkWidget *widget = g_ptr_array_steal_index (widgets, widgets->len - 1);
      gtk_widget_insert_after (widget, parent, before);
      g_ptr_array_insert (widgets, 0, widget);
    }
}

/* As many slots as there are columns in sight; those that stay in sight stay what they are. */
static void
place_slots (TdGridLine *line)
{
  TdGridView *view = line->view;
  int shift = (int)view->first_column - (int)line->first_column;
  guint n = view->end_column - view->first_column;

  if (ABS (shift) < (int)line->slots->len)
    td_grid_rotate (GTK_WIDGET (line), GTK_WIDGET (line->name), line->slots, shift);
  line->first_column = view->first_column;
  while (line->slots->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (line->slots, line->slots->len - 1));
  while (line->slots->len < n)
    {
      GtkWidget *slot = td_grid_slot_new ();
      gtk_widget_set_parent (slot, GTK_WIDGET (line));
      g_ptr_array_add (line->slots, slot);
    }
}

static void
bind_slots (TdGridLine *line)
{
  TdGridView *view = line->view;
  TdGridCell cell;

  for (guint i = 0; i < line->slots->len; i++)
    {
      guint column = line->first_column + i;
      TdGridSlot *slot = g_ptr_array_index (line->slots, i);
      td_grid_model_get_cell (view->model, line->row, column, &cell);
      int needed
          = td_grid_slot_bind (slot, &view->fonts, line->row, column, &cell, line->is_strong);
      if (needed == 0 || cell.text[0] == '\0')
        continue;
      view->columns[column].least = MAX (view->columns[column].least, needed - TD_GRID_TIGHT);
      view->columns[column].figure = MAX (view->columns[column].figure, needed);
      view->is_too_narrow
          = view->is_too_narrow || needed - TD_GRID_TIGHT > view->columns[column].width;
    }
}

void
td_grid_line_bind (TdGridLine *line, guint row)
{
  GtkWidget *widget = GTK_WIDGET (line);
  TdGridRow values;

  td_grid_model_get_row (line->view->model, row, &values);
  if (line->row != row)
    gtk_accessible_update_relation (
        GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int)row + 1, -1);
  line->row = row;
  if (line->is_strong != values.is_strong)
    {
      line->is_strong = values.is_strong;
      if (line->is_strong)
        gtk_widget_add_css_class (widget, "strong");
      else
        gtk_widget_remove_css_class (widget, "strong");
    }
  if (td_grid_name_bind (line->name, row, &values))
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, values.text, -1);
  place_slots (line);
  bind_slots (line);
  td_grid_line_mark (line);
}

void
td_grid_line_mark (TdGridLine *line)
{
  TdGridView *view = line->view;
  bool has_cursor = view->has_cursor && view->cursor_row == line->row;

  td_grid_name_mark (line->name, has_cursor && view->cursor_column < 0);
  for (guint i = 0; i < line->slots->len; i++)
    {
      guint column = line->first_column + i;
      td_grid_slot_mark (g_ptr_array_index (line->slots, i),
                         has_cursor && view->cursor_column == (int)column,
                         td_grid_view_is_selected (view, line->row, column));
    }
}

void
td_grid_line_say (TdGridLine *line)
{
  for (guint i = 0; i < line->slots->len; i++)
    td_grid_slot_say (g_ptr_array_index (line->slots, i), line->view->model);
}

void
td_grid_line_arrange (TdGridLine *line)
{
  if (line->arrangement == line->view->arrangement)
    return;
  line->arrangement = line->view->arrangement;
  gtk_widget_queue_allocate (GTK_WIDGET (line));
}

guint
td_grid_line_get_row (TdGridLine *line)
{
  return line->row;
}

GtkWidget *
td_grid_line_get_cell (TdGridLine *line, int column)
{
  if (column < 0)
    return GTK_WIDGET (line->name);
  guint i = (guint)column - line->first_column;
  return (guint)column >= line->first_column && i < line->slots->len
             ? g_ptr_array_index (line->slots, i)
             : NULL;
}

/* The grid says how large it is. */
static void
td_grid_line_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
allocate (GtkWidget *widget, int x, int width, int height)
{
  GtkAllocation allocation = { x, 0, width, height };
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &allocation, -1);
}

static void
td_grid_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdGridLine *line = TD_GRID_LINE (widget);
  TdGridView *view = line->view;

  allocate (GTK_WIDGET (line->name), 0, view->name_width, height);
  for (guint i = 0; i < line->slots->len; i++)
    {
      const TdGridColumn *column = &view->columns[line->first_column + i];
      allocate (g_ptr_array_index (line->slots, i),
                view->name_width + column->x - view->scroll,
                column->width,
                height);
    }
}

static void
td_grid_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdGridLine *line = TD_GRID_LINE (widget);
  float x = (float)line->view->name_width;

  gtk_snapshot_push_clip (
      snapshot,
      &GRAPHENE_RECT_INIT (
          x, 0, (float)gtk_widget_get_width (widget) - x, (float)gtk_widget_get_height (widget)));
  for (guint i = 0; i < line->slots->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (line->slots, i), snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (line->name), snapshot);
}

static void
td_grid_line_dispose (GObject *object)
{
  TdGridLine *line = TD_GRID_LINE (object);

  for (guint i = 0; i < line->slots->len; i++)
    gtk_widget_unparent (g_ptr_array_index (line->slots, i));
  g_ptr_array_set_size (line->slots, 0);
  if (line->name != NULL)
    gtk_widget_unparent (GTK_WIDGET (line->name));
  line->name = NULL;
  G_OBJECT_CLASS (td_grid_line_parent_class)->dispose (object);
}

static void
td_grid_line_finalize (GObject *object)
{
  g_ptr_array_unref (TD_GRID_LINE (object)->slots);
  G_OBJECT_CLASS (td_grid_line_parent_class)->finalize (object);
}

static void
td_grid_line_class_init (TdGridLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_grid_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_grid_line_finalize;
  widget_class->measure = td_grid_line_measure;
  widget_class->size_allocate = td_grid_line_size_allocate;
  widget_class->snapshot = td_grid_line_snapshot;
  gtk_widget_class_set_css_name (widget_class, "tdgridrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
td_grid_line_init (TdGridLine *line)
{
  line->row = G_MAXUINT;
  line->slots = g_ptr_array_new ();
  line->name = TD_GRID_NAME (td_grid_name_new ());
  gtk_widget_set_parent (GTK_WIDGET (line->name), GTK_WIDGET (line));
}

GtkWidget *
td_grid_line_new (TdGridView *view)
{
  TdGridLine *line = g_object_new (TD_TYPE_GRID_LINE, NULL);

  line->view = view;
  return GTK_WIDGET (line);
}
