/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-office-writer.h"

/* The blocks of a document as paragraphs and tables. */

#define HANGING 312

void
_td_office_add_paragraph (TdOfficeWriter *writer, const TdOfficeParagraph *paragraph)
{
  TdOfficeParagraph copy = *paragraph;

  copy.begins_page |= writer->begins_page;
  writer->begins_page = false;
  writer->class_->add_paragraph (writer->target, &copy);
}

void
_td_office_add_text (TdOfficeWriter *writer, TdOfficeStyleId style, const char *text)
{
  TdOfficeParagraph paragraph = { .style = style, .text = text };

  if (text != NULL)
    _td_office_add_paragraph (writer, &paragraph);
}

/* A centred text in lines of like length. */
void
_td_office_add_centred (TdOfficeWriter *writer, TdOfficeStyleId id, const char *text, int width)
{
  const TdOfficeStyle *style = &writer->styles[id];
  TdOfficeParagraph paragraph = { .style = id, .text = text };

  if (text == NULL)
    return;
  paragraph.left
      = td_office_layout_balance (writer->layout, text, style->size, style->is_bold, width);
  paragraph.right = paragraph.left;
  _td_office_add_paragraph (writer, &paragraph);
}

void
_td_office_add_rule (TdOfficeWriter *writer, int length, int width)
{
  TdOfficeParagraph paragraph = { .style = TD_OFFICE_RULE_LINE };

  paragraph.left = MAX (0, (width - length) / 2);
  paragraph.right = paragraph.left;
  _td_office_add_paragraph (writer, &paragraph);
}

/* Space above a table, which keeps it apart from another one. */
void
_td_office_add_space (TdOfficeWriter *writer, int height)
{
  TdOfficeParagraph paragraph = { .style = TD_OFFICE_SPACE };

  paragraph.line = MAX (20, height);
  _td_office_add_paragraph (writer, &paragraph);
}

void
_td_office_add_list (TdOfficeWriter *writer,
                     const TdBlock *block,
                     TdOfficeStyleId style,
                     guint first)
{
  for (guint i = first; i < block->texts->len; i++)
    {
      TdOfficeParagraph paragraph = {
        .style = style,
        .text = g_ptr_array_index (block->texts, i),
        .is_bold = block->is_bold,
        .is_italic = block->is_italic,
        .list = block->is_numbered ? TD_OFFICE_NUMBERS : TD_OFFICE_DASHES,
        .begins_list = i == first,
        .ends_list = i + 1 == block->texts->len,
        .list_indent = style == TD_OFFICE_RECIPIENT  ? 0
                       : writer->document->fits_page ? -HANGING
                                                     : TD_OFFICE_INDENT,
      };
      _td_office_add_paragraph (writer, &paragraph);
    }
}

static void
add_paragraphs (TdOfficeWriter *writer, const TdBlock *block)
{
  TdOfficeStyleId style = block->is_ruled     ? TD_OFFICE_BODY_RULED
                          : block->is_centred ? TD_OFFICE_BODY_CENTRED
                          : block->is_plain   ? TD_OFFICE_BODY_PLAIN
                                              : TD_OFFICE_BODY;

  for (guint i = 0; i < block->texts->len; i++)
    {
      TdOfficeParagraph paragraph = { .style = style,
                                      .text = g_ptr_array_index (block->texts, i),
                                      .is_bold = block->is_bold,
                                      .is_italic = block->is_italic };
      _td_office_add_paragraph (writer, &paragraph);
    }
}

static void
add_subtitle (TdOfficeWriter *writer, const TdBlock *block, const char *text)
{
  TdOfficeStyleId id = block->is_ruled ? TD_OFFICE_ABOUT : TD_OFFICE_SUBTITLE;
  const TdOfficeStyle *style = &writer->styles[id];

  _td_office_add_centred (writer, id, text, writer->width);
  if (block->is_ruled)
    _td_office_add_rule (
        writer,
        td_office_layout_rule (writer->layout, text, style->size, true, writer->width),
        writer->width);
}

static void
add_texts (TdOfficeWriter *writer, const TdBlock *block)
{
  static const TdOfficeStyleId headings[]
      = { TD_OFFICE_HEADING, TD_OFFICE_HEADING_1, TD_OFFICE_HEADING_2, TD_OFFICE_HEADING_3 };
  guint level = (guint)CLAMP (block->level, 0, (int)G_N_ELEMENTS (headings) - 1);

  for (guint i = 0; i < block->texts->len; i++)
    {
      const char *text = g_ptr_array_index (block->texts, i);
      if (block->type == TD_BLOCK_TITLE)
        _td_office_add_centred (writer, TD_OFFICE_TITLE, text, writer->width);
      else if (block->type == TD_BLOCK_SUBTITLE)
        add_subtitle (writer, block, text);
      else
        _td_office_add_text (writer, headings[level], text);
    }
}

static void
begin_section (TdOfficeWriter *writer, bool is_landscape)
{
  writer->width = td_office_get_width (is_landscape);
  writer->begins_page = false;
  writer->class_->begin_section (writer->target, is_landscape);
}

static void
add_appendix (TdOfficeWriter *writer, const TdBlock *block)
{
  TdOfficeStyleId style = block->number != NULL ? TD_OFFICE_APPENDIX_TITLE : TD_OFFICE_APPENDIX;

  begin_section (writer, block->is_landscape);
  _td_office_add_centred (writer, TD_OFFICE_APPENDIX, block->number, writer->width);
  for (guint i = 0; i < block->texts->len; i++)
    {
      _td_office_add_centred (writer, style, g_ptr_array_index (block->texts, i), writer->width);
      style = TD_OFFICE_APPENDIX_TITLE;
    }
  _td_office_add_centred (writer, TD_OFFICE_APPENDIX_NOTE, block->note, writer->width);
  _td_office_add_space (writer, td_office_layout_space (writer->layout, 160));
}

/* @next: (nullable): Returns whether @next was written too */
static bool
add_block (TdOfficeWriter *writer, const TdBlock *block, const TdBlock *next)
{
  switch (block->type)
    {
    case TD_BLOCK_LETTERHEAD:
      _td_office_add_letterhead (writer, &block->letterhead);
      break;
    case TD_BLOCK_ADDRESSEES:
      _td_office_add_addressees (writer, block);
      break;
    case TD_BLOCK_PARAGRAPH:
      add_paragraphs (writer, block);
      break;
    case TD_BLOCK_LIST:
      _td_office_add_list (writer, block, TD_OFFICE_ITEM, 0);
      break;
    case TD_BLOCK_FIGURES:
      _td_office_add_figures (writer, block);
      break;
    case TD_BLOCK_CHARTS:
      _td_office_add_charts (writer, block);
      break;
    case TD_BLOCK_TABLE:
      _td_office_add_table (writer, block);
      break;
    case TD_BLOCK_RECIPIENTS:
      if (next != NULL && next->type == TD_BLOCK_SIGNATURE)
        {
          _td_office_add_foot (writer, block, next);
          return true;
        }
      _td_office_add_foot (writer, block, NULL);
      break;
    case TD_BLOCK_SIGNATURE:
      _td_office_add_foot (writer, NULL, block);
      break;
    case TD_BLOCK_PAGE_BREAK:
      writer->begins_page = true;
      break;
    case TD_BLOCK_APPENDIX:
      add_appendix (writer, block);
      break;
    case TD_BLOCK_TITLE:
    case TD_BLOCK_SUBTITLE:
    case TD_BLOCK_HEADING:
    default:
      add_texts (writer, block);
      break;
    }
  return false;
}

bool
td_office_write (TdDocument *document, const TdOfficeClass *class_, gpointer writer, GError **error)
{
  g_autoptr (TdOfficeLayout) layout = td_office_layout_new (document);
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (TdOfficeTable));
  TdOfficeWriter self = { .document = document,
                          .class_ = class_,
                          .target = writer,
                          .layout = layout,
                          .tables = tables,
                          .error = error };

  td_office_get_styles (document, self.styles);
  begin_section (&self, document->is_landscape);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TdBlock *next
          = i + 1 < document->blocks->len ? g_ptr_array_index (document->blocks, i + 1) : NULL;
      if (add_block (&self, g_ptr_array_index (document->blocks, i), next))
        i++;
    }
  return !self.has_failed;
}
