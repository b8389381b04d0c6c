/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-fold-layout.h"

#define SPACING 12
/* The first child is not pressed below this for the second one. */
#define FIRST_LEAST 300

struct _TdFoldLayout
{
  GtkLayoutManager parent_instance;

  int width;
  int highest; /* that the second child was at this width */
};

G_DEFINE_FINAL_TYPE (TdFoldLayout, td_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
td_fold_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
td_fold_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  int second_minimum;
  int second_natural;

  gtk_widget_measure (first, orientation, for_size, minimum, natural, NULL, NULL);
  if (!gtk_widget_should_layout (second))
    return;
  gtk_widget_measure (second, orientation, for_size, &second_minimum, &second_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, second_minimum);
      *natural = MAX (*natural, second_natural);
    }
  else
    *natural += SPACING + second_natural;
}

static void
td_fold_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  TdFoldLayout *layout = TD_FOLD_LAYOUT (manager);
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  bool has_second = gtk_widget_should_layout (second);
  int first_minimum;
  int first_height;
  int second_height = 0;

  gtk_widget_measure (
      first, GTK_ORIENTATION_VERTICAL, width, &first_minimum, &first_height, NULL, NULL);
  if (has_second)
    gtk_widget_measure (second, GTK_ORIENTATION_VERTICAL, width, NULL, &second_height, NULL, NULL);
  /* The first one does not jump when there is more or less to say in the second. */
  if (layout->width != width)
    layout->highest = 0;
  layout->width = width;
  layout->highest = MAX (layout->highest, second_height);
  second_height = layout->highest;
  has_second
      = has_second
        && height - SPACING - second_height >= MAX (first_minimum, MIN (first_height, FIRST_LEAST));
  if (has_second)
    height -= SPACING + second_height;
  if (gtk_widget_compute_expand (first, GTK_ORIENTATION_VERTICAL))
    first_height = height;
  first_height = MAX (MIN (first_height, height), first_minimum);
  gtk_widget_size_allocate (first, &(GtkAllocation){ 0, 0, width, first_height }, -1);
  gtk_widget_set_child_visible (second, has_second);
  if (has_second)
    gtk_widget_size_allocate (
        second, &(GtkAllocation){ 0, first_height + SPACING, width, second_height }, -1);
}

static void
td_fold_layout_class_init (TdFoldLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = td_fold_layout_get_request_mode;
  manager_class->measure = td_fold_layout_measure;
  manager_class->allocate = td_fold_layout_allocate;
}

static void
td_fold_layout_init (TdFoldLayout *layout)
{
}
