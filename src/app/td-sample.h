/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* The sample: published figures, in a copy of the user's own, so that a first start has something
 * real to try. */

/** td_sample_get_path: (transfer full): where the user's copy of the sample is, or will be. */
char *td_sample_get_path (void);

/** td_sample_is: whether @path is the user's copy of the sample. */
bool td_sample_is (const char *path);

/**
 * td_sample_ensure: (transfer full): makes the user's copy if there is none; returns its path.
 *
 * Returns: NULL with what td_workspace_create() and td_workspace_apply() say
 */
char *td_sample_ensure (GError **error);

G_END_DECLS
