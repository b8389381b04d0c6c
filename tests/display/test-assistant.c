/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include "app/td-assistant.h"
#include "app/td-field-row.h"

static GtkWidget *
find (TdAssistant *assistant, const char *child)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (assistant), TD_TYPE_ASSISTANT, child));
}

static void
enter (TdAssistant *assistant, const char *child, const char *text)
{
  TdFieldRow *row = TD_FIELD_ROW (find (assistant, child));

  gtk_editable_set_text (GTK_EDITABLE (td_field_row_get_entry (row)), text);
  td_field_row_finish (row);
}

static void
paste (TdAssistant *assistant, const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (find (assistant, "units_view"));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static const char *
error_at (TdAssistant *assistant, const char *child)
{
  return td_field_row_get_error (TD_FIELD_ROW (find (assistant, child)));
}

static void
press_enter (TdAssistant *assistant, const char *child)
{
  GtkEntry *entry = td_field_row_get_entry (TD_FIELD_ROW (find (assistant, child)));

  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "activate");
}

static void
created_cb (TdAssistant *assistant, TdWorkspace *workspace, TdWorkspace **created)
{
  *created = g_object_ref (workspace);
}

static void
test_steps (void)
{
  TdAssistant *assistant = td_assistant_new (NULL);

  gtk_window_present (GTK_WINDOW (assistant));
  display_settle ();
  g_assert_cmpstr (td_assistant_get_step (assistant), ==, "agency");
  display_assert_keys (GTK_WIDGET (assistant));

  /* Nothing goes on while a step is wrong, and it says so at its place. Enter goes on too. */
  press_enter (assistant, "agency_row");
  display_until (error_at (assistant, "agency_row") != NULL);
  g_assert_cmpstr (td_assistant_get_step (assistant), ==, "agency");
  enter (assistant, "agency_row", "THADS tỉnh A");
  press_enter (assistant, "agency_row");
  display_until (g_str_equal (td_assistant_get_step (assistant), "units"));
  display_until (gtk_widget_get_mapped (find (assistant, "back_button")));
  display_until (!gtk_widget_get_mapped (find (assistant, "agency_row")));
  display_assert_keys (GTK_WIDGET (assistant));

  td_assistant_next (assistant);
  g_assert_cmpstr (td_assistant_get_step (assistant), ==, "units");
  g_assert_true (gtk_widget_get_visible (find (assistant, "units_error")));
  paste (assistant, "Khu vực 1\nkhu vuc 1\n");
  td_assistant_next (assistant);
  g_assert_cmpstr (td_assistant_get_step (assistant), ==, "units");
  paste (assistant, "Khu vực 1\nKhu vực 2\n");
  td_assistant_next (assistant);
  g_assert_cmpstr (td_assistant_get_step (assistant), ==, "targets");
  display_until (!gtk_widget_get_mapped (find (assistant, "units_view")));
  display_assert_keys (GTK_WIDGET (assistant));
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (assistant, "preview")), 1));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (assistant, "preview")), 2));

  enter (assistant, "cases_row", "84,055");
  td_assistant_next (assistant);
  g_assert_nonnull (error_at (assistant, "cases_row"));

  display_press (find (assistant, "back_button"));
  g_assert_cmpstr (td_assistant_get_step (assistant), ==, "units");
  display_close_all ();
}

static void
test_create (void)
{
  TdAssistant *assistant = td_assistant_new (NULL);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "new.tiendo", NULL);
  g_autoptr (TdWorkspace) created = NULL;
  g_autoptr (GError) error = NULL;
  const TdBook *book;
  const TdTarget *target;
  int work_year = td_day_work_year (td_day_today ());

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  g_signal_connect (assistant, "created", G_CALLBACK (created_cb), &created);
  enter (assistant, "agency_row", "THADS tỉnh A");
  paste (assistant, "KV1; Phòng THADS khu vực 1\nKV2\tPhòng THADS khu vực 2\n");
  enter (assistant, "cases_row", "84,05 %");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (assistant, "cases_rule_row")), 1);
  g_assert_true (td_assistant_create (assistant, path, &error));
  g_assert_no_error (error);

  book = td_workspace_get_book (created);
  g_assert_cmpint (td_book_get_n_units (book), ==, 3);
  g_assert_cmpstr (td_book_get_short_name (book, td_book_find_unit (book, "KV2")), ==, "Khu vực 2");
  g_assert_cmpuint (td_book_get_n_targets (book), ==, 3);
  target = td_book_get_target (book, 0);
  g_assert_cmpint (target->rate, ==, 8405);
  g_assert_cmpint (target->rule, ==, TD_RULE_GT);
  g_assert_cmpint (target->work_year, ==, work_year);
  g_assert_cmpint (td_day_work_year (td_book_get_cut (book, 0)->as_of), ==, work_year);
  /* The assistant went when its work was done. */
  g_assert_null (display_top_window (TD_TYPE_ASSISTANT));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/assistant/steps", test_steps);
  g_test_add_func ("/assistant/create", test_create);
  return g_test_run ();
}
