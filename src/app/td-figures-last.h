/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-check.h"
#include "store/td-workspace.h"

G_BEGIN_DECLS

/*
 * TdFiguresLast: the last change of a figure that takes part in a finding, out of the journal.
 */
typedef struct _TdFiguresLast TdFiguresLast;

/** td_figures_last_find: (transfer full) (nullable): of the figures of a finding the one that was
 * changed last and still is what it was changed to; only lately is looked for. */
TdFiguresLast *
td_figures_last_find (TdWorkspace *workspace, const TdBook *book, const TdProblem *problem);
void td_figures_last_free (TdFiguresLast *last);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFiguresLast, td_figures_last_free)

TdItem td_figures_last_get_item (const TdFiguresLast *last);
/** td_figures_last_get_before: what it was before; false when it was absent. */
bool td_figures_last_get_before (const TdFiguresLast *last, int64_t *value);

/** td_figures_last_word: (transfer full): what was changed, and whether it held before. */
char *td_figures_last_word (const TdFiguresLast *last);
/** td_figures_last_word_revert: (transfer full): the label of the button that takes it back. */
char *td_figures_last_word_revert (const TdFiguresLast *last);

G_END_DECLS
