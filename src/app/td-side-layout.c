/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-side-layout.h"

#define DEFAULT_SPACING 16
/* A form that is wider reads badly along its rows. */
#define DEFAULT_MAIN_MAX_WIDTH 720
/* Hundredths of the width. */
#define DEFAULT_SIDE_SHARE 36

struct _TdSideLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int main_max_width;
  int side_share;
};

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_MAIN_MAX_WIDTH,
  PROP_SIDE_SHARE,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdSideLayout, td_side_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *main;
  GtkWidget *side;
} Children;

static Children
get_children (GtkWidget *widget)
{
  GtkWidget *main = gtk_widget_get_first_child (widget);

  return (Children){ main, gtk_widget_get_next_sibling (main) };
}

static int
measure_natural (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int natural;

  if (!gtk_widget_should_layout (child))
    return 0;
  gtk_widget_measure (child, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_minimum (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int minimum;

  if (!gtk_widget_should_layout (child))
    return 0;
  gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The widths of both beside one another; false when there is not enough room. */
static bool
share_width (const TdSideLayout *layout,
             const Children *children,
             int width,
             int *main_width,
             int *side_width)
{
  int main_minimum = measure_minimum (children->main, GTK_ORIENTATION_HORIZONTAL, -1);
  int side_minimum = measure_minimum (children->side, GTK_ORIENTATION_HORIZONTAL, -1);

  if (!gtk_widget_should_layout (children->side))
    {
      *main_width = MIN (width, MAX (layout->main_max_width, main_minimum));
      *side_width = 0;
      return true;
    }
  width -= layout->spacing;
  if (main_minimum + side_minimum > width)
    return false;
  /* The first one comes first to what it would like to have. */
  *side_width = MIN (width * layout->side_share / 100,
                     width - measure_natural (children->main, GTK_ORIENTATION_HORIZONTAL, -1));
  *side_width = MAX (*side_width, width - MAX (layout->main_max_width, main_minimum));
  *side_width = MAX (*side_width, side_minimum);
  *main_width = width - *side_width;
  return true;
}

static GtkSizeRequestMode
td_side_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
td_side_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  TdSideLayout *layout = TD_SIDE_LAYOUT (manager);
  Children children = get_children (widget);
  int main_width;
  int side_width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int main_minimum = measure_minimum (children.main, orientation, -1);
      int side_minimum = measure_minimum (children.side, orientation, -1);

      *minimum = MAX (main_minimum, side_minimum);
      *natural = main_minimum + layout->spacing + side_minimum;
    }
  else if (for_size < 0 || share_width (layout, &children, for_size, &main_width, &side_width))
    {
      int main_for = for_size < 0 ? -1 : main_width;
      int side_for = for_size < 0 ? -1 : side_width;

      *minimum = MAX (measure_minimum (children.main, orientation, main_for),
                      measure_minimum (children.side, orientation, side_for));
      *natural = MAX (measure_natural (children.main, orientation, main_for),
                      measure_natural (children.side, orientation, side_for));
    }
  else
    /* What scrolls beside the second one is seen whole over it. */
    *minimum = *natural = measure_natural (children.main, orientation, for_size) + layout->spacing
                          + measure_minimum (children.side, orientation, for_size);
}

static void
td_side_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  TdSideLayout *layout = TD_SIDE_LAYOUT (manager);
  Children children = get_children (widget);
  bool rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int main_width;
  int side_width;

  if (share_width (layout, &children, width, &main_width, &side_width))
    {
      gtk_widget_size_allocate (
          children.main,
          &(GtkAllocation){ rtl ? side_width + layout->spacing : 0, 0, main_width, height },
          -1);
      if (gtk_widget_should_layout (children.side))
        gtk_widget_size_allocate (
            children.side,
            &(GtkAllocation){ rtl ? 0 : main_width + layout->spacing, 0, side_width, height },
            -1);
    }
  else
    {
      int main_height = measure_natural (children.main, GTK_ORIENTATION_VERTICAL, width);

      gtk_widget_size_allocate (children.main, &(GtkAllocation){ 0, 0, width, main_height }, -1);
      gtk_widget_size_allocate (
          children.side,
          &(GtkAllocation){
              0, main_height + layout->spacing, width, height - main_height - layout->spacing },
          -1);
    }
}

static int *
get_field (TdSideLayout *layout, guint id)
{
  switch (id)
    {
    case PROP_SPACING:
      return &layout->spacing;
    case PROP_MAIN_MAX_WIDTH:
      return &layout->main_max_width;
    case PROP_SIDE_SHARE:
      return &layout->side_share;
    default:
      return NULL;
    }
}

static void
td_side_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const int *field = get_field (TD_SIDE_LAYOUT (object), id);

  if (field != NULL)
    g_value_set_int (value, *field);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_side_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  int *field = get_field (TD_SIDE_LAYOUT (object), id);

  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (*field == g_value_get_int (value))
    return;
  *field = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
  g_object_notify_by_pspec (object, pspec);
}

static void
td_side_layout_class_init (TdSideLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_side_layout_get_property;
  object_class->set_property = td_side_layout_set_property;
  properties[PROP_SPACING]
      = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, DEFAULT_SPACING, flags);
  properties[PROP_MAIN_MAX_WIDTH]
      = g_param_spec_int ("main-max-width", NULL, NULL, 0, G_MAXINT, DEFAULT_MAIN_MAX_WIDTH, flags);
  properties[PROP_SIDE_SHARE]
      = g_param_spec_int ("side-share", NULL, NULL, 0, 100, DEFAULT_SIDE_SHARE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  manager_class->get_request_mode = td_side_layout_get_request_mode;
  manager_class->measure = td_side_layout_measure;
  manager_class->allocate = td_side_layout_allocate;
}

static void
td_side_layout_init (TdSideLayout *layout)
{
  layout->spacing = DEFAULT_SPACING;
  layout->main_max_width = DEFAULT_MAIN_MAX_WIDTH;
  layout->side_share = DEFAULT_SIDE_SHARE;
}
