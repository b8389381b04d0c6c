/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-page.h"

G_BEGIN_DECLS

/* TdOverviewPage: how far to the target, who, and what to do. */
#define TD_TYPE_OVERVIEW_PAGE (td_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (TdOverviewPage, td_overview_page, TD, OVERVIEW_PAGE, TdPage)

GtkWidget *td_overview_page_new (TdSession *session);

G_END_DECLS
