/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "charts/td-chart-build-private.h"
#include "model/td-day.h"
#include "wording/td-facts.h"

TdChartBuild
_td_build_begin (const TdProgress *progress,
                 TdMeasure measure,
                 TdChartKind kind,
                 TdChartFlags flags)
{
  TdChartBuild build = {
    .builder = td_chart_builder_new (kind),
    .book = progress->book,
    .voice = flags & TD_CHART_FOR_PAPER ? TD_VOICE_PAPER : TD_VOICE_INTERFACE,
    .measure = measure,
    .as_of = progress->as_of,
    .work_year = progress->work_year,
  };

  _td_build_set_common_texts (&build);
  return build;
}

TdChartUnit
_td_build_choose_unit (const TdChartBuild *build, td_wide largest)
{
  if (build->measure == TD_MEASURE_CASES)
    return (TdChartUnit){ 0, _td_build_say (build, "cases-heading", C_ ("heading", "cases")), 0 };
  if (largest >= 1000000)
    return (
        TdChartUnit){ 10000, _td_build_say (build, "money-heading", C_ ("heading", "billion")), 2 };
  return (
      TdChartUnit){ 10, _td_build_say (build, "million-heading", C_ ("heading", "million")), 2 };
}

td_wide
_td_build_divide_half_up (td_wide value, td_wide divisor)
{
  td_wide magnitude = value < 0 ? -value : value;
  td_wide rounded = (2 * magnitude + divisor) / (2 * divisor);

  return value < 0 ? -rounded : rounded;
}

TdChartValue
_td_build_value (td_wide hundredths)
{
  if (hundredths < -TD_CHART_VALUE_LIMIT || hundredths > TD_CHART_VALUE_LIMIT)
    return TD_CHART_ABSENT;
  return td_chart_value ((int64_t)hundredths);
}

TdChartValue
_td_build_amount (const TdChartUnit *unit, int64_t amount)
{
  return _td_build_value (unit->divisor == 0 ? (td_wide)amount * 100
                                             : _td_build_divide_half_up (amount, unit->divisor));
}

char *
_td_build_word_amount (const TdChartBuild *build,
                       const TdChartUnit *unit,
                       TdChartValue value,
                       bool plus)
{
  static const int64_t divisors[] = { 100, 10, 1 };

  if (!value.is_set)
    return NULL;
  td_wide shown = _td_build_divide_half_up (value.hundredths, divisors[unit->decimals]);
  g_autofree char *text = td_number_format (
      shown < 0 ? -shown : shown, unit->decimals, false, td_voice_locale (build->voice));
  return g_strdup_printf ("%s%s", shown < 0 ? "−" : plus && shown > 0 ? "+" : "", text);
}

void
_td_build_set_texts (const TdChartBuild *build,
                     const char *title,
                     const char *subtitle,
                     const char *description,
                     const char *value_heading,
                     const char *first_heading)
{
  td_chart_builder_set_text (build->builder, TD_CHART_TEXT_TITLE, title);
  td_chart_builder_set_text (build->builder, TD_CHART_TEXT_SUBTITLE, subtitle);
  td_chart_builder_set_text (build->builder, TD_CHART_TEXT_DESCRIPTION, description);
  td_chart_builder_set_text (build->builder, TD_CHART_TEXT_VALUE_HEADING, value_heading);
  td_chart_builder_set_text (build->builder, TD_CHART_TEXT_FIRST_HEADING, first_heading);
}

const char *
_td_build_unit_heading (const TdChartBuild *build)
{
  return _td_build_say (build, "unit-heading", C_ ("heading", "Unit"));
}

const char *
_td_build_month_column (const TdChartBuild *build)
{
  return _td_build_say (build, "month-column", C_ ("heading", "Month"));
}

bool
_td_build_is_open_month (const TdChartBuild *build, guint index)
{
  return (int)index + 1 == td_day_work_month (build->as_of) && !td_day_is_month_end (build->as_of);
}

char *
_td_build_word_until (const TdChartBuild *build)
{
  g_autofree char *day = td_voice_day_short (build->voice, build->as_of);

  /* TRANSLATORS: %s is a day; a month that is not over */
  return td_words_fill (_td_build_say (build, "until-day", C_ ("month", "to %s")), day, NULL);
}

char *
_td_build_word_month (const TdChartBuild *build, guint index)
{
  /* October is the first month of the work year. */
  return g_strdup_printf (
      "%s%u", _td_build_say (build, "month", C_ ("month", "M")), (index + 9) % 12 + 1);
}

void
_td_build_add_key (const TdChartBuild *build, TdChartSample sample, guint colour, const char *text)
{
  TdChartKey key = { .sample = sample, .colour = colour, .text = text };

  td_chart_builder_add_key (build->builder, &key);
}

void
_td_build_describe (GString *text, const char *name, const char *value)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append_printf (text, "%s: %s", name, value);
}

GString *
_td_build_begin_description (const char *title, const char *subtitle)
{
  GString *text = g_string_new (title);

  g_string_append_printf (text, ". %s", subtitle);
  return text;
}
