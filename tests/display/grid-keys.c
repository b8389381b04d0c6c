/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#include "config.h"

#include "grid-keys.h"

#include "app/td-grid-name.h"
#include "app/td-grid-slot.h"

#include "display.h"

TdGrid *
grid_show (TestGridModel *model)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *grid = td_grid_new ("Số liệu về việc");

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 500);
  td_grid_set_model (TD_GRID (grid), TD_GRID_MODEL (model));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  display_settle ();
  gtk_widget_grab_focus (grid);
  display_settle ();
  return TD_GRID (grid);
}

static bool
press_on (GtkWidget *widget, GtkPropagationPhase phase, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_taken = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller)
          || gtk_event_controller_get_propagation_phase (controller) != phase)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &is_taken);
      if (is_taken)
        return true;
    }
  return false;
}

bool
grid_press (TdGrid *grid, guint key, GdkModifierType state)
{
  GtkWidget *text = grid_get_text (grid);
  bool is_taken = gtk_widget_has_focus (text) && press_on (text, GTK_PHASE_CAPTURE, key, state);

  return is_taken || press_on (GTK_WIDGET (grid), GTK_PHASE_BUBBLE, key, state);
}

void
grid_type (TdGrid *grid, const char *text)
{
  int position;

  if (!td_grid_is_editing (grid))
    g_assert_true (td_grid_edit (grid, ""));
  position = gtk_editable_get_position (GTK_EDITABLE (grid_get_text (grid)));
  gtk_editable_insert_text (GTK_EDITABLE (grid_get_text (grid)), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (grid_get_text (grid)), position);
}

GtkWidget *
grid_get_text (TdGrid *grid)
{
  return display_find (GTK_WIDGET (grid), GTK_TYPE_TEXT, NULL);
}

static bool
is_at (GtkWidget *widget, guint row, int column)
{
  g_autofree char *wrong_row = NULL;
  g_autofree char *wrong_column = NULL;

  if (!TD_IS_GRID_SLOT (widget) && !TD_IS_GRID_NAME (widget))
    return false;
  wrong_row = gtk_test_accessible_check_relation (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int)row + 1);
  wrong_column = gtk_test_accessible_check_relation (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_COL_INDEX, column + 2);
  return wrong_row == NULL && wrong_column == NULL;
}

static GtkWidget *
find_at (GtkWidget *root, guint row, int column)
{
  if (is_at (root, row, column))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_at (child, row, column);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
grid_get_cell (TdGrid *grid, guint row, int column)
{
  return find_at (GTK_WIDGET (grid), row, column);
}

GtkAdjustment *
grid_get_adjustment (TdGrid *grid, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL
             ? gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (grid))
             : gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (grid));
}
