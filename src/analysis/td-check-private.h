/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-check.h"
#include "model/td-settings.h"

G_BEGIN_DECLS

/*
 * Shared by the files of the check: the cut that is being checked, with what its figures are held
 * against, and the subject whose turn it is.
 */

/** TdEarlierCut: an earlier cut as it compares with the one being checked. */
typedef struct
{
  int cut; /* -1: there is none */
  TdDay as_of;
  TdEarlier *figures; /* owned */
} TdEarlierCut;

typedef struct
{
  const TdBook *book;
  int cut;
  TdDay as_of;
  TdDay first_day;     /* of the work year */
  bool is_late;        /* August or September */
  bool is_last_month;  /* September */
  TdEarlierCut before; /* the cut before, in the same work year */
  TdEarlierCut month;  /* the newest cut of the month before, else the cut before */
  TdEarlierCut august; /* for September: the newest cut before it, in the same work year */
  TdEarlierCut end;    /* 30 September of the work year before */
  int64_t threshold[TD_N_CHECK_THRESHOLDS];

  TdSubject subject;
  TdMeasure measure;
  const TdFigures *entered; /* (nullable) */
  GArray *problems;
} TdChecking;

/** _td_checking_add: adds a warning about the subject whose turn it is. */
void _td_checking_add (TdChecking *checking, TdProblem problem);

/** _td_checking_get_shown: what the subject shows in the cut. */
const TdFigures *_td_checking_get_shown (const TdChecking *checking, TdMeasure measure);

/** _td_checking_is_leaf: whether the subject is a unit whose figures are not the sum of units below
 * it: patterns are looked for where the work is done. */
bool _td_checking_is_leaf (const TdChecking *checking);

/** _td_is_more_than: whether @part is more than @hundredths of a percent of @whole, exactly. */
bool _td_is_more_than (int64_t part, int64_t whole, int64_t hundredths);

/** _td_check_identities: V1–V5, V7, V8, V9a of one subject; cut and subject are left open. */
void _td_check_identities (
    const TdBook *book, int cut, TdSubject subject, TdMeasure measure, GArray *problems);

/** _td_is_restructured: whether a succession with @after < date ≤ @until concerns the unit of a
 * subject or one below it. */
bool _td_is_restructured (const TdBook *book, TdSubject subject, TdDay after, TdDay until);

/** _td_check_year: V9b, V10, V11: against the year before and the cuts before. */
void _td_check_year (TdChecking *checking);

/** _td_check_across: V13, V16: against the other measure and the units below. */
void _td_check_across (TdChecking *checking);

/** _td_check_patterns: the patterns of practice. */
void _td_check_patterns (TdChecking *checking);

G_END_DECLS
