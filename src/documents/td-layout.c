/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-layout.h"

#include "charts/td-chart-draw.h"

#define CHART_GAP (7 * TD_MM)
#define CHART_TEXT 10.0

/* By density. */
static const double chart_heights[TD_N_DENSITIES] = { 138, 131, 124, 117, 111, 105, 100, 96 };
static const double spaces[TD_N_DENSITIES] = { 1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5 };

double
td_section_get_page_width (const TdSection *section)
{
  return section->is_landscape ? TD_PAGE_HEIGHT : TD_PAGE_WIDTH;
}

double
td_section_get_page_height (const TdSection *section)
{
  return section->is_landscape ? TD_PAGE_WIDTH : TD_PAGE_HEIGHT;
}

double
td_section_get_text_width (const TdSection *section)
{
  return td_section_get_page_width (section) - TD_MARGIN_LEFT - TD_MARGIN_RIGHT;
}

double
td_section_get_text_height (const TdSection *section)
{
  return td_section_get_page_height (section) - TD_MARGIN_TOP - TD_MARGIN_BOTTOM;
}

void
_td_piece_free (gpointer data)
{
  TdPiece *piece = data;

  if (piece->free_data != NULL)
    piece->free_data (piece->data);
  g_clear_pointer (&piece->notes, g_ptr_array_unref);
  g_free (piece);
}

static void
draw_nothing (cairo_t *cr, const TdPiece *piece, double x, double y)
{
}

TdPiece *
_td_flow_add (TdFlow *flow, const char *tag)
{
  TdPiece *piece = g_new0 (TdPiece, 1);

  piece->block = flow->n_blocks;
  piece->tag = tag;
  piece->section = flow->sections->len - 1;
  piece->width = flow->width;
  piece->draw = draw_nothing;
  g_ptr_array_add (flow->pieces, piece);
  return piece;
}

double
_td_flow_get_space (const TdFlow *flow, double space)
{
  return space * spaces[flow->density];
}

void
_td_flow_keep_last (TdFlow *flow)
{
  if (flow->pieces->len > 0)
    ((TdPiece *)g_ptr_array_index (flow->pieces, flow->pieces->len - 1))->keeps_next = true;
}

/* --- charts --- */

typedef struct
{
  const GPtrArray *charts; /* borrowed from the document */
  double width;
} ChartRow;

static void
draw_charts (cairo_t *cr, const TdPiece *piece, double x, double y)
{
  const ChartRow *row = piece->data;
  TdChartStyle style = *td_chart_style_get (TD_CHART_STYLE_PRINT);

  style.has_heading = false;
  style.base_size = CHART_TEXT;
  style.padding = 0;
  for (guint i = 0; i < row->charts->len; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, x + i * (row->width + CHART_GAP), y);
      td_chart_draw (cr, row->width, piece->height, g_ptr_array_index (row->charts, i), &style);
      cairo_restore (cr);
    }
}

static void
add_charts (TdFlow *flow, const TdBlock *block)
{
  ChartRow *row = g_new0 (ChartRow, 1);
  guint n = block->charts->len;

  flow->n_blocks++;
  TdPiece *piece = _td_flow_add (flow, "Figure");
  row->charts = block->charts;
  row->width = (flow->width - (n - 1) * CHART_GAP) / n;
  piece->height = chart_heights[flow->density];
  piece->space = _td_flow_get_space (flow, 8);
  piece->draw = draw_charts;
  piece->data = row;
  piece->free_data = g_free;
}

double
_td_flow_get_chart_height (const TdFlow *flow)
{
  return chart_heights[flow->density];
}

/* --- all --- */

/* What follows stands on pages of its own. */
static void
begin_section (TdFlow *flow, bool is_landscape)
{
  TdSection section = { .is_landscape = is_landscape };

  g_array_append_val (flow->sections, section);
  flow->width = td_section_get_text_width (&section);
  flow->height = td_section_get_text_height (&section);
}

/* @next: (nullable): Returns whether @next was laid out too */
static bool
add_block (TdFlow *flow, const TdBlock *block, const TdBlock *next)
{
  switch (block->type)
    {
    case TD_BLOCK_LETTERHEAD:
      _td_flow_letterhead (flow, &block->letterhead);
      break;
    case TD_BLOCK_FIGURES:
      _td_flow_figures (flow, block);
      break;
    case TD_BLOCK_CHARTS:
      add_charts (flow, block);
      break;
    case TD_BLOCK_TABLE:
      _td_flow_table (flow, block);
      break;
    case TD_BLOCK_RECIPIENTS:
      if (next != NULL && next->type == TD_BLOCK_SIGNATURE)
        {
          _td_flow_signature (flow, block, next);
          return true;
        }
      _td_flow_signature (flow, block, NULL);
      break;
    case TD_BLOCK_SIGNATURE:
      _td_flow_signature (flow, NULL, block);
      break;
    case TD_BLOCK_ADDRESSEES:
      _td_flow_addressees (flow, block);
      break;
    case TD_BLOCK_APPENDIX:
      begin_section (flow, block->is_landscape);
      _td_flow_appendix (flow, block);
      break;
    case TD_BLOCK_PAGE_BREAK:
      {
        TdPiece *piece = _td_flow_add (flow, NULL);
        piece->begins_page = true;
        break;
      }
    case TD_BLOCK_TITLE:
    case TD_BLOCK_SUBTITLE:
    case TD_BLOCK_HEADING:
    case TD_BLOCK_PARAGRAPH:
    case TD_BLOCK_LIST:
    default:
      _td_flow_texts (flow, block);
      break;
    }
  return false;
}

/* Sizes and places do not depend on where it is drawn, nor on the language of the process. */
static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("vi"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  return context;
}

TdFlow *
td_flow_new (const TdDocument *document, guint density)
{
  TdFlow *flow = g_new0 (TdFlow, 1);

  g_return_val_if_fail (density < TD_N_DENSITIES, NULL);
  flow->document = document;
  flow->context = make_context ();
  flow->pieces = g_ptr_array_new_with_free_func (_td_piece_free);
  flow->sections = g_array_new (FALSE, FALSE, sizeof (TdSection));
  flow->notes = _td_text_notes_new ();
  flow->density = density;
  begin_section (flow, document->is_landscape);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TdBlock *next
          = i + 1 < document->blocks->len ? g_ptr_array_index (document->blocks, i + 1) : NULL;
      if (add_block (flow, g_ptr_array_index (document->blocks, i), next))
        i++;
    }
  return flow;
}

void
td_flow_free (TdFlow *flow)
{
  g_ptr_array_unref (flow->pieces);
  g_array_unref (flow->sections);
  g_array_unref (flow->notes);
  g_clear_pointer (&flow->foot, _td_piece_free);
  g_object_unref (flow->context);
  g_free (flow);
}
