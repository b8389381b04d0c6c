/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-threads.h"

#include <math.h>

/* Coverage of pixels by lines of one width; one byte a pixel. It is larger than the lines by a
 * margin, so that no pixel needs a check. */
typedef struct
{
  unsigned char *data;
  int stride;
  double line_width;
} Mask;

/* Lays a coverage of 0 to 255 over what is there. */
static inline void
cover (unsigned char *pixel, int share)
{
  *pixel = (unsigned char)(*pixel + ((share * (255 - *pixel) * 257 + 32768) >> 16));
}

/* The pixels from @top to @bottom of one column, @share of each column. @across: to the next pixel
 */
static inline void
cover_column (unsigned char *column, ptrdiff_t across, double top, double bottom, double share)
{
  int first = (int)top;
  int last = (int)bottom;
  unsigned char *pixel = column + first * across;
  double scale = share * 255;
  if (first == last)
    {
      cover (pixel, (int)((bottom - top) * scale));
      return;
    }
  cover (pixel, (int)((first + 1 - top) * scale));
  pixel += across;
  for (int i = first + 1; i < last; i++, pixel += across)
    cover (pixel, (int)scale);
  cover (pixel, (int)((bottom - last) * scale));
}

/* A line that goes further along than across: in each column the pixels from middle − half to
 * middle + half. @is_steep: x and y are exchanged. All positions are above 0. */
static void
draw_line (const Mask *mask, TdChartDot from, TdChartDot to, bool is_steep)
{
  if (from.x > to.x)
    {
      TdChartDot swap = from;
      from = to;
      to = swap;
    }
  double length = to.x - from.x;
  double slope = length > 0 ? (to.y - from.y) / length : 0;
  double half = mask->line_width / 2 * sqrt (1 + slope * slope);
  ptrdiff_t along = is_steep ? mask->stride : 1;
  ptrdiff_t across = is_steep ? 1 : mask->stride;
  int first = (int)from.x;
  int last = (int)to.x;
  unsigned char *column = mask->data + first * along;
  for (int i = first; i <= last; i++, column += along)
    {
      double left = MAX (from.x, i);
      double right = MIN (to.x, i + 1);
      double middle = from.y + ((left + right) / 2 - from.x) * slope;
      cover_column (column, across, middle - half, middle + half, right - left);
    }
}

static void
draw_path (const Mask *mask, const TdChartDot *dots, guint n, const cairo_matrix_t *to_mask)
{
  TdChartDot before = { 0, 0 };
  for (guint i = 0; i < n; i++)
    {
      TdChartDot dot = dots[i];
      cairo_matrix_transform_point (to_mask, &dot.x, &dot.y);
      if (i > 0 && fabs (dot.x - before.x) >= fabs (dot.y - before.y))
        draw_line (mask, before, dot, false);
      else if (i > 0)
        draw_line (mask, (TdChartDot){ before.y, before.x }, (TdChartDot){ dot.y, dot.x }, true);
      before = dot;
    }
}

static void
stroke_all (
    cairo_t *cr, const TdChartMarks *marks, const TdChartMark *paths, guint n, double line_width)
{
  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_line_width (cr, line_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  for (guint i = 0; i < n; i++)
    {
      const TdChartDot *dots = td_chart_marks_dots (marks, &paths[i]);
      for (guint j = 0; j < paths[i].n_dots; j++)
        cairo_line_to (cr, dots[j].x, dots[j].y);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

void
_td_chart_draw_threads (
    cairo_t *cr, const TdChartMarks *marks, const TdChartMark *paths, guint n, double line_width)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_matrix_t matrix;
  cairo_get_matrix (cr, &matrix);
  bool is_upright = fabs (matrix.xy) < 1e-9 && fabs (matrix.yx) < 1e-9;
  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE || !is_upright)
    {
      stroke_all (cr, marks, paths, n, line_width);
      return;
    }

  /* From the unit of the chart to pixels: the matrix, then the scale of the surface. */
  double scale_x, scale_y;
  cairo_surface_get_device_scale (target, &scale_x, &scale_y);
  cairo_matrix_t to_pixels = matrix;
  cairo_matrix_t scale;
  cairo_matrix_init_scale (&scale, scale_x, scale_y);
  cairo_matrix_multiply (&to_pixels, &matrix, &scale);

  double width = line_width * fabs (to_pixels.xx);
  double margin = ceil (width) + 2;
  double left = G_MAXDOUBLE;
  double top = G_MAXDOUBLE;
  double right = -G_MAXDOUBLE;
  double bottom = -G_MAXDOUBLE;
  for (guint i = 0; i < n; i++)
    {
      const TdChartRect *area = &paths[i].area;
      double x0 = area->x, y0 = area->y, x1 = area->x + area->width, y1 = area->y + area->height;
      cairo_matrix_transform_point (&to_pixels, &x0, &y0);
      cairo_matrix_transform_point (&to_pixels, &x1, &y1);
      left = MIN (left, floor (MIN (x0, x1)) - margin);
      top = MIN (top, floor (MIN (y0, y1)) - margin);
      right = MAX (right, ceil (MAX (x0, x1)) + margin);
      bottom = MAX (bottom, ceil (MAX (y0, y1)) + margin);
    }
  if (right - left > 32000 || bottom - top > 32000)
    {
      stroke_all (cr, marks, paths, n, line_width);
      return;
    }

  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_A8, (int)(right - left), (int)(bottom - top));
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_flush (surface);
      Mask mask = {
        .data = cairo_image_surface_get_data (surface),
        .stride = cairo_image_surface_get_stride (surface),
        .line_width = width,
      };
      cairo_matrix_t to_mask = to_pixels;
      to_mask.x0 -= left;
      to_mask.y0 -= top;
      for (guint i = 0; i < n; i++)
        draw_path (&mask, td_chart_marks_dots (marks, &paths[i]), paths[i].n_dots, &to_mask);
      cairo_surface_mark_dirty (surface);
      cairo_surface_set_device_scale (surface, scale_x, scale_y);
      cairo_save (cr);
      cairo_identity_matrix (cr);
      cairo_mask_surface (cr, surface, left / scale_x, top / scale_y);
      cairo_restore (cr);
    }
  cairo_surface_destroy (surface);
}
