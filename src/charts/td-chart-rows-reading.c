/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-charts"
#include "config.h"

#include "td-chart-rows.h"

#include "td-chart-tip.h"

static const TdChartRow *
row_of (const TdChart *chart, TdChartHit hit)
{
  guint n;
  const TdChartRow *rows = td_chart_get_rows (chart, &n);
  return hit.series == 0 && hit.point >= 0 && hit.point < (int)n ? &rows[hit.point] : NULL;
}

/* The details of a row, each beside its heading. */
void
_td_chart_rows_hover (const TdChartLayout *layout, const TdChartSpot *spot, TdChartMarks *marks)
{
  static const char *const no_headings[] = { NULL };
  const TdChartRow *row = row_of (layout->chart, spot->hit);
  if (row == NULL)
    return;
  const char *const *headings = td_chart_get_detail_headings (layout->chart);
  td_chart_marks_add_rect (
      marks, TD_CHART_MARK_RECT, TD_CHART_PART_OTHER, TD_CHART_INK_SHADE, &spot->area);

  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (TdChartTipRow));
  for (guint i = 0; row->details != NULL && row->details[i] != NULL && headings[i] != NULL; i++)
    {
      TdChartTipRow cell = { .name = headings[i], .value = row->details[i] };
      g_array_append_val (rows, cell);
    }
  TdChartTip tip = {
    .title = row->name,
    .headings = no_headings,
    .rows = (const TdChartTipRow *)(gconstpointer)rows->data,
    .n_rows = rows->len,
    .hint = td_chart_get_text (layout->chart, TD_CHART_TEXT_HINT),
  };
  TdChartRect frame = { 0, 0, layout->width, layout->height };
  g_autoptr (TdChartRoom) room = td_chart_room_new (&frame);
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const TdChartDot *end = &g_array_index (layout->spots, TdChartSpot, i).at;
      td_chart_room_add_line (room, &(TdChartDot){ layout->plot.x, end->y }, end);
    }
  if (rows->len > 0)
    td_chart_tip_add (marks, layout, room, &spot->at, &tip);
}

TdChartHit
_td_chart_areas_hit (const TdChartLayout *layout, double x, double y)
{
  for (guint i = 0; i < layout->spots->len; i++)
    {
      const TdChartSpot *spot = &g_array_index (layout->spots, TdChartSpot, i);
      if (x >= spot->area.x && x <= spot->area.x + spot->area.width && y >= spot->area.y
          && y < spot->area.y + spot->area.height)
        return spot->hit;
    }
  return TD_CHART_HIT_NONE;
}

TdChartHit
_td_chart_rows_step (const TdChart *chart, TdChartHit from, TdChartStep which)
{
  guint n;
  td_chart_get_rows (chart, &n);
  if (n == 0)
    return TD_CHART_HIT_NONE;
  int to = from.point;
  if (row_of (chart, from) == NULL)
    to = which == TD_CHART_STEP_UP || which == TD_CHART_STEP_LAST ? (int)n - 1 : 0;
  else if (which == TD_CHART_STEP_UP || which == TD_CHART_STEP_LEFT)
    to = MAX (to - 1, 0);
  else if (which == TD_CHART_STEP_DOWN || which == TD_CHART_STEP_RIGHT)
    to = MIN (to + 1, (int)n - 1);
  else if (which == TD_CHART_STEP_FIRST)
    to = 0;
  else if (which == TD_CHART_STEP_LAST)
    to = (int)n - 1;
  return (TdChartHit){ 0, to };
}

static void
say (GString *text, const char *cell, const char *heading)
{
  if (cell == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, cell);
  if (heading != NULL)
    g_string_append_printf (text, " %s", heading);
}

char *
_td_chart_rows_describe (const TdChart *chart, TdChartHit hit_)
{
  const TdChartRow *row = row_of (chart, hit_);
  if (row == NULL)
    return NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  say (text, row->name, NULL);
  say (text, row->value_text, td_chart_get_text (chart, TD_CHART_TEXT_VALUE_HEADING));
  const char *const *headings = td_chart_get_detail_headings (chart);
  for (guint i = 0; row->details != NULL && row->details[i] != NULL && headings[i] != NULL; i++)
    {
      say (text, headings[i], NULL);
      g_string_append_printf (text, " %s", row->details[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
_td_chart_table_add_headings (const TdChart *chart,
                              TdChartTable *table,
                              const TdChartText *texts,
                              guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    {
      const char *heading = td_chart_get_text (chart, texts[i]);
      g_ptr_array_add (table->headings, g_strdup (heading != NULL ? heading : ""));
    }
}

void
_td_chart_table_add_row (const TdChart *chart,
                         TdChartTable *table,
                         const char *const *cells,
                         guint n_cells)
{
  const char *absent = td_chart_get_text (chart, TD_CHART_TEXT_ABSENT);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_cells; i++)
    g_ptr_array_add (row, g_strdup (cells[i] != NULL ? cells[i] : absent != NULL ? absent : ""));
  g_ptr_array_add (table->rows, row);
}
