/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * TdJournalChoice: a button that opens a list to choose one thing from, or none: a unit, an item.
 * It is searched without regard to tones. Property: title, what is chosen.
 *
 * Signal ::changed (TdJournalChoice *): the user has chosen.
 */
#define TD_TYPE_JOURNAL_CHOICE (td_journal_choice_get_type ())
G_DECLARE_FINAL_TYPE (TdJournalChoice, td_journal_choice, TD, JOURNAL_CHOICE, AdwBin)

/** td_journal_choice_set_options: @ids and @labels: of the same length; what is chosen stays, if it
 * is among them. */
void td_journal_choice_set_options (TdJournalChoice *choice,
                                    const char *const *ids,
                                    const char *const *labels);

/** td_journal_choice_get: (nullable) (transfer none): the id of what is chosen. */
const char *td_journal_choice_get (TdJournalChoice *choice);

/** td_journal_choice_set: chooses without ::changed. @id: (nullable) */
void td_journal_choice_set (TdJournalChoice *choice, const char *id);

G_END_DECLS
