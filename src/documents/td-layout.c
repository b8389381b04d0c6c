/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-layout.h"

#include "charts/td-chart-draw.h"

#define INDENT (10 * TD_MM)
#define HANGING (5.5 * TD_MM)
#define TITLE_SIZE 14.0
#define SUBTITLE_SIZE 13.0
#define RULED_PADDING 6.0
#define CHART_GAP (7 * TD_MM)
#define CHART_TEXT 10.0

/* By density. */
static const double chart_heights[TD_N_DENSITIES] = { 138, 131, 124, 117, 111, 105, 100, 96 };
static const double spaces[TD_N_DENSITIES] = { 1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5 };

static void
free_piece (gpointer data)
{
  TdPiece *piece = data;

  if (piece->free_data != NULL)
    piece->free_data (piece->data);
  g_free (piece);
}

TdPiece *
_td_flow_add (TdFlow *flow, const char *tag)
{
  TdPiece *piece = g_new0 (TdPiece, 1);

  piece->block = flow->n_blocks;
  piece->tag = tag;
  g_ptr_array_add (flow->pieces, piece);
  return piece;
}

/* Space between blocks, less where the page is tight. */
static double
get_space (const TdFlow *flow, double space)
{
  return space * spaces[flow->density];
}

/* --- text --- */

/* One line of a layout. */
typedef struct
{
  PangoLayout *layout; /* owned */
  int line;
  double baseline; /* below the top of the line */
  double left;
} Line;

static void
free_line (gpointer data)
{
  Line *line = data;

  g_object_unref (line->layout);
  g_free (line);
}

static void
draw_line (cairo_t *cr, const TdPiece *piece, double x, double y)
{
  const Line *line = piece->data;

  cairo_move_to (cr, x + line->left, y + line->baseline);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (line->layout, line->line));
}

static void
draw_ruled_edge (cairo_t *cr, const TdPiece *piece, double x, double y)
{
  bool is_top = piece->keeps_next;

  _td_draw_rule (cr, x, is_top ? y : y + piece->height, TD_TEXT_WIDTH);
}

static TdPiece *
add_ruled_edge (TdFlow *flow, const char *tag)
{
  TdPiece *piece = _td_flow_add (flow, tag);

  piece->height = get_space (flow, RULED_PADDING);
  piece->draw = draw_ruled_edge;
  return piece;
}

/*
 * Adds the lines of a layout; neither the first nor the last stands alone on a page.
 * Returns: (transfer none): the piece of the first line
 */
static TdPiece *
add_lines (TdFlow *flow, PangoLayout *layout, const char *tag, bool keeps_all)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  int n_lines = pango_layout_get_line_count (layout);
  guint first = flow->pieces->len;

  for (int i = 0; i < n_lines; i++)
    {
      PangoRectangle logical;
      TdPiece *piece = _td_flow_add (flow, tag);
      Line *line = g_new0 (Line, 1);
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line->layout = g_object_ref (layout);
      line->line = i;
      line->left = (double)logical.x / PANGO_SCALE;
      line->baseline = (double)(pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
      piece->height = (double)logical.height / PANGO_SCALE;
      piece->keeps_next = keeps_all || (n_lines > 1 && (i == 0 || i == n_lines - 2));
      piece->draw = draw_line;
      piece->data = line;
      piece->free_data = free_line;
      pango_layout_iter_next_line (iter);
    }
  if (keeps_all)
    ((TdPiece *)g_ptr_array_index (flow->pieces, flow->pieces->len - 1))->keeps_next = false;
  return g_ptr_array_index (flow->pieces, first);
}

static void
add_paragraph (TdFlow *flow, const TdBlock *block, const char *text)
{
  TdTextStyle style = {
    .size = flow->document->body_size / 10.0,
    .is_bold = block->is_bold,
    .is_italic = block->is_italic,
    .align = block->is_centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT,
  };
  g_autoptr (PangoLayout) layout = _td_flow_text (flow, text, &style, TD_TEXT_WIDTH);
  TdPiece *first;

  pango_layout_set_justify (layout, !block->is_centred);
  if (!block->is_plain && !block->is_ruled && !block->is_centred)
    pango_layout_set_indent (layout, (int)(INDENT * PANGO_SCALE));
  flow->n_blocks++;
  if (!block->is_ruled)
    {
      first = add_lines (flow, layout, "P", false);
      first->space = get_space (flow, 6);
      return;
    }
  first = add_ruled_edge (flow, "P");
  first->space = get_space (flow, 9);
  first->keeps_next = true;
  guint from = flow->pieces->len;
  add_lines (flow, layout, "P", true);
  for (guint i = from; i < flow->pieces->len; i++)
    ((TdPiece *)g_ptr_array_index (flow->pieces, i))->keeps_next = true;
  add_ruled_edge (flow, "P");
}

static void
add_item (TdFlow *flow, const TdBlock *block, const char *text, guint number)
{
  TdTextStyle style = { .size = flow->document->body_size / 10.0 };
  g_autofree char *with_number = block->is_numbered ? g_strdup_printf ("%u. %s", number, text)
                                                    : g_strconcat ("- ", text, NULL);
  g_autoptr (PangoLayout) layout = _td_flow_text (flow, with_number, &style, TD_TEXT_WIDTH);

  pango_layout_set_justify (layout, TRUE);
  pango_layout_set_indent (layout, -(int)(HANGING * PANGO_SCALE));
  flow->n_blocks++;
  add_lines (flow, layout, "P", false)->space = get_space (flow, 3);
}

static void
add_heading (TdFlow *flow, const TdBlock *block, const char *text)
{
  TdTextStyle style = { .size = flow->document->body_size / 10.0 };
  const char *tag = "H2";
  double space = get_space (flow, 8);

  if (block->type == TD_BLOCK_TITLE)
    {
      style = (TdTextStyle){ .size = TITLE_SIZE, .is_bold = true, .align = PANGO_ALIGN_CENTER };
      tag = "H1";
      space = get_space (flow, 14);
    }
  else if (block->type == TD_BLOCK_SUBTITLE)
    {
      style
          = (TdTextStyle){ .size = SUBTITLE_SIZE, .is_italic = true, .align = PANGO_ALIGN_CENTER };
      tag = "P";
      space = 1;
    }
  g_autoptr (PangoLayout) layout = _td_flow_text (flow, text, &style, TD_TEXT_WIDTH);
  if (block->type != TD_BLOCK_HEADING)
    _td_layout_balance (layout);
  double left = block->type != TD_BLOCK_HEADING
                    ? (TD_TEXT_WIDTH - (double)pango_layout_get_width (layout) / PANGO_SCALE) / 2
                    : 0;
  flow->n_blocks++;
  guint from = flow->pieces->len;
  TdPiece *first = add_lines (flow, layout, tag, true);
  first->space = space;
  first->outline = block->type != TD_BLOCK_SUBTITLE ? text : NULL;
  for (guint i = from; i < flow->pieces->len; i++)
    {
      TdPiece *piece = g_ptr_array_index (flow->pieces, i);
      piece->keeps_next = true;
      ((Line *)piece->data)->left += left;
    }
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
  row->width = (TD_TEXT_WIDTH - (n - 1) * CHART_GAP) / n;
  piece->height = chart_heights[flow->density];
  piece->space = get_space (flow, 8);
  piece->draw = draw_charts;
  piece->data = row;
  piece->free_data = g_free;
}

/* --- all --- */

static void
draw_nothing (cairo_t *cr, const TdPiece *piece, double x, double y)
{
}

static void
add_texts (TdFlow *flow, const TdBlock *block)
{
  for (guint i = 0; i < block->texts->len; i++)
    {
      const char *text = g_ptr_array_index (block->texts, i);
      if (block->type == TD_BLOCK_PARAGRAPH)
        add_paragraph (flow, block, text);
      else if (block->type == TD_BLOCK_LIST)
        add_item (flow, block, text, i + 1);
      else
        add_heading (flow, block, text);
    }
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
    case TD_BLOCK_PAGE_BREAK:
    case TD_BLOCK_APPENDIX:
      {
        TdPiece *piece = _td_flow_add (flow, NULL);
        piece->begins_page = true;
        piece->draw = draw_nothing;
        break;
      }
    case TD_BLOCK_ADDRESSEES:
    case TD_BLOCK_TITLE:
    case TD_BLOCK_SUBTITLE:
    case TD_BLOCK_HEADING:
    case TD_BLOCK_PARAGRAPH:
    case TD_BLOCK_LIST:
    default:
      add_texts (flow, block);
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
  flow->pieces = g_ptr_array_new_with_free_func (free_piece);
  flow->density = density;
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
  g_object_unref (flow->context);
  g_free (flow);
}
