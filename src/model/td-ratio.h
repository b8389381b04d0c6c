/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-types.h"

G_BEGIN_DECLS

/**
 * TdRule: when a target is met.
 * @TD_RULE_GE: "từ … trở lên", at least the rate
 * @TD_RULE_GT: "trên", strictly above it
 */
typedef enum
{
  TD_RULE_GE,
  TD_RULE_GT,
} TdRule;

/** td_rule_name: "ge" or "gt". */
const char *td_rule_name (TdRule rule);

/** td_rule_from_name: reads "ge" or "gt". */
bool td_rule_from_name (const char *name, TdRule *rule);

/**
 * td_ratio_rate: completed / eligible in hundredths of a percent, rounded half up; INT64_MAX where
 * a faulty record makes it larger.
 *
 * Returns: false when nothing is eligible, or parts that a form takes off make completed less than
 * nothing: there is no rate then.
 */
bool td_ratio_rate (int64_t completed, int64_t eligible, int64_t *hundredths);

/** td_ratio_compare: the sign of c1/e1 − c2/e2, exactly; both eligible figures are above 0. */
int td_ratio_compare (int64_t completed1, int64_t eligible1, int64_t completed2, int64_t eligible2);

/**
 * td_ratio_missing: the smallest whole number that must still be completed so that @target
 * (hundredths of a percent) is met at the present @eligible, at least 0:
 * ceil(t·eligible) − completed for #TD_RULE_GE, strictly greater for #TD_RULE_GT.
 */
int64_t td_ratio_missing (int64_t completed, int64_t eligible, int64_t target, TdRule rule);

/** td_ratio_contribution: t·eligible − completed in ten-thousandths; negative helps. */
td_wide td_ratio_contribution (int64_t completed, int64_t eligible, int64_t target);

/**
 * td_ratio_divide: divides @amount by @shares (any unit, together at most @whole) with the largest
 * remainder; what the shares leave of @whole stays undivided.
 * @parts: (out caller-allocates) (array length=n_shares)
 */
void td_ratio_divide (
    int64_t amount, const int64_t *shares, guint n_shares, int64_t whole, int64_t *parts);

G_END_DECLS
