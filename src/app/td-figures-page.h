/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-figures-cards.h"
#include "app/td-grid.h"
#include "app/td-page.h"

G_BEGIN_DECLS

/* TdFiguresPage: the figures of the cut as the official form shows them, to look at and to enter.
 */
#define TD_TYPE_FIGURES_PAGE (td_figures_page_get_type ())
G_DECLARE_FINAL_TYPE (TdFiguresPage, td_figures_page, TD, FIGURES_PAGE, TdPage)

GtkWidget *td_figures_page_new (TdSession *session);

/** td_figures_page_get_grid: (transfer none) */
TdGrid *td_figures_page_get_grid (TdFiguresPage *page);
/** td_figures_page_get_model: (transfer none) */
TdFiguresModel *td_figures_page_get_model (TdFiguresPage *page);
/** td_figures_page_get_cards: (transfer none) */
TdFiguresCards *td_figures_page_get_cards (TdFiguresPage *page);
/** td_figures_page_get_status: what the line at the foot says. */
const char *td_figures_page_get_status (TdFiguresPage *page);
/** td_figures_page_set_quick: turns the quick entry on or off. */
void td_figures_page_set_quick (TdFiguresPage *page, bool quick);

G_END_DECLS
