/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "documents/td-block.h"
#include "wording/td-template.h"

G_BEGIN_DECLS

/** td_compose_get_kinds: the kinds of blocks that templates of documents can have. */
const TdTemplateKind *td_compose_get_kinds (void);

/** td_compose_fields: (transfer full): the document that a template makes of a progress with a
 * root.
 * @fields: (transfer none): its values: td_paper_fill(), with forecasts */
TdDocument *td_compose_fields (const TdTemplate *template_,
                               const TdProgress *progress,
                               const TdFields *fields,
                               TdComposeFlags flags);

/** td_compose_check: whether what is no field, such as the name of a chart, is right too. */
bool td_compose_check (const TdTemplate *template_, GError **error);

G_END_DECLS
