/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-office-layout.h"

#include <math.h>

#include "charts/td-chart-export.h"
#include "documents/td-pages.h"
#include "td-layout.h"

#define TWENTIETHS 20.0
#define TEXT_OF_CHARTS 10.0
/* Pixels for each point of a picture: 192 an inch. */
#define PIXELS (2 * 96.0 / 72.0)
/* Letters of another font may be a little wider. */
#define SLACK 3.0
/* What a word processor adds to a row, above and below: lines and rules are higher. */
#define ROW_EXCESS 16
#define SPARE 80

struct _TdOfficeLayout
{
  TdFlow *flow; /* borrowed from the document */
};

TdOfficeLayout *
td_office_layout_new (TdDocument *document)
{
  TdOfficeLayout *layout = g_new0 (TdOfficeLayout, 1);

  layout->flow = td_pages_get_flow (td_pages_get (document));
  /* What is measured adds no notes. */
  layout->flow->is_measuring = true;
  return layout;
}

void
td_office_layout_free (TdOfficeLayout *layout)
{
  layout->flow->is_measuring = false;
  g_free (layout);
}

static int
to_twentieths (double points)
{
  return (int)lround (points * TWENTIETHS);
}

int
td_office_layout_space (const TdOfficeLayout *layout, int space)
{
  return to_twentieths (_td_flow_get_space (layout->flow, space / TWENTIETHS));
}

static PangoLayout *
lay_out (TdOfficeLayout *layout, const char *text, int size, bool is_bold, int width)
{
  TdTextStyle style = { .size = size / 10.0, .is_bold = is_bold, .align = PANGO_ALIGN_CENTER };

  return _td_flow_text (layout->flow, text, &style, width / TWENTIETHS);
}

int
td_office_layout_balance (
    TdOfficeLayout *layout, const char *text, int size, bool is_bold, int width)
{
  g_autoptr (PangoLayout) lines = lay_out (layout, text, size, is_bold, width);

  if (pango_layout_get_line_count (lines) < 2)
    return 0;
  _td_layout_balance (lines);
  double needed = (double)pango_layout_get_width (lines) / PANGO_SCALE + SLACK;
  return MAX (0, (width - to_twentieths (needed)) / 2);
}

int
td_office_layout_measure (
    TdOfficeLayout *layout, const char *text, int size, bool is_bold, int width)
{
  g_autoptr (PangoLayout) lines = lay_out (layout, text, size, is_bold, width);

  _td_layout_balance (lines);
  return to_twentieths (_td_layout_width (lines));
}

int
td_office_layout_rule (TdOfficeLayout *layout, const char *text, int size, bool is_bold, int width)
{
  g_autoptr (PangoLayout) lines = lay_out (layout, text, size, is_bold, width);

  _td_layout_balance (lines);
  return to_twentieths (_td_layout_get_rule (lines));
}

int
td_office_layout_columns (const TdOfficeLayout *layout, const TdBlock *block, int *widths)
{
  double size = 0;
  const double *lefts = _td_flow_find_columns (layout->flow, block, &size);

  g_return_val_if_fail (lefts != NULL, 0);
  /* Rounded where they end, so that they make up the whole. */
  for (guint i = 0; i < block->columns->len; i++)
    widths[i] = to_twentieths (lefts[i + 1]) - to_twentieths (lefts[i]);
  return (int)lround (size * 10);
}

int
td_office_layout_padding (const TdOfficeLayout *layout)
{
  return MAX (0, to_twentieths (_td_flow_get_row_padding (layout->flow)) - ROW_EXCESS);
}

int
td_office_layout_chart_height (const TdOfficeLayout *layout)
{
  int height = to_twentieths (_td_flow_get_chart_height (layout->flow));

  /* Where all is to stand on one page, the pictures leave room for lines that break elsewhere. */
  return layout->flow->document->fits_page ? height - SPARE : height;
}

GBytes *
td_office_layout_draw_chart (TdChart *chart, int width, int height, bool is_vector, GError **error)
{
  TdChartStyle style = *td_chart_style_get (TD_CHART_STYLE_PRINT);
  g_autoptr (GError) local_error = NULL;

  style.has_heading = false;
  style.base_size = TEXT_OF_CHARTS;
  GBytes *bytes = td_chart_encode (chart,
                                   &style,
                                   width / TWENTIETHS,
                                   height / TWENTIETHS,
                                   PIXELS,
                                   is_vector ? TD_CHART_FORMAT_SVG : TD_CHART_FORMAT_PNG,
                                   &local_error);
  if (bytes == NULL)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_IO, local_error->message);
  return bytes;
}
