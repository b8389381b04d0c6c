/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"

#include "config.h"

#include "td-chart-build-private.h"

#include <glib/gi18n-lib.h>

#include "analysis/td-pace.h"
#include "model/td-day.h"
#include "wording/td-facts.h"
#include "wording/td-voice.h"

const char *
_td_build_say (const TdChartBuild *build, const char *key, const char *translated)
{
  return td_voice_say (build->voice, "chart", key, translated);
}

/* The words of one measure: those under @key-cases or @key-money. */
const char *
_td_build_say_measure (const TdChartBuild *build,
                       const char *cases_key,
                       const char *cases,
                       const char *money_key,
                       const char *money)
{
  return build->measure == TD_MEASURE_CASES ? _td_build_say (build, cases_key, cases)
                                            : _td_build_say (build, money_key, money);
}

char *
_td_build_number (const TdChartBuild *build, int64_t hundredths)
{
  return td_voice_hundredths (build->voice, hundredths, false);
}

char *
_td_build_signed_number (const TdChartBuild *build, int64_t hundredths)
{
  return td_voice_hundredths (build->voice, hundredths, true);
}

const char *
_td_build_get_code (const TdBook *book, TdSubject subject)
{
  return td_book_is_officer (book, subject) ? td_book_get_officer (book, subject)->code
                                            : td_book_get_unit (book, subject)->code;
}

static char *
word_target (const TdChartBuild *build, int64_t rate, TdRule rule)
{
  g_autofree char *text = _td_build_number (build, rate);

  if (rule == TD_RULE_GT)
    /* TRANSLATORS: %s is a rate; the target is to be above it */
    return td_words_fill (_td_build_say (build, "target-above", _ ("target above %s")), text, NULL);
  /* TRANSLATORS: %s is a rate */
  return td_words_fill (_td_build_say (build, "target", _ ("target %s")), text, NULL);
}

void
_td_build_set_common_texts (const TdChartBuild *build)
{
  TdChartBuilder *builder = build->builder;

  td_chart_builder_set_text (
      builder, TD_CHART_TEXT_NO_TARGET, _td_build_say (build, "no-target", _ ("no target")));
  td_chart_builder_set_text (
      builder, TD_CHART_TEXT_EMPTY, _td_build_say (build, "empty", _ ("no figures yet")));
  td_chart_builder_set_text (builder, TD_CHART_TEXT_ABSENT, TD_ABSENT);
  td_chart_builder_set_text (builder, TD_CHART_TEXT_VALUE_HEADING, "%");
  td_chart_builder_set_text (builder,
                             TD_CHART_TEXT_TARGET_HEADING,
                             _td_build_say (build, "target-heading", C_ ("heading", "target")));
  td_chart_builder_set_text (builder,
                             TD_CHART_TEXT_GAP_HEADING,
                             _td_build_say (build, "gap-heading", C_ ("heading", "points")));
}

/* --- trend --- */

/* The day of this year on which a day of last year stands: the other way of td_day_year_before().
 */
TdDay
_td_build_get_year_after (TdDay day)
{
  int year, month, day_of_month;

  td_day_get_ymd (day, &year, &month, &day_of_month);
  if (td_day_is_month_end (day))
    return td_day_month_end (td_day_new (year + 1, month, 1));
  return td_day_new (year + 1, month, day_of_month);
}

void
_td_build_add_months (const TdChartBuild *build)
{
  TdDay first = td_work_year_first (build->work_year);

  for (int i = 0; i < TD_YEAR_MONTHS; i++)
    {
      int year, month;
      TdDay end = td_day_month_end (first);
      td_day_get_ymd (end, &year, &month, NULL);
      /* TRANSLATORS: a month on the axis of a chart, by its number */
      g_autofree char *short_text
          = g_strdup_printf ("%s%d", _td_build_say (build, "month", C_ ("month", "M")), month);
      /* The year stands where it begins. */
      g_autofree char *long_text = i == 0 || month == 1 ? td_voice_day (build->voice, end)
                                                        : td_voice_day_short (build->voice, end);
      TdChartTick tick = { .day = end, .short_text = short_text, .long_text = long_text };
      td_chart_builder_add_tick (build->builder, &tick);
      first = end + 1;
    }
}

/* The change since the month base of a point; a later cut of the same month is no base. */
static char *
word_change (const TdChartBuild *build, const GArray *points, const TdTrendPoint *point)
{
  int base = td_book_find_month_base (build->book, point->day);

  for (guint i = 0; base >= 0 && i < points->len; i++)
    {
      const TdTrendPoint *earlier = &g_array_index (points, TdTrendPoint, i);
      if (earlier->cut == base && earlier->has_rate && point->has_rate)
        return _td_build_signed_number (build, point->rate - earlier->rate);
    }
  return g_strdup (TD_ABSENT);
}

static void
add_unit_points (const TdChartBuild *build, guint series, const GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      const TdTrendPoint *point = &g_array_index (points, TdTrendPoint, i);
      g_autofree char *when = td_voice_day (build->voice, point->day);
      g_autofree char *text = point->has_rate ? _td_build_number (build, point->rate) : NULL;
      g_autofree char *target
          = point->has_target ? _td_build_number (build, point->target) : g_strdup (TD_ABSENT);
      g_autofree char *gap = point->has_rate && point->has_target
                                 ? _td_build_signed_number (build, point->rate - point->target)
                                 : g_strdup (TD_ABSENT);
      g_autofree char *change = word_change (build, points, point);
      const char *const details[] = { target, gap, change, NULL };
      TdChartPoint chart_point = {
        .day = point->day,
        .value = point->has_rate ? td_chart_value (point->rate) : TD_CHART_ABSENT,
        .when = when,
        .text = text,
        .details = details,
      };
      td_chart_builder_add_point (build->builder, series, &chart_point);
    }
}

static const TdTrendPoint *
get_newest (const GArray *points)
{
  for (guint i = points->len; i > 0; i--)
    {
      const TdTrendPoint *point = &g_array_index (points, TdTrendPoint, i - 1);
      if (point->has_rate)
        return point;
    }
  return NULL;
}

static void
add_unit (
    const TdChartBuild *build, TdSubject subject, const GArray *points, guint index, bool is_alone)
{
  const TdTrendPoint *newest = get_newest (points);
  const char *name = td_book_get_short_name (build->book, subject);
  g_autofree char *points_text = NULL;

  if (!is_alone && newest != NULL && newest->has_target)
    {
      g_autofree char *gap = _td_build_signed_number (build, newest->rate - newest->target);
      /* TRANSLATORS: %s is a number of percentage points */
      points_text
          = td_words_fill (_td_build_say (build, "points", C_ ("gap", "%s points")), gap, NULL);
    }
  TdChartSeries series = {
    .id = _td_build_get_code (build->book, subject),
    .name = name,
    .role = index < TD_CHART_N_COLOURS ? TD_CHART_ROLE_UNIT : TD_CHART_ROLE_OTHER,
    .colour = index < TD_CHART_N_COLOURS ? index : 0,
    .continues = -1,
    .label = is_alone ? NULL : name,
    .note_value = points_text,
  };
  add_unit_points (build, td_chart_builder_add_series (build->builder, &series), points);
}

static void
add_last_year (const TdChartBuild *build, TdSubject subject)
{
  g_autoptr (GArray) points
      = td_trend_last_year (build->book, subject, build->measure, build->as_of);
  const TdTrendPoint *newest = get_newest (points);

  if (newest == NULL)
    return;

  g_autofree char *rate = _td_build_number (build, newest->rate);
  g_autofree char *year = g_strdup_printf ("%d", build->work_year - 1);
  /* TRANSLATORS: %s is a year */
  g_autofree char *name
      = td_words_fill (_td_build_say (build, "last-year", C_ ("line", "year %s")), year, NULL);
  /* TRANSLATORS: "year 2024" and the rate at its end */
  g_autofree char *label = td_words_fill (
      _td_build_say (build, "last-year-end", C_ ("line", "%s: %s")), name, rate, NULL);
  TdChartSeries series = {
    .id = "last-year",
    .name = name,
    .role = TD_CHART_ROLE_LAST_YEAR,
    .continues = -1,
    .label = label,
  };
  guint index = td_chart_builder_add_series (build->builder, &series);
  TdDay last_day = TD_DAY_NONE;

  for (guint i = 0; i < points->len; i++)
    {
      const TdTrendPoint *point = &g_array_index (points, TdTrendPoint, i);
      TdDay day = _td_build_get_year_after (point->day);
      /* The last of a leap February stands on the day of the 28th. */
      if (i + 1 < points->len
          && _td_build_get_year_after (g_array_index (points, TdTrendPoint, i + 1).day) == day)
        continue;
      g_autofree char *when = td_voice_day (build->voice, point->day);
      g_autofree char *text = point->has_rate ? _td_build_number (build, point->rate) : NULL;
      const char *const details[] = { TD_ABSENT, TD_ABSENT, TD_ABSENT, NULL };
      TdChartPoint chart_point = {
        .day = day,
        .value = point->has_rate ? td_chart_value (point->rate) : TD_CHART_ABSENT,
        .when = when,
        .text = text,
        .details = details,
      };
      g_return_if_fail (day > last_day);
      td_chart_builder_add_point (build->builder, index, &chart_point);
      last_day = day;
    }
}

/* What should be reached at the end of each month. */
static void
add_quota (const TdChartBuild *build, TdSubject subject)
{
  g_autoptr (GArray) points
      = td_quota_points (build->book, subject, build->measure, build->work_year);
  const char *name = _td_build_say (build, "quota", C_ ("line", "due by now"));
  const char *const details[] = { TD_ABSENT, TD_ABSENT, TD_ABSENT, NULL };
  TdChartSeries series = {
    .id = "quota",
    .name = name,
    .role = TD_CHART_ROLE_QUOTA,
    .continues = -1,
    .label = name,
  };

  if (points->len == 0)
    return;
  guint index = td_chart_builder_add_series (build->builder, &series);
  for (guint i = 0; i < points->len; i++)
    {
      const TdQuotaPoint *quota = &g_array_index (points, TdQuotaPoint, i);
      g_autofree char *when = td_voice_day (build->voice, quota->day);
      g_autofree char *text = _td_build_number (build, quota->quota);
      TdChartPoint point = {
        .day = quota->day,
        .value = td_chart_value (quota->quota),
        .when = when,
        .text = text,
        .details = details,
      };
      td_chart_builder_add_point (build->builder, index, &point);
    }
}

/* (transfer full): what a forecast rests on. */
static char *
word_basis (const TdChartBuild *build, const TdForecast *forecast)
{
  g_autofree char *years = g_strdup_printf ("%d", forecast->years);

  if (forecast->basis == TD_FORECAST_RUN_RATE)
    return g_strdup (_td_build_say (
        build, "forecast-run-rate", _ ("forecast of 30 September at this year's pace")));
  return td_words_fill (
      _td_build_say (build,
                     "forecast-season",
                     /* TRANSLATORS: %s is a number of years, 1 or more */
                     _ ("forecast of 30 September by the course of earlier years (%s)")),
      years,
      NULL);
}

static void
add_forecast (const TdChartBuild *build, TdBook *book, int cut, TdSubject subject)
{
  g_autoptr (TdForecaster) forecaster = td_forecaster_new (book, cut);
  TdForecast forecast = td_forecaster_get (forecaster, subject, build->measure);
  TdDay last = td_work_year_last (build->work_year);

  if (!forecast.known || build->as_of >= last)
    return;
  g_autofree char *rate = _td_build_number (build, forecast.rate.value);
  /* TRANSLATORS: %s is a rate */
  g_autofree char *label
      = td_words_fill (_td_build_say (build, "forecast", C_ ("line", "forecast %s")), rate, NULL);
  g_autofree char *low = _td_build_number (build, forecast.rate.low);
  g_autofree char *high = _td_build_number (build, forecast.rate.high);
  /* TRANSLATORS: two rates */
  g_autofree char *range
      = forecast.rate.has_range ? td_words_fill (
            _td_build_say (build, "range", C_ ("line", "%s to %s")), low, high, NULL)
                                : NULL;
  g_autofree char *basis = word_basis (build, &forecast);
  g_autofree char *when = td_voice_day (build->voice, last);
  TdChartSeries series = {
    .id = "forecast",
    .name = label,
    .role = TD_CHART_ROLE_FORECAST,
    .continues = 0,
    .label = label,
    .note = range,
  };
  const char *const details[] = { TD_ABSENT, TD_ABSENT, TD_ABSENT, NULL };
  TdChartPoint point = {
    .day = last,
    .value = td_chart_value (forecast.rate.value),
    .when = when,
    .text = rate,
    .details = details,
  };
  TdChartKey key = { .sample = TD_CHART_SAMPLE_FORECAST, .text = basis };

  if (forecast.rate.has_range)
    {
      point.low = td_chart_value (forecast.rate.low);
      point.high = td_chart_value (forecast.rate.high);
    }
  td_chart_builder_add_point (
      build->builder, td_chart_builder_add_series (build->builder, &series), &point);
  td_chart_builder_add_key (build->builder, &key);
}

static bool
has_same_steps (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return false;
  for (guint i = 0; i < a->len; i++)
    {
      const TdTargetStep *left = &g_array_index (a, TdTargetStep, i);
      const TdTargetStep *right = &g_array_index (b, TdTargetStep, i);
      if (left->from != right->from || left->rate != right->rate || left->rule != right->rule)
        return false;
    }
  return true;
}

/* @id, @name: (nullable): whose target it is, where that is not plain. */
static void
add_steps (
    const TdChartBuild *build, const GArray *steps, guint track, const char *id, const char *name)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const TdTargetStep *step = &g_array_index (steps, TdTargetStep, i);
      g_autofree char *text = _td_build_number (build, step->rate);
      g_autofree char *words = word_target (build, step->rate, step->rule);
      g_autofree char *label
          = name != NULL
                /* TRANSLATORS: a unit, and "target 84.05" */
                ? td_words_fill (
                    _td_build_say (build, "target-of", C_ ("target", "%s: %s")), name, words, NULL)
                : g_strdup (words);
      TdChartTarget target = {
        .track = track,
        .from = step->from,
        .value = td_chart_value (step->rate),
        .label = label,
        .text = text,
        .id = id,
      };
      td_chart_builder_add_target (build->builder, &target);
    }
}

/* So many targets would cover the lines: what they reach from and to is said instead. */
static void
say_targets (const TdChartBuild *build, const GPtrArray *all)
{
  int64_t low = G_MAXINT64;
  int64_t high = G_MININT64;

  for (guint i = 0; i < all->len; i++)
    {
      const GArray *steps = g_ptr_array_index (all, i);
      if (steps->len == 0)
        continue;
      int64_t rate = g_array_index (steps, TdTargetStep, steps->len - 1).rate;
      low = MIN (low, rate);
      high = MAX (high, rate);
    }
  if (low > high)
    return;
  g_autofree char *from = _td_build_number (build, low);
  g_autofree char *to = _td_build_number (build, high);
  /* TRANSLATORS: two rates: those of many units, lowest and highest */
  g_autofree char *text = td_words_fill (
      _td_build_say (build, "targets", _ ("targets from %s to %s")), from, to, NULL);
  td_chart_builder_set_text (build->builder, TD_CHART_TEXT_NO_TARGET, text);
}

/* One track where all have the same targets, else one for each, of a few. */
static void
add_targets (const TdChartBuild *build, const TdSubject *subjects, guint n_subjects)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  bool is_same = true;

  for (guint i = 0; i < n_subjects; i++)
    {
      GArray *steps = td_target_steps (build->book, subjects[i], build->measure, build->work_year);
      g_ptr_array_add (all, steps);
      is_same = is_same && has_same_steps (g_ptr_array_index (all, 0), steps);
    }
  if (is_same && n_subjects > 0)
    add_steps (build, g_ptr_array_index (all, 0), 0, NULL, NULL);
  else if (n_subjects > TD_CHART_N_COLOURS)
    say_targets (build, all);
  else
    for (guint i = 0; i < n_subjects; i++)
      add_steps (build,
                 g_ptr_array_index (all, i),
                 i,
                 _td_build_get_code (build->book, subjects[i]),
                 td_book_get_short_name (build->book, subjects[i]));
}

/* Whether a succession brought something into one of the subjects from outside of it. */
static bool
concerns (const TdChartBuild *build, guint succession, const TdSubject *subjects, guint n_subjects)
{
  TdSubject from = td_book_get_predecessor (build->book, succession);
  TdSubject to = td_book_get_successor (build->book, succession);

  for (guint i = 0; i < n_subjects; i++)
    if (!td_book_is_officer (build->book, subjects[i])
        && td_book_is_below (build->book, to, subjects[i])
        && !td_book_is_below (build->book, from, subjects[i]))
      return true;
  return false;
}

static void
add_notes (const TdChartBuild *build, const TdSubject *subjects, guint n_subjects)
{
  TdDay last = TD_DAY_NONE;

  for (guint i = 0; i < td_book_get_n_successions (build->book); i++)
    {
      TdDay date = td_book_get_succession (build->book, i)->date;
      if (date == last || date > build->as_of || date <= td_work_year_first (build->work_year)
          || !concerns (build, i, subjects, n_subjects))
        continue;
      g_autofree char *day = td_voice_day (build->voice, date);
      g_autofree char *text
          /* TRANSLATORS: %s is a day */
          = td_words_fill (
              _td_build_say (
                  build,
                  "restructured",
                  _ ("%s: units rearranged\nbefore: the sum of the units they come from")),
              day,
              NULL);
      TdChartNote note = { .day = date, .text = text };
      td_chart_builder_add_note (build->builder, &note);
      last = date;
    }
}

/* "thiếu 4,98 điểm" */
static char *
word_gap (const TdChartBuild *build, int64_t gap)
{
  g_autofree char *text = _td_build_number (build, gap < 0 ? -gap : gap);

  if (gap == 0)
    return g_strdup (_td_build_say (build, "even", _ ("level with the target")));
  return td_words_fill (gap < 0 ? _td_build_say (build, "short", _ ("%s points short"))
                                : _td_build_say (build, "above", _ ("%s points above")),
                        text,
                        NULL);
}

void
_td_build_describe_unit (const TdChartBuild *build,
                         GString *text,
                         const char *name,
                         const TdTrendPoint *newest)
{
  g_autofree char *rate = _td_build_number (build, newest->rate);
  g_autofree char *sentence = NULL;

  if (newest->has_target)
    {
      g_autofree char *gap = word_gap (build, newest->rate - newest->target);
      /* TRANSLATORS: a unit, its rate, and its gap: "Khu vực 4: 73,45 %, thiếu 10,60 điểm" */
      sentence = td_words_fill (
          _td_build_say (build, "newest", _ ("%s: %s %%, %s")), name, rate, gap, NULL);
    }
  else
    sentence
        = td_words_fill (_td_build_say (build, "newest-free", _ ("%s: %s %%")), name, rate, NULL);
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, sentence);
}

/* The newest figures of a line, for those who cannot see the chart; with their day where the cut
 * has none. */
static void
describe_line (const TdChartBuild *build,
               GString *text,
               const char *name,
               const TdTrendPoint *newest)
{
  g_autofree char *day = td_voice_day (build->voice, newest->day);
  g_autofree char *then
      = td_words_fill (_td_build_say (build, "title-of", C_ ("chart", "%s, %s")), name, day, NULL);

  _td_build_describe_unit (build, text, newest->day < build->as_of ? then : name, newest);
}

char *
_td_build_word_title (const TdChartBuild *build, const TdSubject *subjects, guint n_subjects)
{
  const char *measure_title = _td_build_say_measure (build,
                                                     "title-cases",
                                                     _ ("Completion rate by cases"),
                                                     "title-money",
                                                     _ ("Completion rate by money"));

  if (n_subjects != 1)
    return g_strdup (measure_title);
  /* TRANSLATORS: what a chart shows, and of which unit */
  return td_words_fill (_td_build_say (build, "title-of", C_ ("chart", "%s, %s")),
                        measure_title,
                        td_book_get_short_name (build->book, subjects[0]),
                        NULL);
}

static void
set_trend_texts (const TdChartBuild *build, const char *title, const char *description)
{
  TdChartBuilder *builder = build->builder;
  g_autofree char *first = td_voice_day (build->voice, td_work_year_first (build->work_year));
  g_autofree char *last = td_voice_day (build->voice, build->as_of);
  g_autofree char *subtitle
      /* TRANSLATORS: two days */
      = td_words_fill (
          _td_build_say (
              build, "since", _ ("Cumulative from %s, of what is eligible, until %s, in %%")),
          first,
          last,
          NULL);
  const char *const headings[]
      = { _td_build_say (build, "target-heading", C_ ("heading", "target")),
          _td_build_say (build, "gap-column", C_ ("heading", "gap")),
          _td_build_say (build, "month-heading", C_ ("heading", "month")),
          NULL };

  td_chart_builder_set_text (builder, TD_CHART_TEXT_TITLE, title);
  td_chart_builder_set_text (builder, TD_CHART_TEXT_SUBTITLE, subtitle);
  td_chart_builder_set_text (builder, TD_CHART_TEXT_DESCRIPTION, description);
  td_chart_builder_set_text (builder,
                             TD_CHART_TEXT_FIRST_HEADING,
                             _td_build_say (build, "day-heading", C_ ("heading", "Day")));
  if (build->voice == TD_VOICE_INTERFACE)
    td_chart_builder_set_text (builder,
                               TD_CHART_TEXT_HINT,
                               /* TRANSLATORS: the keys of a chart, under its tip */
                               _ ("Enter: open the figures of this day · ← → previous, next"));
  td_chart_builder_set_detail_headings (builder, headings);
}

TdChart *
td_chart_new_trend (TdBook *book,
                    const TdSubject *subjects,
                    guint n_subjects,
                    TdMeasure measure,
                    int cut,
                    TdChartFlags flags)
{
  TdDay as_of = td_book_get_cut (book, cut)->as_of;
  TdChartBuild build = {
    .builder = td_chart_builder_new (TD_CHART_TREND),
    .book = book,
    .voice = flags & TD_CHART_FOR_PAPER ? TD_VOICE_PAPER : TD_VOICE_INTERFACE,
    .measure = measure,
    .as_of = as_of,
    .work_year = td_day_work_year (as_of),
  };
  g_autofree char *title = _td_build_word_title (&build, subjects, n_subjects);
  g_autoptr (GString) description = g_string_new (n_subjects != 1 ? title : NULL);

  td_chart_builder_set_days (
      build.builder, td_work_year_first (build.work_year), td_work_year_last (build.work_year));
  _td_build_set_common_texts (&build);
  _td_build_add_months (&build);
  for (guint i = 0; i < n_subjects; i++)
    {
      g_autoptr (GArray) points = td_trend_points (book, subjects[i], measure, as_of);
      const TdTrendPoint *newest = get_newest (points);
      add_unit (&build, subjects[i], points, i, n_subjects == 1);
      if (newest != NULL)
        describe_line (&build,
                       description,
                       n_subjects == 1 ? title : td_book_get_short_name (book, subjects[i]),
                       newest);
    }
  if (description->len == 0)
    g_string_append_printf (
        description, "%s: %s", title, _td_build_say (&build, "empty", _ ("no figures yet")));
  if ((flags & TD_CHART_WITH_LAST_YEAR) && n_subjects == 1)
    add_last_year (&build, subjects[0]);
  if ((flags & TD_CHART_WITH_QUOTA) && n_subjects == 1)
    add_quota (&build, subjects[0]);
  if ((flags & TD_CHART_WITH_FORECAST) && n_subjects == 1)
    add_forecast (&build, book, cut, subjects[0]);
  if (flags & TD_CHART_WITH_TARGET)
    add_targets (&build, subjects, n_subjects);
  else
    td_chart_builder_set_text (build.builder, TD_CHART_TEXT_NO_TARGET, NULL);
  add_notes (&build, subjects, n_subjects);
  set_trend_texts (&build, title, description->str);
  return td_chart_builder_end (build.builder);
}

/* --- ranking --- */

static char *
word_missing (const TdChartBuild *build, const TdProgressRow *row)
{
  if (!td_row_is_short (row))
    return g_strdup (TD_ABSENT);
  if (build->measure == TD_MEASURE_CASES)
    return td_number_format (row->missing, 0, false, td_voice_locale (build->voice));
  return td_money_format_billions (row->missing, td_voice_locale (build->voice));
}

static void
add_row (const TdChartBuild *build, const TdProgressRow *row, const char *name, bool is_total)
{
  g_autofree char *rate = row->has_rate ? _td_build_number (build, row->rate) : NULL;
  g_autofree char *target = row->has_target ? _td_build_number (build, row->target) : NULL;
  g_autofree char *gap
      = row->has_gap ? _td_build_number (build, row->gap < 0 ? -row->gap : row->gap) : NULL;
  g_autofree char *missing = word_missing (build, row);
  g_autofree char *change = row->change_month.known
                                ? _td_build_signed_number (build, row->change_month.points)
                                : g_strdup (TD_ABSENT);
  const char *const details[] = { change, NULL };
  TdChartStatus status = TD_CHART_STATUS_NONE;

  if (row->has_gap)
    status = td_row_is_met (row) ? TD_CHART_STATUS_MET : TD_CHART_STATUS_SHORT;
  TdChartRow chart_row = {
    .id = _td_build_get_code (build->book, row->subject),
    .name = name,
    .value = row->has_rate ? td_chart_value (row->rate) : TD_CHART_ABSENT,
    .target = row->has_target ? td_chart_value (row->target) : TD_CHART_ABSENT,
    .status = status,
    .is_total = is_total,
    .value_text = rate,
    .target_text = target,
    .gap_text = gap,
    .missing_text = missing,
    .details = details,
  };
  td_chart_builder_add_row (build->builder, &chart_row);
}

static void
set_ranking_texts (const TdChartBuild *build, const TdFacts *facts)
{
  TdChartBuilder *builder = build->builder;
  const char *title = _td_build_say_measure (
      build, "ranking-cases", _ ("Ranking by cases"), "ranking-money", _ ("Ranking by money"));
  g_autofree char *day = td_voice_day (build->voice, build->as_of);
  g_autofree char *subtitle
      /* TRANSLATORS: %s is a day */
      = td_words_fill (
          _td_build_say (build, "until", _ ("Figures of %s, lowest first, in %%")), day, NULL);
  g_autoptr (GString) description = g_string_new (title);
  const char *const headings[]
      = { _td_build_say (build, "month-heading", C_ ("heading", "month")), NULL };

  for (guint i = 0; i < facts->ranked->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (facts->ranked, i);
      TdTrendPoint newest
          = { .has_target = row->has_gap, .rate = row->rate, .target = row->target };
      if (row->has_rate)
        _td_build_describe_unit (
            build, description, td_book_get_short_name (build->book, row->subject), &newest);
    }
  if (facts->same_target)
    {
      g_autofree char *target = word_target (build, facts->group->target, facts->group->rule);
      td_chart_builder_set_text (builder, TD_CHART_TEXT_TARGET, target);
    }
  td_chart_builder_set_text (builder, TD_CHART_TEXT_TITLE, title);
  td_chart_builder_set_text (builder, TD_CHART_TEXT_SUBTITLE, subtitle);
  td_chart_builder_set_text (builder, TD_CHART_TEXT_DESCRIPTION, description->str);
  td_chart_builder_set_text (builder,
                             TD_CHART_TEXT_FIRST_HEADING,
                             _td_build_say (build, "unit-heading", C_ ("heading", "Unit")));
  td_chart_builder_set_text (builder,
                             TD_CHART_TEXT_MISSING_HEADING,
                             _td_build_say_measure (build,
                                                    "cases-heading",
                                                    C_ ("heading", "cases"),
                                                    "money-heading",
                                                    C_ ("heading", "billion")));
  if (build->voice == TD_VOICE_INTERFACE)
    td_chart_builder_set_text (builder,
                               TD_CHART_TEXT_HINT,
                               /* TRANSLATORS: the keys of a chart, under its tip */
                               _ ("Enter: open the unit · ↑ ↓ previous, next"));
  td_chart_builder_set_detail_headings (builder, headings);
}

TdChart *
td_chart_new_ranking (const TdProgress *progress, TdMeasure measure, TdChartFlags flags)
{
  TdChartBuild build = {
    .builder = td_chart_builder_new (TD_CHART_RANKING),
    .book = progress->book,
    .voice = flags & TD_CHART_FOR_PAPER ? TD_VOICE_PAPER : TD_VOICE_INTERFACE,
    .measure = measure,
    .as_of = progress->as_of,
    .work_year = progress->work_year,
  };
  g_autoptr (TdFacts) facts = td_facts_new (progress, measure);

  _td_build_set_common_texts (&build);
  set_ranking_texts (&build, facts);
  const GPtrArray *rows = flags & TD_CHART_IN_UNIT_ORDER ? facts->units : facts->ranked;
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      add_row (&build, row, td_book_get_short_name (progress->book, row->subject), false);
    }
  if (progress->root != TD_SUBJECT_NONE)
    {
      bool has_units = facts->units->len > 0;
      const char *name = has_units ? td_voice_whole (build.voice, progress->book, progress->root)
                                   : td_book_get_short_name (progress->book, progress->root);
      add_row (&build, facts->group, name, has_units);
    }
  return td_chart_builder_end (build.builder);
}
