/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-wording-plan.h"

#include "model/td-amount.h"
#include "wording/td-wording.h"

#include <glib/gi18n-lib.h>

/* More names than these are only counted. */
#define MAX_NAMES 6

static char *
word_uncounted (const TdBook *book, int cut, const TdSecured *secured)
{
  g_autoptr (GArray) subjects = td_secured_list_uncounted (book, cut, secured);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  const char *measure = td_wording_measure (secured->measure);

  if (subjects->len > MAX_NAMES)
    /* TRANSLATORS: %s is "by cases" or "by money" */
    return g_strdup_printf (
        ngettext (
            "What the targets %s secure together is open: %u has no target or no figure yet.",
            "What the targets %s secure together is open: %u have no target or no figure yet.",
            subjects->len),
        measure,
        subjects->len);
  for (guint i = 0; i < subjects->len; i++)
    g_ptr_array_add (
        names, (gpointer)td_book_get_short_name (book, g_array_index (subjects, TdSubject, i)));
  list = td_wording_names (names);
  /* TRANSLATORS: the first %s is "by cases" or "by money", the second lists names */
  return g_strdup_printf (_ ("What the targets %s secure together is open: no target or no figure "
                             "yet for %s."),
                          measure,
                          list);
}

char *
td_wording_secured (const TdBook *book, int cut, const TdSecured *secured)
{
  const char *name = td_book_get_short_name (book, secured->subject);
  const char *measure = td_wording_measure (secured->measure);
  g_autofree char *rate = td_hundredths_format (secured->rate);
  g_autofree char *target = td_hundredths_format (secured->target);
  g_autofree char *amount = NULL;
  g_autofree char *points = NULL;

  if (secured->n_below == 0)
    return NULL;
  if (secured->n_counted < secured->n_below)
    return word_uncounted (book, cut, secured);
  if (!secured->has_rate)
    return NULL;
  if (!secured->has_target)
    /* TRANSLATORS: "by cases"/"by money", a rate, the name of a unit */
    return g_strdup_printf (
        _ ("Together the targets %s secure %s %%; %s has no target of its own."),
        measure,
        rate,
        name);
  if (secured->is_secured)
    /* TRANSLATORS: "by cases"/"by money", a rate, a unit's own target, its name */
    return g_strdup_printf (_ ("Together the targets %s secure %s %%: enough for the %s %% of %s."),
                            measure,
                            rate,
                            target,
                            name);
  amount = td_wording_amount (secured->measure, secured->short_by, true);
  if (secured->gap >= 0)
    /* TRANSLATORS: "by cases"/"by money", a rate, an amount, a unit's own target, its name */
    return g_strdup_printf (_ ("Together the targets %s secure %s %% by rounding only: %s short of "
                               "the %s %% of %s."),
                            measure,
                            rate,
                            amount,
                            target,
                            name);
  points = td_hundredths_format (-secured->gap);
  /* TRANSLATORS: "by cases"/"by money", a rate, percentage points, an amount, a unit's own target,
   * its name */
  return g_strdup_printf (_ ("Together the targets %s secure only %s %%: %s points (%s) short of "
                             "the %s %% of %s."),
                          measure,
                          rate,
                          points,
                          amount,
                          target,
                          name);
}
