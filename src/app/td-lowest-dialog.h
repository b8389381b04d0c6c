/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/* TdLowestDialog: the twenty officers of the province with the lowest rates, by cases or by money,
 * with what they miss and both ranks; a row leads to the officer. */
#define TD_TYPE_LOWEST_DIALOG (td_lowest_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdLowestDialog, td_lowest_dialog, TD, LOWEST_DIALOG, AdwWindow)

/** td_lowest_dialog_new: the session has a cut. */
TdLowestDialog *td_lowest_dialog_new (GtkWindow *parent, TdSession *session);

/** td_lowest_dialog_set_measure: shows the other measure. */
void td_lowest_dialog_set_measure (TdLowestDialog *dialog, TdMeasure measure);

/** td_lowest_dialog_dup_text: (transfer full): the list as text, one officer a line, cells
 * separated by tabs, with a heading. */
char *td_lowest_dialog_dup_text (TdLowestDialog *dialog);

G_END_DECLS
