/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-secured.h"

#include "analysis/td-table.h"

/* The sums over those that count. */
typedef struct
{
  td_wide needed;   /* Σ target × eligible, ten-thousandths */
  td_wide eligible; /* Σ eligible */
  bool is_above;    /* one of them must exceed its target: reached exactly it is not met */
} Sums;

static bool
get_eligible (const TdBook *book, int cut, TdSubject subject, TdMeasure measure, int64_t *eligible)
{
  const TdShown *shown = td_table_get_shown (td_table_get (book, cut), subject, measure);

  return td_figures_get (&shown->figures, TD_ITEM_ELIGIBLE, eligible);
}

static bool
add (const TdBook *book, int cut, TdSubject subject, TdMeasure measure, Sums *sums)
{
  TdDay day = td_book_get_cut (book, cut)->as_of;
  const TdTarget *target = td_book_get_target_in_force (book, subject, measure, day);
  int64_t eligible;

  if (target == NULL || !get_eligible (book, cut, subject, measure, &eligible))
    return false;
  if (sums != NULL)
    {
      sums->needed += (td_wide)target->rate * eligible;
      sums->eligible += eligible;
      sums->is_above |= target->rule == TD_RULE_GT && eligible > 0;
    }
  return true;
}

static void
hold_against_target (TdSecured *secured, const Sums *sums)
{
  td_wide goal = (td_wide)secured->target * sums->eligible;
  td_wide left = goal - sums->needed;
  bool must_exceed = secured->rule == TD_RULE_GT && !sums->is_above;

  secured->gap = secured->rate - secured->target;
  secured->is_secured = left < 0 || (left == 0 && !must_exceed);
  if (!secured->is_secured)
    secured->short_by = (int64_t)(must_exceed ? left / 10000 + 1 : (left + 9999) / 10000);
}

void
td_secured_get (
    const TdBook *book, int cut, TdSubject subject, TdMeasure measure, TdSecured *secured)
{
  TdDay day = td_book_get_cut (book, cut)->as_of;
  const TdTarget *target = td_book_get_target_in_force (book, subject, measure, day);
  g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  Sums sums = { 0 };

  *secured = (TdSecured){ .subject = subject, .measure = measure };
  td_children_on (book, subject, day, below);
  secured->n_below = below->len;
  for (guint i = 0; i < below->len; i++)
    if (add (book, cut, g_array_index (below, TdSubject, i), measure, &sums))
      secured->n_counted++;
  if (sums.eligible > 0)
    {
      secured->has_rate = true;
      secured->rate = (int64_t)((2 * sums.needed + sums.eligible) / (2 * sums.eligible));
    }
  if (target != NULL)
    {
      secured->has_target = true;
      secured->target = target->rate;
      secured->rule = target->rule;
    }
  secured->is_known
      = secured->has_rate && secured->has_target && secured->n_counted == secured->n_below;
  if (secured->is_known)
    hold_against_target (secured, &sums);
}

GArray *
td_secured_list_uncounted (const TdBook *book, int cut, const TdSecured *secured)
{
  g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  g_autoptr (GArray) uncounted = g_array_new (FALSE, FALSE, sizeof (TdSubject));

  td_children_on (book, secured->subject, td_book_get_cut (book, cut)->as_of, below);
  for (guint i = 0; i < below->len; i++)
    {
      TdSubject subject = g_array_index (below, TdSubject, i);

      if (!add (book, cut, subject, secured->measure, NULL))
        g_array_append_val (uncounted, subject);
    }
  return g_steal_pointer (&uncounted);
}
