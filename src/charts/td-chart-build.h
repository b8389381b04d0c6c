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
 * @TD_CHART_CUMULATIVE: a heat map of rates, not of what each month brought
 * @TD_CHART_WITH_FORECAST: where the year will end, with its range and what it rests on
 * @TD_CHART_WITH_QUOTA: what should be reached by now
 */
typedef enum
{
  TD_CHART_NO_FLAGS = 0,
  TD_CHART_WITH_TARGET = 1 << 0,
  TD_CHART_WITH_LAST_YEAR = 1 << 1,
  TD_CHART_FOR_PAPER = 1 << 2,
  TD_CHART_IN_UNIT_ORDER = 1 << 3,
  TD_CHART_CUMULATIVE = 1 << 4,
  TD_CHART_WITH_FORECAST = 1 << 5,
  TD_CHART_WITH_QUOTA = 1 << 6,
} TdChartFlags;

/** TdChartTopic: what people ask for by name. Years are drawn as a trend. */
typedef enum
{
  TD_TOPIC_TREND,
  TD_TOPIC_RANKING,
  TD_TOPIC_CONTRIBUTION,
  TD_TOPIC_INCREMENTS,
  TD_TOPIC_HEATMAP,
  TD_TOPIC_YEARS,
  TD_TOPIC_COMPOSITION,
} TdChartTopic;
#define TD_N_CHART_TOPICS 7

/** td_chart_topic_names: "trend" … as the command line says. (array zero-terminated=1) */
const char *const *td_chart_topic_names (void);

/** td_chart_topic_takes: whether a chart of that topic can show so many chosen subjects; 0: those
 * below the root. */
bool td_chart_topic_takes (TdChartTopic topic, guint n_subjects);

/**
 * td_chart_new: the chart of a topic at the cut of @progress.
 * @subjects: (array length=n_subjects): whom a trend, heat map, increments or years are about;
 * none: the root of @progress, of a heat map what is below it
 *
 * Returns: (transfer full)
 */
TdChart *td_chart_new (const TdProgress *progress,
                       TdChartTopic topic,
                       const TdSubject *subjects,
                       guint n_subjects,
                       TdMeasure measure,
                       TdChartFlags flags);

/**
 * td_chart_new_trend: the rates of units (or officers) from 1 October to a cut, one line each, as
 * they compare with the units of that day. A line's id is the code.
 * @subjects: (array length=n_subjects): valid on the cut's date; the first six have colours of
 * their own, the rest are grey
 *
 * Returns: (transfer full)
 */
TdChart *td_chart_new_trend (TdBook *book,
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

/**
 * td_chart_new_contribution: what each unit below @parent is above or below what the target of
 * @parent asks of it, from the best to the worst, adding up to the gap of @parent.
 *
 * Returns: (transfer full)
 */
TdChart *td_chart_new_contribution (const TdProgress *progress,
                                    TdSubject parent,
                                    TdMeasure measure,
                                    TdChartFlags flags);

/**
 * td_chart_new_increments: what each month brought, with last year's, and what the months that are
 * left must bring, by their working days.
 *
 * Returns: (transfer full)
 */
TdChart *td_chart_new_increments (const TdProgress *progress,
                                  TdSubject subject,
                                  TdMeasure measure,
                                  TdChartFlags flags);

/**
 * td_chart_new_heatmap: unit by month.
 * @subjects: (array length=n_subjects): none: all units below the root, and the root
 *
 * Returns: (transfer full)
 */
TdChart *td_chart_new_heatmap (const TdProgress *progress,
                               const TdSubject *subjects,
                               guint n_subjects,
                               TdMeasure measure,
                               TdChartFlags flags);

/**
 * td_chart_new_composition: what is to be enforced, unit by unit: completed, open, not eligible,
 * postponed and suspended.
 *
 * Returns: (transfer full)
 */
TdChart *
td_chart_new_composition (const TdProgress *progress, TdMeasure measure, TdChartFlags flags);

/**
 * td_chart_new_years: several work years of one subject on one axis, the newest first.
 *
 * Returns: (transfer full)
 */
TdChart *td_chart_new_years (const TdProgress *progress,
                             TdSubject subject,
                             TdMeasure measure,
                             TdChartFlags flags);

G_END_DECLS
