/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-pace.h"

#include "model/td-day.h"

/* Working days of a week. */
#define WEEK 5
/* A rate of 1 in hundredths of a percent. */
#define WHOLE 10000

TdElapsed
td_elapsed (TdDay day)
{
  int day_of_month, length;

  td_day_get_ymd (day, NULL, NULL, &day_of_month);
  td_day_get_ymd (td_day_month_end (day), NULL, NULL, &length);
  return (TdElapsed){
    .part = (td_day_work_month (day) - 1) * length + day_of_month,
    .whole = TD_N_MONTHS * length,
  };
}

/* A point of the line that milestones make. @rate: hundredths of a percent × WHOLE */
typedef struct
{
  int month;
  td_wide rate;
} Point;

static bool
get_point (const TdMilestone *milestone, bool has_target, int64_t target, td_wide *rate)
{
  if (!milestone->known || (milestone->of_target && !has_target))
    return false;
  *rate = (td_wide)milestone->rate * (milestone->of_target ? target : WHOLE);
  return true;
}

/* Half up; nothing here is negative. */
static int64_t
divide_half_up (td_wide dividend, td_wide divisor)
{
  return (int64_t)((2 * dividend + divisor) / (2 * divisor));
}

bool
td_quota (const TdMilestones *milestones,
          TdMeasure measure,
          TdDay day,
          bool has_target,
          int64_t target,
          int64_t *quota)
{
  TdElapsed elapsed = td_elapsed (day);
  int length = elapsed.whole / TD_N_MONTHS;
  Point before = { 0, 0 };
  Point after = { TD_N_MONTHS, (td_wide)target * WHOLE };
  bool has_after = has_target;

  /* The newest point not after the day, and the first that is not before it. */
  for (int month = TD_N_MONTHS; month >= 1; month--)
    {
      td_wide rate;
      if (!get_point (&milestones->months[measure][month], has_target, target, &rate))
        continue;
      if (month * length >= elapsed.part)
        {
          after = (Point){ month, rate };
          has_after = true;
        }
      else
        {
          before = (Point){ month, rate };
          break;
        }
    }
  if (!has_after)
    return false;

  /* Points of two kinds may lie so that the line falls; a quota never does. */
  td_wide rise = MAX (after.rate - before.rate, 0);
  td_wide span = (td_wide)(after.month - before.month) * length;
  td_wide part = elapsed.part - (td_wide)before.month * length;
  *quota = divide_half_up (before.rate * span + rise * part, span * WHOLE);
  return true;
}

GArray *
td_quota_points (const TdBook *book, TdSubject subject, TdMeasure measure, int work_year)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TdQuotaPoint));
  TdDay last = td_work_year_last (work_year);
  TdMilestones milestones;

  td_book_get_milestones (book, &milestones);
  for (TdDay day = td_day_month_end (td_work_year_first (work_year)); day <= last;
       day = td_day_month_end (day + 1))
    {
      const TdTarget *target = td_book_get_target_in_force (book, subject, measure, day);
      TdQuotaPoint point = { .day = day };
      if (td_quota (&milestones,
                    measure,
                    day,
                    target != NULL,
                    target != NULL ? target->rate : 0,
                    &point.quota))
        g_array_append_val (points, point);
    }
  return points;
}

TdNeed
td_need (int64_t completed, int64_t eligible, int64_t target, TdRule rule, int working_days)
{
  TdNeed need = {
    .eligible = eligible,
    .missing = td_ratio_missing (completed, eligible, target, rule),
    .has_pace = working_days > 0,
  };

  if (need.has_pace)
    {
      td_wide weeks = ((td_wide)need.missing * WEEK + working_days - 1) / working_days;
      need.per_day = (int64_t)(((td_wide)need.missing + working_days - 1) / working_days);
      need.per_week = (int64_t)MIN (weeks, need.missing);
    }
  return need;
}

TdPace
td_pace (const TdProgress *progress,
         const TdProgressRow *row,
         const TdMilestones *milestones,
         const TdForecast *forecast)
{
  TdPace pace = { 0 };
  int64_t eligible, completed;
  int days = progress->working_days_left;

  pace.has_quota = td_quota (
      milestones, row->measure, progress->as_of, row->has_target, row->target, &pace.quota);
  pace.by_milestones = pace.has_quota && milestones->has[row->measure];
  if (!row->has_rate || !td_figures_get (&row->shown->figures, TD_ITEM_ELIGIBLE, &eligible)
      || !td_figures_get (&row->shown->figures, TD_ITEM_COMPLETED, &completed))
    return pace;

  if (pace.has_quota)
    {
      pace.has_ahead = true;
      pace.ahead = row->rate - pace.quota;
      pace.behind = td_ratio_missing (completed, eligible, pace.quota, TD_RULE_GE);
    }
  if (!row->has_target)
    return pace;
  pace.has_now = true;
  pace.now = td_need (completed, eligible, row->target, row->rule, days);
  if (forecast != NULL && forecast->known)
    {
      pace.has_expected = true;
      pace.new_eligible = forecast->eligible.value - eligible;
      pace.expected = td_need (completed, forecast->eligible.value, row->target, row->rule, days);
    }
  return pace;
}
