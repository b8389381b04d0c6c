/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-what-if-model.h"

#include <glib/gi18n.h>

#include "model/td-amount.h"
#include "wording/td-wording.h"

/* What was typed about one unit and measure. */
typedef struct
{
  bool has[TD_N_WHAT_IF_COLUMNS]; /* of the typed columns */
  int64_t value[TD_N_WHAT_IF_COLUMNS];
} Typed;

struct _TdWhatIfModel
{
  GObject parent_instance;

  /* owned */
  TdProgress *progress; /* (nullable) */
  TdWhatIf *what_if;    /* (nullable) */
  GArray *rows;         /* TdSubject */
  GHashTable *typed;    /* code and measure → Typed */

  TdMeasure measure;
};

static void td_what_if_model_iface_init (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdWhatIfModel,
                               td_what_if_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL,
                                                      td_what_if_model_iface_init))

static TdSubject
get_subject (TdWhatIfModel *model, guint row)
{
  return g_array_index (model->rows, TdSubject, row);
}

static char *
make_key (TdWhatIfModel *model, TdSubject subject)
{
  return g_strdup_printf (
      "%d %s", (int)model->measure, td_book_get_unit (model->progress->book, subject)->code);
}

/* (nullable): what was typed in a row */
static Typed *
find_typed (TdWhatIfModel *model, guint row)
{
  g_autofree char *key = make_key (model, get_subject (model, row));

  return g_hash_table_lookup (model->typed, key);
}

static Typed *
ensure_typed (TdWhatIfModel *model, guint row)
{
  Typed *typed = find_typed (model, row);

  if (typed == NULL)
    {
      typed = g_new0 (Typed, 1);
      g_hash_table_insert (model->typed, make_key (model, get_subject (model, row)), typed);
    }
  return typed;
}

static void
set_typed (TdWhatIfModel *model, guint row, guint column, bool has, int64_t value)
{
  Typed *typed = ensure_typed (model, row);
  bool any = false;

  typed->has[column] = has;
  typed->value[column] = has ? value : 0;
  for (guint i = 0; i < TD_N_WHAT_IF_COLUMNS; i++)
    any = any || typed->has[i];
  if (!any)
    {
      g_autofree char *key = make_key (model, get_subject (model, row));
      g_hash_table_remove (model->typed, key);
    }
}

static bool
is_typed_column (guint column)
{
  return column == TD_WHAT_IF_MORE_COMPLETED || column == TD_WHAT_IF_MORE_ELIGIBLE
         || column == TD_WHAT_IF_TARGET;
}

/* Whether units of the tree stand below a row. */
static bool
has_units (TdWhatIfModel *model, guint row)
{
  return row + 1 < model->rows->len
         && td_book_get_parent (model->progress->book, get_subject (model, row + 1))
                == get_subject (model, row);
}

static void
calculate (TdWhatIfModel *model)
{
  g_autoptr (GArray) assumptions = g_array_new (FALSE, TRUE, sizeof (TdAssumption));

  g_clear_pointer (&model->what_if, td_what_if_free);
  if (model->progress == NULL)
    return;
  for (guint i = 0; i < model->rows->len; i++)
    {
      const Typed *typed = find_typed (model, i);
      if (typed == NULL)
        continue;
      TdAssumption assumption = {
        .subject = get_subject (model, i),
        .measure = model->measure,
        .completed = typed->value[TD_WHAT_IF_MORE_COMPLETED],
        .eligible = typed->value[TD_WHAT_IF_MORE_ELIGIBLE],
        .has_target = typed->has[TD_WHAT_IF_TARGET],
        .target = typed->value[TD_WHAT_IF_TARGET],
      };
      const TdProgressRow *row
          = td_progress_find (model->progress, assumption.subject, model->measure);
      assumption.rule = row != NULL && row->has_target ? row->rule : TD_RULE_GE;
      g_array_append_val (assumptions, assumption);
    }
  model->what_if = td_what_if_new (
      model->progress, (const TdAssumption *)(gconstpointer)assumptions->data, assumptions->len);
}

static void
recalculate (TdWhatIfModel *model)
{
  calculate (model);
  td_grid_model_changed (TD_GRID_MODEL (model));
}

void
td_what_if_model_set (TdWhatIfModel *model, TdProgress *progress, TdMeasure measure)
{
  g_clear_pointer (&model->what_if, td_what_if_free);
  g_clear_pointer (&model->progress, td_progress_free);
  model->progress = progress;
  model->measure = measure;
  g_array_set_size (model->rows, 0);
  for (guint i = 0; progress != NULL && i < progress->rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (progress->rows, TdProgressRow, i);
      if (row->measure == measure)
        g_array_append_val (model->rows, row->subject);
    }
  calculate (model);
  td_grid_model_reset (TD_GRID_MODEL (model));
}

void
td_what_if_model_clear (TdWhatIfModel *model)
{
  for (guint i = 0; i < model->rows->len; i++)
    {
      g_autofree char *key = make_key (model, get_subject (model, i));
      g_hash_table_remove (model->typed, key);
    }
  recalculate (model);
}

bool
td_what_if_model_is_empty (TdWhatIfModel *model)
{
  for (guint i = 0; i < model->rows->len; i++)
    if (find_typed (model, i) != NULL)
      return false;
  return true;
}

void
td_what_if_model_forget (TdWhatIfModel *model)
{
  g_hash_table_remove_all (model->typed);
  recalculate (model);
}

int
td_what_if_model_find (TdWhatIfModel *model, TdSubject subject)
{
  for (guint i = 0; i < model->rows->len; i++)
    if (get_subject (model, i) == subject)
      return (int)i;
  return -1;
}

TdPlanToTarget *
td_what_if_model_fill (TdWhatIfModel *model, TdLimit limit)
{
  g_autoptr (TdPlanToTarget) plan = NULL;

  if (model->progress == NULL)
    return NULL;
  for (guint i = 0; i < model->rows->len; i++)
    if (find_typed (model, i) != NULL)
      set_typed (model, i, TD_WHAT_IF_MORE_COMPLETED, false, 0);
  calculate (model);
  plan = td_what_if_plan (model->what_if, model->measure, limit);
  for (guint i = 0; i < plan->shares->len; i++)
    {
      const TdShare *share = &g_array_index (plan->shares, TdShare, i);
      int row = td_what_if_model_find (model, share->subject);
      set_typed (model, (guint)row, TD_WHAT_IF_MORE_COMPLETED, true, share->amount);
    }
  recalculate (model);
  return g_steal_pointer (&plan);
}

const TdOutcome *
td_what_if_model_get_root (TdWhatIfModel *model)
{
  if (model->what_if == NULL)
    return NULL;
  return td_what_if_find (model->what_if, model->progress->root, model->measure);
}

static void
get_size (TdGridModel *grid_model, guint *n_rows, guint *n_columns)
{
  *n_rows = TD_WHAT_IF_MODEL (grid_model)->rows->len;
  *n_columns = TD_N_WHAT_IF_COLUMNS;
}

static void
get_heading (TdGridModel *grid_model, int column, TdGridHeading *heading)
{
  TdWhatIfModel *model = TD_WHAT_IF_MODEL (grid_model);
  bool is_cases = model->measure == TD_MEASURE_CASES;

  *heading = (TdGridHeading){ .text = C_ ("figures", "Unit") };
  if (column < 0)
    return;
  heading->group = column < TD_WHAT_IF_MORE_COMPLETED ? C_ ("what if", "Now")
                   : column < TD_WHAT_IF_NEW_RATE     ? C_ ("what if", "What if")
                                                      : C_ ("what if", "Then");
  heading->min_chars = 7;
  switch ((TdWhatIfColumn)column)
    {
    case TD_WHAT_IF_COMPLETED:
      heading->text = is_cases ? C_ ("what if", "Completed") : C_ ("what if", "Completed, bn");
      break;
    case TD_WHAT_IF_ELIGIBLE:
      heading->text = is_cases ? C_ ("what if", "Eligible") : C_ ("what if", "Eligible, bn");
      break;
    case TD_WHAT_IF_RATE:
    case TD_WHAT_IF_NEW_RATE:
      heading->text = C_ ("what if", "Rate %");
      break;
    case TD_WHAT_IF_MORE_COMPLETED:
      heading->text = is_cases ? C_ ("what if", "Cases more") : C_ ("what if", "1,000 dong more");
      heading->min_chars = is_cases ? 8 : 11;
      break;
    case TD_WHAT_IF_MORE_ELIGIBLE:
      heading->text = C_ ("what if", "More eligible");
      heading->min_chars = is_cases ? 8 : 11;
      break;
    case TD_WHAT_IF_TARGET:
      heading->text = C_ ("what if", "Target %");
      break;
    case TD_WHAT_IF_NEW_GAP:
      heading->text = C_ ("what if", "Gap, points");
      break;
    case TD_WHAT_IF_NEW_MISSING:
      heading->text = is_cases ? C_ ("what if", "Missing") : C_ ("what if", "Missing, bn");
      break;
    default:
      break;
    }
}

static void
get_row (TdGridModel *grid_model, guint row, TdGridRow *name)
{
  TdWhatIfModel *model = TD_WHAT_IF_MODEL (grid_model);
  TdSubject subject = get_subject (model, row);
  const TdProgressRow *progress_row = td_progress_find (model->progress, subject, model->measure);

  *name = (TdGridRow){
    .text = td_book_get_short_name (model->progress->book, subject),
    .depth = progress_row->depth,
    .is_strong = progress_row->depth == 0,
  };
}

static bool
find_value (TdWhatIfModel *model, guint row, guint column, int64_t *value)
{
  TdSubject subject = get_subject (model, row);
  const TdProgressRow *now = td_progress_find (model->progress, subject, model->measure);
  const TdOutcome *then = td_what_if_find (model->what_if, subject, model->measure);
  const Typed *typed = find_typed (model, row);

  if (is_typed_column (column) && typed != NULL && typed->has[column])
    {
      *value = typed->value[column];
      return true;
    }
  *value = 0;
  switch ((TdWhatIfColumn)column)
    {
    case TD_WHAT_IF_COMPLETED:
      return td_figures_get (&now->shown->figures, TD_ITEM_COMPLETED, value);
    case TD_WHAT_IF_ELIGIBLE:
      return td_figures_get (&now->shown->figures, TD_ITEM_ELIGIBLE, value);
    case TD_WHAT_IF_RATE:
      *value = now->rate;
      return now->has_rate;
    case TD_WHAT_IF_TARGET:
      *value = now->target;
      return now->has_target;
    case TD_WHAT_IF_NEW_RATE:
      *value = then->rate;
      return then->has_rate;
    case TD_WHAT_IF_NEW_GAP:
      *value = then->gap;
      return then->has_gap;
    case TD_WHAT_IF_NEW_MISSING:
      *value = then->missing;
      return then->has_gap;
    case TD_WHAT_IF_MORE_COMPLETED:
    case TD_WHAT_IF_MORE_ELIGIBLE:
    default:
      return false;
    }
}

static bool
is_hundredths (guint column)
{
  return column == TD_WHAT_IF_RATE || column == TD_WHAT_IF_TARGET || column == TD_WHAT_IF_NEW_RATE
         || column == TD_WHAT_IF_NEW_GAP;
}

/* Money that is only looked at is in billions, so that the outcome stays in sight; what is typed
 * is exact. */
static char *
format (TdWhatIfModel *model, guint column, int64_t value)
{
  if (column == TD_WHAT_IF_NEW_GAP)
    return td_hundredths_format_signed (value);
  if (is_hundredths (column))
    return td_hundredths_format (value);
  if (is_typed_column (column))
    return td_amount_format_signed (value);
  return model->measure == TD_MEASURE_MONEY ? td_wording_billions (value)
                                            : td_amount_format (value);
}

static void
get_cell (TdGridModel *grid_model, guint row, guint column, TdGridCell *cell)
{
  TdWhatIfModel *model = TD_WHAT_IF_MODEL (grid_model);
  const TdOutcome *then
      = td_what_if_find (model->what_if, get_subject (model, row), model->measure);
  const Typed *typed = find_typed (model, row);
  g_autofree char *text = NULL;
  int64_t value;

  *cell = (TdGridCell){ 0 };
  if (find_value (model, row, column, &value))
    text = format (model, column, value);
  else
    text = g_strdup (is_typed_column (column) ? "" : TD_ABSENT);
  (void)g_strlcpy (cell->text, text, sizeof cell->text);
  if (!is_typed_column (column))
    cell->flags |= TD_GRID_LOCKED;
  if (typed != NULL && typed->has[column])
    cell->flags |= TD_GRID_CHANGED;
  if (column >= TD_WHAT_IF_NEW_RATE && !then->is_possible)
    cell->flags |= TD_GRID_DOUBTFUL;
}

static char *
get_text (TdGridModel *grid_model, guint row, guint column)
{
  TdWhatIfModel *model = TD_WHAT_IF_MODEL (grid_model);
  int64_t value;

  if (!find_value (model, row, column, &value))
    return g_strdup ("");
  if (is_hundredths (column))
    return td_hundredths_format (value);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
get_name (TdGridModel *grid_model, guint row, guint column)
{
  TdGridHeading heading;
  TdGridRow name;
  TdGridCell cell;

  get_heading (grid_model, (int)column, &heading);
  get_row (grid_model, row, &name);
  get_cell (grid_model, row, column, &cell);
  return g_strdup_printf ("%s, %s, %s, %s", name.text, heading.group, heading.text, cell.text);
}

static char *
get_note (TdGridModel *grid_model, guint row, guint column)
{
  TdWhatIfModel *model = TD_WHAT_IF_MODEL (grid_model);
  const TdOutcome *then
      = td_what_if_find (model->what_if, get_subject (model, row), model->measure);

  if (column >= TD_WHAT_IF_NEW_RATE && !then->is_possible)
    return g_strdup (_ ("More would be completed than is eligible, or less than nothing."));
  if ((column == TD_WHAT_IF_MORE_COMPLETED || column == TD_WHAT_IF_MORE_ELIGIBLE)
      && has_units (model, row))
    return g_strdup (_ ("For all together, besides what is typed for the units below."));
  return NULL;
}

/* Amounts may be taken away too. */
static bool
parse (guint column, const char *text, int64_t *value, GError **error)
{
  bool is_negative = g_str_has_prefix (text, "-") || g_str_has_prefix (text, TD_MINUS);

  if (column == TD_WHAT_IF_TARGET)
    {
      if (!td_rate_parse (text, value, error))
        return false;
      if (*value <= 10000)
        return true;
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_VALUE, _ ("A target is at most 100 %. Type it anew."));
      return false;
    }
  if (is_negative || *text == '+')
    text = g_utf8_next_char (text);
  if (!td_amount_parse (text, value, error))
    return false;
  if (is_negative)
    *value = -*value;
  return true;
}

static bool
commit (TdGridModel *grid_model, guint row, guint column, const char *text, char **message)
{
  TdWhatIfModel *model = TD_WHAT_IF_MODEL (grid_model);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;
  int64_t value = 0;

  if (*stripped != '\0' && !parse (column, stripped, &value, &error))
    {
      *message = g_strdup (error->message);
      return false;
    }
  set_typed (model, row, column, *stripped != '\0', value);
  recalculate (model);
  return true;
}

static bool
clear (TdGridModel *grid_model,
       guint row,
       guint column,
       guint last_row,
       guint last_column,
       char **message)
{
  TdWhatIfModel *model = TD_WHAT_IF_MODEL (grid_model);

  for (guint i = row; i <= last_row; i++)
    for (guint j = column; j <= last_column; j++)
      if (is_typed_column (j))
        set_typed (model, i, j, false, 0);
  recalculate (model);
  return true;
}

static bool
fill_down (TdGridModel *grid_model,
           guint row,
           guint column,
           guint last_row,
           guint last_column,
           char **message)
{
  TdWhatIfModel *model = TD_WHAT_IF_MODEL (grid_model);

  for (guint j = column; j <= last_column; j++)
    {
      const Typed *first = find_typed (model, row);
      bool has = first != NULL && first->has[j];
      int64_t value = has ? first->value[j] : 0;
      for (guint i = row + 1; i <= last_row; i++)
        if (is_typed_column (j))
          set_typed (model, i, j, has, value);
    }
  recalculate (model);
  return true;
}

static void
td_what_if_model_iface_init (TdGridModelInterface *iface)
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
}

static void
td_what_if_model_finalize (GObject *object)
{
  TdWhatIfModel *model = TD_WHAT_IF_MODEL (object);

  g_clear_pointer (&model->what_if, td_what_if_free);
  g_clear_pointer (&model->progress, td_progress_free);
  g_array_unref (model->rows);
  g_hash_table_unref (model->typed);
  G_OBJECT_CLASS (td_what_if_model_parent_class)->finalize (object);
}

static void
td_what_if_model_class_init (TdWhatIfModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_what_if_model_finalize;
}

static void
td_what_if_model_init (TdWhatIfModel *model)
{
  model->rows = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  model->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

TdWhatIfModel *
td_what_if_model_new (void)
{
  return g_object_new (TD_TYPE_WHAT_IF_MODEL, NULL);
}
