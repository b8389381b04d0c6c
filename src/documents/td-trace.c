/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-trace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/td-table.h"
#include "model/td-day.h"
#include "wording/td-paper.h"

#define BIT(item) (1u << (item))
#define RATIO (BIT (TD_ITEM_ELIGIBLE) | BIT (TD_ITEM_COMPLETED))

typedef enum
{
  BASE_NONE,
  BASE_MONTH,
  BASE_YEAR,
} Base;

/* How each field is made. Fields that end in "units" or are lists are counts of units. */
static const struct
{
  const char *field;
  uint32_t items;
  Base base;
  const char *formula;
} formulas[] = {
  { "total", BIT (TD_ITEM_TOTAL), BASE_NONE, N_ ("as recorded") },
  { "eligible", BIT (TD_ITEM_ELIGIBLE), BASE_NONE, N_ ("as recorded") },
  { "completed", BIT (TD_ITEM_COMPLETED), BASE_NONE, N_ ("as recorded") },
  { "carried_in", BIT (TD_ITEM_CARRIED_IN), BASE_NONE, N_ ("as recorded") },
  { "newly_accepted", BIT (TD_ITEM_NEWLY_ACCEPTED), BASE_NONE, N_ ("as recorded") },
  { "to_enforce", BIT (TD_ITEM_TO_ENFORCE), BASE_NONE, N_ ("as recorded") },
  { "not_eligible", BIT (TD_ITEM_NOT_ELIGIBLE), BASE_NONE, N_ ("as recorded") },
  { "carried_over", BIT (TD_ITEM_CARRIED_OVER), BASE_NONE, N_ ("as recorded") },
  { "left", RATIO, BASE_NONE, N_ ("eligible − completed") },
  { "rate", RATIO, BASE_NONE, N_ ("completed ÷ eligible, rounded half up to 0.01%") },
  { "eligible_share",
    BIT (TD_ITEM_ELIGIBLE) | BIT (TD_ITEM_TO_ENFORCE),
    BASE_NONE,
    N_ ("eligible ÷ to enforce, rounded half up to 0.01%") },
  { "target", 0, BASE_NONE, N_ ("the target in force on the day of the figures") },
  { "gap", RATIO, BASE_NONE, N_ ("rounded rate − target") },
  { "missing",
    RATIO,
    BASE_NONE,
    N_ ("the smallest number to be completed for the target, at the present eligible") },
  { "surplus", RATIO, BASE_NONE, N_ ("completed − the smallest number that meets the target") },
  { "month", RATIO, BASE_MONTH, N_ ("rounded rate − rounded rate of the month before") },
  { "year", RATIO, BASE_YEAR, N_ ("rounded rate − rounded rate of the same day a year before") },
  { "rank", RATIO, BASE_NONE, N_ ("the place by the exact rate, highest first") },
  { "per_day",
    RATIO,
    BASE_NONE,
    N_ ("missing ÷ working days left from the day of issue, rounded up") },
  { "n_expected", 0, BASE_NONE, N_ ("the number of units below") },
  { "n_reported", RATIO, BASE_NONE, N_ ("the units that have reported eligible and completed") },
  { "partial_eligible", BIT (TD_ITEM_ELIGIBLE), BASE_NONE, N_ ("the sum of those reported") },
  { "partial_completed", BIT (TD_ITEM_COMPLETED), BASE_NONE, N_ ("the sum of those reported") },
  { "lowest_gap", RATIO, BASE_NONE, N_ ("the largest shortfall of a unit") },
  { "highest_gap", RATIO, BASE_NONE, N_ ("the smallest shortfall of a unit") },
  { "regional_lowest_gap", RATIO, BASE_NONE, N_ ("the largest shortfall of a unit") },
  { "regional_highest_gap", RATIO, BASE_NONE, N_ ("the smallest shortfall of a unit") },
  { "holders_share",
    RATIO,
    BASE_NONE,
    N_ ("the shortfall of these units ÷ the shortfall of all that are short") },
  { "rest_rate", RATIO, BASE_NONE, N_ ("completed ÷ eligible of the other units together") },
  { "quota", 0, BASE_NONE, N_ ("the part of the target for the part of the year that has passed") },
  { "ahead", RATIO, BASE_NONE, N_ ("rounded rate − what should be reached by now") },
  { "forecast", RATIO, BASE_NONE, N_ ("estimate for 30 September") },
  { "forecast_low", RATIO, BASE_NONE, N_ ("estimate for 30 September") },
  { "forecast_high", RATIO, BASE_NONE, N_ ("estimate for 30 September") },
  { "forecast_years", 0, BASE_NONE, N_ ("the earlier work years that the estimate rests on") },
  { "ranked_units", 0, BASE_NONE, N_ ("the number of units below") },
  { "regional_units", 0, BASE_NONE, N_ ("the number of regional units") },
  { "met_units", RATIO, BASE_NONE, N_ ("the units that have met their target") },
  { "regional_met", RATIO, BASE_NONE, N_ ("the units that have met their target") },
  { "short_units", RATIO, BASE_NONE, N_ ("the units that have not met their target") },
  { "regional_short", RATIO, BASE_NONE, N_ ("the units that have not met their target") },
  { "near_units", RATIO, BASE_NONE, N_ ("the units of this standing, by the thresholds") },
  { "low_units", RATIO, BASE_NONE, N_ ("the units of this standing, by the thresholds") },
  { "very_low_units", RATIO, BASE_NONE, N_ ("the units of this standing, by the thresholds") },
  { "free_units", 0, BASE_NONE, N_ ("the units without a target") },
  { "silent_units", RATIO, BASE_NONE, N_ ("the units that have not reported") },
  { "regional_silent", RATIO, BASE_NONE, N_ ("the units that have not reported") },
  { "fallen_units", RATIO, BASE_MONTH, N_ ("the units whose rate has fallen in the month") },
  { "holders", RATIO, BASE_NONE, N_ ("the fewest units with more than half of the shortfall") },
  { "carriers", RATIO, BASE_NONE, N_ ("the unit thanks to which the target is met") },
  { "rest_units", RATIO, BASE_NONE, N_ ("the other units") },
  { "short_of_both", RATIO, BASE_NONE, N_ ("the units that have met neither target") },
  { "short_of_any", RATIO, BASE_NONE, N_ ("the units that have missed a target") },
  { "met_both", RATIO, BASE_NONE, N_ ("the units that have met both targets") },
  { "units", 0, BASE_NONE, N_ ("the number of units below") },
  { "table", 0, BASE_NONE, N_ ("the number of rows") },
  { "number", 0, BASE_NONE, N_ ("the place in the list") },
  { "as_of", 0, BASE_NONE, N_ ("the day of the figures") },
  { "issued", 0, BASE_NONE, N_ ("the day of issue") },
  { "year_start", 0, BASE_NONE, N_ ("the first day of the work year") },
  { "year_end", 0, BASE_NONE, N_ ("the last day of the work year") },
  { "next_month", 0, BASE_NONE, N_ ("the month after that of the figures") },
  { "month_base", 0, BASE_MONTH, N_ ("the newest day of figures in the month before") },
  { "year_base", 0, BASE_YEAR, N_ ("the same day a year before") },
  { "days_left", 0, BASE_NONE, N_ ("days from the day of issue to 30 September") },
  { "working_days", 0, BASE_NONE, N_ ("working days from the day of issue to 30 September") },
  { "months_left", 0, BASE_NONE, N_ ("months from the day of issue to 30 September") },
  { "month_number", 0, BASE_NONE, N_ ("the month of the work year; October is the first") },
};

static bool
set_gone (const char *path, GError **error)
{
  g_set_error (
      error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("“%s” has no figure behind it any more."), path);
  return false;
}

/* "KV1", "KV1/HA" of an officer */
static TdSubject
find_subject (const TdBook *book, const char *code, TdDay day)
{
  TdSubject unit = td_book_find_unit (book, code);
  const char *slash = strrchr (code, '/');

  if (unit != TD_SUBJECT_NONE || slash == NULL)
    return unit;
  g_autofree char *unit_code = g_strndup (code, (gsize)(slash - code));
  unit = td_book_find_unit (book, unit_code);
  return unit != TD_SUBJECT_NONE ? td_book_find_officer (book, slash + 1, unit, day)
                                 : TD_SUBJECT_NONE;
}

/* Adds whose records make the figures of @subject: a sum has those below it, as far down as they
 * are sums. */
static void
add_records (TdTrace *trace, const TdBook *book, const TdTable *table, TdSubject subject)
{
  const TdShown *shown = td_table_get_shown (table, subject, trace->measure);
  TdDay day = td_book_get_cut (book, trace->cut)->as_of;
  guint n = 0;

  if (shown->expected < 0 || shown->reported < shown->expected)
    {
      if (td_book_get_entered (book, trace->cut, subject, trace->measure) != NULL)
        g_array_append_val (trace->records, subject);
      if (shown->expected < 0)
        return;
    }
  const TdSubject *below = td_book_get_children (book, subject, &n);
  guint before = trace->records->len;
  for (guint i = 0; i < n; i++)
    if (td_book_is_valid (book, below[i], day))
      add_records (trace, book, table, below[i]);
  if (trace->records->len > before)
    return;
  below = td_book_get_officers (book, subject, &n);
  for (guint i = 0; i < n; i++)
    if (td_book_is_valid (book, below[i], day))
      add_records (trace, book, table, below[i]);
}

static bool
read_field (TdTrace *trace, TdBook *book, const char *name)
{
  TdDay day = td_book_get_cut (book, trace->cut)->as_of;
  const char *dot = strchr (name, '.');
  TdItem item;

  if (dot != NULL)
    {
      g_autofree char *measure = g_strndup (name, (gsize)(dot - name));
      trace->has_measure = td_measure_from_name (measure, &trace->measure);
      if (!trace->has_measure)
        return false;
    }
  trace->field = g_strdup (dot != NULL ? dot + 1 : name);
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      if (!g_str_equal (formulas[i].field, trace->field))
        continue;
      for (uint32_t bits = formulas[i].items; bits != 0;)
        {
          item = td_bits_next (&bits);
          g_array_append_val (trace->items, item);
        }
      if (formulas[i].base == BASE_MONTH)
        trace->base = td_book_find_month_base (book, day);
      else if (formulas[i].base == BASE_YEAR)
        trace->base = td_book_find_year_base (book, day);
      trace->formula = _ (formulas[i].formula);
      return true;
    }
  /* A column of the form. */
  if (!trace->has_measure || !td_book_find_item (book, trace->field, &item))
    return false;
  g_array_append_val (trace->items, item);
  trace->formula = _ ("as recorded");
  return true;
}

TdTrace *
td_trace_new (TdBook *book, const char *path, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 3);
  TdDay day;

  if (g_strv_length (parts) != 3 || !td_day_parse_iso (parts[0], &day))
    {
      set_gone (path, error);
      return NULL;
    }
  /* How it is printed does not matter. */
  parts[1][strcspn (parts[1], ":")] = '\0';
  g_autoptr (TdTrace) trace = g_new0 (TdTrace, 1);
  trace->items = g_array_new (FALSE, FALSE, sizeof (TdItem));
  trace->records = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  trace->base = -1;
  trace->cut = td_book_find_cut (book, day);
  trace->subject = find_subject (book, parts[2], day);
  if (trace->cut < 0 || trace->subject == TD_SUBJECT_NONE || !read_field (trace, book, parts[1]))
    {
      set_gone (path, error);
      return NULL;
    }
  if (trace->items->len > 0)
    add_records (trace, book, td_table_get (book, trace->cut), trace->subject);
  return g_steal_pointer (&trace);
}

void
td_trace_free (TdTrace *trace)
{
  g_clear_pointer (&trace->items, g_array_unref);
  g_clear_pointer (&trace->records, g_array_unref);
  g_free (trace->field);
  g_free (trace);
}

char *
td_trace_describe (const TdTrace *trace, const TdBook *book)
{
  g_autofree char *day = td_day_format (td_book_get_cut (book, trace->cut)->as_of);
  const char *name = td_book_get_name (book, trace->subject);

  if (!trace->has_measure)
    /* Translators: a unit, a day, how a figure is made. */
    return g_strdup_printf (_ ("%s, figures of %s: %s"), name, day, trace->formula);
  /* Translators: a unit, "cases" or "money", a day, how a figure is made. */
  return g_strdup_printf (_ ("%s, %s, figures of %s: %s"),
                          name,
                          trace->measure == TD_MEASURE_CASES ? _ ("cases") : _ ("money"),
                          day,
                          trace->formula);
}
