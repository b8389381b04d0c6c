/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-window-private.h"

#include <glib/gi18n.h>

#include "app/td-analysis-page.h"
#include "app/td-charts-page.h"
#include "app/td-check-page.h"
#include "app/td-dialogs.h"
#include "app/td-documents-page.h"
#include "app/td-figures-page.h"
#include "app/td-findings.h"
#include "app/td-journal-page.h"
#include "app/td-overview-page.h"
#include "app/td-sample.h"
#include "app/td-targets-page.h"
#include "app/td-units-page.h"
#include "model/td-day.h"
#include "model/td-settings.h"

/* A toast shows for five seconds; for so long of them it still takes another message. */
#define TOAST_TAKES_US (3 * G_TIME_SPAN_SECOND)
/* How far Back remembers. */
#define MAX_HISTORY 50
/* The file is looked through when the first frames are over. */
#define VERIFY_AFTER_MS 3000
#define VERIFY_EVERY_MS (24 * 60 * 60 * 1000)

G_DEFINE_FINAL_TYPE (TdWindow, td_window, ADW_TYPE_APPLICATION_WINDOW)

static void
toast_dismissed_cb (TdWindow *window, AdwToast *toast)
{
  if (window->toast == toast)
    g_clear_object (&window->toast);
}

/* A toast that shows long enough still takes the next message: they would wait for each other, and
 * the button of an old one would undo something else. Not dismissed: libadwaita 1.2 does not live
 * through that while a toast comes in. */
static void
message_cb (TdWindow *window, const char *text, const char *action_name)
{
  g_autofree char *title = g_markup_escape_text (text, -1);
  gint64 now = g_get_monotonic_time ();
  const char *label = NULL;

  _td_window_disarm_toast (window);
  if (window->toast == NULL || now - window->toast_since > TOAST_TAKES_US)
    {
      AdwToast *toast = adw_toast_new (title);

      g_set_object (&window->toast, toast);
      window->toast_since = now;
      g_signal_connect_object (
          toast, "dismissed", G_CALLBACK (toast_dismissed_cb), window, G_CONNECT_SWAPPED);
      adw_toast_overlay_add_toast (window->toasts, toast);
    }
  if (g_strcmp0 (action_name, "win.undo") == 0)
    label = _ ("_Undo");
  else if (g_strcmp0 (action_name, "win.redo") == 0)
    label = _ ("_Redo");
  adw_toast_set_title (window->toast, title);
  adw_toast_set_action_name (window->toast, label != NULL ? action_name : NULL);
  adw_toast_set_button_label (window->toast, label);
}

void
_td_window_disarm_toast (TdWindow *window)
{
  if (window->toast == NULL)
    return;
  adw_toast_set_button_label (window->toast, NULL);
  adw_toast_set_action_name (window->toast, NULL);
}

/* The agency as it is called for short, for the side and the title. */
static const char *
get_agency (TdWindow *window)
{
  TdBook *book = td_session_get_book (window->session);
  TdDay as_of = td_session_get_as_of (window->session);
  TdSubject root;

  if (book == NULL)
    return NULL;
  root = td_book_get_root (book, as_of != TD_DAY_NONE ? as_of : td_day_today ());
  if (root != TD_SUBJECT_NONE)
    return td_book_get_short_name (book, root);
  return td_book_get_setting (book, TD_SETTING_AGENCY);
}

static void
update_title (TdWindow *window)
{
  const char *agency = get_agency (window);
  g_autofree char *title = NULL;

  adw_window_title_set_subtitle (window->title, agency != NULL ? agency : "");
  /* A long name is cut off there. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (window->title), agency);
  /* Translators: the title of the window; %s is the name of an agency. */
  title = agency != NULL ? g_strdup_printf (_ ("%s – Tiến Độ"), agency) : g_strdup ("Tiến Độ");
  gtk_window_set_title (GTK_WINDOW (window), title);
}

static void
update_banners (TdWindow *window)
{
  TdWorkspace *workspace = td_session_get_workspace (window->session);
  bool read_only = workspace != NULL && td_workspace_is_read_only (workspace);

  if (read_only)
    {
      bool held = td_workspace_is_held (workspace);

      td_banner_set_text (window->read_only_banner, td_workspace_get_read_only_reason (workspace));
      g_object_set (window->read_only_banner,
                    "button-label",
                    held ? _ ("Take _Over") : NULL,
                    "action-name",
                    held ? "win.take-over" : NULL,
                    NULL);
    }
  td_banner_set_revealed (window->read_only_banner, read_only);
}

static gboolean verify_cb (gpointer data);

typedef struct
{
  GWeakRef window;
  char *path;
} Verification;

static void
verification_free (Verification *verification)
{
  g_weak_ref_clear (&verification->window);
  g_free (verification->path);
  g_free (verification);
}

static void
verify_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Verification *verification = data;
  GError *error = NULL;

  if (td_workspace_verify (verification->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Verification *verification = g_task_get_task_data (G_TASK (result));
  g_autoptr (TdWindow) window = g_weak_ref_get (&verification->window);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) || window == NULL)
    return;
  if (g_error_matches (error, TD_ERROR, TD_ERROR_CORRUPT))
    _td_window_show_damage (window, verification->path);
  else
    g_debug ("workspace not verified: %s", error->message);
}

static void
verify_later (TdWindow *window, guint delay_ms)
{
  g_clear_handle_id (&window->verify_source, g_source_remove);
  window->verify_source = g_timeout_add_full (G_PRIORITY_LOW, delay_ms, verify_cb, window, NULL);
}

static gboolean
verify_cb (gpointer data)
{
  TdWindow *window = data;
  TdWorkspace *workspace = td_session_get_workspace (window->session);
  Verification *verification;
  g_autoptr (GTask) task = NULL;

  window->verify_source = 0;
  if (workspace == NULL)
    return G_SOURCE_REMOVE;
  verification = g_new0 (Verification, 1);
  g_weak_ref_init (&verification->window, window);
  verification->path = g_strdup (td_workspace_get_path (workspace));
  task = g_task_new (NULL, NULL, verified_cb, NULL);
  g_task_set_task_data (task, verification, (GDestroyNotify)verification_free);
  g_task_run_in_thread (task, verify_thread);
  verify_later (window, VERIFY_EVERY_MS);
  return G_SOURCE_REMOVE;
}

static void
open_recent_cb (TdWindow *window, const char *path)
{
  td_window_open (window, path);
}

/* What shows while no workspace is open; who starts with one never needs it. */
static TdStartPage *
show_start_page (TdWindow *window)
{
  if (window->start_page == NULL)
    {
      window->start_page = g_object_new (TD_TYPE_START_PAGE, NULL);
      g_signal_connect_object (
          window->start_page, "open", G_CALLBACK (open_recent_cb), window, G_CONNECT_SWAPPED);
      g_signal_connect_object (window->start_page,
                               "backups",
                               G_CALLBACK (_td_window_show_backups),
                               window,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_named (window->root_stack, GTK_WIDGET (window->start_page), "start");
    }
  gtk_stack_set_visible_child_name (window->root_stack, "start");
  return window->start_page;
}

/* Another workspace than before, or none. */
static void
workspace_opened (TdWindow *window, TdWorkspace *workspace)
{
  const char *path = workspace != NULL ? td_workspace_get_path (workspace) : NULL;

  g_ptr_array_set_size (window->history, 0);
  td_banner_set_revealed (window->sample_banner, path != NULL && td_sample_is (path));
  if (path == NULL)
    {
      if (gtk_widget_get_mapped (GTK_WIDGET (window))) /* it is not about to go */
        show_start_page (window);
      return;
    }
  gtk_stack_set_visible_child_name (window->root_stack, "workspace");
  if (window->start_page != NULL)
    td_start_page_set_failure (window->start_page, NULL, NULL, false);
  td_window_show_page (window, "overview");
  verify_later (window, VERIFY_AFTER_MS);
  if (window->settings != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *uri = g_file_get_uri (file);

      g_settings_set_string (window->settings, "last-file", uri);
    }
}

static void
session_changed_cb (TdWindow *window)
{
  TdWorkspace *workspace = td_session_get_workspace (window->session);

  if (workspace != window->seen)
    {
      window->seen = workspace;
      workspace_opened (window, workspace);
    }
  update_title (window);
  update_banners (window);
  _td_window_update_actions (window);
}

/* How many errors and open warnings the chosen cut has, beside the name of their page. */
static void
update_badge (TdWindow *window)
{
  const GArray *problems = td_findings_get_cut (td_findings_get (window->session),
                                                td_session_get_cut (window->session));
  guint n = 0;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (problems != NULL)
    n = td_problems_count (problems, TD_SEVERITY_ERROR)
        + td_problems_count (problems, TD_SEVERITY_WARNING);
  text = g_strdup_printf ("%u", n);
  spoken = g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);
  gtk_label_set_label (window->check_badge, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (window->check_badge), spoken);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (window->check_badge), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (window->check_badge), n > 0);
}

/* The page of that name, made when it is first asked for: to stand soon, the window needs one. */
static GtkWidget *
ensure_page (TdWindow *window, const char *name)
{
  static const struct
  {
    const char *name;
    GtkWidget *(*make) (TdSession *session);
  } pages[] = {
    { "overview", td_overview_page_new }, { "figures", td_figures_page_new },
    { "charts", td_charts_page_new },     { "analysis", td_analysis_page_new },
    { "targets", td_targets_page_new },   { "units", td_units_page_new },
    { "check", td_check_page_new },       { "documents", td_documents_page_new },
    { "journal", td_journal_page_new },
  };
  GtkWidget *page = gtk_stack_get_child_by_name (window->page_stack, name);

  for (guint i = 0; page == NULL && i < G_N_ELEMENTS (pages); i++)
    {
      if (g_str_equal (pages[i].name, name))
        {
          page = pages[i].make (window->session);
          gtk_stack_add_named (window->page_stack, page, name);
        }
    }
  return page;
}

static void
show_place (TdWindow *window, const char *page, TdSubject subject, int measure, int item)
{
  if (!td_window_show_page (window, page))
    return;
  if (g_str_equal (page, "units") && subject != TD_SUBJECT_NONE)
    td_units_page_show (TD_UNITS_PAGE (ensure_page (window, page)), subject, measure, item);
  else if (TD_IS_PAGE (ensure_page (window, page)))
    td_page_show_place (TD_PAGE (ensure_page (window, page)), subject, measure, item);
}

static void
navigate_cb (TdWindow *window, const char *page, int subject, int measure, int item)
{
  const char *before = td_window_get_page (window);

  if (ensure_page (window, page) == NULL)
    return;
  window->jumping = true;
  if (!g_str_equal (before, page))
    {
      if (window->history->len == MAX_HISTORY)
        g_ptr_array_remove_index (window->history, 0);
      g_ptr_array_add (window->history, g_strdup (before));
    }
  show_place (window, page, subject, measure, item);
  window->jumping = false;
  _td_window_update_actions (window);
}

void
_td_window_go_back (TdWindow *window)
{
  g_autofree char *page = NULL;

  if (window->history->len == 0)
    return;
  page = g_ptr_array_steal_index (window->history, window->history->len - 1);
  window->jumping = true;
  td_window_show_page (window, page);
  window->jumping = false;
  _td_window_update_actions (window);
}

/* What the button in the header prints. */
static void
name_print (TdWindow *window)
{
  bool is_paper = g_str_equal (td_window_get_page (window), "documents");
  const char *name = is_paper ? _ ("Print the Paper") : _ ("Print the Handout");

  gtk_widget_set_tooltip_text (window->print_button, name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (window->print_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Who goes to a page by the list does not come back from it. */
static void
page_selected_cb (TdWindow *window, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  gtk_stack_set_visible_child (window->page_stack,
                               ensure_page (window, gtk_widget_get_name (GTK_WIDGET (row))));
  name_print (window);
  if (adw_flap_get_folded (window->flap))
    adw_flap_set_reveal_flap (window->flap, FALSE);
  if (!window->jumping)
    {
      g_ptr_array_set_size (window->history, 0);
      _td_window_update_actions (window);
    }
}

static void
save_size (TdWindow *window)
{
  int width;
  int height;

  if (window->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_settings_set_int (window->settings, "window-width", width);
  g_settings_set_int (window->settings, "window-height", height);
  g_settings_set_boolean (
      window->settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (window)));
}

static void
td_window_show (GtkWidget *widget)
{
  TdWindow *window = TD_WINDOW (widget);

  if (td_session_get_workspace (window->session) == NULL)
    show_start_page (window);
  GTK_WIDGET_CLASS (td_window_parent_class)->show (widget);
}

/* The menu is made when it is first opened. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  TdWindow *window = data;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, window->main_menu);
}

/* Whether a page still holds a text that was typed and refused; it is shown. */
static bool
holds_refused_text (TdWindow *window)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (window->page_stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    if (TD_IS_PAGE (page) && !td_page_finish (TD_PAGE (page)))
      {
        gtk_stack_set_visible_child (window->page_stack, page);
        return true;
      }
  return false;
}

static void
close_answered_cb (TdWindow *window, const char *response)
{
  if (!g_str_equal (response, "close"))
    return;
  window->closes_anyway = true;
  gtk_window_close (GTK_WINDOW (window));
}

static void
ask_to_close (TdWindow *window)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (window),
      _ ("Close Without the Typed Figure?"),
      _ ("A figure was typed that could not be accepted, so it is not in the workspace. "
         "Everything else is saved."));

  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Stay"), "close", _ ("_Close"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (
      dialog, "response", G_CALLBACK (close_answered_cb), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
td_window_close_request (GtkWindow *gtk_window)
{
  TdWindow *window = TD_WINDOW (gtk_window);

  _td_window_finish_entry (window);
  if (!window->closes_anyway && holds_refused_text (window))
    {
      ask_to_close (window);
      return GDK_EVENT_STOP;
    }
  save_size (window);
  return GTK_WINDOW_CLASS (td_window_parent_class)->close_request (gtk_window);
}

static void
td_window_dispose (GObject *object)
{
  TdWindow *window = TD_WINDOW (object);
  TdWorkspace *workspace
      = window->session != NULL ? td_session_get_workspace (window->session) : NULL;

  g_clear_handle_id (&window->verify_source, g_source_remove);
  if (workspace != NULL)
    {
      g_object_ref (workspace);
      td_session_set_workspace (window->session, NULL);
      td_workspace_close (workspace);
      g_object_unref (workspace);
    }

  G_OBJECT_CLASS (td_window_parent_class)->dispose (object);

  g_clear_object (&window->toast);
  g_clear_object (&window->session);
  g_clear_object (&window->settings);
}

static void
td_window_finalize (GObject *object)
{
  g_ptr_array_unref (TD_WINDOW (object)->history);

  G_OBJECT_CLASS (td_window_parent_class)->finalize (object);
}

static void
td_window_class_init (TdWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_window_dispose;
  object_class->finalize = td_window_finalize;
  widget_class->show = td_window_show;
  GTK_WINDOW_CLASS (klass)->close_request = td_window_close_request;

  g_type_ensure (TD_TYPE_BANNER);
  g_type_ensure (TD_TYPE_CUT_SELECTOR);
  g_type_ensure (TD_TYPE_ISSUE_SELECTOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/TienDo/td-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, check_badge);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, cut_selector);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, issue_selector);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, sample_banner);
  _td_window_install_actions (widget_class);
}

static void
td_window_init (TdWindow *window)
{
  window->session = td_session_new ();
  window->history = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (window));

  gtk_menu_button_set_create_popup_func (window->menu_button, create_menu_cb, window, NULL);
  td_cut_selector_set_session (window->cut_selector, window->session);
  td_issue_selector_set_session (window->issue_selector, window->session);
  (void)ensure_page (window, "overview");
  g_signal_connect_object (
      window->page_list, "row-selected", G_CALLBACK (page_selected_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      window->session, "changed", G_CALLBACK (session_changed_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->session,
                           "state-changed",
                           G_CALLBACK (_td_window_update_actions),
                           window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      window->session, "navigate", G_CALLBACK (navigate_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      window->session, "message", G_CALLBACK (message_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (td_findings_get (window->session),
                           "changed",
                           G_CALLBACK (update_badge),
                           window,
                           G_CONNECT_SWAPPED);
  session_changed_cb (window);
}

TdWindow *
td_window_new (GtkApplication *application, GSettings *settings)
{
  TdWindow *window = g_object_new (TD_TYPE_WINDOW, "application", application, NULL);

  if (settings == NULL)
    return window;
  window->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (window),
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
  return window;
}

TdSession *
td_window_get_session (TdWindow *window)
{
  return window->session;
}

bool
td_window_open (TdWindow *window, const char *path)
{
  TdWorkspace *before = td_session_get_workspace (window->session);
  g_autoptr (TdWorkspace) workspace = NULL;
  g_autoptr (TdWorkspace) closing = NULL;
  g_autoptr (GError) error = NULL;

  if (before != NULL && g_strcmp0 (td_workspace_get_path (before), path) == 0)
    return true;
  _td_window_finish_entry (window);
  workspace = td_workspace_open (path, TD_ACCESS_WRITE_IF_FREE, &error);
  if (workspace == NULL)
    {
      g_autoptr (GPtrArray) backups = td_workspace_list_backups (path);

      if (before == NULL)
        td_start_page_set_failure (
            show_start_page (window), error->message, path, backups->len > 0);
      if (g_error_matches (error, TD_ERROR, TD_ERROR_CORRUPT))
        _td_window_show_damage (window, path);
      else if (before != NULL)
        td_dialogs_show_error (GTK_WINDOW (window), _ ("It did not open"), error->message);
      return false;
    }
  if (before != NULL)
    closing = g_object_ref (before);
  td_session_set_workspace (window->session, workspace);
  if (closing != NULL)
    td_workspace_close (closing);
  return true;
}

void
td_window_open_last (TdWindow *window)
{
  g_autofree char *uri
      = window->settings != NULL ? g_settings_get_string (window->settings, "last-file") : NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (uri == NULL || *uri == '\0')
    return;
  file = g_file_new_for_uri (uri);
  path = g_file_get_path (file);
  if (path == NULL)
    return;
  if (!td_window_open (window, path) && g_file_query_exists (file, NULL))
    td_start_page_set_recent (show_start_page (window), path);
}

static GtkListBoxRow *
find_row (TdWindow *window, const char *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (window->page_list, i)) != NULL; i++)
    {
      if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), page))
        return row;
    }
  return NULL;
}

bool
td_window_show_page (TdWindow *window, const char *page)
{
  GtkListBoxRow *row = find_row (window, page);

  if (row == NULL)
    return false;
  gtk_list_box_select_row (window->page_list, row);
  return true;
}

const char *
td_window_get_page (TdWindow *window)
{
  return gtk_stack_get_visible_child_name (window->page_stack);
}
