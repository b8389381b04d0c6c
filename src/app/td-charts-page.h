/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-page.h"

G_BEGIN_DECLS

/* TdChartsPage: the trend of chosen units toward their target, and the ranking, by cases or money.
 */
#define TD_TYPE_CHARTS_PAGE (td_charts_page_get_type ())
G_DECLARE_FINAL_TYPE (TdChartsPage, td_charts_page, TD, CHARTS_PAGE, TdPage)

GtkWidget *td_charts_page_new (TdSession *session);

G_END_DECLS
