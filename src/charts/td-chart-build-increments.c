/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "analysis/td-increments.h"
#include "charts/td-chart-build-private.h"
#include "model/td-day.h"
#include "wording/td-facts.h"

/* What is missing falls to the months that are left, by their working days: up to month @index, so
 * much of it. */
static int64_t
needed_until (const TdProgress *progress, int64_t missing, guint index)
{
  int year = progress->work_year;
  int month = (int)(index + 9) % 12 + 1;
  TdDay end = td_day_month_end (td_day_new (month >= 10 ? year - 1 : year, month, 1));
  int all = td_book_working_days_left (progress->book, progress->as_of, year);
  int after = td_book_working_days_left (progress->book, end, year);

  if (end <= progress->as_of)
    return 0;
  if (all <= 0)
    return index == TD_YEAR_MONTHS - 1 ? missing : 0;
  return (int64_t)((td_wide)missing * (all - after) / all);
}

/* The months of a year; a stretch of several stands in its last one. */
typedef struct
{
  int months[TD_YEAR_MONTHS]; /* so many belong to the stretch that ends here; 0: none does */
  int64_t value[TD_YEAR_MONTHS];
} Stretches;

typedef struct
{
  Stretches now;
  Stretches before; /* last year's, by the stretches of this one */
  int64_t needed[TD_YEAR_MONTHS];
} Increments;

static void
find_stretches (const TdYear *year, Stretches *stretches)
{
  g_autoptr (GArray) increments = td_year_increments (year);

  for (guint i = 0; i < increments->len; i++)
    {
      const TdIncrement *increment = &g_array_index (increments, TdIncrement, i);
      int index = td_day_work_month (increment->to) - 1;
      stretches->months[index] = increment->months;
      stretches->value[index] = increment->completed;
    }
}

/* How many months the figure of a month is of: what is still to come stands alone; 0 inside of a
 * stretch. */
static int
count_months (const Stretches *stretches, int index)
{
  if (stretches->months[index] > 0)
    return stretches->months[index];
  for (int i = index + 1; i < TD_YEAR_MONTHS; i++)
    if (stretches->months[i] > i - index)
      return 0;
  return 1;
}

/* Last year's stretches cut like those of this one, for only equal stretches can be held against
 * each other; none where a month is missing at an end. */
static void
cut_like (const Stretches *now, Stretches *before)
{
  Stretches cut = { { 0 }, { 0 } };
  int64_t sums[TD_YEAR_MONTHS + 1] = { 0 }; /* until the end of so many months */

  for (int i = 0; i < TD_YEAR_MONTHS; i++)
    {
      int n = count_months (now, i);
      sums[i + 1] = sums[i] + before->value[i];
      if (n == 0 || before->months[i] == 0 || (i - n >= 0 && before->months[i - n] == 0))
        continue;
      cut.months[i] = n;
      cut.value[i] = sums[i + 1] - sums[i + 1 - n];
    }
  *before = cut;
}

static void
calculate_increments (const TdProgress *progress,
                      TdSubject subject,
                      TdMeasure measure,
                      bool with_last_year,
                      Increments *all)
{
  g_autoptr (GArray) years = td_years (progress->book, subject, measure, progress->as_of, 2);
  const TdProgressRow *row = td_progress_find (progress, subject, measure);
  int64_t until = 0;

  *all = (Increments){ 0 };
  for (guint i = 0; i < years->len; i++)
    {
      const TdYear *year = &g_array_index (years, TdYear, i);
      if (year->work_year == progress->work_year)
        find_stretches (year, &all->now);
      else if (with_last_year && year->work_year == progress->work_year - 1)
        find_stretches (year, &all->before);
    }
  cut_like (&all->now, &all->before);
  for (guint i = 0; row != NULL && row->has_gap && row->missing > 0 && i < TD_YEAR_MONTHS; i++)
    {
      int64_t now = needed_until (progress, row->missing, i);
      all->needed[i] = now - until;
      until = now;
    }
}

/* (transfer full) (nullable): what is to be known of a month besides: that it is not over, or that
 * its figure is of several. */
static char *
word_month_note (const TdChartBuild *build, const Increments *all, guint index)
{
  g_autofree char *months = g_strdup_printf ("%d", all->now.months[index]);

  if (all->now.months[index] > 1)
    /* TRANSLATORS: %s is a number, 2 or more: a figure is that of so many months */
    return td_words_fill (
        _td_build_say (build, "of-months", C_ ("month", "%s months")), months, NULL);
  return _td_build_is_open_month (build, index) ? _td_build_word_until (build) : NULL;
}

static void
add_increment (const TdChartBuild *build,
               const TdChartUnit *unit,
               const Increments *all,
               guint index,
               GString *description)
{
  g_autofree char *name = _td_build_word_month (build, index);
  g_autofree char *note = word_month_note (build, all, index);
  bool has = all->now.months[index] > 0;
  TdChartRow row = {
    .name = name,
    .note = note,
    .is_open = _td_build_is_open_month (build, index),
    .value = has ? _td_build_amount (unit, all->now.value[index]) : TD_CHART_ABSENT,
    .mark = all->before.months[index] > 0 ? _td_build_amount (unit, all->before.value[index])
                                          : TD_CHART_ABSENT,
  };
  g_autofree char *value = _td_build_word_amount (build, unit, row.value, false);
  g_autofree char *mark = _td_build_word_amount (build, unit, row.mark, false);
  g_autofree char *needed = NULL;

  if (all->needed[index] > 0)
    {
      row.target = _td_build_amount (unit, all->needed[index] + (has ? all->now.value[index] : 0));
      needed
          = _td_build_word_amount (build, unit, _td_build_amount (unit, all->needed[index]), false);
    }
  const char *const details[] = { value != NULL ? value : TD_ABSENT,
                                  mark != NULL ? mark : TD_ABSENT,
                                  needed != NULL ? needed : TD_ABSENT,
                                  NULL };
  row.value_text = value;
  row.mark_text = mark;
  row.target_text = needed;
  row.details = details;
  td_chart_builder_add_row (build->builder, &row);
  if (value != NULL)
    _td_build_describe (description, name, value);
}

TdChart *
td_chart_new_increments (const TdProgress *progress,
                         TdSubject subject,
                         TdMeasure measure,
                         TdChartFlags flags)
{
  TdChartBuild build = _td_build_begin (progress, measure, TD_CHART_INCREMENTS, flags);
  const char *title = _td_build_say_measure (&build,
                                             "increments-cases",
                                             _ ("Cases completed month by month"),
                                             "increments-money",
                                             _ ("Money completed month by month"));
  g_autofree char *of = td_words_fill (_td_build_say (&build, "title-of", C_ ("chart", "%s, %s")),
                                       title,
                                       td_book_get_short_name (build.book, subject),
                                       NULL);
  g_autoptr (GString) description = g_string_new (of);
  g_autofree char *year = g_strdup_printf ("%d", build.work_year);
  g_autofree char *before = g_strdup_printf ("%d", build.work_year - 1);
  g_autofree char *year_text
      = td_words_fill (_td_build_say (&build, "last-year", C_ ("line", "year %s")), year, NULL);
  g_autofree char *before_text
      = td_words_fill (_td_build_say (&build, "last-year", C_ ("line", "year %s")), before, NULL);
  const char *needed_text = _td_build_say (&build, "needed", C_ ("column", "still needed"));
  Increments all;
  td_wide largest = 0;
  bool has_before = false;
  bool has_needed = false;

  calculate_increments (progress, subject, measure, flags & TD_CHART_WITH_LAST_YEAR, &all);
  for (guint i = 0; i < TD_YEAR_MONTHS; i++)
    {
      td_wide value = all.now.value[i];
      largest = MAX (largest, value < 0 ? -value : value);
      largest = MAX (largest, all.needed[i]);
      has_before = has_before || all.before.months[i] > 0;
      has_needed = has_needed || all.needed[i] > 0;
    }
  TdChartUnit unit = _td_build_choose_unit (&build, largest);
  for (guint i = 0; i < TD_YEAR_MONTHS; i++)
    add_increment (&build, &unit, &all, i, description);

  const char *const headings[] = { year_text, before_text, needed_text, NULL };
  td_chart_builder_set_detail_headings (build.builder, headings);
  _td_build_add_key (&build, TD_CHART_SAMPLE_DONE, 0, year_text);
  if (has_before)
    _td_build_add_key (&build, TD_CHART_SAMPLE_MARK, 0, before_text);
  if (has_needed)
    _td_build_add_key (&build, TD_CHART_SAMPLE_MISSING, 0, needed_text);
  td_chart_builder_set_text (build.builder, TD_CHART_TEXT_MARK_HEADING, before_text);
  td_chart_builder_set_text (build.builder, TD_CHART_TEXT_TARGET_HEADING, needed_text);
  _td_build_set_texts (
      &build, of, unit.heading, description->str, unit.heading, _td_build_month_column (&build));
  return td_chart_builder_end (build.builder);
}
