/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figures-sheet.h"

#include "app/td-record-state.h"
#include "model/td-day.h"

/* The figures of one row. */
typedef struct
{
  bool is_ready[TD_N_MEASURES];
  TdFiguresSide side[TD_N_MEASURES];
} Line;

struct _TdFiguresSheet
{
  /* owned */
  TdFiguresRows *rows;
  GArray *lines;      /* Line, by row */
  GPtrArray *columns; /* TdFormColumn, borrowed from the form */
  TdEarlier *earlier; /* (nullable) */

  TdFiguresView view; /* its book is owned */
  int base;
};

static TdDay
get_day (const TdFiguresSheet *sheet)
{
  return td_book_get_cut (sheet->view.book, sheet->view.cut)->as_of;
}

/* Columns */

static bool
is_filled (const TdFiguresSheet *sheet, const TdFormColumn *column, uint32_t filled)
{
  uint32_t needed = (1u << TD_ITEM_COMPLETED) | (1u << TD_ITEM_ELIGIBLE);

  if (filled == 0 || !sheet->view.hides_empty)
    return true;
  return column->is_rate ? (filled & needed) == needed : ((filled >> column->item) & 1u) != 0;
}

static void
build_columns (TdFiguresSheet *sheet)
{
  const TdFiguresView *view = &sheet->view;
  const TdForm *form = td_book_get_form (view->book, view->cut);
  const TdTable *table = td_table_get (view->book, view->cut);
  uint32_t filled = 0;

  g_ptr_array_set_size (sheet->columns, 0);
  for (TdSubject i = 0; view->hides_empty && i < td_book_get_n_subjects (view->book); i++)
    filled |= td_table_get_shown (table, i, view->measure)->figures.has;
  for (guint i = 0; i < form->columns->len; i++)
    {
      TdFormColumn *column = g_ptr_array_index (form->columns, i);

      if (column->in_measure[view->measure] && is_filled (sheet, column, filled))
        g_ptr_array_add (sheet->columns, column);
    }
}

/* Figures */

static void
find_earlier (TdFiguresSheet *sheet, TdSubject subject, TdMeasure measure, TdFigures *figures)
{
  if (sheet->earlier == NULL)
    sheet->earlier = td_earlier_new (sheet->view.book, sheet->base, get_day (sheet));
  td_earlier_get (sheet->earlier, subject, measure, figures);
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

/* The sums over the units of a group: those that all have, else of those that have it. */
static void
fill_group (TdFiguresSheet *sheet, guint row, TdMeasure measure, TdFiguresSide *side)
{
  guint n;
  const TdSubject *members = td_figures_rows_get_members (sheet->rows, row, &n);
  const TdTable *table = td_table_get (sheet->view.book, sheet->view.cut);
  TdSum sum = { 0 };
  TdFigures partial = { 0 };

  for (guint i = 0; i < n; i++)
    {
      const TdShown *shown = td_table_get_shown (table, members[i], measure);
      uint32_t bits = shown->figures.has;

      td_sum_add (&sum, &shown->figures);
      while (bits != 0)
        {
          TdItem item = td_bits_next (&bits);
          int64_t value;

          if (!__builtin_add_overflow (partial.value[item], shown->figures.value[item], &value))
            td_figures_set (&partial, item, value);
        }
    }
  td_sum_get (&sum, &side->figures);
  side->partial = partial.has & ~side->figures.has;
  for (uint32_t bits = side->partial; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);

      td_figures_set (&side->figures, item, partial.value[item]);
    }
}

static void
fill_subject (TdFiguresSheet *sheet, TdSubject subject, TdMeasure measure, TdFiguresSide *side)
{
  const TdShown *shown
      = td_table_get_shown (td_table_get (sheet->view.book, sheet->view.cut), subject, measure);

  side->figures = shown->figures;
  side->partial = shown->partial->has & ~shown->figures.has;
  for (uint32_t bits = side->partial; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);

      td_figures_set (&side->figures, item, shown->partial->value[item]);
    }
}

/* What is the sum over all children is no figure of the unit's own. */
static uint32_t
find_summed (const TdFiguresSheet *sheet, const GArray *children, TdMeasure measure)
{
  const TdTable *table = td_table_get (sheet->view.book, sheet->view.cut);
  uint32_t summed = children->len > 0 ? UINT32_MAX : 0;

  for (guint i = 0; i < children->len; i++)
    summed
        &= td_table_get_shown (table, g_array_index (children, TdSubject, i), measure)->figures.has;
  return summed;
}

static void
fill_editable (TdFiguresSheet *sheet, TdSubject subject, TdMeasure measure, TdFiguresSide *side)
{
  const TdFiguresView *view = &sheet->view;
  const TdForm *form = td_book_get_form (view->book, view->cut);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  const TdFigures *entered;
  TdFigures none = { 0 };
  bool of_units;

  side->lock = TD_FIGURES_LOCK_UNITS;
  if (subject == TD_SUBJECT_NONE)
    return;
  if (!td_book_is_officer (view->book, subject))
    td_children_on (view->book, subject, get_day (sheet), children);
  of_units = children->len > 0
             && !td_book_is_officer (view->book, g_array_index (children, TdSubject, 0));
  entered = td_book_get_entered (view->book, view->cut, subject, measure);
  if ((of_units && entered == NULL)
      || !td_record_shows_own (view->book, view->cut, subject, children))
    {
      side->lock = of_units ? TD_FIGURES_LOCK_UNITS : TD_FIGURES_LOCK_OFFICERS;
      return;
    }
  side->lock = TD_FIGURES_LOCK_DERIVED;
  side->editable = td_record_find_editable (entered != NULL ? entered : &none, form, measure)
                   & ~find_summed (sheet, children, measure);
}

TdFiguresLock
td_figures_sheet_find_lock (const TdFiguresSheet *sheet)
{
  if (sheet->view.mode != TD_FIGURES_CUMULATIVE)
    return TD_FIGURES_LOCK_MODE;
  if (td_book_get_cut (sheet->view.book, sheet->view.cut)->closed)
    return TD_FIGURES_LOCK_CLOSED;
  return sheet->view.can_edit ? TD_FIGURES_LOCK_NONE : TD_FIGURES_LOCK_READ_ONLY;
}

static void
sum_earlier (TdFiguresSheet *sheet, guint row, TdMeasure measure, TdFigures *figures)
{
  TdSubject subject = td_figures_rows_get (sheet->rows, row)->subject;
  TdSum sum = { 0 };
  const TdSubject *members;
  guint n;

  if (subject != TD_SUBJECT_NONE)
    {
      find_earlier (sheet, subject, measure, figures);
      return;
    }
  members = td_figures_rows_get_members (sheet->rows, row, &n);
  for (guint i = 0; i < n; i++)
    {
      find_earlier (sheet, members[i], measure, figures);
      td_sum_add (&sum, figures);
    }
  td_sum_get (&sum, figures);
}

/* A change is given of what all have, now and then. */
static void
subtract_earlier (TdFiguresSheet *sheet, guint row, TdMeasure measure, TdFiguresSide *side)
{
  TdFigures now = side->figures;
  TdFigures earlier = { 0 };
  int64_t rate_then;

  now.has &= ~side->partial;
  side->figures = (TdFigures){ 0 };
  side->partial = 0;
  if (sheet->base >= 0)
    sum_earlier (sheet, row, measure, &earlier);
  for (uint32_t bits = now.has & earlier.has; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);

      td_figures_set (&side->figures, item, now.value[item] - earlier.value[item]);
    }
  side->has_rate = side->has_rate && find_rate (&earlier, &rate_then);
  if (side->has_rate)
    side->rate -= rate_then;
}

static bool
needs_earlier (const TdFiguresSheet *sheet)
{
  switch (sheet->view.mode)
    {
    case TD_FIGURES_MONTH:
      /* In October the figures themselves are those of the month. */
      return td_day_work_month (get_day (sheet)) > 1;
    case TD_FIGURES_YEAR:
      return true;
    case TD_FIGURES_CUMULATIVE:
    default:
      return false;
    }
}

static void
fill_cumulative (TdFiguresSheet *sheet, guint row, TdMeasure measure, TdFiguresSide *side)
{
  TdSubject subject = td_figures_rows_get (sheet->rows, row)->subject;

  if (subject == TD_SUBJECT_NONE)
    fill_group (sheet, row, measure, side);
  else
    fill_subject (sheet, subject, measure, side);
}

static void
fill_side (TdFiguresSheet *sheet, guint row, TdMeasure measure, TdFiguresSide *side)
{
  TdFigures whole;

  fill_cumulative (sheet, row, measure, side);
  whole = side->figures;
  whole.has &= ~side->partial;
  side->has_rate = find_rate (&whole, &side->rate);
  side->lock = td_figures_sheet_find_lock (sheet);
  if (side->lock == TD_FIGURES_LOCK_NONE)
    fill_editable (sheet, td_figures_rows_get (sheet->rows, row)->subject, measure, side);
  if (needs_earlier (sheet))
    subtract_earlier (sheet, row, measure, side);
}

static int
find_base (const TdFiguresSheet *sheet)
{
  switch (sheet->view.mode)
    {
    case TD_FIGURES_MONTH:
      return td_book_find_month_base (sheet->view.book, get_day (sheet));
    case TD_FIGURES_YEAR:
      return td_book_find_year_base (sheet->view.book, get_day (sheet));
    case TD_FIGURES_CUMULATIVE:
    default:
      return -1;
    }
}

static void
take_view (TdFiguresSheet *sheet, const TdFiguresView *view)
{
  TdBook *book = view->book != NULL && view->cut >= 0 ? td_book_ref (view->book) : NULL;

  g_clear_pointer (&sheet->earlier, td_earlier_free);
  g_clear_pointer (&sheet->view.book, td_book_unref);
  sheet->view = *view;
  sheet->view.book = book;
  sheet->base = book != NULL ? find_base (sheet) : -1;
}

static bool
columns_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return false;
  for (guint i = 0; i < a->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return false;
  return true;
}

/* Figures are calculated anew when they are asked for. */
static void
forget_figures (TdFiguresSheet *sheet)
{
  g_array_set_size (sheet->lines, 0);
  g_array_set_size (sheet->lines, td_figures_rows_get_n (sheet->rows));
}

TdFiguresSheet *
td_figures_sheet_new (void)
{
  TdFiguresSheet *sheet = g_new0 (TdFiguresSheet, 1);

  sheet->rows = td_figures_rows_new ();
  sheet->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  sheet->columns = g_ptr_array_new ();
  sheet->view.cut = -1;
  sheet->base = -1;
  return sheet;
}

void
td_figures_sheet_free (TdFiguresSheet *sheet)
{
  g_clear_pointer (&sheet->earlier, td_earlier_free);
  td_figures_rows_free (sheet->rows);
  g_array_unref (sheet->lines);
  g_ptr_array_unref (sheet->columns);
  g_clear_pointer (&sheet->view.book, td_book_unref);
  g_free (sheet);
}

bool
td_figures_sheet_show (TdFiguresSheet *sheet, const TdFiguresView *view)
{
  /* The columns of before may be those of the book of before. */
  g_autoptr (TdBook) before = sheet->view.book != NULL ? td_book_ref (sheet->view.book) : NULL;
  g_autoptr (GPtrArray) columns = g_steal_pointer (&sheet->columns);
  bool is_other;

  sheet->columns = g_ptr_array_new ();
  take_view (sheet, view);
  if (sheet->view.book != NULL)
    build_columns (sheet);
  is_other = td_figures_rows_update (
      sheet->rows, sheet->view.book, sheet->view.book != NULL ? get_day (sheet) : 0);
  forget_figures (sheet);
  return is_other || !columns_equal (columns, sheet->columns);
}

const TdFiguresView *
td_figures_sheet_get_view (const TdFiguresSheet *sheet)
{
  return &sheet->view;
}

const TdFiguresRows *
td_figures_sheet_get_rows (const TdFiguresSheet *sheet)
{
  return sheet->rows;
}

guint
td_figures_sheet_get_n_columns (const TdFiguresSheet *sheet)
{
  return sheet->columns->len;
}

const TdFormColumn *
td_figures_sheet_get_column (const TdFiguresSheet *sheet, guint column)
{
  return g_ptr_array_index (sheet->columns, column);
}

const TdFiguresSide *
td_figures_sheet_get_side (TdFiguresSheet *sheet, guint row, TdMeasure measure)
{
  Line *line = &g_array_index (sheet->lines, Line, row);

  if (!line->is_ready[measure])
    fill_side (sheet, row, measure, &line->side[measure]);
  line->is_ready[measure] = true;
  return &line->side[measure];
}

TdFigures
td_figures_sheet_get_cumulative (TdFiguresSheet *sheet, guint row, TdMeasure measure)
{
  TdFiguresSide side = { 0 };

  fill_cumulative (sheet, row, measure, &side);
  side.figures.has &= ~side.partial;
  return side.figures;
}

TdFiguresSide
td_figures_sheet_preview (TdFiguresSheet *sheet, guint row, TdMeasure measure, TdBook *book)
{
  TdBook *shown = sheet->view.book;
  TdFiguresSide side = { 0 };

  sheet->view.book = book;
  fill_cumulative (sheet, row, measure, &side);
  sheet->view.book = shown;
  return side;
}

bool
td_figures_sheet_get_value (TdFiguresSheet *sheet, guint row, guint column, int64_t *value)
{
  const TdFiguresSide *side = td_figures_sheet_get_side (sheet, row, sheet->view.measure);
  const TdFormColumn *form_column = td_figures_sheet_get_column (sheet, column);

  if (!form_column->is_rate)
    return td_figures_get (&side->figures, form_column->item, value);
  *value = side->rate;
  return side->has_rate;
}

TdFiguresLock
td_figures_sheet_get_lock (TdFiguresSheet *sheet, guint row, guint column)
{
  const TdFiguresSide *side = td_figures_sheet_get_side (sheet, row, sheet->view.measure);
  const TdFormColumn *form_column = td_figures_sheet_get_column (sheet, column);

  if (!form_column->is_rate && ((side->editable >> form_column->item) & 1u))
    return TD_FIGURES_LOCK_NONE;
  return side->lock;
}

int
td_figures_sheet_get_base (const TdFiguresSheet *sheet)
{
  return sheet->base;
}

int
td_figures_sheet_find_column (const TdFiguresSheet *sheet, int item)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const TdFormColumn *column = td_figures_sheet_get_column (sheet, i);

      if (column->is_rate ? item < 0 : item >= 0 && column->item == (TdItem)item)
        return (int)i;
    }
  return -1;
}

bool
td_figures_sheet_unfold (TdFiguresSheet *sheet, guint row, bool unfold)
{
  bool changed = td_figures_rows_unfold (sheet->rows, row, unfold);

  if (changed)
    forget_figures (sheet);
  return changed;
}

bool
td_figures_sheet_unfold_officers (TdFiguresSheet *sheet, bool unfold)
{
  bool changed = td_figures_rows_unfold_officers (sheet->rows, unfold);

  if (changed)
    forget_figures (sheet);
  return changed;
}

int
td_figures_sheet_reveal (TdFiguresSheet *sheet, TdSubject subject)
{
  int row = td_figures_rows_reveal (sheet->rows, subject);

  if (row >= 0)
    forget_figures (sheet);
  return row;
}
