/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-screenshot.h"

#include <png.h>

#include "model/td-types.h"

/* Without a compositor GTK draws a frame where the shadow would be. */
static const char no_frame[] = "window.solid-csd { margin: 0; padding: 0; border: none;"
                               " border-radius: 0; box-shadow: none; }";

void
td_screenshot_prepare (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider, no_frame, -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* A popover is drawn on a surface of its own. */
static void snapshot_popovers (GtkWidget *widget, GtkSnapshot *snapshot, float x, float y);

static void
snapshot_popover (GtkWidget *popover, GtkSnapshot *snapshot, float x, float y)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (popover));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (popover);
  graphene_rect_t bounds;
  double inner_x;
  double inner_y;

  if (!GDK_IS_POPUP (surface) || !gtk_widget_compute_bounds (popover, popover, &bounds))
    return;
  gtk_native_get_surface_transform (GTK_NATIVE (popover), &inner_x, &inner_y);
  x += (float)gdk_popup_get_position_x (GDK_POPUP (surface));
  y += (float)gdk_popup_get_position_y (GDK_POPUP (surface));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x + (float)inner_x + bounds.origin.x,
                                                y + (float)inner_y + bounds.origin.y));
  gdk_paintable_snapshot (paintable, snapshot, bounds.size.width, bounds.size.height);
  gtk_snapshot_restore (snapshot);
  snapshot_popovers (popover, snapshot, x, y);
}

static void
snapshot_popovers (GtkWidget *widget, GtkSnapshot *snapshot, float x, float y)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
        snapshot_popover (child, snapshot, x, y);
      else if (!GTK_IS_POPOVER (child))
        snapshot_popovers (child, snapshot, x, y);
    }
}

/* The pictures are many and looked at rarely: quickly written, not small. */
static bool
write_texture (GdkTexture *texture, const char *path)
{
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  gsize stride = 4 * (gsize)width;
  g_autofree guchar *pixels = g_malloc (stride * (gsize)height);
  png_image image = { .version = PNG_IMAGE_VERSION,
                      .width = (png_uint_32)width,
                      .height = (png_uint_32)height,
                      .format = PNG_FORMAT_BGRA,
                      .flags = PNG_IMAGE_FLAG_FAST };

  /* A window covers all of its picture, so that its pixels are not multiplied with anything. */
  gdk_texture_download (texture, pixels, stride);
  return png_image_write_to_file (&image, path, 0, pixels, (png_int_32)stride, NULL) != 0;
}

bool
td_screenshot_save (GtkWindow *window, const char *path, GError **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t view;
  double x;
  double y;

  graphene_rect_init (&view,
                      0,
                      0,
                      (float)gtk_widget_get_width (GTK_WIDGET (window)),
                      (float)gtk_widget_get_height (GTK_WIDGET (window)));
  gdk_paintable_snapshot (paintable, snapshot, view.size.width, view.size.height);
  gtk_native_get_surface_transform (GTK_NATIVE (window), &x, &y);
  snapshot_popovers (GTK_WIDGET (window), snapshot, -(float)x, -(float)y);
  node = gtk_snapshot_free_to_node (snapshot);
  if (renderer != NULL && node != NULL)
    texture = gsk_renderer_render_texture (renderer, node, &view);
  if (texture == NULL || !write_texture (texture, path))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_IO, "%s: the window could not be drawn", path);
      return false;
    }
  return true;
}
