/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "td-cli-analysis.h"

#include "analysis/td-composition.h"
#include "analysis/td-contribution.h"
#include "analysis/td-groups.h"
#include "analysis/td-rank.h"
#include "analysis/td-years.h"
#include "cli/td-cli-output.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording-analysis.h"
#include "wording/td-wording.h"

#include <glib/gi18n.h>

/* A line of a list; @text: (transfer full) */
static void
print_line (char *text)
{
  td_cli_print ("  %s\n", text);
  g_free (text);
}

static void
print_root (const TdCliAnalysis *analysis, const TdProgressRow *row)
{
  TdForecast forecast = td_forecaster_get (analysis->forecaster, row->subject, row->measure);
  TdPace pace = td_pace (analysis->progress, row, &analysis->milestones, &forecast);
  TdMovement month = td_cli_analysis_movement (row, analysis->month);
  TdMovement year = td_cli_analysis_movement (row, analysis->year);

  print_line (td_wording_row (analysis->book, row));
  if (pace.has_quota)
    {
      g_autofree char *quota = td_hundredths_format (pace.quota);
      g_autofree char *against = td_wording_quota (row, &pace);
      print_line (g_strdup_printf (pace.by_milestones ? _ ("Quota by the milestones: %s %%, %s")
                                                      : _ ("Quota by the months: %s %%, %s"),
                                   quota,
                                   against));
    }
  if (pace.has_now)
    print_line (td_wording_need (row->measure, &pace.now));
  if (pace.has_expected)
    print_line (td_wording_need_expected (row->measure, &pace));
  print_line (td_wording_forecast (&forecast));
  if (month.known)
    {
      g_autofree char *moved = td_wording_movement (&month);
      print_line (g_strdup_printf (_ ("Since last month: %s"), moved));
    }
  if (year.known)
    {
      g_autofree char *moved = td_wording_movement (&year);
      print_line (g_strdup_printf (_ ("Since last year: %s"), moved));
    }
}

static void
print_composition (const TdCliAnalysis *analysis, const TdProgressRow *row)
{
  TdComposition composition = td_composition (
      &row->shown->figures, td_book_get_form (analysis->book, analysis->progress->cut));

  if (!composition.known)
    return;
  g_autofree char *all = td_wording_amount (row->measure, composition.to_enforce, false);
  td_cli_print (_ ("To be enforced: %s\n"), all);
  for (guint i = 0; i < TD_N_CLASSES; i++)
    {
      int64_t share;
      if (!composition.has[i])
        continue;
      g_autofree char *amount = td_wording_amount (row->measure, composition.value[i], false);
      g_autofree char *percent
          = td_ratio_rate (composition.value[i], composition.to_enforce, &share)
                ? td_hundredths_format (share)
                : g_strdup (TD_ABSENT);
      /* TRANSLATORS: a part of what is to be enforced, its amount and its percentage */
      print_line (
          g_strdup_printf (_ ("%s: %s (%s %%)"), td_class_label ((TdClass)i), amount, percent));
    }
}

static void
print_groups (const TdCliAnalysis *analysis, TdMeasure measure)
{
  const char *const kinds[TD_N_UNIT_KINDS] = {
    C_ ("units", "agencies"),
    C_ ("units", "departments"),
    C_ ("units", "regional divisions"),
  };
  TdUnitGroup all = td_unit_group (analysis->progress, measure, (TdUnitGroupFilter){ .all = true });

  if (all.units == 0)
    return;
  g_autofree char *text = td_wording_units (&all);
  td_cli_print (_ ("Units: %s\n"), text);
  for (int kind = 0; kind < TD_N_UNIT_KINDS; kind++)
    {
      TdUnitGroup group = td_unit_group (
          analysis->progress, measure, (TdUnitGroupFilter){ .kind = (TdUnitKind)kind });
      g_autofree char *of_kind = td_wording_units (&group);
      if (group.units > 0 && group.units < all.units)
        print_line (g_strdup_printf ("%s: %s", kinds[kind], of_kind));
    }
}

/* Each unit: how it moved, where it stands, what it is to the gap. */
static void
print_units (const TdCliAnalysis *analysis, TdMeasure measure)
{
  const TdProgress *progress = analysis->progress;
  g_autoptr (GPtrArray) rows = td_progress_get_children (progress, measure);
  g_autoptr (GArray) ranks = td_rank_changes (progress, progress->root, measure);

  td_rows_sort_worst_first (rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      TdRankChange rank = { 0 };
      for (guint j = 0; j < ranks->len; j++)
        if (g_array_index (ranks, TdRankChange, j).subject == row->subject)
          rank = g_array_index (ranks, TdRankChange, j);
      g_autofree char *sentence = td_wording_row (analysis->book, row);
      g_autofree char *place = td_wording_rank (&rank, row->n_ranked);
      print_line (g_strdup_printf ("%s; %s", sentence, place));
    }
}

static void
print_contributions (const TdCliAnalysis *analysis, TdMeasure measure)
{
  g_autoptr (TdContributions) contributions
      = td_contributions_new (analysis->progress, analysis->progress->root, measure);
  g_autoptr (GPtrArray) parts = td_contributions_sort (contributions);

  if (!contributions->whole.known || parts->len == 0)
    return;
  td_cli_print ("%s\n", _ ("Who makes the gap:"));
  for (guint i = 0; i < parts->len; i++)
    {
      const TdContribution *part = g_ptr_array_index (parts, i);
      g_autofree char *text = td_wording_contribution (measure, part->value);
      print_line (
          g_strdup_printf ("%s: %s", td_book_get_short_name (analysis->book, part->subject), text));
    }
  if (contributions->has_rest)
    {
      g_autofree char *text = td_wording_contribution (measure, contributions->rest.value);
      print_line (g_strdup_printf (_ ("Not from these units: %s"), text));
    }
}

static void
print_plans (const TdCliAnalysis *analysis, TdMeasure measure)
{
  const TdProgress *progress = analysis->progress;
  bool any = false;

  for (guint i = 0; i <= TD_LIMIT_OWN_TARGET; i++)
    {
      g_autoptr (TdPlanToTarget) plan = td_plan_to_target (progress, measure, (TdLimit)i, 0);
      g_autofree char *text = td_wording_plan_to_target (progress, measure, plan);
      if (!plan->known || plan->need == 0)
        continue;
      if (!any)
        td_cli_print ("%s\n", _ ("What would reach the target:"));
      any = true;
      print_line (i == TD_LIMIT_ROOM
                      ? g_strdup_printf (_ ("The fewest units that could close it: %s"), text)
                      : g_strdup_printf (_ ("Each only to its own target: %s"), text));
    }
}

static void
print_years (const TdCliAnalysis *analysis, TdMeasure measure)
{
  const TdProgress *progress = analysis->progress;
  g_autoptr (GArray) years
      = td_years (analysis->book, progress->root, measure, progress->as_of, TD_CLI_YEARS);
  g_autoptr (TdCliTable) table = td_cli_table_new ("rrrrrrrrrrrrr");

  if (years->len < 2)
    return;
  td_cli_print ("%s\n", _ ("Rates by month, several work years:"));
  td_cli_table_add (table, g_strdup (C_ ("column", "Work year")));
  for (int month = 1; month <= TD_YEAR_MONTHS; month++)
    td_cli_table_add (table, g_strdup_printf ("%d", month));
  for (guint i = 0; i < years->len; i++)
    {
      const TdYear *year = &g_array_index (years, TdYear, i);
      td_cli_table_add (table, g_strdup_printf ("%d", year->work_year));
      for (int month = 0; month < TD_YEAR_MONTHS; month++)
        td_cli_table_add (table,
                          year->months[month].has_cut && year->months[month].point.has_rate
                              ? td_hundredths_format (year->months[month].point.rate)
                              : g_strdup (TD_ABSENT));
    }
  td_cli_table_print (table, 2);
}

static void
print_measure (const TdCliAnalysis *analysis, TdMeasure measure)
{
  const TdProgress *progress = analysis->progress;
  const TdProgressRow *root = td_progress_find (progress, progress->root, measure);

  td_cli_print ("\n%s\n", measure == TD_MEASURE_CASES ? _ ("By cases") : _ ("By money"));
  print_root (analysis, root);
  print_composition (analysis, root);
  print_groups (analysis, measure);
  print_units (analysis, measure);
  print_contributions (analysis, measure);
  print_plans (analysis, measure);
  print_years (analysis, measure);
}

void
td_cli_analysis_print_text (const TdCliAnalysis *analysis)
{
  const TdProgress *progress = analysis->progress;
  g_autofree char *as_of = td_day_format (progress->as_of);
  g_autofree char *on = td_day_format (progress->on);

  td_cli_print ("%s\n", td_book_get_name (analysis->book, progress->root));
  td_cli_print (_ ("Figures as of %s, issued %s\n"), as_of, on);
  g_autofree char *days = g_strdup_printf (ngettext ("%d day left in the work year %d",
                                                     "%d days left in the work year %d",
                                                     (gulong)progress->days_left),
                                           progress->days_left,
                                           progress->work_year);
  g_autofree char *working_days = g_strdup_printf (
      ngettext ("%d working day", "%d working days", (gulong)progress->working_days_left),
      progress->working_days_left);
  td_cli_print ("%s (%s)\n", days, working_days);
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    if (td_cli_analysis_shows (analysis, (TdMeasure)measure))
      print_measure (analysis, (TdMeasure)measure);
}
