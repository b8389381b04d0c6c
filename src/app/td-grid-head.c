/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-head.h"

#define MARGIN 3 /* at the sides of a heading */
#define NAME_MARGIN 14
#define ABOVE_BELOW 4
#define WORD_MOST 130 /* longer words are broken */
#define LINES_WANTED 4
#define LINES_MOST 6
#define GROUP_LINES 2

struct _TdGridHead
{
  GtkWidget parent_instance;

  TdGridHeadKind kind;
  char *text;          /* owned */
  PangoLayout *layout; /* owned */
  PangoLayout *number; /* owned (nullable) */
  int first;
  guint n_columns;
  int number_room;
};

G_DEFINE_FINAL_TYPE (TdGridHead, td_grid_head, GTK_TYPE_WIDGET)

static int
get_margin (TdGridHead *head)
{
  return head->kind == TD_GRID_HEAD_NAMES ? NAME_MARGIN : MARGIN;
}

static void
set_weight (TdGridHead *head)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (head->kind != TD_GRID_HEAD_COLUMN)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (head->layout, attributes);
}

static void
draw_layout (TdGridHead *head, GtkSnapshot *snapshot, PangoLayout *layout, int y, bool is_dim)
{
  GtkWidget *widget = GTK_WIDGET (head);
  int room = gtk_widget_get_width (widget) - 2 * get_margin (head) - 1;
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  if (is_dim)
    (void)gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "td_dim", &colour);
  pango_layout_set_width (layout, MAX (room, 1) * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)get_margin (head), (float)y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
td_grid_head_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdGridHead *head = TD_GRID_HEAD (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget) - head->number_room;
  int text_height = td_grid_head_get_height (head, width);
  int y = head->kind == TD_GRID_HEAD_GROUP ? (height - text_height) / 2 + ABOVE_BELOW
                                           : height - text_height + ABOVE_BELOW;

  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)(height + head->number_room)));
  draw_layout (head, snapshot, head->layout, MAX (y, 0), false);
  if (head->number != NULL)
    {
      int number_height;
      pango_layout_get_pixel_size (head->number, NULL, &number_height);
      draw_layout (
          head, snapshot, head->number, height + (head->number_room - number_height) / 2, true);
    }
  gtk_snapshot_pop (snapshot);
}

/* The grid says how large it is. */
static void
td_grid_head_measure (GtkWidget *widget,
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
td_grid_head_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TdGridHead *head = TD_GRID_HEAD (widget);

  GTK_WIDGET_CLASS (td_grid_head_parent_class)->css_changed (widget, change);
  if (head->layout != NULL)
    pango_layout_context_changed (head->layout);
  if (head->number != NULL)
    pango_layout_context_changed (head->number);
}

static void
td_grid_head_finalize (GObject *object)
{
  TdGridHead *head = TD_GRID_HEAD (object);

  g_clear_object (&head->layout);
  g_clear_object (&head->number);
  g_free (head->text);
  G_OBJECT_CLASS (td_grid_head_parent_class)->finalize (object);
}

static void
td_grid_head_class_init (TdGridHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_grid_head_finalize;
  widget_class->snapshot = td_grid_head_snapshot;
  widget_class->measure = td_grid_head_measure;
  widget_class->css_changed = td_grid_head_css_changed;
  gtk_widget_class_set_css_name (widget_class, "tdgridhead");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
}

static void
td_grid_head_init (TdGridHead *head)
{
}

static PangoLayout *
create_layout (TdGridHead *head, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (head), text);
  bool is_column = head->kind == TD_GRID_HEAD_COLUMN;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, is_column ? -LINES_MOST : -GROUP_LINES);
  pango_layout_set_alignment (
      layout, head->kind == TD_GRID_HEAD_NAMES ? PANGO_ALIGN_LEFT : PANGO_ALIGN_CENTER);
  return layout;
}

static void
set_accessible (TdGridHead *head, const char *number)
{
  g_autofree char *label
      = number != NULL ? g_strdup_printf ("%s %s", number, head->text) : g_strdup (head->text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (head),
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX,
                                  head->first + 2,
                                  GTK_ACCESSIBLE_RELATION_COL_SPAN,
                                  (int)head->n_columns,
                                  -1);
}

GtkWidget *
td_grid_head_new (
    TdGridHeadKind kind, const char *text, const char *number, int first, guint n_columns)
{
  TdGridHead *head = g_object_new (TD_TYPE_GRID_HEAD, NULL);

  head->kind = kind;
  head->text = g_strdup (text);
  head->first = first;
  head->n_columns = n_columns;
  head->layout = create_layout (head, text);
  set_weight (head);
  if (number != NULL && number[0] != '\0')
    {
      head->number = create_layout (head, number);
      pango_layout_set_height (head->number, -1);
    }
  set_accessible (head, number);
  if (kind == TD_GRID_HEAD_GROUP)
    gtk_widget_add_css_class (GTK_WIDGET (head), "group");
  return GTK_WIDGET (head);
}

int
td_grid_head_get_first (TdGridHead *head)
{
  return head->first;
}

guint
td_grid_head_get_n_columns (TdGridHead *head)
{
  return head->n_columns;
}

int
td_grid_head_get_word (TdGridHead *head)
{
  g_autoptr (PangoLayout) layout = pango_layout_copy (head->layout);
  int width;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return MIN (width, WORD_MOST) + 2 * get_margin (head) + 1;
}

int
td_grid_head_get_ideal (TdGridHead *head)
{
  g_autoptr (PangoLayout) layout = pango_layout_copy (head->layout);
  int width = td_grid_head_get_word (head);
  int around = 2 * get_margin (head) + 1;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (layout, -1);
  for (; width < WORD_MOST + around; width += 6)
    {
      pango_layout_set_width (layout, (width - around) * PANGO_SCALE);
      if (pango_layout_get_line_count (layout) <= LINES_WANTED)
        break;
    }
  return width;
}

int
td_grid_head_get_height (TdGridHead *head, int width)
{
  int height;

  pango_layout_set_width (head->layout, MAX (width - 2 * get_margin (head) - 1, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (head->layout, NULL, &height);
  return height + 2 * ABOVE_BELOW;
}

int
td_grid_head_get_number_height (TdGridHead *head)
{
  int height = 0;

  if (head->number != NULL)
    pango_layout_get_pixel_size (head->number, NULL, &height);
  return height > 0 ? height + 4 : 0;
}

void
td_grid_head_set_number_room (TdGridHead *head, int height)
{
  if (head->number_room == height)
    return;
  head->number_room = height;
  gtk_widget_queue_draw (GTK_WIDGET (head));
}

const char *
td_grid_head_get_hidden (TdGridHead *head)
{
  return pango_layout_is_ellipsized (head->layout) ? head->text : NULL;
}
