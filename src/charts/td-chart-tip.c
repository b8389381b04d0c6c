/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-tip.h"

/* Distances in 1/96 inch at 11 pt. */
#define PADDING_X 12.0
#define PADDING_Y 9.0
#define ROW_GAP 6.0
#define COLUMN_GAP 16.0
#define SAMPLE_WIDTH 18.0
#define MAX_NAME 240.0
#define CURSOR_GAP 14.0

/* Heights at which a tip is tried. */
#define N_HEIGHTS 12

/* The texts of a tip as a grid: column 0 the names, 1 the values, then the details. */
typedef struct
{
  guint n_columns;
  guint n_rows;
  GPtrArray *cells; /* (element-type PangoLayout) (nullable cells) */
  double *widths;
  double row_height;
  double width;
  double height;
  PangoLayout *hint;
} Grid;

static void
grid_clear (Grid *grid)
{
  g_clear_pointer (&grid->cells, g_ptr_array_unref);
  g_clear_pointer (&grid->widths, g_free);
  g_clear_object (&grid->hint);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

static void
object_unref_nullable (gpointer object)
{
  g_clear_object (&object);
}

static void
grid_add (Grid *grid, TdChartMarks *marks, guint column, TdChartFont font, const char *text)
{
  PangoLayout *cell = NULL;
  if (text != NULL)
    {
      cell = td_chart_marks_measure (marks, font, text, column == 0 ? MAX_NAME * marks->unit : -1);
      grid->widths[column] = MAX (grid->widths[column], td_chart_text_width (cell));
    }
  g_ptr_array_add (grid->cells, cell);
}

static void
grid_init (Grid *grid, TdChartMarks *marks, const TdChartTip *tip)
{
  double unit = marks->unit;
  guint n_details = g_strv_length ((char **)tip->headings);
  grid->n_columns = 2 + n_details;
  grid->n_rows = 1 + tip->n_rows;
  grid->cells = g_ptr_array_new_with_free_func (object_unref_nullable);
  grid->widths = g_new0 (double, grid->n_columns);
  grid->row_height = td_chart_marks_line_height (marks, TD_CHART_FONT_LABEL) + ROW_GAP * unit;

  grid_add (grid, marks, 0, TD_CHART_FONT_LABEL_BOLD, tip->title);
  grid_add (grid, marks, 1, TD_CHART_FONT_SMALL, tip->value_heading);
  for (guint i = 0; i < n_details; i++)
    grid_add (grid, marks, 2 + i, TD_CHART_FONT_SMALL, tip->headings[i]);
  for (guint i = 0; i < tip->n_rows; i++)
    {
      const TdChartTipRow *row = &tip->rows[i];
      guint n = row->details != NULL ? g_strv_length ((char **)row->details) : 0;
      grid_add (
          grid, marks, 0, row->is_hit ? TD_CHART_FONT_LABEL_BOLD : TD_CHART_FONT_LABEL, row->name);
      grid_add (grid, marks, 1, TD_CHART_FONT_LABEL_BOLD, row->value);
      for (guint j = 0; j < n_details; j++)
        grid_add (grid, marks, 2 + j, TD_CHART_FONT_LABEL, j < n ? row->details[j] : NULL);
    }

  grid->width = (2 * PADDING_X + SAMPLE_WIDTH) * unit;
  for (guint i = 0; i < grid->n_columns; i++)
    grid->width += grid->widths[i] + (i > 0 && grid->widths[i] > 0 ? COLUMN_GAP * unit : 0);
  grid->height = 2 * PADDING_Y * unit + grid->n_rows * grid->row_height - ROW_GAP * unit;
  if (tip->hint != NULL)
    {
      grid->hint = td_chart_marks_measure (marks, TD_CHART_FONT_SMALL, tip->hint, -1);
      grid->width = MAX (grid->width, td_chart_text_width (grid->hint) + 2 * PADDING_X * unit);
      grid->height += td_chart_text_height (grid->hint) + 2 * ROW_GAP * unit;
    }
}

/* Beside @at, right then left, from the height of @at outwards. */
static bool
find_place (const TdChartLayout *layout,
            const TdChartRoom *room,
            const TdChartDot *at,
            const Grid *grid,
            TdChartRect *place)
{
  TdChartRect candidates[2 * (2 * N_HEIGHTS + 1)];
  guint n = 0;
  double gap = CURSOR_GAP * layout->unit;
  double free_height = layout->height - grid->height;
  if (free_height < 0)
    return false;
  double middle = CLAMP (at->y - grid->height / 2, 0, free_height);
  for (int i = 0; i <= N_HEIGHTS; i++)
    for (int side = -1; side <= 1; side += 2)
      {
        double to = side < 0 ? 0 : free_height;
        double y = middle + (to - middle) * i / N_HEIGHTS;
        if (i == 0 && side > 0)
          continue;
        candidates[n++] = (TdChartRect){ at->x + gap, y, grid->width, grid->height };
        candidates[n++] = (TdChartRect){ at->x - gap - grid->width, y, grid->width, grid->height };
      }
  guint n_lines;
  int chosen = td_chart_room_choose (room, candidates, n, &n_lines);
  if (chosen < 0)
    return false;
  *place = candidates[chosen];
  return true;
}

static void
add_sample (TdChartMarks *marks, const TdChartSeries *series, double x, double y)
{
  double unit = marks->unit;
  double radius = 4 * unit;
  TdChartDot at = { x + radius, y };
  TdChartRect line = { x, y, 12 * unit, 0 };
  TdChartMark *mark;
  switch (series->role)
    {
    case TD_CHART_ROLE_UNIT:
      mark = td_chart_marks_add_symbol (marks,
                                        TD_CHART_PART_TIP,
                                        td_chart_symbol_of (series->colour),
                                        TD_CHART_INK_TIP_UNIT,
                                        &at,
                                        radius);
      mark->colour = series->colour;
      break;
    case TD_CHART_ROLE_OTHER:
      td_chart_marks_add_symbol (
          marks, TD_CHART_PART_TIP, TD_CHART_SYMBOL_CIRCLE, TD_CHART_INK_TIP_DIM, &at, radius);
      break;
    case TD_CHART_ROLE_LAST_YEAR:
      td_chart_marks_add_line (
          marks, TD_CHART_PART_TIP, TD_CHART_INK_TIP_DIM, TD_CHART_STROKE_DASHES, &line);
      break;
    case TD_CHART_ROLE_QUOTA:
      td_chart_marks_add_line (
          marks, TD_CHART_PART_TIP, TD_CHART_INK_TIP_TEXT, TD_CHART_STROKE_NOTE, &line);
      break;
    case TD_CHART_ROLE_FORECAST:
      mark = td_chart_marks_add_line (
          marks, TD_CHART_PART_TIP, TD_CHART_INK_TIP_UNIT, TD_CHART_STROKE_DOTS, &line);
      mark->colour = series->colour;
      break;
    }
}

void
td_chart_tip_add (TdChartMarks *marks,
                  const TdChartLayout *layout,
                  const TdChartRoom *room,
                  const TdChartDot *at,
                  const TdChartTip *tip)
{
  g_auto (Grid) grid = { 0 };
  grid_init (&grid, marks, tip);
  TdChartRect place;
  if (!find_place (layout, room, at, &grid, &place))
    return;

  double unit = marks->unit;
  td_chart_marks_add_rect (marks, TD_CHART_MARK_BOX, TD_CHART_PART_TIP, TD_CHART_INK_TIP, &place);
  double y = place.y + PADDING_Y * unit;
  double line_height = grid.row_height - ROW_GAP * unit;
  for (guint i = 0; i < grid.n_rows; i++)
    {
      const TdChartTipRow *row = i > 0 ? &tip->rows[i - 1] : NULL;
      double right = place.x + place.width - PADDING_X * unit;
      for (guint j = grid.n_columns; j > 0; j--)
        {
          guint column = j - 1;
          PangoLayout *cell = g_ptr_array_index (grid.cells, i * grid.n_columns + column);
          double width = cell != NULL ? td_chart_text_width (cell) : 0;
          double x = right - width;
          if (column == 0)
            x = place.x + PADDING_X * unit
                + (row != NULL && row->series != NULL ? SAMPLE_WIDTH * unit : 0);
          bool is_heading = i == 0 && column > 0;
          if (cell != NULL)
            td_chart_marks_add_text (marks,
                                     TD_CHART_PART_TIP,
                                     is_heading ? TD_CHART_INK_TIP_DIM : TD_CHART_INK_TIP_TEXT,
                                     g_object_ref (cell),
                                     x,
                                     y + (line_height - td_chart_text_height (cell)) / 2);
          if (grid.widths[column] > 0)
            right -= grid.widths[column] + COLUMN_GAP * unit;
        }
      if (row != NULL && row->series != NULL)
        add_sample (marks, row->series, place.x + PADDING_X * unit, y + line_height / 2);
      y += grid.row_height;
    }
  if (grid.hint != NULL)
    {
      TdChartRect rule = { place.x + PADDING_X * unit, y, place.width - 2 * PADDING_X * unit, 0 };
      td_chart_marks_add_line (
          marks, TD_CHART_PART_TIP, TD_CHART_INK_TIP_DIM, TD_CHART_STROKE_HAIR, &rule);
      td_chart_marks_add_text (marks,
                               TD_CHART_PART_TIP,
                               TD_CHART_INK_TIP_DIM,
                               g_object_ref (grid.hint),
                               rule.x,
                               y + ROW_GAP * unit);
    }
}
