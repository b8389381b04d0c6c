/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gio/gio.h>

#include "model/td-book.h"

G_BEGIN_DECLS

/** TdExchangeProgress: told now and then how far a long job is, 0 … 1000. */
typedef void (*TdExchangeProgress) (guint permille, gpointer data);

/**
 * td_csv_read: reads a CSV folder, or one file of it, into changes (docs/exchange.md). Reads what
 * Excel writes too: a BOM, CRLF, semicolons; NFD becomes NFC. Records of a day that is no cut yet
 * bring the cut with them.
 * @path: a folder, a .csv named as one of its files, or the same as a "resource://" URI
 * @book: the workspace as it is; says whether units.csv may be missing
 * @progress: (nullable)
 * @faults: (element-type TdFault): one per faulty cell or line, with file, line, column
 *
 * Returns: (transfer full): NULL with #TD_ERROR_IO, NOT_FOUND, CANCELLED, or #TD_ERROR_VALUE when
 * there are faults (message: the first)
 */
TdChanges *td_csv_read (const char *path,
                        const TdBook *book,
                        TdExchangeProgress progress,
                        gpointer data,
                        GCancellable *cancellable,
                        GPtrArray *faults,
                        GError **error);

/** td_csv_read_all: (transfer full): as td_csv_read() for several folders and files that are
 * imported together. */
TdChanges *td_csv_read_all (const char *const *paths,
                            const TdBook *book,
                            TdExchangeProgress progress,
                            gpointer data,
                            GCancellable *cancellable,
                            GPtrArray *faults,
                            GError **error);

/**
 * td_csv_list_ignored: (transfer full) (element-type utf8): the .csv files of the folder @path that
 * are not read because their name is none of the format; empty for a file.
 */
GPtrArray *td_csv_list_ignored (const char *path);

/** TdCsvCount: what the lines of one file do to a workspace. */
typedef struct
{
  const char *file; /* interned */
  guint added;
  guint changed;
  guint equal;
} TdCsvCount;

/**
 * td_csv_count: holds what was read against the workspace, file by file in the order of reading.
 * @new_cuts: (nullable) (element-type TdDay): the days that become cuts because of their records
 * are appended here; they are lines of no file
 *
 * Returns: (transfer full) (element-type TdCsvCount)
 */
GArray *td_csv_count (const TdBook *book, const TdChanges *changes, GArray *new_cuts);

/** td_csv_format_fault: (transfer full): "records.csv, line 17, column eligible: …", for people. */
char *td_csv_format_fault (const TdFault *fault);

/**
 * td_csv_write: writes @book as a CSV folder, the same bytes for the same workspace. The folder is
 * made if need be. All files are written beside and then renamed. units.csv and records.csv are
 * always there; of the others those that would hold no line are left out, and an old one is
 * removed. Other files are left alone.
 *
 * Returns: false with #TD_ERROR_IO or #TD_ERROR_FULL
 */
bool td_csv_write (const TdBook *book, const char *folder, GError **error);

/** td_csv_append: appends @text (nullable) to a line of CSV, in quotes where it would be misread
 * without them. */
void td_csv_append (GString *line, const char *text);

G_END_DECLS
