/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-plan.h"
#include "app/td-grid.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/** TdPlansShow: what the cells of months show. */
typedef enum
{
  TD_PLANS_SHOW_PLANNED,
  TD_PLANS_SHOW_DONE,
  TD_PLANS_SHOW_DIFFERENCE,
} TdPlansShow;

/*
 * TdPlansModel: what units and officers have undertaken to complete by the end of each month of a
 * work year, as a grid: twelve months, and how many were kept. Planned cells are filled in; each
 * edit is written at once, as one step.
 */
#define TD_TYPE_PLANS_MODEL (td_plans_model_get_type ())
G_DECLARE_FINAL_TYPE (TdPlansModel, td_plans_model, TD, PLANS_MODEL, GObject)

TdPlansModel *td_plans_model_new (TdSession *session);

/** td_plans_model_update: follows the session: shows @measure of @work_year as it is now. */
void
td_plans_model_update (TdPlansModel *model, int work_year, TdMeasure measure, TdPlansShow show);

/** td_plans_model_get_subject: the unit or officer of a row. */
TdSubject td_plans_model_get_subject (TdPlansModel *model, guint row);

/** td_plans_model_reveal: unfolds what hides a unit or officer. Returns: its row, or -1. */
int td_plans_model_reveal (TdPlansModel *model, TdSubject subject);

/** td_plans_model_set_shows_retired: whether units have rows that were ended earlier in the year.
 */
void td_plans_model_set_shows_retired (TdPlansModel *model, bool shows_retired);

/** td_plans_model_unfold_all: shows or hides all officers. */
void td_plans_model_unfold_all (TdPlansModel *model, bool unfold);

/**
 * td_plans_model_paste: writes a table of texts into the months from @row and @column on, as one
 * step.
 *
 * Returns: false with @message (transfer full), and nothing is changed.
 */
bool td_plans_model_paste (
    TdPlansModel *model, guint row, guint column, const char *text, char **message);

G_END_DECLS
