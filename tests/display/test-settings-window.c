/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include "app/td-days-row.h"
#include "app/td-field-row.h"
#include "app/td-preferences.h"
#include "app/td-settings-window.h"
#include "app/td-setup.h"
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
  g_test_add_func ("/settings-window/read-only", test_read_only);
  g_test_add_func ("/preferences/preferences", test_preferences);
  return g_test_run ();
}
