/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "display.h"

#include "app/td-days-row.h"
#include "app/td-field-row.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
refuse_cb (TdFieldRow *row)
{
  if (g_str_equal (td_field_row_get_text (row), "sai"))
    td_field_row_set_error (row, "Không được.");
}

static void
test_commit (void)
{
  TdFieldRow *row = g_object_ref_sink (td_field_row_new ("Tên"));
  GtkEditable *entry = GTK_EDITABLE (td_field_row_get_entry (row));
  guint commits = 0;
  guint notifies = 0;

  g_signal_connect_swapped (row, "commit", G_CALLBACK (count_cb), &commits);
  g_signal_connect_swapped (row, "notify::text", G_CALLBACK (count_cb), &notifies);

  td_field_row_set_text (row, "a");
  td_field_row_set_text (row, "a");
  g_assert_cmpuint (notifies, ==, 1);
  td_field_row_finish (row);
  g_assert_cmpuint (commits, ==, 0);

  /* Typing alone commits nothing; a finished text is NFC, without spaces around it. */
  gtk_editable_set_text (entry, "  Đi\xcc\xa3nh ");
  g_assert_cmpuint (commits, ==, 0);
  td_field_row_finish (row);
  g_assert_cmpuint (commits, ==, 1);
  g_assert_cmpuint (notifies, ==, 2);
  g_assert_cmpstr (td_field_row_get_text (row), ==, "Định");
  td_field_row_finish (row);
  g_assert_cmpuint (commits, ==, 1);

  g_object_unref (row);
}

static void
test_error (void)
{
  TdFieldRow *row = g_object_ref_sink (td_field_row_new ("Tên"));
  GtkWidget *entry = GTK_WIDGET (td_field_row_get_entry (row));
  guint commits = 0;

  g_signal_connect (row, "commit", G_CALLBACK (refuse_cb), NULL);
  g_signal_connect_swapped (row, "commit", G_CALLBACK (count_cb), &commits);
  td_field_row_set_text (row, "đúng");

  gtk_editable_set_text (GTK_EDITABLE (entry), "sai");
  td_field_row_finish (row);
  g_assert_cmpstr (td_field_row_get_error (row), ==, "Không được.");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  gtk_test_accessible_assert_state (
      entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  /* What was refused is asked again, and what was accepted before needs no asking. */
  td_field_row_finish (row);
  g_assert_cmpuint (commits, ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (entry), "đúng");
  td_field_row_finish (row);
  g_assert_cmpuint (commits, ==, 2);
  g_assert_null (td_field_row_get_error (row));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));

  g_object_unref (row);
}

static void
test_focus (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  TdFieldRow *row = td_field_row_new ("_Tên");
  GtkWidget *button = gtk_button_new ();
  guint commits = 0;

  g_object_set (row, "use-underline", TRUE, NULL);
  g_signal_connect_swapped (row, "commit", G_CALLBACK (count_cb), &commits);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row));
  gtk_box_append (GTK_BOX (box), button);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  display_settle ();

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
  gtk_editable_set_text (GTK_EDITABLE (td_field_row_get_entry (row)), "a");
  g_assert_cmpuint (commits, ==, 0);
  gtk_widget_grab_focus (button);
  g_assert_cmpuint (commits, ==, 1);

  gtk_test_accessible_assert_role (td_field_row_get_entry (row), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_relation (td_field_row_get_entry (row),
                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       display_find (GTK_WIDGET (row), GTK_TYPE_LABEL, NULL),
                                       NULL);
  display_close_all ();
}

static void
type_days (TdDaysRow *row, const char *text)
{
  gtk_text_buffer_set_text (td_days_row_get_buffer (row), text, -1);
  td_days_row_finish (row);
}

static void
test_days (void)
{
  TdDaysRow *row = g_object_ref_sink (g_object_new (TD_TYPE_DAYS_ROW, "title", "Ngày", NULL));
  guint commits = 0;

  g_signal_connect_swapped (row, "commit", G_CALLBACK (count_cb), &commits);
  td_days_row_set_days (row, "2025-04-30 2025-05-01");
  td_days_row_finish (row);
  g_assert_cmpuint (commits, ==, 0);

  type_days (row, "1/5/2025\n\n30-04-2025");
  g_assert_cmpuint (commits, ==, 0);
  type_days (row, "2/9/2025\n30-04-2025");
  g_assert_cmpuint (commits, ==, 1);
  g_assert_cmpstr (td_days_row_get_days (row), ==, "2025-04-30 2025-09-02");
  type_days (row, "2/9/2025\n30");
  g_assert_cmpuint (commits, ==, 1);
  g_assert_nonnull (td_days_row_get_error (row));
  g_assert_cmpstr (td_days_row_get_days (row), ==, "2025-04-30 2025-09-02");

  g_object_unref (row);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/field-row/commit", test_commit);
  g_test_add_func ("/field-row/error", test_error);
  g_test_add_func ("/field-row/focus", test_focus);
  g_test_add_func ("/days-row/days", test_days);
  return g_test_run ();
}
