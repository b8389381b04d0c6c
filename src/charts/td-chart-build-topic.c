/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"

#include "config.h"

#include "charts/td-chart-build.h"

const char *const *
td_chart_topic_names (void)
{
  static const char *const names[] = {
    "trend", "ranking", "contribution", "increments", "heatmap", "years", "composition", NULL,
  };
  return names;
}

bool
td_chart_topic_takes (TdChartTopic topic, guint n_subjects)
{
  switch (topic)
    {
    case TD_TOPIC_TREND:
    case TD_TOPIC_HEATMAP:
      return true;
    case TD_TOPIC_INCREMENTS:
    case TD_TOPIC_YEARS:
      return n_subjects <= 1;
    case TD_TOPIC_RANKING:
    case TD_TOPIC_CONTRIBUTION:
    case TD_TOPIC_COMPOSITION:
    default:
      return n_subjects == 0;
    }
}

TdChart *
td_chart_new (const TdProgress *progress,
              TdChartTopic topic,
              const TdSubject *subjects,
              guint n_subjects,
              TdMeasure measure,
              TdChartFlags flags)
{
  TdSubject subject = n_subjects > 0 ? subjects[0] : progress->root;

  switch (topic)
    {
    case TD_TOPIC_RANKING:
      return td_chart_new_ranking (progress, measure, flags);
    case TD_TOPIC_CONTRIBUTION:
      return td_chart_new_contribution (progress, progress->root, measure, flags);
    case TD_TOPIC_INCREMENTS:
      return td_chart_new_increments (progress, subject, measure, flags);
    case TD_TOPIC_HEATMAP:
      return td_chart_new_heatmap (progress, subjects, n_subjects, measure, flags);
    case TD_TOPIC_YEARS:
      return td_chart_new_years (progress, subject, measure, flags);
    case TD_TOPIC_COMPOSITION:
      return td_chart_new_composition (progress, measure, flags);
    case TD_TOPIC_TREND:
    default:
      return td_chart_new_trend (progress->book,
                                 n_subjects > 0 ? subjects : &progress->root,
                                 MAX (n_subjects, 1),
                                 measure,
                                 progress->cut,
                                 flags);
    }
}
