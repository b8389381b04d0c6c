/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid.h"
#include "app/td-session.h"
#include "app/td-target-draft.h"

G_BEGIN_DECLS

/*
 * TdTargetsModel: the targets of a work year as a grid: units and officers as rows; for each
 * measure rate, rule, first day and document, then how far they are at the chosen cut. A row shows
 * the target that holds on the day of the cut; an edit of it changes that one. Each edit is written
 * at once, as one step.
 */
#define TD_TYPE_TARGETS_MODEL (td_targets_model_get_type ())
G_DECLARE_FINAL_TYPE (TdTargetsModel, td_targets_model, TD, TARGETS_MODEL, GObject)

TdTargetsModel *td_targets_model_new (TdSession *session);

/** td_targets_model_update: follows the session: @work_year of its book as it is now. */
void td_targets_model_update (TdTargetsModel *model, int work_year);

/** td_targets_model_get_subject: the unit or officer of a row. */
TdSubject td_targets_model_get_subject (TdTargetsModel *model, guint row);

/** td_targets_model_reveal: unfolds what hides a unit or officer. Returns: its row, or -1. */
int td_targets_model_reveal (TdTargetsModel *model, TdSubject subject);

/** td_targets_model_unfold_all: shows or hides all officers. */
void td_targets_model_unfold_all (TdTargetsModel *model, bool unfold);

/** TdTargetsColumns: which measures have columns. */
typedef enum
{
  TD_TARGETS_BOTH,
  TD_TARGETS_CASES,
  TD_TARGETS_MONEY,
} TdTargetsColumns;

void td_targets_model_set_columns (TdTargetsModel *model, TdTargetsColumns columns);

/** td_targets_model_shows: whether a measure has columns. */
bool td_targets_model_shows (TdTargetsModel *model, TdMeasure measure);

/** td_targets_model_set_shows_retired: whether units have rows that were ended earlier in the work
 * year. */
void td_targets_model_set_shows_retired (TdTargetsModel *model, bool shows_retired);

/** td_targets_model_has_retired: whether there are such units. */
bool td_targets_model_has_retired (TdTargetsModel *model);

/** td_targets_model_get_measure: the measure of a column. */
TdMeasure td_targets_model_get_measure (TdTargetsModel *model, guint column);

/** td_targets_model_get_field: what is filled in in a column; false when it is calculated. */
bool td_targets_model_get_field (guint column, TdTargetField *field);

/** td_targets_model_find_column: the column of a field. */
guint td_targets_model_find_column (TdTargetsModel *model, TdMeasure measure, TdTargetField field);

/** td_targets_model_turn_rule: "at least" becomes "above" and back, in the cell of a rule. False
 * with @message (transfer full), or where there is no target. */
bool td_targets_model_turn_rule (TdTargetsModel *model, guint row, guint column, char **message);

/**
 * td_targets_model_paste: writes a table of texts into the cells from @row and @column on, as one
 * step; cells that are calculated are passed over.
 *
 * Returns: false with @message (transfer full), and nothing is changed.
 */
bool td_targets_model_paste (
    TdTargetsModel *model, guint row, guint column, const char *text, char **message);

G_END_DECLS
