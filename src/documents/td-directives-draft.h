/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "documents/td-directives.h"

G_BEGIN_DECLS

/* TdDirectivesDraft: the library of instructions while it is edited. */
typedef struct _TdDirectivesDraft TdDirectivesDraft;

/**
 * TdDirectiveOrigin: where an instruction comes from.
 * @TD_DIRECTIVE_PROGRAM: from the program, as it is
 * @TD_DIRECTIVE_CHANGED: from the program, changed by the office
 * @TD_DIRECTIVE_DROPPED: from the program, and no paper has it
 * @TD_DIRECTIVE_OWN: the office's
 */
typedef enum
{
  TD_DIRECTIVE_PROGRAM,
  TD_DIRECTIVE_CHANGED,
  TD_DIRECTIVE_DROPPED,
  TD_DIRECTIVE_OWN,
} TdDirectiveOrigin;

/**
 * td_directives_draft_new: the library with what the office has made of it.
 * @own: (nullable): the text of the setting
 *
 * Returns: (transfer full): NULL as td_directives_read()
 */
TdDirectivesDraft *td_directives_draft_new (const char *own, GError **error);
void td_directives_draft_free (TdDirectivesDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDirectivesDraft, td_directives_draft_free)

guint td_directives_draft_get_n (const TdDirectivesDraft *draft);

/** td_directives_draft_get: (transfer none): to be read and, but for its id, changed in place. */
TdDirective *td_directives_draft_get (const TdDirectivesDraft *draft, guint index);

TdDirectiveOrigin td_directives_draft_get_origin (const TdDirectivesDraft *draft, guint index);

/** td_directives_draft_add: appends an own instruction, for no kind of paper yet. Returns: its
 * index */
guint td_directives_draft_add (TdDirectivesDraft *draft, const char *title);

/** td_directives_draft_remove: an own instruction goes; one of the program is for no paper any
 * more. */
void td_directives_draft_remove (TdDirectivesDraft *draft, guint index);

/** td_directives_draft_restore: what the program says, at the place where it is now. */
void td_directives_draft_restore (TdDirectivesDraft *draft, guint index);

/** td_directives_draft_move: up (-1) or down (+1). Returns: its index then */
guint td_directives_draft_move (TdDirectivesDraft *draft, guint index, int by);

/** td_directives_draft_format: (transfer full) (nullable): the text of the setting: what differs
 * from the program; NULL when nothing does. */
char *td_directives_draft_format (const TdDirectivesDraft *draft);

G_END_DECLS
