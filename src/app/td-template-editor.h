/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/*
 * TdTemplateEditor: the templates of papers: what the program writes, or what the office has made
 * of it. A text is checked while it is typed; one with a mistake is not kept, and stays as it is
 * typed. What is kept is the setting "template.KIND" of the workspace.
 */
#define TD_TYPE_TEMPLATE_EDITOR (td_template_editor_get_type ())
G_DECLARE_FINAL_TYPE (TdTemplateEditor, td_template_editor, TD, TEMPLATE_EDITOR, AdwWindow)

TdTemplateEditor *td_template_editor_new (GtkWindow *parent, TdSession *session);

/** td_template_editor_show: shows the template of a kind of paper. */
void td_template_editor_show (TdTemplateEditor *editor, const char *kind);

/** td_template_editor_get_buffer: (transfer none): the text that is shown. */
GtkTextBuffer *td_template_editor_get_buffer (TdTemplateEditor *editor);

/** td_template_editor_save: keeps the text that is shown; false with a sentence at the foot. */
bool td_template_editor_save (TdTemplateEditor *editor);

/** td_template_editor_reset: takes the office's own template of the kind that is shown away. */
bool td_template_editor_reset (TdTemplateEditor *editor);

/** td_template_editor_read_file: shows the text of a file, not kept yet. */
bool td_template_editor_read_file (TdTemplateEditor *editor, const char *path);

/** td_template_editor_write_file: writes the text that is shown into a file. */
bool td_template_editor_write_file (TdTemplateEditor *editor, const char *path);

/** td_template_editor_get_error: (nullable): what is wrong, at the foot. */
const char *td_template_editor_get_error (TdTemplateEditor *editor);

/** td_template_editor_is_changed: whether a text, of any kind, is not kept yet. */
bool td_template_editor_is_changed (TdTemplateEditor *editor);

G_END_DECLS
