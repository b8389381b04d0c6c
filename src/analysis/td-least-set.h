/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-types.h"

G_BEGIN_DECLS

/**
 * td_least_set: the least set of units that can do @need together, and how much each does.
 *
 * Least means, in this order: as few units as can do it; among such sets and divisions the one in
 * which the unit that is asked for the largest share of its room is asked for the least (what
 * everyone is asked for is exactly @need). The units with the most room are such a set: any other
 * of the same size has no more room, and the smallest largest share falls as room grows
 * (docs/analysis.md, 7). Equal room: the earlier unit.
 *
 * @rooms: (array length=n): what each unit can still do; 0 or less: nothing
 * @amounts: (out caller-allocates) (array length=n): 0 for units that are not in the set
 *
 * Returns: false when all together cannot do it; @amounts are all 0 then
 */
bool td_least_set (const int64_t *rooms, guint n, int64_t need, int64_t *amounts);

G_END_DECLS
