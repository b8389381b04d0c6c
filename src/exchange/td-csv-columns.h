/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-changes.h"

G_BEGIN_DECLS

/* The columns of each file, in the order in which they are written. */

enum
{
  TD_CSV_UNIT_CODE,
  TD_CSV_UNIT_NAME,
  TD_CSV_UNIT_SHORT_NAME,
  TD_CSV_UNIT_KIND,
  TD_CSV_UNIT_PARENT,
  TD_CSV_UNIT_VALID_FROM,
  TD_CSV_UNIT_VALID_TO,
  TD_CSV_UNIT_POSITION,
};

enum
{
  TD_CSV_SUCCESSION_PREDECESSOR,
  TD_CSV_SUCCESSION_SUCCESSOR,
  TD_CSV_SUCCESSION_DATE,
  TD_CSV_SUCCESSION_SHARE, /* and one more: one a measure */
};

enum
{
  TD_CSV_OFFICER_CODE,
  TD_CSV_OFFICER_UNIT,
  TD_CSV_OFFICER_NAME,
  TD_CSV_OFFICER_VALID_FROM,
  TD_CSV_OFFICER_VALID_TO,
};

enum
{
  TD_CSV_TARGET_UNIT,
  TD_CSV_TARGET_OFFICER,
  TD_CSV_TARGET_WORK_YEAR,
  TD_CSV_TARGET_MEASURE,
  TD_CSV_TARGET_RATE,
  TD_CSV_TARGET_RULE,
  TD_CSV_TARGET_FROM,
  TD_CSV_TARGET_DOCUMENT,
};

enum
{
  TD_CSV_CUT_AS_OF,
  TD_CSV_CUT_CLOSED,
  TD_CSV_CUT_REVISION,
  TD_CSV_CUT_NOTE,
};

enum
{
  TD_CSV_SETTING_KEY,
  TD_CSV_SETTING_VALUE,
};

enum
{
  TD_CSV_RECORD_AS_OF,
  TD_CSV_RECORD_UNIT,
  TD_CSV_RECORD_OFFICER,
  TD_CSV_RECORD_MEASURE,
  TD_CSV_RECORD_ITEM, /* and the other stored items in their order; own items come behind */
};

enum
{
  TD_CSV_PLAN_UNIT,
  TD_CSV_PLAN_OFFICER,
  TD_CSV_PLAN_MEASURE,
  TD_CSV_PLAN_MONTH,
  TD_CSV_PLAN_COMPLETED,
};

enum
{
  TD_CSV_EXPLANATION_AS_OF,
  TD_CSV_EXPLANATION_UNIT,
  TD_CSV_EXPLANATION_OFFICER,
  TD_CSV_EXPLANATION_MEASURE,
  TD_CSV_EXPLANATION_CODE,
  TD_CSV_EXPLANATION_ITEM,
  TD_CSV_EXPLANATION_EXPECTED,
  TD_CSV_EXPLANATION_FOUND,
  TD_CSV_EXPLANATION_NOTE,
};

/** TD_CSV_MAX_COLUMNS: no file has more, but for own items. */
#define TD_CSV_MAX_COLUMNS (TD_CSV_RECORD_ITEM + TD_N_STORED_ITEMS)

/** TdCsvColumn: a column of a file of the format. */
typedef struct
{
  const char *name;
  bool is_required;
} TdCsvColumn;

/**
 * td_csv_columns: the columns of the file of @kind.
 *
 * Returns: (transfer none) (array length=n_columns)
 */
const TdCsvColumn *td_csv_columns (TdRowKind kind, guint *n_columns);

G_END_DECLS
