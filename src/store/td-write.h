/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-database.h"
#include "td-journal.h"
#include "td-workspace.h"

G_BEGIN_DECLS

/**
 * _td_write_changes: makes @changes, which td_changes_check() has passed, within the present
 * transaction.
 * @journaled: whether the transaction is one of _td_journal_begin()
 * @touched: what changed is added here
 * @result: what was done is counted here
 *
 * Returns: false with #TD_ERROR_RULE, FULL, IO; the caller rolls back.
 */
bool _td_write_changes (TdDatabase *database,
                        const TdChanges *changes,
                        bool journaled,
                        TdTouched *touched,
                        TdApplyResult *result,
                        GError **error);

G_END_DECLS
