/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/* TdWindow: the main window: pages at the side, what applies to all of them in the header, one
 * session. */
#define TD_TYPE_WINDOW (td_window_get_type ())
G_DECLARE_FINAL_TYPE (TdWindow, td_window, TD, WINDOW, AdwApplicationWindow)

/** td_window_new: @settings: where size and last file are remembered */
TdWindow *td_window_new (GtkApplication *application, GSettings *settings);

/** td_window_get_session: (transfer none): what the pages share. */
TdSession *td_window_get_session (TdWindow *window);

/**
 * td_window_open: opens a workspace in place of the present one. What goes wrong shows on the start
 * page, or over the workspace that stays open.
 *
 * Returns: false when it did not open
 */
bool td_window_open (TdWindow *window, const char *path);

/** td_window_open_last: opens the workspace that was open last, if there was one; its absence never
 * blocks a start. */
void td_window_open_last (TdWindow *window);

/** td_window_show_page: "overview", "charts" or "units"; false when there is no such page. */
bool td_window_show_page (TdWindow *window, const char *page);

/** td_window_get_page: (transfer none): the name of the page that shows. */
const char *td_window_get_page (TdWindow *window);

/** TdKey: a key of the window: what it does everywhere in it. */
typedef struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
  const char *target; /* (nullable): a string */
} TdKey;

/** td_window_get_keys: (transfer none) (array length=n_keys): the keys, as the shortcuts window
 * tells them. */
const TdKey *td_window_get_keys (guint *n_keys);

G_END_DECLS
