/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "documents/td-block.h"
#include "td-text-run.h"

/* A document as plain text: what it says, in the order in which it is read. */

/* What the notes of a document say, and the numbers where they stand. */
typedef struct
{
  GString *text;
  GPtrArray *notes; /* char * */
} Writer;

/* The letters of a text; a footnote: its number. @notes: (nullable): are not kept */
static char *
read_text (const char *source, GPtrArray *notes)
{
  g_autoptr (GPtrArray) runs = td_text_run_list (source);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const TdTextRun *run = g_ptr_array_index (runs, i);
      if (run->text != NULL)
        {
          g_string_append (text, run->text);
          continue;
        }
      if (notes == NULL)
        continue;
      g_ptr_array_add (notes, td_text_run_strip (run->note));
      while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      g_string_append_printf (text, "[%u]", notes->len);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_line (Writer *writer, const char *line)
{
  if (line == NULL)
    return;
  g_autofree char *plain = read_text (line, writer->notes);
  g_string_append_printf (writer->text, "%s\n", plain);
}

static void
add_letterhead (Writer *writer, const TdLetterhead *letterhead)
{
  add_line (writer, letterhead->superior);
  add_line (writer, letterhead->agency);
  add_line (writer, letterhead->number);
  add_line (writer, letterhead->subject);
  add_line (writer, letterhead->secrecy);
  add_line (writer, letterhead->urgency);
  add_line (writer, letterhead->circulation);
  add_line (writer, letterhead->nation);
  add_line (writer, letterhead->motto);
  add_line (writer, letterhead->place);
}

static void
add_texts (Writer *writer, const TdBlock *block)
{
  GString *text = writer->text;

  for (guint i = 0; i < block->texts->len; i++)
    {
      if (block->is_numbered)
        g_string_append_printf (text, "%u. ", i + 1);
      else if (block->type == TD_BLOCK_LIST || (block->type == TD_BLOCK_RECIPIENTS && i > 0))
        g_string_append (text, "- ");
      add_line (writer, g_ptr_array_index (block->texts, i));
    }
}

static void
add_figures (Writer *writer, const TdBlock *block)
{
  GString *text = writer->text;

  for (guint i = 0; i < block->panels->len; i++)
    {
      const TdFigurePanel *panel = g_ptr_array_index (block->panels, i);
      g_autofree char *rate
          = panel->rate != NULL ? g_strconcat (panel->rate, panel->unit, NULL) : NULL;
      if (i > 0)
        g_string_append_c (text, '\n');
      add_line (writer, panel->heading);
      add_line (writer, rate);
      add_line (writer, panel->status);
      add_line (writer, panel->note);
      for (guint j = 0; j < panel->rows->len; j++)
        {
          const TdFigureRow *row = g_ptr_array_index (panel->rows, j);
          g_autofree char *line = g_strdup_printf ("%s: %s", row->label, row->value);
          add_line (writer, line);
        }
    }
}

static void
add_charts (Writer *writer, const TdBlock *block)
{
  GString *text = writer->text;

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
add_cell (GString *text, const char *plain, glong width, TdAlign align)
{
  glong space = MAX (width - g_utf8_strlen (plain, -1), 0);
  glong before = 0;

  if (align == TD_ALIGN_RIGHT)
    before = space;
  else if (align == TD_ALIGN_CENTRE)
    before = space / 2;
  g_string_append_printf (text, "%*s%s%*s", (int)before, "", plain, (int)(space - before), "");
}

/* Ends a line of cells without the spaces of the last. */
static void
end_row (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

/* Each group stands above its first column. */
static void
add_groups (GString *text, const TdBlock *block, const glong *widths)
{
  g_autoptr (GString) groups = g_string_new (NULL);
  const char *group = NULL;
  glong at = 0;

  for (guint i = 0; i < block->columns->len; i++)
    {
      const TdBlockColumn *column = g_ptr_array_index (block->columns, i);
      if (column->group != NULL && g_strcmp0 (column->group, group) != 0)
        {
          g_autofree char *plain = read_text (column->group, NULL);
          glong space = MAX (at - g_utf8_strlen (groups->str, -1), 0);
          g_string_append_printf (groups, "%*s%s ", (int)space, "", plain);
        }
      group = column->group;
      at += widths[i] + 2;
    }
  if (groups->len > 0)
    {
      g_string_append (text, groups->str);
      end_row (text);
    }
}

/* The headings, then row by row. */
static void
add_table (Writer *writer, const TdBlock *block)
{
  GString *text = writer->text;
  guint n = block->columns->len;
  g_autofree glong *widths = g_new0 (glong, n);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (
        cells,
        read_text (((const TdBlockColumn *)g_ptr_array_index (block->columns, i))->heading,
                   writer->notes));
  for (guint j = 0; j < block->rows->len; j++)
    {
      const TdBlockRow *row = g_ptr_array_index (block->rows, j);
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (cells, read_text (g_ptr_array_index (row->cells, i), writer->notes));
    }
  for (guint i = 0; i < cells->len; i++)
    widths[i % n] = MAX (widths[i % n], g_utf8_strlen (g_ptr_array_index (cells, i), -1));

  add_groups (text, block, widths);
  for (guint i = 0; i < cells->len; i++)
    {
      const TdBlockColumn *column = g_ptr_array_index (block->columns, i % n);
      add_cell (text, g_ptr_array_index (cells, i), widths[i % n], column->align);
      g_string_append (text, "  ");
      if (i % n == n - 1)
        end_row (text);
    }
}

static void
add_addressees (Writer *writer, const TdBlock *block)
{
  if (block->heading != NULL && block->texts->len == 1)
    {
      g_autofree char *line
          = g_strjoin (" ", block->heading, g_ptr_array_index (block->texts, 0), NULL);
      add_line (writer, line);
      return;
    }
  add_line (writer, block->heading);
  for (guint i = 0; i < block->texts->len; i++)
    {
      g_autofree char *line = td_block_get_addressee (block, i);
      add_line (writer, line);
    }
}

/* What the first page ends with stands below all. */
static void
add_contact (Writer *writer, const TdDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TdBlock *block = g_ptr_array_index (document->blocks, i);
      if (block->letterhead.contact == NULL)
        continue;
      g_string_append_c (writer->text, '\n');
      add_line (writer, block->letterhead.contact);
    }
}

static void
add_notes (Writer *writer)
{
  if (writer->notes->len > 0)
    g_string_append_c (writer->text, '\n');
  for (guint i = 0; i < writer->notes->len; i++)
    g_string_append_printf (
        writer->text, "[%u] %s\n", i + 1, (const char *)g_ptr_array_index (writer->notes, i));
}

char *
td_document_to_text (const TdDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  Writer writer = { .text = text, .notes = notes };

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
          add_letterhead (&writer, &block->letterhead);
          break;
        case TD_BLOCK_FIGURES:
          add_figures (&writer, block);
          break;
        case TD_BLOCK_CHARTS:
          add_charts (&writer, block);
          break;
        case TD_BLOCK_TABLE:
          add_table (&writer, block);
          break;
        case TD_BLOCK_SIGNATURE:
          add_line (&writer, block->drafter);
          add_line (&writer, block->signer_authority);
          add_line (&writer, block->signer_title);
          add_line (&writer, block->signer_name);
          break;
        case TD_BLOCK_ADDRESSEES:
          add_addressees (&writer, block);
          break;
        case TD_BLOCK_APPENDIX:
          add_line (&writer, block->number);
          add_texts (&writer, block);
          add_line (&writer, block->note);
          break;
        case TD_BLOCK_PAGE_BREAK:
        case TD_BLOCK_TITLE:
        case TD_BLOCK_SUBTITLE:
        case TD_BLOCK_HEADING:
        case TD_BLOCK_PARAGRAPH:
        case TD_BLOCK_LIST:
        case TD_BLOCK_RECIPIENTS:
        default:
          add_texts (&writer, block);
          break;
        }
    }
  add_contact (&writer, document);
  add_notes (&writer);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
