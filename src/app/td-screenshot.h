/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** td_screenshot_prepare: makes the display draw windows without frame and without animation. */
void td_screenshot_prepare (void);

/** td_screenshot_save: draws the window as it is, with its popovers, and writes it as PNG; false
 * with a sentence. */
bool td_screenshot_save (GtkWindow *window, const char *path, GError **error);

G_END_DECLS
