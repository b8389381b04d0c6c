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

/* A member that is null unless @known. */
static void
add_number (JsonBuilder *builder, const char *name, bool known, int64_t number)
{
  if (known)
    td_cli_json_add_number (builder, name, number);
  else
    td_cli_json_add_text (builder, name, NULL);
}

static void
add_hundredths (JsonBuilder *builder, const char *name, bool known, int64_t hundredths)
{
  g_autofree char *text = known ? td_hundredths_format_ascii (hundredths) : NULL;
  td_cli_json_add_text (builder, name, text);
}

static void
add_part (JsonBuilder *builder, const char *name, bool known, td_wide value)
{
  g_autofree char *text = known ? td_wide_format_ascii (value, 4) : NULL;
  td_cli_json_add_text (builder, name, text);
}

static void
add_unit (JsonBuilder *builder, const char *name, const TdBook *book, TdSubject subject)
{
  td_cli_json_add_text (
      builder, name, subject != TD_SUBJECT_NONE ? td_book_get_unit (book, subject)->code : NULL);
}

/* Whom a line is about: a unit, or an officer of one; nobody is null. */
static void
add_subject (JsonBuilder *builder, const TdBook *book, TdSubject subject)
{
  bool is_officer = subject != TD_SUBJECT_NONE && td_book_is_officer (book, subject);

  add_unit (builder, "unit", book, is_officer ? td_book_get_parent (book, subject) : subject);
  td_cli_json_add_text (
      builder, "officer", is_officer ? td_book_get_officer (book, subject)->code : NULL);
}

static void
begin_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
begin_member (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
add_need (JsonBuilder *builder, const char *name, bool known, const TdNeed *need)
{
  if (!known)
    {
      td_cli_json_add_text (builder, name, NULL);
      return;
    }
  begin_member (builder, name);
  td_cli_json_add_number (builder, "eligible", need->eligible);
  td_cli_json_add_number (builder, "missing", need->missing);
  add_number (builder, "per_day", need->has_pace, need->per_day);
  add_number (builder, "per_week", need->has_pace, need->per_week);
  json_builder_end_object (builder);
}

static void
add_pace (JsonBuilder *builder, const TdPace *pace)
{
  begin_member (builder, "pace");
  add_hundredths (builder, "quota", pace->has_quota, pace->quota);
  td_cli_json_add_text (builder,
                        "quota_by",
                        !pace->has_quota      ? NULL
                        : pace->by_milestones ? "milestones"
                                              : "pro-rata");
  add_hundredths (builder, "ahead", pace->has_ahead, pace->ahead);
  add_number (builder, "behind", pace->has_ahead, pace->behind);
  add_need (builder, "now", pace->has_now, &pace->now);
  add_number (builder, "new_eligible", pace->has_expected, pace->new_eligible);
  add_need (builder, "expected", pace->has_expected, &pace->expected);
  json_builder_end_object (builder);
}

static void
add_forecast (JsonBuilder *builder, const TdForecast *forecast)
{
  if (!forecast->known)
    {
      td_cli_json_add_text (builder, "forecast", NULL);
      return;
    }
  const TdEstimate *rate = &forecast->rate;
  begin_member (builder, "forecast");
  td_cli_json_add_text (builder, "basis", td_forecast_basis_name (forecast->basis));
  td_cli_json_add_number (builder, "years", forecast->years);
  add_hundredths (builder, "rate", true, rate->value);
  add_hundredths (builder, "rate_low", rate->has_range, rate->low);
  add_hundredths (builder, "rate_high", rate->has_range, rate->high);
  td_cli_json_add_number (builder, "completed", forecast->completed.value);
  add_number (builder, "completed_low", forecast->completed.has_range, forecast->completed.low);
  add_number (builder, "completed_high", forecast->completed.has_range, forecast->completed.high);
  td_cli_json_add_number (builder, "eligible", forecast->eligible.value);
  add_number (builder, "eligible_low", forecast->eligible.has_range, forecast->eligible.low);
  add_number (builder, "eligible_high", forecast->eligible.has_range, forecast->eligible.high);
  add_hundredths (builder, "naive_rate", true, forecast->naive_rate);
  td_cli_json_add_number (builder, "tried", forecast->n_tried);
  add_hundredths (builder, "tried_error", forecast->n_tried > 0, forecast->tried_error);
  json_builder_end_object (builder);
}

static void
add_movement (JsonBuilder *builder, const char *name, const TdMovement *movement)
{
  if (!movement->known)
    {
      td_cli_json_add_text (builder, name, NULL);
      return;
    }
  begin_member (builder, name);
  add_hundredths (builder, "change", true, movement->change);
  add_hundredths (builder, "by_completed", true, movement->by_completed);
  add_hundredths (builder, "by_base", true, movement->by_base);
  json_builder_end_object (builder);
}

static void
add_composition (JsonBuilder *builder, const TdCliAnalysis *analysis, const TdProgressRow *row)
{
  TdComposition composition = td_composition (
      &row->shown->figures, td_book_get_form (analysis->book, analysis->progress->cut));

  if (!composition.known)
    {
      td_cli_json_add_text (builder, "composition", NULL);
      return;
    }
  begin_member (builder, "composition");
  td_cli_json_add_number (builder, "to_enforce", composition.to_enforce);
  for (guint i = 0; i < TD_N_CLASSES; i++)
    add_number (builder, td_class_name ((TdClass)i), composition.has[i], composition.value[i]);
  json_builder_end_object (builder);
}

static void
add_row (JsonBuilder *builder, const TdCliAnalysis *analysis, const TdProgressRow *row)
{
  TdForecast forecast = td_forecaster_get (analysis->forecaster, row->subject, row->measure);
  TdPace pace = td_pace (analysis->progress, row, &analysis->milestones, &forecast);
  TdMovement month = td_cli_analysis_movement (row, analysis->month);
  TdMovement year = td_cli_analysis_movement (row, analysis->year);

  json_builder_begin_object (builder);
  add_unit (builder, "unit", analysis->book, row->subject);
  td_cli_json_add_text (builder, "name", td_book_get_name (analysis->book, row->subject));
  td_cli_json_add_number (builder, "depth", row->depth);
  add_hundredths (builder, "rate", row->has_rate, row->rate);
  add_pace (builder, &pace);
  add_forecast (builder, &forecast);
  add_movement (builder, "movement_month", &month);
  add_movement (builder, "movement_year", &year);
  add_composition (builder, analysis, row);
  json_builder_end_object (builder);
}

static void
add_rows (JsonBuilder *builder, const TdCliAnalysis *analysis, TdMeasure measure)
{
  const GArray *rows = analysis->progress->rows;

  begin_list (builder, "rows");
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = &g_array_index (rows, TdProgressRow, i);
      if (row->measure == measure)
        add_row (builder, analysis, row);
    }
  json_builder_end_array (builder);
}

static void
add_contribution (JsonBuilder *builder, const TdBook *book, const TdContribution *part)
{
  json_builder_begin_object (builder);
  add_subject (builder, book, part->subject);
  add_part (builder, "value", part->known, part->value);
  add_part (builder, "change_month", part->month.known, part->month.value);
  add_part (builder, "change_year", part->year.known, part->year.value);
  json_builder_end_object (builder);
}

static void
add_contributions (JsonBuilder *builder, const TdCliAnalysis *analysis, TdMeasure measure)
{
  g_autoptr (TdContributions) contributions
      = td_contributions_new (analysis->progress, analysis->progress->root, measure);

  begin_member (builder, "contributions");
  add_hundredths (builder, "target", contributions->whole.known, contributions->target);
  json_builder_set_member_name (builder, "whole");
  add_contribution (builder, analysis->book, &contributions->whole);
  begin_list (builder, "parts");
  for (guint i = 0; i < contributions->parts->len; i++)
    add_contribution (
        builder, analysis->book, &g_array_index (contributions->parts, TdContribution, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rest");
  if (contributions->has_rest)
    add_contribution (builder, analysis->book, &contributions->rest);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static void
add_ranks (JsonBuilder *builder, const TdCliAnalysis *analysis, TdMeasure measure)
{
  g_autoptr (GArray) ranks
      = td_rank_changes (analysis->progress, analysis->progress->root, measure);

  begin_list (builder, "ranks");
  for (guint i = 0; i < ranks->len; i++)
    {
      const TdRankChange *rank = &g_array_index (ranks, TdRankChange, i);
      json_builder_begin_object (builder);
      add_subject (builder, analysis->book, rank->subject);
      add_number (builder, "rank", rank->rank > 0, rank->rank);
      add_number (builder, "rank_then", rank->rank_then > 0, rank->rank_then);
      add_number (builder, "change", rank->known, rank->change);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_group (JsonBuilder *builder,
           const TdCliAnalysis *analysis,
           TdMeasure measure,
           TdUnitGroupFilter filter)
{
  TdUnitGroup group = td_unit_group (analysis->progress, measure, filter);

  if (group.units == 0 && !filter.all)
    return;
  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "kind", filter.all ? "all" : td_unit_kind_name (filter.kind));
  td_cli_json_add_number (builder, "units", group.units);
  td_cli_json_add_number (builder, "met", group.met);
  td_cli_json_add_number (builder, "not_met", group.not_met);
  td_cli_json_add_number (builder, "no_target", group.no_target);
  td_cli_json_add_number (builder, "no_rate", group.no_rate);
  for (guint i = TD_STANDING_NEAR; i <= TD_STANDING_VERY_LOW; i++)
    td_cli_json_add_number (builder, td_standing_name ((TdStanding)i), group.counts[i]);
  add_hundredths (builder, "lowest_gap", group.not_met > 0, group.lowest);
  add_unit (builder, "lowest_unit", analysis->book, group.lowest_unit);
  add_hundredths (builder, "highest_gap", group.not_met > 0, group.highest);
  add_unit (builder, "highest_unit", analysis->book, group.highest_unit);
  add_hundredths (builder, "most_over", group.met > 0, group.most_over);
  add_unit (builder, "most_over_unit", analysis->book, group.most_over_unit);
  json_builder_end_object (builder);
}

static void
add_groups (JsonBuilder *builder, const TdCliAnalysis *analysis, TdMeasure measure)
{
  begin_list (builder, "groups");
  add_group (builder, analysis, measure, (TdUnitGroupFilter){ .all = true });
  for (int kind = 0; kind < TD_N_UNIT_KINDS; kind++)
    add_group (builder, analysis, measure, (TdUnitGroupFilter){ .kind = (TdUnitKind)kind });
  json_builder_end_array (builder);
}

static void
add_plan (JsonBuilder *builder,
          const TdCliAnalysis *analysis,
          TdMeasure measure,
          TdLimit limit,
          int64_t new_eligible)
{
  g_autoptr (TdPlanToTarget) plan
      = td_plan_to_target (analysis->progress, measure, limit, new_eligible);

  if (!plan->known)
    return;
  json_builder_begin_object (builder);
  td_cli_json_add_text (builder, "limit", td_limit_name (limit));
  td_cli_json_add_number (builder, "new_eligible", new_eligible);
  td_cli_json_add_number (builder, "need", plan->need);
  td_cli_json_add_flag (builder, "reachable", plan->is_reachable);
  begin_list (builder, "shares");
  for (guint i = 0; i < plan->shares->len; i++)
    {
      const TdShare *share = &g_array_index (plan->shares, TdShare, i);
      json_builder_begin_object (builder);
      add_unit (builder, "unit", analysis->book, share->subject);
      td_cli_json_add_number (builder, "amount", share->amount);
      td_cli_json_add_number (builder, "limit", share->limit);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_plans (JsonBuilder *builder, const TdCliAnalysis *analysis, TdMeasure measure)
{
  int64_t new_eligible;

  begin_list (builder, "plans");
  add_plan (builder, analysis, measure, TD_LIMIT_ROOM, 0);
  add_plan (builder, analysis, measure, TD_LIMIT_OWN_TARGET, 0);
  if (td_cli_analysis_new_eligible (analysis, measure, &new_eligible))
    add_plan (builder, analysis, measure, TD_LIMIT_ROOM, new_eligible);
  json_builder_end_array (builder);
}

static void
add_month (JsonBuilder *builder, int number, const TdTrendPoint *point)
{
  int64_t value = 0;
  bool has = td_figures_get (&point->figures, TD_ITEM_ELIGIBLE, &value);

  json_builder_begin_object (builder);
  td_cli_json_add_number (builder, "month", number);
  td_cli_json_add_day (builder, "as_of", point->day);
  add_number (builder, "eligible", has, value);
  has = td_figures_get (&point->figures, TD_ITEM_COMPLETED, &value);
  add_number (builder, "completed", has, value);
  add_hundredths (builder, "rate", point->has_rate, point->rate);
  add_hundredths (builder, "target", point->has_target, point->target);
  json_builder_end_object (builder);
}

static void
add_years (JsonBuilder *builder, const TdCliAnalysis *analysis, TdMeasure measure)
{
  const TdProgress *progress = analysis->progress;
  g_autoptr (GArray) years
      = td_years (analysis->book, progress->root, measure, progress->as_of, TD_CLI_YEARS);

  begin_list (builder, "years");
  for (guint i = 0; i < years->len; i++)
    {
      const TdYear *year = &g_array_index (years, TdYear, i);
      json_builder_begin_object (builder);
      td_cli_json_add_number (builder, "work_year", year->work_year);
      begin_list (builder, "months");
      for (int month = 0; month < TD_YEAR_MONTHS; month++)
        if (year->months[month].has_cut)
          add_month (builder, month + 1, &year->months[month].point);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static TdDay
get_base_day (const TdBook *book, int cut)
{
  return cut >= 0 ? td_book_get_cut (book, cut)->as_of : TD_DAY_NONE;
}

void
td_cli_analysis_print_json (const TdCliAnalysis *analysis)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const TdProgress *progress = analysis->progress;

  json_builder_begin_object (builder);
  td_cli_json_add_day (builder, "as_of", progress->as_of);
  td_cli_json_add_day (builder, "on", progress->on);
  td_cli_json_add_number (builder, "work_year", progress->work_year);
  td_cli_json_add_number (builder, "days_left", progress->days_left);
  td_cli_json_add_number (builder, "working_days_left", progress->working_days_left);
  td_cli_json_add_day (builder, "month_base", get_base_day (analysis->book, progress->month_base));
  td_cli_json_add_day (builder, "year_base", get_base_day (analysis->book, progress->year_base));
  add_unit (builder, "root", analysis->book, progress->root);
  begin_list (builder, "measures");
  for (int measure = 0; measure < TD_N_MEASURES; measure++)
    {
      if (!td_cli_analysis_shows (analysis, (TdMeasure)measure))
        continue;
      json_builder_begin_object (builder);
      td_cli_json_add_text (builder, "measure", td_measure_name ((TdMeasure)measure));
      add_rows (builder, analysis, (TdMeasure)measure);
      add_contributions (builder, analysis, (TdMeasure)measure);
      add_ranks (builder, analysis, (TdMeasure)measure);
      add_groups (builder, analysis, (TdMeasure)measure);
      add_plans (builder, analysis, (TdMeasure)measure);
      add_years (builder, analysis, (TdMeasure)measure);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_json_print (builder);
}
