/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figures-model-private.h"

#include <glib/gi18n.h>

#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

/* The digits of most figures; longer ones widen their column. */
#define MIN_CHARS 5

static void td_figures_model_iface_init (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdFiguresModel,
                               td_figures_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL,
                                                      td_figures_model_iface_init))

static const TdFiguresRow *
get_row (TdFiguresModel *model, guint row)
{
  return td_figures_rows_get (td_figures_sheet_get_rows (model->sheet), row);
}

static const TdFormColumn *
get_column (TdFiguresModel *model, guint column)
{
  return td_figures_sheet_get_column (model->sheet, column);
}

/* Size, headings and rows */

static void
get_size (TdGridModel *grid_model, guint *n_rows, guint *n_columns)
{
  TdFiguresModel *model = TD_FIGURES_MODEL (grid_model);

  *n_rows = td_figures_rows_get_n (td_figures_sheet_get_rows (model->sheet));
  *n_columns = td_figures_sheet_get_n_columns (model->sheet);
}

/* The sum of all has the most digits, and a change never more. */
static int
count_chars (TdFiguresModel *model, const TdFormColumn *column)
{
  const TdFiguresView *view = td_figures_sheet_get_view (model->sheet);
  bool has_rows = td_figures_rows_get_n (td_figures_sheet_get_rows (model->sheet)) > 0;
  const TdShown *shown;
  g_autofree char *text = NULL;
  int64_t value;

  if (column->is_rate || !has_rows)
    return MIN_CHARS;
  shown = td_table_get_shown (
      td_table_get (view->book, view->cut), get_row (model, 0)->subject, view->measure);
  if ((!td_figures_get (&shown->figures, column->item, &value)
       && !td_figures_get (shown->partial, column->item, &value)))
    return MIN_CHARS;
  text = td_amount_format (value);
  return MAX (MIN_CHARS, (int)g_utf8_strlen (text, -1));
}

static void
get_heading (TdGridModel *grid_model, int column, TdGridHeading *heading)
{
  TdFiguresModel *model = TD_FIGURES_MODEL (grid_model);
  const TdFormColumn *form_column;

  if (column < 0)
    {
      /* The official forms number their first column so. */
      *heading = (TdGridHeading){ .text = C_ ("figures", "Unit"), .number = "A" };
      return;
    }
  form_column = get_column (model, (guint)column);
  *heading = (TdGridHeading){
    .group = form_column->group,
    .text = form_column->heading,
    .number = form_column->number,
    .min_chars = count_chars (model, form_column),
  };
}

static void
get_grid_row (TdGridModel *grid_model, guint row, TdGridRow *name)
{
  const TdFiguresRow *shown = get_row (TD_FIGURES_MODEL (grid_model), row);

  *name = (TdGridRow){
    .text = shown->text,
    /* The rows below the sum of all need no step for it. */
    .depth = shown->depth > 0 ? shown->depth - 1 : 0,
    .is_strong = shown->is_strong,
    .can_unfold = shown->can_unfold && shown->depth > 0,
    .is_unfolded = shown->is_unfolded,
  };
}

/* Cells */

static bool
takes_part (const TdProblem *problem, TdItem item)
{
  return problem->item == item || ((td_problem_items (problem) >> item) & 1u);
}

/* What the findings say of a cell: doubtful where one shows, involved where it takes part. */
static TdGridFlags
find_own_doubt (TdFiguresModel *model, TdSubject subject, TdMeasure measure, TdItem item)
{
  const GArray *problems = td_figures_findings_get (model->findings, subject, measure);
  TdGridFlags flags = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (problems, TdProblem, i);

      if (problem->item == item)
        return TD_GRID_DOUBTFUL;
      if (takes_part (problem, item))
        flags |= TD_GRID_INVOLVED;
    }
  return flags;
}

static bool
is_doubtful_below (TdFiguresModel *model, TdSubject unit, TdMeasure measure, TdItem item)
{
  return (td_figures_findings_get_below (model->findings, unit, measure) >> item) & 1u;
}

TdGridFlags
_td_figures_model_find_doubt (TdFiguresModel *model, guint row, TdMeasure measure, TdItem item)
{
  TdSubject subject = get_row (model, row)->subject;
  const TdSubject *members;
  guint n;

  if (model->mode != TD_FIGURES_CUMULATIVE)
    return 0;
  if (subject != TD_SUBJECT_NONE)
    return find_own_doubt (model, subject, measure, item)
           | (is_doubtful_below (model, subject, measure, item) ? TD_GRID_INVOLVED : 0);
  members = td_figures_rows_get_members (td_figures_sheet_get_rows (model->sheet), row, &n);
  for (guint i = 0; i < n; i++)
    {
      if (is_doubtful_below (model, members[i], measure, item)
          || (find_own_doubt (model, members[i], measure, item) & TD_GRID_DOUBTFUL))
        return TD_GRID_INVOLVED;
    }
  return 0;
}

static char *
format_cell (TdFiguresModel *model, guint row, guint column)
{
  bool is_rate = get_column (model, column)->is_rate;
  int64_t value;

  if (!td_figures_sheet_get_value (model->sheet, row, column, &value))
    return g_strdup (td_figures_sheet_get_lock (model->sheet, row, column) == TD_FIGURES_LOCK_NONE
                         ? ""
                         : TD_ABSENT);
  if (model->mode == TD_FIGURES_YEAR || (is_rate && td_figures_sheet_get_base (model->sheet) >= 0))
    return is_rate ? td_hundredths_format_signed (value) : td_amount_format_signed (value);
  return is_rate ? td_hundredths_format (value) : td_amount_format (value);
}

static void
get_cell (TdGridModel *grid_model, guint row, guint column, TdGridCell *cell)
{
  TdFiguresModel *model = TD_FIGURES_MODEL (grid_model);
  const TdFormColumn *form_column = get_column (model, column);
  const TdFiguresSide *side = td_figures_sheet_get_side (model->sheet, row, model->measure);
  g_autofree char *text = format_cell (model, row, column);

  *cell = (TdGridCell){ 0 };
  (void)g_strlcpy (cell->text, text, sizeof cell->text);
  if (td_figures_sheet_get_lock (model->sheet, row, column) != TD_FIGURES_LOCK_NONE)
    cell->flags |= TD_GRID_LOCKED;
  if (form_column->is_rate)
    return;
  /* Who fills in the form enters the parts; totals come by themselves. */
  if (td_item_is_derived (form_column->item) && !td_figures_has (&side->figures, form_column->item))
    cell->flags |= TD_GRID_PASSED;
  if ((side->partial >> form_column->item) & 1u)
    cell->flags |= TD_GRID_PARTIAL;
  cell->flags |= _td_figures_model_find_doubt (model, row, model->measure, form_column->item);
}

static char *
get_text (TdGridModel *grid_model, guint row, guint column)
{
  TdFiguresModel *model = TD_FIGURES_MODEL (grid_model);
  int64_t value;

  if (!td_figures_sheet_get_value (model->sheet, row, column, &value))
    return g_strdup ("");
  if (get_column (model, column)->is_rate)
    return td_hundredths_format (value);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

GPtrArray *
td_figures_model_find_problems (TdFiguresModel *model, guint row, TdMeasure measure, TdItem item)
{
  GPtrArray *found = g_ptr_array_new ();
  TdSubject subject = get_row (model, row)->subject;
  const TdSubject *members = &subject;
  const TdProblem *below = NULL;
  guint n = 1;

  if (model->mode != TD_FIGURES_CUMULATIVE)
    return found;
  if (subject != TD_SUBJECT_NONE)
    {
      const GArray *problems = td_figures_findings_get (model->findings, subject, measure);

      for (guint i = 0; i < problems->len; i++)
        if (takes_part (&g_array_index (problems, TdProblem, i), item))
          g_ptr_array_add (found, &g_array_index (problems, TdProblem, i));
    }
  else
    members = td_figures_rows_get_members (td_figures_sheet_get_rows (model->sheet), row, &n);
  for (guint i = 0; i < n && found->len == 0 && below == NULL; i++)
    below = td_figures_findings_get_first (model->findings, measure, members[i], 1u << item);
  if (below != NULL)
    g_ptr_array_add (found, (gpointer)below);
  return found;
}

char *
_td_figures_model_word_lock (TdFiguresModel *model, TdFiguresLock lock)
{
  const TdFiguresView *view = td_figures_sheet_get_view (model->sheet);
  g_autofree char *day = td_day_format (td_book_get_cut (view->book, view->cut)->as_of);
  char *why = NULL;

  switch (lock)
    {
    case TD_FIGURES_LOCK_MODE:
      return g_strdup (_ ("Figures are entered as they stand since 1 October; switch to "
                          "“Cumulative” to change one."));
    case TD_FIGURES_LOCK_CLOSED:
      /* Translators: %s is the day of a cut. */
      return g_strdup_printf (_ ("The figures of %s are closed. Reopen them to edit."), day);
    case TD_FIGURES_LOCK_READ_ONLY:
      (void)td_session_can_edit (model->session, &why);
      return why;
    case TD_FIGURES_LOCK_UNITS:
      return g_strdup (_ ("The sum of the units below. Enter the figures there."));
    case TD_FIGURES_LOCK_OFFICERS:
      return g_strdup (_ ("The sum of the officers. Enter the figures there."));
    case TD_FIGURES_LOCK_DERIVED:
      return g_strdup (_ ("Calculated from the figures of the form."));
    case TD_FIGURES_LOCK_NONE:
    default:
      return NULL;
    }
}

char *
td_figures_model_describe_lock (TdFiguresModel *model)
{
  const TdFiguresView *view = td_figures_sheet_get_view (model->sheet);

  return view->book != NULL
             ? _td_figures_model_word_lock (model, td_figures_sheet_find_lock (model->sheet))
             : NULL;
}

/* "V3 · Khu vực 3, về việc, …" */
static char *
word_problem (const TdBook *book, const TdProblem *problem)
{
  g_autofree char *sentence = td_wording_problem (book, problem);

  return *problem->code == 'V' ? g_strdup_printf ("%s · %s", problem->code, sentence)
                               : g_steal_pointer (&sentence);
}

char *
_td_figures_model_word_note (
    TdFiguresModel *model, guint row, TdMeasure measure, TdItem item, TdFiguresLock lock)
{
  const TdFiguresSide *side = td_figures_sheet_get_side (model->sheet, row, measure);
  g_autoptr (GPtrArray) problems = td_figures_model_find_problems (model, row, measure, item);
  g_autoptr (GString) text = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *sentence = word_problem (td_figures_sheet_get_view (model->sheet)->book,
                                                g_ptr_array_index (problems, i));

      if (text == NULL)
        text = g_string_new (sentence);
      else
        g_string_append_printf (text, "\n%s", sentence);
    }
  if (text != NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if ((side->partial >> item) & 1u)
    return g_strdup (_ ("The sum of those that have reported; some are missing."));
  return _td_figures_model_word_lock (model, lock);
}

static char *
get_note (TdGridModel *grid_model, guint row, guint column)
{
  TdFiguresModel *model = TD_FIGURES_MODEL (grid_model);
  const TdFormColumn *form_column = get_column (model, column);
  TdFiguresLock lock = td_figures_sheet_get_lock (model->sheet, row, column);

  if (form_column->is_rate)
    return _td_figures_model_word_lock (model, lock);
  return _td_figures_model_word_note (model, row, model->measure, form_column->item, lock);
}

/* Editing */

void
_td_figures_model_find_place (gpointer data, guint row, guint column, TdFiguresPlace *place)
{
  TdFiguresModel *model = data;

  *place = (TdFiguresPlace){
    .subject = get_row (model, row)->subject,
    .measure = model->measure,
    .item = get_column (model, column)->item,
    .is_rate = get_column (model, column)->is_rate,
    .lock = td_figures_sheet_get_lock (model->sheet, row, column),
  };
  place->has_value = td_figures_sheet_get_value (model->sheet, row, column, &place->value);
}

static bool
commit (TdGridModel *grid_model, guint row, guint column, const char *text, char **message)
{
  TdFiguresModel *model = TD_FIGURES_MODEL (grid_model);
  TdFiguresPlace place;

  _td_figures_model_find_place (model, row, column, &place);
  return _td_figures_model_enter (model, &place, text, message);
}

static bool
clear (TdGridModel *grid_model,
       guint row,
       guint column,
       guint last_row,
       guint last_column,
       char **message)
{
  TdGridRange range = { row, column, last_row, last_column };

  return _td_figures_model_write (TD_FIGURES_MODEL (grid_model),
                                  &range,
                                  false,
                                  _td_figures_model_find_place,
                                  grid_model,
                                  message);
}

static bool
fill_down (TdGridModel *grid_model,
           guint row,
           guint column,
           guint last_row,
           guint last_column,
           char **message)
{
  TdGridRange range = { row, column, last_row, last_column };

  return _td_figures_model_write (TD_FIGURES_MODEL (grid_model),
                                  &range,
                                  true,
                                  _td_figures_model_find_place,
                                  grid_model,
                                  message);
}

static void
unfold (TdGridModel *grid_model, guint row, bool unfold_it)
{
  if (td_figures_sheet_unfold (TD_FIGURES_MODEL (grid_model)->sheet, row, unfold_it))
    td_grid_model_reset (grid_model);
}

static void
td_figures_model_iface_init (TdGridModelInterface *iface)
{
  iface->get_size = get_size;
  iface->get_heading = get_heading;
  iface->get_row = get_grid_row;
  iface->get_cell = get_cell;
  iface->get_text = get_text;
  iface->get_note = get_note;
  iface->commit = commit;
  iface->clear = clear;
  iface->fill_down = fill_down;
  iface->unfold = unfold;
}

/* What is shown */

/* What is typed still belongs to what was shown until now. */
static void
leave (TdFiguresModel *model)
{
  model->is_leaving = true;
  td_grid_model_leave (TD_GRID_MODEL (model));
  model->is_leaving = false;
}

void
_td_figures_model_show (TdFiguresModel *model)
{
  TdBook *book = model->preview != NULL ? model->preview : td_session_get_book (model->session);
  const TdFiguresView *before = td_figures_sheet_get_view (model->sheet);
  TdFiguresView view = {
    .book = book,
    .cut = book != NULL && td_session_get_as_of (model->session) != TD_DAY_NONE
               ? td_book_find_cut (book, td_session_get_as_of (model->session))
               : -1,
    .measure = model->measure,
    .mode = model->mode,
    .hides_empty = model->hides_empty,
    .can_edit = td_session_can_edit (model->session, NULL),
  };
  bool is_other = before->measure != view.measure || before->mode != view.mode;

  is_other |= td_figures_sheet_show (model->sheet, &view);
  td_figures_findings_show (model->findings, view.book, view.cut);
  if (is_other)
    td_grid_model_reset (TD_GRID_MODEL (model));
  else
    td_grid_model_changed (TD_GRID_MODEL (model));
}

void
td_figures_model_refresh (TdFiguresModel *model)
{
  const TdFiguresView *view = td_figures_sheet_get_view (model->sheet);
  TdDay as_of = view->book != NULL ? td_book_get_cut (view->book, view->cut)->as_of : TD_DAY_NONE;

  if (model->is_leaving)
    return;
  if (as_of != TD_DAY_NONE && as_of != td_session_get_as_of (model->session))
    leave (model);
  _td_figures_model_show (model);
}

static void
checked_cb (gpointer data)
{
  td_grid_model_changed (TD_GRID_MODEL (data));
}

bool
td_figures_model_is_busy (TdFiguresModel *model)
{
  return model->preview != NULL;
}

static void
td_figures_model_finalize (GObject *object)
{
  TdFiguresModel *model = TD_FIGURES_MODEL (object);

  td_figures_findings_free (model->findings);
  td_figures_sheet_free (model->sheet);
  g_clear_pointer (&model->preview, td_book_unref);
  g_clear_object (&model->session);

  G_OBJECT_CLASS (td_figures_model_parent_class)->finalize (object);
}

static void
td_figures_model_class_init (TdFiguresModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_figures_model_finalize;
}

static void
td_figures_model_init (TdFiguresModel *model)
{
  model->sheet = td_figures_sheet_new ();
}

TdFiguresModel *
td_figures_model_new (TdSession *session)
{
  TdFiguresModel *model = g_object_new (TD_TYPE_FIGURES_MODEL, NULL);

  model->session = g_object_ref (session);
  model->findings = td_figures_findings_new (session, checked_cb, model);
  _td_figures_model_show (model);
  return model;
}

TdMeasure
td_figures_model_get_measure (TdFiguresModel *model)
{
  return model->measure;
}

void
td_figures_model_set_measure (TdFiguresModel *model, TdMeasure measure)
{
  if (measure == model->measure)
    return;
  leave (model);
  model->measure = measure;
  _td_figures_model_show (model);
}

TdFiguresMode
td_figures_model_get_mode (TdFiguresModel *model)
{
  return model->mode;
}

void
td_figures_model_set_mode (TdFiguresModel *model, TdFiguresMode mode)
{
  if (mode == model->mode)
    return;
  leave (model);
  model->mode = mode;
  _td_figures_model_show (model);
}

void
td_figures_model_set_hides_empty (TdFiguresModel *model, bool hides_empty)
{
  if (hides_empty == model->hides_empty)
    return;
  leave (model);
  model->hides_empty = hides_empty;
  _td_figures_model_show (model);
}

void
td_figures_model_unfold_officers (TdFiguresModel *model, bool unfold_them)
{
  leave (model);
  if (td_figures_sheet_unfold_officers (model->sheet, unfold_them))
    td_grid_model_reset (TD_GRID_MODEL (model));
}

int
td_figures_model_reveal (TdFiguresModel *model, TdSubject subject)
{
  int row = td_figures_sheet_reveal (model->sheet, subject);

  if (row >= 0)
    td_grid_model_reset (TD_GRID_MODEL (model));
  return row;
}

TdFiguresSheet *
td_figures_model_get_sheet (TdFiguresModel *model)
{
  return model->sheet;
}

TdFiguresFindings *
td_figures_model_get_findings (TdFiguresModel *model)
{
  return model->findings;
}

TdSession *
td_figures_model_get_session (TdFiguresModel *model)
{
  return model->session;
}
