/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <json-glib/json-glib.h>

#include "td-database.h"
#include "td-schema.h"
#include "td-statement.h"
#include "td-workspace.h"

G_BEGIN_DECLS

/**
 * TdTouched: which parts of the book a transaction touched.
 * @registry: units, successions or officers, on which all cuts depend
 * @settings: targets or settings
 * @plans: plans; likewise @explanations
 * @papers: papers or blocks of them
 * @cuts: (element-type TdDay): cuts whose row or records changed
 */
typedef struct
{
  bool registry;
  bool settings;
  bool plans;
  bool explanations;
  bool papers;
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

/** TD_GROUP_COLUMNS: what _td_journal_read_group() reads. */
#define TD_GROUP_COLUMNS                                                                           \
  "id, made_at, who, kind, unit, officer, as_of, detail, note, undone, of_group, schema_version,"  \
  " last_row - first_row + 1"

/** _td_journal_read_group: (transfer full): the group in the present row of @statement. */
TdGroup *_td_journal_read_group (TdStatement *statement);

/** TdJournalEntry: one row of the journal. */
typedef struct
{
  int64_t group;
  int64_t id;
  TdRowKind kind;
  char op;
  int64_t row_id;
  char *data; /* (nullable): owned */
} TdJournalEntry;

/**
 * _td_journal_read_entries: (transfer full) (element-type TdJournalEntry): all rows of a group, in
 * the order in which they were written.
 * @n_whole: (out): how many rows came or went
 */
GArray *
_td_journal_read_entries (TdDatabase *database, int64_t group, guint *n_whole, GError **error);

/** _td_journal_is_shallow: whether JSON is nested no deeper than that; the parser follows any
 * depth. */
bool _td_journal_is_shallow (const char *data, int max_depth);

/** _td_journal_parse_data: (transfer full): the members of what the journal keeps of a row; an
 * empty object where it is not understood. */
JsonObject *_td_journal_parse_data (const char *data);

/** TdTexts: a row as text, NULL where absent, in the order of the columns of its table. */
typedef char *TdTexts[TD_MAX_COLUMNS];
void _td_texts_clear (TdTexts *texts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdTexts, _td_texts_clear)

/** _td_texts_get: (nullable): one column of such a row, by name. */
const char *_td_texts_get (TdRowKind kind, char **texts, const char *column);

/**
 * _td_journal_get_row: fills @texts with the row as it was right after the row @after of the
 * journal: each column says what a later update or removal found there, else what stands in the
 * file now.
 */
bool _td_journal_get_row (TdDatabase *database,
                          TdRowKind kind,
                          int64_t row_id,
                          int64_t after,
                          char **texts,
                          GError **error);

/* The public lists, from one connection; (transfer full). */
GPtrArray *_td_journal_list_groups (TdDatabase *database, guint limit, GError **error);
GPtrArray *_td_journal_list_lines (TdDatabase *database, int64_t group, GError **error);

G_END_DECLS
