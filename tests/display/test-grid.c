/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/* Keys of the grid: moving, selecting, copying, pasting. */

#include "config.h"

#include "display.h"
#include "grid-keys.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_move (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (100, 8);
  TdGrid *grid = grid_show (model);
  guint moves = 0;

  g_signal_connect_swapped (grid, "cursor-moved", G_CALLBACK (count_cb), &moves);
  grid_assert_cursor (grid, 0, 0);
  g_assert_true (grid_press (grid, GDK_KEY_Down, 0));
  g_assert_true (grid_press (grid, GDK_KEY_Right, 0));
  grid_assert_cursor (grid, 1, 1);
  g_assert_true (grid_press (grid, GDK_KEY_KP_Up, 0));
  g_assert_true (grid_press (grid, GDK_KEY_Left, 0));
  grid_assert_cursor (grid, 0, 0);
  g_assert_cmpuint (moves, ==, 4);

  /* The names are a column, and the last one in that direction. */
  grid_press (grid, GDK_KEY_Left, 0);
  grid_press (grid, GDK_KEY_Left, 0);
  grid_assert_cursor (grid, 0, -1);
  grid_press (grid, GDK_KEY_Right, 0);
  grid_press (grid, GDK_KEY_Up, 0);
  grid_assert_cursor (grid, 0, 0);

  grid_press (grid, GDK_KEY_End, 0);
  grid_assert_cursor (grid, 0, 7);
  grid_press (grid, GDK_KEY_End, GDK_CONTROL_MASK);
  grid_assert_cursor (grid, 99, 7);
  grid_press (grid, GDK_KEY_Down, 0);
  grid_press (grid, GDK_KEY_Right, 0);
  grid_assert_cursor (grid, 99, 7);
  grid_press (grid, GDK_KEY_Home, 0);
  grid_assert_cursor (grid, 99, 0);
  grid_press (grid, GDK_KEY_Home, GDK_CONTROL_MASK);
  grid_assert_cursor (grid, 0, 0);

  /* Keys with Alt belong to the window. */
  g_assert_false (grid_press (grid, GDK_KEY_Down, GDK_ALT_MASK));
  grid_assert_cursor (grid, 0, 0);
  display_close_all ();
}

static void
test_page (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (100, 8);
  TdGrid *grid = grid_show (model);
  GtkAdjustment *down = grid_get_adjustment (grid, GTK_ORIENTATION_VERTICAL);
  guint rows = (guint)(gtk_adjustment_get_page_size (down) / 33);

  g_assert_cmpuint (rows, >, 5);
  td_grid_set_cursor (grid, 0, 2);
  grid_press (grid, GDK_KEY_Page_Down, 0);
  grid_assert_cursor (grid, rows - 1, 2);
  grid_press (grid, GDK_KEY_Page_Down, 0);
  grid_assert_cursor (grid, 2 * (rows - 1), 2);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), >, 0);
  grid_press (grid, GDK_KEY_Page_Up, 0);
  grid_press (grid, GDK_KEY_Page_Up, 0);
  grid_press (grid, GDK_KEY_Page_Up, 0);
  grid_assert_cursor (grid, 0, 2);
  g_assert_cmpint ((int)gtk_adjustment_get_value (down), ==, 0);
  display_close_all ();
}

static void
test_edges (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (20, 8);
  TdGrid *grid = grid_show (model);

  for (guint row = 6; row <= 9; row++)
    test_grid_model_set (model, row, 3, -1);
  td_grid_set_cursor (grid, 2, 3);
  grid_press (grid, GDK_KEY_Down, GDK_CONTROL_MASK);
  grid_assert_cursor (grid, 5, 3);
  grid_press (grid, GDK_KEY_Down, GDK_CONTROL_MASK);
  grid_assert_cursor (grid, 10, 3);
  grid_press (grid, GDK_KEY_Down, GDK_CONTROL_MASK);
  grid_assert_cursor (grid, 19, 3);
  grid_press (grid, GDK_KEY_Up, GDK_CONTROL_MASK);
  grid_assert_cursor (grid, 10, 3);
  grid_press (grid, GDK_KEY_Left, GDK_CONTROL_MASK);
  grid_assert_cursor (grid, 10, 0);
  /* The last column is empty: to the end of what is filled, then to the edge. */
  grid_press (grid, GDK_KEY_Right, GDK_CONTROL_MASK);
  grid_assert_cursor (grid, 10, 6);
  grid_press (grid, GDK_KEY_Right, GDK_CONTROL_MASK);
  grid_assert_cursor (grid, 10, 7);
  display_close_all ();
}

static void
test_range (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);
  TdGridRange range = { 4, 2, 6, 5 };

  td_grid_set_cursor (grid, 3, 3);
  grid_assert_range (grid, 3, 3, 3, 3);
  grid_press (grid, GDK_KEY_Down, GDK_SHIFT_MASK);
  grid_press (grid, GDK_KEY_Right, GDK_SHIFT_MASK);
  grid_assert_range (grid, 3, 3, 4, 4);
  /* It turns over at its anchor, and ends at the first column of figures. */
  for (guint i = 0; i < 8; i++)
    grid_press (grid, GDK_KEY_Left, GDK_SHIFT_MASK);
  grid_assert_range (grid, 3, 0, 4, 3);
  g_assert_true (grid_press (grid, GDK_KEY_Escape, 0));
  grid_assert_range (grid, 4, 0, 4, 0);
  g_assert_false (grid_press (grid, GDK_KEY_Escape, 0));

  grid_press (grid, GDK_KEY_a, GDK_CONTROL_MASK);
  grid_assert_range (grid, 0, 0, 29, 7);
  grid_press (grid, GDK_KEY_Down, 0);
  td_grid_select (grid, &range);
  grid_assert_range (grid, 4, 2, 6, 5);
  grid_press (grid, GDK_KEY_Home, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  grid_assert_range (grid, 0, 0, 4, 2);

  td_grid_set_cursor (grid, 5, -1);
  g_assert_false (td_grid_get_selection (grid, &range));
  display_close_all ();
}

static void
test_copy (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);
  TdGridRange range = { 4, 0, 5, 2 };
  g_autofree char *text = NULL;

  test_grid_model_set (model, 4, 1, 12345);
  test_grid_model_set (model, 4, 2, 5);
  test_grid_model_set (model, 5, 1, -1);
  test_grid_model_set (model, 5, 2, 0);
  td_grid_select (grid, &range);
  text = td_grid_copy (grid);
  g_assert_cmpstr (text, ==, "12350\t12345\t5\n0\t\t0\n");

  td_grid_set_cursor (grid, 4, -1);
  g_free (text);
  text = td_grid_copy (grid);
  g_assert_cmpstr (text, ==, "Khu vực 4\n");

  /* A text of several lines stays in its cell. */
  td_grid_set_cursor (grid, 4, 7);
  g_assert_true (td_grid_model_commit (TD_GRID_MODEL (model), 4, 7, "a \"b\"\tc", NULL));
  g_free (text);
  text = td_grid_copy (grid);
  g_assert_cmpstr (text, ==, "\"a \"\"b\"\"\tc\"\n");
  display_close_all ();
}

static void
pasted_cb (TdGrid *grid, const char *text, char **pasted)
{
  g_free (*pasted);
  *pasted = g_strdup (text);
}

static void
test_paste (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);
  TdGridRange range = { 4, 1, 5, 2 };
  g_autofree char *pasted = NULL;
  g_autofree char *message = NULL;

  g_signal_connect (grid, "paste", G_CALLBACK (pasted_cb), &pasted);
  g_signal_connect (grid, "message", G_CALLBACK (pasted_cb), &message);
  test_grid_model_set (model, 4, 1, 7);
  test_grid_model_set (model, 4, 2, 8);
  test_grid_model_set (model, 5, 1, 9);
  test_grid_model_set (model, 5, 2, -1);
  td_grid_select (grid, &range);
  g_assert_true (grid_press (grid, GDK_KEY_c, GDK_CONTROL_MASK));
  td_grid_set_cursor (grid, 10, 3);
  g_assert_true (grid_press (grid, GDK_KEY_v, GDK_CONTROL_MASK));
  display_until (pasted != NULL);
  g_assert_cmpstr (pasted, ==, "7\t8\n9\t\n");
  grid_assert_cursor (grid, 10, 3);

  /* Cut takes away what it copied. */
  td_grid_select (grid, &range);
  g_assert_true (grid_press (grid, GDK_KEY_x, GDK_CONTROL_MASK));
  g_assert_cmpint (test_grid_model_get (model, 4, 1), ==, -1);
  g_assert_cmpint (test_grid_model_get (model, 5, 2), ==, -1);

  g_assert_null (message);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (grid)), "");
  grid_press (grid, GDK_KEY_v, GDK_CONTROL_MASK);
  display_until (message != NULL);
  display_close_all ();
}

static void
test_clear_and_fill (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);
  TdGridRange range = { 3, 2, 6, 3 };
  g_autofree char *message = NULL;

  g_signal_connect (grid, "message", G_CALLBACK (pasted_cb), &message);
  test_grid_model_set (model, 3, 2, 41);
  test_grid_model_set (model, 3, 3, 42);
  td_grid_select (grid, &range);
  g_assert_true (grid_press (grid, GDK_KEY_d, GDK_CONTROL_MASK));
  for (guint row = 4; row <= 6; row++)
    {
      g_assert_cmpint (test_grid_model_get (model, row, 2), ==, 41);
      g_assert_cmpint (test_grid_model_get (model, row, 3), ==, 42);
    }
  /* One row alone takes what is above it. */
  td_grid_set_cursor (grid, 7, 3);
  grid_press (grid, GDK_KEY_d, GDK_CONTROL_MASK);
  g_assert_cmpint (test_grid_model_get (model, 7, 3), ==, 42);

  td_grid_select (grid, &range);
  g_assert_true (grid_press (grid, GDK_KEY_Delete, 0));
  for (guint row = 3; row <= 6; row++)
    {
      g_assert_cmpint (test_grid_model_get (model, row, 2), ==, -1);
      g_assert_cmpint (test_grid_model_get (model, row, 3), ==, -1);
    }
  g_assert_cmpint (test_grid_model_get (model, 7, 3), ==, 42);
  g_assert_null (message);

  td_grid_set_cursor (grid, 0, 3);
  grid_press (grid, GDK_KEY_Delete, 0);
  g_assert_cmpstr (message, ==, "Tổng số không xóa được.");
  display_close_all ();
}

static void
activated_cb (TdGrid *grid, guint row, int column, int *place)
{
  place[0] = (int)row;
  place[1] = column;
}

static void
test_fold_and_activate (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);
  int place[2] = { -9, -9 };
  TdGridRow name;

  g_signal_connect (grid, "activate", G_CALLBACK (activated_cb), place);
  td_grid_set_cursor (grid, 12, -1);
  g_assert_true (grid_press (grid, GDK_KEY_Left, 0));
  td_grid_model_get_row (TD_GRID_MODEL (model), 12, &name);
  g_assert_false (name.is_unfolded);
  gtk_test_accessible_assert_state (
      grid_get_cell (grid, 12, -1), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_assert_true (grid_press (grid, GDK_KEY_Right, 0));
  td_grid_model_get_row (TD_GRID_MODEL (model), 12, &name);
  g_assert_true (name.is_unfolded);
  gtk_test_accessible_assert_state (
      grid_get_cell (grid, 12, -1), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  grid_assert_cursor (grid, 12, -1);
  g_assert_true (grid_press (grid, GDK_KEY_space, 0));
  td_grid_model_get_row (TD_GRID_MODEL (model), 12, &name);
  g_assert_false (name.is_unfolded);
  g_assert_true (grid_press (grid, GDK_KEY_space, 0));
  /* What is open has nothing more to open: on to the figures. */
  grid_press (grid, GDK_KEY_Right, 0);
  grid_assert_cursor (grid, 12, 0);

  g_assert_true (grid_press (grid, GDK_KEY_Return, 0));
  g_assert_cmpint (place[0], ==, 12);
  g_assert_cmpint (place[1], ==, 0);
  grid_press (grid, GDK_KEY_Left, 0);
  g_assert_true (grid_press (grid, GDK_KEY_KP_Enter, 0));
  g_assert_cmpint (place[1], ==, -1);
  grid_assert_cursor (grid, 12, -1);
  display_close_all ();
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/grid/move", test_move);
  g_test_add_func ("/grid/page", test_page);
  g_test_add_func ("/grid/edges", test_edges);
  g_test_add_func ("/grid/range", test_range);
  g_test_add_func ("/grid/copy", test_copy);
  g_test_add_func ("/grid/paste", test_paste);
  g_test_add_func ("/grid/clear-and-fill", test_clear_and_fill);
  g_test_add_func ("/grid/fold-and-activate", test_fold_and_activate);
  return g_test_run ();
}
