/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gio/gio.h>

#include "store/td-workspace.h"

G_BEGIN_DECLS

/*
 * TdJournalRow: a row of the journal page: a group of changes, or one line of it. It holds words
 * only, so a worker may make it.
 */
#define TD_TYPE_JOURNAL_ROW (td_journal_row_get_type ())
G_DECLARE_FINAL_TYPE (TdJournalRow, td_journal_row, TD, JOURNAL_ROW, GObject)

struct _TdJournalRow
{
  GObject parent_instance;

  gint64 group;
  int line;    /* in its group, from 0; -1 for the group itself */
  bool undone; /* the whole group is */
  bool can_revert;
  bool expanded; /* of a group */

  /* owned */
  char *title;  /* the name of a group; where a line is */
  char *detail; /* who and when; what of it changed */
  char *change; /* of a line: "1.700 → 1.801"; of a group of one line, with what changed */

  /* Of a line, and of a group that has only one; owned, as in TdJournalLine. */
  const char *table;
  char *unit;
  char *officer;
  char *measure;
  char *item;
  TdDay as_of;
};

/** td_journal_row_new_group: (transfer full) */
TdJournalRow *td_journal_row_new_group (const TdBook *book, const TdGroup *group);

/** td_journal_row_set_only_line: takes over the one line of a group, which shows it in its place.
 */
void
td_journal_row_set_only_line (TdJournalRow *row, const TdBook *book, const TdJournalLine *line);

/** td_journal_row_new_line: (transfer full): @group: of which it is the line @index */
TdJournalRow *td_journal_row_new_line (const TdBook *book,
                                       TdJournalRow *group,
                                       const TdJournalLine *line,
                                       int index);

/** td_journal_row_format_when: (transfer full): the time of a group for people: "12/9/2025 14:05".
 */
char *td_journal_row_format_when (const char *when);

/** td_journal_row_to_text: (transfer full): the row as a line of text. */
char *td_journal_row_to_text (TdJournalRow *row);

static inline bool
td_journal_row_is_group (TdJournalRow *row)
{
  return row->line < 0;
}

/** td_journal_row_can_unfold: whether there are lines to show below it. */
static inline bool
td_journal_row_can_unfold (TdJournalRow *row)
{
  return row->line < 0 && row->table == NULL;
}

G_END_DECLS
