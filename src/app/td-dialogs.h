/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The dialogs that several parts of the window need. */

/** td_dialogs_load: (transfer none): a window of the file @name.ui, "about" or "shortcuts", with
 * that id. */
GtkWindow *td_dialogs_load (GtkWindow *parent, const char *name);

/** td_dialogs_show_error: says in a dialog what went wrong. */
void td_dialogs_show_error (GtkWindow *parent, const char *heading, const char *sentence);

/**
 * TdPathFunc: told which file or folder was chosen; not called when the dialog was cancelled.
 * @path: in the file name encoding
 */
typedef void (*TdPathFunc) (const char *path, gpointer data);

/** td_dialogs_open_workspace: asks for a workspace. @destroy is called when the dialog is over. */
void td_dialogs_open_workspace (GtkWindow *parent,
                                TdPathFunc func,
                                gpointer data,
                                GDestroyNotify destroy);

/** td_dialogs_save_workspace: asks where to write one; adds ".tiendo" where it is missing. */
void td_dialogs_save_workspace (GtkWindow *parent,
                                const char *title,
                                const char *name,
                                TdPathFunc func,
                                gpointer data,
                                GDestroyNotify destroy);

/** td_dialogs_save_pdf: asks where to write a PDF; adds ".pdf" where it is missing. */
void td_dialogs_save_pdf (
    GtkWindow *parent, const char *name, TdPathFunc func, gpointer data, GDestroyNotify destroy);

/** td_dialogs_save_csv: asks where to write a CSV file; adds ".csv" where it is missing. */
void td_dialogs_save_csv (GtkWindow *parent,
                          const char *title,
                          const char *name,
                          TdPathFunc func,
                          gpointer data,
                          GDestroyNotify destroy);

/** td_dialogs_save_document: asks where to write a paper and in which of its formats. @name:
 * proposed, with ".pdf" */
void td_dialogs_save_document (
    GtkWindow *parent, const char *name, TdPathFunc func, gpointer data, GDestroyNotify destroy);

/** td_dialogs_open_template: asks for a template of a paper in a file. */
void td_dialogs_open_template (GtkWindow *parent,
                               TdPathFunc func,
                               gpointer data,
                               GDestroyNotify destroy);

/** td_dialogs_save_template: asks where to write one; adds ".template" where it is missing. */
void td_dialogs_save_template (
    GtkWindow *parent, const char *name, TdPathFunc func, gpointer data, GDestroyNotify destroy);

/** td_dialogs_choose_folder: asks for a folder; @create: one that may be new. */
void td_dialogs_choose_folder (GtkWindow *parent,
                               const char *title,
                               bool create,
                               TdPathFunc func,
                               gpointer data,
                               GDestroyNotify destroy);

/** TdKeepFunc: told whether what was typed is to be kept. */
typedef void (*TdKeepFunc) (bool keep, gpointer data);

/**
 * td_dialogs_ask_keep: asks, before @parent closes, whether what was typed in it is to be kept.
 * @func: not called when it is to stay open
 *
 * Returns: (transfer none)
 */
AdwMessageDialog *td_dialogs_ask_keep (GtkWindow *parent,
                                       const char *heading,
                                       const char *body,
                                       TdKeepFunc func,
                                       gpointer data,
                                       GDestroyNotify destroy);

/** TdTextFunc: told what was typed. Returns: (transfer full) (nullable): a sentence when it cannot
 * be so. */
typedef char *(*TdTextFunc) (const char *text, gpointer data);

/**
 * td_dialogs_ask_text: asks for a line of text, such as a reason.
 * @accept: the label of the button that goes on
 *
 * Returns: (transfer none): GTK keeps it until it is answered.
 */
AdwMessageDialog *td_dialogs_ask_text (GtkWindow *parent,
                                       const char *heading,
                                       const char *body,
                                       const char *title,
                                       const char *accept,
                                       TdTextFunc func,
                                       gpointer data,
                                       GDestroyNotify destroy);

G_END_DECLS
