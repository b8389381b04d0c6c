/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-officer-rank.h"
#include "analysis/td-progress.h"
#include "analysis/td-reporting.h"

G_BEGIN_DECLS

/* Sentences about who reports and about officers, in the interface language. */

/**
 * td_wording_reporting: who has reported to a cut, in one sentence: "7/8 đơn vị đã báo cáo; chậm 2
 * ngày làm việc: Khu vực 5".
 *
 * Returns: (transfer full)
 */
char *td_wording_reporting (const TdBook *book, const TdReporting *reporting);

/** td_wording_deadline: (transfer full): "hạn 4/9/2025, còn 2 ngày làm việc" of one level. */
char *td_wording_deadline (const TdReportDeadline *deadline);

/** td_wording_report_level: who is meant: "Officers to their unit", …. */
const char *td_wording_report_level (TdReportLevel level);

/** td_wording_report_gaps: (transfer full): what is missing from one that has not reported: "chưa
 * báo cáo", "chưa báo cáo về tiền", "báo cáo về việc chưa đủ". */
char *td_wording_report_gaps (const TdReporting *reporting, const TdReportRow *row);

/**
 * td_wording_closing: what is to be known before a cut is closed: how many errors the check finds
 * in it, with the first three, and who has not reported; one a line.
 * @on: the day from which it is seen
 *
 * Returns: (transfer full) (nullable): NULL when nothing speaks against closing it
 */
char *td_wording_closing (const TdBook *book, int cut, TdDay on);

/**
 * td_wording_officer_ranks: the place in the unit and in the province: "thứ 2/5 trong đơn vị, thứ
 * 14/63 toàn tỉnh".
 * @rank: (nullable): the place in the province
 * @n_ranked: among how many
 *
 * Returns: (transfer full) (nullable): NULL without a rate
 */
char *
td_wording_officer_ranks (const TdProgressRow *row, const TdOfficerRank *rank, guint n_ranked);

/** td_wording_officer_ranks_short: the same in few words: "2/5 đơn vị, 14/63 tỉnh". */
char *td_wording_officer_ranks_short (const TdProgressRow *row,
                                      const TdOfficerRank *rank,
                                      guint n_ranked);

G_END_DECLS
