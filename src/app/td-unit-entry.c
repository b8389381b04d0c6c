/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-unit-entry.h"

#include <glib/gi18n.h>

#include "model/td-amount.h"
#include "model/td-text.h"
#include "wording/td-wording-people.h"
#include "wording/td-wording.h"

G_DEFINE_FINAL_TYPE (TdUnitEntry, td_unit_entry, G_TYPE_OBJECT)

static void
td_unit_entry_finalize (GObject *object)
{
  TdUnitEntry *entry = TD_UNIT_ENTRY (object);

  g_free (entry->code);
  g_free (entry->name);
  g_free (entry->full_name);
  g_free (entry->spoken);
  g_free (entry->detail);
  for (guint i = 0; i < TD_N_MEASURES; i++)
    {
      g_free (entry->measure[i].rate_text);
      g_free (entry->measure[i].gap_text);
      g_free (entry->measure[i].missing_text);
      g_free (entry->measure[i].change_text);
    }
  G_OBJECT_CLASS (td_unit_entry_parent_class)->finalize (object);
}

static void
td_unit_entry_class_init (TdUnitEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_unit_entry_finalize;
}

static void
td_unit_entry_init (TdUnitEntry *entry)
{
}

static void
fill_measure (TdUnitMeasure *measure, const TdProgressRow *row)
{
  const TdFigures *figures = &row->shown->figures;

  measure->rate_text = row->has_rate ? td_hundredths_format (row->rate) : g_strdup (TD_ABSENT);
  measure->gap_text = row->has_gap ? td_hundredths_format (ABS (row->gap)) : g_strdup (TD_ABSENT);
  measure->change_text = row->change_month.known
                             ? td_hundredths_format_signed (row->change_month.points)
                             : g_strdup (TD_ABSENT);
  if (row->has_rate)
    {
      measure->rate = td_chart_value (row->rate);
      measure->eligible = figures->value[TD_ITEM_ELIGIBLE];
      measure->completed = figures->value[TD_ITEM_COMPLETED];
    }
  if (row->has_target)
    measure->target = td_chart_value (row->target);
  if (row->change_month.known)
    measure->change = td_chart_value (row->change_month.points);
  if (row->has_gap)
    {
      measure->gap = td_chart_value (row->gap);
      measure->missing = td_chart_value (row->missing);
      measure->status = row->missing > 0 ? TD_CHART_STATUS_SHORT : TD_CHART_STATUS_MET;
    }
  if (!row->has_gap || row->missing == 0)
    measure->missing_text = g_strdup (TD_ABSENT);
  else
    measure->missing_text = row->measure == TD_MEASURE_MONEY ? td_wording_billions (row->missing)
                                                             : td_amount_format (row->missing);
}

static char *
speak_measure (const TdProgressRow *row, const TdUnitMeasure *measure)
{
  g_autofree char *gap = td_wording_gap (row);

  if (!row->has_rate)
    return g_strdup_printf ("%s: %s", td_wording_measure (row->measure), gap);
  return g_strdup_printf (
      "%s: %s %%, %s", td_wording_measure (row->measure), measure->rate_text, gap);
}

static guint
count_officers (const TdProgress *progress, TdSubject unit)
{
  guint n, count = 0;
  const TdSubject *stays = td_book_get_officers (progress->book, unit, &n);

  for (guint i = 0; i < n; i++)
    count += td_book_is_valid (progress->book, stays[i], progress->as_of);
  return count;
}

TdUnitEntry *
td_unit_entry_new (const TdProgress *progress, TdSubject subject, bool is_total)
{
  TdUnitEntry *entry = g_object_new (TD_TYPE_UNIT_ENTRY, NULL);
  g_autofree char *cases = NULL;
  g_autofree char *money = NULL;

  entry->subject = subject;
  entry->is_total = is_total;
  entry->code = g_strdup (td_book_is_officer (progress->book, subject)
                              ? td_book_get_officer (progress->book, subject)->code
                              : td_book_get_unit (progress->book, subject)->code);
  entry->name = g_strdup (is_total ? C_ ("unit table", "Whole agency")
                                   : td_book_get_short_name (progress->book, subject));
  entry->full_name = g_strdup (td_book_get_name (progress->book, subject));
  for (guint i = 0; i < TD_N_MEASURES; i++)
    {
      const TdProgressRow *row = td_progress_find (progress, subject, (TdMeasure)i);
      char **spoken = i == TD_MEASURE_CASES ? &cases : &money;
      fill_measure (&entry->measure[i], row);
      *spoken = speak_measure (row, &entry->measure[i]);
    }
  entry->spoken = g_strdup_printf ("%s. %s. %s", entry->name, cases, money);
  if (!is_total && !td_book_is_officer (progress->book, subject))
    entry->n_officers = count_officers (progress, subject);
  return entry;
}

TdUnitEntry *
td_unit_entry_new_officer (const TdProgress *progress,
                           TdSubject officer,
                           TdOfficerRanks *const ranks[TD_N_MEASURES])
{
  TdUnitEntry *entry = td_unit_entry_new (progress, officer, false);
  g_autoptr (GString) whole = g_string_new (entry->full_name);
  g_autofree char *spoken = g_steal_pointer (&entry->spoken);

  entry->is_officer = true;
  for (guint i = 0; i < TD_N_MEASURES; i++)
    {
      const TdProgressRow *row = td_progress_find (progress, officer, (TdMeasure)i);
      const TdOfficerRank *rank = td_officer_ranks_find (ranks[i], officer);
      guint n_ranked = ranks[i]->best_first->len;
      g_autofree char *text = td_wording_officer_ranks (row, rank, n_ranked);

      if (text == NULL)
        continue;
      g_string_append_printf (whole, "\n%s: %s", td_wording_measure ((TdMeasure)i), text);
      if (entry->detail == NULL)
        entry->detail = td_wording_officer_ranks_short (row, rank, n_ranked);
    }
  g_free (entry->full_name);
  entry->full_name = g_strdup (whole->str);
  entry->spoken = entry->detail != NULL ? g_strdup_printf ("%s. %s", spoken, entry->detail)
                                        : g_steal_pointer (&spoken);
  return entry;
}

/* Absent last in both directions; @order is of those that are there. */
static int
absent_last (bool a, bool b, int order, bool descending)
{
  if (a != b)
    return a ? -1 : 1;
  if (!a)
    return 0;
  return descending ? -order : order;
}

static int
compare_values (TdChartValue a, TdChartValue b, bool descending)
{
  int order = (a.hundredths > b.hundredths) - (a.hundredths < b.hundredths);
  return absent_last (a.is_set, b.is_set, order, descending);
}

static int
compare_rates (const TdUnitMeasure *a, const TdUnitMeasure *b, bool descending)
{
  int order = a->rate.is_set && b->rate.is_set
                  ? td_ratio_compare (a->completed, a->eligible, b->completed, b->eligible)
                  : 0;
  return absent_last (a->rate.is_set, b->rate.is_set, order, descending);
}

int
td_unit_entry_compare (TdUnitEntry *a, TdUnitEntry *b, TdUnitColumn column, bool descending)
{
  TdMeasure measure = column >= TD_UNIT_COLUMN_MONEY_RATE ? TD_MEASURE_MONEY : TD_MEASURE_CASES;
  const TdUnitMeasure *left = &a->measure[measure];
  const TdUnitMeasure *right = &b->measure[measure];
  int order = 0;

  switch (column)
    {
    case TD_UNIT_COLUMN_NUMBER:
      break;
    case TD_UNIT_COLUMN_NAME:
      order = td_text_compare (a->name, b->name);
      order = descending ? -order : order;
      break;
    case TD_UNIT_COLUMN_CASES_RATE:
    case TD_UNIT_COLUMN_CASES_BAR:
    case TD_UNIT_COLUMN_MONEY_RATE:
    case TD_UNIT_COLUMN_MONEY_BAR:
      order = compare_rates (left, right, descending);
      break;
    case TD_UNIT_COLUMN_CASES_GAP:
    case TD_UNIT_COLUMN_MONEY_GAP:
      order = compare_values (left->gap, right->gap, descending);
      break;
    case TD_UNIT_COLUMN_CASES_MISSING:
    case TD_UNIT_COLUMN_MONEY_MISSING:
      order = compare_values (left->missing, right->missing, descending);
      break;
    case TD_UNIT_COLUMN_CASES_CHANGE:
      order = compare_values (left->change, right->change, descending);
      break;
    default:
      g_return_val_if_reached (0);
    }
  /* Ties keep the order of the tree. */
  return order != 0 ? order : a->subject - b->subject;
}
