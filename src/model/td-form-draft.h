/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-form.h"

G_BEGIN_DECLS

/** TdFormDraftRow: a column as it is edited; an item of the core that the form lacks is not used.
 */
typedef struct
{
  bool used;
  char *number;
  char *heading;
  char *group; /* (nullable) */
  guint level;
  char *item; /* its name, or "rate" */
  bool in_measure[TD_N_MEASURES];
  bool is_own;   /* declared by the form */
  char *part_of; /* (nullable): of an own item: "completed", … or "classes" */
} TdFormDraftRow;

/*
 * TdFormDraft: a form while it is edited: its columns, those that it could have, and items of its
 * own.
 */
typedef struct
{
  char *text;      /* of the form it began as */
  GPtrArray *rows; /* TdFormDraftRow: columns in order, then items that are not used */
} TdFormDraft;

/** td_form_draft_new: (transfer full): begins with @form, whose own items are named as in @forms.
 */
TdFormDraft *td_form_draft_new (const TdForms *forms, const TdForm *form);
void td_form_draft_free (TdFormDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFormDraft, td_form_draft_free)

/** td_form_draft_add: (transfer none): adds an own item as the last column that is used. */
TdFormDraftRow *
td_form_draft_add (TdFormDraft *draft, const char *name, const char *heading, const char *part_of);

/**
 * td_form_draft_format: (transfer full): the text of the form as it is edited.
 *
 * Returns: NULL with #TD_ERROR_VALUE and a sentence when it would be no form
 */
char *td_form_draft_format (const TdFormDraft *draft, GError **error);

G_END_DECLS
