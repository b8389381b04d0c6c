/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-odt.h"

#include <string.h>

#include "td-odt-private.h"

#define MIMETYPE "application/vnd.oasis.opendocument.text"
/* Nothing of 1.3 is needed, and all readers know this one. */
#define ODF_VERSION "1.2"

static const char *const name_spaces[][2] = {
  { "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
  { "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
  { "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
  { "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
  { "xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
  { "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
  { "xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
  { "xmlns:xlink", "http://www.w3.org/1999/xlink" },
  { "xmlns:dc", "http://purl.org/dc/elements/1.1/" },
  { "xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
};

xmlTextWriter *
_td_odt_begin_part (TdXmlPart *part, const char *root)
{
  xmlTextWriter *xml = td_xml_part_init (part, root);

  for (guint i = 0; i < G_N_ELEMENTS (name_spaces); i++)
    td_xml_attribute (xml, name_spaces[i][0], name_spaces[i][1]);
  td_xml_attribute (xml, "office:version", ODF_VERSION);
  return xml;
}

static void
add_content_part (TdOdt *odt, TdXmlPart *style, TdXmlPart *body)
{
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = _td_odt_begin_part (&part, "office:document-content");

  _td_odt_add_fonts (xml);
  td_xml_begin (xml, "office:automatic-styles");
  td_xml_raw (xml, td_xml_part_get_text (style));
  td_xml_end (xml);
  td_xml_begin (xml, "office:body");
  td_xml_begin (xml, "office:text");
  td_xml_raw (xml, td_xml_part_get_text (body));
  td_package_add_xml (odt->package, "content.xml", &part);
}

static void
add_meta_part (TdOdt *odt, const TdDocument *document)
{
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = _td_odt_begin_part (&part, "office:document-meta");
  g_autofree char *title = td_office_get_title (document);
  g_autofree char *time = td_office_get_time (document, "");

  td_xml_begin (xml, "office:meta");
  td_xml_element (xml, "meta:generator", "TienDo");
  td_xml_element (xml, "dc:title", title);
  td_xml_element (xml, "dc:language", "vi-VN");
  td_xml_element (xml, "meta:creation-date", time);
  td_xml_element (xml, "dc:date", time);
  td_package_add_xml (odt->package, "meta.xml", &part);
}

static void
add_manifest_entry (xmlTextWriter *xml, const char *path, const char *type)
{
  td_xml_begin (xml, "manifest:file-entry");
  td_xml_attributes (xml, "manifest:full-path", path, "manifest:media-type", type, NULL);
  if (g_str_equal (path, "/"))
    td_xml_attribute (xml, "manifest:version", ODF_VERSION);
  td_xml_end (xml);
}

static void
add_manifest (TdOdt *odt)
{
  g_auto (TdXmlPart) part = { 0 };
  xmlTextWriter *xml = td_xml_part_init (&part, "manifest:manifest");

  td_xml_attributes (xml,
                     "xmlns:manifest",
                     "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
                     "manifest:version",
                     ODF_VERSION,
                     NULL);
  add_manifest_entry (xml, "/", MIMETYPE);
  add_manifest_entry (xml, "content.xml", "text/xml");
  add_manifest_entry (xml, "styles.xml", "text/xml");
  add_manifest_entry (xml, "meta.xml", "text/xml");
  for (guint i = 0; i < odt->pictures->len; i += 2)
    add_manifest_entry (
        xml, g_ptr_array_index (odt->pictures, i + 1), g_ptr_array_index (odt->pictures, i));
  td_package_add_xml (odt->package, "META-INF/manifest.xml", &part);
}

GBytes *
td_odt_make (TdDocument *document, GError **error)
{
  g_autoptr (TdPackage) package = td_package_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *contact = td_office_get_contact (document);
  g_auto (TdXmlPart) body = { 0 };
  g_auto (TdXmlPart) style = { 0 };
  TdOdt odt = { .package = package,
                .body = td_xml_part_init (&body, NULL),
                .style = td_xml_part_init (&style, NULL),
                .names = names,
                .pictures = pictures,
                .contact = contact };

  td_office_get_styles (document, odt.styles);
  /* The type of the file stands first and as it is, where those look who know no zip. */
  td_package_add (package, "mimetype", MIMETYPE, strlen (MIMETYPE), true);
  if (!td_office_write (document, &_td_odt_body, &odt, error))
    return NULL;
  add_content_part (&odt, &style, &body);
  _td_odt_add_styles (&odt);
  add_meta_part (&odt, document);
  add_manifest (&odt);
  return td_package_finish (package, error);
}
