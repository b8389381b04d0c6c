/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-changes.h"

G_BEGIN_DECLS

/** _td_changes_add_fault: appends a fault of the change @index to @faults.
 * @message: (transfer full) */
void _td_changes_add_fault (
    const TdChanges *changes, GPtrArray *faults, guint index, const char *column, char *message);

/** _td_changes_check_papers: holds what the changes do to papers and their blocks against the
 * rules. */
void _td_changes_check_papers (const TdBook *book, const TdChanges *changes, GPtrArray *faults);

G_END_DECLS
