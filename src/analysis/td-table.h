/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"

G_BEGIN_DECLS

/*
 * TdTable: what one cut shows for each unit and officer (docs/arithmetic.md, 4–6): sums of
 * children, or the own record. Immutable; cached per book by td_table_get().
 */
typedef struct _TdTable TdTable;

/**
 * TdShown: one subject and measure of a table.
 * @figures: shown items with the derived ones
 * @partial: sum over the children that have reported; empty but for groups
 * @expected: number of children, -1 when there are none
 * @reported: how many of them have eligible and completed
 */
typedef struct
{
  TdFigures figures;
  const TdFigures *partial;
  int reported;
  int expected;
} TdShown;

/** td_table_get: (transfer none): the table of a cut; it lives as long as @book. */
const TdTable *td_table_get (const TdBook *book, int cut);

/** td_table_get_shown: (transfer none): of a subject valid on the cut's date; others show nothing.
 */
const TdShown *td_table_get_shown (const TdTable *table, TdSubject subject, TdMeasure measure);

/**
 * TdSum: figures added item by item; an item that one of them lacks, or whose sum is beyond 64
 * bits, is absent. Begins as { 0 }.
 * @n: how many were added
 * @in_all: the items, as bits, that the sum has
 */
typedef struct
{
  guint n;
  uint32_t in_all;
  int64_t value[TD_N_ITEMS];
} TdSum;

/** td_sum_add: adds the figures of one more. */
void td_sum_add (TdSum *sum, const TdFigures *figures);

/** td_sum_get: what all have; of none nothing. @figures: (out caller-allocates) */
void td_sum_get (const TdSum *sum, TdFigures *figures);

/**
 * td_children_on: the children that make up a unit's figures on @day: its child units valid then,
 * else its officers (docs/arithmetic.md, 4).
 * @children: (element-type TdSubject): emptied and filled
 */
void td_children_on (const TdBook *book, TdSubject unit, TdDay day, GArray *children);

/**
 * td_earlier_figures: the figures of @subject in the cut @then as they compare with day @now, after
 * the successions in between (docs/arithmetic.md, 7–10).
 * @figures: (out caller-allocates): empty where there is nothing to compare with
 */
void td_earlier_figures (const TdBook *book,
                         TdSubject subject,
                         TdMeasure measure,
                         int then,
                         TdDay now,
                         TdFigures *figures);

/*
 * TdEarlier: the same for many subjects: what was found for one is kept for the groups above it.
 */
typedef struct _TdEarlier TdEarlier;

/**
 * td_earlier_new: (transfer full): knows nothing yet.
 * @book: must outlive it
 */
TdEarlier *td_earlier_new (const TdBook *book, int then, TdDay now);
void td_earlier_free (TdEarlier *earlier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdEarlier, td_earlier_free)

/** td_earlier_get: as td_earlier_figures(). */
void td_earlier_get (TdEarlier *earlier, TdSubject subject, TdMeasure measure, TdFigures *figures);

G_END_DECLS
