/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "model/td-types.h"

G_BEGIN_DECLS

/*
 * TdLock: the right to write to a workspace: an open-file-description lock on NAME.tiendo.lock. The
 * lock decides, not the file, so a crash frees it.
 */
typedef struct _TdLock TdLock;

/**
 * _td_lock_acquire: takes the lock of the workspace at @path without waiting.
 *
 * Returns: (transfer full): NULL with #TD_ERROR_LOCKED and the holder's name, READ_ONLY, NOT_FOUND
 *   (no folder), FULL, IO.
 */
TdLock *_td_lock_acquire (const char *path, GError **error);
void _td_lock_release (TdLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLock, _td_lock_release)

/** _td_lock_set_error: #TD_ERROR_LOCKED with who holds the workspace at @path, as far as known. */
void _td_lock_set_error (const char *path, GError **error);

/** _td_path_is_remote: whether @path lies on a file system of the network, where locks and shared
 * memory are weak. */
bool _td_path_is_remote (const char *path);

/** _td_path_is_writable: whether the file and its folder can be written. */
bool _td_path_is_writable (const char *path);

/**
 * _td_path_get_real: (transfer full): the one name of a file, so that all who mean it mean the same
 * lock and the same backups; the file itself need not be there.
 */
char *_td_path_get_real (const char *path);

/** _td_path_set_remote_for_tests: takes every path for a remote one. */
void _td_path_set_remote_for_tests (bool remote);

G_END_DECLS
