/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-paper-desk.h"

G_BEGIN_DECLS

/* TdIssueDialog: asks for number and day of a paper that is to be issued, says first what looks
 * doubtful in it, then locks it. */
#define TD_TYPE_ISSUE_DIALOG (td_issue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdIssueDialog, td_issue_dialog, TD, ISSUE_DIALOG, AdwWindow)

TdIssueDialog *td_issue_dialog_new (GtkWindow *parent, TdPaperDesk *desk);

/** td_issue_dialog_issue: issues it; false with a sentence in the dialog. */
bool td_issue_dialog_issue (TdIssueDialog *dialog);

/** td_issue_dialog_get_n_warnings: how many remarks it lists. */
guint td_issue_dialog_get_n_warnings (TdIssueDialog *dialog);

G_END_DECLS
