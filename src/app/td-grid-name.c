/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-name.h"

#define BEGIN 14 /* room for the arrow of a row that is not indented */
#define INDENT 14
#define END 8
#define ARROW 8

struct _TdGridName
{
  GtkWidget parent_instance;

  guint row;
  guint depth;
  char *text; /* owned (nullable) */
  bool is_strong;
  bool can_unfold;
  bool is_unfolded;
  bool is_cursor;
  PangoLayout *layout; /* owned */
};

G_DEFINE_FINAL_TYPE (TdGridName, td_grid_name, GTK_TYPE_WIDGET)

static int
get_text_x (guint depth)
{
  return BEGIN + (int)MIN (depth, 6) * INDENT;
}

static void
draw_arrow (TdGridName *name, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  float x = (float)get_text_x (name->depth) - ARROW - 4;
  float y = (float)(gtk_widget_get_height (GTK_WIDGET (name)) - ARROW) / 2;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, ARROW, ARROW));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_translate (cr, (double)x, (double)y);
  if (name->is_unfolded)
    {
      cairo_move_to (cr, 0, 2);
      cairo_line_to (cr, ARROW, 2);
      cairo_line_to (cr, ARROW / 2.0, ARROW - 1);
    }
  else
    {
      cairo_move_to (cr, 2, 0);
      cairo_line_to (cr, ARROW - 1, ARROW / 2.0);
      cairo_line_to (cr, 2, ARROW);
    }
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
td_grid_name_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdGridName *name = TD_GRID_NAME (widget);
  int x = get_text_x (name->depth);
  GdkRGBA colour;
  int text_height;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  if (name->can_unfold)
    draw_arrow (name, snapshot, &colour);
  pango_layout_set_width (name->layout,
                          MAX (gtk_widget_get_width (widget) - x - END, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (name->layout, NULL, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float)x,
                            (float)((gtk_widget_get_height (widget) - 1 - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, name->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* The grid says how large it is. */
static void
td_grid_name_measure_size (GtkWidget *widget,
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
td_grid_name_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TdGridName *name = TD_GRID_NAME (widget);

  GTK_WIDGET_CLASS (td_grid_name_parent_class)->css_changed (widget, change);
  if (name->layout != NULL)
    pango_layout_context_changed (name->layout);
}

static void
td_grid_name_finalize (GObject *object)
{
  TdGridName *name = TD_GRID_NAME (object);

  g_clear_object (&name->layout);
  g_free (name->text);
  G_OBJECT_CLASS (td_grid_name_parent_class)->finalize (object);
}

static void
td_grid_name_class_init (TdGridNameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_grid_name_finalize;
  widget_class->snapshot = td_grid_name_snapshot;
  widget_class->measure = td_grid_name_measure_size;
  widget_class->css_changed = td_grid_name_css_changed;
  gtk_widget_class_set_css_name (widget_class, "tdgridname");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
}

static void
td_grid_name_init (TdGridName *name)
{
  gtk_widget_set_focusable (GTK_WIDGET (name), TRUE);
  name->row = G_MAXUINT;
  name->layout = gtk_widget_create_pango_layout (GTK_WIDGET (name), NULL);
  pango_layout_set_ellipsize (name->layout, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_single_paragraph_mode (name->layout, TRUE);
}

GtkWidget *
td_grid_name_new (void)
{
  return g_object_new (TD_TYPE_GRID_NAME, NULL);
}

static void
set_strong (PangoLayout *layout, bool is_strong)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (is_strong)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    }
  pango_layout_set_attributes (layout, attributes);
}

static void
say (TdGridName *name)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (name);

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name->text, -1);
  gtk_accessible_update_relation (accessible,
                                  GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  (int)name->row + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX,
                                  1,
                                  -1);
  if (name->can_unfold)
    gtk_accessible_update_state (
        accessible, GTK_ACCESSIBLE_STATE_EXPANDED, (int)name->is_unfolded, -1);
  else
    gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED);
}

bool
td_grid_name_bind (TdGridName *name, guint row, const TdGridRow *values)
{
  bool is_same = name->row == row && g_strcmp0 (name->text, values->text) == 0
                 && name->depth == values->depth && name->is_strong == values->is_strong
                 && name->can_unfold == values->can_unfold
                 && name->is_unfolded == values->is_unfolded;

  if (is_same)
    return false;
  name->row = row;
  name->depth = values->depth;
  name->is_strong = values->is_strong;
  name->can_unfold = values->can_unfold;
  name->is_unfolded = values->is_unfolded;
  g_free (name->text);
  name->text = g_strdup (values->text);
  pango_layout_set_text (name->layout, name->text, -1);
  set_strong (name->layout, name->is_strong);
  say (name);
  gtk_widget_queue_draw (GTK_WIDGET (name));
  return true;
}

void
td_grid_name_mark (TdGridName *name, bool is_cursor)
{
  if (name->is_cursor == is_cursor)
    return;
  name->is_cursor = is_cursor;
  if (is_cursor)
    gtk_widget_add_css_class (GTK_WIDGET (name), "cursor");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (name), "cursor");
}

bool
td_grid_name_is_arrow (TdGridName *name, double x)
{
  return name->can_unfold && x < get_text_x (name->depth);
}

const char *
td_grid_name_get_hidden (TdGridName *name)
{
  return pango_layout_is_ellipsized (name->layout) ? name->text : NULL;
}

int
td_grid_name_measure (PangoLayout *layout, const TdGridRow *values)
{
  int width;

  pango_layout_set_text (layout, values->text, -1);
  set_strong (layout, values->is_strong);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return get_text_x (values->depth) + width + END + 1;
}
