/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "analysis/td-composition.h"
#include "charts/td-chart-build-private.h"
#include "wording/td-facts.h"

enum
{
  PART_COMPLETED,
  PART_OPEN,
  PART_NOT_ELIGIBLE,
  PART_POSTPONED, /* and suspended */
};

static TdComposition
compose (const TdChartBuild *build, const TdProgressRow *row)
{
  return td_composition (&row->shown->figures, td_book_get_form_on (build->book, build->as_of));
}

/* "; Khu vực 1: xong 147, còn có điều kiện 373" */
static void
describe_parts (GString *text, const char *name, const char *const *headings, char **texts)
{
  for (guint i = 0; headings[i] != NULL && texts[i] != NULL; i++)
    {
      if (i == 0)
        g_string_append_printf (text, "; %s: ", name);
      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", headings[i], texts[i]);
    }
}

static void
add_composition_row (const TdChartBuild *build,
                     const TdProgressRow *row,
                     const char *name,
                     const char *const *headings,
                     bool is_total,
                     bool is_coarse,
                     GString *description)
{
  TdComposition parts = compose (build, row);
  TdChartCell cells[TD_CHART_N_PARTS] = { { TD_CHART_ABSENT, NULL } };
  char *texts[TD_CHART_N_PARTS] = { NULL };
  int64_t values[TD_CHART_N_PARTS] = { 0 };
  g_autofree char *whole = NULL;

  if (parts.known && parts.has[TD_CLASS_COMPLETED] && parts.has[TD_CLASS_OPEN])
    {
      values[PART_COMPLETED] = parts.value[TD_CLASS_COMPLETED];
      values[PART_OPEN] = parts.value[TD_CLASS_OPEN];
      values[PART_POSTPONED] = parts.value[TD_CLASS_POSTPONED] + parts.value[TD_CLASS_SUSPENDED];
      values[PART_NOT_ELIGIBLE] = parts.to_enforce - values[PART_COMPLETED] - values[PART_OPEN]
                                  - (is_coarse ? 0 : values[PART_POSTPONED]);
      for (guint i = 0; i < TD_CHART_N_PARTS; i++)
        {
          texts[i] = build->measure == TD_MEASURE_CASES
                         ? td_number_format (values[i], 0, false, td_voice_locale (build->voice))
                         : td_money_format_billions (values[i], td_voice_locale (build->voice));
          cells[i] = (TdChartCell){ _td_build_value (values[i]), texts[i] };
        }
      whole = build->measure == TD_MEASURE_CASES
                  ? td_number_format (parts.to_enforce, 0, false, td_voice_locale (build->voice))
                  : td_money_format_billions (parts.to_enforce, td_voice_locale (build->voice));
    }
  TdChartRow chart_row = {
    .id = _td_build_get_code (build->book, row->subject),
    .name = name,
    .is_total = is_total,
    .missing_text = whole,
    .cells = cells,
  };
  td_chart_builder_add_row (build->builder, &chart_row);
  describe_parts (description, name, headings, texts);
  for (guint i = 0; i < TD_CHART_N_PARTS; i++)
    g_free (texts[i]);
}

TdChart *
td_chart_new_composition (const TdProgress *progress, TdMeasure measure, TdChartFlags flags)
{
  TdChartBuild build = _td_build_begin (progress, measure, TD_CHART_COMPOSITION, flags);
  g_autoptr (GPtrArray) rows = td_progress_get_children (progress, measure);
  const TdProgressRow *whole = progress->root != TD_SUBJECT_NONE
                                   ? td_progress_find (progress, progress->root, measure)
                                   : NULL;
  const char *title = _td_build_say_measure (&build,
                                             "composition-cases",
                                             _ ("What is to be enforced, by cases"),
                                             "composition-money",
                                             _ ("What is to be enforced, by money"));
  const char *unit = _td_build_say_measure (
      &build, "cases-heading", C_ ("heading", "cases"), "money-heading", C_ ("heading", "billion"));
  g_autofree char *day = td_voice_day (build.voice, build.as_of);
  /* TRANSLATORS: a day, a unit of measurement */
  g_autofree char *subtitle = td_words_fill (
      _td_build_say (&build, "composition-since", _ ("Figures of %s; %s")), day, unit, NULL);
  bool is_coarse = false;

  for (guint i = 0; i <= rows->len; i++)
    {
      const TdProgressRow *row = i < rows->len ? g_ptr_array_index (rows, i) : whole;
      if (row == NULL)
        continue;
      TdComposition parts = compose (&build, row);
      is_coarse = is_coarse || (parts.known && parts.has[TD_CLASS_UNKNOWN]);
    }
  const char *const headings[] = {
    _td_build_say (&build, "part-completed", C_ ("part", "completed")),
    _td_build_say (&build, "part-open", C_ ("part", "eligible, open")),
    is_coarse ? _td_build_say (&build, "part-rest", C_ ("part", "not eligible, postponed, other"))
              : _td_build_say (&build, "part-not-eligible", C_ ("part", "not eligible")),
    is_coarse ? NULL
              : _td_build_say (&build, "part-postponed", C_ ("part", "postponed, suspended")),
    NULL,
  };
  g_autoptr (GString) description = _td_build_begin_description (title, subtitle);
  td_chart_builder_set_columns (build.builder, headings);
  for (guint i = 0; headings[i] != NULL; i++)
    _td_build_add_key (&build, TD_CHART_SAMPLE_PART, i, headings[i]);
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      add_composition_row (&build,
                           row,
                           td_book_get_short_name (build.book, row->subject),
                           headings,
                           false,
                           is_coarse,
                           description);
    }
  if (whole != NULL)
    add_composition_row (&build,
                         whole,
                         rows->len > 0 ? td_voice_whole (build.voice, build.book, progress->root)
                                       : td_book_get_short_name (build.book, progress->root),
                         headings,
                         rows->len > 0,
                         is_coarse,
                         description);
  td_chart_builder_set_text (build.builder,
                             TD_CHART_TEXT_MISSING_HEADING,
                             _td_build_say (&build, "whole-heading", C_ ("heading", "total")));
  _td_build_set_texts (
      &build, title, subtitle, description->str, unit, _td_build_unit_heading (&build));
  return td_chart_builder_end (build.builder);
}
