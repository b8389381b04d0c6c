/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * TdSideLayout: lays out two children: the first at the left, the second at its right where there
 * is room for both, else below it. The second one fills the height. Properties: spacing;
 * main-max-width, in pixels; side-share, the second one's part of the width in hundredths.
 */
#define TD_TYPE_SIDE_LAYOUT (td_side_layout_get_type ())
G_DECLARE_FINAL_TYPE (TdSideLayout, td_side_layout, TD, SIDE_LAYOUT, GtkLayoutManager)

G_END_DECLS
