/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-block.h"

static void
free_figure_row (gpointer data)
{
  TdFigureRow *row = data;

  g_free (row->label);
  g_free (row->value);
  g_free (row);
}

static void
free_panel (gpointer data)
{
  TdFigurePanel *panel = data;

  g_free (panel->heading);
  g_free (panel->rate);
  g_free (panel->unit);
  g_free (panel->status);
  g_free (panel->note);
  g_ptr_array_unref (panel->rows);
  g_free (panel);
}

static void
free_column (gpointer data)
{
  TdBlockColumn *column = data;

  g_free (column->group);
  g_free (column->heading);
  g_free (column);
}

static void
free_row (gpointer data)
{
  TdBlockRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

TdBlock *
td_block_new (TdBlockType type)
{
  TdBlock *block = g_new0 (TdBlock, 1);

  block->type = type;
  block->texts = g_ptr_array_new_with_free_func (g_free);
  block->keys = g_ptr_array_new_with_free_func (g_free);
  block->panels = g_ptr_array_new_with_free_func (free_panel);
  block->charts = g_ptr_array_new_with_free_func ((GDestroyNotify)td_chart_unref);
  block->columns = g_ptr_array_new_with_free_func (free_column);
  block->rows = g_ptr_array_new_with_free_func (free_row);
  return block;
}

void
td_block_free (TdBlock *block)
{
  g_ptr_array_unref (block->texts);
  g_ptr_array_unref (block->keys);
  g_free (block->source);
  g_free (block->letterhead.superior);
  g_free (block->letterhead.agency);
  g_free (block->letterhead.keep);
  g_free (block->letterhead.number);
  g_free (block->letterhead.subject);
  g_free (block->letterhead.secrecy);
  g_free (block->letterhead.urgency);
  g_free (block->letterhead.circulation);
  g_free (block->letterhead.nation);
  g_free (block->letterhead.motto);
  g_free (block->letterhead.place);
  g_free (block->letterhead.contact);
  g_ptr_array_unref (block->panels);
  g_ptr_array_unref (block->charts);
  g_ptr_array_unref (block->columns);
  g_ptr_array_unref (block->rows);
  g_free (block->heading);
  g_free (block->number);
  g_free (block->note);
  g_free (block->signer_authority);
  g_free (block->signer_title);
  g_free (block->signer_name);
  g_free (block->drafter);
  g_free (block);
}

char *
td_block_get_addressee (const TdBlock *block, guint index)
{
  const char *text = g_ptr_array_index (block->texts, index);
  bool is_last = index + 1 == block->texts->len;
  /* An office may have typed the stop. */
  bool has_stop = g_str_has_suffix (text, ";") || g_str_has_suffix (text, ".");

  if (block->texts->len == 1)
    return g_strdup (text);
  return g_strconcat ("- ", text, has_stop ? "" : is_last ? "." : ";", NULL);
}

TdFigurePanel *
td_block_add_panel (TdBlock *block)
{
  TdFigurePanel *panel = g_new0 (TdFigurePanel, 1);

  panel->rows = g_ptr_array_new_with_free_func (free_figure_row);
  g_ptr_array_add (block->panels, panel);
  return panel;
}

TdFigureRow *
td_panel_add_row (TdFigurePanel *panel)
{
  TdFigureRow *row = g_new0 (TdFigureRow, 1);

  g_ptr_array_add (panel->rows, row);
  return row;
}

TdBlockColumn *
td_block_add_column (TdBlock *block)
{
  TdBlockColumn *column = g_new0 (TdBlockColumn, 1);

  g_ptr_array_add (block->columns, column);
  return column;
}

TdBlockRow *
td_block_add_row (TdBlock *block)
{
  TdBlockRow *row = g_new0 (TdBlockRow, 1);

  row->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (block->rows, row);
  return row;
}
