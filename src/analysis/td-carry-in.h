/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"

G_BEGIN_DECLS

/**
 * TdCarryIn: where the figures that a new cut begins with come from: what came in from the year
 * before is frozen all year, so the last cut of the year has it; in a year's first cut it is what
 * was carried over at the end of the year before, after successions.
 * @source: the cut, -1 when there is none
 * @new_year: whether @source is the end of the year before
 * @changes: puts of the records, for a cut that is not there yet too
 * @n_subjects: units and officers that get a figure
 */
typedef struct
{
  int source;
  bool new_year;
  TdChanges *changes;
  guint n_subjects;
} TdCarryIn;

/** td_carry_in_new: (transfer full): for a new cut of @day; units and officers valid then, without
 * the sums above them. */
TdCarryIn *td_carry_in_new (const TdBook *book, TdDay day);
void td_carry_in_free (TdCarryIn *carry_in);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCarryIn, td_carry_in_free)

/** td_carry_in_put: appends the records to @changes. */
void td_carry_in_put (const TdCarryIn *carry_in, TdChanges *changes);

G_END_DECLS
