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

G_END_DECLS
