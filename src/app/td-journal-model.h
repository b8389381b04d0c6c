/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-journal-row.h"

G_BEGIN_DECLS

/** TdJournalQuery: what the journal page shows; all texts (nullable), owned. */
typedef struct
{
  TdDay from;
  TdDay to;
  char *who;
  char *kind;
  char *unit;
  char *item;
  char *text; /* words that stand in the name of a group */
} TdJournalQuery;
void td_journal_query_clear (TdJournalQuery *query);
void td_journal_query_copy (TdJournalQuery *to, const TdJournalQuery *from);

/** td_journal_query_is_empty: whether it asks for everything. */
bool td_journal_query_is_empty (const TdJournalQuery *query);

/** td_journal_query_to_filter: what the store is asked; borrows from @query and @book. */
typedef struct
{
  const TdJournalQuery *query;
  const TdBook *book;
} TdJournalAccept;
TdJournalFilter td_journal_query_to_filter (const TdJournalQuery *query, TdJournalAccept *accept);

/*
 * TdJournalModel: a list of #TdJournalRow: groups newest first, read in pages by a worker as they
 * come into view, and below an expanded group its lines.
 *
 * Signal ::state-changed (TdJournalModel *): what td_journal_model_is_loading() and the like say is
 * new.
 */
#define TD_TYPE_JOURNAL_MODEL (td_journal_model_get_type ())
G_DECLARE_FINAL_TYPE (TdJournalModel, td_journal_model, TD, JOURNAL_MODEL, GObject)

TdJournalModel *td_journal_model_new (void);

/** td_journal_model_set_workspace: @workspace: (nullable): begins anew. */
void td_journal_model_set_workspace (TdJournalModel *model, TdWorkspace *workspace);

/** td_journal_model_set_query: shows what fits @query. */
void td_journal_model_set_query (TdJournalModel *model, const TdJournalQuery *query);

/** td_journal_model_refresh: takes in what was written since; what is expanded stays so. */
void td_journal_model_refresh (TdJournalModel *model);

/** td_journal_model_toggle: shows or hides the lines of a group. */
void td_journal_model_toggle (TdJournalModel *model, TdJournalRow *row);

/** td_journal_model_find_group: (transfer none) (nullable): the group of a line, or itself. */
TdJournalRow *td_journal_model_find_group (TdJournalModel *model, TdJournalRow *row);

bool td_journal_model_is_loading (TdJournalModel *model);
/** td_journal_model_is_complete: whether there is nothing more to read. */
bool td_journal_model_is_complete (TdJournalModel *model);
guint td_journal_model_get_n_groups (TdJournalModel *model);

/** td_journal_model_get_kinds: (nullable) (transfer none): those that the journal has. */
const char *const *td_journal_model_get_kinds (TdJournalModel *model);
/** td_journal_model_get_people: (nullable) (transfer none) */
const char *const *td_journal_model_get_people (TdJournalModel *model);

G_END_DECLS
