/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-style.h"

/* 11 pt in pixels of 1/96 inch. */
#define BASE_SIZE (11.0 * 96.0 / 72.0)

/* Where it is missing fontconfig takes another without serifs. For each further name here it would
 * sort all faces once more. */
#define SCREEN_FAMILY "Cantarell"
#define PAPER_FAMILY "Liberation Serif, serif"

/* The six colours of units keep 17 ΔE apart under simulated protan, deutan and tritan vision. */
#define UNITS_ON_LIGHT                                                                             \
  {                                                                                                \
    0x1a5fb4, 0xc64600, 0x0a5048, 0xb5679b, 0x2e0a3a, 0x5c3d00                                     \
  }
#define UNITS_ON_DARK                                                                              \
  {                                                                                                \
    0x78aeed, 0xffa348, 0x57e389, 0xf0b6e0, 0xfdf6c8, 0x9a9996                                     \
  }
#define BLACK_UNITS                                                                                \
  {                                                                                                \
    0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000                                     \
  }

static const TdChartStyle styles[TD_N_CHART_STYLES] = {
  [TD_CHART_STYLE_LIGHT] = {
    .kind = TD_CHART_STYLE_LIGHT,
    .font_family = SCREEN_FAMILY,
    .base_size = BASE_SIZE,
    .padding = 8,
    .snap_text = true,
    .has_heading = true,
    .weight = 1,
    .background = 0xffffff,
    .text = 0x333333,
    .dim = 0x6f6f6f,
    .rule = 0xe3e3e3,
    .grid = 0xe8e8e8,
    .axis = 0xa8a8a8,
    .target = 0x241f31,
    .done = 0x1a5fb4,
    .on_done = 0xffffff,
    .missing = 0xc64600,
    .track = 0xececec,
    .last_year = 0x8a8a8a,
    .other = 0xb4b4b4,
    .units = UNITS_ON_LIGHT,
    .parts = { 0x1a5fb4, 0x99c1f1, 0xdbe9fa, 0x6f6f6f },
    .tip = 0x2b2b2b,
    .tip_text = 0xffffff,
    .tip_dim = 0xb4b4b4,
    .tip_units = UNITS_ON_DARK,
  },
  [TD_CHART_STYLE_DARK] = {
    .kind = TD_CHART_STYLE_DARK,
    .font_family = SCREEN_FAMILY,
    .base_size = BASE_SIZE,
    .padding = 8,
    .snap_text = true,
    .has_heading = true,
    .weight = 1,
    .background = 0x363636,
    .text = 0xffffff,
    .dim = 0xb4b4b4,
    .rule = 0x4a4a4a,
    .grid = 0x454545,
    .axis = 0x7a7a7a,
    .target = 0xffffff,
    .done = 0x78aeed,
    .on_done = 0x1e1e1e,
    .missing = 0xffa348,
    .track = 0x4a4a4a,
    .last_year = 0xa3a3a3,
    .other = 0x6c6c6c,
    .units = UNITS_ON_DARK,
    .parts = { 0x78aeed, 0x3d6ea8, 0x34465c, 0xb4b4b4 },
    .tip = 0x161616,
    .tip_text = 0xffffff,
    .tip_dim = 0xb4b4b4,
    .tip_units = UNITS_ON_DARK,
  },
  [TD_CHART_STYLE_HIGH_CONTRAST] = {
    .kind = TD_CHART_STYLE_HIGH_CONTRAST,
    .font_family = SCREEN_FAMILY,
    .base_size = BASE_SIZE,
    .padding = 8,
    .snap_text = true,
    .has_heading = true,
    .weight = 1.35,
    .uses_form = true,
    .background = 0xffffff,
    .text = 0x000000,
    .dim = 0x333333,
    .rule = 0x6f6f6f,
    .grid = 0xbdbdbd,
    .axis = 0x000000,
    .target = 0x000000,
    .done = 0x123f7a,
    .on_done = 0xffffff,
    .missing = 0x8f3300,
    .track = 0xd9d9d9,
    .last_year = 0x5a5a5a,
    .other = 0x8a8a8a,
    .units = { 0x123f7a, 0x8f3300, 0x063b35, 0x7a3163, 0x2e0a3a, 0x452d00 },
    .parts = { 0x123f7a, 0x99c1f1, 0xd9d9d9, 0x333333 },
    .tip = 0x000000,
    .tip_text = 0xffffff,
    .tip_dim = 0xe3e3e3,
    .tip_units = UNITS_ON_DARK,
  },
  [TD_CHART_STYLE_HIGH_CONTRAST_DARK] = {
    .kind = TD_CHART_STYLE_HIGH_CONTRAST_DARK,
    .font_family = SCREEN_FAMILY,
    .base_size = BASE_SIZE,
    .padding = 8,
    .snap_text = true,
    .has_heading = true,
    .weight = 1.35,
    .uses_form = true,
    .background = 0x242424,
    .text = 0xffffff,
    .dim = 0xe3e3e3,
    .rule = 0x9a9996,
    .grid = 0x5e5e5e,
    .axis = 0xffffff,
    .target = 0xffffff,
    .done = 0x99c1f1,
    .on_done = 0x000000,
    .missing = 0xffbe6f,
    .track = 0x4a4a4a,
    .last_year = 0xc0bfbc,
    .other = 0x9a9996,
    .units = { 0x99c1f1, 0xffbe6f, 0x8ff0a4, 0xf0b6e0, 0xfdf6c8, 0xc0bfbc },
    .parts = { 0x99c1f1, 0x3d6ea8, 0x4a4a4a, 0xe3e3e3 },
    .tip = 0x000000,
    .tip_text = 0xffffff,
    .tip_dim = 0xe3e3e3,
    .tip_units = UNITS_ON_DARK,
  },
  [TD_CHART_STYLE_PRINT] = {
    .kind = TD_CHART_STYLE_PRINT,
    .font_family = PAPER_FAMILY,
    .base_size = 11,
    .padding = 4,
    .snap_text = false,
    .has_heading = true,
    .weight = 1,
    .uses_form = true,
    .background = 0xffffff,
    .text = 0x000000,
    .dim = 0x333333,
    .rule = 0xd4d4d4,
    .grid = 0xd4d4d4,
    .axis = 0x000000,
    .target = 0x000000,
    .done = 0x000000,
    .on_done = 0xffffff,
    .missing = 0x000000,
    .track = 0xececec,
    .last_year = 0x6b6b6b,
    .other = 0xb4b4b4,
    .units = BLACK_UNITS,
    .parts = { 0x000000, 0x8c8c8c, 0xe6e6e6, 0x000000 },
    .tip = 0xffffff,
    .tip_text = 0x000000,
    .tip_dim = 0x333333,
    .tip_units = BLACK_UNITS,
  },
};

const TdChartStyle *
td_chart_style_get (TdChartStyleKind kind)
{
  g_return_val_if_fail (kind < TD_N_CHART_STYLES, &styles[TD_CHART_STYLE_LIGHT]);
  return &styles[kind];
}

double
td_chart_style_unit (const TdChartStyle *style)
{
  return style->base_size / BASE_SIZE;
}
