/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-forecast.h"

#include "analysis/td-course.h"
#include "analysis/td-pace.h"
#include "analysis/td-statistics.h"
#include "model/td-day.h"

/* Shares and relative errors are counted in millionths. */
#define MILLION INT64_C (1000000)
/* The quantiles of Student in thousandths. */
#define THOUSAND 1000
/* A rate of 1 in hundredths of a percent. */
#define WHOLE 10000

static const char *const basis_names[] = { "run-rate", "season" };

/*
 * The ways to foresee what will be completed: it grows as it grew after this day; as much of the
 * eligible is added as was added after this day; the year comes to what earlier years came to.
 */
enum
{
  WAY_SHARE,
  WAY_ADDITION,
  WAY_END,
  N_WAYS,
};

/* What they say of the year's end. */
typedef struct
{
  int64_t completed[N_WAYS];
  int64_t eligible;
} Ends;

/* How much each counts, in millionths. */
typedef struct
{
  int64_t of[N_WAYS];
} Weights;

/* One earlier year of one unit on which the season was tried, by years other than it. */
typedef struct
{
  Ends ends;
  int64_t completed; /* then */
  int64_t rate;      /* that it came to */
  int64_t eligible;  /* likewise */
} Trial;

/* What the trials of units beside each other tell. */
typedef struct
{
  int64_t key;
  Weights weights;
  int n;                  /* trials */
  int64_t error;          /* root mean square, hundredths of a point */
  int64_t eligible_error; /* relative, millionths */
} Lesson;

struct _TdForecaster
{
  TdBook *book; /* owned reference */
  int cut;
  TdDay as_of;
  TdCourses *courses;  /* owned */
  GHashTable *lessons; /* owned; Lesson, by itself */
};

const char *
td_forecast_basis_name (TdForecastBasis basis)
{
  return basis_names[basis];
}

TdForecaster *
td_forecaster_new (TdBook *book, int cut)
{
  TdForecaster *forecaster = g_new0 (TdForecaster, 1);

  forecaster->book = td_book_ref (book);
  forecaster->cut = cut;
  forecaster->as_of = td_book_get_cut (book, cut)->as_of;
  forecaster->courses = td_courses_new (book, cut);
  forecaster->lessons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return forecaster;
}

void
td_forecaster_free (TdForecaster *forecaster)
{
  g_hash_table_unref (forecaster->lessons);
  td_courses_free (forecaster->courses);
  td_book_unref (forecaster->book);
  g_free (forecaster);
}

static int64_t
clamp_wide (td_wide value, int64_t low, int64_t high)
{
  return value < low ? low : value > high ? high : (int64_t)value;
}

/* What @sum, the courses of earlier years added, says of a year that is at @completed, @eligible.
 */
static bool
project (const TdCourse *sum, int64_t completed, int64_t eligible, Ends *ends)
{
  if (sum->eligible <= 0 || sum->completed <= 0 || sum->eligible_end <= 0)
    return false;
  td_wide grown = (td_wide)eligible * sum->eligible_end / sum->eligible;
  ends->eligible = clamp_wide (grown, completed, INT64_MAX / 2);
  const td_wide completed_by[N_WAYS] = {
    [WAY_SHARE] = (td_wide)completed * sum->completed_end / sum->completed,
    [WAY_ADDITION]
    = completed + (td_wide)eligible * (sum->completed_end - sum->completed) / sum->eligible,
    [WAY_END] = (td_wide)ends->eligible * sum->completed_end / sum->eligible_end,
  };
  for (int way = 0; way < N_WAYS; way++)
    ends->completed[way] = clamp_wide (completed_by[way], completed, ends->eligible);
  return true;
}

static int64_t
mix (const Ends *ends, const Weights *weights)
{
  td_wide mixed = 0;
  for (int way = 0; way < N_WAYS; way++)
    mixed += (td_wide)ends->completed[way] * weights->of[way];
  return (int64_t)(mixed / MILLION);
}

static int64_t
rate_of (int64_t completed, int64_t eligible)
{
  int64_t rate = 0;
  (void)td_ratio_rate (completed, eligible, &rate); /* nothing eligible, nothing reached */
  return rate;
}

static void
add_trial (GArray *trials, const TdCourse *others, const TdCourse *tried)
{
  Trial trial = {
    .completed = tried->completed,
    .rate = rate_of (tried->completed_end, tried->eligible_end),
    .eligible = tried->eligible_end,
  };

  if (tried->eligible > 0 && tried->eligible_end > 0
      && project (others, tried->completed, tried->eligible, &trial.ends))
    g_array_append_val (trials, trial);
}

/* Each year of each unit by its other years. */
static void
try_years (TdForecaster *forecaster, const GArray *units, TdMeasure measure, GArray *trials)
{
  int n = td_courses_get_n_years (forecaster->courses);

  for (guint i = 0; i < units->len; i++)
    {
      TdSubject unit = g_array_index (units, TdSubject, i);
      for (int year = 0; year < n; year++)
        {
          const TdCourse *tried = td_courses_get (forecaster->courses, unit, measure, year);
          TdCourse others = { 0 };
          if (!tried->known)
            continue;
          for (int other = 0; other < n; other++)
            if (other != year)
              td_course_add (&others, td_courses_get (forecaster->courses, unit, measure, other));
          add_trial (trials, &others, tried);
        }
    }
}

/* The one year that is known, of each unit by that of the others. */
static void
try_units (
    TdForecaster *forecaster, const GArray *units, TdMeasure measure, int year, GArray *trials)
{
  for (guint i = 0; i < units->len; i++)
    {
      const TdCourse *tried = td_courses_get (
          forecaster->courses, g_array_index (units, TdSubject, i), measure, year);
      TdCourse others = { 0 };
      if (!tried->known)
        continue;
      for (guint j = 0; j < units->len; j++)
        if (j != i)
          td_course_add (
              &others,
              td_courses_get (
                  forecaster->courses, g_array_index (units, TdSubject, j), measure, year));
      add_trial (trials, &others, tried);
    }
}

/* Hundredths of a point; a rate that a faulty record makes absurd does not spoil the rest. */
static int64_t
trial_error (const Trial *trial, const Weights *weights)
{
  int64_t completed = MAX (mix (&trial->ends, weights), trial->completed);
  return clamp_wide (
      (td_wide)rate_of (completed, trial->ends.eligible) - trial->rate, -WHOLE, WHOLE);
}

static td_wide
sum_squares (const GArray *trials, const Weights *weights)
{
  td_wide sum = 0;

  for (guint i = 0; i < trials->len; i++)
    {
      td_wide error = trial_error (&g_array_index (trials, Trial, i), weights);
      sum += error * error;
    }
  return sum;
}

/* Each way counts by the inverse of the squares of its errors; without trials all the same. */
static Weights
weigh (const GArray *trials)
{
  td_wide squares[N_WAYS], products[N_WAYS], sum = 0;
  Weights weights;

  for (int way = 0; way < N_WAYS; way++)
    {
      Weights alone = { { 0 } };
      alone.of[way] = MILLION;
      squares[way] = sum_squares (trials, &alone) + 1; /* none is beyond doubt */
    }
  for (int way = 0; way < N_WAYS; way++)
    {
      products[way] = squares[(way + 1) % N_WAYS] * squares[(way + 2) % N_WAYS];
      sum += products[way];
    }
  weights.of[WAY_SHARE] = (int64_t)(products[WAY_SHARE] * MILLION / sum);
  weights.of[WAY_ADDITION] = (int64_t)(products[WAY_ADDITION] * MILLION / sum);
  weights.of[WAY_END] = MILLION - weights.of[WAY_SHARE] - weights.of[WAY_ADDITION];
  return weights;
}

static void
learn (const GArray *trials, Lesson *lesson)
{
  lesson->n = (int)trials->len;
  lesson->weights = weigh (trials);
  if (trials->len == 0)
    return;
  lesson->error = td_root (sum_squares (trials, &lesson->weights) / trials->len);

  td_wide sum = 0;
  for (guint i = 0; i < trials->len; i++)
    {
      const Trial *trial = &g_array_index (trials, Trial, i);
      td_wide error = clamp_wide ((td_wide)(trial->ends.eligible - trial->eligible) * MILLION
                                      / MAX (trial->eligible, 1),
                                  -MILLION,
                                  MILLION);
      sum += error * error;
    }
  lesson->eligible_error = td_root (sum / trials->len);
}

/* The unit and those beside it; for the root, when only units can be compared, those below it. */
static GArray *
list_siblings (const TdForecaster *forecaster, TdSubject subject, bool by_units)
{
  const TdBook *book = forecaster->book;
  GArray *siblings = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  TdSubject parent = td_book_get_parent (book, subject);

  if (parent == TD_SUBJECT_NONE && by_units)
    {
      td_children_on (book, subject, forecaster->as_of, siblings);
      if (siblings->len > 0 && td_book_is_officer (book, g_array_index (siblings, TdSubject, 0)))
        g_array_set_size (siblings, 0); /* a year of theirs says little of an agency's */
    }
  else if (parent == TD_SUBJECT_NONE)
    g_array_append_val (siblings, subject);
  else if (td_book_is_officer (book, subject))
    {
      guint n;
      const TdSubject *officers = td_book_get_officers (book, parent, &n);
      for (guint i = 0; i < n; i++)
        if (td_book_is_valid (book, officers[i], forecaster->as_of))
          g_array_append_val (siblings, officers[i]);
    }
  else
    td_children_on (book, parent, forecaster->as_of, siblings);
  return siblings;
}

/* @year: the only one that the subject has, or -1: it has several */
static const Lesson *
get_lesson (TdForecaster *forecaster, TdSubject subject, TdMeasure measure, int year)
{
  TdSubject parent = td_book_get_parent (forecaster->book, subject);
  bool is_officer = td_book_is_officer (forecaster->book, subject);
  int64_t group = parent == TD_SUBJECT_NONE ? -1 - (int64_t)subject : parent;
  int64_t key = ((group * 2 + is_officer) * TD_N_MEASURES + measure) * 64 + year + 1;
  Lesson *lesson = g_hash_table_lookup (forecaster->lessons, &key);

  if (lesson == NULL)
    {
      g_autoptr (GArray) units = list_siblings (forecaster, subject, year >= 0);
      g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (Trial));
      if (year < 0)
        try_years (forecaster, units, measure, trials);
      else
        try_units (forecaster, units, measure, year, trials);
      lesson = g_new0 (Lesson, 1);
      lesson->key = key;
      learn (trials, lesson);
      g_hash_table_add (forecaster->lessons, lesson);
    }
  return lesson;
}

/* Where the rate may end, and with it the completed. */
static void
set_range (TdForecast *forecast, int64_t completed, int64_t width)
{
  TdEstimate *rate = &forecast->rate;
  int64_t eligible = forecast->eligible.value;
  int64_t least = MIN (rate_of (completed, eligible), rate->value);

  rate->has_range = forecast->completed.has_range = true;
  rate->low = CLAMP (rate->value - width, least, rate->value);
  rate->high = CLAMP (rate->value + width, rate->value, MAX (WHOLE, rate->value));
  forecast->completed.low
      = clamp_wide ((td_wide)eligible * rate->low / WHOLE, completed, forecast->completed.value);
  forecast->completed.high = clamp_wide (((td_wide)eligible * rate->high + WHOLE - 1) / WHOLE,
                                         forecast->completed.value,
                                         MAX (eligible, forecast->completed.value));
}

/* The scatter of the months of this year alone makes the range. */
static void
set_range_by_months (TdForecaster *forecaster,
                     TdSubject subject,
                     TdMeasure measure,
                     int64_t completed,
                     TdForecast *forecast)
{
  int64_t scatter;
  int n;

  if (!td_courses_get_scatter (forecaster->courses, subject, measure, &scatter, &n))
    return;
  td_wide width
      = (td_wide)forecast->rate.value * scatter * td_student_80 (n - 1) / (MILLION * THOUSAND);
  set_range (forecast, completed, clamp_wide (width, 0, WHOLE));
}

static void
set_range_by_trials (const Lesson *lesson, bool by_units, int64_t completed, TdForecast *forecast)
{
  int64_t factor = td_student_80 (lesson->n);
  TdEstimate *eligible = &forecast->eligible;

  /* Units of one year differ by less than one unit's years: measured, see docs/analysis.md. */
  if (by_units)
    factor = factor * 5 / 4;
  set_range (forecast, completed, lesson->error * factor / THOUSAND);
  td_wide width = (td_wide)eligible->value * lesson->eligible_error * factor / (MILLION * THOUSAND);
  eligible->has_range = true;
  eligible->low
      = clamp_wide (eligible->value - width, MIN (completed, eligible->value), eligible->value);
  eligible->high = clamp_wide (eligible->value + width, eligible->value, INT64_MAX);
}

static void
forecast_by_season (TdForecaster *forecaster,
                    TdSubject subject,
                    TdMeasure measure,
                    const TdCourse *sum,
                    int only_year,
                    TdForecast *forecast)
{
  int64_t completed = forecast->completed.value;
  const Lesson *lesson = get_lesson (forecaster, subject, measure, only_year);
  Ends ends;

  if (!project (sum, completed, forecast->eligible.value, &ends))
    return;
  forecast->known = true;
  forecast->basis = TD_FORECAST_SEASON;
  forecast->eligible.value = ends.eligible;
  forecast->completed.value = MAX (mix (&ends, &lesson->weights), completed);
  forecast->rate.value = rate_of (forecast->completed.value, ends.eligible);
  forecast->n_tried = lesson->n;
  forecast->tried_error = lesson->error;
  if (lesson->n > 0)
    set_range_by_trials (lesson, only_year >= 0, completed, forecast);
  else
    set_range_by_months (forecaster, subject, measure, completed, forecast);
}

static void
forecast_by_run_rate (TdForecaster *forecaster,
                      TdSubject subject,
                      TdMeasure measure,
                      TdForecast *forecast)
{
  TdElapsed elapsed = td_elapsed (forecaster->as_of);
  int64_t completed = forecast->completed.value;
  int64_t added = td_courses_get_eligible_to_come (forecaster->courses, subject, measure);

  if (completed <= 0)
    return;
  forecast->known = true;
  forecast->basis = TD_FORECAST_RUN_RATE;
  forecast->years = 0;
  forecast->eligible.value
      = clamp_wide ((td_wide)forecast->eligible.value + added, completed, INT64_MAX / 2);
  forecast->completed.value = clamp_wide (
      (td_wide)completed * elapsed.whole / elapsed.part, completed, forecast->eligible.value);
  forecast->rate.value = rate_of (forecast->completed.value, forecast->eligible.value);
  set_range_by_months (forecaster, subject, measure, completed, forecast);
}

/* The year is over: what there is is what there will be. */
static void
set_over (TdForecast *forecast)
{
  TdEstimate *const estimates[] = { &forecast->completed, &forecast->eligible, &forecast->rate };

  forecast->known = true;
  forecast->rate.value = rate_of (forecast->completed.value, forecast->eligible.value);
  for (guint i = 0; i < G_N_ELEMENTS (estimates); i++)
    {
      estimates[i]->has_range = true;
      estimates[i]->low = estimates[i]->high = estimates[i]->value;
    }
}

TdForecast
td_forecaster_get (TdForecaster *forecaster, TdSubject subject, TdMeasure measure)
{
  const TdTable *table = td_table_get (forecaster->book, forecaster->cut);
  const TdFigures *figures = &td_table_get_shown (table, subject, measure)->figures;
  TdElapsed elapsed = td_elapsed (forecaster->as_of);
  TdForecast forecast = { 0 };
  TdCourse sum = { 0 };
  int only_year = -1;

  if (!td_figures_get (figures, TD_ITEM_ELIGIBLE, &forecast.eligible.value)
      || !td_figures_get (figures, TD_ITEM_COMPLETED, &forecast.completed.value)
      || forecast.eligible.value <= 0 || forecast.completed.value < 0)
    return (TdForecast){ 0 };

  for (int year = 0; year < td_courses_get_n_years (forecaster->courses); year++)
    {
      const TdCourse *course = td_courses_get (forecaster->courses, subject, measure, year);
      if (!course->known)
        continue;
      td_course_add (&sum, course);
      only_year = forecast.years++ == 0 ? year : -1;
    }

  forecast.naive_rate
      = rate_of (clamp_wide ((td_wide)forecast.completed.value * elapsed.whole / elapsed.part,
                             0,
                             MAX (forecast.eligible.value, forecast.completed.value)),
                 forecast.eligible.value);
  forecast.basis = forecast.years > 0 ? TD_FORECAST_SEASON : TD_FORECAST_RUN_RATE;
  if (elapsed.part == elapsed.whole)
    set_over (&forecast);
  else if (forecast.years > 0)
    forecast_by_season (forecaster, subject, measure, &sum, only_year, &forecast);
  if (!forecast.known)
    forecast_by_run_rate (forecaster, subject, measure, &forecast);
  return forecast.known ? forecast : (TdForecast){ 0 };
}
