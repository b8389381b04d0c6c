/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-page.h"

G_BEGIN_DECLS

/* TdDocumentsPage: the papers of the chosen cut, page by page as they will be printed, to be
 * printed or saved. */
#define TD_TYPE_DOCUMENTS_PAGE (td_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (TdDocumentsPage, td_documents_page, TD, DOCUMENTS_PAGE, TdPage)

GtkWidget *td_documents_page_new (TdSession *session);

G_END_DECLS
