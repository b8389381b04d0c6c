/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"

G_BEGIN_DECLS

/*
 * Who makes the gap of a group (DESIGN: contribution = t·eligible − completed, t the target of the
 * group; docs/analysis.md, 3). All values are in ten-thousandths of a case or of 1.000 đồng;
 * positive drags, negative helps.
 */

/** TdContributionChange: contribution now, by the target now, less contribution then, by the target
 * then. */
typedef struct
{
  bool known;
  td_wide value;
} TdContributionChange;

/** TdContribution: of one child, or of the whole. */
typedef struct
{
  TdSubject subject; /* #TD_SUBJECT_NONE: what no child accounts for */
  bool known;
  td_wide value;
  TdContributionChange month;
  TdContributionChange year;
} TdContribution;

/**
 * TdContributions: the gap of a group and its parts in tree order.
 * @has_rest: the parts do not make the whole: children have not reported, or the group's own record
 *   stands; @rest is what is left, so that parts and rest always add up to @whole, and each change
 *   to that of @whole where it is known
 */
typedef struct
{
  TdContribution whole;
  bool has_target_then_month; /* the group had a target at the month base */
  bool has_target_then_year;
  int64_t target;
  GArray *parts; /* TdContribution */
  bool has_rest;
  TdContribution rest;
} TdContributions;

/**
 * td_contributions_new: (transfer full): of the units directly below @parent, else of its officers,
 * at the cut of @progress. Without figures or a target of @parent nothing is known.
 */
TdContributions *
td_contributions_new (const TdProgress *progress, TdSubject parent, TdMeasure measure);
void td_contributions_free (TdContributions *contributions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdContributions, td_contributions_free)

/** td_contributions_sort: (transfer container) (element-type TdContribution): the known parts, who
 * drags most first; ties in tree order. */
GPtrArray *td_contributions_sort (const TdContributions *contributions);

G_END_DECLS
