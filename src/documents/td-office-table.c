/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-office-writer.h"

/* Tables with a grid and without, figures and charts. */

#define PANEL_GAP 397
#define RATE_PERCENT 46

/* --- cells --- */

void
_td_office_begin_table (TdOfficeWriter *writer, const TdOfficeTable *source)
{
  TdOfficeTable table = *source;

  for (guint i = 0; i < table.n_columns; i++)
    table.width += table.widths[i];
  g_array_append_val (writer->tables, table);
  writer->class_->begin_table (writer->target, &table);
}

void
_td_office_begin_cell (TdOfficeWriter *writer, const TdOfficeCell *source)
{
  TdOfficeCell cell = *source;

  cell.table = &g_array_index (writer->tables, TdOfficeTable, writer->tables->len - 1);
  for (guint i = 0; i < cell.n_columns; i++)
    cell.width += cell.table->widths[cell.column + i];
  writer->class_->begin_cell (writer->target, &cell);
}

void
_td_office_end_table (TdOfficeWriter *writer)
{
  writer->class_->end_table (writer->target);
  g_array_set_size (writer->tables, writer->tables->len - 1);
}

void
_td_office_begin_columns (TdOfficeWriter *writer, const int *widths, guint n)
{
  TdOfficeTable table = { .widths = widths, .n_columns = n };

  _td_office_begin_table (writer, &table);
  writer->class_->begin_row (writer->target, false);
}

void
_td_office_begin_column (TdOfficeWriter *writer, guint column, guint n, bool is_ruled)
{
  TdOfficeCell cell = { .column = column, .n_columns = 1, .n_rows = 1, .is_ruled = is_ruled };

  cell.is_last = column + 1 == n;
  _td_office_begin_cell (writer, &cell);
}

void
_td_office_end_column (TdOfficeWriter *writer)
{
  writer->class_->end_cell (writer->target);
}

void
_td_office_next_row (TdOfficeWriter *writer)
{
  writer->class_->end_row (writer->target);
  writer->class_->begin_row (writer->target, false);
}

void
_td_office_end_columns (TdOfficeWriter *writer)
{
  writer->class_->end_row (writer->target);
  _td_office_end_table (writer);
}

/* --- figures and charts --- */

static void
add_panel (TdOfficeWriter *writer, const TdFigurePanel *panel, int width)
{
  int left = width * RATE_PERCENT / 100;
  int widths[] = { left, width - left };
  TdOfficeParagraph rate = { .style = TD_OFFICE_FIGURE_RATE,
                             .text = panel->rate,
                             .tail = panel->unit,
                             .tail_style = TD_OFFICE_FIGURE_UNIT };

  _td_office_add_text (writer, TD_OFFICE_FIGURE_HEADING, panel->heading);
  _td_office_begin_columns (writer, widths, 2);
  _td_office_begin_column (writer, 0, 2, false);
  if (panel->rate != NULL)
    _td_office_add_paragraph (writer, &rate);
  _td_office_add_text (writer, TD_OFFICE_FIGURE_STATUS, panel->status);
  _td_office_add_text (writer, TD_OFFICE_FIGURE_NOTE, panel->note);
  _td_office_end_column (writer);
  _td_office_begin_column (writer, 1, 2, false);
  for (guint i = 0; i < panel->rows->len; i++)
    {
      const TdFigureRow *row = g_ptr_array_index (panel->rows, i);
      TdOfficeParagraph line = {
        .style = TD_OFFICE_FIGURE_ROW, .text = row->label, .tail = row->value, .tab = widths[1]
      };
      _td_office_add_paragraph (writer, &line);
    }
  _td_office_end_column (writer);
  _td_office_end_columns (writer);
}

/* Widths of @n parts with gaps between them. Returns: (transfer full): 2n - 1 */
static int *
share_width (const TdOfficeWriter *writer, guint n)
{
  int *widths = g_new (int, 2 * n);

  for (guint i = 0; i < 2 * n - 1; i++)
    widths[i] = i % 2 == 1 ? PANEL_GAP : (writer->width - (int)(n - 1) * PANEL_GAP) / (int)n;
  return widths;
}

void
_td_office_add_figures (TdOfficeWriter *writer, const TdBlock *block)
{
  guint n = block->panels->len;

  if (n == 0)
    return;
  g_autofree int *widths = share_width (writer, n);
  _td_office_add_space (writer, td_office_layout_space (writer->layout, 160));
  _td_office_begin_columns (writer, widths, 2 * n - 1);
  for (guint i = 0; i < 2 * n - 1; i++)
    {
      _td_office_begin_column (writer, i, 2 * n - 1, i % 2 == 0);
      if (i % 2 == 0)
        add_panel (writer, g_ptr_array_index (block->panels, i / 2), widths[i]);
      _td_office_end_column (writer);
    }
  _td_office_end_columns (writer);
}

static void
add_chart (TdOfficeWriter *writer, TdChart *chart, int width)
{
  TdOfficePicture picture = { .title = td_chart_get_text (chart, TD_CHART_TEXT_TITLE),
                              .description = td_chart_get_text (chart, TD_CHART_TEXT_DESCRIPTION),
                              .width = width,
                              .height = td_office_layout_chart_height (writer->layout) };
  TdOfficeParagraph paragraph = { .style = TD_OFFICE_PICTURE, .picture = &picture };

  if (writer->has_failed)
    return;
  picture.png = td_office_layout_draw_chart (chart, width, picture.height, false, writer->error);
  if (picture.png != NULL)
    picture.svg = td_office_layout_draw_chart (chart, width, picture.height, true, writer->error);
  writer->has_failed = picture.svg == NULL;
  if (!writer->has_failed)
    _td_office_add_paragraph (writer, &paragraph);
  g_clear_pointer (&picture.png, g_bytes_unref);
  g_clear_pointer (&picture.svg, g_bytes_unref);
}

void
_td_office_add_charts (TdOfficeWriter *writer, const TdBlock *block)
{
  guint n = block->charts->len;

  if (n == 0)
    return;
  g_autofree int *widths = g_new (int, n);
  /* Pictures have clear space around them. */
  for (guint i = 0; i < n; i++)
    widths[i] = writer->width / (int)n;
  _td_office_add_space (writer, 20);
  _td_office_begin_columns (writer, widths, n);
  for (guint i = 0; i < n; i++)
    {
      _td_office_begin_column (writer, i, n, false);
      add_chart (writer, g_ptr_array_index (block->charts, i), widths[i]);
      _td_office_end_column (writer);
    }
  _td_office_end_columns (writer);
}

/* --- tables --- */

static const TdBlockColumn *
get_column (const TdBlock *block, guint index)
{
  return g_ptr_array_index (block->columns, index);
}

/* The column after the last of the group that begins at @first. */
static guint
find_group_end (const TdBlock *block, guint first)
{
  guint end = first + 1;

  while (end < block->columns->len
         && g_strcmp0 (get_column (block, end)->group, get_column (block, first)->group) == 0)
    end++;
  return end;
}

static void
add_cell (TdOfficeWriter *writer, const TdOfficeCell *cell, const TdOfficeParagraph *paragraph)
{
  TdOfficeParagraph copy = *paragraph;

  /* A table that is too wide has smaller letters; those of its head are smaller by half a point. */
  if (writer->cell_size != writer->document->table_size)
    copy.size = writer->cell_size - (paragraph->style == TD_OFFICE_TABLE_HEAD ? 5 : 0);
  _td_office_begin_cell (writer, cell);
  if (!cell->is_covered)
    _td_office_add_paragraph (writer, &copy);
  writer->class_->end_cell (writer->target);
}

static void
add_groups (TdOfficeWriter *writer, const TdBlock *block)
{
  guint n = block->columns->len;

  writer->class_->begin_row (writer->target, true);
  for (guint i = 0; i < n;)
    {
      const TdBlockColumn *column = get_column (block, i);
      guint end = column->group != NULL ? find_group_end (block, i) : i + 1;
      TdOfficeCell cell = { .column = i, .n_columns = end - i, .n_rows = 1, .is_middle = true };
      TdOfficeParagraph heading = { .style = TD_OFFICE_TABLE_HEAD, .text = column->group };
      cell.is_last = end == n;
      if (column->group == NULL)
        {
          cell.n_rows = 2;
          heading.text = column->heading;
        }
      add_cell (writer, &cell, &heading);
      i = end;
    }
  writer->class_->end_row (writer->target);
}

static void
add_table_head (TdOfficeWriter *writer, const TdBlock *block)
{
  bool has_groups = false;

  for (guint i = 0; i < block->columns->len; i++)
    has_groups |= get_column (block, i)->group != NULL;
  if (has_groups)
    add_groups (writer, block);
  writer->class_->begin_row (writer->target, true);
  for (guint i = 0; i < block->columns->len; i++)
    {
      const TdBlockColumn *column = get_column (block, i);
      TdOfficeCell cell = { .column = i, .n_columns = 1, .n_rows = 1, .is_middle = true };
      TdOfficeParagraph heading = { .style = TD_OFFICE_TABLE_HEAD, .text = column->heading };
      cell.is_covered = has_groups && column->group == NULL;
      cell.is_last = i + 1 == block->columns->len;
      add_cell (writer, &cell, &heading);
    }
  writer->class_->end_row (writer->target);
}

static void
add_table_row (TdOfficeWriter *writer, const TdBlock *block, const TdBlockRow *row)
{
  static const TdOfficeStyleId styles[] = { [TD_ALIGN_LEFT] = TD_OFFICE_TABLE_LEFT,
                                            [TD_ALIGN_CENTRE] = TD_OFFICE_TABLE_CENTRE,
                                            [TD_ALIGN_RIGHT] = TD_OFFICE_TABLE_RIGHT };

  writer->class_->begin_row (writer->target, false);
  for (guint i = 0; i < block->columns->len; i++)
    {
      const TdBlockColumn *column = get_column (block, i);
      TdOfficeCell cell = { .column = i, .n_columns = 1, .n_rows = 1, .is_middle = true };
      TdOfficeParagraph text = { .style = styles[column->align] };
      cell.is_shaded = row->is_strong;
      cell.is_last = i + 1 == block->columns->len;
      text.text = g_ptr_array_index (row->cells, i);
      text.is_bold = row->is_strong || column->is_bold;
      add_cell (writer, &cell, &text);
    }
  writer->class_->end_row (writer->target);
}

void
_td_office_add_table (TdOfficeWriter *writer, const TdBlock *block)
{
  guint n = block->columns->len;

  if (n == 0)
    return;
  g_autofree int *widths = g_new (int, n);
  TdOfficeTable table = { .widths = widths, .n_columns = n, .has_grid = true };
  writer->cell_size = td_office_layout_columns (writer->layout, block, widths);
  table.padding = td_office_layout_padding (writer->layout);
  _td_office_add_space (writer, 80);
  _td_office_begin_table (writer, &table);
  add_table_head (writer, block);
  for (guint i = 0; i < block->rows->len; i++)
    add_table_row (writer, block, g_ptr_array_index (block->rows, i));
  _td_office_end_table (writer);
}
