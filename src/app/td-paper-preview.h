/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-paper-view.h"

G_BEGIN_DECLS

/*
 * TdPaperPreview: a paper page by page, with its zoom and which page is in sight; or the sentence
 * why there is none.
 */
#define TD_TYPE_PAPER_PREVIEW (td_paper_preview_get_type ())
G_DECLARE_FINAL_TYPE (TdPaperPreview, td_paper_preview, TD, PAPER_PREVIEW, AdwBin)

/** td_paper_preview_show: @document: (nullable); @why: (nullable): a sentence when there is none.
 */
void td_paper_preview_show (TdPaperPreview *preview, TdDocument *document, const char *why);

/** td_paper_preview_zoom: the next step, larger or smaller; 0: as wide as there is room. */
void td_paper_preview_zoom (TdPaperPreview *preview, int step);

/** td_paper_preview_turn: goes to the next or the previous page. */
void td_paper_preview_turn (TdPaperPreview *preview, int by);

/** td_paper_preview_get_view: (transfer none) */
TdPaperView *td_paper_preview_get_view (TdPaperPreview *preview);

/** td_paper_preview_get_pages: what it says of the pages: "Page 1 / 2"; "" without a paper. */
const char *td_paper_preview_get_pages (TdPaperPreview *preview);

G_END_DECLS
