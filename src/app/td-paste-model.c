/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-paste-model.h"

#include <glib/gi18n.h>

#include "model/td-amount.h"

struct _TdPasteModel
{
  GObject parent_instance;

  /* owned */
  TdGridModel *target;

  /* borrowed */
  const TdPastePlan *plan;
};

static void td_paste_model_iface_init (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdPasteModel,
                               td_paste_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL,
                                                      td_paste_model_iface_init))

static const TdClipCell *
get_clip_cell (TdPasteModel *model, guint row, guint column)
{
  const TdPastePlan *plan = model->plan;

  return td_clip_get (
      plan->clip, plan->first_row + row, (guint)g_array_index (plan->columns, int, column));
}

static void
get_size (TdGridModel *grid_model, guint *n_rows, guint *n_columns)
{
  const TdPastePlan *plan = TD_PASTE_MODEL (grid_model)->plan;

  *n_rows = td_paste_plan_get_n_rows (plan);
  *n_columns = plan->columns->len;
}

static void
get_heading (TdGridModel *grid_model, int column, TdGridHeading *heading)
{
  TdPasteModel *model = TD_PASTE_MODEL (grid_model);
  const TdPastePlan *plan = model->plan;
  int target = column >= 0 ? g_array_index (plan->target_columns, int, (guint)column) : -1;

  if (column < 0 || target >= 0)
    {
      td_grid_model_get_heading (model->target, target, heading);
      heading->min_chars = 0;
      return;
    }
  *heading = (TdGridHeading){ .text = TD_ABSENT };
  if (plan->first_row > 0)
    heading->text = td_clip_get (plan->clip,
                                 plan->first_row - 1,
                                 (guint)g_array_index (plan->columns, int, (guint)column))
                        ->text;
}

static void
get_row (TdGridModel *grid_model, guint row, TdGridRow *name)
{
  TdPasteModel *model = TD_PASTE_MODEL (grid_model);
  const TdPastePlan *plan = model->plan;
  int target = g_array_index (plan->target_rows, int, row);

  *name = (TdGridRow){ .text = TD_ABSENT };
  if (target >= 0)
    {
      td_grid_model_get_row (model->target, (guint)target, name);
      name->can_unfold = false;
    }
  else if (plan->name_column >= 0)
    name->text = td_clip_get (plan->clip, plan->first_row + row, (guint)plan->name_column)->text;
}

static char *
format (bool has, int64_t value)
{
  return has ? td_amount_format (value) : g_strdup (TD_ABSENT);
}

static void
get_cell (TdGridModel *grid_model, guint row, guint column, TdGridCell *cell)
{
  TdPasteModel *model = TD_PASTE_MODEL (grid_model);
  const TdPasteCell *planned = td_paste_plan_get (model->plan, row, column);
  const TdClipCell *copied = get_clip_cell (model, row, column);
  const char *end;

  *cell = (TdGridCell){ .flags = TD_GRID_LOCKED };
  if (planned->status == TD_PASTE_CHANGE)
    {
      g_autofree char *before = format (planned->has_before, planned->before);
      g_autofree char *after = format (planned->has_after, planned->after);

      (void)g_snprintf (cell->text, sizeof cell->text, "%s → %s", before, after);
      cell->flags = TD_GRID_CHANGED;
      return;
    }
  if (planned->status == TD_PASTE_FAULT)
    cell->flags = TD_GRID_DOUBTFUL;
  (void)g_strlcpy (cell->text, *copied->text != '\0' ? copied->text : TD_ABSENT, sizeof cell->text);
  /* A letter cut in two is none. */
  if (!g_utf8_validate (cell->text, -1, &end))
    cell->text[end - cell->text] = '\0';
}

static char *
get_note (TdGridModel *grid_model, guint row, guint column)
{
  TdPasteModel *model = TD_PASTE_MODEL (grid_model);

  return g_strdup (td_paste_plan_get (model->plan, row, column)->message);
}

static void
td_paste_model_iface_init (TdGridModelInterface *iface)
{
  iface->get_size = get_size;
  iface->get_heading = get_heading;
  iface->get_row = get_row;
  iface->get_cell = get_cell;
  iface->get_note = get_note;
}

static void
td_paste_model_finalize (GObject *object)
{
  g_clear_object (&TD_PASTE_MODEL (object)->target);

  G_OBJECT_CLASS (td_paste_model_parent_class)->finalize (object);
}

static void
td_paste_model_class_init (TdPasteModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_paste_model_finalize;
}

static void
td_paste_model_init (TdPasteModel *model)
{
}

TdPasteModel *
td_paste_model_new (const TdPastePlan *plan, TdGridModel *target)
{
  TdPasteModel *model = g_object_new (TD_TYPE_PASTE_MODEL, NULL);

  model->plan = plan;
  model->target = g_object_ref (target);
  return model;
}
