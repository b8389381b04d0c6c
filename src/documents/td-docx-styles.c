/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-docx-private.h"

/* Styles that people see, and how lists are numbered. */

#define BOX_RULE "8"

static void
add_letters_of (xmlTextWriter *xml, const TdOfficeStyle *style)
{
  td_xml_begin (xml, "w:rPr");
  if (style->is_bold)
    td_xml_empty (xml, "w:b", NULL);
  if (style->is_italic)
    td_xml_empty (xml, "w:i", NULL);
  if (style->is_red)
    _td_docx_add_value (xml, "w:color", TD_OFFICE_RED);
  /* Half points. */
  _td_docx_add_count (xml, "w:sz", style->size / 5);
  _td_docx_add_count (xml, "w:szCs", style->size / 5);
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
                      is_box ? BOX_RULE : TD_DOCX_RULE,
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
  _td_docx_add_value (xml, "w:name", style->name);
  _td_docx_add_value (xml, "w:basedOn", "Normal");
  td_xml_empty (xml, "w:qFormat", NULL);
  td_xml_begin (xml, "w:pPr");
  if (style->keeps_next)
    td_xml_empty (xml, "w:keepNext", NULL);
  add_border (xml, style->border);
  td_xml_begin (xml, "w:spacing");
  td_xml_number (xml, "w:before", style->above);
  if (style->is_whole)
    td_xml_attributes (xml, "w:line", "240", "w:lineRule", "auto", NULL);
  if (style->line > 0)
    {
      td_xml_number (xml, "w:line", style->line);
      td_xml_attribute (xml, "w:lineRule", "exact");
    }
  td_xml_end (xml);
  td_xml_begin (xml, "w:ind");
  td_xml_number (xml, "w:left", style->left);
  td_xml_number (xml, "w:firstLine", style->indent);
  td_xml_end (xml);
  _td_docx_add_value (xml, "w:jc", aligns[style->align]);
  if (style->outline > 0)
    _td_docx_add_count (xml, "w:outlineLvl", style->outline - 1);
  td_xml_end (xml);
  add_letters_of (xml, style);
  td_xml_end (xml);
}

static void
add_defaults (const TdDocx *docx, xmlTextWriter *xml)
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
  _td_docx_add_count (xml, "w:sz", docx->styles[TD_OFFICE_BODY].size / 5);
  _td_docx_add_count (xml, "w:szCs", docx->styles[TD_OFFICE_BODY].size / 5);
  td_xml_empty (xml, "w:lang", "w:val", "vi-VN", "w:eastAsia", "vi-VN", NULL);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_begin (xml, "w:pPrDefault");
  td_xml_begin (xml, "w:pPr");
  td_xml_empty (xml, "w:widowControl", NULL);
  td_xml_begin (xml, "w:spacing");
  td_xml_attributes (xml, "w:before", "0", "w:after", "0", NULL);
  td_xml_number (xml, "w:line", 240 * TD_OFFICE_LINE_PERCENT / 100);
  td_xml_attribute (xml, "w:lineRule", "auto");
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
add_styles_part (TdDocx *docx)
{
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = _td_docx_begin_part (&part, "w:styles");
  const TdOfficeStyle *unit = &docx->styles[TD_OFFICE_FIGURE_UNIT];
  g_autofree char *id = td_office_get_letters_id (unit);
  g_autofree char *name = g_strconcat (unit->name, " (chữ)", NULL);

  add_defaults (docx, xml);
  td_xml_begin (xml, "w:style");
  td_xml_attributes (xml, "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal", NULL);
  _td_docx_add_value (xml, "w:name", "Normal");
  td_xml_end (xml);
  for (guint i = 0; i < TD_N_OFFICE_STYLES; i++)
    add_style (xml, &docx->styles[i]);
  td_xml_begin (xml, "w:style");
  td_xml_attributes (xml, "w:type", "character", "w:customStyle", "1", "w:styleId", id, NULL);
  _td_docx_add_value (xml, "w:name", name);
  add_letters_of (xml, unit);
  td_xml_end (xml);
  /* Programs know the numbers of footnotes by this name. */
  td_xml_begin (xml, "w:style");
  td_xml_attributes (xml, "w:type", "character", "w:styleId", TD_DOCX_NOTE_NUMBER, NULL);
  _td_docx_add_value (xml, "w:name", "footnote reference");
  td_xml_begin (xml, "w:rPr");
  _td_docx_add_value (xml, "w:vertAlign", "superscript");
  td_xml_end (xml);
  td_xml_end (xml);
  td_package_add_xml (docx->package, "word/styles.xml", &part);
}

static void
add_list_kind (xmlTextWriter *xml, const TdDocxList *kind, int number)
{
  bool is_numbered = kind->is_numbered;

  td_xml_begin (xml, "w:abstractNum");
  td_xml_number (xml, "w:abstractNumId", number);
  _td_docx_add_value (xml, "w:multiLevelType", "singleLevel");
  td_xml_begin (xml, "w:lvl");
  td_xml_attribute (xml, "w:ilvl", "0");
  _td_docx_add_value (xml, "w:start", "1");
  _td_docx_add_value (xml, "w:numFmt", is_numbered ? "decimal" : "bullet");
  _td_docx_add_value (xml, "w:suff", "space");
  _td_docx_add_value (xml, "w:lvlText", is_numbered ? "%1." : "-");
  _td_docx_add_value (xml, "w:lvlJc", "left");
  td_xml_begin (xml, "w:pPr");
  td_xml_begin (xml, "w:ind");
  td_xml_number (xml, "w:left", MAX (0, -kind->indent));
  if (kind->indent < 0)
    td_xml_number (xml, "w:hanging", -kind->indent);
  else
    td_xml_number (xml, "w:firstLine", kind->indent);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
add_numbering_part (TdDocx *docx)
{
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = _td_docx_begin_part (&part, "w:numbering");

  for (guint i = 0; i < docx->lists->len; i++)
    add_list_kind (xml, &g_array_index (docx->lists, TdDocxList, i), (int)i);
  for (guint i = 0; i < docx->lists->len; i++)
    {
      td_xml_begin (xml, "w:num");
      td_xml_number (xml, "w:numId", (int)i + 1);
      _td_docx_add_count (xml, "w:abstractNumId", (int)i);
      td_xml_begin (xml, "w:lvlOverride");
      td_xml_attribute (xml, "w:ilvl", "0");
      _td_docx_add_value (xml, "w:startOverride", "1");
      td_xml_end (xml);
      td_xml_end (xml);
    }
  td_package_add_xml (docx->package, "word/numbering.xml", &part);
}

void
_td_docx_add_styles (TdDocx *docx)
{
  add_styles_part (docx);
  add_numbering_part (docx);
}
