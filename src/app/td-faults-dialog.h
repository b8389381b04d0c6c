/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "model/td-changes.h"

G_BEGIN_DECLS

/* TdFaultsDialog: lists what is wrong with files that were to be imported: file, line, column,
 * sentence. */
#define TD_TYPE_FAULTS_DIALOG (td_faults_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdFaultsDialog, td_faults_dialog, TD, FAULTS_DIALOG, AdwWindow)

/** td_faults_dialog_new: @faults: (element-type TdFault): what to list */
TdFaultsDialog *td_faults_dialog_new (GtkWindow *parent, const GPtrArray *faults);

/** td_faults_dialog_get_n_faults: how many it lists. */
guint td_faults_dialog_get_n_faults (TdFaultsDialog *dialog);

G_END_DECLS
