/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"

G_BEGIN_DECLS

/** TdRestructureShare: what of one unit goes to another, or stays with it when both are the same.
 * Shares are in the unit of #TD_SHARE_WHOLE. */
typedef struct
{
  char *predecessor; /* codes */
  char *successor;
  int64_t share[TD_N_MEASURES];
} TdRestructureShare;

/**
 * TdRestructure: units that end, give away or receive on one day.
 * @date: the first day of the new order
 * @new_units: TdUnit: opened on that day
 * @ended: codes of the units whose last day is the day before
 * @shares: TdRestructureShare: of each unit that gives, by measure together 100 percent
 * @officers_follow: whether the officers of a unit that goes wholly into one other go with it; else
 *   their stays end
 */
typedef struct
{
  TdDay date;
  GPtrArray *new_units;
  GPtrArray *ended;
  GPtrArray *shares;
  bool officers_follow;
} TdRestructure;

/** td_share_format: (transfer full): a share in percent, "33,3333", without zeros at the end: a sum
 * that is not whole is never written as one. */
char *td_share_format (int64_t share);

/** td_share_parse: reads a percentage that a person typed, 0 to 100 with at most four decimals
 * after a comma or a point, "%" allowed. Returns: false with #TD_ERROR_VALUE */
bool td_share_parse (const char *text, int64_t *share, GError **error);

/** td_restructure_new: (transfer full): nothing changes, on no day. */
TdRestructure *td_restructure_new (void);
void td_restructure_free (TdRestructure *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRestructure, td_restructure_free)

/** td_restructure_add_unit: opens a unit on the day; takes a copy. */
void td_restructure_add_unit (TdRestructure *plan, const TdUnit *unit);

/** td_restructure_end: ends a unit. */
void td_restructure_end (TdRestructure *plan, const char *code);

/** td_restructure_give: gives shares of @predecessor to @successor, or lets it keep them. */
void td_restructure_give (TdRestructure *plan,
                          const char *predecessor,
                          const char *successor,
                          int64_t cases,
                          int64_t money);

/**
 * td_restructure_make_changes: the changes that make the plan true, when it breaks no rule.
 * @faults: (element-type utf8): sentences about what is wrong are appended
 *
 * Returns: (transfer full) (nullable): NULL when something is wrong
 */
TdChanges *
td_restructure_make_changes (const TdRestructure *plan, const TdBook *book, GPtrArray *faults);

/**
 * td_restructure_make_preview: the book after units, officers and successions of @changes were put,
 * with the figures of one cut only, to see what its figures compare with afterwards.
 *
 * Returns: (transfer full)
 */
TdBook *td_restructure_make_preview (const TdBook *book, const TdChanges *changes, int cut);

G_END_DECLS
