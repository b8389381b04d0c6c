/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "analysis/td-progress.h"

G_BEGIN_DECLS

/*
 * TdUnitCard: where one unit or officer stands in one measure: rate, gap, target, what is missing,
 * its rank among its siblings and its trend. The target is a button for the action units.targets,
 * with the measure.
 *
 * Signal ::open-chart (TdUnitCard *): the chart was clicked.
 */
#define TD_TYPE_UNIT_CARD (td_unit_card_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitCard, td_unit_card, TD, UNIT_CARD, GtkBox)

/**
 * td_unit_card_show: shows @subject.
 * @progress: (nullable): is not kept; without a row of the subject in it nothing is known
 */
void td_unit_card_show (TdUnitCard *card,
                        const TdProgress *progress,
                        TdSubject subject,
                        TdMeasure measure);

/** td_unit_card_get_rate: the headline: "80,15". */
const char *td_unit_card_get_rate (TdUnitCard *card);

G_END_DECLS
