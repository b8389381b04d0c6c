/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* TdPreferences: the settings of the program on this computer: language and colours. */
#define TD_TYPE_PREFERENCES (td_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TdPreferences, td_preferences, TD, PREFERENCES, AdwPreferencesWindow)

TdPreferences *td_preferences_new (GtkWindow *parent, GSettings *settings);

/** td_preferences_apply_colours: makes the program light, dark or as the system, by @settings. */
void td_preferences_apply_colours (GSettings *settings);

G_END_DECLS
