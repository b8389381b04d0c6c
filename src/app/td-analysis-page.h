/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-page.h"

G_BEGIN_DECLS

/* TdAnalysisPage: will the target be met, who drags it down, why did the rate move; and what would
 * close the gap, by trying. */
#define TD_TYPE_ANALYSIS_PAGE (td_analysis_page_get_type ())
G_DECLARE_FINAL_TYPE (TdAnalysisPage, td_analysis_page, TD, ANALYSIS_PAGE, TdPage)

GtkWidget *td_analysis_page_new (TdSession *session);

G_END_DECLS
