/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-book-private.h"

#include <string.h>

#include "td-day.h"
#include "td-settings.h"

void
_td_target_clear (TdTarget *target)
{
  g_free (target->unit);
  g_free (target->officer);
  g_free (target->document);
}

void
_td_setting_clear (TdSetting *setting)
{
  g_free (setting->key);
  g_free (setting->value);
}

static void
terms_clear (TdBookTerms *terms)
{
  g_array_unref (terms->targets);
  g_array_unref (terms->settings);
  g_free (terms->first_target);
  td_forms_unref (terms->forms);
}

void
_td_terms_unref (TdBookTerms *terms)
{
  g_atomic_rc_box_release_full (terms, (GDestroyNotify)terms_clear);
}

/* An empty from-date is 1 October. */
TdDay
_td_terms_get_first (const TdTarget *target)
{
  return target->from != TD_DAY_NONE ? target->from : td_work_year_first (target->work_year);
}

static int
compare_targets (gconstpointer a, gconstpointer b, gpointer data)
{
  const TdTarget *left = a;
  const TdTarget *right = b;
  const TdBookRegistry *registry = data;
  int left_unit = _td_registry_find (registry, left->unit);
  int right_unit = _td_registry_find (registry, right->unit);
  int order;

  if (left_unit != right_unit)
    return left_unit - right_unit;
  order = g_strcmp0 (left->officer, right->officer);
  if (order != 0)
    return order;
  if (left->work_year != right->work_year)
    return left->work_year - right->work_year;
  if (left->measure != right->measure)
    return (int)left->measure - (int)right->measure;
  TdDay left_first = _td_terms_get_first (left);
  TdDay right_first = _td_terms_get_first (right);
  if (left_first != right_first)
    return left_first < right_first ? -1 : 1;
  return (left->from > right->from) - (left->from < right->from);
}

static int
compare_settings (gconstpointer a, gconstpointer b)
{
  return strcmp (((const TdSetting *)a)->key, ((const TdSetting *)b)->key);
}

/* The forms of the settings, which are the old ones (nullable) where their texts are the same. */
static TdForms *
make_forms (const GArray *settings, TdForms *old_forms)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < settings->len; i++)
    {
      const TdSetting *setting = &g_array_index (settings, TdSetting, i);
      if (g_str_has_prefix (setting->key, TD_SETTING_FORM_PREFIX))
        g_ptr_array_add (texts, setting->value);
    }
  return old_forms != NULL && td_forms_is_of (old_forms, texts) ? td_forms_ref (old_forms)
                                                                : td_forms_new (texts);
}

TdBookTerms *
_td_terms_new (const TdBookRegistry *registry,
               GArray *targets,
               GArray *settings,
               TdForms *old_forms)
{
  TdBookTerms *terms = g_atomic_rc_box_new0 (TdBookTerms);

  terms->targets = _td_book_row_array (sizeof (TdTarget), (GDestroyNotify)_td_target_clear);
  for (guint i = 0; i < targets->len; i++)
    {
      TdTarget *target = &g_array_index (targets, TdTarget, i);
      if (_td_registry_find (registry, target->unit) == TD_SUBJECT_NONE)
        continue;
      g_array_append_val (terms->targets, *target);
      memset (target, 0, sizeof *target);
    }
  g_array_sort_with_data (terms->targets, compare_targets, (gpointer)registry);

  terms->first_target = g_new0 (guint, (gsize)registry->n_units + 2);
  for (guint i = 0; i < terms->targets->len; i++)
    terms->first_target[_td_registry_find (registry,
                                           g_array_index (terms->targets, TdTarget, i).unit)
                        + 1]++;
  for (int i = 0; i < registry->n_units; i++)
    terms->first_target[i + 1] += terms->first_target[i];

  terms->settings = g_array_ref (settings);
  g_array_sort (terms->settings, compare_settings);
  terms->forms = make_forms (terms->settings, old_forms);
  return terms;
}
