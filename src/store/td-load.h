/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-database.h"
#include "td-journal.h"

#include "model/td-book.h"

G_BEGIN_DECLS

/** TdIds: which subject of a book a row of units or officers is, by its id. */
typedef struct _TdIds TdIds;
void _td_ids_unref (TdIds *ids);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdIds, _td_ids_unref)

/**
 * _td_load_book: (transfer full): makes a book of what the file holds.
 * @base: (nullable): the book before, whose untouched parts are taken over
 * @touched: (nullable): what changed since; NULL for everything
 * @ids: (inout) (transfer full): those of @base, replaced by those of the new book
 */
TdBook *_td_load_book (
    TdDatabase *database, TdBook *base, const TdTouched *touched, TdIds **ids, GError **error);

/** _td_load_blocks: (transfer full) (element-type utf8): the contents of the blocks of a paper, by
 * position; #TD_ERROR_CORRUPT where one is missing or cannot be. */
GPtrArray *_td_load_blocks (TdDatabase *database, int64_t paper, GError **error);

G_END_DECLS
