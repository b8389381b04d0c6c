/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-page.h"

G_BEGIN_DECLS

/* TdTargetsPage: the targets of a work year, and what was undertaken month by month. */
#define TD_TYPE_TARGETS_PAGE (td_targets_page_get_type ())
G_DECLARE_FINAL_TYPE (TdTargetsPage, td_targets_page, TD, TARGETS_PAGE, TdPage)

GtkWidget *td_targets_page_new (TdSession *session);

G_END_DECLS
