/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "documents/td-block.h"
#include "documents/td-document-page.h"

G_BEGIN_DECLS

/** TdPages: where the pieces of a document stand. */
typedef struct _TdPages TdPages;

/** td_pages_get: (transfer none): of a document, made when first asked for. */
TdPages *td_pages_get (TdDocument *document);
/** td_pages_get_flow: (transfer none): the pieces that stand on them. */
struct _TdFlow *td_pages_get_flow (const TdPages *pages);
void td_pages_free (TdPages *pages);

/** TdPageTitle: a heading for the outline of a PDF. */
typedef struct
{
  const char *text;
  guint level; /* 0: the document, an appendix */
  guint page;
  double y; /* below the top of the page */
} TdPageTitle;

/** td_pages_list_titles: (transfer full) (element-type TdPageTitle) */
GArray *td_pages_list_titles (const TdPages *pages);

G_END_DECLS
