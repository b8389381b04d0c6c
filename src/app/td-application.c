/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-application.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "app/td-dialogs.h"
#include "app/td-preferences.h"
#include "app/td-screenshot.h"
#include "model/td-day.h"
#include "td-app-resources.h"

/* A page is taken to be drawn when nothing was drawn for this long. */
#define QUIET_MS 400
/* …but no longer than this. */
#define PATIENCE_MS 10000

struct _TdApplication
{
  AdwApplication parent_instance;

  /* owned */
  GSettings *settings;

  /* What the hidden options say: for tests and for the script that takes the pictures. */
  gboolean exit_after_startup; /* as GOption wants it */
  int width;
  int height;
  char *page;
  char *as_of;
  char *issued;
  char *screenshot;

  /* While a picture is waited for. */
  guint quiet_source;
  gint64 started;
  int exit_status;
};

G_DEFINE_FINAL_TYPE (TdApplication, td_application, ADW_TYPE_APPLICATION)

static TdWindow *
get_window (TdApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  while (window != NULL && !TD_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL ? TD_WINDOW (window) : NULL;
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdApplication *application = data;
  TdWindow *window = get_window (application);

  if (application->settings != NULL)
    gtk_window_present (GTK_WINDOW (
        td_preferences_new (window != NULL ? GTK_WINDOW (window) : NULL, application->settings)));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdApplication *application = data;
  TdWindow *window = get_window (application);

  gtk_window_present (td_dialogs_load (window != NULL ? GTK_WINDOW (window) : NULL, "about"));
}

/* Windows are closed one by one, so that each finishes what is being typed in it. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (TD_IS_WINDOW (l->data))
        gtk_window_close (l->data);
    }
}

static bool
choose_days (TdApplication *application, TdWindow *window)
{
  TdSession *session = td_window_get_session (window);
  g_autoptr (GError) error = NULL;
  TdDay day;

  if (application->as_of != NULL)
    {
      if (!td_day_parse_iso (application->as_of, &day))
        {
          g_printerr ("--as-of: YYYY-MM-DD\n");
          return false;
        }
      td_session_set_as_of (session, day);
    }
  if (application->issued != NULL)
    {
      if (!td_day_parse_iso (application->issued, &day)
          || !td_session_set_issued (session, day, &error))
        {
          g_printerr ("--issued: %s\n", error != NULL ? error->message : "YYYY-MM-DD");
          return false;
        }
    }
  return true;
}

static void
finish (TdApplication *application, int exit_status)
{
  application->exit_status = exit_status;
  g_application_quit (G_APPLICATION (application));
}

static gboolean
quiet_cb (gpointer data)
{
  TdApplication *application = data;
  TdWindow *window = get_window (application);
  g_autoptr (GError) error = NULL;

  application->quiet_source = 0;
  if (window != NULL && !td_screenshot_save (GTK_WINDOW (window), application->screenshot, &error))
    g_printerr ("%s\n", error->message);
  finish (application, error == NULL ? EXIT_SUCCESS : EXIT_FAILURE);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (TdApplication *application)
{
  if (application->exit_after_startup)
    {
      finish (application, EXIT_SUCCESS);
      return;
    }
  if (application->quiet_source != 0
      && g_get_monotonic_time () - application->started > PATIENCE_MS * G_TIME_SPAN_MILLISECOND)
    return;
  g_clear_handle_id (&application->quiet_source, g_source_remove);
  application->quiet_source = g_timeout_add (QUIET_MS, quiet_cb, application);
}

/* Tells of every frame of the window that is drawn. */
static void
watch_frames (TdApplication *application, TdWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  application->started = g_get_monotonic_time ();
  g_signal_connect_object (gdk_surface_get_frame_clock (surface),
                           "after-paint",
                           G_CALLBACK (painted_cb),
                           application,
                           G_CONNECT_SWAPPED);
}

static TdWindow *
add_window (TdApplication *application)
{
  TdWindow *window = td_window_new (GTK_APPLICATION (application), application->settings);

  if (application->width > 0 && application->height > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), application->width, application->height);
  return window;
}

static void
show_window (TdApplication *application, TdWindow *window)
{
  bool possible = choose_days (application, window);

  if (application->page != NULL && !td_window_show_page (window, application->page))
    {
      g_printerr ("--page: overview, charts, units\n");
      possible = false;
    }
  gtk_window_present (GTK_WINDOW (window));
  if (!possible)
    finish (application, EXIT_FAILURE);
  else if (application->exit_after_startup || application->screenshot != NULL)
    watch_frames (application, window);
}

static void
td_application_activate (GApplication *g_application)
{
  TdApplication *application = TD_APPLICATION (g_application);
  TdWindow *window = get_window (application);

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  window = add_window (application);
  td_window_open_last (window);
  show_window (application, window);
}

/* The window in which that file is open already, or one that has none. */
static TdWindow *
find_window (TdApplication *application, const char *path)
{
  TdWindow *empty = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    {
      TdWorkspace *workspace;

      if (!TD_IS_WINDOW (l->data))
        continue;
      workspace = td_session_get_workspace (td_window_get_session (l->data));
      if (workspace == NULL)
        empty = l->data;
      else if (g_strcmp0 (td_workspace_get_path (workspace), path) == 0)
        return l->data;
    }
  return empty;
}

static void
td_application_open (GApplication *g_application, GFile **files, int n_files, const char *hint)
{
  TdApplication *application = TD_APPLICATION (g_application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *uri = g_file_get_uri (files[i]);
      TdWindow *window;

      /* What is no file of this computer fails to open by its address, with a sentence. */
      if (path == NULL)
        path = g_strdup (uri);
      window = find_window (application, path);
      if (window == NULL)
        window = add_window (application);
      td_window_open (window, path);
      show_window (application, window);
    }
}

static void
td_application_startup (GApplication *g_application)
{
  TdApplication *application = TD_APPLICATION (g_application);
  static const GActionEntry entries[] = {
    { "preferences", preferences_cb, NULL, NULL, NULL, { 0 } },
    { "about", about_cb, NULL, NULL, NULL, { 0 } },
    { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
  };

  G_APPLICATION_CLASS (td_application_parent_class)->startup (g_application);

  g_action_map_add_action_entries (
      G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  gtk_window_set_default_icon_name (TD_APP_ID);
  if (application->screenshot != NULL)
    td_screenshot_prepare ();
  if (application->settings == NULL)
    return;
  g_signal_connect_object (application->settings,
                           "changed::colour-scheme",
                           G_CALLBACK (td_preferences_apply_colours),
                           application,
                           0);
  td_preferences_apply_colours (application->settings);
}

static int
td_application_handle_local_options (GApplication *g_application, GVariantDict *options)
{
  TdApplication *application = TD_APPLICATION (g_application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Tiến Độ %s (GTK %u.%u.%u, libadwaita %u.%u.%u)\n",
               TD_VERSION,
               gtk_get_major_version (),
               gtk_get_minor_version (),
               gtk_get_micro_version (),
               adw_get_major_version (),
               adw_get_minor_version (),
               adw_get_micro_version ());
      return EXIT_SUCCESS;
    }
  /* A picture is of this process, not of one that runs already. */
  if (application->exit_after_startup || application->screenshot != NULL)
    g_application_set_flags (g_application,
                             g_application_get_flags (g_application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
td_application_finalize (GObject *object)
{
  TdApplication *application = TD_APPLICATION (object);

  g_clear_handle_id (&application->quiet_source, g_source_remove);
  g_clear_object (&application->settings);
  g_free (application->page);
  g_free (application->as_of);
  g_free (application->issued);
  g_free (application->screenshot);

  G_OBJECT_CLASS (td_application_parent_class)->finalize (object);
}

static void
td_application_class_init (TdApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_application_finalize;
  application_class->startup = td_application_startup;
  application_class->activate = td_application_activate;
  application_class->open = td_application_open;
  application_class->handle_local_options = td_application_handle_local_options;

  /* Compiled into a static library, where no constructor would do it. */
  td_app_register_resource ();
}

static void
td_application_init (TdApplication *application)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Say which version this is"), NULL },
    { "exit-after-startup",
      0,
      G_OPTION_FLAG_HIDDEN,
      G_OPTION_ARG_NONE,
      &application->exit_after_startup,
      NULL,
      NULL },
    { "width", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &application->width, NULL, NULL },
    { "height", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &application->height, NULL, NULL },
    { "page", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &application->page, NULL, NULL },
    { "as-of", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &application->as_of, NULL, NULL },
    { "issued", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &application->issued, NULL, NULL },
    { "screenshot",
      0,
      G_OPTION_FLAG_HIDDEN,
      G_OPTION_ARG_FILENAME,
      &application->screenshot,
      NULL,
      NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (application), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (application),
                                                     _ ("[WORKSPACE]"));
}

TdApplication *
td_application_new (GSettings *settings)
{
  TdApplication *application = g_object_new (
      TD_TYPE_APPLICATION, "application-id", TD_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN, NULL);

  g_set_object (&application->settings, settings);
  return application;
}

int
td_application_run (TdApplication *application, int argc, char **argv)
{
  int status = g_application_run (G_APPLICATION (application), argc, argv);

  return status != EXIT_SUCCESS ? status : application->exit_status;
}
