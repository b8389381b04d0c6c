/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <png.h>

#include "td-chart-draw.h"

/* cairo draws no larger picture. */
#define MAX_PIXELS 32767.0

/* zlib's level: 6 takes five times as long for a tenth less. */
#define PNG_LEVEL 1

/* Clear space around a picture, at least, in 1/96 inch at 11 pt. */
#define MARGIN 16.0

/* clang-format off: it takes the dashes of the name for minus signs */
G_DEFINE_QUARK (td - chart - export - error - quark, td_chart_export_error)
/* clang-format on */

typedef struct
{
  TdChart *chart;
  const TdChartStyle *style;
  double width;
  double height;
  double scale;
} Picture;

void
td_chart_prepare (void)
{
  /* Pango begins to read them, in a thread, when the map is made. */
  (void)pango_cairo_font_map_get_default ();
}

bool
td_chart_format_of (const char *path, TdChartFormat *format)
{
  static const char *const ends[] = {
    [TD_CHART_FORMAT_PNG] = ".png",
    [TD_CHART_FORMAT_SVG] = ".svg",
    [TD_CHART_FORMAT_PDF] = ".pdf",
  };
  g_autofree char *lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (lower, ends[i]))
      {
        *format = (TdChartFormat)i;
        return true;
      }
  return false;
}

static bool
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return true;
  g_set_error_literal (
      error, TD_CHART_EXPORT_ERROR, TD_CHART_EXPORT_ERROR_DRAW, cairo_status_to_string (status));
  return false;
}

static void
draw (cairo_t *cr, const Picture *picture)
{
  TdChartColour back = picture->style->background;
  cairo_set_source_rgb (
      cr, (back >> 16 & 0xff) / 255.0, (back >> 8 & 0xff) / 255.0, (back & 0xff) / 255.0);
  cairo_paint (cr);
  td_chart_draw (cr, picture->width, picture->height, picture->chart, picture->style);
}

static cairo_status_t
append_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* --- PNG --- */

static void
append_png (png_structp png, png_bytep bytes, size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), bytes, (guint)length);
}

static void
flush_png (png_structp png)
{
}

/* From cairo's 0xAARRGGBB, which is opaque here, to three bytes. */
static void
convert_row (const uint32_t *from, unsigned char *to, int n)
{
  for (int i = 0; i < n; i++)
    {
      to[3 * i] = (unsigned char)(from[i] >> 16);
      to[3 * i + 1] = (unsigned char)(from[i] >> 8);
      to[3 * i + 2] = (unsigned char)from[i];
    }
}

/* libpng leaves by longjmp(): nothing that is owned may be created in here. */
static bool
write_png (png_structp png, png_infop info, cairo_surface_t *surface, unsigned char *row)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  if (setjmp (png_jmpbuf (png)) != 0)
    return false;
  png_set_compression_level (png, PNG_LEVEL);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_IHDR (png,
                info,
                (png_uint_32)width,
                (png_uint_32)height,
                8,
                PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  png_write_info (png, info);
  for (int y = 0; y < height; y++)
    {
      convert_row ((const uint32_t *)(gconstpointer)(data + (ptrdiff_t)y * stride), row, width);
      png_write_row (png, row);
    }
  png_write_end (png, info);
  return true;
}

static bool
encode_png (const Picture *picture, GByteArray *bytes, GError **error)
{
  double width = ceil (picture->width * picture->scale);
  double height = ceil (picture->height * picture->scale);
  if (width > MAX_PIXELS || height > MAX_PIXELS)
    {
      g_set_error (error,
                   TD_CHART_EXPORT_ERROR,
                   TD_CHART_EXPORT_ERROR_SIZE,
                   /* Translators: a chart cannot be saved as a picture; two numbers of pixels */
                   _ ("A picture of %d × %d pixels is too large."),
                   (int)MIN (width, G_MAXINT),
                   (int)MIN (height, G_MAXINT));
      return false;
    }
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)width, (int)height);
  cairo_surface_set_device_scale (surface, picture->scale, picture->scale);
  cairo_t *cr = cairo_create (surface);
  draw (cr, picture);
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bool is_written = false;
  if (check_status (status, error))
    {
      png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
      png_infop info = png != NULL ? png_create_info_struct (png) : NULL;
      g_autofree unsigned char *row = g_malloc ((size_t)width * 3);
      if (info != NULL)
        {
          png_set_write_fn (png, bytes, append_png, flush_png);
          is_written = write_png (png, info, surface, row);
        }
      png_destroy_write_struct (&png, &info);
      if (!is_written)
        (void)check_status (CAIRO_STATUS_PNG_ERROR, error);
    }
  cairo_surface_destroy (surface);
  return is_written;
}

/* --- SVG --- */

/* cairo numbers its groups through the life of the program: counted from one again, the same
 * chart gives the same file. */
static void
renumber (GString *svg)
{
  static const char word[] = "surface";
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) out = g_string_sized_new (svg->len);
  const char *at = svg->str;
  for (;;)
    {
      const char *found = strstr (at, word);
      const char *end = found != NULL ? found + strlen (word) : NULL;
      if (found == NULL)
        break;
      while (g_ascii_isdigit (*end))
        end++;
      g_string_append_len (out, at, found - at);
      const char *digits = found + strlen (word);
      if (end > digits)
        {
          g_autofree char *number = g_strndup (digits, (gsize)(end - digits));
          guint known = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, number));
          if (known == 0)
            {
              known = g_hash_table_size (numbers) + 1;
              g_hash_table_insert (numbers, g_steal_pointer (&number), GUINT_TO_POINTER (known));
            }
          g_string_append_printf (out, "%s%u", word, known);
        }
      else
        g_string_append (out, word);
      at = end;
    }
  g_string_append (out, at);
  g_string_assign (svg, out->str);
}

/* Title and description for those who cannot see the picture. */
static void
add_description (GString *svg, const TdChart *chart)
{
  const char *title = td_chart_get_text (chart, TD_CHART_TEXT_TITLE);
  const char *description = td_chart_get_text (chart, TD_CHART_TEXT_DESCRIPTION);
  const char *root = strstr (svg->str, "<svg");
  const char *end = root != NULL ? strchr (root, '>') : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  if (title != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);
      g_string_append_printf (text, "\n<title>%s</title>", escaped);
    }
  if (description != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (description, -1);
      g_string_append_printf (text, "\n<desc>%s</desc>", escaped);
    }
  if (end != NULL)
    g_string_insert (svg, end + 1 - svg->str, text->str);
}

static bool
encode_svg (const Picture *picture, GByteArray *bytes, GError **error)
{
  g_autoptr (GByteArray) raw = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_svg_surface_create_for_stream (append_bytes, raw, picture->width, picture->height);
  bool is_paper = picture->style->kind == TD_CHART_STYLE_PRINT;
  cairo_svg_surface_set_document_unit (surface, is_paper ? CAIRO_SVG_UNIT_PT : CAIRO_SVG_UNIT_PX);
  cairo_t *cr = cairo_create (surface);
  draw (cr, picture);
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return false;

  g_autoptr (GString) svg = g_string_new_len ((const char *)raw->data, raw->len);
  renumber (svg);
  add_description (svg, picture->chart);
  g_byte_array_append (bytes, (const guint8 *)svg->str, (guint)svg->len);
  return true;
}

/* --- PDF --- */

static bool
encode_pdf (const Picture *picture, GByteArray *bytes, GError **error)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append_bytes, bytes, picture->width, picture->height);
  const char *title = td_chart_get_text (picture->chart, TD_CHART_TEXT_TITLE);
  const char *description = td_chart_get_text (picture->chart, TD_CHART_TEXT_DESCRIPTION);
  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (description != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  /* No date at all, or no two files would be the same. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  cairo_t *cr = cairo_create (surface);
  draw (cr, picture);
  cairo_show_page (cr);
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_status (status, error);
}

GBytes *
td_chart_encode (TdChart *chart,
                 const TdChartStyle *style,
                 double width,
                 double height,
                 double scale,
                 TdChartFormat format,
                 GError **error)
{
  g_return_val_if_fail (chart != NULL && style != NULL, NULL);
  if (!(width >= 1) || !(height >= 1) || !(scale > 0))
    {
      g_set_error_literal (
          error, TD_CHART_EXPORT_ERROR, TD_CHART_EXPORT_ERROR_SIZE, _ ("The picture has no size."));
      return NULL;
    }
  /* Where there are no pixels, letters stand exactly where they belong. */
  TdChartStyle exact = *style;
  exact.padding = MAX (style->padding, MARGIN);
  if (format != TD_CHART_FORMAT_PNG)
    exact.snap_text = false;
  Picture picture = { chart, &exact, width, height, scale };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  bool is_encoded = false;
  switch (format)
    {
    case TD_CHART_FORMAT_PNG:
      is_encoded = encode_png (&picture, bytes, error);
      break;
    case TD_CHART_FORMAT_SVG:
      is_encoded = encode_svg (&picture, bytes, error);
      break;
    case TD_CHART_FORMAT_PDF:
      is_encoded = encode_pdf (&picture, bytes, error);
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  if (!is_encoded)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

bool
td_chart_save (TdChart *chart,
               const TdChartStyle *style,
               double width,
               double height,
               double scale,
               const char *path,
               GError **error)
{
  TdChartFormat format;
  if (!td_chart_format_of (path, &format))
    {
      g_set_error_literal (error,
                           TD_CHART_EXPORT_ERROR,
                           TD_CHART_EXPORT_ERROR_FORMAT,
                           _ ("The name of a picture ends in .png, .svg or .pdf."));
      return false;
    }
  g_autoptr (GBytes) bytes = td_chart_encode (chart, style, width, height, scale, format, error);
  if (bytes == NULL)
    return false;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  return g_file_set_contents_full (
      path, data, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}
