/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-exchange"

#include "config.h"

#include "td-csv-reader.h"

#include "model/td-types.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUFFER_SIZE (64 * 1024)
#define BOM "\xef\xbb\xbf"

struct _TdCsvReader
{
  GInputStream *stream; /* owned */
  char *buffer;         /* owned; one byte longer than @size, for a final NUL */
  gsize size;
  gsize start; /* of the unread bytes */
  gsize end;
  bool at_end; /* of the stream */
  guint64 n_bytes;
  char separator; /* 0 before the heading */
  guint line;     /* of the last record */
  guint next_line;
  GPtrArray *fields;      /* char *: into @buffer or @composed */
  GStringChunk *composed; /* owned */
};

/* Where a record ends, without changing it. */
typedef struct
{
  gsize length; /* without the line end */
  gsize step;   /* with it */
  guint n_lines;
  bool has_quotes;
  bool is_unclosed;
  bool has_text_after_quote;
} Extent;

TdCsvReader *
td_csv_reader_new (GInputStream *stream)
{
  TdCsvReader *reader = g_new0 (TdCsvReader, 1);

  reader->stream = g_object_ref (stream);
  reader->size = BUFFER_SIZE;
  reader->buffer = g_malloc (reader->size + 1);
  reader->next_line = 1;
  reader->fields = g_ptr_array_new ();
  reader->composed = g_string_chunk_new (1024);
  return reader;
}

void
td_csv_reader_free (TdCsvReader *reader)
{
  g_object_unref (reader->stream);
  g_free (reader->buffer);
  g_ptr_array_unref (reader->fields);
  g_string_chunk_free (reader->composed);
  g_free (reader);
}

guint
td_csv_reader_get_line (const TdCsvReader *reader)
{
  return reader->line;
}

guint64
td_csv_reader_get_n_bytes (const TdCsvReader *reader)
{
  return reader->n_bytes;
}

char *const *
td_csv_reader_get_fields (const TdCsvReader *reader, guint *n_fields)
{
  *n_fields = reader->fields->len;
  return (char *const *)reader->fields->pdata;
}

/* Brings more bytes into the buffer, which grows when the unread ones fill it. */
static bool
fill (TdCsvReader *reader, GCancellable *cancellable, GError **error)
{
  if (reader->start > 0)
    {
      memmove (reader->buffer, reader->buffer + reader->start, reader->end - reader->start);
      reader->end -= reader->start;
      reader->start = 0;
    }
  if (reader->end == reader->size)
    {
      reader->size *= 2;
      reader->buffer = g_realloc (reader->buffer, reader->size + 1);
    }

  g_autoptr (GError) local_error = NULL;
  gssize n_read = g_input_stream_read (reader->stream,
                                       reader->buffer + reader->end,
                                       reader->size - reader->end,
                                       cancellable,
                                       &local_error);
  if (n_read < 0)
    {
      bool is_cancelled = g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_set_error_literal (
          error, TD_ERROR, is_cancelled ? TD_ERROR_CANCELLED : TD_ERROR_IO, local_error->message);
      return false;
    }
  reader->at_end = n_read == 0;
  reader->end += (gsize)n_read;
  reader->n_bytes += (guint64)n_read;
  return true;
}

/* Finishes @extent for a record of @length bytes with a line end of one byte, if any. */
static void
end_extent (Extent *extent, const char *text, gsize length, bool has_newline)
{
  extent->step = length + (has_newline ? 1 : 0);
  extent->length = length > 0 && text[length - 1] == '\r' ? length - 1 : length;
  extent->n_lines += has_newline ? 1 : 0;
}

/* Walks through a record with quotes. Returns false when it does not end within @size bytes. */
static bool
measure_quoted (const char *text, gsize size, bool is_whole, char separator, Extent *extent)
{
  gsize i = 0;
  bool at_field_start = true;

  while (i < size)
    {
      if (at_field_start && text[i] == '"')
        {
          at_field_start = false;
          i++;
          while (i < size && (text[i] != '"' || (i + 1 < size && text[i + 1] == '"')))
            {
              extent->n_lines += text[i] == '\n';
              i += text[i] == '"' ? 2 : 1;
            }
          /* Whether a quote at the very end closes is known only with the next byte. */
          if (i + 1 >= size && !is_whole)
            return false;
          if (i >= size)
            {
              extent->is_unclosed = true;
              end_extent (extent, text, size, false);
              return true;
            }
          i++;
          bool at_line_end = i < size && text[i] == '\r' && (i + 1 >= size || text[i + 1] == '\n');
          if (i < size && text[i] != separator && text[i] != '\n' && !at_line_end)
            extent->has_text_after_quote = true;
          continue;
        }
      if (text[i] == '\n')
        {
          end_extent (extent, text, i, true);
          return true;
        }
      at_field_start = text[i] == separator;
      i++;
    }
  end_extent (extent, text, size, false);
  return is_whole;
}

/* Returns false when more bytes are needed. */
static bool
measure (const TdCsvReader *reader, Extent *extent)
{
  const char *text = reader->buffer + reader->start;
  gsize size = reader->end - reader->start;
  const char *newline = memchr (text, '\n', size);

  *extent = (Extent){ 0 };
  if (newline == NULL && !reader->at_end)
    return false;

  gsize length = newline != NULL ? (gsize)(newline - text) : size;
  if (memchr (text, '"', length) == NULL)
    {
      end_extent (extent, text, length, newline != NULL);
      return true;
    }
  extent->has_quotes = true;
  return measure_quoted (text, size, reader->at_end, reader->separator, extent);
}

/* Takes the quotes off the field at @text, in place, up to @end. Returns where the field stopped.
 */
static char *
unquote (char *text, const char *end)
{
  char *out = text;
  char *in = text + 1;

  while (in < end && (*in != '"' || (in + 1 < end && in[1] == '"')))
    {
      in += *in == '"' ? 1 : 0;
      *out++ = *in++;
    }
  *out = '\0';
  return in < end ? in + 1 : in;
}

static void
split (TdCsvReader *reader, char *text, const Extent *extent)
{
  char *end = text + extent->length;
  char *field = text;

  g_ptr_array_set_size (reader->fields, 0);
  *end = '\0';
  for (;;)
    {
      char *stop = field;

      g_ptr_array_add (reader->fields, field);
      if (extent->has_quotes && *field == '"')
        stop = unquote (field, end);
      stop = memchr (stop, reader->separator, (gsize)(end - stop));
      if (stop == NULL)
        return;
      *stop = '\0';
      field = stop + 1;
    }
}

static bool
is_ascii (const char *text, gsize length)
{
  unsigned char bits = 0;
  for (gsize i = 0; i < length; i++)
    bits |= (unsigned char)text[i];
  return bits < 0x80;
}

/* Text typed on other systems has its marks apart (NFD). */
static void
compose_fields (TdCsvReader *reader)
{
  g_string_chunk_clear (reader->composed);
  for (guint i = 0; i < reader->fields->len; i++)
    {
      const char *field = g_ptr_array_index (reader->fields, i);
      if (is_ascii (field, strlen (field)))
        continue;
      g_autofree char *composed = g_utf8_normalize (field, -1, G_NORMALIZE_NFC);
      reader->fields->pdata[i] = g_string_chunk_insert (reader->composed, composed);
    }
}

/* A separator alone on its line, or nothing: Excel writes such lines below a table. */
static bool
is_blank (const char *text, gsize length, char separator)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] != separator && text[i] != ' ' && text[i] != '\t')
      return false;
  return true;
}

static void
find_separator (TdCsvReader *reader)
{
  const char *text = reader->buffer + reader->start;
  gsize size = reader->end - reader->start;
  const char *newline = memchr (text, '\n', size);
  gsize length = newline != NULL ? (gsize)(newline - text) : size;

  reader->separator
      = memchr (text, ',', length) == NULL && memchr (text, ';', length) != NULL ? ';' : ',';
}

/* Reads until a first line is there, drops the BOM and finds out what separates the fields. */
static bool
begin (TdCsvReader *reader, GCancellable *cancellable, GError **error)
{
  while (!reader->at_end && reader->end < TD_CSV_RECORD_MAX
         && memchr (reader->buffer, '\n', reader->end) == NULL)
    if (!fill (reader, cancellable, error))
      return false;
  if (reader->end >= 3 && memcmp (reader->buffer, BOM, 3) == 0)
    reader->start = 3;
  find_separator (reader);
  return true;
}

static char *
find_fault (const char *text, const Extent *extent)
{
  if (memchr (text, '\0', extent->step) != NULL)
    return g_strdup (_ ("This line holds a zero byte: the file is damaged or not CSV in UTF-8."));
  if (extent->is_unclosed)
    return g_strdup (_ ("A quotation mark opens here and is never closed."));
  if (!is_ascii (text, extent->length) && !g_utf8_validate_len (text, extent->length, NULL))
    return g_strdup (_ ("This line is not UTF-8. Save the file as “CSV UTF-8”."));
  if (extent->has_text_after_quote)
    return g_strdup (_ ("Something follows a closing quotation mark."));
  return NULL;
}

TdCsvStatus
td_csv_reader_next (TdCsvReader *reader, GCancellable *cancellable, char **fault, GError **error)
{
  *fault = NULL;
  if (reader->separator == '\0' && !begin (reader, cancellable, error))
    return TD_CSV_FAILED;

  for (;;)
    {
      Extent extent;

      while (!measure (reader, &extent))
        {
          if (reader->end - reader->start >= TD_CSV_RECORD_MAX)
            {
              /* What follows cannot be told apart from this record: stop here. */
              reader->line = reader->next_line;
              reader->start = reader->end = 0;
              reader->at_end = true;
              *fault = g_strdup (_ ("A line longer than one megabyte begins here. Is a closing "
                                    "quotation mark missing?"));
              return TD_CSV_FAULT;
            }
          if (!fill (reader, cancellable, error))
            return TD_CSV_FAILED;
        }
      if (extent.step == 0)
        return TD_CSV_END;

      char *text = reader->buffer + reader->start;
      reader->line = reader->next_line;
      reader->next_line += extent.n_lines;
      reader->start += extent.step;
      if (is_blank (text, extent.length, reader->separator))
        continue;
      *fault = find_fault (text, &extent);
      if (*fault != NULL)
        return TD_CSV_FAULT;
      split (reader, text, &extent);
      if (!is_ascii (text, extent.length))
        compose_fields (reader);
      return TD_CSV_RECORD;
    }
}
