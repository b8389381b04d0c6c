/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-cli"

#include "config.h"

#include "td-cli-scope.h"

#include "cli/td-cli-options.h"
#include "cli/td-cli-output.h"
#include "model/td-day.h"

#include <glib/gi18n.h>

bool
td_cli_scope_read (TdCliScope *scope,
                   const TdCliCommand *command,
                   const char *on_option,
                   const char *as_of,
                   const char *on,
                   const char *unit)
{
  *scope = (TdCliScope){
    .on_option = on_option, .as_of = TD_DAY_NONE, .on = TD_DAY_NONE, .unit = unit
  };
  if (!td_cli_read_day (command, "as-of", as_of, &scope->as_of)
      || !td_cli_read_day (command, on_option, on, &scope->on))
    return false;
  if (scope->as_of == TD_DAY_NONE || scope->on == TD_DAY_NONE || scope->on >= scope->as_of)
    return true;
  /* TRANSLATORS: %s is the name of an option that takes a day */
  td_cli_misuse (command, _ ("--%s lies before --as-of."), on_option);
  return false;
}

bool
td_cli_scope_find_cut (const TdCliScope *scope, const TdBook *book, int *cut, TdDay *on)
{
  if (!td_cli_find_cut (book, scope->as_of, cut))
    return false;
  TdDay as_of = td_book_get_cut (book, *cut)->as_of;
  *on = scope->on != TD_DAY_NONE ? scope->on : as_of;
  if (*on >= as_of)
    return true;
  g_autofree char *day = td_day_format_iso (as_of);
  /* TRANSLATORS: the name of an option that takes a day, and a day */
  td_cli_fail (_ ("--%s lies before the figures of %s."), scope->on_option, day);
  return false;
}

TdProgress *
td_cli_scope_calculate (const TdCliScope *scope, TdBook *book, bool officers)
{
  TdSubject root = TD_SUBJECT_NONE;
  TdDay on;
  int cut;

  if (!td_cli_scope_find_cut (scope, book, &cut, &on)
      || (scope->unit != NULL
          && !td_cli_find_unit (book, scope->unit, td_book_get_cut (book, cut)->as_of, &root)))
    return NULL;
  return td_progress_new (book, cut, on, root, officers);
}
