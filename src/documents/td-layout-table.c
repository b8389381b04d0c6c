/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <string.h>

#include "td-layout-table-private.h"
#include "wording/td-pattern.h"

/* A table with a head of one or two rows, repeated on each page, that breaks between its rows. */

#define HEAD_PADDING 3.0
#define SHADE (0xec / 255.0)
/* How much of a page a row may take, and the height of a line of letters. */
#define MOST_OF_PAGE 0.6
#define LINE_SHARE 1.15

/* By density. */
static const double row_paddings[TD_N_DENSITIES] = { 4.4, 3.7, 3, 2.3, 1.7, 1.1, 0.6, 0.2 };

typedef struct
{
  PangoLayout *layout; /* owned */
  double x;
  double y;
  double width;
  double height;
} Cell;

typedef struct
{
  TdTableLayout *table;
  PangoLayout **cells; /* owned; NULL where empty */
  bool is_strong;
} Row;

static TdTableLayout *
table_ref (TdTableLayout *table)
{
  g_atomic_ref_count_inc (&table->ref_count);
  return table;
}

static void
table_unref (gpointer data)
{
  TdTableLayout *table = data;

  if (!g_atomic_ref_count_dec (&table->ref_count))
    return;
  g_array_unref (table->head_cells);
  g_free (table->lefts);
  g_free (table);
}

static void
free_row (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->table->n_columns; i++)
    g_clear_object (&row->cells[i]);
  g_free (row->cells);
  table_unref (row->table);
  g_free (row);
}

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_clear_object (&cell->layout);
}

/* --- the head --- */

static double
add_head_cell (TdFlow *flow, TdTableLayout *table, const char *text, guint first, guint end)
{
  TdTextStyle style = _td_table_head_style (table);
  Cell cell = { .x = table->lefts[first], .width = table->lefts[end] - table->lefts[first] };

  cell.layout = _td_flow_text (flow, text, &style, MAX (cell.width - 2 * TD_TABLE_PADDING + 2, 1));
  g_array_append_val (table->head_cells, cell);
  return _td_layout_height (cell.layout) + 2 * HEAD_PADDING;
}

/* Returns: the height of the head */
static double
place_head (TdFlow *flow, TdTableLayout *table)
{
  const TdBlock *block = table->block;
  double upper = 0;
  double lower = 0;
  double tall = 0;

  for (guint i = 0; i < block->columns->len; i++)
    {
      double height;
      const TdBlockColumn *column = _td_table_get_column (block, i);
      if (_td_table_begins_group (block, i))
        {
          height
              = add_head_cell (flow, table, column->group, i, _td_table_find_group_end (block, i));
          upper = MAX (upper, height);
        }
      height = add_head_cell (flow, table, column->heading, i, i + 1);
      if (column->group != NULL)
        lower = MAX (lower, height);
      else
        tall = MAX (tall, height);
    }
  lower = MAX (lower, tall - upper);

  guint next = 0;
  for (guint i = 0; i < block->columns->len; i++)
    {
      const TdBlockColumn *column = _td_table_get_column (block, i);
      if (_td_table_begins_group (block, i))
        g_array_index (table->head_cells, Cell, next++).height = upper;
      Cell *cell = &g_array_index (table->head_cells, Cell, next++);
      cell->y = column->group != NULL ? upper : 0;
      cell->height = column->group != NULL ? lower : upper + lower;
    }
  return upper + lower;
}

static void
draw_box (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
}

static void
draw_head (cairo_t *cr, const TdPiece *piece, double x, double y)
{
  const TdTableLayout *table = piece->data;

  cairo_set_line_width (cr, TD_RULE);
  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < table->head_cells->len; i++)
    {
      const Cell *cell = &g_array_index (table->head_cells, Cell, i);
      double free = cell->height - _td_layout_height (cell->layout);
      draw_box (cr, x + cell->x, y + cell->y, cell->width, cell->height);
      cairo_tag_begin (cr, "TH", NULL);
      _td_draw_layout (
          cr, cell->layout, x + cell->x + TD_TABLE_PADDING - 1, y + cell->y + free / 2);
      cairo_tag_end (cr, "TH");
    }
  cairo_tag_end (cr, "TR");
}

/* --- rows --- */

/* Of a cell that was left on one line, so that it is laid out once. */
static double
get_shift (PangoLayout *layout, double width)
{
  double free = width - _td_layout_width (layout);

  if (pango_layout_get_width (layout) >= 0)
    return 0;
  if (pango_layout_get_alignment (layout) == PANGO_ALIGN_RIGHT)
    return free;
  return pango_layout_get_alignment (layout) == PANGO_ALIGN_CENTER ? free / 2 : 0;
}

static void
draw_row (cairo_t *cr, const TdPiece *piece, double x, double y)
{
  const Row *row = piece->data;
  const double *lefts = row->table->lefts;

  guint n = row->table->n_columns;

  if (row->is_strong)
    {
      cairo_save (cr);
      cairo_set_source_rgb (cr, SHADE, SHADE, SHADE);
      cairo_rectangle (cr, x, y, lefts[n], piece->height);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  /* All rules of a row in one stroke: a long table has tens of thousands of cells. */
  cairo_set_line_width (cr, TD_RULE);
  cairo_rectangle (cr, x, y, lefts[n], piece->height);
  for (guint i = 1; i < n; i++)
    {
      cairo_move_to (cr, x + lefts[i], y);
      cairo_rel_line_to (cr, 0, piece->height);
    }
  cairo_stroke (cr);

  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < n; i++)
    {
      double width = lefts[i + 1] - lefts[i];
      cairo_tag_begin (cr, "TD", NULL);
      if (row->cells[i] != NULL)
        _td_draw_layout (cr,
                         row->cells[i],
                         x + lefts[i] + TD_TABLE_PADDING
                             + get_shift (row->cells[i], width - 2 * TD_TABLE_PADDING),
                         y + (piece->height - _td_layout_height (row->cells[i])) / 2);
      cairo_tag_end (cr, "TD");
    }
  cairo_tag_end (cr, "TR");
}

/* Has notes to be counted, or more than a line. */
static bool
must_lay_out (PangoLayout *cell, const char *text, double width)
{
  return _td_layout_width (cell) > width + 0.5 || strchr (text, TD_MARK_NOTE) != NULL;
}

/* The lines of @layout that stand in the part @part of its row. (transfer full) (nullable) */
static PangoLayout *
get_part (PangoLayout *layout, guint part, guint most)
{
  guint n_lines = (guint)pango_layout_get_line_count (layout);

  if (n_lines <= most)
    return part == 0 ? g_object_ref (layout) : NULL;
  if (part * most >= n_lines)
    return NULL;

  const char *text = pango_layout_get_text (layout);
  int from = pango_layout_get_line_readonly (layout, (int)(part * most))->start_index;
  int end = (int)strlen (text);
  if ((part + 1) * most < n_lines)
    end = pango_layout_get_line_readonly (layout, (int)((part + 1) * most))->start_index;
  PangoLayout *lines = pango_layout_copy (layout);
  pango_layout_set_attributes (lines, NULL);
  pango_layout_set_text (lines, text + from, end - from);
  return lines;
}

/* @cells: (transfer none): of the whole row */
static TdPiece *
add_row_part (TdFlow *flow,
              TdTableLayout *table,
              const TdBlockRow *source,
              GPtrArray *cells,
              guint part,
              guint most)
{
  Row *row = g_new0 (Row, 1);
  TdPiece *piece = _td_flow_add (flow, "Table");
  double line = table->size;

  row->table = table_ref (table);
  row->cells = g_new0 (PangoLayout *, table->n_columns);
  row->is_strong = source->is_strong;
  for (guint i = 0; i < table->n_columns; i++)
    {
      PangoLayout *cell = g_ptr_array_index (cells, i);
      row->cells[i] = cell != NULL ? get_part (cell, part, most) : NULL;
      double height = row->cells[i] != NULL ? _td_layout_height (row->cells[i]) : 0;
      line = MAX (line, height);
    }
  piece->height = line + 2 * row_paddings[flow->density];
  piece->draw = draw_row;
  piece->data = row;
  piece->free_data = free_row;
  return piece;
}

static void
free_cell (gpointer cell)
{
  g_clear_object (&cell);
}

/* A row that is higher than most of a page is several. Returns: the piece of the last of them */
static TdPiece *
add_row (TdFlow *flow, TdTableLayout *table, guint index, TdPiece *head)
{
  const TdBlockRow *source = g_ptr_array_index (table->block->rows, index);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (free_cell);
  guint most = (guint)(flow->height * MOST_OF_PAGE / (table->size * LINE_SHARE));
  guint n_lines = 1;
  TdPiece *piece = NULL;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const char *text = g_ptr_array_index (source->cells, i);
      double width = table->lefts[i + 1] - table->lefts[i] - 2 * TD_TABLE_PADDING;
      TdTextStyle style
          = _td_table_cell_style (table, _td_table_get_column (table->block, i), source->is_strong);
      PangoLayout *cell = g_steal_pointer (&table->cells[index * table->n_columns + i]);
      if (cell != NULL && must_lay_out (cell, text, width))
        {
          g_object_unref (cell);
          cell = _td_flow_text (flow, text, &style, MAX (width + 0.5, 1));
        }
      if (cell != NULL)
        n_lines = MAX (n_lines, (guint)pango_layout_get_line_count (cell));
      g_ptr_array_add (cells, cell);
    }
  for (guint part = 0; part * most < n_lines; part++)
    {
      piece = add_row_part (flow, table, source, cells, part, most);
      piece->head = head;
      if (part == 0)
        _td_flow_take_notes (flow, piece);
    }
  return piece;
}

const double *
_td_flow_find_columns (const TdFlow *flow, const TdBlock *block, double *size)
{
  for (guint i = 0; i < flow->pieces->len; i++)
    {
      const TdPiece *piece = g_ptr_array_index (flow->pieces, i);
      const TdTableLayout *table = piece->data;
      if (piece->draw != draw_head || table->block != block)
        continue;
      *size = table->size;
      return table->lefts;
    }
  g_return_val_if_reached (NULL);
}

double
_td_flow_get_row_padding (const TdFlow *flow)
{
  return row_paddings[flow->density];
}

void
_td_flow_table (TdFlow *flow, const TdBlock *block)
{
  TdTableLayout *table = g_new0 (TdTableLayout, 1);

  g_atomic_ref_count_init (&table->ref_count);
  table->block = block;
  table->n_columns = block->columns->len;
  table->size = flow->document->table_size / 10.0;
  table->head_cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (table->head_cells, clear_cell);
  _td_table_place_columns (flow, table);

  flow->n_blocks++;
  TdPiece *head = _td_flow_add (flow, "Table");
  head->height = place_head (flow, table);
  head->space = 4;
  head->keeps_next = block->rows->len > 0;
  head->draw = draw_head;
  head->data = table;
  head->free_data = table_unref;
  _td_flow_take_notes (flow, head);
  for (guint i = 0; i < block->rows->len; i++)
    {
      TdPiece *piece = add_row (flow, table, i, head);
      /* The last row, often the sum, is not left alone. */
      piece->keeps_next = i + 2 == block->rows->len;
    }
  _td_table_drop_cells (table);
}
