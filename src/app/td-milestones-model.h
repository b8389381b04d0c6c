/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid-model.h"
#include "model/td-milestones.h"

G_BEGIN_DECLS

/*
 * TdMilestonesModel: what should be reached by the end of each month: a row a month, October first;
 * for each measure a column of rates and one of shares of the target. A month has one of the two.
 */
#define TD_TYPE_MILESTONES_MODEL (td_milestones_model_get_type ())
G_DECLARE_FINAL_TYPE (TdMilestonesModel, td_milestones_model, TD, MILESTONES_MODEL, GObject)

/** td_milestones_model_new: @work_year: whose month ends are named */
TdMilestonesModel *td_milestones_model_new (const TdMilestones *milestones, int work_year);

/** td_milestones_model_get: (transfer none): what is typed now. */
const TdMilestones *td_milestones_model_get (TdMilestonesModel *model);

G_END_DECLS
