/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"
#include "charts/td-chart.h"

G_BEGIN_DECLS

/*
 * Charts from results: the one place that knows both. Days of a chart are TdDay; the texts are
 * ready-made, in the language of the interface or, for papers, in Vietnamese.
 */

/**
 * TdChartFlags:
 * @TD_CHART_WITH_TARGET: with the targets, step by step
 * @TD_CHART_WITH_LAST_YEAR: with last year's line, on the days of this year; of one subject only
 * @TD_CHART_FOR_PAPER: texts for a paper, whatever the language of the interface
 * @TD_CHART_IN_UNIT_ORDER: a ranking keeps the order of the units
 */
typedef enum
{
  TD_CHART_NO_FLAGS = 0,
  TD_CHART_WITH_TARGET = 1 << 0,
  TD_CHART_WITH_LAST_YEAR = 1 << 1,
  TD_CHART_FOR_PAPER = 1 << 2,
  TD_CHART_IN_UNIT_ORDER = 1 << 3,
} TdChartFlags;

/**
 * td_chart_new_trend: the rates of units (or officers) from 1 October to a cut, one line each, as
 * they compare with the units of that day. A line's id is the code.
 * @subjects: (array length=n_subjects): valid on the cut's date; the first six have colours of
 * their own, the rest are grey
 *
 * Returns: (transfer full)
 */
TdChart *td_chart_new_trend (const TdBook *book,
                             const TdSubject *subjects,
                             guint n_subjects,
                             TdMeasure measure,
                             int cut,
                             TdChartFlags flags);

/**
 * td_chart_new_ranking: the units below the root of @progress, worst first, and the root; a root
 * without units stands alone.
 *
 * Returns: (transfer full)
 */
TdChart *td_chart_new_ranking (const TdProgress *progress, TdMeasure measure, TdChartFlags flags);

G_END_DECLS
