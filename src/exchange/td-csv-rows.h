/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "exchange/td-csv-columns.h"
#include "exchange/td-csv-reader.h"
#include "model/td-book.h"

G_BEGIN_DECLS

/*
 * TdCsvRows: turns records into changes, column by heading, and finds lines that speak of one row
 * twice, also in two files.
 */
typedef struct _TdCsvRows TdCsvRows;

/**
 * td_csv_rows_new: (transfer full)
 * @book: (transfer none): its forms, and those among the changes, say which own items there are; it
 * outlives the reader
 * @changes: (transfer none): where the rows go; it outlives the reader
 * @faults: (transfer none) (element-type TdFault): where what is wrong goes; their lines are not in
 * @changes
 */
TdCsvRows *td_csv_rows_new (const TdBook *book, TdChanges *changes, GPtrArray *faults);
void td_csv_rows_free (TdCsvRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCsvRows, td_csv_rows_free)

/**
 * td_csv_rows_begin: begins a file with its heading.
 * @file: interned
 *
 * Returns: false when the heading is faulty; the file cannot be read then.
 */
bool
td_csv_rows_begin (TdCsvRows *rows, TdRowKind kind, const char *file, const TdCsvReader *heading);

/** td_csv_rows_add: adds a record. */
void td_csv_rows_add (TdCsvRows *rows, const TdCsvReader *record);

/** td_csv_rows_add_fault: adds a fault of a line that could not be split. @message: (transfer full)
 */
void td_csv_rows_add_fault (TdCsvRows *rows, const char *file, guint line, char *message);

G_END_DECLS
