/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-figures-model.h"

G_BEGIN_DECLS

/*
 * TdQuickEntry: the rows of a TdFiguresModel for a quick cut, for a TdGrid: one line a unit,
 * eligible and completed by cases and by money, the rates and what is missing beside them.
 */
#define TD_TYPE_QUICK_ENTRY (td_quick_entry_get_type ())
G_DECLARE_FINAL_TYPE (TdQuickEntry, td_quick_entry, TD, QUICK_ENTRY, GObject)

/** TdQuickColumn: its columns. */
typedef enum
{
  TD_QUICK_ELIGIBLE_CASES,
  TD_QUICK_COMPLETED_CASES,
  TD_QUICK_ELIGIBLE_MONEY,
  TD_QUICK_COMPLETED_MONEY,
  TD_QUICK_RATE_CASES,
  TD_QUICK_MISSING_CASES,
  TD_QUICK_RATE_MONEY,
  TD_QUICK_MISSING_MONEY,
} TdQuickColumn;
#define TD_N_QUICK_COLUMNS 8

/** td_quick_entry_new: (transfer full): follows @model, whose mode is cumulative. */
TdQuickEntry *td_quick_entry_new (TdFiguresModel *model);

/** td_quick_entry_find_column: the column of an item; -1. @item: -1 for the rate */
int td_quick_entry_find_column (TdMeasure measure, int item);

/** td_quick_entry_get_measure: the measure of a column. */
TdMeasure td_quick_entry_get_measure (guint column);
/** td_quick_entry_get_item: the item of a column; -1 for rate and missing. */
int td_quick_entry_get_item (guint column);

G_END_DECLS
