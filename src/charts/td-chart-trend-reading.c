/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-trend-private.h"

#include <math.h>

#include "td-chart-tip.h"

/* Distances in 1/96 inch at 11 pt. */
#define HOVER_RADIUS 5.0
#define HIT_MARGIN 24.0

/* Rows of a tip around the point under the pointer. */
#define TIP_ROWS 12

static int
compare_tip_rows (gconstpointer a, gconstpointer b)
{
  const TdChartSpot *first = *(const TdChartSpot *const *)a;
  const TdChartSpot *second = *(const TdChartSpot *const *)b;
  if (first->at.y < second->at.y)
    return -1;
  if (first->at.y > second->at.y)
    return 1;
  return (first->hit.series > second->hit.series) - (first->hit.series < second->hit.series);
}

/* The spots of one day, the highest first. */
static GPtrArray *
spots_of_day (const TdChartLayout *layout, const TdChartSpot *spot)
{
  GPtrArray *spots = g_ptr_array_new ();
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const TdChartSpot *other = &g_array_index (layout->spots, TdChartSpot, i);
      if (fabs (other->at.x - spot->at.x) < 1e-6)
        g_ptr_array_add (spots, (gpointer)other);
    }
  g_ptr_array_sort (spots, compare_tip_rows);
  return spots;
}

static const TdChartPoint *
point_of (const TdChart *chart, TdChartHit hit)
{
  guint n_series, n;
  td_chart_get_series (chart, &n_series);
  if (hit.series < 0 || hit.series >= (int)n_series)
    return NULL;
  const TdChartPoint *points = td_chart_get_points (chart, (guint)hit.series, &n);
  return hit.point >= 0 && hit.point < (int)n ? &points[hit.point] : NULL;
}

static void
add_hover_tip (const TdChartLayout *layout,
               const TdChartSpot *spot,
               TdChartMarks *marks,
               GPtrArray *spots)
{
  guint n_series;
  const TdChartSeries *series = td_chart_get_series (layout->chart, &n_series);
  guint at = 0;
  g_ptr_array_find (spots, spot, &at);
  guint first = 0;
  if (spots->len > TIP_ROWS)
    first = (guint)CLAMP ((int)at - TIP_ROWS / 2, 0, (int)spots->len - TIP_ROWS);
  TdChartTipRow rows[TIP_ROWS] = { 0 };
  guint n = 0;
  for (guint i = first; i < spots->len && n < TIP_ROWS; i++)
    {
      const TdChartSpot *other = g_ptr_array_index (spots, i);
      const TdChartPoint *point = point_of (layout->chart, other->hit);
      if (point == NULL)
        continue;
      rows[n++] = (TdChartTipRow){
        .series = &series[other->hit.series],
        .name = series[other->hit.series].name,
        .value = point->text,
        .details = point->details,
        .is_hit = other == spot && spots->len > 1,
      };
    }
  const TdChartPoint *hit = point_of (layout->chart, spot->hit);
  TdChartTip tip = {
    .title = hit != NULL ? hit->when : NULL,
    .value_heading = td_chart_get_text (layout->chart, TD_CHART_TEXT_VALUE_HEADING),
    .headings = td_chart_get_detail_headings (layout->chart),
    .rows = rows,
    .n_rows = n,
    .hint = td_chart_get_text (layout->chart, TD_CHART_TEXT_HINT),
  };

  TdChartRect frame = { 0, 0, layout->width, layout->height };
  g_autoptr (TdChartRoom) room = td_chart_room_new (&frame);
  guint n_marks;
  const TdChartMark *drawn = td_chart_marks_get (layout->marks, &n_marks);
  for (guint i = 0; i < n_marks && n_series <= TD_TREND_MANY_SERIES; i++)
    if (drawn[i].part == TD_CHART_PART_SERIES)
      {
        const TdChartDot *dots = td_chart_marks_dots (layout->marks, &drawn[i]);
        for (guint j = 1; j < drawn[i].n_dots; j++)
          td_chart_room_add_line (room, &dots[j - 1], &dots[j]);
      }
  td_chart_tip_add (marks, layout, room, &spot->at, &tip);
}

void
_td_chart_trend_hover (const TdChartLayout *layout, const TdChartSpot *spot, TdChartMarks *marks)
{
  guint n_series;
  const TdChartSeries *series = td_chart_get_series (layout->chart, &n_series);
  const TdChartRect *plot = &layout->plot;
  g_autoptr (GPtrArray) spots = spots_of_day (layout, spot);
  td_chart_marks_add_line (marks,
                           TD_CHART_PART_OTHER,
                           TD_CHART_INK_AXIS,
                           TD_CHART_STROKE_HAIR,
                           &(TdChartRect){ spot->at.x, plot->y, 0, plot->height });
  for (guint i = spots->len; i > 0; i--)
    {
      const TdChartSpot *other = g_ptr_array_index (spots, i - 1);
      const TdChartSeries *it = &series[other->hit.series];
      if (other != spot && it->role != TD_CHART_ROLE_UNIT)
        continue;
      TdChartMark *mark = td_chart_marks_add_symbol (
          marks,
          TD_CHART_PART_POINT,
          it->role == TD_CHART_ROLE_UNIT ? td_chart_symbol_of (it->colour) : TD_CHART_SYMBOL_CIRCLE,
          _td_chart_trend_ink (it),
          &other->at,
          (other == spot ? HOVER_RADIUS + 1 : HOVER_RADIUS) * layout->unit);
      mark->series = other->hit.series;
      mark->point = other->hit.point;
      mark->colour = it->colour;
      mark->flags = TD_CHART_MARK_RING;
      if (it->role == TD_CHART_ROLE_FORECAST)
        mark->flags |= TD_CHART_MARK_OPEN;
      else if (it->role == TD_CHART_ROLE_UNIT)
        mark->flags |= TD_CHART_MARK_FORM;
    }
  add_hover_tip (layout, spot, marks, spots);
}

TdChartHit
_td_chart_trend_hit (const TdChartLayout *layout, double x, double y)
{
  guint n;
  const TdChartMark *marks = td_chart_marks_get (layout->marks, &n);
  for (guint i = 0; i < n; i++)
    {
      const TdChartRect *area = &marks[i].area;
      if (marks[i].part == TD_CHART_PART_END_LABEL && x >= area->x && x <= area->x + area->width
          && y >= area->y && y <= area->y + area->height)
        return (TdChartHit){ marks[i].series,
                             td_chart_get_newest (layout->chart, (guint)marks[i].series) };
    }

  const TdChartRect *plot = &layout->plot;
  double margin = HIT_MARGIN * layout->unit;
  if (x < plot->x - margin || x > plot->x + plot->width + margin || y < plot->y - margin
      || y > plot->y + plot->height + margin)
    return TD_CHART_HIT_NONE;
  const TdChartSpot *best = NULL;
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const TdChartSpot *spot = &g_array_index (layout->spots, TdChartSpot, i);
      double nearer = best != NULL ? fabs (best->at.x - x) - fabs (spot->at.x - x) : 1;
      if (nearer > 1e-6 || (nearer > -1e-6 && fabs (spot->at.y - y) < fabs (best->at.y - y)))
        best = spot;
    }
  return best != NULL ? best->hit : TD_CHART_HIT_NONE;
}

/* Of a chart that was zoomed only a part of the days is there. */
static bool
is_in_range (const TdChart *chart, const TdChartPoint *point)
{
  int first, last;

  td_chart_get_days (chart, &first, &last);
  return point->day >= first && point->day <= last;
}

/* The newest point of a series that can be seen, -1 when there is none. */
static int
find_newest (const TdChart *chart, guint series)
{
  guint n;
  const TdChartPoint *points = td_chart_get_points (chart, series, &n);

  for (guint i = n; i > 0; i--)
    if (points[i - 1].value.is_set && is_in_range (chart, &points[i - 1]))
      return (int)i - 1;
  return -1;
}

static TdChartHit
step_start (const TdChart *chart)
{
  guint n;
  const TdChartSeries *series = td_chart_get_series (chart, &n);
  TdChartHit any = TD_CHART_HIT_NONE;
  for (guint i = 0; i < n; i++)
    {
      TdChartHit start = { (int)i, find_newest (chart, i) };
      if (start.point >= 0 && _td_chart_trend_is_unit (&series[i]))
        return start;
      if (start.point >= 0 && any.series < 0)
        any = start;
    }
  return any;
}

/* Along the series: the next point with a value from @from in direction @by. */
static TdChartHit
step_along (const TdChart *chart, TdChartHit from, int start, int by)
{
  guint n;
  const TdChartPoint *points = td_chart_get_points (chart, (guint)from.series, &n);
  for (int i = start; i >= 0 && i < (int)n; i += by)
    if (points[i].value.is_set && is_in_range (chart, &points[i]))
      return (TdChartHit){ from.series, i };
  return from;
}

/* Whether a point comes below another of its day: by value, then by series. */
static int
compare_down (const TdChartPoint *a, int series_a, const TdChartPoint *b, int series_b)
{
  if (a->value.hundredths != b->value.hundredths)
    return a->value.hundredths > b->value.hundredths ? -1 : 1;
  return (series_a > series_b) - (series_a < series_b);
}

static TdChartHit
step_across (const TdChart *chart, TdChartHit from, int by)
{
  guint n_series, n;
  td_chart_get_series (chart, &n_series);
  const TdChartPoint *here = point_of (chart, from);
  const TdChartPoint *best = NULL;
  TdChartHit found = from;
  for (guint i = 0; i < n_series; i++)
    {
      const TdChartPoint *points = td_chart_get_points (chart, i, &n);
      for (guint j = 0; j < n; j++)
        {
          const TdChartPoint *point = &points[j];
          if (point->day != here->day || !point->value.is_set
              || compare_down (point, (int)i, here, from.series) * by <= 0)
            continue;
          if (best == NULL || compare_down (point, (int)i, best, found.series) * by < 0)
            {
              best = point;
              found = (TdChartHit){ (int)i, (int)j };
            }
        }
    }
  return found;
}

TdChartHit
_td_chart_trend_step (const TdChart *chart, TdChartHit from, TdChartStep which)
{
  const TdChartPoint *here = point_of (chart, from);
  if (here == NULL)
    return step_start (chart);
  guint n;
  td_chart_get_points (chart, (guint)from.series, &n);
  switch (which)
    {
    case TD_CHART_STEP_LEFT:
      return step_along (chart, from, from.point - 1, -1);
    case TD_CHART_STEP_RIGHT:
      return step_along (chart, from, from.point + 1, 1);
    case TD_CHART_STEP_FIRST:
      return step_along (chart, from, 0, 1);
    case TD_CHART_STEP_LAST:
      return step_along (chart, from, (int)n - 1, -1);
    case TD_CHART_STEP_UP:
      return step_across (chart, from, -1);
    case TD_CHART_STEP_DOWN:
      return step_across (chart, from, 1);
    default:
      return from;
    }
}

static void
say (GString *text, const char *heading, const char *cell)
{
  if (cell == NULL || *cell == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  if (heading != NULL && *heading != '\0')
    g_string_append_printf (text, "%s ", heading);
  g_string_append (text, cell);
}

char *
_td_chart_trend_describe (const TdChart *chart, TdChartHit hit_)
{
  const TdChartPoint *point = point_of (chart, hit_);
  if (point == NULL)
    return NULL;
  guint n;
  const TdChartSeries *series = td_chart_get_series (chart, &n);
  const char *unit = td_chart_get_text (chart, TD_CHART_TEXT_VALUE_HEADING);
  g_autoptr (GString) text = g_string_new (NULL);
  say (text, NULL, point->when);
  say (text, NULL, series[hit_.series].name);
  say (text, NULL, point->text);
  if (unit != NULL && point->text != NULL)
    g_string_append_printf (text, " %s", unit);
  const char *const *headings = td_chart_get_detail_headings (chart);
  for (guint i = 0; point->details != NULL && point->details[i] != NULL && headings[i] != NULL; i++)
    say (text, headings[i], point->details[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  int day;
  const char *when;
} Day;

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Day *first = a;
  const Day *second = b;
  return (first->day > second->day) - (first->day < second->day);
}

/* Last year's line stands on the days of this year: so the axis calls them, where it names them. */
static const char *
name_day (const TdChart *chart, TdChartRole role, const TdChartPoint *point)
{
  guint n;
  const TdChartTick *ticks = td_chart_get_ticks (chart, &n);

  for (guint i = 0; role == TD_CHART_ROLE_LAST_YEAR && i < n; i++)
    if (ticks[i].day == point->day && ticks[i].long_text != NULL)
      return ticks[i].long_text;
  return point->when;
}

static void
add_days (const TdChart *chart, bool last_year, GArray *days)
{
  guint n_series, n;
  const TdChartSeries *series = td_chart_get_series (chart, &n_series);

  for (guint i = 0; i < n_series; i++)
    {
      const TdChartPoint *points = td_chart_get_points (chart, i, &n);

      if ((series[i].role == TD_CHART_ROLE_LAST_YEAR) != last_year)
        continue;
      for (guint j = 0; j < n; j++)
        {
          Day day = { points[j].day, name_day (chart, series[i].role, &points[j]) };
          if (is_in_range (chart, &points[j]))
            g_array_append_val (days, day);
        }
    }
}

static GArray *
collect_days (const TdChart *chart)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Day));
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));

  /* The sort is stable: of several on one day, this year's comes first. */
  add_days (chart, false, all);
  add_days (chart, true, all);
  g_array_sort (all, compare_days);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || g_array_index (all, Day, i).day != g_array_index (all, Day, i - 1).day)
      g_array_append_val (days, g_array_index (all, Day, i));
  return days;
}

static const TdChartPoint *
point_on (const TdChart *chart, guint series, int day)
{
  guint n;
  const TdChartPoint *points = td_chart_get_points (chart, series, &n);
  for (guint i = 0; i < n; i++)
    if (points[i].day == day)
      return &points[i];
  return NULL;
}

/* Tracks are numbered from 0: how many there are. */
static guint
count_tracks (const TdChart *chart)
{
  guint n;
  guint n_tracks = 0;
  const TdChartTarget *targets = td_chart_get_targets (chart, &n);
  for (guint i = 0; i < n; i++)
    n_tracks = MAX (n_tracks, targets[i].track + 1);
  return n_tracks;
}

/* (transfer full): whose target it is, where each has its own. */
static char *
name_track (const TdChart *chart, guint track, const char *heading)
{
  guint n_targets, n_series;
  const TdChartTarget *targets = td_chart_get_targets (chart, &n_targets);
  const TdChartSeries *series = td_chart_get_series (chart, &n_series);

  for (guint i = 0; i < n_targets; i++)
    for (guint j = 0; targets[i].track == track && targets[i].id != NULL && j < n_series; j++)
      if (g_strcmp0 (series[j].id, targets[i].id) == 0)
        return g_strdup_printf ("%s: %s", series[j].name, heading);
  return g_strdup (heading);
}

static void
add_cell (GPtrArray *cells, const char *text, const char *otherwise)
{
  g_ptr_array_add (cells, g_strdup (text != NULL ? text : otherwise));
}

void
_td_chart_trend_tabulate (const TdChart *chart, TdChartTable *table)
{
  guint n_series;
  const TdChartSeries *series = td_chart_get_series (chart, &n_series);
  const char *absent = td_chart_get_text (chart, TD_CHART_TEXT_ABSENT);
  const char *target_heading = td_chart_get_text (chart, TD_CHART_TEXT_TARGET_HEADING);
  guint n_tracks = target_heading != NULL ? count_tracks (chart) : 0;
  absent = absent != NULL ? absent : "";

  add_cell (table->headings, td_chart_get_text (chart, TD_CHART_TEXT_FIRST_HEADING), "");
  for (guint i = 0; i < n_series; i++)
    add_cell (table->headings, series[i].name, "");
  for (guint i = 0; i < n_tracks; i++)
    g_ptr_array_add (table->headings, name_track (chart, i, target_heading));

  g_autoptr (GArray) days = collect_days (chart);
  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = &g_array_index (days, Day, i);
      GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
      add_cell (cells, day->when, "");
      for (guint j = 0; j < n_series; j++)
        {
          const TdChartPoint *point = point_on (chart, j, day->day);
          bool is_set = point != NULL && point->value.is_set;
          add_cell (cells, is_set ? point->text : NULL, absent);
        }
      for (guint j = 0; j < n_tracks; j++)
        {
          const TdChartTarget *target = td_chart_get_target_on (chart, j, day->day);
          bool is_set = target != NULL && target->value.is_set;
          add_cell (cells, is_set ? target->text : NULL, absent);
        }
      g_ptr_array_add (table->rows, cells);
    }
}
