/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-check.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdFindings: what the check found in the session's book. It works in short slices when nothing
 * else is to be done, the chosen cut first, and keeps what it found as long as the book is the
 * same. One for each session, shared by all who show findings.
 *
 * Signal ::changed (TdFindings *): another book, or more was checked of what is wanted.
 */
#define TD_TYPE_FINDINGS (td_findings_get_type ())
G_DECLARE_FINAL_TYPE (TdFindings, td_findings, TD, FINDINGS, GObject)

/** td_findings_get: (transfer none): those of @session; they live as long as it does. */
TdFindings *td_findings_get (TdSession *session);

/** td_findings_get_book: (transfer none) (nullable): the book that is checked. */
TdBook *td_findings_get_book (TdFindings *findings);

/** td_findings_get_cut: (transfer none) (nullable) (element-type TdProblem): what was found in a
 * cut; NULL while it is not yet checked. */
const GArray *td_findings_get_cut (TdFindings *findings, int cut);

/** td_findings_want: also check these cuts, the newest first; the chosen cut is always checked.
 * @last: before @first: nothing more */
void td_findings_want (TdFindings *findings, int first, int last);

/** td_findings_count_done: how many cuts from @first to @last are checked. */
int td_findings_count_done (TdFindings *findings, int first, int last);

G_END_DECLS
