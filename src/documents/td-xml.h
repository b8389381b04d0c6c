/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <glib.h>
#include <libxml/xmlwriter.h>

G_BEGIN_DECLS

/* XML, written by libxml2; it fails for want of memory only. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlBuffer, xmlBufferFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextWriter, xmlFreeTextWriter)

/** td_xml_new: (transfer full): writes to @buffer, which lives longer. */
xmlTextWriter *td_xml_new (xmlBuffer *buffer);

/** td_xml_begin: begins an element. */
void td_xml_begin (xmlTextWriter *xml, const char *name);
void td_xml_end (xmlTextWriter *xml);

/** td_xml_empty: an element with attributes: names and values in turn, then NULL. */
void td_xml_empty (xmlTextWriter *xml, const char *name, ...) G_GNUC_NULL_TERMINATED;

/** td_xml_attribute: @value: as td_xml_text() writes it */
void td_xml_attribute (xmlTextWriter *xml, const char *name, const char *value);
void td_xml_attributes (xmlTextWriter *xml, ...) G_GNUC_NULL_TERMINATED;

void td_xml_number (xmlTextWriter *xml, const char *name, int number);

/** td_xml_text: letters in NFC, without those that XML forbids. */
void td_xml_text (xmlTextWriter *xml, const char *text);

/** td_xml_element: an element with text. */
void td_xml_element (xmlTextWriter *xml, const char *name, const char *text);

/** td_xml_raw: @xml_text: is XML itself */
void td_xml_raw (xmlTextWriter *xml, const char *xml_text);

/** td_xml_clean: (transfer full): what td_xml_text() writes, before it is escaped. */
char *td_xml_clean (const char *text);

G_END_DECLS
