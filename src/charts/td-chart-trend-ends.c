/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-trend-private.h"

/* Distances in 1/96 inch at 11 pt. */
#define LEADER_LENGTH 24.0
#define LABEL_MARKER 14.0
#define MIN_GUTTER_WIDTH 300.0

/* Of the width, at most, for the labels at the ends of the lines. */
#define MAX_GUTTER 0.42

static void
clear_label (gpointer data)
{
  TdChartEndLabel *label = data;
  g_clear_object (&label->name);
  g_clear_object (&label->value);
  g_clear_object (&label->note);
  g_clear_object (&label->note_value);
}

GArray *
_td_chart_trend_new_labels (void)
{
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (TdChartEndLabel));
  g_array_set_clear_func (labels, clear_label);
  return labels;
}

/* Where the line of a series ends: with its forecast, if it has one that has no label of its own.
 */
static TdChartDot
end_of (const TdChartTrend *trend, guint series)
{
  const TdChartPoint *end = _td_chart_trend_newest (trend, series);
  for (guint i = 0; i < trend->n_series; i++)
    if (trend->series[i].continues == (int)series && trend->series[i].label == NULL)
      {
        const TdChartPoint *forecast = _td_chart_trend_newest (trend, i);
        if (forecast != NULL && forecast->day >= end->day)
          end = forecast;
      }
  return _td_chart_trend_dot (trend->layout, end);
}

static void
measure_label (TdChartTrend *trend, TdChartEndLabel *label, double max_name, bool has_notes)
{
  const TdChartSeries *series = &trend->series[label->series];
  bool is_bold = series->role == TD_CHART_ROLE_UNIT && !trend->layout->is_compact;
  bool is_large = !trend->layout->is_compact && _td_chart_trend_is_unit (series);
  clear_label (label);
  label->name = td_chart_marks_measure (trend->marks,
                                        is_bold    ? TD_CHART_FONT_LABEL_BOLD
                                        : is_large ? TD_CHART_FONT_LABEL
                                                   : TD_CHART_FONT_SMALL,
                                        series->label,
                                        max_name);
  label->height = td_chart_text_height (label->name);
  const char *value = _td_chart_trend_newest (trend, label->series)->text;
  if (_td_chart_trend_is_unit (series) && trend->n_units > 1 && value != NULL)
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
    height += g_array_index (labels, TdChartEndLabel, i).height;
  return height;
}

/* Width of everything of the labels but the names. */
static double
measure_labels (TdChartTrend *trend, double max_name, bool has_notes, double *name_width)
{
  double unit = trend->unit;
  double value = 0;
  double note = 0;
  bool has_markers = trend->n_units > 1;
  *name_width = 0;
  for (guint i = 0; i < trend->labels->len; i++)
    {
      TdChartEndLabel *label = &g_array_index (trend->labels, TdChartEndLabel, i);
      measure_label (trend, label, max_name, has_notes);
      *name_width = MAX (*name_width, td_chart_text_width (label->name));
      if (label->value != NULL)
        value = MAX (value, td_chart_text_width (label->value) + TD_TREND_LABEL_GAP * unit);
      if (label->note != NULL)
        note = MAX (note,
                    td_chart_text_width (label->note) + TD_TREND_LABEL_GAP * unit
                        + td_chart_text_width (label->note_value));
    }
  double around = (LEADER_LENGTH + (has_markers ? LABEL_MARKER : 0)) * unit;
  return around + MAX (value, note - *name_width);
}

/* Leaves out labels of lesser lines until the rest fits: of the grey ones the highest and the
 * lowest stay, then those added first. */
static void
drop_labels (TdChartTrend *trend, double height)
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
      guint series = g_array_index (labels, TdChartEndLabel, i).series;
      int64_t value = _td_chart_trend_newest (trend, series)->value.hundredths;
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
      guint series = g_array_index (labels, TdChartEndLabel, i - 1).series;
      if (trend->series[series].role == TD_CHART_ROLE_OTHER && (int)i - 1 != highest
          && (int)i - 1 != lowest)
        g_array_remove_index (labels, i - 1);
    }
  while (labels->len > 0 && label_heights (labels) > height)
    g_array_remove_index (labels, labels->len - 1);
}

void
_td_chart_trend_reserve_gutter (TdChartTrend *trend)
{
  TdChartLayout *layout = trend->layout;
  const TdChartRect *body = &layout->body;
  if (body->width < MIN_GUTTER_WIDTH * trend->unit)
    return;
  for (guint i = 0; i < trend->n_series; i++)
    if (trend->series[i].label != NULL && _td_chart_trend_newest (trend, i) != NULL)
      {
        TdChartEndLabel label = { .series = i };
        g_array_append_val (trend->labels, label);
      }
  if (trend->labels->len == 0)
    return;

  double small = td_chart_marks_line_height (trend->marks, TD_CHART_FONT_SMALL);
  double height = body->height - small - TD_TREND_TICK_GAP * trend->unit;
  bool has_notes = !layout->is_compact;
  double name_width;
  double around = measure_labels (trend, -1, has_notes, &name_width);
  if (has_notes && label_heights (trend->labels) > height)
    {
      has_notes = false;
      around = measure_labels (trend, -1, has_notes, &name_width);
    }
  drop_labels (trend, height);
  around = measure_labels (trend, -1, has_notes, &name_width);
  double most = body->width * MAX_GUTTER;
  if (around + name_width > most)
    {
      double max_name = MAX (most - around, small);
      around = measure_labels (trend, max_name, has_notes, &name_width);
    }
  if (trend->labels->len > 0)
    trend->gutter = around + name_width;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const TdChartEndLabel *first = a;
  const TdChartEndLabel *second = b;
  if (first->from.y < second->from.y)
    return -1;
  if (first->from.y > second->from.y)
    return 1;
  return (first->series > second->series) - (first->series < second->series);
}

static void
add_text_boxed (TdChartTrend *trend,
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
add_end_label (TdChartTrend *trend, TdChartEndLabel *label, double top)
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
      trend->marks, TD_CHART_PART_OTHER, _td_chart_trend_ink (series), TD_CHART_STROKE_HAIR);
  leader->colour = series->colour;
  TdChartDot dots[] = {
    { label->from.x + (TD_TREND_END_RADIUS + 2) * unit, label->from.y },
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
                                                           TD_TREND_END_RADIUS * unit);
          marker->colour = series->colour;
          marker->flags = TD_CHART_MARK_FORM;
        }
      x += LABEL_MARKER * unit;
    }
  TdChartInk ink = _td_chart_trend_ink (series);
  if (ink != TD_CHART_INK_UNIT && series->role != TD_CHART_ROLE_QUOTA)
    ink = TD_CHART_INK_DIM;
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

void
_td_chart_trend_add_end_labels (TdChartTrend *trend)
{
  GArray *labels = trend->labels;
  if (labels->len == 0)
    return;
  for (guint i = 0; i < labels->len; i++)
    {
      TdChartEndLabel *label = &g_array_index (labels, TdChartEndLabel, i);
      label->from = end_of (trend, label->series);
    }
  g_array_sort (labels, compare_labels);

  g_autofree TdChartSlot *slots = g_new0 (TdChartSlot, labels->len);
  for (guint i = 0; i < labels->len; i++)
    {
      const TdChartEndLabel *label = &g_array_index (labels, TdChartEndLabel, i);
      /* The first line of a label stands at the end of its line, the note below. */
      double below = label->height - td_chart_text_height (label->name);
      slots[i].wanted = label->from.y + below / 2;
      slots[i].height = label->height;
    }
  const TdChartRect *plot = &trend->layout->plot;
  td_chart_place_slots (slots, labels->len, trend->layout->body.y, plot->y + plot->height);
  for (guint i = 0; i < labels->len; i++)
    add_end_label (trend, &g_array_index (labels, TdChartEndLabel, i), slots[i].top);
}
