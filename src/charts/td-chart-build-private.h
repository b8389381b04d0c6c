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

G_END_DECLS
