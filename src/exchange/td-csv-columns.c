/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-exchange"

#include "config.h"

#include "td-csv-columns.h"

static const TdCsvColumn unit_columns[] = {
  { "code", true },    { "name", true },        { "short_name", false }, { "kind", true },
  { "parent", false }, { "valid_from", false }, { "valid_to", false },   { "position", false },
};

static const TdCsvColumn succession_columns[] = {
  { "predecessor", true },  { "successor", true },    { "date", true },
  { "share_cases", false }, { "share_money", false },
};

static const TdCsvColumn officer_columns[] = {
  { "code", true },        { "unit", true },      { "name", true },
  { "valid_from", false }, { "valid_to", false },
};

static const TdCsvColumn target_columns[] = {
  { "unit", true }, { "officer", false }, { "work_year", true }, { "measure", true },
  { "rate", true }, { "rule", false },    { "from", false },     { "document", false },
};

static const TdCsvColumn cut_columns[] = {
  { "as_of", true },
  { "closed", false },
  { "revision", false },
  { "note", false },
};

static const TdCsvColumn setting_columns[] = {
  { "key", true },
  { "value", true },
};

static const TdCsvColumn plan_columns[] = {
  { "unit", true },  { "officer", false },  { "measure", true },
  { "month", true }, { "completed", true },
};

static const TdCsvColumn explanation_columns[] = {
  { "as_of", true },    { "unit", true },  { "officer", false },
  { "measure", true },  { "code", true },  { "item", false },
  { "expected", true }, { "found", true }, { "note", true },
};

const TdCsvColumn *
td_csv_columns (TdRowKind kind, guint *n_columns)
{
  static gsize is_ready = 0;
  static TdCsvColumn record_columns[TD_CSV_MAX_COLUMNS] = {
    [TD_CSV_RECORD_AS_OF] = { "as_of", true },
    [TD_CSV_RECORD_UNIT] = { "unit", true },
    [TD_CSV_RECORD_OFFICER] = { "officer", false },
    [TD_CSV_RECORD_MEASURE] = { "measure", true },
  };

  switch (kind)
    {
    case TD_ROW_UNIT:
      *n_columns = G_N_ELEMENTS (unit_columns);
      return unit_columns;
    case TD_ROW_SUCCESSION:
      *n_columns = G_N_ELEMENTS (succession_columns);
      return succession_columns;
    case TD_ROW_OFFICER:
      *n_columns = G_N_ELEMENTS (officer_columns);
      return officer_columns;
    case TD_ROW_TARGET:
      *n_columns = G_N_ELEMENTS (target_columns);
      return target_columns;
    case TD_ROW_CUT:
      *n_columns = G_N_ELEMENTS (cut_columns);
      return cut_columns;
    case TD_ROW_SETTING:
      *n_columns = G_N_ELEMENTS (setting_columns);
      return setting_columns;
    case TD_ROW_PLAN:
      *n_columns = G_N_ELEMENTS (plan_columns);
      return plan_columns;
    case TD_ROW_EXPLANATION:
      *n_columns = G_N_ELEMENTS (explanation_columns);
      return explanation_columns;
    case TD_ROW_PAPER:
    case TD_ROW_PAPER_BLOCK: /* in no file */
    case TD_ROW_RECORD:
    default:
      if (g_once_init_enter (&is_ready))
        {
          for (guint i = 0; i < TD_N_STORED_ITEMS; i++)
            record_columns[TD_CSV_RECORD_ITEM + i].name = td_item_name ((TdItem)i);
          g_once_init_leave (&is_ready, 1);
        }
      *n_columns = TD_CSV_MAX_COLUMNS;
      return record_columns;
    }
}
