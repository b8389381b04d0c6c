/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include <math.h>

#include "td-chart-kind.h"
#include "td-chart-place.h"
#include "td-chart-tip.h"

/* Distances in 1/96 inch at 11 pt. */
#define TICK_LENGTH 4.0
#define TICK_GAP 8.0
#define X_TICK_BETWEEN 8.0
#define MARKER_RADIUS 3.7
#define END_RADIUS 4.0
#define HOVER_RADIUS 5.0
#define MARKER_SPACING 14.0
#define PRINT_MARKER_SPACING 34.0
#define LEADER_LENGTH 24.0
#define LABEL_MARKER 14.0
#define LABEL_GAP 12.0
#define LABEL_ABOVE 3.0
#define MIN_GUTTER_WIDTH 300.0
#define HIT_MARGIN 24.0

/* Of the width, at most, for the labels at the ends of the lines. */
#define MAX_GUTTER 0.42

/* More lines than this are drawn as threads, and no label keeps clear of them. */
#define MANY_SERIES 12
/* Rows of a tip around the point under the pointer. */
#define TIP_ROWS 12

/* The label at the end of a line. */
typedef struct
{
  guint series;
  TdChartDot from; /* where the leader starts */
  PangoLayout *name;
  PangoLayout *value;
  PangoLayout *note;
  PangoLayout *note_value;
  double height;
} EndLabel;

/* What is known while a trend is laid out. */
typedef struct
{
  TdChartLayout *layout;
  const TdChart *chart;
  TdChartMarks *marks;
  double unit;
  int first_day;
  int last_day;
  const TdChartSeries *series;
  guint n_series;
  guint n_units;
  bool has_values;
  GArray *labels; /* element-type EndLabel */
  double gutter;
  double name_width;
  TdChartRoom *room;
} Trend;

static void
clear_label (gpointer data)
{
  EndLabel *label = data;
  g_clear_object (&label->name);
  g_clear_object (&label->value);
  g_clear_object (&label->note);
  g_clear_object (&label->note_value);
}

static bool
is_unit (const TdChartSeries *series)
{
  return series->role == TD_CHART_ROLE_UNIT || series->role == TD_CHART_ROLE_OTHER;
}

static bool
is_shown (const Trend *trend, const TdChartPoint *point)
{
  return point->value.is_set && point->day >= trend->first_day && point->day <= trend->last_day;
}

static double
x_of (const TdChartLayout *layout, int day)
{
  int first, last;
  td_chart_get_days (layout->chart, &first, &last);
  return layout->plot.x + layout->plot.width * (double)(day - first) / (double)(last - first);
}

static double
y_of (const TdChartLayout *layout, int64_t value)
{
  return layout->plot.y + layout->plot.height * (1 - td_chart_scale_place (&layout->scale, value));
}

static TdChartDot
dot_of (const TdChartLayout *layout, const TdChartPoint *point)
{
  return (TdChartDot){ x_of (layout, point->day), y_of (layout, point->value.hundredths) };
}

/* The last point in the shown days with a value. */
static const TdChartPoint *
newest_shown (const Trend *trend, guint series)
{
  guint n;
  const TdChartPoint *points = td_chart_get_points (trend->chart, series, &n);
  for (guint i = n; i > 0; i--)
    if (is_shown (trend, &points[i - 1]))
      return &points[i - 1];
  return NULL;
}

static TdChartInk
ink_of (const TdChartSeries *series)
{
  switch (series->role)
    {
    case TD_CHART_ROLE_OTHER:
      return TD_CHART_INK_OTHER;
    case TD_CHART_ROLE_LAST_YEAR:
      return TD_CHART_INK_LAST_YEAR;
    case TD_CHART_ROLE_UNIT:
    case TD_CHART_ROLE_FORECAST:
    default:
      return TD_CHART_INK_UNIT;
    }
}

/* --- the axes --- */

/* Rates always show zero: a line that starts at 70 makes a small step look like a leap. */
static void
fit_scale (Trend *trend)
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
room_above (const Trend *trend)
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
        needed = MAX (needed, small + 2 * LABEL_ABOVE * trend->unit - below_top);
      }
  return needed;
}

/* Room for the axes: the plot is what is left of the body without the gutter. */
static void
place_plot (Trend *trend)
{
  TdChartLayout *layout = trend->layout;
  double unit = trend->unit;
  double small = td_chart_marks_line_height (trend->marks, TD_CHART_FONT_SMALL);
  layout->plot = layout->body;
  layout->plot.height = MAX (layout->body.height - small * 1.5 - TICK_GAP * unit, 1);
  fit_scale (trend);
  double above = room_above (trend);
  layout->plot.y = layout->body.y + above;
  layout->plot.height = MAX (layout->body.height - above - small - TICK_GAP * unit, 1);

  double widest = 0;
  for (guint i = 0; i < layout->scale.n_ticks; i++)
    {
      g_autofree char *text = td_chart_scale_tick_text (&layout->scale, i);
      g_autoptr (PangoLayout) tick
          = td_chart_marks_measure (trend->marks, TD_CHART_FONT_SMALL, text, -1);
      widest = MAX (widest, td_chart_text_width (tick));
    }
  double left = widest + TICK_GAP * unit;
  layout->plot.x = layout->body.x + left;
  layout->plot.width = MAX (layout->body.width - left - trend->gutter, 1);
}

static void
add_y_axis (Trend *trend)
{
  TdChartLayout *layout = trend->layout;
  const TdChartRect *plot = &layout->plot;
  for (guint i = 0; i < layout->scale.n_ticks; i++)
    {
      int64_t tick = td_chart_scale_tick (&layout->scale, i);
      double y = y_of (layout, tick);
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
                               plot->x - TICK_GAP * trend->unit - td_chart_text_width (label),
                               y - td_chart_text_height (label) / 2);
    }
}

/* The labels of the days with a stride, counted from the last one, which always stays. */
static GPtrArray *
measure_days (Trend *trend, const TdChartTick *ticks, guint n, bool is_long, guint stride)
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
      double x = x_of (trend->layout, tick->day) - width / 2;
      if (i == n)
        x = MIN (x, trend->layout->width - width);
      else if (x < 0 || x + width > right)
        return NULL;
      right = x - X_TICK_BETWEEN * trend->unit;
    }
  return g_steal_pointer (&labels);
}

static void
add_x_axis (Trend *trend)
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
        &(TdChartRect){ x_of (layout, ticks[i].day), bottom, 0, TICK_LENGTH * trend->unit });

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
      double x = x_of (layout, ticks[n - 1 - i * stride].day) - width / 2;
      td_chart_marks_add_text (trend->marks,
                               TD_CHART_PART_X_TICK,
                               TD_CHART_INK_DIM,
                               label,
                               MAX (MIN (x, layout->width - width), 0),
                               bottom + TICK_GAP * trend->unit);
    }
}

/* --- the labels at the ends of the lines --- */

/* Where the line of a series ends: with its forecast, if it has one that has no label of its own.
 */
static TdChartDot
end_of (const Trend *trend, guint series)
{
  const TdChartPoint *end = newest_shown (trend, series);
  for (guint i = 0; i < trend->n_series; i++)
    if (trend->series[i].continues == (int)series && trend->series[i].label == NULL)
      {
        const TdChartPoint *forecast = newest_shown (trend, i);
        if (forecast != NULL && forecast->day >= end->day)
          end = forecast;
      }
  return dot_of (trend->layout, end);
}

static void
measure_label (Trend *trend, EndLabel *label, double max_name, bool has_notes)
{
  const TdChartSeries *series = &trend->series[label->series];
  bool is_bold = series->role == TD_CHART_ROLE_UNIT && !trend->layout->is_compact;
  bool is_large = !trend->layout->is_compact && is_unit (series);
  clear_label (label);
  label->name = td_chart_marks_measure (trend->marks,
                                        is_bold    ? TD_CHART_FONT_LABEL_BOLD
                                        : is_large ? TD_CHART_FONT_LABEL
                                                   : TD_CHART_FONT_SMALL,
                                        series->label,
                                        max_name);
  label->height = td_chart_text_height (label->name);
  const char *value = newest_shown (trend, label->series)->text;
  if (is_unit (series) && trend->n_units > 1 && value != NULL)
    {
      TdChartFont font = is_large ? TD_CHART_FONT_LABEL_BOLD : TD_CHART_FONT_SMALL_BOLD;
      label->value = td_chart_marks_measure (trend->marks, font, value, -1);
      label->height = MAX (label->height, td_chart_text_height (label->value));
    }
  if (has_notes && (series->note != NULL || series->note_value != NULL))
    {
      label->note = td_chart_marks_measure (
          trend->marks, TD_CHART_FONT_SMALL, series->note != NULL ? series->note : "", -1);
      label->note_value
          = td_chart_marks_measure (trend->marks,
                                    TD_CHART_FONT_SMALL,
                                    series->note_value != NULL ? series->note_value : "",
                                    -1);
      label->height += td_chart_text_height (label->note) + 2 * trend->unit;
    }
}

static double
label_heights (const GArray *labels)
{
  double height = 0;
  for (guint i = 0; i < labels->len; i++)
    height += g_array_index (labels, EndLabel, i).height;
  return height;
}

/* Width of everything of the labels but the names. */
static double
measure_labels (Trend *trend, double max_name, bool has_notes, double *name_width)
{
  double unit = trend->unit;
  double value = 0;
  double note = 0;
  bool has_markers = trend->n_units > 1;
  *name_width = 0;
  for (guint i = 0; i < trend->labels->len; i++)
    {
      EndLabel *label = &g_array_index (trend->labels, EndLabel, i);
      measure_label (trend, label, max_name, has_notes);
      *name_width = MAX (*name_width, td_chart_text_width (label->name));
      if (label->value != NULL)
        value = MAX (value, td_chart_text_width (label->value) + LABEL_GAP * unit);
      if (label->note != NULL)
        note = MAX (note,
                    td_chart_text_width (label->note) + LABEL_GAP * unit
                        + td_chart_text_width (label->note_value));
    }
  double around = (LEADER_LENGTH + (has_markers ? LABEL_MARKER : 0)) * unit;
  return around + MAX (value, note - *name_width);
}

/* Leaves out labels of lesser lines until the rest fits: of the grey ones the highest and the
 * lowest stay, then those added first. */
static void
drop_labels (Trend *trend, double height)
{
  GArray *labels = trend->labels;
  if (label_heights (labels) <= height)
    return;
  int highest = -1;
  int lowest = -1;
  int64_t high = 0;
  int64_t low = 0;
  for (guint i = 0; i < labels->len; i++)
    {
      guint series = g_array_index (labels, EndLabel, i).series;
      int64_t value = newest_shown (trend, series)->value.hundredths;
      if (trend->series[series].role != TD_CHART_ROLE_OTHER)
        continue;
      if (highest < 0 || value > high)
        {
          highest = (int)i;
          high = value;
        }
      if (lowest < 0 || value <= low)
        {
          lowest = (int)i;
          low = value;
        }
    }
  for (guint i = labels->len; i > 0; i--)
    {
      guint series = g_array_index (labels, EndLabel, i - 1).series;
      if (trend->series[series].role == TD_CHART_ROLE_OTHER && (int)i - 1 != highest
          && (int)i - 1 != lowest)
        g_array_remove_index (labels, i - 1);
    }
  while (labels->len > 0 && label_heights (labels) > height)
    g_array_remove_index (labels, labels->len - 1);
}

static void
reserve_gutter (Trend *trend)
{
  TdChartLayout *layout = trend->layout;
  const TdChartRect *body = &layout->body;
  if (body->width < MIN_GUTTER_WIDTH * trend->unit)
    return;
  for (guint i = 0; i < trend->n_series; i++)
    if (trend->series[i].label != NULL && newest_shown (trend, i) != NULL)
      {
        EndLabel label = { .series = i };
        g_array_append_val (trend->labels, label);
      }
  if (trend->labels->len == 0)
    return;

  double small = td_chart_marks_line_height (trend->marks, TD_CHART_FONT_SMALL);
  double height = body->height - small - TICK_GAP * trend->unit;
  bool has_notes = !layout->is_compact;
  double around = measure_labels (trend, -1, has_notes, &trend->name_width);
  if (has_notes && label_heights (trend->labels) > height)
    {
      has_notes = false;
      around = measure_labels (trend, -1, has_notes, &trend->name_width);
    }
  drop_labels (trend, height);
  around = measure_labels (trend, -1, has_notes, &trend->name_width);
  double most = body->width * MAX_GUTTER;
  if (around + trend->name_width > most)
    {
      double max_name = MAX (most - around, small);
      around = measure_labels (trend, max_name, has_notes, &trend->name_width);
    }
  if (trend->labels->len > 0)
    trend->gutter = around + trend->name_width;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const EndLabel *first = a;
  const EndLabel *second = b;
  if (first->from.y < second->from.y)
    return -1;
  if (first->from.y > second->from.y)
    return 1;
  return (first->series > second->series) - (first->series < second->series);
}

static void
add_text_boxed (Trend *trend,
                TdChartPart part,
                TdChartInk ink,
                PangoLayout *text,
                double x,
                double y,
                guint series)
{
  TdChartMark *mark = td_chart_marks_add_text (trend->marks, part, ink, text, x, y);
  mark->series = (int)series;
  mark->colour = trend->series[series].colour;
  td_chart_room_add_box (trend->room, &mark->area);
}

static void
add_end_label (Trend *trend, EndLabel *label, double top)
{
  const TdChartSeries *series = &trend->series[label->series];
  const TdChartRect *body = &trend->layout->body;
  double unit = trend->unit;
  double line = td_chart_text_height (label->name);
  double middle = top + line / 2;
  double left = body->x + body->width - trend->gutter;
  double right = body->x + body->width;
  double x = left + LEADER_LENGTH * unit;

  TdChartMark *leader = td_chart_marks_begin_path (
      trend->marks, TD_CHART_PART_OTHER, ink_of (series), TD_CHART_STROKE_HAIR);
  leader->colour = series->colour;
  TdChartDot dots[] = {
    { label->from.x + (END_RADIUS + 2) * unit, label->from.y },
    { x - 9 * unit, middle },
    { x - 3 * unit, middle },
  };
  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    {
      td_chart_marks_add_dot (trend->marks, dots[i].x, dots[i].y);
      if (i > 0)
        td_chart_room_add_line (trend->room, &dots[i - 1], &dots[i]);
    }

  if (trend->n_units > 1)
    {
      if (series->role == TD_CHART_ROLE_UNIT)
        {
          TdChartDot at = { x + 4 * unit, middle };
          TdChartMark *marker = td_chart_marks_add_symbol (trend->marks,
                                                           TD_CHART_PART_OTHER,
                                                           td_chart_symbol_of (series->colour),
                                                           TD_CHART_INK_UNIT,
                                                           &at,
                                                           END_RADIUS * unit);
          marker->colour = series->colour;
          marker->flags = TD_CHART_MARK_FORM;
        }
      x += LABEL_MARKER * unit;
    }
  TdChartInk ink = is_unit (series) && series->role != TD_CHART_ROLE_UNIT ? TD_CHART_INK_DIM
                   : series->role == TD_CHART_ROLE_LAST_YEAR              ? TD_CHART_INK_DIM
                                                                          : TD_CHART_INK_UNIT;
  add_text_boxed (
      trend, TD_CHART_PART_END_LABEL, ink, g_steal_pointer (&label->name), x, top, label->series);
  if (label->value != NULL)
    {
      double width = td_chart_text_width (label->value);
      double y = middle - td_chart_text_height (label->value) / 2;
      add_text_boxed (trend,
                      TD_CHART_PART_END_LABEL,
                      TD_CHART_INK_TEXT,
                      g_steal_pointer (&label->value),
                      right - width,
                      y,
                      label->series);
    }
  if (label->note != NULL)
    {
      double width = td_chart_text_width (label->note_value);
      add_text_boxed (trend,
                      TD_CHART_PART_END_LABEL,
                      TD_CHART_INK_DIM,
                      g_steal_pointer (&label->note),
                      x,
                      top + line,
                      label->series);
      add_text_boxed (trend,
                      TD_CHART_PART_END_LABEL,
                      TD_CHART_INK_DIM,
                      g_steal_pointer (&label->note_value),
                      right - width,
                      top + line,
                      label->series);
    }
}

static void
add_end_labels (Trend *trend)
{
  GArray *labels = trend->labels;
  if (labels->len == 0)
    return;
  for (guint i = 0; i < labels->len; i++)
    {
      EndLabel *label = &g_array_index (labels, EndLabel, i);
      label->from = end_of (trend, label->series);
    }
  g_array_sort (labels, compare_labels);

  g_autofree TdChartSlot *slots = g_new0 (TdChartSlot, labels->len);
  for (guint i = 0; i < labels->len; i++)
    {
      const EndLabel *label = &g_array_index (labels, EndLabel, i);
      /* The first line of a label stands at the end of its line, the note below. */
      double below = label->height - td_chart_text_height (label->name);
      slots[i].wanted = label->from.y + below / 2;
      slots[i].height = label->height;
    }
  const TdChartRect *plot = &trend->layout->plot;
  td_chart_place_slots (slots, labels->len, trend->layout->body.y, plot->y + plot->height);
  for (guint i = 0; i < labels->len; i++)
    add_end_label (trend, &g_array_index (labels, EndLabel, i), slots[i].top);
}

/* --- lines and points --- */

static void
add_room_line (Trend *trend, const TdChartDot *from, const TdChartDot *to)
{
  if (trend->n_series <= MANY_SERIES)
    td_chart_room_add_line (trend->room, from, to);
}

/* A run of points without a gap; of those that share a column of one unit only the lowest and the
 * highest, in their order. */
static void
add_run (Trend *trend, const TdChartSeries *series, const TdChartDot *dots, guint n)
{
  TdChartStroke stroke
      = trend->n_series > MANY_SERIES ? TD_CHART_STROKE_THREAD : TD_CHART_STROKE_LINE;
  if (series->role == TD_CHART_ROLE_LAST_YEAR)
    stroke = TD_CHART_STROKE_DASHES;
  else if (series->role == TD_CHART_ROLE_FORECAST)
    stroke = TD_CHART_STROKE_DOTS;
  else if (series->role == TD_CHART_ROLE_UNIT)
    stroke = TD_CHART_STROKE_LINE;

  TdChartMark *path
      = td_chart_marks_begin_path (trend->marks, TD_CHART_PART_SERIES, ink_of (series), stroke);
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
add_marker (
    Trend *trend, guint series, guint point, const TdChartDot *at, double radius, guint flags)
{
  const TdChartSeries *it = &trend->series[series];
  TdChartSymbol symbol
      = it->role == TD_CHART_ROLE_UNIT ? td_chart_symbol_of (it->colour) : TD_CHART_SYMBOL_CIRCLE;
  TdChartMark *mark = td_chart_marks_add_symbol (
      trend->marks, TD_CHART_PART_POINT, symbol, ink_of (it), at, radius * trend->unit);
  mark->series = (int)series;
  mark->point = (int)point;
  mark->colour = it->colour;
  mark->flags = flags | TD_CHART_MARK_RING;
}

/* Whether point @i has no neighbour to draw a line to: without a marker it would not be seen. */
static bool
is_alone (const Trend *trend, const TdChartPoint *points, guint n, guint i)
{
  return !(i > 0 && is_shown (trend, &points[i - 1]))
         && !(i + 1 < n && is_shown (trend, &points[i + 1]));
}

static void
add_markers (Trend *trend, guint series)
{
  const TdChartLayout *layout = trend->layout;
  const TdChartSeries *it = &trend->series[series];
  guint n;
  const TdChartPoint *points = td_chart_get_points (trend->chart, series, &n);
  const TdChartPoint *newest = newest_shown (trend, series);
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
      TdChartDot at = dot_of (layout, &points[i]);
      bool is_newest = &points[i] == newest;
      if (it->role == TD_CHART_ROLE_FORECAST)
        {
          if (is_newest)
            add_marker (trend, series, i, &at, END_RADIUS, TD_CHART_MARK_OPEN);
        }
      else if (is_unit_line && is_newest)
        add_marker (trend, series, i, &at, END_RADIUS, flags);
      else if (marks_all || is_alone (trend, points, n, i))
        add_marker (trend, series, i, &at, MARKER_RADIUS, flags);
      else if (marks_form && (i + it->colour) % stride == 0)
        add_marker (trend, series, i, &at, MARKER_RADIUS, flags | TD_CHART_MARK_FORM_ONLY);
    }
}

static void
add_series (Trend *trend, guint series)
{
  TdChartLayout *layout = trend->layout;
  const TdChartSeries *it = &trend->series[series];
  guint n;
  const TdChartPoint *points = td_chart_get_points (trend->chart, series, &n);
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (TdChartDot));

  if (it->continues >= 0)
    {
      const TdChartPoint *start = newest_shown (trend, (guint)it->continues);
      if (start != NULL && n > 0 && is_shown (trend, &points[0]) && points[0].day > start->day)
        {
          TdChartDot at = dot_of (layout, start);
          g_array_append_val (run, at);
        }
    }
  for (guint i = 0; i <= n; i++)
    {
      if (i < n && is_shown (trend, &points[i]))
        {
          TdChartDot at = dot_of (layout, &points[i]);
          g_array_append_val (run, at);
          continue;
        }
      if (run->len > 1)
        add_run (trend, it, (const TdChartDot *)(gconstpointer)run->data, run->len);
      g_array_set_size (run, 0);
    }
}

static void
add_spots (Trend *trend)
{
  guint n;
  for (guint i = 0; i < trend->n_series; i++)
    {
      const TdChartPoint *points = td_chart_get_points (trend->chart, i, &n);
      for (guint j = 0; j < n; j++)
        if (is_shown (trend, &points[j]))
          {
            TdChartSpot spot
                = { .hit = { (int)i, (int)j }, .at = dot_of (trend->layout, &points[j]) };
            g_array_append_val (trend->layout->spots, spot);
          }
    }
}

/* --- targets, notes, the newest value --- */

/* The day on which the target that follows @target takes over, or the last one. */
static int
target_end (const Trend *trend, const TdChartTarget *target)
{
  guint n;
  const TdChartTarget *targets = td_chart_get_targets (trend->chart, &n);
  int end = trend->last_day;
  for (guint i = 0; i < n; i++)
    if (targets[i].track == target->track && targets[i].from > target->from)
      end = MIN (end, targets[i].from);
  return end;
}

static void
add_target_lines (Trend *trend)
{
  guint n;
  const TdChartTarget *targets = td_chart_get_targets (trend->chart, &n);
  for (guint i = 0; i < n; i++)
    {
      const TdChartTarget *target = &targets[i];
      int from = MAX (target->from, trend->first_day);
      int end = target_end (trend, target);
      if (!target->value.is_set || from >= end)
        continue;
      double y = y_of (trend->layout, target->value.hundredths);
      TdChartDot left = { x_of (trend->layout, from), y };
      TdChartDot right = { x_of (trend->layout, end), y };
      td_chart_marks_begin_path (
          trend->marks, TD_CHART_PART_TARGET, TD_CHART_INK_TARGET, TD_CHART_STROKE_TARGET);
      const TdChartTarget *before
          = td_chart_get_target_on (trend->chart, target->track, target->from - 1);
      if (before != NULL && before->value.is_set && target->from > trend->first_day)
        td_chart_marks_add_dot (
            trend->marks, left.x, y_of (trend->layout, before->value.hundredths));
      td_chart_marks_add_dot (trend->marks, left.x, left.y);
      td_chart_marks_add_dot (trend->marks, right.x, right.y);
      td_chart_room_add_line (trend->room, &left, &right);
    }
}

/* Adds a text at the first of the best candidates, with a halo where it meets a line. */
static bool
add_at_best (Trend *trend,
             TdChartPart part,
             TdChartInk ink,
             PangoLayout *text,
             const TdChartRect *candidates,
             guint n,
             guint max_lines)
{
  guint n_lines;
  int best = td_chart_room_choose (trend->room, candidates, n, &n_lines);
  if (best < 0 || n_lines > max_lines)
    return false;
  TdChartMark *mark = td_chart_marks_add_text (
      trend->marks, part, ink, g_object_ref (text), candidates[best].x, candidates[best].y);
  if (n_lines > 0)
    mark->flags = TD_CHART_MARK_HALO;
  td_chart_room_add_box (trend->room, &candidates[best]);
  return true;
}

#define TARGET_PLACES 9

static void
add_target_label (Trend *trend, const TdChartTarget *target)
{
  double unit = trend->unit;
  int from = MAX (target->from, trend->first_day);
  int end = target_end (trend, target);
  if (!target->value.is_set || from >= end || target->label == NULL)
    return;
  double left = x_of (trend->layout, from) + 4 * unit;
  double right = x_of (trend->layout, end) - 4 * unit;
  double y = y_of (trend->layout, target->value.hundredths);
  g_autoptr (PangoLayout) text = td_chart_marks_measure (
      trend->marks, TD_CHART_FONT_SMALL_BOLD, target->label, trend->layout->plot.width - 8 * unit);
  double width = td_chart_text_width (text);
  double height = td_chart_text_height (text);
  /* A step shorter than its label may carry it beyond its end. */
  double last
      = MAX (right - width, MIN (left, trend->layout->plot.x + trend->layout->plot.width - width));
  TdChartRect candidates[2 * TARGET_PLACES];
  for (guint i = 0; i < TARGET_PLACES; i++)
    {
      double x = left + (last - left) * i / (TARGET_PLACES - 1);
      candidates[2 * i] = (TdChartRect){ x, y - height - LABEL_ABOVE * unit, width, height };
      candidates[2 * i + 1] = (TdChartRect){ x, y + LABEL_ABOVE * unit, width, height };
    }
  add_at_best (trend,
               TD_CHART_PART_TARGET_LABEL,
               TD_CHART_INK_TARGET,
               text,
               candidates,
               G_N_ELEMENTS (candidates),
               G_MAXUINT);
}

/* The newest step first: where there is room for one label only, it is that in force. */
static void
add_target_labels (Trend *trend)
{
  guint n;
  const TdChartTarget *targets = td_chart_get_targets (trend->chart, &n);
  for (guint i = n; i > 0; i--)
    add_target_label (trend, &targets[i - 1]);

  const char *none = td_chart_get_text (trend->chart, TD_CHART_TEXT_NO_TARGET);
  bool has_target = false;
  for (guint i = 0; i < n; i++)
    has_target = has_target || targets[i].value.is_set;
  if (none == NULL || has_target)
    return;
  const TdChartRect *plot = &trend->layout->plot;
  g_autoptr (PangoLayout) text = td_chart_marks_measure (
      trend->marks, TD_CHART_FONT_SMALL, none, plot->width - 8 * trend->unit);
  double width = td_chart_text_width (text);
  double height = td_chart_text_height (text);
  TdChartRect candidates[4];
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    candidates[i] = (TdChartRect){
      i % 2 == 0 ? plot->x + 4 * trend->unit : plot->x + plot->width - width - 4 * trend->unit,
      i < 2 ? plot->y + 2 * trend->unit : plot->y + plot->height - height - 4 * trend->unit,
      width,
      height,
    };
  add_at_best (trend,
               TD_CHART_PART_TARGET_LABEL,
               TD_CHART_INK_DIM,
               text,
               candidates,
               G_N_ELEMENTS (candidates),
               G_MAXUINT);
}

static void
add_note_lines (Trend *trend)
{
  guint n;
  const TdChartNote *notes = td_chart_get_notes (trend->chart, &n);
  const TdChartRect *plot = &trend->layout->plot;
  for (guint i = 0; i < n; i++)
    if (notes[i].day >= trend->first_day && notes[i].day <= trend->last_day)
      {
        double x = x_of (trend->layout, notes[i].day);
        td_chart_marks_add_line (trend->marks,
                                 TD_CHART_PART_NOTE,
                                 TD_CHART_INK_AXIS,
                                 TD_CHART_STROKE_NOTE,
                                 &(TdChartRect){ x, plot->y, 0, plot->height });
        td_chart_room_add_line (
            trend->room, &(TdChartDot){ x, plot->y }, &(TdChartDot){ x, plot->y + plot->height });
      }
}

static void
add_note_labels (Trend *trend)
{
  guint n;
  const TdChartNote *notes = td_chart_get_notes (trend->chart, &n);
  const TdChartRect *plot = &trend->layout->plot;
  double unit = trend->unit;
  for (guint i = 0; i < n; i++)
    {
      if (notes[i].day < trend->first_day || notes[i].day > trend->last_day
          || notes[i].text == NULL)
        continue;
      double x = x_of (trend->layout, notes[i].day);
      g_autoptr (PangoLayout) text
          = td_chart_marks_measure (trend->marks, TD_CHART_FONT_SMALL, notes[i].text, -1);
      double width = td_chart_text_width (text);
      double height = td_chart_text_height (text);
      double low = plot->y + plot->height - height - 5 * unit;
      double high = plot->y + 2 * unit;
      TdChartRect candidates[] = {
        { x - width - 5 * unit, low, width, height },
        { x + 5 * unit, low, width, height },
        { x - width - 5 * unit, high, width, height },
        { x + 5 * unit, high, width, height },
      };
      guint n_lines;
      int best
          = td_chart_room_choose (trend->room, candidates, G_N_ELEMENTS (candidates), &n_lines);
      if (best >= 0 && candidates[best].x < x)
        pango_layout_set_alignment (text, PANGO_ALIGN_RIGHT);
      add_at_best (trend,
                   TD_CHART_PART_NOTE,
                   TD_CHART_INK_DIM,
                   text,
                   candidates,
                   G_N_ELEMENTS (candidates),
                   1);
    }
}

/* The newest value of the only unit, bold at its point, as near as it can. */
static void
add_newest_value (Trend *trend)
{
  guint series = 0;
  while (series < trend->n_series && !is_unit (&trend->series[series]))
    series++;
  const TdChartPoint *newest = series < trend->n_series ? newest_shown (trend, series) : NULL;
  if (trend->n_units != 1 || newest == NULL || newest->text == NULL)
    return;

  g_autoptr (PangoLayout) text
      = td_chart_marks_measure (trend->marks, TD_CHART_FONT_VALUE, newest->text, -1);
  double width = td_chart_text_width (text);
  double height = td_chart_text_height (text);
  TdChartDot at = dot_of (trend->layout, newest);
  TdChartRect candidates[8 * 6];
  guint n = 0;
  for (guint ring = 0; ring < 6; ring++)
    {
      double gap = (END_RADIUS + 2 + 10 * ring) * trend->unit;
      double near = (END_RADIUS + 10 * ring) * trend->unit;
      TdChartDot corners[] = {
        { at.x + near / 2, at.y + near },                  /* below right */
        { at.x + gap, at.y - height / 2 },                 /* right */
        { at.x - width - near / 2, at.y - near - height }, /* above left */
        { at.x - width / 2, at.y - near - height },        /* above */
        { at.x - width / 2, at.y + near },                 /* below */
        { at.x - width - gap, at.y - height / 2 },         /* left */
        { at.x + near / 2, at.y - near - height },         /* above right */
        { at.x - width - near / 2, at.y + near },          /* below left */
      };
      for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
        candidates[n++] = (TdChartRect){ corners[i].x, corners[i].y, width, height };
    }
  guint before = trend->marks->marks->len;
  if (add_at_best (trend, TD_CHART_PART_VALUE, TD_CHART_INK_UNIT, text, candidates, n, G_MAXUINT))
    {
      TdChartMark *mark = &g_array_index (trend->marks->marks, TdChartMark, before);
      mark->series = (int)series;
      mark->colour = trend->series[series].colour;
    }
}

static void
add_empty (Trend *trend)
{
  const char *empty = td_chart_get_text (trend->chart, TD_CHART_TEXT_EMPTY);
  const TdChartRect *plot = &trend->layout->plot;
  if (trend->has_values || empty == NULL)
    return;
  PangoLayout *text
      = td_chart_marks_measure (trend->marks, TD_CHART_FONT_LABEL, empty, plot->width);
  TdChartMark *mark
      = td_chart_marks_add_text (trend->marks,
                                 TD_CHART_PART_EMPTY,
                                 TD_CHART_INK_DIM,
                                 text,
                                 plot->x + (plot->width - td_chart_text_width (text)) / 2,
                                 plot->y + (plot->height - td_chart_text_height (text)) / 2);
  mark->flags = TD_CHART_MARK_HALO;
  td_chart_room_add_box (trend->room, &mark->area);
}

static void
lay_out (TdChartLayout *layout)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, TRUE, sizeof (EndLabel));
  g_array_set_clear_func (labels, clear_label);
  Trend trend = {
    .layout = layout,
    .chart = layout->chart,
    .marks = layout->marks,
    .unit = layout->unit,
    .labels = labels,
  };
  td_chart_get_days (layout->chart, &trend.first_day, &trend.last_day);
  trend.series = td_chart_get_series (layout->chart, &trend.n_series);
  for (guint i = 0; i < trend.n_series; i++)
    if (is_unit (&trend.series[i]))
      trend.n_units++;

  /* Without a gutter the last label of the x axis and the last marker need some room. */
  trend.gutter = 2 * LABEL_GAP * layout->unit;
  reserve_gutter (&trend);
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
    TD_CHART_ROLE_OTHER,
    TD_CHART_ROLE_LAST_YEAR,
    TD_CHART_ROLE_FORECAST,
    TD_CHART_ROLE_UNIT,
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
  add_end_labels (&trend);
  add_empty (&trend);
  add_newest_value (&trend);
  add_target_labels (&trend);
  add_note_labels (&trend);
}

/* --- hover --- */

static int
compare_tip_rows (gconstpointer a, gconstpointer b)
{
  const TdChartSpot *first = *(const TdChartSpot *const *)a;
  const TdChartSpot *second = *(const TdChartSpot *const *)b;
  if (first->at.y < second->at.y)
    return -1;
  if (first->at.y > second->at.y)
    return 1;
  return (first->hit.series > second->hit.series) - (first->hit.series < second->hit.series);
}

/* The spots of one day, the highest first. */
static GPtrArray *
spots_of_day (const TdChartLayout *layout, const TdChartSpot *spot)
{
  GPtrArray *spots = g_ptr_array_new ();
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const TdChartSpot *other = &g_array_index (layout->spots, TdChartSpot, i);
      if (fabs (other->at.x - spot->at.x) < 1e-6)
        g_ptr_array_add (spots, (gpointer)other);
    }
  g_ptr_array_sort (spots, compare_tip_rows);
  return spots;
}

static const TdChartPoint *
point_of (const TdChart *chart, TdChartHit hit)
{
  guint n_series, n;
  td_chart_get_series (chart, &n_series);
  if (hit.series < 0 || hit.series >= (int)n_series)
    return NULL;
  const TdChartPoint *points = td_chart_get_points (chart, (guint)hit.series, &n);
  return hit.point >= 0 && hit.point < (int)n ? &points[hit.point] : NULL;
}

static void
add_hover_tip (const TdChartLayout *layout,
               const TdChartSpot *spot,
               TdChartMarks *marks,
               GPtrArray *spots)
{
  guint n_series;
  const TdChartSeries *series = td_chart_get_series (layout->chart, &n_series);
  guint at = 0;
  g_ptr_array_find (spots, spot, &at);
  guint first = 0;
  if (spots->len > TIP_ROWS)
    first = (guint)CLAMP ((int)at - TIP_ROWS / 2, 0, (int)spots->len - TIP_ROWS);
  TdChartTipRow rows[TIP_ROWS] = { 0 };
  guint n = 0;
  for (guint i = first; i < spots->len && n < TIP_ROWS; i++)
    {
      const TdChartSpot *other = g_ptr_array_index (spots, i);
      const TdChartPoint *point = point_of (layout->chart, other->hit);
      rows[n++] = (TdChartTipRow){
        .series = &series[other->hit.series],
        .name = series[other->hit.series].name,
        .value = point->text,
        .details = point->details,
        .is_hit = other == spot && spots->len > 1,
      };
    }
  TdChartTip tip = {
    .title = point_of (layout->chart, spot->hit)->when,
    .value_heading = td_chart_get_text (layout->chart, TD_CHART_TEXT_VALUE_HEADING),
    .headings = td_chart_get_detail_headings (layout->chart),
    .rows = rows,
    .n_rows = n,
    .hint = td_chart_get_text (layout->chart, TD_CHART_TEXT_HINT),
  };

  TdChartRect frame = { 0, 0, layout->width, layout->height };
  g_autoptr (TdChartRoom) room = td_chart_room_new (&frame);
  guint n_marks;
  const TdChartMark *drawn = td_chart_marks_get (layout->marks, &n_marks);
  for (guint i = 0; i < n_marks && n_series <= MANY_SERIES; i++)
    if (drawn[i].part == TD_CHART_PART_SERIES)
      {
        const TdChartDot *dots = td_chart_marks_dots (layout->marks, &drawn[i]);
        for (guint j = 1; j < drawn[i].n_dots; j++)
          td_chart_room_add_line (room, &dots[j - 1], &dots[j]);
      }
  td_chart_tip_add (marks, layout, room, &spot->at, &tip);
}

static void
hover (const TdChartLayout *layout, const TdChartSpot *spot, TdChartMarks *marks)
{
  guint n_series;
  const TdChartSeries *series = td_chart_get_series (layout->chart, &n_series);
  const TdChartRect *plot = &layout->plot;
  g_autoptr (GPtrArray) spots = spots_of_day (layout, spot);
  td_chart_marks_add_line (marks,
                           TD_CHART_PART_OTHER,
                           TD_CHART_INK_AXIS,
                           TD_CHART_STROKE_HAIR,
                           &(TdChartRect){ spot->at.x, plot->y, 0, plot->height });
  for (guint i = spots->len; i > 0; i--)
    {
      const TdChartSpot *other = g_ptr_array_index (spots, i - 1);
      const TdChartSeries *it = &series[other->hit.series];
      if (other != spot && it->role != TD_CHART_ROLE_UNIT)
        continue;
      TdChartMark *mark = td_chart_marks_add_symbol (
          marks,
          TD_CHART_PART_POINT,
          it->role == TD_CHART_ROLE_UNIT ? td_chart_symbol_of (it->colour) : TD_CHART_SYMBOL_CIRCLE,
          ink_of (it),
          &other->at,
          (other == spot ? HOVER_RADIUS + 1 : HOVER_RADIUS) * layout->unit);
      mark->series = other->hit.series;
      mark->point = other->hit.point;
      mark->colour = it->colour;
      mark->flags = TD_CHART_MARK_RING;
      if (it->role == TD_CHART_ROLE_FORECAST)
        mark->flags |= TD_CHART_MARK_OPEN;
      else if (it->role == TD_CHART_ROLE_UNIT)
        mark->flags |= TD_CHART_MARK_FORM;
    }
  add_hover_tip (layout, spot, marks, spots);
}

/* --- hit test and keys --- */

static TdChartHit
hit (const TdChartLayout *layout, double x, double y)
{
  guint n;
  const TdChartMark *marks = td_chart_marks_get (layout->marks, &n);
  for (guint i = 0; i < n; i++)
    {
      const TdChartRect *area = &marks[i].area;
      if (marks[i].part == TD_CHART_PART_END_LABEL && x >= area->x && x <= area->x + area->width
          && y >= area->y && y <= area->y + area->height)
        return (TdChartHit){ marks[i].series,
                             td_chart_get_newest (layout->chart, (guint)marks[i].series) };
    }

  const TdChartRect *plot = &layout->plot;
  double margin = HIT_MARGIN * layout->unit;
  if (x < plot->x - margin || x > plot->x + plot->width + margin || y < plot->y - margin
      || y > plot->y + plot->height + margin)
    return TD_CHART_HIT_NONE;
  const TdChartSpot *best = NULL;
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const TdChartSpot *spot = &g_array_index (layout->spots, TdChartSpot, i);
      double nearer = best != NULL ? fabs (best->at.x - x) - fabs (spot->at.x - x) : 1;
      if (nearer > 1e-6 || (nearer > -1e-6 && fabs (spot->at.y - y) < fabs (best->at.y - y)))
        best = spot;
    }
  return best != NULL ? best->hit : TD_CHART_HIT_NONE;
}

static TdChartHit
step_start (const TdChart *chart)
{
  guint n;
  const TdChartSeries *series = td_chart_get_series (chart, &n);
  TdChartHit any = TD_CHART_HIT_NONE;
  for (guint i = 0; i < n; i++)
    {
      TdChartHit start = { (int)i, td_chart_get_newest (chart, i) };
      if (start.point >= 0 && is_unit (&series[i]))
        return start;
      if (start.point >= 0 && any.series < 0)
        any = start;
    }
  return any;
}

/* Along the series: the next point with a value from @from in direction @by. */
static TdChartHit
step_along (const TdChart *chart, TdChartHit from, int start, int by)
{
  guint n;
  const TdChartPoint *points = td_chart_get_points (chart, (guint)from.series, &n);
  for (int i = start; i >= 0 && i < (int)n; i += by)
    if (points[i].value.is_set)
      return (TdChartHit){ from.series, i };
  return from;
}

/* Whether a point comes below another of its day: by value, then by series. */
static int
compare_down (const TdChartPoint *a, int series_a, const TdChartPoint *b, int series_b)
{
  if (a->value.hundredths != b->value.hundredths)
    return a->value.hundredths > b->value.hundredths ? -1 : 1;
  return (series_a > series_b) - (series_a < series_b);
}

static TdChartHit
step_across (const TdChart *chart, TdChartHit from, int by)
{
  guint n_series, n;
  td_chart_get_series (chart, &n_series);
  const TdChartPoint *here = point_of (chart, from);
  const TdChartPoint *best = NULL;
  TdChartHit found = from;
  for (guint i = 0; i < n_series; i++)
    {
      const TdChartPoint *points = td_chart_get_points (chart, i, &n);
      for (guint j = 0; j < n; j++)
        {
          const TdChartPoint *point = &points[j];
          if (point->day != here->day || !point->value.is_set
              || compare_down (point, (int)i, here, from.series) * by <= 0)
            continue;
          if (best == NULL || compare_down (point, (int)i, best, found.series) * by < 0)
            {
              best = point;
              found = (TdChartHit){ (int)i, (int)j };
            }
        }
    }
  return found;
}

static TdChartHit
step (const TdChart *chart, TdChartHit from, TdChartStep which)
{
  const TdChartPoint *here = point_of (chart, from);
  if (here == NULL)
    return step_start (chart);
  guint n;
  td_chart_get_points (chart, (guint)from.series, &n);
  switch (which)
    {
    case TD_CHART_STEP_LEFT:
      return step_along (chart, from, from.point - 1, -1);
    case TD_CHART_STEP_RIGHT:
      return step_along (chart, from, from.point + 1, 1);
    case TD_CHART_STEP_FIRST:
      return step_along (chart, from, 0, 1);
    case TD_CHART_STEP_LAST:
      return step_along (chart, from, (int)n - 1, -1);
    case TD_CHART_STEP_UP:
      return step_across (chart, from, -1);
    case TD_CHART_STEP_DOWN:
      return step_across (chart, from, 1);
    default:
      return from;
    }
}

/* --- in words --- */

static void
say (GString *text, const char *heading, const char *cell)
{
  if (cell == NULL || *cell == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  if (heading != NULL && *heading != '\0')
    g_string_append_printf (text, "%s ", heading);
  g_string_append (text, cell);
}

static char *
describe (const TdChart *chart, TdChartHit hit_)
{
  const TdChartPoint *point = point_of (chart, hit_);
  if (point == NULL)
    return NULL;
  guint n;
  const TdChartSeries *series = td_chart_get_series (chart, &n);
  const char *unit = td_chart_get_text (chart, TD_CHART_TEXT_VALUE_HEADING);
  g_autoptr (GString) text = g_string_new (NULL);
  say (text, NULL, point->when);
  say (text, NULL, series[hit_.series].name);
  say (text, NULL, point->text);
  if (unit != NULL && point->text != NULL)
    g_string_append_printf (text, " %s", unit);
  const char *const *headings = td_chart_get_detail_headings (chart);
  for (guint i = 0; point->details != NULL && point->details[i] != NULL && headings[i] != NULL; i++)
    say (text, headings[i], point->details[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  int day;
  const char *when;
} Day;

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Day *first = a;
  const Day *second = b;
  return (first->day > second->day) - (first->day < second->day);
}

static GArray *
collect_days (const TdChart *chart)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Day));
  guint n_series, n;
  td_chart_get_series (chart, &n_series);
  for (guint i = 0; i < n_series; i++)
    {
      const TdChartPoint *points = td_chart_get_points (chart, i, &n);
      for (guint j = 0; j < n; j++)
        {
          Day day = { points[j].day, points[j].when };
          g_array_append_val (all, day);
        }
    }
  g_array_sort (all, compare_days);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || g_array_index (all, Day, i).day != g_array_index (all, Day, i - 1).day)
      g_array_append_val (days, g_array_index (all, Day, i));
  return days;
}

static const TdChartPoint *
point_on (const TdChart *chart, guint series, int day)
{
  guint n;
  const TdChartPoint *points = td_chart_get_points (chart, series, &n);
  for (guint i = 0; i < n; i++)
    if (points[i].day == day)
      return &points[i];
  return NULL;
}

static void
tabulate (const TdChart *chart, TdChartTable *table)
{
  guint n_series, n_targets;
  const TdChartSeries *series = td_chart_get_series (chart, &n_series);
  td_chart_get_targets (chart, &n_targets);
  const char *absent = td_chart_get_text (chart, TD_CHART_TEXT_ABSENT);
  const char *first = td_chart_get_text (chart, TD_CHART_TEXT_FIRST_HEADING);
  const char *target_heading = td_chart_get_text (chart, TD_CHART_TEXT_TARGET_HEADING);
  absent = absent != NULL ? absent : "";
  bool has_target = target_heading != NULL && n_targets > 0;

  g_ptr_array_add (table->headings, g_strdup (first != NULL ? first : ""));
  for (guint i = 0; i < n_series; i++)
    g_ptr_array_add (table->headings, g_strdup (series[i].name != NULL ? series[i].name : ""));
  if (has_target)
    g_ptr_array_add (table->headings, g_strdup (target_heading));

  g_autoptr (GArray) days = collect_days (chart);
  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = &g_array_index (days, Day, i);
      GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (cells, g_strdup (day->when != NULL ? day->when : ""));
      for (guint j = 0; j < n_series; j++)
        {
          const TdChartPoint *point = point_on (chart, j, day->day);
          bool is_set = point != NULL && point->value.is_set && point->text != NULL;
          g_ptr_array_add (cells, g_strdup (is_set ? point->text : absent));
        }
      if (has_target)
        {
          const TdChartTarget *target = td_chart_get_target_on (chart, 0, day->day);
          bool is_set = target != NULL && target->value.is_set && target->text != NULL;
          g_ptr_array_add (cells, g_strdup (is_set ? target->text : absent));
        }
      g_ptr_array_add (table->rows, cells);
    }
}

const TdChartKindClass _td_chart_trend = {
  .lay_out = lay_out,
  .hover = hover,
  .hit = hit,
  .step = step,
  .describe = describe,
  .tabulate = tabulate,
};
