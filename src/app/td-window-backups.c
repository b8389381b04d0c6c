/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/td-backups-dialog.h"
#include "app/td-dialogs.h"
#include "app/td-progress-dialog.h"
#include "model/td-day.h"

/* A file that is written in a worker. */
typedef struct
{
  TdWindow *window;         /* owned */
  TdProgressDialog *dialog; /* borrowed */
  TdWorkspace *workspace;   /* (nullable): owned: of which a copy is saved */
  char *backup;             /* (nullable): what is restored */
  char *path;
  bool replace;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->window);
  g_clear_object (&job->workspace);
  g_free (job->backup);
  g_free (job->path);
  g_free (job);
}

static void
job_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  bool done;

  if (job->backup != NULL)
    done = td_workspace_restore (job->backup, job->path, job->replace, &error);
  else
    done = td_workspace_save_copy (job->workspace,
                                   job->path,
                                   td_progress_dialog_told_permille,
                                   job->dialog,
                                   cancellable,
                                   &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
job_run (Job *job, const char *title, GCancellable *cancellable, GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, done, NULL);

  job->dialog = td_progress_dialog_new (GTK_WINDOW (job->window), title, cancellable);
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  /* The store itself says that it was cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, job_thread);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (job->path);
  g_autofree char *text = NULL;

  td_progress_dialog_done (job->dialog);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Translators: %s is the name of a file. */
      text = g_strdup_printf (_ ("A copy was saved as “%s”"), name);
      td_session_message (job->window->session, text, NULL);
    }
  else if (!g_error_matches (error, TD_ERROR, TD_ERROR_CANCELLED))
    td_dialogs_show_error (GTK_WINDOW (job->window), _ ("The copy was not saved"), error->message);
}

void
_td_window_save_copy (TdWindow *window, const char *path)
{
  TdWorkspace *workspace = td_session_get_workspace (window->session);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Job *job;

  if (workspace == NULL)
    return;
  job = g_new0 (Job, 1);
  job->window = g_object_ref (window);
  job->workspace = g_object_ref (workspace);
  job->path = g_strdup (path);
  job_run (job, _ ("Saving a copy…"), cancellable, copied_cb);
}

/* Whichever file stands there now, the old or the new one, is opened. */
static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (TdWindow) window = g_object_ref (job->window);
  g_autoptr (GError) error = NULL;
  bool restored = g_task_propagate_boolean (G_TASK (result), &error);

  td_progress_dialog_done (job->dialog);
  if (restored)
    (void)td_window_open (window, job->path); /* says itself what is wrong */
  else
    {
      if (job->replace && td_session_get_workspace (window->session) == NULL)
        (void)td_window_open (window, job->path);
      td_dialogs_show_error (
          GTK_WINDOW (window), _ ("The backup was not restored"), error->message);
    }
}

static void
start_restore (TdWindow *window, const char *backup, const char *path, bool replace)
{
  TdWorkspace *workspace = td_session_get_workspace (window->session);
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (window);
  job->backup = g_strdup (backup);
  job->path = g_strdup (path);
  job->replace = replace;
  /* Nobody may have the file open while it is replaced. */
  if (replace && workspace != NULL && g_strcmp0 (td_workspace_get_path (workspace), path) == 0)
    {
      g_object_ref (workspace);
      td_session_set_workspace (window->session, NULL);
      td_workspace_close (workspace);
      g_object_unref (workspace);
    }
  job_run (job, _ ("Restoring the backup…"), NULL, restored_cb);
}

typedef struct
{
  TdWindow *window; /* owned */
  char *backup;
  char *path;
} Restoration;

static void
restoration_free (Restoration *restoration)
{
  g_object_unref (restoration->window);
  g_free (restoration->backup);
  g_free (restoration->path);
  g_free (restoration);
}

static void
restoration_free_closure (gpointer data, GClosure *closure)
{
  restoration_free (data);
}

static Restoration *
restoration_new (TdWindow *window, const char *backup, const char *path)
{
  Restoration *restoration = g_new0 (Restoration, 1);

  restoration->window = g_object_ref (window);
  restoration->backup = g_strdup (backup);
  restoration->path = g_strdup (path);
  return restoration;
}

static void
restore_response_cb (AdwMessageDialog *dialog, const char *response, Restoration *restoration)
{
  if (g_str_equal (response, "restore"))
    start_restore (restoration->window, restoration->backup, restoration->path, true);
}

/* Puts a backup in the place of the workspace, after asking. */
static void
ask_restore (TdWindow *window, const char *backup, const char *path)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (window),
                              _ ("Restore the Backup in Place?"),
                              _ ("It takes the place of the workspace. The workspace as it is now "
                                 "is backed up first, so you can go back to it.")));

  adw_message_dialog_add_responses (
      dialog, "cancel", _ ("_Cancel"), "restore", _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (restore_response_cb),
                         restoration_new (window, backup, path),
                         restoration_free_closure,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
beside_chosen_cb (const char *path, gpointer data)
{
  Restoration *restoration = data;

  /* The dialog has asked whether a file of that name may be replaced; a workspace never is. */
  start_restore (restoration->window, restoration->backup, path, false);
}

static void
ask_beside (TdWindow *window, const char *backup, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = NULL;
  g_autofree char *proposed = NULL;
  g_autofree char *today = td_day_format_iso (td_day_today ());

  if (g_str_has_suffix (base, ".tiendo"))
    base[strlen (base) - strlen (".tiendo")] = '\0';
  name = g_filename_display_name (base);
  /* Translators: the name proposed for a restored workspace: its name and today's date. */
  proposed = g_strdup_printf (_ ("%s restored %s.tiendo"), name, today);
  td_dialogs_save_workspace (GTK_WINDOW (window),
                             _ ("Restore Beside"),
                             proposed,
                             beside_chosen_cb,
                             restoration_new (window, backup, path),
                             (GDestroyNotify)restoration_free);
}

static void
dialog_restore_cb (TdBackupsDialog *dialog, const char *backup, Restoration *restoration)
{
  g_autofree char *file = g_strdup (backup);

  gtk_window_close (GTK_WINDOW (dialog));
  ask_restore (restoration->window, file, restoration->path);
}

static void
dialog_beside_cb (TdBackupsDialog *dialog, const char *backup, Restoration *restoration)
{
  g_autofree char *file = g_strdup (backup);

  gtk_window_close (GTK_WINDOW (dialog));
  ask_beside (restoration->window, file, restoration->path);
}

void
_td_window_show_backups (TdWindow *window, const char *path)
{
  TdWorkspace *workspace = td_session_get_workspace (window->session);
  bool is_open = workspace != NULL && g_strcmp0 (td_workspace_get_path (workspace), path) == 0;
  TdBackupsDialog *dialog
      = td_backups_dialog_new (GTK_WINDOW (window), path, is_open ? workspace : NULL);

  g_signal_connect_data (dialog,
                         "restore",
                         G_CALLBACK (dialog_restore_cb),
                         restoration_new (window, NULL, path),
                         restoration_free_closure,
                         0);
  g_signal_connect_data (dialog,
                         "restore-beside",
                         G_CALLBACK (dialog_beside_cb),
                         restoration_new (window, NULL, path),
                         restoration_free_closure,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The newest good backup of a damaged workspace, looked for in a worker. */
typedef struct
{
  TdWindow *window; /* owned */
  char *path;
  char *backup;    /* (nullable) */
  char *words;     /* (nullable): what it is */
  guint n_backups; /* good or not */
} Damage;

static void
damage_free (Damage *damage)
{
  g_object_unref (damage->window);
  g_free (damage->path);
  g_free (damage->backup);
  g_free (damage->words);
  g_free (damage);
}

static char *
word_backup (const TdBackup *backup, const TdContent *content)
{
  int n_cuts = td_book_get_n_cuts (content->book);
  g_autofree char *name = td_backup_name (backup);
  g_autofree char *day = NULL;

  if (n_cuts == 0)
    /* Translators: %s says when and why a backup was made. */
    return g_strdup_printf (_ ("The newest good backup: %s."), name);
  day = td_day_format (td_book_get_cut (content->book, n_cuts - 1)->as_of);
  /* Translators: when and why a backup was made, and the day of its newest cut. */
  return g_strdup_printf (_ ("The newest good backup: %s, with figures up to %s."), name, day);
}

static void
damage_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Damage *damage = data;
  g_autoptr (GPtrArray) backups = td_workspace_list_backups (damage->path);

  damage->n_backups = backups->len;
  for (guint i = 0; damage->backup == NULL && i < backups->len; i++)
    {
      const TdBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (TdContent) content
          = backup->set_aside ? NULL : td_workspace_look_into (backup->path, true, NULL, NULL);

      if (content == NULL)
        continue;
      damage->backup = g_strdup (backup->path);
      damage->words = word_backup (backup, content);
    }
  g_task_return_boolean (task, TRUE);
}

static void
damage_response_cb (AdwMessageDialog *dialog, const char *response, Damage *damage)
{
  if (g_str_equal (response, "look"))
    _td_window_show_backups (damage->window, damage->path);
  else if (g_str_equal (response, "beside"))
    ask_beside (damage->window, damage->backup, damage->path);
  else if (g_str_equal (response, "restore"))
    start_restore (damage->window, damage->backup, damage->path, true);
}

static void
damage_free_closure (gpointer data, GClosure *closure)
{
  damage_free (data);
}

static void
damage_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Damage *damage = data;
  g_autofree char *name = g_filename_display_basename (damage->path);
  /* Translators: %s is the name of a file. */
  g_autofree char *sentence = g_strdup_printf (
      _ ("“%s” is damaged: parts of it cannot be read. The file is left as it is."), name);
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  body = g_strjoin ("\n\n",
                    sentence,
                    damage->words != NULL ? damage->words
                                          : _ ("There is no good backup of it on this computer."),
                    damage->words != NULL
                        ? _ ("Restoring in place keeps the damaged file beside the other backups.")
                        : NULL,
                    NULL);
  dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (damage->window), _ ("The Workspace Is Damaged"), body));
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  if (damage->n_backups > 0)
    adw_message_dialog_add_response (dialog, "look", _ ("_Look at the Backups…"));
  if (damage->backup != NULL)
    {
      adw_message_dialog_add_response (dialog, "beside", _ ("Restore _Beside…"));
      adw_message_dialog_add_response (dialog, "restore", _ ("_Restore in Place"));
      adw_message_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (dialog, damage->backup != NULL ? "restore" : "close");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_data (
      dialog, "response", G_CALLBACK (damage_response_cb), damage, damage_free_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_td_window_show_damage (TdWindow *window, const char *path)
{
  Damage *damage = g_new0 (Damage, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, damage_found_cb, damage);

  damage->window = g_object_ref (window);
  damage->path = g_strdup (path);
  g_task_set_task_data (task, damage, NULL);
  g_task_run_in_thread (task, damage_thread);
}
