/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-page.h"

G_BEGIN_DECLS

/* TdFiguresPage: the figures of one cut as the official form shows them, for entering. */
#define TD_TYPE_FIGURES_PAGE (td_figures_page_get_type ())
G_DECLARE_FINAL_TYPE (TdFiguresPage, td_figures_page, TD, FIGURES_PAGE, TdPage)

GtkWidget *td_figures_page_new (TdSession *session);

G_END_DECLS
