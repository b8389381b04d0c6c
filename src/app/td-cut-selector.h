/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdCutSelector: the button in the header that says of which day the figures are; its popover lists
 * the cuts, newest first, and leads to a new cut, to closing, reopening and deleting.
 */
#define TD_TYPE_CUT_SELECTOR (td_cut_selector_get_type ())
G_DECLARE_FINAL_TYPE (TdCutSelector, td_cut_selector, TD, CUT_SELECTOR, AdwBin)

/** td_cut_selector_set_session: the session whose cut is chosen; set once. */
void td_cut_selector_set_session (TdCutSelector *selector, TdSession *session);

/** td_cut_selector_popup: opens the list. */
void td_cut_selector_popup (TdCutSelector *selector);

/** td_cut_selector_get_list: (transfer none): the list of the cuts as they are now. */
GtkListBox *td_cut_selector_get_list (TdCutSelector *selector);

G_END_DECLS
