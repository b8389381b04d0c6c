/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-book.h"

G_BEGIN_DECLS

/**
 * TdSecured: what the targets of those below a unit secure together: the rate of the unit if each
 * of them reached exactly its own target at what is eligible now, Σ target·eligible / Σ eligible.
 * @n_below: those below it (docs/arithmetic.md, 4)
 * @n_counted: those of them that have a target in force and a figure of what is eligible
 * @rate: of those that count, rounded half up, hundredths of a percent
 * @gap: rate − own target
 * @short_by: the smallest whole number that the targets leave open; 0 when they secure it
 */
typedef struct
{
  TdSubject subject;
  TdMeasure measure;
  guint n_below;
  guint n_counted;
  bool has_rate;
  bool has_target;
  bool is_known;   /* has_rate and has_target, and all count: what follows holds */
  bool is_secured; /* exactly, whatever the rounded rate is */
  int64_t rate;
  int64_t target;
  TdRule rule;
  int64_t gap;
  int64_t short_by;
} TdSecured;

/** td_secured_get: of a unit valid on the day of the cut. @secured: (out caller-allocates) */
void td_secured_get (
    const TdBook *book, int cut, TdSubject subject, TdMeasure measure, TdSecured *secured);

/** td_secured_list_uncounted: (transfer full) (element-type TdSubject): those below that do not
 * count. */
GArray *td_secured_list_uncounted (const TdBook *book, int cut, const TdSecured *secured);

G_END_DECLS
