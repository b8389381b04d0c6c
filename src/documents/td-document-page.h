/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <cairo.h>

#include "documents/td-document.h"

G_BEGIN_DECLS

/* Lengths are points. Pages are A4, most of them portrait; margins belong to the page. */
#define TD_PAGE_WIDTH (210.0 * 72.0 / 25.4)
#define TD_PAGE_HEIGHT (297.0 * 72.0 / 25.4)

guint td_document_get_n_pages (TdDocument *document);

/**
 * td_document_get_page_size: the width and height of a page: those of a landscape page are
 * #TD_PAGE_HEIGHT and #TD_PAGE_WIDTH.
 * @page: from 0
 */
void
td_document_get_page_size (TdDocument *document, guint page, double *width, double *height);

/**
 * td_document_draw_page: draws a page from 0, 0 to its size: the same on the screen, in print and
 * in a PDF. The paper is left as it is.
 * @page: from 0
 */
void td_document_draw_page (cairo_t *cr, TdDocument *document, guint page);

G_END_DECLS
