/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <pango/pangocairo.h>

#include "documents/td-block.h"
#include "documents/td-document-page.h"

G_BEGIN_DECLS

/* Lengths are points; y grows downwards. */
#define TD_MM (72.0 / 25.4)
#define TD_MARGIN_TOP (20 * TD_MM)
#define TD_MARGIN_BOTTOM (20 * TD_MM)
#define TD_MARGIN_LEFT (30 * TD_MM)
#define TD_MARGIN_RIGHT (15 * TD_MM)
#define TD_TEXT_WIDTH (TD_PAGE_WIDTH - TD_MARGIN_LEFT - TD_MARGIN_RIGHT)
#define TD_TEXT_HEIGHT (TD_PAGE_HEIGHT - TD_MARGIN_TOP - TD_MARGIN_BOTTOM)
#define TD_RULE 0.6

/** TdPiece: what is never split between pages: a line, a row of a table, a chart. */
typedef struct _TdPiece
{
  double height;
  double space;    /* above it, but not at the top of a page */
  bool keeps_next; /* stands on the page of the next piece */
  bool begins_page;
  guint block;                 /* pieces of one block are one element of a tagged PDF */
  const char *tag;             /* static */
  const char *outline;         /* (nullable): borrowed from the document */
  const struct _TdPiece *head; /* (nullable): repeated above it at the top of a page */
  void (*draw) (cairo_t *cr, const struct _TdPiece *piece, double x, double y);
  gpointer data; /* owned */
  GDestroyNotify free_data;
} TdPiece;

/**
 * TdFlow: the pieces of a document while they are made.
 * @density: 0: as it should be; higher: less space, to end on the page
 */
typedef struct
{
  const TdDocument *document;
  PangoContext *context; /* owned */
  GPtrArray *pieces;     /* owned; TdPiece */
  guint n_blocks;
  guint density;
} TdFlow;

#define TD_N_DENSITIES 8

/** td_flow_new: (transfer full): all pieces of a document. */
TdFlow *td_flow_new (const TdDocument *document, guint density);
void td_flow_free (TdFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFlow, td_flow_free)

/* For the files that lay out blocks. */

/** _td_flow_add: (transfer none): appends an empty piece to the block that is laid out. */
G_GNUC_INTERNAL TdPiece *_td_flow_add (TdFlow *flow, const char *tag);

/** TdTextStyle: sizes are points. */
typedef struct
{
  double size;
  bool is_bold;
  bool is_italic;
  PangoAlignment align;
} TdTextStyle;

/**
 * _td_flow_text: (transfer full): a text with marks.
 * @width: where lines end; below 0: nowhere
 */
G_GNUC_INTERNAL PangoLayout *
_td_flow_text (TdFlow *flow, const char *text, const TdTextStyle *style, double width);

/** _td_layout_width: of what is drawn, without the space that alignment leaves. */
G_GNUC_INTERNAL double _td_layout_width (PangoLayout *layout);
G_GNUC_INTERNAL double _td_layout_height (PangoLayout *layout);

/** _td_layout_longest_word: the least width in which no word is broken. */
G_GNUC_INTERNAL double
_td_layout_longest_word (TdFlow *flow, const char *text, const TdTextStyle *style);

/** _td_layout_balance: makes the lines equally long, without adding one. */
G_GNUC_INTERNAL void _td_layout_balance (PangoLayout *layout);

/** _td_draw_layout: draws it with its top left corner at @x, @y; @layout: (nullable) */
G_GNUC_INTERNAL void _td_draw_layout (cairo_t *cr, PangoLayout *layout, double x, double y);
G_GNUC_INTERNAL void _td_draw_rule (cairo_t *cr, double x, double y, double width);

G_GNUC_INTERNAL void _td_flow_letterhead (TdFlow *flow, const TdLetterhead *letterhead);
G_GNUC_INTERNAL void _td_flow_figures (TdFlow *flow, const TdBlock *block);
G_GNUC_INTERNAL void _td_flow_table (TdFlow *flow, const TdBlock *block);
/** _td_flow_signature: @recipients, @signature: (nullable): side by side */
G_GNUC_INTERNAL void
_td_flow_signature (TdFlow *flow, const TdBlock *recipients, const TdBlock *signature);

G_END_DECLS
