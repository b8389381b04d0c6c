/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-model.h"

G_DEFINE_INTERFACE (TdGridModel, td_grid_model, G_TYPE_OBJECT)

enum
{
  SIGNAL_LEAVE,
  SIGNAL_RESET,
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
td_grid_model_default_init (TdGridModelInterface *iface)
{
  GType type = G_TYPE_FROM_INTERFACE (iface);

  signals[SIGNAL_LEAVE]
      = g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RESET]
      = g_signal_new ("reset", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
td_grid_model_get_size (TdGridModel *model, guint *n_rows, guint *n_columns)
{
  TD_GRID_MODEL_GET_IFACE (model)->get_size (model, n_rows, n_columns);
}

void
td_grid_model_get_heading (TdGridModel *model, int column, TdGridHeading *heading)
{
  memset (heading, 0, sizeof *heading);
  TD_GRID_MODEL_GET_IFACE (model)->get_heading (model, column, heading);
  if (heading->text == NULL)
    heading->text = "";
}

void
td_grid_model_get_row (TdGridModel *model, guint row, TdGridRow *name)
{
  memset (name, 0, sizeof *name);
  TD_GRID_MODEL_GET_IFACE (model)->get_row (model, row, name);
  if (name->text == NULL)
    name->text = "";
}

void
td_grid_model_get_cell (TdGridModel *model, guint row, guint column, TdGridCell *cell)
{
  cell->text[0] = '\0';
  cell->flags = 0;
  cell->shade = 0;
  TD_GRID_MODEL_GET_IFACE (model)->get_cell (model, row, column, cell);
}

char *
td_grid_model_get_text (TdGridModel *model, guint row, guint column)
{
  TdGridModelInterface *iface = TD_GRID_MODEL_GET_IFACE (model);
  TdGridCell cell;

  if (iface->get_text != NULL)
    return iface->get_text (model, row, column);
  td_grid_model_get_cell (model, row, column, &cell);
  return g_strdup (cell.text);
}

char *
td_grid_model_get_name (TdGridModel *model, guint row, guint column)
{
  TdGridModelInterface *iface = TD_GRID_MODEL_GET_IFACE (model);
  TdGridHeading heading;
  TdGridRow name;
  TdGridCell cell;

  if (iface->get_name != NULL)
    return iface->get_name (model, row, column);
  td_grid_model_get_heading (model, (int)column, &heading);
  td_grid_model_get_row (model, row, &name);
  td_grid_model_get_cell (model, row, column, &cell);
  return g_strdup_printf ("%s, %s, %s", name.text, heading.text, cell.text);
}

char *
td_grid_model_get_note (TdGridModel *model, guint row, guint column)
{
  TdGridModelInterface *iface = TD_GRID_MODEL_GET_IFACE (model);

  return iface->get_note != NULL ? iface->get_note (model, row, column) : NULL;
}

bool
td_grid_model_commit (TdGridModel *model, guint row, guint column, const char *text, char **message)
{
  TdGridModelInterface *iface = TD_GRID_MODEL_GET_IFACE (model);

  return iface->commit != NULL && iface->commit (model, row, column, text, message);
}

bool
td_grid_model_clear (
    TdGridModel *model, guint row, guint column, guint last_row, guint last_column, char **message)
{
  TdGridModelInterface *iface = TD_GRID_MODEL_GET_IFACE (model);

  return iface->clear != NULL && iface->clear (model, row, column, last_row, last_column, message);
}

bool
td_grid_model_fill_down (
    TdGridModel *model, guint row, guint column, guint last_row, guint last_column, char **message)
{
  TdGridModelInterface *iface = TD_GRID_MODEL_GET_IFACE (model);

  return iface->fill_down != NULL
         && iface->fill_down (model, row, column, last_row, last_column, message);
}

void
td_grid_model_unfold (TdGridModel *model, guint row, bool unfold)
{
  TdGridModelInterface *iface = TD_GRID_MODEL_GET_IFACE (model);

  if (iface->unfold != NULL)
    iface->unfold (model, row, unfold);
}

void
td_grid_model_leave (TdGridModel *model)
{
  g_signal_emit (model, signals[SIGNAL_LEAVE], 0);
}

void
td_grid_model_reset (TdGridModel *model)
{
  g_signal_emit (model, signals[SIGNAL_RESET], 0);
}

void
td_grid_model_changed (TdGridModel *model)
{
  g_signal_emit (model, signals[SIGNAL_CHANGED], 0);
}
