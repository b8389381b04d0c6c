/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "store/td-workspace.h"

G_BEGIN_DECLS

/**
 * td_journal_csv_write: writes the groups that fit @filter, newest first, as CSV to @path, a line
 * for each cell: UTF-8 with a mark, so that spreadsheets read it; no cell begins a formula. A
 * worker may do it.
 * @book: gives names to codes
 * @n_groups: (out): how many groups were written
 */
bool td_journal_csv_write (TdWorkspace *workspace,
                           const TdBook *book,
                           const TdJournalFilter *filter,
                           const char *path,
                           GCancellable *cancellable,
                           guint *n_groups,
                           GError **error);

G_END_DECLS
