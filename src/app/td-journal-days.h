/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "model/td-types.h"

G_BEGIN_DECLS

/*
 * TdJournalDays: a button that chooses a day or a range of days.
 *
 * Signal ::changed (TdJournalDays *): the user has chosen.
 */
#define TD_TYPE_JOURNAL_DAYS (td_journal_days_get_type ())
G_DECLARE_FINAL_TYPE (TdJournalDays, td_journal_days, TD, JOURNAL_DAYS, AdwBin)

/** td_journal_days_get: first and last day; #TD_DAY_NONE where there is no bound. */
void td_journal_days_get (TdJournalDays *days, TdDay *from, TdDay *to);

/** td_journal_days_set: chooses without ::changed. */
void td_journal_days_set (TdJournalDays *days, TdDay from, TdDay to);

G_END_DECLS
