/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "charts/td-chart-json.h"
#include "documents/td-draft-private.h"

/* Blocks as JSON, without their texts; docs/documents.md describes it. */

#define MAX_LEVEL 3

static const struct
{
  TdBlockType type;
  const char *name;
} types[] = {
  { TD_BLOCK_LETTERHEAD, "letterhead" },
  { TD_BLOCK_ADDRESSEES, "addressees" },
  { TD_BLOCK_TITLE, "title" },
  { TD_BLOCK_SUBTITLE, "subtitle" },
  { TD_BLOCK_HEADING, "heading" },
  { TD_BLOCK_PARAGRAPH, "paragraph" },
  { TD_BLOCK_LIST, "list" },
  { TD_BLOCK_FIGURES, "figures" },
  { TD_BLOCK_CHARTS, "charts" },
  { TD_BLOCK_TABLE, "table" },
  { TD_BLOCK_RECIPIENTS, "recipients" },
  { TD_BLOCK_SIGNATURE, "signature" },
  { TD_BLOCK_PAGE_BREAK, "page-break" },
  { TD_BLOCK_APPENDIX, "appendix" },
};

static const char *const aligns[] = { "left", "centre", "right" };

/* The flags of a block, by their names. */
#define N_FLAGS 7

static const char *const flag_names[N_FLAGS]
    = { "bold", "italic", "centred", "plain", "ruled", "numbered", "landscape" };

static void
list_flags (TdBlock *block, bool *flags[N_FLAGS])
{
  flags[0] = &block->is_bold;
  flags[1] = &block->is_italic;
  flags[2] = &block->is_centred;
  flags[3] = &block->is_plain;
  flags[4] = &block->is_ruled;
  flags[5] = &block->is_numbered;
  flags[6] = &block->is_landscape;
}

/* The texts of a panel, by their names. */
#define N_PANEL_TEXTS 5

static const char *const panel_names[N_PANEL_TEXTS]
    = { "heading", "rate", "unit", "status", "note" };

static void
list_panel_texts (TdFigurePanel *panel, char **texts[N_PANEL_TEXTS])
{
  texts[0] = &panel->heading;
  texts[1] = &panel->rate;
  texts[2] = &panel->unit;
  texts[3] = &panel->status;
  texts[4] = &panel->note;
}

const char *
_td_block_get_type_name (TdBlockType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].type == type)
      return types[i].name;
  g_return_val_if_reached (NULL);
}

/* --- writing --- */

static void
write_panels (const TdBlock *block, JsonObject *object)
{
  if (block->panels->len == 0)
    return;
  JsonArray *panels = td_json_add_array (object, "panels");
  for (guint i = 0; i < block->panels->len; i++)
    {
      TdFigurePanel *panel = g_ptr_array_index (block->panels, i);
      JsonObject *member = td_json_add_object (panels);
      char **texts[N_PANEL_TEXTS];
      list_panel_texts (panel, texts);
      for (guint j = 0; j < N_PANEL_TEXTS; j++)
        td_json_add_text (member, panel_names[j], *texts[j]);
      JsonArray *rows = td_json_add_array (member, "rows");
      for (guint j = 0; j < panel->rows->len; j++)
        {
          const TdFigureRow *row = g_ptr_array_index (panel->rows, j);
          JsonObject *line = td_json_add_object (rows);
          td_json_add_text (line, "label", row->label);
          td_json_add_text (line, "value", row->value);
        }
    }
}

static void
write_table (const TdBlock *block, JsonObject *object)
{
  if (block->columns->len == 0)
    return;
  JsonArray *columns = td_json_add_array (object, "columns");
  for (guint i = 0; i < block->columns->len; i++)
    {
      const TdBlockColumn *column = g_ptr_array_index (block->columns, i);
      JsonObject *member = td_json_add_object (columns);
      td_json_add_text (member, "group", column->group);
      td_json_add_text (member, "heading", column->heading);
      td_json_add_text (member, "align", aligns[column->align]);
      td_json_add_flag (member, "bold", column->is_bold);
    }
  JsonArray *rows = td_json_add_array (object, "rows");
  for (guint i = 0; i < block->rows->len; i++)
    {
      const TdBlockRow *row = g_ptr_array_index (block->rows, i);
      JsonObject *member = td_json_add_object (rows);
      td_json_add_flag (member, "strong", row->is_strong);
      JsonArray *cells = td_json_add_array (member, "cells");
      for (guint j = 0; j < row->cells->len; j++)
        td_json_append_text (cells, g_ptr_array_index (row->cells, j));
    }
}

void
_td_block_write (const TdBlock *block, JsonObject *object)
{
  bool *flags[N_FLAGS];

  td_json_add_text (object, "type", _td_block_get_type_name (block->type));
  td_json_add_text (object, "source", block->source);
  /* Only read here. */
  list_flags ((TdBlock *)(gpointer)block, flags);
  for (guint i = 0; i < N_FLAGS; i++)
    td_json_add_flag (object, flag_names[i], *flags[i]);
  td_json_add_number (object, "level", block->level);
  td_json_add_text (object, "keep", block->letterhead.keep);
  write_panels (block, object);
  write_table (block, object);
  if (block->charts->len == 0)
    return;
  JsonArray *charts = td_json_add_array (object, "charts");
  for (guint i = 0; i < block->charts->len; i++)
    json_array_add_object_element (charts, td_chart_to_json (g_ptr_array_index (block->charts, i)));
}

/* --- reading --- */

/* A text with marks, as it may be shown. @value: (out) */
static bool
take_marked (const char *text, const char *name, char **value, GError **error)
{
  g_autofree char *clean = text != NULL ? _td_draft_text_clean (text) : NULL;

  if (g_strcmp0 (clean, text) != 0)
    return td_json_fail (name, error);
  g_free (*value);
  *value = g_steal_pointer (&clean);
  return true;
}

bool
_td_block_read_text (JsonObject *object, const char *name, char **value, GError **error)
{
  const char *text = NULL;

  return td_json_read_text (object, name, &text, error) && take_marked (text, name, value, error);
}

static bool
read_type (JsonObject *object, TdBlockType *type, GError **error)
{
  const char *name = NULL;

  if (!td_json_read_text (object, "type", &name, error))
    return false;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].name, name))
      {
        *type = types[i].type;
        return true;
      }
  return td_json_fail ("type", error);
}

static bool
read_panel (TdBlock *block, JsonObject *object, GError **error)
{
  TdFigurePanel *panel = td_block_add_panel (block);
  char **texts[N_PANEL_TEXTS];
  JsonArray *rows = NULL;

  list_panel_texts (panel, texts);
  for (guint i = 0; i < N_PANEL_TEXTS; i++)
    if (!_td_block_read_text (object, panel_names[i], texts[i], error))
      return false;
  if (!td_json_read_array (object, "rows", &rows, error))
    return false;
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *member = td_json_get_object (rows, i, "rows", error);
      TdFigureRow *row = td_panel_add_row (panel);
      if (member == NULL || !_td_block_read_text (member, "label", &row->label, error)
          || !_td_block_read_text (member, "value", &row->value, error))
        return false;
      if (row->label == NULL || row->value == NULL)
        return td_json_fail ("rows", error);
    }
  return true;
}

static bool
read_column (TdBlock *block, JsonObject *object, GError **error)
{
  TdBlockColumn *column = td_block_add_column (block);
  const char *align = NULL;

  if (!_td_block_read_text (object, "group", &column->group, error)
      || !_td_block_read_text (object, "heading", &column->heading, error)
      || !td_json_read_text (object, "align", &align, error)
      || !td_json_read_flag (object, "bold", &column->is_bold, error))
    return false;
  for (guint i = 0; align != NULL && i < G_N_ELEMENTS (aligns); i++)
    if (g_str_equal (aligns[i], align))
      {
        column->align = (TdAlign)i;
        return true;
      }
  return td_json_fail ("align", error);
}

static bool
read_row (TdBlock *block, JsonObject *object, GError **error)
{
  TdBlockRow *row = td_block_add_row (block);
  JsonArray *cells = NULL;

  if (!td_json_read_flag (object, "strong", &row->is_strong, error)
      || !td_json_read_array (object, "cells", &cells, error))
    return false;
  if (cells == NULL || json_array_get_length (cells) != block->columns->len)
    return td_json_fail ("cells", error);
  for (guint i = 0; i < block->columns->len; i++)
    {
      const char *text;
      char *cell = NULL;
      if (!td_json_get_text (cells, i, "cells", &text, error)
          || !take_marked (text, "cells", &cell, error))
        return false;
      g_ptr_array_add (row->cells, cell);
    }
  return true;
}

static bool
read_chart (TdBlock *block, JsonObject *object, GError **error)
{
  TdChart *chart = td_chart_from_json (object, error);

  if (chart != NULL)
    g_ptr_array_add (block->charts, chart);
  return chart != NULL;
}

static bool
read_list (TdBlock *block,
           JsonObject *object,
           const char *name,
           bool (*read) (TdBlock *, JsonObject *, GError **),
           GError **error)
{
  JsonArray *list = NULL;

  if (!td_json_read_array (object, name, &list, error))
    return false;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *member = td_json_get_object (list, i, name, error);
      if (member == NULL || !read (block, member, error))
        return false;
    }
  return true;
}

/* What a fixed block shows must be there. */
static bool
check_content (const TdBlock *block, GError **error)
{
  if (block->type == TD_BLOCK_FIGURES && block->panels->len == 0)
    return td_json_fail ("panels", error);
  if (block->type == TD_BLOCK_CHARTS && block->charts->len == 0)
    return td_json_fail ("charts", error);
  if (block->type == TD_BLOCK_TABLE && (block->columns->len == 0 || block->rows->len == 0))
    return td_json_fail ("columns", error);
  return true;
}

TdBlock *
_td_block_read (JsonObject *object, GError **error)
{
  TdBlockType type = TD_BLOCK_PARAGRAPH;
  int64_t level = 0;
  bool *flags[N_FLAGS];

  if (!read_type (object, &type, error))
    return NULL;
  g_autoptr (TdBlock) block = td_block_new (type);
  list_flags (block, flags);
  for (guint i = 0; i < N_FLAGS; i++)
    if (!td_json_read_flag (object, flag_names[i], flags[i], error))
      return NULL;
  if (!_td_block_read_text (object, "source", &block->source, error)
      || !td_json_read_number (object, "level", 0, MAX_LEVEL, &level, error)
      || !_td_block_read_text (object, "keep", &block->letterhead.keep, error)
      || !read_list (block, object, "panels", read_panel, error)
      || !read_list (block, object, "columns", read_column, error)
      || !read_list (block, object, "rows", read_row, error)
      || !read_list (block, object, "charts", read_chart, error) || !check_content (block, error))
    return NULL;
  block->level = (int)level;
  return g_steal_pointer (&block);
}
