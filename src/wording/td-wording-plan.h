/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

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

G_END_DECLS
