/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-trend-private.h"

#include <math.h>

#include "td-chart-kind.h"

/* Distances in 1/96 inch at 11 pt. */
#define TICK_LENGTH 4.0
#define X_TICK_BETWEEN 4.0
#define X_LONG_TICK_BETWEEN 12.0
#define MARKER_RADIUS 3.7
#define RANGE_END 4.0
#define MARKER_SPACING 14.0
#define PRINT_MARKER_SPACING 34.0

/* Of the days, before the first one that is named: ten of a year. */
#define LEAD_SHARE 36

bool
_td_chart_trend_is_unit (const TdChartSeries *series)
{
  return series->role == TD_CHART_ROLE_UNIT || series->role == TD_CHART_ROLE_OTHER;
}

static bool
is_shown (const TdChartTrend *trend, const TdChartPoint *point)
{
  return point->value.is_set && point->day >= trend->first_day && point->day <= trend->last_day;
}

double
_td_chart_trend_x (const TdChartLayout *layout, int day)
{
  double days = layout->last_day - layout->first_day;
  return layout->plot.x + layout->plot.width * (day - layout->first_day) / days;
}

double
_td_chart_trend_y (const TdChartLayout *layout, int64_t value)
{
  return layout->plot.y + layout->plot.height * (1 - td_chart_scale_place (&layout->scale, value));
}

TdChartDot
_td_chart_trend_dot (const TdChartLayout *layout, const TdChartPoint *point)
{
  return (TdChartDot){ _td_chart_trend_x (layout, point->day),
                       _td_chart_trend_y (layout, point->value.hundredths) };
}

/* The last point in the shown days with a value. */
const TdChartPoint *
_td_chart_trend_newest (const TdChartTrend *trend, guint series)
{
  guint n;
  const TdChartPoint *points = td_chart_get_points (trend->chart, series, &n);
  for (guint i = n; i > 0; i--)
    if (is_shown (trend, &points[i - 1]))
      return &points[i - 1];
  return NULL;
}

TdChartInk
_td_chart_trend_ink (const TdChartSeries *series)
{
  switch (series->role)
    {
    case TD_CHART_ROLE_OTHER:
      return TD_CHART_INK_OTHER;
    case TD_CHART_ROLE_LAST_YEAR:
      return TD_CHART_INK_LAST_YEAR;
    case TD_CHART_ROLE_QUOTA:
      return TD_CHART_INK_TEXT;
    case TD_CHART_ROLE_UNIT:
    case TD_CHART_ROLE_FORECAST:
    default:
      return TD_CHART_INK_UNIT;
    }
}

/* The day on which the target that follows @target takes over, or the last one. */
int
_td_chart_trend_target_end (const TdChartTrend *trend, const TdChartTarget *target)
{
  guint n;
  const TdChartTarget *targets = td_chart_get_targets (trend->chart, &n);
  int end = trend->last_day;
  for (guint i = 0; i < n; i++)
    if (targets[i].track == target->track && targets[i].from > target->from)
      end = MIN (end, targets[i].from);
  return end;
}

/* Rates always show zero: a line that starts at 70 makes a small step look like a leap. */
static void
fit_scale (TdChartTrend *trend)
{
  int64_t low = 0;
  int64_t high = 0;
  guint n;
  for (guint i = 0; i < trend->n_series; i++)
    {
      const TdChartPoint *points = td_chart_get_points (trend->chart, i, &n);
      for (guint j = 0; j < n; j++)
        if (is_shown (trend, &points[j]))
          {
            if (points[j].low.is_set)
              low = MIN (low, points[j].low.hundredths);
            if (points[j].high.is_set)
              high = MAX (high, points[j].high.hundredths);
            low = MIN (low, points[j].value.hundredths);
            high = MAX (high, points[j].value.hundredths);
            trend->has_values = true;
          }
    }
  const TdChartTarget *targets = td_chart_get_targets (trend->chart, &n);
  for (guint i = 0; i < n; i++)
    if (targets[i].value.is_set && targets[i].from <= trend->last_day)
      {
        low = MIN (low, targets[i].value.hundredths);
        high = MAX (high, targets[i].value.hundredths);
      }
  if (low == 0 && high == 0)
    high = 10000;

  double line = td_chart_marks_line_height (trend->marks, TD_CHART_FONT_SMALL);
  double ticks = trend->layout->plot.height / (line * 2.4) + 1;
  trend->layout->scale = td_chart_scale_fit (low, high, (guint)CLAMP (ticks, 2, 11));
}

/* Height above the plot: half a tick label, and the label of a target near the top. */
static double
room_above (const TdChartTrend *trend)
{
  const TdChartScale *scale = &trend->layout->scale;
  double small = td_chart_marks_line_height (trend->marks, TD_CHART_FONT_SMALL);
  double needed = small / 2;
  guint n;
  const TdChartTarget *targets = td_chart_get_targets (trend->chart, &n);
  for (guint i = 0; i < n; i++)
    if (targets[i].value.is_set)
      {
        double below_top = (1 - td_chart_scale_place (scale, targets[i].value.hundredths))
                           * trend->layout->plot.height;
        needed = MAX (needed, small + 2 * TD_TREND_LABEL_ABOVE * trend->unit - below_top);
      }
  return needed;
}

/* Room for the axes: the plot is what is left of the body without the gutter. */
static void
place_plot (TdChartTrend *trend)
{
  TdChartLayout *layout = trend->layout;
  double unit = trend->unit;
  double small = td_chart_marks_line_height (trend->marks, TD_CHART_FONT_SMALL);
  layout->plot = layout->body;
  layout->plot.height = MAX (layout->body.height - small * 1.5 - TD_TREND_TICK_GAP * unit, 1);
  fit_scale (trend);
  double above = room_above (trend);
  layout->plot.y = layout->body.y + above;
  layout->plot.height = MAX (layout->body.height - above - small - TD_TREND_TICK_GAP * unit, 1);

  double widest = 0;
  for (guint i = 0; i < layout->scale.n_ticks; i++)
    {
      g_autofree char *text = td_chart_scale_tick_text (&layout->scale, i);
      g_autoptr (PangoLayout) tick
          = td_chart_marks_measure (trend->marks, TD_CHART_FONT_SMALL, text, -1);
      widest = MAX (widest, td_chart_text_width (tick));
    }
  double left = widest + TD_TREND_TICK_GAP * unit;
  layout->plot.x = layout->body.x + left;
  layout->plot.width = MAX (layout->body.width - left - trend->gutter, 1);
}

static void
add_y_axis (TdChartTrend *trend)
{
  TdChartLayout *layout = trend->layout;
  const TdChartRect *plot = &layout->plot;
  for (guint i = 0; i < layout->scale.n_ticks; i++)
    {
      int64_t tick = td_chart_scale_tick (&layout->scale, i);
      double y = _td_chart_trend_y (layout, tick);
      td_chart_marks_add_line (trend->marks,
                               TD_CHART_PART_OTHER,
                               tick == 0 ? TD_CHART_INK_AXIS : TD_CHART_INK_GRID,
                               TD_CHART_STROKE_HAIR,
                               &(TdChartRect){ plot->x, y, plot->width, 0 });
      g_autofree char *text = td_chart_scale_tick_text (&layout->scale, i);
      PangoLayout *label = td_chart_marks_measure (trend->marks, TD_CHART_FONT_SMALL, text, -1);
      td_chart_marks_add_text (trend->marks,
                               TD_CHART_PART_Y_TICK,
                               TD_CHART_INK_DIM,
                               label,
                               plot->x - TD_TREND_TICK_GAP * trend->unit
                                   - td_chart_text_width (label),
                               y - td_chart_text_height (label) / 2);
    }
}

/* The labels of the days with a stride, counted from the last one, which always stays. */
static GPtrArray *
measure_days (TdChartTrend *trend, const TdChartTick *ticks, guint n, bool is_long, guint stride)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_object_unref);
  double right = trend->layout->width;
  for (guint i = n; i > 0; i = i > stride ? i - stride : 0)
    {
      const TdChartTick *tick = &ticks[i - 1];
      const char *text = is_long && tick->long_text != NULL ? tick->long_text : tick->short_text;
      PangoLayout *label = td_chart_marks_measure (
          trend->marks, TD_CHART_FONT_SMALL, text != NULL ? text : "", -1);
      g_ptr_array_add (labels, label);
      double width = td_chart_text_width (label);
      double x = _td_chart_trend_x (trend->layout, tick->day) - width / 2;
      if (i == n)
        x = MIN (x, trend->layout->width - width);
      else if (x < 0 || x + width > right)
        return NULL;
      right = x - (is_long ? X_LONG_TICK_BETWEEN : X_TICK_BETWEEN) * trend->unit;
    }
  return g_steal_pointer (&labels);
}

static void
add_x_axis (TdChartTrend *trend)
{
  TdChartLayout *layout = trend->layout;
  const TdChartRect *plot = &layout->plot;
  double bottom = plot->y + plot->height;
  guint n_all, n = 0;
  const TdChartTick *all = td_chart_get_ticks (trend->chart, &n_all);
  g_autofree TdChartTick *ticks = g_new (TdChartTick, MAX (n_all, 1));
  for (guint i = 0; i < n_all; i++)
    if (all[i].day >= trend->first_day && all[i].day <= trend->last_day)
      ticks[n++] = all[i];
  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    td_chart_marks_add_line (
        trend->marks,
        TD_CHART_PART_OTHER,
        TD_CHART_INK_AXIS,
        TD_CHART_STROKE_HAIR,
        &(TdChartRect){
            _td_chart_trend_x (layout, ticks[i].day), bottom, 0, TICK_LENGTH * trend->unit });

  guint stride = 1;
  g_autoptr (GPtrArray) labels = NULL;
  if (!layout->is_compact)
    labels = measure_days (trend, ticks, n, true, 1);
  /* A label that does not fit at the left is left out too, until the last one is alone. */
  for (; labels == NULL && stride <= n; stride++)
    {
      labels = measure_days (trend, ticks, n, false, stride);
      if (labels != NULL)
        break;
    }
  for (guint i = 0; labels != NULL && i < labels->len; i++)
    {
      PangoLayout *label = g_object_ref (g_ptr_array_index (labels, i));
      double width = td_chart_text_width (label);
      double x = _td_chart_trend_x (layout, ticks[n - 1 - i * stride].day) - width / 2;
      td_chart_marks_add_text (trend->marks,
                               TD_CHART_PART_X_TICK,
                               TD_CHART_INK_DIM,
                               label,
                               MAX (MIN (x, layout->width - width), 0),
                               bottom + TD_TREND_TICK_GAP * trend->unit);
    }
}

static void
add_room_line (TdChartTrend *trend, const TdChartDot *from, const TdChartDot *to)
{
  if (trend->n_series <= TD_TREND_MANY_SERIES)
    td_chart_room_add_line (trend->room, from, to);
}

/* A run of points without a gap; of those that share a column of one unit only the lowest and the
 * highest, in their order. */
static void
add_run (TdChartTrend *trend, const TdChartSeries *series, const TdChartDot *dots, guint n)
{
  TdChartStroke stroke
      = trend->n_series > TD_TREND_MANY_SERIES ? TD_CHART_STROKE_THREAD : TD_CHART_STROKE_LINE;
  if (series->role == TD_CHART_ROLE_LAST_YEAR)
    stroke = TD_CHART_STROKE_DASHES;
  else if (series->role == TD_CHART_ROLE_FORECAST)
    stroke = TD_CHART_STROKE_DOTS;
  else if (series->role == TD_CHART_ROLE_QUOTA)
    stroke = TD_CHART_STROKE_NOTE;
  else if (series->role == TD_CHART_ROLE_UNIT)
    stroke = TD_CHART_STROKE_LINE;

  TdChartMark *path = td_chart_marks_begin_path (
      trend->marks, TD_CHART_PART_SERIES, _td_chart_trend_ink (series), stroke);
  path->series = (int)(series - trend->series);
  path->colour = series->colour;
  if (n > 60)
    path->flags = TD_CHART_MARK_BEVEL;

  bool is_thinned = n > trend->layout->plot.width;
  for (guint i = 0; i < n;)
    {
      guint low = i;
      guint high = i;
      guint next = i + 1;
      if (is_thinned && i > 0)
        for (; next < n - 1 && floor (dots[next].x) <= floor (dots[i].x); next++)
          {
            if (dots[next].y > dots[low].y)
              low = next;
            if (dots[next].y < dots[high].y)
              high = next;
          }
      td_chart_marks_add_dot (trend->marks, dots[MIN (low, high)].x, dots[MIN (low, high)].y);
      if (low != high)
        td_chart_marks_add_dot (trend->marks, dots[MAX (low, high)].x, dots[MAX (low, high)].y);
      i = next;
    }
  for (guint i = 1; i < n; i++)
    add_room_line (trend, &dots[i - 1], &dots[i]);
}

static void
add_marker (TdChartTrend *trend,
            guint series,
            guint point,
            const TdChartDot *at,
            double radius,
            guint flags)
{
  const TdChartSeries *it = &trend->series[series];
  TdChartSymbol symbol
      = it->role == TD_CHART_ROLE_UNIT ? td_chart_symbol_of (it->colour) : TD_CHART_SYMBOL_CIRCLE;
  TdChartMark *mark = td_chart_marks_add_symbol (trend->marks,
                                                 TD_CHART_PART_POINT,
                                                 symbol,
                                                 _td_chart_trend_ink (it),
                                                 at,
                                                 radius * trend->unit);
  mark->series = (int)series;
  mark->point = (int)point;
  mark->colour = it->colour;
  mark->flags = flags | TD_CHART_MARK_RING;
}

/* Whether point @i has no neighbour to draw a line to: without a marker it would not be seen. */
static bool
is_alone (const TdChartTrend *trend, const TdChartPoint *points, guint n, guint i)
{
  return !(i > 0 && is_shown (trend, &points[i - 1]))
         && !(i + 1 < n && is_shown (trend, &points[i + 1]));
}

/* The range of a forecast: a line with short ends. */
static void
add_range (TdChartTrend *trend, guint series, const TdChartPoint *point, double x)
{
  double half = RANGE_END * trend->unit;
  double ends[2];

  if (!point->low.is_set || !point->high.is_set)
    return;
  for (guint i = 0; i < 2; i++)
    {
      TdChartPoint end = *point;
      end.value = i == 0 ? point->low : point->high;
      ends[i] = _td_chart_trend_dot (trend->layout, &end).y;
    }
  const TdChartRect lines[] = {
    { x, ends[1], 0, ends[0] - ends[1] },
    { x - half, ends[0], 2 * half, 0 },
    { x - half, ends[1], 2 * half, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      TdChartMark *mark = td_chart_marks_add_line (trend->marks,
                                                   TD_CHART_PART_SERIES,
                                                   _td_chart_trend_ink (&trend->series[series]),
                                                   TD_CHART_STROKE_HAIR,
                                                   &lines[i]);
      mark->series = (int)series;
      mark->colour = trend->series[series].colour;
    }
}

static void
add_markers (TdChartTrend *trend, guint series)
{
  const TdChartLayout *layout = trend->layout;
  const TdChartSeries *it = &trend->series[series];
  guint n;
  const TdChartPoint *points = td_chart_get_points (trend->chart, series, &n);
  const TdChartPoint *newest = _td_chart_trend_newest (trend, series);
  if (newest == NULL)
    return;
  double spacing = layout->plot.width / n;
  bool is_unit_line = it->role == TD_CHART_ROLE_UNIT;
  bool marks_all = is_unit_line && !layout->is_compact && spacing >= MARKER_SPACING * trend->unit;
  bool marks_form = is_unit_line && trend->n_units > 1;
  guint stride = (guint)MAX (ceil (PRINT_MARKER_SPACING * trend->unit / spacing), 1);
  guint flags = is_unit_line ? TD_CHART_MARK_FORM : 0;
  for (guint i = 0; i < n; i++)
    {
      if (!is_shown (trend, &points[i]))
        continue;
      TdChartDot at = _td_chart_trend_dot (layout, &points[i]);
      bool is_newest = &points[i] == newest;
      if (it->role == TD_CHART_ROLE_FORECAST)
        {
          if (is_newest)
            {
              add_range (trend, series, &points[i], at.x);
              add_marker (trend, series, i, &at, TD_TREND_END_RADIUS, TD_CHART_MARK_OPEN);
            }
        }
      else if (it->role == TD_CHART_ROLE_QUOTA)
        continue;
      else if (is_unit_line && is_newest)
        add_marker (trend, series, i, &at, TD_TREND_END_RADIUS, flags);
      else if (marks_all || is_alone (trend, points, n, i))
        add_marker (trend, series, i, &at, MARKER_RADIUS, flags);
      else if (marks_form && (i + it->colour) % stride == 0)
        add_marker (trend, series, i, &at, MARKER_RADIUS, flags | TD_CHART_MARK_FORM_ONLY);
    }
}

static void
add_series (TdChartTrend *trend, guint series)
{
  TdChartLayout *layout = trend->layout;
  const TdChartSeries *it = &trend->series[series];
  guint n;
  const TdChartPoint *points = td_chart_get_points (trend->chart, series, &n);
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (TdChartDot));

  if (it->continues >= 0)
    {
      const TdChartPoint *start = _td_chart_trend_newest (trend, (guint)it->continues);
      if (start != NULL && n > 0 && is_shown (trend, &points[0]) && points[0].day > start->day)
        {
          TdChartDot at = _td_chart_trend_dot (layout, start);
          g_array_append_val (run, at);
        }
    }
  for (guint i = 0; i <= n; i++)
    {
      if (i < n && is_shown (trend, &points[i]))
        {
          TdChartDot at = _td_chart_trend_dot (layout, &points[i]);
          g_array_append_val (run, at);
          continue;
        }
      if (run->len > 1)
        add_run (trend, it, (const TdChartDot *)(gconstpointer)run->data, run->len);
      g_array_set_size (run, 0);
    }
}

static void
add_spots (TdChartTrend *trend)
{
  guint n;
  for (guint i = 0; i < trend->n_series; i++)
    {
      const TdChartPoint *points = td_chart_get_points (trend->chart, i, &n);
      for (guint j = 0; j < n; j++)
        if (is_shown (trend, &points[j]))
          {
            TdChartSpot spot = { .hit = { (int)i, (int)j },
                                 .at = _td_chart_trend_dot (trend->layout, &points[j]) };
            g_array_append_val (trend->layout->spots, spot);
          }
    }
}

static void
add_target_lines (TdChartTrend *trend)
{
  guint n;
  const TdChartTarget *targets = td_chart_get_targets (trend->chart, &n);
  for (guint i = 0; i < n; i++)
    {
      const TdChartTarget *target = &targets[i];
      int from = MAX (target->from, trend->first_day);
      int end = _td_chart_trend_target_end (trend, target);
      if (!target->value.is_set || from >= end)
        continue;
      double y = _td_chart_trend_y (trend->layout, target->value.hundredths);
      TdChartDot left = { _td_chart_trend_x (trend->layout, from), y };
      TdChartDot right = { _td_chart_trend_x (trend->layout, end), y };
      td_chart_marks_begin_path (
          trend->marks, TD_CHART_PART_TARGET, TD_CHART_INK_TARGET, TD_CHART_STROKE_TARGET);
      const TdChartTarget *before
          = td_chart_get_target_on (trend->chart, target->track, target->from - 1);
      if (before != NULL && before->value.is_set && target->from > trend->first_day)
        td_chart_marks_add_dot (
            trend->marks, left.x, _td_chart_trend_y (trend->layout, before->value.hundredths));
      td_chart_marks_add_dot (trend->marks, left.x, left.y);
      td_chart_marks_add_dot (trend->marks, right.x, right.y);
      td_chart_room_add_line (trend->room, &left, &right);
    }
}

static void
add_note_lines (TdChartTrend *trend)
{
  guint n;
  const TdChartNote *notes = td_chart_get_notes (trend->chart, &n);
  const TdChartRect *plot = &trend->layout->plot;
  for (guint i = 0; i < n; i++)
    if (notes[i].day >= trend->first_day && notes[i].day <= trend->last_day)
      {
        double x = _td_chart_trend_x (trend->layout, notes[i].day);
        td_chart_marks_add_line (trend->marks,
                                 TD_CHART_PART_NOTE,
                                 TD_CHART_INK_AXIS,
                                 TD_CHART_STROKE_NOTE,
                                 &(TdChartRect){ x, plot->y, 0, plot->height });
        td_chart_room_add_line (
            trend->room, &(TdChartDot){ x, plot->y }, &(TdChartDot){ x, plot->y + plot->height });
      }
}

/* The plot begins a little before the first tick or point: the cumulative figures of a work year
 * start at the end of its first month, and an empty month would be lost room. */
static void
find_days (TdChartTrend *trend)
{
  int first, last;
  guint n;
  td_chart_get_days (trend->chart, &first, &last);
  int earliest = last;
  const TdChartTick *ticks = td_chart_get_ticks (trend->chart, &n);
  for (guint i = n; i > 0; i--)
    if (ticks[i - 1].day >= first)
      earliest = MIN (earliest, ticks[i - 1].day);
  for (guint i = 0; i < trend->n_series; i++)
    {
      const TdChartPoint *points = td_chart_get_points (trend->chart, i, &n);
      for (guint j = n; j > 0; j--)
        if (points[j - 1].day >= first)
          earliest = MIN (earliest, points[j - 1].day);
    }
  const TdChartNote *notes = td_chart_get_notes (trend->chart, &n);
  for (guint i = 0; i < n; i++)
    if (notes[i].day >= first)
      earliest = MIN (earliest, notes[i].day);
  if (earliest < last)
    first = MAX (first, earliest - (last - first) / LEAD_SHARE);
  trend->first_day = trend->layout->first_day = first;
  trend->last_day = trend->layout->last_day = last;
}

static void
lay_out (TdChartLayout *layout)
{
  g_autoptr (GArray) labels = _td_chart_trend_new_labels ();
  TdChartTrend trend = {
    .layout = layout,
    .chart = layout->chart,
    .marks = layout->marks,
    .unit = layout->unit,
    .labels = labels,
  };
  trend.series = td_chart_get_series (layout->chart, &trend.n_series);
  find_days (&trend);
  for (guint i = 0; i < trend.n_series; i++)
    if (_td_chart_trend_is_unit (&trend.series[i]))
      trend.n_units++;

  /* Without a gutter the last label of the x axis and the last marker need some room. */
  trend.gutter = 2 * TD_TREND_LABEL_GAP * layout->unit;
  _td_chart_trend_reserve_gutter (&trend);
  place_plot (&trend);

  TdChartRect frame = layout->body;
  frame.width -= layout->plot.x - frame.x;
  frame.x = layout->plot.x;
  frame.height = layout->plot.y + layout->plot.height - frame.y;
  g_autoptr (TdChartRoom) room = td_chart_room_new (&frame);
  trend.room = room;

  add_y_axis (&trend);
  add_x_axis (&trend);
  add_note_lines (&trend);
  add_spots (&trend);
  static const TdChartRole order[] = {
    TD_CHART_ROLE_QUOTA,    TD_CHART_ROLE_OTHER, TD_CHART_ROLE_LAST_YEAR,
    TD_CHART_ROLE_FORECAST, TD_CHART_ROLE_UNIT,
  };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (order[i] == TD_CHART_ROLE_FORECAST)
        add_target_lines (&trend);
      for (guint j = trend.n_series; j > 0; j--)
        if (trend.series[j - 1].role == order[i])
          add_series (&trend, j - 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = trend.n_series; j > 0; j--)
      if (trend.series[j - 1].role == order[i])
        add_markers (&trend, j - 1);
  _td_chart_trend_add_end_labels (&trend);
  _td_chart_trend_add_empty (&trend);
  _td_chart_trend_add_newest_value (&trend);
  _td_chart_trend_add_target_labels (&trend);
  _td_chart_trend_add_note_labels (&trend);
}

const TdChartKindClass _td_chart_trend = {
  .lay_out = lay_out,
  .hover = _td_chart_trend_hover,
  .hit = _td_chart_trend_hit,
  .step = _td_chart_trend_step,
  .describe = _td_chart_trend_describe,
  .tabulate = _td_chart_trend_tabulate,
};
