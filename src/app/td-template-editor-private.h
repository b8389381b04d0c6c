/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "td-template-editor.h"

#include "app/td-field-picker.h"
#include "app/td-paper-view.h"
#include "app/td-source-view.h"

G_BEGIN_DECLS

/* The text of one kind of paper. */
typedef struct
{
  const char *kind;
  GtkTextBuffer *buffer; /* owned */
  char *kept;            /* owned: what stands in the workspace, or the program's */
  bool is_own;           /* whether it stands in the workspace */
  GtkWidget *mark;       /* borrowed: in its row */
} TdTemplateText;

struct _TdTemplateEditor
{
  AdwWindow parent_instance;

  /* owned */
  TdSession *session;
  GArray *templates; /* TdTemplateText */
  guint check_source;
  guint preview_source;
  bool closing;

  TdTemplateText *shown; /* borrowed */

  /* template children */
  GtkListBox *kinds;
  GtkStack *stack;
  TdSourceView *source;
  TdFieldPicker *picker;
  GtkStack *preview_stack;
  TdPaperView *preview;
  AdwStatusPage *failure;
  GtkImage *status_icon;
  GtkLabel *status;
  GtkButton *jump_button;
};

/** _td_template_text_is_changed: whether it is not kept yet. */
G_GNUC_INTERNAL bool _td_template_text_is_changed (const TdTemplateText *text);

/** _td_template_editor_check: reads the text that is shown; what is wrong is marked. */
G_GNUC_INTERNAL bool _td_template_editor_check (TdTemplateEditor *editor);

/** _td_template_editor_check_later: the same, when nothing is typed for a while. */
G_GNUC_INTERNAL void _td_template_editor_check_later (TdTemplateEditor *editor,
                                                      GtkTextBuffer *buffer);

/** _td_template_editor_update_preview: writes the paper anew where it is seen. */
G_GNUC_INTERNAL void _td_template_editor_update_preview (TdTemplateEditor *editor);

/** _td_template_editor_show_text: shows the text of a kind. */
G_GNUC_INTERNAL void _td_template_editor_show_text (TdTemplateEditor *editor, TdTemplateText *text);

/** _td_template_editor_update: follows the workspace. */
G_GNUC_INTERNAL void _td_template_editor_update (TdTemplateEditor *editor);

G_END_DECLS
