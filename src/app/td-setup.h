/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* What the program finds around itself: in its build folder, else where it is installed. */

/**
 * td_setup_settings: (transfer full): the settings of the window.
 *
 * Returns: (nullable): NULL when the schema is not installed
 */
GSettings *td_setup_settings (void);

/**
 * td_setup_language: chooses the language of messages and the form of numbers, before anything is
 * translated: that of the preferences, else that of the session.
 * @settings: (nullable)
 */
void td_setup_language (GSettings *settings);

/**
 * td_setup_drawing: to be called first of all. Has the fonts looked up in the background, and has
 * GTK draw without GL where no graphics processor would do it.
 */
void td_setup_drawing (void);

G_END_DECLS
