/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-directive-form.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdDirectivesEditor: the library of instructions: those of the program, what the office has made
 * of them, and its own; each can be written, dropped, moved. What is kept is the setting
 * "directives" of the workspace: what differs from the program.
 */
#define TD_TYPE_DIRECTIVES_EDITOR (td_directives_editor_get_type ())
G_DECLARE_FINAL_TYPE (TdDirectivesEditor, td_directives_editor, TD, DIRECTIVES_EDITOR, AdwWindow)

TdDirectivesEditor *td_directives_editor_new (GtkWindow *parent, TdSession *session);

/** td_directives_editor_select: shows the instruction at @index. */
void td_directives_editor_select (TdDirectivesEditor *editor, guint index);

/** td_directives_editor_get_selected: the index of the one that is shown. */
guint td_directives_editor_get_selected (TdDirectivesEditor *editor);

/** td_directives_editor_save: keeps the library; false with a sentence at the foot. */
bool td_directives_editor_save (TdDirectivesEditor *editor);

/** td_directives_editor_get_error: (nullable): what is wrong, at the foot. */
const char *td_directives_editor_get_error (TdDirectivesEditor *editor);

/** td_directives_editor_is_changed: whether something is not kept yet. */
bool td_directives_editor_is_changed (TdDirectivesEditor *editor);

G_END_DECLS
