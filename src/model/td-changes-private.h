/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-changes.h"

G_BEGIN_DECLS

/** _td_changes_add_fault: appends a fault of the change @index to @faults.
 * @message: (transfer full) */
void _td_changes_add_fault (
    const TdChanges *changes, GPtrArray *faults, guint index, const char *column, char *message);

/** _td_changes_check_papers: holds what the changes do to papers and their blocks against the
 * rules. */
void _td_changes_check_papers (const TdBook *book, const TdChanges *changes, GPtrArray *faults);

/** TdChangesCheck: the workspace as it would be after the changes, by key; rows are borrowed. */
typedef struct
{
  const TdBook *book;
  const TdChanges *changes;
  GPtrArray *faults;
  GHashTable *units;      /* code → TdUnit */
  GHashTable *officers;   /* unit code → GPtrArray of TdOfficer */
  GPtrArray *successions; /* TdSuccession */
  GArray *given;          /* guint: the changes of successions, in order */
  GHashTable *cuts;       /* days of cuts that the changes put; (nullable) until needed */
  TdForms *forms;         /* as they would be; (nullable) until needed */
} TdChangesCheck;

/* td-changes-check.c: what all of them need */
/** _td_changes_find_fault: notes what is wrong with the change @index. */
void _td_changes_find_fault (TdChangesCheck *check,
                             guint index,
                             const char *column,
                             const char *format,
                             ...) G_GNUC_PRINTF (4, 5);
const TdUnit *_td_changes_find_unit (TdChangesCheck *check, const char *code);
void _td_changes_add_unknown_unit (TdChangesCheck *check,
                                   guint index,
                                   const char *column,
                                   const char *code);
TdForms *_td_changes_get_forms (TdChangesCheck *check);
bool _td_changes_is_within (TdDay from, TdDay to, TdDay day);
/* "from 1/7/2025", "to 30/6/2025", "1/1/2010 to 30/6/2025"; one of the days is given. */
char *_td_changes_format_validity (TdDay from, TdDay to);
void
_td_changes_check_name (TdChangesCheck *check, guint index, const char *column, const char *text);
bool _td_changes_check_day (TdChangesCheck *check, guint index, const char *column, TdDay day);
void _td_changes_check_days (TdChangesCheck *check, guint index, TdDay from, TdDay to);
/** _td_changes_is_record_removed: whether the changes take a record of the book away: itself, its
 * cut or its stay. */
bool _td_changes_is_record_removed (TdChangesCheck *check,
                                    TdDay as_of,
                                    TdSubject subject,
                                    TdMeasure measure);
const char *_td_changes_get_validity_column (TdDay from, TdDay day);
/** _td_changes_check_records_within: figures in the book must not fall outside the new validity of
 * a subject. */
bool _td_changes_check_records_within (
    TdChangesCheck *check, guint index, TdSubject subject, TdDay from, TdDay to);
bool
_td_changes_has_officer (TdChangesCheck *check, const char *unit, const char *officer, TdDay day);
void _td_changes_check_subject (TdChangesCheck *check,
                                guint index,
                                const char *unit,
                                const char *officer);
bool _td_changes_is_closed (const TdBook *book, TdDay as_of);
bool _td_changes_has_root (TdChangesCheck *check, TdDay day);

/* td-changes-check-units.c: units and successions */
/** _td_changes_is_group_changed: whether a change from @first on puts or removes a succession of
 * that predecessor and day. */
bool _td_changes_is_group_changed (TdChangesCheck *check,
                                   guint first,
                                   const char *predecessor,
                                   TdDay date);
/** _td_changes_check_shares: the shares of one predecessor and day make a whole; one that goes on
 * may keep a rest.
 * @column: (nullable): where a fault shows; by default in the share
 */
bool _td_changes_check_shares (
    TdChangesCheck *check, guint index, const char *column, const char *code, TdDay date);
void _td_changes_check_unit_put (TdChangesCheck *check, guint index, const TdUnit *unit);
bool _td_changes_has_records_in_closed_cut (const TdBook *book, TdSubject subject);
void _td_changes_check_unit_remove (TdChangesCheck *check, guint index, const TdUnit *unit);
void _td_changes_check_succession_put (TdChangesCheck *check,
                                       guint index,
                                       const TdSuccession *succession);
/** _td_changes_check_roots: no two units without parent are valid on one day. */
void _td_changes_check_roots (TdChangesCheck *check);
/** _td_changes_check_roots_of_cuts: the days of the cuts that are there keep a unit at the top. */
void _td_changes_check_roots_of_cuts (TdChangesCheck *check);

/* td-changes-check-records.c: cuts, records, plans and explanations */
void _td_changes_check_cut (TdChangesCheck *check, guint index, const TdCut *cut, bool remove);
void
_td_changes_check_record (TdChangesCheck *check, guint index, const TdRecord *record, bool remove);
void _td_changes_check_plan_put (TdChangesCheck *check, guint index, const TdPlan *plan);
void _td_changes_check_explanation_put (TdChangesCheck *check,
                                        guint index,
                                        const TdExplanation *explanation);

/* td-changes-check-forms.c: settings and forms */
void _td_changes_check_setting (TdChangesCheck *check, guint index, const TdSetting *setting);
/** _td_changes_check_forms: no form is left out, and no item with figures is left without a form.
 */
void _td_changes_check_forms (TdChangesCheck *check);

G_END_DECLS
