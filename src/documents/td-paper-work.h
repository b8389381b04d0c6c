/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"
#include "documents/td-draft.h"

G_BEGIN_DECLS

/* What the window and the command line do with the papers of a workspace alike. */

/**
 * td_paper_calculate: the figures of now that a paper is about.
 * @unit: (nullable): its code; NULL: the whole
 * @issued: counts from the as-of date on
 *
 * Returns: (transfer full) (nullable): NULL when the cut or the unit is gone
 */
TdProgress *td_paper_calculate (TdBook *book, TdDay as_of, const char *unit, TdDay issued);

/**
 * td_paper_set_head: the draft with this number, and with the day of issue of @progress; all else
 * stays as it stands. A number that was written by hand and is another one gives way.
 * @number: (nullable)
 *
 * Returns: (transfer full): NULL as td_draft_refresh()
 */
TdDraft *td_paper_set_head (const TdDraft *draft,
                            const TdProgress *progress,
                            const char *number,
                            GError **error);

/** td_paper_note_figures: writes down of which state of the workspace the figures of @paper are.
 * @group: the last change group */
void td_paper_note_figures (TdPaper *paper, const TdBook *book, int64_t group);

/** td_paper_put_new: adds a paper that says what @draft says. @header: of it, but id and title.
 * Returns: its id */
int64_t td_paper_put_new (const TdDraft *draft,
                          const TdPaper *header,
                          const TdBook *book,
                          TdChanges *changes);

/** td_difference_type_name: "figure", "wording", "added", "removed", "edited", "gone", "table". */
const char *td_difference_type_name (TdDifferenceType type);

/** td_difference_describe: (transfer full): what was, and what is, without its label:
 * "Khu vực 4: 73,45 → 74,49"; a figure of the whole without a name. */
char *td_difference_describe (const TdDifference *difference, TdBook *book);

G_END_DECLS
