/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-page.h"
#include "app/td-plans-view.h"
#include "app/td-targets-view.h"

G_BEGIN_DECLS

/* TdTargetsPage: the targets of a work year, and what was undertaken month by month. */
#define TD_TYPE_TARGETS_PAGE (td_targets_page_get_type ())
G_DECLARE_FINAL_TYPE (TdTargetsPage, td_targets_page, TD, TARGETS_PAGE, TdPage)

GtkWidget *td_targets_page_new (TdSession *session);

/** td_targets_page_get_targets: (transfer none) */
TdTargetsView *td_targets_page_get_targets (TdTargetsPage *page);

/** td_targets_page_get_plans: (transfer none) */
TdPlansView *td_targets_page_get_plans (TdTargetsPage *page);

/** td_targets_page_get_year: the work year that is shown. */
int td_targets_page_get_year (TdTargetsPage *page);

/** td_targets_page_set_year: shows another work year of those that are listed. */
void td_targets_page_set_year (TdTargetsPage *page, int work_year);

G_END_DECLS
