/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gio/gio.h>

#include "analysis/td-progress.h"
#include "store/td-workspace.h"

G_BEGIN_DECLS

/*
 * TdSession: what all pages of a window share: the open workspace and its present book, the chosen
 * cut (as-of date) and day of issue, and the calculated progress. Pages follow ::changed and never
 * keep a book longer than that.
 *
 * Signal ::changed (TdSession *): book, cut, day of issue or the workspace itself are new; redraw.
 * Signal ::state-changed (TdSession *): whether it can be edited, or what undo and redo would do,
 * is new. Signal ::navigate (TdSession *, const char *page, int subject, int measure, int item):
 * show that page at that place; subject, measure, item are -1 where they do not matter. Signal
 * ::message (TdSession *, const char *text, const char *action_name): a toast; action_name
 *   (nullable) e.g. "win.undo" gives it a button.
 */
#define TD_TYPE_SESSION (td_session_get_type ())
G_DECLARE_FINAL_TYPE (TdSession, td_session, TD, SESSION, GObject)

TdSession *td_session_new (void);

/**
 * td_session_set_workspace: @workspace: (nullable) (transfer none): chooses the newest cut too, and
 * as day of issue today, or the day of the cut when its work year is over.
 */
void td_session_set_workspace (TdSession *session, TdWorkspace *workspace);
TdWorkspace *td_session_get_workspace (TdSession *session);

/** td_session_get_book: (transfer none) (nullable): valid until the next ::changed. */
TdBook *td_session_get_book (TdSession *session);

/** td_session_get_cut: index of the chosen cut in the book, -1 when there is none. */
int td_session_get_cut (TdSession *session);
/** td_session_set_as_of: chooses a cut; the day of issue follows, once chosen only so as not to be
 * before it. */
void td_session_set_as_of (TdSession *session, TdDay as_of);
TdDay td_session_get_as_of (TdSession *session);

TdDay td_session_get_issued (TdSession *session);
/** td_session_set_issued: chooses the day of issue; not before the cut. */
bool td_session_set_issued (TdSession *session, TdDay issued, GError **error);

/** td_session_get_progress: (transfer none) (nullable): of the root at the chosen cut, officers
 * included; cached until ::changed. */
const TdProgress *td_session_get_progress (TdSession *session);

/** td_session_can_edit: false when the workspace is read-only; @why: (out) (nullable) (transfer
 * full): a sentence. */
bool td_session_can_edit (TdSession *session, char **why);

/**
 * td_session_apply: makes changes (see td_workspace_apply()). On failure nothing changed and a
 * sentence is in @error: show it at the place of the edit.
 */
bool td_session_apply (TdSession *session,
                       const TdChanges *changes,
                       const TdAction *action,
                       GPtrArray *faults,
                       GError **error);

void td_session_navigate (
    TdSession *session, const char *page, TdSubject subject, int measure, int item);
void td_session_message (TdSession *session, const char *text, const char *action_name);

G_END_DECLS
