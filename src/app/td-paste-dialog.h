/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-paste-plan.h"

G_BEGIN_DECLS

/** TdPasteAnswer: told once what was answered. */
typedef void (*TdPasteAnswer) (bool accepted, gpointer data);

/*
 * TdPasteDialog: what a paste would change, and what of it cannot be pasted.
 */
#define TD_TYPE_PASTE_DIALOG (td_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdPasteDialog, td_paste_dialog, TD, PASTE_DIALOG, AdwWindow)

/**
 * td_paste_dialog_new: @parent: (nullable)
 * @plan: outlives the dialog until it was answered
 * @target: that is pasted into
 *
 * Returns: (transfer none): GTK keeps it until it is answered.
 */
GtkWindow *td_paste_dialog_new (GtkWindow *parent,
                                const TdPastePlan *plan,
                                TdGridModel *target,
                                TdPasteAnswer answer,
                                gpointer data);

/** td_paste_dialog_answer: as its buttons do. */
void td_paste_dialog_answer (TdPasteDialog *dialog, bool accepted);

/** td_paste_dialog_get_text: what it says of all that is wrong. */
const char *td_paste_dialog_get_text (TdPasteDialog *dialog);

G_END_DECLS
