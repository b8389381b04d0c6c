/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-docx-private.h"

/* Pictures in the text. */

#define NS_DRAWING "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define NS_SHAPE "http://schemas.openxmlformats.org/drawingml/2006/main"
#define NS_PICTURE "http://schemas.openxmlformats.org/drawingml/2006/picture"
/* Lengths of drawings, in a twentieth of a point. */
#define DRAWING_UNITS 635

static void
add_extent (xmlTextWriter *xml, const char *element, const TdOfficePicture *picture)
{
  td_xml_begin (xml, element);
  td_xml_number (xml, "cx", picture->width * DRAWING_UNITS);
  td_xml_number (xml, "cy", picture->height * DRAWING_UNITS);
  td_xml_end (xml);
}

static void
add_name (xmlTextWriter *xml, const char *element, guint number, const TdOfficePicture *picture)
{
  g_autofree char *name = g_strdup_printf ("Biểu đồ %u", number);

  td_xml_begin (xml, element);
  td_xml_number (xml, "id", (int)number);
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

void
_td_docx_add_picture (TdDocx *docx, const TdOfficePicture *picture)
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
