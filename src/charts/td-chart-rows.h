/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart-hit.h"
#include "charts/td-chart-layout.h"
#include "charts/td-chart-table.h"

G_BEGIN_DECLS

/*
 * What the kinds with one row a unit share: names at the left, columns of figures at the right,
 * rows that fill the height, totals set off, texts that thin out.
 */

/* Distances in 1/96 inch at 11 pt. */
#define TD_CHART_ROWS_NAME_GAP 9.0
#define TD_CHART_ROWS_COLUMN_GAP 18.0
#define TD_CHART_ROWS_TICK_GAP 7.0

typedef struct
{
  TdChartLayout *layout;
  const TdChart *chart;
  TdChartMarks *marks;
  double unit;
  const TdChartRow *rows;
  guint n_rows;
  double name_width;
  double gap_width;     /* 0: no column */
  double missing_width; /* 0: no column */
  double line;          /* height of a line of text */
  double pitch;
  double total_pitch;
  double total_gap;
  double margin; /* above the first and below the last row */
  guint stride;  /* of the rows whose texts are shown */
} TdChartRows;

void _td_chart_rows_init (TdChartRows *rows, TdChartLayout *layout);

/** _td_chart_rows_share_width: columns that leave too little for the bars are left out; the plot
 * gets what is between names and columns. */
void _td_chart_rows_share_width (TdChartRows *rows);

/** _td_chart_rows_share_height: @above, @below: what the plot leaves free in the body. */
void _td_chart_rows_share_height (TdChartRows *rows, double above, double below);

/** _td_chart_rows_place: the rows from the top: the area of each goes into @areas, and a rule
 * between rows and totals is added. @areas: (out) (array length=n_rows) */
void _td_chart_rows_place (TdChartRows *rows, TdChartRect *areas);

double _td_chart_rows_bar_height (const TdChartRows *rows, const TdChartRow *row);

/** _td_chart_rows_choose: the rows whose texts have room. Returns: (transfer full) (array
 * length=n_rows) */
bool *_td_chart_rows_choose (const TdChartRows *rows, const TdChartRect *areas);

/** _td_chart_rows_add_headings: of the columns at the right. Returns: where the rest of that line
 * ends. */
double _td_chart_rows_add_headings (TdChartRows *rows);

/** _td_chart_rows_add_name: the name of a row around @middle, and its columns at the right. */
void _td_chart_rows_add_name (TdChartRows *rows, int index, double middle);

/** _td_chart_rows_add_empty: the text that there are no values, in the middle of the plot. */
void _td_chart_rows_add_empty (TdChartLayout *layout);

/* td-chart-rows-reading.c: pointer, keys, words; also of columns */
void
_td_chart_rows_hover (const TdChartLayout *layout, const TdChartSpot *spot, TdChartMarks *marks);
/** _td_chart_areas_hit: the spot whose area holds the pointer. */
TdChartHit _td_chart_areas_hit (const TdChartLayout *layout, double x, double y);
TdChartHit _td_chart_rows_step (const TdChart *chart, TdChartHit hit, TdChartStep step);
/** _td_chart_rows_describe: (transfer full) (nullable) */
char *_td_chart_rows_describe (const TdChart *chart, TdChartHit hit);
/** _td_chart_table_add_headings: @texts: which texts head the table */
void _td_chart_table_add_headings (const TdChart *chart,
                                   TdChartTable *table,
                                   const TdChartText *texts,
                                   guint n_texts);
/** _td_chart_table_add_row: @cells: NULL where a value is absent */
void _td_chart_table_add_row (const TdChart *chart,
                              TdChartTable *table,
                              const char *const *cells,
                              guint n_cells);

G_END_DECLS
