/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "store/td-workspace.h"

G_BEGIN_DECLS

/** TdBackupReport: what is known of a backup after it was gone through. */
typedef struct
{
  TdContent *content;         /* (nullable): owned: NULL when it is damaged */
  char *error;                /* (nullable): owned: what is wrong with it */
  bool has_since;             /* whether it is of the past of the workspace */
  guint since;                /* changes since */
  char *rates[TD_N_MEASURES]; /* (nullable): owned: of the whole agency in the newest cut */
} TdBackupReport;
void td_backup_report_free (TdBackupReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdBackupReport, td_backup_report_free)

/** td_backup_report_new: (transfer full) (nullable): goes through @backup of the workspace at
 * @path; takes a while. NULL when it was cancelled. */
TdBackupReport *
td_backup_report_new (const TdBackup *backup, const char *path, GCancellable *cancellable);

/** td_backup_name: (transfer full): "15/9/2025 08:30, trước khi nhập số liệu". */
char *td_backup_name (const TdBackup *backup);

/*
 * TdBackupsDialog: the backups of a workspace: what is in each, whether it is good, and what was
 * changed since. It goes through them in a worker; closing it ends that.
 *
 * Signal ::restore (TdBackupsDialog *, const char *backup): it is to take the place of the
 * workspace. Signal ::restore-beside (TdBackupsDialog *, const char *backup): it is to become a
 * file beside.
 */
#define TD_TYPE_BACKUPS_DIALOG (td_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdBackupsDialog, td_backups_dialog, TD, BACKUPS_DIALOG, AdwWindow)

/**
 * td_backups_dialog_new: @path: of the workspace; @workspace: (nullable): it, if it is open: then a
 * backup can be made now
 */
TdBackupsDialog *
td_backups_dialog_new (GtkWindow *parent, const char *path, TdWorkspace *workspace);

/** td_backups_dialog_get_n_backups: how many are listed. */
guint td_backups_dialog_get_n_backups (TdBackupsDialog *dialog);

/** td_backups_dialog_is_checking: whether some are still to be gone through. */
bool td_backups_dialog_is_checking (TdBackupsDialog *dialog);

G_END_DECLS
