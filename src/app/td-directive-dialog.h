/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-paper-desk.h"

G_BEGIN_DECLS

/* TdDirectiveDialog: the instructions of the library, with the words that they have for the figures
 * of a paper; those that are ticked are added. */
#define TD_TYPE_DIRECTIVE_DIALOG (td_directive_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdDirectiveDialog, td_directive_dialog, TD, DIRECTIVE_DIALOG, AdwWindow)

/** td_directive_dialog_new: @block, @key: the part that they are put after */
TdDirectiveDialog *
td_directive_dialog_new (GtkWindow *parent, TdPaperDesk *desk, guint block, const char *key);

/** td_directive_dialog_tick: ticks an instruction; false when it is not offered. */
bool td_directive_dialog_tick (TdDirectiveDialog *dialog, const char *id);

/** td_directive_dialog_add: adds what is ticked. */
bool td_directive_dialog_add (TdDirectiveDialog *dialog);

G_END_DECLS
