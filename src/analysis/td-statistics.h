/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-types.h"

G_BEGIN_DECLS

/** td_root: the square root of what is not negative, rounded down. */
int64_t td_root (td_wide square);

/**
 * td_student_80: the value, in thousandths, that Student's t with @freedom degrees of freedom
 * exceeds in size one time in five (its 90 % quantile; Abramowitz and Stegun, table 26.10).
 * @freedom: at least 1
 */
int64_t td_student_80 (int freedom);

G_END_DECLS
