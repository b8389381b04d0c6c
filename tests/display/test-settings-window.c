/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"
#include "grid-keys.h"

#include <glib/gi18n.h>

#include "app/td-days-row.h"
#include "app/td-directives-editor.h"
#include "app/td-field-row.h"
#include "app/td-milestones-dialog.h"
#include "app/td-preferences.h"
#include "app/td-settings-window.h"
#include "app/td-setup.h"
#include "app/td-template-editor.h"
#include "documents/td-directives.h"
#include "model/td-milestones.h"
#include "model/td-settings.h"

static TdFieldRow *
field (TdSettingsWindow *window, const char *key)
{
  return TD_FIELD_ROW (td_settings_window_get_row (window, key));
}

static void
enter (TdFieldRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (td_field_row_get_entry (row)), text);
  td_field_row_finish (row);
}

static const char *
setting (TdSession *session, const char *key)
{
  return td_book_get_setting (td_session_get_book (session), key);
}

static void
test_settings (void)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("settings.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  TdSettingsWindow *window;
  TdDaysRow *holidays;
  g_autoptr (GError) error = NULL;

  td_session_set_workspace (session, workspace);
  window = td_settings_window_new (NULL, session);

  /* The agency's name on papers is that of the root until it has one. */
  g_assert_cmpstr (
      gtk_entry_get_placeholder_text (td_field_row_get_entry (field (window, TD_SETTING_AGENCY))),
      ==,
      "Đơn vị R");
  enter (field (window, TD_SETTING_PLACE), "Thái Nguyên");
  g_assert_cmpstr (setting (session, TD_SETTING_PLACE), ==, "Thái Nguyên");

  enter (field (window, TD_SETTING_NEAR), "2,5");
  g_assert_cmpstr (setting (session, TD_SETTING_NEAR), ==, "2.50");
  enter (field (window, TD_SETTING_NEAR), "hai");
  g_assert_nonnull (td_field_row_get_error (field (window, TD_SETTING_NEAR)));
  g_assert_cmpstr (setting (session, TD_SETTING_NEAR), ==, "2.50");

  /* Deadlines of circular 06/2019 until others are set. */
  g_assert_cmpstr (td_field_row_get_text (field (window, TD_SETTING_DEADLINE_PROVINCE)), ==, "4");
  enter (field (window, TD_SETTING_DEADLINE_UNITS), "3,5");
  g_assert_nonnull (td_field_row_get_error (field (window, TD_SETTING_DEADLINE_UNITS)));
  g_assert_null (setting (session, TD_SETTING_DEADLINE_UNITS));
  enter (field (window, TD_SETTING_DEADLINE_UNITS), "3");
  g_assert_cmpstr (setting (session, TD_SETTING_DEADLINE_UNITS), ==, "3");
  g_assert_true (td_workspace_undo (workspace, &error));
  g_assert_cmpstr (td_field_row_get_text (field (window, TD_SETTING_DEADLINE_UNITS)), ==, "2");

  holidays = TD_DAYS_ROW (td_settings_window_get_row (window, TD_SETTING_HOLIDAYS));
  gtk_text_buffer_set_text (td_days_row_get_buffer (holidays), "2/9/2025\n1/9/2025", -1);
  td_days_row_finish (holidays);
  g_assert_cmpstr (setting (session, TD_SETTING_HOLIDAYS), ==, "2025-09-01 2025-09-02");

  /* Each was an edit of its own, and the rows follow undo. */
  g_assert_true (td_workspace_undo (workspace, &error));
  g_assert_null (setting (session, TD_SETTING_HOLIDAYS));
  g_assert_true (g_str_has_prefix (td_days_row_get_days (holidays), "2016-01-01 "));
  g_assert_true (td_workspace_undo (workspace, &error));
  g_assert_true (td_workspace_undo (workspace, &error));
  g_assert_null (setting (session, TD_SETTING_PLACE));
  g_assert_cmpstr (td_field_row_get_text (field (window, TD_SETTING_PLACE)), ==, "");

  /* An emptied field is taken away. */
  enter (field (window, TD_SETTING_SYMBOL), "THADS");
  enter (field (window, TD_SETTING_SYMBOL), "");
  g_assert_null (setting (session, TD_SETTING_SYMBOL));

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The letters of an authority are chosen from a menu, or typed like anything else. */
static void
test_authority (void)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("authority.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  TdSettingsWindow *window;
  TdFieldRow *row;

  td_session_set_workspace (session, workspace);
  window = td_settings_window_new (NULL, session);
  row = field (window, TD_SETTING_SIGNER_AUTHORITY);
  g_assert_nonnull (
      display_find (GTK_WIDGET (row), GTK_TYPE_MENU_BUTTON, _ ("Choose an Authority")));
  enter (row, "Trưởng Thi hành án dân sự");
  gtk_widget_activate_action (GTK_WIDGET (window), "settings.authority", "s", "KT.");
  g_assert_cmpstr (td_field_row_get_text (row), ==, "KT. Trưởng Thi hành án dân sự");
  gtk_widget_activate_action (GTK_WIDGET (window), "settings.authority", "s", "TUQ.");
  td_field_row_finish (row);
  g_assert_cmpstr (
      setting (session, TD_SETTING_SIGNER_AUTHORITY), ==, "TUQ. Trưởng Thi hành án dân sự");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The texts of papers are reached from here, and it says which are the office's own. */
static void
test_texts (void)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("texts.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  g_autoptr (TdChanges) changes = td_changes_new ();
  g_autoptr (GError) error = NULL;
  TdAction action = { .kind = "settings", .as_of = TD_DAY_NONE };
  TdSettingsWindow *window;
  static const char *const rows[] = { "templates_row", "directives_row" };
  const GType editors[] = { TD_TYPE_TEMPLATE_EDITOR, TD_TYPE_DIRECTIVES_EDITOR };

  td_session_set_workspace (session, workspace);
  window = td_settings_window_new (NULL, session);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AdwActionRow *row = ADW_ACTION_ROW (
          gtk_widget_get_template_child (GTK_WIDGET (window), TD_TYPE_SETTINGS_WINDOW, rows[i]));
      GtkWindow *editor;

      g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, _ ("As the program has them"));
      adw_action_row_activate (row);
      editor = display_top_window (editors[i]);
      g_assert_nonnull (editor);
      g_assert_true (gtk_window_get_transient_for (editor) == GTK_WINDOW (window));
      gtk_window_destroy (editor);
      td_changes_put_setting (changes,
                              i == 0 ? "template.report" : TD_SETTING_DIRECTIVES,
                              i == 0 ? "[title]\nBÁO CÁO\n" : "[honesty]\nfor=\n");
      g_assert_true (td_session_apply (session, changes, &action, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (adw_action_row_get_subtitle (row), !=, _ ("As the program has them"));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
type_milestone (TdMilestonesDialog *dialog, guint row, int column, const char *text)
{
  TdGrid *grid = td_milestones_dialog_get_grid (dialog);

  td_grid_set_cursor (grid, row, column);
  grid_type (grid, text);
  g_assert_true (td_grid_finish (grid));
}

static void
clear_milestone (TdMilestonesDialog *dialog, guint row, int column)
{
  TdGrid *grid = td_milestones_dialog_get_grid (dialog);

  td_grid_set_cursor (grid, row, column);
  g_assert_true (grid_press (grid, GDK_KEY_Delete, 0));
}

/* Rates and shares of the target by month, October first; one edit, which can be undone. */
static void
test_milestones (void)
{
  g_autoptr (TdWorkspace) workspace = display_workspace ("milestones.tiendo");
  g_autoptr (TdSession) session = td_session_new ();
  g_autoptr (GError) error = NULL;
  TdSettingsWindow *window;
  TdMilestonesDialog *dialog;
  AdwActionRow *row;
  g_autofree char *none = NULL;

  td_session_set_workspace (session, workspace);
  window = td_settings_window_new (NULL, session);
  row = ADW_ACTION_ROW (td_settings_window_get_row (window, TD_SETTING_MILESTONES));
  none = g_strdup (adw_action_row_get_subtitle (row));
  gtk_window_present (GTK_WINDOW (window));
  display_settle ();
  g_signal_emit_by_name (row, "activated");
  dialog = TD_MILESTONES_DIALOG (display_top_window (TD_TYPE_MILESTONES_DIALOG));
  g_assert_nonnull (dialog);
  display_settle ();
  gtk_test_accessible_assert_property (
      td_milestones_dialog_get_grid (dialog), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Milestones"));

  /* Nothing typed changes nothing. */
  g_assert_true (td_milestones_dialog_save (dialog));
  g_assert_null (setting (session, TD_SETTING_MILESTONES));
  type_milestone (dialog, 2, 0, "25");
  type_milestone (dialog, 5, 0, "50");
  type_milestone (dialog, 5, 3, "40");
  g_assert_true (td_milestones_dialog_save (dialog));
  g_assert_cmpstr (
      setting (session, TD_SETTING_MILESTONES), ==, "cases 3=25.00 6=50.00 money 6=40.00%");
  g_assert_cmpstr (adw_action_row_get_subtitle (row), !=, none);

  /* A month has either a rate or a share: the last one typed. */
  type_milestone (dialog, 5, 2, "12.5");
  g_assert_true (td_milestones_dialog_save (dialog));
  g_assert_cmpstr (
      setting (session, TD_SETTING_MILESTONES), ==, "cases 3=25.00 6=50.00 money 6=12.50");

  /* A later month is not lower: refused with a sentence, and nothing is changed. */
  type_milestone (dialog, 8, 0, "20");
  g_assert_false (td_milestones_dialog_save (dialog));
  g_assert_cmpstr (
      setting (session, TD_SETTING_MILESTONES), ==, "cases 3=25.00 6=50.00 money 6=12.50");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (
                       GTK_WIDGET (dialog), TD_TYPE_MILESTONES_DIALOG, "status"))),
                   !=,
                   "");
  clear_milestone (dialog, 8, 0);
  /* More than all is refused in its cell. */
  td_grid_set_cursor (td_milestones_dialog_get_grid (dialog), 8, 0);
  grid_type (td_milestones_dialog_get_grid (dialog), "101");
  g_assert_false (td_milestones_dialog_save (dialog));
  g_assert_true (grid_press (td_milestones_dialog_get_grid (dialog), GDK_KEY_Escape, 0));

  /* Emptied: the even share holds again. */
  clear_milestone (dialog, 2, 0);
  clear_milestone (dialog, 5, 0);
  clear_milestone (dialog, 5, 2);
  g_assert_true (td_milestones_dialog_save (dialog));
  g_assert_null (setting (session, TD_SETTING_MILESTONES));
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, none);
  g_assert_true (td_workspace_undo (workspace, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (
      setting (session, TD_SETTING_MILESTONES), ==, "cases 3=25.00 6=50.00 money 6=12.50");
  display_close_all ();
}

static void
test_read_only (void)
{
  g_autoptr (TdWorkspace) writer = display_workspace ("settings-read-only.tiendo");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspace) reader
      = td_workspace_open (td_workspace_get_path (writer), TD_ACCESS_WRITE_IF_FREE, &error);
  g_autoptr (TdSession) session = td_session_new ();
  TdSettingsWindow *window;

  g_assert_no_error (error);
  td_session_set_workspace (session, reader);
  window = td_settings_window_new (NULL, session);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (field (window, TD_SETTING_PLACE))));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_preferences (void)
{
  g_autoptr (GSettings) settings = td_setup_settings ();
  TdPreferences *preferences = td_preferences_new (NULL, settings);
  GtkWidget *language = display_find (GTK_WIDGET (preferences), ADW_TYPE_COMBO_ROW, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autofree char *chosen = NULL;

  g_assert_nonnull (language);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (language)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (language), 1);
  chosen = g_settings_get_string (settings, "interface-language");
  g_assert_cmpstr (chosen, ==, "vi");
  g_settings_set_string (settings, "interface-language", "en");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (language)), ==, 2);

  g_settings_set_string (settings, "colour-scheme", "dark");
  td_preferences_apply_colours (settings);
  g_assert_true (adw_style_manager_get_dark (style));
  g_settings_set_string (settings, "colour-scheme", "light");
  td_preferences_apply_colours (settings);
  g_assert_false (adw_style_manager_get_dark (style));

  gtk_window_destroy (GTK_WINDOW (preferences));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/settings-window/settings", test_settings);
  g_test_add_func ("/settings-window/authority", test_authority);
  g_test_add_func ("/settings-window/texts", test_texts);
  g_test_add_func ("/settings-window/milestones", test_milestones);
  g_test_add_func ("/settings-window/read-only", test_read_only);
  g_test_add_func ("/preferences/preferences", test_preferences);
  return g_test_run ();
}
