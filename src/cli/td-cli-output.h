/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <json-glib/json-glib.h>
#include <stdint.h>

#include "cli/td-cli.h"
#include "model/td-types.h"

G_BEGIN_DECLS

/* What is printed is UTF-8 whatever the locale: JSON must be, and names are Vietnamese in any
 * language. */

/** td_cli_print: writes to stdout. */
void td_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** td_cli_fail: writes one line to stderr. Returns: #TD_CLI_FAILED */
TdCliExit td_cli_fail (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** td_cli_fail_error: the same for a GError. */
TdCliExit td_cli_fail_error (const GError *error);

/** td_cli_misuse: says on stderr how @command was called wrongly. Returns: #TD_CLI_USAGE */
TdCliExit td_cli_misuse (const TdCliCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** td_cli_note: a line on stderr that is no failure. */
void td_cli_note (const char *format, ...) G_GNUC_PRINTF (1, 2);

/*
 * TdCliTable: rows of cells in aligned columns.
 */
typedef struct _TdCliTable TdCliTable;

/**
 * td_cli_table_new: (transfer full)
 * @alignment: "l" or "r" for each column
 */
TdCliTable *td_cli_table_new (const char *alignment);
void td_cli_table_free (TdCliTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCliTable, td_cli_table_free)

/** td_cli_table_add: adds a cell; a row is full with the last column. @text: (transfer full) */
void td_cli_table_add (TdCliTable *table, char *text);

/** td_cli_table_print: writes the table to stdout, each line after @indent spaces. */
void td_cli_table_print (const TdCliTable *table, guint indent);

/** td_cli_json_add_text: adds a member; @text: (nullable): null */
void td_cli_json_add_text (JsonBuilder *builder, const char *name, const char *text);

/** td_cli_json_add_number: adds a whole number. */
void td_cli_json_add_number (JsonBuilder *builder, const char *name, int64_t number);

/** td_cli_json_add_flag: adds true or false. */
void td_cli_json_add_flag (JsonBuilder *builder, const char *name, bool flag);

/** td_cli_json_add_day: adds a day as YYYY-MM-DD, #TD_DAY_NONE as null. */
void td_cli_json_add_day (JsonBuilder *builder, const char *name, TdDay day);

/** td_cli_json_print: ends @builder and writes its value and a newline to stdout. */
void td_cli_json_print (JsonBuilder *builder);

G_END_DECLS
