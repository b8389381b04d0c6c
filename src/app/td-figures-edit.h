/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"

G_BEGIN_DECLS

/*
 * TdFiguresEdit: new figures in many records of one cut, to be made as one step.
 */
typedef struct _TdFiguresEdit TdFiguresEdit;

/** td_figures_edit_new: (transfer full): without edits. */
TdFiguresEdit *td_figures_edit_new (TdBook *book, int cut);
void td_figures_edit_free (TdFiguresEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFiguresEdit, td_figures_edit_free)

/** td_figures_edit_put: gives an item another value; NULL makes it absent. @value: (nullable) */
void td_figures_edit_put (
    TdFiguresEdit *edit, TdSubject subject, TdMeasure measure, TdItem item, const int64_t *value);

/** td_figures_edit_get_entered: (transfer none): the entered figures of a record with the edits. */
const TdFigures *
td_figures_edit_get_entered (TdFiguresEdit *edit, TdSubject subject, TdMeasure measure);

/** td_figures_edit_get_changes: (transfer full): the changes of the records that differ; see
 * td_record_put_figures(). */
TdChanges *td_figures_edit_get_changes (TdFiguresEdit *edit);

/** td_figures_edit_preview: (transfer full): the book as it will be. @changes: those of the edit */
TdBook *td_figures_edit_preview (TdFiguresEdit *edit, const TdChanges *changes);

G_END_DECLS
