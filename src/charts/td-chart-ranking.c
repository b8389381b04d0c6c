/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include <math.h>

#include "td-chart-bullet.h"
#include "td-chart-kind.h"
#include "td-chart-place.h"
#include "td-chart-tip.h"

/* Distances in 1/96 inch at 11 pt. */
#define NAME_GAP 9.0
#define COLUMN_GAP 18.0
#define STATUS_WIDTH 14.0
#define STATUS_RADIUS 4.0
#define TICK_GAP 7.0
#define VALUE_PADDING 6.0
#define MAX_PITCH 44.0
#define MAX_BAR 22.0
#define TOTAL_GAP 6.0
#define MIN_BARS 110.0

/* Of the pitch of the rows. */
#define BAR_SHARE 0.58
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
  double first_row;
  double pitch;
  double bar_height;
  double total_gap;
  guint stride; /* of the rows whose texts are shown */
} Ranking;

static double
column_width (const Ranking *ranking, size_t offset, const char *heading)
{
  double widest = 0;
  for (guint i = 0; i < ranking->n_rows; i++)
    {
      const char *text = *(const char *const *)((const char *)&ranking->rows[i] + offset);
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
  double line = td_chart_marks_line_height (ranking->marks, TD_CHART_FONT_LABEL);
  guint n_totals = 0;
  for (guint i = 1; i < ranking->n_rows; i++)
    if (ranking->rows[i].is_total && !ranking->rows[i - 1].is_total)
      n_totals++;

  layout->plot.y = body->y + small + 4 * unit;
  double most = MAX (body->y + body->height - small - TICK_GAP * unit - layout->plot.y, 1);
  ranking->total_gap = MIN (TOTAL_GAP * unit, most * 0.05);
  double rows = most - n_totals * ranking->total_gap;
  ranking->pitch = MIN (rows / MAX (ranking->n_rows, 1), MAX_PITCH * unit);
  ranking->bar_height = MIN (ranking->pitch * BAR_SHARE, MAX_BAR * unit);
  ranking->stride = (guint)MAX (ceil ((line - 0.01) / ranking->pitch), 1);
  layout->plot.height = ranking->pitch * ranking->n_rows + n_totals * ranking->total_gap;
  if (ranking->n_rows == 0)
    layout->plot.height = most;
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
  double ticks = ranking->layout->plot.width / (td_chart_text_width (text) * 2.2);
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

/* The value inside the bar at its end, or after bar and target where it does not fit; after it
 * the target of the row when it has one of its own, or that it has none. */
static void
add_bar_texts (Ranking *ranking, const TdChartRow *row, int index, const TdChartRect *area)
{
  TdChartBullet bullet = { row->value, row->target, ranking->layout->scale.max };
  double unit = ranking->unit;
  double middle = area->y + area->height / 2;
  double bar_end
      = row->value.is_set ? td_chart_bullet_end (area, &bullet, row->value.hundredths) : area->x;
  double end = bar_end;
  if (row->target.is_set)
    end = MAX (end, td_chart_bullet_end (area, &bullet, row->target.hundredths));
  double limit = area->x + area->width + COLUMN_GAP * unit / 2;
  double x = end + VALUE_PADDING * unit;

  if (row->value_text != NULL)
    {
      g_autoptr (PangoLayout) text
          = measure_cell (ranking, TD_CHART_FONT_LABEL_BOLD, row->value_text);
      double width = td_chart_text_width (text);
      double height = td_chart_text_height (text);
      bool is_inside = row->value.is_set && bar_end - area->x >= width + 2 * VALUE_PADDING * unit
                       && area->height >= height * 0.85;
      bool is_after = !is_inside && x + width <= limit;
      if (is_inside || is_after)
        td_chart_marks_add_text (ranking->marks,
                                 TD_CHART_PART_VALUE,
                                 is_inside            ? TD_CHART_INK_ON_DONE
                                 : !row->value.is_set ? TD_CHART_INK_DIM
                                                      : TD_CHART_INK_TEXT,
                                 g_object_ref (text),
                                 is_inside ? bar_end - VALUE_PADDING * unit - width : x,
                                 middle - height / 2)
            ->series
            = index;
      if (is_after)
        x += width + VALUE_PADDING * unit;
    }

  const char *target = row->target.is_set ? row->target_text : NULL;
  if (!row->target.is_set && ranking->target.is_set)
    target = td_chart_get_text (ranking->chart, TD_CHART_TEXT_NO_TARGET);
  if (target == NULL || (row->target.is_set && ranking->has_one_target))
    return;
  g_autoptr (PangoLayout) text = measure_cell (ranking, TD_CHART_FONT_SMALL, target);
  if (x + td_chart_text_width (text) <= limit)
    td_chart_marks_add_text (ranking->marks,
                             TD_CHART_PART_TARGET_LABEL,
                             TD_CHART_INK_DIM,
                             g_object_ref (text),
                             x,
                             middle - td_chart_text_height (text) / 2)
        ->series
        = index;
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
          td_chart_marks_add_symbol (ranking->marks,
                                     TD_CHART_PART_COLUMN,
                                     is_met ? TD_CHART_SYMBOL_TRIANGLE_UP
                                            : TD_CHART_SYMBOL_TRIANGLE_DOWN,
                                     is_met ? TD_CHART_INK_DONE : TD_CHART_INK_MISSING,
                                     &at,
                                     STATUS_RADIUS * unit)
              ->series
              = index;
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
  double y = plot->y;
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
      TdChartSpot spot = { .hit = { 0, (int)i } };
      spot.area = (TdChartRect){ body->x, y, body->width, ranking->pitch };
      TdChartRect bar = {
        plot->x, y + (ranking->pitch - ranking->bar_height) / 2, plot->width, ranking->bar_height
      };
      TdChartBullet bullet = { row->value, row->target, layout->scale.max };
      double end = row->value.is_set ? td_chart_bullet_end (&bar, &bullet, row->value.hundredths)
                                     : plot->x;
      spot.at = (TdChartDot){ end, y + ranking->pitch / 2 };
      g_array_append_val (layout->spots, spot);
      td_chart_bullet_add_bar (ranking->marks, &bar, &bullet, (int)i);
      if (!ranking->shares_target)
        td_chart_bullet_add_tick (ranking->marks, &bar, &bullet, (int)i);
      y += ranking->pitch;
    }
  if (ranking->shares_target)
    {
      double x = x_of (layout, ranking->target.hundredths);
      td_chart_marks_add_line (ranking->marks,
                               TD_CHART_PART_TARGET,
                               TD_CHART_INK_TARGET,
                               TD_CHART_STROKE_TARGET,
                               &(TdChartRect){ x, plot->y, 0, plot->height });
    }
}

/* The texts of every row that has room; the total keeps its own and makes room for them. */
static void
add_texts (Ranking *ranking)
{
  const GArray *spots = ranking->layout->spots;
  double line = td_chart_marks_line_height (ranking->marks, TD_CHART_FONT_LABEL);
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
        TdChartRect bar = {
          ranking->layout->plot.x,
          spot->at.y - ranking->bar_height / 2,
          ranking->layout->plot.width,
          ranking->bar_height,
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
  td_chart_marks_add_text (ranking.marks,
                           TD_CHART_PART_EMPTY,
                           TD_CHART_INK_DIM,
                           text,
                           plot->x + (plot->width - td_chart_text_width (text)) / 2,
                           plot->y + (plot->height - td_chart_text_height (text)) / 2)
      ->flags
      = TD_CHART_MARK_HALO;
}

static const TdChartRow *
row_of (const TdChart *chart, TdChartHit hit)
{
  guint n;
  const TdChartRow *rows = td_chart_get_rows (chart, &n);
  return hit.series == 0 && hit.point >= 0 && hit.point < (int)n ? &rows[hit.point] : NULL;
}

/* The details of a row, each beside its heading. */
static void
hover (const TdChartLayout *layout, const TdChartSpot *spot, TdChartMarks *marks)
{
  static const char *const no_headings[] = { NULL };
  const TdChartRow *row = row_of (layout->chart, spot->hit);
  const char *const *headings = td_chart_get_detail_headings (layout->chart);
  td_chart_marks_add_rect (
      marks, TD_CHART_MARK_RECT, TD_CHART_PART_OTHER, TD_CHART_INK_SHADE, &spot->area);

  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (TdChartTipRow));
  for (guint i = 0; row->details != NULL && row->details[i] != NULL && headings[i] != NULL; i++)
    {
      TdChartTipRow cell = { .name = headings[i], .value = row->details[i] };
      g_array_append_val (rows, cell);
    }
  TdChartTip tip = {
    .title = row->name,
    .headings = no_headings,
    .rows = (const TdChartTipRow *)(gconstpointer)rows->data,
    .n_rows = rows->len,
    .hint = td_chart_get_text (layout->chart, TD_CHART_TEXT_HINT),
  };
  TdChartRect frame = { 0, 0, layout->width, layout->height };
  g_autoptr (TdChartRoom) room = td_chart_room_new (&frame);
  if (rows->len > 0)
    td_chart_tip_add (marks, layout, room, &spot->at, &tip);
}

static TdChartHit
hit (const TdChartLayout *layout, double x, double y)
{
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const TdChartSpot *spot = &g_array_index (layout->spots, TdChartSpot, i);
      if (x >= spot->area.x && x <= spot->area.x + spot->area.width && y >= spot->area.y
          && y < spot->area.y + spot->area.height)
        return spot->hit;
    }
  return TD_CHART_HIT_NONE;
}

static TdChartHit
step (const TdChart *chart, TdChartHit from, TdChartStep which)
{
  guint n;
  td_chart_get_rows (chart, &n);
  if (n == 0)
    return TD_CHART_HIT_NONE;
  int to = from.point;
  if (row_of (chart, from) == NULL)
    to = which == TD_CHART_STEP_UP || which == TD_CHART_STEP_LAST ? (int)n - 1 : 0;
  else if (which == TD_CHART_STEP_UP)
    to = MAX (to - 1, 0);
  else if (which == TD_CHART_STEP_DOWN)
    to = MIN (to + 1, (int)n - 1);
  else if (which == TD_CHART_STEP_FIRST)
    to = 0;
  else if (which == TD_CHART_STEP_LAST)
    to = (int)n - 1;
  return (TdChartHit){ 0, to };
}

static void
say (GString *text, const char *cell, const char *heading)
{
  if (cell == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, cell);
  if (heading != NULL)
    g_string_append_printf (text, " %s", heading);
}

static char *
describe (const TdChart *chart, TdChartHit hit_)
{
  const TdChartRow *row = row_of (chart, hit_);
  if (row == NULL)
    return NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  say (text, row->name, NULL);
  say (text, row->value_text, td_chart_get_text (chart, TD_CHART_TEXT_VALUE_HEADING));
  const char *const *headings = td_chart_get_detail_headings (chart);
  for (guint i = 0; row->details != NULL && row->details[i] != NULL && headings[i] != NULL; i++)
    {
      say (text, headings[i], NULL);
      g_string_append_printf (text, " %s", row->details[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
tabulate (const TdChart *chart, TdChartTable *table)
{
  static const TdChartText headings[] = {
    TD_CHART_TEXT_FIRST_HEADING, TD_CHART_TEXT_VALUE_HEADING,   TD_CHART_TEXT_TARGET_HEADING,
    TD_CHART_TEXT_GAP_HEADING,   TD_CHART_TEXT_MISSING_HEADING,
  };
  const char *absent = td_chart_get_text (chart, TD_CHART_TEXT_ABSENT);
  absent = absent != NULL ? absent : "";
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      const char *heading = td_chart_get_text (chart, headings[i]);
      g_ptr_array_add (table->headings, g_strdup (heading != NULL ? heading : ""));
    }
  guint n;
  const TdChartRow *rows = td_chart_get_rows (chart, &n);
  for (guint i = 0; i < n; i++)
    {
      const char *cells[] = {
        rows[i].name,     rows[i].value_text,   rows[i].target_text,
        rows[i].gap_text, rows[i].missing_text,
      };
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
      for (guint j = 0; j < G_N_ELEMENTS (cells); j++)
        g_ptr_array_add (row, g_strdup (cells[j] != NULL ? cells[j] : absent));
      g_ptr_array_add (table->rows, row);
    }
}

const TdChartKindClass _td_chart_ranking = {
  .lay_out = lay_out,
  .hover = hover,
  .hit = hit,
  .step = step,
  .describe = describe,
  .tabulate = tabulate,
};
