/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-composition.h"

#include <glib/gi18n-lib.h>

#include "model/td-form.h"

static const char *const names[TD_N_CLASSES] = {
  "completed", "open", "not_eligible", "postponed", "suspended", "unknown",
};

static const char *const labels[TD_N_CLASSES] = {
  N_ ("eligible, completed"), N_ ("eligible, not completed"), N_ ("not eligible"), N_ ("postponed"),
  N_ ("suspended"),           N_ ("not broken down"),
};

const char *
td_class_name (TdClass class_)
{
  return names[class_];
}

const char *
td_class_label (TdClass class_)
{
  return _ (labels[class_]);
}

/* The figure of a class. What is open is taken from the two figures shown: the item itself may be
 * the sum of other children where a group mixes its own record with sums. */
static bool
get_class (const TdFigures *figures, TdClass class_, int64_t *value)
{
  static const TdItem items[] = {
    [TD_CLASS_COMPLETED] = TD_ITEM_COMPLETED,       [TD_CLASS_OPEN] = TD_ITEM_ELIGIBLE,
    [TD_CLASS_NOT_ELIGIBLE] = TD_ITEM_NOT_ELIGIBLE, [TD_CLASS_POSTPONED] = TD_ITEM_POSTPONED,
    [TD_CLASS_SUSPENDED] = TD_ITEM_SUSPENDED,
  };
  int64_t completed;

  if (!td_figures_get (figures, items[class_], value))
    return false;
  if (class_ != TD_CLASS_OPEN)
    return true;
  bool has_completed = td_figures_get (figures, TD_ITEM_COMPLETED, &completed);
  *value = has_completed ? *value - completed : 0;
  return has_completed;
}

TdComposition
td_composition (const TdFigures *figures, const TdForm *form)
{
  TdComposition composition = { 0 };

  if (!td_figures_get (figures, TD_ITEM_TO_ENFORCE, &composition.to_enforce))
    return composition;

  td_wide rest = composition.to_enforce;
  for (guint i = 0; i < TD_CLASS_UNKNOWN; i++)
    {
      /* With two classes these lie inside what is not eligible. */
      if (form->scheme == TD_SCHEME_TWO && i >= TD_CLASS_POSTPONED)
        continue;
      composition.has[i] = get_class (figures, (TdClass)i, &composition.value[i]);
      if (composition.has[i] && composition.value[i] < 0)
        return composition;
      rest -= composition.value[i];
    }
  if (rest < 0)
    return composition;
  composition.known = true;
  composition.has[TD_CLASS_UNKNOWN] = rest > 0;
  composition.value[TD_CLASS_UNKNOWN] = (int64_t)rest;
  return composition;
}
