/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "documents/td-document.h"
#include "wording/td-template.h"

G_BEGIN_DECLS

/* What a document is composed of, for the files of this folder. */

/** _td_document_read_template: (transfer full): the office's own template of @kind, else that of
 * the program, with the instructions. Errors as of td_document_compose(). */
TdTemplate *_td_document_read_template (const TdBook *book, const char *kind, GError **error);

/** _td_document_fill: (transfer full): the values of all fields; #TD_ERROR_NOT_FOUND without a
 * root. */
TdFields *_td_document_fill (const TdProgress *progress, GError **error);

/**
 * _td_document_fill_directive: what an instruction of the library says with these values.
 *
 * Returns: (transfer full): with marks; "" when its condition does not hold; NULL with
 *   #TD_ERROR_NOT_FOUND or #TD_ERROR_VALUE
 */
char *_td_document_fill_directive (const TdBook *book,
                                   const char *id,
                                   const TdPatternValues *values,
                                   GError **error);

G_END_DECLS
