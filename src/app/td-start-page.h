/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * TdStartPage: what the window shows while no workspace is open: the ways to one, and why the last
 * one did not open.
 *
 * Signal ::open (TdStartPage *, const char *path): the user wants the recent workspace.
 * Signal ::backups (TdStartPage *, const char *path): the user wants to see the backups of the
 * workspace that did not open.
 */
#define TD_TYPE_START_PAGE (td_start_page_get_type ())
G_DECLARE_FINAL_TYPE (TdStartPage, td_start_page, TD, START_PAGE, AdwBin)

/** td_start_page_set_recent: offers to open @path again; NULL takes the offer away. */
void td_start_page_set_recent (TdStartPage *page, const char *path);

/**
 * td_start_page_set_failure: says why a workspace did not open.
 * @sentence: (nullable): NULL takes it away
 * @path: (nullable): the workspace
 * @has_backups: whether it has backups to be looked at
 */
void td_start_page_set_failure (TdStartPage *page,
                                const char *sentence,
                                const char *path,
                                bool has_backups);

/** td_start_page_get_failure: (nullable): the sentence that shows. */
const char *td_start_page_get_failure (TdStartPage *page);

G_END_DECLS
