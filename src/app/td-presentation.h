/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"
#include "charts/td-chart-build.h"

G_BEGIN_DECLS

/*
 * TdPresentation: one chart over the whole screen, large enough for the back of a meeting room.
 * Left and Right go from unit to unit, Up and Down from topic to topic, M turns between cases and
 * money, Escape and F11 end it.
 */
#define TD_TYPE_PRESENTATION (td_presentation_get_type ())
G_DECLARE_FINAL_TYPE (TdPresentation, td_presentation, TD, PRESENTATION, AdwWindow)

/**
 * td_presentation_show: begins with the chart as it is on the page.
 * @subjects: (element-type TdSubject): those chosen; empty: the root
 *
 * Returns: (transfer none): GTK keeps it until it is closed
 */
TdPresentation *td_presentation_show (GtkWindow *parent,
                                      TdSession *session,
                                      TdChartTopic topic,
                                      const GArray *subjects,
                                      TdMeasure measure,
                                      TdChartFlags flags);

/** td_presentation_get_chart: (transfer none): what is shown. */
TdChart *td_presentation_get_chart (TdPresentation *presentation);

G_END_DECLS
