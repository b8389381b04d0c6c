/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-draft-buffer.h"

G_BEGIN_DECLS

/*
 * TdDraftView: a text of a paper that is edited in place (td-draft-buffer.h). Figures are tinted
 * and underlined, and the cursor steps over each at once.
 *
 * Keys while it has the focus: Ctrl+B, Ctrl+I: bold, italic; Menu, Shift+F10 or Alt+Enter in a
 * figure, or a click on it: what stands behind it; Alt+Up, Alt+Down: ::move; Ctrl+Z takes typing
 * back that is not in the workspace yet.
 *
 * Signal ::describe (TdDraftView *, const char *path) -> char *: the tooltip of a figure.
 * Signal ::open-figure (TdDraftView *, const char *path, GdkRectangle *place): in the widget's own
 *   coordinates; the cursor is at the figure.
 * Signal ::move (TdDraftView *, int by) -> gboolean: whether it moved.
 */
#define TD_TYPE_DRAFT_VIEW (td_draft_view_get_type ())
G_DECLARE_FINAL_TYPE (TdDraftView, td_draft_view, TD, DRAFT_VIEW, GtkTextView)

GtkWidget *td_draft_view_new (void);

/** TdDraftKey: a key of a text, and what it does there: a style, moving, or telling of a figure. */
typedef struct
{
  guint key;
  GdkModifierType modifiers;
  enum
  {
    TD_DRAFT_KEY_BOLD,
    TD_DRAFT_KEY_ITALIC,
    TD_DRAFT_KEY_UP,
    TD_DRAFT_KEY_DOWN,
    TD_DRAFT_KEY_FIGURE,
    TD_DRAFT_KEY_UNDO,
    TD_DRAFT_KEY_REDO,
  } use;
} TdDraftKey;

/** td_draft_view_get_keys: (transfer none) (array length=n_keys) */
const TdDraftKey *td_draft_view_get_keys (guint *n_keys);

/** td_draft_view_get_buffer: (transfer none) */
TdDraftBuffer *td_draft_view_get_buffer (TdDraftView *text);

/** td_draft_view_open_figure: opens the figure at the cursor; false when there is none. */
bool td_draft_view_open_figure (TdDraftView *text);

/** td_draft_view_make_plain: the figure at the cursor becomes plain letters. */
void td_draft_view_make_plain (TdDraftView *text);

G_END_DECLS
