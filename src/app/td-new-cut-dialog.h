/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/* TdNewCutDialog: asks for the day of a new cut; offers the month ends that have none yet by the
 * name of their period, and to copy what came in from the year before. */
#define TD_TYPE_NEW_CUT_DIALOG (td_new_cut_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdNewCutDialog, td_new_cut_dialog, TD, NEW_CUT_DIALOG, AdwWindow)

TdNewCutDialog *td_new_cut_dialog_new (GtkWindow *parent, TdSession *session);

/** td_new_cut_dialog_create: makes the cut of the day that @text says and chooses it; false with a
 * sentence at the row. A day to come has to be asked for twice. */
bool td_new_cut_dialog_create (TdNewCutDialog *dialog, const char *text);

/** td_new_cut_dialog_set_copy: whether what came in from the year before is copied. */
void td_new_cut_dialog_set_copy (TdNewCutDialog *dialog, bool copy);

/** td_new_cut_dialog_get_error: (nullable): the sentence at the row. */
const char *td_new_cut_dialog_get_error (TdNewCutDialog *dialog);

/**
 * td_free_month_ends: the month ends without a cut that are likely to come next: of the work year
 * of @today and of the newest cut, up to @today, newest first; the next one when all are taken.
 * Returns: (transfer full) (element-type TdDay)
 */
GArray *td_free_month_ends (const TdBook *book, TdDay today);

G_END_DECLS
