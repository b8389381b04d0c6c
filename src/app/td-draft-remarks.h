/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "documents/td-proof.h"

G_BEGIN_DECLS

/**
 * td_draft_remarks_show: says in @box, which is hidden when there is nothing, what is to be said of
 * a text of a paper.
 * @remarks: (nullable) (element-type TdRemark): on the whole paper
 * @text: (nullable): with marks
 * @roundings: whether also what is rounded
 */
void td_draft_remarks_show (
    GtkBox *box, const GPtrArray *remarks, guint block, const char *text, bool roundings);

G_END_DECLS
