/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-carry-in.h"

#include "analysis/td-table.h"
#include "model/td-day.h"

/* The newest cut before @day in its work year; -1 when @day begins it. */
static int
find_last_of_year (const TdBook *book, TdDay day)
{
  int last = -1;

  for (int cut = 0; cut < td_book_get_n_cuts (book); cut++)
    {
      TdDay as_of = td_book_get_cut (book, cut)->as_of;

      if (as_of < day && td_day_work_year (as_of) == td_day_work_year (day))
        last = cut;
    }
  return last;
}

/* A succession between the two days moves what came in, and shares of it were never reported. */
static bool
has_moved (const TdBook *book, TdSubject unit, TdDay then, TdDay now)
{
  for (guint i = 0; i < td_book_get_n_successions (book); i++)
    {
      TdDay date = td_book_get_succession (book, i)->date;

      if (date > then && date <= now
          && (td_book_get_predecessor (book, i) == unit || td_book_get_successor (book, i) == unit))
        return true;
    }
  return false;
}

static bool
find_figure (const TdCarryIn *carry_in,
             const TdBook *book,
             TdEarlier *earlier,
             TdSubject subject,
             TdMeasure measure,
             TdDay day,
             int64_t *figure)
{
  const TdFigures *entered = td_book_get_entered (book, carry_in->source, subject, measure);
  TdDay then = td_book_get_cut (book, carry_in->source)->as_of;
  TdFigures figures;

  if (!carry_in->new_year
      && (td_book_is_officer (book, subject) || !has_moved (book, subject, then, day)))
    return entered != NULL && td_figures_get (entered, TD_ITEM_CARRIED_IN, figure);
  td_earlier_get (earlier, subject, measure, &figures);
  return td_figures_get (
      &figures, carry_in->new_year ? TD_ITEM_CARRIED_OVER : TD_ITEM_CARRIED_IN, figure);
}

/* Whether the subject has figures of its own on @day: officers, and units without units below them
 * that are not the sum of officers who have figures. */
static bool
reports_itself (const TdBook *book, TdSubject subject, TdDay day, int source)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (TdSubject));

  if (td_book_is_officer (book, subject))
    return td_book_is_valid (book, td_book_get_parent (book, subject), day);
  td_children_on (book, subject, day, children);
  for (guint i = 0; i < children->len; i++)
    {
      TdSubject child = g_array_index (children, TdSubject, i);

      if (!td_book_is_officer (book, child))
        return false;
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        if (td_book_get_entered (book, source, child, (TdMeasure)measure) != NULL
            && td_book_get_entered (book, source, subject, (TdMeasure)measure) == NULL)
          return false;
    }
  return true;
}

static bool
put_subject (
    TdCarryIn *carry_in, const TdBook *book, TdEarlier *earlier, TdSubject subject, TdDay day)
{
  bool is_officer = td_book_is_officer (book, subject);
  bool found = false;

  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      TdRecord record = { .as_of = day, .measure = (TdMeasure)measure };
      int64_t figure;

      if (!find_figure (carry_in, book, earlier, subject, (TdMeasure)measure, day, &figure)
          || figure < 0)
        continue;
      record.unit = is_officer ? td_book_get_officer (book, subject)->unit
                               : td_book_get_unit (book, subject)->code;
      record.officer = is_officer ? td_book_get_officer (book, subject)->code : NULL;
      td_figures_set (&record.figures, TD_ITEM_CARRIED_IN, figure);
      td_changes_put_record (carry_in->changes, &record);
      found = true;
    }
  return found;
}

TdCarryIn *
td_carry_in_new (const TdBook *book, TdDay day)
{
  TdCarryIn *carry_in = g_new0 (TdCarryIn, 1);

  carry_in->changes = td_changes_new ();
  carry_in->source = find_last_of_year (book, day);
  if (carry_in->source < 0)
    {
      carry_in->source = td_book_find_cut (book, td_work_year_last (td_day_work_year (day) - 1));
      carry_in->new_year = carry_in->source >= 0;
    }
  if (carry_in->source < 0)
    return carry_in;

  g_autoptr (TdEarlier) earlier = td_earlier_new (book, carry_in->source, day);
  for (TdSubject i = 0; i < td_book_get_n_subjects (book); i++)
    if (td_book_is_valid (book, i, day) && reports_itself (book, i, day, carry_in->source))
      carry_in->n_subjects += put_subject (carry_in, book, earlier, i, day);
  return carry_in;
}

void
td_carry_in_free (TdCarryIn *carry_in)
{
  td_changes_free (carry_in->changes);
  g_free (carry_in);
}

void
td_carry_in_put (const TdCarryIn *carry_in, TdChanges *changes)
{
  for (guint i = 0; i < td_changes_get_n (carry_in->changes); i++)
    td_changes_put_record (changes, &td_changes_get (carry_in->changes, i)->record);
}
