/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-plan.h"
#include "analysis/td-secured.h"

G_BEGIN_DECLS

/* Targets and plans as sentences, in the language of the interface. */

/**
 * td_wording_secured: what the targets below a unit secure together, and whether that is enough:
 * "Cộng chỉ tiêu về việc đã giao chỉ bảo đảm 83,25 %: thiếu 0,80 điểm (87 việc) so với 84,05 % của
 * THADS tỉnh Thái Nguyên."
 *
 * Returns: (transfer full) (nullable): NULL when there is nothing below, or nothing eligible
 */
char *td_wording_secured (const TdBook *book, int cut, const TdSecured *secured);

/**
 * td_wording_plan_month: what was undertaken for a month and what became of it: "Đăng ký đến
 * 30/9/2025: 827 việc; đến 12/9/2025 đã xong 722 việc, còn 105 việc nữa."
 *
 * Returns: (transfer full) (nullable): NULL when neither is known
 */
char *td_wording_plan_month (TdMeasure measure, const TdPlanMonth *month);

/** td_wording_plan_year: (transfer full) (nullable): "Giữ đúng 7 trên 9 tháng đã có kết quả, còn 3
 * tháng chưa đến." NULL when nothing was undertaken. */
char *td_wording_plan_year (const TdPlanYear *year);

G_END_DECLS
