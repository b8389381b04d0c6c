/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-side-layout.h"

#define SPACING 16
/* A form that is wider reads badly along its rows. */
#define MAIN_MAX_WIDTH 720
/* How the width is shared, as hundredths. */
#define SIDE_SHARE 36

struct _TdSideLayout
{
  GtkLayoutManager parent_instance;
};

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
measure_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
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
share_width (const Children *children, int width, int *main_width, int *side_width)
{
  int main_minimum = measure_minimum (children->main, GTK_ORIENTATION_HORIZONTAL, -1);
  int side_minimum = measure_minimum (children->side, GTK_ORIENTATION_HORIZONTAL, -1);

  if (!gtk_widget_should_layout (children->side))
    {
      *main_width = MIN (width, MAX (MAIN_MAX_WIDTH, main_minimum));
      *side_width = 0;
      return true;
    }
  width -= SPACING;
  if (main_minimum + side_minimum > width)
    return false;
  /* The first one comes first to what it would like to have. */
  *side_width = MIN (width * SIDE_SHARE / 100, width - measure_natural_width (children->main));
  *side_width = MAX (*side_width, width - MAX (MAIN_MAX_WIDTH, main_minimum));
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
  Children children = get_children (widget);
  int main_width;
  int side_width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int main_minimum = measure_minimum (children.main, orientation, -1);
      int side_minimum = measure_minimum (children.side, orientation, -1);

      *minimum = MAX (main_minimum, side_minimum);
      *natural = main_minimum + SPACING + side_minimum;
    }
  else if (for_size < 0 || share_width (&children, for_size, &main_width, &side_width))
    {
      int main_height
          = measure_minimum (children.main, orientation, for_size < 0 ? -1 : main_width);
      int side_height
          = measure_minimum (children.side, orientation, for_size < 0 ? -1 : side_width);

      *minimum = *natural = MAX (main_height, side_height);
    }
  else
    *minimum = *natural = measure_minimum (children.main, orientation, for_size) + SPACING
                          + measure_minimum (children.side, orientation, for_size);
}

static void
td_side_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  Children children = get_children (widget);
  bool rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int main_width;
  int side_width;

  if (share_width (&children, width, &main_width, &side_width))
    {
      gtk_widget_size_allocate (
          children.main,
          &(GtkAllocation){ rtl ? side_width + SPACING : 0, 0, main_width, height },
          -1);
      if (gtk_widget_should_layout (children.side))
        gtk_widget_size_allocate (
            children.side,
            &(GtkAllocation){ rtl ? 0 : main_width + SPACING, 0, side_width, height },
            -1);
    }
  else
    {
      int main_height = measure_minimum (children.main, GTK_ORIENTATION_VERTICAL, width);

      gtk_widget_size_allocate (children.main, &(GtkAllocation){ 0, 0, width, main_height }, -1);
      gtk_widget_size_allocate (
          children.side,
          &(GtkAllocation){ 0, main_height + SPACING, width, height - main_height - SPACING },
          -1);
    }
}

static void
td_side_layout_class_init (TdSideLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = td_side_layout_get_request_mode;
  manager_class->measure = td_side_layout_measure;
  manager_class->allocate = td_side_layout_allocate;
}

static void
td_side_layout_init (TdSideLayout *layout)
{
}
