/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-figures-model.h"
#include "exchange/td-clip.h"

G_BEGIN_DECLS

/*
 * TdPasteNames: by which names the rows and columns of a grid are known in copied tables.
 */
typedef struct _TdPasteNames TdPasteNames;

/** td_paste_names_new: (transfer full) */
TdPasteNames *td_paste_names_new (TdGridModel *target, TdFiguresModel *model);
void td_paste_names_free (TdPasteNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPasteNames, td_paste_names_free)

#define TD_PASTE_UNKNOWN (-1)
#define TD_PASTE_AMBIGUOUS (-2)

/** td_paste_names_find_row: the row of a name or code, however it is numbered and written. */
int td_paste_names_find_row (const TdPasteNames *names, const char *text);

/** td_paste_names_find_column: the column of a heading. @group: (nullable): what stands over it */
int td_paste_names_find_column (const TdPasteNames *names, const char *group, const char *text);

/** td_paste_names_find_number: the column of that number on the form, also in parentheses. */
int td_paste_names_find_number (const TdPasteNames *names, const char *text);

/**
 * td_paste_names_unfold: shows officers who are folded away and are called by one of @texts.
 * @texts: (element-type utf8)
 *
 * Returns: whether there were any, so that rows have moved
 */
bool td_paste_names_unfold (TdFiguresModel *model, const GPtrArray *texts);

G_END_DECLS
