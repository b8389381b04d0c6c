/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"

G_BEGIN_DECLS

/*
 * Books and changes from compact rows, one a line, words separated by spaces; "-" is an empty field
 * and trailing fields may be left out. "remove" before a row makes it a removal.
 *
 *   unit CODE PARENT FROM TO POSITION KIND
 *   officer CODE UNIT FROM TO
 *   succession PREDECESSOR SUCCESSOR DATE SHARE_CASES SHARE_MONEY     (percent; one share for both)
 *   target UNIT[/OFFICER] WORK_YEAR MEASURE RATE RULE FROM
 *   cut DATE open|closed REVISION
 *   record DATE UNIT[/OFFICER] MEASURE ITEM=VALUE...                  (e, c: eligible, completed)
 *   setting KEY VALUE…                                               (the rest of the line)
 *   plan UNIT[/OFFICER] MEASURE MONTH COMPLETED                      (a month's last day)
 *
 * Days are ISO, rates and shares have a point. Names are "Tên CODE". A record brings its cut with
 * it.
 */

/** td_test_day: the day of an ISO text. */
TdDay td_test_day (const char *iso);

/** td_test_changes_new: (transfer full) */
TdChanges *td_test_changes_new (const char *rows);

/** td_test_book_new: (transfer full): a book of rows that break no rule of the model. */
TdBook *td_test_book_new (const char *rows);

/** td_test_book_sample: (transfer full): the book of a case of data/samples, through the CSV
 * reader. */
TdBook *td_test_book_sample (const char *name);

/** td_test_unit: the unit of that code, which exists. */
TdSubject td_test_unit (const TdBook *book, const char *code);

/** td_test_cut: the cut of that day, which exists. */
int td_test_cut (const TdBook *book, const char *iso);

/** td_test_figures: figures from "ITEM=VALUE ITEM=VALUE". */
TdFigures td_test_figures (const char *items);

/** td_test_assert_figures: @figures has exactly the items of "ITEM=VALUE ITEM=VALUE". */
#define td_test_assert_figures(figures, items)                                                     \
  td_test_assert_figures_at ((figures), (items), __FILE__, __LINE__, G_STRFUNC)
void td_test_assert_figures_at (
    const TdFigures *figures, const char *items, const char *file, int line, const char *function);

/** td_test_take_error: an error of TD_ERROR and @code with a sentence; frees it. */
void td_test_take_error (GError **error, int code);

G_END_DECLS
