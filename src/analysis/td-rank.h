/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"

G_BEGIN_DECLS

/**
 * TdRankChange: the rank of a unit and what it was.
 * @rank: among its siblings now, 0 for none
 * @rank_then: among the same siblings by their earlier figures, 0 for none
 * @n_then: how many of them had a rate then
 * @change: places won, rank_then − rank; holds with @known
 */
typedef struct
{
  TdSubject subject;
  bool known;
  int rank;
  int rank_then;
  int n_then;
  int change;
} TdRankChange;

/**
 * td_rank_changes: of all rows of @measure directly below @parent, since the month base: the same
 * siblings are ranked by what they would have had then (successions followed).
 *
 * Returns: (transfer full) (element-type TdRankChange): in tree order
 */
GArray *td_rank_changes (const TdProgress *progress, TdSubject parent, TdMeasure measure);

G_END_DECLS
