/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-database.h"

G_BEGIN_DECLS

/*
 * TdStatement: a prepared statement. What goes wrong while it is prepared or bound is kept and
 * reported by the step that follows, so no return value can be forgotten.
 */
typedef struct _TdStatement TdStatement;

/**
 * _td_statement_get: (transfer none): the statement of that text, reset and without parameters;
 * prepared once a connection. It must not be got again while it is being stepped.
 * @sql: (transfer none): a literal, or what lives as long; known by its address
 */
TdStatement *_td_statement_get (TdDatabase *database, const char *sql);
void _td_statement_free (TdStatement *statement);

/* Parameters count from 1. */
void _td_statement_bind_int (TdStatement *statement, int parameter, int64_t value);
void _td_statement_bind_null (TdStatement *statement, int parameter);

/** _td_statement_bind_text: @text: (nullable) */
void _td_statement_bind_text (TdStatement *statement, int parameter, const char *text);

/** _td_statement_bind_day: #TD_DAY_NONE is NULL. */
void _td_statement_bind_day (TdStatement *statement, int parameter, TdDay day);

/**
 * _td_statement_step: goes to the next row.
 *
 * Returns: false at the end, without error, and when something went wrong; either way it is reset.
 */
bool _td_statement_step (TdStatement *statement, GError **error);

/** _td_statement_run: steps to the end. */
bool _td_statement_run (TdStatement *statement, GError **error);

/** _td_statement_reset: ends a statement before its last row. */
void _td_statement_reset (TdStatement *statement);

/* Columns count from 0. */
bool _td_statement_is_null (TdStatement *statement, int column);
int64_t _td_statement_get_int (TdStatement *statement, int column);

/** _td_statement_read_int: reads a column; false, leaving @value alone, when it is NULL. */
bool _td_statement_read_int (TdStatement *statement, int column, int64_t *value);

/** _td_statement_get_text: (nullable): valid until the next step. */
const char *_td_statement_get_text (TdStatement *statement, int column);

/** _td_statement_dup_text: (nullable) (transfer full) */
char *_td_statement_dup_text (TdStatement *statement, int column);
TdDay _td_statement_get_day (TdStatement *statement, int column);

G_END_DECLS
