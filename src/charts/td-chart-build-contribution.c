/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "analysis/td-contribution.h"
#include "charts/td-chart-build-private.h"
#include "wording/td-facts.h"

/* The value of a contribution in hundredths of the chart's unit, to one decimal, turned round: what
 * is above the target counts up. Ten-thousandths of an amount come in. */
static td_wide
turn_round (const TdChartUnit *unit, td_wide contribution)
{
  td_wide hundredth = unit->divisor == 0 ? 100 : (td_wide)10000 * unit->divisor;

  return 10 * _td_build_divide_half_up (-contribution, 10 * hundredth);
}

typedef struct
{
  const TdChartBuild *build;
  const TdChartUnit *unit;
  GString *description;
  td_wide sum;     /* exact */
  td_wide rounded; /* of the sum so far */
} Waterfall;

/* Rounded so that the columns add up to the rounded whole: each is what it moves the rounded sum.
 */
static void
add_step (Waterfall *fall, const char *id, const char *name, td_wide contribution, bool is_total)
{
  td_wide hundredths;

  if (is_total)
    hundredths = turn_round (fall->unit, contribution);
  else
    {
      fall->sum += contribution;
      td_wide rounded = turn_round (fall->unit, fall->sum);
      hundredths = rounded - fall->rounded;
      fall->rounded = rounded;
    }
  TdChartValue value = _td_build_value (hundredths);
  g_autofree char *text = _td_build_word_amount (fall->build, fall->unit, value, true);
  const char *const details[] = { text != NULL ? text : TD_ABSENT, NULL };
  TdChartRow row = {
    .id = id,
    .name = name,
    .value = value,
    .is_total = is_total,
    .value_text = text,
    .details = details,
  };

  td_chart_builder_add_row (fall->build->builder, &row);
  if (text != NULL)
    _td_build_describe (fall->description, name, text);
}

TdChart *
td_chart_new_contribution (const TdProgress *progress,
                           TdSubject parent,
                           TdMeasure measure,
                           TdChartFlags flags)
{
  TdChartBuild build = _td_build_begin (progress, measure, TD_CHART_CONTRIBUTION, flags);
  g_autoptr (TdContributions) parts = td_contributions_new (progress, parent, measure);
  g_autoptr (GPtrArray) sorted = td_contributions_sort (parts);
  td_wide largest = parts->whole.value < 0 ? -parts->whole.value : parts->whole.value;
  const char *title = _td_build_say_measure (&build,
                                             "contribution-cases",
                                             _ ("Who makes the gap by cases"),
                                             "contribution-money",
                                             _ ("Who makes the gap by money"));
  g_autoptr (GString) description = g_string_new (title);
  g_autofree char *target = _td_build_number (&build, parts->target);
  g_autofree char *day = td_voice_day (build.voice, build.as_of);

  for (guint i = 0; i < sorted->len; i++)
    {
      const TdContribution *part = g_ptr_array_index (sorted, i);
      largest = MAX (largest, part->value < 0 ? -part->value : part->value);
    }
  TdChartUnit unit = _td_build_choose_unit (&build, largest / 10000);
  unit.decimals = 1;
  Waterfall fall = { .build = &build, .unit = &unit, .description = description };

  if (parts->whole.known)
    {
      for (guint i = sorted->len; i > 0; i--)
        {
          const TdContribution *part = g_ptr_array_index (sorted, i - 1);
          add_step (&fall,
                    _td_build_get_code (build.book, part->subject),
                    td_book_get_short_name (build.book, part->subject),
                    part->value,
                    false);
        }
      if (parts->has_rest && parts->rest.known)
        add_step (&fall,
                  NULL,
                  _td_build_say (&build, "rest", C_ ("contribution", "not reported")),
                  parts->rest.value,
                  false);
      add_step (
          &fall, NULL, td_voice_whole (build.voice, build.book, parent), parts->whole.value, true);
    }
  const char *const headings[] = { unit.heading, NULL };
  td_chart_builder_set_detail_headings (build.builder, headings);
  g_autofree char *subtitle
      = parts->whole.known
            /* TRANSLATORS: a rate, a day, a unit of measurement */
            ? td_words_fill (
                _td_build_say (&build,
                               "contribution-since",
                               _ ("Above (+) and below (−) the target %s %%, at %s; %s")),
                target,
                day,
                unit.heading,
                NULL)
            : g_strdup (_td_build_say (&build, "no-target", _ ("no target")));
  if (!parts->whole.known)
    td_chart_builder_set_text (build.builder,
                               TD_CHART_TEXT_EMPTY,
                               _td_build_say (&build,
                                              "contribution-empty",
                                              _ ("Without figures and a target of the group "
                                                 "there is no gap to divide")));
  _td_build_set_texts (
      &build, title, subtitle, description->str, unit.heading, _td_build_unit_heading (&build));
  return td_chart_builder_end (build.builder);
}
