/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"

G_BEGIN_DECLS

/**
 * TdFacts: what stands out in one measure of a progress, for sentences of pages and papers. Lists
 * hold borrowed rows of the units directly below the root.
 * @group: row of the root
 * @units: all, in tree order
 * @ranked: all, worst first
 * @met, @not_met: worst first; by each unit's own target
 * @no_target: without a target in force
 * @unreported: eligible or completed is absent
 * @fallen: the rate is lower than at the month base; worst first
 * @same_target: each unit has the target and the rule of the root
 * @holders: the fewest units that together hold more than half of the shortfall, worst first; empty
 *   when they are more than a third of the units, or the root has met its target
 * @holders_share: hundredths of a percent
 * @biggest: (nullable): the unit that holds most of the shortfall, when that is at least twice an
 *   even share, or more than half
 * @has_helpers: some unit is above the root's target, so that the shares are shares of what the
 *   others lack
 * @carrier: (nullable): the root has met its target, the others together have not, and this unit
 *   gives more than half of what helps
 * @rest: the others; set with @carrier
 * @rest_rate: their rate together; set with @carrier
 */
typedef struct
{
  TdMeasure measure;
  const TdProgressRow *group;
  GPtrArray *units;
  GPtrArray *ranked;
  GPtrArray *met;
  GPtrArray *not_met;
  GPtrArray *no_target;
  GPtrArray *unreported;
  GPtrArray *fallen;
  bool same_target;
  GPtrArray *holders;
  int64_t holders_share;
  const TdProgressRow *biggest;
  int64_t biggest_share;
  bool has_helpers;
  const TdProgressRow *carrier;
  GPtrArray *rest;
  int64_t rest_rate;
} TdFacts;

/** td_facts_new: (transfer full): @progress outlives it. */
TdFacts *td_facts_new (const TdProgress *progress, TdMeasure measure);
void td_facts_free (TdFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFacts, td_facts_free)

/**
 * td_facts_short_of_both: the units that have met neither target, in tree order.
 *
 * Returns: (transfer container) (element-type TdProgressRow): rows of @cases
 */
GPtrArray *td_facts_short_of_both (const TdFacts *cases, const TdFacts *money);

/** td_row_is_short: whether a row has a target and has not met it. */
static inline bool
td_row_is_short (const TdProgressRow *row)
{
  return row->has_gap && row->missing > 0;
}

/** td_row_is_met: whether a row has a target and has met it. */
static inline bool
td_row_is_met (const TdProgressRow *row)
{
  return row->has_gap && row->missing == 0;
}

/** td_row_has_reported: whether a row shows eligible and completed. */
bool td_row_has_reported (const TdProgressRow *row);

/** td_row_get_surplus: how much a row that has met its target could lack and still meet it. */
int64_t td_row_get_surplus (const TdProgressRow *row);

G_END_DECLS
