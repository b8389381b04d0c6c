/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/*
 * bare-chart OUTPUT.png|.pdf WIDTH HEIGHT LINES POINTS: what drawing about as much as a trend chart
 * costs with Cairo and Pango alone: axes, labels, a target and lines with markers, of invented
 * rates; nothing is read.
 */

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>

#define MARGIN 60.0

typedef struct
{
  cairo_t *cr;
  PangoLayout *layout;
  double width;
  double height;
} Page;

static void
draw_label (const Page *page, double x, double y, const char *text)
{
  pango_layout_set_text (page->layout, text, -1);
  cairo_move_to (page->cr, x, y);
  pango_cairo_show_layout (page->cr, page->layout);
}

static void
draw_axes (const Page *page, int n_points)
{
  for (int i = 0; i <= 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d %%", i * 10);
      double y = page->height - MARGIN - i * (page->height - 2 * MARGIN) / 10;
      draw_label (page, 5, y - 8, text);
      cairo_move_to (page->cr, MARGIN, y);
      cairo_line_to (page->cr, page->width - MARGIN, y);
    }
  for (int i = 0; i < 12 && i < n_points; i++)
    {
      g_autofree char *text = g_strdup_printf ("Tháng %d", i + 1);
      draw_label (
          page, MARGIN + i * (page->width - 2 * MARGIN) / 12, page->height - MARGIN + 8, text);
    }
  cairo_set_line_width (page->cr, 1);
  cairo_set_source_rgb (page->cr, 0.8, 0.8, 0.8);
  cairo_stroke (page->cr);
}

static void
draw_line (const Page *page, int line, int n_points)
{
  for (int pass = 0; pass < 2; pass++)
    {
      for (int i = 0; i < n_points; i++)
        {
          double x = MARGIN + i * (page->width - 2 * MARGIN) / MAX (n_points - 1, 1);
          double rate = 0.1 + 0.7 * i / n_points + 0.08 * sin (line * 1.7 + i * 0.9);
          double y = page->height - MARGIN - rate * (page->height - 2 * MARGIN);
          if (pass == 0)
            cairo_line_to (page->cr, x, y);
          else
            {
              cairo_new_sub_path (page->cr);
              cairo_arc (page->cr, x, y, 3, 0, 2 * G_PI);
            }
        }
      cairo_set_source_rgb (page->cr, 0.1 * (line % 10), 0.3, 0.6);
      if (pass == 0)
        {
          cairo_set_line_width (page->cr, 2);
          cairo_stroke (page->cr);
        }
      else
        cairo_fill (page->cr);
    }
}

int
main (int argc, char *argv[])
{
  if (argc != 6)
    {
      fprintf (stderr, "usage: bare-chart OUTPUT.png|.pdf WIDTH HEIGHT LINES POINTS\n");
      return 2;
    }
  int width = (int)strtol (argv[2], NULL, 10);
  int height = (int)strtol (argv[3], NULL, 10);
  int n_lines = (int)strtol (argv[4], NULL, 10);
  int n_points = (int)strtol (argv[5], NULL, 10);
  gboolean is_pdf = g_str_has_suffix (argv[1], ".pdf");
  cairo_surface_t *surface = is_pdf
                                 ? cairo_pdf_surface_create (argv[1], width, height)
                                 : cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  Page page = { cr, layout, width, height };

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_axes (&page, n_points);
  for (int i = 0; i < n_lines; i++)
    draw_line (&page, i, n_points);
  cairo_set_source_rgb (cr, 0.8, 0.1, 0.1);
  cairo_move_to (cr, MARGIN, height * 0.3);
  cairo_line_to (cr, width - MARGIN, height * 0.3);
  cairo_stroke (cr);

  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  if (!is_pdf && status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png (surface, argv[1]);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_SURFACE_FINISHED)
    {
      fprintf (stderr, "bare-chart: %s\n", cairo_status_to_string (status));
      return 1;
    }
  return 0;
}
