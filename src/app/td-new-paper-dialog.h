/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-paper-desk.h"

G_BEGIN_DECLS

/* TdNewPaperDialog: asks for kind, cut, unit and day of issue of a new paper, and makes it. */
#define TD_TYPE_NEW_PAPER_DIALOG (td_new_paper_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdNewPaperDialog, td_new_paper_dialog, TD, NEW_PAPER_DIALOG, AdwWindow)

/** td_new_paper_dialog_new: @kind: proposed, an index of td_document_get_kinds() */
TdNewPaperDialog *td_new_paper_dialog_new (GtkWindow *parent, TdPaperDesk *desk, guint kind);

/** td_new_paper_dialog_set_unit: chooses a unit; false when it is not offered. */
bool td_new_paper_dialog_set_unit (TdNewPaperDialog *dialog, const char *code);

/** td_new_paper_dialog_create: makes the paper; false with a sentence in the dialog. */
bool td_new_paper_dialog_create (TdNewPaperDialog *dialog);

G_END_DECLS
