/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdTargetsHistory: the targets of a unit or officer in a work year, by cases and by money, one
 * below another by their first day: rate, document, who set it when. Each can be removed.
 */
#define TD_TYPE_TARGETS_HISTORY (td_targets_history_get_type ())
G_DECLARE_FINAL_TYPE (TdTargetsHistory, td_targets_history, TD, TARGETS_HISTORY, GtkBox)

/** td_targets_history_show: @subject: or #TD_SUBJECT_NONE */
void td_targets_history_show (TdTargetsHistory *history,
                              TdSession *session,
                              TdSubject subject,
                              int work_year);

/** td_targets_history_get_n: how many targets are listed. */
guint td_targets_history_get_n (TdTargetsHistory *history);

/** td_targets_history_remove: removes the target of that place in the list. False with a toast. */
bool td_targets_history_remove (TdTargetsHistory *history, guint index);

G_END_DECLS
