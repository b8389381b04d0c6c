/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-odt-private.h"

/* Styles that people see, and the pages. */

#define BOX "1.00pt solid #000000"
#define STAMP "1.00pt solid #" TD_OFFICE_RED
#define NOTE_NUMBER "SoChuThich"

void
_td_odt_add_length (xmlTextWriter *xml, const char *name, int length)
{
  /* Of 100 twentieths of a point 5 points. */
  int hundredths = ABS (length) * 5;
  char text[32];

  g_snprintf (
      text, sizeof text, "%s%d.%02dpt", length < 0 ? "-" : "", hundredths / 100, hundredths % 100);
  td_xml_attribute (xml, name, text);
}

void
_td_odt_add_font_size (xmlTextWriter *xml, int size)
{
  _td_odt_add_length (xml, "fo:font-size", size * 2);
  _td_odt_add_length (xml, "style:font-size-asian", size * 2);
  _td_odt_add_length (xml, "style:font-size-complex", size * 2);
}

void
_td_odt_add_font (xmlTextWriter *xml, bool is_bold, bool is_italic)
{
  static const char *const weights[]
      = { "fo:font-weight", "style:font-weight-asian", "style:font-weight-complex" };
  static const char *const slants[]
      = { "fo:font-style", "style:font-style-asian", "style:font-style-complex" };

  for (guint i = 0; is_bold && i < G_N_ELEMENTS (weights); i++)
    td_xml_attribute (xml, weights[i], "bold");
  for (guint i = 0; is_italic && i < G_N_ELEMENTS (slants); i++)
    td_xml_attribute (xml, slants[i], "italic");
}

void
_td_odt_begin_style (xmlTextWriter *xml, const char *name, const char *family)
{
  td_xml_begin (xml, "style:style");
  td_xml_attributes (xml, "style:name", name, "style:family", family, NULL);
}

void
_td_odt_add_fonts (xmlTextWriter *xml)
{
  td_xml_begin (xml, "office:font-face-decls");
  td_xml_empty (xml,
                "style:font-face",
                "style:name",
                TD_OFFICE_FONT,
                "svg:font-family",
                "'" TD_OFFICE_FONT "'",
                "style:font-family-generic",
                "roman",
                "style:font-pitch",
                "variable",
                NULL);
  td_xml_end (xml);
}

static void
add_default_style (xmlTextWriter *xml, int size)
{
  char percent[16];

  g_snprintf (percent, sizeof percent, "%d%%", TD_OFFICE_LINE_PERCENT);
  td_xml_begin (xml, "style:default-style");
  td_xml_attribute (xml, "style:family", "paragraph");
  td_xml_empty (xml,
                "style:paragraph-properties",
                "fo:orphans",
                "2",
                "fo:widows",
                "2",
                "fo:line-height",
                percent,
                "style:tab-stop-distance",
                "28.35pt",
                NULL);
  td_xml_begin (xml, "style:text-properties");
  td_xml_attributes (xml,
                     "style:font-name",
                     TD_OFFICE_FONT,
                     "style:font-name-asian",
                     TD_OFFICE_FONT,
                     "style:font-name-complex",
                     TD_OFFICE_FONT,
                     "fo:language",
                     "vi",
                     "fo:country",
                     "VN",
                     NULL);
  _td_odt_add_font_size (xml, size);
  td_xml_end (xml);
  td_xml_end (xml);
}

static void
add_border (xmlTextWriter *xml, TdOfficeBorder border)
{
  if (border == TD_OFFICE_NO_RULE)
    return;
  if (border == TD_OFFICE_BOX || border == TD_OFFICE_STAMP)
    {
      td_xml_attribute (xml, "fo:border", border == TD_OFFICE_BOX ? BOX : STAMP);
      td_xml_attribute (xml, "fo:padding", "3.00pt");
      return;
    }
  td_xml_attributes (xml,
                     "fo:border-top",
                     TD_ODT_RULE,
                     "fo:border-bottom",
                     border == TD_OFFICE_RULES ? TD_ODT_RULE : "none",
                     "fo:border-left",
                     "none",
                     "fo:border-right",
                     "none",
                     NULL);
  if (border == TD_OFFICE_RULES)
    td_xml_attributes (xml, "fo:padding-top", "4.00pt", "fo:padding-bottom", "4.00pt", NULL);
}

static void
add_letters_of (xmlTextWriter *xml, const TdOfficeStyle *style)
{
  td_xml_begin (xml, "style:text-properties");
  if (style->is_red)
    td_xml_attribute (xml, "fo:color", "#" TD_OFFICE_RED);
  _td_odt_add_font_size (xml, style->size);
  _td_odt_add_font (xml, style->is_bold, style->is_italic);
  td_xml_end (xml);
}

static void
add_named_style (xmlTextWriter *xml, const TdOfficeStyle *style)
{
  static const char *const aligns[] = { "start", "center", "end", "justify" };

  _td_odt_begin_style (xml, style->id, "paragraph");
  td_xml_attributes (xml,
                     "style:display-name",
                     style->name,
                     "style:parent-style-name",
                     "Standard",
                     "style:class",
                     "text",
                     NULL);
  if (style->outline > 0)
    td_xml_number (xml, "style:default-outline-level", style->outline);
  td_xml_begin (xml, "style:paragraph-properties");
  _td_odt_add_length (xml, "fo:margin-left", style->left);
  _td_odt_add_length (xml, "fo:text-indent", style->indent);
  _td_odt_add_length (xml, "fo:margin-top", style->above);
  td_xml_attribute (xml, "fo:text-align", aligns[style->align]);
  if (style->keeps_next)
    td_xml_attribute (xml, "fo:keep-with-next", "always");
  if (style->line > 0)
    _td_odt_add_length (xml, "fo:line-height", style->line);
  else if (style->is_whole)
    td_xml_attribute (xml, "fo:line-height", "100%");
  add_border (xml, style->border);
  td_xml_end (xml);
  add_letters_of (xml, style);
  td_xml_end (xml);
}

static void
add_styles (TdOdt *odt, xmlTextWriter *xml)
{
  const TdOfficeStyle *unit = &odt->styles[TD_OFFICE_FIGURE_UNIT];
  g_autofree char *id = td_office_get_letters_id (unit);

  td_xml_begin (xml, "office:styles");
  add_default_style (xml, odt->styles[TD_OFFICE_BODY].size);
  _td_odt_begin_style (xml, "Standard", "paragraph");
  td_xml_attributes (xml, "style:display-name", "Mặc định", "style:class", "text", NULL);
  td_xml_end (xml);
  for (guint i = 0; i < TD_N_OFFICE_STYLES; i++)
    add_named_style (xml, &odt->styles[i]);
  _td_odt_begin_style (xml, id, "text");
  td_xml_attribute (xml, "style:display-name", unit->name);
  add_letters_of (xml, unit);
  td_xml_end (xml);
  _td_odt_begin_style (xml, NOTE_NUMBER, "text");
  td_xml_attribute (xml, "style:display-name", "Số chú thích");
  td_xml_empty (xml, "style:text-properties", "style:text-position", "super 62%", NULL);
  td_xml_end (xml);
  td_xml_empty (xml,
                "text:notes-configuration",
                "text:note-class",
                "footnote",
                "style:num-format",
                "1",
                "style:num-suffix",
                " ",
                "text:citation-style-name",
                NOTE_NUMBER,
                "text:start-numbering-at",
                "document",
                "text:footnotes-position",
                "page",
                NULL);
  td_xml_end (xml);
}

static void
add_page_layout (
    xmlTextWriter *xml, const char *name, bool is_landscape, bool has_number, bool has_foot)
{
  td_xml_begin (xml, "style:page-layout");
  td_xml_attribute (xml, "style:name", name);
  td_xml_begin (xml, "style:page-layout-properties");
  _td_odt_add_length (
      xml, "fo:page-width", is_landscape ? TD_OFFICE_PAGE_LONG : TD_OFFICE_PAGE_SHORT);
  _td_odt_add_length (
      xml, "fo:page-height", is_landscape ? TD_OFFICE_PAGE_SHORT : TD_OFFICE_PAGE_LONG);
  td_xml_attribute (xml, "style:print-orientation", is_landscape ? "landscape" : "portrait");
  _td_odt_add_length (xml, "fo:margin-top", has_number ? TD_OFFICE_HEADER : TD_OFFICE_MARGIN);
  _td_odt_add_length (xml, "fo:margin-bottom", TD_OFFICE_MARGIN);
  _td_odt_add_length (xml, "fo:margin-left", TD_OFFICE_MARGIN_LEFT);
  _td_odt_add_length (xml, "fo:margin-right", TD_OFFICE_MARGIN_RIGHT);
  td_xml_empty (xml,
                "style:footnote-sep",
                "style:width",
                "0.5pt",
                "style:rel-width",
                "33%",
                "style:line-style",
                "solid",
                "style:color",
                "#000000",
                "style:distance-before-sep",
                "4pt",
                "style:distance-after-sep",
                "4pt",
                NULL);
  td_xml_end (xml);
  if (has_number)
    {
      td_xml_begin (xml, "style:header-style");
      td_xml_begin (xml, "style:header-footer-properties");
      _td_odt_add_length (xml, "svg:height", TD_OFFICE_MARGIN - TD_OFFICE_HEADER);
      _td_odt_add_length (xml, "fo:margin-bottom", 0);
      td_xml_attribute (xml, "style:dynamic-spacing", "false");
      td_xml_end (xml);
      td_xml_end (xml);
    }
  if (has_foot)
    {
      td_xml_begin (xml, "style:footer-style");
      td_xml_begin (xml, "style:header-footer-properties");
      _td_odt_add_length (xml, "fo:min-height", 0);
      _td_odt_add_length (xml, "fo:margin-top", 0);
      td_xml_end (xml);
      td_xml_end (xml);
    }
  td_xml_end (xml);
}

static void
begin_page (xmlTextWriter *xml, const char *name, const char *label, const char *layout)
{
  td_xml_begin (xml, "style:master-page");
  td_xml_attributes (
      xml, "style:name", name, "style:display-name", label, "style:page-layout-name", layout, NULL);
}

static void
add_first_page (
    xmlTextWriter *xml, const char *name, const char *label, const char *layout, const char *next)
{
  begin_page (xml, name, label, layout);
  td_xml_attribute (xml, "style:next-style-name", next);
  td_xml_end (xml);
}

static void
add_next_page (
    TdOdt *odt, xmlTextWriter *xml, const char *name, const char *label, const char *layout)
{
  begin_page (xml, name, label, layout);
  td_xml_begin (xml, "style:header");
  td_xml_begin (xml, "text:p");
  td_xml_attribute (xml, "text:style-name", odt->styles[TD_OFFICE_PAGE_NUMBER].id);
  td_xml_begin (xml, "text:page-number");
  td_xml_attribute (xml, "text:select-page", "current");
  td_xml_text (xml, "2");
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
}

/* The first page of the paper, with the address at its foot. */
static void
add_contact_page (TdOdt *odt, xmlTextWriter *xml)
{
  begin_page (xml, TD_ODT_CONTACT_PAGE, "Trang đầu có địa chỉ", "Trang5");
  td_xml_attribute (
      xml, "style:next-style-name", odt->is_landscape ? TD_ODT_NEXT_WIDE_PAGE : TD_ODT_NEXT_PAGE);
  td_xml_begin (xml, "style:footer");
  td_xml_begin (xml, "text:p");
  td_xml_attribute (xml, "text:style-name", odt->styles[TD_OFFICE_CONTACT].id);
  td_xml_text (xml, odt->contact);
  td_xml_end (xml);
  td_xml_end (xml);
  td_xml_end (xml);
}

void
_td_odt_add_styles (TdOdt *odt)
{
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = _td_odt_begin_part (&part, "office:document-styles");

  _td_odt_add_fonts (xml);
  add_styles (odt, xml);
  td_xml_begin (xml, "office:automatic-styles");
  add_page_layout (xml, "Trang1", false, false, false);
  add_page_layout (xml, "Trang2", false, true, false);
  add_page_layout (xml, "Trang3", true, false, false);
  add_page_layout (xml, "Trang4", true, true, false);
  if (odt->contact != NULL)
    add_page_layout (xml, "Trang5", odt->is_landscape, false, true);
  td_xml_end (xml);
  td_xml_begin (xml, "office:master-styles");
  add_first_page (xml, TD_ODT_FIRST_PAGE, "Trang đầu", "Trang1", TD_ODT_NEXT_PAGE);
  add_next_page (odt, xml, TD_ODT_NEXT_PAGE, "Trang sau", "Trang2");
  add_first_page (xml, TD_ODT_FIRST_WIDE_PAGE, "Trang ngang đầu", "Trang3", TD_ODT_NEXT_WIDE_PAGE);
  add_next_page (odt, xml, TD_ODT_NEXT_WIDE_PAGE, "Trang ngang sau", "Trang4");
  if (odt->contact != NULL)
    add_contact_page (odt, xml);
  td_xml_end (xml);
  td_package_add_xml (odt->package, "styles.xml", &part);
}
