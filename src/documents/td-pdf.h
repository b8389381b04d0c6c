/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "documents/td-document.h"

G_BEGIN_DECLS

/**
 * td_pdf_make: the document as a PDF: tagged, with title, outline and the day of issue as its date,
 * the same to the byte each time.
 *
 * Returns: (transfer full): NULL with #TD_ERROR_IO when it could not be drawn
 */
GBytes *td_pdf_make (TdDocument *document, GError **error);

G_END_DECLS
