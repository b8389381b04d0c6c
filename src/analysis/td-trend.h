/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-table.h"
#include "model/td-settings.h"

G_BEGIN_DECLS

/** TdTrendPoint: the rate of one cut. */
typedef struct
{
  TdDay day;
  int cut;
  bool has_rate;
  int64_t rate;
  bool has_target;
  int64_t target;
  TdFigures figures; /* as they compare: successions followed */
} TdTrendPoint;

/**
 * td_trend_points: the cumulative rate of @subject through the work year of @now, cut by cut up to
 * @now, as the units of @now (successions followed).
 * Returns: (transfer full) (element-type TdTrendPoint)
 */
GArray *td_trend_points (const TdBook *book, TdSubject subject, TdMeasure measure, TdDay now);

/**
 * td_trend_last_year: the same for the whole work year before; days are those of that year.
 * Returns: (transfer full) (element-type TdTrendPoint)
 */
GArray *td_trend_last_year (const TdBook *book, TdSubject subject, TdMeasure measure, TdDay now);

/** TdTargetStep: a target and the day from which it is in force. */
typedef struct
{
  TdDay from;
  int64_t rate;
  TdRule rule;
} TdTargetStep;

/** td_target_steps: (transfer full) (element-type TdTargetStep): the targets of a work year by
 * from-date. */
GArray *td_target_steps (const TdBook *book, TdSubject subject, TdMeasure measure, int work_year);

G_END_DECLS
