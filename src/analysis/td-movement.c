/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-analysis"

#include "config.h"

#include "td-movement.h"

/* A rate of 1 in hundredths of a percent. */
#define WHOLE 10000

/* dividend / divisor rounded down, with what is left of it. */
typedef struct
{
  td_wide quotient;
  td_wide remainder;
} Quotient;

static Quotient
divide_down (td_wide dividend, td_wide divisor)
{
  Quotient result = { dividend / divisor, dividend % divisor };

  if (result.remainder < 0)
    {
      result.quotient--;
      result.remainder += divisor;
    }
  return result;
}

TdMovement
td_movement (int64_t completed_then,
             int64_t eligible_then,
             int64_t completed_now,
             int64_t eligible_now)
{
  TdMovement movement = { 0 };
  int64_t rate_then, rate_now;
  td_wide moved, product;

  if (!td_ratio_rate (completed_then, eligible_then, &rate_then)
      || !td_ratio_rate (completed_now, eligible_now, &rate_now)
      || __builtin_mul_overflow (
          (td_wide)completed_now * WHOLE, (td_wide)eligible_then - eligible_now, &moved)
      || __builtin_mul_overflow ((td_wide)eligible_then, (td_wide)eligible_now, &product))
    return movement;

  Quotient completed
      = divide_down (((td_wide)completed_now - completed_then) * WHOLE, eligible_then);
  Quotient base = divide_down (moved, product);
  /* Both remainders over e0·e1. */
  td_wide completed_remainder = completed.remainder * eligible_now;

  movement.known = true;
  movement.change = rate_now - rate_then;
  td_wide left = movement.change - completed.quotient - base.quotient;
  bool completed_first = completed_remainder >= base.remainder;
  /* 0, 1 or 2: roundings of three figures meet. */
  movement.by_completed
      = (int64_t)(completed.quotient + (left >= 2 || (left == 1 && completed_first)));
  movement.by_base = (int64_t)(movement.change - movement.by_completed);
  return movement;
}
