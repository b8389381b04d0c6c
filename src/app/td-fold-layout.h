/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * TdFoldLayout: lays out two children: the first at the top, the second below it where there is
 * room for it; where there is not, the second folds away. The first one gets the whole height when
 * it expands.
 */
#define TD_TYPE_FOLD_LAYOUT (td_fold_layout_get_type ())
G_DECLARE_FINAL_TYPE (TdFoldLayout, td_fold_layout, TD, FOLD_LAYOUT, GtkLayoutManager)

G_END_DECLS
