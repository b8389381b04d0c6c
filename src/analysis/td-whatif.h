/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"

G_BEGIN_DECLS

/*
 * What if: some units finish more, more becomes eligible, a target changes. The figures are laid
 * over those of a cut and carried up to every group above; no record is touched (docs/analysis.md,
 * 6).
 */

/**
 * TdAssumption: about one unit or officer and measure; those about the same add up, the last target
 * counts.
 * @completed: so much more is completed by it; may be below 0
 * @eligible: so much more becomes eligible; may be below 0
 * @has_target: @target and @rule instead of what is in force
 */
typedef struct
{
  TdSubject subject;
  TdMeasure measure;
  int64_t completed;
  int64_t eligible;
  bool has_target;
  int64_t target;
  TdRule rule;
} TdAssumption;

/**
 * TdOutcome: a row of a progress as it would be. It has what TdProgressRow has, by the same rules.
 * @is_possible: no figure fell below 0 and no more is completed than eligible
 */
typedef struct
{
  TdSubject subject;
  guint depth;
  TdMeasure measure;
  bool has_figures;
  int64_t eligible;
  int64_t completed;
  bool is_possible;
  bool has_rate;
  bool has_target;
  bool has_gap;
  int64_t rate;
  int64_t target;
  TdRule rule;
  int64_t gap;
  int64_t missing;
  TdStanding standing;
  bool has_contribution;
  td_wide contribution;
  int rank;
  int n_ranked;
} TdOutcome;

/** TdWhatIf: the outcomes, one for each row of the progress and in its order. */
typedef struct
{
  const TdProgress *progress; /* borrowed */
  GArray *outcomes;           /* TdOutcome */
  int *places;                /* [subject × measures]: into outcomes, -1 for none */
} TdWhatIf;

/**
 * td_what_if_new: (transfer full): lays assumptions over a progress, which must outlive the answer.
 * Those about what has no row count for the rows above it.
 * @assumptions: (array length=n)
 */
TdWhatIf *td_what_if_new (const TdProgress *progress, const TdAssumption *assumptions, guint n);
void td_what_if_free (TdWhatIf *what_if);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdWhatIf, td_what_if_free)

/** td_what_if_find: (transfer none) (nullable) */
const TdOutcome *td_what_if_find (const TdWhatIf *what_if, TdSubject subject, TdMeasure measure);

/**
 * TdLimit: how much a unit can be asked for.
 * @TD_LIMIT_ROOM: all that it has open: eligible − completed
 * @TD_LIMIT_OWN_TARGET: what it is missing to its own target
 */
typedef enum
{
  TD_LIMIT_ROOM,
  TD_LIMIT_OWN_TARGET,
} TdLimit;

/** td_limit_name: "room" or "own-target". */
const char *td_limit_name (TdLimit limit);

/** TdShare: what one unit of a plan does. */
typedef struct
{
  TdSubject subject;
  int64_t amount;
  int64_t limit; /* that it could do */
} TdShare;

/**
 * TdPlanToTarget: who could close the gap of the root.
 * @need: what the root is missing, at its eligible and @new_eligible more
 * @known: the root has figures and a target
 * @is_reachable: the units together can do it
 * @shares: (element-type TdShare): the least set (td-least-set.h), most first; all with room when
 *   it is not reachable, each with its limit
 */
typedef struct
{
  bool known;
  int64_t need;
  bool is_reachable;
  GArray *shares;
} TdPlanToTarget;

/**
 * td_plan_to_target: (transfer full): the least set of the units directly below the root of
 * @progress that reaches its target.
 * @new_eligible: how much more is expected to become eligible
 */
TdPlanToTarget *td_plan_to_target (const TdProgress *progress,
                                   TdMeasure measure,
                                   TdLimit limit,
                                   int64_t new_eligible);

/** td_what_if_plan: (transfer full): the same where the assumptions hold: the need, what units have
 * open, and their targets are those of the outcomes. */
TdPlanToTarget *td_what_if_plan (const TdWhatIf *what_if, TdMeasure measure, TdLimit limit);
void td_plan_to_target_free (TdPlanToTarget *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPlanToTarget, td_plan_to_target_free)

G_END_DECLS
