/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <math.h>

#include "td-layout-table-private.h"

/* How wide the columns of a table are: as their cells need, then as the page allows. */

#define HEAD_LINES 3
/* Names wrap below this width only. */
#define LEAST_NAME 70.0
#define SMALLEST_SIZE 6.0

const TdBlockColumn *
_td_table_get_column (const TdBlock *block, guint index)
{
  return g_ptr_array_index (block->columns, index);
}

TdTextStyle
_td_table_head_style (const TdTableLayout *table)
{
  return (TdTextStyle){ .size = table->size - 0.5, .is_bold = true, .align = PANGO_ALIGN_CENTER };
}

TdTextStyle
_td_table_cell_style (const TdTableLayout *table, const TdBlockColumn *column, bool is_strong)
{
  static const PangoAlignment alignments[] = { [TD_ALIGN_LEFT] = PANGO_ALIGN_LEFT,
                                               [TD_ALIGN_CENTRE] = PANGO_ALIGN_CENTER,
                                               [TD_ALIGN_RIGHT] = PANGO_ALIGN_RIGHT };

  return (TdTextStyle){ .size = table->size,
                        .is_bold = is_strong || column->is_bold,
                        .align = alignments[column->align] };
}

/* The least width in which a heading breaks no word and has no more lines than others. */
static double
measure_heading (TdFlow *flow, const TdTableLayout *table, const char *heading)
{
  TdTextStyle style = _td_table_head_style (table);
  double width = _td_layout_longest_word (flow, heading, &style);
  g_autoptr (PangoLayout) layout = _td_flow_text (flow, heading, &style, width + 0.5);

  while (pango_layout_get_line_count (layout) > HEAD_LINES)
    {
      width += 2;
      pango_layout_set_width (layout, (int)((width + 0.5) * PANGO_SCALE));
    }
  return width;
}

/* What a column wants: its heading, and its widest cell; and what is too little: then a word, or a
 * figure, would be broken. */
static void
measure_column (
    TdFlow *flow, const TdTableLayout *table, guint index, double *wanted, double *least)
{
  const TdBlock *block = table->block;
  const TdBlockColumn *column = _td_table_get_column (block, index);
  bool is_name = column->align == TD_ALIGN_LEFT;

  *wanted = measure_heading (flow, table, column->heading);
  *least = *wanted;
  for (guint i = 0; i < block->rows->len; i++)
    {
      const TdBlockRow *row = g_ptr_array_index (block->rows, i);
      const char *text = g_ptr_array_index (row->cells, index);
      PangoLayout *cell = table->cells[i * table->n_columns + index];
      TdTextStyle style = _td_table_cell_style (table, column, row->is_strong);
      if (cell == NULL)
        continue;
      double width = _td_layout_width (cell);
      *wanted = MAX (*wanted, width);
      if (is_name && width > LEAST_NAME)
        width = _td_layout_longest_word (flow, text, &style);
      *least = MAX (*least, width);
    }
  *wanted += 2 * TD_TABLE_PADDING + 1;
  *least += 2 * TD_TABLE_PADDING + 1;
}

guint
_td_table_find_group_end (const TdBlock *block, guint first)
{
  const char *group = _td_table_get_column (block, first)->group;
  guint end = first + 1;

  while (group != NULL && end < block->columns->len
         && g_strcmp0 (_td_table_get_column (block, end)->group, group) == 0)
    end++;
  return end;
}

bool
_td_table_begins_group (const TdBlock *block, guint index)
{
  return _td_table_get_column (block, index)->group != NULL
         && (index == 0
             || g_strcmp0 (_td_table_get_column (block, index)->group,
                           _td_table_get_column (block, index - 1)->group)
                    != 0);
}

/* Gives the columns of a group the width of its heading on one line, as far as there is room. */
static void
widen_groups (TdFlow *flow, const TdTableLayout *table, double *widths)
{
  const TdBlock *block = table->block;
  TdTextStyle style = _td_table_head_style (table);
  double room = flow->width;

  /* Long names are going to wrap. */
  for (guint i = 0; i < block->columns->len; i++)
    room -= _td_table_get_column (block, i)->align == TD_ALIGN_LEFT
                ? MIN (widths[i], 2 * LEAST_NAME)
                : widths[i];
  for (guint i = 0; i < block->columns->len; i++)
    {
      if (!_td_table_begins_group (block, i))
        continue;
      guint end = _td_table_find_group_end (block, i);
      g_autoptr (PangoLayout) heading
          = _td_flow_text (flow, _td_table_get_column (block, i)->group, &style, -1);
      double lacking = _td_layout_width (heading) + 2 * TD_TABLE_PADDING + 1;
      for (guint j = i; j < end; j++)
        lacking -= widths[j];
      if (lacking <= 0 || lacking > room)
        continue;
      for (guint j = i; j < end; j++)
        widths[j] += lacking / (end - i);
      room -= lacking;
    }
}

/* Takes from columns what they can lack, where it is too much; or gives them what is left. */
static void
fit_columns (double *widths, const double *least, guint n, double room)
{
  double sum = 0;
  double free = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += widths[i];
      free += MAX (widths[i] - least[i], 0);
    }
  if (sum > room && free > 0)
    {
      double share = MIN ((sum - room) / free, 1);
      for (guint i = 0; i < n; i++)
        widths[i] -= MAX (widths[i] - least[i], 0) * share;
      sum -= free * share;
    }
  for (guint i = 0; i < n; i++)
    widths[i] *= room / sum;
}

void
_td_table_drop_cells (TdTableLayout *table)
{
  for (guint i = 0; table->cells != NULL && i < table->n_columns * table->block->rows->len; i++)
    g_clear_object (&table->cells[i]);
  g_clear_pointer (&table->cells, g_free);
}

/* Each cell on one line. */
static void
make_cells (TdFlow *flow, TdTableLayout *table)
{
  const TdBlock *block = table->block;
  guint n = table->n_columns;

  _td_table_drop_cells (table);
  table->cells = g_new0 (PangoLayout *, (gsize)n * block->rows->len + 1);
  flow->is_measuring = true;
  for (guint i = 0; i < block->rows->len; i++)
    {
      const TdBlockRow *row = g_ptr_array_index (block->rows, i);
      for (guint j = 0; j < n; j++)
        {
          const char *text = g_ptr_array_index (row->cells, j);
          TdTextStyle style
              = _td_table_cell_style (table, _td_table_get_column (block, j), row->is_strong);
          if (text != NULL)
            table->cells[i * n + j] = _td_flow_text (flow, text, &style, -1);
        }
    }
  flow->is_measuring = false;
}

/* Letters are smaller where words and figures would be broken. */
void
_td_table_place_columns (TdFlow *flow, TdTableLayout *table)
{
  guint n = table->n_columns;
  g_autofree double *widths = g_new0 (double, n);
  g_autofree double *least = g_new0 (double, n);

  for (;;)
    {
      double sum = 0;
      make_cells (flow, table);
      flow->is_measuring = true;
      for (guint i = 0; i < n; i++)
        {
          measure_column (flow, table, i, &widths[i], &least[i]);
          sum += least[i];
        }
      flow->is_measuring = false;
      if (sum <= flow->width || table->size <= SMALLEST_SIZE)
        break;
      double share = floor (table->size * flow->width / sum * 4) / 4;
      table->size = CLAMP (share, SMALLEST_SIZE, table->size - 0.25);
    }
  flow->is_measuring = true;
  widen_groups (flow, table, widths);
  flow->is_measuring = false;
  fit_columns (widths, least, n, flow->width);
  table->lefts = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    table->lefts[i + 1] = table->lefts[i] + widths[i];
}
