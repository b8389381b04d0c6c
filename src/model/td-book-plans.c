/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-model"

#include "config.h"

#include "td-book-private.h"

#include <string.h>

static int
find_unit (GHashTable *by_code, const char *code)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (by_code, code)) - 1;
}

static int
compare_days (TdDay left, TdDay right)
{
  return (left > right) - (left < right);
}

/* Moves the rows whose unit is known; what stays behind is freed with @rows. */
static void
take_known (GArray *rows,
            guint size,
            const char *(*get_unit) (gconstpointer),
            GHashTable *by_code,
            GArray *known)
{
  for (guint i = 0; i < rows->len; i++)
    {
      char *row = rows->data + (gsize)i * size;
      if (find_unit (by_code, get_unit (row)) < 0)
        continue;
      g_array_append_vals (known, row, 1);
      memset (row, 0, size);
    }
}

/* Plans */

static void
plan_clear (TdPlan *plan)
{
  g_free (plan->unit);
  g_free (plan->officer);
}

static const char *
get_plan_unit (gconstpointer row)
{
  return ((const TdPlan *)row)->unit;
}

static int
compare_in_unit (const TdPlan *left, const TdPlan *right)
{
  int order = g_strcmp0 (left->officer, right->officer);

  if (order != 0)
    return order;
  if (left->measure != right->measure)
    return (int)left->measure - (int)right->measure;
  return compare_days (left->month, right->month);
}

static int
compare_plans (gconstpointer a, gconstpointer b, gpointer by_code)
{
  const TdPlan *left = a;
  const TdPlan *right = b;
  int order = find_unit (by_code, left->unit) - find_unit (by_code, right->unit);

  return order != 0 ? order : compare_in_unit (left, right);
}

GArray *
_td_book_plan_rows (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (TdPlan));
  g_array_set_clear_func (rows, (GDestroyNotify)plan_clear);
  return rows;
}

void
_td_book_plan_append (GArray *rows, const TdPlan *plan)
{
  TdPlan row = *plan;

  row.unit = g_strdup (plan->unit);
  row.officer = g_strdup (plan->officer);
  g_array_append_val (rows, row);
}

TdBookPlans *
_td_book_plans_new (GArray *rows, GHashTable *by_code, guint n_units)
{
  TdBookPlans *plans = g_atomic_rc_box_new0 (TdBookPlans);

  plans->rows = _td_book_plan_rows ();
  take_known (rows, sizeof (TdPlan), get_plan_unit, by_code, plans->rows);
  g_array_sort_with_data (plans->rows, compare_plans, by_code);
  plans->first = g_new0 (guint, (gsize)n_units + 2);
  for (guint i = 0; i < plans->rows->len; i++)
    plans->first[find_unit (by_code, g_array_index (plans->rows, TdPlan, i).unit) + 1]++;
  for (guint i = 0; i < n_units; i++)
    plans->first[i + 1] += plans->first[i];
  return plans;
}

static void
plans_clear (TdBookPlans *plans)
{
  g_array_unref (plans->rows);
  g_free (plans->first);
}

void
_td_book_plans_unref (TdBookPlans *plans)
{
  g_atomic_rc_box_release_full (plans, (GDestroyNotify)plans_clear);
}

bool
_td_book_plans_find (const TdBookPlans *plans,
                     int unit,
                     const char *officer,
                     TdMeasure measure,
                     TdDay month,
                     int64_t *completed)
{
  const TdPlan key = { .officer = (char *)officer, .measure = measure, .month = month };
  guint low = plans->first[unit];
  guint high = plans->first[unit + 1];

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const TdPlan *plan = &g_array_index (plans->rows, TdPlan, middle);
      int order = compare_in_unit (plan, &key);
      if (order == 0)
        {
          *completed = plan->completed;
          return true;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return false;
}

/* Explanations */

static void
explanation_clear (TdExplanation *explanation)
{
  g_free (explanation->unit);
  g_free (explanation->officer);
  g_free (explanation->code);
  g_free (explanation->item);
  g_free (explanation->note);
}

static const char *
get_explanation_unit (gconstpointer row)
{
  return ((const TdExplanation *)row)->unit;
}

static int
compare_explanations (gconstpointer a, gconstpointer b, gpointer by_code)
{
  const TdExplanation *left = a;
  const TdExplanation *right = b;
  int order = compare_days (left->as_of, right->as_of);

  if (order == 0)
    order = find_unit (by_code, left->unit) - find_unit (by_code, right->unit);
  if (order == 0)
    order = g_strcmp0 (left->officer, right->officer);
  if (order == 0)
    order = (int)left->measure - (int)right->measure;
  if (order == 0)
    order = strcmp (left->code, right->code);
  return order != 0 ? order : strcmp (left->item, right->item);
}

GArray *
_td_book_explanation_rows (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (TdExplanation));
  g_array_set_clear_func (rows, (GDestroyNotify)explanation_clear);
  return rows;
}

void
_td_book_explanation_append (GArray *rows, const TdExplanation *explanation)
{
  TdExplanation row = *explanation;

  row.unit = g_strdup (explanation->unit);
  row.officer = g_strdup (explanation->officer);
  row.code = g_strdup (explanation->code);
  row.item = g_strdup (explanation->item != NULL ? explanation->item : "");
  row.note = g_strdup (explanation->note);
  g_array_append_val (rows, row);
}

TdBookExplanations *
_td_book_explanations_new (GArray *rows, GHashTable *by_code)
{
  TdBookExplanations *explanations = g_atomic_rc_box_new0 (TdBookExplanations);

  explanations->rows = _td_book_explanation_rows ();
  take_known (rows, sizeof (TdExplanation), get_explanation_unit, by_code, explanations->rows);
  g_array_sort_with_data (explanations->rows, compare_explanations, by_code);
  return explanations;
}

static void
explanations_clear (TdBookExplanations *explanations)
{
  g_array_unref (explanations->rows);
}

void
_td_book_explanations_unref (TdBookExplanations *explanations)
{
  g_atomic_rc_box_release_full (explanations, (GDestroyNotify)explanations_clear);
}

const TdExplanation *
_td_book_explanations_find (const TdBookExplanations *explanations,
                            GHashTable *by_code,
                            const TdExplanation *key)
{
  guint low = 0;
  guint high = explanations->rows->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const TdExplanation *row = &g_array_index (explanations->rows, TdExplanation, middle);
      int order = compare_explanations (row, key, by_code);
      if (order == 0)
        return row;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
