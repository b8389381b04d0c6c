/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"

G_BEGIN_DECLS

/**
 * TdPlanState: what became of an undertaking for a month.
 * @TD_PLAN_NONE: nothing was undertaken
 * @TD_PLAN_OPEN: not decided: there are no figures of the month, or it is not over yet
 * @TD_PLAN_KEPT: as much or more was completed
 * @TD_PLAN_BROKEN: less was completed by the month's end, or by its newest cut when a later month
 *   has one
 */
typedef enum
{
  TD_PLAN_NONE,
  TD_PLAN_OPEN,
  TD_PLAN_KEPT,
  TD_PLAN_BROKEN,
} TdPlanState;

/**
 * TdPlanMonth: what was to be completed from 1 October to a month's end, and what was.
 * @planned: the own undertaking, else the sum over those below when each has one (@is_sum)
 * @done: the shown completed of the newest cut within the month, of @done_on
 * @difference: done − planned, when both are there
 */
typedef struct
{
  TdDay month; /* its last day */
  TdPlanState state;
  bool has_planned;
  bool is_sum;
  bool has_done;
  int64_t planned;
  int64_t done;
  int64_t difference;
  TdDay done_on;
} TdPlanMonth;

/** TD_PLAN_MONTHS: the months of a work year, October first. */
#define TD_PLAN_MONTHS 12

/** TdPlanYear: the months of a unit or officer in a work year, and how many were kept. */
typedef struct
{
  TdSubject subject;
  TdMeasure measure;
  int work_year;
  TdPlanMonth months[TD_PLAN_MONTHS];
  guint n_kept;
  guint n_broken;
  guint n_open;
} TdPlanYear;

/** td_plan_month_end: the last day of a month of a work year. @month: 1 (October) … 12 */
TdDay td_plan_month_end (int work_year, int month);

/** td_plan_get_month: of the month of @month_end. @month: (out caller-allocates) */
void td_plan_get_month (
    const TdBook *book, TdSubject subject, TdMeasure measure, TdDay month_end, TdPlanMonth *month);

/** td_plan_get_year: @year: (out caller-allocates) */
void td_plan_get_year (
    const TdBook *book, TdSubject subject, TdMeasure measure, int work_year, TdPlanYear *year);

/**
 * td_plan_list_years: all who have undertaken something in a work year, worst first: by the part of
 * the decided months that was kept, then by how many were not, then in tree order; those of whom
 * nothing is decided last.
 *
 * Returns: (transfer full) (element-type TdPlanYear)
 */
GArray *td_plan_list_years (const TdBook *book, TdMeasure measure, int work_year);

G_END_DECLS
