/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-line-numbers.h"

/* Beside the numbers, on both sides. */
#define PADDING 8
/* Of no template are there more lines without the column growing. */
#define LEAST_DIGITS 3

struct _TdLineNumbers
{
  GtkWidget parent_instance;

  GtkTextView *view;    /* borrowed: the parent */
  GSignalGroup *buffer; /* owned */
  GSignalGroup *scroll; /* owned */
  PangoLayout *layout;  /* owned */
};

G_DEFINE_FINAL_TYPE (TdLineNumbers, td_line_numbers, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (TdLineNumbers *numbers)
{
  if (numbers->layout == NULL)
    numbers->layout = gtk_widget_create_pango_layout (GTK_WIDGET (numbers), NULL);
  return numbers->layout;
}

static void
td_line_numbers_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  TdLineNumbers *numbers = TD_LINE_NUMBERS (widget);
  int n_lines = gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (numbers->view));
  g_autofree char *last = g_strdup_printf ("%0*d", LEAST_DIGITS, n_lines);
  int width;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  pango_layout_set_text (get_layout (numbers), last, -1);
  pango_layout_get_pixel_size (get_layout (numbers), &width, NULL);
  *minimum = *natural = width + 2 * PADDING;
}

static void
td_line_numbers_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdLineNumbers *numbers = TD_LINE_NUMBERS (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  PangoLayout *layout = get_layout (numbers);
  GdkRectangle visible;
  GtkTextIter iter;
  GdkRGBA colour;
  bool more = true;

  gtk_style_context_get_color (style, &colour);
  gtk_text_view_get_visible_rect (numbers->view, &visible);
  gtk_text_view_get_line_at_y (numbers->view, &iter, visible.y, NULL);
  while (more)
    {
      g_autofree char *number = g_strdup_printf ("%d", gtk_text_iter_get_line (&iter) + 1);
      int y, height, window_y, width;

      gtk_text_view_get_line_yrange (numbers->view, &iter, &y, &height);
      if (y > visible.y + visible.height)
        break;
      gtk_text_view_buffer_to_window_coords (
          numbers->view, GTK_TEXT_WINDOW_LEFT, 0, y, NULL, &window_y);
      pango_layout_set_text (layout, number, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot,
          &GRAPHENE_POINT_INIT ((float)(gtk_widget_get_width (widget) - width - PADDING),
                                (float)window_y));
      gtk_snapshot_append_layout (snapshot, layout, &colour);
      gtk_snapshot_restore (snapshot);
      more = gtk_text_iter_forward_line (&iter);
    }
}

static void
td_line_numbers_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (td_line_numbers_parent_class)->css_changed (widget, change);
  g_clear_object (&TD_LINE_NUMBERS (widget)->layout);
}

static void
td_line_numbers_dispose (GObject *object)
{
  TdLineNumbers *numbers = TD_LINE_NUMBERS (object);

  g_clear_object (&numbers->buffer);
  g_clear_object (&numbers->scroll);
  g_clear_object (&numbers->layout);
  G_OBJECT_CLASS (td_line_numbers_parent_class)->dispose (object);
}

static void
td_line_numbers_class_init (TdLineNumbersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_line_numbers_dispose;
  widget_class->measure = td_line_numbers_measure;
  widget_class->snapshot = td_line_numbers_snapshot;
  widget_class->css_changed = td_line_numbers_css_changed;
  gtk_widget_class_set_css_name (widget_class, "tdlinenumbers");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
td_line_numbers_init (TdLineNumbers *numbers)
{
  numbers->buffer = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_object (
      numbers->buffer, "changed", G_CALLBACK (gtk_widget_queue_resize), numbers, G_CONNECT_SWAPPED);
  numbers->scroll = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_object (numbers->scroll,
                                 "value-changed",
                                 G_CALLBACK (gtk_widget_queue_draw),
                                 numbers,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (
      numbers->scroll, "changed", G_CALLBACK (gtk_widget_queue_draw), numbers, G_CONNECT_SWAPPED);
}

void
td_line_numbers_attach (GtkTextView *view)
{
  TdLineNumbers *numbers = g_object_new (TD_TYPE_LINE_NUMBERS, NULL);

  numbers->view = view;
  g_object_bind_property (view, "buffer", numbers->buffer, "target", G_BINDING_SYNC_CREATE);
  g_object_bind_property (view, "vadjustment", numbers->scroll, "target", G_BINDING_SYNC_CREATE);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_LEFT, GTK_WIDGET (numbers));
}
