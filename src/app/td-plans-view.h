/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-plans-model.h"

G_BEGIN_DECLS

/*
 * TdPlansView: what was undertaken month by month, as a grid, and at its side who kept it, worst
 * first.
 */
#define TD_TYPE_PLANS_VIEW (td_plans_view_get_type ())
G_DECLARE_FINAL_TYPE (TdPlansView, td_plans_view, TD, PLANS_VIEW, GtkBox)

/** td_plans_view_update: shows the session as it is now. */
void td_plans_view_update (
    TdPlansView *view, TdSession *session, int work_year, TdMeasure measure, TdPlansShow show);

TdGrid *td_plans_view_get_grid (TdPlansView *view);
TdPlansModel *td_plans_view_get_model (TdPlansView *view);

/** td_plans_view_get_list: (transfer none): who kept it. */
GtkListBox *td_plans_view_get_list (TdPlansView *view);

/** td_plans_view_get_sentence: what the status line says. */
const char *td_plans_view_get_sentence (TdPlansView *view);

G_END_DECLS
