/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-draw.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "td-chart-bullet.h"
#include "td-chart-threads.h"

/* Widths and lengths in 1/96 inch at 11 pt. */
#define RING_WIDTH 1.2
#define OPEN_WIDTH 1.3
#define HALO_WIDTH 3.5
#define HATCH_SPACING 4.5
#define HATCH_WIDTH 1.1
#define BOX_RADIUS 6.0
#define SHADE 0.07
/* What is missing on a bar too low for hatching. */
#define TINT 0.4

static void
set_colour (cairo_t *cr, TdChartColour colour, double opacity)
{
  cairo_set_source_rgba (cr,
                         (colour >> 16 & 0xff) / 255.0,
                         (colour >> 8 & 0xff) / 255.0,
                         (colour & 0xff) / 255.0,
                         opacity);
}

static double
linear (TdChartColour channel)
{
  double share = (channel & 0xff) / 255.0;

  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

/* Black or white, whichever is read better on @ground (WCAG 2, relative luminance). */
static TdChartColour
contrast_to (TdChartColour ground)
{
  double luminance
      = 0.2126 * linear (ground >> 16) + 0.7152 * linear (ground >> 8) + 0.0722 * linear (ground);

  /* 1,05 / (l + 0,05) and (l + 0,05) / 0,05 meet here. */
  return luminance > 0.1791 ? 0x000000 : 0xffffff;
}

/* @share hundredths of what is done, on the background; a tenth is always there. */
static TdChartColour
heat_of (const TdChartStyle *style, guint share)
{
  TdChartColour mixed = 0;
  int part = 10 + (int)MIN (share, 100) * 9 / 10;

  for (int shift = 0; shift <= 16; shift += 8)
    {
      int ground = style->background >> shift & 0xff;
      int ink = style->done >> shift & 0xff;
      mixed |= (TdChartColour)(ground + (ink - ground) * part / 100) << shift;
    }
  return mixed;
}

static TdChartColour
colour_of (const TdChartStyle *style, const TdChartMark *mark)
{
  guint unit = mark->colour % TD_CHART_N_COLOURS;
  switch (mark->ink)
    {
    case TD_CHART_INK_TEXT:
    case TD_CHART_INK_SHADE:
      return style->text;
    case TD_CHART_INK_DIM:
      return style->dim;
    case TD_CHART_INK_RULE:
      return style->rule;
    case TD_CHART_INK_GRID:
      return style->grid;
    case TD_CHART_INK_AXIS:
      return style->axis;
    case TD_CHART_INK_TARGET:
      return style->target;
    case TD_CHART_INK_DONE:
      return style->done;
    case TD_CHART_INK_ON_DONE:
      return style->on_done;
    case TD_CHART_INK_MISSING:
      return style->missing;
    case TD_CHART_INK_TRACK:
      return style->track;
    case TD_CHART_INK_LAST_YEAR:
      return style->last_year;
    case TD_CHART_INK_OTHER:
      return style->other;
    case TD_CHART_INK_UNIT:
      return style->units[unit];
    case TD_CHART_INK_PART:
      return style->parts[mark->colour % TD_CHART_N_PARTS];
    case TD_CHART_INK_ON_PART:
      return contrast_to (style->parts[mark->colour % TD_CHART_N_PARTS]);
    case TD_CHART_INK_HEAT:
      return heat_of (style, mark->colour);
    case TD_CHART_INK_ON_HEAT:
      return contrast_to (heat_of (style, mark->colour));
    case TD_CHART_INK_TIP:
      return style->tip;
    case TD_CHART_INK_TIP_TEXT:
      return style->tip_text;
    case TD_CHART_INK_TIP_DIM:
      return style->tip_dim;
    case TD_CHART_INK_TIP_UNIT:
      return style->tip_units[unit];
    default:
      return style->text;
    }
}

/* How a line is drawn; returns its width. */
static double
set_stroke (cairo_t *cr, const TdChartMarks *marks, const TdChartMark *mark)
{
  static const double by_unit[4][4] = { { 0 }, { 9, 4 }, { 2, 4 }, { 12, 4, 2, 4 } };
  static const int by_unit_length[4] = { 0, 2, 2, 4 };
  double dashes[4] = { 0 };
  int n_dashes = 0;
  double width = 1;
  cairo_line_cap_t cap = CAIRO_LINE_CAP_BUTT;
  switch (mark->stroke)
    {
    case TD_CHART_STROKE_HAIR:
    case TD_CHART_STROKE_THREAD:
      break;
    case TD_CHART_STROKE_LINE:
      width = 2.25;
      cap = CAIRO_LINE_CAP_ROUND;
      if (marks->style.uses_form && mark->ink == TD_CHART_INK_UNIT)
        {
          guint manner = mark->colour % G_N_ELEMENTS (by_unit);
          n_dashes = by_unit_length[manner];
          for (int i = 0; i < n_dashes; i++)
            dashes[i] = by_unit[manner][i];
          cap = n_dashes > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND;
        }
      break;
    case TD_CHART_STROKE_DASHES:
      width = 1.5;
      n_dashes = 2;
      dashes[0] = 5;
      dashes[1] = 3.5;
      break;
    case TD_CHART_STROKE_DOTS:
      width = 2.25;
      n_dashes = 2;
      dashes[0] = 0;
      dashes[1] = 4.5;
      cap = CAIRO_LINE_CAP_ROUND;
      break;
    case TD_CHART_STROKE_TARGET:
      width = 1.5;
      break;
    case TD_CHART_STROKE_NOTE:
      n_dashes = 2;
      dashes[0] = 1.5;
      dashes[1] = 3.5;
      break;
    default:
      break;
    }
  for (int i = 0; i < n_dashes; i++)
    dashes[i] *= marks->unit;
  width *= marks->unit * marks->style.weight;
  cairo_set_dash (cr, dashes, n_dashes, 0);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, cap);
  cairo_set_line_join (
      cr, mark->flags & TD_CHART_MARK_BEVEL ? CAIRO_LINE_JOIN_BEVEL : CAIRO_LINE_JOIN_ROUND);
  return width;
}

/* On a picture an upright line that ends between pixels is a grey blur: edges are moved to the
 * nearest pixel when drawn. Positions in the layout stay. */
typedef struct
{
  bool is_on;
  double scale_x;
  double scale_y;
  double x0;
  double y0;
} Pixels;

static Pixels
find_pixels (cairo_t *cr)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_matrix_t matrix;
  double scale_x, scale_y;
  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &scale_x, &scale_y);
  return (Pixels){
    .is_on = cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_IMAGE && fabs (matrix.xy) < 1e-9
             && fabs (matrix.yx) < 1e-9 && matrix.xx > 0 && matrix.yy > 0,
    .scale_x = matrix.xx * scale_x,
    .scale_y = matrix.yy * scale_y,
    .x0 = matrix.x0 * scale_x,
    .y0 = matrix.y0 * scale_y,
  };
}

static double
snap_edge (double at, double scale, double offset)
{
  return (round (at * scale + offset) - offset) / scale;
}

/* The middle of a line of @width whose upper or left edge is on a pixel. */
static double
snap_line (double at, double width, double scale, double offset)
{
  return snap_edge (at - width / 2, scale, offset) + width / 2;
}

static TdChartRect
snap_rect (const Pixels *pixels, const TdChartRect *area)
{
  TdChartRect snapped = *area;
  if (!pixels->is_on)
    return snapped;
  if (area->width * pixels->scale_x >= 2)
    {
      snapped.x = snap_edge (area->x, pixels->scale_x, pixels->x0);
      snapped.width = snap_edge (area->x + area->width, pixels->scale_x, pixels->x0) - snapped.x;
    }
  if (area->height * pixels->scale_y >= 2)
    {
      snapped.y = snap_edge (area->y, pixels->scale_y, pixels->y0);
      snapped.height = snap_edge (area->y + area->height, pixels->scale_y, pixels->y0) - snapped.y;
    }
  return snapped;
}

static void
draw_path (cairo_t *cr, const TdChartMarks *marks, const TdChartMark *mark, const Pixels *pixels)
{
  const TdChartDot *dots = td_chart_marks_dots (marks, mark);
  double width = set_stroke (cr, marks, mark);
  bool is_series = mark->part == TD_CHART_PART_SERIES;
  cairo_new_path (cr);
  for (guint i = 0; i < mark->n_dots; i++)
    {
      double x = dots[i].x;
      double y = dots[i].y;
      if (pixels->is_on && !is_series && mark->area.width < 1e-6)
        {
          x = snap_line (x, width, pixels->scale_x, pixels->x0);
          y = snap_edge (y, pixels->scale_y, pixels->y0);
        }
      if (pixels->is_on && !is_series && mark->area.height < 1e-6)
        {
          x = snap_edge (x, pixels->scale_x, pixels->x0);
          y = snap_line (y, width, pixels->scale_y, pixels->y0);
        }
      cairo_line_to (cr, x, y);
    }
  if (mark->flags & TD_CHART_MARK_RING && marks->style.uses_form)
    {
      set_colour (cr, marks->style.background, 1);
      cairo_set_line_width (cr, width + 2 * RING_WIDTH * marks->unit);
      cairo_stroke_preserve (cr);
      cairo_set_line_width (cr, width);
    }
  set_colour (cr, colour_of (&marks->style, mark), 1);
  cairo_stroke (cr);
}

static void
trace_symbol (cairo_t *cr, TdChartSymbol symbol, double x, double y, double radius)
{
  cairo_new_path (cr);
  switch (symbol)
    {
    case TD_CHART_SYMBOL_CIRCLE:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      return;
    case TD_CHART_SYMBOL_SQUARE:
      cairo_rectangle (cr, x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8);
      return;
    case TD_CHART_SYMBOL_TRIANGLE_UP:
      cairo_move_to (cr, x, y - radius);
      cairo_line_to (cr, x + radius * 1.1, y + radius * 0.85);
      cairo_line_to (cr, x - radius * 1.1, y + radius * 0.85);
      break;
    case TD_CHART_SYMBOL_DIAMOND:
      cairo_move_to (cr, x, y - radius * 1.2);
      cairo_line_to (cr, x + radius * 1.2, y);
      cairo_line_to (cr, x, y + radius * 1.2);
      cairo_line_to (cr, x - radius * 1.2, y);
      break;
    case TD_CHART_SYMBOL_TRIANGLE_DOWN:
      cairo_move_to (cr, x, y + radius);
      cairo_line_to (cr, x + radius * 1.1, y - radius * 0.85);
      cairo_line_to (cr, x - radius * 1.1, y - radius * 0.85);
      break;
    default:
      return;
    }
  cairo_close_path (cr);
}

static void
draw_symbol (cairo_t *cr, const TdChartMarks *marks, const TdChartMark *mark)
{
  const TdChartStyle *style = &marks->style;
  double radius = mark->area.width / 2;
  double x = mark->area.x + radius;
  double y = mark->area.y + radius;
  double unit = marks->unit;
  bool is_open = mark->flags & TD_CHART_MARK_OPEN
                 || (mark->flags & TD_CHART_MARK_FORM && style->uses_form && mark->colour % 2 == 1);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  if (mark->flags & TD_CHART_MARK_RING)
    {
      trace_symbol (cr, mark->symbol, x, y, radius);
      set_colour (cr, style->background, 1);
      cairo_set_line_width (cr, 2 * RING_WIDTH * unit);
      cairo_stroke (cr);
    }
  if (is_open)
    {
      double width = OPEN_WIDTH * unit * (mark->symbol == TD_CHART_SYMBOL_CIRCLE ? 1.4 : 1);
      trace_symbol (cr, mark->symbol, x, y, radius - width / 2);
      set_colour (cr, style->background, 1);
      cairo_fill_preserve (cr);
      set_colour (cr, colour_of (style, mark), 1);
      cairo_set_line_width (cr, width);
      cairo_stroke (cr);
      return;
    }
  trace_symbol (cr, mark->symbol, x, y, radius);
  set_colour (cr, colour_of (style, mark), 1);
  cairo_fill (cr);
}

/* Lines at 45° inside a rectangle, and its outline. No clip: files stay small and every surface
 * draws the same. */
static void
draw_hatch (cairo_t *cr, const TdChartMarks *marks, const TdChartMark *mark, const Pixels *pixels)
{
  TdChartRect area = snap_rect (pixels, &mark->area);
  double unit = marks->unit;
  double line = MIN (unit, area.width);
  double spacing = HATCH_SPACING * unit;
  set_colour (cr, marks->style.background, 1);
  cairo_rectangle (cr, area.x, area.y, area.width, area.height);
  cairo_fill (cr);
  if (mark->area.height < HATCH_SPACING * unit)
    {
      set_colour (cr, colour_of (&marks->style, mark), TINT);
      cairo_rectangle (cr, area.x, area.y, area.width, area.height);
      cairo_fill (cr);
      return;
    }

  set_colour (cr, colour_of (&marks->style, mark), 1);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, HATCH_WIDTH * unit * marks->style.weight);
  double right = area.x + area.width;
  double bottom = area.y + area.height;
  for (double sum = ceil ((area.x + area.y) / spacing) * spacing; sum < right + bottom;
       sum += spacing)
    {
      double x0 = MAX (area.x, sum - bottom);
      double x1 = MIN (right, sum - area.y);
      if (x1 <= x0)
        continue;
      cairo_move_to (cr, x0, sum - x0);
      cairo_line_to (cr, x1, sum - x1);
    }
  cairo_stroke (cr);
  cairo_set_line_width (cr, line);
  cairo_rectangle (cr, area.x + line / 2, area.y + line / 2, area.width - line, area.height - line);
  cairo_stroke (cr);
}

static void
draw_box (cairo_t *cr, const TdChartMarks *marks, const TdChartMark *mark)
{
  double radius = BOX_RADIUS * marks->unit;
  double left = mark->area.x + radius;
  double top = mark->area.y + radius;
  double right = mark->area.x + mark->area.width - radius;
  double bottom = mark->area.y + mark->area.height - radius;
  cairo_new_path (cr);
  cairo_arc (cr, right, top, radius, -G_PI_2, 0);
  cairo_arc (cr, right, bottom, radius, 0, G_PI_2);
  cairo_arc (cr, left, bottom, radius, G_PI_2, G_PI);
  cairo_arc (cr, left, top, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_text (cairo_t *cr, const TdChartMarks *marks, const TdChartMark *mark)
{
  cairo_move_to (cr, mark->area.x, mark->area.y);
  if (mark->flags & TD_CHART_MARK_HALO)
    {
      pango_cairo_layout_path (cr, mark->text);
      set_colour (cr, marks->style.background, 1);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_line_width (cr, HALO_WIDTH * marks->unit);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
      set_colour (cr, colour_of (&marks->style, mark), 1);
      cairo_move_to (cr, mark->area.x, mark->area.y);
    }
  pango_cairo_show_layout (cr, mark->text);
}

static void
draw_mark (cairo_t *cr, const TdChartMarks *marks, const TdChartMark *mark, const Pixels *pixels)
{
  /* A text leaves a current point behind. */
  cairo_new_path (cr);
  set_colour (cr, colour_of (&marks->style, mark), mark->ink == TD_CHART_INK_SHADE ? SHADE : 1);
  switch (mark->type)
    {
    case TD_CHART_MARK_PATH:
      draw_path (cr, marks, mark, pixels);
      break;
    case TD_CHART_MARK_RECT:
      {
        TdChartRect area = snap_rect (pixels, &mark->area);
        cairo_rectangle (cr, area.x, area.y, area.width, area.height);
        cairo_fill (cr);
        break;
      }
    case TD_CHART_MARK_BOX:
      draw_box (cr, marks, mark);
      break;
    case TD_CHART_MARK_HATCH:
      draw_hatch (cr, marks, mark, pixels);
      break;
    case TD_CHART_MARK_SYMBOL:
      draw_symbol (cr, marks, mark);
      break;
    case TD_CHART_MARK_TEXT:
      draw_text (cr, marks, mark);
      break;
    default:
      break;
    }
}

static bool
is_thread (const TdChartMark *mark)
{
  return mark->type == TD_CHART_MARK_PATH && mark->stroke == TD_CHART_STROKE_THREAD;
}

static void
draw_marks (cairo_t *cr, const TdChartMarks *marks)
{
  guint n;
  const TdChartMark *all = td_chart_marks_get (marks, &n);
  Pixels pixels = find_pixels (cr);
  cairo_save (cr);
  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    {
      if (is_thread (&all[i]))
        {
          guint end = i;
          while (end < n && is_thread (&all[end]))
            end++;
          set_colour (cr, colour_of (&marks->style, &all[i]), 1);
          _td_chart_draw_threads (cr, marks, &all[i], end - i, marks->unit * marks->style.weight);
          i = end - 1;
        }
      else if (!(all[i].flags & TD_CHART_MARK_FORM_ONLY) || marks->style.uses_form)
        draw_mark (cr, marks, &all[i], &pixels);
    }
  cairo_restore (cr);
}

void
td_chart_draw_layout (cairo_t *cr, const TdChartLayout *layout)
{
  g_return_if_fail (cr != NULL && layout != NULL);
  draw_marks (cr, layout->marks);
}

void
td_chart_draw_layout_hover (cairo_t *cr, const TdChartLayout *layout, TdChartHit hit)
{
  g_return_if_fail (cr != NULL && layout != NULL);
  g_autoptr (TdChartMarks) marks = td_chart_layout_hover (layout, hit);
  draw_marks (cr, marks);
}

void
td_chart_draw (cairo_t *cr, double width, double height, TdChart *chart, const TdChartStyle *style)
{
  g_autoptr (TdChartLayout) layout = td_chart_layout_new (chart, width, height, style);
  td_chart_draw_layout (cr, layout);
}

void
td_chart_draw_hover (cairo_t *cr,
                     double width,
                     double height,
                     TdChart *chart,
                     const TdChartStyle *style,
                     TdChartHit hit)
{
  g_autoptr (TdChartLayout) layout = td_chart_layout_new (chart, width, height, style);
  td_chart_draw_layout_hover (cr, layout, hit);
}

void
td_chart_draw_bullet (cairo_t *cr,
                      double x,
                      double y,
                      double width,
                      double height,
                      TdChartValue value,
                      TdChartValue target,
                      int64_t max,
                      const TdChartStyle *style)
{
  g_return_if_fail (max > 0);
  if (width <= 0 || height <= 0)
    return;
  g_autoptr (TdChartMarks) marks = td_chart_marks_new (style);
  TdChartBullet bullet = { value, target, max };
  /* The tick is as high as the whole rectangle. */
  double bar_height = height / 1.5;
  TdChartRect area = { x, y + (height - bar_height) / 2, width, bar_height };
  td_chart_marks_add_rect (
      marks, TD_CHART_MARK_RECT, TD_CHART_PART_OTHER, TD_CHART_INK_TRACK, &area);
  td_chart_bullet_add_bar (marks, &area, &bullet, -1);
  td_chart_bullet_add_tick (marks, &area, &bullet, -1);
  draw_marks (cr, marks);
}

void
td_chart_draw_status_mark (
    cairo_t *cr, double x, double y, double size, TdChartStatus status, const TdChartStyle *style)
{
  if (status == TD_CHART_STATUS_NONE)
    return;
  g_autoptr (TdChartMarks) marks = td_chart_marks_new (style);
  bool is_met = status == TD_CHART_STATUS_MET;
  TdChartDot at = { x + size / 2, y + size / 2 };
  td_chart_marks_add_symbol (marks,
                             TD_CHART_PART_OTHER,
                             is_met ? TD_CHART_SYMBOL_TRIANGLE_UP : TD_CHART_SYMBOL_TRIANGLE_DOWN,
                             is_met ? TD_CHART_INK_DONE : TD_CHART_INK_MISSING,
                             &at,
                             size * 0.45);
  draw_marks (cr, marks);
}
