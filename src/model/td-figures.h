/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-types.h"

G_BEGIN_DECLS

/** TdItem: one figure of a record: a column of the official form (DOMAIN: form 04/05-TK-THA). */
typedef enum
{
  /* entered */
  TD_ITEM_CARRIED_IN,
  TD_ITEM_NEWLY_ACCEPTED,
  TD_ITEM_ENTRUSTED,
  TD_ITEM_WITHDRAWN,
  TD_ITEM_TAKEN_UP,
  TD_ITEM_EXECUTED,
  TD_ITEM_TERMINATED,
  TD_ITEM_REDUCED,
  TD_ITEM_IN_PROGRESS,
  TD_ITEM_POSTPONED_BY_AGREEMENT,
  TD_ITEM_OTHER,
  TD_ITEM_NOT_ELIGIBLE,
  TD_ITEM_POSTPONED,
  TD_ITEM_SUSPENDED,
  TD_ITEM_SEPARATELY_TRACKED,
  /* derived, may be entered where the parts are unknown */
  TD_ITEM_TOTAL,
  TD_ITEM_TO_ENFORCE,
  TD_ITEM_ELIGIBLE,
  TD_ITEM_COMPLETED,
  /* derived only */
  TD_ITEM_CARRIED_OVER,
  TD_ITEM_CARRIED_OVER_ELIGIBLE,
} TdItem;
#define TD_N_PART_ITEMS 15
#define TD_N_STORED_ITEMS 19 /* of the core */
#define TD_N_CORE_ITEMS 21
/*
 * The items that the forms of a workspace declare themselves follow, in slots: which one stands in
 * a slot only its #TdForms, or #TdBook, knows.
 */
#define TD_N_OWN_ITEMS 8
#define TD_N_ITEMS (TD_N_CORE_ITEMS + TD_N_OWN_ITEMS)
#define TD_ITEM_OWN(slot) ((TdItem)(TD_N_CORE_ITEMS + (slot)))

/* Items as bits. */
#define TD_CORE_STORED_BITS ((1u << TD_N_STORED_ITEMS) - 1u)
#define TD_OWN_BITS (((1u << TD_N_OWN_ITEMS) - 1u) << TD_N_CORE_ITEMS)
#define TD_STORED_BITS (TD_CORE_STORED_BITS | TD_OWN_BITS)

/** td_item_name: "carried_in" …, the word of files and the command line; of core items only. */
const char *td_item_name (TdItem item);

/** td_item_from_name: reads such a word. */
bool td_item_from_name (const char *name, TdItem *item);

/** td_item_label: (transfer none): the words for people, in the interface language; of core items
 * only. */
const char *td_item_label (TdItem item);

/** td_item_is_own: whether @item is the slot of an item that a form declares. */
static inline bool
td_item_is_own (TdItem item)
{
  return item >= TD_N_CORE_ITEMS;
}

/** td_item_is_stored: whether @item can be entered. */
static inline bool
td_item_is_stored (TdItem item)
{
  return item < TD_N_ITEMS && ((TD_STORED_BITS >> item) & 1u);
}

/** td_item_is_derived: whether @item can be calculated from others; no own item can. */
static inline bool
td_item_is_derived (TdItem item)
{
  return item >= TD_ITEM_TOTAL && item < TD_N_CORE_ITEMS;
}

/** TdTerm: one signed part of a derived item. */
typedef struct
{
  TdItem item;
  int sign;
} TdTerm;

/**
 * td_item_terms: the signed sum that makes the derived @item of the core; td_form_get_terms() has
 * those that a form adds.
 * @n_terms: (out)
 *
 * Returns: (transfer none): NULL for an entered item.
 */
const TdTerm *td_item_terms (TdItem item, guint *n_terms);

/** td_bits_next: the first item of @bits, which loses it; @bits has one. */
static inline TdItem
td_bits_next (uint32_t *bits)
{
  TdItem item = (TdItem)__builtin_ctz (*bits);
  *bits &= *bits - 1;
  return item;
}

/** TdFigures: the items of one record; an item is there or absent, and absent is never zero. */
typedef struct
{
  uint32_t has; /* bit TdItem */
  int64_t value[TD_N_ITEMS];
} TdFigures;

static inline bool
td_figures_has (const TdFigures *figures, TdItem item)
{
  return (figures->has >> item) & 1u;
}

/** td_figures_get: the figure of @item into @value; false when it is absent. */
static inline bool
td_figures_get (const TdFigures *figures, TdItem item, int64_t *value)
{
  if (!td_figures_has (figures, item))
    return false;
  *value = figures->value[item];
  return true;
}

static inline void
td_figures_set (TdFigures *figures, TdItem item, int64_t value)
{
  figures->has |= 1u << item;
  figures->value[item] = value;
}

static inline void
td_figures_clear (TdFigures *figures, TdItem item)
{
  figures->has &= ~(1u << item);
  figures->value[item] = 0;
}

/** td_figures_equal: same items there, same values. */
bool td_figures_equal (const TdFigures *a, const TdFigures *b);

/**
 * td_figures_sum_parts: the sum of the parts of a derived @item, when all are there. A part that
 * @form does not have for @measure counts as zero; an item of which the form has no part at all is
 * not calculated.
 * @sum: (out)
 */
bool td_figures_sum_parts (
    const TdFigures *figures, const TdForm *form, TdMeasure measure, TdItem item, int64_t *sum);

/**
 * td_figures_derive: what a record says: @entered with each derived item calculated when all its
 * parts are there, else as entered, else absent. An item that @form does not have for @measure
 * counts as zero.
 * @derived: (out caller-allocates): may be @entered itself
 */
void td_figures_derive (const TdFigures *entered,
                        const TdForm *form,
                        TdMeasure measure,
                        TdFigures *derived);

G_END_DECLS
