/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-changes.h"

G_BEGIN_DECLS

/* Parts of a book that stand apart: reference-counted, immutable once sorted. */

/** TdBookPlans: plans by unit. */
typedef struct
{
  GArray *rows; /* TdPlan */
  guint *first; /* by unit, n_units + 1 entries */
} TdBookPlans;

/** _td_book_plans_new: (transfer full): takes the plans of @rows whose unit is in @by_code, which
 * has index + 1 by code. */
TdBookPlans *_td_book_plans_new (GArray *rows, GHashTable *by_code, guint n_units);
void _td_book_plans_unref (TdBookPlans *plans);
/** _td_book_plan_rows: (transfer full): an empty array of plans. */
GArray *_td_book_plan_rows (void);
void _td_book_plan_append (GArray *rows, const TdPlan *plan);
bool _td_book_plans_find (const TdBookPlans *plans,
                          int unit,
                          const char *officer,
                          TdMeasure measure,
                          TdDay month,
                          int64_t *completed);

/** TdBookExplanations: explanations in their order. */
typedef struct
{
  GArray *rows; /* TdExplanation */
} TdBookExplanations;

TdBookExplanations *_td_book_explanations_new (GArray *rows, GHashTable *by_code);
void _td_book_explanations_unref (TdBookExplanations *explanations);
GArray *_td_book_explanation_rows (void);
void _td_book_explanation_append (GArray *rows, const TdExplanation *explanation);
/** _td_book_explanations_find: (nullable): the one of the same key; @by_code as it was made with */
const TdExplanation *_td_book_explanations_find (const TdBookExplanations *explanations,
                                                 GHashTable *by_code,
                                                 const TdExplanation *key);

/** TdBookPapers: headers of papers by id. */
typedef struct
{
  GArray *rows; /* TdPaper */
} TdBookPapers;

/** _td_book_papers_new: (transfer full): takes a reference of @rows, which it sorts. */
TdBookPapers *_td_book_papers_new (GArray *rows);
void _td_book_papers_unref (TdBookPapers *papers);
/** _td_book_paper_rows: (transfer full): an empty array of papers. */
GArray *_td_book_paper_rows (void);
void _td_book_paper_append (GArray *rows, const TdPaper *paper);
/** _td_book_papers_find: (nullable) */
const TdPaper *_td_book_papers_find (const TdBookPapers *papers, int64_t id);

G_END_DECLS
