/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gio/gio.h>

#include "td-database.h"
#include "td-workspace.h"

G_BEGIN_DECLS

/** TdCopyWatch: who is told how far a copy is, and who can stop it. */
typedef struct
{
  GCancellable *cancellable; /* (nullable) */
  TdPermilleFunc func;       /* (nullable) */
  gpointer data;
} TdCopyWatch;

/**
 * _td_backup_copy: writes a whole, verified copy of @source beside @path and then gives it that
 * name.
 * @replace: whether a file of that name may be replaced
 * @watch: (nullable)
 */
bool _td_backup_copy (
    TdDatabase *source, const char *path, bool replace, const TdCopyWatch *watch, GError **error);

/** _td_backup_verify: whether the file at @path, which nobody writes, is a whole workspace. */
bool _td_backup_verify (const char *path, GError **error);

/** _td_backup_get_folder: (transfer full): where the backups of the workspace at @path lie. */
char *_td_backup_get_folder (const char *path);

/**
 * _td_backup_make_dated: (transfer full): makes a backup of @source in that folder and removes old
 * ones.
 * @path: of the workspace
 * @why: a word for the name of the backup
 */
char *_td_backup_make_dated (TdDatabase *source, const char *path, const char *why, GError **error);

/** _td_backup_rotate: keeps the newest ten backups in @folder, and one of each month. */
void _td_backup_rotate (const char *folder);

/** _td_backup_find: (transfer full) (nullable): the newest good backup of the workspace at @path.
 */
char *_td_backup_find (const char *path);

/** _td_backup_publish: renames @temporary to @path; #TD_ERROR_EXISTS unless @replace. */
bool _td_backup_publish (const char *temporary, const char *path, bool replace, GError **error);

G_END_DECLS
