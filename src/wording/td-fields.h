/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-types.h"

G_BEGIN_DECLS

/**
 * TdFieldType: what a field of a template holds.
 * @TD_FIELD_TEXT: a name
 * @TD_FIELD_FLAG: yes or no; cannot be printed
 * @TD_FIELD_COUNT: a whole number
 * @TD_FIELD_MONEY: an amount of 1.000 đồng
 * @TD_FIELD_RATE: hundredths of a percent
 * @TD_FIELD_POINTS: hundredths of a point
 * @TD_FIELD_DAY: a day
 * @TD_FIELD_SCOPE: fields of its own, "cases.rate"
 * @TD_FIELD_LIST: rows with fields of their own
 */
typedef enum
{
  TD_FIELD_TEXT,
  TD_FIELD_FLAG,
  TD_FIELD_COUNT,
  TD_FIELD_MONEY,
  TD_FIELD_RATE,
  TD_FIELD_POINTS,
  TD_FIELD_DAY,
  TD_FIELD_SCOPE,
  TD_FIELD_LIST,
} TdFieldType;

/** TdFieldSpec: one field; an array of them ends with a NULL name. */
typedef struct _TdFieldSpec
{
  const char *name;
  TdFieldType type;
  const struct _TdFieldSpec *fields; /* of a scope or of the rows of a list */
} TdFieldSpec;

/** td_field_spec_find: the position of @name in @spec, -1 when there is none. */
int td_field_spec_find (const TdFieldSpec *spec, const char *name, gsize length);

/**
 * TdFields: the values of the fields of a spec. A field that was not set is absent; a flag is
 * false, a list empty, a scope has only absent fields.
 */
typedef struct _TdFields TdFields;

/** td_fields_new: (transfer full): @spec: borrowed; it lasts */
TdFields *td_fields_new (const TdFieldSpec *spec);
void td_fields_free (TdFields *fields);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFields, td_fields_free)

const TdFieldSpec *td_fields_get_spec (const TdFields *fields);

/* Setting: @name is a field of the spec, of that type. */
void td_fields_set_text (TdFields *fields, const char *name, const char *text);
void td_fields_set_flag (TdFields *fields, const char *name, bool value);
/** td_fields_set_number: of counts, money, rates, points and days. */
void td_fields_set_number (TdFields *fields, const char *name, int64_t value);
/** td_fields_set_origin: the code of what the values are about, for their paths. */
void td_fields_set_origin (TdFields *fields, const char *origin);
/** td_fields_get_origin: (transfer none) (nullable) */
const char *td_fields_get_origin (const TdFields *fields);
/** td_fields_get_scope: (transfer none) */
TdFields *td_fields_get_scope (TdFields *fields, const char *name);
/** td_fields_add_row: (transfer none): appends an empty row to a list. */
TdFields *td_fields_add_row (TdFields *fields, const char *name);

/** td_fields_add_row_like: (transfer none): appends a row with the values of another, which keeps
 * them; their scopes are the same, and are not changed any more. */
TdFields *td_fields_add_row_like (TdFields *fields, const char *name, const TdFields *row);

/* Reading, by position. */
/** td_fields_text_at: (transfer none) (nullable) */
const char *td_fields_text_at (const TdFields *fields, guint index);
bool td_fields_flag_at (const TdFields *fields, guint index);
bool td_fields_number_at (const TdFields *fields, guint index, int64_t *value);
const TdFields *td_fields_scope_at (const TdFields *fields, guint index);
/** td_fields_rows_at: (transfer none) (element-type TdFields) */
const GPtrArray *td_fields_rows_at (const TdFields *fields, guint index);

G_END_DECLS
