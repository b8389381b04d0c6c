/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-application.h"
#include "model/td-day.h"

/* What the tests with a display share. */

/** display_init: g_test_init(), GTK, libadwaita and the program's resources; never gtk_test_init().
 */
void display_init (int *argc, char ***argv);

/** display_application: (transfer full): an application that is registered but not run. */
TdApplication *display_application (void);

/** display_settle: runs what is pending, and a little longer. */
void display_settle (void);

/** display_until: runs the main loop until @condition holds; fails after ten seconds. */
#define display_until(condition)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 display_end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;                        \
    while (!(condition) && g_get_monotonic_time () < display_end)                                  \
      {                                                                                            \
        if (!g_main_context_iteration (NULL, FALSE))                                               \
          g_usleep (1000);                                                                         \
      }                                                                                            \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

/**
 * display_workspace: (transfer full): a workspace at @name in a folder of the test's own: root "R"
 * with units "A" and "B", a target for each by cases, cuts 31/8/2025 and 12/9/2025 with records.
 */
TdWorkspace *display_workspace (const char *name);

/** display_sample: (transfer full): the path of the sample. */
char *display_sample (void);

/** display_find: (transfer none) (nullable): the first widget of @type below @root for which @name
 * is NULL or its accessible label. */
GtkWidget *display_find (GtkWidget *root, GType type, const char *name);

/** display_press: clicks a button. */
void display_press (GtkWidget *button);

/** display_assert_keys: fails when a button below @root has words but no key of its own with Alt,
 * or two things have the same one. */
void display_assert_keys (GtkWidget *root);

/** display_top_window: (transfer none) (nullable): the newest visible window of @type. */
GtkWindow *display_top_window (GType type);

/** display_close_all: destroys every window that is left. */
void display_close_all (void);
