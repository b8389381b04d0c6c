/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-record-state.h"

static bool
has_figures (const TdBook *book, int cut, TdSubject subject)
{
  const TdTable *table = td_table_get (book, cut);

  for (TdMeasure measure = 0; measure < TD_N_MEASURES; measure++)
    {
      if (td_table_get_shown (table, subject, measure)->figures.has != 0)
        return true;
    }
  return false;
}

static bool
has_own_record (const TdBook *book, int cut, TdSubject subject)
{
  return td_book_get_entered (book, cut, subject, TD_MEASURE_CASES) != NULL
         || td_book_get_entered (book, cut, subject, TD_MEASURE_MONEY) != NULL;
}

/* Whether at least one measure is the full sum of the children. */
static bool
has_full_sum (const TdBook *book, int cut, TdSubject subject)
{
  const TdTable *table = td_table_get (book, cut);

  for (TdMeasure measure = 0; measure < TD_N_MEASURES; measure++)
    {
      const TdShown *shown = td_table_get_shown (table, subject, measure);

      if (shown->expected > 0 && shown->reported == shown->expected)
        return true;
    }
  return false;
}

bool
td_record_shows_own (const TdBook *book, int cut, TdSubject subject, const GArray *children)
{
  bool below = false;

  for (guint i = 0; !below && i < children->len; i++)
    below = has_figures (book, cut, g_array_index (children, TdSubject, i));
  return !below || (has_own_record (book, cut, subject) && !has_full_sum (book, cut, subject));
}

static bool
decide_own (const TdBook *book, const TdRecordState *state, TdRecordView view)
{
  if (state->children->len == 0 || view == TD_RECORD_VIEW_OWN)
    return true;
  return view != TD_RECORD_VIEW_SUM
         && td_record_shows_own (book, state->cut, state->subject, state->children);
}

/* A derived item can be entered while it cannot be calculated. */
static bool
is_calculable (const TdFigures *entered, const TdForm *form, TdMeasure measure, TdItem item)
{
  TdFigures without = *entered;

  td_figures_clear (&without, item);
  td_figures_derive (&without, form, measure, &without);
  return td_figures_has (&without, item);
}

/* One that was entered and is not what its parts make: it can be mended where it stands, too. */
static bool
is_contradicted (const TdFigures *entered, const TdForm *form, TdMeasure measure, TdItem item)
{
  TdFigures without = *entered;
  int64_t found, expected;

  if (!td_figures_get (entered, item, &found))
    return false;
  td_figures_clear (&without, item);
  td_figures_derive (&without, form, measure, &without);
  return td_figures_get (&without, item, &expected) && expected != found;
}

uint32_t
td_record_find_editable (const TdFigures *entered, const TdForm *form, TdMeasure measure)
{
  uint32_t editable = 0;

  for (uint32_t bits = TD_STORED_BITS; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);

      if (td_form_has (form, measure, item)
          && (!td_item_is_derived (item) || !is_calculable (entered, form, measure, item)
              || is_contradicted (entered, form, measure, item)))
        editable |= 1u << item;
    }
  return editable;
}

static void
find_entered (const TdBook *book, int cut, TdSubject subject, TdMeasure measure, TdFigures *entered)
{
  const TdFigures *record = td_book_get_entered (book, cut, subject, measure);

  *entered = record != NULL ? *record : (TdFigures){ 0 };
}

static void
find_earlier (const TdBook *book, const TdRecordState *state, TdMeasure measure, TdFigures *earlier)
{
  TdDay as_of = td_book_get_cut (book, state->cut)->as_of;

  if (state->children->len == 0 || !state->shows_own)
    {
      td_earlier_figures (book, state->subject, measure, state->month_base, as_of, earlier);
      return;
    }
  find_entered (book, state->month_base, state->subject, measure, earlier);
  td_figures_derive (earlier, td_book_get_form (book, state->month_base), measure, earlier);
}

static bool
find_rate (const TdFigures *figures, int64_t *rate)
{
  int64_t completed;
  int64_t eligible;

  return td_figures_get (figures, TD_ITEM_COMPLETED, &completed)
         && td_figures_get (figures, TD_ITEM_ELIGIBLE, &eligible)
         && td_ratio_rate (completed, eligible, rate);
}

static void
fill_changes (const TdBook *book, const TdRecordState *state, TdMeasure measure, TdRecordSide *side)
{
  TdFigures earlier;
  int64_t earlier_rate;

  if (state->month_base < 0)
    return;
  find_earlier (book, state, measure, &earlier);
  for (guint i = 0; i < TD_N_ITEMS; i++)
    {
      TdItem item = (TdItem)i;
      bool whole = !((side->partial >> i) & 1u);

      if (whole && td_figures_has (&side->figures, item) && td_figures_has (&earlier, item))
        td_figures_set (&side->change, item, side->figures.value[i] - earlier.value[i]);
    }
  if (side->has_rate && find_rate (&earlier, &earlier_rate))
    side->rate_change = (TdPoints){ .known = true, .points = side->rate - earlier_rate };
}

static void
fill_side (const TdBook *book, const TdRecordState *state, TdMeasure measure, TdRecordSide *side)
{
  TdFigures entered;

  find_entered (book, state->cut, state->subject, measure, &entered);
  if (state->shows_own)
    td_figures_derive (&entered, state->form, measure, &side->figures);
  else
    {
      const TdShown *shown
          = td_table_get_shown (td_table_get (book, state->cut), state->subject, measure);

      side->figures = shown->figures;
      side->partial = shown->partial->has & ~shown->figures.has;
    }
  side->has_rate = find_rate (&side->figures, &side->rate);
  for (guint i = 0; i < TD_N_ITEMS; i++)
    {
      if ((side->partial >> i) & 1u)
        td_figures_set (
            &side->figures,
            (TdItem)i,
            td_table_get_shown (td_table_get (book, state->cut), state->subject, measure)
                ->partial->value[i]);
    }
  if (state->lock == TD_RECORD_LOCK_NONE)
    side->editable = td_record_find_editable (&entered, state->form, measure);
  fill_changes (book, state, measure, side);
}

/* The contradictions in the record; what is only worth a question stands on the page of the check.
 */
static GArray *
find_problems (const TdBook *book, int cut, TdSubject subject)
{
  GArray *problems = td_check_subject (book, cut, subject);

  for (guint i = problems->len; i-- > 0;)
    {
      if (g_array_index (problems, TdProblem, i).severity != TD_SEVERITY_ERROR)
        g_array_remove_index (problems, i);
    }
  return problems;
}

TdRecordState *
td_record_state_new (
    const TdBook *book, int cut, TdSubject subject, TdRecordView view, bool can_edit)
{
  TdRecordState *state = g_new0 (TdRecordState, 1);
  const TdCut *row = td_book_get_cut (book, cut);

  state->subject = subject;
  state->cut = cut;
  state->form = td_book_get_form (book, cut);
  state->month_base = td_book_find_month_base (book, row->as_of);
  state->children = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  state->problems = find_problems (book, cut, subject);
  if (!td_book_is_valid (book, subject, row->as_of))
    {
      state->lock = TD_RECORD_LOCK_NOT_VALID;
      return state;
    }

  if (!td_book_is_officer (book, subject))
    td_children_on (book, subject, row->as_of, state->children);
  state->shows_own = decide_own (book, state, view);
  if (row->closed)
    state->lock = TD_RECORD_LOCK_CLOSED;
  else if (!can_edit)
    state->lock = TD_RECORD_LOCK_READ_ONLY;
  else if (!state->shows_own)
    state->lock = TD_RECORD_LOCK_SUM;
  for (TdMeasure measure = 0; measure < TD_N_MEASURES; measure++)
    fill_side (book, state, measure, &state->side[measure]);
  return state;
}

void
td_record_state_free (TdRecordState *state)
{
  g_array_unref (state->children);
  g_array_unref (state->problems);
  g_free (state);
}

GPtrArray *
td_record_list_missing (const TdBook *book, const TdRecordState *state, TdMeasure measure)
{
  GPtrArray *names = g_ptr_array_new ();
  const TdTable *table = td_table_get (book, state->cut);

  for (guint i = 0; i < state->children->len; i++)
    {
      TdSubject child = g_array_index (state->children, TdSubject, i);
      const TdFigures *figures = &td_table_get_shown (table, child, measure)->figures;

      if (!td_figures_has (figures, TD_ITEM_ELIGIBLE)
          || !td_figures_has (figures, TD_ITEM_COMPLETED))
        g_ptr_array_add (names, (gpointer)td_book_get_short_name (book, child));
    }
  return names;
}

/* Entered derived items that agreed with their parts before go on agreeing. */
static void
follow_parts (const TdFigures *before, TdFigures *figures, const TdForm *form, TdMeasure measure)
{
  TdFigures derived_before;
  TdFigures derived;

  td_figures_derive (before, form, measure, &derived_before);
  td_figures_derive (figures, form, measure, &derived);
  for (guint i = TD_N_PART_ITEMS; i < TD_N_STORED_ITEMS; i++)
    {
      TdItem item = (TdItem)i;

      if (td_figures_has (before, item) && td_figures_has (figures, item)
          && is_calculable (before, form, measure, item)
          && derived_before.value[i] == before->value[i]
          && is_calculable (figures, form, measure, item))
        td_figures_set (figures, item, derived.value[i]);
    }
}

void
td_record_put_figures (const TdBook *book,
                       int cut,
                       TdSubject subject,
                       TdMeasure measure,
                       const TdFigures *entered,
                       TdChanges *changes)
{
  TdFigures before;
  TdFigures figures = *entered;

  find_entered (book, cut, subject, measure, &before);
  follow_parts (&before, &figures, td_book_get_form (book, cut), measure);
  td_changes_put_figures (
      changes, book, td_book_get_cut (book, cut)->as_of, subject, measure, &figures);
}

void
td_record_put_item (const TdBook *book,
                    int cut,
                    TdSubject subject,
                    TdMeasure measure,
                    TdItem item,
                    const int64_t *value,
                    TdChanges *changes)
{
  TdFigures entered;

  find_entered (book, cut, subject, measure, &entered);
  if (value != NULL)
    td_figures_set (&entered, item, *value);
  else
    td_figures_clear (&entered, item);
  td_record_put_figures (book, cut, subject, measure, &entered, changes);
}
