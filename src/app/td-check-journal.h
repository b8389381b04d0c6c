/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-check.h"
#include "store/td-workspace.h"

G_BEGIN_DECLS

/*
 * Who explained a finding and when, out of the journal. A worker reads it: it may be long.
 */
void td_check_journal_find (TdWorkspace *workspace,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);

/** td_check_journal_find_finish: (transfer full): what td_check_journal_get() asks. */
GHashTable *td_check_journal_find_finish (GAsyncResult *result, GError **error);

/** td_check_journal_get: (transfer full) (nullable): "Nguyễn Văn A, 15/9/2025 08:30", of the one
 * who gave the explanation that holds. */
char *td_check_journal_get (GHashTable *explainers, const TdBook *book, const TdProblem *problem);

G_END_DECLS
