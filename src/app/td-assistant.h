/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-new-workspace.h"

G_BEGIN_DECLS

/*
 * TdAssistant: asks for what a new workspace begins with, in three steps: agency, units, work year
 * and targets; then for the file.
 *
 * Signal ::created (TdAssistant *, TdWorkspace *): the file is made; the assistant closes.
 */
#define TD_TYPE_ASSISTANT (td_assistant_get_type ())
G_DECLARE_FINAL_TYPE (TdAssistant, td_assistant, TD, ASSISTANT, AdwWindow)

TdAssistant *td_assistant_new (GtkWindow *parent);

/** td_assistant_get_step: "agency", "units" or "targets". */
const char *td_assistant_get_step (TdAssistant *assistant);

/** td_assistant_next: goes on when nothing is wrong with this step; after the last one, asks for
 * the file. */
void td_assistant_next (TdAssistant *assistant);

/** td_assistant_create: makes the workspace at @path, from what was entered. */
bool td_assistant_create (TdAssistant *assistant, const char *path, GError **error);

G_END_DECLS
