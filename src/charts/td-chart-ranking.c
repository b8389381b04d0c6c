/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include <math.h>

#include "td-chart-bullet.h"
#include "td-chart-kind.h"
#include "td-chart-ranking-private.h"

/* Distances in 1/96 inch at 11 pt. */
#define NAME_GAP 9.0
#define COLUMN_GAP 18.0
#define STATUS_WIDTH 14.0
#define STATUS_RADIUS 4.0
#define TICK_GAP 7.0
#define VALUE_PADDING 6.0
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

typedef struct
{
  TdChartLayout *layout;
  const TdChart *chart;
  TdChartMarks *marks;
  double unit;
  const TdChartRow *rows;
  guint n_rows;
  bool shares_target;  /* all rows have the same target: one line through all */
  bool has_one_target; /* all targets there are, are the same */
  TdChartValue target;
  double name_width;
  double gap_width;     /* 0: no column */
  double missing_width; /* 0: no column */
  double line;          /* height of a line of text */
  double pitch;
  double total_pitch;
  double total_gap;
  double margin; /* above the first and below the last row */
  guint stride;  /* of the rows whose texts are shown */
} Ranking;

static double
column_width (const Ranking *ranking, glong offset, const char *heading)
{
  double widest = 0;
  for (guint i = 0; i < ranking->n_rows; i++)
    {
      const char *text = G_STRUCT_MEMBER (const char *, &ranking->rows[i], offset);
      if (text == NULL)
        continue;
      g_autoptr (PangoLayout) cell
          = td_chart_marks_measure (ranking->marks, TD_CHART_FONT_LABEL_BOLD, text, -1);
      widest = MAX (widest, td_chart_text_width (cell));
    }
  if (widest > 0 && heading != NULL)
    {
      g_autoptr (PangoLayout) cell
          = td_chart_marks_measure (ranking->marks, TD_CHART_FONT_SMALL, heading, -1);
      widest = MAX (widest, td_chart_text_width (cell));
    }
  return widest;
}

static void
find_targets (Ranking *ranking)
{
  ranking->shares_target = ranking->n_rows > 0;
  ranking->has_one_target = true;
  for (guint i = 0; i < ranking->n_rows; i++)
    {
      const TdChartValue *target = &ranking->rows[i].target;
      if (!target->is_set)
        ranking->shares_target = false;
      else if (!ranking->target.is_set)
        ranking->target = *target;
      else if (target->hundredths != ranking->target.hundredths)
        ranking->has_one_target = false;
    }
  ranking->has_one_target = ranking->has_one_target && ranking->target.is_set;
  ranking->shares_target = ranking->shares_target && ranking->has_one_target;
}

/* Names at the left, columns at the right; columns that leave too little for the bars are left out.
 */
static void
share_width (Ranking *ranking)
{
  TdChartLayout *layout = ranking->layout;
  const TdChartRect *body = &layout->body;
  double unit = ranking->unit;
  double widest = 0;
  for (guint i = 0; i < ranking->n_rows; i++)
    {
      const char *name = ranking->rows[i].name;
      g_autoptr (PangoLayout) text = td_chart_marks_measure (
          ranking->marks,
          ranking->rows[i].is_total ? TD_CHART_FONT_LABEL_BOLD : TD_CHART_FONT_LABEL,
          name != NULL ? name : "",
          -1);
      widest = MAX (widest, td_chart_text_width (text));
    }
  ranking->name_width = MIN (widest, body->width * NAME_SHARE);
  double gap = column_width (ranking,
                             G_STRUCT_OFFSET (TdChartRow, gap_text),
                             td_chart_get_text (ranking->chart, TD_CHART_TEXT_GAP_HEADING));
  double missing = column_width (ranking,
                                 G_STRUCT_OFFSET (TdChartRow, missing_text),
                                 td_chart_get_text (ranking->chart, TD_CHART_TEXT_MISSING_HEADING));
  double least = MAX (MIN_BARS * unit, body->width * BARS_SHARE);
  double bars = body->width - ranking->name_width - NAME_GAP * unit;
  double gap_column = gap > 0 ? gap + (COLUMN_GAP + STATUS_WIDTH) * unit : 0;
  double missing_column = missing > 0 ? missing + COLUMN_GAP * unit : 0;
  if (gap_column > 0 && bars - gap_column >= least)
    {
      ranking->gap_width = gap;
      bars -= gap_column;
    }
  if (missing_column > 0 && bars - missing_column >= least)
    {
      ranking->missing_width = missing;
      bars -= missing_column;
    }
  /* The last tick label stands around the end of the axis. */
  if (ranking->gap_width <= 0 && ranking->missing_width <= 0)
    bars -= COLUMN_GAP * unit;
  layout->plot.x = body->x + ranking->name_width + NAME_GAP * unit;
  layout->plot.width = MAX (bars, 1);
}

static void
share_height (Ranking *ranking)
{
  TdChartLayout *layout = ranking->layout;
  const TdChartRect *body = &layout->body;
  double unit = ranking->unit;
  double small = td_chart_marks_line_height (ranking->marks, TD_CHART_FONT_SMALL);
  double line = ranking->line;
  guint n_gaps = 0;
  guint n_totals = 0;
  for (guint i = 0; i < ranking->n_rows; i++)
    if (ranking->rows[i].is_total)
      {
        n_totals++;
        if (i > 0 && !ranking->rows[i - 1].is_total)
          n_gaps++;
      }

  layout->plot.y = body->y + small + 4 * unit;
  double most = MAX (body->y + body->height - small - TICK_GAP * unit - layout->plot.y, 1);
  layout->plot.height = most;
  if (ranking->n_rows == 0)
    return;
  ranking->total_gap = MIN (TOTAL_GAP * unit, most * 0.05);
  double rows = most - n_gaps * ranking->total_gap;
  ranking->pitch = MIN (rows / ranking->n_rows, MAX_PITCH * unit);
  ranking->total_pitch = ranking->pitch;
  if (ranking->pitch < line)
    {
      /* Texts are higher than their rows: they need room at both ends, and the total stays legible.
       */
      ranking->margin = MIN (line / 2, most * 0.1);
      rows -= 2 * ranking->margin;
      ranking->total_pitch = MIN (line, most * 0.15);
      guint n_others = ranking->n_rows - MIN (n_totals, ranking->n_rows - 1);
      ranking->pitch = MAX (rows - n_totals * ranking->total_pitch, 1) / n_others;
      ranking->total_pitch = MAX (ranking->total_pitch, ranking->pitch);
    }
  ranking->stride = (guint)MAX (ceil ((line - 0.01) / ranking->pitch), 1);
  layout->plot.height = ranking->pitch * (ranking->n_rows - n_totals)
                        + ranking->total_pitch * n_totals + n_gaps * ranking->total_gap
                        + 2 * ranking->margin;
}

static double
bar_height (const Ranking *ranking, const TdChartRow *row)
{
  double pitch = row->is_total ? ranking->total_pitch : ranking->pitch;
  double height = MIN (pitch * BAR_SHARE, MAX_BAR * ranking->unit);
  /* Rows that stand close still have bars that hold their value. */
  if (pitch >= ranking->line * 0.9)
    height = MAX (height, MIN (pitch * CLOSE_BAR_SHARE, ranking->line));
  return height;
}

static void
fit_scale (Ranking *ranking)
{
  int64_t high = 10000;
  for (guint i = 0; i < ranking->n_rows; i++)
    {
      const TdChartRow *row = &ranking->rows[i];
      if (row->value.is_set)
        high = MAX (high, row->value.hundredths);
      if (row->target.is_set)
        high = MAX (high, row->target.hundredths);
    }
  g_autoptr (PangoLayout) text
      = td_chart_marks_measure (ranking->marks, TD_CHART_FONT_SMALL, "000", -1);
  double ticks = ranking->layout->plot.width / (td_chart_text_width (text) * 3);
  ranking->layout->scale = td_chart_scale_fit (0, high, (guint)CLAMP (ticks, 2, 11));
}

static double
x_of (const TdChartLayout *layout, int64_t value)
{
  return layout->plot.x + layout->plot.width * td_chart_scale_place (&layout->scale, value);
}

static void
add_axis (Ranking *ranking)
{
  const TdChartLayout *layout = ranking->layout;
  const TdChartRect *plot = &layout->plot;
  double bottom = plot->y + plot->height;
  double free_from = 0;
  for (guint i = 0; i < layout->scale.n_ticks; i++)
    {
      int64_t tick = td_chart_scale_tick (&layout->scale, i);
      double x = x_of (layout, tick);
      td_chart_marks_add_line (ranking->marks,
                               TD_CHART_PART_OTHER,
                               tick == 0 ? TD_CHART_INK_AXIS : TD_CHART_INK_GRID,
                               TD_CHART_STROKE_HAIR,
                               &(TdChartRect){ x, plot->y, 0, plot->height });
      g_autofree char *figures = td_chart_scale_tick_text (&layout->scale, i);
      g_autoptr (PangoLayout) text
          = td_chart_marks_measure (ranking->marks, TD_CHART_FONT_SMALL, figures, -1);
      double width = td_chart_text_width (text);
      double left = MIN (x - width / 2, layout->width - width);
      if (left < free_from)
        continue;
      free_from = left + width + 4 * ranking->unit;
      td_chart_marks_add_text (ranking->marks,
                               TD_CHART_PART_X_TICK,
                               TD_CHART_INK_DIM,
                               g_steal_pointer (&text),
                               left,
                               bottom + TICK_GAP * ranking->unit);
    }
}

/* Right edges of the columns. */
static double
missing_right (const Ranking *ranking)
{
  return ranking->layout->body.x + ranking->layout->body.width;
}

static double
gap_right (const Ranking *ranking)
{
  double column
      = ranking->missing_width > 0 ? ranking->missing_width + COLUMN_GAP * ranking->unit : 0;
  return missing_right (ranking) - column;
}

static PangoLayout *
add_right (
    Ranking *ranking, TdChartPart part, TdChartInk ink, PangoLayout *text, double right, double y)
{
  td_chart_marks_add_text (ranking->marks, part, ink, text, right - td_chart_text_width (text), y);
  return text;
}

static void
add_headings (Ranking *ranking)
{
  const TdChartRect *plot = &ranking->layout->plot;
  const TdChart *chart = ranking->chart;
  double unit = ranking->unit;
  double limit = plot->x + plot->width + COLUMN_GAP * unit;
  double y = ranking->layout->body.y;
  const char *gap = td_chart_get_text (chart, TD_CHART_TEXT_GAP_HEADING);
  const char *missing = td_chart_get_text (chart, TD_CHART_TEXT_MISSING_HEADING);
  if (gap != NULL && ranking->gap_width > 0)
    {
      PangoLayout *text = td_chart_marks_measure (ranking->marks, TD_CHART_FONT_SMALL, gap, -1);
      add_right (
          ranking, TD_CHART_PART_COLUMN_HEADING, TD_CHART_INK_DIM, text, gap_right (ranking), y);
      limit = gap_right (ranking) - td_chart_text_width (text) - 8 * unit;
    }
  if (missing != NULL && ranking->missing_width > 0)
    {
      PangoLayout *text = td_chart_marks_measure (ranking->marks, TD_CHART_FONT_SMALL, missing, -1);
      add_right (ranking,
                 TD_CHART_PART_COLUMN_HEADING,
                 TD_CHART_INK_DIM,
                 text,
                 missing_right (ranking),
                 y);
      if (ranking->gap_width <= 0)
        limit = missing_right (ranking) - td_chart_text_width (text) - 8 * unit;
    }
  limit = MIN (limit, ranking->layout->width);

  const char *label = td_chart_get_text (chart, TD_CHART_TEXT_TARGET);
  const char *none = td_chart_get_text (chart, TD_CHART_TEXT_NO_TARGET);
  if (ranking->has_one_target && label != NULL)
    {
      PangoLayout *text = td_chart_marks_measure (
          ranking->marks, TD_CHART_FONT_SMALL_BOLD, label, limit - plot->x);
      double width = td_chart_text_width (text);
      double x = x_of (ranking->layout, ranking->target.hundredths) - width / 2;
      td_chart_marks_add_text (ranking->marks,
                               TD_CHART_PART_TARGET_LABEL,
                               TD_CHART_INK_TARGET,
                               text,
                               MAX (MIN (x, limit - width), plot->x),
                               y);
    }
  else if (!ranking->target.is_set && none != NULL && ranking->n_rows > 0)
    {
      PangoLayout *text
          = td_chart_marks_measure (ranking->marks, TD_CHART_FONT_SMALL, none, limit - plot->x);
      td_chart_marks_add_text (
          ranking->marks, TD_CHART_PART_TARGET_LABEL, TD_CHART_INK_DIM, text, plot->x, y);
    }
}

static PangoLayout *
measure_cell (Ranking *ranking, TdChartFont font, const char *text)
{
  return td_chart_marks_measure (ranking->marks, font, text != NULL ? text : "", -1);
}

/* Positions along a bar at which its texts are lined up. */
typedef struct
{
  double start;
  double bar_end; /* the start when there is no value */
  double tick;    /* the start when there is no target */
  double limit;   /* beyond it are the columns */
  double padding;
} BarPlaces;

static BarPlaces
find_places (const Ranking *ranking, const TdChartRow *row, const TdChartRect *area)
{
  TdChartBullet bullet = { row->value, row->target, ranking->layout->scale.max };
  BarPlaces places = {
    .start = area->x,
    .bar_end = area->x,
    .tick = area->x,
    .limit = area->x + area->width + COLUMN_GAP * ranking->unit / 2,
    .padding = VALUE_PADDING * ranking->unit,
  };
  if (row->value.is_set)
    places.bar_end = td_chart_bullet_end (area, &bullet, row->value.hundredths);
  if (row->target.is_set)
    places.tick = td_chart_bullet_end (area, &bullet, row->target.hundredths);
  return places;
}

/* Where a value of @width is best read: inside its bar at the end, else after bar and target,
 * inside before the tick, or over the hatching. Returns false when there is no room at all. */
static bool
place_value (const BarPlaces *at, double width, bool may_be_inside, double *x, bool *is_inside)
{
  double inside = at->bar_end - at->padding - width;
  double before_tick = at->tick - at->padding - width;
  double after = MAX (at->bar_end, at->tick) + at->padding;
  bool is_clear = at->tick <= inside - at->padding / 2 || at->tick >= at->bar_end - at->padding / 2;
  *is_inside = may_be_inside && inside >= at->start + at->padding && is_clear;
  *x = *is_inside ? inside : after;
  if (*is_inside || after + width <= at->limit)
    return true;
  if (may_be_inside && at->tick < at->bar_end && before_tick >= at->start + at->padding)
    {
      *is_inside = true;
      *x = before_tick;
      return true;
    }
  *x = at->bar_end + at->padding;
  return *x + width <= at->limit;
}

static TdChartMark *
add_middle (
    Ranking *ranking, TdChartPart part, TdChartInk ink, PangoLayout *text, double x, double middle)
{
  return td_chart_marks_add_text (
      ranking->marks, part, ink, text, x, middle - td_chart_text_height (text) / 2);
}

/* The value, and after it the target of the row when it has one of its own, or that it has none. */
static void
add_bar_texts (Ranking *ranking, const TdChartRow *row, int index, const TdChartRect *area)
{
  BarPlaces places = find_places (ranking, row, area);
  double middle = area->y + area->height / 2;
  double x = MAX (places.bar_end, places.tick) + places.padding;

  if (row->value_text != NULL && !row->value.is_set)
    {
      g_autoptr (PangoLayout) text = measure_cell (ranking, TD_CHART_FONT_LABEL, row->value_text);
      double width = td_chart_text_width (text);
      double left = places.start + places.padding;
      if (left + width > places.tick - places.padding && places.tick > places.start)
        left = x;
      if (left + width <= places.limit)
        {
          TdChartMark *mark = add_middle (
              ranking, TD_CHART_PART_VALUE, TD_CHART_INK_DIM, g_object_ref (text), left, middle);
          mark->series = index;
          x = MAX (x, left + width + places.padding);
        }
    }
  else if (row->value_text != NULL)
    {
      g_autoptr (PangoLayout) text
          = measure_cell (ranking, TD_CHART_FONT_LABEL_BOLD, row->value_text);
      double width = td_chart_text_width (text);
      bool may_be_inside = area->height >= td_chart_text_height (text) * 0.85;
      double left;
      bool is_inside;
      if (place_value (&places, width, may_be_inside, &left, &is_inside))
        {
          TdChartInk ink = is_inside ? TD_CHART_INK_ON_DONE : TD_CHART_INK_TEXT;
          TdChartMark *mark
              = add_middle (ranking, TD_CHART_PART_VALUE, ink, g_object_ref (text), left, middle);
          mark->series = index;
          /* It may stand over hatching, or over the bars of rows without texts. */
          if (!is_inside)
            mark->flags = TD_CHART_MARK_HALO;
          if (!is_inside)
            x = MAX (x, left + width + places.padding);
        }
    }

  const char *target = row->target.is_set ? row->target_text : NULL;
  if (!row->target.is_set && ranking->target.is_set)
    target = td_chart_get_text (ranking->chart, TD_CHART_TEXT_NO_TARGET);
  if (target == NULL || (row->target.is_set && ranking->has_one_target))
    return;
  g_autoptr (PangoLayout) text = measure_cell (ranking, TD_CHART_FONT_SMALL, target);
  if (x + td_chart_text_width (text) > places.limit)
    return;
  TdChartMark *mark = add_middle (
      ranking, TD_CHART_PART_TARGET_LABEL, TD_CHART_INK_DIM, g_object_ref (text), x, middle);
  mark->series = index;
}

static void
add_columns (Ranking *ranking, const TdChartRow *row, int index, double middle)
{
  double unit = ranking->unit;
  if (ranking->gap_width > 0 && row->gap_text != NULL)
    {
      TdChartFont font = row->is_total ? TD_CHART_FONT_LABEL_BOLD : TD_CHART_FONT_LABEL;
      PangoLayout *text = measure_cell (ranking, font, row->gap_text);
      add_right (ranking,
                 TD_CHART_PART_COLUMN,
                 TD_CHART_INK_TEXT,
                 text,
                 gap_right (ranking),
                 middle - td_chart_text_height (text) / 2);
      if (row->status != TD_CHART_STATUS_NONE)
        {
          bool is_met = row->status == TD_CHART_STATUS_MET;
          TdChartDot at = {
            gap_right (ranking) - ranking->gap_width - (STATUS_WIDTH - STATUS_RADIUS) * unit,
            middle,
          };
          TdChartMark *mark = td_chart_marks_add_symbol (
              ranking->marks,
              TD_CHART_PART_COLUMN,
              is_met ? TD_CHART_SYMBOL_TRIANGLE_UP : TD_CHART_SYMBOL_TRIANGLE_DOWN,
              is_met ? TD_CHART_INK_DONE : TD_CHART_INK_MISSING,
              &at,
              STATUS_RADIUS * unit);
          mark->series = index;
        }
    }
  if (ranking->missing_width > 0 && row->missing_text != NULL)
    {
      PangoLayout *text = measure_cell (ranking, TD_CHART_FONT_LABEL_BOLD, row->missing_text);
      add_right (ranking,
                 TD_CHART_PART_COLUMN,
                 TD_CHART_INK_TEXT,
                 text,
                 missing_right (ranking),
                 middle - td_chart_text_height (text) / 2);
    }
}

static void
add_row_texts (Ranking *ranking, const TdChartRow *row, int index, const TdChartRect *area)
{
  double middle = area->y + area->height / 2;
  if (row->name != NULL)
    {
      PangoLayout *name
          = td_chart_marks_measure (ranking->marks,
                                    row->is_total ? TD_CHART_FONT_LABEL_BOLD : TD_CHART_FONT_LABEL,
                                    row->name,
                                    ranking->name_width);
      add_right (ranking,
                 TD_CHART_PART_ROW_NAME,
                 TD_CHART_INK_TEXT,
                 name,
                 ranking->layout->plot.x - NAME_GAP * ranking->unit,
                 middle - td_chart_text_height (name) / 2);
      TdChartMark *mark
          = &g_array_index (ranking->marks->marks, TdChartMark, ranking->marks->marks->len - 1);
      mark->series = index;
    }
  add_bar_texts (ranking, row, index, area);
  add_columns (ranking, row, index, middle);
}

static void
add_rows (Ranking *ranking)
{
  TdChartLayout *layout = ranking->layout;
  const TdChartRect *body = &layout->body;
  const TdChartRect *plot = &layout->plot;
  double y = plot->y + ranking->margin;
  for (guint i = 0; i < ranking->n_rows; i++)
    {
      const TdChartRow *row = &ranking->rows[i];
      if (i > 0 && row->is_total && !ranking->rows[i - 1].is_total)
        {
          td_chart_marks_add_line (
              ranking->marks,
              TD_CHART_PART_OTHER,
              TD_CHART_INK_AXIS,
              TD_CHART_STROKE_HAIR,
              &(TdChartRect){ body->x, y + ranking->total_gap / 2, body->width, 0 });
          y += ranking->total_gap;
        }
      double pitch = row->is_total ? ranking->total_pitch : ranking->pitch;
      double height = bar_height (ranking, row);
      TdChartRect bar = { plot->x, y + (pitch - height) / 2, plot->width, height };
      TdChartBullet bullet = { row->value, row->target, layout->scale.max };
      TdChartSpot spot = { .hit = { 0, (int)i } };
      spot.area = (TdChartRect){ body->x, y, body->width, pitch };
      spot.at = (TdChartDot){ plot->x, y + pitch / 2 };
      if (row->value.is_set)
        spot.at.x = td_chart_bullet_end (&bar, &bullet, row->value.hundredths);
      g_array_append_val (layout->spots, spot);
      td_chart_bullet_add_bar (ranking->marks, &bar, &bullet, (int)i);
      if (!ranking->shares_target)
        td_chart_bullet_add_tick (ranking->marks, &bar, &bullet, (int)i);
      y += pitch;
    }
  if (ranking->shares_target)
    {
      double x = x_of (layout, ranking->target.hundredths);
      TdChartRect span = { x, plot->y, 0, plot->height };
      TdChartMark *line = td_chart_marks_add_line (
          ranking->marks, TD_CHART_PART_TARGET, TD_CHART_INK_TARGET, TD_CHART_STROKE_TARGET, &span);
      line->flags = TD_CHART_MARK_RING;
    }
}

/* The texts of every row that has room; the total keeps its own and makes room for them. */
static void
add_texts (Ranking *ranking)
{
  const GArray *spots = ranking->layout->spots;
  double line = ranking->line;
  double until = G_MAXDOUBLE;
  g_autofree bool *is_chosen = g_new0 (bool, MAX (ranking->n_rows, 1));
  for (guint i = ranking->n_rows; i > 0; i--)
    if (ranking->rows[i - 1].is_total)
      {
        double middle = g_array_index (spots, TdChartSpot, i - 1).at.y;
        is_chosen[i - 1] = middle + line / 2 <= until;
        if (is_chosen[i - 1])
          until = middle - line / 2;
      }
  for (guint i = 0; i < ranking->n_rows; i += ranking->stride)
    if (!ranking->rows[i].is_total
        && g_array_index (spots, TdChartSpot, i).at.y + line / 2 <= until + 0.01)
      is_chosen[i] = true;
  for (guint i = 0; i < ranking->n_rows; i++)
    if (is_chosen[i])
      {
        const TdChartSpot *spot = &g_array_index (spots, TdChartSpot, i);
        double height = bar_height (ranking, &ranking->rows[i]);
        TdChartRect bar = {
          ranking->layout->plot.x,
          spot->at.y - height / 2,
          ranking->layout->plot.width,
          height,
        };
        add_row_texts (ranking, &ranking->rows[i], (int)i, &bar);
      }
}

static void
lay_out (TdChartLayout *layout)
{
  Ranking ranking = {
    .layout = layout,
    .chart = layout->chart,
    .marks = layout->marks,
    .unit = layout->unit,
  };
  ranking.rows = td_chart_get_rows (layout->chart, &ranking.n_rows);
  ranking.line = td_chart_marks_line_height (layout->marks, TD_CHART_FONT_LABEL);
  find_targets (&ranking);
  share_width (&ranking);
  share_height (&ranking);
  fit_scale (&ranking);
  add_axis (&ranking);
  add_headings (&ranking);
  add_rows (&ranking);
  add_texts (&ranking);

  const char *empty = td_chart_get_text (layout->chart, TD_CHART_TEXT_EMPTY);
  bool has_values = false;
  for (guint i = 0; i < ranking.n_rows; i++)
    has_values = has_values || ranking.rows[i].value.is_set;
  if (empty == NULL || has_values)
    return;
  const TdChartRect *plot = &layout->plot;
  PangoLayout *text
      = td_chart_marks_measure (ranking.marks, TD_CHART_FONT_LABEL, empty, plot->width);
  double x = plot->x + (plot->width - td_chart_text_width (text)) / 2;
  double y = plot->y + (plot->height - td_chart_text_height (text)) / 2;
  TdChartMark *mark
      = td_chart_marks_add_text (ranking.marks, TD_CHART_PART_EMPTY, TD_CHART_INK_DIM, text, x, y);
  mark->flags = TD_CHART_MARK_HALO;
}

const TdChartKindClass _td_chart_ranking = {
  .lay_out = lay_out,
  .hover = _td_chart_ranking_hover,
  .hit = _td_chart_ranking_hit,
  .step = _td_chart_ranking_step,
  .describe = _td_chart_ranking_describe,
  .tabulate = _td_chart_ranking_tabulate,
};
