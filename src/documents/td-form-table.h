/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"
#include "documents/td-block.h"

G_BEGIN_DECLS

/**
 * TdFormOrder: which form is wanted.
 * @unit: (nullable): heading of the column with the names
 * @whole: (nullable): what the first row is called; else the name of the root
 * @most: so many columns of figures in one table, 0: all
 * @officers: whether officers have rows
 * @trace: (nullable): see #TdPatternValues
 */
typedef struct
{
  TdMeasure measure;
  const char *unit;
  const char *whole;
  guint most;
  bool officers;
  const char *trace;
} TdFormOrder;

/**
 * td_form_compose: the official form in force on the day of the cut, with a row for the root and
 * each unit and officer below it. A figure that is absent stays empty.
 *
 * Returns: (transfer full) (element-type TdBlock): tables, in the order of the columns; the caller
 *   takes over the blocks
 */
GPtrArray *td_form_compose (const TdProgress *progress, const TdFormOrder *order);

G_END_DECLS
