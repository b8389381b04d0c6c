/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-private.h"

#include <glib/gi18n.h>

/* A cell's text must not end the cell; spreadsheets quote such a one. */
static void
append_text (GString *all, const char *text)
{
  if (strpbrk (text, "\t\r\n\"") == NULL)
    {
      g_string_append (all, text);
      return;
    }
  g_string_append_c (all, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (all, '"');
      g_string_append_c (all, *p);
    }
  g_string_append_c (all, '"');
}

char *
td_grid_copy (TdGrid *grid)
{
  GString *all = g_string_new (NULL);
  TdGridRange range;

  if (td_grid_get_selection (grid, &range))
    for (guint row = range.row; row <= range.last_row; row++)
      {
        for (guint column = range.column; column <= range.last_column; column++)
          {
            g_autofree char *text = td_grid_model_get_text (grid->model, row, column);
            if (column > range.column)
              g_string_append_c (all, '\t');
            append_text (all, text);
          }
        g_string_append_c (all, '\n');
      }
  else if (grid->view.has_cursor)
    {
      TdGridRow name;
      td_grid_model_get_row (grid->model, grid->view.cursor_row, &name);
      append_text (all, name.text);
      g_string_append_c (all, '\n');
    }
  return g_string_free (all, FALSE);
}

void
_td_grid_copy (TdGrid *grid)
{
  g_autofree char *text = td_grid_copy (grid);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (grid)), text);
}

void
_td_grid_clear (TdGrid *grid)
{
  g_autofree char *message = NULL;
  TdGridRange range;

  if (!td_grid_get_selection (grid, &range))
    return;
  if (!td_grid_model_clear (
          grid->model, range.row, range.column, range.last_row, range.last_column, &message))
    _td_grid_say (grid, message);
}

void
_td_grid_cut (TdGrid *grid)
{
  _td_grid_copy (grid);
  _td_grid_clear (grid);
}

/* One row alone takes what is above it. */
void
_td_grid_fill_down (TdGrid *grid)
{
  g_autofree char *message = NULL;
  TdGridRange range;

  if (!td_grid_get_selection (grid, &range))
    return;
  if (range.row == range.last_row && range.row == 0)
    return;
  if (range.row == range.last_row)
    range.row--;
  if (!td_grid_model_fill_down (
          grid->model, range.row, range.column, range.last_row, range.last_column, &message))
    _td_grid_say (grid, message);
}

void
_td_grid_select_all (TdGrid *grid)
{
  if (grid->view.n_columns > 0)
    _td_grid_select_columns (grid, 0, grid->view.n_columns - 1);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdGrid) grid = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  /* It may have been closed meanwhile. */
  if (grid->model == NULL)
    return;
  if (text == NULL || text[0] == '\0')
    _td_grid_say (grid, _ ("There is no text to paste."));
  else if (td_grid_finish (grid))
    g_signal_emit (grid, _td_grid_signals[TD_GRID_PASTE], 0, text);
}

void
_td_grid_paste (TdGrid *grid)
{
  gdk_clipboard_read_text_async (
      gtk_widget_get_clipboard (GTK_WIDGET (grid)), NULL, read_cb, g_object_ref (grid));
}

/* The menu */

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _td_grid_copy (TD_GRID (widget));
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _td_grid_paste (TD_GRID (widget));
}

static void
clear_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _td_grid_clear (TD_GRID (widget));
}

static void
fill_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _td_grid_fill_down (TD_GRID (widget));
}

void
_td_grid_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "grid.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "grid.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "grid.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "grid.fill-down", NULL, fill_cb);
}

static void
enable_actions (TdGrid *grid)
{
  GtkWidget *widget = GTK_WIDGET (grid);
  TdGridModelInterface *iface = TD_GRID_MODEL_GET_IFACE (grid->model);
  TdGridRange range;
  bool is_cell = td_grid_get_selection (grid, &range);

  gtk_widget_action_set_enabled (
      widget,
      "grid.paste",
      is_cell && g_signal_has_handler_pending (grid, _td_grid_signals[TD_GRID_PASTE], 0, FALSE));
  gtk_widget_action_set_enabled (widget, "grid.clear", is_cell && iface->clear != NULL);
  gtk_widget_action_set_enabled (widget,
                                 "grid.fill-down",
                                 is_cell && iface->fill_down != NULL
                                     && (range.row > 0 || range.last_row > range.row));
}

static void
add_item (GMenu *menu, const char *label, const char *action, const char *keys)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", keys);
  g_menu_append_item (menu, item);
}

void
_td_grid_open_menu (TdGrid *grid, const GdkRectangle *at)
{
  GdkRectangle place;

  if (!grid->view.has_cursor || !td_grid_finish (grid))
    return;
  if (grid->menu == NULL)
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      add_item (menu, _ ("_Copy"), "grid.copy", "<Control>c");
      add_item (menu, _ ("_Paste"), "grid.paste", "<Control>v");
      add_item (menu, _ ("C_lear"), "grid.clear", "Delete");
      add_item (menu, _ ("Fill _Down"), "grid.fill-down", "<Control>d");
      grid->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_popover_set_has_arrow (GTK_POPOVER (grid->menu), FALSE);
      gtk_widget_set_halign (grid->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (grid->menu, GTK_WIDGET (grid));
    }
  enable_actions (grid);
  if (at != NULL)
    place = *at;
  else
    _td_grid_get_rectangle (grid, grid->view.cursor_row, grid->view.cursor_column, &place);
  gtk_popover_set_pointing_to (GTK_POPOVER (grid->menu), &place);
  gtk_popover_popup (GTK_POPOVER (grid->menu));
}
