/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-screenshot.h"

#include "model/td-types.h"

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
