/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-quick-entry.h"

#include <glib/gi18n.h>

#include "app/td-figures-model-private.h"
#include "model/td-amount.h"

struct _TdQuickEntry
{
  GObject parent_instance;

  /* owned */
  TdFiguresModel *model;
};

static void td_quick_entry_iface_init (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdQuickEntry,
                               td_quick_entry,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL,
                                                      td_quick_entry_iface_init))

/* What stands in a column: an item, the rate, or what is missing. */
typedef enum
{
  SHOWS_ITEM,
  SHOWS_RATE,
  SHOWS_MISSING,
} Shows;

static const struct
{
  TdMeasure measure;
  Shows shows;
  TdItem item;
} columns[TD_N_QUICK_COLUMNS] = {
  [TD_QUICK_ELIGIBLE_CASES] = { TD_MEASURE_CASES, SHOWS_ITEM, TD_ITEM_ELIGIBLE },
  [TD_QUICK_COMPLETED_CASES] = { TD_MEASURE_CASES, SHOWS_ITEM, TD_ITEM_COMPLETED },
  [TD_QUICK_ELIGIBLE_MONEY] = { TD_MEASURE_MONEY, SHOWS_ITEM, TD_ITEM_ELIGIBLE },
  [TD_QUICK_COMPLETED_MONEY] = { TD_MEASURE_MONEY, SHOWS_ITEM, TD_ITEM_COMPLETED },
  [TD_QUICK_RATE_CASES] = { TD_MEASURE_CASES, SHOWS_RATE, 0 },
  [TD_QUICK_MISSING_CASES] = { TD_MEASURE_CASES, SHOWS_MISSING, 0 },
  [TD_QUICK_RATE_MONEY] = { TD_MEASURE_MONEY, SHOWS_RATE, 0 },
  [TD_QUICK_MISSING_MONEY] = { TD_MEASURE_MONEY, SHOWS_MISSING, 0 },
};

int
td_quick_entry_find_column (TdMeasure measure, int item)
{
  for (int i = 0; i < TD_N_QUICK_COLUMNS; i++)
    {
      if (columns[i].measure == measure
          && (item < 0 ? columns[i].shows == SHOWS_RATE
                       : columns[i].shows == SHOWS_ITEM && columns[i].item == (TdItem)item))
        return i;
    }
  return -1;
}

TdMeasure
td_quick_entry_get_measure (guint column)
{
  return columns[column].measure;
}

int
td_quick_entry_get_item (guint column)
{
  return columns[column].shows == SHOWS_ITEM ? (int)columns[column].item : -1;
}

static TdSubject
get_subject (TdQuickEntry *quick, guint row)
{
  return td_figures_rows_get (td_figures_sheet_get_rows (quick->model->sheet), row)->subject;
}

static const TdFiguresSide *
get_side (TdQuickEntry *quick, guint row, guint column)
{
  return td_figures_sheet_get_side (quick->model->sheet, row, columns[column].measure);
}

/* (nullable): the target in force */
static const TdTarget *
find_target (TdQuickEntry *quick, guint row, guint column)
{
  const TdFiguresView *view = td_figures_sheet_get_view (quick->model->sheet);
  TdSubject subject = get_subject (quick, row);

  return subject == TD_SUBJECT_NONE
             ? NULL
             : td_book_get_target_in_force (view->book,
                                            subject,
                                            columns[column].measure,
                                            td_book_get_cut (view->book, view->cut)->as_of);
}

/* What must still be completed at the target in force. */
static bool
find_missing (TdQuickEntry *quick, guint row, guint column, int64_t *missing)
{
  const TdFiguresSide *side = get_side (quick, row, column);
  const TdTarget *target = find_target (quick, row, column);

  if (target == NULL || !side->has_rate)
    return false;
  *missing = td_ratio_missing (side->figures.value[TD_ITEM_COMPLETED],
                               side->figures.value[TD_ITEM_ELIGIBLE],
                               target->rate,
                               target->rule);
  return true;
}

static bool
find_value (TdQuickEntry *quick, guint row, guint column, int64_t *value)
{
  const TdFiguresSide *side = get_side (quick, row, column);

  switch (columns[column].shows)
    {
    case SHOWS_RATE:
      *value = side->rate;
      return side->has_rate;
    case SHOWS_MISSING:
      return find_missing (quick, row, column, value);
    case SHOWS_ITEM:
    default:
      return td_figures_get (&side->figures, columns[column].item, value);
    }
}

void
_td_quick_entry_find_place (gpointer data, guint row, guint column, TdFiguresPlace *place)
{
  TdQuickEntry *quick = data;
  const TdFiguresSide *side = get_side (quick, row, column);

  *place = (TdFiguresPlace){
    .subject = get_subject (quick, row),
    .measure = columns[column].measure,
    .item = columns[column].item,
    .is_rate = columns[column].shows == SHOWS_RATE,
    .is_missing = columns[column].shows == SHOWS_MISSING,
    .lock = side->lock,
  };
  if (columns[column].shows == SHOWS_ITEM && ((side->editable >> place->item) & 1u))
    place->lock = TD_FIGURES_LOCK_NONE;
  place->has_value = find_value (quick, row, column, &place->value);
}

static void
get_size (TdGridModel *grid_model, guint *n_rows, guint *n_columns)
{
  td_grid_model_get_size (TD_GRID_MODEL (TD_QUICK_ENTRY (grid_model)->model), n_rows, n_columns);
  *n_columns = TD_N_QUICK_COLUMNS;
}

static void
get_heading (TdGridModel *grid_model, int column, TdGridHeading *heading)
{
  if (column < 0)
    {
      *heading = (TdGridHeading){ .text = C_ ("figures", "Unit") };
      return;
    }
  switch (columns[column].shows)
    {
    case SHOWS_RATE:
      heading->text = C_ ("quick entry", "Rate %");
      break;
    case SHOWS_MISSING:
      heading->text = C_ ("quick entry", "Missing");
      break;
    case SHOWS_ITEM:
    default:
      heading->text = columns[column].item == TD_ITEM_ELIGIBLE ? C_ ("quick entry", "Eligible")
                                                               : C_ ("quick entry", "Completed");
      break;
    }
  if (columns[column].measure == TD_MEASURE_CASES)
    heading->group = columns[column].shows == SHOWS_ITEM ? C_ ("quick entry", "Cases")
                                                         : C_ ("quick entry", "Result by cases");
  else
    heading->group = columns[column].shows == SHOWS_ITEM ? C_ ("quick entry", "Money, 1,000 dong")
                                                         : C_ ("quick entry", "Result by money");
  heading->number = NULL;
  heading->min_chars = columns[column].measure == TD_MEASURE_CASES ? 7 : 13;
}

static void
get_row (TdGridModel *grid_model, guint row, TdGridRow *name)
{
  td_grid_model_get_row (TD_GRID_MODEL (TD_QUICK_ENTRY (grid_model)->model), row, name);
}

static void
get_cell (TdGridModel *grid_model, guint row, guint column, TdGridCell *cell)
{
  TdQuickEntry *quick = TD_QUICK_ENTRY (grid_model);
  g_autofree char *text = NULL;
  TdFiguresPlace place;

  _td_quick_entry_find_place (quick, row, column, &place);
  *cell = (TdGridCell){ 0 };
  if (!place.has_value)
    text = g_strdup (place.lock == TD_FIGURES_LOCK_NONE ? "" : TD_ABSENT);
  else if (columns[column].shows == SHOWS_RATE)
    text = td_hundredths_format (place.value);
  else
    text = td_amount_format (place.value);
  (void)g_strlcpy (cell->text, text, sizeof cell->text);
  if (place.lock != TD_FIGURES_LOCK_NONE)
    cell->flags |= TD_GRID_LOCKED;
  if (columns[column].shows != SHOWS_ITEM)
    return;
  if ((get_side (quick, row, column)->partial >> place.item) & 1u)
    cell->flags |= TD_GRID_PARTIAL;
  cell->flags |= _td_figures_model_find_doubt (quick->model, row, place.measure, place.item);
}

static char *
get_text (TdGridModel *grid_model, guint row, guint column)
{
  int64_t value;

  if (!find_value (TD_QUICK_ENTRY (grid_model), row, column, &value))
    return g_strdup ("");
  if (columns[column].shows == SHOWS_RATE)
    return td_hundredths_format (value);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

/* Why nothing can be entered where something is calculated. */
static char *
get_note (TdGridModel *grid_model, guint row, guint column)
{
  TdQuickEntry *quick = TD_QUICK_ENTRY (grid_model);
  TdFiguresPlace place;

  if (columns[column].shows != SHOWS_ITEM && !get_side (quick, row, column)->has_rate)
    return g_strdup (_ ("Calculated once eligible and completed are entered."));
  if (columns[column].shows == SHOWS_RATE)
    return g_strdup (_ ("Calculated: completed out of eligible."));
  if (columns[column].shows == SHOWS_MISSING)
    return g_strdup (find_target (quick, row, column) != NULL
                         ? _ ("Calculated: what must still be completed to meet the target.")
                         : _ ("No target is in force here, so nothing is missing."));
  _td_quick_entry_find_place (quick, row, column, &place);
  return _td_figures_model_word_note (quick->model, row, place.measure, place.item, place.lock);
}

static bool
commit (TdGridModel *grid_model, guint row, guint column, const char *text, char **message)
{
  TdQuickEntry *quick = TD_QUICK_ENTRY (grid_model);
  TdFiguresPlace place;

  _td_quick_entry_find_place (quick, row, column, &place);
  return _td_figures_model_enter (quick->model, &place, text, message);
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

  return _td_figures_model_write (TD_QUICK_ENTRY (grid_model)->model,
                                  &range,
                                  false,
                                  _td_quick_entry_find_place,
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

  return _td_figures_model_write (TD_QUICK_ENTRY (grid_model)->model,
                                  &range,
                                  true,
                                  _td_quick_entry_find_place,
                                  grid_model,
                                  message);
}

static void
unfold (TdGridModel *grid_model, guint row, bool unfold_it)
{
  td_grid_model_unfold (TD_GRID_MODEL (TD_QUICK_ENTRY (grid_model)->model), row, unfold_it);
}

static void
td_quick_entry_iface_init (TdGridModelInterface *iface)
{
  iface->get_size = get_size;
  iface->get_heading = get_heading;
  iface->get_row = get_row;
  iface->get_cell = get_cell;
  iface->get_text = get_text;
  iface->get_note = get_note;
  iface->commit = commit;
  iface->clear = clear;
  iface->fill_down = fill_down;
  iface->unfold = unfold;
}

static void
td_quick_entry_finalize (GObject *object)
{
  g_clear_object (&TD_QUICK_ENTRY (object)->model);

  G_OBJECT_CLASS (td_quick_entry_parent_class)->finalize (object);
}

static void
td_quick_entry_class_init (TdQuickEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_quick_entry_finalize;
}

static void
td_quick_entry_init (TdQuickEntry *quick)
{
}

TdQuickEntry *
td_quick_entry_new (TdFiguresModel *model)
{
  TdQuickEntry *quick = g_object_new (TD_TYPE_QUICK_ENTRY, NULL);

  quick->model = g_object_ref (model);
  g_signal_connect_object (
      model, "leave", G_CALLBACK (td_grid_model_leave), quick, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      model, "reset", G_CALLBACK (td_grid_model_reset), quick, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      model, "changed", G_CALLBACK (td_grid_model_changed), quick, G_CONNECT_SWAPPED);
  return quick;
}
