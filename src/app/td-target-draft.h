/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "analysis/td-targets.h"

G_BEGIN_DECLS

/** TdTargetField: what a person fills in of a target. */
typedef enum
{
  TD_TARGET_RATE,
  TD_TARGET_RULE,
  TD_TARGET_FROM,
  TD_TARGET_DOCUMENT,
} TdTargetField;
#define TD_N_TARGET_FIELDS 4

/** td_target_format: (transfer full): a field as it is shown: "84,05", "từ", "31/7/2025"; ""
 * where the target has none, and for no target at all. @target: (nullable) */
char *td_target_format (const TdTarget *target, TdTargetField field);

/*
 * TdTargetDraft: a target while it is typed, in a table or a dialog; becomes changes when it is
 * finished. It belongs to the book it was made from.
 */
typedef struct _TdTargetDraft TdTargetDraft;

/** td_target_draft_new: (transfer full): a new target of @subject; it replaces one of the same
 * first day. */
TdTargetDraft *
td_target_draft_new (const TdBook *book, TdSubject subject, int work_year, TdMeasure measure);

/** td_target_draft_edit: (transfer full): begins with @target, which it replaces. */
TdTargetDraft *td_target_draft_edit (const TdBook *book, TdSubject subject, const TdTarget *target);
void td_target_draft_free (TdTargetDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdTargetDraft, td_target_draft_free)

/**
 * td_target_draft_set: takes a field as a person typed it: a rate "84,05", "84.05 %", "84"; a rule
 * "từ", "trên", ">="; a day "31/7/2025", "31/7", or nothing for 1 October; a document. An empty
 * rate removes the target.
 *
 * Returns: false with #TD_ERROR_VALUE and a sentence, and leaves the draft as it was.
 */
bool
td_target_draft_set (TdTargetDraft *draft, TdTargetField field, const char *text, GError **error);

/**
 * td_target_draft_finish: appends what has to change; nothing when nothing was set.
 *
 * Returns: false with #TD_ERROR_RULE and a sentence: there is no rate, or another target begins on
 *   that day.
 */
bool td_target_draft_finish (TdTargetDraft *draft, TdChanges *changes, GError **error);

G_END_DECLS
