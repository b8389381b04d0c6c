/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "analysis/td-composition.h"
#include "analysis/td-contribution.h"
#include "analysis/td-increments.h"
#include "charts/td-chart-build-private.h"
#include "model/td-day.h"
#include "wording/td-facts.h"

/* Amounts of a chart are shown in one unit, by the largest of them. */
typedef struct
{
  int64_t divisor; /* of stored amounts, for one hundredth of the unit; 0: they are multiplied */
  const char *heading;
  guint decimals;
} Unit;

static TdChartBuild
begin (const TdProgress *progress, TdMeasure measure, TdChartKind kind, TdChartFlags flags)
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

static Unit
choose_unit (const TdChartBuild *build, td_wide largest)
{
  if (build->measure == TD_MEASURE_CASES)
    return (Unit){ 0, _td_build_say (build, "cases-heading", C_ ("heading", "cases")), 0 };
  if (largest >= 1000000)
    return (Unit){ 10000, _td_build_say (build, "money-heading", C_ ("heading", "billion")), 2 };
  return (Unit){ 10, _td_build_say (build, "million-heading", C_ ("heading", "million")), 2 };
}

static td_wide
divide_half_up (td_wide value, td_wide divisor)
{
  td_wide magnitude = value < 0 ? -value : value;
  td_wide rounded = (2 * magnitude + divisor) / (2 * divisor);

  return value < 0 ? -rounded : rounded;
}

/* A value of a chart: absent where it is beyond what charts hold. */
static TdChartValue
value_of (td_wide hundredths)
{
  if (hundredths < -TD_CHART_VALUE_LIMIT || hundredths > TD_CHART_VALUE_LIMIT)
    return TD_CHART_ABSENT;
  return td_chart_value ((int64_t)hundredths);
}

static TdChartValue
amount_of (const Unit *unit, int64_t amount)
{
  return value_of (unit->divisor == 0 ? (td_wide)amount * 100
                                      : divide_half_up (amount, unit->divisor));
}

/* (transfer full): in the unit of the chart; @plus: "+" before what is positive. */
static char *
word_amount (const TdChartBuild *build, const Unit *unit, TdChartValue value, bool plus)
{
  static const int64_t divisors[] = { 100, 10, 1 };

  if (!value.is_set)
    return NULL;
  td_wide shown = divide_half_up (value.hundredths, divisors[unit->decimals]);
  g_autofree char *text = td_number_format (
      shown < 0 ? -shown : shown, unit->decimals, false, td_voice_locale (build->voice));
  return g_strdup_printf ("%s%s", shown < 0 ? "−" : plus && shown > 0 ? "+" : "", text);
}

static void
set_texts (const TdChartBuild *build,
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

static const char *
unit_heading (const TdChartBuild *build)
{
  return _td_build_say (build, "unit-heading", C_ ("heading", "Unit"));
}

static const char *
month_column (const TdChartBuild *build)
{
  return _td_build_say (build, "month-column", C_ ("heading", "Month"));
}

/* Whether the work year's month @index runs on after the figures. */
static bool
is_open_month (const TdChartBuild *build, guint index)
{
  return (int)index + 1 == td_day_work_month (build->as_of) && !td_day_is_month_end (build->as_of);
}

/* (transfer full): "đến 12/9" */
static char *
word_until (const TdChartBuild *build)
{
  g_autofree char *day = td_voice_day_short (build->voice, build->as_of);

  /* TRANSLATORS: %s is a day; a month that is not over */
  return td_words_fill (_td_build_say (build, "until-day", C_ ("month", "to %s")), day, NULL);
}

/* (transfer full): "T9" */
static char *
word_month (const TdChartBuild *build, guint index)
{
  /* October is the first month of the work year. */
  return g_strdup_printf (
      "%s%u", _td_build_say (build, "month", C_ ("month", "M")), (index + 9) % 12 + 1);
}

static void
add_key (const TdChartBuild *build, TdChartSample sample, guint colour, const char *text)
{
  TdChartKey key = { .sample = sample, .colour = colour, .text = text };

  td_chart_builder_add_key (build->builder, &key);
}

/* (transfer full): "a: b" appended to a description. */
static void
describe (GString *text, const char *name, const char *value)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append_printf (text, "%s: %s", name, value);
}

/* (transfer full): what a chart shows, before what its rows say. */
static GString *
begin_description (const char *title, const char *subtitle)
{
  GString *text = g_string_new (title);

  g_string_append_printf (text, ". %s", subtitle);
  return text;
}

/* --- contribution --- */

/* The value of a contribution in hundredths of the chart's unit, to one decimal, turned round: what
 * is above the target counts up. Ten-thousandths of an amount come in. */
static td_wide
turn_round (const Unit *unit, td_wide contribution)
{
  td_wide hundredth = unit->divisor == 0 ? 100 : (td_wide)10000 * unit->divisor;

  return 10 * divide_half_up (-contribution, 10 * hundredth);
}

typedef struct
{
  const TdChartBuild *build;
  const Unit *unit;
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
  TdChartValue value = value_of (hundredths);
  g_autofree char *text = word_amount (fall->build, fall->unit, value, true);
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
    describe (fall->description, name, text);
}

TdChart *
td_chart_new_contribution (const TdProgress *progress,
                           TdSubject parent,
                           TdMeasure measure,
                           TdChartFlags flags)
{
  TdChartBuild build = begin (progress, measure, TD_CHART_CONTRIBUTION, flags);
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
  Unit unit = choose_unit (&build, largest / 10000);
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
  set_texts (&build, title, subtitle, description->str, unit.heading, unit_heading (&build));
  return td_chart_builder_end (build.builder);
}

/* --- increments --- */

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
  return is_open_month (build, index) ? word_until (build) : NULL;
}

static void
add_increment (const TdChartBuild *build,
               const Unit *unit,
               const Increments *all,
               guint index,
               GString *description)
{
  g_autofree char *name = word_month (build, index);
  g_autofree char *note = word_month_note (build, all, index);
  bool has = all->now.months[index] > 0;
  TdChartRow row = {
    .name = name,
    .note = note,
    .is_open = is_open_month (build, index),
    .value = has ? amount_of (unit, all->now.value[index]) : TD_CHART_ABSENT,
    .mark
    = all->before.months[index] > 0 ? amount_of (unit, all->before.value[index]) : TD_CHART_ABSENT,
  };
  g_autofree char *value = word_amount (build, unit, row.value, false);
  g_autofree char *mark = word_amount (build, unit, row.mark, false);
  g_autofree char *needed = NULL;

  if (all->needed[index] > 0)
    {
      row.target = amount_of (unit, all->needed[index] + (has ? all->now.value[index] : 0));
      needed = word_amount (build, unit, amount_of (unit, all->needed[index]), false);
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
    describe (description, name, value);
}

TdChart *
td_chart_new_increments (const TdProgress *progress,
                         TdSubject subject,
                         TdMeasure measure,
                         TdChartFlags flags)
{
  TdChartBuild build = begin (progress, measure, TD_CHART_INCREMENTS, flags);
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
  Unit unit = choose_unit (&build, largest);
  for (guint i = 0; i < TD_YEAR_MONTHS; i++)
    add_increment (&build, &unit, &all, i, description);

  const char *const headings[] = { year_text, before_text, needed_text, NULL };
  td_chart_builder_set_detail_headings (build.builder, headings);
  add_key (&build, TD_CHART_SAMPLE_DONE, 0, year_text);
  if (has_before)
    add_key (&build, TD_CHART_SAMPLE_MARK, 0, before_text);
  if (has_needed)
    add_key (&build, TD_CHART_SAMPLE_MISSING, 0, needed_text);
  td_chart_builder_set_text (build.builder, TD_CHART_TEXT_MARK_HEADING, before_text);
  td_chart_builder_set_text (build.builder, TD_CHART_TEXT_TARGET_HEADING, needed_text);
  set_texts (&build, of, unit.heading, description->str, unit.heading, month_column (&build));
  return td_chart_builder_end (build.builder);
}

/* --- heat map --- */

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

  add_key (build, TD_CHART_SAMPLE_HEAT, 0, text);
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
    describe (description, name, newest);
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
  TdChartBuild build = begin (progress, measure, TD_CHART_HEATMAP, flags);
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
  g_autoptr (GString) description = begin_description (title, subtitle);
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = td_progress_get_children (progress, measure);

  for (guint i = 0; i < n_months; i++)
    g_ptr_array_add (headings, word_month (&build, i));
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
  if (is_open_month (&build, n_months - 1))
    {
      g_autofree char *until = word_until (&build);
      td_chart_builder_set_text (build.builder, TD_CHART_TEXT_OPEN_COLUMN, until);
    }
  set_texts (&build,
             title,
             subtitle,
             description->str,
             is_cumulative ? "%" : _td_build_say (&build, "gap-heading", C_ ("heading", "points")),
             unit_heading (&build));
  return td_chart_builder_end (build.builder);
}

/* --- composition --- */

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
          cells[i] = (TdChartCell){ value_of (values[i]), texts[i] };
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
  TdChartBuild build = begin (progress, measure, TD_CHART_COMPOSITION, flags);
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
  g_autoptr (GString) description = begin_description (title, subtitle);
  td_chart_builder_set_columns (build.builder, headings);
  for (guint i = 0; headings[i] != NULL; i++)
    add_key (&build, TD_CHART_SAMPLE_PART, i, headings[i]);
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
  set_texts (&build, title, subtitle, description->str, unit, unit_heading (&build));
  return td_chart_builder_end (build.builder);
}

/* --- years --- */

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
  TdChartBuild build = begin (progress, measure, TD_CHART_TREND, flags);
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
  set_texts (&build, title, subtitle, description->str, "%", month_column (&build));
  return td_chart_builder_end (build.builder);
}

/* --- by name --- */

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
