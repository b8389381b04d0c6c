/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * TdProgressDialog: says how far a long job is and cancels it. Closing it cancels; it goes by
 * td_progress_dialog_done().
 */
#define TD_TYPE_PROGRESS_DIALOG (td_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdProgressDialog, td_progress_dialog, TD, PROGRESS_DIALOG, AdwWindow)

/**
 * td_progress_dialog_new: @title: what is being done; @cancellable: (nullable): what closing
 * cancels; without one the job goes on to its end and says only that it does. It shows itself when the
 * job takes longer than a moment.
 */
TdProgressDialog *
td_progress_dialog_new (GtkWindow *parent, const char *title, GCancellable *cancellable);

/** td_progress_dialog_told_permille: how far the job is, 0 … 1000; from any thread. @dialog: a
 * #TdProgressDialog */
void td_progress_dialog_told_permille (guint permille, gpointer dialog);

/** td_progress_dialog_done: the job is over: takes the dialog away. */
void td_progress_dialog_done (TdProgressDialog *dialog);

G_END_DECLS
