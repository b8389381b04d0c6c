/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-targets.h"

#include "model/td-day.h"

TdDay
td_target_get_first_day (const TdTarget *target)
{
  return target->from != TD_DAY_NONE ? target->from : td_work_year_first (target->work_year);
}

/* The place of the first target of a unit or officer: the book has them in that order. */
static guint
find_first (const TdBook *book, TdSubject unit, const char *officer)
{
  guint low = 0;
  guint high = td_book_get_n_targets (book);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const TdTarget *target = td_book_get_target (book, middle);
      TdSubject other = td_book_find_unit (book, target->unit);

      if (other < unit || (other == unit && g_strcmp0 (target->officer, officer) < 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static TdSubject
get_unit (const TdBook *book, TdSubject subject)
{
  return td_book_is_officer (book, subject) ? td_book_get_parent (book, subject) : subject;
}

static const char *
get_officer (const TdBook *book, TdSubject subject)
{
  return td_book_is_officer (book, subject) ? td_book_get_officer (book, subject)->code : NULL;
}

void
td_targets_list (
    const TdBook *book, TdSubject subject, int work_year, TdMeasure measure, GPtrArray *targets)
{
  TdSubject unit = get_unit (book, subject);
  const char *code = td_book_get_unit (book, unit)->code;
  const char *officer = get_officer (book, subject);

  g_ptr_array_set_size (targets, 0);
  for (guint i = find_first (book, unit, officer); i < td_book_get_n_targets (book); i++)
    {
      const TdTarget *target = td_book_get_target (book, i);

      if (!g_str_equal (target->unit, code) || g_strcmp0 (target->officer, officer) != 0)
        break;
      if (target->work_year == work_year && target->measure == measure)
        g_ptr_array_add (targets, (gpointer)target);
    }
}

const TdTarget *
td_targets_find (const TdBook *book, TdSubject subject, int work_year, TdMeasure measure, TdDay day)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  const TdTarget *found = NULL;

  td_targets_list (book, subject, work_year, measure, targets);
  for (guint i = 0; i < targets->len; i++)
    {
      const TdTarget *target = g_ptr_array_index (targets, i);

      if (found == NULL || target->from <= day)
        found = target;
    }
  return found;
}

TdDay
td_targets_reference_day (int work_year, TdDay day)
{
  return CLAMP (day, td_work_year_first (work_year), td_work_year_last (work_year));
}

void
td_targets_init (
    const TdBook *book, TdSubject subject, int work_year, TdMeasure measure, TdTarget *target)
{
  *target = (TdTarget){
    .unit = td_book_get_unit (book, get_unit (book, subject))->code,
    .officer = (char *)get_officer (book, subject),
    .work_year = work_year,
    .measure = measure,
    .from = TD_DAY_NONE,
  };
}

void
td_targets_adopt_first_day (const TdBook *book, TdTarget *target)
{
  TdSubject unit = td_book_find_unit (book, target->unit);

  if (unit == TD_SUBJECT_NONE)
    return;
  for (guint i = find_first (book, unit, target->officer); i < td_book_get_n_targets (book); i++)
    {
      const TdTarget *other = td_book_get_target (book, i);

      if (!g_str_equal (other->unit, target->unit)
          || g_strcmp0 (other->officer, target->officer) != 0)
        return;
      if (other->work_year == target->work_year && other->measure == target->measure
          && td_target_get_first_day (other) == td_target_get_first_day (target))
        {
          target->from = other->from;
          return;
        }
    }
}

static bool
is_valid_in (const TdBook *book, TdSubject subject, int work_year)
{
  bool is_officer = td_book_is_officer (book, subject);
  const TdUnit *unit = is_officer ? NULL : td_book_get_unit (book, subject);
  const TdOfficer *officer = is_officer ? td_book_get_officer (book, subject) : NULL;
  TdDay from = is_officer ? officer->valid_from : unit->valid_from;
  TdDay to = is_officer ? officer->valid_to : unit->valid_to;

  return (from == TD_DAY_NONE || from <= td_work_year_last (work_year))
         && (to == TD_DAY_NONE || to >= td_work_year_first (work_year));
}

/* The stays of an officer in one unit share their targets: only one of them copies. */
static bool
is_repeated (const TdBook *book, TdSubject subject, int work_year)
{
  return subject > td_book_get_n_units (book) && is_valid_in (book, subject - 1, work_year)
         && td_book_get_parent (book, subject - 1) == td_book_get_parent (book, subject)
         && g_str_equal (get_officer (book, subject - 1), get_officer (book, subject));
}

guint
td_targets_copy_year (const TdBook *book, int work_year, TdChanges *changes)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  TdDay last = td_work_year_last (work_year - 1);
  guint n = 0;

  for (TdSubject subject = 0; subject < td_book_get_n_subjects (book); subject++)
    for (int measure = 0; measure < TD_N_MEASURES; measure++)
      {
        const TdTarget *before
            = td_book_get_target_in_force (book, subject, (TdMeasure)measure, last);

        td_targets_list (book, subject, work_year, (TdMeasure)measure, targets);
        if (before == NULL || targets->len > 0 || !is_valid_in (book, subject, work_year)
            || is_repeated (book, subject, work_year))
          continue;
        TdTarget copy = *before;
        copy.work_year = work_year;
        copy.from = TD_DAY_NONE;
        copy.document = NULL;
        td_changes_put_target (changes, &copy);
        n++;
      }
  return n;
}
