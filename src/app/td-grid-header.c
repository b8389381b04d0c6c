/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-header.h"

#include <glib/gi18n.h>

struct _TdGridHeader
{
  GtkWidget parent_instance;

  TdGridView *view; /* borrowed */
  char *key;        /* owned (nullable); all texts, to know when they are others */
  int group_height; /* 0: no groups */
  int heading_height;
  int number_height; /* 0: no numbers */

  /* children */
  GPtrArray *columns; /* owned; of TdGridHead: the names' one, then each column's */
  GPtrArray *groups;  /* owned; of TdGridHead */
};

G_DEFINE_FINAL_TYPE (TdGridHeader, td_grid_header, GTK_TYPE_WIDGET)

void
td_grid_get_rule (GtkWidget *widget, GdkRGBA *colour)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  if (gtk_style_context_lookup_color (style, "td_rule", colour))
    return;
  gtk_style_context_get_color (style, colour);
  colour->alpha *= 0.15f;
}

static void
remove_all (GPtrArray *heads)
{
  for (guint i = 0; i < heads->len; i++)
    gtk_widget_unparent (g_ptr_array_index (heads, i));
  g_ptr_array_set_size (heads, 0);
}

static void
add (TdGridHeader *header, GPtrArray *heads, GtkWidget *head)
{
  gtk_widget_set_parent (head, GTK_WIDGET (header));
  g_ptr_array_add (heads, head);
}

static void
add_columns (TdGridHeader *header)
{
  for (int i = -1; i < (int)header->view->n_columns; i++)
    {
      TdGridHeading heading;
      td_grid_model_get_heading (header->view->model, i, &heading);
      add (header,
           header->columns,
           td_grid_head_new (i < 0 ? TD_GRID_HEAD_NAMES : TD_GRID_HEAD_COLUMN,
                             heading.text,
                             heading.number,
                             i,
                             1));
    }
}

static void
add_groups (TdGridHeader *header)
{
  TdGridView *view = header->view;
  guint end;

  for (guint first = 0; first < view->n_columns; first = end)
    {
      TdGridHeading heading;
      td_grid_model_get_heading (view->model, (int)first, &heading);
      for (end = first + 1; end < view->n_columns; end++)
        {
          TdGridHeading next;
          td_grid_model_get_heading (view->model, (int)end, &next);
          if (heading.group == NULL || g_strcmp0 (heading.group, next.group) != 0)
            break;
        }
      if (heading.group != NULL)
        add (header,
             header->groups,
             td_grid_head_new (TD_GRID_HEAD_GROUP, heading.group, NULL, (int)first, end - first));
    }
}

static char *
get_key (TdGridView *view)
{
  GString *key = g_string_new (NULL);

  for (int i = -1; i < (int)view->n_columns; i++)
    {
      TdGridHeading heading;
      td_grid_model_get_heading (view->model, i, &heading);
      g_string_append_printf (key,
                              "%s\n%s\n%s\n",
                              heading.group != NULL ? heading.group : "",
                              heading.text,
                              heading.number != NULL ? heading.number : "");
    }
  return g_string_free (key, FALSE);
}

void
td_grid_header_load (TdGridHeader *header)
{
  g_autofree char *key = header->view->model != NULL ? get_key (header->view) : NULL;

  if (header->key != NULL && g_strcmp0 (key, header->key) == 0)
    return;
  g_free (header->key);
  header->key = g_steal_pointer (&key);
  remove_all (header->columns);
  remove_all (header->groups);
  if (header->view->model == NULL)
    return;
  add_columns (header);
  add_groups (header);
}

static bool
is_grouped (TdGridHeader *header, int column)
{
  for (guint i = 0; i < header->groups->len; i++)
    {
      TdGridHead *group = g_ptr_array_index (header->groups, i);
      int first = td_grid_head_get_first (group);
      if (column >= first && column < first + (int)td_grid_head_get_n_columns (group))
        return true;
    }
  return false;
}

/* A group's heading must fit above its columns. */
static void
widen_group (TdGridHeader *header, TdGridHead *group)
{
  guint first = (guint)td_grid_head_get_first (group);
  guint n = td_grid_head_get_n_columns (group);
  int missing = td_grid_head_get_word (group);

  for (guint i = first; i < first + n; i++)
    missing -= MAX (header->view->columns[i].word, header->view->columns[i].figure);
  for (guint i = first; i < first + n && missing > 0; i++)
    {
      int more = (missing + (int)(first + n - i) - 1) / (int)(first + n - i);
      TdGridColumn *column = &header->view->columns[i];
      column->word = MAX (column->word, column->figure) + more;
      missing -= more;
    }
}

int
td_grid_header_measure (TdGridHeader *header)
{
  TdGridView *view = header->view;

  if (header->columns->len == 0)
    return 0;
  for (guint i = 0; i < view->n_columns; i++)
    {
      TdGridHead *head = g_ptr_array_index (header->columns, i + 1);
      view->columns[i].word = td_grid_head_get_word (head);
      view->columns[i].ideal = td_grid_head_get_ideal (head);
    }
  for (guint i = 0; i < header->groups->len; i++)
    widen_group (header, g_ptr_array_index (header->groups, i));
  return td_grid_head_get_word (g_ptr_array_index (header->columns, 0));
}

static int
get_group_width (TdGridHeader *header, TdGridHead *group)
{
  const TdGridColumn *first = &header->view->columns[td_grid_head_get_first (group)];
  const TdGridColumn *last = first + td_grid_head_get_n_columns (group) - 1;

  return last->x + last->width - first->x;
}

int
td_grid_header_fit (TdGridHeader *header)
{
  TdGridView *view = header->view;
  int alone = 0; /* the highest heading that has no group above it */

  header->group_height = 0;
  header->heading_height = 0;
  header->number_height = 0;
  for (guint i = 0; i < header->groups->len; i++)
    {
      TdGridHead *group = g_ptr_array_index (header->groups, i);
      int height = td_grid_head_get_height (group, get_group_width (header, group));
      header->group_height = MAX (header->group_height, height);
    }
  for (guint i = 0; i < header->columns->len; i++)
    {
      TdGridHead *head = g_ptr_array_index (header->columns, i);
      int width = i == 0 ? view->name_width : view->columns[i - 1].width;
      int height = td_grid_head_get_height (head, width);
      int *highest = is_grouped (header, (int)i - 1) ? &header->heading_height : &alone;
      *highest = MAX (*highest, height);
      header->number_height = MAX (header->number_height, td_grid_head_get_number_height (head));
    }
  header->heading_height = MAX (header->heading_height, alone - header->group_height);
  for (guint i = 0; i < header->columns->len; i++)
    td_grid_head_set_number_room (g_ptr_array_index (header->columns, i), header->number_height);
  gtk_widget_queue_allocate (GTK_WIDGET (header));
  return header->group_height + header->heading_height + header->number_height;
}

TdGridHead *
td_grid_header_find (TdGridHeader *header, double x, double y)
{
  GtkWidget *found = gtk_widget_pick (GTK_WIDGET (header), x, y, GTK_PICK_DEFAULT);

  return found != NULL && TD_IS_GRID_HEAD (found) ? TD_GRID_HEAD (found) : NULL;
}

/* The grid says how large it is. */
static void
td_grid_header_measure_size (GtkWidget *widget,
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
allocate (GtkWidget *widget, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &allocation, -1);
}

static void
td_grid_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdGridHeader *header = TD_GRID_HEADER (widget);
  TdGridView *view = header->view;
  int left = view->name_width - view->scroll;

  for (guint i = 0; i < header->columns->len; i++)
    {
      int y = is_grouped (header, (int)i - 1) ? header->group_height : 0;
      int x = i == 0 ? 0 : left + view->columns[i - 1].x;
      allocate (g_ptr_array_index (header->columns, i),
                x,
                y,
                i == 0 ? view->name_width : view->columns[i - 1].width,
                height - y);
    }
  for (guint i = 0; i < header->groups->len; i++)
    {
      TdGridHead *group = g_ptr_array_index (header->groups, i);
      allocate (GTK_WIDGET (group),
                left + view->columns[td_grid_head_get_first (group)].x,
                0,
                get_group_width (header, group),
                header->group_height);
    }
}

static void
draw_rule (GtkSnapshot *snapshot, const GdkRGBA *colour, int x, int y, int width, int height)
{
  gtk_snapshot_append_color (
      snapshot, colour, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
}

static void
draw_column_rules (TdGridHeader *header, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  TdGridView *view = header->view;
  int left = view->name_width - view->scroll;
  int height = gtk_widget_get_height (GTK_WIDGET (header));

  for (guint i = 0; i < view->n_columns; i++)
    draw_rule (snapshot,
               colour,
               left + view->columns[i].x + view->columns[i].width - 1,
               is_grouped (header, (int)i) ? header->group_height : 0,
               1,
               height);
  for (guint i = 0; i < header->groups->len; i++)
    {
      TdGridHead *group = g_ptr_array_index (header->groups, i);
      int x = left + view->columns[td_grid_head_get_first (group)].x;
      int width = get_group_width (header, group);
      draw_rule (snapshot, colour, x, header->group_height - 1, width, 1);
      draw_rule (snapshot, colour, x + width - 1, 0, 1, header->group_height);
    }
}

static void
td_grid_header_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdGridHeader *header = TD_GRID_HEADER (widget);
  TdGridView *view = header->view;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int end
      = MIN (width, view->name_width + td_grid_columns_get_width (view->columns, view->n_columns));
  GdkRGBA colour;

  if (header->columns->len == 0)
    return;
  td_grid_get_rule (widget, &colour);
  gtk_snapshot_push_clip (
      snapshot,
      &GRAPHENE_RECT_INIT (
          (float)view->name_width, 0, (float)MAX (width - view->name_width, 0), (float)height));
  for (guint i = 1; i < header->columns->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (header->columns, i), snapshot);
  for (guint i = 0; i < header->groups->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (header->groups, i), snapshot);
  draw_column_rules (header, snapshot, &colour);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, g_ptr_array_index (header->columns, 0), snapshot);
  draw_rule (snapshot, &colour, view->name_width - 1, 0, 1, height);
  draw_rule (snapshot, &colour, 0, height - 1, end, 1);
  if (header->number_height > 0)
    draw_rule (snapshot, &colour, 0, height - header->number_height - 1, end, 1);
}

static void
td_grid_header_dispose (GObject *object)
{
  TdGridHeader *header = TD_GRID_HEADER (object);

  remove_all (header->columns);
  remove_all (header->groups);
  G_OBJECT_CLASS (td_grid_header_parent_class)->dispose (object);
}

static void
td_grid_header_finalize (GObject *object)
{
  TdGridHeader *header = TD_GRID_HEADER (object);

  g_ptr_array_unref (header->columns);
  g_ptr_array_unref (header->groups);
  g_free (header->key);
  G_OBJECT_CLASS (td_grid_header_parent_class)->finalize (object);
}

static void
td_grid_header_class_init (TdGridHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_grid_header_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_grid_header_finalize;
  widget_class->measure = td_grid_header_measure_size;
  widget_class->size_allocate = td_grid_header_size_allocate;
  widget_class->snapshot = td_grid_header_snapshot;
  gtk_widget_class_set_css_name (widget_class, "tdgridheader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
td_grid_header_init (TdGridHeader *header)
{
  header->columns = g_ptr_array_new ();
  header->groups = g_ptr_array_new ();
}

GtkWidget *
td_grid_header_new (TdGridView *view)
{
  TdGridHeader *header = g_object_new (TD_TYPE_GRID_HEADER, NULL);

  header->view = view;
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Headings"), -1);
  return GTK_WIDGET (header);
}
