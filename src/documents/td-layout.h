/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <pango/pangocairo.h>

#include "documents/td-block.h"
#include "documents/td-document-page.h"

G_BEGIN_DECLS

/* Lengths are points; y grows downwards. The margins of a landscape page are the same. */
#define TD_MM (72.0 / 25.4)
#define TD_MARGIN_TOP (20 * TD_MM)
#define TD_MARGIN_BOTTOM (20 * TD_MM)
#define TD_MARGIN_LEFT (30 * TD_MM)
#define TD_MARGIN_RIGHT (15 * TD_MM)
#define TD_INDENT (10 * TD_MM)
#define TD_RULE 0.6

/** TdPiece: what is never split between pages: a line, a row of a table, a chart. */
typedef struct _TdPiece
{
  double height;
  double space;    /* above it, but not at the top of a page */
  double width;    /* of the text on its page */
  bool keeps_next; /* stands on the page of the next piece */
  bool begins_page;
  guint section;               /* in the sections of its flow */
  guint block;                 /* pieces of one block are one element of a tagged PDF */
  const char *tag;             /* static */
  const char *outline;         /* (nullable): borrowed from the document */
  guint outline_level;         /* 0: the document, an appendix; 1, 2: below it */
  const struct _TdPiece *head; /* (nullable): repeated above it at the top of a page */
  GPtrArray *notes;            /* owned (nullable); TdPiece: lines of its footnotes */
  void (*draw) (cairo_t *cr, const struct _TdPiece *piece, double x, double y);
  gpointer data; /* owned */
  GDestroyNotify free_data;
} TdPiece;

/** _td_piece_free: for arrays of them. */
G_GNUC_INTERNAL void _td_piece_free (gpointer piece);

/** TdSection: pages of one size with numbers of their own. */
typedef struct
{
  bool is_landscape;
} TdSection;

double td_section_get_page_width (const TdSection *section);
double td_section_get_page_height (const TdSection *section);
double td_section_get_text_width (const TdSection *section);
double td_section_get_text_height (const TdSection *section);

/**
 * TdFlow: the pieces of a document while they are made.
 * @density: 0: as it should be; higher: less space, to end on the page
 */
typedef struct _TdFlow
{
  const TdDocument *document;
  PangoContext *context; /* owned */
  GPtrArray *pieces;     /* owned; TdPiece */
  GArray *sections;      /* owned; TdSection */
  GArray *notes;         /* owned; of the texts since they were last taken */
  TdPiece *foot;         /* owned (nullable): at the foot of the first page */
  double width;          /* of the text in the last section */
  double height;
  guint n_blocks;
  guint n_notes;
  guint density;
  bool is_measuring; /* texts are not going to stay: their notes are not counted */
} TdFlow;

#define TD_N_DENSITIES 8

/** td_flow_new: (transfer full): all pieces of a document. */
TdFlow *td_flow_new (const TdDocument *document, guint density);
void td_flow_free (TdFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFlow, td_flow_free)

/* For the files that lay out blocks. */

/** _td_flow_add: (transfer none): appends an empty piece to the block that is laid out. */
G_GNUC_INTERNAL TdPiece *_td_flow_add (TdFlow *flow, const char *tag);

/** _td_flow_get_space: @space between blocks, less where the page is tight. */
G_GNUC_INTERNAL double _td_flow_get_space (const TdFlow *flow, double space);

/** _td_flow_keep_last: the last lines stand on the page of what comes next. */
G_GNUC_INTERNAL void _td_flow_keep_last (TdFlow *flow);

/** TdTextStyle: sizes are points. */
typedef struct
{
  double size;
  bool is_bold;
  bool is_italic;
  PangoAlignment align;
} TdTextStyle;

/** TdTextNote: a footnote whose number stands in a text. */
typedef struct
{
  char *text; /* owned; with marks */
  guint number;
  gsize index; /* of the number in the letters of the text */
} TdTextNote;

/**
 * _td_flow_text: (transfer full): a text with marks.
 * @width: where lines end; below 0: nowhere
 */
G_GNUC_INTERNAL PangoLayout *
_td_flow_text (TdFlow *flow, const char *text, const TdTextStyle *style, double width);

/** _td_flow_add_note: (transfer none): the footnote whose number is at @index of a text. */
G_GNUC_INTERNAL const TdTextNote *_td_flow_add_note (TdFlow *flow, const char *text, gsize index);
G_GNUC_INTERNAL GArray *_td_text_notes_new (void);

/** _td_flow_take_notes: gives @piece the footnotes of all texts since. */
G_GNUC_INTERNAL void _td_flow_take_notes (TdFlow *flow, TdPiece *piece);

/** _td_flow_share_notes: gives each line, from the piece @first on, those whose numbers it has. */
G_GNUC_INTERNAL void _td_flow_share_notes (TdFlow *flow, PangoLayout *layout, guint first);

/** _td_text_raise: makes the letters from @from to @to of a text of this size a small number. */
G_GNUC_INTERNAL void _td_text_raise (PangoAttrList *attributes, double size, gsize from, gsize to);

/**
 * _td_flow_lines: (transfer none): adds a piece for each line; neither the first nor the last
 * stands alone on a page.
 *
 * Returns: the piece of the first line
 */
G_GNUC_INTERNAL TdPiece *
_td_flow_lines (TdFlow *flow, PangoLayout *layout, const char *tag, double left, bool keeps_all);

/** _td_layout_width: of what is drawn, without the space that alignment leaves. */
G_GNUC_INTERNAL double _td_layout_width (PangoLayout *layout);
G_GNUC_INTERNAL double _td_layout_height (PangoLayout *layout);

/** _td_layout_longest_word: the least width in which no word is broken. */
G_GNUC_INTERNAL double
_td_layout_longest_word (TdFlow *flow, const char *text, const TdTextStyle *style);

/** _td_layout_balance: makes the lines equally long, without adding one. */
G_GNUC_INTERNAL void _td_layout_balance (PangoLayout *layout);

/** _td_layout_get_rule: a length from a third to a half of the lines above the rule. */
G_GNUC_INTERNAL double _td_layout_get_rule (PangoLayout *layout);

/** _td_draw_layout: draws it with its top left corner at @x, @y; @layout: (nullable) */
G_GNUC_INTERNAL void _td_draw_layout (cairo_t *cr, PangoLayout *layout, double x, double y);
G_GNUC_INTERNAL void _td_draw_rule (cairo_t *cr, double x, double y, double width);

G_GNUC_INTERNAL void _td_flow_letterhead (TdFlow *flow, const TdLetterhead *letterhead);
G_GNUC_INTERNAL void _td_flow_addressees (TdFlow *flow, const TdBlock *block);
G_GNUC_INTERNAL void _td_flow_appendix (TdFlow *flow, const TdBlock *block);
G_GNUC_INTERNAL void _td_flow_texts (TdFlow *flow, const TdBlock *block);
G_GNUC_INTERNAL void _td_flow_figures (TdFlow *flow, const TdBlock *block);
G_GNUC_INTERNAL void _td_flow_table (TdFlow *flow, const TdBlock *block);

/**
 * _td_flow_find_columns: (transfer none): where each column of a table that was laid out begins,
 * and the last one ends.
 * @size: of its letters
 */
G_GNUC_INTERNAL const double *
_td_flow_find_columns (const TdFlow *flow, const TdBlock *block, double *size);
G_GNUC_INTERNAL double _td_flow_get_row_padding (const TdFlow *flow);
G_GNUC_INTERNAL double _td_flow_get_chart_height (const TdFlow *flow);

/** _td_flow_signature: @recipients, @signature: (nullable): side by side */
G_GNUC_INTERNAL void
_td_flow_signature (TdFlow *flow, const TdBlock *recipients, const TdBlock *signature);

G_END_DECLS
