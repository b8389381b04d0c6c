/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-xml.h"

static const xmlChar *
letters (const char *text)
{
  return (const xmlChar *)text;
}

xmlTextWriter *
td_xml_new (xmlBuffer *buffer)
{
  return xmlNewTextWriterMemory (buffer, 0);
}

void
td_xml_begin (xmlTextWriter *xml, const char *name)
{
  (void)xmlTextWriterStartElement (xml, letters (name));
}

void
td_xml_end (xmlTextWriter *xml)
{
  (void)xmlTextWriterEndElement (xml);
}

char *
td_xml_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *c = composed; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      if ((letter >= 0x20 || letter == '\t' || letter == '\n') && letter != 0xfffe
          && letter != 0xffff)
        g_string_append_unichar (clean, letter);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

void
td_xml_attribute (xmlTextWriter *xml, const char *name, const char *value)
{
  g_autofree char *clean = td_xml_clean (value);

  (void)xmlTextWriterWriteAttribute (xml, letters (name), letters (clean));
}

static void
add_attributes (xmlTextWriter *xml, va_list list)
{
  const char *name;

  while ((name = va_arg (list, const char *)) != NULL)
    td_xml_attribute (xml, name, va_arg (list, const char *));
}

void
td_xml_attributes (xmlTextWriter *xml, ...)
{
  va_list list;

  va_start (list, xml);
  add_attributes (xml, list);
  va_end (list);
}

void
td_xml_empty (xmlTextWriter *xml, const char *name, ...)
{
  va_list list;

  td_xml_begin (xml, name);
  va_start (list, name);
  add_attributes (xml, list);
  va_end (list);
  td_xml_end (xml);
}

void
td_xml_number (xmlTextWriter *xml, const char *name, int number)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", number);
  (void)xmlTextWriterWriteAttribute (xml, letters (name), letters (text));
}

void
td_xml_text (xmlTextWriter *xml, const char *text)
{
  g_autofree char *clean = td_xml_clean (text);

  (void)xmlTextWriterWriteString (xml, letters (clean));
}

void
td_xml_raw (xmlTextWriter *xml, const char *xml_text)
{
  (void)xmlTextWriterWriteRaw (xml, letters (xml_text));
}

void
td_xml_element (xmlTextWriter *xml, const char *name, const char *text)
{
  td_xml_begin (xml, name);
  td_xml_text (xml, text);
  td_xml_end (xml);
}
