/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-table.h"

G_BEGIN_DECLS

/*
 * How earlier work years went on from the day of a cut: what forecasts learn from. All figures are
 * those of the units of the cut (successions followed).
 */

/** TD_COURSE_YEARS: no more than so many earlier years are looked at, the newest ones. */
#define TD_COURSE_YEARS 5
/** TD_COURSE_GAP: between two cuts further apart (days) nothing is filled in. */
#define TD_COURSE_GAP 92

/**
 * TdCourse: one subject and measure in one earlier year.
 * @completed, @eligible: on the day that answers to the cut's; between two cuts on the straight
 * line
 * @completed_end, @eligible_end: on 30/9
 */
typedef struct
{
  bool known;
  int64_t completed;
  int64_t eligible;
  int64_t completed_end;
  int64_t eligible_end;
} TdCourse;

/** td_course_add: adds a course to a sum, if it is known. */
void td_course_add (TdCourse *sum, const TdCourse *course);

typedef struct _TdCourses TdCourses;

/** td_courses_new: (transfer full): @book: must outlive it */
TdCourses *td_courses_new (const TdBook *book, int cut);
void td_courses_free (TdCourses *courses);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCourses, td_courses_free)

/** td_courses_get_n_years: how many earlier years have a cut of 30/9 and the day in question. */
int td_courses_get_n_years (const TdCourses *courses);

/** td_courses_get: (transfer none): of the year @year, from 0, the newest first. */
const TdCourse *td_courses_get (TdCourses *courses, TdSubject subject, TdMeasure measure, int year);

/**
 * td_courses_get_eligible_to_come: how many more will be eligible until 30/9 if their number goes
 * on as from the year's first cut to this one; 0 where that cannot be said.
 */
int64_t td_courses_get_eligible_to_come (TdCourses *courses, TdSubject subject, TdMeasure measure);

/**
 * td_courses_get_scatter: how far what each cut of this year brought strays from an even course, as
 * the standard error of the year's end in millionths of it (docs/analysis.md, 2).
 * @n: (out): how many stretches between cuts it was taken from
 *
 * Returns: false with fewer than three
 */
bool td_courses_get_scatter (
    TdCourses *courses, TdSubject subject, TdMeasure measure, int64_t *scatter, int *n);

G_END_DECLS
