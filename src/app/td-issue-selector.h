/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdIssueSelector: the button in the header that says on which day papers are issued: the days left
 * count from it. Its popover takes a typed day or one of the calendar.
 */
#define TD_TYPE_ISSUE_SELECTOR (td_issue_selector_get_type ())
G_DECLARE_FINAL_TYPE (TdIssueSelector, td_issue_selector, TD, ISSUE_SELECTOR, AdwBin)

/** td_issue_selector_set_session: the session whose day of issue is chosen; set once. */
void td_issue_selector_set_session (TdIssueSelector *selector, TdSession *session);

/** td_issue_selector_popup: opens the popover. */
void td_issue_selector_popup (TdIssueSelector *selector);

/** td_issue_selector_enter: chooses the day that @text says; what is wrong with it shows in the
 * popover. */
bool td_issue_selector_enter (TdIssueSelector *selector, const char *text);

/** td_issue_selector_get_error: (nullable): the sentence that shows in the popover. */
const char *td_issue_selector_get_error (TdIssueSelector *selector);

G_END_DECLS
