/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "analysis/td-forecast.h"
#include "analysis/td-progress.h"

G_BEGIN_DECLS

/*
 * TdMeasureCard: where the agency stands in one measure: rate, gap, what is missing, days left,
 * changes, the trend toward the target with its forecast, and who rose most and least.
 *
 * Signal ::activated (TdMeasureCard *, const char *page, int subject): the chart or a sentence was
 * chosen: where it leads.
 */
#define TD_TYPE_MEASURE_CARD (td_measure_card_get_type ())
G_DECLARE_FINAL_TYPE (TdMeasureCard, td_measure_card, TD, MEASURE_CARD, GtkWidget)

/** td_measure_card_set_progress: shows the root of @progress, which is not kept. */
void
td_measure_card_set_progress (TdMeasureCard *card, const TdProgress *progress, TdMeasure measure);

/** td_measure_card_set_outlook: shows its trend, forecast and changes; takes longer. */
void td_measure_card_set_outlook (TdMeasureCard *card,
                                  const TdProgress *progress,
                                  TdMeasure measure,
                                  const TdForecast *forecast);

G_END_DECLS
