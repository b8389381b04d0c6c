/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid.h"
#include "app/td-session.h"
#include "app/td-targets-history.h"
#include "app/td-targets-model.h"

G_BEGIN_DECLS

/*
 * TdTargetsView: the targets of a work year as a grid, with the history of the chosen unit at its
 * side, and below it what the targets secure together.
 */
#define TD_TYPE_TARGETS_VIEW (td_targets_view_get_type ())
G_DECLARE_FINAL_TYPE (TdTargetsView, td_targets_view, TD, TARGETS_VIEW, GtkBox)

/** td_targets_view_update: shows the session as it is now, in a work year. */
void td_targets_view_update (TdTargetsView *view, TdSession *session, int work_year);

/** td_targets_view_show: goes to the target of a unit or officer. */
void td_targets_view_show (TdTargetsView *view, TdSubject subject, TdMeasure measure);

/** td_targets_view_get_subject: the one at the cursor, or #TD_SUBJECT_NONE. */
TdSubject td_targets_view_get_subject (TdTargetsView *view);
/** td_targets_view_get_measure: that of the column at the cursor. */
TdMeasure td_targets_view_get_measure (TdTargetsView *view);

TdGrid *td_targets_view_get_grid (TdTargetsView *view);
TdTargetsModel *td_targets_view_get_model (TdTargetsView *view);
TdTargetsHistory *td_targets_view_get_history (TdTargetsView *view);

/** td_targets_view_get_sentence: what the status line says. */
const char *td_targets_view_get_sentence (TdTargetsView *view);

G_END_DECLS
