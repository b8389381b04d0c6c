/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-check.h"
#include "analysis/td-progress.h"

G_BEGIN_DECLS

/**
 * TdRecordView: which figures of a unit with units (or officers) below it are shown.
 * @TD_RECORD_VIEW_AUTO: the sum, but its own record where nothing below has figures
 * @TD_RECORD_VIEW_SUM: the figure of the unit: sums, and its own record where there is none
 * @TD_RECORD_VIEW_OWN: its own record
 */
typedef enum
{
  TD_RECORD_VIEW_AUTO,
  TD_RECORD_VIEW_SUM,
  TD_RECORD_VIEW_OWN,
} TdRecordView;

/**
 * TdRecordLock: why a record cannot be edited.
 * @TD_RECORD_LOCK_NONE: it can
 * @TD_RECORD_LOCK_SUM: what is shown is the sum of what is below
 * @TD_RECORD_LOCK_READ_ONLY: the workspace cannot be written
 * @TD_RECORD_LOCK_CLOSED: the cut is closed
 * @TD_RECORD_LOCK_NOT_VALID: the unit is not valid on the day of the cut
 */
typedef enum
{
  TD_RECORD_LOCK_NONE,
  TD_RECORD_LOCK_SUM,
  TD_RECORD_LOCK_READ_ONLY,
  TD_RECORD_LOCK_CLOSED,
  TD_RECORD_LOCK_NOT_VALID,
} TdRecordLock;

/**
 * TdRecordSide: one measure of a record as the form shows it.
 * @figures: what is shown, with the derived items
 * @change: since the month base
 * @partial: items (bits) that are the sum of those that have reported only
 * @editable: items (bits) that can be entered; a derived one where its parts are not there
 * @rate: holds when @has_rate, hundredths of a percent
 */
typedef struct
{
  TdFigures figures;
  TdFigures change;
  uint32_t partial;
  uint32_t editable;
  bool has_rate;
  int64_t rate;
  TdPoints rate_change;
} TdRecordSide;

/**
 * TdRecordState: what the record form shows of one unit or officer at one cut.
 * @month_base: the cut that changes count from, -1
 * @children: (element-type TdSubject): what makes up its sum; empty for one without
 * @shows_own: whether the figures are its own record
 * @problems: (element-type TdProblem): the findings about it at this cut
 */
typedef struct
{
  TdSubject subject;
  int cut;
  const TdForm *form; /* borrowed from the book */
  int month_base;
  GArray *children;
  bool shows_own;
  TdRecordLock lock;
  TdRecordSide side[TD_N_MEASURES];
  GArray *problems;
} TdRecordState;

/**
 * td_record_state_new: (transfer full): holds as long as @book.
 * @can_edit: whether the workspace can be written
 */
TdRecordState *td_record_state_new (
    const TdBook *book, int cut, TdSubject subject, TdRecordView view, bool can_edit);
void td_record_state_free (TdRecordState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRecordState, td_record_state_free)

/**
 * td_record_list_missing: (transfer container) (element-type utf8): the names of the children that
 * have not reported in @measure.
 */
GPtrArray *
td_record_list_missing (const TdBook *book, const TdRecordState *state, TdMeasure measure);

/** td_record_shows_own: whether what stands for a unit is its own record rather than the sum over
 * @children: nothing below has figures, or not all of them do and it has a record. */
bool td_record_shows_own (const TdBook *book, int cut, TdSubject subject, const GArray *children);

/** td_record_find_editable: the items, as bits, that can be entered beside what was @entered: all
 * parts that the form has, and what is calculated where its parts are not there, or where something
 * else was entered than they make: taken out or entered anew, it agrees again. */
uint32_t td_record_find_editable (const TdFigures *entered, const TdForm *form, TdMeasure measure);

/**
 * td_record_put_figures: appends the change that gives a record other figures. A derived item that
 * was entered and agreed with its parts follows them; one that did not stays, and stays a finding.
 * A record without any figure is removed.
 * @entered: all that is entered now
 */
void td_record_put_figures (const TdBook *book,
                            int cut,
                            TdSubject subject,
                            TdMeasure measure,
                            const TdFigures *entered,
                            TdChanges *changes);

/**
 * td_record_put_item: the same for one item of a record.
 * @value: (nullable): NULL makes the item absent
 */
void td_record_put_item (const TdBook *book,
                         int cut,
                         TdSubject subject,
                         TdMeasure measure,
                         TdItem item,
                         const int64_t *value,
                         TdChanges *changes);

G_END_DECLS
