/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdPapersList: the papers of the workspace, newest first, and below them the kinds of papers that
 * can be looked at without keeping one. One row of both is chosen.
 *
 * Signal ::chosen (TdPapersList *): another row was chosen by a person.
 */
#define TD_TYPE_PAPERS_LIST (td_papers_list_get_type ())
G_DECLARE_FINAL_TYPE (TdPapersList, td_papers_list, TD, PAPERS_LIST, AdwBin)

/** td_papers_list_show: lists the papers of the workspace as they are now; keeps what is chosen. */
void td_papers_list_show (TdPapersList *list, TdSession *session);

/** td_papers_list_set_changed: marks whether the figures of a paper have changed since. */
void td_papers_list_set_changed (TdPapersList *list, int64_t paper, bool has_changed);

/** td_papers_list_choose_paper: shows that paper as chosen, without a signal. */
void td_papers_list_choose_paper (TdPapersList *list, int64_t paper);
void td_papers_list_choose_kind (TdPapersList *list, guint kind);

/** td_papers_list_get_paper: the paper that is chosen, 0 when it is a kind. */
int64_t td_papers_list_get_paper (TdPapersList *list);

/** td_papers_list_get_kind: the index of the kind that was chosen last. */
guint td_papers_list_get_kind (TdPapersList *list);

/** td_papers_list_get_kinds: (transfer none): the list of kinds, for tests. */
GtkListBox *td_papers_list_get_kinds (TdPapersList *list);
GtkListBox *td_papers_list_get_papers (TdPapersList *list);

G_END_DECLS
