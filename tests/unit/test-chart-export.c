/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "charts/td-chart-export.h"
#include "chart-cases.h"

static char *
in_folder (const char *name)
{
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  return g_build_filename (g_get_user_cache_dir (), name, NULL);
}

static GBytes *
encode (TdChart *chart, TdChartStyleKind kind, double scale, TdChartFormat format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes
      = td_chart_encode (chart, td_chart_style_get (kind), 800, 450, scale, format, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static guint32
big_endian (const guint8 *at)
{
  return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

static void
test_png (void)
{
  g_autoptr (TdChart) chart = case_province ();
  static const double scales[] = { 1, 2, 1.5 };
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autofree char *path = in_folder ("chart.PNG");
      g_autoptr (GError) error = NULL;
      bool is_saved = td_chart_save (
          chart, td_chart_style_get (TD_CHART_STYLE_DARK), 800, 450, scales[i], path, &error);
      g_assert_no_error (error);
      g_assert_true (is_saved);
      g_autofree char *data = NULL;
      gsize length;
      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      static const guint8 signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
      g_assert_cmpmem (data, 8, signature, 8);
      g_assert_cmpuint (big_endian ((const guint8 *)data + 16), ==, (guint32)(800 * scales[i]));
      g_assert_cmpuint (big_endian ((const guint8 *)data + 20), ==, (guint32)(450 * scales[i]));

      /* Another reader finds the same pixels: the background in the corner, the line in the middle.
       */
      cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      const unsigned char *pixels = cairo_image_surface_get_data (surface);
      const guint32 *first = (const guint32 *)(gconstpointer)pixels;
      g_assert_cmphex (
          first[0] & 0xffffff, ==, td_chart_style_get (TD_CHART_STYLE_DARK)->background);
      TdChartColour line = td_chart_style_get (TD_CHART_STYLE_DARK)->units[0];
      guint n_line = 0;
      for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
        {
          const guint32 *row
              = (const guint32 *)(gconstpointer)(pixels
                                                 + (ptrdiff_t)y
                                                       * cairo_image_surface_get_stride (surface));
          for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
            n_line += (row[x] & 0xffffff) == line;
        }
      g_assert_cmpuint (n_line, >, 500);
      cairo_surface_destroy (surface);
      g_remove (path);
    }
}

/* What of an SVG is checked while it is read. */
typedef struct
{
  guint n_elements;
  char *title;
  char *description;
} Seen;

static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  static const char *const numeric[] = { "d", "width", "height", "x", "y", "viewBox", "transform" };
  Seen *seen = data;
  seen->n_elements++;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_strv_contains (numeric, names[i]))
      {
        /* matrix(1,0,0,1,…) separates by comma; a number never holds one: "0,5" would be two. */
        if (strcmp (names[i], "transform") != 0)
          g_assert_null (strchr (values[i], ','));
      }
}

static void
read_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Seen *seen = data;
  const char *element = g_markup_parse_context_get_element (context);
  if (strcmp (element, "title") == 0)
    seen->title = g_strndup (text, length);
  else if (strcmp (element, "desc") == 0)
    seen->description = g_strndup (text, length);
}

static void
test_svg (void)
{
  g_autoptr (TdChart) chart = case_province ();
  for (TdChartStyleKind kind = 0; kind < TD_N_CHART_STYLES; kind++)
    {
      g_autoptr (GBytes) bytes = encode (chart, kind, 1, TD_CHART_FORMAT_SVG);
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);
      GMarkupParser parser = { .start_element = start_element, .text = read_text };
      Seen seen = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GMarkupParseContext) context
          = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &seen, NULL);
      g_assert_true (g_markup_parse_context_parse (context, text, (gssize)length, &error));
      g_assert_no_error (error);
      g_assert_true (g_markup_parse_context_end_parse (context, &error));
      g_assert_cmpuint (seen.n_elements, >, 100);
      g_assert_cmpstr (seen.title, ==, "Tỷ lệ thi hành xong về việc");
      g_assert_cmpstr (seen.description, ==, "79,07 % & <thiếu> 4,98 điểm");
      const char *size = kind == TD_CHART_STYLE_PRINT ? "width=\"800pt\"" : "width=\"800px\"";
      g_assert_nonnull (g_strstr_len (text, (gssize)length, size));
      g_free (seen.title);
      g_free (seen.description);
    }
}

static void
test_pdf (void)
{
  g_autoptr (TdChart) chart = case_province ();
  g_autoptr (GBytes) bytes = encode (chart, TD_CHART_STYLE_PRINT, 1, TD_CHART_FORMAT_PDF);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_assert_cmpmem (data, 7, "%PDF-1.", 7);
  g_assert_cmpmem (data + length - 6, 6, "%%EOF\n", 6);
  g_autoptr (GString) text = g_string_new_len (data, (gssize)length);
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == '\0')
      text->str[i] = ' ';
  g_assert_nonnull (strstr (text->str, "/MediaBox [ 0 0 800 450 ]"));
  g_assert_nonnull (strstr (text->str, "LiberationSerif"));
  g_assert_null (strstr (text->str, "CreationDate"));
}

/* The same chart gives the same bytes, whatever was drawn in between. */
static void
test_deterministic (void)
{
  g_autoptr (TdChart) province = case_province ();
  g_autoptr (TdChart) ranking = case_ranking (8, "Khu vực", true);
  g_autoptr (TdChart) many = case_units (40, "Đơn vị");
  TdChart *charts[] = { province, ranking, many };
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    for (TdChartFormat format = TD_CHART_FORMAT_PNG; format <= TD_CHART_FORMAT_PDF; format++)
      for (TdChartStyleKind kind = 0; kind < TD_N_CHART_STYLES; kind++)
        {
          g_autoptr (GBytes) first = encode (charts[i], kind, 1, format);
          g_autoptr (GBytes) other = encode (charts[(i + 1) % 3], kind, 1, format);
          g_autoptr (GBytes) second = encode (charts[i], kind, 1, format);
          g_assert_true (g_bytes_equal (first, second));
          g_assert_false (g_bytes_equal (first, other));
        }
}

static void
check_refused (TdChart *chart,
               double width,
               double height,
               double scale,
               const char *path,
               GQuark domain,
               int code)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (td_chart_save (
      chart, td_chart_style_get (TD_CHART_STYLE_LIGHT), width, height, scale, path, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpstr (error->message, !=, "");
}

/* What goes wrong is said, and the file that was there stays. */
static void
test_errors (void)
{
  g_autoptr (TdChart) chart = case_province ();
  g_autofree char *path = in_folder ("kept.png");
  g_autofree char *odd = in_folder ("chart.gif");
  g_autofree char *nowhere = in_folder ("no-such-folder/chart.png");
  g_autofree char *folder = in_folder ("folder.svg");
  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  check_refused (chart, 800, 450, 1, odd, TD_CHART_EXPORT_ERROR, TD_CHART_EXPORT_ERROR_FORMAT);
  check_refused (chart, 800, 450, 1, "png", TD_CHART_EXPORT_ERROR, TD_CHART_EXPORT_ERROR_FORMAT);
  check_refused (chart, 0, 450, 1, path, TD_CHART_EXPORT_ERROR, TD_CHART_EXPORT_ERROR_SIZE);
  check_refused (chart, 800, 450, 0, path, TD_CHART_EXPORT_ERROR, TD_CHART_EXPORT_ERROR_SIZE);
  check_refused (chart, 40000, 450, 1, path, TD_CHART_EXPORT_ERROR, TD_CHART_EXPORT_ERROR_SIZE);
  check_refused (chart, 800, 450, 90, path, TD_CHART_EXPORT_ERROR, TD_CHART_EXPORT_ERROR_SIZE);
  check_refused (chart, 800, 450, 1, nowhere, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  check_refused (chart, 800, 450, 1, folder, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_assert_false (g_file_test (odd, G_FILE_TEST_EXISTS));
  g_autofree char *kept = NULL;
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");

  /* Nothing but the two is left in the folder. */
  g_autoptr (GDir) dir = g_dir_open (g_get_user_cache_dir (), 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "chart"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-export/png", test_png);
  g_test_add_func ("/chart-export/svg", test_svg);
  g_test_add_func ("/chart-export/pdf", test_pdf);
  g_test_add_func ("/chart-export/deterministic", test_deterministic);
  g_test_add_func ("/chart-export/errors", test_errors);
  return g_test_run ();
}
