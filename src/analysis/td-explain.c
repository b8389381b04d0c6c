/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "analysis/td-check.h"

static bool
is_same (const TdExplanation *a, const TdExplanation *b)
{
  return a->as_of == b->as_of && a->measure == b->measure && g_str_equal (a->unit, b->unit)
         && g_strcmp0 (a->officer, b->officer) == 0 && g_str_equal (a->code, b->code)
         && g_str_equal (a->item, b->item);
}

void
td_problem_explain (const TdBook *book,
                    const TdProblem *problem,
                    const char *note,
                    TdChanges *changes)
{
  bool is_officer = td_book_is_officer (book, problem->subject);
  TdSubject unit = is_officer ? td_book_get_parent (book, problem->subject) : problem->subject;
  g_autofree char *stripped = g_strstrip (g_strdup (note));
  TdExplanation explanation = {
    .as_of = td_book_get_cut (book, problem->cut)->as_of,
    .unit = td_book_get_unit (book, unit)->code,
    .officer = is_officer ? td_book_get_officer (book, problem->subject)->code : NULL,
    .measure = problem->measure,
    .code = (char *)problem->code,
    .item = (char *)td_book_get_item_name (book, problem->item),
    .expected = problem->expected,
    .found = problem->found,
    .note = stripped,
  };

  if (*stripped != '\0')
    {
      td_changes_put_explanation (changes, &explanation);
      return;
    }
  for (guint i = 0; i < td_book_get_n_explanations (book); i++)
    if (is_same (td_book_get_explanation (book, i), &explanation))
      td_changes_remove_explanation (changes, &explanation);
}
