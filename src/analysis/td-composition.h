/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-table.h"

G_BEGIN_DECLS

/**
 * TdClass: what is to be enforced falls into these, which do not overlap.
 * @TD_CLASS_COMPLETED: eligible and done
 * @TD_CLASS_OPEN: eligible, not done yet (in progress, postponed by agreement, other)
 * @TD_CLASS_NOT_ELIGIBLE: not yet eligible; to 2019 with those postponed and suspended
 * @TD_CLASS_POSTPONED: postponed on other grounds
 * @TD_CLASS_SUSPENDED: suspended
 * @TD_CLASS_UNKNOWN: the rest, where not all of the above was reported
 */
typedef enum
{
  TD_CLASS_COMPLETED,
  TD_CLASS_OPEN,
  TD_CLASS_NOT_ELIGIBLE,
  TD_CLASS_POSTPONED,
  TD_CLASS_SUSPENDED,
  TD_CLASS_UNKNOWN,
} TdClass;
#define TD_N_CLASSES 6

/** td_class_name: "completed", "open", "not_eligible", "postponed", "suspended", "unknown". */
const char *td_class_name (TdClass class_);

/** td_class_label: (transfer none): the words for people, in the interface language. */
const char *td_class_label (TdClass class_);

/**
 * TdComposition: what @to_enforce is made of; the parts add up to it.
 * @known: to_enforce is there and no part makes more than it; else nothing is said
 * @has: which parts exist: those of the form that were reported, and the rest where there is one
 */
typedef struct
{
  bool known;
  int64_t to_enforce;
  bool has[TD_N_CLASSES];
  int64_t value[TD_N_CLASSES];
} TdComposition;

/** td_composition: of the figures that a cut of @form shows. */
TdComposition td_composition (const TdFigures *figures, const TdForm *form);

G_END_DECLS
