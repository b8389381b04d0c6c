/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "documents/td-document.h"

G_BEGIN_DECLS

/*
 * TdPaperView: the pages of a document one below the other, as they will be printed. Pages are
 * drawn when they come into sight and kept while they stay near it. To stand in a
 * GtkScrolledWindow.
 */
#define TD_TYPE_PAPER_VIEW (td_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (TdPaperView, td_paper_view, TD, PAPER_VIEW, GtkWidget)

/** td_paper_view_set_document: @document: (nullable) (transfer none). Returns: how many pages it
 * has */
guint td_paper_view_set_document (TdPaperView *view, TdDocument *document);

/** td_paper_view_get_page_at: the page at a height of the view, or the one above it; from 0. */
guint td_paper_view_get_page_at (TdPaperView *view, double y);

/** td_paper_view_get_page_top: where a page begins, with what is free above it. */
double td_paper_view_get_page_top (TdPaperView *view, guint page);

/** td_paper_view_set_zoom: @percent: 100 is the size of the paper; 0: as wide as there is room */
void td_paper_view_set_zoom (TdPaperView *view, int percent);

/** td_paper_view_get_zoom: what is shown, also where it follows the room. */
int td_paper_view_get_zoom (TdPaperView *view);

G_END_DECLS
