/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-unit-entry.h"

G_BEGIN_DECLS

/** TdUnitColumns: where the columns of a unit table stand; shared by its heading and its rows. */
typedef struct
{
  float x[TD_N_UNIT_COLUMNS];
  float width[TD_N_UNIT_COLUMNS];
  float heading[TD_N_UNIT_COLUMNS]; /* what their headings need, to be set before the rest */
  int64_t bar_max[TD_N_MEASURES];   /* hundredths at the right end of the bars */
  float indent; /* of names, for the arrows of units that unfold; 0: none does */
} TdUnitColumns;

/** td_unit_columns_measure: the least width that all columns need, for digits of @digit pixels. */
int td_unit_columns_measure (const TdUnitColumns *columns, float digit);

/** td_unit_columns_place: places the columns in @width pixels. */
void td_unit_columns_place (TdUnitColumns *columns, float width, float digit);

/**
 * TdUnitRow: one row of a unit table; draws its texts, marks and bars.
 *
 * Signal ::toggled (TdUnitRow *): the arrow was clicked.
 */
#define TD_TYPE_UNIT_ROW (td_unit_row_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitRow, td_unit_row, TD, UNIT_ROW, GtkWidget)

/** td_unit_row_new: @columns: borrowed; must outlive the row */
GtkWidget *td_unit_row_new (const TdUnitColumns *columns);

/** td_unit_row_set_entry: @entry: (nullable) (transfer none) */
void td_unit_row_set_entry (TdUnitRow *row, TdUnitEntry *entry);

/** td_unit_row_get_entry: (transfer none) (nullable) */
TdUnitEntry *td_unit_row_get_entry (TdUnitRow *row);

/** td_unit_row_find_cut_off: (nullable) (transfer none): the first figure that its column is too
 * narrow for; names may be, the tooltip has them whole. */
const char *td_unit_row_find_cut_off (TdUnitRow *row);

/** td_widget_get_digit_width: the width of a digit in the font of @widget, in pixels. */
float td_widget_get_digit_width (GtkWidget *widget);

G_END_DECLS
