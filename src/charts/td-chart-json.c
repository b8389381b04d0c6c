/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"

#include "config.h"

#include "td-chart-json.h"

/* Days and places that no chart goes beyond; sums of them stay whole numbers. */
#define MAX_DAY 10000000
#define MAX_COLOUR 1000

static const char *const kind_names[TD_N_CHART_KINDS]
    = { "trend", "ranking", "contribution", "increments", "heatmap", "composition" };
static const char *const text_names[TD_N_CHART_TEXTS] = {
  "title",       "subtitle",    "description",     "empty",         "no_target",
  "hint",        "absent",      "first_heading",   "value_heading", "target_heading",
  "target_text", "gap_heading", "missing_heading", "mark_heading",  "open_column",
};
static const char *const role_names[] = { "unit", "other", "last-year", "forecast", "quota" };
static const char *const sample_names[]
    = { "line", "other",   "last-year", "forecast", "quota", "done",
        "open", "missing", "mark",      "part",     "heat" };
static const char *const status_names[] = { "none", "met", "short" };

/* --- writing --- */

static void
add_value (JsonObject *object, const char *name, TdChartValue value)
{
  if (value.is_set)
    json_object_set_int_member (object, name, value.hundredths);
}

static void
add_day (JsonObject *object, const char *name, int day)
{
  json_object_set_int_member (object, name, day);
}

static void
write_points (const TdChart *chart, guint index, JsonObject *object)
{
  JsonArray *array = td_json_add_array (object, "points");
  guint n;
  const TdChartPoint *points = td_chart_get_points (chart, index, &n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *member = td_json_add_object (array);
      add_day (member, "day", points[i].day);
      add_value (member, "value", points[i].value);
      td_json_add_text (member, "when", points[i].when);
      td_json_add_text (member, "text", points[i].text);
      td_json_add_texts (member, "details", points[i].details);
      add_value (member, "low", points[i].low);
      add_value (member, "high", points[i].high);
    }
}

static void
write_trend (const TdChart *chart, JsonObject *object)
{
  guint n;
  const TdChartTick *ticks = td_chart_get_ticks (chart, &n);
  JsonArray *array = td_json_add_array (object, "ticks");

  for (guint i = 0; i < n; i++)
    {
      JsonObject *member = td_json_add_object (array);
      add_day (member, "day", ticks[i].day);
      td_json_add_text (member, "short", ticks[i].short_text);
      td_json_add_text (member, "long", ticks[i].long_text);
    }
  const TdChartSeries *series = td_chart_get_series (chart, &n);
  array = td_json_add_array (object, "series");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *member = td_json_add_object (array);
      td_json_add_text (member, "id", series[i].id);
      td_json_add_text (member, "name", series[i].name);
      td_json_add_text (member, "role", role_names[series[i].role]);
      td_json_add_number (member, "colour", series[i].colour);
      if (series[i].continues >= 0)
        json_object_set_int_member (member, "continues", series[i].continues);
      td_json_add_text (member, "label", series[i].label);
      td_json_add_text (member, "note", series[i].note);
      td_json_add_text (member, "note_value", series[i].note_value);
      write_points (chart, i, member);
    }
  const TdChartTarget *targets = td_chart_get_targets (chart, &n);
  array = td_json_add_array (object, "targets");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *member = td_json_add_object (array);
      td_json_add_number (member, "track", targets[i].track);
      add_day (member, "from", targets[i].from);
      add_value (member, "value", targets[i].value);
      td_json_add_text (member, "label", targets[i].label);
      td_json_add_text (member, "text", targets[i].text);
      td_json_add_text (member, "id", targets[i].id);
    }
  const TdChartNote *notes = td_chart_get_notes (chart, &n);
  array = td_json_add_array (object, "notes");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *member = td_json_add_object (array);
      add_day (member, "day", notes[i].day);
      td_json_add_text (member, "text", notes[i].text);
    }
}

static void
write_cells (const TdChartRow *row, guint n_columns, JsonObject *object)
{
  if (row->cells == NULL)
    return;
  JsonArray *array = td_json_add_array (object, "cells");
  for (guint i = 0; i < n_columns; i++)
    {
      JsonObject *member = td_json_add_object (array);
      add_value (member, "value", row->cells[i].value);
      td_json_add_text (member, "text", row->cells[i].text);
    }
}

static void
write_rows (const TdChart *chart, JsonObject *object)
{
  guint n, n_columns;
  const TdChartRow *rows = td_chart_get_rows (chart, &n);
  JsonArray *array = td_json_add_array (object, "rows");

  td_json_add_texts (object, "columns", td_chart_get_columns (chart, &n_columns));
  for (guint i = 0; i < n; i++)
    {
      JsonObject *member = td_json_add_object (array);
      td_json_add_text (member, "id", rows[i].id);
      td_json_add_text (member, "name", rows[i].name);
      add_value (member, "value", rows[i].value);
      add_value (member, "target", rows[i].target);
      td_json_add_text (member, "status", status_names[rows[i].status]);
      add_value (member, "mark", rows[i].mark);
      td_json_add_flag (member, "total", rows[i].is_total);
      td_json_add_flag (member, "open", rows[i].is_open);
      td_json_add_text (member, "value_text", rows[i].value_text);
      td_json_add_text (member, "target_text", rows[i].target_text);
      td_json_add_text (member, "gap_text", rows[i].gap_text);
      td_json_add_text (member, "missing_text", rows[i].missing_text);
      td_json_add_text (member, "mark_text", rows[i].mark_text);
      td_json_add_text (member, "note", rows[i].note);
      write_cells (&rows[i], n_columns, member);
      td_json_add_texts (member, "details", rows[i].details);
    }
}

JsonObject *
td_chart_to_json (const TdChart *chart)
{
  JsonObject *object = json_object_new ();
  int first, last;
  guint n;

  td_json_add_text (object, "kind", kind_names[td_chart_get_kind (chart)]);
  for (guint i = 0; i < TD_N_CHART_TEXTS; i++)
    td_json_add_text (object, text_names[i], td_chart_get_text (chart, (TdChartText)i));
  td_chart_get_days (chart, &first, &last);
  add_day (object, "first", first);
  add_day (object, "last", last);
  td_json_add_texts (object, "detail_headings", td_chart_get_detail_headings (chart));
  write_trend (chart, object);
  write_rows (chart, object);
  const TdChartKey *keys = td_chart_get_keys (chart, &n);
  JsonArray *array = td_json_add_array (object, "keys");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *member = td_json_add_object (array);
      td_json_add_text (member, "sample", sample_names[keys[i].sample]);
      td_json_add_number (member, "colour", keys[i].colour);
      td_json_add_text (member, "text", keys[i].text);
    }
  return object;
}

/* --- reading: the builder takes only what fits together --- */

typedef struct
{
  TdChartBuilder *builder;
  const char **columns; /* (nullable) */
  guint n_columns;
  guint n_series;
  guint series;       /* whose points are read */
  int last_day;       /* of the points or ticks so far */
  GHashTable *tracks; /* number → day of its last target */
} Reader;

typedef bool (*ReadMember) (Reader *reader, JsonObject *member, GError **error);

static bool
read_members (Reader *reader, JsonObject *object, const char *name, ReadMember read, GError **error)
{
  JsonArray *array = NULL;

  if (!td_json_read_array (object, name, &array, error))
    return false;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *member = td_json_get_object (array, i, name, error);
      if (member == NULL || !read (reader, member, error))
        return false;
    }
  return true;
}

/* One of @names, which must be there. */
static bool
read_name (JsonObject *object,
           const char *name,
           const char *const *names,
           guint n_names,
           int *value,
           GError **error)
{
  const char *text = NULL;

  if (!td_json_read_text (object, name, &text, error))
    return false;
  for (guint i = 0; text != NULL && i < n_names; i++)
    if (g_str_equal (names[i], text))
      {
        *value = (int)i;
        return true;
      }
  return td_json_fail (name, error);
}

static bool
read_needed (JsonObject *object, const char *name, const char **text, GError **error)
{
  *text = NULL;
  return td_json_read_text (object, name, text, error)
         && (*text != NULL || td_json_fail (name, error));
}

static bool
read_value (JsonObject *object, const char *name, TdChartValue *value, GError **error)
{
  *value = TD_CHART_ABSENT;
  value->hundredths = INT64_MIN;
  if (!td_json_read_number (
          object, name, -TD_CHART_VALUE_LIMIT, TD_CHART_VALUE_LIMIT, &value->hundredths, error))
    return false;
  value->is_set = value->hundredths != INT64_MIN;
  if (!value->is_set)
    value->hundredths = 0;
  return true;
}

static bool
read_day (JsonObject *object, const char *name, int *day, GError **error)
{
  int64_t number = INT64_MIN;

  if (!td_json_read_number (object, name, -MAX_DAY, MAX_DAY, &number, error))
    return false;
  *day = (int)number;
  return number != INT64_MIN || td_json_fail (name, error);
}

static bool
read_small (JsonObject *object, const char *name, guint *value, GError **error)
{
  int64_t number = 0;

  if (!td_json_read_number (object, name, 0, MAX_COLOUR, &number, error))
    return false;
  *value = (guint)number;
  return true;
}

/* A day after the ones before. */
static bool
read_next_day (Reader *reader, JsonObject *object, int *day, GError **error)
{
  if (!read_day (object, "day", day, error))
    return false;
  if (*day <= reader->last_day)
    return td_json_fail ("day", error);
  reader->last_day = *day;
  return true;
}

static bool
read_tick (Reader *reader, JsonObject *member, GError **error)
{
  TdChartTick tick = { 0 };

  if (!read_next_day (reader, member, &tick.day, error)
      || !read_needed (member, "short", &tick.short_text, error)
      || !td_json_read_text (member, "long", &tick.long_text, error))
    return false;
  td_chart_builder_add_tick (reader->builder, &tick);
  return true;
}

static bool
read_point (Reader *reader, JsonObject *member, GError **error)
{
  TdChartPoint point = { 0 };
  g_auto (GStrv) details = NULL;

  if (!read_next_day (reader, member, &point.day, error)
      || !read_value (member, "value", &point.value, error)
      || !read_needed (member, "when", &point.when, error)
      || !td_json_read_text (member, "text", &point.text, error)
      || !td_json_read_texts (member, "details", &details, error)
      || !read_value (member, "low", &point.low, error)
      || !read_value (member, "high", &point.high, error))
    return false;
  if (point.low.is_set != point.high.is_set || (point.value.is_set && point.text == NULL))
    return td_json_fail ("value", error);
  point.details = (const char *const *)details;
  td_chart_builder_add_point (reader->builder, reader->series, &point);
  return true;
}

static bool
read_series (Reader *reader, JsonObject *member, GError **error)
{
  TdChartSeries series = { .continues = -1 };
  int role = 0;
  int64_t continues = -1;

  if (!td_json_read_text (member, "id", &series.id, error)
      || !read_needed (member, "name", &series.name, error)
      || !read_name (member, "role", role_names, G_N_ELEMENTS (role_names), &role, error)
      || !read_small (member, "colour", &series.colour, error)
      || !td_json_read_number (
          member, "continues", -1, (int64_t)reader->n_series - 1, &continues, error)
      || !td_json_read_text (member, "label", &series.label, error)
      || !td_json_read_text (member, "note", &series.note, error)
      || !td_json_read_text (member, "note_value", &series.note_value, error))
    return false;
  series.role = (TdChartRole)role;
  series.continues = (int)continues;
  reader->series = td_chart_builder_add_series (reader->builder, &series);
  reader->n_series++;
  reader->last_day = -MAX_DAY - 1;
  return read_members (reader, member, "points", read_point, error);
}

static bool
read_target (Reader *reader, JsonObject *member, GError **error)
{
  TdChartTarget target = { 0 };
  gpointer last = NULL;

  if (!read_small (member, "track", &target.track, error)
      || !read_day (member, "from", &target.from, error)
      || !read_value (member, "value", &target.value, error)
      || !td_json_read_text (member, "label", &target.label, error)
      || !td_json_read_text (member, "text", &target.text, error)
      || !td_json_read_text (member, "id", &target.id, error))
    return false;
  if (target.value.is_set && (target.label == NULL || target.text == NULL))
    return td_json_fail ("targets", error);
  gpointer track = GUINT_TO_POINTER (target.track);
  if (g_hash_table_lookup_extended (reader->tracks, track, NULL, &last)
      && GPOINTER_TO_INT (last) >= target.from)
    return td_json_fail ("from", error);
  g_hash_table_insert (reader->tracks, track, GINT_TO_POINTER (target.from));
  td_chart_builder_add_target (reader->builder, &target);
  return true;
}

static bool
read_note (Reader *reader, JsonObject *member, GError **error)
{
  TdChartNote note = { 0 };

  if (!read_day (member, "day", &note.day, error)
      || !read_needed (member, "text", &note.text, error))
    return false;
  td_chart_builder_add_note (reader->builder, &note);
  return true;
}

static bool
read_key (Reader *reader, JsonObject *member, GError **error)
{
  TdChartKey key = { 0 };
  int sample = 0;

  if (!read_name (member, "sample", sample_names, G_N_ELEMENTS (sample_names), &sample, error)
      || !read_small (member, "colour", &key.colour, error)
      || !read_needed (member, "text", &key.text, error))
    return false;
  key.sample = (TdChartSample)sample;
  td_chart_builder_add_key (reader->builder, &key);
  return true;
}

/* @cells: (out) (transfer full): as many as there are columns, NULL when the row has none */
static bool
read_cells (const Reader *reader, JsonObject *member, TdChartCell **cells, GError **error)
{
  JsonArray *array = NULL;

  if (!td_json_read_array (member, "cells", &array, error))
    return false;
  if (array == NULL)
    return true;
  if (json_array_get_length (array) != reader->n_columns)
    return td_json_fail ("cells", error);
  *cells = g_new0 (TdChartCell, reader->n_columns);
  for (guint i = 0; i < reader->n_columns; i++)
    {
      JsonObject *cell = td_json_get_object (array, i, "cells", error);
      if (cell == NULL || !read_value (cell, "value", &(*cells)[i].value, error)
          || !td_json_read_text (cell, "text", &(*cells)[i].text, error))
        return false;
    }
  return true;
}

static bool
read_row (Reader *reader, JsonObject *member, GError **error)
{
  TdChartRow row = { 0 };
  g_autofree TdChartCell *cells = NULL;
  g_auto (GStrv) details = NULL;
  int status = 0;

  if (!td_json_read_text (member, "id", &row.id, error)
      || !read_needed (member, "name", &row.name, error)
      || !read_value (member, "value", &row.value, error)
      || !read_value (member, "target", &row.target, error)
      || !read_name (member, "status", status_names, G_N_ELEMENTS (status_names), &status, error)
      || !read_value (member, "mark", &row.mark, error)
      || !td_json_read_flag (member, "total", &row.is_total, error)
      || !td_json_read_flag (member, "open", &row.is_open, error)
      || !td_json_read_text (member, "value_text", &row.value_text, error)
      || !td_json_read_text (member, "target_text", &row.target_text, error)
      || !td_json_read_text (member, "gap_text", &row.gap_text, error)
      || !td_json_read_text (member, "missing_text", &row.missing_text, error)
      || !td_json_read_text (member, "mark_text", &row.mark_text, error)
      || !td_json_read_text (member, "note", &row.note, error)
      || !read_cells (reader, member, &cells, error)
      || !td_json_read_texts (member, "details", &details, error))
    return false;
  row.status = (TdChartStatus)status;
  row.cells = cells;
  row.details = (const char *const *)details;
  td_chart_builder_add_row (reader->builder, &row);
  return true;
}

static bool
read_words (Reader *reader, JsonObject *object, GError **error)
{
  g_auto (GStrv) headings = NULL;
  g_auto (GStrv) columns = NULL;
  int first = 0;
  int last = 0;

  for (guint i = 0; i < TD_N_CHART_TEXTS; i++)
    {
      const char *text = NULL;
      if (!td_json_read_text (object, text_names[i], &text, error))
        return false;
      td_chart_builder_set_text (reader->builder, (TdChartText)i, text);
    }
  if (!read_day (object, "first", &first, error) || !read_day (object, "last", &last, error)
      || !td_json_read_texts (object, "detail_headings", &headings, error)
      || !td_json_read_texts (object, "columns", &columns, error))
    return false;
  if (first < last)
    td_chart_builder_set_days (reader->builder, first, last);
  else if (first != 0 || last != 0)
    return td_json_fail ("first", error);
  if (headings != NULL)
    td_chart_builder_set_detail_headings (reader->builder, (const char *const *)headings);
  if (columns != NULL)
    td_chart_builder_set_columns (reader->builder, (const char *const *)columns);
  reader->n_columns = columns != NULL ? g_strv_length (columns) : 0;
  return true;
}

TdChart *
td_chart_from_json (JsonObject *object, GError **error)
{
  int kind = 0;

  if (!read_name (object, "kind", kind_names, TD_N_CHART_KINDS, &kind, error))
    return NULL;
  g_autoptr (TdChartBuilder) builder = td_chart_builder_new ((TdChartKind)kind);
  g_autoptr (GHashTable) tracks = g_hash_table_new (NULL, NULL);
  Reader reader = { .builder = builder, .tracks = tracks, .last_day = -MAX_DAY - 1 };
  if (!read_words (&reader, object, error)
      || !read_members (&reader, object, "ticks", read_tick, error)
      || !read_members (&reader, object, "series", read_series, error)
      || !read_members (&reader, object, "targets", read_target, error)
      || !read_members (&reader, object, "notes", read_note, error)
      || !read_members (&reader, object, "rows", read_row, error)
      || !read_members (&reader, object, "keys", read_key, error))
    return NULL;
  return td_chart_builder_end (g_steal_pointer (&builder));
}
