/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart.h"

G_BEGIN_DECLS

/** TdChartColour: 0xRRGGBB. */
typedef uint32_t TdChartColour;

/**
 * TdChartStyleKind:
 * @TD_CHART_STYLE_LIGHT: for a light window
 * @TD_CHART_STYLE_DARK: for a dark window
 * @TD_CHART_STYLE_HIGH_CONTRAST: heavier lines, told apart by dash and marker too
 * @TD_CHART_STYLE_HIGH_CONTRAST_DARK: the same in a dark window
 * @TD_CHART_STYLE_PRINT: safe in black and white; lengths are points
 */
typedef enum
{
  TD_CHART_STYLE_LIGHT,
  TD_CHART_STYLE_DARK,
  TD_CHART_STYLE_HIGH_CONTRAST,
  TD_CHART_STYLE_HIGH_CONTRAST_DARK,
  TD_CHART_STYLE_PRINT,
} TdChartStyleKind;
#define TD_N_CHART_STYLES 5

/**
 * TdChartStyle: how a chart looks. Copy one of td_chart_style_get() to change it. Only the first
 * five members move anything; the rest is ink.
 */
typedef struct
{
  const char *font_family; /* borrowed; outlives the style */
  double base_size;        /* text of the window, 11 pt, in the unit of the surface */
  double padding;          /* clear space around, in 1/96 inch at 11 pt */
  bool snap_text;   /* widths of letters are whole units: right for pixels, wrong for points */
  bool has_heading; /* title and subtitle are drawn; a card that shows its own has none */

  TdChartStyleKind kind;
  double weight;  /* factor on all line widths */
  bool uses_form; /* lines differ in dash and marker, not in colour alone */
  TdChartColour background;
  TdChartColour text;
  TdChartColour dim;
  TdChartColour rule;
  TdChartColour grid;
  TdChartColour axis;
  TdChartColour target;
  TdChartColour done;
  TdChartColour on_done; /* text on a done bar */
  TdChartColour missing;
  TdChartColour track; /* what of a bullet bar is neither done nor missing */
  TdChartColour last_year;
  TdChartColour other;
  TdChartColour units[TD_CHART_N_COLOURS];
  TdChartColour parts[TD_CHART_N_PARTS]; /* of a composition; the last one hatched */
  TdChartColour tip;
  TdChartColour tip_text;
  TdChartColour tip_dim;
  TdChartColour tip_units[TD_CHART_N_COLOURS];
} TdChartStyle;

/** td_chart_style_get: (transfer none): a style as it is given by the program. */
const TdChartStyle *td_chart_style_get (TdChartStyleKind kind);

/** td_chart_style_unit: the length of 1/96 inch at the size of 11 pt; widths and distances are
 * multiples of it. */
double td_chart_style_unit (const TdChartStyle *style);

G_END_DECLS
