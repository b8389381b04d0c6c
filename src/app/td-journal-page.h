/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-page.h"

G_BEGIN_DECLS

/* TdJournalPage: who changed which figure when, from what to what. */
#define TD_TYPE_JOURNAL_PAGE (td_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (TdJournalPage, td_journal_page, TD, JOURNAL_PAGE, TdPage)

GtkWidget *td_journal_page_new (TdSession *session);

/** td_journal_page_export: writes what the filters let through to the CSV file @path, in a worker.
 */
void td_journal_page_export (TdJournalPage *page, const char *path);

G_END_DECLS
