/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-progress.h"
#include "cli/td-cli.h"

G_BEGIN_DECLS

/** TD_CLI_HELP_ON: the help of --on where days are counted from it. */
#define TD_CLI_HELP_ON                                                                             \
  N_ ("the day of issue, from which days are counted; that of the cut if left out")
#define TD_CLI_HELP_ISSUED N_ ("the day of issue; that of the cut if left out")
#define TD_CLI_HELP_ABOUT N_ ("the unit it is about; the root if left out")
#define TD_CLI_HELP_NUMBER N_ ("the number of the paper, such as 05")
#define TD_CLI_HELP_BELOW N_ ("only this unit and what is below it")

/**
 * TdCliScope: which figures a command is about.
 * @on_option: what the option of @on is called: "on" or "issued"
 */
typedef struct
{
  const char *on_option;
  TdDay as_of;      /* TD_DAY_NONE: of the newest cut */
  TdDay on;         /* the day of issue; TD_DAY_NONE: that of the cut */
  const char *unit; /* (nullable): its code; NULL: the whole */
} TdCliScope;

/**
 * td_cli_scope_read: reads the options of a scope; each is NULL when it was not given.
 *
 * Returns: false after saying what is wrong
 */
bool td_cli_scope_read (TdCliScope *scope,
                        const TdCliCommand *command,
                        const char *on_option,
                        const char *as_of,
                        const char *on,
                        const char *unit);

/**
 * td_cli_scope_find_cut: the cut of the scope, and its day of issue.
 *
 * Returns: false after saying why there is none
 */
bool td_cli_scope_find_cut (const TdCliScope *scope, const TdBook *book, int *cut, TdDay *on);

/** td_cli_scope_calculate: (transfer full) (nullable): its figures; NULL after saying why not. */
TdProgress *td_cli_scope_calculate (const TdCliScope *scope, TdBook *book, bool officers);

G_END_DECLS
