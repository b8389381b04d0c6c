/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "analysis/td-progress.h"
#include "charts/td-chart.h"

G_BEGIN_DECLS

/* TdStatusMark: ▲ for met, ▼ for short, in the colours of the charts: a status is never colour
 * alone. */
#define TD_TYPE_STATUS_MARK (td_status_mark_get_type ())
G_DECLARE_FINAL_TYPE (TdStatusMark, td_status_mark, TD, STATUS_MARK, GtkWidget)

void td_status_mark_set_status (TdStatusMark *mark, TdChartStatus status);

/** td_chart_status_of: the status of a row. */
TdChartStatus td_chart_status_of (const TdProgressRow *row);

/** td_widget_set_status: gives @widget the style class of a status: td-done, td-missing or none. */
void td_widget_set_status (GtkWidget *widget, TdChartStatus status);

G_END_DECLS
