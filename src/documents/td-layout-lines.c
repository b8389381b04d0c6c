/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-layout.h"

/* Blocks of text: a piece for each line. */

#define HANGING (5.5 * TD_MM)
#define TITLE_SIZE 14.0
#define SUBTITLE_SIZE 13.0
#define NOTE_SIZE 13.0
#define RULE_GAP 3.0
#define RULED_PADDING 6.0
#define ADDRESSEES_LEFT (25 * TD_MM)
/* Addressees stand right of a heading that is shorter. */
#define SHORT_HEADING (40 * TD_MM)
#define LEVELS 4

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

static TdPiece *
get_piece (const TdFlow *flow, guint index)
{
  return g_ptr_array_index (flow->pieces, index);
}

TdPiece *
_td_flow_lines (TdFlow *flow, PangoLayout *layout, const char *tag, double left, bool keeps_all)
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
      line->left = left + (double)logical.x / PANGO_SCALE;
      line->baseline = (double)(pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
      piece->height = (double)logical.height / PANGO_SCALE;
      piece->keeps_next = keeps_all || (n_lines > 1 && (i == 0 || i == n_lines - 2));
      piece->draw = draw_line;
      piece->data = line;
      piece->free_data = free_line;
      pango_layout_iter_next_line (iter);
    }
  _td_flow_share_notes (flow, layout, first);
  return get_piece (flow, first);
}

/* --- rules --- */

static void
draw_ruled_edge (cairo_t *cr, const TdPiece *piece, double x, double y)
{
  bool is_top = piece->keeps_next;

  _td_draw_rule (cr, x, is_top ? y : y + piece->height, piece->width);
}

static TdPiece *
add_ruled_edge (TdFlow *flow, const char *tag)
{
  TdPiece *piece = _td_flow_add (flow, tag);

  piece->height = _td_flow_get_space (flow, RULED_PADDING);
  piece->draw = draw_ruled_edge;
  return piece;
}

static void
draw_short_rule (cairo_t *cr, const TdPiece *piece, double x, double y)
{
  const double *width = piece->data;

  _td_draw_rule (cr, x + (piece->width - *width) / 2, y + RULE_GAP, *width);
}

static void
add_short_rule (TdFlow *flow, const char *tag, double width)
{
  TdPiece *piece = _td_flow_add (flow, tag);

  piece->height = RULE_GAP + TD_RULE;
  piece->keeps_next = true;
  piece->draw = draw_short_rule;
  piece->data = g_memdup2 (&width, sizeof width);
  piece->free_data = g_free;
}

/* --- paragraphs and lists --- */

static void
add_paragraph (TdFlow *flow, const TdBlock *block, const char *text)
{
  TdTextStyle style = {
    .size = flow->document->body_size / 10.0,
    .is_bold = block->is_bold,
    .is_italic = block->is_italic,
    .align = block->is_centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT,
  };
  g_autoptr (PangoLayout) layout = _td_flow_text (flow, text, &style, flow->width);
  TdPiece *first;

  pango_layout_set_justify (layout, !block->is_centred);
  if (!block->is_plain && !block->is_ruled && !block->is_centred)
    pango_layout_set_indent (layout, (int)(TD_INDENT * PANGO_SCALE));
  flow->n_blocks++;
  if (!block->is_ruled)
    {
      first = _td_flow_lines (flow, layout, "P", 0, false);
      first->space = _td_flow_get_space (flow, 6);
      return;
    }
  first = add_ruled_edge (flow, "P");
  first->space = _td_flow_get_space (flow, 9);
  first->keeps_next = true;
  _td_flow_lines (flow, layout, "P", 0, true);
  add_ruled_edge (flow, "P");
}

/* Items are paragraphs; on a paper of one page they hang, close together. */
static void
add_item (TdFlow *flow, const TdBlock *block, const char *text, guint number)
{
  TdTextStyle style = { .size = flow->document->body_size / 10.0,
                        .is_bold = block->is_bold,
                        .is_italic = block->is_italic };
  g_autofree char *with_number = block->is_numbered ? g_strdup_printf ("%u. %s", number, text)
                                                    : g_strconcat ("- ", text, NULL);
  g_autoptr (PangoLayout) layout = _td_flow_text (flow, with_number, &style, flow->width);
  bool is_close = flow->document->fits_page;

  pango_layout_set_justify (layout, TRUE);
  pango_layout_set_indent (layout, (int)((is_close ? -HANGING : TD_INDENT) * PANGO_SCALE));
  flow->n_blocks++;
  _td_flow_lines (flow, layout, "P", 0, false)->space = _td_flow_get_space (flow, is_close ? 3 : 6);
}

/* --- headings --- */

/* A line in the middle that what follows belongs to. Returns: its first piece */
static TdPiece *
add_centred (TdFlow *flow, const char *text, const TdTextStyle *style, const char *tag, bool ruled)
{
  g_autoptr (PangoLayout) layout = _td_flow_text (flow, text, style, flow->width);

  _td_layout_balance (layout);
  flow->n_blocks++;
  double width = (double)pango_layout_get_width (layout) / PANGO_SCALE;
  TdPiece *first = _td_flow_lines (flow, layout, tag, (flow->width - width) / 2, true);
  if (ruled)
    add_short_rule (flow, tag, _td_layout_get_rule (layout));
  return first;
}

static void
add_heading (TdFlow *flow, const TdBlock *block, const char *text)
{
  static const char *const tags[LEVELS] = { "H2", "H2", "H3", "H4" };
  int level = CLAMP (block->level, 0, LEVELS - 1);
  /* The titles of sections and paragraphs are bold; of points they are not. */
  TdTextStyle style
      = { .size = flow->document->body_size / 10.0, .is_bold = level == 1 || level == 2 };
  g_autoptr (PangoLayout) layout = _td_flow_text (flow, text, &style, flow->width);

  if (level > 0)
    {
      pango_layout_set_indent (layout, (int)(TD_INDENT * PANGO_SCALE));
      pango_layout_set_justify (layout, TRUE);
    }
  flow->n_blocks++;
  TdPiece *first = _td_flow_lines (flow, layout, tags[level], 0, true);
  first->space = _td_flow_get_space (flow, level > 1 ? 6 : 8);
  first->outline = text;
  first->outline_level = (guint)MAX (level, 1);
}

static void
add_title (TdFlow *flow, const char *text)
{
  static const TdTextStyle style
      = { .size = TITLE_SIZE, .is_bold = true, .align = PANGO_ALIGN_CENTER };
  TdPiece *first = add_centred (flow, text, &style, "H1", false);

  first->space = _td_flow_get_space (flow, 14);
  first->outline = text;
}

static void
add_subtitle (TdFlow *flow, const TdBlock *block, const char *text)
{
  static const TdTextStyle about
      = { .size = TITLE_SIZE, .is_bold = true, .align = PANGO_ALIGN_CENTER };
  static const TdTextStyle plain
      = { .size = SUBTITLE_SIZE, .is_italic = true, .align = PANGO_ALIGN_CENTER };

  add_centred (flow, text, block->is_ruled ? &about : &plain, "P", block->is_ruled)->space = 1;
  if (block->is_ruled)
    {
      TdPiece *gap = _td_flow_add (flow, "P");
      gap->height = 8;
      gap->keeps_next = true;
    }
}

void
_td_flow_texts (TdFlow *flow, const TdBlock *block)
{
  for (guint i = 0; i < block->texts->len; i++)
    {
      const char *text = g_ptr_array_index (block->texts, i);
      if (block->type == TD_BLOCK_PARAGRAPH)
        add_paragraph (flow, block, text);
      else if (block->type == TD_BLOCK_LIST)
        add_item (flow, block, text, i + 1);
      else if (block->type == TD_BLOCK_TITLE)
        add_title (flow, text);
      else if (block->type == TD_BLOCK_SUBTITLE)
        add_subtitle (flow, block, text);
      else
        add_heading (flow, block, text);
    }
}

/* --- addressees and appendices --- */

/* "Kính gửi: …" in the middle, or one below the other. */
void
_td_flow_addressees (TdFlow *flow, const TdBlock *block)
{
  TdTextStyle style = { .size = flow->document->body_size / 10.0 };
  double left = TD_INDENT;
  double space = 12;

  if (block->texts->len == 1)
    {
      g_autofree char *text = g_strjoin (block->heading != NULL ? " " : "",
                                         block->heading != NULL ? block->heading : "",
                                         g_ptr_array_index (block->texts, 0),
                                         NULL);
      style.align = PANGO_ALIGN_CENTER;
      TdPiece *first = add_centred (flow, text, &style, "P", false);
      first->space = space;
      _td_flow_add (flow, "P")->height = 4;
      return;
    }
  if (block->heading != NULL)
    {
      g_autoptr (PangoLayout) layout
          = _td_flow_text (flow, block->heading, &style, flow->width - TD_INDENT);
      double width = _td_layout_width (layout);
      bool is_short = width < SHORT_HEADING;
      flow->n_blocks++;
      _td_flow_lines (flow, layout, "P", is_short ? ADDRESSEES_LEFT : TD_INDENT, true)->space
          = space;
      left = is_short ? ADDRESSEES_LEFT + width : TD_INDENT;
      space = 2;
    }
  for (guint i = 0; i < block->texts->len; i++)
    {
      g_autofree char *text = td_block_get_addressee (block, i);
      g_autoptr (PangoLayout) layout = _td_flow_text (flow, text, &style, flow->width - left);
      flow->n_blocks++;
      _td_flow_lines (flow, layout, "P", left, false)->space = space;
      space = 2;
    }
  _td_flow_add (flow, "P")->height = 4;
}

void
_td_flow_appendix (TdFlow *flow, const TdBlock *block)
{
  static const TdTextStyle bold
      = { .size = TITLE_SIZE, .is_bold = true, .align = PANGO_ALIGN_CENTER };
  static const TdTextStyle italic
      = { .size = NOTE_SIZE, .is_italic = true, .align = PANGO_ALIGN_CENTER };
  guint from = flow->pieces->len;
  const char *tag = "H1";

  if (block->number != NULL)
    {
      add_centred (flow, block->number, &bold, tag, false);
      tag = "P";
    }
  for (guint i = 0; i < block->texts->len; i++)
    {
      add_centred (flow, g_ptr_array_index (block->texts, i), &bold, tag, false)->space = 2;
      tag = "P";
    }
  if (block->note != NULL)
    add_centred (flow, block->note, &italic, "P", false)->space = 1;

  flow->n_blocks++;
  TdPiece *gap = _td_flow_add (flow, NULL);
  gap->height = 8;
  gap->keeps_next = true;
  TdPiece *first = get_piece (flow, from);
  first->begins_page = true;
  if (block->number != NULL)
    first->outline = block->number;
  else if (block->texts->len > 0)
    first->outline = g_ptr_array_index (block->texts, 0);
}
