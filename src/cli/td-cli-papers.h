/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "cli/td-cli.h"
#include "documents/td-draft.h"
#include "store/td-workspace.h"

G_BEGIN_DECLS

/** td_cli_read_id: the id of a paper. false after saying what is wrong with it. */
bool td_cli_read_id (const TdCliCommand *command, const char *text, int64_t *id);

/** td_cli_find_paper: (transfer none) (nullable): a paper of the workspace; NULL after saying that
 * there is none. */
const TdPaper *td_cli_find_paper (const TdBook *book, int64_t id);

/** td_cli_load_draft: (transfer full) (nullable): what a paper says; NULL after saying why not. */
TdDraft *td_cli_load_draft (TdWorkspace *workspace, const TdPaper *paper);

G_END_DECLS
