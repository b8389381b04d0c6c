/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "charts/td-chart-build-private.h"
#include "model/td-day.h"
#include "wording/td-facts.h"

static void
add_year (const TdChartBuild *build, const TdYear *year, guint index, GString *description)
{
  g_autofree char *id = g_strdup_printf ("%d", year->work_year);
  g_autofree char *name
      = td_words_fill (_td_build_say (build, "last-year", C_ ("line", "year %s")), id, NULL);
  TdChartSeries series = {
    .id = id,
    .name = name,
    .role = TD_CHART_ROLE_UNIT,
    .colour = index,
    .continues = -1,
    .label = name,
  };
  guint number = td_chart_builder_add_series (build->builder, &series);
  TdDay last = TD_DAY_NONE;
  const TdTrendPoint *newest = NULL;

  for (guint i = 0; i < TD_YEAR_MONTHS; i++)
    {
      const TdTrendPoint *point = &year->months[i].point;
      if (!year->months[i].has_cut)
        continue;
      TdDay day = point->day;
      for (int y = year->work_year; y < build->work_year; y++)
        day = _td_build_get_year_after (day);
      if (day <= last)
        continue;
      last = day;
      /* Days of several years stand at one place: no year. */
      g_autofree char *when = td_voice_day_short (build->voice, point->day);
      g_autofree char *text = point->has_rate ? _td_build_number (build, point->rate) : NULL;
      g_autofree char *gap = point->has_rate && point->has_target
                                 ? _td_build_signed_number (build, point->rate - point->target)
                                 : g_strdup (TD_ABSENT);
      const char *const details[] = { gap, NULL };
      TdChartPoint chart_point = {
        .day = day,
        .value = point->has_rate ? td_chart_value (point->rate) : TD_CHART_ABSENT,
        .when = when,
        .text = text,
        .details = details,
      };
      td_chart_builder_add_point (build->builder, number, &chart_point);
      newest = point->has_rate ? point : newest;
    }
  if (newest != NULL)
    _td_build_describe_unit (build, description, name, newest);
}

TdChart *
td_chart_new_years (const TdProgress *progress,
                    TdSubject subject,
                    TdMeasure measure,
                    TdChartFlags flags)
{
  TdChartBuild build = _td_build_begin (progress, measure, TD_CHART_TREND, flags);
  g_autoptr (GArray) years
      = td_years (build.book, subject, measure, build.as_of, TD_CHART_N_COLOURS);
  g_autofree char *title = _td_build_word_title (&build, &subject, 1);
  g_autoptr (GString) description = g_string_new (title);
  const char *const headings[]
      = { _td_build_say (&build, "gap-column", C_ ("heading", "gap")), NULL };
  g_autofree char *day = td_voice_day_short (build.voice, build.as_of);
  g_autofree char *subtitle = td_words_fill (
      /* TRANSLATORS: a day without its year */
      _td_build_say (
          &build, "years-since", _ ("Cumulative from 1 October; this year until %s, in %%")),
      day,
      NULL);

  td_chart_builder_set_days (
      build.builder, td_work_year_first (build.work_year), td_work_year_last (build.work_year));
  _td_build_add_months (&build);
  for (guint i = 0; i < years->len; i++)
    add_year (&build, &g_array_index (years, TdYear, i), i, description);
  td_chart_builder_set_text (build.builder, TD_CHART_TEXT_NO_TARGET, NULL);
  td_chart_builder_set_detail_headings (build.builder, headings);
  _td_build_set_texts (
      &build, title, subtitle, description->str, "%", _td_build_month_column (&build));
  return td_chart_builder_end (build.builder);
}
