/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-figures-edit.h"
#include "app/td-figures-model.h"
#include "app/td-quick-entry.h"
#include "exchange/td-clip.h"

G_BEGIN_DECLS

/**
 * TdPasteStatus: what becomes of a cell of a copied table.
 * @TD_PASTE_NOTHING: nothing: it is empty, or says what is there already
 * @TD_PASTE_CHANGE: it changes a figure
 * @TD_PASTE_FAULT: it cannot be pasted
 */
typedef enum
{
  TD_PASTE_NOTHING,
  TD_PASTE_CHANGE,
  TD_PASTE_FAULT,
} TdPasteStatus;

/**
 * TdPasteCell: one cell of a copied table.
 * @message: (nullable): a sentence about a fault
 */
typedef struct
{
  TdPasteStatus status;
  bool has_before;
  bool has_after;
  int64_t before;
  int64_t after;
  char *message;
} TdPasteCell;

/**
 * TdPastePlan: where the cells of a copied table go.
 * @first_row: of the clip: the first one below the headings
 * @columns: (element-type int): of the clip: those that hold figures
 * @target_rows: (element-type int): for each row from @first_row on the row of the grid, -1 for
 * none
 * @target_columns: (element-type int): for each of @columns the column of the grid, -1 for none
 * @cells: (element-type TdPasteCell): row by row
 * @sentences: (element-type utf8): what is wrong with rows and columns as a whole
 */
typedef struct
{
  const TdClip *clip; /* borrowed */
  guint first_row;
  int name_column; /* of the clip, -1 for none */
  GArray *columns;
  GArray *target_rows;
  GArray *target_columns;
  GArray *cells;
  GPtrArray *sentences;
  guint n_changes;
  guint n_faults;
} TdPastePlan;

/**
 * td_paste_plan_new: (transfer full): plans to paste a table.
 * @target: the TdFiguresModel, or the TdQuickEntry of it, that is pasted into
 * @row: where a table without names lands
 * @column: where a table without headings lands; -1: at the first
 * @edit: takes the changes
 */
TdPastePlan *td_paste_plan_new (TdGridModel *target,
                                TdFiguresModel *model,
                                const TdClip *clip,
                                guint row,
                                int column,
                                TdFiguresEdit *edit);
void td_paste_plan_free (TdPastePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPastePlan, td_paste_plan_free)

/** td_paste_plan_check: holds what is calculated against what was copied: sums, totals and rates.
 * @preview: the book as it will be */
void td_paste_plan_check (TdPastePlan *plan,
                          TdGridModel *target,
                          TdFiguresModel *model,
                          TdBook *preview);

guint td_paste_plan_get_n_rows (const TdPastePlan *plan);
/** td_paste_plan_get: (transfer none) */
TdPasteCell *td_paste_plan_get (const TdPastePlan *plan, guint row, guint column);

G_END_DECLS
