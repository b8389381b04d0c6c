/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid-model.h"

G_BEGIN_DECLS

/* TdGridName: the name of a row of a TdGrid, in its first column, with the arrow that folds it. */
#define TD_TYPE_GRID_NAME (td_grid_name_get_type ())
G_DECLARE_FINAL_TYPE (TdGridName, td_grid_name, TD, GRID_NAME, GtkWidget)

GtkWidget *td_grid_name_new (void);

/** td_grid_name_bind: shows a row's name. Returns: whether it is another one */
bool td_grid_name_bind (TdGridName *name, guint row, const TdGridRow *values);

/** td_grid_name_mark: whether the cursor is on it. */
void td_grid_name_mark (TdGridName *name, bool is_cursor);

/** td_grid_name_is_arrow: whether the arrow is at @x. */
bool td_grid_name_is_arrow (TdGridName *name, double x);

/** td_grid_name_get_hidden: (nullable): its text if not all of it is seen. */
const char *td_grid_name_get_hidden (TdGridName *name);

/** td_grid_name_measure: the width that a name needs. @layout: (transfer none): overwritten */
int td_grid_name_measure (PangoLayout *layout, const TdGridRow *values);

G_END_DECLS
