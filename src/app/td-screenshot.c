/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-screenshot.h"

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

bool
td_screenshot_save (GtkWindow *window, const char *path, GError **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable,
                          snapshot,
                          gtk_widget_get_width (GTK_WIDGET (window)),
                          gtk_widget_get_height (GTK_WIDGET (window)));
  node = gtk_snapshot_free_to_node (snapshot);
  if (renderer != NULL && node != NULL)
    texture = gsk_renderer_render_texture (renderer, node, NULL);
  if (texture == NULL || !gdk_texture_save_to_png (texture, path))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_IO, "%s: the window could not be drawn", path);
      return false;
    }
  return true;
}
