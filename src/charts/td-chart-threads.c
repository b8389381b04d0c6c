/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-threads.h"

#include <math.h>

/* Coverage of pixels by lines of one width; one byte a pixel. */
typedef struct
{
  unsigned char *data;
  int stride;
  int width;
  int height;
  double line_width;
} Mask;

static void
cover (Mask *mask, int x, int y, double share)
{
  if (x < 0 || x >= mask->width || y < 0 || y >= mask->height)
    return;
  unsigned char *pixel = mask->data + (ptrdiff_t)y * mask->stride + x;
  int more = (int)(share * 255 + 0.5);
  *pixel = (unsigned char)(*pixel + more * (255 - *pixel) / 255);
}

/* A line that goes further along than across: in each column the pixels from middle − half to
 * middle + half. @is_steep: x and y are exchanged. */
static void
draw_line (Mask *mask, TdChartDot from, TdChartDot to, bool is_steep)
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
  int last = (int)floor (to.x);
  for (int i = (int)floor (from.x); i <= last; i++)
    {
      double left = MAX (from.x, i);
      double right = MIN (to.x, i + 1);
      double middle = from.y + ((left + right) / 2 - from.x) * slope;
      double top = middle - half;
      double bottom = middle + half;
      int end = (int)floor (bottom);
      for (int j = (int)floor (top); j <= end; j++)
        {
          double share = (MIN (bottom, j + 1) - MAX (top, j)) * (right - left);
          if (is_steep)
            cover (mask, j, i, share);
          else
            cover (mask, i, j, share);
        }
    }
}

static void
draw_path (Mask *mask, const TdChartDot *dots, guint n, const cairo_matrix_t *to_mask)
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
      left = MIN (left, floor (MIN (x0, x1)) - 4);
      top = MIN (top, floor (MIN (y0, y1)) - 4);
      right = MAX (right, ceil (MAX (x0, x1)) + 4);
      bottom = MAX (bottom, ceil (MAX (y0, y1)) + 4);
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
        .width = cairo_image_surface_get_width (surface),
        .height = cairo_image_surface_get_height (surface),
        .line_width = line_width * fabs (to_pixels.xx),
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
