/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "app/td-sample.h"
#include "app/td-setup.h"

/* The user's folders are the test's own. The system's stay: G_TEST_OPTION_ISOLATE_DIRS hides them
 * too, and without the list of MIME types there no SVG can be loaded. */
static void
isolate (void)
{
  static const char *const folders[]
      = { "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME" };
  g_autoptr (GError) error = NULL;
  g_autofree char *root = g_dir_make_tmp ("td-display-XXXXXX", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (root, folders[i], NULL);

      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      g_setenv (folders[i], folder, TRUE);
    }
}

void
display_init (int *argc, char ***argv)
{
  isolate ();
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  td_setup_language (NULL);
  gtk_init ();
  adw_init ();
  g_type_class_unref (g_type_class_ref (TD_TYPE_APPLICATION));
}

TdApplication *
display_application (void)
{
  g_autoptr (GSettings) settings = td_setup_settings ();
  g_autoptr (GError) error = NULL;
  TdApplication *application;

  g_assert_nonnull (settings);
  application = td_application_new (settings);
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application))
                               | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static gboolean
settled_cb (gpointer data)
{
  *(bool *)data = true;
  return G_SOURCE_REMOVE;
}

void
display_settle (void)
{
  bool settled = false;

  g_timeout_add (100, settled_cb, &settled);
  while (!settled)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
put_unit (TdChanges *changes, const char *code, const char *parent, int position)
{
  g_autofree char *name = g_strdup_printf ("Đơn vị %s", code);
  TdUnit unit = {
    .code = (char *)code,
    .name = name,
    .kind = parent != NULL ? TD_UNIT_REGIONAL : TD_UNIT_AGENCY,
    .parent = (char *)parent,
    .valid_from = TD_DAY_NONE,
    .valid_to = TD_DAY_NONE,
    .position = position,
  };
  TdTarget target = {
    .unit = (char *)code,
    .work_year = 2025,
    .measure = TD_MEASURE_CASES,
    .rate = 8000,
    .from = TD_DAY_NONE,
  };

  td_changes_put_unit (changes, &unit);
  td_changes_put_target (changes, &target);
}

static void
put_record (TdChanges *changes, TdDay as_of, const char *unit, int64_t completed)
{
  TdRecord record = { .as_of = as_of, .unit = (char *)unit, .measure = TD_MEASURE_CASES };

  td_figures_set (&record.figures, TD_ITEM_TOTAL, 120);
  td_figures_set (&record.figures, TD_ITEM_ELIGIBLE, 100);
  td_figures_set (&record.figures, TD_ITEM_COMPLETED, completed);
  td_changes_put_record (changes, &record);
}

TdWorkspace *
display_workspace (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (TdChanges) changes = td_changes_new ();
  TdCut august = { .as_of = td_day_new (2025, 8, 31) };
  TdCut september = { .as_of = td_day_new (2025, 9, 12) };
  TdAction action = { .kind = "new", .as_of = TD_DAY_NONE };
  g_autoptr (GError) error = NULL;
  TdWorkspace *workspace;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  workspace = td_workspace_create (path, &error);
  g_assert_no_error (error);
  put_unit (changes, "R", NULL, 0);
  put_unit (changes, "A", "R", 1);
  put_unit (changes, "B", "R", 2);
  td_changes_put_cut (changes, &august);
  td_changes_put_cut (changes, &september);
  put_record (changes, august.as_of, "A", 60);
  put_record (changes, august.as_of, "B", 70);
  put_record (changes, september.as_of, "A", 72);
  put_record (changes, september.as_of, "B", 82);
  td_workspace_apply (workspace, changes, &action, false, NULL, NULL, &error);
  g_assert_no_error (error);
  return workspace;
}

char *
display_sample (void)
{
  g_autoptr (GError) error = NULL;
  char *path = td_sample_ensure (&error);

  g_assert_no_error (error);
  return path;
}

static bool
has_name (GtkWidget *widget, const char *name)
{
  g_autofree char *mismatch = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return mismatch == NULL;
}

GtkWidget *
display_find (GtkWidget *root, GType type, const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (name == NULL || has_name (root, name)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = display_find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
take_keys (GtkWidget *widget, GHashTable *owners, GString *faults)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));
      guint key = gtk_label_get_mnemonic_keyval (GTK_LABEL (widget));

      /* What a list to choose from shows is no name of its own. */
      if (key == GDK_KEY_VoidSymbol && text[0] != '\0'
          && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) != NULL
          && gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) == NULL)
        g_string_append_printf (faults, "%s has no key; ", text);
      if (key != GDK_KEY_VoidSymbol
          && !g_hash_table_add (owners, GUINT_TO_POINTER (gdk_keyval_to_lower (key))))
        g_string_append_printf (faults, "%s has the key of another; ", text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    take_keys (child, owners, faults);
}

void
display_assert_keys (GtkWidget *root)
{
  g_autoptr (GHashTable) owners = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) faults = g_string_new (NULL);

  take_keys (root, owners, faults);
  g_assert_cmpstr (faults->str, ==, "");
}

void
display_press (GtkWidget *button)
{
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

GtkWindow *
display_top_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type)
          && gtk_widget_get_visible (GTK_WIDGET (window)))
        found = window;
    }
  return found;
}

void
display_close_all (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  while (g_list_model_get_n_items (windows) > 0)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, 0);

      gtk_window_destroy (window);
    }
  display_settle ();
}
