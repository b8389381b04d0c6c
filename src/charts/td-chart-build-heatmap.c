/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "charts/td-chart-build-private.h"
#include "model/td-day.h"
#include "wording/td-facts.h"

/* The rate of a month, or what it brought in points; false where there is none. */
static bool
find_heat (const TdYear *year, guint index, bool is_cumulative, int64_t *hundredths)
{
  const TdYearMonth *month = &year->months[index];

  if (!month->has_cut || !month->point.has_rate)
    return false;
  *hundredths = month->point.rate;
  if (is_cumulative || index == 0)
    return true;
  month--;
  if (!month->has_cut || !month->point.has_rate)
    return false;
  *hundredths -= month->point.rate;
  return true;
}

/* The lowest and the highest of all cells. */
typedef struct
{
  bool is_set;
  int64_t low;
  int64_t high;
} HeatRange;

static void
widen (HeatRange *range, int64_t value)
{
  range->low = range->is_set ? MIN (range->low, value) : value;
  range->high = range->is_set ? MAX (range->high, value) : value;
  range->is_set = true;
}

/* What the shades mean. */
static void
add_heat_key (const TdChartBuild *build, const HeatRange *range)
{
  if (!range->is_set || range->low == range->high)
    return;
  g_autofree char *low = _td_build_number (build, range->low);
  g_autofree char *high = _td_build_number (build, range->high);
  /* TRANSLATORS: two rates */
  g_autofree char *text
      = td_words_fill (_td_build_say (build, "range", C_ ("line", "%s to %s")), low, high, NULL);

  _td_build_add_key (build, TD_CHART_SAMPLE_HEAT, 0, text);
}

static void
add_heat_row (const TdChartBuild *build,
              TdSubject subject,
              const char *name,
              bool is_cumulative,
              bool is_total,
              guint n_months,
              HeatRange *range,
              GString *description)
{
  g_autoptr (GArray) years = td_years (build->book, subject, build->measure, build->as_of, 1);
  TdChartCell cells[TD_YEAR_MONTHS] = { { TD_CHART_ABSENT, NULL } };
  char *texts[TD_YEAR_MONTHS] = { NULL };
  const char *newest = NULL;
  const TdYear *year = years->len > 0 ? &g_array_index (years, TdYear, 0) : NULL;

  for (guint i = 0; year != NULL && year->work_year == build->work_year && i < n_months; i++)
    {
      int64_t hundredths;
      if (!find_heat (year, i, is_cumulative, &hundredths))
        continue;
      texts[i] = _td_build_number (build, hundredths);
      cells[i] = (TdChartCell){ td_chart_value (hundredths), texts[i] };
      widen (range, hundredths);
      newest = texts[i];
    }
  TdChartRow row = {
    .id = _td_build_get_code (build->book, subject),
    .name = name,
    .is_total = is_total,
    .cells = cells,
  };
  td_chart_builder_add_row (build->builder, &row);
  if (newest != NULL)
    _td_build_describe (description, name, newest);
  for (guint i = 0; i < TD_YEAR_MONTHS; i++)
    g_free (texts[i]);
}

TdChart *
td_chart_new_heatmap (const TdProgress *progress,
                      const TdSubject *subjects,
                      guint n_subjects,
                      TdMeasure measure,
                      TdChartFlags flags)
{
  TdChartBuild build = _td_build_begin (progress, measure, TD_CHART_HEATMAP, flags);
  bool is_cumulative = flags & TD_CHART_CUMULATIVE;
  HeatRange range = { false, 0, 0 };
  guint n_months = (guint)td_day_work_month (progress->as_of);
  const char *title = _td_build_say_measure (
      &build, "heat-cases", _ ("Months by cases"), "heat-money", _ ("Months by money"));
  g_autofree char *day = td_voice_day (build.voice, build.as_of);
  g_autofree char *subtitle = td_words_fill (
      is_cumulative
          /* TRANSLATORS: %s is a day */
          ? _td_build_say (&build, "heat-rate", _ ("Completion rate, cumulative, until %s, in %%"))
          : _td_build_say (&build,
                           "heat-gain",
                           _ ("Gain of the completion rate in the month, until %s, points")),
      day,
      NULL);
  g_autoptr (GString) description = _td_build_begin_description (title, subtitle);
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = td_progress_get_children (progress, measure);

  for (guint i = 0; i < n_months; i++)
    g_ptr_array_add (headings, _td_build_word_month (&build, i));
  g_ptr_array_add (headings, NULL);
  td_chart_builder_set_columns (build.builder, (const char *const *)headings->pdata);
  for (guint i = 0; i < n_subjects; i++)
    add_heat_row (&build,
                  subjects[i],
                  td_book_get_short_name (build.book, subjects[i]),
                  is_cumulative,
                  false,
                  n_months,
                  &range,
                  description);
  for (guint i = 0; n_subjects == 0 && i < rows->len; i++)
    {
      TdSubject subject = ((const TdProgressRow *)g_ptr_array_index (rows, i))->subject;
      add_heat_row (&build,
                    subject,
                    td_book_get_short_name (build.book, subject),
                    is_cumulative,
                    false,
                    n_months,
                    &range,
                    description);
    }
  if (n_subjects == 0 && progress->root != TD_SUBJECT_NONE)
    add_heat_row (&build,
                  progress->root,
                  rows->len > 0 ? td_voice_whole (build.voice, build.book, progress->root)
                                : td_book_get_short_name (build.book, progress->root),
                  is_cumulative,
                  rows->len > 0,
                  n_months,
                  &range,
                  description);
  add_heat_key (&build, &range);
  if (_td_build_is_open_month (&build, n_months - 1))
    {
      g_autofree char *until = _td_build_word_until (&build);
      td_chart_builder_set_text (build.builder, TD_CHART_TEXT_OPEN_COLUMN, until);
    }
  _td_build_set_texts (
      &build,
      title,
      subtitle,
      description->str,
      is_cumulative ? "%" : _td_build_say (&build, "gap-heading", C_ ("heading", "points")),
      _td_build_unit_heading (&build));
  return td_chart_builder_end (build.builder);
}
