/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-table.h"
#include "model/td-settings.h"

G_BEGIN_DECLS

/** TdPoints: a difference of two rounded rates, in hundredths of a point. */
typedef struct
{
  bool known;
  int64_t points;
} TdPoints;

/**
 * TdProgressRow: where one unit or officer stands in one measure. A value without its flag means
 * nothing.
 * @gap: rounded rate − target, hundredths of a point
 * @missing: smallest number to be completed (cases, 1.000 đồng)
 * @contribution: to the gap of the parent, ten-thousandths
 * @rank: among its siblings, 0 for none
 */
typedef struct
{
  TdSubject subject;
  guint depth;
  TdMeasure measure;
  const TdShown *shown;
  bool has_rate;
  bool has_target;
  bool has_gap; /* has_rate and has_target: gap, missing, standing hold */
  bool has_contribution;
  int64_t rate;
  int64_t target;
  TdRule rule;
  int64_t gap;
  int64_t missing;
  TdStanding standing;
  TdPoints change_month;
  TdPoints change_year;
  bool has_missing_then; /* what was missing at the month base, by the target in force then */
  int64_t missing_then;
  td_wide contribution;
  int rank;
  int n_ranked; /* siblings that have a rank */
} TdProgressRow;

/** TdSummary: counts over the children of the root, all or of one kind. */
typedef struct
{
  TdMeasure measure;
  bool all;
  TdUnitKind kind; /* when not all */
  int units;
  int met;
  int not_met;
  int no_target;
  int no_rate;
  int64_t lowest_gap; /* over not_met; holds when not_met > 0 */
  int64_t highest_gap;
} TdSummary;

/** TdProgress: the standing of a unit and all below it at one cut. */
typedef struct
{
  TdBook *book; /* owned reference */
  int cut;
  TdDay as_of;
  TdDay on;
  int work_year;
  int days_left;
  int working_days_left;
  int month_base; /* cut, -1 */
  int year_base;  /* cut, -1 */
  TdSubject root;
  GArray *rows;      /* TdProgressRow: depth first, cases before money */
  GArray *summaries; /* TdSummary: per measure all, then each kind */
} TdProgress;

/**
 * td_progress_new: calculates everything that `status` prints and the overview shows.
 * @on: the day of issue, not before the cut
 * @root: the unit to begin with, valid on the cut's date; #TD_SUBJECT_NONE for the root
 * @officers: whether officers get rows
 *
 * Returns: (transfer full)
 */
TdProgress *td_progress_new (TdBook *book, int cut, TdDay on, TdSubject root, bool officers);
void td_progress_free (TdProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdProgress, td_progress_free)

/** td_progress_find: (transfer none) (nullable): the row of a subject and measure. */
const TdProgressRow *
td_progress_find (const TdProgress *progress, TdSubject subject, TdMeasure measure);

/** td_progress_get_children: (transfer container) (element-type TdProgressRow): rows of one
 * measure, directly below the root, in tree order. */
GPtrArray *td_progress_get_children (const TdProgress *progress, TdMeasure measure);

/** td_rows_sort_worst_first: sorts such rows by rate ascending (exact), units without rate last;
 * ties in tree order. */
void td_rows_sort_worst_first (GPtrArray *rows);

/** td_standing_of: the standing of what is so many hundredths of a point from its target and misses
 * so much, by the thresholds of @book. */
TdStanding td_standing_of (const TdBook *book, int64_t gap, int64_t missing);

/** td_needed_per_day: missing / working days, rounded up; false when no working day is left. */
bool td_needed_per_day (int64_t missing, int working_days, int64_t *per_day);

G_END_DECLS
