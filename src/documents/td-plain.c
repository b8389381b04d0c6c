/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include <string.h>

#include "documents/td-block.h"
#include "wording/td-pattern.h"

/* A document as plain text: what it says, in the order in which it is read. */

static void
add_line (GString *text, const char *line)
{
  if (line == NULL)
    return;
  g_autofree char *plain = td_pattern_plain (line, " ");
  g_string_append_printf (text, "%s\n", plain);
}

static void
add_letterhead (GString *text, const TdLetterhead *letterhead)
{
  add_line (text, letterhead->superior);
  add_line (text, letterhead->agency);
  add_line (text, letterhead->number);
  add_line (text, letterhead->nation);
  add_line (text, letterhead->motto);
  add_line (text, letterhead->place);
}

static void
add_texts (GString *text, const TdBlock *block)
{
  for (guint i = 0; i < block->texts->len; i++)
    {
      if (block->is_numbered)
        g_string_append_printf (text, "%u. ", i + 1);
      else if (block->type == TD_BLOCK_LIST || (block->type == TD_BLOCK_RECIPIENTS && i > 0))
        g_string_append (text, "- ");
      add_line (text, g_ptr_array_index (block->texts, i));
    }
}

static void
add_figures (GString *text, const TdBlock *block)
{
  for (guint i = 0; i < block->panels->len; i++)
    {
      const TdFigurePanel *panel = g_ptr_array_index (block->panels, i);
      g_autofree char *rate
          = panel->rate != NULL ? g_strconcat (panel->rate, panel->unit, NULL) : NULL;
      if (i > 0)
        g_string_append_c (text, '\n');
      add_line (text, panel->heading);
      add_line (text, rate);
      add_line (text, panel->status);
      add_line (text, panel->note);
      for (guint j = 0; j < panel->rows->len; j++)
        {
          const TdFigureRow *row = g_ptr_array_index (panel->rows, j);
          g_autofree char *line = g_strdup_printf ("%s: %s", row->label, row->value);
          add_line (text, line);
        }
    }
}

static void
add_charts (GString *text, const TdBlock *block)
{
  for (guint i = 0; i < block->charts->len; i++)
    {
      const char *words
          = td_chart_get_text (g_ptr_array_index (block->charts, i), TD_CHART_TEXT_DESCRIPTION);
      if (words != NULL)
        g_string_append_printf (text, "[%s]\n", words);
    }
}

/* Pads to @width letters. */
static void
add_cell (GString *text, const char *cell, glong width, TdAlign align)
{
  g_autofree char *plain = td_pattern_plain (cell != NULL ? cell : "", " ");
  glong space = MAX (width - g_utf8_strlen (plain, -1), 0);
  glong before = 0;

  if (align == TD_ALIGN_RIGHT)
    before = space;
  else if (align == TD_ALIGN_CENTRE)
    before = space / 2;
  g_string_append_printf (text, "%*s%s%*s", (int)before, "", plain, (int)(space - before), "");
}

static glong
measure (const char *cell)
{
  g_autofree char *plain = td_pattern_plain (cell != NULL ? cell : "", " ");

  return g_utf8_strlen (plain, -1);
}

/* Ends a line of cells without the spaces of the last. */
static void
end_row (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

static void
add_table (GString *text, const TdBlock *block)
{
  guint n = block->columns->len;
  g_autofree glong *widths = g_new0 (glong, n);
  const char *group = NULL;

  for (guint i = 0; i < n; i++)
    {
      const TdBlockColumn *column = g_ptr_array_index (block->columns, i);
      widths[i] = measure (column->heading);
      for (guint j = 0; j < block->rows->len; j++)
        {
          const TdBlockRow *row = g_ptr_array_index (block->rows, j);
          widths[i] = MAX (widths[i], measure (g_ptr_array_index (row->cells, i)));
        }
    }

  /* Each group stands above its first column. */
  g_autoptr (GString) groups = g_string_new (NULL);
  glong at = 0;
  for (guint i = 0; i < n; i++)
    {
      const TdBlockColumn *column = g_ptr_array_index (block->columns, i);
      if (column->group != NULL && g_strcmp0 (column->group, group) != 0)
        {
          glong space = MAX (at - g_utf8_strlen (groups->str, -1), 0);
          g_string_append_printf (groups, "%*s", (int)space, "");
          add_cell (groups, column->group, 0, TD_ALIGN_LEFT);
          g_string_append_c (groups, ' ');
        }
      group = column->group;
      at += widths[i] + 2;
    }
  if (groups->len > 0)
    {
      g_string_append (text, groups->str);
      end_row (text);
    }

  for (guint i = 0; i < n; i++)
    {
      const TdBlockColumn *column = g_ptr_array_index (block->columns, i);
      add_cell (text, column->heading, widths[i], column->align);
      g_string_append (text, "  ");
    }
  end_row (text);
  for (guint j = 0; j < block->rows->len; j++)
    {
      const TdBlockRow *row = g_ptr_array_index (block->rows, j);
      for (guint i = 0; i < n; i++)
        {
          const TdBlockColumn *column = g_ptr_array_index (block->columns, i);
          add_cell (text, g_ptr_array_index (row->cells, i), widths[i], column->align);
          g_string_append (text, "  ");
        }
      end_row (text);
    }
}

char *
td_document_to_text (const TdDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TdBlock *block = g_ptr_array_index (document->blocks, i);
      bool is_close = block->type == TD_BLOCK_SUBTITLE;
      /* An empty line between blocks, but not below a heading. */
      if (i > 0 && !is_close
          && ((const TdBlock *)g_ptr_array_index (document->blocks, i - 1))->type
                 != TD_BLOCK_HEADING)
        g_string_append_c (text, '\n');
      switch (block->type)
        {
        case TD_BLOCK_LETTERHEAD:
          add_letterhead (text, &block->letterhead);
          break;
        case TD_BLOCK_FIGURES:
          add_figures (text, block);
          break;
        case TD_BLOCK_CHARTS:
          add_charts (text, block);
          break;
        case TD_BLOCK_TABLE:
          add_table (text, block);
          break;
        case TD_BLOCK_SIGNATURE:
          add_line (text, block->signer_title);
          add_line (text, block->signer_name);
          break;
        case TD_BLOCK_ADDRESSEES:
        case TD_BLOCK_APPENDIX:
        case TD_BLOCK_PAGE_BREAK:
        case TD_BLOCK_TITLE:
        case TD_BLOCK_SUBTITLE:
        case TD_BLOCK_HEADING:
        case TD_BLOCK_PARAGRAPH:
        case TD_BLOCK_LIST:
        case TD_BLOCK_RECIPIENTS:
        default:
          add_texts (text, block);
          break;
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
