/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <pango/pango.h>

#include "charts/td-chart-style.h"

G_BEGIN_DECLS

/** TdChartRect: */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} TdChartRect;

/** TdChartDot: a position. */
typedef struct
{
  double x;
  double y;
} TdChartDot;

/** TdChartMarkType: what is drawn. */
typedef enum
{
  TD_CHART_MARK_PATH,   /* a line through dots */
  TD_CHART_MARK_RECT,   /* filled */
  TD_CHART_MARK_BOX,    /* filled, with round corners */
  TD_CHART_MARK_HATCH,  /* a rectangle hatched and outlined */
  TD_CHART_MARK_SYMBOL, /* a marker in the middle of its rectangle */
  TD_CHART_MARK_TEXT,
} TdChartMarkType;

/** TdChartInk: what a mark is drawn with; the style knows the colour. */
typedef enum
{
  TD_CHART_INK_TEXT,
  TD_CHART_INK_DIM,
  TD_CHART_INK_RULE,
  TD_CHART_INK_GRID,
  TD_CHART_INK_AXIS,
  TD_CHART_INK_TARGET,
  TD_CHART_INK_DONE,
  TD_CHART_INK_ON_DONE,
  TD_CHART_INK_MISSING,
  TD_CHART_INK_TRACK,
  TD_CHART_INK_LAST_YEAR,
  TD_CHART_INK_OTHER,
  TD_CHART_INK_UNIT,    /* with the colour of the mark */
  TD_CHART_INK_PART,    /* of a composition, with the colour of the mark */
  TD_CHART_INK_ON_PART, /* text on it */
  TD_CHART_INK_HEAT,    /* the more of what is done, the higher the colour of the mark, to 100 */
  TD_CHART_INK_ON_HEAT, /* text on it */
  TD_CHART_INK_SHADE,   /* the text colour, thinned: over what is drawn */
  TD_CHART_INK_TIP,
  TD_CHART_INK_TIP_TEXT,
  TD_CHART_INK_TIP_DIM,
  TD_CHART_INK_TIP_UNIT, /* with the colour of the mark */
} TdChartInk;

/** TdChartStroke: the manner of a line. */
typedef enum
{
  TD_CHART_STROKE_HAIR,   /* grid, axes, leaders, crosshair */
  TD_CHART_STROKE_LINE,   /* this year; dashed by colour where the style uses form */
  TD_CHART_STROKE_DASHES, /* last year */
  TD_CHART_STROKE_DOTS,   /* forecast */
  TD_CHART_STROKE_TARGET,
  TD_CHART_STROKE_NOTE,   /* fine dots */
  TD_CHART_STROKE_THREAD, /* one of very many grey lines */
} TdChartStroke;

/** TdChartSymbol: drawn, never letters: Cantarell has none of them. */
typedef enum
{
  TD_CHART_SYMBOL_CIRCLE,
  TD_CHART_SYMBOL_SQUARE,
  TD_CHART_SYMBOL_TRIANGLE_UP,
  TD_CHART_SYMBOL_DIAMOND,
  TD_CHART_SYMBOL_TRIANGLE_DOWN,
} TdChartSymbol;
#define TD_N_CHART_SYMBOLS 5

/** TdChartPart: what a mark is in the chart; for hit tests, checks and tests. */
typedef enum
{
  TD_CHART_PART_OTHER,
  TD_CHART_PART_TITLE,
  TD_CHART_PART_SUBTITLE,
  TD_CHART_PART_KEY,
  TD_CHART_PART_X_TICK,
  TD_CHART_PART_Y_TICK,
  TD_CHART_PART_SERIES,
  TD_CHART_PART_POINT,
  TD_CHART_PART_VALUE,
  TD_CHART_PART_END_LABEL,
  TD_CHART_PART_TARGET,
  TD_CHART_PART_TARGET_LABEL,
  TD_CHART_PART_NOTE,
  TD_CHART_PART_EMPTY,
  TD_CHART_PART_ROW_NAME,
  TD_CHART_PART_BAR,
  TD_CHART_PART_SHORTFALL,
  TD_CHART_PART_COLUMN_HEADING,
  TD_CHART_PART_COLUMN,
  TD_CHART_PART_TIP,
} TdChartPart;

/**
 * TdChartMarkFlags:
 * @TD_CHART_MARK_OPEN: the symbol is open in every style
 * @TD_CHART_MARK_FORM: the symbol is filled or open by its colour where the style uses form
 * @TD_CHART_MARK_FORM_ONLY: drawn only where the style uses form
 * @TD_CHART_MARK_RING: a symbol with a ring of the background around it; a line with one where the
 * style uses form
 * @TD_CHART_MARK_HALO: the text has a halo of the background
 * @TD_CHART_MARK_BEVEL: a line with so many corners that round ones would not be seen
 */
typedef enum
{
  TD_CHART_MARK_OPEN = 1 << 0,
  TD_CHART_MARK_FORM = 1 << 1,
  TD_CHART_MARK_FORM_ONLY = 1 << 2,
  TD_CHART_MARK_RING = 1 << 3,
  TD_CHART_MARK_HALO = 1 << 4,
  TD_CHART_MARK_BEVEL = 1 << 5,
} TdChartMarkFlags;

/** TdChartMark: one shape at its place, in the unit of the surface. */
typedef struct
{
  TdChartMarkType type;
  TdChartPart part;
  TdChartInk ink;
  TdChartStroke stroke;
  TdChartSymbol symbol;
  guint flags;
  guint colour;
  int series; /* or row; -1 where there is none */
  int point;
  TdChartRect area;
  guint first; /* dots of a path */
  guint n_dots;
  PangoLayout *text; /* owned by the marks */
} TdChartMark;

/** TdChartFont: sizes and weights in which a chart sets text. */
typedef enum
{
  TD_CHART_FONT_TITLE,
  TD_CHART_FONT_VALUE,
  TD_CHART_FONT_LABEL,
  TD_CHART_FONT_LABEL_BOLD,
  TD_CHART_FONT_SMALL,
  TD_CHART_FONT_SMALL_BOLD,
} TdChartFont;
#define TD_N_CHART_FONTS 6

/** TdChartMarks: a list of marks in the order in which they are drawn. One thread at a time. */
typedef struct
{
  TdChartStyle style;
  double unit;
  GArray *marks; /* element-type TdChartMark */
  GArray *dots;  /* element-type TdChartDot */
  /* private */
  PangoContext *context;
  PangoAttrList *attributes;
  PangoFontDescription *fonts[TD_N_CHART_FONTS];
} TdChartMarks;

/** td_chart_marks_new: (transfer full): */
TdChartMarks *td_chart_marks_new (const TdChartStyle *style);
void td_chart_marks_free (TdChartMarks *marks);

/**
 * td_chart_marks_measure: (transfer full): sets @text to be measured and then placed.
 * @max_width: what is longer ends with "…"; below 0: no limit
 */
PangoLayout *
td_chart_marks_measure (TdChartMarks *marks, TdChartFont font, const char *text, double max_width);

double td_chart_text_width (PangoLayout *text);
double td_chart_text_height (PangoLayout *text);

/** td_chart_marks_line_height: height of a line of @font. */
double td_chart_marks_line_height (TdChartMarks *marks, TdChartFont font);

/**
 * td_chart_marks_add_text: places a measured text with its upper left corner at @x, @y.
 * @text: (transfer full)
 * Returns: (transfer none): valid until the next mark is added, as below
 */
TdChartMark *td_chart_marks_add_text (
    TdChartMarks *marks, TdChartPart part, TdChartInk ink, PangoLayout *text, double x, double y);

/** td_chart_marks_add_rect: @type: any that has only an area */
TdChartMark *td_chart_marks_add_rect (TdChartMarks *marks,
                                      TdChartMarkType type,
                                      TdChartPart part,
                                      TdChartInk ink,
                                      const TdChartRect *area);

/** td_chart_marks_add_symbol: a symbol of @radius around @x, @y. */
TdChartMark *td_chart_marks_add_symbol (TdChartMarks *marks,
                                        TdChartPart part,
                                        TdChartSymbol symbol,
                                        TdChartInk ink,
                                        const TdChartDot *at,
                                        double radius);

/** td_chart_marks_begin_path: starts a path; td_chart_marks_add_dot() goes on with it. */
TdChartMark *td_chart_marks_begin_path (TdChartMarks *marks,
                                        TdChartPart part,
                                        TdChartInk ink,
                                        TdChartStroke stroke);

/** td_chart_marks_add_dot: adds a dot to the last mark, which is a path. */
void td_chart_marks_add_dot (TdChartMarks *marks, double x, double y);

/** td_chart_marks_add_line: a path of two dots. */
TdChartMark *td_chart_marks_add_line (TdChartMarks *marks,
                                      TdChartPart part,
                                      TdChartInk ink,
                                      TdChartStroke stroke,
                                      const TdChartRect *span);

/** td_chart_marks_get: (array length=n) (transfer none): */
const TdChartMark *td_chart_marks_get (const TdChartMarks *marks, guint *n);

/** td_chart_marks_dots: (transfer none): the dots of a path. */
const TdChartDot *td_chart_marks_dots (const TdChartMarks *marks, const TdChartMark *mark);

/** td_chart_symbol_of: the marker of a unit colour. */
TdChartSymbol td_chart_symbol_of (guint colour);

/** td_chart_rect_meets: whether two rectangles have an inner point in common. */
bool td_chart_rect_meets (const TdChartRect *a, const TdChartRect *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChartMarks, td_chart_marks_free)

G_END_DECLS
