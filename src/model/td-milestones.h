/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-book.h"

G_BEGIN_DECLS

/** TD_SETTING_MILESTONES: the office's own quotas in the year, instead of so many twelfths. */
#define TD_SETTING_MILESTONES "milestones"
#define TD_N_MONTHS 12

/** TdMilestone: what a rate should be by the end of a month.
 * @rate: hundredths of a percent, of what is eligible or, with @of_target, of the target */
typedef struct
{
  bool known;
  bool of_target;
  int64_t rate;
} TdMilestone;

/** TdMilestones: by measure and month of the work year (October is 1; place 0 stays empty). */
typedef struct
{
  bool has[TD_N_MEASURES]; /* whether there is any */
  TdMilestone months[TD_N_MEASURES][TD_N_MONTHS + 1];
} TdMilestones;

/**
 * td_milestones_parse: reads the text of the setting: a measure, then MONTH=RATE for its months,
 * all separated by spaces or line ends: "cases 3=25.00 6=50.00 9=72.50 money 6=40%". A rate is a
 * percentage of what is eligible; with "%" it is a share of the unit's target. MONTH is the month
 * of the work year, 1 (October) to 12. Rates of one measure and kind do not fall.
 * @milestones: (out caller-allocates)
 *
 * Returns: false with #TD_ERROR_VALUE and a sentence
 */
bool td_milestones_parse (const char *text, TdMilestones *milestones, GError **error);

/** td_milestones_format: (transfer full) (nullable): the text of the setting, months in order; NULL
 * where there is none. */
char *td_milestones_format (const TdMilestones *milestones);

/** td_book_get_milestones: those of the workspace, empty when it has none. */
void td_book_get_milestones (const TdBook *book, TdMilestones *milestones);

G_END_DECLS
