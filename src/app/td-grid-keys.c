/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-private.h"

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)

/* Keys of the number block do as the others, without Num Lock. */
static guint
get_plain_key (guint key)
{
  static const guint pairs[][2] = {
    { GDK_KEY_KP_Up, GDK_KEY_Up },           { GDK_KEY_KP_Down, GDK_KEY_Down },
    { GDK_KEY_KP_Left, GDK_KEY_Left },       { GDK_KEY_KP_Right, GDK_KEY_Right },
    { GDK_KEY_KP_Home, GDK_KEY_Home },       { GDK_KEY_KP_End, GDK_KEY_End },
    { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up }, { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
    { GDK_KEY_KP_Delete, GDK_KEY_Delete },   { GDK_KEY_KP_Enter, GDK_KEY_Return },
    { GDK_KEY_ISO_Enter, GDK_KEY_Return },   { GDK_KEY_ISO_Left_Tab, GDK_KEY_Tab },
    { GDK_KEY_KP_Tab, GDK_KEY_Tab },         { GDK_KEY_KP_F2, GDK_KEY_F2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == key)
      return pairs[i][1];
  return key;
}

static bool
is_filled (TdGrid *grid, guint row, int column)
{
  TdGridCell cell;

  if (column < 0)
    return true;
  td_grid_model_get_cell (grid->model, row, (guint)column, &cell);
  return cell.text[0] != '\0';
}

/* To the last filled cell of a run, or over a gap to the next filled one, or to the edge. */
static void
go_to_edge (TdGrid *grid, guint *row, int *column, int down, int right)
{
  TdGridView *view = &grid->view;
  int n_rows = (int)view->n_rows;
  int n_columns = (int)view->n_columns;
  int y = (int)*row;
  int x = *column;
  bool in_run = false;

  for (int n = 0;; n++)
    {
      int next_y = y + down;
      int next_x = x + right;
      if (next_y < 0 || next_y >= n_rows || next_x >= n_columns || next_x < (*column < 0 ? -1 : 0))
        break;
      bool next_is_filled = is_filled (grid, (guint)next_y, next_x);
      if (n == 0)
        in_run = is_filled (grid, *row, *column) && next_is_filled;
      if (in_run && !next_is_filled)
        break;
      y = next_y;
      x = next_x;
      if (!in_run && next_is_filled)
        break;
    }
  *row = (guint)y;
  *column = x;
}

/* Where a key moves to. Returns: false for a key that does not move. */
static bool
get_target (TdGrid *grid, guint key, bool by_block, guint *row, int *column)
{
  TdGridView *view = &grid->view;
  guint page = MAX (_td_grid_get_page (grid) - 1, 1);
  guint last_row = view->n_rows - 1;
  int last_column = (int)view->n_columns - 1;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (by_block)
        go_to_edge (grid, row, column, key == GDK_KEY_Down ? 1 : -1, 0);
      else if (key == GDK_KEY_Down)
        *row = MIN (*row + 1, last_row);
      else if (*row > 0)
        (*row)--;
      return true;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (by_block)
        go_to_edge (grid, row, column, 0, key == GDK_KEY_Right ? 1 : -1);
      else
        *column = CLAMP (*column + (key == GDK_KEY_Right ? 1 : -1), -1, last_column);
      return true;
    case GDK_KEY_Home:
      *column = MIN (0, last_column);
      *row = by_block ? 0 : *row;
      return true;
    case GDK_KEY_End:
      *column = last_column;
      *row = by_block ? last_row : *row;
      return true;
    case GDK_KEY_Page_Up:
      *row = *row > page ? *row - page : 0;
      return !by_block;
    case GDK_KEY_Page_Down:
      *row = MIN (*row + page, last_row);
      return !by_block;
    default:
      return false;
    }
}

static bool
move (TdGrid *grid, guint key, GdkModifierType state)
{
  guint row = grid->view.cursor_row;
  int column = grid->view.cursor_column;
  bool extend = (state & GDK_SHIFT_MASK) != 0;

  if ((state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || !get_target (grid, key, (state & GDK_CONTROL_MASK) != 0, &row, &column))
    return false;
  if (!td_grid_finish (grid))
    return true;
  /* A range is of cells, not of names. */
  if (extend && grid->view.cursor_column >= 0)
    column = MAX (column, 0);
  grid->tab_column = -1;
  _td_grid_move (grid, row, column, extend && grid->view.cursor_column >= 0);
  return true;
}

/* Left and Right fold on names. */
static bool
fold (TdGrid *grid, guint key)
{
  TdGridRow name;

  if (grid->view.cursor_column >= 0)
    return false;
  td_grid_model_get_row (grid->model, grid->view.cursor_row, &name);
  if (!name.can_unfold)
    return false;
  if ((key == GDK_KEY_Left && name.is_unfolded) || (key == GDK_KEY_Right && !name.is_unfolded)
      || key == GDK_KEY_space)
    {
      td_grid_model_unfold (grid->model, grid->view.cursor_row, !name.is_unfolded);
      return true;
    }
  return false;
}

static bool
is_stop (TdGrid *grid, guint row, int column)
{
  TdGridCell cell;

  td_grid_model_get_cell (grid->model, row, (guint)column, &cell);
  return (cell.flags & (TD_GRID_LOCKED | TD_GRID_PASSED)) == 0;
}

/* The next cell to enter in a row or the rows after it; false if there is none. */
static bool
find_editable (TdGrid *grid, bool forward, guint *row, int *column)
{
  int n_columns = (int)grid->view.n_columns;
  int y = (int)*row;
  int x = *column;

  for (;;)
    {
      x += forward ? 1 : -1;
      if (x >= n_columns)
        {
          x = 0;
          y++;
        }
      else if (x < 0)
        {
          x = n_columns - 1;
          y--;
        }
      if (n_columns == 0 || y < 0 || y >= (int)grid->view.n_rows)
        return false;
      if (is_stop (grid, (guint)y, x))
        break;
    }
  *row = (guint)y;
  *column = x;
  return true;
}

/* Beyond the last cell that can be edited Tab leaves the grid. */
static bool
press_tab (TdGrid *grid, GdkModifierType state)
{
  guint row = grid->view.cursor_row;
  int column = grid->view.cursor_column;
  int began = grid->tab_column >= 0 ? grid->tab_column : column;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return false;
  if (!td_grid_finish (grid))
    return true;
  if (!find_editable (grid, (state & GDK_SHIFT_MASK) == 0, &row, &column))
    return false;
  _td_grid_move (grid, row, column, false);
  grid->tab_column = began;
  return true;
}

/* The next cell of the column that can be edited, past totals; if there is none, the next row. */
static guint
find_row (TdGrid *grid, int column, bool down)
{
  guint last = grid->view.n_rows - 1;
  guint row = grid->view.cursor_row;

  for (guint i = row; down ? i < last : i > 0;)
    {
      i += down ? 1 : (guint)-1;
      if (!_td_grid_is_locked (grid, i, column))
        return i;
    }
  if (_td_grid_is_locked (grid, row, column))
    return down ? MIN (row + 1, last) : MAX (row, 1) - 1;
  return row;
}

static bool
press_enter (TdGrid *grid, GdkModifierType state)
{
  TdGridView *view = &grid->view;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return false;
  if (grid->mode == TD_GRID_IDLE
      && _td_grid_is_locked (grid, view->cursor_row, view->cursor_column))
    {
      g_signal_emit (
          grid, _td_grid_signals[TD_GRID_ACTIVATE], 0, view->cursor_row, view->cursor_column);
      return true;
    }
  if (!td_grid_finish (grid))
    return true;
  int column = grid->tab_column >= 0 ? grid->tab_column : view->cursor_column;
  grid->tab_column = -1;
  _td_grid_move (grid, find_row (grid, column, (state & GDK_SHIFT_MASK) == 0), column, false);
  return true;
}

static bool
press_escape (TdGrid *grid)
{
  if (grid->mode != TD_GRID_IDLE)
    _td_grid_edit_cancel (grid);
  else if (td_grid_view_has_range (&grid->view))
    _td_grid_move (grid, grid->view.cursor_row, grid->view.cursor_column, false);
  else
    return false;
  return true;
}

/* What is typed is taken back before what was done. */
static bool
press_undo (TdGrid *grid, GdkModifierType state)
{
  bool is_redo = (state & GDK_SHIFT_MASK) != 0;

  if (grid->mode == TD_GRID_IDLE)
    return false;
  if (grid->is_typed && !is_redo)
    _td_grid_edit_cancel (grid);
  else if (td_grid_finish (grid))
    (void)gtk_widget_activate_action (GTK_WIDGET (grid), is_redo ? "win.redo" : "win.undo", NULL);
  return true;
}

static bool
press_with_control (TdGrid *grid, guint key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      _td_grid_copy (grid);
      return true;
    case GDK_KEY_x:
      _td_grid_cut (grid);
      return true;
    case GDK_KEY_v:
      _td_grid_paste (grid);
      return true;
    case GDK_KEY_d:
      _td_grid_fill_down (grid);
      return true;
    case GDK_KEY_a:
      _td_grid_select_all (grid);
      return true;
    default:
      return false;
    }
}

/* Keys that do the same whether or not something is typed. */
static bool
press_any (TdGrid *grid, guint key, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Return:
      return press_enter (grid, state);
    case GDK_KEY_Tab:
      return press_tab (grid, state);
    case GDK_KEY_Escape:
      return (state & MODIFIERS) == 0 && press_escape (grid);
    case GDK_KEY_z:
    case GDK_KEY_Z:
      return (state & GDK_CONTROL_MASK) != 0 && press_undo (grid, state);
    default:
      return false;
    }
}

/* The text keeps the keys that move in it once F2 was pressed. */
static bool
press_in_text (TdGrid *grid, guint key, GdkModifierType state)
{
  bool has_modifier = (state & MODIFIERS) != 0;

  switch (key)
    {
    case GDK_KEY_F2:
      grid->mode = TD_GRID_EDIT;
      return true;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      return !has_modifier && move (grid, key, state);
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Home:
    case GDK_KEY_End:
      return grid->mode == TD_GRID_REPLACE && !has_modifier && move (grid, key, state);
    default:
      return false;
    }
}

static bool
press_on_cell (TdGrid *grid, guint key, GdkModifierType state)
{
  guint held = state & MODIFIERS;

  if ((held == GDK_SHIFT_MASK && key == GDK_KEY_F10) || (held == 0 && key == GDK_KEY_Menu))
    {
      _td_grid_open_menu (grid, NULL);
      return true;
    }
  if (held == GDK_SHIFT_MASK && key == GDK_KEY_Insert)
    {
      _td_grid_paste (grid);
      return true;
    }
  if (held == GDK_CONTROL_MASK && press_with_control (grid, key))
    return true;
  if (held != 0)
    return false;
  switch (key)
    {
    case GDK_KEY_F2:
      return td_grid_edit (grid, NULL);
    case GDK_KEY_Delete:
      _td_grid_clear (grid);
      return true;
    case GDK_KEY_BackSpace:
      if (!_td_grid_edit_begin (grid, "", TD_GRID_REPLACE))
        return false;
      grid->is_typed = true;
      return true;
    default:
      return false;
    }
}

bool
_td_grid_key (TdGrid *grid, guint key, GdkModifierType state)
{
  guint plain = get_plain_key (key);

  if (!grid->view.has_cursor)
    return false;
  if (press_any (grid, plain, state))
    return true;
  if (grid->mode != TD_GRID_IDLE)
    return press_in_text (grid, plain, state);
  return ((state & MODIFIERS) == 0 && fold (grid, plain)) || move (grid, plain, state)
         || press_on_cell (grid, plain, state);
}

/* Letters and figures, and what an input method composes them of. */
static bool
is_typing (TdGrid *grid, guint key, GdkModifierType state)
{
  TdGridCell cell;
  bool is_dead
      = (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_greek) || key == GDK_KEY_Multi_key;
  gunichar c = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || grid->view.cursor_column < 0)
    return false;
  td_grid_model_get_cell (
      grid->model, grid->view.cursor_row, (guint)grid->view.cursor_column, &cell);
  return is_dead || (c > ' ' && c != 0x7f) || (c == ' ' && (cell.flags & TD_GRID_TEXT) != 0);
}

/* The key that begins a text goes to the text, and to the input method first. */
static gboolean
key_pressed_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TdGrid *grid)
{
  if (grid->is_composing)
    return GDK_EVENT_PROPAGATE;
  if (_td_grid_key (grid, key, state))
    return GDK_EVENT_STOP;
  if (grid->mode != TD_GRID_IDLE || !grid->view.has_cursor || !is_typing (grid, key, state))
    return GDK_EVENT_PROPAGATE;
  if (!_td_grid_edit_begin (grid, "", TD_GRID_REPLACE))
    return GDK_EVENT_PROPAGATE;
  (void)gtk_event_controller_key_forward (controller, grid->text);
  return GDK_EVENT_STOP;
}

/* While an input method composes, all keys are its own; what it leaves comes back to the grid. */
static gboolean
text_key_pressed_cb (TdGrid *grid, guint key, guint code, GdkModifierType state)
{
  if (grid->is_composing || grid->mode == TD_GRID_IDLE)
    return GDK_EVENT_PROPAGATE;
  return _td_grid_key (grid, key, state);
}

/* An input method that has finished its word with Enter leaves Enter to the text. */
static void
text_activated_cb (TdGrid *grid)
{
  if (!grid->is_composing && grid->mode != TD_GRID_IDLE)
    (void)_td_grid_key (grid, GDK_KEY_Return, 0);
}

/* The pointer */

static void
extend_to (TdGrid *grid, double x, double y)
{
  guint row;
  int column;
  int width = gtk_widget_get_width (GTK_WIDGET (grid));
  int height = gtk_widget_get_height (GTK_WIDGET (grid));

  x = CLAMP (x, grid->view.name_width, width - 1);
  y = CLAMP (y, grid->header_height, height - 1);
  if (_td_grid_find (grid, x, y, &row, &column) && column >= 0
      && (row != grid->view.cursor_row || column != grid->view.cursor_column))
    _td_grid_move (grid, row, column, true);
}

static void
press_heading (TdGrid *grid, double x, double y)
{
  TdGridHead *head = td_grid_header_find (TD_GRID_HEADER (grid->header), x, y);

  if (head == NULL || td_grid_head_get_first (head) < 0 || !td_grid_finish (grid))
    return;
  guint first = (guint)td_grid_head_get_first (head);
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (grid)), GTK_WIDGET (grid));
  _td_grid_select_columns (grid, first, first + td_grid_head_get_n_columns (head) - 1);
}

static void
activate (TdGrid *grid, guint row, int column)
{
  if (!td_grid_edit (grid, NULL))
    g_signal_emit (grid, _td_grid_signals[TD_GRID_ACTIVATE], 0, row, column);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, TdGrid *grid)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  bool extend = (gtk_event_controller_get_current_event_state (controller) & GDK_SHIFT_MASK) != 0;
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (grid), x, y, GTK_PICK_DEFAULT);
  TdGridRange range;
  guint row;
  int column;

  if (picked != NULL && (picked == grid->text || gtk_widget_is_ancestor (picked, grid->text)))
    return;
  if (y < grid->header_height)
    {
      if (button == GDK_BUTTON_PRIMARY)
        press_heading (grid, x, y);
      return;
    }
  if (!_td_grid_find (grid, x, y, &row, &column) || !td_grid_finish (grid))
    return;
  /* The model may have other rows once the text was taken. */
  if (!_td_grid_find (grid, x, y, &row, &column))
    return;
  grid->tab_column = -1;
  bool in_range = td_grid_view_has_range (&grid->view) && column >= 0
                  && td_grid_view_is_selected (&grid->view, row, (guint)column);
  if (button == GDK_BUTTON_PRIMARY || !in_range || !td_grid_get_selection (grid, &range))
    _td_grid_move (grid, row, column, extend && grid->view.cursor_column >= 0 && column >= 0);
  _td_grid_focus (grid);
  if (button == GDK_BUTTON_SECONDARY)
    _td_grid_open_menu (grid, &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  else if (column < 0 && n_presses == 1
           && td_grid_name_is_arrow (TD_GRID_NAME (_td_grid_get_cell (grid, row, -1)), x))
    {
      TdGridRow name;
      td_grid_model_get_row (grid->model, row, &name);
      td_grid_model_unfold (grid->model, row, !name.is_unfolded);
    }
  else if (n_presses == 2)
    activate (grid, row, column);
}

static gboolean
drag_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TdGrid *grid = TD_GRID (widget);
  GtkAdjustment *down = grid->adjustments[GTK_ORIENTATION_VERTICAL];
  GtkAdjustment *right = grid->adjustments[GTK_ORIENTATION_HORIZONTAL];
  double below = grid->drag_y - gtk_widget_get_height (widget);
  double above = grid->header_height - grid->drag_y;
  double after = grid->drag_x - gtk_widget_get_width (widget);
  double before = grid->view.name_width - grid->drag_x;

  if (below > 0 || above > 0)
    gtk_adjustment_set_value (down,
                              gtk_adjustment_get_value (down)
                                  + (below > 0 ? 1 : -1) * MIN (MAX (below, above), 66));
  if (after > 0 || before > 0)
    gtk_adjustment_set_value (right,
                              gtk_adjustment_get_value (right)
                                  + (after > 0 ? 1 : -1) * MIN (MAX (after, before), 66));
  if (below > 0 || above > 0 || after > 0 || before > 0)
    extend_to (grid, grid->drag_x, grid->drag_y);
  return G_SOURCE_CONTINUE;
}

static void
stop_drag (TdGrid *grid)
{
  if (grid->drag_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (grid), grid->drag_tick);
  grid->drag_tick = 0;
}

/* With a finger the grid is scrolled, as everything. */
static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TdGrid *grid)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GdkDevice *device = event != NULL ? gdk_event_get_device (event) : NULL;
  guint row;
  int column;

  if ((device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN)
      || grid->mode != TD_GRID_IDLE || !_td_grid_find (grid, x, y, &row, &column) || column < 0)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TdGrid *grid)
{
  double x, y;

  if (grid->mode != TD_GRID_IDLE || !gtk_gesture_drag_get_start_point (gesture, &x, &y)
      || !grid->view.has_cursor || grid->view.cursor_column < 0)
    return;
  grid->drag_x = x + dx;
  grid->drag_y = y + dy;
  if (ABS (dx) + ABS (dy) < 4 && grid->drag_tick == 0)
    return;
  if (grid->drag_tick == 0)
    grid->drag_tick = gtk_widget_add_tick_callback (GTK_WIDGET (grid), drag_tick_cb, NULL, NULL);
  extend_to (grid, grid->drag_x, grid->drag_y);
}

void
_td_grid_keys_init (TdGrid *grid)
{
  GtkWidget *widget = GTK_WIDGET (grid);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *text_keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), grid);
  gtk_widget_add_controller (widget, keys);

  gtk_event_controller_set_propagation_phase (text_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (text_keys, "key-pressed", G_CALLBACK (text_key_pressed_cb), grid);
  gtk_widget_add_controller (grid->text, text_keys);
  g_signal_connect_swapped (grid->text, "activate", G_CALLBACK (text_activated_cb), grid);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), grid);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), grid);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), grid);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (stop_drag), grid);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (stop_drag), grid);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}
