/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-schema.h"

G_BEGIN_DECLS

/** TdValueType: what stands in one column. */
typedef enum
{
  TD_VALUE_NULL,
  TD_VALUE_INT,
  TD_VALUE_TEXT,
} TdValueType;

/** TdValue: one column of a row; a text is borrowed. */
typedef struct
{
  TdValueType type;
  int64_t number;
  const char *text;
} TdValue;

/** TdRow: the columns of a row, in the order of its table. */
typedef TdValue TdRow[TD_MAX_COLUMNS];

static inline TdValue
_td_value_null (void)
{
  return (TdValue){ .type = TD_VALUE_NULL };
}

static inline TdValue
_td_value_int (int64_t number)
{
  return (TdValue){ .type = TD_VALUE_INT, .number = number };
}

/** _td_value_text: @text: (nullable) */
static inline TdValue
_td_value_text (const char *text)
{
  return text != NULL ? (TdValue){ .type = TD_VALUE_TEXT, .text = text } : _td_value_null ();
}

static inline TdValue
_td_value_day (TdDay day)
{
  return day != TD_DAY_NONE ? _td_value_int (day) : _td_value_null ();
}

/** TdFound: what stands under the key of a row. */
typedef enum
{
  TD_FOUND_NONE,
  TD_FOUND_EQUAL,
  TD_FOUND_DIFFERENT,
} TdFound;

/**
 * _td_row_find: looks for the row of the same key.
 * @id: (out): of that row
 */
bool _td_row_find (TdDatabase *database,
                   TdRowKind kind,
                   const TdValue *row,
                   TdFound *found,
                   int64_t *id,
                   GError **error);

bool _td_row_insert (TdDatabase *database, TdRowKind kind, const TdValue *row, GError **error);

/** _td_row_insert_batch: inserts #TD_BATCH rows in one statement. */
bool _td_row_insert_batch (TdDatabase *database, TdRowKind kind, const TdRow *rows, GError **error);

/** _td_row_update: gives the row of @id the columns of @row that are no key. */
bool _td_row_update (
    TdDatabase *database, TdRowKind kind, const TdValue *row, int64_t id, GError **error);

G_END_DECLS
