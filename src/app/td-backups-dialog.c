/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-backups-dialog.h"

#include <glib/gi18n.h>

#include "analysis/td-progress.h"
#include "app/td-dialogs.h"
#include "app/td-journal-row.h"
#include "model/td-amount.h"
#include "model/td-day.h"
#include "wording/td-wording.h"

struct _TdBackupsDialog
{
  AdwWindow parent_instance;

  /* owned */
  char *path;
  TdWorkspace *workspace;    /* (nullable) */
  GPtrArray *backups;        /* element-type TdBackup */
  GPtrArray *rows;           /* element-type AdwExpanderRow: borrowed from the list */
  GCancellable *cancellable; /* of what runs */

  guint n_checked;
  bool making;

  /* template children */
  GtkWidget *make_button;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *progress_box;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
};

enum
{
  SIGNAL_RESTORE,
  SIGNAL_RESTORE_BESIDE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdBackupsDialog, td_backups_dialog, ADW_TYPE_WINDOW)

void
td_backup_report_free (TdBackupReport *report)
{
  g_clear_pointer (&report->content, td_content_free);
  g_free (report->error);
  for (guint i = 0; i < TD_N_MEASURES; i++)
    g_free (report->rates[i]);
  g_free (report);
}

/* The day of the newest cut, or of the first one. */
static TdDay
get_cut_day (const TdBook *book, bool newest)
{
  int n_cuts = td_book_get_n_cuts (book);

  return n_cuts > 0 ? td_book_get_cut (book, newest ? n_cuts - 1 : 0)->as_of : TD_DAY_NONE;
}

static TdSubject
get_root (const TdBook *book)
{
  TdDay day = get_cut_day (book, true);

  return td_book_get_root (book, day != TD_DAY_NONE ? day : td_day_today ());
}

static void
fill_rates (TdBackupReport *report)
{
  TdBook *book = report->content->book;
  TdDay day = get_cut_day (book, true);
  TdSubject root = get_root (book);
  g_autoptr (TdProgress) progress = NULL;

  if (day == TD_DAY_NONE || root == TD_SUBJECT_NONE)
    return;
  progress = td_progress_new (book, td_book_get_n_cuts (book) - 1, day, root, false);
  for (guint i = 0; i < TD_N_MEASURES; i++)
    {
      const TdProgressRow *row = td_progress_find (progress, root, (TdMeasure)i);
      if (row != NULL && row->has_rate)
        report->rates[i] = td_hundredths_format (row->rate);
    }
}

TdBackupReport *
td_backup_report_new (const TdBackup *backup, const char *path, GCancellable *cancellable)
{
  g_autoptr (TdBackupReport) report = g_new0 (TdBackupReport, 1);
  g_autoptr (GError) error = NULL;

  report->content = td_workspace_look_into (backup->path, true, cancellable, &error);
  if (g_error_matches (error, TD_ERROR, TD_ERROR_CANCELLED))
    return NULL;
  if (report->content == NULL)
    {
      report->error = g_strdup (error->message);
      return g_steal_pointer (&report);
    }
  fill_rates (report);
  /* Where the workspace cannot be read there is nothing to compare with. */
  report->has_since
      = td_workspace_count_since (path, report->content->last, &report->since, &error);
  return g_steal_pointer (&report);
}

char *
td_backup_name (const TdBackup *backup)
{
  g_autofree char *when = td_journal_row_format_when (backup->when);

  /* Translators: when a backup was made, and why. */
  return g_strdup_printf (_ ("%s, %s"),
                          when,
                          backup->set_aside ? _ ("set aside, damaged")
                                            : td_wording_backup_reason (backup->why));
}

static const TdBackup *
get_backup (TdBackupsDialog *dialog, guint index)
{
  return g_ptr_array_index (dialog->backups, index);
}

/* One line of what is in a backup. */
static void
add_fact (AdwExpanderRow *row, const char *title, const char *text)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), label);
  adw_expander_row_add_row (row, line);
}

static void
add_cuts (AdwExpanderRow *row, const TdBackupReport *report)
{
  const TdBook *book = report->content->book;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *cuts = NULL;
  g_autofree char *rates = NULL;

  if (td_book_get_n_cuts (book) == 0)
    return;
  first = td_day_format (get_cut_day (book, false));
  last = td_day_format (get_cut_day (book, true));
  cuts = g_strdup_printf ("%d: %s – %s", td_book_get_n_cuts (book), first, last);
  add_fact (row, _ ("Cuts"), cuts);
  /* Translators: rates by cases and by money in the newest cut of a backup. */
  rates = g_strdup_printf (
      _ ("by cases %s %%, by money %s %%"),
      report->rates[TD_MEASURE_CASES] != NULL ? report->rates[TD_MEASURE_CASES] : TD_ABSENT,
      report->rates[TD_MEASURE_MONEY] != NULL ? report->rates[TD_MEASURE_MONEY] : TD_ABSENT);
  add_fact (row, _ ("Rate in the newest cut"), rates);
}

static void
add_last_change (AdwExpanderRow *row, const TdContent *content)
{
  const TdGroup *last = content->last;
  g_autofree char *words = NULL;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (last == NULL)
    return;
  words = td_wording_group (
      content->book, last->kind, last->unit, last->officer, last->as_of, last->detail, last->note);
  when = td_journal_row_format_when (last->when);
  text = g_strdup_printf ("%s (%s)", words, when);
  add_fact (row, _ ("Last change"), text);
}

static guint
count_officers (const TdBook *book)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = td_book_get_n_units (book); i < td_book_get_n_subjects (book); i++)
    g_hash_table_add (codes, td_book_get_officer (book, i)->code);
  return g_hash_table_size (codes);
}

static void
add_facts (AdwExpanderRow *row, const TdBackupReport *report)
{
  const TdContent *content = report->content;
  TdSubject root = get_root (content->book);
  g_autofree char *counts = g_strdup_printf (_ ("%d units, %u officers, %u records"),
                                             td_book_get_n_units (content->book),
                                             count_officers (content->book),
                                             content->n_records);
  g_autofree char *format = NULL;

  if (root != TD_SUBJECT_NONE)
    add_fact (row, C_ ("backup", "Agency"), td_book_get_name (content->book, root));
  add_cuts (row, report);
  add_fact (row, _ ("What is in it"), counts);
  add_last_change (row, content);
  format = g_strdup_printf ("%d", content->format);
  add_fact (row, C_ ("backup", "Format of the file"), format);
}

static void
restore_clicked_cb (GtkButton *button, TdBackupsDialog *dialog)
{
  g_signal_emit (
      dialog, signals[SIGNAL_RESTORE], 0, g_object_get_data (G_OBJECT (button), "td-path"));
}

static void
beside_clicked_cb (GtkButton *button, TdBackupsDialog *dialog)
{
  g_signal_emit (
      dialog, signals[SIGNAL_RESTORE_BESIDE], 0, g_object_get_data (G_OBJECT (button), "td-path"));
}

static GtkWidget *
make_button (TdBackupsDialog *dialog, const char *label, const char *path, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), "td-path", g_strdup (path), g_free);
  g_signal_connect_object (button, "clicked", clicked, dialog, 0);
  return button;
}

static void
add_buttons (TdBackupsDialog *dialog, AdwExpanderRow *row, const TdBackup *backup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *line = adw_preferences_row_new ();

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "td-row-buttons");
  gtk_box_append (
      GTK_BOX (box),
      make_button (dialog, _ ("Restore _Beside…"), backup->path, G_CALLBACK (beside_clicked_cb)));
  gtk_box_append (
      GTK_BOX (box),
      make_button (
          dialog, _ ("Restore in _Place…"), backup->path, G_CALLBACK (restore_clicked_cb)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  adw_expander_row_add_row (row, line);
}

static char *
word_state (const TdBackup *backup, const TdBackupReport *report)
{
  g_autofree char *size = g_format_size ((guint64)backup->size);
  g_autofree char *since = NULL;

  if (report == NULL)
    return g_strdup_printf (_ ("%s, not looked at yet"), size);
  if (report->content == NULL)
    return g_strdup_printf (_ ("%s, damaged"), size);
  if (!report->has_since)
    return g_strdup_printf (_ ("%s, good"), size);
  since = g_strdup_printf (ngettext ("%u change since", "%u changes since", report->since),
                           report->since);
  return g_strdup_printf (_ ("%s, good, %s"), size, since);
}

static void
show_report (TdBackupsDialog *dialog, guint index, const TdBackupReport *report)
{
  AdwExpanderRow *row = g_ptr_array_index (dialog->rows, index);
  const TdBackup *backup = get_backup (dialog, index);
  bool is_good = report->content != NULL;
  g_autofree char *state = word_state (backup, report);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_good ? "object-select-symbolic"
                                                          : "dialog-warning-symbolic");

  adw_expander_row_set_subtitle (row, state);
  gtk_widget_add_css_class (icon, is_good ? "td-done" : "td-missing");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_good ? _ ("Good") : _ ("Damaged"),
                                  -1);
  adw_expander_row_add_prefix (row, icon);
  if (is_good)
    {
      add_facts (row, report);
      add_buttons (dialog, row, backup);
    }
  else
    add_fact (row, _ ("Damage"), report->error);
}

static void check_next (TdBackupsDialog *dialog);

/* A backup that is gone through in a worker. */
typedef struct
{
  const TdBackup *backup; /* borrowed from @backups */
  GPtrArray *backups;     /* owned */
  char *path;             /* owned */
} Check;

static void
check_free (Check *check)
{
  g_ptr_array_unref (check->backups);
  g_free (check->path);
  g_free (check);
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Check *check = data;

  g_task_return_pointer (task,
                         td_backup_report_new (check->backup, check->path, cancellable),
                         (GDestroyNotify)td_backup_report_free);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdBackupsDialog *dialog = TD_BACKUPS_DIALOG (source);
  g_autoptr (TdBackupReport) report = g_task_propagate_pointer (G_TASK (result), NULL);

  if (report == NULL || g_task_get_cancellable (G_TASK (result)) != dialog->cancellable)
    return;
  show_report (dialog, dialog->n_checked, report);
  dialog->n_checked++;
  check_next (dialog);
}

static void
show_progress (TdBackupsDialog *dialog)
{
  guint n = dialog->backups->len;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (dialog->progress_box, dialog->n_checked < n);
  if (n == 0)
    return;
  /* Translators: how many backups were gone through, of how many. */
  text = g_strdup_printf (_ ("Going through the backups: %u of %u"), dialog->n_checked, n);
  gtk_label_set_label (dialog->progress_label, text);
  gtk_progress_bar_set_fraction (dialog->progress_bar, (double)dialog->n_checked / n);
}

/* One after another: the newest, which is wanted most, comes first. */
static void
check_next (TdBackupsDialog *dialog)
{
  g_autoptr (GTask) task = NULL;
  Check *check;

  show_progress (dialog);
  if (dialog->n_checked >= dialog->backups->len)
    return;
  check = g_new0 (Check, 1);
  check->backups = g_ptr_array_ref (dialog->backups);
  check->backup = get_backup (dialog, dialog->n_checked);
  check->path = g_strdup (dialog->path);
  task = g_task_new (dialog, dialog->cancellable, checked_cb, NULL);
  g_task_set_task_data (task, check, (GDestroyNotify)check_free);
  g_task_run_in_thread (task, check_thread);
}

/* Lists them anew. */
static void
list (TdBackupsDialog *dialog)
{
  GtkWidget *row;

  if (dialog->cancellable != NULL)
    g_cancellable_cancel (dialog->cancellable);
  g_clear_object (&dialog->cancellable);
  dialog->cancellable = g_cancellable_new ();
  dialog->n_checked = 0;
  g_clear_pointer (&dialog->backups, g_ptr_array_unref);
  dialog->backups = td_workspace_list_backups (dialog->path);
  g_ptr_array_set_size (dialog->rows, 0);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (dialog->list, 0))) != NULL)
    gtk_list_box_remove (dialog->list, row);
  for (guint i = 0; i < dialog->backups->len; i++)
    {
      g_autofree char *name = td_backup_name (get_backup (dialog, i));
      g_autofree char *state = word_state (get_backup (dialog, i), NULL);

      row = adw_expander_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), state);
      gtk_list_box_append (dialog->list, row);
      g_ptr_array_add (dialog->rows, row);
    }
  gtk_stack_set_visible_child_name (dialog->stack, dialog->backups->len > 0 ? "list" : "empty");
  check_next (dialog);
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = td_workspace_backup_dated (data, "manual", &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdBackupsDialog *dialog = TD_BACKUPS_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  dialog->making = false;
  if (dialog->list == NULL) /* it was closed meanwhile */
    return;
  gtk_widget_set_sensitive (dialog->make_button, TRUE);
  if (path == NULL)
    td_dialogs_show_error (GTK_WINDOW (dialog), _ ("The backup was not made"), error->message);
  else
    list (dialog);
}

static void
make_clicked_cb (TdBackupsDialog *dialog)
{
  g_autoptr (GTask) task = NULL;

  if (dialog->making || dialog->workspace == NULL)
    return;
  dialog->making = true;
  gtk_widget_set_sensitive (dialog->make_button, FALSE);
  task = g_task_new (dialog, NULL, made_cb, NULL);
  g_task_set_task_data (task, g_object_ref (dialog->workspace), g_object_unref);
  g_task_run_in_thread (task, make_thread);
}

static void
folder_clicked_cb (TdBackupsDialog *dialog)
{
  g_autofree char *folder = td_workspace_get_backup_folder (dialog->path);
  g_autofree char *uri = NULL;

  /* What cannot be opened cannot be looked for either. */
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  uri = g_filename_to_uri (folder, NULL, NULL);
  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (dialog), uri, GDK_CURRENT_TIME);
}

static gboolean
td_backups_dialog_close_request (GtkWindow *window)
{
  TdBackupsDialog *dialog = TD_BACKUPS_DIALOG (window);

  g_cancellable_cancel (dialog->cancellable);
  return GTK_WINDOW_CLASS (td_backups_dialog_parent_class)->close_request (window);
}

static void
td_backups_dialog_dispose (GObject *object)
{
  TdBackupsDialog *dialog = TD_BACKUPS_DIALOG (object);

  if (dialog->cancellable != NULL)
    g_cancellable_cancel (dialog->cancellable);
  g_clear_object (&dialog->cancellable);
  g_clear_object (&dialog->workspace);
  dialog->list = NULL;

  G_OBJECT_CLASS (td_backups_dialog_parent_class)->dispose (object);
}

static void
td_backups_dialog_finalize (GObject *object)
{
  TdBackupsDialog *dialog = TD_BACKUPS_DIALOG (object);

  g_free (dialog->path);
  g_clear_pointer (&dialog->backups, g_ptr_array_unref);
  g_ptr_array_unref (dialog->rows);

  G_OBJECT_CLASS (td_backups_dialog_parent_class)->finalize (object);
}

static void
td_backups_dialog_class_init (TdBackupsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_backups_dialog_dispose;
  object_class->finalize = td_backups_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = td_backups_dialog_close_request;

  signals[SIGNAL_RESTORE] = g_signal_new ("restore",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_STRING);
  signals[SIGNAL_RESTORE_BESIDE] = g_signal_new ("restore-beside",
                                                 G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_NONE,
                                                 1,
                                                 G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBackupsDialog, make_button);
  gtk_widget_class_bind_template_child (widget_class, TdBackupsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TdBackupsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TdBackupsDialog, progress_box);
  gtk_widget_class_bind_template_child (widget_class, TdBackupsDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TdBackupsDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, make_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_backups_dialog_init (TdBackupsDialog *dialog)
{
  dialog->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

TdBackupsDialog *
td_backups_dialog_new (GtkWindow *parent, const char *path, TdWorkspace *workspace)
{
  TdBackupsDialog *dialog = g_object_new (TD_TYPE_BACKUPS_DIALOG, "transient-for", parent, NULL);

  dialog->path = g_strdup (path);
  g_set_object (&dialog->workspace, workspace);
  gtk_widget_set_visible (dialog->make_button, workspace != NULL);
  list (dialog);
  return dialog;
}

guint
td_backups_dialog_get_n_backups (TdBackupsDialog *dialog)
{
  return dialog->backups->len;
}

bool
td_backups_dialog_is_checking (TdBackupsDialog *dialog)
{
  return dialog->making || dialog->n_checked < dialog->backups->len;
}
