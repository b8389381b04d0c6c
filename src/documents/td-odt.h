/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "documents/td-document.h"

G_BEGIN_DECLS

/**
 * td_odt_make: the document as OpenDocument 1.3 text: the same to the byte each time.
 *
 * Returns: (transfer full): NULL with #TD_ERROR_IO when a chart could not be drawn
 */
GBytes *td_odt_make (TdDocument *document, GError **error);

G_END_DECLS
