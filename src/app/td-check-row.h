/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "analysis/td-check.h"

G_BEGIN_DECLS

/* TdCheckRow: a row of the list of findings: the heading of a unit, the heading of what is
 * explained, or a finding. */
#define TD_TYPE_CHECK_ROW (td_check_row_get_type ())
G_DECLARE_FINAL_TYPE (TdCheckRow, td_check_row, TD, CHECK_ROW, GObject)

typedef enum
{
  TD_CHECK_ROW_UNIT,
  TD_CHECK_ROW_SETTLED,
  TD_CHECK_ROW_PROBLEM,
} TdCheckRowKind;

/** td_check_row_new_heading: @subject: of #TD_CHECK_ROW_UNIT; @is_open: of #TD_CHECK_ROW_SETTLED */
TdCheckRow *td_check_row_new_heading (TdCheckRowKind kind,
                                      TdBook *book,
                                      TdSubject subject,
                                      guint n_errors,
                                      guint n_warnings,
                                      bool is_open);
TdCheckRow *td_check_row_new_problem (TdBook *book, const TdProblem *problem);

TdCheckRowKind td_check_row_get_kind (TdCheckRow *row);
TdSubject td_check_row_get_unit (TdCheckRow *row);
/** td_check_row_get_problem: (transfer none) (nullable): of a finding. */
const TdProblem *td_check_row_get_problem (TdCheckRow *row);
TdBook *td_check_row_get_book (TdCheckRow *row);
bool td_check_row_is_open (TdCheckRow *row);

/** td_check_row_is_settled: whether it is a warning that is explained. */
bool td_check_row_is_settled (TdCheckRow *row);

/** td_check_row_get_title: (transfer full): the heading, or the finding in a sentence. */
char *td_check_row_get_title (TdCheckRow *row);

/** td_check_row_get_detail: (transfer full): how many findings, or what, where, expected, found and
 * how sure. */
char *td_check_row_get_detail (TdCheckRow *row);

/** td_check_row_get_text: (transfer full): the row as a line of plain text. */
char *td_check_row_get_text (TdCheckRow *row);

/** td_check_row_compare: units with errors first is for the list; within a unit errors first, then
 * by day, officer, measure. */
int td_check_row_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
