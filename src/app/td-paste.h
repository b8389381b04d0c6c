/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-grid.h"
#include "app/td-quick-entry.h"

G_BEGIN_DECLS

/**
 * td_paste_start: pastes the text of the clipboard at the cursor of @grid, or by the names and
 * headings in it, as one step. What cannot be read or has no place is shown first, and nothing is
 * changed until it was answered.
 * @quick: (nullable): the model of @grid when that is it, else @model is
 */
void td_paste_start (TdGrid *grid, TdFiguresModel *model, TdQuickEntry *quick, const char *text);

G_END_DECLS
