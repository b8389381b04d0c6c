/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "td-chart-kind.h"
#include "td-chart-rows.h"

/* Distances in 1/96 inch at 11 pt. */
#define AXIS_GAP 7.0
#define NAME_GAP 9.0
#define LABEL_GAP 3.0
#define TEXT_GAP 5.0
#define MAX_BAR 64.0
#define LEAST_NAME 96.0

/* Of the width of a column's place. */
#define BAR_SHARE 0.62
#define MARK_SHARE 0.82

/* Columns side by side: from zero, or each from where the one before it ended. */
typedef struct
{
  TdChartLayout *layout;
  TdChartMarks *marks;
  double unit;
  const TdChartRow *rows;
  guint n_rows;
  int64_t *from; /* owned: [n_rows] */
  int64_t *to;   /* owned: [n_rows] */
  bool goes_on;
  bool wraps;      /* names may have two lines */
  bool has_labels; /* the values stand at all columns, else at the total alone */
  double label_line;
  double inner_top; /* where the scale ends and begins in the plot */
  double inner_height;
  double pitch;
  guint stride; /* of the names that are shown */
} Columns;

static int64_t
add_within_limits (int64_t a, int64_t b)
{
  return CLAMP (a + b, -TD_CHART_VALUE_LIMIT, TD_CHART_VALUE_LIMIT);
}

static void
find_spans (Columns *columns)
{
  int64_t sum = 0;

  columns->from = g_new0 (int64_t, MAX (columns->n_rows, 1));
  columns->to = g_new0 (int64_t, MAX (columns->n_rows, 1));
  for (guint i = 0; i < columns->n_rows; i++)
    {
      const TdChartRow *row = &columns->rows[i];
      int64_t value = row->value.is_set ? row->value.hundredths : 0;

      columns->from[i] = columns->goes_on && !row->is_total ? sum : 0;
      columns->to[i] = add_within_limits (columns->from[i], value);
      sum = columns->goes_on && !row->is_total ? columns->to[i] : sum;
    }
}

static void
fit_scale (Columns *columns, double height)
{
  int64_t low = 0;
  int64_t high = 0;

  for (guint i = 0; i < columns->n_rows; i++)
    {
      const TdChartRow *row = &columns->rows[i];
      low = MIN (low, MIN (columns->from[i], columns->to[i]));
      high = MAX (high, MAX (columns->from[i], columns->to[i]));
      if (row->mark.is_set)
        high = MAX (high, row->mark.hundredths);
      if (row->mark.is_set)
        low = MIN (low, row->mark.hundredths);
      if (row->target.is_set)
        high = MAX (high, row->target.hundredths);
    }
  double ticks = height / (columns->label_line * 2.4);
  columns->layout->scale = td_chart_scale_fit (low, high, (guint)CLAMP (ticks, 2, 9));
}

static double
y_of (const Columns *columns, int64_t value)
{
  return columns->inner_top
         + columns->inner_height * (1 - td_chart_scale_place (&columns->layout->scale, value));
}

static double
widest_text (const Columns *columns, TdChartFont font, glong offset)
{
  double widest = 0;

  for (guint i = 0; i < columns->n_rows; i++)
    {
      const char *text = G_STRUCT_MEMBER (const char *, &columns->rows[i], offset);
      if (text == NULL)
        continue;
      g_autoptr (PangoLayout) measured = td_chart_marks_measure (columns->marks, font, text, -1);
      widest = MAX (widest, td_chart_text_width (measured));
    }
  return widest;
}

static bool
has_notes (const Columns *columns)
{
  for (guint i = 0; i < columns->n_rows; i++)
    if (columns->rows[i].note != NULL)
      return true;
  return false;
}

static double
tick_width (const Columns *columns)
{
  double widest = 0;

  for (guint i = 0; i < columns->layout->scale.n_ticks; i++)
    {
      g_autofree char *figures = td_chart_scale_tick_text (&columns->layout->scale, i);
      g_autoptr (PangoLayout) text
          = td_chart_marks_measure (columns->marks, TD_CHART_FONT_SMALL, figures, -1);
      widest = MAX (widest, td_chart_text_width (text));
    }
  return widest;
}

static bool
has_negative (const Columns *columns)
{
  for (guint i = 0; i < columns->n_rows; i++)
    if (columns->to[i] < columns->from[i])
      return true;
  return false;
}

/* The place in a name at which its second line begins: the space nearest to its middle; NULL when
 * it has none. */
static const char *
find_break (const char *name)
{
  const char *middle = name + strlen (name) / 2;
  const char *best = NULL;

  for (const char *space = strchr (name, ' '); space != NULL; space = strchr (space + 1, ' '))
    if (best == NULL || labs (space - middle) < labs (best - middle))
      best = space;
  return best;
}

static double
name_width (const Columns *columns, const char *name, gssize length)
{
  g_autofree char *part = g_strndup (name, length < 0 ? strlen (name) : (gsize)length);
  g_autoptr (PangoLayout) text
      = td_chart_marks_measure (columns->marks, TD_CHART_FONT_SMALL_BOLD, part, -1);

  return td_chart_text_width (text);
}

/* The least width in which all names are whole, in two lines where one is too long. */
static double
widest_name (const Columns *columns, double room)
{
  double widest = 0;

  for (guint i = 0; i < columns->n_rows; i++)
    {
      const char *name = columns->rows[i].name;
      if (name == NULL)
        continue;
      double width = name_width (columns, name, -1);
      const char *place = columns->wraps && width > room ? find_break (name) : NULL;
      if (place != NULL)
        width = MAX (name_width (columns, name, place - name), name_width (columns, place + 1, -1));
      widest = MAX (widest, width);
    }
  return widest;
}

static void
share_room (Columns *columns)
{
  TdChartLayout *layout = columns->layout;
  const TdChartRect *body = &layout->body;
  double unit = columns->unit;
  double small = td_chart_marks_line_height (columns->marks, TD_CHART_FONT_SMALL);
  double name = widest_text (columns, TD_CHART_FONT_SMALL_BOLD, G_STRUCT_OFFSET (TdChartRow, name));

  /* Names in two lines, where columns are nearly wide enough for them. */
  columns->wraps = !has_notes (columns)
                   && name + TEXT_GAP * unit > body->width / MAX (columns->n_rows, 1) * 0.9;
  double below = small * (has_notes (columns) || columns->wraps ? 2 : 1) + NAME_GAP * unit;
  double height = MAX (body->height - below, 1);

  fit_scale (columns, height);
  double ticks = tick_width (columns) + AXIS_GAP * unit;
  layout->plot = (TdChartRect){
    body->x + ticks,
    body->y,
    MAX (body->width - ticks, 1),
    height,
  };
  columns->pitch = layout->plot.width / MAX (columns->n_rows, 1);

  double label
      = widest_text (columns, TD_CHART_FONT_LABEL_BOLD, G_STRUCT_OFFSET (TdChartRow, value_text));
  if (!columns->goes_on)
    label = MAX (
        label,
        widest_text (columns, TD_CHART_FONT_LABEL_BOLD, G_STRUCT_OFFSET (TdChartRow, target_text)));
  columns->has_labels = label + TEXT_GAP * unit <= columns->pitch;
  double room = columns->pitch - TEXT_GAP * unit;
  double needed = MIN (widest_name (columns, room), LEAST_NAME * unit) + TEXT_GAP * unit;
  columns->stride = (guint)MAX (ceil (needed / columns->pitch), 1);

  /* Room for the values over the highest column and under the lowest one. */
  double label_room = columns->label_line + LABEL_GAP * unit;
  double above = MIN (label_room, height * 0.2);
  double under = has_negative (columns) ? above : 0;
  columns->inner_top = layout->plot.y + above;
  columns->inner_height = MAX (height - above - under, 1);
}

static void
add_axis (Columns *columns)
{
  const TdChartLayout *layout = columns->layout;
  const TdChartRect *plot = &layout->plot;
  double free_until = G_MAXDOUBLE;

  for (guint i = 0; i < layout->scale.n_ticks; i++)
    {
      int64_t tick = td_chart_scale_tick (&layout->scale, i);
      double y = y_of (columns, tick);
      td_chart_marks_add_line (columns->marks,
                               TD_CHART_PART_OTHER,
                               tick == 0 ? TD_CHART_INK_AXIS : TD_CHART_INK_GRID,
                               TD_CHART_STROKE_HAIR,
                               &(TdChartRect){ plot->x, y, plot->width, 0 });
      g_autofree char *figures = td_chart_scale_tick_text (&layout->scale, i);
      g_autoptr (PangoLayout) text
          = td_chart_marks_measure (columns->marks, TD_CHART_FONT_SMALL, figures, -1);
      double height = td_chart_text_height (text);
      double top = MIN (y - height / 2, layout->height - height);
      if (top + height > free_until)
        continue;
      free_until = top;
      double x = plot->x - AXIS_GAP * columns->unit - td_chart_text_width (text);
      td_chart_marks_add_text (
          columns->marks, TD_CHART_PART_Y_TICK, TD_CHART_INK_DIM, g_steal_pointer (&text), x, top);
    }
}

static double
middle_of (const Columns *columns, guint index)
{
  return columns->layout->plot.x + columns->pitch * (index + 0.5);
}

static double
bar_width (const Columns *columns)
{
  return MIN (columns->pitch * BAR_SHARE, MAX_BAR * columns->unit);
}

static void
add_span (Columns *columns,
          guint index,
          TdChartMarkType type,
          TdChartPart part,
          TdChartInk ink,
          int64_t from,
          int64_t to)
{
  double width = bar_width (columns);
  double top = y_of (columns, MAX (from, to));
  double bottom = y_of (columns, MIN (from, to));
  TdChartRect area = { middle_of (columns, index) - width / 2, top, width, bottom - top };

  if (from != to)
    td_chart_marks_add_rect (columns->marks, type, part, ink, &area)->series = (int)index;
}

static void
add_bar (Columns *columns, guint index)
{
  const TdChartRow *row = &columns->rows[index];
  int64_t from = columns->from[index];
  int64_t to = columns->to[index];
  bool is_loss = columns->goes_on && to < from && !row->is_total;

  if (is_loss)
    add_span (columns,
              index,
              TD_CHART_MARK_HATCH,
              TD_CHART_PART_SHORTFALL,
              TD_CHART_INK_MISSING,
              from,
              to);
  else
    add_span (columns,
              index,
              row->is_open ? TD_CHART_MARK_HATCH : TD_CHART_MARK_RECT,
              TD_CHART_PART_BAR,
              row->is_total ? TD_CHART_INK_TARGET : TD_CHART_INK_DONE,
              from,
              to);
  if (row->target.is_set && row->target.hundredths > to)
    add_span (columns,
              index,
              TD_CHART_MARK_HATCH,
              TD_CHART_PART_SHORTFALL,
              TD_CHART_INK_MISSING,
              MAX (to, 0),
              row->target.hundredths);
}

/* From the end of a column to the one that goes on from it. */
static void
add_bridge (Columns *columns, guint index)
{
  double half = bar_width (columns) / 2;
  double y = y_of (columns, columns->to[index]);
  double x = middle_of (columns, index) + half;

  td_chart_marks_add_line (columns->marks,
                           TD_CHART_PART_OTHER,
                           TD_CHART_INK_AXIS,
                           TD_CHART_STROKE_HAIR,
                           &(TdChartRect){ x, y, columns->pitch - 2 * half, 0 });
}

static void
add_mark (Columns *columns, guint index)
{
  const TdChartRow *row = &columns->rows[index];
  double width = columns->pitch * MARK_SHARE;
  double x = middle_of (columns, index) - width / 2;

  if (!row->mark.is_set)
    return;
  TdChartMark *mark = td_chart_marks_add_line (
      columns->marks,
      TD_CHART_PART_TARGET,
      TD_CHART_INK_TARGET,
      TD_CHART_STROKE_TARGET,
      &(TdChartRect){ x, y_of (columns, row->mark.hundredths), width, 0 });
  mark->series = (int)index;
  mark->flags = TD_CHART_MARK_RING;
}

/* A text over @y, or under it; beside the line of zero, never on it. */
static void
add_label_at (
    Columns *columns, guint index, const char *words, TdChartInk ink, double y, bool goes_down)
{
  const TdChartRect *plot = &columns->layout->plot;
  PangoLayout *text = td_chart_marks_measure (columns->marks, TD_CHART_FONT_LABEL_BOLD, words, -1);
  double width = td_chart_text_width (text);
  double height = td_chart_text_height (text);
  double gap = LABEL_GAP * columns->unit;
  double zero = y_of (columns, 0);
  double lowest = plot->y + plot->height - height;

  y = goes_down ? MIN (y + gap, lowest) : MAX (y - gap - height, plot->y);
  if (y < zero && y + height > zero)
    y = goes_down ? MIN (zero + gap, lowest) : MAX (zero - gap - height, plot->y);
  double x = MIN (middle_of (columns, index) - width / 2, plot->x + plot->width - width);
  TdChartMark *mark
      = td_chart_marks_add_text (columns->marks, TD_CHART_PART_VALUE, ink, text, x, y);
  mark->series = (int)index;
  mark->flags = TD_CHART_MARK_HALO;
}

/* Over the column, or under one that goes down; what is still needed over that, each at its own
 * end. */
static void
add_label (Columns *columns, guint index)
{
  const TdChartRow *row = &columns->rows[index];
  bool goes_down = columns->to[index] < columns->from[index];
  double y = y_of (columns, columns->to[index]);
  bool has_needed = row->target.is_set && row->target.hundredths > columns->to[index]
                    && row->target_text != NULL;
  double top = has_needed ? y_of (columns, row->target.hundredths) : y;

  if (!(columns->has_labels || (row->is_total && columns->stride > 1)))
    return;
  if (row->mark.is_set && !goes_down)
    {
      double mark = y_of (columns, row->mark.hundredths);
      top = MIN (top, mark);
      if (mark < y && y - mark < columns->label_line * 2)
        y = mark;
    }
  if (has_needed)
    add_label_at (columns, index, row->target_text, TD_CHART_INK_MISSING, top, false);
  /* Between both there may be no room. */
  if (row->value_text == NULL || !row->value.is_set
      || (has_needed && y - top < columns->label_line * 1.4))
    return;
  add_label_at (columns,
                index,
                row->value_text,
                goes_down ? TD_CHART_INK_MISSING : TD_CHART_INK_TEXT,
                has_needed || goes_down ? y : top,
                goes_down);
}

/* A note may reach under its neighbours while they have none. */
static double
note_room (const Columns *columns, guint index)
{
  guint n = 1;

  if (index > 0 && columns->rows[index - 1].note == NULL)
    n++;
  if (index + 1 == columns->n_rows || columns->rows[index + 1].note == NULL)
    n++;
  return (n == 3 ? 2 : 1) * columns->pitch - TEXT_GAP * columns->unit;
}

/* In the middle under its column; where names are wider than columns, it ends with its column, in
 * the room of those without a name. */
static void
add_name (Columns *columns, guint index)
{
  const TdChartRow *row = &columns->rows[index];
  const TdChartRect *plot = &columns->layout->plot;
  double y = plot->y + plot->height + NAME_GAP * columns->unit;
  double right = plot->x + columns->pitch * (index + 1);
  double room = MIN (columns->pitch * columns->stride, right - columns->layout->body.x)
                - TEXT_GAP * columns->unit;
  const char *lines[] = { row->name, row->note };
  g_autofree char *first = NULL;

  if (columns->wraps && row->name != NULL)
    {
      g_autoptr (PangoLayout) whole
          = td_chart_marks_measure (columns->marks, TD_CHART_FONT_SMALL_BOLD, row->name, -1);
      const char *place = find_break (row->name);
      if (place != NULL && td_chart_text_width (whole) > room)
        {
          first = g_strndup (row->name, (gsize)(place - row->name));
          lines[0] = first;
          lines[1] = place + 1;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (i == 1 && columns->stride == 1 && first == NULL)
        room = note_room (columns, index);
      if (lines[i] == NULL || room < columns->label_line)
        continue;
      PangoLayout *text = td_chart_marks_measure (columns->marks,
                                                  row->is_total && (i == 0 || first != NULL)
                                                      ? TD_CHART_FONT_SMALL_BOLD
                                                      : TD_CHART_FONT_SMALL,
                                                  lines[i],
                                                  room);
      double width = td_chart_text_width (text);
      double height = td_chart_text_height (text);
      double x = columns->stride > 1 ? right - width : middle_of (columns, index) - width / 2;
      x = MIN (x, columns->layout->body.x + columns->layout->body.width - width);
      td_chart_marks_add_text (columns->marks,
                               TD_CHART_PART_X_TICK,
                               i == 0 || first != NULL ? TD_CHART_INK_TEXT : TD_CHART_INK_DIM,
                               text,
                               x,
                               y)
          ->series
          = (int)index;
      y += height;
    }
}

/* The last name always stays; before it every so many. */
static bool
has_name (const Columns *columns, guint index)
{
  return (columns->n_rows - 1 - index) % columns->stride == 0;
}

static void
lay_out (TdChartLayout *layout)
{
  Columns columns = {
    .layout = layout,
    .marks = layout->marks,
    .unit = layout->unit,
    .goes_on = td_chart_get_kind (layout->chart) == TD_CHART_CONTRIBUTION,
    .label_line = td_chart_marks_line_height (layout->marks, TD_CHART_FONT_LABEL_BOLD),
  };
  bool has_values = false;

  columns.rows = td_chart_get_rows (layout->chart, &columns.n_rows);
  find_spans (&columns);
  share_room (&columns);
  add_axis (&columns);
  for (guint i = 0; i < columns.n_rows; i++)
    {
      TdChartSpot spot = { .hit = { 0, (int)i } };

      spot.area = (TdChartRect){
        layout->plot.x + columns.pitch * i, layout->plot.y, columns.pitch, layout->plot.height
      };
      spot.at = (TdChartDot){ middle_of (&columns, i), y_of (&columns, columns.to[i]) };
      g_array_append_val (layout->spots, spot);
      if (columns.rows[i].value.is_set || columns.rows[i].target.is_set)
        add_bar (&columns, i);
      if (columns.goes_on && i + 1 < columns.n_rows)
        add_bridge (&columns, i);
      has_values = has_values || columns.rows[i].value.is_set;
    }
  for (guint i = 0; i < columns.n_rows; i++)
    {
      add_mark (&columns, i);
      add_label (&columns, i);
      if (has_name (&columns, i))
        add_name (&columns, i);
    }
  if (!has_values)
    _td_chart_rows_add_empty (layout);
  g_free (columns.from);
  g_free (columns.to);
}

static void
tabulate (const TdChart *chart, TdChartTable *table)
{
  static const TdChartText headings[] = {
    TD_CHART_TEXT_FIRST_HEADING,
    TD_CHART_TEXT_VALUE_HEADING,
    TD_CHART_TEXT_MARK_HEADING,
    TD_CHART_TEXT_TARGET_HEADING,
  };
  /* Contributions are held against nothing. */
  guint n_headings = td_chart_get_kind (chart) == TD_CHART_CONTRIBUTION ? 2 : 4;
  guint n;
  const TdChartRow *rows = td_chart_get_rows (chart, &n);

  _td_chart_table_add_headings (chart, table, headings, n_headings);
  for (guint i = 0; i < n; i++)
    {
      const char *cells[]
          = { rows[i].name, rows[i].value_text, rows[i].mark_text, rows[i].target_text };
      _td_chart_table_add_row (chart, table, cells, n_headings);
    }
}

const TdChartKindClass _td_chart_columns = {
  .lay_out = lay_out,
  .hover = _td_chart_rows_hover,
  .hit = _td_chart_areas_hit,
  .step = _td_chart_rows_step,
  .describe = _td_chart_rows_describe,
  .tabulate = tabulate,
};
