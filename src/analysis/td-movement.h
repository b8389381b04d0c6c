/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-ratio.h"

G_BEGIN_DECLS

/**
 * TdMovement: why a rate moved from c0/e0 to c1/e1, in hundredths of a point.
 * @change: rounded rate now − rounded rate then, as printed
 * @by_completed: what was completed: c1/e0 − c0/e0
 * @by_base: what happened to the eligible: c1/e1 − c1/e0
 */
typedef struct
{
  bool known;
  int64_t change;
  int64_t by_completed;
  int64_t by_base;
} TdMovement;

/**
 * td_movement: splits the change of a rate. The exact parts add up to the exact change; printed,
 * each is rounded down and what is missing to @change goes to the part with the larger remainder
 * (largest remainder, the completed first where they are equal), so that the printed parts add up
 * to the printed change and none is further than a hundredth from the exact one (docs/analysis.md,
 * 4). Not known where nothing was or is eligible, or where a sum goes beyond 128 bits.
 */
TdMovement td_movement (int64_t completed_then,
                        int64_t eligible_then,
                        int64_t completed_now,
                        int64_t eligible_now);

G_END_DECLS
