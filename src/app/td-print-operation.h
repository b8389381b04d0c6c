/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "app/td-session.h"
#include "charts/td-chart.h"
#include "documents/td-document.h"

G_BEGIN_DECLS

/*
 * TdPrintOperation: prints a document page by page, as it was laid out: the paper's own margins are
 * the document's. Printer and paper are remembered from one time to the next.
 */
#define TD_TYPE_PRINT_OPERATION (td_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (TdPrintOperation, td_print_operation, TD, PRINT_OPERATION, GtkPrintOperation)

/** td_print_operation_new: @document: (transfer full): what to print */
TdPrintOperation *td_print_operation_new (TdDocument *document);

/** td_print_handout: opens the print dialog for the handout of the chosen cut. */
bool td_print_handout (GtkWindow *parent, TdSession *session, GError **error);

/** td_print_operation_new_chart: @chart alone on an A4 page, landscape unless the page is turned.
 */
TdPrintOperation *td_print_operation_new_chart (TdChart *chart);

/** td_print_document: opens the print dialog for @document. @label: what it is called */
bool td_print_document (
    GtkWindow *parent, TdSession *session, TdDocument *document, const char *label, GError **error);

/** td_print_chart: opens the print dialog for @chart alone, on a page of its own. */
bool td_print_chart (GtkWindow *parent, TdSession *session, TdChart *chart, GError **error);

/** td_print_handout_pdf: writes the same handout as PDF. */
bool td_print_handout_pdf (TdSession *session, const char *path, GError **error);

G_END_DECLS
