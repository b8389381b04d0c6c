/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "store/td-workspace.h"

G_BEGIN_DECLS

/*
 * Who set the targets of a unit and of its officers last, and when, out of the journal. A worker
 * reads it: it may be long.
 */
void td_targets_journal_find (TdWorkspace *workspace,
                              const char *unit,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);

/** td_targets_journal_find_finish: (transfer full): what td_targets_journal_get() asks. */
GHashTable *td_targets_journal_find_finish (GAsyncResult *result, GError **error);

/** td_targets_journal_get: (transfer none) (nullable): "Nguyễn Văn A, 15/9/2025". */
const char *td_targets_journal_get (GHashTable *setters, const TdTarget *target);

G_END_DECLS
