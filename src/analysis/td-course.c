/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-course.h"

#include "analysis/td-statistics.h"
#include "model/td-day.h"

#define MILLION 1000000
#define LEAST_STRETCHES 3
/* A million tỷ đồng: more than the country has on its books; what is above is a fault, and the sum
 * of a thousand units and five years stays within 64 bits. */
#define LARGEST INT64_C (1000000000000000)

/* The cuts around the day in an earlier year, and its last. */
typedef struct
{
  TdEarlier *before; /* owned; (nullable): the day lies before the first cut: from nothing */
  TdEarlier *after;  /* owned; the same day, or the next cut */
  TdEarlier *end;    /* owned */
  int part;          /* days from before to the day */
  int whole;         /* days from before to after */
} Year;

struct _TdCourses
{
  const TdBook *book;
  int cut;
  TdDay as_of;
  TdDay first;       /* of the work year */
  GArray *years;     /* Year, newest first */
  TdCourse *courses; /* [subject × measures × years] */
  bool *is_found;    /* [subject × measures] */
  GPtrArray
      *earlier;  /* TdEarlier of the cuts of this year before the cut; (nullable) until asked */
  int first_cut; /* of them */
};

static void
year_clear (Year *year)
{
  g_clear_pointer (&year->before, td_earlier_free);
  g_clear_pointer (&year->after, td_earlier_free);
  g_clear_pointer (&year->end, td_earlier_free);
}

void
td_course_add (TdCourse *sum, const TdCourse *course)
{
  if (!course->known)
    return;
  sum->known = true;
  sum->completed += course->completed;
  sum->eligible += course->eligible;
  sum->completed_end += course->completed_end;
  sum->eligible_end += course->eligible_end;
}

/* The day of @work_year that answers to @day: the same of its month, a month's last its last. */
static TdDay
answering_day (TdDay day, int work_year)
{
  while (day != TD_DAY_NONE && td_day_work_year (day) > work_year)
    day = td_day_year_before (day);
  return day;
}

/* Adds a year that has what is needed. */
static void
add_year (TdCourses *courses, int work_year)
{
  const TdBook *book = courses->book;
  TdDay day = answering_day (courses->as_of, work_year);
  TdDay first = td_work_year_first (work_year);
  int end = td_book_find_cut (book, td_work_year_last (work_year));
  int before = -1, after = -1;

  if (end < 0 || day == TD_DAY_NONE)
    return;
  for (int cut = 0; cut <= end && after < 0; cut++)
    {
      TdDay as_of = td_book_get_cut (book, cut)->as_of;
      if (as_of < first)
        continue;
      if (as_of < day)
        before = cut;
      else
        after = cut;
    }
  TdDay from = before >= 0 ? td_book_get_cut (book, before)->as_of : first - 1;
  TdDay to = td_book_get_cut (book, after)->as_of;
  if (to != day && to - from > TD_COURSE_GAP)
    return;

  Year year = {
    .before = before >= 0 && to != day ? td_earlier_new (book, before, courses->as_of) : NULL,
    .after = td_earlier_new (book, after, courses->as_of),
    .end = td_earlier_new (book, end, courses->as_of),
    .part = day - from,
    .whole = to - from,
  };
  g_array_append_val (courses->years, year);
}

TdCourses *
td_courses_new (const TdBook *book, int cut)
{
  TdCourses *courses = g_new0 (TdCourses, 1);
  gsize n = (gsize)td_book_get_n_subjects (book) * TD_N_MEASURES;

  courses->book = book;
  courses->cut = cut;
  courses->as_of = td_book_get_cut (book, cut)->as_of;
  courses->years = g_array_new (FALSE, TRUE, sizeof (Year));
  g_array_set_clear_func (courses->years, (GDestroyNotify)year_clear);

  int work_year = td_day_work_year (courses->as_of);
  courses->first = td_work_year_first (work_year);
  int oldest = td_day_work_year (td_book_get_cut (book, 0)->as_of);
  for (int year = work_year - 1; year >= oldest && courses->years->len < TD_COURSE_YEARS; year--)
    add_year (courses, year);
  courses->courses = g_new0 (TdCourse, n * courses->years->len + 1);
  courses->is_found = g_new0 (bool, n + 1);
  return courses;
}

void
td_courses_free (TdCourses *courses)
{
  g_array_unref (courses->years);
  g_clear_pointer (&courses->earlier, g_ptr_array_unref);
  g_free (courses->courses);
  g_free (courses->is_found);
  g_free (courses);
}

int
td_courses_get_n_years (const TdCourses *courses)
{
  return (int)courses->years->len;
}

static bool
get_both (const TdFigures *figures, int64_t *completed, int64_t *eligible)
{
  return td_figures_get (figures, TD_ITEM_COMPLETED, completed)
         && td_figures_get (figures, TD_ITEM_ELIGIBLE, eligible);
}

static bool
get_earlier (
    TdEarlier *earlier, TdSubject subject, TdMeasure measure, int64_t *completed, int64_t *eligible)
{
  TdFigures figures;

  td_earlier_get (earlier, subject, measure, &figures);
  return get_both (&figures, completed, eligible);
}

static int64_t
between (int64_t from, int64_t to, int part, int whole)
{
  return from + (int64_t)((td_wide)(to - from) * part / whole);
}

static void
find_course (const Year *year, TdSubject subject, TdMeasure measure, TdCourse *course)
{
  int64_t completed = 0, eligible;

  if (!get_earlier (year->end, subject, measure, &course->completed_end, &course->eligible_end)
      || !get_earlier (year->after, subject, measure, &course->completed, &course->eligible))
    return;
  if (year->part != year->whole)
    {
      eligible = course->eligible; /* before the first cut: nothing done, as much to do */
      if (year->before != NULL
          && !get_earlier (year->before, subject, measure, &completed, &eligible))
        return;
      course->completed = between (completed, course->completed, year->part, year->whole);
      course->eligible = between (eligible, course->eligible, year->part, year->whole);
    }
  course->known = course->eligible > 0 && course->completed >= 0 && course->completed_end >= 0
                  && course->eligible <= LARGEST && course->completed <= LARGEST
                  && course->eligible_end <= LARGEST && course->completed_end <= LARGEST;
}

const TdCourse *
td_courses_get (TdCourses *courses, TdSubject subject, TdMeasure measure, int year)
{
  gsize place = (gsize)subject * TD_N_MEASURES + measure;
  TdCourse *found = &courses->courses[place * courses->years->len];

  if (!courses->is_found[place])
    {
      for (guint i = 0; i < courses->years->len; i++)
        find_course (&g_array_index (courses->years, Year, i), subject, measure, &found[i]);
      courses->is_found[place] = true;
    }
  return &found[year];
}

/* The cuts of this year up to the cut, but not it. */
static void
find_earlier (TdCourses *courses)
{
  if (courses->earlier != NULL)
    return;
  courses->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify)td_earlier_free);
  courses->first_cut = courses->cut;
  while (courses->first_cut > 0
         && td_book_get_cut (courses->book, courses->first_cut - 1)->as_of >= courses->first)
    courses->first_cut--;
  for (int cut = courses->first_cut; cut < courses->cut; cut++)
    g_ptr_array_add (courses->earlier, td_earlier_new (courses->book, cut, courses->as_of));
}

/* How many days of the year have passed at the end of a cut's day. */
static int
days_at (const TdCourses *courses, int cut)
{
  return td_book_get_cut (courses->book, cut)->as_of - courses->first + 1;
}

static bool
get_now (const TdCourses *courses,
         TdSubject subject,
         TdMeasure measure,
         int64_t *completed,
         int64_t *eligible)
{
  const TdTable *table = td_table_get (courses->book, courses->cut);
  return get_both (&td_table_get_shown (table, subject, measure)->figures, completed, eligible);
}

static int
days_of_year (const TdCourses *courses)
{
  return td_work_year_last (td_day_work_year (courses->as_of)) - courses->first + 1;
}

int64_t
td_courses_get_eligible_to_come (TdCourses *courses, TdSubject subject, TdMeasure measure)
{
  int64_t completed, eligible, then;

  find_earlier (courses);
  if (!get_now (courses, subject, measure, &completed, &eligible))
    return 0;
  for (guint i = 0; i < courses->earlier->len; i++)
    if (get_earlier (g_ptr_array_index (courses->earlier, i), subject, measure, &completed, &then))
      {
        int now = days_at (courses, courses->cut);
        int since = now - days_at (courses, courses->first_cut + (int)i);
        return (int64_t)((td_wide)(eligible - then) * (days_of_year (courses) - now) / since);
      }
  return 0;
}

/*
 * With q the share of the year's completed that a stretch brought and p its share of the days:
 * φ = Σ (q − p)²/p / (n − 1), and the relative variance of the year's end is φ · (X − x) / X, x of
 * its X days being over: increments that scatter like counts, with the spread that was seen.
 */
bool
td_courses_get_scatter (
    TdCourses *courses, TdSubject subject, TdMeasure measure, int64_t *scatter, int *n)
{
  int64_t all, completed, before = 0, eligible;
  int now = days_at (courses, courses->cut), from = 0;
  td_wide sum = 0;

  find_earlier (courses);
  *n = 0;
  if (!get_now (courses, subject, measure, &all, &eligible) || all <= 0)
    return false;
  for (guint i = 0; i <= courses->earlier->len; i++)
    {
      int to = days_at (courses, courses->first_cut + (int)i);
      completed = all;
      if (i < courses->earlier->len
          && !get_earlier (
              g_ptr_array_index (courses->earlier, i), subject, measure, &completed, &eligible))
        continue;
      td_wide share = (td_wide)(completed - before) * MILLION / all;
      td_wide even = (td_wide)(to - from) * MILLION / now;
      sum += (share - even) * (share - even) / even;
      before = completed;
      from = to;
      ++*n;
    }
  if (*n < LEAST_STRETCHES)
    return false;
  int whole = days_of_year (courses);
  *scatter = td_root (sum / (*n - 1) * MILLION * (whole - now) / whole);
  return true;
}
