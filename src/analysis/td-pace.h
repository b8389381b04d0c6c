/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-forecast.h"
#include "analysis/td-progress.h"
#include "model/td-milestones.h"

G_BEGIN_DECLS

/*
 * Progress (tiến độ) against what should be reached by now, and what is needed per day until 30/9
 * (docs/analysis.md, 1).
 */

/** TdElapsed: how much of a work year has passed, as @part of @whole: whole months, and of the
 * month that runs its days. */
typedef struct
{
  int part;
  int whole;
} TdElapsed;

/** td_elapsed: at the end of @day: month n of the year with d of its L days is
 * ((n − 1)·L + d) / (12·L), so a month's end is n/12. */
TdElapsed td_elapsed (TdDay day);

/**
 * td_quota: the rate that should be reached at the end of @day, rounded half up: the pro-rata part
 * of @target (Hà Nội, six months of 73,00: 36,50), or, where @milestones have any for @measure, on
 * the straight line between the two around @day; the line begins with 0 on 1 October and ends with
 * @target on 30 September unless month 12 is given.
 * @has_target: without it only milestones that are no share of the target count
 * @quota: (out): hundredths of a percent
 *
 * Returns: false when there is neither a target nor a milestone that holds
 */
bool td_quota (const TdMilestones *milestones,
               TdMeasure measure,
               TdDay day,
               bool has_target,
               int64_t target,
               int64_t *quota);

/** TdQuotaPoint: the quota of the end of a month. */
typedef struct
{
  TdDay day;
  int64_t quota;
} TdQuotaPoint;

/**
 * td_quota_points: the quotas of the month ends of a work year, each by the target in force on it;
 * months without one are left out.
 *
 * Returns: (transfer full) (element-type TdQuotaPoint)
 */
GArray *td_quota_points (const TdBook *book, TdSubject subject, TdMeasure measure, int work_year);

/**
 * TdNeed: what must still be completed, at some number of eligible.
 * @missing: as td_ratio_missing()
 * @has_pace: working days are left
 * @per_day: missing / working days, rounded up
 * @per_week: 5 · missing / working days, rounded up, at most @missing
 */
typedef struct
{
  int64_t eligible;
  int64_t missing;
  bool has_pace;
  int64_t per_day;
  int64_t per_week;
} TdNeed;

/** td_need: at @eligible, with so many working days. */
TdNeed td_need (int64_t completed, int64_t eligible, int64_t target, TdRule rule, int working_days);

/**
 * TdPace: one row of a progress against its quota.
 * @ahead: rounded rate − quota, hundredths of a point: printed figures add up
 * @behind: smallest number to be completed to reach the quota now
 * @now: what is needed at the present eligible
 * @expected: at the eligible expected for 30/9: ceil(t·(e + k)) − c, k = @new_eligible
 */
typedef struct
{
  bool has_quota;
  bool by_milestones;
  int64_t quota;
  bool has_ahead; /* ahead and behind hold */
  int64_t ahead;
  int64_t behind;
  bool has_now;
  TdNeed now;
  bool has_expected;
  int64_t new_eligible;
  TdNeed expected;
} TdPace;

/**
 * td_pace: of a row of @progress.
 * @milestones: of its book
 * @forecast: (nullable): of the same subject and measure
 */
TdPace td_pace (const TdProgress *progress,
                const TdProgressRow *row,
                const TdMilestones *milestones,
                const TdForecast *forecast);

G_END_DECLS
