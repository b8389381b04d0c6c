/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart.h"

struct _TdChart
{
  gatomicrefcount references;
  TdChartKind kind;
  /* owned: every string of the chart, equal ones once */
  GStringChunk *strings;
  const char *texts[TD_N_CHART_TEXTS];
  const char **detail_headings;
  const char **columns;
  guint n_columns;
  int first_day;
  int last_day;
  GArray *ticks;
  GArray *series;
  GPtrArray *points; /* a GArray of TdChartPoint for each series */
  GArray *targets;
  GArray *notes;
  GArray *keys;
  GArray *rows;
  /* owned: the arrays of cells that points and rows refer to */
  GPtrArray *cells;
};

struct _TdChartBuilder
{
  TdChart *chart;
};

static const char *
keep (TdChart *chart, const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;
  return g_string_chunk_insert_const (chart->strings, text);
}

static const char **
keep_all (TdChart *chart, const char *const *texts)
{
  if (texts == NULL)
    return NULL;
  guint n = g_strv_length ((char **)texts);
  const char **kept = g_new0 (const char *, n + 1);
  /* An empty cell stays, or the cells after it would move to the wrong heading. */
  for (guint i = 0; i < n; i++)
    kept[i] = g_string_chunk_insert_const (chart->strings, texts[i]);
  g_ptr_array_add (chart->cells, kept);
  return kept;
}

static bool
is_in_limits (TdChartValue value)
{
  return !value.is_set
         || (value.hundredths >= -TD_CHART_VALUE_LIMIT && value.hundredths <= TD_CHART_VALUE_LIMIT);
}

TdChartBuilder *
td_chart_builder_new (TdChartKind kind)
{
  TdChart *chart = g_new0 (TdChart, 1);
  g_atomic_ref_count_init (&chart->references);
  chart->kind = kind;
  chart->last_day = 1;
  chart->strings = g_string_chunk_new (1024);
  chart->ticks = g_array_new (FALSE, FALSE, sizeof (TdChartTick));
  chart->series = g_array_new (FALSE, FALSE, sizeof (TdChartSeries));
  chart->points = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  chart->targets = g_array_new (FALSE, FALSE, sizeof (TdChartTarget));
  chart->notes = g_array_new (FALSE, FALSE, sizeof (TdChartNote));
  chart->keys = g_array_new (FALSE, FALSE, sizeof (TdChartKey));
  chart->rows = g_array_new (FALSE, FALSE, sizeof (TdChartRow));
  chart->cells = g_ptr_array_new_with_free_func (g_free);

  TdChartBuilder *builder = g_new0 (TdChartBuilder, 1);
  builder->chart = chart;
  return builder;
}

void
td_chart_builder_free (TdChartBuilder *builder)
{
  g_return_if_fail (builder != NULL);
  g_clear_pointer (&builder->chart, td_chart_unref);
  g_free (builder);
}

void
td_chart_builder_set_text (TdChartBuilder *builder, TdChartText which, const char *text)
{
  g_return_if_fail (which < TD_N_CHART_TEXTS);
  builder->chart->texts[which] = keep (builder->chart, text);
}

void
td_chart_builder_set_days (TdChartBuilder *builder, int first, int last)
{
  g_return_if_fail (first < last);
  builder->chart->first_day = first;
  builder->chart->last_day = last;
}

void
td_chart_builder_set_detail_headings (TdChartBuilder *builder, const char *const *headings)
{
  builder->chart->detail_headings = keep_all (builder->chart, headings);
}

void
td_chart_builder_add_tick (TdChartBuilder *builder, const TdChartTick *tick)
{
  TdChart *chart = builder->chart;
  g_return_if_fail (chart->ticks->len == 0
                    || g_array_index (chart->ticks, TdChartTick, chart->ticks->len - 1).day
                           < tick->day);
  TdChartTick kept = *tick;
  kept.short_text = keep (chart, tick->short_text);
  kept.long_text = keep (chart, tick->long_text);
  g_array_append_val (chart->ticks, kept);
}

guint
td_chart_builder_add_series (TdChartBuilder *builder, const TdChartSeries *series)
{
  TdChart *chart = builder->chart;
  TdChartSeries kept = *series;
  kept.id = keep (chart, series->id);
  kept.name = keep (chart, series->name);
  kept.label = keep (chart, series->label);
  kept.note = keep (chart, series->note);
  kept.note_value = keep (chart, series->note_value);
  if (kept.role != TD_CHART_ROLE_FORECAST || kept.continues >= (int)chart->series->len)
    kept.continues = -1;
  if (kept.role == TD_CHART_ROLE_UNIT && kept.colour >= TD_CHART_N_COLOURS)
    kept.role = TD_CHART_ROLE_OTHER;
  g_array_append_val (chart->series, kept);
  g_ptr_array_add (chart->points, g_array_new (FALSE, FALSE, sizeof (TdChartPoint)));
  return chart->series->len - 1;
}

void
td_chart_builder_add_point (TdChartBuilder *builder, guint series, const TdChartPoint *point)
{
  TdChart *chart = builder->chart;
  g_return_if_fail (series < chart->points->len);
  g_return_if_fail (is_in_limits (point->value) && is_in_limits (point->low)
                    && is_in_limits (point->high));
  GArray *points = g_ptr_array_index (chart->points, series);
  g_return_if_fail (points->len == 0
                    || g_array_index (points, TdChartPoint, points->len - 1).day < point->day);
  TdChartPoint kept = *point;
  kept.when = keep (chart, point->when);
  kept.text = keep (chart, point->text);
  kept.details = keep_all (chart, point->details);
  g_array_append_val (points, kept);
}

void
td_chart_builder_add_target (TdChartBuilder *builder, const TdChartTarget *target)
{
  TdChart *chart = builder->chart;
  g_return_if_fail (is_in_limits (target->value));
  for (guint i = 0; i < chart->targets->len; i++)
    {
      const TdChartTarget *before = &g_array_index (chart->targets, TdChartTarget, i);
      g_return_if_fail (before->track != target->track || before->from < target->from);
    }
  TdChartTarget kept = *target;
  kept.label = keep (chart, target->label);
  kept.text = keep (chart, target->text);
  kept.id = keep (chart, target->id);
  g_array_append_val (chart->targets, kept);
}

void
td_chart_builder_add_note (TdChartBuilder *builder, const TdChartNote *note)
{
  TdChartNote kept = *note;
  kept.text = keep (builder->chart, note->text);
  g_array_append_val (builder->chart->notes, kept);
}

void
td_chart_builder_add_key (TdChartBuilder *builder, const TdChartKey *key)
{
  TdChartKey kept = *key;
  kept.text = keep (builder->chart, key->text);
  g_array_append_val (builder->chart->keys, kept);
}

void
td_chart_builder_set_columns (TdChartBuilder *builder, const char *const *headings)
{
  TdChart *chart = builder->chart;

  g_return_if_fail (chart->rows->len == 0);
  chart->columns = keep_all (chart, headings);
  chart->n_columns = g_strv_length ((char **)chart->columns);
}

static const TdChartCell *
keep_cells (TdChart *chart, const TdChartCell *cells)
{
  if (cells == NULL || chart->n_columns == 0)
    return NULL;
  TdChartCell *kept = g_new (TdChartCell, chart->n_columns);
  for (guint i = 0; i < chart->n_columns; i++)
    kept[i] = (TdChartCell){ cells[i].value, keep (chart, cells[i].text) };
  g_ptr_array_add (chart->cells, kept);
  return kept;
}

void
td_chart_builder_add_row (TdChartBuilder *builder, const TdChartRow *row)
{
  TdChart *chart = builder->chart;
  g_return_if_fail (is_in_limits (row->value) && is_in_limits (row->target)
                    && is_in_limits (row->mark));
  for (guint i = 0; row->cells != NULL && i < chart->n_columns; i++)
    g_return_if_fail (is_in_limits (row->cells[i].value));
  TdChartRow kept = *row;
  kept.id = keep (chart, row->id);
  kept.name = keep (chart, row->name);
  kept.value_text = keep (chart, row->value_text);
  kept.target_text = keep (chart, row->target_text);
  kept.gap_text = keep (chart, row->gap_text);
  kept.missing_text = keep (chart, row->missing_text);
  kept.mark_text = keep (chart, row->mark_text);
  kept.note = keep (chart, row->note);
  kept.cells = keep_cells (chart, row->cells);
  kept.details = keep_all (chart, row->details);
  g_array_append_val (chart->rows, kept);
}

TdChart *
td_chart_builder_end (TdChartBuilder *builder)
{
  g_return_val_if_fail (builder != NULL, NULL);
  TdChart *chart = g_steal_pointer (&builder->chart);
  g_free (builder);
  return chart;
}

static bool
is_among (GHashTable *ids, const char *id)
{
  return id != NULL && g_hash_table_contains (ids, id);
}

/* A part of a trend: without some lines, from one day to another. */
typedef struct
{
  const TdChart *chart;
  GHashTable *hidden; /* (nullable) */
  int first;
  int last;
} Part;

static bool
ends_inside (const Part *part, guint index)
{
  int newest = td_chart_get_newest (part->chart, index);
  const GArray *points = g_ptr_array_index (part->chart->points, index);

  return newest >= 0 && g_array_index (points, TdChartPoint, newest).day <= part->last;
}

/* A forecast goes with the line that it goes on from, and with the day that it is of. */
static bool
is_left_out (const Part *part, guint index)
{
  const TdChartSeries *all = (const TdChartSeries *)(gconstpointer)part->chart->series->data;
  const TdChartSeries *series = &all[index];

  if (series->role == TD_CHART_ROLE_FORECAST && !ends_inside (part, index))
    return true;
  return part->hidden != NULL
         && (is_among (part->hidden, series->id)
             || (series->continues >= 0 && is_among (part->hidden, all[series->continues].id)));
}

/* The tracks that are left are numbered anew. */
static void
copy_targets (const Part *part, TdChartBuilder *builder)
{
  const GArray *targets = part->chart->targets;
  g_autoptr (GHashTable) tracks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < targets->len; i++)
    {
      TdChartTarget target = g_array_index (targets, TdChartTarget, i);
      gpointer key = GUINT_TO_POINTER (target.track);
      if (part->hidden != NULL && is_among (part->hidden, target.id))
        continue;
      if (!g_hash_table_contains (tracks, key))
        g_hash_table_insert (tracks, key, GUINT_TO_POINTER (g_hash_table_size (tracks)));
      target.track = GPOINTER_TO_UINT (g_hash_table_lookup (tracks, key));
      td_chart_builder_add_target (builder, &target);
    }
}

/* Returns whether a forecast is among them. */
static bool
copy_series (const Part *part, TdChartBuilder *builder)
{
  const TdChart *chart = part->chart;
  g_autofree int *kept = g_new0 (int, chart->series->len + 1);
  bool has_forecast = false;

  for (guint i = 0; i < chart->series->len; i++)
    {
      TdChartSeries series = g_array_index (chart->series, TdChartSeries, i);
      const GArray *points = g_ptr_array_index (chart->points, i);
      if (is_left_out (part, i))
        continue;
      series.continues = series.continues >= 0 ? kept[series.continues] : -1;
      /* The label has the figure of the year's end. */
      if (series.role == TD_CHART_ROLE_LAST_YEAR && !ends_inside (part, i))
        series.label = series.name;
      guint index = td_chart_builder_add_series (builder, &series);
      kept[i] = (int)index;
      has_forecast = has_forecast || series.role == TD_CHART_ROLE_FORECAST;
      for (guint j = 0; j < points->len; j++)
        td_chart_builder_add_point (builder, index, &g_array_index (points, TdChartPoint, j));
    }
  return has_forecast;
}

static TdChart *
copy_part (const Part *part)
{
  const TdChart *chart = part->chart;
  TdChartBuilder *builder = td_chart_builder_new (chart->kind);

  for (guint i = 0; i < TD_N_CHART_TEXTS; i++)
    td_chart_builder_set_text (builder, (TdChartText)i, chart->texts[i]);
  td_chart_builder_set_days (builder, part->first, part->last);
  td_chart_builder_set_detail_headings (builder, td_chart_get_detail_headings (chart));
  for (guint i = 0; i < chart->ticks->len; i++)
    td_chart_builder_add_tick (builder, &g_array_index (chart->ticks, TdChartTick, i));
  bool has_forecast = copy_series (part, builder);
  copy_targets (part, builder);
  for (guint i = 0; i < chart->notes->len; i++)
    td_chart_builder_add_note (builder, &g_array_index (chart->notes, TdChartNote, i));
  for (guint i = 0; i < chart->keys->len; i++)
    {
      const TdChartKey *key = &g_array_index (chart->keys, TdChartKey, i);
      if (has_forecast || key->sample != TD_CHART_SAMPLE_FORECAST)
        td_chart_builder_add_key (builder, key);
    }
  return td_chart_builder_end (builder);
}

TdChart *
td_chart_zoom (TdChart *chart, int first, int last)
{
  g_return_val_if_fail (chart != NULL, NULL);
  Part part = {
    .chart = chart,
    .first = MAX (first, chart->first_day),
    .last = MIN (last, chart->last_day),
  };
  if (chart->kind != TD_CHART_TREND || part.first >= part.last)
    return td_chart_ref (chart);
  return copy_part (&part);
}

TdChart *
td_chart_without (TdChart *chart, GHashTable *ids)
{
  g_return_val_if_fail (chart != NULL && ids != NULL, NULL);
  Part part = {
    .chart = chart,
    .hidden = ids,
    .first = chart->first_day,
    .last = chart->last_day,
  };
  if (chart->kind != TD_CHART_TREND || g_hash_table_size (ids) == 0)
    return td_chart_ref (chart);
  return copy_part (&part);
}

TdChart *
td_chart_ref (TdChart *chart)
{
  g_return_val_if_fail (chart != NULL, NULL);
  g_atomic_ref_count_inc (&chart->references);
  return chart;
}

void
td_chart_unref (TdChart *chart)
{
  g_return_if_fail (chart != NULL);
  if (!g_atomic_ref_count_dec (&chart->references))
    return;
  g_array_unref (chart->ticks);
  g_array_unref (chart->series);
  g_ptr_array_unref (chart->points);
  g_array_unref (chart->targets);
  g_array_unref (chart->notes);
  g_array_unref (chart->keys);
  g_array_unref (chart->rows);
  g_ptr_array_unref (chart->cells);
  g_string_chunk_free (chart->strings);
  g_free (chart);
}

TdChartKind
td_chart_get_kind (const TdChart *chart)
{
  return chart->kind;
}

const char *
td_chart_get_text (const TdChart *chart, TdChartText which)
{
  g_return_val_if_fail (which < TD_N_CHART_TEXTS, NULL);
  return chart->texts[which];
}

void
td_chart_get_days (const TdChart *chart, int *first, int *last)
{
  *first = chart->first_day;
  *last = chart->last_day;
}

const char *const *
td_chart_get_detail_headings (const TdChart *chart)
{
  static const char *const none[] = { NULL };
  return chart->detail_headings != NULL ? (const char *const *)chart->detail_headings : none;
}

const char *const *
td_chart_get_columns (const TdChart *chart, guint *n)
{
  *n = chart->n_columns;
  return (const char *const *)chart->columns;
}

const TdChartTick *
td_chart_get_ticks (const TdChart *chart, guint *n)
{
  *n = chart->ticks->len;
  return (const TdChartTick *)(gconstpointer)chart->ticks->data;
}

const TdChartSeries *
td_chart_get_series (const TdChart *chart, guint *n)
{
  *n = chart->series->len;
  return (const TdChartSeries *)(gconstpointer)chart->series->data;
}

const TdChartPoint *
td_chart_get_points (const TdChart *chart, guint series, guint *n)
{
  *n = 0;
  g_return_val_if_fail (series < chart->points->len, NULL);
  const GArray *points = g_ptr_array_index (chart->points, series);
  *n = points->len;
  return (const TdChartPoint *)(gconstpointer)points->data;
}

const TdChartTarget *
td_chart_get_targets (const TdChart *chart, guint *n)
{
  *n = chart->targets->len;
  return (const TdChartTarget *)(gconstpointer)chart->targets->data;
}

const TdChartNote *
td_chart_get_notes (const TdChart *chart, guint *n)
{
  *n = chart->notes->len;
  return (const TdChartNote *)(gconstpointer)chart->notes->data;
}

const TdChartKey *
td_chart_get_keys (const TdChart *chart, guint *n)
{
  *n = chart->keys->len;
  return (const TdChartKey *)(gconstpointer)chart->keys->data;
}

const TdChartRow *
td_chart_get_rows (const TdChart *chart, guint *n)
{
  *n = chart->rows->len;
  return (const TdChartRow *)(gconstpointer)chart->rows->data;
}

const TdChartTarget *
td_chart_get_target_on (const TdChart *chart, guint track, int day)
{
  const TdChartTarget *found = NULL;
  for (guint i = 0; i < chart->targets->len; i++)
    {
      const TdChartTarget *target = &g_array_index (chart->targets, TdChartTarget, i);
      if (target->track == track && target->from <= day)
        found = target;
    }
  return found;
}

int
td_chart_get_newest (const TdChart *chart, guint series)
{
  guint n;
  const TdChartPoint *points = td_chart_get_points (chart, series, &n);
  for (guint i = n; i > 0; i--)
    if (points[i - 1].value.is_set)
      return (int)i - 1;
  return -1;
}
