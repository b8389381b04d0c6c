/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-package.h"

#include <time.h>
#include <zip.h>

#include "model/td-types.h"

/* libzip writes sizes and checksums before the data, and no extra fields; libarchive cannot, see
 * docs/documents.md. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zip_source_t, zip_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (zip_t, zip_discard)

typedef struct
{
  char *name;   /* owned */
  GBytes *data; /* owned */
  bool is_stored;
} Part;

struct _TdPackage
{
  GPtrArray *parts; /* owned; Part */
};

static void
part_free (gpointer data)
{
  Part *part = data;

  g_bytes_unref (part->data);
  g_free (part->name);
  g_free (part);
}

TdPackage *
td_package_new (void)
{
  TdPackage *package = g_new0 (TdPackage, 1);

  package->parts = g_ptr_array_new_with_free_func (part_free);
  return package;
}

void
td_package_free (TdPackage *package)
{
  g_ptr_array_unref (package->parts);
  g_free (package);
}

void
td_package_add (
    TdPackage *package, const char *name, const void *data, gsize length, bool is_stored)
{
  g_return_if_fail (g_str_is_ascii (name));
  Part *part = g_new0 (Part, 1);

  part->name = g_strdup (name);
  part->data = g_bytes_new (data, length);
  part->is_stored = is_stored;
  g_ptr_array_add (package->parts, part);
}

void
td_package_add_xml (TdPackage *package, const char *name, TdXmlPart *part)
{
  (void)xmlTextWriterEndDocument (part->xml);
  td_package_add (
      package, name, xmlBufferContent (part->buffer), (gsize)xmlBufferLength (part->buffer), false);
}

xmlTextWriter *
td_xml_part_init (TdXmlPart *part, const char *root)
{
  part->buffer = xmlBufferCreate ();
  part->xml = td_xml_new (part->buffer);
  if (root != NULL)
    {
      (void)xmlTextWriterStartDocument (part->xml, NULL, "UTF-8", NULL);
      td_xml_begin (part->xml, root);
    }
  return part->xml;
}

const char *
td_xml_part_get_text (TdXmlPart *part)
{
  (void)xmlTextWriterFlush (part->xml);
  return (const char *)xmlBufferContent (part->buffer);
}

void
td_xml_part_clear (TdXmlPart *part)
{
  g_clear_pointer (&part->xml, xmlFreeTextWriter);
  g_clear_pointer (&part->buffer, xmlBufferFree);
}

/* The first day that a zip can tell. It is told by the clock of the place, so its bytes are the
 * same everywhere. */
static time_t
get_day (void)
{
  struct tm day = { .tm_year = 80, .tm_mday = 1, .tm_isdst = -1 };

  return mktime (&day);
}

static bool
write_part (zip_t *zip, const Part *part, time_t day)
{
  gsize length;
  const void *data = g_bytes_get_data (part->data, &length);
  zip_source_t *source = zip_source_buffer (zip, data, length, 0);

  if (source == NULL)
    return false;
  zip_int64_t index = zip_file_add (zip, part->name, source, 0);
  if (index < 0)
    {
      zip_source_free (source);
      return false;
    }
  zip_int32_t method = part->is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  return zip_set_file_compression (zip, (zip_uint64_t)index, method, 0) == 0
         && zip_file_set_mtime (zip, (zip_uint64_t)index, day, 0) == 0;
}

/* @file: (not nullable): what becomes the file. Returns: false with @fault */
static bool
write_parts (TdPackage *package, zip_source_t *file, zip_error_t *fault)
{
  g_autoptr (zip_t) zip = zip_open_from_source (file, ZIP_TRUNCATE, fault);
  time_t day = get_day ();
  bool is_written = zip != NULL;

  if (zip == NULL)
    return false;
  /* The archive takes one reference, the caller keeps the other. */
  zip_source_keep (file);
  for (guint i = 0; is_written && i < package->parts->len; i++)
    is_written = write_part (zip, g_ptr_array_index (package->parts, i), day);
  if (!is_written || zip_close (zip) != 0)
    {
      const zip_error_t *reason = zip_get_error (zip);
      zip_error_set (fault, zip_error_code_zip (reason), zip_error_code_system (reason));
      return false;
    }
  g_steal_pointer (&zip);
  return true;
}

/* Returns: (transfer full) (nullable) */
static GBytes *
read_file (zip_source_t *file)
{
  zip_stat_t facts;

  if (zip_source_open (file) != 0)
    return NULL;
  if (zip_source_stat (file, &facts) != 0 || (facts.valid & ZIP_STAT_SIZE) == 0)
    return NULL;
  g_autofree guint8 *data = g_malloc (facts.size);
  if (zip_source_read (file, data, facts.size) != (zip_int64_t)facts.size)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), facts.size);
}

GBytes *
td_package_finish (TdPackage *package, GError **error)
{
  zip_error_t fault;
  GBytes *bytes = NULL;

  zip_error_init (&fault);
  g_autoptr (zip_source_t) file = zip_source_buffer_create (NULL, 0, 0, &fault);
  if (file != NULL && write_parts (package, file, &fault))
    bytes = read_file (file);
  if (bytes == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_IO, "zip: %s", zip_error_strerror (&fault));
  zip_error_fini (&fault);
  return bytes;
}
