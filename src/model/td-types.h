/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

/** td_wide: for products of amounts; the money of the whole country times a target overflows 64
 * bits. */
__extension__ typedef __int128 td_wide;

/** TdDay: a day, counted from 1/1/1970; #TD_DAY_NONE is "no day". */
typedef int32_t TdDay;
#define TD_DAY_NONE INT32_MIN

/** TdMeasure: what is counted: cases (việc) or money (tiền, in 1.000 đồng). */
typedef enum
{
  TD_MEASURE_CASES,
  TD_MEASURE_MONEY,
} TdMeasure;
#define TD_N_MEASURES 2

/**
 * TdSubject: whom a record is about, as an index into one #TdBook: units come first, then the
 * stays of officers. -1 is "nobody".
 */
typedef int TdSubject;
#define TD_SUBJECT_NONE (-1)

typedef struct _TdBook TdBook;
typedef struct _TdForm TdForm;
typedef struct _TdForms TdForms;

/** TD_ERROR: the one error domain of the programs below the window. */
#define TD_ERROR (td_error_quark ())
GQuark td_error_quark (void);

/**
 * TdError:
 * @TD_ERROR_VALUE: a text is no number, day, rate or code
 * @TD_ERROR_NOT_FOUND: no such unit, officer, cut, file
 * @TD_ERROR_RULE: a rule of the model would be broken
 * @TD_ERROR_CLOSED: the cut is closed
 * @TD_ERROR_LOCKED: another program is writing to the workspace
 * @TD_ERROR_READ_ONLY: the workspace cannot be written
 * @TD_ERROR_NOT_WORKSPACE: the file is no workspace
 * @TD_ERROR_CORRUPT: the workspace is damaged
 * @TD_ERROR_TOO_NEW: the workspace was written by a newer version
 * @TD_ERROR_EXISTS: the file is there already
 * @TD_ERROR_FULL: no space is left
 * @TD_ERROR_IO: the file could not be read or written
 * @TD_ERROR_CANCELLED: the user cancelled
 * @TD_ERROR_NOTHING: there is nothing to undo or redo
 */
typedef enum
{
  TD_ERROR_VALUE,
  TD_ERROR_NOT_FOUND,
  TD_ERROR_RULE,
  TD_ERROR_CLOSED,
  TD_ERROR_LOCKED,
  TD_ERROR_READ_ONLY,
  TD_ERROR_NOT_WORKSPACE,
  TD_ERROR_CORRUPT,
  TD_ERROR_TOO_NEW,
  TD_ERROR_EXISTS,
  TD_ERROR_FULL,
  TD_ERROR_IO,
  TD_ERROR_CANCELLED,
  TD_ERROR_NOTHING,
} TdError;

/** td_measure_name: "cases" or "money", the word of files and the command line. */
const char *td_measure_name (TdMeasure measure);

/** td_measure_from_name: reads "cases" or "money"; returns false for anything else. */
bool td_measure_from_name (const char *name, TdMeasure *measure);

G_END_DECLS
