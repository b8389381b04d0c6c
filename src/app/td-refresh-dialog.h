/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-paper-desk.h"

G_BEGIN_DECLS

/* TdRefreshDialog: what the figures of now would change in a paper, and which edits of the figures
 * made it so; accepted, it is one change that can be undone. */
#define TD_TYPE_REFRESH_DIALOG (td_refresh_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdRefreshDialog, td_refresh_dialog, TD, REFRESH_DIALOG, AdwWindow)

TdRefreshDialog *td_refresh_dialog_new (GtkWindow *parent, TdPaperDesk *desk);

/** td_refresh_dialog_accept: takes the figures of now. */
bool td_refresh_dialog_accept (TdRefreshDialog *dialog);

/** td_refresh_dialog_get_n: how many differences and causes it lists. */
void td_refresh_dialog_get_n (TdRefreshDialog *dialog, guint *differences, guint *causes);

/** td_difference_rows_new: (transfer container) (element-type GtkWidget): rows that say what would
 * change; the figures of one text stand in one. @differences: (nullable) */
GPtrArray *td_difference_rows_new (const GPtrArray *differences, TdBook *book);

G_END_DECLS
