/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** TD_CSV_RECORD_MAX: the longest record in bytes; a longer one lacks a closing quotation mark. */
#define TD_CSV_RECORD_MAX (1024 * 1024)

/*
 * TdCsvReader: splits a stream into records and fields by RFC 4180 and what Excel makes of it: a
 * BOM, CRLF, and ";" when the heading has no comma. It holds one record at a time, whatever the
 * size of the stream.
 */
typedef struct _TdCsvReader TdCsvReader;

/**
 * TdCsvStatus:
 * @TD_CSV_RECORD: a record was read
 * @TD_CSV_FAULT: this record cannot be read; reading can go on after it
 * @TD_CSV_END: there are no more records
 * @TD_CSV_FAILED: the stream failed
 */
typedef enum
{
  TD_CSV_RECORD,
  TD_CSV_FAULT,
  TD_CSV_END,
  TD_CSV_FAILED,
} TdCsvStatus;

/** td_csv_reader_new: (transfer full): a reader that keeps a reference of @stream. */
TdCsvReader *td_csv_reader_new (GInputStream *stream);
void td_csv_reader_free (TdCsvReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCsvReader, td_csv_reader_free)

/**
 * td_csv_reader_next: reads the next record that is not blank.
 * @fault: (out) (transfer full): the sentence for #TD_CSV_FAULT, else %NULL
 * @error: set for #TD_CSV_FAILED: #TD_ERROR_IO or #TD_ERROR_CANCELLED
 */
TdCsvStatus
td_csv_reader_next (TdCsvReader *reader, GCancellable *cancellable, char **fault, GError **error);

/** td_csv_reader_get_line: the line, from 1, on which the last record begins. */
guint td_csv_reader_get_line (const TdCsvReader *reader);

/** td_csv_reader_get_n_bytes: how much of the stream was read. */
guint64 td_csv_reader_get_n_bytes (const TdCsvReader *reader);

/**
 * td_csv_reader_get_fields: (transfer none) (array length=n_fields): the fields of the last record,
 * NFC, until the next is read.
 */
char *const *td_csv_reader_get_fields (const TdCsvReader *reader, guint *n_fields);

G_END_DECLS
