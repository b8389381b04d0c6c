/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-table.h"

G_BEGIN_DECLS

/** TdOfficerRank: one officer with a rate, and the place among all of them in the province. */
typedef struct
{
  TdSubject officer;
  int64_t eligible;
  int64_t completed;
  int rank; /* 1 is the best; equal ratios share a rank and the next is skipped */
} TdOfficerRank;

/**
 * TdOfficerRanks: the officers of the whole province by one measure at one cut: every stay that is
 * valid on its day, in a unit that is valid then, and has a rate.
 * @best_first: TdOfficerRank: by the exact ratio; equal ones in tree order
 */
typedef struct
{
  GArray *best_first;
  GHashTable *places; /* subject: index in @best_first */
} TdOfficerRanks;

/** td_officer_ranks_new: (transfer full): ranks the officers of a cut. */
TdOfficerRanks *td_officer_ranks_new (const TdBook *book, int cut, TdMeasure measure);
void td_officer_ranks_free (TdOfficerRanks *ranks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdOfficerRanks, td_officer_ranks_free)

/** td_officer_ranks_find: (transfer none) (nullable): that of one officer; NULL without a rate. */
const TdOfficerRank *td_officer_ranks_find (const TdOfficerRanks *ranks, TdSubject officer);

/**
 * td_officer_ranks_list_lowest: the @n officers with the lowest rates, the lowest first, equal ones
 * in tree order. Who has the same ratio as the last of them is listed too: chance leaves nobody
 * out.
 *
 * Returns: (transfer container) (element-type TdOfficerRank): they belong to @ranks
 */
GPtrArray *td_officer_ranks_list_lowest (const TdOfficerRanks *ranks, guint n);

G_END_DECLS
