/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-targets-model.h"

#include <glib/gi18n.h>

#include "app/td-grid-write.h"
#include "app/td-subject-rows.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

/* The columns of one measure: what is filled in, in the order of TdTargetField, and what follows
 * from it. */
enum
{
  COLUMN_RATE_NOW = TD_N_TARGET_FIELDS,
  COLUMN_GAP,
  COLUMN_MISSING,
  N_COLUMNS,
};

/* Characters of a document in its cell. */
#define MAX_SHOWN 14

struct _TdTargetsModel
{
  GObject parent_instance;

  /* owned */
  TdSession *session;
  TdSubjectRows *rows;
  guint *progress_rows; /* (nullable): by subject and measure, place + 1 in the progress */

  int work_year;
  TdTargetsColumns columns;
  bool shows_retired;
};

static void grid_model_iface_init (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdTargetsModel,
                               td_targets_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL, grid_model_iface_init))

TdMeasure
td_targets_model_get_measure (TdTargetsModel *model, guint column)
{
  if (model->columns == TD_TARGETS_BOTH)
    return column < N_COLUMNS ? TD_MEASURE_CASES : TD_MEASURE_MONEY;
  return model->columns == TD_TARGETS_CASES ? TD_MEASURE_CASES : TD_MEASURE_MONEY;
}

bool
td_targets_model_get_field (guint column, TdTargetField *field)
{
  *field = (TdTargetField)(column % N_COLUMNS);
  return column % N_COLUMNS < TD_N_TARGET_FIELDS;
}

bool
td_targets_model_shows (TdTargetsModel *model, TdMeasure measure)
{
  return model->columns == TD_TARGETS_BOTH
         || (model->columns == TD_TARGETS_CASES) == (measure == TD_MEASURE_CASES);
}

guint
td_targets_model_find_column (TdTargetsModel *model, TdMeasure measure, TdTargetField field)
{
  bool is_second = model->columns == TD_TARGETS_BOTH && measure == TD_MEASURE_MONEY;

  return (is_second ? N_COLUMNS : 0) + (guint)field;
}

TdSubject
td_targets_model_get_subject (TdTargetsModel *model, guint row)
{
  return td_subject_rows_get (model->rows, row)->subject;
}

/* The day of the work year on which the targets are looked at. */
static TdDay
get_day (TdTargetsModel *model)
{
  TdDay as_of = td_session_get_as_of (model->session);
  TdDay day = as_of != TD_DAY_NONE ? as_of : td_session_get_issued (model->session);

  return td_targets_reference_day (model->work_year, day);
}

static const TdTarget *
find_target (TdTargetsModel *model, guint row, guint column)
{
  return td_targets_find (td_session_get_book (model->session),
                          td_targets_model_get_subject (model, row),
                          model->work_year,
                          td_targets_model_get_measure (model, column),
                          get_day (model));
}

/* How far it is, at the chosen cut; NULL in other work years, and for who is gone by then. */
static const TdProgressRow *
find_progress (TdTargetsModel *model, guint row, guint column)
{
  TdSubject subject = td_targets_model_get_subject (model, row);
  const TdProgress *progress = td_session_get_progress (model->session);
  guint place;

  if (model->progress_rows == NULL || progress == NULL)
    return NULL;
  place = model->progress_rows[subject * TD_N_MEASURES
                               + (int)td_targets_model_get_measure (model, column)];
  return place > 0 ? &g_array_index (progress->rows, TdProgressRow, place - 1) : NULL;
}

static void
index_progress (TdTargetsModel *model)
{
  const TdProgress *progress = td_session_get_progress (model->session);

  g_clear_pointer (&model->progress_rows, g_free);
  if (progress == NULL || progress->work_year != model->work_year)
    return;
  model->progress_rows
      = g_new0 (guint, (gsize)td_book_get_n_subjects (progress->book) * TD_N_MEASURES);
  for (guint i = 0; i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);

      model->progress_rows[row->subject * TD_N_MEASURES + (int)row->measure] = i + 1;
    }
}

/* What is shown */

static guint
count_columns (TdTargetsModel *model)
{
  return model->columns == TD_TARGETS_BOTH ? TD_N_MEASURES * N_COLUMNS : N_COLUMNS;
}

static void
get_size (TdGridModel *base, guint *n_rows, guint *n_columns)
{
  *n_rows = td_subject_rows_get_n (TD_TARGETS_MODEL (base)->rows);
  *n_columns = count_columns (TD_TARGETS_MODEL (base));
}

static const char *
get_column_name (TdTargetsModel *model, guint column)
{
  switch (column % N_COLUMNS)
    {
    case TD_TARGET_RATE:
      return C_ ("targets table", "Target, %");
    case TD_TARGET_RULE:
      return C_ ("targets table", "Rule");
    case TD_TARGET_FROM:
      return C_ ("targets table", "From");
    case TD_TARGET_DOCUMENT:
      return C_ ("targets table", "Document");
    case COLUMN_RATE_NOW:
      return C_ ("targets table", "Reached, %");
    case COLUMN_GAP:
      return C_ ("targets table", "Gap");
    default:
      return td_targets_model_get_measure (model, column) == TD_MEASURE_CASES
                 ? C_ ("targets table", "Missing")
                 : C_ ("targets table", "Missing, bn");
    }
}

static void
get_heading (TdGridModel *base, int column, TdGridHeading *heading)
{
  static const int min_chars[N_COLUMNS] = { 6, 5, 9, 12, 6, 6, 6 };
  TdTargetsModel *model = TD_TARGETS_MODEL (base);

  *heading = (TdGridHeading){ 0 };
  if (column < 0)
    {
      heading->text = C_ ("targets table", "Unit");
      return;
    }
  heading->group = td_targets_model_get_measure (model, (guint)column) == TD_MEASURE_CASES
                       ? C_ ("target", "By cases")
                       : C_ ("target", "By money");
  heading->text = get_column_name (model, (guint)column);
  heading->min_chars = min_chars[column % N_COLUMNS];
}

static void
get_row (TdGridModel *base, guint index, TdGridRow *name)
{
  TdTargetsModel *model = TD_TARGETS_MODEL (base);
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
word_result (TdTargetsModel *model, guint row, guint column)
{
  const TdProgressRow *progress = find_progress (model, row, column);

  if (progress == NULL)
    return g_strdup (TD_ABSENT);
  switch (column % N_COLUMNS)
    {
    case COLUMN_RATE_NOW:
      return progress->has_rate ? td_hundredths_format (progress->rate) : g_strdup (TD_ABSENT);
    case COLUMN_GAP:
      return progress->has_gap ? td_hundredths_format_signed (progress->gap) : g_strdup (TD_ABSENT);
    default:
      if (!progress->has_gap || progress->missing == 0)
        return g_strdup (TD_ABSENT);
      return progress->measure == TD_MEASURE_CASES ? td_amount_format (progress->missing)
                                                   : td_wording_billions (progress->missing);
    }
}

static char *
word_cell (TdTargetsModel *model, guint row, guint column)
{
  TdTargetField field;

  if (!td_targets_model_get_field (column, &field))
    return word_result (model, row, column);
  return td_target_format (find_target (model, row, column), field);
}

/* Documents are longer than their cells. */
static void
shorten (const char *text, TdGridCell *cell)
{
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    {
      g_strlcpy (cell->text, text, sizeof cell->text);
      return;
    }
  begin = g_utf8_substring (text, 0, MAX_SHOWN - 1);
  g_snprintf (cell->text, sizeof cell->text, "%s\u2026", begin);
}

static void
get_cell (TdGridModel *base, guint row, guint column, TdGridCell *cell)
{
  TdTargetsModel *model = TD_TARGETS_MODEL (base);
  g_autofree char *text = word_cell (model, row, column);
  TdTargetField field;

  *cell = (TdGridCell){ 0 };
  shorten (text, cell);
  if (!td_targets_model_get_field (column, &field))
    cell->flags = TD_GRID_LOCKED;
  else if (field == TD_TARGET_RULE || field == TD_TARGET_DOCUMENT)
    cell->flags = TD_GRID_TEXT;
  if (!td_session_can_edit (model->session, NULL))
    cell->flags |= TD_GRID_LOCKED;
}

static char *
get_text (TdGridModel *base, guint row, guint column)
{
  return word_cell (TD_TARGETS_MODEL (base), row, column);
}

static char *
get_name (TdGridModel *base, guint row, guint column)
{
  TdTargetsModel *model = TD_TARGETS_MODEL (base);
  TdSubject subject = td_targets_model_get_subject (model, row);
  g_autofree char *text = word_cell (model, row, column);

  return g_strdup_printf ("%s, %s, %s, %s",
                          td_book_get_short_name (td_session_get_book (model->session), subject),
                          td_wording_measure (td_targets_model_get_measure (model, column)),
                          get_column_name (model, column),
                          text);
}

/* The documents are longer than their cells; a revised target has more than one. */
static char *
get_note (TdGridModel *base, guint row, guint column)
{
  TdTargetsModel *model = TD_TARGETS_MODEL (base);
  const TdTarget *target = find_target (model, row, column);
  const TdProgressRow *progress = find_progress (model, row, column);
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  TdTargetField field;

  if (!td_targets_model_get_field (column, &field))
    return progress != NULL ? td_wording_gap (progress) : NULL;
  if (field == TD_TARGET_DOCUMENT && target != NULL && target->document != NULL)
    return g_strdup (target->document);
  td_targets_list (td_session_get_book (model->session),
                   td_targets_model_get_subject (model, row),
                   model->work_year,
                   td_targets_model_get_measure (model, column),
                   targets);
  if (targets->len > 1)
    return g_strdup_printf (
        ngettext ("%u target in the course of the year; the list at the side has all of them.",
                  "%u targets in the course of the year; the list at the side has all of them.",
                  targets->len),
        targets->len);
  return NULL;
}

/* What is written */

static bool
apply (TdTargetsModel *model,
       const TdChanges *changes,
       TdSubject subject,
       const char *measure,
       char **message)
{
  const TdBook *book = td_session_get_book (model->session);
  g_autoptr (GError) error = NULL;
  TdTarget who = { 0 };

  if (subject != TD_SUBJECT_NONE)
    td_targets_init (book, subject, model->work_year, TD_MEASURE_CASES, &who);
  g_autofree char *unit = g_strdup (who.unit);
  g_autofree char *officer = g_strdup (who.officer);
  TdAction action = {
    .kind = "target",
    .unit = unit,
    .officer = officer,
    .as_of = TD_DAY_NONE,
    .detail = measure,
  };

  if (td_changes_get_n (changes) == 0)
    return true;
  if (td_session_apply (model->session, changes, &action, NULL, &error))
    return true;
  *message = g_strdup (error->message);
  return false;
}

/* Cells of one row and measure make one target: they are read together. */
static bool
read_cells (TdTargetsModel *model,
            guint row,
            TdMeasure measure,
            const TdGridRange *range,
            TdGridTextFunc get,
            gpointer data,
            TdChanges *changes,
            GError **error)
{
  const TdBook *book = td_session_get_book (model->session);
  TdSubject subject = td_targets_model_get_subject (model, row);
  guint first = td_targets_model_find_column (model, measure, TD_TARGET_RATE);
  const TdTarget *target = find_target (model, row, first);
  g_autoptr (TdTargetDraft) draft
      = target != NULL ? td_target_draft_edit (book, subject, target)
                       : td_target_draft_new (book, subject, model->work_year, measure);

  for (guint column = MAX (first, range->column);
       column <= MIN (first + TD_N_TARGET_FIELDS - 1, range->last_column);
       column++)
    {
      const char *text = get (row, column, data);

      if (text != NULL
          && !td_target_draft_set (draft, (TdTargetField)(column - first), text, error))
        return false;
    }
  return td_target_draft_finish (draft, changes, error);
}

static bool
write_cells (TdTargetsModel *model,
             const TdGridRange *range,
             TdGridTextFunc get,
             gpointer data,
             char **message)
{
  g_autoptr (TdChanges) changes = td_changes_new ();
  bool is_one_row = range->row == range->last_row;
  bool is_one_measure = td_targets_model_get_measure (model, range->column)
                        == td_targets_model_get_measure (model, range->last_column);

  for (guint row = range->row; row <= range->last_row; row++)
    for (TdMeasure measure = TD_MEASURE_CASES; measure <= TD_MEASURE_MONEY; measure++)
      {
        g_autoptr (GError) error = NULL;
        const char *name;

        if (!td_targets_model_shows (model, measure))
          continue;
        if (read_cells (model, row, measure, range, get, data, changes, &error))
          continue;
        name = td_book_get_short_name (td_session_get_book (model->session),
                                       td_targets_model_get_subject (model, row));
        *message = is_one_row ? g_strdup (error->message)
                              /* Translators: a unit, and what is wrong with what was to be
                                 written there. */
                              : g_strdup_printf (_ ("%s: %s"), name, error->message);
        return false;
      }
  return apply (
      model,
      changes,
      is_one_row ? td_targets_model_get_subject (model, range->row) : TD_SUBJECT_NONE,
      is_one_measure ? td_measure_name (td_targets_model_get_measure (model, range->column)) : NULL,
      message);
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

  return write_cells (TD_TARGETS_MODEL (base), &cell, get_typed, (gpointer)text, message);
}

static const char *
get_nothing (guint row, guint column, gpointer data)
{
  TdTargetsModel *model = data;
  TdTargetField field;

  /* A target has a rule in any case; where there is no target nothing is to be cleared. */
  (void)td_targets_model_get_field (column, &field);
  return field == TD_TARGET_RULE || find_target (model, row, column) == NULL ? NULL : "";
}

static bool
clear (
    TdGridModel *base, guint row, guint column, guint last_row, guint last_column, char **message)
{
  TdGridRange range = { row, column, last_row, last_column };

  return write_cells (TD_TARGETS_MODEL (base), &range, get_nothing, base, message);
}

typedef struct
{
  TdTargetsModel *model;
  guint column; /* the first one */
  guint last_column;
  GStrv texts;
} Fill;

static const char *
get_filled (guint row, guint column, gpointer data)
{
  const Fill *fill = data;
  guint rate = td_targets_model_find_column (
      fill->model, td_targets_model_get_measure (fill->model, column), TD_TARGET_RATE);
  bool has_rate = find_target (fill->model, row, column) != NULL
                  || (fill->column <= rate && rate <= fill->last_column);

  const char *text = fill->texts[column - fill->column];
  TdTargetField field;

  /* Without a rate nothing else can stand there, and none is without a rule. */
  (void)td_targets_model_get_field (column, &field);
  return has_rate && !(field == TD_TARGET_RULE && *text == '\0') ? text : NULL;
}

static bool
fill_down (
    TdGridModel *base, guint row, guint column, guint last_row, guint last_column, char **message)
{
  TdGridRange range = { row + 1, column, last_row, last_column };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Fill fill = { .model = TD_TARGETS_MODEL (base), .column = column, .last_column = last_column };
  bool is_filled;

  if (last_row <= row)
    return true;
  for (guint i = column; i <= last_column; i++)
    {
      g_autofree char *text = word_cell (fill.model, row, i);

      g_strv_builder_add (builder, text);
    }
  fill.texts = g_strv_builder_end (builder);
  is_filled = write_cells (fill.model, &range, get_filled, &fill, message);
  g_strfreev (fill.texts);
  return is_filled;
}

static void
unfold (TdGridModel *base, guint row, bool unfold_it)
{
  if (td_subject_rows_unfold (TD_TARGETS_MODEL (base)->rows, row, unfold_it))
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
td_targets_model_finalize (GObject *object)
{
  TdTargetsModel *model = TD_TARGETS_MODEL (object);

  g_clear_object (&model->session);
  td_subject_rows_free (model->rows);
  g_free (model->progress_rows);
  G_OBJECT_CLASS (td_targets_model_parent_class)->finalize (object);
}

static void
td_targets_model_class_init (TdTargetsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_targets_model_finalize;
}

static void
td_targets_model_init (TdTargetsModel *model)
{
  model->rows = td_subject_rows_new ();
}

TdTargetsModel *
td_targets_model_new (TdSession *session)
{
  TdTargetsModel *model = g_object_new (TD_TYPE_TARGETS_MODEL, NULL);

  model->session = g_object_ref (session);
  return model;
}

/* Who was there on the day that the targets are looked at, or at any time of the year. */
static void
update_rows (TdTargetsModel *model)
{
  TdDay first = td_work_year_first (model->work_year);

  td_subject_rows_update (model->rows,
                          td_session_get_book (model->session),
                          model->shows_retired ? first : get_day (model),
                          td_work_year_last (model->work_year));
}

void
td_targets_model_update (TdTargetsModel *model, int work_year)
{
  if (model->work_year != work_year && model->work_year != 0)
    td_grid_model_leave (TD_GRID_MODEL (model));
  model->work_year = work_year;
  update_rows (model);
  index_progress (model);
  td_grid_model_reset (TD_GRID_MODEL (model));
}

void
td_targets_model_set_columns (TdTargetsModel *model, TdTargetsColumns columns)
{
  if (model->columns == columns)
    return;
  td_grid_model_leave (TD_GRID_MODEL (model));
  model->columns = columns;
  td_grid_model_reset (TD_GRID_MODEL (model));
}

void
td_targets_model_set_shows_retired (TdTargetsModel *model, bool shows_retired)
{
  if (model->shows_retired == shows_retired)
    return;
  td_grid_model_leave (TD_GRID_MODEL (model));
  model->shows_retired = shows_retired;
  update_rows (model);
  td_grid_model_reset (TD_GRID_MODEL (model));
}

bool
td_targets_model_has_retired (TdTargetsModel *model)
{
  const TdBook *book = td_session_get_book (model->session);
  TdDay first = td_work_year_first (model->work_year);
  TdDay day = get_day (model);

  for (TdSubject unit = 0; unit < td_book_get_n_units (book); unit++)
    {
      TdDay to = td_book_get_unit (book, unit)->valid_to;

      if (to != TD_DAY_NONE && to >= first && to < day)
        return true;
    }
  return false;
}

int
td_targets_model_reveal (TdTargetsModel *model, TdSubject subject)
{
  guint n = td_subject_rows_get_n (model->rows);
  int row = td_subject_rows_reveal (model->rows, subject);

  if (td_subject_rows_get_n (model->rows) != n)
    td_grid_model_reset (TD_GRID_MODEL (model));
  return row;
}

void
td_targets_model_unfold_all (TdTargetsModel *model, bool unfold_them)
{
  if (td_subject_rows_unfold_all (model->rows, unfold_them))
    td_grid_model_reset (TD_GRID_MODEL (model));
}

bool
td_targets_model_turn_rule (TdTargetsModel *model, guint row, guint column, char **message)
{
  const TdTarget *target = find_target (model, row, column);
  TdTargetField field;

  if (target == NULL || !td_targets_model_get_field (column, &field) || field != TD_TARGET_RULE)
    return false;
  return commit (TD_GRID_MODEL (model),
                 row,
                 column,
                 target->rule == TD_RULE_GE ? td_rule_name (TD_RULE_GT) : td_rule_name (TD_RULE_GE),
                 message);
}

bool
td_targets_model_paste (
    TdTargetsModel *model, guint row, guint column, const char *text, char **message)
{
  g_auto (TdGridPaste) paste = { .row = row, .column = column };
  TdGridRange range;

  return td_grid_paste_read (&paste,
                             text,
                             td_subject_rows_get_n (model->rows),
                             count_columns (model),
                             &range,
                             message)
         && write_cells (model, &range, td_grid_paste_get, &paste, message);
}
