/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/* What the grid shows, where, how much of it exists, and what is heard of it. */

#include "config.h"

#include "display.h"
#include "grid-keys.h"

#include "app/td-grid-columns.h"
#include "app/td-grid-head.h"
#include "app/td-grid-line.h"

static guint
count_type (GtkWidget *root, GType type)
{
  guint n = G_OBJECT_TYPE (root) == type;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_type (child, type);
  return n;
}

/* Where a widget is; on whole pixels, so that texts and lines are sharp. */
static GdkRectangle
get_bounds (TdGrid *grid, GtkWidget *widget)
{
  graphene_rect_t bounds, whole;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (grid), &bounds));
  graphene_rect_round_extents (&bounds, &whole);
  g_assert_true (graphene_rect_equal (&bounds, &whole));
  return (GdkRectangle){
    (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width, (int)bounds.size.height
  };
}

static TdGridHead *
find_head (GtkWidget *root, int first, guint n)
{
  if (TD_IS_GRID_HEAD (root))
    return td_grid_head_get_first (TD_GRID_HEAD (root)) == first
                   && td_grid_head_get_n_columns (TD_GRID_HEAD (root)) == n
               ? TD_GRID_HEAD (root)
               : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TdGridHead *found = find_head (child, first, n);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Headings stand over their columns, rows below one another, names in front. */
static void
assert_aligned (TdGrid *grid, guint row, int column)
{
  GdkRectangle cell = get_bounds (grid, grid_get_cell (grid, row, column));
  GdkRectangle name = get_bounds (grid, grid_get_cell (grid, row, -1));
  GdkRectangle head = get_bounds (grid, GTK_WIDGET (find_head (GTK_WIDGET (grid), column, 1)));

  g_assert_cmpint (cell.x, ==, head.x);
  g_assert_cmpint (cell.width, ==, head.width);
  g_assert_cmpint (cell.y, ==, name.y);
  g_assert_cmpint (cell.height, ==, 33);
  g_assert_cmpint (name.x, ==, 0);
}

static void
test_geometry (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (100, 21);
  TdGrid *grid = grid_show (model);
  GtkAdjustment *right = grid_get_adjustment (grid, GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *down = grid_get_adjustment (grid, GTK_ORIENTATION_VERTICAL);

  assert_aligned (grid, 0, 0);
  assert_aligned (grid, 3, 5);
  GdkRectangle group = get_bounds (grid, GTK_WIDGET (find_head (GTK_WIDGET (grid), 0, 3)));
  GdkRectangle first = get_bounds (grid, GTK_WIDGET (find_head (GTK_WIDGET (grid), 0, 1)));
  GdkRectangle last = get_bounds (grid, GTK_WIDGET (find_head (GTK_WIDGET (grid), 2, 1)));
  g_assert_cmpint (group.x, ==, first.x);
  g_assert_cmpint (group.x + group.width, ==, last.x + last.width);
  g_assert_cmpint (group.y + group.height, ==, first.y);

  /* Scrolled both ways, by parts of pixels as well: still aligned, the name still in front. */
  gtk_adjustment_set_value (right, 120.4);
  gtk_adjustment_set_value (down, 1234.6);
  display_settle ();
  guint row = 1235 / 33 + 3;
  assert_aligned (grid, row, 6);
  GdkRectangle cell = get_bounds (grid, grid_get_cell (grid, row, 6));
  GdkRectangle head = get_bounds (grid, GTK_WIDGET (find_head (GTK_WIDGET (grid), 6, 1)));
  g_assert_cmpint (cell.y, ==, head.y + head.height + (int)row * 33 - 1235);
  display_close_all ();
}

static void
test_cursor_stays_in_sight (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (300, 21);
  TdGrid *grid = grid_show (model);

  for (guint i = 0; i < 30; i++)
    {
      guint row;
      int column;
      guint key = i % 3 == 0 ? GDK_KEY_Page_Down : i % 7 == 0 ? GDK_KEY_Down : GDK_KEY_Right;
      grid_press (grid, i == 22 ? GDK_KEY_Home : key, i == 22 ? GDK_CONTROL_MASK : 0);
      g_assert_true (td_grid_get_cursor (grid, &row, &column));
      display_settle ();
      GtkWidget *cell = grid_get_cell (grid, row, column);
      g_assert_nonnull (cell);
      g_assert_true (gtk_widget_has_focus (cell));
      GdkRectangle bounds = get_bounds (grid, cell);
      GdkRectangle name = get_bounds (grid, grid_get_cell (grid, row, -1));
      GdkRectangle head = get_bounds (grid, GTK_WIDGET (find_head (GTK_WIDGET (grid), column, 1)));
      g_assert_cmpint (bounds.x, >=, name.width);
      g_assert_cmpint (bounds.y, >=, head.y + head.height);
      g_assert_cmpint (bounds.x + bounds.width, <=, gtk_widget_get_width (GTK_WIDGET (grid)));
      g_assert_cmpint (bounds.y + bounds.height, <=, gtk_widget_get_height (GTK_WIDGET (grid)));
    }

  /* Scrolled away with the wheel the keyboard stays with the grid, and keys lead back. */
  grid_press (grid, GDK_KEY_Home, GDK_CONTROL_MASK);
  gtk_adjustment_set_value (grid_get_adjustment (grid, GTK_ORIENTATION_VERTICAL), 5000);
  display_settle ();
  g_assert_null (grid_get_cell (grid, 0, 0));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (grid)));
  g_assert_true (grid_press (grid, GDK_KEY_Down, 0));
  display_settle ();
  grid_assert_cursor (grid, 1, 0);
  g_assert_true (gtk_widget_has_focus (grid_get_cell (grid, 1, 0)));
  display_close_all ();
}

static void
test_wide_figures (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (3000, 21);
  TdGrid *grid = grid_show (model);
  GdkRectangle before = get_bounds (grid, grid_get_cell (grid, 1, 3));

  /* Not among the rows that the widths are taken from: found when it comes into sight. */
  test_grid_model_set (model, 1501, 3, 123456789012345);
  td_grid_set_cursor (grid, 1501, 3);
  display_settle ();
  GdkRectangle after = get_bounds (grid, grid_get_cell (grid, 1501, 3));
  g_assert_cmpint (after.width, >, before.width + 30);
  assert_aligned (grid, 1501, 3);
  assert_aligned (grid, 1501, 4);
  display_close_all ();
}

static void
test_large (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (4400, 21);
  TdGrid *grid = grid_show (model);
  guint n_lines = count_type (GTK_WIDGET (grid), TD_TYPE_GRID_LINE);
  guint n_slots = count_type (GTK_WIDGET (grid), TD_TYPE_GRID_SLOT);

  g_assert_cmpuint (n_lines, <=, 500 / 33 + 2);
  g_assert_cmpuint (n_slots, <=, n_lines * 21);
  /* The beginning says how wide columns are, not every row. */
  g_assert_cmpuint (test_grid_model_get_n_asked (model), <, 4400);

  /* What is scrolled by a row asks for what is in sight. */
  guint asked = test_grid_model_get_n_asked (model);
  gtk_adjustment_set_value (grid_get_adjustment (grid, GTK_ORIENTATION_VERTICAL), 33);
  display_settle ();
  g_assert_cmpuint (test_grid_model_get_n_asked (model), <=, asked + 4 * (n_lines + 1) * 21);

  grid_press (grid, GDK_KEY_End, GDK_CONTROL_MASK);
  display_settle ();
  grid_assert_cursor (grid, 4399, 20);
  g_assert_nonnull (grid_get_cell (grid, 4399, 20));
  g_assert_cmpuint (count_type (GTK_WIDGET (grid), TD_TYPE_GRID_SLOT), <=, (n_lines + 1) * 21);
  display_close_all ();
}

static void
test_small (void)
{
  static const guint sizes[][2] = { { 0, 0 }, { 0, 5 }, { 5, 0 }, { 1, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TestGridModel) model = test_grid_model_new (sizes[i][0], sizes[i][1]);
      TdGrid *grid = grid_show (model);
      static const guint keys[]
          = { GDK_KEY_Down,   GDK_KEY_Right,     GDK_KEY_End,    GDK_KEY_Home, GDK_KEY_Page_Down,
              GDK_KEY_Return, GDK_KEY_Tab,       GDK_KEY_F2,     GDK_KEY_Up,   GDK_KEY_Left,
              GDK_KEY_Delete, GDK_KEY_BackSpace, GDK_KEY_Escape, GDK_KEY_space };
      TdGridRange range;
      guint row;
      int column;
      for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
        {
          grid_press (grid, keys[j], 0);
          grid_press (grid, keys[j], GDK_SHIFT_MASK);
          grid_press (grid, keys[j], GDK_CONTROL_MASK);
        }
      grid_press (grid, GDK_KEY_a, GDK_CONTROL_MASK);
      grid_press (grid, GDK_KEY_d, GDK_CONTROL_MASK);
      g_autofree char *copied = td_grid_copy (grid);
      g_assert_true (td_grid_get_cursor (grid, &row, &column) == (sizes[i][0] > 0));
      g_assert_true (td_grid_get_selection (grid, &range) == (sizes[i][0] > 0 && sizes[i][1] > 0));
      td_grid_set_model (grid, NULL);
      display_settle ();
      g_assert_false (td_grid_get_cursor (grid, &row, &column));
      g_assert_false (td_grid_edit (grid, "1"));
      display_close_all ();
    }
}

static void
test_rows_come_and_go (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (100, 8);
  TdGrid *grid = grid_show (model);

  td_grid_set_cursor (grid, 90, 5);
  display_settle ();
  test_grid_model_remove_rows (model, 3, 95);
  display_settle ();
  grid_assert_cursor (grid, 4, 5);
  g_assert_cmpuint (count_type (GTK_WIDGET (grid), TD_TYPE_GRID_LINE), ==, 5);
  g_assert_true (gtk_widget_has_focus (grid_get_cell (grid, 4, 5)));
  assert_aligned (grid, 4, 5);
  test_grid_model_remove_rows (model, 0, 5);
  display_settle ();
  g_assert_cmpuint (count_type (GTK_WIDGET (grid), TD_TYPE_GRID_LINE), ==, 0);

  /* Another model with other columns. */
  g_autoptr (TestGridModel) other = test_grid_model_new (40, 5);
  td_grid_set_model (grid, TD_GRID_MODEL (other));
  display_settle ();
  grid_assert_cursor (grid, 0, 0);
  assert_aligned (grid, 2, 4);
  display_close_all ();
}

static bool
has_tooltip (TdGrid *grid, GtkWidget *widget)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  GdkRectangle bounds = get_bounds (grid, widget);
  gboolean shows = FALSE;

  g_signal_emit_by_name (grid,
                         "query-tooltip",
                         (int)(bounds.x + bounds.width / 2),
                         (int)(bounds.y + bounds.height / 2),
                         FALSE,
                         tooltip,
                         &shows);
  return shows;
}

static void
test_long_texts (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  g_autofree char *name = g_strnfill (400, 'm');
  g_autofree char *note = g_strnfill (400, 'n');
  GString *heading = g_string_new (NULL);
  TdGrid *grid;

  for (guint i = 0; i < 40; i++)
    g_string_append (heading, "Chưa có điều kiện thi hành ");
  test_grid_model_set_name (model, 2, name);
  test_grid_model_set_heading (model, 4, heading->str);
  test_grid_model_set_heading (model, 5, name);
  test_grid_model_set_flags (model, 2, 3, TD_GRID_DOUBTFUL, note);
  grid = grid_show (model);

  /* The cells are still there, and what does not fit can be read. */
  GdkRectangle first = get_bounds (grid, grid_get_cell (grid, 2, 0));
  g_assert_cmpint (first.x, <, 450);
  g_assert_cmpint (first.y + first.height, <, 350);
  g_assert_true (has_tooltip (grid, grid_get_cell (grid, 2, -1)));
  g_assert_false (has_tooltip (grid, grid_get_cell (grid, 3, -1)));
  g_assert_true (has_tooltip (grid, GTK_WIDGET (find_head (GTK_WIDGET (grid), 4, 1))));
  g_assert_false (has_tooltip (grid, GTK_WIDGET (find_head (GTK_WIDGET (grid), 3, 1))));
  g_assert_true (has_tooltip (grid, grid_get_cell (grid, 2, 3)));
  g_assert_false (has_tooltip (grid, grid_get_cell (grid, 2, 4)));
  gtk_test_accessible_assert_property (
      grid_get_cell (grid, 2, 3), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note);
  g_string_free (heading, TRUE);
  display_close_all ();
}

static void
test_accessible (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid;
  GtkWidget *cell;
  TdGridRange range = { 2, 3, 3, 4 };

  test_grid_model_set (model, 5, 3, 1234);
  test_grid_model_set_flags (model, 5, 3, TD_GRID_DOUBTFUL, "Không khớp.");
  grid = grid_show (model);

  gtk_test_accessible_assert_role (grid, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_property (grid, GTK_ACCESSIBLE_PROPERTY_LABEL, "Số liệu về việc");
  gtk_test_accessible_assert_relation (grid, GTK_ACCESSIBLE_RELATION_ROW_COUNT, 30);
  gtk_test_accessible_assert_relation (grid, GTK_ACCESSIBLE_RELATION_COL_COUNT, 9);

  cell = grid_get_cell (grid, 5, 3);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (
      cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "Khu vực 5, Ủy thác, 1.234");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Không khớp.");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_READ_ONLY, FALSE);
  gtk_test_accessible_assert_state (
      cell, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_role (gtk_widget_get_parent (cell), GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_relation (
      gtk_widget_get_parent (cell), GTK_ACCESSIBLE_RELATION_ROW_INDEX, 6);
  gtk_test_accessible_assert_property (
      gtk_widget_get_parent (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "Khu vực 5");
  cell = grid_get_cell (grid, 5, 0);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE);
  gtk_test_accessible_assert_state (
      cell, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  cell = grid_get_cell (grid, 5, -1);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "Khu vực 5");
  cell = GTK_WIDGET (find_head (GTK_WIDGET (grid), 3, 1));
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "4 Ủy thác");

  td_grid_select (grid, &range);
  display_settle ();
  gtk_test_accessible_assert_state (
      grid_get_cell (grid, 2, 4), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (
      grid_get_cell (grid, 2, 5), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);

  /* What has the keyboard is known at once, and what is edited is called the same. */
  grid_press (grid, GDK_KEY_End, GDK_CONTROL_MASK);
  td_grid_set_cursor (grid, 29, 3);
  gtk_test_accessible_assert_property (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (grid))),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Khu vực 29, Ủy thác, 306");
  g_assert_true (td_grid_edit (grid, NULL));
  gtk_test_accessible_assert_role (grid_get_text (grid), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (
      grid_get_text (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, "Khu vực 29, Ủy thác, 306");
  td_grid_set_name (grid, "Số liệu về tiền");
  gtk_test_accessible_assert_property (grid, GTK_ACCESSIBLE_PROPERTY_LABEL, "Số liệu về tiền");
  display_close_all ();
}

/* Rows and cells are children in the order in which they are seen, however they were scrolled. */
static void
test_order (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (200, 21);
  TdGrid *grid = grid_show (model);
  static const double values[] = { 0, 33, 100, 40, 3000, 2950, 2000, 0, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      guint last = 0;
      bool is_first = true;
      gtk_adjustment_set_value (grid_get_adjustment (grid, GTK_ORIENTATION_VERTICAL), values[i]);
      gtk_adjustment_set_value (grid_get_adjustment (grid, GTK_ORIENTATION_HORIZONTAL),
                                values[G_N_ELEMENTS (values) - 1 - i]);
      display_settle ();
      for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (grid)); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          guint row, previous = 0;
          if (!TD_IS_GRID_LINE (child))
            continue;
          row = td_grid_line_get_row (TD_GRID_LINE (child));
          g_assert_cmpuint (row, ==, is_first ? (guint)(values[i] / 33) : last + 1);
          last = row;
          is_first = false;
          for (GtkWidget *cell = gtk_widget_get_first_child (child); cell != NULL;
               cell = gtk_widget_get_next_sibling (cell))
            if (TD_IS_GRID_SLOT (cell))
              {
                guint column = td_grid_slot_get_column (TD_GRID_SLOT (cell));
                g_assert_cmpuint (td_grid_slot_get_row (TD_GRID_SLOT (cell)), ==, row);
                if (previous > 0)
                  g_assert_cmpuint (column, ==, previous);
                previous = column + 1;
              }
        }
    }
  display_close_all ();
}

static void
test_columns (void)
{
  TdGridColumn columns[3] = { { .figure = 50, .word = 40, .ideal = 40 },
                              { .figure = 30, .word = 60, .ideal = 90 },
                              { .figure = 20, .word = 20, .ideal = 20 } };

  /* Too little room: each has what it needs, and the grid scrolls. */
  g_assert_cmpint (td_grid_columns_fit (columns, 3, 100, 200, 150), ==, 100);
  g_assert_cmpint (columns[0].width, ==, 50);
  g_assert_cmpint (columns[1].width, ==, 60);
  g_assert_cmpint (columns[2].width, ==, 20);
  g_assert_cmpint (columns[2].x, ==, 110);
  g_assert_cmpint (td_grid_columns_get_width (columns, 3), ==, 130);
  /* Figures that are shorter than they may become give way so that all are in sight, no further. */
  columns[0].least = 44;
  g_assert_cmpint (td_grid_columns_fit (columns, 3, 100, 200, 226), ==, 102);
  g_assert_cmpint (columns[0].width, ==, 44);
  (void)td_grid_columns_fit (columns, 3, 100, 200, 223);
  g_assert_cmpint (columns[0].width, ==, 50);
  columns[0].least = 0;
  /* 60 more: all for the names. 140 more: 100 for the names, 30 for the heading, 10 shared. */
  g_assert_cmpint (td_grid_columns_fit (columns, 3, 100, 200, 290), ==, 160);
  /* Scrolled anyway: names take what they want, up to three tenths of the room. */
  columns[0].figure = columns[0].least = 400;
  g_assert_cmpint (td_grid_columns_fit (columns, 3, 100, 200, 400), ==, 120);
  g_assert_cmpint (td_grid_columns_fit (columns, 3, 30, 90, 400), ==, 90);
  g_assert_cmpint (td_grid_columns_fit (columns, 3, 100, 200, 220), ==, 100);
  columns[0].figure = 50;
  columns[0].least = 0;
  g_assert_cmpint (td_grid_columns_fit (columns, 3, 100, 200, 370), ==, 200);
  g_assert_cmpint (columns[0].width, ==, 55);
  g_assert_cmpint (columns[1].width, ==, 90);
  g_assert_cmpint (columns[2].width, ==, 25);
  /* Words take what is left over once figures are not narrow. */
  columns[2].is_text = true;
  (void)td_grid_columns_fit (columns, 3, 100, 200, 470);
  g_assert_cmpint (columns[0].width, ==, 84);
  g_assert_cmpint (columns[2].width, ==, 96);
  /* There is an end to it. */
  columns[2].is_text = false;
  g_assert_cmpint (td_grid_columns_fit (columns, 3, 100, 200, 2000), ==, 200);
  g_assert_cmpint (td_grid_columns_get_width (columns, 3), ==, 450);

  g_assert_cmpuint (td_grid_columns_find (columns, 3, -5), ==, 0);
  g_assert_cmpuint (td_grid_columns_find (columns, 3, 149), ==, 0);
  g_assert_cmpuint (td_grid_columns_find (columns, 3, 150), ==, 1);
  g_assert_cmpuint (td_grid_columns_find (columns, 3, 9999), ==, 2);
  g_assert_cmpint (td_grid_columns_fit (NULL, 0, 100, 90, 500), ==, 100);
}

/* What stands around a grid is laid out anew in the same frame in which its rows move and its
 * columns widen: warnings are fatal here. */
static void
test_beside_others (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (100, 21);
  TdGrid *grid = grid_show (model);
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (grid), GTK_TYPE_SCROLLED_WINDOW);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (scroller));
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new ("");
  GtkAdjustment *right = grid_get_adjustment (grid, GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *down = grid_get_adjustment (grid, GTK_ORIENTATION_VERTICAL);

  g_object_ref (scroller);
  gtk_window_set_child (window, outer);
  gtk_box_append (GTK_BOX (inner), scroller);
  g_object_unref (scroller);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (outer), label);
  gtk_box_append (GTK_BOX (outer), inner);
  display_settle ();

  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *text = g_strdup_printf ("%*u", (int)i, i);
      gtk_label_set_label (GTK_LABEL (label), text);
      gtk_adjustment_set_value (down, 33 * i + 7);
      display_settle ();
      assert_aligned (grid, i + 2, (int)i);

      gtk_label_set_label (GTK_LABEL (label), "");
      test_grid_model_set (model, i + 2, i, 1000000000 * (gint64)i);
      td_grid_model_changed (TD_GRID_MODEL (model));
      gtk_adjustment_set_value (right, 60 * i);
      display_settle ();
      td_grid_set_cursor (grid, i + 2, (int)i);
      grid_type (grid, "12");
      display_settle ();
      assert_aligned (grid, i + 2, (int)i);
      grid_press (grid, GDK_KEY_Escape, 0);
    }
  display_close_all ();
}

static void
test_lifetime (void)
{
  g_autoptr (TestGridModel) model = test_grid_model_new (30, 8);
  TdGrid *grid = grid_show (model);
  gpointer weak = grid;

  g_object_add_weak_pointer (G_OBJECT (grid), &weak);
  td_grid_set_cursor (grid, 3, 3);
  grid_type (grid, "12");
  display_close_all ();
  g_assert_null (weak);
  g_assert_cmpuint (G_OBJECT (model)->ref_count, ==, 1);
  td_grid_model_reset (TD_GRID_MODEL (model));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/grid-view/columns", test_columns);
  g_test_add_func ("/grid-view/geometry", test_geometry);
  g_test_add_func ("/grid-view/cursor-stays-in-sight", test_cursor_stays_in_sight);
  g_test_add_func ("/grid-view/wide-figures", test_wide_figures);
  g_test_add_func ("/grid-view/large", test_large);
  g_test_add_func ("/grid-view/small", test_small);
  g_test_add_func ("/grid-view/rows-come-and-go", test_rows_come_and_go);
  g_test_add_func ("/grid-view/long-texts", test_long_texts);
  g_test_add_func ("/grid-view/accessible", test_accessible);
  g_test_add_func ("/grid-view/order", test_order);
  g_test_add_func ("/grid-view/beside-others", test_beside_others);
  g_test_add_func ("/grid-view/lifetime", test_lifetime);
  return g_test_run ();
}
