/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"
#include "wording/td-fields.h"

G_BEGIN_DECLS

/** td_paper_get_spec: the fields that templates can use; docs/documents.md explains them. */
const TdFieldSpec *td_paper_get_spec (void);

/** td_paper_fill: (transfer full): their values for a progress, whose root is a unit. */
TdFields *td_paper_fill (const TdProgress *progress);

/** td_paper_add_forecasts: adds what 30/9 will bring, and the quota; it takes longer. */
void td_paper_add_forecasts (TdFields *fields, const TdProgress *progress);

/**
 * td_paper_print: what a traced field shows by these values: only its field, format and origin
 * count, not its day.
 *
 * Returns: (transfer full): NULL with #TD_ERROR_NOT_FOUND when the unit or the field is not there
 *   (any more), or has no value that its path alone tells
 */
char *td_paper_print (const TdFields *fields, const char *path, GError **error);

/** td_paper_find_row: (transfer none) (nullable): the values of the unit of that code: of the
 * root those of the whole. */
const TdFields *td_paper_find_row (const TdFields *fields, const char *code);

G_END_DECLS
