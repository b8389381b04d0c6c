/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-years.h"
#include "charts/td-chart-build.h"
#include "wording/td-voice.h"

G_BEGIN_DECLS

/* TdChartBuild: what is known while a chart is built. */
typedef struct
{
  TdChartBuilder *builder;
  const TdBook *book;
  TdVoice voice;
  TdMeasure measure;
  TdDay as_of;
  int work_year;
} TdChartBuild;

/** _td_build_say: the words under @key in the group "chart" for papers, else @translated. */
const char *_td_build_say (const TdChartBuild *build, const char *key, const char *translated);

/** _td_build_say_measure: the words of one measure: those under @cases_key or @money_key. */
const char *_td_build_say_measure (const TdChartBuild *build,
                                   const char *cases_key,
                                   const char *cases,
                                   const char *money_key,
                                   const char *money);

/** _td_build_number, _td_build_signed_number: (transfer full) */
char *_td_build_number (const TdChartBuild *build, int64_t hundredths);
char *_td_build_signed_number (const TdChartBuild *build, int64_t hundredths);

const char *_td_build_get_code (const TdBook *book, TdSubject subject);

/** _td_build_set_common_texts: those that all kinds have. */
void _td_build_set_common_texts (const TdChartBuild *build);

/** _td_build_get_year_after: the day a year later that answers to @day: the other way of
 * td_day_year_before(). */
TdDay _td_build_get_year_after (TdDay day);

/** _td_build_add_months: the ends of the months of the work year as ticks. */
void _td_build_add_months (const TdChartBuild *build);

/** _td_build_describe_unit: adds the newest figures of one line to a description. */
void _td_build_describe_unit (const TdChartBuild *build,
                              GString *text,
                              const char *name,
                              const TdTrendPoint *newest);

/** _td_build_word_title: (transfer full): what a trend shows, and of whom. */
char *_td_build_word_title (const TdChartBuild *build, const TdSubject *subjects, guint n_subjects);

/** TdChartUnit: amounts of a chart are shown in one unit, by the largest of them. */
typedef struct
{
  int64_t divisor; /* of stored amounts, for one hundredth of the unit; 0: they are multiplied */
  const char *heading;
  guint decimals;
} TdChartUnit;

/** _td_build_begin: starts a chart of @progress with the texts that all kinds have. */
TdChartBuild _td_build_begin (const TdProgress *progress,
                              TdMeasure measure,
                              TdChartKind kind,
                              TdChartFlags flags);

/** _td_build_choose_unit: @largest: amount of the chart, as stored */
TdChartUnit _td_build_choose_unit (const TdChartBuild *build, td_wide largest);

td_wide _td_build_divide_half_up (td_wide value, td_wide divisor);

/** _td_build_value: a value of a chart: absent where it is beyond what charts hold. */
TdChartValue _td_build_value (td_wide hundredths);

TdChartValue _td_build_amount (const TdChartUnit *unit, int64_t amount);

/** _td_build_word_amount: (transfer full) (nullable): in the unit of the chart. @plus: "+" before
 * what is positive */
char *_td_build_word_amount (const TdChartBuild *build,
                             const TdChartUnit *unit,
                             TdChartValue value,
                             bool plus);

void _td_build_set_texts (const TdChartBuild *build,
                          const char *title,
                          const char *subtitle,
                          const char *description,
                          const char *value_heading,
                          const char *first_heading);

/** _td_build_unit_heading, _td_build_month_column: headings of the first column. */
const char *_td_build_unit_heading (const TdChartBuild *build);
const char *_td_build_month_column (const TdChartBuild *build);

/** _td_build_is_open_month: whether the work year's month @index runs on after the figures. */
bool _td_build_is_open_month (const TdChartBuild *build, guint index);

/** _td_build_word_until: (transfer full): "đến 12/9" */
char *_td_build_word_until (const TdChartBuild *build);

/** _td_build_word_month: (transfer full): "T9" */
char *_td_build_word_month (const TdChartBuild *build, guint index);

void
_td_build_add_key (const TdChartBuild *build, TdChartSample sample, guint colour, const char *text);

/** _td_build_describe: appends "name: value" to a description. */
void _td_build_describe (GString *text, const char *name, const char *value);

/** _td_build_begin_description: (transfer full): what a chart shows, before what its rows say. */
GString *_td_build_begin_description (const char *title, const char *subtitle);

G_END_DECLS
