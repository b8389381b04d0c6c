/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-grid-write.h"

#include <glib/gi18n.h>

bool
td_grid_paste_read (TdGridPaste *paste,
                    const char *text,
                    guint n_rows,
                    guint n_columns,
                    TdGridRange *range,
                    char **message)
{
  g_autoptr (GError) error = NULL;

  paste->clip = td_clip_read (text, &error);
  if (paste->clip == NULL)
    {
      *message = g_strdup (error->message);
      return false;
    }
  if (paste->clip->n_rows > n_rows - paste->row
      || paste->clip->n_columns > n_columns - paste->column)
    {
      *message = g_strdup (_ ("The copied table is larger than what is left from here on."));
      return false;
    }
  *range = (TdGridRange){
    .row = paste->row,
    .column = paste->column,
    .last_row = paste->row + paste->clip->n_rows - 1,
    .last_column = paste->column + paste->clip->n_columns - 1,
  };
  return true;
}

void
td_grid_paste_clear (TdGridPaste *paste)
{
  g_clear_pointer (&paste->clip, td_clip_free);
}

const char *
td_grid_paste_get (guint row, guint column, gpointer data)
{
  const TdGridPaste *paste = data;
  const TdClipCell *cell = td_clip_get (paste->clip, row - paste->row, column - paste->column);

  /* A dash is the sign for "none"; what a table leaves empty says nothing. */
  if (cell->kind == TD_CLIP_ABSENT)
    return "";
  return cell->kind != TD_CLIP_EMPTY ? cell->text : NULL;
}

void
td_grid_say (GtkLabel *status, const char *sentence, bool is_error)
{
  gtk_label_set_label (status, sentence != NULL ? sentence : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (status), sentence);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (status), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (status), "error");
}

void
td_grid_say_note (GtkLabel *status, TdGrid *grid, TdSession *session)
{
  g_autofree char *note = NULL;
  g_autofree char *why = NULL;
  guint row;
  int column;

  if (td_grid_get_cursor (grid, &row, &column) && column >= 0)
    note = td_grid_model_get_note (td_grid_get_model (grid), row, (guint)column);
  if (note == NULL && !td_session_can_edit (session, &why))
    note = g_steal_pointer (&why);
  td_grid_say (status, note, false);
}
