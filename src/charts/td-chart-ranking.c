/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-bullet.h"
#include "td-chart-kind.h"
#include "td-chart-rows.h"

/* Distance in 1/96 inch at 11 pt. */
#define VALUE_PADDING 6.0

typedef struct
{
  TdChartRows base;
  bool shares_target;  /* all rows have the same target: one line through all */
  bool has_one_target; /* all targets there are, are the same */
  TdChartValue target;
} Ranking;

static void
find_targets (Ranking *ranking)
{
  ranking->shares_target = ranking->base.n_rows > 0;
  ranking->has_one_target = true;
  for (guint i = 0; i < ranking->base.n_rows; i++)
    {
      const TdChartValue *target = &ranking->base.rows[i].target;
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

static void
fit_scale (Ranking *ranking)
{
  int64_t high = 10000;
  for (guint i = 0; i < ranking->base.n_rows; i++)
    {
      const TdChartRow *row = &ranking->base.rows[i];
      if (row->value.is_set)
        high = MAX (high, row->value.hundredths);
      if (row->target.is_set)
        high = MAX (high, row->target.hundredths);
    }
  g_autoptr (PangoLayout) text
      = td_chart_marks_measure (ranking->base.marks, TD_CHART_FONT_SMALL, "000", -1);
  double ticks = ranking->base.layout->plot.width / (td_chart_text_width (text) * 3);
  ranking->base.layout->scale = td_chart_scale_fit (0, high, (guint)CLAMP (ticks, 2, 11));
}

static double
x_of (const TdChartLayout *layout, int64_t value)
{
  return layout->plot.x + layout->plot.width * td_chart_scale_place (&layout->scale, value);
}

static void
add_axis (Ranking *ranking)
{
  const TdChartLayout *layout = ranking->base.layout;
  const TdChartRect *plot = &layout->plot;
  double bottom = plot->y + plot->height;
  double free_from = 0;
  for (guint i = 0; i < layout->scale.n_ticks; i++)
    {
      int64_t tick = td_chart_scale_tick (&layout->scale, i);
      double x = x_of (layout, tick);
      td_chart_marks_add_line (ranking->base.marks,
                               TD_CHART_PART_OTHER,
                               tick == 0 ? TD_CHART_INK_AXIS : TD_CHART_INK_GRID,
                               TD_CHART_STROKE_HAIR,
                               &(TdChartRect){ x, plot->y, 0, plot->height });
      g_autofree char *figures = td_chart_scale_tick_text (&layout->scale, i);
      g_autoptr (PangoLayout) text
          = td_chart_marks_measure (ranking->base.marks, TD_CHART_FONT_SMALL, figures, -1);
      double width = td_chart_text_width (text);
      double left = MIN (x - width / 2, layout->width - width);
      if (left < free_from)
        continue;
      free_from = left + width + 4 * ranking->base.unit;
      td_chart_marks_add_text (ranking->base.marks,
                               TD_CHART_PART_X_TICK,
                               TD_CHART_INK_DIM,
                               g_steal_pointer (&text),
                               left,
                               bottom + TD_CHART_ROWS_TICK_GAP * ranking->base.unit);
    }
}

static void
add_headings (Ranking *ranking)
{
  const TdChartRect *plot = &ranking->base.layout->plot;
  const TdChart *chart = ranking->base.chart;
  double y = ranking->base.layout->body.y;
  double limit = _td_chart_rows_add_headings (&ranking->base);
  const char *label = td_chart_get_text (chart, TD_CHART_TEXT_TARGET);
  const char *none = td_chart_get_text (chart, TD_CHART_TEXT_NO_TARGET);
  if (ranking->has_one_target && label != NULL)
    {
      PangoLayout *text = td_chart_marks_measure (
          ranking->base.marks, TD_CHART_FONT_SMALL_BOLD, label, limit - plot->x);
      double width = td_chart_text_width (text);
      double x = x_of (ranking->base.layout, ranking->target.hundredths) - width / 2;
      td_chart_marks_add_text (ranking->base.marks,
                               TD_CHART_PART_TARGET_LABEL,
                               TD_CHART_INK_TARGET,
                               text,
                               MAX (MIN (x, limit - width), plot->x),
                               y);
    }
  else if (!ranking->target.is_set && none != NULL && ranking->base.n_rows > 0)
    {
      PangoLayout *text = td_chart_marks_measure (
          ranking->base.marks, TD_CHART_FONT_SMALL, none, limit - plot->x);
      td_chart_marks_add_text (
          ranking->base.marks, TD_CHART_PART_TARGET_LABEL, TD_CHART_INK_DIM, text, plot->x, y);
    }
}

static PangoLayout *
measure_cell (Ranking *ranking, TdChartFont font, const char *text)
{
  return td_chart_marks_measure (ranking->base.marks, font, text != NULL ? text : "", -1);
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
  TdChartBullet bullet = { row->value, row->target, ranking->base.layout->scale.max };
  BarPlaces places = {
    .start = area->x,
    .bar_end = area->x,
    .tick = area->x,
    .limit = area->x + area->width + TD_CHART_ROWS_COLUMN_GAP * ranking->base.unit / 2,
    .padding = VALUE_PADDING * ranking->base.unit,
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
      ranking->base.marks, part, ink, text, x, middle - td_chart_text_height (text) / 2);
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
    target = td_chart_get_text (ranking->base.chart, TD_CHART_TEXT_NO_TARGET);
  if (target == NULL || (row->target.is_set && ranking->has_one_target))
    return;
  g_autoptr (PangoLayout) text = measure_cell (ranking, TD_CHART_FONT_SMALL, target);
  if (x + td_chart_text_width (text) > places.limit)
    return;
  TdChartMark *mark = add_middle (
      ranking, TD_CHART_PART_TARGET_LABEL, TD_CHART_INK_DIM, g_object_ref (text), x, middle);
  mark->series = index;
}

static TdChartRect
bar_of (const Ranking *ranking, guint index, const TdChartRect *area)
{
  const TdChartRect *plot = &ranking->base.layout->plot;
  double height = _td_chart_rows_bar_height (&ranking->base, &ranking->base.rows[index]);

  return (TdChartRect){ plot->x, area->y + (area->height - height) / 2, plot->width, height };
}

static void
add_bars (Ranking *ranking, const TdChartRect *areas)
{
  TdChartLayout *layout = ranking->base.layout;
  const TdChartRect *plot = &layout->plot;

  for (guint i = 0; i < ranking->base.n_rows; i++)
    {
      const TdChartRow *row = &ranking->base.rows[i];
      TdChartRect bar = bar_of (ranking, i, &areas[i]);
      TdChartBullet bullet = { row->value, row->target, layout->scale.max };
      TdChartSpot spot = { .hit = { 0, (int)i }, .area = areas[i] };

      spot.at = (TdChartDot){ plot->x, areas[i].y + areas[i].height / 2 };
      if (row->value.is_set)
        spot.at.x = td_chart_bullet_end (&bar, &bullet, row->value.hundredths);
      g_array_append_val (layout->spots, spot);
      td_chart_bullet_add_bar (ranking->base.marks, &bar, &bullet, (int)i);
      if (!ranking->shares_target)
        td_chart_bullet_add_tick (ranking->base.marks, &bar, &bullet, (int)i);
    }
  if (ranking->shares_target)
    {
      double x = x_of (layout, ranking->target.hundredths);
      TdChartRect span = { x, plot->y, 0, plot->height };
      TdChartMark *line = td_chart_marks_add_line (ranking->base.marks,
                                                   TD_CHART_PART_TARGET,
                                                   TD_CHART_INK_TARGET,
                                                   TD_CHART_STROKE_TARGET,
                                                   &span);
      line->flags = TD_CHART_MARK_RING;
    }
}

static void
add_texts (Ranking *ranking, const TdChartRect *areas)
{
  g_autofree bool *is_chosen = _td_chart_rows_choose (&ranking->base, areas);

  for (guint i = 0; i < ranking->base.n_rows; i++)
    if (is_chosen[i])
      {
        TdChartRect bar = bar_of (ranking, i, &areas[i]);
        add_bar_texts (ranking, &ranking->base.rows[i], (int)i, &bar);
        _td_chart_rows_add_name (&ranking->base, (int)i, areas[i].y + areas[i].height / 2);
      }
}

static void
lay_out (TdChartLayout *layout)
{
  Ranking ranking = { 0 };
  double small = td_chart_marks_line_height (layout->marks, TD_CHART_FONT_SMALL);
  bool has_values = false;

  _td_chart_rows_init (&ranking.base, layout);
  g_autofree TdChartRect *areas = g_new0 (TdChartRect, MAX (ranking.base.n_rows, 1));
  find_targets (&ranking);
  _td_chart_rows_share_width (&ranking.base);
  _td_chart_rows_share_height (
      &ranking.base, small + 4 * layout->unit, small + TD_CHART_ROWS_TICK_GAP * layout->unit);
  fit_scale (&ranking);
  add_axis (&ranking);
  add_headings (&ranking);
  _td_chart_rows_place (&ranking.base, areas);
  add_bars (&ranking, areas);
  add_texts (&ranking, areas);

  for (guint i = 0; i < ranking.base.n_rows; i++)
    has_values = has_values || ranking.base.rows[i].value.is_set;
  if (!has_values)
    _td_chart_rows_add_empty (layout);
}

/* In the picture a mark says on which side of the target a row stands, here a sign does. */
static char *
sign_gap (const TdChartRow *row)
{
  if (row->gap_text == NULL || !row->value.is_set || !row->target.is_set
      || row->value.hundredths == row->target.hundredths)
    return g_strdup (row->gap_text);
  return g_strconcat (
      row->value.hundredths < row->target.hundredths ? "−" : "+", row->gap_text, NULL);
}

static void
tabulate (const TdChart *chart, TdChartTable *table)
{
  static const TdChartText headings[] = {
    TD_CHART_TEXT_FIRST_HEADING, TD_CHART_TEXT_VALUE_HEADING,   TD_CHART_TEXT_TARGET_HEADING,
    TD_CHART_TEXT_GAP_HEADING,   TD_CHART_TEXT_MISSING_HEADING,
  };
  guint n;
  const TdChartRow *rows = td_chart_get_rows (chart, &n);

  _td_chart_table_add_headings (chart, table, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *gap = sign_gap (&rows[i]);
      const char *cells[] = {
        rows[i].name, rows[i].value_text, rows[i].target_text, gap, rows[i].missing_text,
      };
      _td_chart_table_add_row (chart, table, cells, G_N_ELEMENTS (cells));
    }
}

const TdChartKindClass _td_chart_ranking = {
  .lay_out = lay_out,
  .hover = _td_chart_rows_hover,
  .hit = _td_chart_areas_hit,
  .step = _td_chart_rows_step,
  .describe = _td_chart_rows_describe,
  .tabulate = tabulate,
};
