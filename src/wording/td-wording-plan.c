/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-wording-plan.h"

#include "model/td-day.h"
#include "wording/td-wording.h"

#include <glib/gi18n-lib.h>

/* What was done of what was undertaken; @planned is its beginning. */
static char *
word_result (TdMeasure measure, const TdPlanMonth *month, const char *planned)
{
  g_autofree char *on = td_day_format (month->done_on);
  g_autofree char *done = td_wording_amount (measure, month->done, false);
  g_autofree char *left = td_wording_amount (measure, -month->difference, true);
  g_autofree char *more = td_wording_amount (measure, month->difference, false);

  if (month->state == TD_PLAN_BROKEN)
    /* TRANSLATORS: what was undertaken, a day, what was done by then, how much less */
    return g_strdup_printf (_ ("%s; %s done by %s: not kept, %s less."), planned, done, on, left);
  if (month->state == TD_PLAN_OPEN)
    /* TRANSLATORS: what was undertaken, what was done by a day, how much is left */
    return g_strdup_printf (_ ("%s; %s done by %s, %s to go."), planned, done, on, left);
  if (month->difference == 0)
    /* TRANSLATORS: what was undertaken, what was done by a day */
    return g_strdup_printf (_ ("%s; %s done by %s: kept."), planned, done, on);
  /* TRANSLATORS: what was undertaken, what was done by a day, how much more */
  return g_strdup_printf (_ ("%s; %s done by %s: kept, %s more."), planned, done, on, more);
}

char *
td_wording_plan_month (TdMeasure measure, const TdPlanMonth *month)
{
  g_autofree char *day = td_day_format (month->month);
  g_autofree char *amount = td_wording_amount (measure, month->planned, false);
  g_autofree char *planned = NULL;

  if (!month->has_planned && !month->has_done)
    return NULL;
  if (!month->has_planned)
    {
      g_autofree char *on = td_day_format (month->done_on);
      g_autofree char *done = td_wording_amount (measure, month->done, false);

      /* TRANSLATORS: what was done by a day */
      return g_strdup_printf (_ ("Nothing was undertaken; %s done by %s."), done, on);
    }
  planned = month->is_sum
                /* TRANSLATORS: a day, an amount */
                ? g_strdup_printf (_ ("Undertaken by all below it to %s: %s"), day, amount)
                /* TRANSLATORS: a day, an amount */
                : g_strdup_printf (_ ("Undertaken to %s: %s"), day, amount);
  if (!month->has_done)
    /* TRANSLATORS: %s is what was undertaken */
    return g_strdup_printf (_ ("%s; no figures of that month yet."), planned);
  return word_result (measure, month, planned);
}

char *
td_wording_plan_year (const TdPlanYear *year)
{
  guint n_decided = year->n_kept + year->n_broken;

  if (n_decided + year->n_open == 0)
    return NULL;
  if (n_decided == 0)
    return g_strdup_printf (ngettext ("%u month undertaken, not decided yet",
                                      "%u months undertaken, none decided yet",
                                      year->n_open),
                            year->n_open);
  if (year->n_open == 0)
    /* TRANSLATORS: how many months of how many */
    return g_strdup_printf (ngettext ("kept %u of %u month", "kept %u of %u months", n_decided),
                            year->n_kept,
                            n_decided);
  /* TRANSLATORS: how many months of how many, and how many are not decided */
  return g_strdup_printf (
      ngettext ("kept %u of %u month, %u open", "kept %u of %u months, %u open", n_decided),
      year->n_kept,
      n_decided,
      year->n_open);
}
