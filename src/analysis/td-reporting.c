/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-reporting.h"

#include "model/td-day.h"

static const char *const state_names[] = { "none", "partial", "full" };
static const char *const level_names[] = { "officers", "units", "province" };
static const char *const level_keys[] = {
  TD_SETTING_DEADLINE_OFFICERS,
  TD_SETTING_DEADLINE_UNITS,
  TD_SETTING_DEADLINE_PROVINCE,
};

const char *
td_report_state_name (TdReportState state)
{
  return state_names[state];
}

const char *
td_report_level_name (TdReportLevel level)
{
  return level_names[level];
}

/* A group of which some have reported shows nothing yet, but it has begun. What came in from the
 * year before stands in a new cut before anybody reports. */
static TdReportState
get_state (const TdShown *shown)
{
  uint32_t reported = shown->figures.has & ~(1u << TD_ITEM_CARRIED_IN);

  if (td_figures_has (&shown->figures, TD_ITEM_ELIGIBLE)
      && td_figures_has (&shown->figures, TD_ITEM_COMPLETED))
    return TD_REPORT_FULL;
  return reported != 0 || shown->reported > 0 ? TD_REPORT_PARTIAL : TD_REPORT_NONE;
}

static TdReportRow
get_row (const TdTable *table, TdSubject subject)
{
  TdReportRow row = { .subject = subject, .officers_expected = -1 };

  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    row.state[measure] = get_state (td_table_get_shown (table, subject, (TdMeasure)measure));
  return row;
}

static bool
has_figures (const TdTable *table, TdSubject subject)
{
  return td_table_get_shown (table, subject, TD_MEASURE_CASES)->figures.has != 0
         || td_table_get_shown (table, subject, TD_MEASURE_MONEY)->figures.has != 0;
}

/* A unit may report as a whole; its officers are asked for when one of them has figures. */
static void
add_officers (TdReporting *reporting, const TdBook *book, const TdTable *table, TdSubject unit)
{
  guint first = reporting->officers->len;
  bool one_by_one = false;
  guint n;
  const TdSubject *stays = td_book_get_officers (book, unit, &n);

  for (guint i = 0; i < n; i++)
    {
      if (!td_book_is_valid (book, stays[i], reporting->as_of))
        continue;
      TdReportRow row = get_row (table, stays[i]);
      one_by_one |= has_figures (table, stays[i]);
      g_array_append_val (reporting->officers, row);
    }
  if (!one_by_one)
    g_array_set_size (reporting->officers, first);
}

static void
add_officers_below (TdReporting *reporting,
                    const TdBook *book,
                    const TdTable *table,
                    TdSubject unit)
{
  guint n;
  const TdSubject *children = td_book_get_children (book, unit, &n);

  add_officers (reporting, book, table, unit);
  for (guint i = 0; i < n; i++)
    if (td_book_is_valid (book, children[i], reporting->as_of))
      add_officers_below (reporting, book, table, children[i]);
}

static void
add_rows (TdReporting *reporting, const TdBook *book)
{
  const TdTable *table = td_table_get (book, reporting->cut);
  TdSubject root = td_book_get_root (book, reporting->as_of);
  guint n = 0;
  const TdSubject *children
      = root != TD_SUBJECT_NONE ? td_book_get_children (book, root, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      if (!td_book_is_valid (book, children[i], reporting->as_of))
        continue;
      TdReportRow row = get_row (table, children[i]);
      guint first = reporting->officers->len;
      add_officers_below (reporting, book, table, children[i]);
      if (reporting->officers->len > first)
        row.officers_expected = (int)(reporting->officers->len - first);
      g_array_append_val (reporting->units, row);
    }
}

static void
find_due (TdReporting *reporting)
{
  bool any = false;

  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      reporting->due[measure] = td_day_is_month_end (reporting->as_of);
      for (guint i = 0; i < reporting->units->len; i++)
        reporting->due[measure]
            |= g_array_index (reporting->units, TdReportRow, i).state[measure] != TD_REPORT_NONE;
      any |= reporting->due[measure];
    }
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    reporting->due[measure] |= !any;
}

static void
judge (const TdReporting *reporting, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TdReportRow *row = &g_array_index (rows, TdReportRow, i);

      row->has_reported = true;
      for (int measure = 0; measure < TD_N_MEASURES; measure++)
        row->has_reported &= !reporting->due[measure] || row->state[measure] == TD_REPORT_FULL;
    }
}

/* The officers stand in the order of their units. */
static void
count (TdReporting *reporting)
{
  guint next = 0;

  for (guint i = 0; i < reporting->units->len; i++)
    {
      TdReportRow *unit = &g_array_index (reporting->units, TdReportRow, i);

      reporting->n_reported += unit->has_reported;
      for (int n = 0; n < unit->officers_expected; n++)
        unit->officers_reported
            += g_array_index (reporting->officers, TdReportRow, next++).has_reported;
    }
}

TdReporting *
td_reporting_new (const TdBook *book, int cut, TdDay on)
{
  TdReporting *reporting = g_new0 (TdReporting, 1);

  reporting->cut = cut;
  reporting->as_of = td_book_get_cut (book, cut)->as_of;
  reporting->on = on;
  reporting->units = g_array_new (FALSE, FALSE, sizeof (TdReportRow));
  reporting->officers = g_array_new (FALSE, FALSE, sizeof (TdReportRow));
  for (int level = 0; level < TD_N_REPORT_LEVELS; level++)
    {
      TdReportDeadline *deadline = &reporting->deadlines[level];
      int days = td_book_get_deadline (book, level_keys[level]);

      deadline->day = td_book_add_working_days (book, reporting->as_of, days);
      deadline->days_late = td_book_count_working_days (book, deadline->day, on);
      deadline->days_left = td_book_count_working_days (book, on, deadline->day);
    }
  add_rows (reporting, book);
  find_due (reporting);
  judge (reporting, reporting->units);
  judge (reporting, reporting->officers);
  count (reporting);
  return reporting;
}

void
td_reporting_free (TdReporting *reporting)
{
  g_array_unref (reporting->units);
  g_array_unref (reporting->officers);
  g_free (reporting);
}

GPtrArray *
td_reporting_list_missing (const GArray *rows)
{
  GPtrArray *missing = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      TdReportRow *row = &g_array_index (rows, TdReportRow, i);

      if (!row->has_reported)
        g_ptr_array_add (missing, row);
    }
  return missing;
}
