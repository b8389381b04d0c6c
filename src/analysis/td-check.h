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
 * TdProblem: a finding of the check: what, where, what was expected and what was found.
 * @code: "V3", …
 * @item: the item at which it shows
 * @sign: what @found should be to @expected: '=' equal, '<' at most, '>' at least
 * @items: the items that take part, as bits
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
} TdProblem;

/**
 * td_check: the findings in one cut, or in all (@cut = -1), ordered by day, tree, officer, measure,
 * code. Returns: (transfer full) (element-type TdProblem)
 */
GArray *td_check (const TdBook *book, int cut);

/** td_check_record: the findings of one record by its own figures alone (V1–V5, V7): for forms
 * while they are edited. */
void
td_check_record (const TdFigures *entered, const TdForm *form, TdMeasure measure, GArray *problems);

/** td_problem_items: the items that take part in the identity of a finding, as bits. */
uint32_t td_problem_items (const TdProblem *problem);

G_END_DECLS
