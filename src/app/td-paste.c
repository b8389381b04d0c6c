/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-paste.h"

#include <glib/gi18n.h>

#include "app/td-paste-dialog.h"
#include "app/td-paste-names.h"
#include "app/td-paste-plan.h"

/* A paste on its way, a step at a time so that no frame is missed. */
typedef struct
{
  TdGrid *grid;          /* owned */
  TdFiguresModel *model; /* owned */
  TdGridModel *target;   /* owned */
  TdBook *book;          /* owned: that the plan was made for */
  char *text;
  guint row;
  int column;
  TdClip *clip;
  TdFiguresEdit *edit;
  TdPastePlan *plan;
  TdChanges *changes;
  TdBook *preview;
} Paste;

static void
paste_free (Paste *paste)
{
  g_clear_pointer (&paste->plan, td_paste_plan_free);
  g_clear_pointer (&paste->clip, td_clip_free);
  g_clear_pointer (&paste->edit, td_figures_edit_free);
  g_clear_pointer (&paste->changes, td_changes_free);
  g_clear_pointer (&paste->preview, td_book_unref);
  g_clear_pointer (&paste->book, td_book_unref);
  g_clear_object (&paste->target);
  g_clear_object (&paste->model);
  g_clear_object (&paste->grid);
  g_free (paste->text);
  g_free (paste);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
tell (Paste *paste, const char *text, const char *action)
{
  td_session_message (td_figures_model_get_session (paste->model), text, action);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) paste = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!td_figures_model_apply_finish (paste->model, result, &error))
    {
      tell (paste, error->message, NULL);
      return;
    }
  text
      = g_strdup_printf (ngettext ("%u figure pasted", "%u figures pasted", paste->plan->n_changes),
                         paste->plan->n_changes);
  tell (paste, text, "win.undo");
}

/* @paste: (transfer full) */
static void
apply (Paste *paste)
{
  if (td_figures_sheet_get_view (td_figures_model_get_sheet (paste->model))->book != paste->book
      || td_figures_model_is_busy (paste->model))
    {
      tell (paste, _ ("Other figures were changed meanwhile. Paste once more."), NULL);
      paste_free (paste);
      return;
    }
  td_figures_model_apply (paste->model,
                          "paste",
                          g_steal_pointer (&paste->changes),
                          g_steal_pointer (&paste->preview),
                          applied_cb,
                          paste);
}

static void
answered_cb (bool accepted, gpointer data)
{
  Paste *paste = data;

  if (accepted)
    apply (paste);
  else
    paste_free (paste);
}

static gboolean
check_cb (gpointer data)
{
  Paste *paste = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (paste->grid));

  td_paste_plan_check (paste->plan, paste->target, paste->model, paste->preview);
  if (paste->plan->n_faults > 0 || paste->plan->sentences->len > 0)
    {
      GtkWindow *dialog = td_paste_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               paste->plan,
                                               paste->target,
                                               answered_cb,
                                               paste);

      gtk_window_present (dialog);
    }
  else if (paste->plan->n_changes > 0)
    apply (paste);
  else
    {
      tell (paste, _ ("All of it is there already; nothing changes"), NULL);
      paste_free (paste);
    }
  return G_SOURCE_REMOVE;
}

static gboolean
preview_cb (gpointer data)
{
  Paste *paste = data;

  paste->changes = td_figures_edit_get_changes (paste->edit);
  paste->preview = td_figures_edit_preview (paste->edit, paste->changes);
  g_idle_add_full (G_PRIORITY_DEFAULT, check_cb, paste, NULL);
  return G_SOURCE_REMOVE;
}

/* Officers whom the table names may be folded away. Returns: whether rows have moved. */
static bool
unfold_named (const Paste *paste)
{
  const TdPastePlan *plan = paste->plan;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; plan->name_column >= 0 && i < plan->target_rows->len; i++)
    if (g_array_index (plan->target_rows, int, i) == TD_PASTE_UNKNOWN)
      g_ptr_array_add (
          texts, td_clip_get (plan->clip, plan->first_row + i, (guint)plan->name_column)->text);
  return !TD_IS_QUICK_ENTRY (paste->target) && td_paste_names_unfold (paste->model, texts);
}

static void
make_plan (Paste *paste)
{
  const TdFiguresView *view = td_figures_sheet_get_view (td_figures_model_get_sheet (paste->model));

  g_clear_pointer (&paste->plan, td_paste_plan_free);
  g_clear_pointer (&paste->edit, td_figures_edit_free);
  paste->edit = td_figures_edit_new (view->book, view->cut);
  paste->plan = td_paste_plan_new (
      paste->target, paste->model, paste->clip, paste->row, paste->column, paste->edit);
}

static gboolean
plan_cb (gpointer data)
{
  Paste *paste = data;
  const TdFiguresView *view = td_figures_sheet_get_view (td_figures_model_get_sheet (paste->model));

  if (view->book == NULL)
    {
      paste_free (paste);
      return G_SOURCE_REMOVE;
    }
  paste->book = td_book_ref (view->book);
  make_plan (paste);
  if (unfold_named (paste))
    make_plan (paste);
  g_idle_add_full (G_PRIORITY_DEFAULT, preview_cb, paste, NULL);
  return G_SOURCE_REMOVE;
}

void
td_paste_start (TdGrid *grid, TdFiguresModel *model, TdQuickEntry *quick, const char *text)
{
  g_autoptr (Paste) paste = g_new0 (Paste, 1);
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;
  TdGridRange range;

  paste->grid = g_object_ref (grid);
  paste->model = g_object_ref (model);
  paste->target = g_object_ref (quick != NULL ? TD_GRID_MODEL (quick) : TD_GRID_MODEL (model));
  if (!td_grid_get_cursor (grid, &paste->row, &paste->column))
    return;
  if (td_grid_get_selection (grid, &range))
    {
      paste->row = range.row;
      paste->column = (int)range.column;
    }
  if (td_figures_model_is_busy (model))
    why = g_strdup (_ ("Other figures are being written. Try again in a moment."));
  else
    why = td_figures_model_describe_lock (model);
  if (why == NULL)
    {
      paste->clip = td_clip_read (text, &error);
      if (paste->clip == NULL)
        why = g_strdup (error->message);
    }
  if (why != NULL)
    {
      tell (paste, why, NULL);
      return;
    }
  g_idle_add_full (G_PRIORITY_DEFAULT, plan_cb, g_steal_pointer (&paste), NULL);
}
