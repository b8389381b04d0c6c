/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdFormEditor: the numbers and headings of a form, which of its columns are used, and items that
 * it does not have yet. What is saved is the workspace's own copy of the form.
 */
#define TD_TYPE_FORM_EDITOR (td_form_editor_get_type ())
G_DECLARE_FINAL_TYPE (TdFormEditor, td_form_editor, TD, FORM_EDITOR, AdwWindow)

/** td_form_editor_new: (transfer none): edits the form of that id, which exists. */
TdFormEditor *td_form_editor_new (GtkWindow *parent, TdSession *session, const char *id);

/** td_form_editor_save: keeps the own copy; false with a sentence at the foot. */
bool td_form_editor_save (TdFormEditor *editor);

/** td_form_editor_reset: takes the own copy away; false with a sentence at the foot. */
bool td_form_editor_reset (TdFormEditor *editor);

/** td_form_editor_get_error: (nullable): the sentence at the foot. */
const char *td_form_editor_get_error (TdFormEditor *editor);

G_END_DECLS
