/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"

G_BEGIN_DECLS

/**
 * TdSubjectRow: a unit or officer as a row of a table.
 * @depth: how many rows stand above it in the tree
 * @can_unfold: it has rows below it, shown or hidden
 */
typedef struct
{
  TdSubject subject;
  guint depth;
  bool can_unfold;
  bool is_unfolded;
} TdSubjectRow;

/*
 * TdSubjectRows: the units valid in a time, and their officers, as rows of a table that fold:
 * depth first in tree order, the officers of a unit before the units below it. Units with units
 * below them begin unfolded, the others folded. What was folded and unfolded is kept by code: it
 * outlives the book.
 */
typedef struct _TdSubjectRows TdSubjectRows;

/** td_subject_rows_new: (transfer full): without rows. */
TdSubjectRows *td_subject_rows_new (void);
void td_subject_rows_free (TdSubjectRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSubjectRows, td_subject_rows_free)

/**
 * td_subject_rows_update: the rows of a book, of those that are valid on any day from @first to
 * @last. An officer with several stays in a unit has one row there, for the last of them.
 * @book: (nullable): is kept until the next update; NULL leaves no rows
 */
void td_subject_rows_update (TdSubjectRows *rows, TdBook *book, TdDay first, TdDay last);

guint td_subject_rows_get_n (const TdSubjectRows *rows);
/** td_subject_rows_get: (transfer none): valid until rows fold or are updated. */
const TdSubjectRow *td_subject_rows_get (const TdSubjectRows *rows, guint index);

/** td_subject_rows_find: the row of @subject, or -1 when it is hidden or not there. */
int td_subject_rows_find (const TdSubjectRows *rows, TdSubject subject);

/** td_subject_rows_unfold: shows or hides what is below a row. Returns: whether rows changed. */
bool td_subject_rows_unfold (TdSubjectRows *rows, guint index, bool unfold);

/** td_subject_rows_unfold_all: shows or hides the rows of all officers. Returns: whether rows
 * changed. */
bool td_subject_rows_unfold_all (TdSubjectRows *rows, bool unfold);

/** td_subject_rows_reveal: unfolds what hides @subject. Returns: its row, or -1. */
int td_subject_rows_reveal (TdSubjectRows *rows, TdSubject subject);

G_END_DECLS
