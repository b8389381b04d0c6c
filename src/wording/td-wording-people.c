/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-wording-people.h"

#include <glib/gi18n-lib.h>

#include "analysis/td-check.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

static char *
name_missing (const TdBook *book, const TdReporting *reporting)
{
  g_autoptr (GPtrArray) missing = td_reporting_list_missing (reporting->units);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < missing->len; i++)
    {
      const TdReportRow *row = g_ptr_array_index (missing, i);
      g_ptr_array_add (names, (gpointer)td_book_get_short_name (book, row->subject));
    }
  return td_wording_names (names);
}

char *
td_wording_reporting (const TdBook *book, const TdReporting *reporting)
{
  const TdReportDeadline *deadline = &reporting->deadlines[TD_REPORT_UNITS];
  guint n_units = reporting->units->len;

  if (n_units == 0)
    return g_strdup (_ ("No unit has to report."));
  if (reporting->n_reported == n_units)
    return g_strdup_printf (
        /* TRANSLATORS: "Cả 8 đơn vị đã báo cáo" */
        ngettext ("The unit has reported", "All %u units have reported", n_units),
        n_units);

  g_autofree char *names = name_missing (book, reporting);
  /* TRANSLATORS: "7/8 đơn vị đã báo cáo" */
  g_autofree char *reported
      = g_strdup_printf (_ ("%u of %u units have reported"), reporting->n_reported, n_units);
  if (deadline->days_late > 0)
    {
      g_autofree char *late = g_strdup_printf (
          ngettext ("%d working day late", "%d working days late", deadline->days_late),
          deadline->days_late);
      /* TRANSLATORS: who has reported; how late; the names of those who have not: "7/8 đơn vị đã
       * báo cáo; chậm 2 ngày làm việc: Khu vực 5" */
      return g_strdup_printf (_ ("%s; %s: %s"), reported, late, names);
    }
  g_autofree char *day = td_day_format (deadline->day);
  /* TRANSLATORS: who has reported; until which day there is time; the names of those who have not:
   * "7/8 đơn vị đã báo cáo; hạn đến hết ngày 4/9/2025: Khu vực 5" */
  return g_strdup_printf (_ ("%s; due by %s: %s"), reported, day, names);
}

char *
td_wording_deadline (const TdReportDeadline *deadline)
{
  g_autofree char *day = td_day_format (deadline->day);

  if (deadline->days_late > 0)
    return g_strdup_printf (
        /* TRANSLATORS: a day, and for how many working days it has passed */
        ngettext ("%s, %d working day ago", "%s, %d working days ago", deadline->days_late),
        day,
        deadline->days_late);
  if (deadline->days_left > 0)
    return g_strdup_printf (
        /* TRANSLATORS: a day, and in how many working days it is */
        ngettext ("%s, %d working day left", "%s, %d working days left", deadline->days_left),
        day,
        deadline->days_left);
  /* TRANSLATORS: a day, which is the last on which there is time */
  return g_strdup_printf (_ ("%s, no working day left"), day);
}

const char *
td_wording_report_level (TdReportLevel level)
{
  switch (level)
    {
    case TD_REPORT_OFFICERS:
      return _ ("Officers to their unit");
    case TD_REPORT_UNITS:
      return _ ("Units to the agency");
    case TD_REPORT_PROVINCE:
      return _ ("The agency to its superior");
    default:
      g_return_val_if_reached ("");
    }
}

char *
td_wording_report_gaps (const TdReporting *reporting, const TdReportRow *row)
{
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func (g_free);
  bool nothing = true;

  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      nothing &= row->state[measure] == TD_REPORT_NONE;
      if (!reporting->due[measure] || row->state[measure] == TD_REPORT_FULL)
        continue;
      g_ptr_array_add (
          gaps,
          row->state[measure] == TD_REPORT_NONE
              /* TRANSLATORS: %s is "by cases" or "by money" */
              ? g_strdup_printf (_ ("nothing %s yet"), td_wording_measure ((TdMeasure)measure))
              /* TRANSLATORS: %s is "by cases" or "by money" */
              : g_strdup_printf (_ ("incomplete %s"), td_wording_measure ((TdMeasure)measure)));
    }
  if (nothing)
    return g_strdup (_ ("nothing yet"));
  g_ptr_array_add (gaps, NULL);
  return g_strjoinv (", ", (char **)gaps->pdata);
}

#define MAX_ERRORS 3

char *
td_wording_closing (const TdBook *book, int cut, TdDay on)
{
  g_autoptr (GArray) problems = td_check (book, cut);
  g_autoptr (TdReporting) reporting = td_reporting_new (book, cut, on);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_free);
  guint n_errors = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = &g_array_index (problems, TdProblem, i);

      if (problem->severity == TD_SEVERITY_ERROR && n_errors++ < MAX_ERRORS)
        g_ptr_array_add (errors, td_wording_problem (book, problem));
    }
  if (n_errors > 0)
    g_ptr_array_add (lines,
                     g_strdup_printf (ngettext ("The check finds %u error in these figures:",
                                                "The check finds %u errors in these figures:",
                                                n_errors),
                                      n_errors));
  for (guint i = 0; i < errors->len; i++)
    g_ptr_array_add (lines, g_strdup_printf ("\u2022 %s", (char *)g_ptr_array_index (errors, i)));
  if (n_errors > MAX_ERRORS)
    g_ptr_array_add (lines, g_strdup ("\u2022 \u2026"));
  if (reporting->n_reported < reporting->units->len)
    g_ptr_array_add (lines, td_wording_reporting (book, reporting));
  if (lines->len == 0)
    return NULL;
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

char *
td_wording_officer_ranks (const TdProgressRow *row, const TdOfficerRank *rank, guint n_ranked)
{
  if (row == NULL || row->rank == 0 || rank == NULL)
    return NULL;
  /* TRANSLATORS: places of an officer: "thứ 2/5 trong đơn vị, thứ 14/63 toàn tỉnh" */
  return g_strdup_printf (_ ("%d of %d in the unit, %d of %u in the province"),
                          row->rank,
                          row->n_ranked,
                          rank->rank,
                          n_ranked);
}

char *
td_wording_officer_ranks_short (const TdProgressRow *row, const TdOfficerRank *rank, guint n_ranked)
{
  if (row == NULL || row->rank == 0 || rank == NULL)
    return NULL;
  /* TRANSLATORS: places of an officer, where there is little room: "2/5 đơn vị, 14/63 tỉnh" */
  return g_strdup_printf (
      _ ("unit %d/%d, province %d/%u"), row->rank, row->n_ranked, rank->rank, n_ranked);
}
