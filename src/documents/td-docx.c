/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-docx.h"

#include <string.h>

#include "td-office.h"
#include "td-package.h"
#include "td-text-run.h"

#define NS_WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NS_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define NS_DRAWING "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define NS_SHAPE "http://schemas.openxmlformats.org/drawingml/2006/main"
#define NS_PICTURE "http://schemas.openxmlformats.org/drawingml/2006/picture"
#define NS_PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define TYPES "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define FOOTER "footer+xml"
/* Lengths of drawings, in a twentieth of a point. */
#define DRAWING_UNITS 635
/* Rules are eighths of a point. */
#define RULE "5"
#define BOX_RULE "8"
#define LAST_SEPARATOR 1
#define NOTE_NUMBER "SoChuThich"

typedef struct
{
  gsize first; /* of its widths */
  guint n_columns;
  bool has_grid;
  int padding;
} Table;

typedef struct
{
  bool is_numbered;
  int indent;
} ListKind;

typedef struct
{
  TdPackage *package;   /* owned */
  xmlTextWriter *body;  /* owned */
  xmlTextWriter *notes; /* owned */
  xmlTextWriter *xml;   /* borrowed: that of the two which is written */
  GArray *tables;       /* owned; Table: those that are open */
  GArray *widths;       /* owned; int: of their columns */
  GArray *lists;        /* owned; ListKind: each list */
  TdOfficeStyle styles[TD_N_OFFICE_STYLES];
  const char *contact; /* borrowed (nullable) */
  guint n_pictures;
  guint n_notes;
  guint n_sections; /* that were ended */
  int size;         /* of the letters of the paragraph; 0: of its style */
  bool is_landscape;
  bool has_section; /* some text was written */
  bool needs_text;  /* a cell without a paragraph at its end */
} Docx;

static void
add_value (xmlTextWriter *xml, const char *element, const char *value)
{
  td_xml_empty (xml, element, "w:val", value, NULL);
}

static void
add_number (xmlTextWriter *xml, const char *name, int number)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", number);
  td_xml_attribute (xml, name, text);
}

static void
add_count (xmlTextWriter *xml, const char *element, int number)
{
  td_xml_begin (xml, element);
  add_number (xml, "w:val", number);
  td_xml_end (xml);
}

static void
begin_part (xmlTextWriter *xml, const char *root)
{
  (void)xmlTextWriterStartDocument (xml, NULL, "UTF-8", "yes");
  td_xml_begin (xml, root);
  td_xml_attributes (xml, "xmlns:w", NS_WORD, "xmlns:r", NS_RELATION, NULL);
}

static void
add_part (Docx *docx, const char *name, xmlTextWriter *xml, xmlBuffer *buffer)
{
  (void)xmlTextWriterEndDocument (xml);
  td_package_add_xml (docx->package, name, buffer);
}

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
      add_count (xml, "w:sz", size / 5);
      add_count (xml, "w:szCs", size / 5);
    }
  td_xml_end (xml);
}

static void
add_letters (xmlTextWriter *xml, const char *text)
{
  td_xml_begin (xml, "w:t");
  td_xml_attribute (xml, "xml:space", "preserve");
  td_xml_text (xml, text);
  td_xml_end (xml);
}

static void add_runs (Docx *docx, const char *text, bool is_bold, bool is_italic);

static void
add_note_number (xmlTextWriter *xml, const char *element, guint number)
{
  td_xml_begin (xml, "w:r");
  td_xml_begin (xml, "w:rPr");
  add_value (xml, "w:rStyle", NOTE_NUMBER);
  td_xml_end (xml);
  td_xml_begin (xml, element);
  if (number > 0)
    add_number (xml, "w:id", (int)number);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
add_note (Docx *docx, const char *text)
{
  guint number = ++docx->n_notes + LAST_SEPARATOR;
  xmlTextWriter *body = docx->xml;

  add_note_number (body, "w:footnoteReference", number);
  docx->xml = docx->notes;
  td_xml_begin (docx->xml, "w:footnote");
  add_number (docx->xml, "w:id", (int)number);
  td_xml_begin (docx->xml, "w:p");
  td_xml_begin (docx->xml, "w:pPr");
  add_value (docx->xml, "w:pStyle", docx->styles[TD_OFFICE_NOTE].id);
  td_xml_end (docx->xml);
  add_note_number (docx->xml, "w:footnoteRef", 0);
  td_xml_begin (docx->xml, "w:r");
  add_letters (docx->xml, " ");
  td_xml_end (docx->xml);
  add_runs (docx, text, false, false);
  td_xml_end (docx->xml);
  td_xml_end (docx->xml);
  docx->xml = body;
}

static void
add_runs (Docx *docx, const char *text, bool is_bold, bool is_italic)
{
  g_autoptr (GPtrArray) runs = td_text_run_list (text);

  for (guint i = 0; i < runs->len; i++)
    {
      TdTextRun *run = g_ptr_array_index (runs, i);
      const TdTextRun *next = i + 1 < runs->len ? g_ptr_array_index (runs, i + 1) : NULL;
      if (run->note != NULL)
        {
          add_note (docx, run->note);
          continue;
        }
      /* The number of a note stands close to its word. */
      if (next != NULL && next->note != NULL)
        g_strchomp (run->text);
      td_xml_begin (docx->xml, "w:r");
      add_run_properties (
          docx->xml, run->is_bold || is_bold, run->is_italic || is_italic, docx->size);
      add_letters (docx->xml, run->text);
      td_xml_end (docx->xml);
    }
}

static void
add_extent (xmlTextWriter *xml, const char *element, const TdOfficePicture *picture)
{
  td_xml_begin (xml, element);
  add_number (xml, "cx", picture->width * DRAWING_UNITS);
  add_number (xml, "cy", picture->height * DRAWING_UNITS);
  td_xml_end (xml);
}

static void
add_name (xmlTextWriter *xml, const char *element, guint number, const TdOfficePicture *picture)
{
  g_autofree char *name = g_strdup_printf ("Biểu đồ %u", number);

  td_xml_begin (xml, element);
  add_number (xml, "id", (int)number);
  td_xml_attribute (xml, "name", name);
  if (picture->description != NULL)
    td_xml_attribute (xml, "descr", picture->description);
  if (picture->title != NULL)
    td_xml_attribute (xml, "title", picture->title);
  td_xml_end (xml);
}

/* What shows the part of the picture, stretched to its size. */
static void
add_shape (xmlTextWriter *xml, guint number, const TdOfficePicture *picture)
{
  g_autofree char *relation = g_strdup_printf ("rIdPicture%u", number);

  td_xml_begin (xml, "a:graphic");
  td_xml_attribute (xml, "xmlns:a", NS_SHAPE);
  td_xml_begin (xml, "a:graphicData");
  td_xml_attribute (xml, "uri", NS_PICTURE);
  td_xml_begin (xml, "pic:pic");
  td_xml_attribute (xml, "xmlns:pic", NS_PICTURE);
  td_xml_begin (xml, "pic:nvPicPr");
  add_name (xml, "pic:cNvPr", number, picture);
  td_xml_empty (xml, "pic:cNvPicPr", NULL);
  td_xml_end (xml);
  td_xml_begin (xml, "pic:blipFill");
  td_xml_empty (xml, "a:blip", "r:embed", relation, NULL);
  td_xml_begin (xml, "a:stretch");
  td_xml_empty (xml, "a:fillRect", NULL);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_begin (xml, "pic:spPr");
  td_xml_begin (xml, "a:xfrm");
  td_xml_empty (xml, "a:off", "x", "0", "y", "0", NULL);
  add_extent (xml, "a:ext", picture);
  td_xml_end (xml);
  td_xml_begin (xml, "a:prstGeom");
  td_xml_attribute (xml, "prst", "rect");
  td_xml_empty (xml, "a:avLst", NULL);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
add_picture (Docx *docx, const TdOfficePicture *picture)
{
  xmlTextWriter *xml = docx->xml;
  guint number = ++docx->n_pictures;
  g_autofree char *part = g_strdup_printf ("word/media/picture%u.png", number);

  td_package_add (docx->package,
                  part,
                  g_bytes_get_data (picture->png, NULL),
                  g_bytes_get_size (picture->png),
                  false);
  td_xml_begin (xml, "w:r");
  td_xml_begin (xml, "w:drawing");
  td_xml_begin (xml, "wp:inline");
  td_xml_attributes (
      xml, "xmlns:wp", NS_DRAWING, "distT", "0", "distB", "0", "distL", "0", "distR", "0", NULL);
  add_extent (xml, "wp:extent", picture);
  add_name (xml, "wp:docPr", number, picture);
  add_shape (xml, number, picture);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
}

/* Each numbered list begins with 1. Returns: its number in the part of the numbering */
static int
get_list (Docx *docx, const TdOfficeParagraph *paragraph)
{
  ListKind kind
      = { .is_numbered = paragraph->list == TD_OFFICE_NUMBERS, .indent = paragraph->list_indent };

  if (paragraph->begins_list)
    g_array_append_val (docx->lists, kind);
  return (int)docx->lists->len;
}

static void
add_indent (Docx *docx, const TdOfficeParagraph *paragraph)
{
  const TdOfficeStyle *style = &docx->styles[paragraph->style];

  if (paragraph->left == 0 && paragraph->right == 0)
    return;
  td_xml_begin (docx->xml, "w:ind");
  add_number (docx->xml, "w:left", style->left + paragraph->left);
  add_number (docx->xml, "w:right", paragraph->right);
  td_xml_end (docx->xml);
}

static void
add_properties (Docx *docx, const TdOfficeParagraph *paragraph)
{
  xmlTextWriter *xml = docx->xml;
  const TdOfficeStyle *style = &docx->styles[paragraph->style];

  td_xml_begin (xml, "w:pPr");
  add_value (xml, "w:pStyle", style->id);
  if (paragraph->begins_page)
    td_xml_empty (xml, "w:pageBreakBefore", NULL);
  if (paragraph->list != TD_OFFICE_NO_LIST)
    {
      td_xml_begin (xml, "w:numPr");
      add_value (xml, "w:ilvl", "0");
      add_count (xml, "w:numId", get_list (docx, paragraph));
      td_xml_end (xml);
    }
  if (paragraph->tab > 0)
    {
      td_xml_begin (xml, "w:tabs");
      td_xml_begin (xml, "w:tab");
      td_xml_attribute (xml, "w:val", "right");
      add_number (xml, "w:pos", paragraph->tab);
      td_xml_end (xml);
      td_xml_end (xml);
    }
  if (paragraph->line > 0)
    {
      td_xml_begin (xml, "w:spacing");
      add_number (xml, "w:line", paragraph->line);
      td_xml_attribute (xml, "w:lineRule", "exact");
      td_xml_end (xml);
    }
  add_indent (docx, paragraph);
  td_xml_end (xml);
}

static void
add_tail (Docx *docx, const TdOfficeParagraph *paragraph)
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
  g_autofree char *style = g_strconcat (docx->styles[paragraph->tail_style].id, "Chu", NULL);
  g_autofree char *text = td_text_run_strip (paragraph->tail);
  td_xml_begin (xml, "w:r");
  td_xml_begin (xml, "w:rPr");
  add_value (xml, "w:rStyle", style);
  td_xml_end (xml);
  add_letters (xml, text);
  td_xml_end (xml);
}

static void
add_paragraph (gpointer writer, const TdOfficeParagraph *paragraph)
{
  Docx *docx = writer;

  docx->has_section = true;
  docx->size = paragraph->size;
  docx->needs_text = false;
  td_xml_begin (docx->xml, "w:p");
  add_properties (docx, paragraph);
  if (paragraph->picture != NULL)
    add_picture (docx, paragraph->picture);
  if (paragraph->text != NULL)
    add_runs (docx, paragraph->text, paragraph->is_bold, paragraph->is_italic);
  if (paragraph->tail != NULL)
    add_tail (docx, paragraph);
  td_xml_end (docx->xml);
}

/* --- sections --- */

static void
add_section (Docx *docx)
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
  add_value (xml, "w:type", "nextPage");
  td_xml_begin (xml, "w:pgSz");
  add_number (xml, "w:w", is_wide ? TD_OFFICE_PAGE_LONG : TD_OFFICE_PAGE_SHORT);
  add_number (xml, "w:h", is_wide ? TD_OFFICE_PAGE_SHORT : TD_OFFICE_PAGE_LONG);
  if (is_wide)
    td_xml_attribute (xml, "w:orient", "landscape");
  td_xml_end (xml);
  td_xml_begin (xml, "w:pgMar");
  add_number (xml, "w:top", TD_OFFICE_MARGIN);
  add_number (xml, "w:right", TD_OFFICE_MARGIN_RIGHT);
  add_number (xml, "w:bottom", TD_OFFICE_MARGIN);
  add_number (xml, "w:left", TD_OFFICE_MARGIN_LEFT);
  add_number (xml, "w:header", TD_OFFICE_HEADER);
  add_number (xml, "w:footer", TD_OFFICE_MARGIN);
  add_number (xml, "w:gutter", 0);
  td_xml_end (xml);
  td_xml_empty (xml, "w:pgNumType", "w:start", "1", NULL);
  td_xml_empty (xml, "w:titlePg", NULL);
  td_xml_end (xml);
}

/* An empty paragraph of a point. @ends_section: holds the pages of what stands before it */
static void
add_empty (Docx *docx, bool ends_section)
{
  xmlTextWriter *xml = docx->xml;

  td_xml_begin (xml, "w:p");
  td_xml_begin (xml, "w:pPr");
  add_value (xml, "w:pStyle", docx->styles[TD_OFFICE_SPACE].id);
  if (ends_section)
    add_section (docx);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
begin_section (gpointer writer, bool is_landscape)
{
  Docx *docx = writer;

  if (docx->has_section)
    add_empty (docx, true);
  docx->has_section = false;
  docx->is_landscape = is_landscape;
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
                is_drawn ? RULE : "0",
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
  add_number (xml, "w:w", width);
  td_xml_attribute (xml, "w:type", "dxa");
  td_xml_end (xml);
}

static void
add_table_properties (Docx *docx, const Table *table, int width)
{
  static const char *const sides[]
      = { "w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV" };
  xmlTextWriter *xml = docx->xml;
  int side = table->has_grid ? 70 : 0;

  td_xml_begin (xml, "w:tblPr");
  add_width (xml, "w:tblW", width);
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
begin_table (gpointer writer, const TdOfficeTable *source)
{
  Docx *docx = writer;
  Table table = { .first = docx->widths->len,
                  .n_columns = source->n_columns,
                  .has_grid = source->has_grid,
                  .padding = source->padding };
  int width = 0;

  g_array_append_val (docx->tables, table);
  g_array_append_vals (docx->widths, source->widths, source->n_columns);
  for (guint i = 0; i < source->n_columns; i++)
    width += source->widths[i];
  td_xml_begin (docx->xml, "w:tbl");
  add_table_properties (docx, &table, width);
  td_xml_begin (docx->xml, "w:tblGrid");
  for (guint i = 0; i < source->n_columns; i++)
    {
      td_xml_begin (docx->xml, "w:gridCol");
      add_number (docx->xml, "w:w", source->widths[i]);
      td_xml_end (docx->xml);
    }
  td_xml_end (docx->xml);
}

static void
begin_row (gpointer writer, bool is_head)
{
  Docx *docx = writer;

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
  Docx *docx = writer;
  xmlTextWriter *xml = docx->xml;
  const Table *table = &g_array_index (docx->tables, Table, docx->tables->len - 1);
  int width = 0;

  for (guint i = 0; i < cell->n_columns; i++)
    width += g_array_index (docx->widths, int, table->first + cell->column + i);
  td_xml_begin (xml, "w:tc");
  td_xml_begin (xml, "w:tcPr");
  add_width (xml, "w:tcW", width);
  if (cell->n_columns > 1)
    add_count (xml, "w:gridSpan", (int)cell->n_columns);
  if (cell->is_covered || cell->n_rows > 1)
    add_value (xml, "w:vMerge", cell->is_covered ? "continue" : "restart");
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
    add_value (xml, "w:vAlign", "center");
  td_xml_end (xml);
  docx->needs_text = true;
}

static void
end_cell (gpointer writer)
{
  Docx *docx = writer;

  if (docx->needs_text)
    add_empty (docx, false);
  docx->needs_text = false;
  td_xml_end (docx->xml);
}

static void
end_row (gpointer writer)
{
  td_xml_end (((Docx *)writer)->xml);
}

static void
end_table (gpointer writer)
{
  Docx *docx = writer;
  const Table *table = &g_array_index (docx->tables, Table, docx->tables->len - 1);

  td_xml_end (docx->xml);
  g_array_set_size (docx->widths, (guint)table->first);
  g_array_set_size (docx->tables, docx->tables->len - 1);
  docx->needs_text = true;
}

/* --- parts --- */

static void
add_letters_of (xmlTextWriter *xml, const TdOfficeStyle *style)
{
  td_xml_begin (xml, "w:rPr");
  if (style->is_bold)
    td_xml_empty (xml, "w:b", NULL);
  if (style->is_italic)
    td_xml_empty (xml, "w:i", NULL);
  if (style->is_red)
    add_value (xml, "w:color", TD_OFFICE_RED);
  /* Half points. */
  add_count (xml, "w:sz", style->size / 5);
  add_count (xml, "w:szCs", style->size / 5);
  td_xml_end (xml);
}

static void
add_border (xmlTextWriter *xml, TdOfficeBorder border)
{
  static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right" };
  bool is_box = border == TD_OFFICE_BOX || border == TD_OFFICE_STAMP;

  if (border == TD_OFFICE_NO_RULE)
    return;
  td_xml_begin (xml, "w:pBdr");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      bool is_drawn = i == 0 || is_box || (i == 2 && border == TD_OFFICE_RULES);
      if (is_drawn)
        td_xml_empty (xml,
                      sides[i],
                      "w:val",
                      "single",
                      "w:sz",
                      is_box ? BOX_RULE : RULE,
                      "w:space",
                      border == TD_OFFICE_RULE_ABOVE ? "0" : "4",
                      "w:color",
                      border == TD_OFFICE_STAMP ? TD_OFFICE_RED : "000000",
                      NULL);
    }
  td_xml_end (xml);
}

static void
add_style (xmlTextWriter *xml, const TdOfficeStyle *style)
{
  static const char *const aligns[] = { "left", "center", "right", "both" };

  td_xml_begin (xml, "w:style");
  td_xml_attributes (
      xml, "w:type", "paragraph", "w:customStyle", "1", "w:styleId", style->id, NULL);
  add_value (xml, "w:name", style->name);
  add_value (xml, "w:basedOn", "Normal");
  td_xml_empty (xml, "w:qFormat", NULL);
  td_xml_begin (xml, "w:pPr");
  if (style->keeps_next)
    td_xml_empty (xml, "w:keepNext", NULL);
  add_border (xml, style->border);
  td_xml_begin (xml, "w:spacing");
  add_number (xml, "w:before", style->above);
  if (style->is_whole)
    td_xml_attributes (xml, "w:line", "240", "w:lineRule", "auto", NULL);
  if (style->line > 0)
    {
      add_number (xml, "w:line", style->line);
      td_xml_attribute (xml, "w:lineRule", "exact");
    }
  td_xml_end (xml);
  td_xml_begin (xml, "w:ind");
  add_number (xml, "w:left", style->left);
  add_number (xml, "w:firstLine", style->indent);
  td_xml_end (xml);
  add_value (xml, "w:jc", aligns[style->align]);
  if (style->outline > 0)
    add_count (xml, "w:outlineLvl", style->outline - 1);
  td_xml_end (xml);
  add_letters_of (xml, style);
  td_xml_end (xml);
}

static void
add_defaults (const Docx *docx, xmlTextWriter *xml)
{
  td_xml_begin (xml, "w:docDefaults");
  td_xml_begin (xml, "w:rPrDefault");
  td_xml_begin (xml, "w:rPr");
  td_xml_empty (xml,
                "w:rFonts",
                "w:ascii",
                TD_OFFICE_FONT,
                "w:hAnsi",
                TD_OFFICE_FONT,
                "w:eastAsia",
                TD_OFFICE_FONT,
                "w:cs",
                TD_OFFICE_FONT,
                NULL);
  add_count (xml, "w:sz", docx->styles[TD_OFFICE_BODY].size / 5);
  add_count (xml, "w:szCs", docx->styles[TD_OFFICE_BODY].size / 5);
  td_xml_empty (xml, "w:lang", "w:val", "vi-VN", "w:eastAsia", "vi-VN", NULL);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_begin (xml, "w:pPrDefault");
  td_xml_begin (xml, "w:pPr");
  td_xml_empty (xml, "w:widowControl", NULL);
  td_xml_begin (xml, "w:spacing");
  td_xml_attributes (xml, "w:before", "0", "w:after", "0", NULL);
  add_number (xml, "w:line", 240 * TD_OFFICE_LINE_PERCENT / 100);
  td_xml_attribute (xml, "w:lineRule", "auto");
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
add_styles_part (Docx *docx)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);
  const TdOfficeStyle *unit = &docx->styles[TD_OFFICE_FIGURE_UNIT];
  g_autofree char *id = g_strconcat (unit->id, "Chu", NULL);
  g_autofree char *name = g_strconcat (unit->name, " (chữ)", NULL);

  begin_part (xml, "w:styles");
  add_defaults (docx, xml);
  td_xml_begin (xml, "w:style");
  td_xml_attributes (xml, "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal", NULL);
  add_value (xml, "w:name", "Normal");
  td_xml_end (xml);
  for (guint i = 0; i < TD_N_OFFICE_STYLES; i++)
    add_style (xml, &docx->styles[i]);
  td_xml_begin (xml, "w:style");
  td_xml_attributes (xml, "w:type", "character", "w:customStyle", "1", "w:styleId", id, NULL);
  add_value (xml, "w:name", name);
  add_letters_of (xml, unit);
  td_xml_end (xml);
  /* Programs know the numbers of footnotes by this name. */
  td_xml_begin (xml, "w:style");
  td_xml_attributes (xml, "w:type", "character", "w:styleId", NOTE_NUMBER, NULL);
  add_value (xml, "w:name", "footnote reference");
  td_xml_begin (xml, "w:rPr");
  add_value (xml, "w:vertAlign", "superscript");
  td_xml_end (xml);
  td_xml_end (xml);
  add_part (docx, "word/styles.xml", xml, buffer);
}

static void
add_list_kind (xmlTextWriter *xml, const ListKind *kind, int number)
{
  bool is_numbered = kind->is_numbered;

  td_xml_begin (xml, "w:abstractNum");
  add_number (xml, "w:abstractNumId", number);
  add_value (xml, "w:multiLevelType", "singleLevel");
  td_xml_begin (xml, "w:lvl");
  td_xml_attribute (xml, "w:ilvl", "0");
  add_value (xml, "w:start", "1");
  add_value (xml, "w:numFmt", is_numbered ? "decimal" : "bullet");
  add_value (xml, "w:suff", "space");
  add_value (xml, "w:lvlText", is_numbered ? "%1." : "-");
  add_value (xml, "w:lvlJc", "left");
  td_xml_begin (xml, "w:pPr");
  td_xml_begin (xml, "w:ind");
  add_number (xml, "w:left", MAX (0, -kind->indent));
  if (kind->indent < 0)
    add_number (xml, "w:hanging", -kind->indent);
  else
    add_number (xml, "w:firstLine", kind->indent);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
add_numbering_part (Docx *docx)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);

  begin_part (xml, "w:numbering");
  for (guint i = 0; i < docx->lists->len; i++)
    add_list_kind (xml, &g_array_index (docx->lists, ListKind, i), (int)i);
  for (guint i = 0; i < docx->lists->len; i++)
    {
      td_xml_begin (xml, "w:num");
      add_number (xml, "w:numId", (int)i + 1);
      add_count (xml, "w:abstractNumId", (int)i);
      td_xml_begin (xml, "w:lvlOverride");
      td_xml_attribute (xml, "w:ilvl", "0");
      add_value (xml, "w:startOverride", "1");
      td_xml_end (xml);
      td_xml_end (xml);
    }
  add_part (docx, "word/numbering.xml", xml, buffer);
}

static void
add_header_part (Docx *docx, const char *name, bool has_number)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);

  begin_part (xml, "w:hdr");
  td_xml_begin (xml, "w:p");
  td_xml_begin (xml, "w:pPr");
  add_value (xml, "w:pStyle", docx->styles[TD_OFFICE_PAGE_NUMBER].id);
  td_xml_end (xml);
  if (has_number)
    {
      td_xml_begin (xml, "w:fldSimple");
      td_xml_attribute (xml, "w:instr", "PAGE");
      td_xml_begin (xml, "w:r");
      add_letters (xml, "2");
      td_xml_end (xml);
      td_xml_end (xml);
    }
  add_part (docx, name, xml, buffer);
}

/* @contact: (nullable) */
static void
add_footer_part (Docx *docx, const char *name, const char *contact)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);

  begin_part (xml, "w:ftr");
  td_xml_begin (xml, "w:p");
  td_xml_begin (xml, "w:pPr");
  add_value (
      xml, "w:pStyle", docx->styles[contact != NULL ? TD_OFFICE_CONTACT : TD_OFFICE_SPACE].id);
  td_xml_end (xml);
  if (contact != NULL)
    {
      td_xml_begin (xml, "w:r");
      add_letters (xml, contact);
      td_xml_end (xml);
    }
  add_part (docx, name, xml, buffer);
}

/* Word looks for this before it numbers footnotes through the document. */
static void
add_settings_part (Docx *docx)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);

  begin_part (xml, "w:settings");
  td_xml_begin (xml, "w:footnotePr");
  td_xml_empty (xml, "w:footnote", "w:id", "0", NULL);
  td_xml_empty (xml, "w:footnote", "w:id", "1", NULL);
  td_xml_end (xml);
  td_xml_begin (xml, "w:compat");
  td_xml_empty (xml,
                "w:compatSetting",
                "w:name",
                "compatibilityMode",
                "w:uri",
                "http://schemas.microsoft.com/office/word",
                "w:val",
                "15",
                NULL);
  td_xml_end (xml);
  add_value (xml, "w:themeFontLang", "vi-VN");
  add_part (docx, "word/settings.xml", xml, buffer);
}

static void
begin_notes (xmlTextWriter *xml)
{
  static const char *const types[] = { "separator", "continuationSeparator" };

  begin_part (xml, "w:footnotes");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *element = g_strconcat ("w:", types[i], NULL);
      td_xml_begin (xml, "w:footnote");
      td_xml_attribute (xml, "w:type", types[i]);
      add_number (xml, "w:id", (int)i);
      td_xml_begin (xml, "w:p");
      td_xml_begin (xml, "w:r");
      td_xml_empty (xml, element, NULL);
      td_xml_end (xml);
      td_xml_end (xml);
      td_xml_end (xml);
    }
}

static void
add_core_part (Docx *docx, const TdDocument *document)
{
  static const char *const times[] = { "dcterms:created", "dcterms:modified" };
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);
  g_autofree char *title = td_office_get_title (document);
  g_autofree char *time = td_office_get_time (document, "Z");

  (void)xmlTextWriterStartDocument (xml, NULL, "UTF-8", "yes");
  td_xml_begin (xml, "cp:coreProperties");
  td_xml_attributes (xml,
                     "xmlns:cp",
                     NS_PACKAGE "metadata/core-properties",
                     "xmlns:dc",
                     "http://purl.org/dc/elements/1.1/",
                     "xmlns:dcterms",
                     "http://purl.org/dc/terms/",
                     "xmlns:xsi",
                     "http://www.w3.org/2001/XMLSchema-instance",
                     NULL);
  td_xml_element (xml, "dc:title", title);
  td_xml_element (xml, "dc:language", "vi-VN");
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      td_xml_begin (xml, times[i]);
      td_xml_attribute (xml, "xsi:type", "dcterms:W3CDTF");
      td_xml_text (xml, time);
      td_xml_end (xml);
    }
  add_part (docx, "docProps/core.xml", xml, buffer);
}

static void
add_relation (xmlTextWriter *xml, const char *id, const char *type, const char *target)
{
  td_xml_empty (xml, "Relationship", "Id", id, "Type", type, "Target", target, NULL);
}

static void
add_relations (Docx *docx)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);

  (void)xmlTextWriterStartDocument (xml, NULL, "UTF-8", "yes");
  td_xml_begin (xml, "Relationships");
  td_xml_attribute (xml, "xmlns", NS_PACKAGE "relationships");
  add_relation (xml, "rIdDocument", NS_RELATION "/officeDocument", "word/document.xml");
  add_relation (
      xml, "rIdCore", NS_PACKAGE "relationships/metadata/core-properties", "docProps/core.xml");
  add_part (docx, "_rels/.rels", xml, buffer);
}

static void
add_document_relations (Docx *docx)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);

  (void)xmlTextWriterStartDocument (xml, NULL, "UTF-8", "yes");
  td_xml_begin (xml, "Relationships");
  td_xml_attribute (xml, "xmlns", NS_PACKAGE "relationships");
  add_relation (xml, "rIdStyles", NS_RELATION "/styles", "styles.xml");
  add_relation (xml, "rIdNumbering", NS_RELATION "/numbering", "numbering.xml");
  add_relation (xml, "rIdSettings", NS_RELATION "/settings", "settings.xml");
  add_relation (xml, "rIdNotes", NS_RELATION "/footnotes", "footnotes.xml");
  add_relation (xml, "rIdHeader", NS_RELATION "/header", "header1.xml");
  add_relation (xml, "rIdFirst", NS_RELATION "/header", "header2.xml");
  if (docx->contact != NULL)
    {
      add_relation (xml, "rIdContact", NS_RELATION "/footer", "footer1.xml");
      add_relation (xml, "rIdNoContact", NS_RELATION "/footer", "footer2.xml");
    }
  for (guint i = 1; i <= docx->n_pictures; i++)
    {
      g_autofree char *id = g_strdup_printf ("rIdPicture%u", i);
      g_autofree char *target = g_strdup_printf ("media/picture%u.png", i);
      add_relation (xml, id, NS_RELATION "/image", target);
    }
  add_part (docx, "word/_rels/document.xml.rels", xml, buffer);
}

static void
add_types_part (Docx *docx)
{
  static const char *const parts[][2] = {
    { "/word/document.xml", TYPES "document.main+xml" },
    { "/word/styles.xml", TYPES "styles+xml" },
    { "/word/numbering.xml", TYPES "numbering+xml" },
    { "/word/settings.xml", TYPES "settings+xml" },
    { "/word/footnotes.xml", TYPES "footnotes+xml" },
    { "/word/header1.xml", TYPES "header+xml" },
    { "/word/header2.xml", TYPES "header+xml" },
    { "/word/footer1.xml", TYPES FOOTER },
    { "/word/footer2.xml", TYPES FOOTER },
    { "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml" },
  };
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = td_xml_new (buffer);

  (void)xmlTextWriterStartDocument (xml, NULL, "UTF-8", "yes");
  td_xml_begin (xml, "Types");
  td_xml_attribute (xml, "xmlns", NS_PACKAGE "content-types");
  td_xml_empty (xml,
                "Default",
                "Extension",
                "rels",
                "ContentType",
                "application/vnd.openxmlformats-package.relationships+xml",
                NULL);
  td_xml_empty (xml, "Default", "Extension", "xml", "ContentType", "application/xml", NULL);
  td_xml_empty (xml, "Default", "Extension", "png", "ContentType", "image/png", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (docx->contact != NULL || !g_str_has_suffix (parts[i][1], FOOTER))
      td_xml_empty (xml, "Override", "PartName", parts[i][0], "ContentType", parts[i][1], NULL);
  add_part (docx, "[Content_Types].xml", xml, buffer);
}

static const TdOfficeClass docx_class = {
  .begin_section = begin_section,
  .add_paragraph = add_paragraph,
  .begin_table = begin_table,
  .begin_row = begin_row,
  .begin_cell = begin_cell,
  .end_cell = end_cell,
  .end_row = end_row,
  .end_table = end_table,
};

GBytes *
td_docx_make (TdDocument *document, GError **error)
{
  g_autoptr (TdPackage) package = td_package_new ();
  g_autoptr (xmlBuffer) body_buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) body = td_xml_new (body_buffer);
  g_autoptr (xmlBuffer) note_buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) notes = td_xml_new (note_buffer);
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (Table));
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (ListKind));
  g_autofree char *contact = td_office_get_contact (document);
  Docx docx = { .package = package,
                .contact = contact,
                .body = body,
                .notes = notes,
                .xml = body,
                .tables = tables,
                .widths = widths,
                .lists = lists };

  td_office_get_styles (document, docx.styles);
  add_types_part (&docx);
  add_relations (&docx);
  begin_notes (notes);
  begin_part (body, "w:document");
  td_xml_begin (body, "w:body");
  if (!td_office_write (document, &docx_class, &docx, error))
    return NULL;
  /* What follows a table is a paragraph. */
  if (docx.needs_text)
    add_empty (&docx, false);
  add_section (&docx);
  add_part (&docx, "word/document.xml", body, body_buffer);
  add_part (&docx, "word/footnotes.xml", notes, note_buffer);
  add_styles_part (&docx);
  add_numbering_part (&docx);
  add_settings_part (&docx);
  add_header_part (&docx, "word/header1.xml", true);
  add_header_part (&docx, "word/header2.xml", false);
  if (contact != NULL)
    {
      add_footer_part (&docx, "word/footer1.xml", contact);
      add_footer_part (&docx, "word/footer2.xml", NULL);
    }
  add_document_relations (&docx);
  add_core_part (&docx, document);
  return td_package_finish (package, error);
}
