/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-types.h"

#include <string.h>

/* clang-format off: it takes the dashes of the name for minus signs */
G_DEFINE_QUARK (td-error-quark, td_error)
/* clang-format on */

static const char *const measure_names[TD_N_MEASURES] = { "cases", "money" };

const char *
td_measure_name (TdMeasure measure)
{
  return measure_names[measure];
}

bool
td_measure_from_name (const char *name, TdMeasure *measure)
{
  for (guint i = 0; i < TD_N_MEASURES; i++)
    if (strcmp (name, measure_names[i]) == 0)
      {
        *measure = (TdMeasure)i;
        return true;
      }
  return false;
}
