/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-forecast.h"
#include "analysis/td-movement.h"
#include "analysis/td-pace.h"
#include "analysis/td-progress.h"
#include "analysis/td-whatif.h"

G_BEGIN_DECLS

/** TD_CLI_YEARS: so many work years stand side by side. */
#define TD_CLI_YEARS 5

/** TdCliAnalysis: what the command "analysis" prints. */
typedef struct
{
  const TdBook *book;       /* borrowed */
  TdProgress *progress;     /* borrowed */
  TdForecaster *forecaster; /* borrowed */
  TdEarlier *month;         /* borrowed; (nullable): no month base */
  TdEarlier *year;          /* borrowed; (nullable): no year base */
  TdMilestones milestones;
  bool has_measure; /* only one is shown */
  TdMeasure measure;
} TdCliAnalysis;

/** td_cli_analysis_shows: whether a measure is to be printed. */
bool td_cli_analysis_shows (const TdCliAnalysis *analysis, TdMeasure measure);

/** td_cli_analysis_movement: why the rate of a row moved since @base (nullable). */
TdMovement td_cli_analysis_movement (const TdProgressRow *row, TdEarlier *base);

/** td_cli_analysis_new_eligible: how much more is expected to become eligible for the root. */
bool td_cli_analysis_new_eligible (const TdCliAnalysis *analysis,
                                   TdMeasure measure,
                                   int64_t *new_eligible);

/** td_cli_analysis_print_text: sentences for people, in the language of the locale. */
void td_cli_analysis_print_text (const TdCliAnalysis *analysis);

/** td_cli_analysis_print_json: docs/command-line.md. */
void td_cli_analysis_print_json (const TdCliAnalysis *analysis);

G_END_DECLS
