/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-app"
#include "config.h"

#include "td-paper-preview.h"

#include <glib/gi18n.h>

static const int zooms[] = { 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 300, 400 };

struct _TdPaperPreview
{
  AdwBin parent_instance;

  guint n_pages;
  guint place_source; /* idle: the place is shown anew */

  /* template children */
  GtkStack *stack;
  GtkScrolledWindow *desk;
  TdPaperView *view;
  GtkWidget *bar;
  GtkLabel *pages;
  GtkLabel *zoom_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  AdwStatusPage *failure;
};

G_DEFINE_FINAL_TYPE (TdPaperPreview, td_paper_preview, ADW_TYPE_BIN)

static void
show_zoom (TdPaperPreview *preview)
{
  g_autofree char *text = g_strdup_printf ("%d %%", td_paper_view_get_zoom (preview->view));

  gtk_label_set_label (preview->zoom_label, text);
}

/* The page of which most can be read, from 0. */
static guint
get_page (TdPaperPreview *preview)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (preview->desk);
  double middle
      = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2;

  return td_paper_view_get_page_at (preview->view, middle);
}

static void
show_place (TdPaperPreview *preview)
{
  guint page = get_page (preview);
  g_autofree char *text = NULL;

  if (preview->n_pages > 0)
    /* Translators: the number of a page, and of all pages. */
    text = g_strdup_printf (_ ("Page %u / %u"), page + 1, preview->n_pages);
  gtk_label_set_label (preview->pages, text != NULL ? text : "");
  gtk_widget_set_sensitive (preview->previous_button, page > 0);
  gtk_widget_set_sensitive (preview->next_button, page + 1 < preview->n_pages);
  show_zoom (preview);
}

static gboolean
show_place_cb (gpointer data)
{
  TdPaperPreview *preview = data;

  preview->place_source = 0;
  show_place (preview);
  return G_SOURCE_REMOVE;
}

/* The adjustment changes while the pages get their place: a label that changed then would lose its
 * own. */
static void
place_changed_cb (TdPaperPreview *preview)
{
  if (preview->place_source == 0)
    preview->place_source = g_idle_add_full (G_PRIORITY_DEFAULT, show_place_cb, preview, NULL);
}

static void
previous_clicked_cb (TdPaperPreview *preview)
{
  td_paper_preview_turn (preview, -1);
}

static void
next_clicked_cb (TdPaperPreview *preview)
{
  td_paper_preview_turn (preview, 1);
}

static void
smaller_clicked_cb (TdPaperPreview *preview)
{
  td_paper_preview_zoom (preview, -1);
}

static void
follow_clicked_cb (TdPaperPreview *preview)
{
  td_paper_preview_zoom (preview, 0);
}

static void
larger_clicked_cb (TdPaperPreview *preview)
{
  td_paper_preview_zoom (preview, 1);
}

static void
td_paper_preview_dispose (GObject *object)
{
  TdPaperPreview *preview = TD_PAPER_PREVIEW (object);

  g_clear_handle_id (&preview->place_source, g_source_remove);
  G_OBJECT_CLASS (td_paper_preview_parent_class)->dispose (object);
}

static void
td_paper_preview_class_init (TdPaperPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_paper_preview_dispose;

  g_type_ensure (TD_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tiendo/TienDo/td-paper-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPaperPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, TdPaperPreview, desk);
  gtk_widget_class_bind_template_child (widget_class, TdPaperPreview, view);
  gtk_widget_class_bind_template_child (widget_class, TdPaperPreview, bar);
  gtk_widget_class_bind_template_child (widget_class, TdPaperPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, TdPaperPreview, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, TdPaperPreview, previous_button);
  gtk_widget_class_bind_template_child (widget_class, TdPaperPreview, next_button);
  gtk_widget_class_bind_template_child (widget_class, TdPaperPreview, failure);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, smaller_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, larger_clicked_cb);
}

static void
td_paper_preview_init (TdPaperPreview *preview)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (preview));
  adjustment = gtk_scrolled_window_get_vadjustment (preview->desk);
  g_signal_connect_object (
      adjustment, "value-changed", G_CALLBACK (place_changed_cb), preview, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      adjustment, "changed", G_CALLBACK (place_changed_cb), preview, G_CONNECT_SWAPPED);
}

void
td_paper_preview_show (TdPaperPreview *preview, TdDocument *document, const char *why)
{
  preview->n_pages = document != NULL ? td_paper_view_set_document (preview->view, document) : 0;
  if (document == NULL)
    {
      g_autofree char *text = g_markup_escape_text (why != NULL ? why : "", -1);

      (void)td_paper_view_set_document (preview->view, NULL);
      adw_status_page_set_description (preview->failure, text);
    }
  gtk_stack_set_visible_child_name (preview->stack, document != NULL ? "paper" : "failure");
  gtk_widget_set_visible (preview->bar, document != NULL);
  show_place (preview);
}

void
td_paper_preview_zoom (TdPaperPreview *preview, int step)
{
  int now = td_paper_view_get_zoom (preview->view);
  int zoom = 0;

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      if (step < 0 && zooms[i] < now)
        zoom = zooms[i];
      if (step > 0 && zooms[i] > now)
        {
          zoom = zooms[i];
          break;
        }
    }
  if (step != 0 && zoom == 0)
    zoom = now;
  td_paper_view_set_zoom (preview->view, zoom);
  show_zoom (preview);
}

void
td_paper_preview_turn (TdPaperPreview *preview, int by)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (preview->desk);
  int page = (int)get_page (preview) + by;

  if (page >= 0 && page < (int)preview->n_pages)
    gtk_adjustment_set_value (adjustment, td_paper_view_get_page_top (preview->view, (guint)page));
}

TdPaperView *
td_paper_preview_get_view (TdPaperPreview *preview)
{
  return preview->view;
}

const char *
td_paper_preview_get_pages (TdPaperPreview *preview)
{
  return gtk_label_get_label (preview->pages);
}
