/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include <math.h>

#include "td-chart-kind.h"
#include "td-chart-rows.h"
#include "td-chart-tip.h"

/* Distances in 1/96 inch at 11 pt. */
#define CELL_GAP 1.5
#define TEXT_GAP 4.0
#define HEADING_GAP 4.0

static void
add_text_in (TdChartMarks *marks,
             TdChartPart part,
             TdChartInk ink,
             guint colour,
             PangoLayout *text,
             const TdChartRect *area,
             int series)
{
  double x = area->x + (area->width - td_chart_text_width (text)) / 2;
  double y = area->y + (area->height - td_chart_text_height (text)) / 2;
  TdChartMark *mark = td_chart_marks_add_text (marks, part, ink, text, x, y);

  mark->colour = colour;
  mark->series = series;
}

static bool
has_cells (const TdChartRows *rows, guint n_columns)
{
  for (guint i = 0; i < rows->n_rows; i++)
    for (guint j = 0; rows->rows[i].cells != NULL && j < n_columns; j++)
      if (rows->rows[i].cells[j].value.is_set)
        return true;
  return false;
}

/* --- heatmap --- */

typedef struct
{
  TdChartRows base;
  const char *const *headings;
  guint n_columns;
  double cell_width;
  int64_t low;
  int64_t high;
  bool has_texts;
} Heatmap;

static void
find_range (Heatmap *map)
{
  bool is_first = true;

  for (guint i = 0; i < map->base.n_rows; i++)
    {
      const TdChartRow *row = &map->base.rows[i];
      for (guint j = 0; row->cells != NULL && j < map->n_columns; j++)
        {
          int64_t value = row->cells[j].value.hundredths;
          if (!row->cells[j].value.is_set)
            continue;
          map->low = is_first ? value : MIN (map->low, value);
          map->high = is_first ? value : MAX (map->high, value);
          is_first = false;
        }
    }
}

static guint
shade_of (const Heatmap *map, int64_t value)
{
  if (map->high == map->low)
    return 50;
  return (guint)((double)(value - map->low) / (double)(map->high - map->low) * 100);
}

static double
widest_cell (const Heatmap *map)
{
  double widest = 0;

  for (guint i = 0; i < map->base.n_rows; i++)
    {
      const TdChartRow *row = &map->base.rows[i];
      for (guint j = 0; row->cells != NULL && j < map->n_columns; j++)
        {
          if (row->cells[j].text == NULL)
            continue;
          g_autoptr (PangoLayout) text = td_chart_marks_measure (
              map->base.marks, TD_CHART_FONT_SMALL_BOLD, row->cells[j].text, -1);
          widest = MAX (widest, td_chart_text_width (text));
        }
    }
  return widest;
}

/* The last heading always stays. */
static void
add_heat_headings (Heatmap *map)
{
  const TdChartRect *plot = &map->base.layout->plot;
  double widest = 0;

  for (guint j = 0; j < map->n_columns; j++)
    {
      g_autoptr (PangoLayout) text
          = td_chart_marks_measure (map->base.marks, TD_CHART_FONT_SMALL, map->headings[j], -1);
      widest = MAX (widest, td_chart_text_width (text));
    }
  guint stride = (guint)MAX (ceil ((widest + TEXT_GAP * map->base.unit) / map->cell_width), 1);
  for (guint j = (map->n_columns + stride - 1) % stride; j < map->n_columns; j += stride)
    {
      PangoLayout *text
          = td_chart_marks_measure (map->base.marks, TD_CHART_FONT_SMALL, map->headings[j], -1);
      double width = td_chart_text_width (text);
      double x = plot->x + map->cell_width * (j + 0.5) - width / 2;
      td_chart_marks_add_text (map->base.marks,
                               TD_CHART_PART_X_TICK,
                               TD_CHART_INK_DIM,
                               text,
                               MIN (x, map->base.layout->width - width),
                               map->base.layout->body.y);
    }
}

/* Under the last heading: what its month reaches to. */
static void
add_open_column (Heatmap *map, const char *note)
{
  const TdChartRect *body = &map->base.layout->body;
  const TdChartRect *plot = &map->base.layout->plot;
  PangoLayout *text
      = td_chart_marks_measure (map->base.marks, TD_CHART_FONT_SMALL, note, plot->width);
  double width = td_chart_text_width (text);
  double right = plot->x + plot->width;

  td_chart_marks_add_text (map->base.marks,
                           TD_CHART_PART_X_TICK,
                           TD_CHART_INK_DIM,
                           text,
                           MIN (right - map->cell_width / 2 - width / 2, right - width),
                           body->y
                               + td_chart_marks_line_height (map->base.marks, TD_CHART_FONT_SMALL));
}

static void
add_heat_row (Heatmap *map, guint index, const TdChartRect *row_area)
{
  const TdChartRow *row = &map->base.rows[index];
  TdChartLayout *layout = map->base.layout;
  double gap = MIN (CELL_GAP * map->base.unit, row_area->height * 0.2);

  for (guint j = 0; j < map->n_columns; j++)
    {
      TdChartSpot spot = { .hit = { (int)index, (int)j } };
      TdChartRect area = {
        layout->plot.x + map->cell_width * j, row_area->y, map->cell_width, row_area->height
      };
      TdChartRect cell = { area.x, area.y, MAX (area.width - gap, 0.5), area.height - gap };

      spot.area = area;
      spot.at = (TdChartDot){ area.x + area.width / 2, area.y + area.height / 2 };
      g_array_append_val (layout->spots, spot);
      if (row->cells == NULL || !row->cells[j].value.is_set)
        continue;
      guint shade = shade_of (map, row->cells[j].value.hundredths);
      TdChartMark *mark = td_chart_marks_add_rect (
          map->base.marks, TD_CHART_MARK_RECT, TD_CHART_PART_BAR, TD_CHART_INK_HEAT, &cell);
      mark->colour = shade;
      mark->series = (int)index;
      if (!map->has_texts || row->cells[j].text == NULL)
        continue;
      add_text_in (
          map->base.marks,
          TD_CHART_PART_VALUE,
          TD_CHART_INK_ON_HEAT,
          shade,
          td_chart_marks_measure (map->base.marks,
                                  row->is_total ? TD_CHART_FONT_SMALL_BOLD : TD_CHART_FONT_SMALL,
                                  row->cells[j].text,
                                  -1),
          &cell,
          (int)index);
    }
}

static void
lay_out_heatmap (TdChartLayout *layout)
{
  Heatmap map = { 0 };
  double small = td_chart_marks_line_height (layout->marks, TD_CHART_FONT_SMALL);

  _td_chart_rows_init (&map.base, layout);
  map.headings = td_chart_get_columns (layout->chart, &map.n_columns);
  g_autofree TdChartRect *areas = g_new0 (TdChartRect, MAX (map.base.n_rows, 1));
  const char *note = td_chart_get_text (layout->chart, TD_CHART_TEXT_OPEN_COLUMN);
  _td_chart_rows_share_width (&map.base);
  _td_chart_rows_share_height (
      &map.base, small * (note != NULL ? 2 : 1) + HEADING_GAP * layout->unit, 0);
  map.cell_width = layout->plot.width / MAX (map.n_columns, 1);
  find_range (&map);
  map.has_texts = widest_cell (&map) + TEXT_GAP * layout->unit <= map.cell_width
                  && map.base.pitch >= small + CELL_GAP * layout->unit;
  add_heat_headings (&map);
  if (note != NULL && map.n_columns > 0)
    add_open_column (&map, note);
  _td_chart_rows_place (&map.base, areas);
  for (guint i = 0; i < map.base.n_rows; i++)
    add_heat_row (&map, i, &areas[i]);
  g_autofree bool *is_chosen = _td_chart_rows_choose (&map.base, areas);
  for (guint i = 0; i < map.base.n_rows; i++)
    if (is_chosen[i])
      _td_chart_rows_add_name (&map.base, (int)i, areas[i].y + areas[i].height / 2);
  if (!has_cells (&map.base, map.n_columns))
    _td_chart_rows_add_empty (layout);
}

/* --- composition --- */

/* The sum of the parts; false while one of them is absent, or there is nothing. */
static bool
sum_parts (const TdChartRow *row, guint n_parts, int64_t *sum)
{
  *sum = 0;
  for (guint j = 0; j < n_parts; j++)
    {
      if (row->cells == NULL || !row->cells[j].value.is_set || row->cells[j].value.hundredths < 0)
        return false;
      *sum = MIN (*sum + row->cells[j].value.hundredths, TD_CHART_VALUE_LIMIT);
    }
  return *sum > 0;
}

static void
add_parts (TdChartRows *rows, guint index, guint n_parts, const TdChartRect *area, bool has_texts)
{
  const TdChartRow *row = &rows->rows[index];
  const TdChartRect *plot = &rows->layout->plot;
  double height = _td_chart_rows_bar_height (rows, row);
  int64_t before = 0;
  int64_t whole;
  bool is_known = sum_parts (row, n_parts, &whole);

  for (guint j = 0; j < n_parts; j++)
    {
      TdChartSpot spot = { .hit = { (int)index, (int)j } };
      TdChartRect part = { plot->x, area->y + (area->height - height) / 2, 0, height };

      if (is_known)
        {
          int64_t value = row->cells[j].value.hundredths;
          part.x += plot->width * (double)before / (double)whole;
          part.width = plot->width * (double)value / (double)whole;
          before += value;
        }
      spot.area = (TdChartRect){ part.x, area->y, part.width, area->height };
      spot.at = (TdChartDot){ part.x + part.width / 2, area->y + area->height / 2 };
      g_array_append_val (rows->layout->spots, spot);
      if (part.width <= 0)
        continue;
      TdChartMark *mark = td_chart_marks_add_rect (rows->marks,
                                                   j == TD_CHART_N_PARTS - 1 ? TD_CHART_MARK_HATCH
                                                                             : TD_CHART_MARK_RECT,
                                                   TD_CHART_PART_BAR,
                                                   TD_CHART_INK_PART,
                                                   &part);
      mark->colour = j;
      mark->series = (int)index;
      /* Hatching makes a figure hard to read: it stands in the tip and in the table. */
      if (!has_texts || row->cells[j].text == NULL || j == TD_CHART_N_PARTS - 1)
        continue;
      g_autoptr (PangoLayout) text
          = td_chart_marks_measure (rows->marks,
                                    row->is_total ? TD_CHART_FONT_LABEL_BOLD : TD_CHART_FONT_LABEL,
                                    row->cells[j].text,
                                    -1);
      if (td_chart_text_width (text) + TEXT_GAP * rows->unit <= part.width
          && td_chart_text_height (text) * 0.85 <= part.height)
        add_text_in (rows->marks,
                     TD_CHART_PART_VALUE,
                     TD_CHART_INK_ON_PART,
                     j,
                     g_steal_pointer (&text),
                     &part,
                     (int)index);
    }
}

static void
lay_out_composition (TdChartLayout *layout)
{
  TdChartRows rows;
  double small = td_chart_marks_line_height (layout->marks, TD_CHART_FONT_SMALL);
  guint n_parts;

  _td_chart_rows_init (&rows, layout);
  td_chart_get_columns (layout->chart, &n_parts);
  g_autofree TdChartRect *areas = g_new0 (TdChartRect, MAX (rows.n_rows, 1));
  _td_chart_rows_share_width (&rows);
  _td_chart_rows_share_height (&rows, small + HEADING_GAP * layout->unit, 0);
  _td_chart_rows_add_headings (&rows);
  _td_chart_rows_place (&rows, areas);
  g_autofree bool *is_chosen = _td_chart_rows_choose (&rows, areas);
  for (guint i = 0; i < rows.n_rows; i++)
    add_parts (&rows, i, n_parts, &areas[i], is_chosen[i]);
  for (guint i = 0; i < rows.n_rows; i++)
    if (is_chosen[i])
      _td_chart_rows_add_name (&rows, (int)i, areas[i].y + areas[i].height / 2);
  if (!has_cells (&rows, n_parts))
    _td_chart_rows_add_empty (layout);
}

/* --- pointer, keys, words --- */

/* (transfer full): the heading of a column, with what the last one of a heat map reaches to. */
static char *
word_heading (const TdChart *chart, guint column)
{
  guint n;
  const char *const *headings = td_chart_get_columns (chart, &n);
  const char *note = td_chart_get_text (chart, TD_CHART_TEXT_OPEN_COLUMN);

  if (note != NULL && column + 1 == n)
    return g_strdup_printf ("%s (%s)", headings[column], note);
  return g_strdup (headings[column]);
}

static const TdChartCell *
cell_of (const TdChart *chart, TdChartHit hit, const TdChartRow **row, const char **heading)
{
  guint n_rows;
  guint n_columns;
  const TdChartRow *rows = td_chart_get_rows (chart, &n_rows);
  const char *const *headings = td_chart_get_columns (chart, &n_columns);

  if (hit.series < 0 || hit.series >= (int)n_rows || hit.point < 0 || hit.point >= (int)n_columns)
    return NULL;
  *row = &rows[hit.series];
  *heading = headings[hit.point];
  return (*row)->cells != NULL ? &(*row)->cells[hit.point] : NULL;
}

static const char *
text_of (const TdChart *chart, const TdChartCell *cell)
{
  return cell != NULL && cell->text != NULL ? cell->text
                                            : td_chart_get_text (chart, TD_CHART_TEXT_ABSENT);
}

static void
hover (const TdChartLayout *layout, const TdChartSpot *spot, TdChartMarks *marks)
{
  static const char *const no_headings[] = { NULL };
  const TdChart *chart = layout->chart;
  const TdChartRow *row = NULL;
  const char *heading = NULL;
  const TdChartCell *cell = cell_of (chart, spot->hit, &row, &heading);
  g_autofree char *name = heading != NULL ? word_heading (chart, (guint)spot->hit.point) : NULL;
  TdChartTipRow line = { .name = name, .value = text_of (chart, cell) };
  TdChartRect frame = { 0, 0, layout->width, layout->height };
  g_autoptr (TdChartRoom) room = td_chart_room_new (&frame);

  if (row == NULL)
    return;
  TdChartTip tip = {
    .title = row->name,
    .value_heading = td_chart_get_text (chart, TD_CHART_TEXT_VALUE_HEADING),
    .headings = no_headings,
    .rows = &line,
    .n_rows = 1,
    .hint = td_chart_get_text (chart, TD_CHART_TEXT_HINT),
  };
  td_chart_marks_add_rect (
      marks, TD_CHART_MARK_RECT, TD_CHART_PART_OTHER, TD_CHART_INK_SHADE, &spot->area);
  td_chart_tip_add (marks, layout, room, &spot->at, &tip);
}

static TdChartHit
step (const TdChart *chart, TdChartHit from, TdChartStep which)
{
  guint n_rows;
  guint n_columns;
  const TdChartRow *row;
  const char *heading = NULL;
  TdChartHit to = from;

  td_chart_get_rows (chart, &n_rows);
  td_chart_get_columns (chart, &n_columns);
  if (n_rows == 0 || n_columns == 0)
    return TD_CHART_HIT_NONE;
  cell_of (chart, from, &row, &heading);
  if (heading == NULL)
    return (TdChartHit){ 0, 0 };
  switch (which)
    {
    case TD_CHART_STEP_LEFT:
      to.point--;
      break;
    case TD_CHART_STEP_RIGHT:
      to.point++;
      break;
    case TD_CHART_STEP_UP:
      to.series--;
      break;
    case TD_CHART_STEP_DOWN:
      to.series++;
      break;
    case TD_CHART_STEP_FIRST:
      to.point = 0;
      break;
    case TD_CHART_STEP_LAST:
      to.point = (int)n_columns - 1;
      break;
    default:
      break;
    }
  to.series = CLAMP (to.series, 0, (int)n_rows - 1);
  to.point = CLAMP (to.point, 0, (int)n_columns - 1);
  return to;
}

static char *
describe (const TdChart *chart, TdChartHit hit)
{
  const TdChartRow *row = NULL;
  const char *heading = NULL;
  const TdChartCell *cell = cell_of (chart, hit, &row, &heading);
  const char *unit = td_chart_get_text (chart, TD_CHART_TEXT_VALUE_HEADING);
  const char *value = text_of (chart, cell);

  if (row == NULL)
    return NULL;
  g_autofree char *name = word_heading (chart, (guint)hit.point);
  return g_strdup_printf ("%s, %s, %s%s%s",
                          row->name != NULL ? row->name : "",
                          name,
                          value != NULL ? value : "",
                          unit != NULL ? " " : "",
                          unit != NULL ? unit : "");
}

static void
tabulate (const TdChart *chart, TdChartTable *table)
{
  static const TdChartText first = TD_CHART_TEXT_FIRST_HEADING;
  guint n_rows;
  guint n_columns;
  const TdChartRow *rows = td_chart_get_rows (chart, &n_rows);

  td_chart_get_columns (chart, &n_columns);
  g_autofree const char **cells = g_new0 (const char *, n_columns + 2);
  /* Of a composition the whole comes last. */
  const char *whole = td_chart_get_text (chart, TD_CHART_TEXT_MISSING_HEADING);

  _td_chart_table_add_headings (chart, table, &first, 1);
  for (guint j = 0; j < n_columns; j++)
    g_ptr_array_add (table->headings, word_heading (chart, j));
  if (whole != NULL)
    g_ptr_array_add (table->headings, g_strdup (whole));
  for (guint i = 0; i < n_rows; i++)
    {
      cells[0] = rows[i].name;
      for (guint j = 0; j < n_columns; j++)
        cells[j + 1] = rows[i].cells != NULL ? rows[i].cells[j].text : NULL;
      cells[n_columns + 1] = rows[i].missing_text;
      _td_chart_table_add_row (chart, table, cells, n_columns + (whole != NULL ? 2 : 1));
    }
}

const TdChartKindClass _td_chart_heatmap = {
  .lay_out = lay_out_heatmap,
  .hover = hover,
  .hit = _td_chart_areas_hit,
  .step = step,
  .describe = describe,
  .tabulate = tabulate,
};

const TdChartKindClass _td_chart_composition = {
  .lay_out = lay_out_composition,
  .hover = hover,
  .hit = _td_chart_areas_hit,
  .step = step,
  .describe = describe,
  .tabulate = tabulate,
};
