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

TdComposition
td_composition (const TdFigures *figures, const TdForm *form)
{
  static const TdItem items[] = {
    [TD_CLASS_COMPLETED] = TD_ITEM_COMPLETED,       [TD_CLASS_OPEN] = TD_ITEM_CARRIED_OVER_ELIGIBLE,
    [TD_CLASS_NOT_ELIGIBLE] = TD_ITEM_NOT_ELIGIBLE, [TD_CLASS_POSTPONED] = TD_ITEM_POSTPONED,
    [TD_CLASS_SUSPENDED] = TD_ITEM_SUSPENDED,
  };
  TdComposition composition = { 0 };

  if (!td_figures_get (figures, TD_ITEM_TO_ENFORCE, &composition.to_enforce))
    return composition;

  td_wide rest = composition.to_enforce;
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      /* With two classes these lie inside what is not eligible. */
      if (form->scheme == TD_SCHEME_TWO && i >= TD_CLASS_POSTPONED)
        continue;
      composition.has[i] = td_figures_get (figures, items[i], &composition.value[i]);
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
