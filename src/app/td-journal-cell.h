/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "app/td-journal-row.h"

G_BEGIN_DECLS

/*
 * TdJournalCell: shows a row of the journal.
 *
 * Signal ::revert (TdJournalCell *): what it shows is to be put back.
 */
#define TD_TYPE_JOURNAL_CELL (td_journal_cell_get_type ())
G_DECLARE_FINAL_TYPE (TdJournalCell, td_journal_cell, TD, JOURNAL_CELL, GtkBox)

/** td_journal_cell_show: @row: (nullable); @can_edit: whether the workspace can be written. */
void td_journal_cell_show (TdJournalCell *cell, TdJournalRow *row, bool can_edit);

/** td_journal_cell_get_row: (nullable) (transfer none) */
TdJournalRow *td_journal_cell_get_row (TdJournalCell *cell);

G_END_DECLS
