/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"

G_BEGIN_DECLS

/**
 * TdFiguresRow: a row of the official form: a unit, an officer, or a group of units of one kind.
 * @subject: #TD_SUBJECT_NONE for such a group
 */
typedef struct
{
  TdSubject subject;
  const char *text;
  guint depth;
  bool is_strong;
  bool can_unfold;
  bool is_unfolded;
} TdFiguresRow;

/*
 * TdFiguresRows: the rows in the order of the official form: the sum of all first, then what is
 * below it; where departments and divisions stand side by side, each kind under a Roman numeral, a
 * kind of several units under a heading of its own. Units at any depth, officers below their unit.
 */
typedef struct _TdFiguresRows TdFiguresRows;

/** td_figures_rows_new: (transfer full): without rows. */
TdFiguresRows *td_figures_rows_new (void);
void td_figures_rows_free (TdFiguresRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFiguresRows, td_figures_rows_free)

/**
 * td_figures_rows_update: the rows of those that are valid on a day. What was unfolded stays so.
 * @book: (nullable): is kept until the next update; NULL leaves no rows
 *
 * Returns: whether the rows are others.
 */
bool td_figures_rows_update (TdFiguresRows *rows, TdBook *book, TdDay day);

guint td_figures_rows_get_n (const TdFiguresRows *rows);
/** td_figures_rows_get: (transfer none): valid until rows fold or are updated. */
const TdFiguresRow *td_figures_rows_get (const TdFiguresRows *rows, guint row);

/** td_figures_rows_get_members: (transfer none) (array length=n): the units of a group. */
const TdSubject *td_figures_rows_get_members (const TdFiguresRows *rows, guint row, guint *n);

/** td_figures_rows_find: the row of a subject, -1 when it is hidden or not there. */
int td_figures_rows_find (const TdFiguresRows *rows, TdSubject subject);

/** td_figures_rows_unfold: shows or hides what is below a row. Returns: whether rows changed. */
bool td_figures_rows_unfold (TdFiguresRows *rows, guint row, bool unfold);
/** td_figures_rows_unfold_officers: of all units. Returns: whether rows changed. */
bool td_figures_rows_unfold_officers (TdFiguresRows *rows, bool unfold);
/** td_figures_rows_reveal: unfolds what hides a subject. Returns: its row, -1. */
int td_figures_rows_reveal (TdFiguresRows *rows, TdSubject subject);

G_END_DECLS
