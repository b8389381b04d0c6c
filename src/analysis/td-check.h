/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-table.h"

G_BEGIN_DECLS

typedef enum
{
  TD_SEVERITY_ERROR,
  TD_SEVERITY_WARNING,
} TdSeverity;

/**
 * TdSure: how sure a finding is that something is wrong.
 * @TD_SURE_CERTAIN: the figures contradict each other
 * @TD_SURE_LIKELY: seldom right, but it can be
 * @TD_SURE_POSSIBLE: worth a question
 */
typedef enum
{
  TD_SURE_CERTAIN,
  TD_SURE_LIKELY,
  TD_SURE_POSSIBLE,
} TdSure;

/** td_sure_name: "certain", "likely" or "possible". */
const char *td_sure_name (TdSure sure);

/**
 * TdBasis: what a finding was held against.
 * @TD_BASIS_RECORD: the other figures of the record
 * @TD_BASIS_BELOW: the units or officers below
 * @TD_BASIS_YEAR: the other cuts of the work year
 * @TD_BASIS_EARLIER: an earlier cut of the work year
 * @TD_BASIS_LAST_YEAR: the end of the work year before
 * @TD_BASIS_MEASURE: the other measure
 * @TD_BASIS_PACE: the pace of the work year up to an earlier cut
 */
typedef enum
{
  TD_BASIS_RECORD,
  TD_BASIS_BELOW,
  TD_BASIS_YEAR,
  TD_BASIS_EARLIER,
  TD_BASIS_LAST_YEAR,
  TD_BASIS_MEASURE,
  TD_BASIS_PACE,
} TdBasis;

/** td_basis_name: "record", "below", "year", "earlier", "last-year", "measure" or "pace". */
const char *td_basis_name (TdBasis basis);

/**
 * TdProblem: a finding of the check (docs/checks.md): what, where, what was expected and what was
 * found.
 * @code: "V3", "hoarding", …
 * @item: the item at which it shows
 * @sign: what @found should be to @expected: '=' equal, '<' at most, '>' at least
 * @items: the items that take part, as bits
 * @basis_cut: the cut it was held against, -1 where that is the cut itself or several
 * @then: the figure of @item in @basis_cut
 * @beside_then: a second figure that makes a pattern plain, in @basis_cut; which one depends on the
 *   code
 * @beside_now: the same in the cut
 * @explained: (nullable): the note by which a person explained it; belongs to the book
 */
typedef struct
{
  const char *code;
  TdSeverity severity;
  int cut;
  TdSubject subject;
  TdMeasure measure;
  TdItem item;
  char sign;
  int64_t expected;
  int64_t found;
  uint32_t items;
  TdSure sure;
  TdBasis basis;
  int basis_cut;
  int64_t then;
  int64_t beside_then;
  int64_t beside_now;
  const char *explained;
} TdProblem;

/**
 * td_check: the findings in one cut, or in all (@cut = -1), ordered by day, tree, officer, measure,
 * code: the identities by number, then the patterns by name. For the main thread only.
 * Returns: (transfer full) (element-type TdProblem)
 */
GArray *td_check (const TdBook *book, int cut);

/**
 * td_check_subject: the findings about one unit or officer in one cut, in the same order.
 * Returns: (transfer full) (element-type TdProblem)
 */
GArray *td_check_subject (const TdBook *book, int cut, TdSubject subject);

/*
 * TdChecker: the same, some units at a time, for a window that must not stand still.
 */
typedef struct _TdChecker TdChecker;

/**
 * td_checker_new: (transfer full): at the beginning.
 * @book: must outlive it
 * @first: the first cut
 * @last: the last one; before @first: nothing to do
 */
TdChecker *td_checker_new (const TdBook *book, int first, int last);
void td_checker_free (TdChecker *checker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChecker, td_checker_free)

/**
 * td_checker_run: goes on until all is checked or it is @deadline.
 * @deadline: monotonic time, µs; at least one unit is checked; G_MAXINT64 runs to the end
 *
 * Returns: whether all is checked
 */
bool td_checker_run (TdChecker *checker, int64_t deadline);

/** td_checker_get_problems: (transfer none) (element-type TdProblem): what was found until now. */
GArray *td_checker_get_problems (TdChecker *checker);

/**
 * td_problem_explain: adds to @changes what explains @problem as long as it finds the same.
 * @note: why the figure is right; empty takes the explanation away
 */
void td_problem_explain (const TdBook *book,
                         const TdProblem *problem,
                         const char *note,
                         TdChanges *changes);

/** td_problems_count: how many of @problems have that severity and are not explained. Errors count
 * whether they are explained or not. */
guint td_problems_count (const GArray *problems, TdSeverity severity);

/** td_check_record: the findings of one record by its own figures alone (V1–V5, V7): for forms
 * while they are edited. */
void
td_check_record (const TdFigures *entered, const TdForm *form, TdMeasure measure, GArray *problems);

/** td_problem_items: the items that take part in the identity of a finding, as bits. */
uint32_t td_problem_items (const TdProblem *problem);

/** td_problems_get_first: (transfer none) (nullable): the first error, else the first warning that
 * is not explained. */
const TdProblem *td_problems_get_first (const GArray *problems);

G_END_DECLS
