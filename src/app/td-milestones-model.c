/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-milestones-model.h"

#include <glib/gi18n.h>

#include "analysis/td-plan.h"
#include "model/td-amount.h"
#include "model/td-day.h"

/* A rate and a share of the target, for each measure. */
#define N_COLUMNS (2 * TD_N_MEASURES)

struct _TdMilestonesModel
{
  GObject parent_instance;

  /* owned */
  char *month_names[TD_N_MONTHS];

  TdMilestones milestones;
};

static void grid_model_iface_init (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdMilestonesModel,
                               td_milestones_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL, grid_model_iface_init))

static TdMilestone *
get_milestone (TdMilestonesModel *model, guint row, guint column)
{
  return &model->milestones.months[column / 2][row + 1];
}

static bool
is_share (guint column)
{
  return column % 2 == 1;
}

/* (nullable): the milestone that shows in a cell */
static TdMilestone *
find_shown (TdMilestonesModel *model, guint row, guint column)
{
  TdMilestone *milestone = get_milestone (model, row, column);

  return milestone->known && milestone->of_target == is_share (column) ? milestone : NULL;
}

static void
get_size (TdGridModel *base, guint *n_rows, guint *n_columns)
{
  *n_rows = TD_N_MONTHS;
  *n_columns = N_COLUMNS;
}

static void
get_heading (TdGridModel *base, int column, TdGridHeading *heading)
{
  *heading = (TdGridHeading){ .text = C_ ("milestones", "Month's end") };
  if (column < 0)
    return;
  heading->group = column / 2 == TD_MEASURE_CASES ? _ ("By cases") : _ ("By money");
  heading->text
      /* xgettext:no-c-format */
      = is_share ((guint)column) ? C_ ("milestones", "% of target") : C_ ("milestones", "Rate %");
  heading->min_chars = 7;
}

static void
get_row (TdGridModel *base, guint row, TdGridRow *name)
{
  *name = (TdGridRow){ .text = TD_MILESTONES_MODEL (base)->month_names[row] };
}

static void
get_cell (TdGridModel *base, guint row, guint column, TdGridCell *cell)
{
  const TdMilestone *milestone = find_shown (TD_MILESTONES_MODEL (base), row, column);
  g_autofree char *text = milestone != NULL ? td_hundredths_format (milestone->rate) : NULL;

  *cell = (TdGridCell){ 0 };
  (void)g_strlcpy (cell->text, text != NULL ? text : "", sizeof cell->text);
}

static char *
get_name (TdGridModel *base, guint row, guint column)
{
  TdGridHeading heading;
  TdGridRow name;
  TdGridCell cell;

  get_heading (base, (int)column, &heading);
  get_row (base, row, &name);
  get_cell (base, row, column, &cell);
  return g_strdup_printf ("%s, %s, %s, %s", name.text, heading.group, heading.text, cell.text);
}

static bool
commit (TdGridModel *base, guint row, guint column, const char *text, char **message)
{
  TdMilestonesModel *model = TD_MILESTONES_MODEL (base);
  TdMilestone *milestone = get_milestone (model, row, column);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;
  int64_t rate;

  if (*stripped == '\0')
    {
      if (find_shown (model, row, column) != NULL)
        *milestone = (TdMilestone){ 0 };
      td_grid_model_changed (base);
      return true;
    }
  if (!td_rate_parse (stripped, &rate, &error))
    {
      *message = g_strdup (error->message);
      return false;
    }
  if (rate > 10000)
    {
      *message = g_strdup (_ ("A milestone is at most 100 %. Type it anew."));
      return false;
    }
  *milestone = (TdMilestone){ .known = true, .of_target = is_share (column), .rate = rate };
  td_grid_model_changed (base);
  return true;
}

static bool
clear (
    TdGridModel *base, guint row, guint column, guint last_row, guint last_column, char **message)
{
  TdMilestonesModel *model = TD_MILESTONES_MODEL (base);

  for (guint i = row; i <= last_row; i++)
    for (guint j = column; j <= last_column; j++)
      if (find_shown (model, i, j) != NULL)
        *get_milestone (model, i, j) = (TdMilestone){ 0 };
  td_grid_model_changed (base);
  return true;
}

static void
grid_model_iface_init (TdGridModelInterface *iface)
{
  iface->get_size = get_size;
  iface->get_heading = get_heading;
  iface->get_row = get_row;
  iface->get_cell = get_cell;
  iface->get_name = get_name;
  iface->commit = commit;
  iface->clear = clear;
}

static void
td_milestones_model_finalize (GObject *object)
{
  TdMilestonesModel *model = TD_MILESTONES_MODEL (object);

  for (guint i = 0; i < TD_N_MONTHS; i++)
    g_free (model->month_names[i]);
  G_OBJECT_CLASS (td_milestones_model_parent_class)->finalize (object);
}

static void
td_milestones_model_class_init (TdMilestonesModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_milestones_model_finalize;
}

static void
td_milestones_model_init (TdMilestonesModel *model)
{
}

TdMilestonesModel *
td_milestones_model_new (const TdMilestones *milestones, int work_year)
{
  TdMilestonesModel *model = g_object_new (TD_TYPE_MILESTONES_MODEL, NULL);

  model->milestones = *milestones;
  for (guint i = 0; i < TD_N_MONTHS; i++)
    {
      g_autofree char *day = td_day_format_short (td_plan_month_end (work_year, (int)i + 1));
      /* Translators: %s is the last day of a month, "31/12". */
      model->month_names[i] = g_strdup_printf (C_ ("month", "to %s"), day);
    }
  return model;
}

const TdMilestones *
td_milestones_model_get (TdMilestonesModel *model)
{
  return &model->milestones;
}
