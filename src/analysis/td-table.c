/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-table.h"

struct _TdTable
{
  int n_subjects;
  TdShown *shown;      /* [subject × measures] */
  TdFigures *partials; /* [group × measures], for the groups of units */
};

/* Of all that have no children. */
static const TdFigures no_partial;

static void
table_free (TdTable *table)
{
  g_free (table->shown);
  g_free (table->partials);
  g_free (table);
}

void
td_children_on (const TdBook *book, TdSubject unit, TdDay day, GArray *children)
{
  guint n;
  const TdSubject *candidates = td_book_get_children (book, unit, &n);

  g_array_set_size (children, 0);
  for (guint i = 0; i < n; i++)
    if (td_book_is_valid (book, candidates[i], day))
      g_array_append_val (children, candidates[i]);
  if (children->len > 0)
    return;

  candidates = td_book_get_officers (book, unit, &n);
  for (guint i = 0; i < n; i++)
    if (td_book_is_valid (book, candidates[i], day))
      g_array_append_val (children, candidates[i]);
}

static bool
has_reported (const TdFigures *figures)
{
  return td_figures_has (figures, TD_ITEM_ELIGIBLE) && td_figures_has (figures, TD_ITEM_COMPLETED);
}

void
td_sum_add (TdSum *sum, const TdFigures *figures)
{
  sum->in_all = sum->n++ == 0 ? figures->has : sum->in_all & figures->has;
  for (uint32_t bits = sum->in_all; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);
      if (__builtin_add_overflow (sum->value[item], figures->value[item], &sum->value[item]))
        sum->in_all &= ~(1u << item);
    }
}

void
td_sum_get (const TdSum *sum, TdFigures *figures)
{
  *figures = (TdFigures){ 0 };
  for (uint32_t bits = sum->in_all; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);
      td_figures_set (figures, item, sum->value[item]);
    }
}

/* Adds what is there of @figures, item by item, as far as it can be counted. */
static void
add_partial (TdFigures *sum, const TdFigures *figures)
{
  int64_t value;

  for (uint32_t bits = figures->has; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);
      if (!__builtin_add_overflow (sum->value[item], figures->value[item], &value))
        td_figures_set (sum, item, value);
    }
}

/* Group rule (docs/arithmetic.md, 5): the sum where each child shows the item, else the own record.
 */
static void
show_group (const TdTable *table,
            const GArray *children,
            TdMeasure measure,
            TdShown *shown,
            TdFigures *partial)
{
  TdSum sum = { 0 };
  TdFigures all;

  shown->expected = (int)children->len;
  shown->partial = partial;
  for (guint i = 0; i < children->len; i++)
    {
      const TdShown *child
          = td_table_get_shown (table, g_array_index (children, TdSubject, i), measure);
      td_sum_add (&sum, &child->figures);
      if (has_reported (&child->figures))
        {
          shown->reported++;
          add_partial (partial, &child->figures);
        }
    }
  td_sum_get (&sum, &all);
  for (uint32_t bits = all.has; bits != 0;)
    {
      TdItem item = td_bits_next (&bits);
      td_figures_set (&shown->figures, item, all.value[item]);
    }
}

static void
show_own (const TdBook *book, int cut, TdSubject subject, TdMeasure measure, TdShown *shown)
{
  const TdFigures *entered = td_book_get_entered (book, cut, subject, measure);

  shown->expected = -1;
  if (entered != NULL)
    td_figures_derive (entered, td_book_get_form (book, cut), measure, &shown->figures);
}

/* Units that have children, whenever valid. */
static guint
count_groups (const TdBook *book)
{
  guint n_groups = 0;

  for (TdSubject unit = 0; unit < td_book_get_n_units (book); unit++)
    {
      guint n_children, n_officers;
      (void)td_book_get_children (book, unit, &n_children);
      (void)td_book_get_officers (book, unit, &n_officers);
      n_groups += n_children > 0 || n_officers > 0;
    }
  return n_groups;
}

static TdTable *
table_new (const TdBook *book, int cut)
{
  TdTable *table = g_new0 (TdTable, 1);
  TdDay as_of = td_book_get_cut (book, cut)->as_of;
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  TdFigures *partial;

  table->n_subjects = td_book_get_n_subjects (book);
  table->shown = g_new0 (TdShown, (gsize)table->n_subjects * TD_N_MEASURES + 1);
  table->partials = g_new0 (TdFigures, (gsize)count_groups (book) * TD_N_MEASURES + 1);

  partial = table->partials;

  /* Officers come last and a unit before its children: backwards, children are ready first. */
  for (TdSubject subject = table->n_subjects - 1; subject >= 0; subject--)
    {
      TdShown *shown = &table->shown[(gsize)subject * TD_N_MEASURES];
      bool valid = td_book_is_valid (book, subject, as_of);

      g_array_set_size (children, 0);
      if (valid && !td_book_is_officer (book, subject))
        td_children_on (book, subject, as_of, children);
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        {
          shown[measure].expected = -1;
          shown[measure].partial = &no_partial;
          if (valid)
            show_own (book, cut, subject, (TdMeasure)measure, &shown[measure]);
          if (children->len > 0)
            show_group (table, children, (TdMeasure)measure, &shown[measure], partial++);
        }
    }
  return table;
}

const TdTable *
td_table_get (const TdBook *book, int cut)
{
  gpointer *cache = td_book_get_cut_cache (book, cut, (GDestroyNotify)table_free);

  if (*cache == NULL)
    *cache = table_new (book, cut);
  return *cache;
}

const TdShown *
td_table_get_shown (const TdTable *table, TdSubject subject, TdMeasure measure)
{
  g_return_val_if_fail (subject >= 0 && subject < table->n_subjects, NULL);
  return &table->shown[(gsize)subject * TD_N_MEASURES + measure];
}
