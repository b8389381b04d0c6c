/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-docx-private.h"
#include "td-text-run.h"

/* What a paper says. */

/* --- paragraphs --- */

static void
add_run_properties (xmlTextWriter *xml, bool is_bold, bool is_italic, int size)
{
  if (!is_bold && !is_italic && size == 0)
    return;
  td_xml_begin (xml, "w:rPr");
  if (is_bold)
    td_xml_empty (xml, "w:b", NULL);
  if (is_italic)
    td_xml_empty (xml, "w:i", NULL);
  if (size > 0)
    {
      _td_docx_add_count (xml, "w:sz", size / 5);
      _td_docx_add_count (xml, "w:szCs", size / 5);
    }
  td_xml_end (xml);
}

static void add_runs (TdDocx *docx, const char *text, bool is_bold, bool is_italic);

static void
add_note_number (xmlTextWriter *xml, const char *element, guint number)
{
  td_xml_begin (xml, "w:r");
  td_xml_begin (xml, "w:rPr");
  _td_docx_add_value (xml, "w:rStyle", TD_DOCX_NOTE_NUMBER);
  td_xml_end (xml);
  td_xml_begin (xml, element);
  if (number > 0)
    td_xml_number (xml, "w:id", (int)number);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
add_note (TdDocx *docx, const char *text)
{
  guint number = ++docx->n_notes + TD_DOCX_LAST_SEPARATOR;
  xmlTextWriter *body = docx->xml;

  add_note_number (body, "w:footnoteReference", number);
  docx->xml = docx->notes;
  td_xml_begin (docx->xml, "w:footnote");
  td_xml_number (docx->xml, "w:id", (int)number);
  td_xml_begin (docx->xml, "w:p");
  td_xml_begin (docx->xml, "w:pPr");
  _td_docx_add_value (docx->xml, "w:pStyle", docx->styles[TD_OFFICE_NOTE].id);
  td_xml_end (docx->xml);
  add_note_number (docx->xml, "w:footnoteRef", 0);
  td_xml_begin (docx->xml, "w:r");
  _td_docx_add_letters (docx->xml, " ");
  td_xml_end (docx->xml);
  add_runs (docx, text, false, false);
  td_xml_end (docx->xml);
  td_xml_end (docx->xml);
  docx->xml = body;
}

static void
add_runs (TdDocx *docx, const char *text, bool is_bold, bool is_italic)
{
  g_autoptr (GPtrArray) runs = td_office_list_runs (text, is_bold, is_italic);

  for (guint i = 0; i < runs->len; i++)
    {
      const TdTextRun *run = g_ptr_array_index (runs, i);
      if (run->note != NULL)
        {
          add_note (docx, run->note);
          continue;
        }
      td_xml_begin (docx->xml, "w:r");
      add_run_properties (docx->xml, run->is_bold, run->is_italic, docx->size);
      _td_docx_add_letters (docx->xml, run->text);
      td_xml_end (docx->xml);
    }
}

/* Each numbered list begins with 1. Returns: its number in the part of the numbering */
static int
get_list (TdDocx *docx, const TdOfficeParagraph *paragraph)
{
  TdDocxList kind
      = { .is_numbered = paragraph->list == TD_OFFICE_NUMBERS, .indent = paragraph->list_indent };

  if (paragraph->begins_list)
    g_array_append_val (docx->lists, kind);
  return (int)docx->lists->len;
}

static void
add_indent (TdDocx *docx, const TdOfficeParagraph *paragraph)
{
  const TdOfficeStyle *style = &docx->styles[paragraph->style];

  if (paragraph->left == 0 && paragraph->right == 0)
    return;
  td_xml_begin (docx->xml, "w:ind");
  td_xml_number (docx->xml, "w:left", style->left + paragraph->left);
  td_xml_number (docx->xml, "w:right", paragraph->right);
  td_xml_end (docx->xml);
}

static void
add_properties (TdDocx *docx, const TdOfficeParagraph *paragraph)
{
  xmlTextWriter *xml = docx->xml;
  const TdOfficeStyle *style = &docx->styles[paragraph->style];

  td_xml_begin (xml, "w:pPr");
  _td_docx_add_value (xml, "w:pStyle", style->id);
  if (paragraph->begins_page)
    td_xml_empty (xml, "w:pageBreakBefore", NULL);
  if (paragraph->list != TD_OFFICE_NO_LIST)
    {
      td_xml_begin (xml, "w:numPr");
      _td_docx_add_value (xml, "w:ilvl", "0");
      _td_docx_add_count (xml, "w:numId", get_list (docx, paragraph));
      td_xml_end (xml);
    }
  if (paragraph->tab > 0)
    {
      td_xml_begin (xml, "w:tabs");
      td_xml_begin (xml, "w:tab");
      td_xml_attribute (xml, "w:val", "right");
      td_xml_number (xml, "w:pos", paragraph->tab);
      td_xml_end (xml);
      td_xml_end (xml);
    }
  if (paragraph->line > 0)
    {
      td_xml_begin (xml, "w:spacing");
      td_xml_number (xml, "w:line", paragraph->line);
      td_xml_attribute (xml, "w:lineRule", "exact");
      td_xml_end (xml);
    }
  add_indent (docx, paragraph);
  td_xml_end (xml);
}

static void
add_tail (TdDocx *docx, const TdOfficeParagraph *paragraph)
{
  xmlTextWriter *xml = docx->xml;

  if (paragraph->tab > 0)
    {
      td_xml_begin (xml, "w:r");
      td_xml_empty (xml, "w:tab", NULL);
      td_xml_end (xml);
      add_runs (docx, paragraph->tail, paragraph->is_bold, paragraph->is_italic);
      return;
    }
  g_autofree char *style = td_office_get_letters_id (&docx->styles[paragraph->tail_style]);
  g_autofree char *text = td_text_run_strip (paragraph->tail);
  td_xml_begin (xml, "w:r");
  td_xml_begin (xml, "w:rPr");
  _td_docx_add_value (xml, "w:rStyle", style);
  td_xml_end (xml);
  _td_docx_add_letters (xml, text);
  td_xml_end (xml);
}

static void
add_paragraph (gpointer writer, const TdOfficeParagraph *paragraph)
{
  TdDocx *docx = writer;

  docx->has_section = true;
  docx->size = paragraph->size;
  docx->needs_text = false;
  td_xml_begin (docx->xml, "w:p");
  add_properties (docx, paragraph);
  if (paragraph->picture != NULL)
    _td_docx_add_picture (docx, paragraph->picture);
  if (paragraph->text != NULL)
    add_runs (docx, paragraph->text, paragraph->is_bold, paragraph->is_italic);
  if (paragraph->tail != NULL)
    add_tail (docx, paragraph);
  td_xml_end (docx->xml);
}

/* --- sections --- */

static void
add_section (TdDocx *docx)
{
  xmlTextWriter *xml = docx->xml;
  bool is_wide = docx->is_landscape;
  bool is_first = docx->n_sections++ == 0;

  td_xml_begin (xml, "w:sectPr");
  td_xml_empty (xml, "w:headerReference", "w:type", "default", "r:id", "rIdHeader", NULL);
  td_xml_empty (xml, "w:headerReference", "w:type", "first", "r:id", "rIdFirst", NULL);
  /* Each section says it anew: without a word it has the foot of the one before. */
  if (docx->contact != NULL)
    td_xml_empty (xml,
                  "w:footerReference",
                  "w:type",
                  "first",
                  "r:id",
                  is_first ? "rIdContact" : "rIdNoContact",
                  NULL);
  _td_docx_add_value (xml, "w:type", "nextPage");
  td_xml_begin (xml, "w:pgSz");
  td_xml_number (xml, "w:w", is_wide ? TD_OFFICE_PAGE_LONG : TD_OFFICE_PAGE_SHORT);
  td_xml_number (xml, "w:h", is_wide ? TD_OFFICE_PAGE_SHORT : TD_OFFICE_PAGE_LONG);
  if (is_wide)
    td_xml_attribute (xml, "w:orient", "landscape");
  td_xml_end (xml);
  td_xml_begin (xml, "w:pgMar");
  td_xml_number (xml, "w:top", TD_OFFICE_MARGIN);
  td_xml_number (xml, "w:right", TD_OFFICE_MARGIN_RIGHT);
  td_xml_number (xml, "w:bottom", TD_OFFICE_MARGIN);
  td_xml_number (xml, "w:left", TD_OFFICE_MARGIN_LEFT);
  td_xml_number (xml, "w:header", TD_OFFICE_HEADER);
  td_xml_number (xml, "w:footer", TD_OFFICE_MARGIN);
  td_xml_number (xml, "w:gutter", 0);
  td_xml_end (xml);
  td_xml_empty (xml, "w:pgNumType", "w:start", "1", NULL);
  td_xml_empty (xml, "w:titlePg", NULL);
  td_xml_end (xml);
}

/* An empty paragraph of a point. @ends_section: holds the pages of what stands before it */
static void
add_empty (TdDocx *docx, bool ends_section)
{
  xmlTextWriter *xml = docx->xml;

  td_xml_begin (xml, "w:p");
  td_xml_begin (xml, "w:pPr");
  _td_docx_add_value (xml, "w:pStyle", docx->styles[TD_OFFICE_SPACE].id);
  if (ends_section)
    add_section (docx);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
begin_section (gpointer writer, bool is_landscape)
{
  TdDocx *docx = writer;

  if (docx->has_section)
    add_empty (docx, true);
  docx->has_section = false;
  docx->is_landscape = is_landscape;
}

void
_td_docx_end_body (TdDocx *docx)
{
  /* What follows a table is a paragraph. */
  if (docx->needs_text)
    add_empty (docx, false);
  add_section (docx);
}

/* --- tables --- */

static void
add_rule (xmlTextWriter *xml, const char *side, bool is_drawn)
{
  td_xml_empty (xml,
                side,
                "w:val",
                is_drawn ? "single" : "nil",
                "w:sz",
                is_drawn ? TD_DOCX_RULE : "0",
                "w:space",
                "0",
                "w:color",
                "000000",
                NULL);
}

static void
add_width (xmlTextWriter *xml, const char *element, int width)
{
  td_xml_begin (xml, element);
  td_xml_number (xml, "w:w", width);
  td_xml_attribute (xml, "w:type", "dxa");
  td_xml_end (xml);
}

static void
add_table_properties (TdDocx *docx, const TdOfficeTable *table)
{
  static const char *const sides[]
      = { "w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV" };
  xmlTextWriter *xml = docx->xml;
  int side = table->has_grid ? 70 : 0;

  td_xml_begin (xml, "w:tblPr");
  add_width (xml, "w:tblW", table->width);
  add_width (xml, "w:tblInd", 0);
  td_xml_begin (xml, "w:tblBorders");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    add_rule (xml, sides[i], table->has_grid);
  td_xml_end (xml);
  td_xml_empty (xml, "w:tblLayout", "w:type", "fixed", NULL);
  td_xml_begin (xml, "w:tblCellMar");
  add_width (xml, "w:top", table->padding);
  add_width (xml, "w:left", side);
  add_width (xml, "w:bottom", table->padding);
  add_width (xml, "w:right", side);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
begin_table (gpointer writer, const TdOfficeTable *table)
{
  TdDocx *docx = writer;

  td_xml_begin (docx->xml, "w:tbl");
  add_table_properties (docx, table);
  td_xml_begin (docx->xml, "w:tblGrid");
  for (guint i = 0; i < table->n_columns; i++)
    {
      td_xml_begin (docx->xml, "w:gridCol");
      td_xml_number (docx->xml, "w:w", table->widths[i]);
      td_xml_end (docx->xml);
    }
  td_xml_end (docx->xml);
}

static void
begin_row (gpointer writer, bool is_head)
{
  TdDocx *docx = writer;

  td_xml_begin (docx->xml, "w:tr");
  td_xml_begin (docx->xml, "w:trPr");
  td_xml_empty (docx->xml, "w:cantSplit", NULL);
  if (is_head)
    td_xml_empty (docx->xml, "w:tblHeader", NULL);
  td_xml_end (docx->xml);
}

static void
begin_cell (gpointer writer, const TdOfficeCell *cell)
{
  TdDocx *docx = writer;
  xmlTextWriter *xml = docx->xml;

  td_xml_begin (xml, "w:tc");
  td_xml_begin (xml, "w:tcPr");
  add_width (xml, "w:tcW", cell->width);
  if (cell->n_columns > 1)
    _td_docx_add_count (xml, "w:gridSpan", (int)cell->n_columns);
  if (cell->is_covered || cell->n_rows > 1)
    _td_docx_add_value (xml, "w:vMerge", cell->is_covered ? "continue" : "restart");
  if (cell->is_ruled)
    {
      td_xml_begin (xml, "w:tcBorders");
      add_rule (xml, "w:bottom", true);
      td_xml_end (xml);
    }
  if (cell->is_shaded)
    td_xml_empty (
        xml, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill", TD_OFFICE_SHADE, NULL);
  if (cell->is_middle)
    _td_docx_add_value (xml, "w:vAlign", "center");
  td_xml_end (xml);
  docx->needs_text = true;
}

static void
end_cell (gpointer writer)
{
  TdDocx *docx = writer;

  if (docx->needs_text)
    add_empty (docx, false);
  docx->needs_text = false;
  td_xml_end (docx->xml);
}

static void
end_row (gpointer writer)
{
  td_xml_end (((TdDocx *)writer)->xml);
}

static void
end_table (gpointer writer)
{
  TdDocx *docx = writer;

  td_xml_end (docx->xml);
  docx->needs_text = true;
}

const TdOfficeClass _td_docx_body = {
  .begin_section = begin_section,
  .add_paragraph = add_paragraph,
  .begin_table = begin_table,
  .begin_row = begin_row,
  .begin_cell = begin_cell,
  .end_cell = end_cell,
  .end_row = end_row,
  .end_table = end_table,
};
