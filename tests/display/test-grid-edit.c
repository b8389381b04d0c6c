/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/* Editing in the grid: what is committed when, and what becomes of a text that cannot be. */

#include "config.h"

#include "display.h"
#include "grid-keys.h"

static void
message_cb (TdGrid *grid, const char *message, char **last)
{
  g_free (*last);
  *last = g_strdup (message);
}

static const char *
get_typed (TdGrid *grid)
{
  return gtk_editable_get_text (GTK_EDITABLE (grid_get_text (grid)));
}

static void
test_commit (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);

  td_grid_set_cursor (grid, 3, 2);
  grid_type (grid, "1");
  grid_type (grid, "25");
  g_assert_true (td_grid_is_editing (grid));
  g_assert_true (gtk_widget_has_focus (grid_get_text (grid)));
  g_assert_cmpuint (test_grid_model_get_n_commits (model), ==, 0);
  g_assert_true (grid_press (grid, GDK_KEY_Return, 0));
  g_assert_cmpint (test_grid_model_get (model, 3, 2), ==, 125);
  g_assert_cmpuint (test_grid_model_get_n_commits (model), ==, 1);
  g_assert_false (td_grid_is_editing (grid));
  grid_assert_cursor (grid, 4, 2);
  g_assert_true (gtk_widget_has_focus (grid_get_cell (grid, 4, 2)));

  /* Arrows commit what was typed over a cell, and move. */
  grid_type (grid, "7");
  g_assert_true (grid_press (grid, GDK_KEY_Right, 0));
  g_assert_cmpint (test_grid_model_get (model, 4, 2), ==, 7);
  grid_assert_cursor (grid, 4, 3);
  grid_type (grid, "8");
  g_assert_true (grid_press (grid, GDK_KEY_Up, 0));
  g_assert_cmpint (test_grid_model_get (model, 4, 3), ==, 8);
  grid_assert_cursor (grid, 3, 3);
  grid_type (grid, "9");
  g_assert_true (grid_press (grid, GDK_KEY_Return, GDK_SHIFT_MASK));
  g_assert_cmpint (test_grid_model_get (model, 3, 3), ==, 9);
  grid_assert_cursor (grid, 2, 3);

  /* Nothing typed is nothing to commit. */
  g_assert_true (td_grid_edit (grid, ""));
  grid_press (grid, GDK_KEY_Return, 0);
  g_assert_true (td_grid_edit (grid, NULL));
  grid_press (grid, GDK_KEY_Return, 0);
  g_assert_cmpuint (test_grid_model_get_n_commits (model), ==, 4);

  /* But a text that was deleted is. */
  td_grid_set_cursor (grid, 5, 3);
  g_assert_true (grid_press (grid, GDK_KEY_BackSpace, 0));
  grid_press (grid, GDK_KEY_Return, 0);
  g_assert_cmpint (test_grid_model_get (model, 5, 3), ==, -1);
  display_close_all ();
}

static void
test_f2 (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);

  test_grid_model_set (model, 3, 2, 12345);
  td_grid_set_cursor (grid, 3, 2);
  g_assert_true (grid_press (grid, GDK_KEY_F2, 0));
  g_assert_cmpstr (get_typed (grid), ==, "12345");
  /* Arrows are the text's now. */
  g_assert_false (grid_press (grid, GDK_KEY_Left, 0));
  g_assert_false (grid_press (grid, GDK_KEY_Home, 0));
  g_assert_true (td_grid_is_editing (grid));
  grid_type (grid, "6");
  g_assert_true (grid_press (grid, GDK_KEY_Down, 0));
  g_assert_cmpint (test_grid_model_get (model, 3, 2), ==, 123456);
  grid_assert_cursor (grid, 4, 2);

  /* While typing, F2 gives them to the text as well. */
  grid_type (grid, "77");
  g_assert_true (grid_press (grid, GDK_KEY_F2, 0));
  g_assert_false (grid_press (grid, GDK_KEY_Left, 0));
  g_assert_cmpstr (get_typed (grid), ==, "77");

  g_assert_true (grid_press (grid, GDK_KEY_Escape, 0));
  g_assert_false (td_grid_is_editing (grid));
  g_assert_cmpint (test_grid_model_get (model, 4, 2), !=, 77);
  grid_assert_cursor (grid, 4, 2);
  g_assert_true (gtk_widget_has_focus (grid_get_cell (grid, 4, 2)));

  /* Derived cells and totals cannot be typed into. */
  td_grid_set_cursor (grid, 4, 0);
  g_assert_false (td_grid_edit (grid, "1"));
  g_assert_false (td_grid_edit (grid, NULL));
  td_grid_set_cursor (grid, 4, -1);
  g_assert_false (td_grid_edit (grid, "1"));
  display_close_all ();
}

static void
test_refused (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);
  g_autofree char *message = NULL;
  GtkWidget *notice;

  g_signal_connect (grid, "message", G_CALLBACK (message_cb), &message);
  test_grid_model_set (model, 3, 2, 5);
  td_grid_set_cursor (grid, 3, 2);
  grid_type (grid, "12a");
  grid_press (grid, GDK_KEY_Return, 0);
  g_assert_true (td_grid_is_editing (grid));
  g_assert_cmpstr (get_typed (grid), ==, "12a");
  g_assert_cmpstr (message, ==, "“12a” không phải là số.");
  g_assert_cmpint (test_grid_model_get (model, 3, 2), ==, 5);
  grid_assert_cursor (grid, 3, 2);
  gtk_test_accessible_assert_state (
      grid_get_text (grid), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (
      grid_get_text (grid), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "“12a” không phải là số.");
  display_settle ();
  notice = display_find (GTK_WIDGET (grid), GTK_TYPE_LABEL, NULL);
  g_assert_true (gtk_widget_get_mapped (notice));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (notice)), ==, "“12a” không phải là số.");

  /* Every other way out asks again. */
  g_assert_true (grid_press (grid, GDK_KEY_Tab, 0));
  g_assert_true (grid_press (grid, GDK_KEY_Up, 0));
  td_grid_set_cursor (grid, 9, 3);
  g_assert_false (td_grid_finish (grid));
  grid_assert_cursor (grid, 3, 2);
  g_assert_cmpstr (get_typed (grid), ==, "12a");

  /* Mending takes the sentence away, and is committed. */
  gtk_editable_set_text (GTK_EDITABLE (grid_get_text (grid)), "12");
  g_assert_false (gtk_widget_get_mapped (notice));
  gtk_test_accessible_assert_state (
      grid_get_text (grid), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  grid_press (grid, GDK_KEY_Return, 0);
  g_assert_cmpint (test_grid_model_get (model, 3, 2), ==, 12);

  /* Escape gives up. */
  grid_type (grid, "x");
  grid_press (grid, GDK_KEY_Return, 0);
  g_assert_true (td_grid_is_editing (grid));
  grid_press (grid, GDK_KEY_Escape, 0);
  g_assert_false (td_grid_is_editing (grid));
  g_assert_true (td_grid_finish (grid));
  display_close_all ();
}

static void
test_tab (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (4, 5);
  TdGrid *grid = grid_show (model);

  /* Type, Tab, type, Enter: below where the run began. Column 0 is passed over. */
  td_grid_set_cursor (grid, 1, 2);
  grid_type (grid, "21");
  g_assert_true (grid_press (grid, GDK_KEY_Tab, 0));
  grid_assert_cursor (grid, 1, 3);
  grid_type (grid, "22");
  g_assert_true (grid_press (grid, GDK_KEY_Tab, 0));
  grid_assert_cursor (grid, 1, 4);
  grid_type (grid, "ba chữ");
  g_assert_true (grid_press (grid, GDK_KEY_Return, 0));
  grid_assert_cursor (grid, 2, 2);
  g_assert_cmpint (test_grid_model_get (model, 1, 2), ==, 21);
  g_assert_cmpint (test_grid_model_get (model, 1, 3), ==, 22);
  g_assert_cmpstr (test_grid_model_get_words (model, 1), ==, "ba chữ");

  grid_press (grid, GDK_KEY_End, 0);
  grid_press (grid, GDK_KEY_Tab, 0);
  grid_assert_cursor (grid, 3, 1);
  g_assert_true (grid_press (grid, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  grid_assert_cursor (grid, 2, 4);

  /* After an arrow a new run begins. */
  td_grid_set_cursor (grid, 1, 1);
  grid_press (grid, GDK_KEY_Tab, 0);
  grid_press (grid, GDK_KEY_Right, 0);
  grid_press (grid, GDK_KEY_Return, 0);
  grid_assert_cursor (grid, 2, 3);

  /* Beyond the last cell Tab leaves the grid. */
  td_grid_set_cursor (grid, 3, 4);
  g_assert_false (grid_press (grid, GDK_KEY_Tab, 0));
  td_grid_set_cursor (grid, 1, 1);
  g_assert_false (grid_press (grid, GDK_KEY_Tab, GDK_SHIFT_MASK));
  g_assert_false (grid_press (grid, GDK_KEY_Tab, GDK_CONTROL_MASK));
  display_close_all ();
}

static void
test_enter_passes_totals (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (9, 5);
  TdGrid *grid = grid_show (model);

  test_grid_model_set_flags (model, 4, 2, TD_GRID_LOCKED, NULL);
  td_grid_set_cursor (grid, 3, 2);
  grid_type (grid, "1");
  grid_press (grid, GDK_KEY_Return, 0);
  grid_assert_cursor (grid, 5, 2);
  grid_press (grid, GDK_KEY_Return, GDK_SHIFT_MASK);
  grid_assert_cursor (grid, 3, 2);
  /* The last one stays: the total above cannot be typed into. */
  td_grid_set_cursor (grid, 1, 2);
  grid_press (grid, GDK_KEY_Return, GDK_SHIFT_MASK);
  grid_assert_cursor (grid, 1, 2);
  display_close_all ();
}

static void
test_composing (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (9, 5);
  TdGrid *grid = grid_show (model);
  GtkWidget *text = grid_get_text (grid);

  td_grid_set_cursor (grid, 3, 4);
  grid_type (grid, "Vi");
  g_signal_emit_by_name (text, "preedit-changed", "ệ");
  /* Keys are the input method's until the word is finished; nothing is committed before. */
  static const guint keys[]
      = { GDK_KEY_Return, GDK_KEY_Tab, GDK_KEY_Escape, GDK_KEY_Left, GDK_KEY_F2, GDK_KEY_Down };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_false (grid_press (grid, keys[i], 0));
      g_signal_emit_by_name (text, "activate");
      g_assert_true (td_grid_is_editing (grid));
      g_assert_cmpuint (test_grid_model_get_n_commits (model), ==, 0);
    }

  g_signal_emit_by_name (text, "preedit-changed", "");
  grid_type (grid, "ệt");
  g_signal_emit_by_name (text, "activate");
  g_assert_cmpstr (test_grid_model_get_words (model, 3), ==, "Việt");
  g_assert_cmpuint (test_grid_model_get_n_commits (model), ==, 1);
  grid_assert_cursor (grid, 4, 4);
  display_close_all ();
}

static void
test_focus_leaves (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (9, 5);
  TdGrid *grid = grid_show (model);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (grid)));
  GtkWidget *scroller = g_object_ref (gtk_window_get_child (GTK_WINDOW (window)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label ("Khác");

  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), button);
  gtk_window_set_child (GTK_WINDOW (window), box);
  g_object_unref (scroller);
  display_settle ();

  gtk_widget_grab_focus (GTK_WIDGET (grid));
  td_grid_set_cursor (grid, 3, 2);
  grid_type (grid, "31");
  gtk_widget_grab_focus (button);
  g_assert_cmpint (test_grid_model_get (model, 3, 2), ==, 31);
  g_assert_false (td_grid_is_editing (grid));
  g_assert_true (gtk_widget_has_focus (button));

  /* What is refused waits there; the focus is not fetched back. */
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  grid_type (grid, "ba");
  gtk_widget_grab_focus (button);
  g_assert_true (gtk_widget_has_focus (button));
  g_assert_true (td_grid_is_editing (grid));
  g_assert_cmpstr (get_typed (grid), ==, "ba");
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  g_assert_true (gtk_widget_has_focus (grid_get_text (grid)));
  g_assert_cmpstr (get_typed (grid), ==, "ba");
  display_close_all ();
}

static void
test_reset_while_editing (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);
  g_autofree char *message = NULL;

  g_signal_connect (grid, "message", G_CALLBACK (message_cb), &message);
  /* Its row moves up: the text goes with it. */
  td_grid_set_cursor (grid, 9, 2);
  grid_type (grid, "99");
  test_grid_model_remove_rows (model, 4, 2);
  g_assert_true (td_grid_is_editing (grid));
  grid_assert_cursor (grid, 7, 2);
  grid_press (grid, GDK_KEY_Return, 0);
  g_assert_cmpint (test_grid_model_get (model, 7, 2), ==, 99);

  /* Its row is gone: the text is in the message. */
  td_grid_set_cursor (grid, 9, 2);
  grid_type (grid, "777");
  g_assert_null (message);
  test_grid_model_remove_rows (model, 9, 1);
  g_assert_false (td_grid_is_editing (grid));
  g_assert_nonnull (strstr (message, "777"));
  g_assert_cmpint (test_grid_model_get (model, 9, 2), !=, 777);

  /* A model that says so before it changes gets what was typed. */
  g_clear_pointer (&message, g_free);
  td_grid_set_cursor (grid, 9, 3);
  grid_type (grid, "55");
  td_grid_model_leave (TD_GRID_MODEL (model));
  g_assert_cmpint (test_grid_model_get (model, 9, 3), ==, 55);
  g_assert_null (message);
  grid_type (grid, "5x");
  td_grid_model_leave (TD_GRID_MODEL (model));
  g_assert_false (td_grid_is_editing (grid));
  g_assert_nonnull (strstr (message, "5x"));

  /* So does one that is replaced. */
  td_grid_set_cursor (grid, 9, 3);
  grid_type (grid, "56");
  td_grid_set_model (grid, NULL);
  g_assert_cmpint (test_grid_model_get (model, 9, 3), ==, 56);
  g_assert_false (td_grid_is_editing (grid));
  display_close_all ();
}

static void
test_reset_on_commit (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);

  test_grid_model_reset_on_commit (model, true);
  td_grid_set_cursor (grid, 9, 2);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", 1000 + i);
      grid_type (grid, text);
      grid_press (grid, GDK_KEY_Return, 0);
      g_assert_cmpint (test_grid_model_get (model, 9 + i, 2), ==, 1000 + i);
      grid_assert_cursor (grid, 10 + i, 2);
      g_assert_true (gtk_widget_has_focus (grid_get_cell (grid, 10 + i, 2)));
    }
  g_assert_cmpuint (test_grid_model_get_n_commits (model), ==, 5);
  display_close_all ();
}

static void
test_undo_takes_typing_back (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);

  td_grid_set_cursor (grid, 9, 2);
  g_assert_false (grid_press (grid, GDK_KEY_z, GDK_CONTROL_MASK));
  grid_type (grid, "12");
  g_assert_true (grid_press (grid, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_false (td_grid_is_editing (grid));
  g_assert_cmpuint (test_grid_model_get_n_commits (model), ==, 0);
  display_close_all ();
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/grid-edit/commit", test_commit);
  g_test_add_func ("/grid-edit/f2", test_f2);
  g_test_add_func ("/grid-edit/refused", test_refused);
  g_test_add_func ("/grid-edit/tab", test_tab);
  g_test_add_func ("/grid-edit/enter-passes-totals", test_enter_passes_totals);
  g_test_add_func ("/grid-edit/composing", test_composing);
  g_test_add_func ("/grid-edit/focus-leaves", test_focus_leaves);
  g_test_add_func ("/grid-edit/reset-while-editing", test_reset_while_editing);
  g_test_add_func ("/grid-edit/reset-on-commit", test_reset_on_commit);
  g_test_add_func ("/grid-edit/undo-takes-typing-back", test_undo_takes_typing_back);
  return g_test_run ();
}
