/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-docx.h"

#include "td-docx-private.h"

#define NS_WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NS_PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define TYPES "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define FOOTER "footer+xml"

void
_td_docx_add_value (xmlTextWriter *xml, const char *element, const char *value)
{
  td_xml_empty (xml, element, "w:val", value, NULL);
}

void
_td_docx_add_count (xmlTextWriter *xml, const char *element, int number)
{
  td_xml_begin (xml, element);
  td_xml_number (xml, "w:val", number);
  td_xml_end (xml);
}

void
_td_docx_add_letters (xmlTextWriter *xml, const char *text)
{
  td_xml_begin (xml, "w:t");
  td_xml_attribute (xml, "xml:space", "preserve");
  td_xml_text (xml, text);
  td_xml_end (xml);
}

xmlTextWriter *
_td_docx_begin_part (TdXmlPart *part, const char *root)
{
  xmlTextWriter *xml = td_xml_part_init (part, root);

  td_xml_attributes (xml, "xmlns:w", NS_WORD, "xmlns:r", TD_DOCX_RELATIONS, NULL);
  return xml;
}

static void
add_header_part (TdDocx *docx, const char *name, bool has_number)
{
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = _td_docx_begin_part (&part, "w:hdr");

  td_xml_begin (xml, "w:p");
  td_xml_begin (xml, "w:pPr");
  _td_docx_add_value (xml, "w:pStyle", docx->styles[TD_OFFICE_PAGE_NUMBER].id);
  td_xml_end (xml);
  if (has_number)
    {
      td_xml_begin (xml, "w:fldSimple");
      td_xml_attribute (xml, "w:instr", "PAGE");
      td_xml_begin (xml, "w:r");
      _td_docx_add_letters (xml, "2");
      td_xml_end (xml);
      td_xml_end (xml);
    }
  td_package_add_xml (docx->package, name, &part);
}

/* @contact: (nullable) */
static void
add_footer_part (TdDocx *docx, const char *name, const char *contact)
{
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = _td_docx_begin_part (&part, "w:ftr");

  td_xml_begin (xml, "w:p");
  td_xml_begin (xml, "w:pPr");
  _td_docx_add_value (
      xml, "w:pStyle", docx->styles[contact != NULL ? TD_OFFICE_CONTACT : TD_OFFICE_SPACE].id);
  td_xml_end (xml);
  if (contact != NULL)
    {
      td_xml_begin (xml, "w:r");
      _td_docx_add_letters (xml, contact);
      td_xml_end (xml);
    }
  td_package_add_xml (docx->package, name, &part);
}

/* Word looks for this before it numbers footnotes through the document. */
static void
add_settings_part (TdDocx *docx)
{
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = _td_docx_begin_part (&part, "w:settings");

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
  _td_docx_add_value (xml, "w:themeFontLang", "vi-VN");
  td_package_add_xml (docx->package, "word/settings.xml", &part);
}

static xmlTextWriter *
begin_notes (TdXmlPart *part)
{
  static const char *const types[] = { "separator", "continuationSeparator" };
  xmlTextWriter *xml = _td_docx_begin_part (part, "w:footnotes");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *element = g_strconcat ("w:", types[i], NULL);
      td_xml_begin (xml, "w:footnote");
      td_xml_attribute (xml, "w:type", types[i]);
      td_xml_number (xml, "w:id", (int)i);
      td_xml_begin (xml, "w:p");
      td_xml_begin (xml, "w:r");
      td_xml_empty (xml, element, NULL);
      td_xml_end (xml);
      td_xml_end (xml);
      td_xml_end (xml);
    }
  return xml;
}

static void
add_core_part (TdDocx *docx, const TdDocument *document)
{
  static const char *const times[] = { "dcterms:created", "dcterms:modified" };
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = td_xml_part_init (&part, "cp:coreProperties");
  g_autofree char *title = td_office_get_title (document);
  g_autofree char *time = td_office_get_time (document, "Z");

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
  td_package_add_xml (docx->package, "docProps/core.xml", &part);
}

static void
add_relation (xmlTextWriter *xml, const char *id, const char *type, const char *target)
{
  td_xml_empty (xml, "Relationship", "Id", id, "Type", type, "Target", target, NULL);
}

static void
add_relations (TdDocx *docx)
{
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = td_xml_part_init (&part, "Relationships");

  td_xml_attribute (xml, "xmlns", NS_PACKAGE "relationships");
  add_relation (xml, "rIdDocument", TD_DOCX_RELATIONS "/officeDocument", "word/document.xml");
  add_relation (
      xml, "rIdCore", NS_PACKAGE "relationships/metadata/core-properties", "docProps/core.xml");
  td_package_add_xml (docx->package, "_rels/.rels", &part);
}

static void
add_document_relations (TdDocx *docx)
{
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = td_xml_part_init (&part, "Relationships");

  td_xml_attribute (xml, "xmlns", NS_PACKAGE "relationships");
  add_relation (xml, "rIdStyles", TD_DOCX_RELATIONS "/styles", "styles.xml");
  add_relation (xml, "rIdNumbering", TD_DOCX_RELATIONS "/numbering", "numbering.xml");
  add_relation (xml, "rIdSettings", TD_DOCX_RELATIONS "/settings", "settings.xml");
  add_relation (xml, "rIdNotes", TD_DOCX_RELATIONS "/footnotes", "footnotes.xml");
  add_relation (xml, "rIdHeader", TD_DOCX_RELATIONS "/header", "header1.xml");
  add_relation (xml, "rIdFirst", TD_DOCX_RELATIONS "/header", "header2.xml");
  if (docx->contact != NULL)
    {
      add_relation (xml, "rIdContact", TD_DOCX_RELATIONS "/footer", "footer1.xml");
      add_relation (xml, "rIdNoContact", TD_DOCX_RELATIONS "/footer", "footer2.xml");
    }
  for (guint i = 1; i <= docx->n_pictures; i++)
    {
      g_autofree char *id = g_strdup_printf ("rIdPicture%u", i);
      g_autofree char *target = g_strdup_printf ("media/picture%u.png", i);
      add_relation (xml, id, TD_DOCX_RELATIONS "/image", target);
    }
  td_package_add_xml (docx->package, "word/_rels/document.xml.rels", &part);
}

static void
add_types_part (TdDocx *docx)
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
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = td_xml_part_init (&part, "Types");

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
  td_package_add_xml (docx->package, "[Content_Types].xml", &part);
}

GBytes *
td_docx_make (TdDocument *document, GError **error)
{
  g_autoptr (TdPackage) package = td_package_new ();
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (TdDocxList));
  g_autofree char *contact = td_office_get_contact (document);
  g_auto (TdXmlPart) body = { 0 };
  g_auto (TdXmlPart) notes = { 0 };
  TdDocx docx = { .package = package,
                  .xml = _td_docx_begin_part (&body, "w:document"),
                  .notes = begin_notes (&notes),
                  .lists = lists,
                  .contact = contact };

  td_office_get_styles (document, docx.styles);
  add_types_part (&docx);
  add_relations (&docx);
  td_xml_begin (docx.xml, "w:body");
  if (!td_office_write (document, &_td_docx_body, &docx, error))
    return NULL;
  _td_docx_end_body (&docx);
  td_package_add_xml (package, "word/document.xml", &body);
  td_package_add_xml (package, "word/footnotes.xml", &notes);
  _td_docx_add_styles (&docx);
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
