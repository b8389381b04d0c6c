/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-database.h"
#include "td-workspace.h"

G_BEGIN_DECLS

/**
 * TdTouched: which parts of the book a transaction touched.
 * @registry: units, successions or officers, on which all cuts depend
 * @settings: targets or settings
 * @cuts: (element-type TdDay): cuts whose row or records changed
 */
typedef struct
{
  bool registry;
  bool settings;
  GHashTable *cuts;
} TdTouched;

void _td_touched_init (TdTouched *touched);
void _td_touched_clear (TdTouched *touched);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdTouched, _td_touched_clear)

/** _td_touched_add: notes a changed row; @as_of: of records and cuts */
void _td_touched_add (TdTouched *touched, TdRowKind kind, TdDay as_of);

/** _td_journal_attach: makes the triggers with which this connection journals what it writes. */
bool _td_journal_attach (TdDatabase *database, GError **error);

/**
 * _td_journal_begin: begins the transaction of one change group, the only way to write rows. The
 * group itself comes to be with its first change.
 * @action: kept until the transaction ends
 * @of: the group that is undone or redone, else 0
 */
bool _td_journal_begin (TdDatabase *database, const TdAction *action, int64_t of, GError **error);

/** _td_journal_need_group: makes the group of the transaction; needed before each change. */
bool _td_journal_need_group (TdDatabase *database, GError **error);

/** _td_journal_check: whether all rows that rows refer to are there, at the end of a transaction.
 */
bool _td_journal_check (TdDatabase *database, GError **error);

/** _td_journal_commit: makes the transaction last. Where it fails, it is as if it had not begun. */
bool _td_journal_commit (TdDatabase *database, GError **error);

/** _td_journal_get_last: the newest group, or 0. */
bool _td_journal_get_last (TdDatabase *database, int64_t *group, GError **error);

/** _td_journal_add_touched: notes what the groups after @group changed. */
bool
_td_journal_add_touched (TdDatabase *database, int64_t group, TdTouched *touched, GError **error);

/**
 * _td_journal_find_undo: (transfer full) (nullable): the group that undo would run backwards;
 * without error NULL if there is none.
 */
TdGroup *_td_journal_find_undo (TdDatabase *database, GError **error);
TdGroup *_td_journal_find_redo (TdDatabase *database, GError **error);

/**
 * _td_journal_reverse: runs the last application of @group backwards within the present
 * transaction, and marks it.
 *
 * Returns: false with #TD_ERROR_CLOSED or RULE; the caller rolls back.
 */
bool _td_journal_reverse (
    TdDatabase *database, const TdGroup *group, bool redo, TdTouched *touched, GError **error);

/* The public lists, from one connection; (transfer full). */
GPtrArray *_td_journal_list_groups (TdDatabase *database, guint limit, GError **error);
GPtrArray *_td_journal_list_lines (TdDatabase *database, int64_t group, GError **error);

G_END_DECLS
