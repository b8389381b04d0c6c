/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"
#include "app/td-figures-rows.h"

G_BEGIN_DECLS

/**
 * TdFiguresMode: which figures of a cut are shown.
 * @TD_FIGURES_CUMULATIVE: as they were entered: from 1 October on
 * @TD_FIGURES_MONTH: what was added since the month base; in October the figures themselves
 * @TD_FIGURES_YEAR: the change against the same day a year before
 */
typedef enum
{
  TD_FIGURES_CUMULATIVE,
  TD_FIGURES_MONTH,
  TD_FIGURES_YEAR,
} TdFiguresMode;

/**
 * TdFiguresLock: why a cell cannot be edited.
 * @TD_FIGURES_LOCK_NONE: it can
 * @TD_FIGURES_LOCK_MODE: only cumulative figures can
 * @TD_FIGURES_LOCK_CLOSED: the cut is closed
 * @TD_FIGURES_LOCK_READ_ONLY: the workspace cannot be written
 * @TD_FIGURES_LOCK_UNITS: it is the sum of the units below
 * @TD_FIGURES_LOCK_OFFICERS: it is the sum of the officers
 * @TD_FIGURES_LOCK_DERIVED: it is calculated from other figures of the record
 */
typedef enum
{
  TD_FIGURES_LOCK_NONE,
  TD_FIGURES_LOCK_MODE,
  TD_FIGURES_LOCK_CLOSED,
  TD_FIGURES_LOCK_READ_ONLY,
  TD_FIGURES_LOCK_UNITS,
  TD_FIGURES_LOCK_OFFICERS,
  TD_FIGURES_LOCK_DERIVED,
} TdFiguresLock;

/**
 * TdFiguresSide: one measure of a row.
 * @figures: what is shown
 * @partial: items (bits) that are the sum of those that have reported only
 * @editable: items (bits) that can be entered
 * @rate: holds when @has_rate: hundredths of a percent; a change in hundredths of a point
 * @lock: of the items that cannot be entered
 */
typedef struct
{
  TdFigures figures;
  uint32_t partial;
  uint32_t editable;
  bool has_rate;
  int64_t rate;
  TdFiguresLock lock;
} TdFiguresSide;

/*
 * TdFiguresSheet: one cut as the official form shows it: rows and columns of figures. They are
 * calculated when they are first asked for.
 */
typedef struct _TdFiguresSheet TdFiguresSheet;

/** td_figures_sheet_new: (transfer full): of nothing yet. */
TdFiguresSheet *td_figures_sheet_new (void);
void td_figures_sheet_free (TdFiguresSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFiguresSheet, td_figures_sheet_free)

/**
 * TdFiguresView: what a sheet shows.
 * @book: (nullable): borrowed; the sheet keeps a reference
 * @cut: in @book; -1 for none
 * @measure: of the columns
 * @hides_empty: columns without any figure are left out
 * @can_edit: whether the workspace can be written
 */
typedef struct
{
  TdBook *book;
  int cut;
  TdMeasure measure;
  TdFiguresMode mode;
  bool hides_empty;
  bool can_edit;
} TdFiguresView;

/** td_figures_sheet_show: shows something else. Returns: whether rows or columns are others. */
bool td_figures_sheet_show (TdFiguresSheet *sheet, const TdFiguresView *view);

/** td_figures_sheet_get_view: (transfer none) */
const TdFiguresView *td_figures_sheet_get_view (const TdFiguresSheet *sheet);

/** td_figures_sheet_get_rows: (transfer none): fold and unfold through the sheet. */
const TdFiguresRows *td_figures_sheet_get_rows (const TdFiguresSheet *sheet);
guint td_figures_sheet_get_n_columns (const TdFiguresSheet *sheet);
/** td_figures_sheet_get_column: (transfer none): belongs to the book's form. */
const TdFormColumn *td_figures_sheet_get_column (const TdFiguresSheet *sheet, guint column);

/** td_figures_sheet_get_side: (transfer none): the figures of a row, valid until another view. */
const TdFiguresSide *
td_figures_sheet_get_side (TdFiguresSheet *sheet, guint row, TdMeasure measure);

/** td_figures_sheet_get_cumulative: the figures of a row as they stand, whatever the mode. */
TdFigures td_figures_sheet_get_cumulative (TdFiguresSheet *sheet, guint row, TdMeasure measure);

/** td_figures_sheet_preview: the figures of a row as they stand in another book of the same units
 * and cuts. */
TdFiguresSide
td_figures_sheet_preview (TdFiguresSheet *sheet, guint row, TdMeasure measure, TdBook *book);

/** td_figures_sheet_get_value: the value of a cell: of the rate column in hundredths. */
bool td_figures_sheet_get_value (TdFiguresSheet *sheet, guint row, guint column, int64_t *value);

/** td_figures_sheet_get_lock: why a cell cannot be edited. */
TdFiguresLock td_figures_sheet_get_lock (TdFiguresSheet *sheet, guint row, guint column);

/** td_figures_sheet_find_lock: why nothing can be edited at all. */
TdFiguresLock td_figures_sheet_find_lock (const TdFiguresSheet *sheet);

/** td_figures_sheet_get_base: the cut that the mode counts from, -1 for none. */
int td_figures_sheet_get_base (const TdFiguresSheet *sheet);

/** td_figures_sheet_find_column: the column of an item; -1. @item: -1 for the rate */
int td_figures_sheet_find_column (const TdFiguresSheet *sheet, int item);

/** td_figures_sheet_unfold: shows or hides what is below a row. Returns: whether rows changed. */
bool td_figures_sheet_unfold (TdFiguresSheet *sheet, guint row, bool unfold);
/** td_figures_sheet_unfold_officers: of all units. Returns: whether rows changed. */
bool td_figures_sheet_unfold_officers (TdFiguresSheet *sheet, bool unfold);
/** td_figures_sheet_reveal: unfolds what hides a subject. Returns: its row, -1. */
int td_figures_sheet_reveal (TdFiguresSheet *sheet, TdSubject subject);

G_END_DECLS
