/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid-font.h"
#include "app/td-grid-model.h"

G_BEGIN_DECLS

#define TD_GRID_PADDING 6 /* beside a text in its cell */
#define TD_GRID_ROOM 11   /* for a figure: on both sides, with the line between cells */
#define TD_GRID_TIGHT 2   /* of that which can be done without */

/* TdGridSlot: the widget of one cell of a TdGrid that is in sight; it shows another cell when the
 * grid is scrolled. */
#define TD_TYPE_GRID_SLOT (td_grid_slot_get_type ())
G_DECLARE_FINAL_TYPE (TdGridSlot, td_grid_slot, TD, GRID_SLOT, GtkWidget)

GtkWidget *td_grid_slot_new (void);

/**
 * td_grid_slot_bind: shows a cell. What is heard of it follows with td_grid_slot_say().
 * @fonts: (transfer none): must live until the next call
 * Returns: the width that its figure needs; 0 for words, which are cut off where they must be
 */
int td_grid_slot_bind (TdGridSlot *slot,
                       const TdGridFonts *fonts,
                       guint row,
                       guint column,
                       const TdGridCell *cell,
                       bool is_strong);

/** td_grid_slot_mark: whether it is the cursor's, and whether it is in a selected range. */
void td_grid_slot_mark (TdGridSlot *slot, bool is_cursor, bool is_selected);

/** td_grid_slot_say: tells those who listen what it shows, unless they know. */
void td_grid_slot_say (TdGridSlot *slot, TdGridModel *model);

guint td_grid_slot_get_row (TdGridSlot *slot);
guint td_grid_slot_get_column (TdGridSlot *slot);

/** td_grid_slot_get_hidden: (nullable): its text if not all of it is seen. */
const char *td_grid_slot_get_hidden (TdGridSlot *slot);

G_END_DECLS
