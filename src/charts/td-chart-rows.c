/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-rows.h"

#include <math.h>

/* Distances in 1/96 inch at 11 pt. */
#define STATUS_WIDTH 14.0
#define STATUS_RADIUS 4.0
#define MAX_PITCH 66.0
#define MAX_BAR 30.0
#define TOTAL_GAP 6.0
#define MIN_BARS 110.0

/* Of the pitch of the rows. */
#define BAR_SHARE 0.58
#define CLOSE_BAR_SHARE 0.86
/* Of the width, at most, for the names, and at least, for the bars. */
#define NAME_SHARE 0.34
#define BARS_SHARE 0.35

void
_td_chart_rows_init (TdChartRows *rows, TdChartLayout *layout)
{
  *rows = (TdChartRows){
    .layout = layout,
    .chart = layout->chart,
    .marks = layout->marks,
    .unit = layout->unit,
    .line = td_chart_marks_line_height (layout->marks, TD_CHART_FONT_LABEL),
  };
  rows->rows = td_chart_get_rows (layout->chart, &rows->n_rows);
}

static double
column_width (const TdChartRows *rows, glong offset, const char *heading)
{
  double widest = 0;
  for (guint i = 0; i < rows->n_rows; i++)
    {
      const char *text = G_STRUCT_MEMBER (const char *, &rows->rows[i], offset);
      if (text == NULL)
        continue;
      g_autoptr (PangoLayout) cell
          = td_chart_marks_measure (rows->marks, TD_CHART_FONT_LABEL_BOLD, text, -1);
      widest = MAX (widest, td_chart_text_width (cell));
    }
  if (widest > 0 && heading != NULL)
    {
      g_autoptr (PangoLayout) cell
          = td_chart_marks_measure (rows->marks, TD_CHART_FONT_SMALL, heading, -1);
      widest = MAX (widest, td_chart_text_width (cell));
    }
  return widest;
}

/* Names at the left, columns at the right; columns that leave too little for the bars are left out.
 */
void
_td_chart_rows_share_width (TdChartRows *rows)
{
  TdChartLayout *layout = rows->layout;
  const TdChartRect *body = &layout->body;
  double unit = rows->unit;
  double widest = 0;
  for (guint i = 0; i < rows->n_rows; i++)
    {
      const char *name = rows->rows[i].name;
      g_autoptr (PangoLayout) text = td_chart_marks_measure (
          rows->marks,
          rows->rows[i].is_total ? TD_CHART_FONT_LABEL_BOLD : TD_CHART_FONT_LABEL,
          name != NULL ? name : "",
          -1);
      widest = MAX (widest, td_chart_text_width (text));
    }
  rows->name_width = MIN (widest, body->width * NAME_SHARE);
  double gap = column_width (rows,
                             G_STRUCT_OFFSET (TdChartRow, gap_text),
                             td_chart_get_text (rows->chart, TD_CHART_TEXT_GAP_HEADING));
  double missing = column_width (rows,
                                 G_STRUCT_OFFSET (TdChartRow, missing_text),
                                 td_chart_get_text (rows->chart, TD_CHART_TEXT_MISSING_HEADING));
  double least = MAX (MIN_BARS * unit, body->width * BARS_SHARE);
  double bars = body->width - rows->name_width - TD_CHART_ROWS_NAME_GAP * unit;
  double gap_column = gap > 0 ? gap + (TD_CHART_ROWS_COLUMN_GAP + STATUS_WIDTH) * unit : 0;
  double missing_column = missing > 0 ? missing + TD_CHART_ROWS_COLUMN_GAP * unit : 0;
  if (gap_column > 0 && bars - gap_column >= least)
    {
      rows->gap_width = gap;
      bars -= gap_column;
    }
  if (missing_column > 0 && bars - missing_column >= least)
    {
      rows->missing_width = missing;
      bars -= missing_column;
    }
  /* The last tick label stands around the end of the axis. */
  if (rows->gap_width <= 0 && rows->missing_width <= 0)
    bars -= TD_CHART_ROWS_COLUMN_GAP * unit;
  layout->plot.x = body->x + rows->name_width + TD_CHART_ROWS_NAME_GAP * unit;
  layout->plot.width = MAX (bars, 1);
}

void
_td_chart_rows_share_height (TdChartRows *rows, double above, double below)
{
  TdChartLayout *layout = rows->layout;
  const TdChartRect *body = &layout->body;
  double unit = rows->unit;
  double line = rows->line;
  guint n_gaps = 0;
  guint n_totals = 0;
  for (guint i = 0; i < rows->n_rows; i++)
    if (rows->rows[i].is_total)
      {
        n_totals++;
        if (i > 0 && !rows->rows[i - 1].is_total)
          n_gaps++;
      }

  layout->plot.y = body->y + above;
  double most = MAX (body->height - above - below, 1);
  layout->plot.height = most;
  if (rows->n_rows == 0)
    return;
  rows->total_gap = MIN (TOTAL_GAP * unit, most * 0.05);
  double height = most - n_gaps * rows->total_gap;
  rows->pitch = MIN (height / rows->n_rows, MAX_PITCH * unit);
  rows->total_pitch = rows->pitch;
  if (rows->pitch < line)
    {
      /* Texts are higher than their rows: they need room at both ends, and the total stays legible.
       */
      rows->margin = MIN (line / 2, most * 0.1);
      height -= 2 * rows->margin;
      rows->total_pitch = MIN (line, most * 0.15);
      guint n_others = rows->n_rows - MIN (n_totals, rows->n_rows - 1);
      rows->pitch = MAX (height - n_totals * rows->total_pitch, 1) / n_others;
      rows->total_pitch = MAX (rows->total_pitch, rows->pitch);
    }
  rows->stride = (guint)MAX (ceil ((line - 0.01) / rows->pitch), 1);
  layout->plot.height = rows->pitch * (rows->n_rows - n_totals) + rows->total_pitch * n_totals
                        + n_gaps * rows->total_gap + 2 * rows->margin;
}

double
_td_chart_rows_bar_height (const TdChartRows *rows, const TdChartRow *row)
{
  double pitch = row->is_total ? rows->total_pitch : rows->pitch;
  double height = MIN (pitch * BAR_SHARE, MAX_BAR * rows->unit);
  /* Rows that stand close still have bars that hold their value. */
  if (pitch >= rows->line * 0.9)
    height = MAX (height, MIN (pitch * CLOSE_BAR_SHARE, rows->line));
  return height;
}

/* Right edges of the columns. */
static double
missing_right (const TdChartRows *rows)
{
  return rows->layout->body.x + rows->layout->body.width;
}

static double
gap_right (const TdChartRows *rows)
{
  double column
      = rows->missing_width > 0 ? rows->missing_width + TD_CHART_ROWS_COLUMN_GAP * rows->unit : 0;
  return missing_right (rows) - column;
}

static TdChartMark *
add_right (
    TdChartRows *rows, TdChartPart part, TdChartInk ink, PangoLayout *text, double right, double y)
{
  return td_chart_marks_add_text (
      rows->marks, part, ink, text, right - td_chart_text_width (text), y);
}

static void
add_columns (TdChartRows *rows, const TdChartRow *row, int index, double middle)
{
  double unit = rows->unit;
  if (rows->gap_width > 0 && row->gap_text != NULL)
    {
      TdChartFont font = row->is_total ? TD_CHART_FONT_LABEL_BOLD : TD_CHART_FONT_LABEL;
      PangoLayout *text = td_chart_marks_measure (rows->marks, font, row->gap_text, -1);
      add_right (rows,
                 TD_CHART_PART_COLUMN,
                 TD_CHART_INK_TEXT,
                 text,
                 gap_right (rows),
                 middle - td_chart_text_height (text) / 2);
      if (row->status != TD_CHART_STATUS_NONE)
        {
          bool is_met = row->status == TD_CHART_STATUS_MET;
          TdChartDot at = {
            gap_right (rows) - rows->gap_width - (STATUS_WIDTH - STATUS_RADIUS) * unit,
            middle,
          };
          TdChartMark *mark = td_chart_marks_add_symbol (
              rows->marks,
              TD_CHART_PART_COLUMN,
              is_met ? TD_CHART_SYMBOL_TRIANGLE_UP : TD_CHART_SYMBOL_TRIANGLE_DOWN,
              is_met ? TD_CHART_INK_DONE : TD_CHART_INK_MISSING,
              &at,
              STATUS_RADIUS * unit);
          mark->series = index;
        }
    }
  if (rows->missing_width > 0 && row->missing_text != NULL)
    {
      PangoLayout *text
          = td_chart_marks_measure (rows->marks, TD_CHART_FONT_LABEL_BOLD, row->missing_text, -1);
      add_right (rows,
                 TD_CHART_PART_COLUMN,
                 TD_CHART_INK_TEXT,
                 text,
                 missing_right (rows),
                 middle - td_chart_text_height (text) / 2);
    }
}

void
_td_chart_rows_place (TdChartRows *rows, TdChartRect *areas)
{
  const TdChartRect *body = &rows->layout->body;
  double y = rows->layout->plot.y + rows->margin;

  for (guint i = 0; i < rows->n_rows; i++)
    {
      const TdChartRow *row = &rows->rows[i];
      double pitch = row->is_total ? rows->total_pitch : rows->pitch;

      if (i > 0 && row->is_total && !rows->rows[i - 1].is_total)
        {
          td_chart_marks_add_line (
              rows->marks,
              TD_CHART_PART_OTHER,
              TD_CHART_INK_AXIS,
              TD_CHART_STROKE_HAIR,
              &(TdChartRect){ body->x, y + rows->total_gap / 2, body->width, 0 });
          y += rows->total_gap;
        }
      areas[i] = (TdChartRect){ body->x, y, body->width, pitch };
      y += pitch;
    }
}

/* The texts of every row that has room; the total keeps its own and makes room for them. */
bool *
_td_chart_rows_choose (const TdChartRows *rows, const TdChartRect *areas)
{
  bool *is_chosen = g_new0 (bool, MAX (rows->n_rows, 1));
  double half = rows->line / 2;
  double until = G_MAXDOUBLE;

  for (guint i = rows->n_rows; i > 0; i--)
    if (rows->rows[i - 1].is_total)
      {
        double middle = areas[i - 1].y + areas[i - 1].height / 2;
        is_chosen[i - 1] = middle + half <= until;
        if (is_chosen[i - 1])
          until = middle - half;
      }
  for (guint i = 0; i < rows->n_rows; i += MAX (rows->stride, 1))
    if (!rows->rows[i].is_total && areas[i].y + areas[i].height / 2 + half <= until + 0.01)
      is_chosen[i] = true;
  return is_chosen;
}

double
_td_chart_rows_add_headings (TdChartRows *rows)
{
  const TdChartRect *plot = &rows->layout->plot;
  double unit = rows->unit;
  double limit = plot->x + plot->width + TD_CHART_ROWS_COLUMN_GAP * unit;
  double y = rows->layout->body.y;
  const char *gap = td_chart_get_text (rows->chart, TD_CHART_TEXT_GAP_HEADING);
  const char *missing = td_chart_get_text (rows->chart, TD_CHART_TEXT_MISSING_HEADING);

  if (gap != NULL && rows->gap_width > 0)
    {
      PangoLayout *text = td_chart_marks_measure (rows->marks, TD_CHART_FONT_SMALL, gap, -1);
      add_right (rows, TD_CHART_PART_COLUMN_HEADING, TD_CHART_INK_DIM, text, gap_right (rows), y);
      limit = gap_right (rows) - td_chart_text_width (text) - 8 * unit;
    }
  if (missing != NULL && rows->missing_width > 0)
    {
      PangoLayout *text = td_chart_marks_measure (rows->marks, TD_CHART_FONT_SMALL, missing, -1);
      add_right (
          rows, TD_CHART_PART_COLUMN_HEADING, TD_CHART_INK_DIM, text, missing_right (rows), y);
      if (rows->gap_width <= 0)
        limit = missing_right (rows) - td_chart_text_width (text) - 8 * unit;
    }
  return MIN (limit, rows->layout->width);
}

void
_td_chart_rows_add_name (TdChartRows *rows, int index, double middle)
{
  const TdChartRow *row = &rows->rows[index];

  if (row->name != NULL)
    {
      PangoLayout *name
          = td_chart_marks_measure (rows->marks,
                                    row->is_total ? TD_CHART_FONT_LABEL_BOLD : TD_CHART_FONT_LABEL,
                                    row->name,
                                    rows->name_width);
      add_right (rows,
                 TD_CHART_PART_ROW_NAME,
                 TD_CHART_INK_TEXT,
                 name,
                 rows->layout->plot.x - TD_CHART_ROWS_NAME_GAP * rows->unit,
                 middle - td_chart_text_height (name) / 2)
          ->series
          = index;
    }
  add_columns (rows, row, index, middle);
}

void
_td_chart_rows_add_empty (TdChartLayout *layout)
{
  const char *empty = td_chart_get_text (layout->chart, TD_CHART_TEXT_EMPTY);
  const TdChartRect *plot = &layout->plot;

  if (empty == NULL)
    return;
  PangoLayout *text
      = td_chart_marks_measure (layout->marks, TD_CHART_FONT_LABEL, empty, plot->width);
  double x = plot->x + (plot->width - td_chart_text_width (text)) / 2;
  double y = plot->y + (plot->height - td_chart_text_height (text)) / 2;
  TdChartMark *mark
      = td_chart_marks_add_text (layout->marks, TD_CHART_PART_EMPTY, TD_CHART_INK_DIM, text, x, y);
  mark->flags = TD_CHART_MARK_HALO;
}
