/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-window-private.h"

#include <glib/gi18n.h>

#include "app/td-assistant.h"
#include "app/td-dialogs.h"
#include "app/td-directives-editor.h"
#include "app/td-import.h"
#include "app/td-form-editor.h"
#include "app/td-lowest-dialog.h"
#include "app/td-new-cut-dialog.h"
#include "app/td-page.h"
#include "app/td-print-operation.h"
#include "app/td-reporting-dialog.h"
#include "app/td-sample.h"
#include "app/td-settings-window.h"
#include "app/td-template-editor.h"
#include "app/td-units-page.h"
#include "model/td-day.h"
#include "wording/td-wording-people.h"
#include "wording/td-wording.h"

static const TdKey keys[] = {
  { GDK_KEY_n, GDK_CONTROL_MASK, "win.new", NULL },
  { GDK_KEY_o, GDK_CONTROL_MASK, "win.open", NULL },
  { GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.save-copy", NULL },
  { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL },
  { GDK_KEY_f, GDK_CONTROL_MASK, "win.search", NULL },
  { GDK_KEY_p, GDK_CONTROL_MASK, "win.print", NULL },
  { GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.export-pdf", NULL },
  { GDK_KEY_b, GDK_CONTROL_MASK, "win.copy-bulletin", NULL },
  { GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.new-paper", "" },
  { GDK_KEY_k, GDK_CONTROL_MASK, "win.choose-cut", NULL },
  { GDK_KEY_k, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.choose-issued", NULL },
  { GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL },
  { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "win.next-unit", NULL },
  { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "win.previous-unit", NULL },
  { GDK_KEY_1, GDK_ALT_MASK, "win.page", "overview" },
  { GDK_KEY_2, GDK_ALT_MASK, "win.page", "figures" },
  { GDK_KEY_3, GDK_ALT_MASK, "win.page", "charts" },
  { GDK_KEY_4, GDK_ALT_MASK, "win.page", "analysis" },
  { GDK_KEY_5, GDK_ALT_MASK, "win.page", "targets" },
  { GDK_KEY_6, GDK_ALT_MASK, "win.page", "units" },
  { GDK_KEY_7, GDK_ALT_MASK, "win.page", "check" },
  { GDK_KEY_8, GDK_ALT_MASK, "win.page", "documents" },
  { GDK_KEY_9, GDK_ALT_MASK, "win.page", "journal" },
  { GDK_KEY_F11, 0, "win.present", NULL },
  { GDK_KEY_m, GDK_CONTROL_MASK, "win.switch-measure", NULL },
  { GDK_KEY_e, GDK_CONTROL_MASK, "win.quick-entry", NULL },
  { GDK_KEY_comma, GDK_CONTROL_MASK, "app.preferences", NULL },
  { GDK_KEY_question, GDK_CONTROL_MASK, "win.shortcuts", NULL },
  { GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL },
  { GDK_KEY_q, GDK_CONTROL_MASK, "app.quit", NULL },
};

const TdKey *
td_window_get_keys (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

/* What is typed is finished when the focus leaves it; the focus comes back to where it was. */
void
_td_window_finish_entry (TdWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (focus == NULL)
    return;
  g_object_ref (focus);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  if (gtk_widget_get_root (focus) == GTK_ROOT (window) && gtk_widget_get_mapped (focus))
    gtk_window_set_focus (GTK_WINDOW (window), focus);
  g_object_unref (focus);
}

static void
set_enabled (TdWindow *window, const char *action, bool enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (window), action, enabled);
}

static char *
name_group (TdWindow *window, const TdGroup *group)
{
  return td_wording_group (td_session_get_book (window->session),
                           group->kind,
                           group->unit,
                           group->officer,
                           group->as_of,
                           group->detail,
                           group->note);
}

/* Making the workspace is no edit: taken back it would leave an empty file. */
static bool
is_making (const TdGroup *group)
{
  return g_str_equal (group->kind, "new");
}

static void
update_undo (TdWindow *window, TdWorkspace *workspace, bool editable)
{
  g_autoptr (TdGroup) undo = editable ? td_workspace_get_undo (workspace) : NULL;
  g_autoptr (TdGroup) redo = editable ? td_workspace_get_redo (workspace) : NULL;
  g_autofree char *undo_name = undo != NULL ? name_group (window, undo) : NULL;
  g_autofree char *redo_name = redo != NULL ? name_group (window, redo) : NULL;
  g_autofree char *undo_tip = NULL;
  g_autofree char *redo_tip = NULL;

  /* The button of a toast undoes what it tells of, or it goes. */
  if (window->undo_group != (undo != NULL ? undo->id : 0))
    _td_window_disarm_toast (window);
  window->undo_group = undo != NULL ? undo->id : 0;
  set_enabled (window, "win.undo", undo != NULL);
  set_enabled (window, "win.redo", redo != NULL);
  if (undo != NULL && !is_making (undo))
    /* Translators: %s names an edit, as in "Set figures of Khu vực 4, 12/9/2025". */
    undo_tip = g_strdup_printf (_ ("Undo: %s"), undo_name);
  if (redo != NULL)
    /* Translators: %s names an edit, as in "Set figures of Khu vực 4, 12/9/2025". */
    redo_tip = g_strdup_printf (_ ("Redo: %s"), redo_name);
  gtk_widget_set_tooltip_text (window->undo_button, undo_tip != NULL ? undo_tip : _ ("Undo"));
  gtk_widget_set_tooltip_text (window->redo_button, redo_tip != NULL ? redo_tip : _ ("Redo"));
}

void
_td_window_update_actions (TdWindow *window)
{
  TdWorkspace *workspace = td_session_get_workspace (window->session);
  bool open = workspace != NULL;
  bool editable = td_session_can_edit (window->session, NULL);
  int index = td_session_get_cut (window->session);
  const TdCut *cut
      = index >= 0 ? td_book_get_cut (td_session_get_book (window->session), index) : NULL;

  set_enabled (window, "win.save-copy", open);
  set_enabled (window, "win.backups", open);
  set_enabled (window, "win.export", open);
  set_enabled (window, "win.settings", open);
  set_enabled (window, "win.search", open);
  set_enabled (window, "win.next-unit", open);
  set_enabled (window, "win.previous-unit", open);
  set_enabled (window, "win.page", open);
  set_enabled (window, "win.present", open);
  set_enabled (window, "win.choose-cut", open);
  set_enabled (window, "win.choose-issued", open);
  set_enabled (window, "win.import", editable || !open);
  set_enabled (window, "win.print", cut != NULL);
  set_enabled (window, "win.export-pdf", cut != NULL);
  set_enabled (window, "win.copy-bulletin", cut != NULL);
  set_enabled (window, "win.edit-form", editable);
  set_enabled (window, "win.templates", open);
  set_enabled (window, "win.directives", open);
  set_enabled (window, "win.new-cut", editable);
  set_enabled (window, "win.new-paper", editable && cut != NULL);
  set_enabled (window, "win.delete-cut", editable && cut != NULL && !cut->closed);
  set_enabled (window, "win.close-cut", editable && cut != NULL && !cut->closed);
  set_enabled (window, "win.reopen-cut", editable && cut != NULL && cut->closed);
  set_enabled (window, "win.reporting", cut != NULL);
  set_enabled (window, "win.lowest-officers", cut != NULL);
  set_enabled (window, "win.take-over", open && !editable);
  set_enabled (window, "win.back", window->history->len > 0);
  gtk_widget_set_visible (window->back_button, window->history->len > 0);
  update_undo (window, workspace, editable);
}

static void
show_error (TdWindow *window, const char *heading, const GError *error)
{
  td_dialogs_show_error (GTK_WINDOW (window), heading, error->message);
}

static void
new_created_cb (TdWindow *window, TdWorkspace *workspace)
{
  TdWorkspace *before = td_session_get_workspace (window->session);
  g_autoptr (TdWorkspace) closing = before != NULL ? g_object_ref (before) : NULL;
  const TdBook *book;
  const TdSubject *units;
  TdSubject root;
  guint n_units;

  td_session_set_workspace (window->session, workspace);
  if (closing != NULL)
    td_workspace_close (closing);
  book = td_session_get_book (window->session);
  root = td_book_get_root (book, td_session_get_as_of (window->session));
  units = root != TD_SUBJECT_NONE ? td_book_get_children (book, root, &n_units) : NULL;
  if (units != NULL && n_units > 0)
    td_session_navigate (window->session, "units", units[0], TD_MEASURE_CASES, -1);
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdAssistant *assistant = td_assistant_new (GTK_WINDOW (widget));

  g_signal_connect_object (
      assistant, "created", G_CALLBACK (new_created_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (assistant));
}

static void
open_chosen_cb (const char *path, gpointer data)
{
  td_window_open (data, path);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  td_dialogs_open_workspace (
      GTK_WINDOW (widget), open_chosen_cb, g_object_ref (widget), g_object_unref);
}

static void
open_sample_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = td_sample_ensure (&error);

  if (path == NULL)
    show_error (TD_WINDOW (widget), _ ("The sample could not be made"), error);
  else
    td_window_open (TD_WINDOW (widget), path);
}

static void
copy_chosen_cb (const char *path, gpointer data)
{
  _td_window_save_copy (data, path);
}

/* "NAME 2025-09-15.tiendo" */
static char *
copy_name (TdWorkspace *workspace)
{
  g_autofree char *name = g_filename_display_basename (td_workspace_get_path (workspace));
  g_autofree char *today = td_day_format_iso (td_day_today ());

  if (g_str_has_suffix (name, ".tiendo"))
    name[strlen (name) - strlen (".tiendo")] = '\0';
  return g_strdup_printf ("%s %s.tiendo", name, today);
}

static void
save_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);
  g_autofree char *name = NULL;

  _td_window_finish_entry (window);
  name = copy_name (td_session_get_workspace (window->session));
  td_dialogs_save_workspace (GTK_WINDOW (widget),
                             _ ("Save a Copy"),
                             name,
                             copy_chosen_cb,
                             g_object_ref (widget),
                             g_object_unref);
}

static void
import_chosen_cb (const char *path, gpointer data)
{
  TdWindow *window = data;

  td_import_start (GTK_WINDOW (window), window->session, path);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  _td_window_finish_entry (TD_WINDOW (widget));
  td_dialogs_choose_folder (GTK_WINDOW (widget),
                            _ ("Import CSV Folder"),
                            false,
                            import_chosen_cb,
                            g_object_ref (widget),
                            g_object_unref);
}

static void
export_chosen_cb (const char *path, gpointer data)
{
  TdWindow *window = data;

  td_export_start (GTK_WINDOW (window), window->session, path);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  _td_window_finish_entry (TD_WINDOW (widget));
  td_dialogs_choose_folder (GTK_WINDOW (widget),
                            _ ("Export CSV Folder"),
                            true,
                            export_chosen_cb,
                            g_object_ref (widget),
                            g_object_unref);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  _td_window_finish_entry (window);
  /* The page of papers prints the one that is open. */
  if (gtk_widget_activate_action (
          gtk_stack_get_visible_child (window->page_stack), "documents.print", NULL))
    return;
  if (!td_print_handout (GTK_WINDOW (window), window->session, &error))
    show_error (window, _ ("The handout could not be printed"), error);
}

static void
pdf_chosen_cb (const char *path, gpointer data)
{
  TdWindow *window = data;
  g_autoptr (GError) error = NULL;

  if (!td_print_handout_pdf (window->session, path, &error))
    {
      show_error (window, _ ("The handout was not saved"), error);
      return;
    }
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_ ("The handout was saved as “%s”"), name);
  td_session_message (window->session, text, NULL);
}

static void
export_pdf_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);
  g_autofree char *day = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  _td_window_finish_entry (window);
  day = td_day_format_iso (td_session_get_as_of (window->session));
  /* Translators: the name proposed for a file, without its ending; %s is a date such as 2025-09-12.
   */
  base = g_strdup_printf (_ ("Handout %s"), day);
  name = g_strconcat (base, ".pdf", NULL);
  td_dialogs_save_pdf (
      GTK_WINDOW (widget), name, pdf_chosen_cb, g_object_ref (widget), g_object_unref);
}

static void
copy_bulletin_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);
  g_autofree char *bulletin = NULL;

  _td_window_finish_entry (window);
  bulletin = td_wording_bulletin (td_session_get_progress (window->session));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), bulletin);
  td_session_message (window->session, _ ("The bulletin is on the clipboard."), NULL);
}

static void
settings_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);

  _td_window_finish_entry (window);
  gtk_window_present (GTK_WINDOW (td_settings_window_new (GTK_WINDOW (window), window->session)));
}

/* The form in force on the day of the cut that is shown. */
static void
edit_form_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);
  TdDay as_of = td_session_get_as_of (window->session);
  const TdForm *form;

  _td_window_finish_entry (window);
  form = td_book_get_form_on (td_session_get_book (window->session),
                              as_of != TD_DAY_NONE ? as_of : td_day_today ());
  gtk_window_present (
      GTK_WINDOW (td_form_editor_new (GTK_WINDOW (window), window->session, form->id)));
}

static void
templates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);

  _td_window_finish_entry (window);
  gtk_window_present (GTK_WINDOW (td_template_editor_new (GTK_WINDOW (window), window->session)));
}

static void
directives_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);

  _td_window_finish_entry (window);
  gtk_window_present (GTK_WINDOW (td_directives_editor_new (GTK_WINDOW (window), window->session)));
}

/* The group is asked for before, since it is another one afterwards. */
static void
run_undo (TdWindow *window, bool redo)
{
  TdWorkspace *workspace = td_session_get_workspace (window->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdGroup) group = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  _td_window_finish_entry (window);
  group = redo ? td_workspace_get_redo (workspace) : td_workspace_get_undo (workspace);
  if (group == NULL)
    return;
  if (!redo && is_making (group))
    {
      td_session_message (window->session, _ ("There is nothing to undo."), NULL);
      return;
    }
  name = name_group (window, group);
  if (!(redo ? td_workspace_redo (workspace, &error) : td_workspace_undo (workspace, &error)))
    {
      td_session_message (window->session, error->message, NULL);
      return;
    }
  /* Translators: %s names an edit, as in "Set figures of Khu vực 4, 12/9/2025". */
  text = g_strdup_printf (redo ? _ ("Redone: %s") : _ ("Undone: %s"), name);
  td_session_message (window->session, text, redo ? "win.undo" : "win.redo");
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run_undo (TD_WINDOW (widget), false);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run_undo (TD_WINDOW (widget), true);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (window->page_stack);

  if (TD_IS_PAGE (page) && td_page_focus_search (TD_PAGE (page)))
    return;
  td_window_show_page (window, "units");
  td_units_page_focus_search (TD_UNITS_PAGE (gtk_stack_get_visible_child (window->page_stack)));
}

static void
step_unit (TdWindow *window, int step)
{
  _td_window_finish_entry (window);
  td_window_show_page (window, "units");
  td_units_page_step (TD_UNITS_PAGE (gtk_stack_get_visible_child (window->page_stack)), step);
}

static void
next_unit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_unit (TD_WINDOW (widget), 1);
}

static void
previous_unit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_unit (TD_WINDOW (widget), -1);
}

/* The chart of the charts page over the whole screen. */
static void
present_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);

  _td_window_finish_entry (window);
  td_window_show_page (window, "charts");
  gtk_widget_activate_action (
      gtk_stack_get_visible_child (window->page_stack), "charts.present", NULL);
}

static void
switch_measure_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  (void)gtk_widget_activate_action (
      gtk_stack_get_visible_child (TD_WINDOW (widget)->page_stack), "figures.switch-measure", NULL);
}

static void
quick_entry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  (void)gtk_widget_activate_action (
      gtk_stack_get_visible_child (TD_WINDOW (widget)->page_stack), "figures.quick-entry", NULL);
}

static void
new_paper_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);

  _td_window_finish_entry (window);
  td_window_show_page (window, "documents");
  (void)gtk_widget_activate_action_variant (
      gtk_stack_get_visible_child (window->page_stack), "documents.new", parameter);
}

static void
page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  td_window_show_page (TD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  _td_window_go_back (TD_WINDOW (widget));
}

static void
choose_cut_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  td_cut_selector_popup (TD_WINDOW (widget)->cut_selector);
}

static void
choose_issued_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  td_issue_selector_popup (TD_WINDOW (widget)->issue_selector);
}

static void
new_cut_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);

  _td_window_finish_entry (window);
  gtk_window_present (GTK_WINDOW (td_new_cut_dialog_new (GTK_WINDOW (window), window->session)));
}

static void
delete_cut_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);
  TdDay as_of = td_session_get_as_of (window->session);
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdAction doing = { .kind = "cut-delete", .as_of = as_of };
  g_autoptr (GError) error = NULL;
  g_autofree char *day = td_day_format (as_of);
  g_autofree char *text = NULL;

  td_changes_remove_cut (changes, as_of);
  if (!td_session_apply (window->session, changes, &doing, NULL, &error))
    {
      td_session_message (window->session, error->message, NULL);
      return;
    }
  /* Translators: %s is the day of a cut. */
  text = g_strdup_printf (_ ("The cut of %s was deleted"), day);
  td_session_message (window->session, text, "win.undo");
}

static char *
close_noted_cb (const char *note, gpointer data)
{
  TdWindow *window = data;
  TdWorkspace *workspace = td_session_get_workspace (window->session);
  TdDay as_of = td_session_get_as_of (window->session);
  g_autoptr (GError) error = NULL;

  if (td_workspace_close_cut (workspace, as_of, *note != '\0' ? note : NULL, &error))
    return NULL;
  return g_strdup (error->message);
}

static void
close_cut_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);
  g_autofree char *day = td_day_format (td_session_get_as_of (window->session));
  const char *sentence
      = _ ("Its figures can no longer be changed, until it is reopened with a reason.");
  g_autofree char *heading = NULL;
  g_autofree char *doubts = NULL;
  g_autofree char *body = NULL;

  _td_window_finish_entry (window);
  doubts = td_wording_closing (td_session_get_book (window->session),
                               td_session_get_cut (window->session),
                               td_session_get_issued (window->session));
  body = doubts != NULL ? g_strjoin ("\n\n", doubts, sentence, NULL) : g_strdup (sentence);
  /* Translators: %s is the day of a cut. */
  heading = g_strdup_printf (_ ("Close the cut of %s?"), day);
  td_dialogs_ask_text (GTK_WINDOW (window),
                       heading,
                       body,
                       _ ("Note"),
                       _ ("_Close the Cut"),
                       close_noted_cb,
                       g_object_ref (window),
                       g_object_unref);
}

static char *
reopen_reasoned_cb (const char *reason, gpointer data)
{
  TdWindow *window = data;
  TdWorkspace *workspace = td_session_get_workspace (window->session);
  TdDay as_of = td_session_get_as_of (window->session);
  g_autoptr (GError) error = NULL;

  if (*reason == '\0')
    return g_strdup (_ ("A reason is needed; it is kept in the journal."));
  if (td_workspace_reopen_cut (workspace, as_of, reason, &error))
    return NULL;
  return g_strdup (error->message);
}

static void
reopen_cut_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);
  g_autofree char *day = td_day_format (td_session_get_as_of (window->session));
  /* Translators: %s is the day of a cut. */
  g_autofree char *heading = g_strdup_printf (_ ("Reopen the cut of %s?"), day);

  td_dialogs_ask_text (GTK_WINDOW (window),
                       heading,
                       _ ("Papers that were made of it may no longer agree with it."),
                       _ ("Reason"),
                       _ ("_Reopen the Cut"),
                       reopen_reasoned_cb,
                       g_object_ref (window),
                       g_object_unref);
}

static void
reporting_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);

  _td_window_finish_entry (window);
  gtk_window_present (GTK_WINDOW (td_reporting_dialog_new (GTK_WINDOW (window), window->session)));
}

static void
lowest_officers_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);

  _td_window_finish_entry (window);
  gtk_window_present (GTK_WINDOW (td_lowest_dialog_new (GTK_WINDOW (window), window->session)));
}

static void
take_over_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (td_workspace_try_take_over (td_session_get_workspace (window->session), &error))
    td_session_message (window->session, _ ("This window can change the workspace now"), NULL);
  else
    td_session_message (window->session, error->message, NULL);
}

static void
shortcuts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (td_dialogs_load (GTK_WINDOW (widget), "shortcuts"));
}

static void
backups_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdWindow *window = TD_WINDOW (widget);

  _td_window_finish_entry (window);
  _td_window_show_backups (window,
                           td_workspace_get_path (td_session_get_workspace (window->session)));
}

void
_td_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.new", NULL, new_cb },
    { "win.open", NULL, open_cb },
    { "win.open-sample", NULL, open_sample_cb },
    { "win.save-copy", NULL, save_copy_cb },
    { "win.backups", NULL, backups_cb },
    { "win.import", NULL, import_cb },
    { "win.export", NULL, export_cb },
    { "win.print", NULL, print_cb },
    { "win.export-pdf", NULL, export_pdf_cb },
    { "win.copy-bulletin", NULL, copy_bulletin_cb },
    { "win.settings", NULL, settings_cb },
    { "win.edit-form", NULL, edit_form_cb },
    { "win.templates", NULL, templates_cb },
    { "win.directives", NULL, directives_cb },
    { "win.undo", NULL, undo_cb },
    { "win.redo", NULL, redo_cb },
    { "win.search", NULL, search_cb },
    { "win.next-unit", NULL, next_unit_cb },
    { "win.previous-unit", NULL, previous_unit_cb },
    { "win.page", "s", page_cb },
    { "win.present", NULL, present_cb },
    { "win.switch-measure", NULL, switch_measure_cb },
    { "win.quick-entry", NULL, quick_entry_cb },
    { "win.back", NULL, back_cb },
    { "win.choose-cut", NULL, choose_cut_cb },
    { "win.choose-issued", NULL, choose_issued_cb },
    { "win.new-cut", NULL, new_cut_cb },
    { "win.new-paper", "s", new_paper_cb },
    { "win.delete-cut", NULL, delete_cut_cb },
    { "win.close-cut", NULL, close_cut_cb },
    { "win.reopen-cut", NULL, reopen_cut_cb },
    { "win.reporting", NULL, reporting_cb },
    { "win.lowest-officers", NULL, lowest_officers_cb },
    { "win.take-over", NULL, take_over_cb },
    { "win.shortcuts", NULL, shortcuts_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class,
                                         keys[i].key,
                                         keys[i].modifiers,
                                         keys[i].action,
                                         keys[i].target != NULL ? "s" : NULL,
                                         keys[i].target);
}
