/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

/**
 * TdChart: what a chart says, without how it looks: a kind, its figures as whole numbers, and every
 * text ready-made. Immutable and reference counted; #TdChartBuilder makes one.
 */
typedef struct _TdChart TdChart;
typedef struct _TdChartBuilder TdChartBuilder;

/**
 * TdChartKind:
 * @TD_CHART_TREND: lines over the days of a work year toward a target
 * @TD_CHART_RANKING: bullet bars, one row a unit
 * @TD_CHART_CONTRIBUTION: columns that go on from one another and add up to the last one
 * @TD_CHART_INCREMENTS: columns from zero, one a month
 * @TD_CHART_HEATMAP: a row a unit, a column a month, the darker the more
 * @TD_CHART_COMPOSITION: bars of parts that make up the whole, one row a unit
 */
typedef enum
{
  TD_CHART_TREND,
  TD_CHART_RANKING,
  TD_CHART_CONTRIBUTION,
  TD_CHART_INCREMENTS,
  TD_CHART_HEATMAP,
  TD_CHART_COMPOSITION,
} TdChartKind;
#define TD_N_CHART_KINDS 6

/** TD_CHART_VALUE_LIMIT: values lie between minus this and this. */
#define TD_CHART_VALUE_LIMIT INT64_C (100000000000000000)

/** TdChartValue: hundredths (of a percent), or absent. Absent is never zero. */
typedef struct
{
  bool is_set;
  int64_t hundredths;
} TdChartValue;

#define TD_CHART_ABSENT ((TdChartValue){ false, 0 })

/** td_chart_value: a value that is there. */
static inline TdChartValue
td_chart_value (int64_t hundredths)
{
  return (TdChartValue){ true, hundredths };
}

/**
 * TdChartText: the texts of a chart. Each may be missing.
 * @TD_CHART_TEXT_TITLE: title
 * @TD_CHART_TEXT_SUBTITLE: what is counted, since when, until when, unit
 * @TD_CHART_TEXT_DESCRIPTION: the chart in a sentence or two, for those who cannot see it
 * @TD_CHART_TEXT_EMPTY: stands in the plot when there is no value at all
 * @TD_CHART_TEXT_NO_TARGET: stands where the label of the target would ("chưa giao chỉ tiêu")
 * @TD_CHART_TEXT_HINT: last line of the tip: what the keys do
 * @TD_CHART_TEXT_ABSENT: what a table shows for an absent value ("–")
 * @TD_CHART_TEXT_FIRST_HEADING: heading of the days of a trend or of the names of a ranking
 * @TD_CHART_TEXT_VALUE_HEADING: heading of values ("%")
 * @TD_CHART_TEXT_TARGET_HEADING: heading of targets in the table
 * @TD_CHART_TEXT_TARGET: the target that all rows of a ranking share ("chỉ tiêu 84,05")
 * @TD_CHART_TEXT_GAP_HEADING: heading of the gaps of a ranking ("điểm")
 * @TD_CHART_TEXT_MISSING_HEADING: heading of what a row misses ("việc")
 * @TD_CHART_TEXT_MARK_HEADING: heading of the marks of columns in the table ("năm 2024")
 * @TD_CHART_TEXT_OPEN_COLUMN: of a heat map: what its last column is of ("đến 12/9")
 */
typedef enum
{
  TD_CHART_TEXT_TITLE,
  TD_CHART_TEXT_SUBTITLE,
  TD_CHART_TEXT_DESCRIPTION,
  TD_CHART_TEXT_EMPTY,
  TD_CHART_TEXT_NO_TARGET,
  TD_CHART_TEXT_HINT,
  TD_CHART_TEXT_ABSENT,
  TD_CHART_TEXT_FIRST_HEADING,
  TD_CHART_TEXT_VALUE_HEADING,
  TD_CHART_TEXT_TARGET_HEADING,
  TD_CHART_TEXT_TARGET,
  TD_CHART_TEXT_GAP_HEADING,
  TD_CHART_TEXT_MISSING_HEADING,
  TD_CHART_TEXT_MARK_HEADING,
  TD_CHART_TEXT_OPEN_COLUMN,
} TdChartText;
#define TD_N_CHART_TEXTS 15

/**
 * TdChartRole: what a line stands for.
 * @TD_CHART_ROLE_UNIT: a unit in a colour and marker of its own; the seventh and later are grey
 * @TD_CHART_ROLE_OTHER: a unit in grey, behind the others
 * @TD_CHART_ROLE_LAST_YEAR: last year, on the days of this one
 * @TD_CHART_ROLE_FORECAST: goes on from the newest value of the series it continues
 * @TD_CHART_ROLE_QUOTA: what should be reached by now, in fine dots
 */
typedef enum
{
  TD_CHART_ROLE_UNIT,
  TD_CHART_ROLE_OTHER,
  TD_CHART_ROLE_LAST_YEAR,
  TD_CHART_ROLE_FORECAST,
  TD_CHART_ROLE_QUOTA,
} TdChartRole;

/** TD_CHART_N_PARTS: parts of a composition that can be told apart; the last one is hatched. */
#define TD_CHART_N_PARTS 4

/** TD_CHART_N_COLOURS: units that can be told apart by colour, or by dash and marker. */
#define TD_CHART_N_COLOURS 6

/** TdChartTick: a day that the x axis names. */
typedef struct
{
  int day;
  const char *short_text; /* "T10" */
  const char *long_text;  /* "31/10/2024"; (nullable) */
} TdChartTick;

/**
 * TdChartPoint: a value on a day. The points of a series go up by day. An absent value breaks
 * the line.
 */
typedef struct
{
  int day;
  TdChartValue value;
  const char *when; /* the day in full, "12/9/2025" */
  const char *text; /* the value, "79,07"; (nullable) when absent */
  const char *const
      *details;     /* (nullable) (array zero-terminated=1): cells under the detail headings */
  TdChartValue low; /* of a forecast: the range around the value; both or none */
  TdChartValue high;
} TdChartPoint;

/** TdChartSeries: a line of a trend. */
typedef struct
{
  const char *id;
  const char *name;
  TdChartRole role;
  guint colour;      /* of TD_CHART_ROLE_UNIT and _FORECAST */
  int continues;     /* of TD_CHART_ROLE_FORECAST: index of the series it goes on from, else -1 */
  const char *label; /* (nullable): at the end of the line */
  const char *note;  /* (nullable): second line under the label, on large charts */
  const char *note_value; /* (nullable): at the right of the note */
} TdChartSeries;

/** TdChartTarget: a target in force from a day on, until the next one of the same track. */
typedef struct
{
  guint track; /* targets of one track follow one another */
  int from;
  TdChartValue value; /* absent: none from this day on */
  const char *label;  /* "chỉ tiêu 84,05 %" */
  const char *text;   /* "84,05" */
  const char *id;     /* (nullable): of the one series that it is for */
} TdChartTarget;

/** TdChartNote: something that happened on a day; the text may have several lines. */
typedef struct
{
  int day;
  const char *text;
} TdChartNote;

/**
 * TdChartSample: what a key shows before its text.
 * @TD_CHART_SAMPLE_LINE: a line as of a unit
 * @TD_CHART_SAMPLE_OTHER: a grey line
 * @TD_CHART_SAMPLE_LAST_YEAR: the dashes of last year
 * @TD_CHART_SAMPLE_FORECAST: the dots of a forecast
 * @TD_CHART_SAMPLE_QUOTA: the fine dots of what should be reached
 * @TD_CHART_SAMPLE_DONE: a bar of what is done
 * @TD_CHART_SAMPLE_OPEN: a bar of a month that is not over
 * @TD_CHART_SAMPLE_MISSING: a bar of what is missing
 * @TD_CHART_SAMPLE_MARK: the mark that a column is held against
 * @TD_CHART_SAMPLE_PART: a part of a composition, by its colour
 * @TD_CHART_SAMPLE_HEAT: the shades of a heat map, from the lowest to the highest
 */
typedef enum
{
  TD_CHART_SAMPLE_LINE,
  TD_CHART_SAMPLE_OTHER,
  TD_CHART_SAMPLE_LAST_YEAR,
  TD_CHART_SAMPLE_FORECAST,
  TD_CHART_SAMPLE_QUOTA,
  TD_CHART_SAMPLE_DONE,
  TD_CHART_SAMPLE_OPEN,
  TD_CHART_SAMPLE_MISSING,
  TD_CHART_SAMPLE_MARK,
  TD_CHART_SAMPLE_PART,
  TD_CHART_SAMPLE_HEAT,
} TdChartSample;

/** TdChartKey: what a manner of line or bar means ("dự báo đến 30/9 theo nhịp từ 30/6"). */
typedef struct
{
  TdChartSample sample;
  guint colour; /* of TD_CHART_SAMPLE_PART */
  const char *text;
} TdChartKey;

/** TdChartStatus: how a value stands to its target. */
typedef enum
{
  TD_CHART_STATUS_NONE,
  TD_CHART_STATUS_MET,
  TD_CHART_STATUS_SHORT,
} TdChartStatus;

/** TdChartCell: what a row has under one column: of a heatmap a month, of a composition a part. */
typedef struct
{
  TdChartValue value;
  const char *text; /* (nullable) */
} TdChartCell;

/** TdChartRow: a row of a ranking, heatmap or composition; a column of contributions or increments.
 */
typedef struct
{
  const char *id; /* (nullable) */
  const char *name;
  TdChartValue value;
  TdChartValue target;
  TdChartStatus status;
  TdChartValue mark;        /* of a column: what it is held against */
  bool is_total;            /* set off from the rows above */
  bool is_open;             /* of a column: its month is not over */
  const char *value_text;   /* (nullable) */
  const char *target_text;  /* (nullable) */
  const char *gap_text;     /* (nullable) */
  const char *missing_text; /* (nullable) */
  const char *mark_text;    /* (nullable) */
  const char *note;         /* (nullable): of a column: under its name */
  const TdChartCell *cells; /* (nullable): as many as the chart has columns */
  const char *const
      *details; /* (nullable) (array zero-terminated=1): cells beside the detail headings */
} TdChartRow;

/** td_chart_builder_new: (transfer full): starts a chart. */
TdChartBuilder *td_chart_builder_new (TdChartKind kind);

/** td_chart_builder_free: gives up a chart that was not ended. */
void td_chart_builder_free (TdChartBuilder *builder);

/** td_chart_builder_set_text: all texts are copied, here and below. @text: (nullable) */
void td_chart_builder_set_text (TdChartBuilder *builder, TdChartText which, const char *text);

/** td_chart_builder_set_days: the first and the last day that a trend shows. */
void td_chart_builder_set_days (TdChartBuilder *builder, int first, int last);

/** td_chart_builder_set_detail_headings: @headings: (array zero-terminated=1): headings of the
 * cells in tips. */
void td_chart_builder_set_detail_headings (TdChartBuilder *builder, const char *const *headings);

/** td_chart_builder_add_tick: ticks go up by day. */
void td_chart_builder_add_tick (TdChartBuilder *builder, const TdChartTick *tick);

/** td_chart_builder_add_series: Returns: the index of the series. */
guint td_chart_builder_add_series (TdChartBuilder *builder, const TdChartSeries *series);

/** td_chart_builder_add_point: adds a point to a series; its day comes after that of the last one.
 */
void td_chart_builder_add_point (TdChartBuilder *builder, guint series, const TdChartPoint *point);

/** td_chart_builder_add_target: targets of one track go up by day. */
void td_chart_builder_add_target (TdChartBuilder *builder, const TdChartTarget *target);

/** td_chart_builder_add_note: */
void td_chart_builder_add_note (TdChartBuilder *builder, const TdChartNote *note);

/** td_chart_builder_add_key: */
void td_chart_builder_add_key (TdChartBuilder *builder, const TdChartKey *key);

/** td_chart_builder_set_columns: @headings: (array zero-terminated=1): of the cells; before the
 * first row. */
void td_chart_builder_set_columns (TdChartBuilder *builder, const char *const *headings);

/** td_chart_builder_add_row: rows stand as they are added; nothing is sorted here. */
void td_chart_builder_add_row (TdChartBuilder *builder, const TdChartRow *row);

/** td_chart_builder_end: (transfer full): the chart; @builder: (transfer full): is freed. */
TdChart *td_chart_builder_end (TdChartBuilder *builder);

/**
 * td_chart_zoom: (transfer full): the same chart, of a trend from day @first to day @last only.
 * Other kinds, and a range without two days of the chart, come back as they are.
 */
TdChart *td_chart_zoom (TdChart *chart, int first, int last);

/**
 * td_chart_without: (transfer full): the same trend without some of its lines, and what belongs to
 * them alone; those that stay keep their colours. Other kinds come back as they are.
 * @ids: (element-type utf8): set of the ids of series
 */
TdChart *td_chart_without (TdChart *chart, GHashTable *ids);

TdChart *td_chart_ref (TdChart *chart);
void td_chart_unref (TdChart *chart);

TdChartKind td_chart_get_kind (const TdChart *chart);

/** td_chart_get_text: (nullable): never the empty text. */
const char *td_chart_get_text (const TdChart *chart, TdChartText which);

void td_chart_get_days (const TdChart *chart, int *first, int *last);

/** td_chart_get_detail_headings: (array zero-terminated=1): */
const char *const *td_chart_get_detail_headings (const TdChart *chart);

/** td_chart_get_columns: headings of the cells. (array length=n) (array zero-terminated=1) */
const char *const *td_chart_get_columns (const TdChart *chart, guint *n);

/* Each of these: (array length=n): borrowed from the chart. */
const TdChartTick *td_chart_get_ticks (const TdChart *chart, guint *n);
const TdChartSeries *td_chart_get_series (const TdChart *chart, guint *n);
const TdChartPoint *td_chart_get_points (const TdChart *chart, guint series, guint *n);
const TdChartTarget *td_chart_get_targets (const TdChart *chart, guint *n);
const TdChartNote *td_chart_get_notes (const TdChart *chart, guint *n);
const TdChartKey *td_chart_get_keys (const TdChart *chart, guint *n);
const TdChartRow *td_chart_get_rows (const TdChart *chart, guint *n);

/** td_chart_get_target_on: the target of @track in force on @day. Returns: (nullable) */
const TdChartTarget *td_chart_get_target_on (const TdChart *chart, guint track, int day);

/** td_chart_get_newest: index of the last point of @series with a value, -1 when it has none. */
int td_chart_get_newest (const TdChart *chart, guint series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChart, td_chart_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChartBuilder, td_chart_builder_free)

G_END_DECLS
