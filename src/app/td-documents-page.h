/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-page.h"
#include "app/td-paper-desk.h"
#include "app/td-draft-editor.h"
#include "app/td-papers-list.h"

G_BEGIN_DECLS

/*
 * TdDocumentsPage: the papers of the workspace, one of them open for editing; or a quick look at a
 * kind of paper with the figures of the chosen cut, which is not kept.
 */
#define TD_TYPE_DOCUMENTS_PAGE (td_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (TdDocumentsPage, td_documents_page, TD, DOCUMENTS_PAGE, TdPage)

GtkWidget *td_documents_page_new (TdSession *session);

/* (transfer none): for tests. */
TdPaperDesk *td_documents_page_get_desk (TdDocumentsPage *page);
TdPapersList *td_documents_page_get_list (TdDocumentsPage *page);
TdDraftEditor *td_documents_page_get_editor (TdDocumentsPage *page);

/** td_documents_page_get_preview: (transfer none): of the quick look. */
TdPaperPreview *td_documents_page_get_preview (TdDocumentsPage *page);

G_END_DECLS
