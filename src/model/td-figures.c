/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-figures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-form.h"

static const char *const item_names[TD_N_CORE_ITEMS] = {
  "carried_in",
  "newly_accepted",
  "entrusted",
  "withdrawn",
  "taken_up",
  "executed",
  "terminated",
  "reduced",
  "in_progress",
  "postponed_by_agreement",
  "other",
  "not_eligible",
  "postponed",
  "suspended",
  "separately_tracked",
  "total",
  "to_enforce",
  "eligible",
  "completed",
  "carried_over",
  "carried_over_eligible",
};

static const char *const item_labels[TD_N_CORE_ITEMS] = {
  N_ ("Carried in"),
  N_ ("Newly accepted"),
  N_ ("Entrusted"),
  N_ ("Withdrawn or annulled"),
  N_ ("Taken up"),
  N_ ("Executed"),
  N_ ("Terminated"),
  N_ ("Obligation reduced"),
  N_ ("In progress"),
  N_ ("Postponed by agreement"),
  N_ ("Other eligible"),
  N_ ("Not eligible"),
  N_ ("Postponed"),
  N_ ("Suspended"),
  N_ ("Separately tracked"),
  N_ ("Total on the books"),
  N_ ("To be enforced"),
  N_ ("Eligible"),
  N_ ("Completed"),
  N_ ("Carried over"),
  N_ ("Carried over, eligible"),
};

static const TdTerm total_terms[] = { { TD_ITEM_CARRIED_IN, 1 }, { TD_ITEM_NEWLY_ACCEPTED, 1 } };
static const TdTerm to_enforce_terms[] = { { TD_ITEM_TOTAL, 1 },
                                           { TD_ITEM_ENTRUSTED, -1 },
                                           { TD_ITEM_WITHDRAWN, -1 },
                                           { TD_ITEM_TAKEN_UP, -1 } };
static const TdTerm eligible_terms[] = { { TD_ITEM_COMPLETED, 1 },
                                         { TD_ITEM_IN_PROGRESS, 1 },
                                         { TD_ITEM_POSTPONED_BY_AGREEMENT, 1 },
                                         { TD_ITEM_OTHER, 1 } };
static const TdTerm completed_terms[]
    = { { TD_ITEM_EXECUTED, 1 }, { TD_ITEM_TERMINATED, 1 }, { TD_ITEM_REDUCED, 1 } };
static const TdTerm carried_over_terms[] = { { TD_ITEM_TO_ENFORCE, 1 }, { TD_ITEM_COMPLETED, -1 } };
static const TdTerm carried_over_eligible_terms[]
    = { { TD_ITEM_ELIGIBLE, 1 }, { TD_ITEM_COMPLETED, -1 } };

/* In the order in which each needs only those before it. */
static const struct
{
  TdItem item;
  const TdTerm *terms;
  guint n_terms;
} derivations[] = {
  { TD_ITEM_TOTAL, total_terms, G_N_ELEMENTS (total_terms) },
  { TD_ITEM_TO_ENFORCE, to_enforce_terms, G_N_ELEMENTS (to_enforce_terms) },
  { TD_ITEM_COMPLETED, completed_terms, G_N_ELEMENTS (completed_terms) },
  { TD_ITEM_ELIGIBLE, eligible_terms, G_N_ELEMENTS (eligible_terms) },
  { TD_ITEM_CARRIED_OVER, carried_over_terms, G_N_ELEMENTS (carried_over_terms) },
  { TD_ITEM_CARRIED_OVER_ELIGIBLE,
    carried_over_eligible_terms,
    G_N_ELEMENTS (carried_over_eligible_terms) },
};

const char *
td_item_name (TdItem item)
{
  g_return_val_if_fail (item < TD_N_CORE_ITEMS, "");
  return item_names[item];
}

bool
td_item_from_name (const char *name, TdItem *item)
{
  for (guint i = 0; i < TD_N_CORE_ITEMS; i++)
    if (strcmp (name, item_names[i]) == 0)
      {
        *item = (TdItem)i;
        return true;
      }
  return false;
}

const char *
td_item_label (TdItem item)
{
  g_return_val_if_fail (item < TD_N_CORE_ITEMS, "");
  return _ (item_labels[item]);
}

const TdTerm *
td_item_terms (TdItem item, guint *n_terms)
{
  for (guint i = 0; i < G_N_ELEMENTS (derivations); i++)
    if (derivations[i].item == item)
      {
        *n_terms = derivations[i].n_terms;
        return derivations[i].terms;
      }
  *n_terms = 0;
  return NULL;
}

bool
td_figures_equal (const TdFigures *a, const TdFigures *b)
{
  if (a->has != b->has)
    return false;
  for (uint32_t bits = a->has; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);
      if (a->value[item] != b->value[item])
        return false;
    }
  return true;
}

bool
td_figures_sum_parts (
    const TdFigures *figures, const TdForm *form, TdMeasure measure, TdItem item, int64_t *sum)
{
  guint n_terms;
  const TdTerm *terms = td_form_get_terms (form, item, &n_terms);
  bool has_entered = false;
  bool has_column = false;

  *sum = 0;
  for (guint i = 0; i < n_terms; i++)
    {
      if (!td_item_is_derived (terms[i].item))
        {
          has_entered = true;
          if (!td_form_has (form, measure, terms[i].item))
            continue;
          has_column = true;
        }
      if (!td_figures_has (figures, terms[i].item))
        return false;
      *sum += terms[i].sign * figures->value[terms[i].item];
    }
  return n_terms > 0 && has_column == has_entered;
}

void
td_figures_derive (const TdFigures *entered,
                   const TdForm *form,
                   TdMeasure measure,
                   TdFigures *derived)
{
  TdFigures figures = *entered;

  for (guint i = 0; i < G_N_ELEMENTS (derivations); i++)
    {
      int64_t sum;
      if (td_figures_sum_parts (&figures, form, measure, derivations[i].item, &sum))
        td_figures_set (&figures, derivations[i].item, sum);
    }
  *derived = figures;
}
