/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-grid.h"
#include "app/td-session.h"

G_BEGIN_DECLS

/* TdMilestonesDialog: what the office wants to have reached by the end of each month, instead of so
 * many twelfths of the target; one edit of the settings, which can be undone. */
#define TD_TYPE_MILESTONES_DIALOG (td_milestones_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdMilestonesDialog, td_milestones_dialog, TD, MILESTONES_DIALOG, AdwWindow)

TdMilestonesDialog *td_milestones_dialog_new (GtkWindow *parent, TdSession *session);

/** td_milestones_dialog_get_grid: (transfer none): the months by rates and shares. */
TdGrid *td_milestones_dialog_get_grid (TdMilestonesDialog *dialog);

/** td_milestones_dialog_save: as the button does; false with a sentence shown. */
bool td_milestones_dialog_save (TdMilestonesDialog *dialog);

G_END_DECLS
