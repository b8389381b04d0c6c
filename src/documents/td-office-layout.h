/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "documents/td-block.h"

G_BEGIN_DECLS

/* Where things stand on our own pages, for those of word processors, in twentieths of a point. */

/** TdOfficeLayout: measures for one document. */
typedef struct _TdOfficeLayout TdOfficeLayout;

/** td_office_layout_new: (transfer full): @document: outlives it */
TdOfficeLayout *td_office_layout_new (TdDocument *document);
void td_office_layout_free (TdOfficeLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdOfficeLayout, td_office_layout_free)

/** td_office_layout_space: @space, less where the page is tight. */
int td_office_layout_space (const TdOfficeLayout *layout, int space);

/**
 * td_office_layout_balance: what to take from both sides of @width so that the lines are equally
 * long; 0 for a single line.
 * @size: tenths of a point
 */
int td_office_layout_balance (
    TdOfficeLayout *layout, const char *text, int size, bool is_bold, int width);

/** td_office_layout_measure: the length of a text, of its longest line when it has to wrap. */
int td_office_layout_measure (
    TdOfficeLayout *layout, const char *text, int size, bool is_bold, int width);

/** td_office_layout_rule: a length from a third to a half of the lines above it. */
int
td_office_layout_rule (TdOfficeLayout *layout, const char *text, int size, bool is_bold, int width);

/** td_office_layout_columns: fills in the widths of the columns of a table. Returns: the size of
 * its letters, in tenths of a point */
int td_office_layout_columns (const TdOfficeLayout *layout, const TdBlock *block, int *widths);

/** td_office_layout_padding: above and below the text of a row of a table. */
int td_office_layout_padding (const TdOfficeLayout *layout);

/** td_office_layout_chart_height: */
int td_office_layout_chart_height (const TdOfficeLayout *layout);

/** td_office_layout_draw_chart: (transfer full): a picture of this size; NULL with #TD_ERROR_IO */
GBytes *
td_office_layout_draw_chart (TdChart *chart, int width, int height, bool is_vector, GError **error);

G_END_DECLS
