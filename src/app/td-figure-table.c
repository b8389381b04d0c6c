/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-figure-table.h"

/* More of them stand closer together. */
#define MANY_COLUMNS 9

struct _TdFigureTable
{
  GtkWidget parent_instance;

  GListStore *rows;    /* owned; of GtkStringList: the cells */
  GtkWidget *view;     /* child */
  GtkWidget *scroller; /* child */
};

G_DEFINE_FINAL_TYPE (TdFigureTable, td_figure_table, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (column) == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkStringList *cells = gtk_list_item_get_item (item);
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_list_get_string (cells, GPOINTER_TO_UINT (column)));
}

static void
add_column (TdFigureTable *table, guint index, const char *heading)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (heading, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (index));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (index));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (table->view), column);
}

/* Takes the room that is left over; without it GTK 4.8 believes to be scrolled too far. */
static void
add_filler (TdFigureTable *table)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (NULL, NULL);

  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (table->view), column);
}

/* Headings of figures stand over the figures; GTK 4.8 gives no way to ask for that. */
static void
align_heading (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_widget_set_hexpand (widget, TRUE);
      gtk_label_set_xalign (GTK_LABEL (widget), 1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    align_heading (child);
}

static void
align_headings (TdFigureTable *table)
{
  GtkWidget *header = gtk_widget_get_first_child (table->view);
  GtkWidget *first = gtk_widget_get_first_child (header);

  for (GtkWidget *title = gtk_widget_get_next_sibling (first); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    align_heading (title);
}

void
td_figure_table_set_chart (TdFigureTable *table, TdChart *chart)
{
  g_autoptr (TdChartTable) figures = td_chart_to_table (chart);
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (table->view));

  g_list_store_remove_all (table->rows);
  for (guint n = g_list_model_get_n_items (columns); n > 0; n--)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, n - 1);
      gtk_column_view_remove_column (GTK_COLUMN_VIEW (table->view), column);
    }
  for (guint i = 0; i < figures->headings->len; i++)
    add_column (table, i, g_ptr_array_index (figures->headings, i));
  add_filler (table);
  align_headings (table);
  if (figures->headings->len > MANY_COLUMNS)
    gtk_widget_add_css_class (table->view, "td-many-columns");
  else
    gtk_widget_remove_css_class (table->view, "td-many-columns");
  for (guint i = 0; i < figures->rows->len; i++)
    {
      g_autoptr (GtkStringList) cells = gtk_string_list_new (NULL);
      for (guint j = 0; j < figures->headings->len; j++)
        gtk_string_list_append (cells, td_chart_table_get (figures, i, j));
      g_list_store_append (table->rows, cells);
    }
}

static void
td_figure_table_dispose (GObject *object)
{
  TdFigureTable *table = TD_FIGURE_TABLE (object);

  g_clear_pointer (&table->scroller, gtk_widget_unparent);
  g_clear_object (&table->rows);
  G_OBJECT_CLASS (td_figure_table_parent_class)->dispose (object);
}

static void
td_figure_table_class_init (TdFigureTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_figure_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_figure_table_init (TdFigureTable *table)
{
  table->rows = g_list_store_new (GTK_TYPE_STRING_LIST);
  table->view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (table->rows)))));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (table->view), TRUE);
  gtk_widget_add_css_class (table->view, "td-figures");
  table->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (table->scroller), table->view);
  gtk_widget_set_parent (table->scroller, GTK_WIDGET (table));
}
