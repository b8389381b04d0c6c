/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-trend-private.h"

/* Between two labels, in 1/96 inch at 11 pt. */
#define BETWEEN 5.0

/* Adds a text at the first of the best candidates, with a halo where it meets a line. */
static bool
add_at_best (TdChartTrend *trend,
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
  TdChartRect taken = candidates[best];
  taken.x -= BETWEEN * trend->unit;
  taken.width += 2 * BETWEEN * trend->unit;
  td_chart_room_add_box (trend->room, &taken);
  return true;
}

#define TARGET_PLACES 9

static void
add_target_label (TdChartTrend *trend, const TdChartTarget *target)
{
  double unit = trend->unit;
  int from = MAX (target->from, trend->first_day);
  int end = _td_chart_trend_target_end (trend, target);
  if (!target->value.is_set || from >= end || target->label == NULL)
    return;
  double left = _td_chart_trend_x (trend->layout, from) + 4 * unit;
  double right = _td_chart_trend_x (trend->layout, end) - 4 * unit;
  double y = _td_chart_trend_y (trend->layout, target->value.hundredths);
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
      candidates[2 * i]
          = (TdChartRect){ x, y - height - TD_TREND_LABEL_ABOVE * unit, width, height };
      candidates[2 * i + 1] = (TdChartRect){ x, y + TD_TREND_LABEL_ABOVE * unit, width, height };
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
void
_td_chart_trend_add_target_labels (TdChartTrend *trend)
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

void
_td_chart_trend_add_note_labels (TdChartTrend *trend)
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
      double x = _td_chart_trend_x (trend->layout, notes[i].day);
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
void
_td_chart_trend_add_newest_value (TdChartTrend *trend)
{
  guint series = 0;
  while (series < trend->n_series && !_td_chart_trend_is_unit (&trend->series[series]))
    series++;
  const TdChartPoint *newest
      = series < trend->n_series ? _td_chart_trend_newest (trend, series) : NULL;
  if (trend->n_units != 1 || newest == NULL || newest->text == NULL)
    return;

  g_autoptr (PangoLayout) text
      = td_chart_marks_measure (trend->marks, TD_CHART_FONT_VALUE, newest->text, -1);
  double width = td_chart_text_width (text);
  double height = td_chart_text_height (text);
  TdChartDot at = _td_chart_trend_dot (trend->layout, newest);
  TdChartRect candidates[8 * 6];
  guint n = 0;
  for (guint ring = 0; ring < 6; ring++)
    {
      double gap = (TD_TREND_END_RADIUS + 2 + 10 * ring) * trend->unit;
      double near = (TD_TREND_END_RADIUS + 10 * ring) * trend->unit;
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

void
_td_chart_trend_add_empty (TdChartTrend *trend)
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
