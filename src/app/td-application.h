/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

#include "app/td-window.h"

G_BEGIN_DECLS

/*
 * TdApplication: the program: its options, its windows, what does not belong to one window. A file
 * on the command line is opened; without one, the file that was open last.
 */
#define TD_TYPE_APPLICATION (td_application_get_type ())
G_DECLARE_FINAL_TYPE (TdApplication, td_application, TD, APPLICATION, AdwApplication)

/**
 * td_application_new:
 * @settings: (nullable): the settings of the window; without them nothing is remembered
 */
TdApplication *td_application_new (GSettings *settings);

/** td_application_run: runs it until the last window is closed; returns the exit status. */
int td_application_run (TdApplication *application, int argc, char **argv);

G_END_DECLS
