/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-wording"

#include "config.h"

#include "td-paper.h"

#include "analysis/td-pace.h"
#include "model/td-day.h"
#include "model/td-milestones.h"
#include "model/td-ratio.h"
#include "wording/td-facts.h"
#include "wording/td-voice.h"

/* A name longer than this gives way to the short name where there is little room. */
#define MAX_LABEL 24

/* The fields of one measure of a unit; amounts are counts of cases, or money. */
#define ROW_FIELDS(AMOUNT)                                                                         \
  { "reported", TD_FIELD_FLAG, NULL }, { "total", AMOUNT, NULL }, { "eligible", AMOUNT, NULL },    \
      { "completed", AMOUNT, NULL }, { "left", AMOUNT, NULL }, { "carried_in", AMOUNT, NULL },     \
      { "newly_accepted", AMOUNT, NULL }, { "to_enforce", AMOUNT, NULL },                          \
      { "not_eligible", AMOUNT, NULL }, { "carried_over", AMOUNT, NULL },                          \
      { "eligible_share", TD_FIELD_RATE, NULL }, { "rate", TD_FIELD_RATE, NULL },                  \
      { "target", TD_FIELD_RATE, NULL }, { "above", TD_FIELD_FLAG, NULL },                         \
      { "gap", TD_FIELD_POINTS, NULL }, { "met", TD_FIELD_FLAG, NULL },                            \
      { "short", TD_FIELD_FLAG, NULL }, { "near", TD_FIELD_FLAG, NULL },                           \
      { "low", TD_FIELD_FLAG, NULL }, { "very_low", TD_FIELD_FLAG, NULL },                         \
      { "missing", AMOUNT, NULL }, { "surplus", AMOUNT, NULL },                                    \
      { "month", TD_FIELD_POINTS, NULL }, { "year", TD_FIELD_POINTS, NULL },                       \
  {                                                                                                \
    "rank", TD_FIELD_COUNT, NULL                                                                   \
  }

static const TdFieldSpec cases_of_row[] = { ROW_FIELDS (TD_FIELD_COUNT), { 0 } };
static const TdFieldSpec money_of_row[] = { ROW_FIELDS (TD_FIELD_MONEY), { 0 } };

static const TdFieldSpec row_spec[] = {
  { "number", TD_FIELD_COUNT, NULL },        { "code", TD_FIELD_TEXT, NULL },
  { "name", TD_FIELD_TEXT, NULL },           { "short", TD_FIELD_TEXT, NULL },
  { "label", TD_FIELD_TEXT, NULL },          { "agency", TD_FIELD_FLAG, NULL },
  { "department", TD_FIELD_FLAG, NULL },     { "regional", TD_FIELD_FLAG, NULL },
  { "whole", TD_FIELD_FLAG, NULL },          { "cases", TD_FIELD_SCOPE, cases_of_row },
  { "money", TD_FIELD_SCOPE, money_of_row }, { 0 },
};

/* The same for the whole, and what stands out among its units. */
#define WHOLE_FIELDS(AMOUNT)                                                                       \
  ROW_FIELDS (AMOUNT), { "per_day", AMOUNT, NULL }, { "n_expected", TD_FIELD_COUNT, NULL },        \
      { "n_reported", TD_FIELD_COUNT, NULL }, { "partial_eligible", AMOUNT, NULL },                \
      { "partial_completed", AMOUNT, NULL }, { "all_met", TD_FIELD_FLAG, NULL },                   \
      { "same_target", TD_FIELD_FLAG, NULL }, { "helped", TD_FIELD_FLAG, NULL },                   \
      { "lowest_gap", TD_FIELD_POINTS, NULL }, { "highest_gap", TD_FIELD_POINTS, NULL },           \
      { "holders_share", TD_FIELD_RATE, NULL }, { "rest_rate", TD_FIELD_RATE, NULL },              \
      { "ranked_units", TD_FIELD_LIST, row_spec }, { "met_units", TD_FIELD_LIST, row_spec },       \
      { "short_units", TD_FIELD_LIST, row_spec }, { "free_units", TD_FIELD_LIST, row_spec },       \
      { "silent_units", TD_FIELD_LIST, row_spec }, { "fallen_units", TD_FIELD_LIST, row_spec },    \
      { "holders", TD_FIELD_LIST, row_spec }, { "carriers", TD_FIELD_LIST, row_spec },             \
      { "near_units", TD_FIELD_LIST, row_spec }, { "low_units", TD_FIELD_LIST, row_spec },         \
      { "very_low_units", TD_FIELD_LIST, row_spec },                                               \
      { "regional_units", TD_FIELD_LIST, row_spec }, { "regional_met", TD_FIELD_LIST, row_spec },  \
      { "regional_short", TD_FIELD_LIST, row_spec },                                               \
      { "regional_silent", TD_FIELD_LIST, row_spec },                                              \
      { "regional_lowest_gap", TD_FIELD_POINTS, NULL },                                            \
      { "regional_highest_gap", TD_FIELD_POINTS, NULL }, { "quota", TD_FIELD_RATE, NULL },         \
      { "ahead", TD_FIELD_POINTS, NULL }, { "forecast", TD_FIELD_RATE, NULL },                     \
      { "forecast_low", TD_FIELD_RATE, NULL }, { "forecast_high", TD_FIELD_RATE, NULL },           \
      { "forecast_years", TD_FIELD_COUNT, NULL },                                                  \
  {                                                                                                \
    "rest_units", TD_FIELD_LIST, row_spec                                                          \
  }

static const TdFieldSpec cases_of_whole[] = { WHOLE_FIELDS (TD_FIELD_COUNT), { 0 } };
static const TdFieldSpec money_of_whole[] = { WHOLE_FIELDS (TD_FIELD_MONEY), { 0 } };

static const TdFieldSpec paper_spec[] = {
  { "agency", TD_FIELD_TEXT, NULL },
  { "superior", TD_FIELD_TEXT, NULL },
  { "place", TD_FIELD_TEXT, NULL },
  { "symbol", TD_FIELD_TEXT, NULL },
  { "number", TD_FIELD_TEXT, NULL },
  { "signer_authority", TD_FIELD_TEXT, NULL },
  { "contact", TD_FIELD_TEXT, NULL },
  { "signer_title", TD_FIELD_TEXT, NULL },
  { "signer_name", TD_FIELD_TEXT, NULL },
  { "name", TD_FIELD_TEXT, NULL },
  { "short_name", TD_FIELD_TEXT, NULL },
  { "whole", TD_FIELD_TEXT, NULL },
  { "part", TD_FIELD_FLAG, NULL },
  { "one_tier", TD_FIELD_FLAG, NULL },
  { "as_of", TD_FIELD_DAY, NULL },
  { "issued", TD_FIELD_DAY, NULL },
  { "year_start", TD_FIELD_DAY, NULL },
  { "next_month", TD_FIELD_DAY, NULL },
  { "year_end", TD_FIELD_DAY, NULL },
  { "month_base", TD_FIELD_DAY, NULL },
  { "year_base", TD_FIELD_DAY, NULL },
  { "days_left", TD_FIELD_COUNT, NULL },
  { "working_days", TD_FIELD_COUNT, NULL },
  { "months_left", TD_FIELD_COUNT, NULL },
  { "months_even", TD_FIELD_FLAG, NULL },
  { "month_number", TD_FIELD_COUNT, NULL },
  { "month_closed", TD_FIELD_FLAG, NULL },
  { "cases", TD_FIELD_SCOPE, cases_of_whole },
  { "money", TD_FIELD_SCOPE, money_of_whole },
  { "units", TD_FIELD_LIST, row_spec },
  { "table", TD_FIELD_LIST, row_spec },
  { "short_of_both", TD_FIELD_LIST, row_spec },
  { "short_of_any", TD_FIELD_LIST, row_spec },
  { "met_both", TD_FIELD_LIST, row_spec },
  { "silent_units", TD_FIELD_LIST, row_spec },
  { 0 },
};

const TdFieldSpec *
td_paper_get_spec (void)
{
  return paper_spec;
}

/* --- values --- */

static void
set_item (TdFields *fields, const char *name, const TdFigures *figures, TdItem item)
{
  int64_t value;

  if (td_figures_get (figures, item, &value))
    td_fields_set_number (fields, name, value);
}

static void
set_points (TdFields *fields, const char *name, TdPoints points)
{
  if (points.known)
    td_fields_set_number (fields, name, points.points);
}

/* The fields of ROW_FIELDS. */
static void
fill_measure (TdFields *fields, const TdProgressRow *row)
{
  const TdFigures *figures = &row->shown->figures;
  int64_t eligible, completed, to_enforce, share;

  td_fields_set_flag (fields, "reported", td_row_has_reported (row));
  set_item (fields, "total", figures, TD_ITEM_TOTAL);
  set_item (fields, "eligible", figures, TD_ITEM_ELIGIBLE);
  set_item (fields, "completed", figures, TD_ITEM_COMPLETED);
  set_item (fields, "carried_in", figures, TD_ITEM_CARRIED_IN);
  set_item (fields, "newly_accepted", figures, TD_ITEM_NEWLY_ACCEPTED);
  set_item (fields, "to_enforce", figures, TD_ITEM_TO_ENFORCE);
  set_item (fields, "not_eligible", figures, TD_ITEM_NOT_ELIGIBLE);
  set_item (fields, "carried_over", figures, TD_ITEM_CARRIED_OVER);
  /* Of the two figures shown: the item may be the group's own where they are sums. */
  if (td_figures_get (figures, TD_ITEM_ELIGIBLE, &eligible)
      && td_figures_get (figures, TD_ITEM_COMPLETED, &completed))
    td_fields_set_number (fields, "left", eligible - completed);
  if (td_figures_get (figures, TD_ITEM_ELIGIBLE, &eligible)
      && td_figures_get (figures, TD_ITEM_TO_ENFORCE, &to_enforce)
      && td_ratio_rate (eligible, to_enforce, &share))
    td_fields_set_number (fields, "eligible_share", share);
  if (row->has_rate)
    td_fields_set_number (fields, "rate", row->rate);
  if (row->has_target)
    {
      td_fields_set_number (fields, "target", row->target);
      td_fields_set_flag (fields, "above", row->rule == TD_RULE_GT);
    }
  if (row->has_gap)
    {
      td_fields_set_number (fields, "gap", row->gap);
      td_fields_set_flag (fields, "met", row->missing == 0);
      td_fields_set_flag (fields, "short", row->missing > 0);
      td_fields_set_flag (fields, "near", row->standing == TD_STANDING_NEAR);
      td_fields_set_flag (fields, "low", row->standing == TD_STANDING_LOW);
      td_fields_set_flag (fields, "very_low", row->standing == TD_STANDING_VERY_LOW);
      td_fields_set_number (fields, "missing", row->missing);
      td_fields_set_number (fields, "surplus", td_row_get_surplus (row));
    }
  set_points (fields, "month", row->change_month);
  set_points (fields, "year", row->change_year);
  if (row->rank > 0)
    td_fields_set_number (fields, "rank", row->rank);
}

/* The fields of row_spec. */
static void
fill_row (TdFields *fields, const TdProgress *progress, TdSubject subject, guint number)
{
  const TdBook *book = progress->book;
  const char *name = td_book_get_name (book, subject);
  const char *short_name = td_book_get_short_name (book, subject);
  TdUnitKind kind = td_book_get_unit (book, subject)->kind;

  td_fields_set_origin (fields, td_book_get_unit (book, subject)->code);
  td_fields_set_number (fields, "number", number);
  td_fields_set_text (fields, "code", td_book_get_unit (book, subject)->code);
  td_fields_set_text (fields, "name", name);
  td_fields_set_text (fields, "short", short_name);
  td_fields_set_text (fields, "label", g_utf8_strlen (name, -1) > MAX_LABEL ? short_name : name);
  td_fields_set_flag (fields, "agency", kind == TD_UNIT_AGENCY);
  td_fields_set_flag (fields, "department", kind == TD_UNIT_DEPARTMENT);
  td_fields_set_flag (fields, "regional", kind == TD_UNIT_REGIONAL);
  fill_measure (td_fields_get_scope (fields, "cases"),
                td_progress_find (progress, subject, TD_MEASURE_CASES));
  fill_measure (td_fields_get_scope (fields, "money"),
                td_progress_find (progress, subject, TD_MEASURE_MONEY));
}

/* What is known while fields are filled. */
typedef struct
{
  const TdProgress *progress;
  GHashTable *rows; /* TdSubject → TdFields, borrowed: its first row in a list */
} Filling;

/* The figures of a unit are read once; its rows differ by their number alone. @rows: (element-type
 * TdProgressRow) */
static void
fill_list (TdFields *fields, const char *name, const Filling *filling, const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      gpointer subject = GINT_TO_POINTER (row->subject);
      const TdFields *first = g_hash_table_lookup (filling->rows, subject);
      if (first != NULL)
        {
          td_fields_set_number (td_fields_add_row_like (fields, name, first), "number", i + 1);
          continue;
        }
      TdFields *added = td_fields_add_row (fields, name);
      fill_row (added, filling->progress, row->subject, i + 1);
      g_hash_table_insert (filling->rows, subject, added);
    }
}

/* The rows of @rows whose standing is one of @standings, as bits; in their order. */
static void
fill_standing (TdFields *fields,
               const char *name,
               const Filling *filling,
               const GPtrArray *rows,
               guint standings)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      if (row->has_gap && ((standings >> row->standing) & 1u))
        g_ptr_array_add (list, (gpointer)row);
    }
  fill_list (fields, name, filling, list);
}

/* The regional units of @rows, in their order. */
static guint
fill_regional (TdFields *fields, const char *name, const Filling *filling, const GPtrArray *rows)
{
  const TdProgress *progress = filling->progress;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const TdProgressRow *row = g_ptr_array_index (rows, i);
      if (td_book_get_unit (progress->book, row->subject)->kind == TD_UNIT_REGIONAL)
        g_ptr_array_add (list, (gpointer)row);
    }
  fill_list (fields, name, filling, list);
  return list->len;
}

/* Lists of units by where they stand, and of the regional ones among them. */
static void
fill_lists (TdFields *fields, const Filling *filling, const TdFacts *facts)
{
  const TdProgress *progress = filling->progress;
  fill_standing (fields, "near_units", filling, facts->not_met, 1u << TD_STANDING_NEAR);
  fill_standing (fields,
                 "low_units",
                 filling,
                 facts->not_met,
                 (1u << TD_STANDING_LOW) | (1u << TD_STANDING_VERY_LOW));
  fill_standing (fields, "very_low_units", filling, facts->not_met, 1u << TD_STANDING_VERY_LOW);
  (void)fill_regional (fields, "regional_units", filling, facts->units);
  (void)fill_regional (fields, "regional_met", filling, facts->met);
  (void)fill_regional (fields, "regional_silent", filling, facts->unreported);
  if (fill_regional (fields, "regional_short", filling, facts->not_met) == 0)
    return;
  for (guint i = 0; i < progress->summaries->len; i++)
    {
      const TdSummary *summary = &g_array_index (progress->summaries, TdSummary, i);
      if (summary->all || summary->measure != facts->measure || summary->kind != TD_UNIT_REGIONAL)
        continue;
      td_fields_set_number (fields, "regional_lowest_gap", summary->lowest_gap);
      td_fields_set_number (fields, "regional_highest_gap", summary->highest_gap);
    }
}

/* The fields of WHOLE_FIELDS. */
static void
fill_whole (TdFields *fields, const Filling *filling, const TdFacts *facts)
{
  const TdProgress *progress = filling->progress;
  const TdProgressRow *group = facts->group;
  const TdShown *shown = group->shown;
  int64_t per_day;
  g_autoptr (GPtrArray) carriers = g_ptr_array_new ();

  fill_measure (fields, group);
  if (td_row_is_short (group)
      && td_needed_per_day (group->missing, progress->working_days_left, &per_day))
    td_fields_set_number (fields, "per_day", per_day);
  if (shown->expected >= 0)
    {
      td_fields_set_number (fields, "n_expected", shown->expected);
      td_fields_set_number (fields, "n_reported", shown->reported);
      set_item (fields, "partial_eligible", shown->partial, TD_ITEM_ELIGIBLE);
      set_item (fields, "partial_completed", shown->partial, TD_ITEM_COMPLETED);
    }
  td_fields_set_flag (
      fields, "all_met", facts->units->len > 0 && facts->met->len == facts->units->len);
  td_fields_set_flag (fields, "same_target", facts->same_target);
  td_fields_set_flag (fields, "helped", facts->has_helpers);
  for (guint i = 0; i < progress->summaries->len; i++)
    {
      const TdSummary *summary = &g_array_index (progress->summaries, TdSummary, i);
      if (!summary->all || summary->measure != facts->measure || summary->not_met == 0)
        continue;
      td_fields_set_number (fields, "lowest_gap", summary->lowest_gap);
      td_fields_set_number (fields, "highest_gap", summary->highest_gap);
    }
  if (facts->holders->len > 0)
    td_fields_set_number (fields, "holders_share", facts->holders_share);
  if (facts->carrier != NULL)
    {
      td_fields_set_number (fields, "rest_rate", facts->rest_rate);
      g_ptr_array_add (carriers, (gpointer)facts->carrier);
    }
  fill_list (fields, "ranked_units", filling, facts->ranked);
  fill_list (fields, "met_units", filling, facts->met);
  fill_list (fields, "short_units", filling, facts->not_met);
  fill_list (fields, "free_units", filling, facts->no_target);
  fill_list (fields, "silent_units", filling, facts->unreported);
  fill_list (fields, "fallen_units", filling, facts->fallen);
  fill_list (fields, "holders", filling, facts->holders);
  fill_list (fields, "carriers", filling, carriers);
  fill_list (fields, "rest_units", filling, facts->rest);
  fill_lists (fields, filling, facts);
}

static void
set_day (TdFields *fields, const char *name, TdDay day)
{
  td_fields_set_number (fields, name, day);
}

static void
set_cut_day (TdFields *fields, const char *name, const TdBook *book, int cut)
{
  if (cut >= 0)
    set_day (fields, name, td_book_get_cut (book, cut)->as_of);
}

/* The office that issues: what the settings say, else the unit above all others. */
static void
fill_office (TdFields *fields, const TdProgress *progress)
{
  const TdBook *book = progress->book;
  TdSubject root = progress->root;
  const char *name = td_book_get_name (book, root);
  const char *agency = td_book_get_setting (book, TD_SETTING_AGENCY);
  const char *whole = td_voice_whole (TD_VOICE_PAPER, book, root);

  TdSubject top = td_book_get_root (book, progress->as_of);

  if (agency == NULL || *agency == '\0')
    agency = td_book_get_name (book, top != TD_SUBJECT_NONE ? top : root);
  td_fields_set_text (fields, "agency", agency);
  td_fields_set_text (fields, "superior", td_book_get_setting (book, TD_SETTING_SUPERIOR));
  td_fields_set_text (fields, "place", td_book_get_setting (book, TD_SETTING_PLACE));
  td_fields_set_text (fields, "symbol", td_book_get_setting (book, TD_SETTING_SYMBOL));
  td_fields_set_text (
      fields, "signer_authority", td_book_get_setting (book, TD_SETTING_SIGNER_AUTHORITY));
  td_fields_set_text (fields, "contact", td_book_get_setting (book, TD_SETTING_CONTACT));
  td_fields_set_text (fields, "signer_title", td_book_get_setting (book, TD_SETTING_SIGNER_TITLE));
  td_fields_set_text (fields, "signer_name", td_book_get_setting (book, TD_SETTING_SIGNER_NAME));
  td_fields_set_origin (fields, td_book_get_unit (book, root)->code);
  td_fields_set_text (fields, "name", name);
  td_fields_set_text (fields, "short_name", td_book_get_short_name (book, root));
  td_fields_set_text (fields, "whole", whole);
  td_fields_set_flag (fields, "part", td_book_get_parent (book, root) != TD_SUBJECT_NONE);
}

/* How much of the work year is left in months, the one that runs counted whole, and which month the
 * figures end in. */
static void
fill_months (TdFields *fields, const TdProgress *progress)
{
  bool is_even = td_day_is_month_end (progress->on);
  int months = 0;

  if (td_day_work_year (progress->on) == progress->work_year)
    months = 12 - td_day_work_month (progress->on) + (is_even ? 0 : 1);
  td_fields_set_number (fields, "months_left", months);
  td_fields_set_flag (fields, "months_even", is_even);
  td_fields_set_number (fields, "month_number", td_day_work_month (progress->as_of));
  td_fields_set_flag (fields, "month_closed", td_day_is_month_end (progress->as_of));
}

/* Lists that ask for both measures, in tree order. */
static void
fill_pairs (TdFields *fields, const Filling *filling, const TdFacts *cases, const TdFacts *money)
{
  g_autoptr (GPtrArray) met = g_ptr_array_new ();
  g_autoptr (GPtrArray) missed = g_ptr_array_new ();
  g_autoptr (GPtrArray) silent = g_ptr_array_new ();

  for (guint i = 0; i < cases->units->len; i++)
    {
      TdProgressRow *row = g_ptr_array_index (cases->units, i);
      const TdProgressRow *other = g_ptr_array_index (money->units, i);
      if (td_row_is_met (row) && td_row_is_met (other))
        g_ptr_array_add (met, row);
      if (td_row_is_short (row) || td_row_is_short (other))
        g_ptr_array_add (missed, row);
      if (!td_row_has_reported (row) || !td_row_has_reported (other))
        g_ptr_array_add (silent, row);
    }
  fill_list (fields, "met_both", filling, met);
  fill_list (fields, "short_of_any", filling, missed);
  fill_list (fields, "silent_units", filling, silent);
}

TdFields *
td_paper_fill (const TdProgress *progress)
{
  TdFields *fields = td_fields_new (paper_spec);
  const TdBook *book = progress->book;
  g_autoptr (TdFacts) cases = td_facts_new (progress, TD_MEASURE_CASES);
  g_autoptr (TdFacts) money = td_facts_new (progress, TD_MEASURE_MONEY);
  g_autoptr (GPtrArray) both = td_facts_short_of_both (cases, money);
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  const Filling filling = { .progress = progress, .rows = rows };

  fill_office (fields, progress);
  td_fields_set_flag (fields, "one_tier", progress->as_of >= td_day_new (2025, 7, 1));
  set_day (fields, "as_of", progress->as_of);
  set_day (fields, "issued", progress->on);
  set_day (fields, "next_month", td_day_month_end (progress->as_of) + 1);
  set_day (fields, "year_start", td_work_year_first (progress->work_year));
  set_day (fields, "year_end", td_work_year_last (progress->work_year));
  set_cut_day (fields, "month_base", book, progress->month_base);
  set_cut_day (fields, "year_base", book, progress->year_base);
  td_fields_set_number (fields, "days_left", progress->days_left);
  td_fields_set_number (fields, "working_days", progress->working_days_left);
  fill_months (fields, progress);
  fill_whole (td_fields_get_scope (fields, "cases"), &filling, cases);
  fill_whole (td_fields_get_scope (fields, "money"), &filling, money);
  fill_list (fields, "units", &filling, cases->units);
  fill_list (fields, "table", &filling, cases->ranked);

  TdFields *whole = td_fields_add_row (fields, "table");
  fill_row (whole, progress, progress->root, 0);
  td_fields_set_flag (whole, "whole", true);
  fill_list (fields, "short_of_both", &filling, both);
  fill_pairs (fields, &filling, cases, money);
  return fields;
}

static void
add_forecast (TdFields *fields,
              const TdProgress *progress,
              const TdProgressRow *row,
              const TdMilestones *milestones,
              TdForecaster *forecaster)
{
  TdForecast forecast = td_forecaster_get (forecaster, row->subject, row->measure);
  TdPace pace = td_pace (progress, row, milestones, &forecast);

  if (pace.has_quota)
    td_fields_set_number (fields, "quota", pace.quota);
  if (pace.has_ahead)
    td_fields_set_number (fields, "ahead", pace.ahead);
  if (!forecast.known)
    return;
  td_fields_set_number (fields, "forecast", forecast.rate.value);
  td_fields_set_number (fields, "forecast_years", forecast.years);
  if (!forecast.rate.has_range)
    return;
  td_fields_set_number (fields, "forecast_low", forecast.rate.low);
  td_fields_set_number (fields, "forecast_high", forecast.rate.high);
}

void
td_paper_add_forecasts (TdFields *fields, const TdProgress *progress)
{
  static const char *const scopes[TD_N_MEASURES] = { "cases", "money" };
  TdMilestones milestones;
  g_autoptr (TdForecaster) forecaster = td_forecaster_new (progress->book, progress->cut);

  td_book_get_milestones (progress->book, &milestones);
  for (guint i = 0; i < TD_N_MEASURES; i++)
    {
      const TdProgressRow *row = td_progress_find (progress, progress->root, (TdMeasure)i);
      if (row != NULL)
        add_forecast (
            td_fields_get_scope (fields, scopes[i]), progress, row, &milestones, forecaster);
    }
}
