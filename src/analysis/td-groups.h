/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"

G_BEGIN_DECLS

/**
 * TdUnitGroup: how a set of units stands: "9/9 đơn vị chưa đạt, thiếu từ 16 % đến 26 %".
 * @counts: those that have target and rate, by standing
 * @lowest, @highest: the gaps, hundredths of a point, furthest from and nearest to the target, over
 *   the units short of it; hold when @not_met > 0
 * @least_over, @most_over: the same over the units that have met it; hold when @met > 0
 */
typedef struct
{
  TdMeasure measure;
  int units;
  int met;
  int not_met;
  int no_target;
  int no_rate;
  int counts[TD_STANDING_VERY_LOW + 1];
  int64_t lowest;
  int64_t highest;
  TdSubject lowest_unit;
  TdSubject highest_unit;
  int64_t least_over;
  int64_t most_over;
  TdSubject most_over_unit;
} TdUnitGroup;

/** TdUnitGroupFilter: which units. */
typedef struct
{
  bool all;
  TdUnitKind kind; /* unless all */
} TdUnitGroupFilter;

/** td_unit_group: of the rows of @measure directly below the root of @progress. */
TdUnitGroup td_unit_group (const TdProgress *progress, TdMeasure measure, TdUnitGroupFilter filter);

/** td_unit_group_of_rows: of any rows. @rows: (element-type TdProgressRow): of one measure */
TdUnitGroup td_unit_group_of_rows (const GPtrArray *rows);

G_END_DECLS
