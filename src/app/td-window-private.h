/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include "app/td-banner.h"
#include "app/td-cut-selector.h"
#include "app/td-issue-selector.h"
#include "app/td-start-page.h"
#include "app/td-window.h"

G_BEGIN_DECLS

struct _TdWindow
{
  AdwApplicationWindow parent_instance;

  /* owned */
  TdSession *session;
  GSettings *settings;
  GPtrArray *history; /* names of pages: where Back leads, the nearest last */
  guint verify_source;
  AdwToast *toast;    /* (nullable): the last one, until it is dismissed */
  gint64 toast_since; /* monotonic */
  gint64 undo_group;  /* what undo would undo, 0 for nothing */

  bool jumping;       /* a page is shown by a link or by Back */
  bool closes_anyway; /* a text that was refused is given up */

  /* borrowed: the workspace whose opening was last taken note of; only compared */
  gconstpointer seen;

  /* borrowed from the root stack: NULL until it is first shown */
  TdStartPage *start_page;

  /* template children */
  AdwToastOverlay *toasts;
  GtkStack *root_stack;
  AdwFlap *flap;
  AdwWindowTitle *title;
  GtkListBox *page_list;
  GtkStack *page_stack;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkWidget *back_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *print_button;
  GtkLabel *check_badge;
  TdCutSelector *cut_selector;
  TdIssueSelector *issue_selector;
  TdBanner *read_only_banner;
  TdBanner *sample_banner;
};

/* Shared by the files of the window. */

/** _td_window_install_actions: declares the actions and their keys. */
void _td_window_install_actions (GtkWidgetClass *widget_class);

/** _td_window_update_actions: enables what can be done now, and says in the tooltips what undo and
 * redo would do. */
void _td_window_update_actions (TdWindow *window);

/** _td_window_disarm_toast: takes its button from the toast that shows, if there is one. */
void _td_window_disarm_toast (TdWindow *window);

/** _td_window_finish_entry: finishes what is being typed, as the focus leaving it would. */
void _td_window_finish_entry (TdWindow *window);

/** _td_window_go_back: shows the place before the last jump. */
void _td_window_go_back (TdWindow *window);

/** _td_window_save_copy: writes a copy of the workspace to @path in a worker. */
void _td_window_save_copy (TdWindow *window, const char *path);

/** _td_window_show_backups: shows the backups of the workspace at @path, open or not, and restores
 * what is chosen there. */
void _td_window_show_backups (TdWindow *window, const char *path);

/** _td_window_show_damage: says that the workspace at @path is damaged, and offers its newest good
 * backup. */
void _td_window_show_damage (TdWindow *window, const char *path);

G_END_DECLS
