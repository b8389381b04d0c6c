/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-figures-model.h"

G_BEGIN_DECLS

/*
 * TdFiguresCards: two cards about a figure of the grid: what it was a month and a year before and
 * which identities it takes part in; and the finding there, or the first one of the cut, with its
 * numbers and what can be done about it.
 */
#define TD_TYPE_FIGURES_CARDS (td_figures_cards_get_type ())
G_DECLARE_FINAL_TYPE (TdFiguresCards, td_figures_cards, TD, FIGURES_CARDS, GtkBox)

/** td_figures_cards_set_model: (transfer none): whose figures they are about; once. */
void td_figures_cards_set_model (TdFiguresCards *cards, TdFiguresModel *model);

/** td_figures_cards_show: shows a figure as it is now. @row: -1 for none; @item: -1 for the rate */
void td_figures_cards_show (TdFiguresCards *cards, int row, TdMeasure measure, int item);

/** td_figures_cards_get_problem: (transfer none) (nullable): the finding that shows. */
const TdProblem *td_figures_cards_get_problem (TdFiguresCards *cards);

G_END_DECLS
