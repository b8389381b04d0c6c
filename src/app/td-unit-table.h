/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "analysis/td-progress.h"

G_BEGIN_DECLS

/*
 * TdUnitTable: the units of one progress ranked, both measures side by side: rate, bullet bar, gap,
 * missing, change; the total stands fixed at the foot. Sorted by a click on a heading. Rows draw
 * themselves: hundreds of units with eleven columns of labels would be too slow.
 *
 * Units with officers unfold: by a click on the arrow, or Right and Left on the row.
 *
 * Signal ::activated (TdUnitTable *, int subject, int measure): a row was clicked, or Enter pressed
 * on it.
 * Signal ::unfold (TdUnitTable *, int subject): its officers are to be shown: answer with
 * td_unit_table_add_officers().
 */
#define TD_TYPE_UNIT_TABLE (td_unit_table_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitTable, td_unit_table, TD, UNIT_TABLE, GtkWidget)

/** td_unit_table_set_progress: shows the children of the root. @progress: (nullable): is not kept
 */
void td_unit_table_set_progress (TdUnitTable *table, const TdProgress *progress);

/** td_unit_table_add_officers: shows the officers of @unit below it. @progress: is not kept */
void td_unit_table_add_officers (TdUnitTable *table, const TdProgress *progress, TdSubject unit);

/** td_unit_table_toggle: unfolds or folds a unit, as a click on its arrow does. */
void td_unit_table_toggle (TdUnitTable *table, TdSubject unit);

/** td_unit_table_list_names: (transfer full) (element-type utf8): the names of the rows, top down,
 * those of officers after two spaces. */
GPtrArray *td_unit_table_list_names (TdUnitTable *table);

G_END_DECLS
