/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <gtk/gtk.h>

#include "app/td-session.h"

G_BEGIN_DECLS

/**
 * td_import_start: reads a CSV folder in a worker, says what it would change, and changes it when
 * the user agrees. Faults are listed and nothing is changed. Without a workspace it asks for the
 * file of a new one, and makes it of the folder.
 */
void td_import_start (GtkWindow *parent, TdSession *session, const char *path);

/** td_export_start: writes the workspace as a CSV folder in a worker. */
void td_export_start (GtkWindow *parent, TdSession *session, const char *path);

G_END_DECLS
