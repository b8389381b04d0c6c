/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-ratio.h"

#include <string.h>

static const char *const rule_names[] = { "ge", "gt" };

const char *
td_rule_name (TdRule rule)
{
  return rule_names[rule];
}

bool
td_rule_from_name (const char *name, TdRule *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (rule_names); i++)
    if (strcmp (name, rule_names[i]) == 0)
      {
        *rule = (TdRule)i;
        return true;
      }
  return false;
}

bool
td_ratio_rate (int64_t completed, int64_t eligible, int64_t *hundredths)
{
  if (eligible <= 0 || completed < 0)
    return false;
  td_wide rate = ((td_wide)completed * 20000 + eligible) / ((td_wide)eligible * 2);
  *hundredths = (int64_t)MIN (rate, INT64_MAX);
  return true;
}

int
td_ratio_compare (int64_t completed1, int64_t eligible1, int64_t completed2, int64_t eligible2)
{
  td_wide left = (td_wide)completed1 * eligible2;
  td_wide right = (td_wide)completed2 * eligible1;
  return left < right ? -1 : left > right ? 1 : 0;
}

int64_t
td_ratio_missing (int64_t completed, int64_t eligible, int64_t target, TdRule rule)
{
  td_wide needed = (td_wide)target * eligible;
  td_wide goal = rule == TD_RULE_GT ? needed / 10000 + 1 : (needed + 9999) / 10000;

  return goal > completed ? (int64_t)(goal - completed) : 0;
}

td_wide
td_ratio_contribution (int64_t completed, int64_t eligible, int64_t target)
{
  return (td_wide)target * eligible - (td_wide)completed * 10000;
}

/* @dividend / @divisor rounded down, also below zero, which a faulty record can make of an item. */
static int64_t
divide_down (td_wide dividend, int64_t divisor, int64_t *remainder)
{
  int64_t quotient = (int64_t)(dividend / divisor);
  *remainder = (int64_t)(dividend % divisor);
  if (*remainder < 0)
    {
      quotient--;
      *remainder += divisor;
    }
  return quotient;
}

void
td_ratio_divide (
    int64_t amount, const int64_t *shares, guint n_shares, int64_t whole, int64_t *parts)
{
  g_autofree int64_t *remainders = g_new (int64_t, n_shares + 1);
  int64_t left = amount;
  int64_t rest_share = whole;

  for (guint i = 0; i < n_shares; i++)
    {
      parts[i] = divide_down ((td_wide)amount * shares[i], whole, &remainders[i]);
      left -= parts[i];
      rest_share -= shares[i];
    }
  /* What the shares leave is a last part that nobody gets. */
  left -= divide_down ((td_wide)amount * rest_share, whole, &remainders[n_shares]);

  for (; left > 0; left--)
    {
      guint largest = 0;
      for (guint i = 1; i <= n_shares; i++)
        if (remainders[i] > remainders[largest])
          largest = i;
      remainders[largest] = -1;
      if (largest < n_shares)
        parts[largest]++;
    }
}
