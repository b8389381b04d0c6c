/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdSettingsWindow: the settings of the workspace: letterhead, signature, thresholds, holidays.
 * Each field is an edit of its own, made when it is finished, and can be undone.
 */
#define TD_TYPE_SETTINGS_WINDOW (td_settings_window_get_type ())
G_DECLARE_FINAL_TYPE (
    TdSettingsWindow, td_settings_window, TD, SETTINGS_WINDOW, AdwPreferencesWindow)

TdSettingsWindow *td_settings_window_new (GtkWindow *parent, TdSession *session);

/** td_settings_window_get_row: (transfer none) (nullable): the row of a setting, a TdFieldRow, a
 * TdDaysRow or, of the milestones, an AdwActionRow. */
GtkWidget *td_settings_window_get_row (TdSettingsWindow *window, const char *key);

G_END_DECLS
