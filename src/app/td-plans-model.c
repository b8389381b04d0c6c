/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-plans-model.h"

#include <glib/gi18n.h>

#include "analysis/td-targets.h"
#include "app/td-grid-write.h"
#include "app/td-subject-rows.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "model/td-text.h"
#include "wording/td-wording-plan.h"
#include "wording/td-wording.h"

#define COLUMN_KEPT TD_PLAN_MONTHS
#define N_COLUMNS (TD_PLAN_MONTHS + 1)
/* Before what was kept. */
#define KEPT "\u2713\u202f"

struct _TdPlansModel
{
  GObject parent_instance;

  /* owned */
  TdSession *session;
  TdSubjectRows *rows;
  GHashTable *years; /* TdPlanYear by subject, of the rows that were looked at */
  char *month_names[TD_PLAN_MONTHS];
  char *month_numbers[TD_PLAN_MONTHS];
  char *year_names[2];

  int work_year;
  TdMeasure measure;
  TdPlansShow show;
  bool shows_retired;
};

static void grid_model_iface_init (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdPlansModel,
                               td_plans_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL, grid_model_iface_init))

TdSubject
td_plans_model_get_subject (TdPlansModel *model, guint row)
{
  return td_subject_rows_get (model->rows, row)->subject;
}

static TdDay
get_month_end (TdPlansModel *model, guint column)
{
  return td_plan_month_end (model->work_year, (int)column + 1);
}

/* The sums of the province are long: each row is calculated once. */
static const TdPlanYear *
get_year (TdPlansModel *model, guint row)
{
  TdSubject subject = td_plans_model_get_subject (model, row);
  TdPlanYear *year = g_hash_table_lookup (model->years, GINT_TO_POINTER (subject));

  if (year == NULL)
    {
      year = g_new (TdPlanYear, 1);
      td_plan_get_year (
          td_session_get_book (model->session), subject, model->measure, model->work_year, year);
      g_hash_table_insert (model->years, GINT_TO_POINTER (subject), year);
    }
  return year;
}

static const TdPlanMonth *
get_month (TdPlansModel *model, guint row, guint column)
{
  return &get_year (model, row)->months[column];
}

/* What is shown */

static void
get_size (TdGridModel *base, guint *n_rows, guint *n_columns)
{
  *n_rows = td_subject_rows_get_n (TD_PLANS_MODEL (base)->rows);
  *n_columns = N_COLUMNS;
}

static void
get_heading (TdGridModel *base, int column, TdGridHeading *heading)
{
  TdPlansModel *model = TD_PLANS_MODEL (base);

  *heading = (TdGridHeading){ 0 };
  if (column < 0)
    heading->text = C_ ("plans table", "Unit");
  else if (column == COLUMN_KEPT)
    {
      heading->text = C_ ("plans table", "Kept");
      heading->min_chars = 4;
    }
  else
    {
      heading->group = model->year_names[column < 3 ? 0 : 1];
      heading->text = model->month_names[column];
      heading->number = model->month_numbers[column];
      heading->min_chars = model->measure == TD_MEASURE_CASES ? 5 : 13;
    }
}

static void
get_row (TdGridModel *base, guint index, TdGridRow *name)
{
  TdPlansModel *model = TD_PLANS_MODEL (base);
  const TdSubjectRow *row = td_subject_rows_get (model->rows, index);

  *name = (TdGridRow){
    .text = td_book_get_short_name (td_session_get_book (model->session), row->subject),
    .depth = row->depth,
    .is_strong = row->depth == 0,
    .can_unfold = row->can_unfold,
    .is_unfolded = row->is_unfolded,
  };
}

static char *
word_kept (TdPlansModel *model, guint row)
{
  const TdPlanYear *year = get_year (model, row);

  if (year->n_kept + year->n_broken == 0)
    return g_strdup (TD_ABSENT);
  return g_strdup_printf ("%u/%u", year->n_kept, year->n_kept + year->n_broken);
}

static char *
word_month (TdPlansModel *model, const TdPlanMonth *month)
{
  switch (model->show)
    {
    case TD_PLANS_SHOW_PLANNED:
      return month->has_planned ? td_amount_format (month->planned) : g_strdup ("");
    case TD_PLANS_SHOW_DONE:
      return month->has_done ? td_amount_format (month->done) : g_strdup ("");
    case TD_PLANS_SHOW_DIFFERENCE:
      return month->has_planned && month->has_done ? td_amount_format_signed (month->difference)
                                                   : g_strdup ("");
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
word_cell (TdPlansModel *model, guint row, guint column)
{
  return column == COLUMN_KEPT ? word_kept (model, row)
                               : word_month (model, get_month (model, row, column));
}

static TdGridFlags
get_flags (TdPlansModel *model, const TdPlanMonth *month)
{
  TdGridFlags flags = 0;

  if (model->show != TD_PLANS_SHOW_PLANNED || !td_session_can_edit (model->session, NULL))
    flags |= TD_GRID_LOCKED;
  /* A month that was not kept is marked in each of the views. */
  if (month->state == TD_PLAN_BROKEN)
    flags |= TD_GRID_DOUBTFUL;
  if (month->is_sum && model->show == TD_PLANS_SHOW_PLANNED)
    flags |= TD_GRID_PARTIAL;
  return flags;
}

static void
get_cell (TdGridModel *base, guint row, guint column, TdGridCell *cell)
{
  TdPlansModel *model = TD_PLANS_MODEL (base);
  g_autofree char *text = word_cell (model, row, column);

  *cell = (TdGridCell){ 0 };
  g_strlcpy (cell->text, text, sizeof cell->text);
  /* What was not kept has the mark of the grid. */
  if (column != COLUMN_KEPT && *cell->text != '\0'
      && get_month (model, row, column)->state == TD_PLAN_KEPT)
    g_snprintf (cell->text, sizeof cell->text, KEPT "%s", text);
  cell->flags
      = column == COLUMN_KEPT ? TD_GRID_LOCKED : get_flags (model, get_month (model, row, column));
}

static char *
format_number (bool known, int64_t number)
{
  return known ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
}

/* The own undertaking alone is edited; a sum is not. */
static char *
get_text (TdGridModel *base, guint row, guint column)
{
  TdPlansModel *model = TD_PLANS_MODEL (base);
  const TdPlanMonth *month;

  if (column == COLUMN_KEPT)
    return word_kept (model, row);
  month = get_month (model, row, column);
  switch (model->show)
    {
    case TD_PLANS_SHOW_PLANNED:
      return format_number (month->has_planned && !month->is_sum, month->planned);
    case TD_PLANS_SHOW_DONE:
      return format_number (month->has_done, month->done);
    case TD_PLANS_SHOW_DIFFERENCE:
      return format_number (month->has_planned && month->has_done, month->difference);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The marks in words: whether the undertaking was kept. */
static char *
get_name (TdGridModel *base, guint row, guint column)
{
  TdPlansModel *model = TD_PLANS_MODEL (base);
  TdPlanState state = column == COLUMN_KEPT ? TD_PLAN_OPEN : get_month (model, row, column)->state;
  g_autofree char *text = word_cell (model, row, column);
  TdGridHeading heading;
  TdGridRow name;

  get_heading (base, (int)column, &heading);
  get_row (base, row, &name);
  return g_strjoin (", ",
                    name.text,
                    heading.text,
                    text,
                    state == TD_PLAN_KEPT     ? C_ ("undertaking", "kept")
                    : state == TD_PLAN_BROKEN ? C_ ("undertaking", "not kept")
                                              : NULL,
                    NULL);
}

static char *
get_note (TdGridModel *base, guint row, guint column)
{
  TdPlansModel *model = TD_PLANS_MODEL (base);

  return column == COLUMN_KEPT
             ? td_wording_plan_year (get_year (model, row))
             : td_wording_plan_month (model->measure, get_month (model, row, column));
}

/* What is written */

static bool
write_cell (TdPlansModel *model,
            guint row,
            guint column,
            const char *text,
            TdChanges *changes,
            GError **error)
{
  const TdBook *book = td_session_get_book (model->session);
  TdSubject subject = td_plans_model_get_subject (model, row);
  bool is_officer = td_book_is_officer (book, subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, subject) : subject;
  g_autofree char *typed = td_text_normalise (text);
  int64_t before;
  TdPlan plan = {
    .unit = td_book_get_unit (book, unit)->code,
    .officer = is_officer ? td_book_get_officer (book, subject)->code : NULL,
    .measure = model->measure,
    .month = get_month_end (model, column),
  };

  if (typed == NULL || *typed == '\0')
    {
      if (td_book_get_planned (book, subject, model->measure, plan.month, &before))
        td_changes_remove_plan (changes, &plan);
      return true;
    }
  if (!td_amount_parse (typed, &plan.completed, error))
    return false;
  td_changes_put_plan (changes, &plan);
  return true;
}

static bool
apply (TdPlansModel *model, const TdGridRange *range, const TdChanges *changes, char **message)
{
  const TdBook *book = td_session_get_book (model->session);
  TdSubject subject = td_plans_model_get_subject (model, range->row);
  bool is_one_row = range->row == range->last_row;
  bool is_one_month = range->column == range->last_column;
  bool is_officer = td_book_is_officer (book, subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, subject) : subject;
  g_autofree char *unit_code = g_strdup (td_book_get_unit (book, unit)->code);
  g_autofree char *officer_code
      = is_officer ? g_strdup (td_book_get_officer (book, subject)->code) : NULL;
  g_autoptr (GError) error = NULL;
  TdAction action = {
    .kind = "plan",
    .unit = is_one_row ? unit_code : NULL,
    .officer = is_one_row ? officer_code : NULL,
    .as_of = is_one_month ? get_month_end (model, range->column) : TD_DAY_NONE,
    .detail = td_measure_name (model->measure),
  };

  if (td_changes_get_n (changes) == 0
      || td_session_apply (model->session, changes, &action, NULL, &error))
    return true;
  *message = g_strdup (error->message);
  return false;
}

static bool
write_cells (TdPlansModel *model,
             const TdGridRange *range,
             TdGridTextFunc get,
             gpointer data,
             char **message)
{
  const TdBook *book = td_session_get_book (model->session);
  g_autoptr (TdChanges) changes = td_changes_new ();
  bool is_one = range->row == range->last_row && range->column == range->last_column;

  if (model->show != TD_PLANS_SHOW_PLANNED)
    {
      *message = g_strdup (_ ("Only what was undertaken can be filled in: switch to Planned."));
      return false;
    }
  for (guint row = range->row; row <= range->last_row; row++)
    for (guint column = range->column; column <= MIN (range->last_column, COLUMN_KEPT - 1);
         column++)
      {
        const char *text = get (row, column, data);
        g_autoptr (GError) error = NULL;

        if (text == NULL || write_cell (model, row, column, text, changes, &error))
          continue;
        *message = is_one ? g_strdup (error->message)
                          /* Translators: a unit, a month, and what is wrong with what was to be
                             written there. */
                          : g_strdup_printf (_ ("%s, %s: %s"),
                                             td_book_get_short_name (
                                                 book, td_plans_model_get_subject (model, row)),
                                             model->month_names[column],
                                             error->message);
        return false;
      }
  return apply (model, range, changes, message);
}

static const char *
get_typed (guint row, guint column, gpointer data)
{
  return data;
}

static bool
commit (TdGridModel *base, guint row, guint column, const char *text, char **message)
{
  TdGridRange cell = { row, column, row, column };

  return write_cells (TD_PLANS_MODEL (base), &cell, get_typed, (gpointer)text, message);
}

static bool
clear (
    TdGridModel *base, guint row, guint column, guint last_row, guint last_column, char **message)
{
  TdGridRange range = { row, column, last_row, last_column };

  return write_cells (TD_PLANS_MODEL (base), &range, get_typed, (gpointer) "", message);
}

typedef struct
{
  guint column;
  GStrv texts;
} Fill;

static const char *
get_filled (guint row, guint column, gpointer data)
{
  const Fill *fill = data;

  return fill->texts[column - fill->column];
}

static bool
fill_down (
    TdGridModel *base, guint row, guint column, guint last_row, guint last_column, char **message)
{
  TdGridRange range = { row + 1, column, last_row, last_column };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Fill fill = { .column = column };
  bool is_filled;

  if (last_row <= row)
    return true;
  for (guint i = column; i <= last_column; i++)
    {
      g_autofree char *text = get_text (base, row, i);

      g_strv_builder_add (builder, text);
    }
  fill.texts = g_strv_builder_end (builder);
  is_filled = write_cells (TD_PLANS_MODEL (base), &range, get_filled, &fill, message);
  g_strfreev (fill.texts);
  return is_filled;
}

static void
unfold (TdGridModel *base, guint row, bool unfold_it)
{
  if (td_subject_rows_unfold (TD_PLANS_MODEL (base)->rows, row, unfold_it))
    td_grid_model_reset (base);
}

static void
grid_model_iface_init (TdGridModelInterface *iface)
{
  iface->get_size = get_size;
  iface->get_heading = get_heading;
  iface->get_row = get_row;
  iface->get_cell = get_cell;
  iface->get_text = get_text;
  iface->get_name = get_name;
  iface->get_note = get_note;
  iface->commit = commit;
  iface->clear = clear;
  iface->fill_down = fill_down;
  iface->unfold = unfold;
}

static void
clear_headings (TdPlansModel *model)
{
  for (guint i = 0; i < TD_PLAN_MONTHS; i++)
    {
      g_clear_pointer (&model->month_names[i], g_free);
      g_clear_pointer (&model->month_numbers[i], g_free);
    }
  g_clear_pointer (&model->year_names[0], g_free);
  g_clear_pointer (&model->year_names[1], g_free);
}

static void
make_headings (TdPlansModel *model)
{
  clear_headings (model);
  for (int i = 0; i < TD_PLAN_MONTHS; i++)
    {
      int month;

      td_day_get_ymd (get_month_end (model, (guint)i), NULL, &month, NULL);
      /* Translators: a month in the heading of a table: "T10" */
      model->month_names[i] = g_strdup_printf (C_ ("month", "M%d"), month);
      model->month_numbers[i] = g_strdup_printf ("%d", i + 1);
    }
  for (int i = 0; i < 2; i++)
    model->year_names[i]
        = model->measure == TD_MEASURE_CASES
              ? g_strdup_printf ("%d", model->work_year - 1 + i)
              /* Translators: a year above months, and the unit of the figures */
              : g_strdup_printf (C_ ("plans table", "%d, thousand đồng"), model->work_year - 1 + i);
}

static void
td_plans_model_finalize (GObject *object)
{
  TdPlansModel *model = TD_PLANS_MODEL (object);

  g_clear_object (&model->session);
  td_subject_rows_free (model->rows);
  g_hash_table_unref (model->years);
  clear_headings (model);
  G_OBJECT_CLASS (td_plans_model_parent_class)->finalize (object);
}

static void
td_plans_model_class_init (TdPlansModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_plans_model_finalize;
}

static void
td_plans_model_init (TdPlansModel *model)
{
  model->rows = td_subject_rows_new ();
  model->years = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

TdPlansModel *
td_plans_model_new (TdSession *session)
{
  TdPlansModel *model = g_object_new (TD_TYPE_PLANS_MODEL, NULL);

  model->session = g_object_ref (session);
  return model;
}

/* Who was there on the day of the cut, as among the targets. */
static TdDay
get_day (TdPlansModel *model)
{
  TdDay as_of = td_session_get_as_of (model->session);
  TdDay day = as_of != TD_DAY_NONE ? as_of : td_session_get_issued (model->session);

  return td_targets_reference_day (model->work_year, day);
}

void
td_plans_model_set_shows_retired (TdPlansModel *model, bool shows_retired)
{
  if (model->shows_retired == shows_retired)
    return;
  model->shows_retired = shows_retired;
  td_plans_model_update (model, model->work_year, model->measure, model->show);
}

void
td_plans_model_update (TdPlansModel *model, int work_year, TdMeasure measure, TdPlansShow show)
{
  if (model->work_year != 0
      && (model->work_year != work_year || model->measure != measure || model->show != show))
    td_grid_model_leave (TD_GRID_MODEL (model));
  model->work_year = work_year;
  model->measure = measure;
  model->show = show;
  g_hash_table_remove_all (model->years);
  make_headings (model);
  td_subject_rows_update (model->rows,
                          td_session_get_book (model->session),
                          model->shows_retired ? td_work_year_first (work_year) : get_day (model),
                          td_work_year_last (work_year));
  td_grid_model_reset (TD_GRID_MODEL (model));
}

int
td_plans_model_reveal (TdPlansModel *model, TdSubject subject)
{
  guint n = td_subject_rows_get_n (model->rows);
  int row = td_subject_rows_reveal (model->rows, subject);

  if (td_subject_rows_get_n (model->rows) != n)
    td_grid_model_reset (TD_GRID_MODEL (model));
  return row;
}

void
td_plans_model_unfold_all (TdPlansModel *model, bool unfold_them)
{
  if (td_subject_rows_unfold_all (model->rows, unfold_them))
    td_grid_model_reset (TD_GRID_MODEL (model));
}

bool
td_plans_model_paste (
    TdPlansModel *model, guint row, guint column, const char *text, char **message)
{
  g_auto (TdGridPaste) paste = { .row = row, .column = column };
  TdGridRange range;

  return td_grid_paste_read (
             &paste, text, td_subject_rows_get_n (model->rows), N_COLUMNS, &range, message)
         && write_cells (model, &range, td_grid_paste_get, &paste, message);
}
