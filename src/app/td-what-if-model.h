/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-whatif.h"
#include "app/td-grid-model.h"

G_BEGIN_DECLS

/*
 * TdWhatIfModel: what would be if units finished more, more became eligible, or a target changed: a
 * row a unit, the assumptions typed into it, and beside them where it would stand. Nothing of it is
 * stored; it is forgotten with the window.
 */
#define TD_TYPE_WHAT_IF_MODEL (td_what_if_model_get_type ())
G_DECLARE_FINAL_TYPE (TdWhatIfModel, td_what_if_model, TD, WHAT_IF_MODEL, GObject)

typedef enum
{
  TD_WHAT_IF_COMPLETED,
  TD_WHAT_IF_ELIGIBLE,
  TD_WHAT_IF_RATE,
  TD_WHAT_IF_MORE_COMPLETED, /* typed */
  TD_WHAT_IF_MORE_ELIGIBLE,  /* typed */
  TD_WHAT_IF_TARGET,         /* typed, else the one in force */
  TD_WHAT_IF_NEW_RATE,
  TD_WHAT_IF_NEW_GAP,
  TD_WHAT_IF_NEW_MISSING,
} TdWhatIfColumn;
#define TD_N_WHAT_IF_COLUMNS 9

TdWhatIfModel *td_what_if_model_new (void);

/**
 * td_what_if_model_set: shows a progress in one measure; what was typed stays with its unit.
 * @progress: (nullable) (transfer full): without officers
 */
void td_what_if_model_set (TdWhatIfModel *model, TdProgress *progress, TdMeasure measure);

/** td_what_if_model_clear: forgets what was typed for this measure. */
void td_what_if_model_clear (TdWhatIfModel *model);

/** td_what_if_model_is_empty: whether nothing is typed for this measure. */
bool td_what_if_model_is_empty (TdWhatIfModel *model);

/** td_what_if_model_forget: forgets all that was typed, of either measure: another workspace. */
void td_what_if_model_forget (TdWhatIfModel *model);

/** td_what_if_model_find: the row of a unit, -1 for none. */
int td_what_if_model_find (TdWhatIfModel *model, TdSubject subject);

/**
 * td_what_if_model_fill: types what the least set of units must complete to reach the target of the
 * root; what is typed about eligible and targets holds. Where all together cannot, each is asked
 * for all it can do.
 *
 * Returns: (transfer full) (nullable)
 */
TdPlanToTarget *td_what_if_model_fill (TdWhatIfModel *model, TdLimit limit);

/** td_what_if_model_get_root: (transfer none) (nullable): where the root would stand. */
const TdOutcome *td_what_if_model_get_root (TdWhatIfModel *model);

G_END_DECLS
