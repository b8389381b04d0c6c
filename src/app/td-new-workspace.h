/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <glib.h>

#include "model/td-changes.h"
#include "store/td-workspace.h"

G_BEGIN_DECLS

/**
 * td_new_code: (transfer full): a code for a unit: the initials of its name without marks, numbers
 * whole
 * ("Phòng THADS khu vực 3": "PTKV3"), with a number after them where that is taken.
 * @taken: (element-type utf8): the codes that are taken; the new one is added
 */
char *td_new_code (const char *name, GHashTable *taken);

/**
 * td_new_short_name: (transfer full) (nullable): the name without the words that all units share
 * ("Phòng THADS khu vực 3": "Khu vực 3"), else with "THADS" for what it stands for; NULL when that
 * changes nothing.
 */
char *td_new_short_name (const char *name);

/**
 * td_new_units_parse: reads a pasted list of units, one a line: a name, or a code, a tab and a
 * name. Empty lines do not matter.
 *
 * Returns: (transfer full) (element-type TdUnit): without a parent, in the order of the list; NULL
 * with the line's number in the sentence
 */
GPtrArray *td_new_units_parse (const char *text, GError **error);

/**
 * TdNewWorkspace: what a new workspace begins with.
 * @agency: its name; the root
 * @units: (element-type TdUnit): below it, as from td_new_units_parse()
 * @work_year: of the targets and of the first cut
 * @has_target: whether the measure has a target
 * @rate: for the agency and all units, hundredths of a percent
 */
typedef struct
{
  const char *agency;
  const GPtrArray *units;
  int work_year;
  bool has_target[TD_N_MEASURES];
  int64_t rate[TD_N_MEASURES];
  TdRule rule[TD_N_MEASURES];
} TdNewWorkspace;

/** td_new_first_cut: the month end with which entry begins: the last one before @today in the work
 * year, else its first. */
TdDay td_new_first_cut (int work_year, TdDay today);

/** td_new_workspace_write: (transfer full): makes the file; nothing is left of it when that fails.
 */
TdWorkspace *td_new_workspace_write (const TdNewWorkspace *contents,
                                     const char *path,
                                     TdDay today,
                                     GError **error);

G_END_DECLS
