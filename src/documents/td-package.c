/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-package.h"

#include <string.h>
#include <zlib.h>

/* The zip format by APPNOTE.TXT 6.3, of which a document needs little. libarchive is no help: it
 * puts the sizes of each part behind it and adds fields with times and owners, which readers of ODF
 * must refuse of the first part. */

#define LOCAL_HEADER 0x04034b50u
#define CENTRAL_HEADER 0x02014b50u
#define END_OF_DIRECTORY 0x06054b50u
#define VERSION 20
#define STORED 0
#define DEFLATED 8
/* 1 January 1980, the first day that can be written. */
#define NO_DAY 0x21

struct _TdPackage
{
  GByteArray *file;      /* owned */
  GByteArray *directory; /* owned */
  guint n_parts;
};

TdPackage *
td_package_new (void)
{
  TdPackage *package = g_new0 (TdPackage, 1);

  package->file = g_byte_array_new ();
  package->directory = g_byte_array_new ();
  return package;
}

void
td_package_free (TdPackage *package)
{
  g_byte_array_unref (package->file);
  g_byte_array_unref (package->directory);
  g_free (package);
}

static void
add_16 (GByteArray *bytes, guint value)
{
  guint16 little = GUINT16_TO_LE ((guint16)value);

  g_byte_array_append (bytes, (const guint8 *)&little, sizeof little);
}

static void
add_32 (GByteArray *bytes, gsize value)
{
  guint32 little = GUINT32_TO_LE ((guint32)value);

  g_byte_array_append (bytes, (const guint8 *)&little, sizeof little);
}

/* Returns: (transfer full) */
static GByteArray *
deflate_data (const void *data, gsize length)
{
  GByteArray *out = g_byte_array_new ();
  z_stream stream = { .next_in = (Bytef *)data, .avail_in = (uInt)length };
  int state = deflateInit2 (
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);

  if (state != Z_OK)
    g_critical ("deflateInit2: %d", state);
  g_byte_array_set_size (out, (guint)deflateBound (&stream, (uLong)length));
  stream.next_out = out->data;
  stream.avail_out = out->len;
  state = deflate (&stream, Z_FINISH);
  if (state != Z_STREAM_END)
    g_critical ("deflate: %d", state);
  g_byte_array_set_size (out, (guint)stream.total_out);
  deflateEnd (&stream);
  return out;
}

/* What both headers of a part have. */
static void
add_facts (
    GByteArray *bytes, bool is_stored, uLong checksum, gsize packed, gsize length, gsize name)
{
  add_16 (bytes, VERSION);
  add_16 (bytes, 0);
  add_16 (bytes, is_stored ? STORED : DEFLATED);
  add_16 (bytes, 0);
  add_16 (bytes, NO_DAY);
  add_32 (bytes, checksum);
  add_32 (bytes, packed);
  add_32 (bytes, length);
  add_16 (bytes, (guint)name);
  add_16 (bytes, 0);
}

void
td_package_add (
    TdPackage *package, const char *name, const void *data, gsize length, bool is_stored)
{
  g_return_if_fail (length < G_MAXINT32 && g_str_is_ascii (name));
  g_autoptr (GByteArray) packed = is_stored ? NULL : deflate_data (data, length);
  gsize packed_length = is_stored ? length : packed->len;
  uLong checksum = crc32 (0, data, (uInt)length);
  gsize name_length = strlen (name);
  gsize offset = package->file->len;

  add_32 (package->file, LOCAL_HEADER);
  add_facts (package->file, is_stored, checksum, packed_length, length, name_length);
  g_byte_array_append (package->file, (const guint8 *)name, (guint)name_length);
  g_byte_array_append (package->file, is_stored ? data : packed->data, (guint)packed_length);

  add_32 (package->directory, CENTRAL_HEADER);
  add_16 (package->directory, VERSION);
  add_facts (package->directory, is_stored, checksum, packed_length, length, name_length);
  add_16 (package->directory, 0);
  add_16 (package->directory, 0);
  add_16 (package->directory, 0);
  add_32 (package->directory, 0);
  add_32 (package->directory, offset);
  g_byte_array_append (package->directory, (const guint8 *)name, (guint)name_length);
  package->n_parts++;
}

void
td_package_add_xml (TdPackage *package, const char *name, xmlBuffer *buffer)
{
  td_package_add (package, name, xmlBufferContent (buffer), (gsize)xmlBufferLength (buffer), false);
}

GBytes *
td_package_finish (TdPackage *package)
{
  GByteArray *file = package->file;
  gsize offset = file->len;

  g_byte_array_append (file, package->directory->data, package->directory->len);
  add_32 (file, END_OF_DIRECTORY);
  add_16 (file, 0);
  add_16 (file, 0);
  add_16 (file, package->n_parts);
  add_16 (file, package->n_parts);
  add_32 (file, package->directory->len);
  add_32 (file, offset);
  add_16 (file, 0);
  package->file = g_byte_array_new ();
  return g_byte_array_free_to_bytes (file);
}

/* --- XML --- */

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
td_xml_text (xmlTextWriter *xml, const char *text)
{
  g_autofree char *clean = td_xml_clean (text);

  (void)xmlTextWriterWriteString (xml, letters (clean));
}

void
td_xml_element (xmlTextWriter *xml, const char *name, const char *text)
{
  td_xml_begin (xml, name);
  td_xml_text (xml, text);
  td_xml_end (xml);
}
