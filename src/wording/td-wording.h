/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-check.h"
#include "analysis/td-forecast.h"
#include "analysis/td-progress.h"

G_BEGIN_DECLS

/*
 * Results as sentences, in the language of the interface. Papers speak through templates
 * (td-template.h), never through these.
 */

/**
 * td_wording_money: an amount as it stands in a sentence: "1.050 tỷ đồng", "gần 40 tỷ đồng",
 * "474,1 triệu đồng". The fewest decimals, at most three, that lie within a thousandth of the exact
 * figure; "gần" when what is shown is above it, "hơn" when below. Under a million: nghìn đồng.
 * @missing: rounds up instead of half up
 *
 * Returns: (transfer full)
 */
char *td_wording_money (int64_t thousand_dong, bool missing);

/** td_wording_money_short: (transfer full): with one decimal at most and no word: "8,4 tỷ đồng";
 * for tight places. */
char *td_wording_money_short (int64_t thousand_dong);

/** td_wording_billions: (transfer full): the tỷ of a table cell, always one decimal: "124,0". */
char *td_wording_billions (int64_t thousand_dong);

/** td_wording_amount: (transfer full): an amount of @measure in a sentence: "542 việc", "gần 20 tỷ
 * đồng". */
char *td_wording_amount (TdMeasure measure, int64_t amount, bool missing);

/** td_wording_amount_short: (transfer full): as td_wording_money_short(): "542 việc", "20 tỷ đồng".
 */
char *td_wording_amount_short (TdMeasure measure, int64_t amount);

/** td_wording_measure: "by cases", "by money" ("về việc", "về tiền"). */
const char *td_wording_measure (TdMeasure measure);

/** td_wording_standing: one word for a standing ("đạt", "xấp xỉ", "thấp", "rất thấp"). */
const char *td_wording_standing (TdStanding standing);

/**
 * td_wording_gap: how far a row is from its target: "thiếu 4,98 điểm", "vượt 0,42 điểm",
 * "vừa đủ chỉ tiêu", "thiếu chưa đến 0,01 điểm"; without one: "chưa giao chỉ tiêu", "chưa có tỷ
 * lệ".
 *
 * Returns: (transfer full)
 */
char *td_wording_gap (const TdProgressRow *row);

/** td_wording_reported: (transfer full) (nullable): "cộng 7/8 đơn vị đã báo cáo"; NULL when all
 * have, or there are none. */
char *td_wording_reported (const TdProgressRow *row);

/**
 * td_wording_names: names one after another; those that differ in their last number are drawn
 * together: "Khu vực 1, 3, 5", "Phòng NV&TCTHA, Khu vực 2, 4".
 * @names: (element-type utf8)
 *
 * Returns: (transfer full)
 */
char *td_wording_names (const GPtrArray *names);

/**
 * td_wording_problem: a finding in one sentence: where, what, what was found and what was expected:
 * "Khu vực 3, về việc, 31/8/2025: tổng số phải thi hành là 1.678, cộng các phần được 1.688".
 *
 * Returns: (transfer full)
 */
char *td_wording_problem (const TdBook *book, const TdProblem *problem);

/** td_wording_problem_short: (transfer full): the same without the place, for where the place is
 * plain. */
char *td_wording_problem_short (const TdBook *book, const TdProblem *problem);

/** td_wording_identity: the rule behind a code of the check ("V1"), in a few words; the code itself
 * when unknown. */
const char *td_wording_identity (const char *code);

/** td_wording_problem_name: what a finding is called: the name of a pattern ("để dành án"), the
 * code of an identity. */
const char *td_wording_problem_name (const char *code);

/** td_wording_problem_advice: (transfer full): how sure a finding is and what to do about it, two
 * sentences. */
char *td_wording_problem_advice (const TdProblem *problem);

/** td_wording_severity: "error", "warning" ("lỗi", "cảnh báo"). */
const char *td_wording_severity (TdSeverity severity);

/** td_wording_sure: "certain", "likely", "possible" in a word. */
const char *td_wording_sure (TdSure sure);

/** td_wording_figure: (transfer full): an exact figure with its unit: "1.688 việc", "12.345 nghìn
 * đồng". */
char *td_wording_figure (TdMeasure measure, int64_t value);

/**
 * td_wording_group: names a group of the journal, for undo and for the list: "Sửa số liệu Khu vực
 * 4, 12/9/2025".
 * @book: (nullable): gives names to codes
 * @kind: as in TdAction
 * @unit: (nullable) code
 * @officer: (nullable) code
 * @as_of: the cut, or #TD_DAY_NONE
 * @detail: (nullable): a measure, or what was imported; for "undo", "redo" and "revert" the kind of
 * what is stepped over and, after a blank, its detail
 * @note: (nullable): the user's words
 *
 * Returns: (transfer full)
 */
char *td_wording_group (const TdBook *book,
                        const char *kind,
                        const char *unit,
                        const char *officer,
                        TdDay as_of,
                        const char *detail,
                        const char *note);

/** td_wording_action: a kind of action in the journal as one word or two, for a list to choose
 * from: "Sửa số liệu". Returns: (transfer none): the kind itself when unknown */
const char *td_wording_action (const char *kind);

/** td_wording_paper_kind: a kind of paper within a sentence: "công điện"; a kind that is not known
 * as it is. */
const char *td_wording_paper_kind (const char *kind);

/*
 * One line of the journal for people. @table, @item and the values are as in TdJournalLine.
 */

/** td_wording_journal_place: (transfer full): where it is: "Khu vực 4, về việc, 12/9/2025". @unit,
 * @officer, @measure: (nullable) */
char *td_wording_journal_place (const TdBook *book,
                                const char *table,
                                const char *unit,
                                const char *officer,
                                TdDay as_of,
                                const char *measure);

/** td_wording_journal_item: (transfer full): what it is: "Thi hành xong", "Tỷ lệ giao". @item:
 * (nullable): a whole row */
char *td_wording_journal_item (const TdBook *book, const char *table, const char *item);

/** td_wording_journal_value: (transfer full): a value of it: "1.234", "84,05 %", "12/9/2025".
 * @text: (nullable): absent */
char *td_wording_journal_value (const TdBook *book,
                                const char *table,
                                const char *item,
                                const char *text);

/** td_wording_backup_reason: why a backup was made, as TdBackup says it: "Trước khi nhập số liệu".
 * @why: (nullable). Returns: (transfer none) */
const char *td_wording_backup_reason (const char *why);

/**
 * TdAttention: something a head should look at.
 * @title: one line
 * @detail: a second, quieter one; (nullable)
 * @page: where it leads: "units", "charts", "analysis"
 * @subject: whom it is about, or #TD_SUBJECT_NONE
 */
typedef struct
{
  char *title;
  char *detail;
  const char *page;
  TdSubject subject;
  TdMeasure measure;
} TdAttention;

/**
 * td_wording_attention: what needs attention, the most important first: units that have not
 * reported, no target, who holds most of what is missing, a forecast below the target, units short
 * of both targets, units that fell since the month base, a target met thanks to one unit, behind
 * the quota. Empty when there is nothing.
 * @forecasts: (array fixed-size=2): of the root, by cases and by money
 *
 * Returns: (transfer full) (element-type TdAttention)
 */
GPtrArray *td_wording_attention (const TdProgress *progress, const TdForecast *forecasts);

/**
 * td_wording_bulletin: the bulletin for the office's chat group, always in Vietnamese: two
 * sentences, the five lowest units by cases and by money, days left.
 *
 * Returns: (transfer full)
 */
char *td_wording_bulletin (const TdProgress *progress);

G_END_DECLS
