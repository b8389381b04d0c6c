/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-journal-cell.h"

#include <glib/gi18n.h>

struct _TdJournalCell
{
  GtkBox parent_instance;

  /* owned */
  TdJournalRow *row; /* (nullable) */

  /* template children */
  GtkImage *arrow;
  GtkLabel *title_label;
  GtkLabel *item_label;
  GtkLabel *change_label;
  GtkWidget *undone_label;
  GtkLabel *detail_label;
  GtkWidget *revert_button;
};

enum
{
  SIGNAL_REVERT,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdJournalCell, td_journal_cell, GTK_TYPE_BOX)

static void
revert_clicked_cb (TdJournalCell *cell)
{
  g_signal_emit (cell, signals[SIGNAL_REVERT], 0);
}

/* A box would hand it on to its button. */
static gboolean
td_journal_cell_grab_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root == NULL)
    return FALSE;
  gtk_root_set_focus (root, widget);
  return TRUE;
}

/* The row comes first and its button with Tab, so that Enter on a row never reverts it. */
static gboolean
td_journal_cell_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TdJournalCell *cell = TD_JOURNAL_CELL (widget);

  if (gtk_widget_is_focus (widget))
    return direction == GTK_DIR_TAB_FORWARD && gtk_widget_grab_focus (cell->revert_button);
  if (gtk_widget_get_focus_child (widget) != NULL && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
td_journal_cell_dispose (GObject *object)
{
  g_clear_object (&TD_JOURNAL_CELL (object)->row);

  G_OBJECT_CLASS (td_journal_cell_parent_class)->dispose (object);
}

static void
td_journal_cell_class_init (TdJournalCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_journal_cell_dispose;
  widget_class->focus = td_journal_cell_focus;
  widget_class->grab_focus = td_journal_cell_grab_focus;

  signals[SIGNAL_REVERT] = g_signal_new (
      "revert", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-journal-cell.ui");
  gtk_widget_class_set_css_name (widget_class, "tdjournalcell");
  gtk_widget_class_bind_template_child (widget_class, TdJournalCell, arrow);
  gtk_widget_class_bind_template_child (widget_class, TdJournalCell, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdJournalCell, item_label);
  gtk_widget_class_bind_template_child (widget_class, TdJournalCell, change_label);
  gtk_widget_class_bind_template_child (widget_class, TdJournalCell, undone_label);
  gtk_widget_class_bind_template_child (widget_class, TdJournalCell, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TdJournalCell, revert_button);
  gtk_widget_class_bind_template_callback (widget_class, revert_clicked_cb);
}

static void
td_journal_cell_init (TdJournalCell *cell)
{
  gtk_widget_init_template (GTK_WIDGET (cell));
}

/* Struck through and said in a word. */
static void
show_undone (TdJournalCell *cell, TdJournalRow *row)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (row->undone)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (cell->title_label, attributes);
  gtk_label_set_attributes (cell->change_label, attributes);
  gtk_widget_set_visible (cell->undone_label, row->undone && td_journal_row_is_group (row));
}

/* The cell has the keyboard, so that Enter opens the row and does not revert it. */
static void
name_cell (TdJournalCell *cell, TdJournalRow *row)
{
  g_autofree char *text = td_journal_row_to_text (row);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strdelimit (g_strstrip (text), "\t", ','),
                                  -1);
  if (td_journal_row_can_unfold (row))
    gtk_accessible_update_state (
        GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_EXPANDED, row->expanded, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_EXPANDED);
}

void
td_journal_cell_show (TdJournalCell *cell, TdJournalRow *row, bool can_edit)
{
  bool is_group;
  g_autofree char *revert = NULL;

  g_set_object (&cell->row, row);
  if (row == NULL)
    return;
  is_group = td_journal_row_is_group (row);
  gtk_label_set_label (cell->title_label, row->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cell->title_label), row->title);
  gtk_label_set_label (cell->detail_label, is_group ? row->detail : "");
  gtk_label_set_label (cell->item_label, is_group ? "" : row->detail);
  gtk_label_set_label (cell->change_label, row->change != NULL ? row->change : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (cell->change_label), row->change);
  gtk_widget_set_visible (GTK_WIDGET (cell->detail_label), is_group);
  gtk_widget_set_visible (GTK_WIDGET (cell->item_label), !is_group);
  gtk_widget_set_visible (GTK_WIDGET (cell->change_label), row->change != NULL);
  gtk_widget_set_opacity (GTK_WIDGET (cell->arrow), td_journal_row_can_unfold (row) ? 1 : 0);
  gtk_image_set_from_icon_name (cell->arrow,
                                row->expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  if (is_group)
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "line");
  else
    gtk_widget_add_css_class (GTK_WIDGET (cell), "line");
  show_undone (cell, row);

  gtk_widget_set_visible (cell->revert_button, row->can_revert);
  gtk_widget_set_sensitive (cell->revert_button, can_edit);
  /* Translators: %s names an edit or a cell whose earlier value is put back. */
  name_cell (cell, row);
  revert = is_group ? g_strdup_printf (_ ("Revert: %s"), row->title)
                    : g_strdup_printf ("%s: %s, %s", _ ("Revert"), row->title, row->detail);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (cell->revert_button), GTK_ACCESSIBLE_PROPERTY_LABEL, revert, -1);
}

TdJournalRow *
td_journal_cell_get_row (TdJournalCell *cell)
{
  return cell->row;
}
