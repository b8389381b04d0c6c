/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-import.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/td-dialogs.h"
#include "app/td-faults-dialog.h"
#include "app/td-progress-dialog.h"
#include "exchange/td-csv.h"

/* One import, from the choice of the folder to the edit; or one export. */
typedef struct
{
  /* owned */
  GtkWindow *parent;
  TdSession *session;
  TdBook *book;
  TdChanges *changes;
  GPtrArray *faults; /* TdFault */
  TdWorkspace *workspace; /* (nullable): what is written to */
  TdProgressDialog *dialog;
  char *path;

  TdApplyResult result;
} Job;

static Job *
job_new (GtkWindow *parent, TdSession *session, const char *path)
{
  Job *job = g_new0 (Job, 1);
  TdBook *book = td_session_get_book (session);

  job->parent = g_object_ref (parent);
  job->session = g_object_ref (session);
  job->path = g_strdup (path);
  job->faults = g_ptr_array_new_with_free_func ((GDestroyNotify)td_fault_free);
  if (book != NULL)
    job->book = td_book_ref (book);
  else
    {
      g_autoptr (TdChanges) nothing = td_changes_new ();

      job->book = td_book_new_from_changes (nothing);
    }
  return job;
}

static void
job_free (Job *job)
{
  g_object_unref (job->parent);
  g_object_unref (job->session);
  td_book_unref (job->book);
  g_clear_object (&job->workspace);
  g_clear_pointer (&job->changes, td_changes_free);
  g_ptr_array_unref (job->faults);
  g_free (job->path);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
show_failure (Job *job, const char *heading, const GError *error)
{
  if (g_error_matches (error, TD_ERROR, TD_ERROR_CANCELLED))
    return;
  if (job->faults->len > 0)
    gtk_window_present (GTK_WINDOW (td_faults_dialog_new (job->parent, job->faults)));
  else
    td_dialogs_show_error (job->parent, heading, error->message);
}

/* Makes the changes, or only tries them, in a worker: a nation's figures take longer than a frame. */
static bool
write_changes (Job *job, bool dry_run, GError **error)
{
  g_autofree char *name = g_filename_display_basename (job->path);
  TdAction action = { .kind = "import", .as_of = TD_DAY_NONE, .detail = name };

  return td_workspace_apply (
      job->workspace, job->changes, &action, dry_run, job->faults, &job->result, error);
}

static void
try_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_changes (task_data, true, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
apply_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_changes (task_data, false, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Runs a job in a worker; a transaction cannot be stopped half-way, so nothing offers to. */
static void
run (Job *owned, const char *title, GTaskThreadFunc function, GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done, owned);

  owned->dialog = td_progress_dialog_new (owned->parent, title, NULL);
  g_task_set_task_data (task, owned, NULL);
  g_task_run_in_thread (task, function);
}

/* Takes the dialog away and tells what went wrong. */
static bool
finish (Job *job, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  td_progress_dialog_done (job->dialog);
  job->dialog = NULL;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    return true;
  show_failure (job, _ ("Nothing was imported"), error);
  return false;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autofree char *name = g_filename_display_basename (job->path);
  g_autofree char *text = NULL;

  if (!finish (job, result))
    return;
  /* Translators: %s is the name of a folder. */
  text = g_strdup_printf (_ ("“%s” was imported"), name);
  td_session_message (job->session, text, "win.undo");
}

static void
summary_response_cb (AdwMessageDialog *dialog, const char *response, Job **job)
{
  if (g_str_equal (response, "import"))
    run (g_steal_pointer (job), _ ("Writing the figures…"), apply_thread, applied_cb);
}

static void
closure_free (gpointer data, GClosure *closure)
{
  Job **job = data;

  g_clear_pointer (job, job_free);
  g_free (job);
}

/* What the import would do, in sentences. */
static char *
summarise (const Job *job, const TdApplyResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) ignored = td_csv_list_ignored (job->path);

  g_string_append_printf (
      text, ngettext ("%u line is new.", "%u lines are new.", result->added), result->added);
  g_string_append_c (text, '\n');
  g_string_append_printf (text,
                          ngettext ("%u line changes what is there.",
                                    "%u lines change what is there.",
                                    result->changed),
                          result->changed);
  g_string_append_c (text, '\n');
  g_string_append_printf (
      text,
      ngettext ("%u line is there already.", "%u lines are there already.", result->equal),
      result->equal);
  for (guint i = 0; i < ignored->len; i++)
    {
      g_string_append_c (text, '\n');
      /* Translators: %s is the name of a file. */
      g_string_append_printf (
          text, _ ("“%s” is not read."), (const char *)g_ptr_array_index (ignored, i));
    }
  return g_strdup (text->str);
}

static void
confirm (Job *job)
{
  Job **held = g_new (Job *, 1);
  g_autofree char *name = g_filename_display_basename (job->path);
  /* Translators: %s is the name of a folder. */
  g_autofree char *heading = g_strdup_printf (_ ("Import “%s”?"), name);
  g_autofree char *body = summarise (job, &job->result);
  AdwMessageDialog *dialog
      = ADW_MESSAGE_DIALOG (adw_message_dialog_new (job->parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "import", _ ("_Import"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "import", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "import");
  adw_message_dialog_set_close_response (dialog, "cancel");
  *held = job;
  g_signal_connect_data (
      dialog, "response", G_CALLBACK (summary_response_cb), held, closure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;

  if (finish (job, result))
    td_session_set_workspace (job->session, job->workspace);
  else
    {
      g_autofree char *path = g_strdup (td_workspace_get_path (job->workspace));

      /* It was made a moment ago and is empty. */
      td_workspace_close (job->workspace);
      (void)g_unlink (path);
    }
}

static void
new_path_chosen_cb (const char *path, gpointer data)
{
  Job **held = data;
  Job *job = *held;
  g_autoptr (GError) error = NULL;

  job->workspace = td_workspace_create (path, &error);
  if (job->workspace == NULL)
    show_failure (job, _ ("The workspace could not be made"), error);
  else
    run (g_steal_pointer (held), _ ("Writing the figures…"), apply_thread, made_cb);
}

static void
held_free (gpointer data)
{
  closure_free (data, NULL);
}

static void
import_into_new (Job *job)
{
  Job **held;
  g_autofree char *name = g_filename_display_basename (job->path);
  g_autofree char *file_name = g_strconcat (name, ".tiendo", NULL);

  if (!td_changes_check (job->book, job->changes, job->faults))
    {
      gtk_window_present (GTK_WINDOW (td_faults_dialog_new (job->parent, job->faults)));
      job_free (job);
      return;
    }
  held = g_new (Job *, 1);
  *held = job;
  td_dialogs_save_workspace (job->parent,
                             _ ("Where to Keep the Workspace"),
                             file_name,
                             new_path_chosen_cb,
                             held,
                             held_free);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;

  if (!finish (job, result))
    return;
  if (job->result.added + job->result.changed + job->result.removed == 0)
    td_session_message (job->session, _ ("All of it is there already; nothing changes"), NULL);
  else
    confirm (g_steal_pointer (&job));
}

static void
import_into_open (Job *owned)
{
  g_autoptr (Job) job = owned;
  g_autofree char *why = NULL;

  if (!td_session_can_edit (job->session, &why))
    {
      td_dialogs_show_error (job->parent, _ ("Nothing was imported"), why);
      return;
    }
  job->workspace = g_object_ref (td_session_get_workspace (job->session));
  run (g_steal_pointer (&job), _ ("Comparing with the workspace…"), try_thread, tried_cb);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  job->changes = td_csv_read (job->path,
                              job->book,
                              td_progress_dialog_told_permille,
                              job->dialog,
                              cancellable,
                              job->faults,
                              &error);
  if (job->changes != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;

  td_progress_dialog_done (job->dialog);
  job->dialog = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    show_failure (job, _ ("Nothing was imported"), error);
  else if (td_session_get_workspace (job->session) == NULL)
    import_into_new (g_steal_pointer (&job));
  else
    import_into_open (g_steal_pointer (&job));
}

void
td_import_start (GtkWindow *parent, TdSession *session, const char *path)
{
  Job *job = job_new (parent, session, path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, read_done_cb, job);

  job->dialog = td_progress_dialog_new (parent, _ ("Reading the files…"), cancellable);
  g_task_set_task_data (task, job, NULL);
  /* The reader itself says that it was cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, read_thread);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (td_csv_write (job->book, job->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *name = g_filename_display_basename (job->path);
      /* Translators: %s is the name of a folder. */
      g_autofree char *text = g_strdup_printf (_ ("Exported to “%s”"), name);

      td_session_message (job->session, text, NULL);
    }
  else
    show_failure (job, _ ("The folder could not be written"), error);
}

void
td_export_start (GtkWindow *parent, TdSession *session, const char *path)
{
  Job *job = job_new (parent, session, path);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, write_done_cb, job);

  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, write_thread);
}
