/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "charts/td-chart.h"
#include "charts/td-json.h"

G_BEGIN_DECLS

/*
 * The figures and the words of a chart as JSON, so that a paper that was issued shows for ever the
 * chart that it was issued with.
 */

/** td_chart_to_json: (transfer full) */
JsonObject *td_chart_to_json (const TdChart *chart);

/** td_chart_from_json: (transfer full): the same chart; NULL with #TD_ERROR_VALUE when it cannot be
 * one. */
TdChart *td_chart_from_json (JsonObject *object, GError **error);

G_END_DECLS
