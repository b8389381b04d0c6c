/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-table.h"

G_BEGIN_DECLS

/*
 * What 30/9 will bring, with a range (docs/analysis.md, 2). A forecast is an estimate, not a
 * figure of a record; wherever it is shown its basis is named.
 */

/**
 * TdForecastBasis: what a forecast rests on.
 * @TD_FORECAST_RUN_RATE: this work year alone: it goes on as it went
 * @TD_FORECAST_SEASON: the course of earlier work years
 */
typedef enum
{
  TD_FORECAST_RUN_RATE,
  TD_FORECAST_SEASON,
} TdForecastBasis;

/** td_forecast_basis_name: "run-rate" or "season". */
const char *td_forecast_basis_name (TdForecastBasis basis);

/** TdEstimate: a value and the range that holds the true one four times in five. */
typedef struct
{
  int64_t value;
  bool has_range;
  int64_t low;
  int64_t high;
} TdEstimate;

/**
 * TdForecast: of one subject and measure for 30/9 of the work year.
 * @known: false where nothing can be said: no figures, nothing eligible, nothing completed yet
 * @years: how many earlier work years it rests on, 0 for #TD_FORECAST_RUN_RATE
 * @rate: hundredths of a percent
 * @naive_rate: for comparison: completed / elapsed part of the year over the present eligible
 * @n_tried: how many earlier years of the unit and those beside it the same way was tried on
 * @tried_error: root mean square of the errors that it made there, hundredths of a point
 */
typedef struct
{
  bool known;
  TdForecastBasis basis;
  int years;
  TdEstimate completed;
  TdEstimate eligible;
  TdEstimate rate;
  int64_t naive_rate;
  int n_tried;
  int64_t tried_error;
} TdForecast;

/*
 * TdForecaster: makes the forecasts of one cut; what it learns of earlier years it keeps.
 */
typedef struct _TdForecaster TdForecaster;

/** td_forecaster_new: (transfer full): at @cut of @book, which it keeps a reference of. */
TdForecaster *td_forecaster_new (TdBook *book, int cut);
void td_forecaster_free (TdForecaster *forecaster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdForecaster, td_forecaster_free)

/** td_forecaster_get: the forecast for a unit or officer that is valid on the cut's day. */
TdForecast td_forecaster_get (TdForecaster *forecaster, TdSubject subject, TdMeasure measure);

G_END_DECLS
