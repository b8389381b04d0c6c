/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "cli/td-cli.h"
#include "model/td-types.h"
#include "store/td-workspace.h"

G_BEGIN_DECLS

/** TD_CLI_MANY: any number of arguments. */
#define TD_CLI_MANY G_MAXUINT

/* The help of options that several commands have. */
#define TD_CLI_HELP_AS_OF N_ ("the cut, as YYYY-MM-DD; the newest one if left out")
#define TD_CLI_HELP_UNIT N_ ("code of the unit")
#define TD_CLI_HELP_OFFICER N_ ("code of an officer of the unit")
#define TD_CLI_HELP_MEASURE N_ ("cases or money")
#define TD_CLI_HELP_NOTE N_ ("words for the journal")

/** TD_CLI_TEXT_OPTION: an entry of a text option; bytes are taken as they are and must be UTF-8. */
#define TD_CLI_TEXT_OPTION(name, target, help, value)                                              \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_FILENAME, target, help, value                                         \
  }

/** TD_CLI_FLAG_OPTION: an entry of an option without a value. */
#define TD_CLI_FLAG_OPTION(name, target, help)                                                     \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_NONE, target, help, NULL                                              \
  }

/**
 * td_cli_parse: takes the options out of @arguments, which keeps the others.
 * @entries: options, the last one empty
 * @least, @most: how many others there may be
 * @exit: (out): what to return when this is false: after --help, or when the command was misused
 */
bool td_cli_parse (const TdCliCommand *command,
                   const GOptionEntry *entries,
                   char **arguments,
                   guint least,
                   guint most,
                   TdCliExit *exit);

/* Readers of option values. A value that was not given (NULL) leaves the default and is right.
 * Returns: false after saying what is wrong. */
bool
td_cli_read_day (const TdCliCommand *command, const char *option, const char *text, TdDay *day);
bool td_cli_read_measure (const TdCliCommand *command, const char *text, TdMeasure *measure);

/** td_cli_read_word: finds @text among @words; @index: (out). */
bool td_cli_read_word (const TdCliCommand *command,
                       const char *option,
                       const char *text,
                       const char *const *words,
                       guint *index);

/** td_cli_require: whether an option that must be there was given; says so if not. */
bool td_cli_require (const TdCliCommand *command, const char *option, const char *text);

/** td_cli_open: (transfer full) (nullable): opens a workspace; says why it cannot. */
TdWorkspace *td_cli_open (const char *path, TdAccess access);

/**
 * td_cli_find_cut: the cut of @as_of, of #TD_DAY_NONE the newest. Says which are near when there is
 * none.
 * @cut: (out)
 */
bool td_cli_find_cut (const TdBook *book, TdDay as_of, int *cut);

/**
 * td_cli_find_unit: the unit of that code, valid on @day. Says since when and until when it is
 * valid, and what became of it.
 * @unit: (out)
 */
bool td_cli_find_unit (const TdBook *book, const char *code, TdDay day, TdSubject *unit);

G_END_DECLS
