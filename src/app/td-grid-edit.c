/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-private.h"

#include <glib/gi18n.h>

#define NOTICE_WIDTH 320
#define TEXT_LEAST 240 /* of a cell with words that is edited */

static const char *
get_typed (TdGrid *grid)
{
  return gtk_editable_get_text (GTK_EDITABLE (grid->text));
}

/* What a cell is called, to find it again when rows or columns have become others. */
static char *
get_place (TdGrid *grid, guint row, guint column)
{
  TdGridHeading heading;
  TdGridRow name;
  char *place;

  td_grid_model_get_row (grid->model, row, &name);
  place = g_strdup (name.text);
  td_grid_model_get_heading (grid->model, (int)column, &heading);
  char *all = g_strjoin ("\n",
                         place,
                         heading.group != NULL ? heading.group : "",
                         heading.text,
                         heading.number != NULL ? heading.number : "",
                         NULL);
  g_free (place);
  return all;
}

static void
show_refusal (TdGrid *grid, const char *message)
{
  grid->is_refused = message != NULL;
  gtk_label_set_label (GTK_LABEL (grid->notice), message != NULL ? message : "");
  gtk_widget_set_child_visible (grid->notice, grid->is_refused);
  gtk_accessible_update_state (GTK_ACCESSIBLE (grid->text),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               grid->is_refused ? GTK_ACCESSIBLE_INVALID_TRUE
                                                : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (grid->is_refused)
    {
      gtk_widget_add_css_class (grid->text, "error");
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (grid->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
    }
  else
    {
      gtk_widget_remove_css_class (grid->text, "error");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (grid->text),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
  _td_grid_queue_arrange (grid);
}

static bool
has_text_focus (TdGrid *grid)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (grid));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == grid->text || gtk_widget_is_ancestor (focus, grid->text));
}

static void
end (TdGrid *grid)
{
  bool had_focus = has_text_focus (grid);

  grid->mode = TD_GRID_IDLE;
  grid->is_composing = false;
  show_refusal (grid, NULL);
  if (had_focus && !grid->is_leaving)
    _td_grid_focus (grid);
  gtk_widget_set_child_visible (grid->text, FALSE);
  g_clear_pointer (&grid->original, g_free);
  g_clear_pointer (&grid->place, g_free);
}

bool
_td_grid_edit_begin (TdGrid *grid, const char *text, TdGridMode mode)
{
  TdGridView *view = &grid->view;
  GtkEditable *editable = GTK_EDITABLE (grid->text);
  TdGridCell cell;

  if (!view->has_cursor || view->cursor_column < 0 || !td_grid_finish (grid))
    return false;
  td_grid_model_get_cell (grid->model, view->cursor_row, (guint)view->cursor_column, &cell);
  if ((cell.flags & TD_GRID_LOCKED) != 0)
    return false;
  _td_grid_move (grid, view->cursor_row, view->cursor_column, false);

  grid->edit_row = view->cursor_row;
  grid->edit_column = (guint)view->cursor_column;
  grid->original = td_grid_model_get_text (grid->model, grid->edit_row, grid->edit_column);
  grid->place = get_place (grid, grid->edit_row, grid->edit_column);
  g_autofree char *name = td_grid_model_get_name (grid->model, grid->edit_row, grid->edit_column);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (grid->text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_editable_set_alignment (editable, (cell.flags & TD_GRID_TEXT) != 0 ? 0 : 1);
  gtk_editable_set_text (editable, text != NULL ? text : grid->original);
  gtk_editable_set_position (editable, -1);
  grid->mode = mode;
  grid->is_typed = text != NULL && text[0] != '\0';
  grid->is_composing = false;
  gtk_widget_set_child_visible (grid->text, TRUE);
  _td_grid_queue_arrange (grid);
  (void)gtk_text_grab_focus_without_selecting (GTK_TEXT (grid->text));
  return true;
}

void
_td_grid_edit_cancel (TdGrid *grid)
{
  if (grid->mode != TD_GRID_IDLE)
    end (grid);
}

static bool
is_unchanged (TdGrid *grid)
{
  return (grid->mode == TD_GRID_REPLACE && !grid->is_typed)
         || g_strcmp0 (get_typed (grid), grid->original) == 0;
}

bool
td_grid_finish (TdGrid *grid)
{
  if (grid->mode == TD_GRID_IDLE || grid->is_committing)
    return true;
  /* An input method gives what it has composed to the text once the focus leaves it. */
  if (grid->is_composing && has_text_focus (grid))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (grid)), GTK_WIDGET (grid));
  grid->is_composing = false;
  if (is_unchanged (grid))
    {
      end (grid);
      return true;
    }

  g_autofree char *text = g_strdup (get_typed (grid));
  g_autofree char *message = NULL;
  grid->is_committing = true;
  bool is_taken
      = td_grid_model_commit (grid->model, grid->edit_row, grid->edit_column, text, &message);
  grid->is_committing = false;
  if (is_taken)
    {
      end (grid);
      return true;
    }
  const char *sentence = message != NULL ? message : _ ("This cannot be entered here.");
  show_refusal (grid, sentence);
  if (!grid->is_leaving)
    (void)gtk_text_grab_focus_without_selecting (GTK_TEXT (grid->text));
  _td_grid_say (grid, sentence);
  return false;
}

static void
give_up (TdGrid *grid)
{
  /* Translators: %s is what was typed */
  g_autofree char *message
      = g_strdup_printf (_ ("“%s” was not saved: its cell is no longer shown."), get_typed (grid));

  end (grid);
  _td_grid_say (grid, message);
}

void
_td_grid_edit_leave (TdGrid *grid)
{
  if (!td_grid_finish (grid))
    give_up (grid);
}

/* The only other cell of the same name; false if there is none, or more than one. */
static bool
find_place (TdGrid *grid, guint *row, guint *column)
{
  guint n = 0;

  for (guint j = 0; j < grid->view.n_columns; j++)
    for (guint i = 0; i < grid->view.n_rows && n < 2; i++)
      {
        g_autofree char *place = get_place (grid, i, j);
        if (strcmp (place, grid->place) == 0)
          {
            *row = i;
            *column = j;
            n++;
          }
      }
  return n == 1;
}

static bool
is_place (TdGrid *grid, guint row, guint column)
{
  if (row >= grid->view.n_rows || column >= grid->view.n_columns)
    return false;
  g_autofree char *place = get_place (grid, row, column);
  return strcmp (place, grid->place) == 0;
}

void
_td_grid_edit_reset (TdGrid *grid)
{
  guint row = grid->edit_row;
  guint column = grid->edit_column;

  if (grid->mode == TD_GRID_IDLE || grid->is_committing)
    return;
  if (grid->view.n_rows == 0 || (!is_place (grid, row, column) && !find_place (grid, &row, &column))
      || _td_grid_is_locked (grid, row, (int)column))
    {
      give_up (grid);
      return;
    }
  grid->edit_row = row;
  grid->edit_column = column;
  g_free (grid->original);
  grid->original = td_grid_model_get_text (grid->model, row, column);
  _td_grid_move (grid, row, (int)column, false);
}

void
_td_grid_edit_allocate (TdGrid *grid)
{
  int width = gtk_widget_get_width (GTK_WIDGET (grid));
  int height = gtk_widget_get_height (GTK_WIDGET (grid));
  GdkRectangle place;
  int notice_width, notice_height, least;

  if (grid->mode == TD_GRID_IDLE)
    return;
  _td_grid_get_rectangle (grid, grid->edit_row, (int)grid->edit_column, &place);
  if (gtk_editable_get_alignment (GTK_EDITABLE (grid->text)) < 0.5f)
    place.width = MAX (place.width, MIN (TEXT_LEAST, width - place.x));
  GtkAllocation allocation = { place.x - 1, place.y - 1, place.width + 1, place.height + 1 };
  gtk_widget_measure (grid->text, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  /* The text scrolls in itself, but it is not made narrower than its own frame. */
  allocation.width = MAX (allocation.width, least);
  TdGridFont *font = grid->view.fonts.plain;
  int baseline = 1 + (grid->row_height - 1 - td_grid_font_get_height (font)) / 2
                 + td_grid_font_get_baseline (font);
  gtk_widget_size_allocate (grid->text, &allocation, baseline);
  if (!grid->is_refused)
    return;

  gtk_widget_measure (
      grid->notice, GTK_ORIENTATION_HORIZONTAL, -1, &least, &notice_width, NULL, NULL);
  notice_width = MAX (MIN (MIN (notice_width, NOTICE_WIDTH), width), least);
  gtk_widget_measure (
      grid->notice, GTK_ORIENTATION_VERTICAL, notice_width, &notice_height, NULL, NULL, NULL);
  int x = CLAMP (place.x, 0, MAX (width - notice_width, 0));
  int y = place.y + place.height + 2;
  if (y + notice_height > height)
    y = MAX (place.y - notice_height - 2, 0);
  gtk_widget_size_allocate (
      grid->notice, &(GtkAllocation){ x, y, notice_width, notice_height }, -1);
}

static void
changed_cb (TdGrid *grid)
{
  if (grid->mode == TD_GRID_IDLE)
    return;
  grid->is_typed = true;
  if (grid->is_refused)
    show_refusal (grid, NULL);
}

static void
preedit_changed_cb (TdGrid *grid, const char *preedit)
{
  grid->is_composing = preedit != NULL && preedit[0] != '\0';
}

static void
focus_left_cb (TdGrid *grid)
{
  if (grid->mode == TD_GRID_IDLE || grid->is_committing)
    return;
  grid->is_leaving = true;
  (void)td_grid_finish (grid);
  grid->is_leaving = false;
}

void
_td_grid_edit_init (TdGrid *grid)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  grid->text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_widget_add_css_class (grid->text, "td-grid-editor");
  gtk_widget_set_child_visible (grid->text, FALSE);
  gtk_widget_set_parent (grid->text, GTK_WIDGET (grid));
  g_signal_connect_swapped (grid->text, "changed", G_CALLBACK (changed_cb), grid);
  g_signal_connect_swapped (grid->text, "preedit-changed", G_CALLBACK (preedit_changed_cb), grid);

  grid->notice = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_label_set_wrap (GTK_LABEL (grid->notice), TRUE);
  gtk_label_set_xalign (GTK_LABEL (grid->notice), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (grid->notice), 44);
  gtk_widget_add_css_class (grid->notice, "td-grid-notice");
  gtk_widget_set_child_visible (grid->notice, FALSE);
  gtk_widget_set_can_target (grid->notice, FALSE);
  gtk_widget_set_parent (grid->notice, GTK_WIDGET (grid));

  g_signal_connect_swapped (controller, "leave", G_CALLBACK (focus_left_cb), grid);
  gtk_widget_add_controller (GTK_WIDGET (grid), controller);
}

bool
td_grid_edit (TdGrid *grid, const char *text)
{
  return _td_grid_edit_begin (grid, text, text != NULL ? TD_GRID_REPLACE : TD_GRID_EDIT);
}

bool
td_grid_is_editing (TdGrid *grid)
{
  return grid->mode != TD_GRID_IDLE;
}
