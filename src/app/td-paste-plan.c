/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-paste-plan.h"

#include <glib/gi18n.h>

#include "app/td-figures-model-private.h"
#include "app/td-paste-names.h"
#include "app/td-record-state.h"
#include "model/td-amount.h"

/* So many columns must agree before a row of small numbers is taken for the numbers of columns. */
#define FEW_NUMBERS 3

/* What is known while the plan is made. */
typedef struct
{
  TdPastePlan *plan;
  TdGridModel *target;
  TdFiguresModel *model;
  TdFiguresPlaceFunc find_place;
  const TdPasteNames *names;
  TdFiguresEdit *edit;
  guint n_rows; /* of the grid */
  guint n_columns;
  int number_row; /* of the clip, -1 */
} Planner;

static void
cell_clear (TdPasteCell *cell)
{
  g_free (cell->message);
}

guint
td_paste_plan_get_n_rows (const TdPastePlan *plan)
{
  return plan->target_rows->len;
}

TdPasteCell *
td_paste_plan_get (const TdPastePlan *plan, guint row, guint column)
{
  return &g_array_index (plan->cells, TdPasteCell, row * plan->columns->len + column);
}

/* @message: (transfer full) */
static void
set_fault (TdPastePlan *plan, TdPasteCell *cell, char *message)
{
  if (cell->status == TD_PASTE_CHANGE)
    plan->n_changes--;
  cell->status = TD_PASTE_FAULT;
  g_free (cell->message);
  cell->message = message;
  plan->n_faults++;
}

/* Headings and names */

static guint
count_kind (const TdClip *clip, guint row, guint first_column, TdClipKind kind)
{
  guint n = 0;

  for (guint i = first_column; i < clip->n_columns; i++)
    n += td_clip_get (clip, row, i)->kind == kind;
  return n;
}

static bool
has_figure_below (const TdClip *clip, guint row)
{
  for (guint i = row + 1; i < clip->n_rows; i++)
    if (count_kind (clip, i, 0, TD_CLIP_FIGURE) > 0)
      return true;
  return false;
}

/* Words and no figure, and it is not a unit that has only words to tell. */
static bool
is_heading (const Planner *planner, guint row)
{
  const TdClip *clip = planner->plan->clip;

  return count_kind (clip, row, 0, TD_CLIP_WORDS) > 0
         && count_kind (clip, row, 0, TD_CLIP_FIGURE) == 0
         && count_kind (clip, row, 0, TD_CLIP_REFUSED) == 0
         && td_paste_names_find_row (planner->names, td_clip_get (clip, row, 0)->text) < 0
         && has_figure_below (clip, row);
}

/* The row of the numbers of the columns: each is one, and no two are the same. */
static bool
is_number_row (const Planner *planner, guint row)
{
  const TdClip *clip = planner->plan->clip;
  guint n = 0;
  int last = -1;

  for (guint i = 0; i < clip->n_columns; i++)
    {
      const char *text = td_clip_get (clip, row, i)->text;
      int column;

      if (*text == '\0' || (i < 2 && (g_str_equal (text, "A") || g_str_equal (text, "B"))))
        continue;
      column = td_paste_names_find_number (planner->names, text);
      if (column <= last)
        return false;
      last = column;
      n++;
    }
  return n >= FEW_NUMBERS
         && (planner->plan->first_row > 0 || g_str_equal (td_clip_get (clip, row, 0)->text, "A"));
}

static void
find_headings (Planner *planner)
{
  TdPastePlan *plan = planner->plan;

  while (plan->first_row < plan->clip->n_rows && is_heading (planner, plan->first_row))
    plan->first_row++;
  if (plan->first_row < plan->clip->n_rows && is_number_row (planner, plan->first_row))
    planner->number_row = (int)plan->first_row++;
}

/* The first column, or the second behind one of running numbers, that holds mostly words. */
static void
find_name_column (Planner *planner)
{
  TdPastePlan *plan = planner->plan;
  guint n_rows = plan->clip->n_rows - plan->first_row;

  plan->name_column = -1;
  for (guint column = 0; column < 2 && column + 1 < plan->clip->n_columns; column++)
    {
      guint n_words = 0;

      for (guint row = plan->first_row; row < plan->clip->n_rows; row++)
        n_words += td_clip_get (plan->clip, row, column)->kind == TD_CLIP_WORDS;
      if (n_words > 0 && n_words * 2 >= n_rows)
        {
          plan->name_column = (int)column;
          return;
        }
    }
}

/* The heading of a column: the lowest text over it, and the one above that as its group: merged
 * cells have theirs at the left. */
static int
find_heading_column (Planner *planner, guint column, char **heading)
{
  TdPastePlan *plan = planner->plan;
  const char *text = NULL;
  const char *group = NULL;

  *heading = NULL;
  if (planner->number_row >= 0)
    {
      const char *number = td_clip_get (plan->clip, (guint)planner->number_row, column)->text;
      int found = td_paste_names_find_number (planner->names, number);

      if (*number != '\0')
        {
          *heading = g_strdup (number);
          return found;
        }
    }
  for (int row = (int)plan->first_row - 1; row >= 0; row--)
    {
      const char *found = td_clip_get (plan->clip, (guint)row, column)->text;

      if (row == planner->number_row)
        continue;
      if (text != NULL)
        {
          for (int left = (int)column; left >= 0 && *found == '\0'; left--)
            found = td_clip_get (plan->clip, (guint)row, (guint)left)->text;
          group = *found != '\0' ? found : group;
          break;
        }
      if (*found != '\0')
        text = found;
    }
  if (text == NULL)
    return TD_PASTE_UNKNOWN;
  *heading = g_strdup (text);
  return td_paste_names_find_column (planner->names, group, text);
}

static void
add_sentence (TdPastePlan *plan, char *sentence)
{
  g_ptr_array_add (plan->sentences, sentence);
}

static bool
is_column_of (const GArray *numbers, int number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (number >= 0 && g_array_index (numbers, int, i) == number)
      return true;
  return false;
}

static void
map_columns (Planner *planner, int at)
{
  TdPastePlan *plan = planner->plan;
  guint n = plan->clip->n_columns - (guint)(plan->name_column + 1);

  /* A whole table of the grid lands where it came from. */
  if (at < 0 || (plan->name_column >= 0 && n == planner->n_columns))
    at = 0;
  for (guint i = (guint)(plan->name_column + 1); i < plan->clip->n_columns; i++)
    {
      int column = (int)i;
      int found;

      if (plan->first_row == 0)
        {
          found = at < (int)planner->n_columns ? at : TD_PASTE_UNKNOWN;
          at++;
        }
      else
        {
          g_autofree char *heading = NULL;

          found = find_heading_column (planner, i, &heading);
          if (found < 0 && heading != NULL)
            add_sentence (plan,
                          g_strdup_printf (_ ("The heading “%s” is none of this form."), heading));
          else if (is_column_of (plan->target_columns, found))
            {
              add_sentence (plan,
                            g_strdup_printf (_ ("The heading “%s” is there twice."), heading));
              found = TD_PASTE_UNKNOWN;
            }
        }
      g_array_append_val (plan->columns, column);
      g_array_append_val (plan->target_columns, found);
    }
}

static void
map_rows (Planner *planner, guint at)
{
  TdPastePlan *plan = planner->plan;

  for (guint row = plan->first_row; row < plan->clip->n_rows; row++, at++)
    {
      int found = at < planner->n_rows ? (int)at : TD_PASTE_UNKNOWN;

      if (plan->name_column >= 0)
        {
          const TdClipCell *name = td_clip_get (plan->clip, row, (guint)plan->name_column);

          found = td_paste_names_find_row (planner->names, name->text);
          if (found == TD_PASTE_AMBIGUOUS)
            add_sentence (plan, g_strdup_printf (_ ("There are several “%s”."), name->text));
          else if (found < 0 && *name->text != '\0')
            add_sentence (plan,
                          g_strdup_printf (_ ("“%s” is not among the rows shown."), name->text));
          else if (is_column_of (plan->target_rows, found))
            {
              add_sentence (plan, g_strdup_printf (_ ("“%s” is there twice."), name->text));
              found = TD_PASTE_UNKNOWN;
            }
        }
      g_array_append_val (plan->target_rows, found);
    }
}

/* Cells */

static char *
word_fault (const TdClipCell *clip_cell)
{
  g_autoptr (GError) error = NULL;
  int64_t value;

  (void)td_amount_parse (clip_cell->text, &value, &error);
  return g_strdup (error != NULL ? error->message : "");
}

/* What a cell that can be edited makes of the place. */
static void
plan_editable (Planner *planner,
               const TdClipCell *clip_cell,
               const TdFiguresPlace *place,
               TdPasteCell *cell)
{
  TdPastePlan *plan = planner->plan;

  cell->has_before = place->has_value;
  cell->before = place->value;
  switch (clip_cell->kind)
    {
    case TD_CLIP_FIGURE:
      cell->has_after = true;
      cell->after = clip_cell->value;
      break;
    case TD_CLIP_ABSENT:
      break;
    case TD_CLIP_EMPTY:
      if (cell->has_before)
        set_fault (plan,
                   cell,
                   g_strdup (_ ("Nothing stands here in the table, perhaps because cells are "
                                "merged; the figure stays. Write “–” for no figure.")));
      return;
    case TD_CLIP_RATE:
    case TD_CLIP_WORDS:
    case TD_CLIP_REFUSED:
    default:
      set_fault (plan, cell, word_fault (clip_cell));
      return;
    }
  if (cell->has_after == cell->has_before && (!cell->has_after || cell->after == cell->before))
    return;
  cell->status = TD_PASTE_CHANGE;
  plan->n_changes++;
  td_figures_edit_put (planner->edit,
                       place->subject,
                       place->measure,
                       place->item,
                       cell->has_after ? &cell->after : NULL);
}

static void
plan_cell (Planner *planner, guint row, guint column, bool derived)
{
  TdPastePlan *plan = planner->plan;
  const TdClipCell *clip_cell = td_clip_get (
      plan->clip, plan->first_row + row, (guint)g_array_index (plan->columns, int, column));
  TdPasteCell *cell = td_paste_plan_get (plan, row, column);
  int target_row = g_array_index (plan->target_rows, int, row);
  int target_column = g_array_index (plan->target_columns, int, column);
  TdFiguresPlace place;

  if (target_row < 0 || target_column < 0)
    {
      if (!derived && clip_cell->kind != TD_CLIP_EMPTY)
        set_fault (plan, cell, g_strdup (_ ("This has no place in the grid.")));
      return;
    }
  planner->find_place (planner->target, (guint)target_row, (guint)target_column, &place);
  if (place.lock != TD_FIGURES_LOCK_NONE || td_item_is_derived (place.item) != derived)
    return;
  /* With its parts in the same table a total is calculated. */
  if (derived
      && !((td_record_find_editable (
                td_figures_edit_get_entered (planner->edit, place.subject, place.measure),
                td_book_get_form (td_figures_sheet_get_view (planner->model->sheet)->book,
                                  td_figures_sheet_get_view (planner->model->sheet)->cut),
                place.measure)
            >> place.item)
           & 1u))
    return;
  plan_editable (planner, clip_cell, &place, cell);
}

static bool
is_blank (const TdPastePlan *plan, guint row)
{
  for (guint i = 0; i < plan->columns->len; i++)
    if (td_clip_get (
            plan->clip, plan->first_row + row, (guint)g_array_index (plan->columns, int, i))
            ->kind
        != TD_CLIP_EMPTY)
      return false;
  return true;
}

static TdFiguresPlaceFunc
get_place_func (TdGridModel *target)
{
  return TD_IS_QUICK_ENTRY (target) ? _td_quick_entry_find_place : _td_figures_model_find_place;
}

TdPastePlan *
td_paste_plan_new (TdGridModel *target,
                   TdFiguresModel *model,
                   const TdClip *clip,
                   guint row,
                   int column,
                   TdFiguresEdit *edit)
{
  TdPastePlan *plan = g_new0 (TdPastePlan, 1);
  g_autoptr (TdPasteNames) names = td_paste_names_new (target, model);
  Planner planner = {
    .plan = plan,
    .target = target,
    .model = model,
    .find_place = get_place_func (target),
    .names = names,
    .edit = edit,
    .number_row = -1,
  };

  plan->clip = clip;
  plan->columns = g_array_new (FALSE, FALSE, sizeof (int));
  plan->target_rows = g_array_new (FALSE, FALSE, sizeof (int));
  plan->target_columns = g_array_new (FALSE, FALSE, sizeof (int));
  plan->cells = g_array_new (FALSE, TRUE, sizeof (TdPasteCell));
  g_array_set_clear_func (plan->cells, (GDestroyNotify)cell_clear);
  plan->sentences = g_ptr_array_new_with_free_func (g_free);
  td_grid_model_get_size (target, &planner.n_rows, &planner.n_columns);
  find_headings (&planner);
  find_name_column (&planner);
  map_columns (&planner, column);
  map_rows (&planner, row);
  g_array_set_size (plan->cells, plan->target_rows->len * plan->columns->len);
  /* What is calculated from others comes after them. */
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < plan->target_rows->len; i++)
        {
          for (guint j = 0; j < plan->columns->len && !is_blank (plan, i); j++)
            plan_cell (&planner, i, j, pass > 0);
        }
    }
  return plan;
}

void
td_paste_plan_free (TdPastePlan *plan)
{
  g_array_unref (plan->columns);
  g_array_unref (plan->target_rows);
  g_array_unref (plan->target_columns);
  g_array_unref (plan->cells);
  g_ptr_array_unref (plan->sentences);
  g_free (plan);
}

/* What cannot be entered must be what comes out */

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
check_rate (TdPastePlan *plan,
            const TdFigures *figures,
            const TdClipCell *clip_cell,
            TdPasteCell *cell)
{
  int64_t copied;
  int64_t rate;
  g_autofree char *text = NULL;

  if (clip_cell->kind == TD_CLIP_WORDS || !td_rate_parse (clip_cell->text, &copied, NULL)
      || !find_rate (figures, &rate) || copied == rate)
    return;
  text = td_hundredths_format (rate);
  set_fault (
      plan,
      cell,
      g_strdup_printf (_ ("The rate comes to %s; the table says %s."), text, clip_cell->text));
}

static void
check_item (TdPastePlan *plan,
            const TdFiguresSide *side,
            const TdFiguresPlace *place,
            const TdClipCell *clip_cell,
            TdPasteCell *cell)
{
  int64_t value;
  g_autofree char *text = NULL;

  cell->has_before = place->has_value;
  cell->before = place->value;
  if (clip_cell->kind == TD_CLIP_ABSENT)
    return;
  if (clip_cell->kind != TD_CLIP_FIGURE)
    {
      set_fault (plan, cell, word_fault (clip_cell));
      return;
    }
  if ((side->partial >> place->item) & 1u || !td_figures_get (&side->figures, place->item, &value))
    {
      set_fault (plan, cell, g_strdup (_ ("This is calculated and cannot be entered.")));
      return;
    }
  cell->has_after = true;
  cell->after = value;
  if (value == clip_cell->value)
    return;
  text = td_amount_format (value);
  set_fault (plan,
             cell,
             g_strdup_printf (_ ("This is calculated and comes to %s; the table says %s."),
                              text,
                              clip_cell->text));
}

void
td_paste_plan_check (TdPastePlan *plan, TdGridModel *target, TdFiguresModel *model, TdBook *preview)
{
  TdFiguresPlaceFunc find_place = get_place_func (target);

  for (guint i = 0; i < plan->target_rows->len; i++)
    {
      int row = g_array_index (plan->target_rows, int, i);

      for (guint j = 0; row >= 0 && j < plan->columns->len; j++)
        {
          int column = g_array_index (plan->target_columns, int, j);
          TdPasteCell *cell = td_paste_plan_get (plan, i, j);
          const TdClipCell *clip_cell = td_clip_get (
              plan->clip, plan->first_row + i, (guint)g_array_index (plan->columns, int, j));
          TdFiguresPlace place;
          TdFiguresSide side;

          if (column < 0 || cell->status != TD_PASTE_NOTHING || clip_cell->kind == TD_CLIP_EMPTY
              || cell->has_after)
            continue;
          find_place (target, (guint)row, (guint)column, &place);
          if (place.is_missing)
            continue;
          side = td_figures_sheet_preview (model->sheet, (guint)row, place.measure, preview);
          if (place.is_rate)
            check_rate (plan, &side.figures, clip_cell, cell);
          else
            check_item (plan, &side, &place, clip_cell, cell);
        }
    }
}
