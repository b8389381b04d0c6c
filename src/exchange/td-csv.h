/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gio/gio.h>

#include "model/td-book.h"

G_BEGIN_DECLS

/** TdProgressFunc: told now and then how far a long job is, 0 … 1000. */
typedef void (*TdExchangeProgress) (guint permille, gpointer data);

/**
 * td_csv_read: reads a CSV folder, or one file of it, into changes (DESIGN 9). Reads what Excel
 * writes too: a BOM, CRLF, semicolons; NFD becomes NFC.
 * @path: a folder, or a .csv named as one of its files
 * @book: the workspace as it is; says whether units.csv may be missing
 * @faults: (element-type TdFault): one per faulty cell or line, with file, line, column
 *
 * Returns: (transfer full): NULL with #TD_ERROR_IO, NOT_FOUND, CANCELLED, or #TD_ERROR_VALUE when there are faults
 */
TdChanges *td_csv_read (const char *path, const TdBook *book, TdExchangeProgress progress, gpointer data, GCancellable *cancellable, GPtrArray *faults, GError **error);

/**
 * td_csv_write: writes @book as a CSV folder, the same bytes for the same workspace. The folder is
 * made if need be; files are written beside and renamed. Files that would hold no line are written with their header (units, records) or left out and an old one removed.
 */
bool td_csv_write (const TdBook *book, const char *folder, GError **error);

G_END_DECLS
